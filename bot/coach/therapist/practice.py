"""A therapist's settings: hours, zone, digests, absence and stand-in, language. One message, changed in place; every
value can be typed as well."""

import re
from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.coach import hours
from bot.coach.asks import ASKS
from bot.coach.dates import day_said
from bot.coach.effects import Arg, Button, Priority, Words
from bot.coach.events import Answered, DueKind
from bot.coach.model import Person, Standing
from bot.coach.patient import speaking
from bot.coach.reading import clock_said, days_said, normalise
from bot.coach.schedule import utc, zone_for
from bot.coach.talk import Talk, clock, date_words, options
from bot.coach.therapist import digest

DAYS = {"daily": tuple(range(7)), "workdays": (0, 1, 2, 3, 4), "mwf": (0, 2, 4), "tts": (1, 3, 5)}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PARTS = ("practice_days", "practice_hours", "practice_zone", "practice_digest", "practice_weekly", "practice_away")
ASKED = frozenset(("practice", "practice_ok", "practice_instead", *_PARTS))
_UNTIL = re.compile(r"\s+(?:to|till|until|through|and|a|al|hasta|y)\s+|\s*[–—]\s*|\s+-\s+", re.IGNORECASE)
_HOURS = re.compile(r"\s*(?:\b(?:to|till|until|and|a|hasta|y)\b|[-–—])\s*", re.IGNORECASE)
_LONGEST_AWAY = 183  # days; a longer one is a slip more often than not


def welcome(talk: Talk) -> None:
    """After joining: what is assumed, to be confirmed with one tap or changed."""
    talk.ask("practice_ok", given=_facts(talk))


def show(talk: Talk, edit: str = "", note: Arg = "") -> None:
    """The settings as they stand. note: what has just been changed."""
    talk.stand("practice")
    talk.say(
        "practice",
        buttons=_buttons(talk),
        label="" if edit else "practice",
        edit=edit,
        note=note,
        given=_facts(talk),
    )


def _buttons(talk: Talk) -> tuple[tuple[Button, ...], ...]:
    """The one that switches says what is set."""
    nothing = Words("practice-no-news", {"nothing": _nothing(talk)})
    return tuple(
        tuple(replace(b, label=nothing) if b.value == "nothing" else b for b in row) for row in options("practice")
    )


def _nothing(talk: Talk) -> str:
    return "line" if talk.me.practice.say_nothing_needed else "silence"


def _facts(talk: Talk) -> dict[str, Arg]:
    own, practice = hours.own(talk.me, talk.rules.clinic), talk.me.practice
    stand_in = next((p.alias for p in talk.case.staff if p.id == practice.stand_in_id), "")
    ahead = practice.away_to is None or practice.away_to >= talk.local_now.date()
    return {
        "days": _days_words(own.working_days),
        "from": own.working_from.strftime("%H:%M"),
        "to": own.working_to.strftime("%H:%M"),
        "zone": own.zone.replace("_", " "),
        "time": clock(talk.now, own.zone),
        "digest": own.digest_at.strftime("%H:%M"),
        "nothing": _nothing(talk),
        "weekly": Words("weekday", {"day": practice.weekly_day}) if practice.weekly else "",
        "away_from": date_words(practice.away_from) if practice.away_from and ahead else "",
        "away_to": date_words(practice.away_to) if practice.away_to else "",
        "instead": stand_in,
        "lead": talk.me.role.value,
    }


def _days_words(days: tuple[int, ...]) -> Words:
    which = {tuple(range(7)): "all", tuple(range(5)): "workdays"}.get(days, "some")
    named: dict[str, Arg] = {str(day): Words("weekday", {"day": day}) for day in days}
    return Words("practice-these-days", {"which": which, "days": Words("listed", named)})


