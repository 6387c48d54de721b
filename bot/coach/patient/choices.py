"""What a patient can set: one message that changes in place, a page for each matter; everything can be typed, too."""

from collections.abc import Sequence
from datetime import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.coach.effects import Arg, Button, Words
from bot.coach.events import Answered
from bot.coach.patient import pausing, upcoming
from bot.coach.patient.choice_pages import LABEL, TOGGLES, done, page, prefer, show, wait
from bot.coach.patient.own_times import days_tapped, shift
from bot.coach.patient.slots import plan_slots
from bot.coach.rules import City
from bot.coach.schedule import quiet_of
from bot.coach.talk import Talk, clock

OPEN_ENDED = frozenset(("set_zone", "set_country"))  # their buttons carry any zone or country

_QUIET = {"q2108": (time(21), time(8)), "q2207": (time(22), time(7)), "q2306": (time(23), time(6))}
_NONE = (time(0), time(0))


def answered(talk: Talk, event: Answered) -> None:
    edit = f"#{event.message_id}" if event.message_id and not event.typed else LABEL
    if event.value == "back":
        show(talk, edit=edit)
        return
    match event.ask:
        case "settings":
            _topic(talk, event.value, edit)
        case "set_times":
            shift(talk, event, edit)
        case "set_days":
            days_tapped(talk, event, edit)
        case "set_zone":
            set_zone(talk, event.value, edit)
        case "set_country":
            set_country(talk, event.value.upper(), edit)
        case "set_tongue":
            talk.be(language=event.value)
            done(talk, edit)
        case "set_quiet":
            start, end = (None, None) if event.value == "clinic" else _QUIET.get(event.value, _NONE)
            set_quiet(talk, start, end, edit)
        case _:
            set_weekly(talk, None if event.value == "off" else int(event.value[1:]), edit)


def _topic(talk: Talk, topic: str, edit: str) -> None:
    if topic in TOGGLES:
        set_toggle(talk, topic, not getattr(talk.me.preferences, TOGGLES[topic]), edit)
    elif topic == "close":
        wait(talk, "")
        talk.say("settings-closed", edit=edit)
    elif topic == "halt":
        pausing.ask(talk)
    elif topic in ("times", "days") and not talk.case.slots:
        show(talk, edit=edit, note=Words("settings-no-plan", {"therapist": talk.therapist.alias}))
    else:
        page(talk, f"set_{topic}", edit)


def set_toggle(talk: Talk, topic: str, on: bool, edit: str) -> None:
    prefer(talk, **{TOGGLES[topic]: on})
    done(talk, edit, Words("settings-toggled", {"what": topic, "on": "yes" if on else "no"}))


def set_weekly(talk: Talk, day: int | None, edit: str) -> None:
    """day: 0 = Monday; None: no weekly summary."""
    on = day is not None
    prefer(talk, weekly_summary=on, **({"weekly_day": day} if on else {}))
    upcoming.plan(talk)
    done(talk, edit, Words("settings-toggled", {"what": "weekly", "on": "yes" if on else "no"}))


def set_zone(talk: Talk, zone: str, edit: str) -> None:
    """Every slot, and the quiet hours, are at the same time of day there; what has been due is not due again."""
    try:
        known = bool(zone) and ZoneInfo(zone) is not None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        known = False
    if not known:
        talk.say("button-gone")
        return
    talk.be(zone=zone)
    plan_slots(talk)
    done(talk, edit, Words("settings-zone-set", {"zone": zone.replace("_", " "), "time": clock(talk.now, zone)}))


def offer_zones(talk: Talk, cities: Sequence[City], edit: str) -> None:
    """Several cities of that name, or only names that are close: which one, told by its country and its clock."""
    rows = []
    for city in cities:
        ours = city.country in talk.rules.countries
        where: Arg = Words("@country", {"code": city.country}) if ours else city.country_name
        label = Words("settings-city", {"city": city.name, "country": where, "time": clock(talk.now, city.zone)})
        rows.append((Button("set_zone", city.zone, label=label),))
    wait(talk, "set_zone")
    talk.say("set-zone-which", buttons=(*rows, (Button("set_zone", "back"),)), edit="", label="")


def set_country(talk: Talk, code: str, edit: str) -> None:
    if code not in talk.rules.countries:
        talk.say("button-gone")
        return
    talk.be(country=code)
    emergency = talk.rules.countries[code].emergency
    done(talk, edit, Words("settings-country-set", {"emergency": emergency}))


def set_quiet(talk: Talk, start: time | None, end: time | None, edit: str) -> None:
    """None: as the clinic has them. Equal: none."""
    prefer(talk, quiet_from=start, quiet_to=end)
    plan_slots(talk)
    start, end = quiet_of(talk.me, talk.rules.clinic)
    done(talk, edit, Words("settings-quiet-set", {"quiet": "" if start == end else f"{start:%H:%M}–{end:%H:%M}"}))
