"""Alerts that must not be missing: a questionnaire corrected for the worse, a checklist that somebody can't answer, and
a message that is longer than a report shows."""

from dataclasses import replace

import pytest

from bot.coach.decide import Decision, decide
from bot.coach.effects import Say, Words
from bot.coach.events import Action, Answered, Commanded, Decided, Event, Said
from bot.coach.measures import begun, data_of
from bot.coach.model import Case, Entry, EntryKind, ReportStatus, Stage, Standing
from bot.coach.showing import details_words, rest_said
from tests.coaching import ANN, KEY, MONDAY, PLAN, RULES, TOM, ann, answer, asked, done, heard, raised, tap, workout


def after(case: Case, event: Event) -> Decision:
    return decide(case, event, RULES, MONDAY)


# — questionnaires —

CASES = [
    # measure, answers, what is told, a worse answer, a better one
    ("phq2", {1: 2, 2: 1}, "3", (2, "3"), (2, "0")),
    ("who5", {1: 2, 2: 2, 3: 2, 4: 2, 5: 2}, "40", (1, "0"), (1, "5")),
]


def told(measure: str, answers: dict[int, int]) -> tuple[Case, str]:
    """The last item of a round has just been answered, and the therapist is told."""
    last = max(answers)
    current = replace(begun(measure, MONDAY), state="open", offers=1, answers={n: answers[n] for n in range(1, last)})
    entry = Entry(EntryKind.MEASURE, MONDAY, ANN.id, data_of(current), id=1)
    case = replace(ann(done(), plan=replace(PLAN, measures=(measure,))), entries=(entry,))
    case = replace(case, stage=Stage("measure_choice", current.ref, last))
    return answer(case, answers[last]).case, current.ref


@pytest.mark.parametrize(("measure", "answers", "points", "worse", "better"), CASES)
@pytest.mark.parametrize("status", [ReportStatus.OPEN, ReportStatus.SEEN, ReportStatus.ACTED, ReportStatus.CLOSED])
def test_a_questionnaire_corrected_for_the_worse_alerts_again(
    measure: str,
    answers: dict[int, int],
    points: str,
    worse: tuple[int, str],
    better: tuple[int, str],
    status: ReportStatus,
) -> None:
    case, ref = told(measure, answers)
    (report,) = case.reports
    assert (report.rule, report.details["points"]) == ("measure", points)
    looked_at = status is not ReportStatus.OPEN
    seen = {"seen_at": MONDAY, "seen_by": 2} if looked_at else {}
    case = case.with_report(replace(report, status=status, **seen))  # type: ignore[arg-type]
    wrong = tap(case, "measure_choice", worse[1], ref, worse[0])
    newest = wrong.case.reports[-1]
    assert newest.status is ReportStatus.OPEN
    assert newest.details["points"] != points
    assert "report-card" in heard(wrong, TOM)  # as a message of its own, not only an edit
    assert len(wrong.case.reports) == (1 if status in (ReportStatus.OPEN, ReportStatus.SEEN) else 2)
    right = tap(case, "measure_choice", better[1], ref, better[0])
    assert "report-card" not in heard(right, TOM)
    assert len(right.case.reports) == 1


# — the checklist —

UNSURE = ["I can't say", "not sure", "maybe", "rather not say", "yes", "I don't know", "one of them"]


@pytest.mark.parametrize("how", [*(Said(text, 5) for text in UNSURE), Answered("checklist", "unsure", "", -1)])
def test_who_cannot_say_is_not_taken_to_have_no_danger_sign(how: Event) -> None:
    listed = after(ann(), Commanded("unwell"))
    assert heard(listed) == ["checklist"]
    once = after(listed.case, how)
    assert heard(once) == ["checklist-unsure"]
    assert once.case.reports[0].details == {"unsure": "yes"}
    assert once.case.stage.ask == "checklist"
    twice = after(once.case, how)
    assert heard(twice) == ["safety-urgent"]
    assert twice.case.person.safety_hold
    assert raised(twice) == [("T0", "unwell")]
    sure = answer(once.case, "none")
    assert (heard(sure), sure.case.person.safety_hold) == (["unwell-noted"], False)
    assert answer(once.case, "rf1").case.person.safety_hold


