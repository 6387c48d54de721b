"""The patient's record as therapists work with it: delivered and not before, notes, pages, typed days, the end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.coach.decide import decide
from bot.coach.effects import Enter, Hush, Say, Unschedule
from bot.coach.events import (
    Browsed,
    CameDue,
    Delivered,
    DueKind,
    Ended,
    Looked,
    NotDelivered,
    Noted,
    Passed,
    Paused,
    Reopened,
    Resumed,
    Said,
    Wrote,
)
from bot.coach.model import Case, Entry, EntryKind, Stage, Standing, Team, WorkoutStatus
from bot.coach.references import number_of
from bot.coach.therapist import pages
from bot.coach.therapist.patient_card import CARD
from tests.coaching import ANN, MAYA, MONDAY, RULES, TOM, ann, done, heard, raised, waits

EVA = replace(TOM, id=9, alias="Eva", chat_id=109)


def entries(decision: object) -> list[Entry]:
    return [e.entry for e in decision.effects if isinstance(e, Enter)]  # type: ignore[attr-defined]


def buttons(decision: object, person: int) -> set[str]:
    said = [e for e in decision.effects if isinstance(e, Say) and e.to == person]  # type: ignore[attr-defined]
    return {b.value for s in said for row in s.buttons for b in row if b.ask == "patient"}


# — a therapist's message —


def test_a_message_is_kept_and_called_delivered_only_once_it_has_arrived() -> None:
    sent = decide(ann(), Wrote(TOM, "Well done.", 0, 57), RULES, MONDAY)
    assert heard(sent, TOM) == ["wrote-kept"]
    assert [e.data["text"] for e in entries(sent)] == ["Well done."]
    letter = next(e for e in sent.effects if isinstance(e, Say) and e.to == ANN.id)
    assert letter.receipt
    arrived = decide(sent.case, Delivered(ANN.id, letter.label), RULES, MONDAY)
    assert heard(arrived, TOM) == ["edit:wrote-delivered"]
    assert entries(arrived)[0].kind is EntryKind.DELIVERED
    assert entries(arrived)[0].data["key"] == entries(sent)[0].data["key"]


def test_a_message_that_does_not_arrive_says_so_and_is_a_report() -> None:
    letter = f"wrote:{ANN.id}-0.{TOM.id}.57"
    gone = decide(ann(), NotDelivered(ANN.id, letter, "refused"), RULES, MONDAY)
    assert "edit:wrote-failed" in heard(gone, TOM)
    assert raised(gone) == [("T1", "not_reached")]


def test_what_does_not_want_a_receipt_says_nothing_when_it_arrives() -> None:
    assert decide(ann(), Delivered(ANN.id, "workout:1"), RULES, MONDAY).effects == ()


@pytest.mark.parametrize(("kind", "letters"), [("photo", 1), ("voice", 1), ("document", 1), ("video_note", 2)])
def test_a_file_goes_with_its_words_and_a_round_video_after_them(kind: str, letters: int) -> None:
    sent = decide(ann(), Wrote(TOM, "Like this.", 0, 57, (kind, "F")), RULES, MONDAY)
    to_ann = [e for e in sent.effects if isinstance(e, Say) and e.to == ANN.id]
    assert len(to_ann) == letters
    assert to_ann[-1].media == (kind, "F")
    assert [e.receipt for e in to_ann] == [False] * (letters - 1) + [True]


def test_a_long_text_goes_in_parts_and_only_the_last_tells_that_it_arrived() -> None:
    sent = decide(ann(), Wrote(TOM, "x" * 3001, 0, 57), RULES, MONDAY)
    assert [e.receipt for e in sent.effects if isinstance(e, Say) and e.to == ANN.id] == [False, True]


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.ENDED, Standing.INVITED])
def test_nobody_who_gets_no_messages_is_written_to(standing: Standing) -> None:
    refused = decide(ann(standing=standing), Wrote(TOM, "Hello", 0, 57), RULES, MONDAY)
    assert heard(refused, TOM) == ["wrote-unreachable"]
    assert heard(refused) == [] and entries(refused) == []


def test_a_reply_to_a_therapists_message_is_for_the_therapist_without_asking() -> None:
    replied = decide(ann(), Said("Thank you", 5, reply_to=f"wrote:{ANN.id}-2.{TOM.id}.57"), RULES, MONDAY)
    assert raised(replied) == [("T1", "question")]
    assert replied.case.reports[0].details["answers"] == f"{ANN.id}-2"
    assert heard(replied) == ["passed-on"]


def test_a_red_flag_in_a_reply_comes_first() -> None:
    replied = decide(ann(), Said("I have chest pain", 5, reply_to=f"wrote:{ANN.id}-0.{TOM.id}.57"), RULES, MONDAY)
    assert raised(replied) == [("T0", "red_flag")]


# — notes —


def test_a_corrected_note_stays_and_the_correction_names_the_first() -> None:
    first = Entry(EntryKind.NOTE, MONDAY, TOM.id, {"text": "knee", "name": "Tom"}, id=4)
    second = Entry(EntryKind.NOTE, MONDAY, TOM.id, {"text": "left knee", "name": "Tom", "corrects": 4}, id=6)
    case = replace(ann(), entries=(first, second))
    third = decide(case, Noted(MAYA, "right knee", 6), RULES, MONDAY)
    assert entries(third)[0].data == {"text": "right knee", "name": "Maya", "corrects": 4}
    shown = decide(case, Browsed(TOM, "notes"), RULES, MONDAY)
    line = next(e for e in shown.effects if isinstance(e, Say)).words.args["lines"]
    assert [w.args["text"] for w in line.args.values()] == ["left knee"]  # type: ignore[union-attr]


def test_a_note_that_is_not_there_is_not_corrected() -> None:
    assert heard(decide(ann(), Noted(TOM, "x", 99), RULES, MONDAY), TOM) == ["note-gone"]


# — pages —


@pytest.mark.parametrize(("count", "length", "at", "shown", "of"), [
    (0, 1, 0, 0, 1), (6, 1, 0, 6, 1), (7, 1, 0, 6, 2), (7, 1, 1, 1, 2), (7, 1, 9, 1, 2), (7, 1, -3, 6, 2),
    (2, 1400, 0, 2, 1), (2, 1401, 0, 1, 2), (1, 9000, 0, 1, 1),
])  # fmt: skip
def test_a_page_holds_as_much_as_telegram_takes(count: int, length: int, at: int, shown: int, of: int) -> None:
    page = pages.packed(list(range(count)), at, lambda _: length)
    assert (len(page.shown), page.count) == (shown, of)
    assert list(page.shown) == sorted(page.shown)


# — the card —


def test_an_observer_sees_no_button_that_decides() -> None:
    case = replace(ann(done(), reports=()), observers=(EVA.id,), team=Team(TOM, MAYA, (TOM, MAYA, EVA)))
    own, observer = (buttons(decide(case, Looked(by), RULES, MONDAY), by.id) for by in (TOM, EVA))
    assert {"write", "pause", "team", "end"} <= own
    assert observer == {"thread", "chart", "export", "notes"}


def test_every_button_of_the_card_is_an_answer_to_its_question() -> None:
    from bot.coach.asks import ASKS

    assert {b.value for b in CARD} <= set(ASKS["patient"].options)


# — paused, ended, opened again —


@pytest.mark.parametrize(("days", "kept"), [(-1, False), (0, False), (1, True), (180, True), (181, False)])
def test_a_pause_is_from_tomorrow_to_half_a_year(days: int, kept: bool) -> None:
    until = date(2026, 3, 2) + timedelta(days=days)
    decided = decide(ann(), Paused(TOM, until, "=ill"), RULES, MONDAY)
    assert decided.case.person.paused_until == (until if kept else None)
    assert heard(decided) == (["halted-told"] if kept else [])


@pytest.mark.parametrize(("until", "status"), [(3, WorkoutStatus.EXCUSED), (2, WorkoutStatus.OFFERED)])
def test_nothing_is_due_before_the_day_on_which_it_goes_on(until: int, status: WorkoutStatus) -> None:
    paused = ann(paused_until=date(2026, 3, until))
    due = decide(paused, CameDue(DueKind.WORKOUT, date(2026, 3, 2), "0800", MONDAY), RULES, MONDAY)
    assert [w.status for w in due.case.workouts] == [status]


def test_the_end_is_previewed_then_drops_what_waits_and_says_a_last_word() -> None:
    preview = decide(ann(done()), Ended(TOM, "All the best"), RULES, MONDAY)
    assert heard(preview, TOM) == ["ending"] and preview.case.person.standing is Standing.ACTIVE
    ended = decide(ann(done()), Ended(TOM, "All the best", confirmed=True), RULES, MONDAY)
    assert ended.case.person.standing is Standing.ENDED
    kinds = [type(e) for e in ended.effects]
    assert kinds.index(Hush) < kinds.index(Say)
    assert heard(ended) == ["ended-told"]
    assert entries(ended)[0].data == {"what": "ended", "words": "All the best"}


def test_whoever_asked_for_no_more_messages_gets_none_at_the_end() -> None:
    ended = decide(ann(done(), standing=Standing.STOPPED), Ended(TOM, confirmed=True), RULES, MONDAY)
    assert heard(ended) == [] and ended.case.person.standing is Standing.ENDED


def test_after_the_end_nothing_comes_by_itself_and_help_is_there_all_the_same() -> None:
    over = ann(standing=Standing.ENDED)
    assert heard(decide(over, CameDue(DueKind.WORKOUT, date(2026, 3, 2), "0800", MONDAY), RULES, MONDAY)) == []
    assert heard(decide(over, Said("hello", 3), RULES, MONDAY)) == ["after-the-end"]
    assert heard(decide(over, Said("I have chest pain", 3), RULES, MONDAY)) == ["safety-emergency"]
    again = decide(over, Reopened(TOM), RULES, MONDAY)
    assert again.case.person.standing is Standing.ACTIVE and heard(again) == ["reopened-told"]


# — in whose hands —


def _with(*staff: object) -> Case:
    return replace(ann(), team=Team(TOM, MAYA, (TOM, MAYA, EVA)))


def test_a_therapist_asks_and_a_lead_hands_over() -> None:
    asked = decide(_with(), Passed(TOM, EVA.id), RULES, MONDAY)
    assert (asked.case.person.therapist_id, asked.case.person.offered_to) == (TOM.id, EVA.id)
    assert heard(asked) == [] and heard(asked, EVA) == ["offered"]
    handed = decide(_with(), Passed(MAYA, EVA.id), RULES, MONDAY)
    assert (handed.case.person.therapist_id, handed.case.person.offered_to) == (EVA.id, None)
    assert heard(handed) == ["in-other-hands"] and heard(handed, TOM) == ["passed-away"]
    assert decide(asked.case, Passed(TOM, 0), RULES, MONDAY).case.person.offered_to is None


@pytest.mark.parametrize("to", [EVA.id, MAYA.id])
def test_who_stands_in_can_only_ask_the_therapist_and_the_lead(to: int) -> None:
    """Not even for themself: with their own yes a patient would change hands without a word of their therapist's."""
    wished = decide(_with(), Passed(EVA, to), RULES, MONDAY)
    assert (wished.case.person.therapist_id, wished.case.person.offered_to) == (TOM.id, None)
    assert heard(wished) == [] and heard(wished, EVA) == ["pass-wish-kept"]
    assert heard(wished, TOM) == heard(wished, MAYA) == ["pass-wished"]
    (asked, _) = [e for e in wished.effects if isinstance(e, Say) and e.words.key == "pass-wished"]
    assert (asked.buttons[0][0].ask, asked.buttons[0][0].value) == ("pass", str(to))
    # A transfer that the therapist has begun is not theirs to stop, either.
    offered = decide(_with(), Passed(TOM, MAYA.id), RULES, MONDAY)
    assert decide(offered.case, Passed(EVA, 0), RULES, MONDAY).case.person.offered_to == MAYA.id


