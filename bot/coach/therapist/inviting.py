"""A therapist invites a patient in the chat: alias, programme, days and times, a look at the doses, the link.

What is gathered stands in the stage's draft: alias, programme, days ("024", 0 = Monday), times ("0800,1830"), notes,
screening.
"""

from datetime import time

from bot.coach.effects import Arg, Button, Invite, Words
from bot.coach.events import Answered
from bot.coach.model import Slot
from bot.coach.plan.minding import noted
from bot.coach.plan.noticing import NOTE, Seen, sought
from bot.coach.plan.planning import about_minutes, line_words, programme_words
from bot.coach.reading import clocks_said, days_said, normalise
from bot.coach.talk import Talk, options, slots_words

_DAYS = {"daily": "0123456", "workdays": "01234", "mwf": "024", "tts": "135"}
_OFFERED = ("0700", "0800", "1000", "1300", "1700", "1900")
_FIRST = {
    1: "0800",
    2: "0800,1700",
    3: "0800,1300,1900",
}  # times to begin with, by how many the programme suggests a day
_MOST_TIMES = 3  # a day

_LABEL = "inviting"  # of the message with days and times, which becomes the look at the doses
_LONGEST_NOTES = 2000
_SHOWN_NOTES = 200


def alias_said(talk: Talk, text: str) -> None:
    alias = " ".join(text.split())
    if not 1 <= len(alias) <= 30:
        talk.say("alias-unclear")
        return
    if any(normalise(p.alias) == normalise(alias) for p in talk.case.patients):
        talk.say("alias-taken", alias=alias)
        return
    buttons = [Button("programme", key, label=programme_words(key)) for key in talk.rules.programmes]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    rows += options("programme")
    talk.ask("programme", draft={"alias": alias}, buttons=rows, alias=alias)


def answered(talk: Talk, event: Answered) -> None:
    if talk.stage.ask != event.ask or "alias" not in talk.stage.draft:
        talk.say("button-gone-therapist")
        return
    here = f"#{event.message_id}" if event.message_id else _LABEL
    stays = event.value != "cancel" if event.ask == "when" else event.value in ("when", "screening")
    if not stays:
        talk.retire(event)
    match event.ask, event.value:
        case "programme", "empty":
            alias = str(talk.stage.draft["alias"])
            talk.stand()
            talk.do(Invite(alias))
        case "programme", key if key in talk.rules.programmes:
            programme = talk.rules.programmes[key]
            days = "".join(map(str, programme.days))
            _ask_when(talk, {**talk.stage.draft, "programme": key, "days": days, "times": _FIRST[programme.per_day]})
        case "when", value:
            _when(talk, value, event.item, here)
        case "hand_over", "when":
            _ask_when(talk, talk.stage.draft, edit=here)
        case "hand_over", "yes":
            draft = talk.stage.draft
            talk.stand()
            talk.do(
                Invite(
                    str(draft["alias"]),
                    str(draft["programme"]),
                    _slots(draft),
                    notes=str(draft.get("notes", "")),
                    screening=bool(draft.get("screening")),
                )
            )
        case "hand_over", "notes":
            talk.ask("intake", draft=talk.stage.draft, alias=str(talk.stage.draft["alias"]))
        case "hand_over", "screening":
            asked = 0 if talk.stage.draft.get("screening") else 1
            _review(talk, {**talk.stage.draft, "screening": asked}, edit=here)
        case "intake", "back":
            _review(talk, talk.stage.draft)
        case _:
            talk.stand()
            talk.say("cancelled")


# — days and times: one message, changed in place —


def _ask_when(talk: Talk, draft: dict[str, str | int], *, edit: str = "", notice: str = "") -> None:
    days, times = str(draft["days"]), _times(draft)
    talk.stand("when", draft=draft)
    toggles = [
        Button("when", "day", "", d, label=Words("settings-day", {"day": d, "on": "yes" if str(d) in days else "no"}))
        for d in range(7)
    ]
    hours = [
        Button("when", "at", "", int(at), label=_toggle(f"{at[:2]}:{at[2:]}", on=at in times))
        for at in sorted({*_OFFERED, *times})
    ]
    slots = _slots(draft)
    talk.say(
        "when",
        buttons=(
            tuple(toggles[:4]),
            tuple(toggles[4:]),
            *options("when", only=tuple(_DAYS)),
            *(tuple(hours[i : i + 3]) for i in range(0, len(hours), 3)),
            *options("when", only=("go_on", "cancel")),
        ),
        label=_LABEL,
        edit=edit,
        alias=str(draft["alias"]),
        slots=slots_words(slots) if slots else "",
        notice=notice or "none",
        most=_MOST_TIMES,
    )