@pytest.mark.parametrize("text", ["none", "none of these", "no", "nothing", "nope"])
def test_none_of_these_is_still_heard(text: str) -> None:
    listed = after(ann(), Commanded("unwell"))
    assert heard(after(listed.case, Said(text, 5))) == ["unwell-noted"]


@pytest.mark.parametrize("text", ["no sabría decir", "quizás", "sí", "no lo sé", "prefiero no decirlo"])
def test_so_it_is_in_spanish(text: str) -> None:
    listed = after(ann(language="es"), Commanded("unwell"))
    assert heard(after(listed.case, Said(text, 5))) == ["checklist-unsure"]


def test_what_the_list_had_interrupted_goes_on_after_it() -> None:
    case = asked("hurt_kind", workout(), draft={})
    listed = answer(case, "sharp")
    once = answer(listed.case, "unsure")
    assert heard(answer(once.case, "none")) == ["carry-on"]
    assert once.case.stage.draft["then"] == "carry_on"


@pytest.mark.parametrize("standing", [Standing.ACTIVE, Standing.STOPPED, Standing.ENDED])
def test_without_consent_help_is_named_and_nothing_kept(standing: Standing) -> None:
    case = ann(standing=standing, consent_version=None, stage=Stage("checklist", "", -1, {"then": "unwell"}))
    once = answer(case, "unsure")
    assert heard(once) == ["checklist-unsure"]
    twice = answer(once.case, "unsure")
    assert (heard(twice), raised(twice)) == (["safety-urgent"], [])


# — long messages —


@pytest.mark.parametrize(("length", "more"), [(1500, 0), (1501, 1), (4096, 1), (9000, 3)])
def test_a_long_message_is_one_report_and_arrives_whole(length: int, more: int) -> None:
    text = "".join(f"word{n} " for n in range(2000))[:length]
    passed = after(ann(stage=Stage("report")), Said(text, 5))
    (report,) = passed.case.reports
    assert report.details["said"] == text.strip() or report.details["said"] == text
    said = [e for e in passed.effects if isinstance(e, Say) and e.to == TOM.id]
    assert [e.words.key for e in said] == ["report-card", *["report-goes-on"] * more]
    parts = [str(e.words.args["text"]) for e in said[1:]]
    assert parts == rest_said(report)
    whole = str(report.details["said"])
    assert whole.endswith("".join(parts)) and all(len(part) <= 3000 for part in parts)
    shown = next(iter(w for w in details_words(report) if isinstance(w, Words) and w.key == "fact-said")).args["text"]
    assert str(shown).rstrip("…") == whole.removesuffix("".join(parts)).rstrip()
    assert all(e.label.startswith(f"relay:{report.ref}.") for e in said[1:])
    back = after(passed.case, Answered("mine", "take_back", report.ref))
    gone = [e.edit for e in back.effects if isinstance(e, Say) and e.gone]
    assert gone == [e.label for e in said[1:]]
    assert "said" not in back.case.reports[0].details


def test_the_rest_is_said_once_and_not_with_every_change() -> None:
    passed = after(ann(stage=Stage("report")), Said("long " * 500, 5))
    seen = after(passed.case, Decided(TOM, passed.case.reports[0].number, Action.SEEN))
    assert "report-goes-on" not in heard(seen, TOM)


def test_what_is_new_before_a_workout_reaches_the_therapist_whole() -> None:
    text = "new tablets " * 80
    told_it = after(asked("what_new", workout()), Said(text, 5))
    assert told_it.case.reports[0].details["said"] == text.strip()
    assert KEY
