"""A therapist invites a patient in the chat: alias, programme, days, times, a look at the doses, the link."""

from datetime import time

from bot.coach.effects import Arg, Button, Invite, Words
from bot.coach.events import Answered
from bot.coach.model import Slot
from bot.coach.plan.minding import noted
from bot.coach.plan.noticing import NOTE, Seen, sought
from bot.coach.plan.planning import about_minutes, line_words, programme_words
from bot.coach.reading import clocks_said, days_said, normalise
from bot.coach.talk import Talk, options, slots_words

_DAYS = {"daily": tuple(range(7)), "workdays": (0, 1, 2, 3, 4), "mwf": (0, 2, 4), "tts": (1, 3, 5)}

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
    talk.retire(event)
    match event.ask, event.value:
        case "programme", "empty":
            alias = str(talk.stage.draft["alias"])
            talk.stand()
            talk.do(Invite(alias))
        case "programme", key if key in talk.rules.programmes:
            _with_draft(talk, "days", programme=key)
        case "days", value if value in _DAYS:
            _with_draft(talk, "times", days=",".join(map(str, _DAYS[value])))
        case "times", value if value[1:].isdecimal():
            _check_invite(talk, (time(int(value[1:3]), int(value[3:])),))
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
            _review(talk, {**talk.stage.draft, "screening": 0 if talk.stage.draft.get("screening") else 1})
        case "intake", "back":
            _review(talk, talk.stage.draft)
        case _:
            talk.stand()
            talk.say("cancelled")


def _with_draft(talk: Talk, ask: str, **more: str) -> None:
    talk.ask(ask, draft={**talk.stage.draft, **more})


def _slots(draft: dict[str, str | int]) -> tuple[Slot, ...]:
    return tuple(
        Slot(int(day), time(int(at[:2]), int(at[2:])))
        for day in str(draft["days"]).split(",")
        for at in str(draft["times"]).split(",")
    )


def _check_invite(talk: Talk, times: tuple[time, ...]) -> None:
    _review(talk, {**talk.stage.draft, "times": ",".join(t.strftime("%H%M") for t in times)})


def intake_said(talk: Talk, text: str) -> None:
    """Notes of the first visit: precautions, what matters to them. For therapists, in the patient's record."""
    _review(talk, {**talk.stage.draft, "notes": text[:_LONGEST_NOTES]})


def _review(talk: Talk, draft: dict[str, str | int]) -> None:
    """What is about to be handed over, with the choices that cost no tap when they are left out."""
    programme = talk.rules.programmes[str(draft["programme"])]
    lines: dict[str, Arg] = {str(i): line_words(p) for i, p in enumerate(programme.exercises)}
    seen = [Seen(tag, NOTE, words) for tag, words in sought(str(draft.get("notes", "")), talk.rules.note_words)]
    warned = tuple(noted([p.exercise for p in programme.exercises], seen, talk.rules))
    talk.ask(
        "hand_over",
        draft=draft,
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


def days_typed(talk: Talk, text: str) -> None:
    days = days_said(text, talk.rules.lexicon(talk.me.language))
    if days:
        _with_draft(talk, "times", days=",".join(map(str, days)))
    else:
        talk.say("days-unclear")


def times_typed(talk: Talk, text: str) -> None:
    times = clocks_said(text, talk.rules.lexicon(talk.me.language))
    if times:
        _check_invite(talk, times)
    else:
        talk.say("times-unclear")
