"""Plan files in the chat: fetched, checked, and made a draft for the patient that they name."""

from bot.coach.effects import Button, Fetch, Words
from bot.coach.events import Answered, FileMistake, PlanRead, Shared
from bot.coach.model import Person
from bot.coach.plan import building
from bot.coach.reading import normalise
from bot.coach.references import patient_of
from bot.coach.talk import Talk
from bot.coach.therapist.access import may_decide, refuse

ENDINGS = (".yaml", ".yml")
LARGEST = 50_000  # bytes
_MOST_MISTAKES = 20
_MOST_PATIENTS = 40
_LONGEST_CAPTION = 64


def is_plan_file(event: Shared) -> bool:
    return event.kind == "document" and event.name.lower().endswith(ENDINGS) and not event.reply_to


def shared(talk: Talk, event: Shared) -> None:
    """A file has come: what is too large is not even fetched."""
    if event.size > LARGEST:
        talk.say("plan-file-large", most=LARGEST // 1000)
        return
    talk.do(Fetch(event.file_id, event.caption[:_LONGEST_CAPTION]))


def answered(talk: Talk, event: Answered) -> None:
    """Whose plan it is, of a file that did not say so: it is fetched once more, for that patient."""
    patient = patient_of(event.ref)
    file_id = str(talk.stage.draft.get("file", ""))
    if not may_decide(talk, patient):
        refuse(talk, "plan_file", patient)
    elif talk.stage.ask != "plan_file" or not file_id:
        talk.say("button-gone-therapist")
    else:
        talk.retire(event)
        talk.stand()
        talk.do(Fetch(file_id, patient=patient))


def said(talk: Talk, text: str) -> None:
    """The name of the patient, typed."""
    found = _called(talk, text)
    if len(found) == 1:
        answered(talk, Answered("plan_file", "for", str(found[0].id), typed=True))
    else:
        _ask(talk, str(talk.stage.draft.get("file", "")), text)


def read_plan(talk: Talk, event: PlanRead) -> None:
    """It has been fetched and checked. 1. Not to be had. 2. Mistakes, all of them. 3. Whose is it? 4. A draft."""
    if event.gone:
        talk.say("plan-file-gone")
    elif event.plan is None:
        _tell_mistakes(talk, event.mistakes)
    elif event.patient:
        if may_decide(talk, event.patient):
            building.open_draft(talk, event.patient, event.plan)
        else:
            refuse(talk, "plan_file", event.patient)
    else:
        name = event.caption or event.alias
        found = [p for p in _called(talk, name) if may_decide(talk, p.id)]
        if len(found) == 1:
            building.open_draft(talk, found[0].id, event.plan)
        else:
            _ask(talk, event.file_id, name)


def _called(talk: Talk, name: str) -> list[Person]:
    """The patients of that alias; "for Ann" names Ann too."""
    plain = f" {normalise(name)} "
    exact = [p for p in talk.case.patients if plain.strip() == normalise(p.alias)]
    return exact or [p for p in talk.case.patients if f" {normalise(p.alias)} " in plain]


def _ask(talk: Talk, file_id: str, name: str) -> None:
    ours = [p for p in talk.case.patients if may_decide(talk, p.id)]
    if not ours:
        talk.say("patients-none")
        return
    buttons = [Button("plan_file", "for", str(p.id), label=p.alias) for p in ours[:_MOST_PATIENTS]]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    talk.ask("plan_file", draft={"file": file_id}, buttons=rows, name=name[:40])


def _tell_mistakes(talk: Talk, mistakes: tuple[FileMistake, ...]) -> None:
    """Every mistake at its line with what would be right. Nothing of the file is kept."""
    shown = mistakes[:_MOST_MISTAKES]
    talk.say(
        "plan-file-mistakes",
        count=len(mistakes),
        more=len(mistakes) - len(shown),
        lines=Words(
            "lines",
            {
                str(i): Words("file-line", {"line": m.line, "problem": Words(m.key, dict(m.args))})
                for i, m in enumerate(shown)
            },
        ),
    )
