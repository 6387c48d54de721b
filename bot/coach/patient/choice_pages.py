"""The settings' one message: the list of all, a page for each matter, and what it shows once something is set."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.coach.effects import Arg, Button, Words
from bot.coach.model import Aside, Preferences
from bot.coach.patient.slots import days_of
from bot.coach.schedule import quiet_of
from bot.coach.talk import Talk, clock, options, slots_words

LABEL = "settings"
PAGES = frozenset(
    ("settings", "set_times", "set_days", "set_zone", "set_country", "set_tongue", "set_quiet", "set_weekly")
)

TOGGLES = {
    "nudge": "nudge",
    "streaks": "streaks",
    "milestones": "milestones",
    "plain": "plain",
    "steps": "large_steps",
}
_STEP = timedelta(minutes=30)
_WEEK = 7  # days


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
                moved = {value: moved_by(at, value) for value in ("sooner", "after")}
                rows.append(
                    tuple(
                        Button(name, value, f"{at:%H%M}", label=f"{label} → {to:%H:%M}")
                        for value, to in moved.items()
                        if to is not None
                    )
                )
            return (*rows, back)
        case "set_weekly":  # "No summary" would be cut in a row of four
            week = options(name, only=[f"d{d}" for d in range(7)])
            return (*week, *options(name, only=("off", "back"), columns=2))
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


def moved_by(at: time, value: str) -> time | None:
    """Half an hour earlier or later on the same day."""
    wall = datetime.combine(date(2000, 1, 2), at)
    moved = wall - _STEP if value == "sooner" else wall + _STEP
    return moved.time() if moved.date() == wall.date() else None


def _digits(talk: Talk) -> str:
    return "".join(str(day) for day in days_of(talk.case.slots))


def _named(digits: str) -> Words:
    return Words("listed", {d: Words("weekday", {"day": int(d)}) for d in digits if d.isdecimal()})