def test_a_therapists_pause_ends_with_a_welcome() -> None:
    paused = decide(_with(), Paused(TOM, MONDAY.date() + timedelta(days=3)), RULES, MONDAY)
    (at,) = waits(paused, DueKind.BACK)
    assert at.date() == MONDAY.date() + timedelta(days=3)
    over = decide(paused.case, CameDue(DueKind.BACK, at.date(), "back", at), RULES, at)
    assert heard(over) == ["welcome-back"] and over.case.person.paused_until is None
    sooner = decide(paused.case, Resumed(TOM), RULES, MONDAY)
    assert any(isinstance(e, Unschedule) and e.kind is DueKind.BACK for e in sooner.effects)


@pytest.mark.parametrize("to", [TOM.id, 99])
def test_nobody_is_handed_to_who_has_them_or_is_not_here(to: int) -> None:
    assert heard(decide(_with(), Passed(MAYA, to), RULES, MONDAY), MAYA) == ["pass-impossible"]


# — days that are typed —


@pytest.mark.parametrize(
    ("text", "days"),
    [("10", 10), ("+10", 10), ("10 days", 10), ("tuesday", 1), ("monday", 7), ("9.3.", 7), ("2.3.2026", 0), ("0", 0)],
)
def test_a_pause_goes_on_at_a_day_or_after_so_many_days(text: str, days: int) -> None:
    before = Case(TOM, stage=Stage("halt_until", str(ANN.id)), patients=(ANN,))
    decision = decide(before, Said(text), RULES, MONDAY)
    assert heard(decision, TOM) == (["halt-why"] if days else ["halt-unclear"])
    assert decision.case.stage.item == days


# — references —


@pytest.mark.parametrize(
    ("ref", "number"),
    [("2-3", 3), ("2-0", 0), ("2", 0), ("3-3", None), ("2-x", None), ("2-٣", None), ("-3", None), ("", None)],
)
def test_a_reference_is_to_a_report_of_that_patient_alone(ref: str, number: int | None) -> None:
    assert number_of(ref, 2) == number