def answered(talk: Talk, event: Answered) -> None:
    """A tap, or a typed word that means one. What was tapped is changed in place."""
    here = f"#{event.message_id}" if event.message_id and not event.typed else ""
    known = (*ASKS[event.ask].values, *(("person",) if event.ask == "practice_instead" else ()))
    if event.value not in known:
        talk.say("button-gone-therapist")
        return
    match event.ask, event.value:
        case "practice_ok", "yes":
            talk.retire(event)
            talk.stand()
            talk.say("practice-fine", buttons=options("menu"))
        case ("practice_ok", _) | (_, "back"):
            show(talk, here)
        case "practice", "close":
            talk.stand()
            talk.say("practice-closed", edit=here, given=_facts(talk))
        case "practice", "nothing":
            quiet = talk.me.practice.say_nothing_needed
            _change(talk, here, "nothing", say_nothing_needed=not quiet)
        case "practice", "language":
            speaking.ask(talk)
        case "practice", part:
            _ask(talk, f"practice_{part}", here)
        case "practice_days", value:
            _change(talk, here, "days", working_days=DAYS[value])
        case "practice_hours", value:
            _set_hours(talk, time(int(value[1:3])), time(int(value[3:])), here)
        case "practice_digest", value:
            _change(talk, here, "digest", digest_at=time(int(value[1:3]), int(value[3:])))
        case "practice_weekly", "off":
            _change(talk, here, "weekly", weekly=False)
        case "practice_weekly", value:
            _change(talk, here, "weekly", weekly=True, weekly_day=_WEEKDAYS.index(value))
        case "practice_away", "here":
            _back_again(talk, here)
        case "practice_away", ("today" | "tomorrow"):
            day = talk.local_now.date() + timedelta(days=event.value == "tomorrow")
            _be_away(talk, day, day)
        case _, value:
            _instead(talk, value, event.ref, here)


def said(talk: Talk, text: str) -> bool:
    """A typed value for the open setting; False if none is open."""
    lexicon = talk.rules.lexicon(talk.me.language)
    match talk.stage.ask:
        case "practice_days":
            days = days_said(text, lexicon)
            _change(talk, "", "days", working_days=days) if days else talk.say("days-unclear")
        case "practice_hours":
            ends = [clock_said(part, lexicon) for part in _HOURS.split(text) if part.strip()]
            if len(ends) == 2 and ends[0] and ends[1]:
                _set_hours(talk, ends[0], ends[1], "")
            else:
                talk.say("practice-hours-unclear")
        case "practice_zone":
            zone = _zone_said(talk, text)
            _set_zone(talk, zone) if zone else talk.say("practice-zone-unclear")
        case "practice_digest":
            at = clock_said(text, lexicon)
            _change(talk, "", "digest", digest_at=at) if at else talk.say("times-unclear")
        case "practice_weekly":
            days = days_said(text, lexicon)
            if len(days) == 1:
                _change(talk, "", "weekly", weekly=True, weekly_day=days[0])
            else:
                talk.say("practice-weekly-unclear")
        case "practice_away":
            _away_said(talk, text)
        case "practice_instead":
            found = [p for p in _colleagues(talk) if normalise(p.alias) == normalise(text)]
            if len(found) == 1:
                _instead(talk, "person", str(found[0].id), "")
            else:
                talk.say("practice-instead-unclear", buttons=_instead_buttons(talk))
        case _:
            return False
    return True


def _ask(talk: Talk, ask: str, here: str) -> None:
    talk.stand(ask)
    talk.say(ask.replace("_", "-"), buttons=options(ask), edit=here, given=_facts(talk))


def _change(talk: Talk, here: str, what: str, **values: object) -> None:
    talk.be(practice=replace(talk.me.practice, **values))  # type: ignore[arg-type]
    _plan_digests(talk)
    show(talk, here, Words("practice-saved", {"what": what}))


def _plan_digests(talk: Talk) -> None:
    """The next digest by the new hours: today's too, if its time is still to come. One that has been sent does not come
    twice, because its day is its key."""
    talk.unschedule(DueKind.DIGEST)
    own = hours.own(talk.me, talk.rules.clinic)
    today = talk.local_now.date()
    at = utc(today, own.digest_at, own.zone)
    if at > talk.now and hours.works_on(talk.me, today, talk.rules.clinic):
        talk.schedule(DueKind.DIGEST, at, "daily", zone=own.zone)
    digest.schedule(talk, talk.now)


def _set_hours(talk: Talk, start: time, end: time, here: str) -> None:
    if start < end:
        _change(talk, here, "hours", working_from=start, working_to=end)
    else:
        talk.say("practice-hours-order")


def _set_zone(talk: Talk, zone: str) -> None:
    talk.be(zone=zone)
    _change(talk, "", "zone")