def _toggle(name: Arg, *, on: bool) -> Words:
    return Words("build-toggle", {"name": name, "on": "yes" if on else "no"})


def _when(talk: Talk, value: str, item: int, edit: str) -> None:
    """A tap on a day, a time, or several days at once."""
    draft = talk.stage.draft
    days, times = str(draft["days"]), _times(draft)
    notice = ""
    match value:
        case "day":
            draft = {**draft, "days": "".join(sorted(set(days) ^ {str(item)} & set(_DAYS["daily"])))}
        case "at" if not (0 <= item // 100 < 24 and item % 100 < 60):
            pass
        case "at" if f"{item:04}" in times or len(times) < _MOST_TIMES:
            draft = {**draft, "times": ",".join(sorted(set(times) ^ {f"{item:04}"}))}
        case "at":
            notice = "most"
        case value if value in _DAYS:
            draft = {**draft, "days": _DAYS[value]}
        case "go_on" if days and times:
            _review(talk, draft, edit=edit)
            return
        case "go_on":
            notice = "none_chosen"
        case _:
            talk.stand()
            talk.say("cancelled")
            return
    _ask_when(talk, draft, edit=edit, notice=notice)


def when_said(talk: Talk, text: str) -> None:
    """Days, times or both as typed; with a time in it nothing is left to ask."""
    lexicon = talk.rules.lexicon(talk.me.language)
    days, times = days_said(text, lexicon), clocks_said(text, lexicon)
    if not days and not times:
        talk.say("when-unclear")
        return
    draft = dict(talk.stage.draft)
    if days:
        draft["days"] = "".join(map(str, sorted(days)))
    if times:
        draft["times"] = ",".join(sorted(t.strftime("%H%M") for t in times))
    if len(times) > _MOST_TIMES:
        _ask_when(talk, talk.stage.draft, notice="most")
    elif times and draft["days"]:
        _review(talk, draft)
    else:
        _ask_when(talk, draft)


def _times(draft: dict[str, str | int]) -> list[str]:
    return [at for at in str(draft["times"]).split(",") if at]


def _slots(draft: dict[str, str | int]) -> tuple[Slot, ...]:
    return tuple(Slot(int(day), time(int(at[:2]), int(at[2:]))) for day in str(draft["days"]) for at in _times(draft))


def intake_said(talk: Talk, text: str) -> None:
    """Notes of the first visit: precautions, what matters to them. For therapists, in the patient's record."""
    _review(talk, {**talk.stage.draft, "notes": text[:_LONGEST_NOTES]})


def _review(talk: Talk, draft: dict[str, str | int], *, edit: str = "") -> None:
    """What is about to be handed over, with the choices that cost no tap when they are left out."""
    programme = talk.rules.programmes[str(draft["programme"])]
    lines: dict[str, Arg] = {str(i): line_words(p) for i, p in enumerate(programme.exercises)}
    seen = [Seen(tag, NOTE, words) for tag, words in sought(str(draft.get("notes", "")), talk.rules.note_words)]
    warned = tuple(noted([p.exercise for p in programme.exercises], seen, talk.rules))
    talk.stand("hand_over", draft=draft)
    screening = Button(
        "hand_over", "screening", label=Words("screening-toggle", {"on": "yes" if draft.get("screening") else "no"})
    )
    talk.say(
        "hand-over",
        buttons=(
            *options("hand_over", only=("yes", "when")),
            (*options("hand_over", only=("notes",))[0], screening),
            *options("hand_over", only=("cancel",)),
        ),
        label=_LABEL,
        edit=edit,
        alias=str(draft["alias"]),
        programme=programme_words(programme.key),
        minutes=about_minutes((p.dose, talk.rules.exercises[p.exercise].rep_s) for p in programme.exercises),
        caution=programme_words(programme.key, "caution"),
        lines=Words("lines", lines),
        slots=slots_words(_slots(draft)),
        notes=str(draft.get("notes", ""))[:_SHOWN_NOTES],
        warnings=Words("lines", {str(i): w for i, w in enumerate(warned)}) if warned else "",
        screening="yes" if draft.get("screening") else "no",
        many="yes" if len(programme.exercises) > talk.rules.thresholds.adherence.max_exercises_warn else "no",
    )
