"""The plan builder as its therapist uses it: taps and texts become work on the draft, in the patient's case."""

from dataclasses import replace

from bot.coach.asks import ASKS
from bot.coach.dates import day_said
from bot.coach.effects import Button, Raise, Words
from bot.coach.events import Answered, Built, Lent
from bot.coach.model import Plan
from bot.coach.plan import drafting
from bot.coach.plan.dosing import figures_said, side_said
from bot.coach.plan.noticing import sought
from bot.coach.plan.publishing import move_below
from bot.coach.plan.searching import search
from bot.coach.reading import clocks_said, count_said, days_said, normalise, option_and_more, option_said
from bot.coach.references import patient_of
from bot.coach.talk import Talk, options
from bot.coach.therapist.access import may_decide, raise_for, refuse

_FIELDS = ("sets", "reps", "hold_s", "minutes", "rest_s", "load", "about")
_MOST_PATIENTS = 40
_LONGEST_REASON = 300


def is_ours(ask: str) -> bool:
    return ask.startswith("build")


def open_draft(talk: Talk, patient: int, plan: Plan | None = None) -> None:
    """Begin a draft of that patient's plan, or go on with the one there is; with `plan`, take that one over."""
    if not may_decide(talk, patient):
        refuse(talk, "build", patient)
        return
    talk.stand("build_publish" if plan else "build", str(patient))
    talk.do(Raise(patient, Built(talk.me, "replace" if plan else "open", plan=plan)))


def open_for(talk: Talk, name: str) -> None:
    """/plan NAME: the patient of that alias, or whom to choose from."""
    wanted = normalise(name)
    found = [p for p in talk.case.patients if normalise(p.alias) == wanted] or [
        p for p in talk.case.patients if wanted and normalise(p.alias).startswith(wanted)
    ]
    if len(found) == 1:
        open_draft(talk, found[0].id)
        return
    chosen = found or talk.case.patients
    if not chosen:
        talk.say("patients-none", buttons=options("menu", only=("new",)))
        return
    buttons = [Button("build", "open", str(p.id), label=p.alias) for p in chosen[:_MOST_PATIENTS]]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    talk.say("build-whose", buttons=rows, name=name[:40], found=len(found))


def answered(talk: Talk, event: Answered) -> None:
    """A button of the builder, of a patient for whom they decide; the store checks that once more."""
    patient, rest = patient_of(event.ref), event.ref.partition(".")[2]
    event = replace(event, ref=f"{patient}.{rest}" if rest else str(patient))
    page = event.ask.removeprefix("build").lstrip("_") or "main"
    if (page, event.value) == ("add", "patient"):
        _lenders(talk, patient, event.message_id)
        return
    if page == "from" and event.value == "take":
        _borrow(talk, patient, patient_of(rest), event.message_id)
        return
    _stand_at(talk, page, event, rest)
    talk.do(
        Raise(
            patient,
            Built(talk.me, f"{page}:{event.value}", rest, number=event.item, message_id=event.message_id),
        )
    )


def _stand_at(talk: Talk, page: str, event: Answered, rest: str) -> None:
    """Which page is open afterwards, so that what is typed next is understood as an answer to it."""
    patient = event.ref.partition(".")[0]
    match page, event.value:
        case "main", "note":
            talk.stand("build_text", patient, draft={"field": "note"})
        case "main", ("discard" | "file"):
            talk.stand()
        case "main", value:
            talk.stand(f"build_{value}" if f"build_{value}" in ASKS else "build", patient)
        case "at", value if value in _FIELDS:
            talk.stand("build_text", event.ref, draft={"field": value})
        case "at", ("side" | "swap" | "ladder") as value:
            talk.stand(f"build_{value}", event.ref)
        case "at", ("back" | "remove"):
            talk.stand("build", patient)
        case (("side" | "swap" | "ladder"), ("back" | "take" | "left" | "right" | "each" | "no_side")):
            talk.stand("build_at", event.ref)
        case "text", _:
            talk.stand("build_at" if rest else "build", event.ref)
        case "when", ("start" | "end" | "review") as value:
            talk.stand("build_date", f"{patient}.{value}")
        case "when", "times":
            talk.stand("build_when", patient)
        case "date", _:
            talk.stand("build_when", patient)
        case "publish", "now":
            talk.stand("build_conflict", patient, event.item)
        case "publish", value if value != "back":
            talk.stand("build_publish", event.ref, event.item)
        case "conflict", "mine":
            talk.stand("build_publish", patient, event.item)
        case "history", "open":
            talk.stand("build_version", patient, event.item)
        case "version", "restore":
            talk.stand("build_publish", patient)
        case "version", "back":
            talk.stand("build_history", patient)
        case (("region" | "found" | "programme" | "from"), "back"):
            talk.stand("build_add", patient)
        case _, ("back" | "pick" | "all" | "theirs"):
            talk.stand("build", patient)
        case _:
            talk.stand(event.ask, event.ref, event.item)


