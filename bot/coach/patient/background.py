"""What a therapist wants to know before the first workout, where the plan asks for it (clinical rules §6, intake).

Answers are kept as `Entry(kind=SCREENING)` with the patient as `by`, one for each answer; the newest of a question
counts. data: "question" (of QUESTIONS, or that with "_more" for what was added to a yes), "answer": "yes" or "no", a
whole number (sits: times in 30 s, walk: minutes), "said" (free text, which stands in "said"), or "skip"; "marked": 1
where the plan has it that a yes is looked at first. `answers(entries)` does the folding. The question "cleared" is a
therapist's word that the exercises may start.

A yes that is marked opens a report with the first tap, and the first workout waits until it is cleared.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.coach import reports, safety
from bot.coach.effects import Button, Words
from bot.coach.events import Action, Answered, DueKind
from bot.coach.model import Entry, EntryKind, Person, Report, Tier, WorkoutStatus
from bot.coach.patient import cheering
from bot.coach.reading import count_said, option_and_more, option_said
from bot.coach.showing import label, show
from bot.coach.talk import Talk, options

YES_NO = ("medicines", "surgery", "pregnancy", "falls")
WORDS = ("equipment", "likes")
COUNTS = {"sits": 60, "walk": 240}  # the most that can be meant
QUESTIONS = (*YES_NO, *WORDS, *COUNTS)
MORE = ("medicines", "surgery", "falls")  # what a yes is asked more about
ASKED = frozenset(("screen", "screen_words", "screen_count", "screen_done", "screen_change"))
_LONGEST = 1000
_CLEARED = "cleared"
_RULE = "screening"


@dataclass(frozen=True)
class Given:
    """A newest answer. said: what was written, "" for nothing."""

    answer: str
    said: str = ""
    marked: bool = False


def answers(entries: Iterable[Entry]) -> dict[str, Given]:
    """The newest answer to each question, in the order in which they were first asked."""
    found: dict[str, Given] = {}
    for entry in entries:
        data = entry.data
        if entry.kind is EntryKind.SCREENING and data["question"] != _CLEARED:
            found[str(data["question"])] = Given(
                str(data["answer"]), str(data.get("said", "")), bool(data.get("marked", 0))
            )
    return found


def wanted(talk: Talk) -> bool:
    """Whether something is still to be asked before the first workout."""
    return bool(_left(talk)) and not _begun(talk)


def waiting(talk: Talk) -> bool:
    """Whether the first workout waits for a therapist's word: something marked was said since the last one."""
    said_since = False
    for entry in talk.case.entries:
        if entry.kind is EntryKind.SCREENING:
            cleared_now = entry.data["question"] == _CLEARED
            said_since = not cleared_now and (said_since or bool(entry.data.get("marked", 0)))
    return said_since and not _begun(talk)


def _begun(talk: Talk) -> bool:
    return talk.me.preferences.last_done is not None or any(w.started_at for w in talk.case.workouts)


def holds(talk: Talk) -> bool:
    """Whether a workout cannot begin yet; says why, and goes on with the questions where some are left."""
    if wanted(talk):
        begun = bool(answers(talk.case.entries))
        _ask(talk, _left(talk)[0], first=not begun, resumed=begun)
        return True
    if waiting(talk):
        talk.say("screen-waits", therapist=talk.therapist.alias, given=talk.emergency())
        return True
    return False


def begin(talk: Talk, *, civil: bool = False) -> None:
    """The first question, with what this is for; the choice about messages comes after the last one."""
    left = _left(talk)
    if left:
        _ask(talk, left[0], first=True, civil=civil)
    else:
        cheering.ask(talk, civil=civil)


def answered(talk: Talk, event: Answered) -> None:
    if event.ask in ("screen_done", "screen_change"):
        _change(talk, event)
        return
    if event.ref.removesuffix("_more") not in QUESTIONS or not (talk.case.plan and talk.case.plan.screening):
        talk.say("button-gone")
        return
    talk.retire(event)
    _keep(talk, event.ref, event.value)


def said(talk: Talk, text: str) -> bool:
    """A typed answer to the open question. False where none is open."""
    question, lexicon = talk.stage.ref, talk.rules.lexicon(talk.me.language)
    match talk.stage.ask:
        case "screen" if yes := option_and_more(text, ("yes",), lexicon):  # "no, but …" may be either
            _keep(talk, question, "yes", yes[1][:_LONGEST])
        case "screen":
            talk.say("screen-unclear", buttons=options("screen", question))
        case "screen_count":
            count = count_said(text, lexicon)
            if count is None or count > COUNTS.get(question, 0):
                talk.say("screen-count-unclear", most=COUNTS.get(question, 0))
            else:
                _keep(talk, question, str(count))
        case "screen_words" if option_said(text, ("skip",), lexicon):
            _keep(talk, question, "skip")
        case "screen_words":
            _keep(talk, question, "said", text[:_LONGEST])
        case _:
            return False
    return True


