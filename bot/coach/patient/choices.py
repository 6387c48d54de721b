"""What a patient can set: one message that changes in place, a page for each matter; everything can be typed, too."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.coach import reports
from bot.coach.effects import Arg, Button, Words
from bot.coach.events import Answered
from bot.coach.model import Aside, Preferences, Slot, Tier
from bot.coach.patient import pausing, upcoming
from bot.coach.patient.slots import days_of, plan_slots
from bot.coach.rules import City
from bot.coach.schedule import quiet_of
from bot.coach.talk import Talk, clock, options, slots_words

LABEL = "settings"
PAGES = frozenset(
    ("settings", "set_times", "set_days", "set_zone", "set_country", "set_tongue", "set_quiet", "set_weekly")
)
OPEN_ENDED = frozenset(("set_zone", "set_country"))  # their buttons carry any zone or country
TOGGLES = {
    "nudge": "nudge",
    "streaks": "streaks",
    "milestones": "milestones",
    "plain": "plain",
    "steps": "large_steps",
}
_STEP = timedelta(minutes=30)
_WEEK = 7  # days
_QUIET = {"q2108": (time(21), time(8)), "q2207": (time(22), time(7)), "q2306": (time(23), time(6))}
_NONE = (time(0), time(0))


def show(talk: Talk, *, edit: str = "", note: Arg = "") -> None:
    """All settings, in a new message or in place of what the one says now."""
    wait(talk, "settings")
    start, end = quiet_of(talk.me, talk.rules.clinic)
    own = talk.me.preferences
    talk.say(
        "settings",
        label="" if edit else LABEL,
        edit=edit,
        buttons=_menu(own),
        note=note,
        slots=slots_words(talk.case.slots) if talk.case.slots else "",
        zone=talk.zone.replace("_", " "),
        time=clock(talk.now, talk.zone),
        country=Words("@country", {"code": talk.rules.country(talk.me.country).code}),
        emergency=talk.rules.country(talk.me.country).emergency,
        quiet="" if start == end else f"{start:%H:%M}–{end:%H:%M}",
        weekly=Words("weekday", {"day": own.weekly_day}) if own.weekly_summary else "",
    )


def _menu(own: Preferences) -> list[tuple[Button, ...]]:
    def toggle(name: str, on: bool) -> Button:
        return Button("settings", name, label=Words("settings-toggle", {"what": name, "on": "yes" if on else "no"}))

    plain = [Button("settings", name) for name in ("times", "days", "zone", "country", "tongue", "quiet")]
    switches = [toggle(name, getattr(own, field)) for name, field in TOGGLES.items()]
    switches.insert(3, toggle("weekly", own.weekly_summary))
    rows = [tuple(plain[i : i + 2]) for i in range(0, 6, 2)]
    rows += [tuple(switches[i : i + 2]) for i in range(0, 6, 2)]
    return [*rows, (Button("settings", "halt"), Button("settings", "close"))]


def wait(talk: Talk, page: str, ref: str = "") -> None:
    """That page can be typed an answer to, beside whatever is open; the other pages no longer."""
    others = tuple(a for a in talk.stage.asides if a.ask not in PAGES)
    aside = (Aside(page, ref, since=talk.now),) if page else ()
    talk.case = replace(talk.case, stage=replace(talk.stage, asides=(*others, *aside)))


def answered(talk: Talk, event: Answered) -> None:
    edit = f"#{event.message_id}" if event.message_id and not event.typed else LABEL
    if event.value == "back":
        show(talk, edit=edit)
        return
    match event.ask:
        case "settings":
            _topic(talk, event.value, edit)
        case "set_times":
            _shift(talk, event, edit)
        case "set_days":
            _days_tapped(talk, event, edit)
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


def page(talk: Talk, name: str, edit: str, ref: str = "", buttons: Sequence[Sequence[Button]] | None = None) -> None:
    """One matter in place of the list of all. Without its own buttons, those that fit what is set now."""
    wait(talk, name, ref)
    start, end = quiet_of(talk.me, talk.rules.clinic)
    given: dict[str, dict[str, Arg]] = {
        "set_times": {"slots": slots_words(talk.case.slots), "therapist": talk.therapist.alias},
        "set_days": {
            "days": _named(ref or _digits(talk)),
            "count": len(days_of(talk.case.slots)),
            "therapist": talk.therapist.alias,
        },
        "set_zone": {"zone": talk.zone.replace("_", " "), "time": clock(talk.now, talk.zone)},
        "set_country": {"emergency": talk.rules.country(talk.me.country).emergency},
        "set_quiet": {"quiet": "" if start == end else f"{start:%H:%M}–{end:%H:%M}"},
    }
    if buttons is None:
        buttons = _buttons(talk, name, ref)
    talk.say(name.replace("_", "-"), edit=edit, buttons=buttons, given=given.get(name, {}))


def _buttons(talk: Talk, name: str, ref: str) -> Sequence[Sequence[Button]]:
    back = (Button(name, "back"),)
    match name:
        case "set_times":
            rows = []
            for at in sorted({s.at for s in talk.case.slots}):
                label = f"{at:%H:%M}"
                moved = {value: _moved(at, value) for value in ("sooner", "after")}
                rows.append(
                    tuple(
                        Button(name, value, f"{at:%H%M}", label=f"{label} → {to:%H:%M}")
                        for value, to in moved.items()
                        if to is not None
                    )
                )
            return (*rows, back)
        case "set_days" if len(days_of(talk.case.slots)) == _WEEK:
            return (back,)  # every day is planned: nothing to choose
        case "set_days":
            on = ref or _digits(talk)
            marks = ["yes" if str(d) in on else "no" for d in range(7)]
            days = [
                Button(name, f"d{d}", on, label=Words("settings-day", {"day": d, "on": mark}))
                for d, mark in enumerate(marks)
            ]
            return (tuple(days[:4]), tuple(days[4:]), (Button(name, "save", on), *back))
        case "set_country":
            near = list(dict.fromkeys((talk.rules.clinic.country, *talk.rules.near_countries)))[:6]
            named = [Button(name, c, label=Words("@country", {"code": c})) for c in near]
            return (*(tuple(named[i : i + 2]) for i in range(0, len(named), 2)), back)
        case _:
            return options(name)


def done(talk: Talk, edit: str, note: Arg = "") -> None:
    """It is set. Where it was typed the message is far up by now, so the answer comes below as well."""
    show(talk, edit=edit, note=note or Words("settings-saved"))
    if edit == LABEL:
        talk.say("settings-typed", note=note)


def prefer(talk: Talk, **changes: object) -> None:
    talk.be(preferences=replace(talk.me.preferences, **changes))  # type: ignore[arg-type]


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


# — times and days, within what is prescribed —


def set_times(talk: Talk, times: Sequence[time], edit: str) -> None:
    """The times of every day on which something is due: as many a day as the therapist has prescribed."""
    days = days_of(talk.case.slots)
    most = max((len(slots) for slots in days.values()), default=0)
    if len(set(times)) != most:
        talk.say("settings-times-count", count=most, said=len(set(times)), therapist=talk.therapist.alias)
        return
    ordered = sorted(set(times))
    _keep_slots(talk, [Slot(day, at) for day, slots in days.items() for at in ordered[: len(slots)]], edit)


def _moved(at: time, value: str) -> time | None:
    """Half an hour earlier or later on the same day."""
    wall = datetime.combine(date(2000, 1, 2), at)
    moved = wall - _STEP if value == "sooner" else wall + _STEP
    return moved.time() if moved.date() == wall.date() else None


def _shift(talk: Talk, event: Answered, edit: str) -> None:
    at = next((s.at for s in talk.case.slots if s.key == event.ref), None)
    to = _moved(at, event.value) if at is not None else None
    if at is None or to is None:
        page(talk, "set_times", edit)  # the second of two taps, or a message from before
    elif move_time(talk, at, to):
        page(talk, "set_times", edit)
    else:
        talk.say("settings-times-same", at=f"{to:%H:%M}")


def move_time(talk: Talk, at: time, to: time) -> bool:
    """Every slot at that time moves; False if a day would then have two at the same time."""
    slots = talk.case.slots
    moved = [replace(s, at=to) if s.at == at else s for s in slots]
    if len(set(moved)) != len(slots):
        return False
    _keep(talk, moved)
    return True


def _days_tapped(talk: Talk, event: Answered, edit: str) -> None:
    """ref: the days that are chosen so far, as digits; nothing is set before "Save"."""
    on = set(event.ref) & set("0123456")
    if event.value == "save":
        set_days(talk, sorted(int(d) for d in on), edit)
        return
    on ^= {event.value[1:]}
    page(talk, "set_days", edit, "".join(sorted(on)) or "-")


def set_days(talk: Talk, days: Sequence[int], edit: str) -> None:
    """On these days instead: as many a week as the therapist has prescribed, each with as many workouts as before."""
    before = days_of(talk.case.slots)
    if len(days) != len(before):
        talk.say("settings-days-count", count=len(before), said=len(days), therapist=talk.therapist.alias)
        return
    moved = [replace(s, weekday=day) for day, slots in zip(sorted(days), before.values(), strict=True) for s in slots]
    _keep_slots(talk, moved, edit)


def _keep_slots(talk: Talk, slots: Sequence[Slot], edit: str) -> None:
    _keep(talk, slots)
    done(talk, edit, slots_words(talk.case.slots))


def _keep(talk: Talk, slots: Sequence[Slot]) -> None:
    """The patient's own times, for as long as the plan's stay as they are. The therapist reads of it in the digest."""
    plan = talk.case.plan
    if plan is None:
        return
    ordered = tuple(sorted(slots, key=lambda s: (s.weekday, s.at)))
    prefer(talk, slots=ordered, slots_for=plan.slots)
    plan_slots(talk)
    said = " ".join(f"{s.weekday}@{s.at:%H:%M}" for s in ordered)
    reports.raise_report(talk, Tier.DIGEST, "own_times", details={"slots": said})


def _digits(talk: Talk) -> str:
    return "".join(str(day) for day in days_of(talk.case.slots))


def _named(digits: str) -> Words:
    return Words("listed", {d: Words("weekday", {"day": int(d)}) for d in digits if d.isdecimal()})