def said(talk: Talk, text: str) -> None:
    """A text while the builder is open: the answer to its page, or an exercise to open or to add."""
    ref = talk.stage.ref
    patient, _, rest = ref.partition(".")
    if not may_decide(talk, patient_of(ref)):
        talk.stand()
        refuse(talk, "build", patient_of(ref))
        return
    lexicon = talk.rules.lexicon(talk.me.language)
    match talk.stage.ask:
        case "build_text":
            _text_said(talk, ref, rest, text)
        case "build_at" if figures := figures_said(text, lexicon):
            _work(talk, "at:figures", rest, value=",".join(f"{k}={v}" for k, v in figures.items()))
        case "build_at" | "build_side" if (side := side_said(text, lexicon)) is not None:
            talk.stand("build_at", ref)
            _work(talk, f"side:{side or 'no_side'}", rest)
        case "build_at" if worded := option_and_more(text, ("load", "about"), lexicon):
            field, words = worded
            talk.stand("build_text", ref, draft={"field": field})
            _text_said(talk, ref, rest, words)
        case "build_swap" if len(keys := search(text, talk.rules)) == 1:
            talk.stand("build_at", f"{patient}.{keys[0]}")
            _work(talk, "swap:take", rest, number=tuple(talk.rules.exercises).index(keys[0]))
        case "build_when" if times := clocks_said(text, lexicon):
            days = ",".join(map(str, days_said(text, lexicon)))
            _work(talk, "when:slots", value=days, text=",".join(t.strftime("%H%M") for t in times))
        case "build_when" if days := ",".join(map(str, days_said(text, lexicon))):
            _work(talk, "when:slots", value=days)
        case "build_date" if day := day_said(text, lexicon, talk.local_now.date()):
            talk.stand("build_when", patient)
            _work(talk, "date:on", rest, text=day.isoformat())
        case "build_publish":
            _work(talk, "publish:reason", rest, text=" ".join(text.split())[:_LONGEST_REASON])
        case "build_mind" if tag := next((tag for tag, _ in sought(text, talk.rules.note_words)), ""):
            _work(talk, f"mind:{tag}")
        case "build_from":
            _lender_said(talk, int(patient), text)
        case _:
            _exercise_said(talk, patient, text)


def _exercise_said(talk: Talk, patient: str, text: str) -> None:
    keys = search(text, talk.rules)
    if not keys:
        talk.say("build-unclear", text=text[:40])
    elif len(keys) == 1:
        talk.stand("build_at", f"{patient}.{keys[0]}")
        _work(talk, "found:open", keys[0])
    else:
        talk.stand("build_found", patient)
        _work(talk, "found:list", text=" ".join(keys))


def _text_said(talk: Talk, ref: str, exercise: str, text: str) -> None:
    field = str(talk.stage.draft.get("field", ""))
    lexicon = talk.rules.lexicon(talk.me.language)
    if field in drafting.BOUNDS:
        count = 0 if option_said(text, ("none",), lexicon) else count_said(text, lexicon)
        lowest, highest, _ = drafting.BOUNDS[field]
        if field in ("reps", "hold_s"):
            lowest = 0
        if count is None or not lowest <= count <= highest:
            talk.say("build-number", low=lowest, high=highest)
            return
        value = str(count)
    else:
        most = {"load": drafting.LOAD_MOST, "about": drafting.NOTE_MOST}.get(field, drafting.PLAN_NOTE_MOST)
        value = " ".join(text.split()) if field != "note" else text.strip()
        if len(value) > most:
            talk.say("build-too-long", most=most, length=len(value))
            return
    talk.stand("build_at" if exercise else "build", ref)
    _work(talk, f"text:{field}", exercise, text=value)


def _work(talk: Talk, do: str, exercise: str = "", *, value: str = "", text: str = "", number: int = 0) -> None:
    patient = int(talk.stage.ref.partition(".")[0])
    talk.do(Raise(patient, Built(talk.me, do, exercise, value, number, text)))


def _lenders(talk: Talk, patient: int, message_id: int | None) -> None:
    """Whose plan to take over: those in this therapist's care, by a tap or by typing the name."""
    others = [p for p in talk.case.patients if p.id != patient]
    talk.stand("build_from", str(patient))
    buttons = [Button("build_from", "take", f"{patient}.{p.id}", label=p.alias) for p in others[:_MOST_PATIENTS]]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    draft = f"draft:{patient}"
    if message_id is None:
        move_below(talk, talk.me, draft, Words("build-from", {"others": len(others)}))
    talk.say(
        "build-from",
        buttons=(*rows, *options("build_from", str(patient))),
        label=draft,
        edit=f"#{message_id}" if message_id else "",
        others=len(others),
    )


def _borrow(talk: Talk, patient: int, other: int, message_id: int | None) -> None:
    talk.stand("build", str(patient))
    raise_for(talk, other, Lent(talk.me, patient, message_id))


def _lender_said(talk: Talk, patient: int, text: str) -> None:
    wanted = normalise(text)
    found = [p for p in talk.case.patients if normalise(p.alias) == wanted and p.id != patient]
    if len(found) == 1:
        _borrow(talk, patient, found[0].id, None)
    else:
        talk.say("build-no-patient", name=text[:40])