def cleared(talk: Talk, report: Report, by: Person) -> None:
    """A therapist has looked at the answers: the exercises may start."""
    if report.rule != _RULE or report.action == Action.CLEAR.value:
        show(talk, report, by, edit=label(report))
        return
    talk.enter(EntryKind.SCREENING, {"question": _CLEARED, "answer": "yes"}, by)
    reports.acted(talk, report, by, Action.CLEAR)
    talk.say("screen-cleared", civil=True, therapist=by.alias, buttons=options("try_now", only=("start",)))
    talk.say("screen-cleared-by", to=by, alias=talk.me.alias, about=talk.me.id)


# — asking —


def _left(talk: Talk) -> list[str]:
    if talk.case.plan is None or not talk.case.plan.screening:
        return []
    known = answers(talk.case.entries)
    left = []
    for question in QUESTIONS:
        if question not in known:
            left.append(question)
        elif question in MORE and known[question].answer == "yes" and f"{question}_more" not in known:
            left.append(f"{question}_more")
    return left


def _kind(question: str) -> str:
    if question in COUNTS:
        return "screen_count"
    return "screen" if question in YES_NO else "screen_words"


def _ask(talk: Talk, question: str, *, first: bool = False, resumed: bool = False, civil: bool = False) -> None:
    ask = _kind(question)
    place = QUESTIONS.index(question.removesuffix("_more")) + 1
    talk.ask(
        ask,
        question,
        civil=civil,
        intro="first" if first else "resumed" if resumed else "none",
        number=place,
        total=len(QUESTIONS),
        question=question,
        therapist=talk.therapist.alias,
    )


def _ask_next(talk: Talk) -> None:
    left = _left(talk)
    if left:
        _ask(talk, left[0])
        return
    talk.stand()
    if not waiting(talk):
        reports.raise_report(talk, Tier.DIGEST, "screened")
    talk.say(
        "screen-done",
        buttons=(*(() if waiting(talk) else options("try_now", only=("start",))), *options("screen_done")),
        therapist=talk.therapist.alias,
        waits="yes" if waiting(talk) else "no",
    )


def _keep(talk: Talk, question: str, answer: str, text: str = "") -> None:
    """Keep it. One that is waited for goes on to the next; any other is a correction."""
    expected = talk.waits_for(_kind(question), question)
    was_done = not _left(talk)
    first_time = question == QUESTIONS[-1] and question not in answers(talk.case.entries)
    plan = talk.case.plan
    marked = answer == "yes" and plan is not None and question in plan.screening_marks
    data: dict[str, str | int] = {"question": question, "answer": answer}
    said: dict[str, str | int] = {"said": text} if text else {}
    if marked:
        data["marked"] = 1
    if said and answer == "yes" and question in MORE:
        talk.enter(EntryKind.SCREENING, data)
        data = {"question": f"{question}_more", "answer": "said"}
    talk.enter(EntryKind.SCREENING, {**data, **said})
    about_marked = answers(talk.case.entries).get(question.removesuffix("_more"))
    if marked or reports.find(talk, _RULE, ""):
        _report(talk, text if about_marked and about_marked.marked else "")
    if not safety.may_coach(talk):
        safety.frozen_reply(talk)
    elif not expected:
        talk.say("screen-noted")
    elif was_done and not _left(talk):
        talk.stand()
        talk.say("screen-noted", buttons=options("screen_done"))
    else:
        _ask_next(talk)
        if first_time and not _left(talk):
            cheering.ask(talk)


def _report(talk: Talk, text: str) -> None:
    """One report of all that is marked, as it stands now, opened with the first yes. What was on offer waits, too."""
    marked = [question for question, given in answers(talk.case.entries).items() if given.marked]
    details: dict[str, str | int] = {"screened": " ".join(marked) or "none", **({"said": text} if text else {})}
    report = reports.find(talk, _RULE, "")
    if report:
        reports.add(talk, report, None, **details)
    else:
        reports.raise_report(talk, Tier.TODAY, _RULE, details=details)
    current = talk.case.open_workout
    if current and current.status is WorkoutStatus.OFFERED and waiting(talk):
        talk.keep_workout(replace(current, status=WorkoutStatus.HELD, ended_at=talk.now))
        for kind in (DueKind.NUDGE, DueKind.LAPSE):
            talk.unschedule(kind, current.key)
        talk.unschedule(DueKind.LATER)


# — changing —


def _change(talk: Talk, event: Answered) -> None:
    """Offer the answers there are, then ask the chosen one again."""
    if event.ask == "screen_change" and event.ref.removesuffix("_more") in QUESTIONS:
        talk.retire(event)
        _ask(talk, event.ref)
        return
    known = [q for q in answers(talk.case.entries) if talk.case.plan and talk.case.plan.screening]
    if not known:
        talk.say("button-gone")
        return
    buttons = [Button("screen_change", "again", q, label=Words("screen-name", {"question": q})) for q in known]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    talk.say("screen-change", buttons=rows)