def _zone_said(talk: Talk, text: str) -> str | None:
    """The zone of a name of one ("Europe/Madrid"), of its city ("Madrid"), or of what the clock shows there now."""
    wanted = text.strip().replace(" ", "_")
    if "/" in wanted and len(wanted) < 48:
        try:
            return str(ZoneInfo("/".join(part[:1].upper() + part[1:] for part in wanted.split("/"))))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None
    home = talk.rules.country(talk.rules.clinic.country).zones
    zones = (talk.rules.clinic.zone, *home, *(z for c in talk.rules.countries.values() for z in c.zones))
    city = next((z for z in zones if normalise(z.rpartition("/")[2].replace("_", " ")) == normalise(text)), None)
    at = clock_said(text, talk.rules.lexicon(talk.me.language))
    return city or (zone_for(at, zones, talk.now) if at else None)


# — absence —


def _away_said(talk: Talk, text: str) -> None:
    """ "3.3. to 10.3.", "today", "2026-03-03 – 2026-03-10": whole days, both included."""
    today, lexicon = talk.local_now.date(), talk.rules.lexicon(talk.me.language)
    parts = [p for p in _UNTIL.split(text.strip()) if p]
    first = day_said(parts[0], lexicon, today) if parts else None
    last = day_said(parts[1], lexicon, today, earliest=first) if len(parts) == 2 else first
    if first is None or last is None or len(parts) > 2:
        talk.say("practice-away-unclear", buttons=options("practice_away"))
    else:
        _be_away(talk, first, last)


def _be_away(talk: Talk, first: date, last: date) -> None:
    if last < first or last < talk.local_now.date() or (last - first).days > _LONGEST_AWAY:
        talk.say("practice-away-order", buttons=options("practice_away"))
    else:
        _tell_stand_in(talk, "over")
        talk.be(practice=replace(talk.me.practice, away_from=first, away_to=last, stand_in_id=None))
        _plan_digests(talk)
        if _colleagues(talk):
            talk.stand("practice_instead")
            talk.say("practice-instead", buttons=_instead_buttons(talk), given=_facts(talk))
        else:
            show(talk, "", Words("practice-saved", {"what": "away"}))


def _colleagues(talk: Talk) -> list[Person]:
    """Who can stand in: everybody who works here and has joined."""
    return [p for p in talk.case.staff if p.id != talk.me.id and p.standing is Standing.ACTIVE]


def _instead_buttons(talk: Talk) -> tuple[tuple[Button, ...], ...]:
    buttons = [Button("practice_instead", "person", str(p.id), label=p.alias) for p in _colleagues(talk)[:40]]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    return (*rows, *options("practice_instead", only=("nobody",)))


def _instead(talk: Talk, value: str, ref: str, here: str) -> None:
    person = next((p for p in _colleagues(talk) if str(p.id) == ref), None) if value == "person" else None
    if value == "person" and person is None:
        talk.say("button-gone-therapist")
        return
    if talk.me.practice.away_from is None:
        show(talk, here)
        return
    _tell_stand_in(talk, "over")
    talk.be(practice=replace(talk.me.practice, stand_in_id=person.id if person else None))
    _tell_stand_in(talk, "begins")
    show(talk, here, Words("practice-saved", {"what": "away"}))


def _back_again(talk: Talk, here: str) -> None:
    _tell_stand_in(talk, "over")
    talk.be(practice=replace(talk.me.practice, away_from=None, away_to=None, stand_in_id=None))
    _plan_digests(talk)
    show(talk, here, Words("practice-saved", {"what": "here"}))


def _tell_stand_in(talk: Talk, what: str) -> None:
    """Whoever is named, or is no longer, hears of it in their own hours of the day."""
    practice = talk.me.practice
    person = next((p for p in _colleagues(talk) if p.id == practice.stand_in_id), None)
    if person is None or practice.away_from is None or (practice.away_to or date.max) < talk.local_now.date():
        return
    talk.say(
        "practice-standing-in",
        to=person,
        priority=Priority.REPORT,
        civil=True,
        name=talk.me.alias,
        what=what,
        first=date_words(practice.away_from),
        last=date_words(practice.away_to) if practice.away_to else "",
    )
