"""The plan builder: what can be done to a draft, within which bounds; what is warned of; what the patient is told."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.coach.decide import Decision, decide
from bot.coach.effects import KeepDraft, Raise, Refused, Say
from bot.coach.events import Answered, Built
from bot.coach.model import Case, Dose, Draft, Plan, Prescribed, Slot, Standing, Step
from bot.coach.plan import drafting
from bot.coach.plan.comparing import difference
from bot.coach.plan.dosing import figures_said
from bot.coach.plan.minding import warnings
from bot.coach.plan.planning import review_due, runs
from bot.coach.plan.searching import search
from bot.coach.schedule import local
from tests.coaching import ANN, MAYA, MONDAY, PLAN, RULES, TOM, ann

TODAY = date(2026, 3, 2)
EN, ES = RULES.lexicon("en"), RULES.lexicon("es")


@pytest.mark.parametrize(
    ("dose", "name", "way", "after"),
    [
        (Dose(2, reps=10), "sets", 1, Dose(3, reps=10)),
        (Dose(1, reps=10), "sets", -1, None),
        (Dose(10, reps=10), "sets", 1, None),
        (Dose(2, reps=1), "reps", -1, None),
        (Dose(2, reps=1, hold_s=5), "reps", -1, Dose(2, hold_s=5)),
        (Dose(2, reps=100), "reps", 1, None),
        (Dose(2, reps=10), "hold_s", 1, Dose(2, reps=10, hold_s=1)),
        (Dose(2, hold_s=5), "hold_s", 1, Dose(2, hold_s=10)),
        (Dose(2, hold_s=5), "hold_s", -1, Dose(2, hold_s=4)),
        (Dose(2, hold_s=1), "hold_s", -1, None),
        (Dose(2, hold_s=20), "hold_s", -1, Dose(2, hold_s=15)),
        (Dose(2, hold_s=22), "hold_s", 1, Dose(2, hold_s=25)),
        (Dose(minutes=1), "minutes", -1, None),
        (Dose(minutes=10), "minutes", 1, Dose(minutes=11)),
        (Dose(minutes=120), "minutes", 1, None),
        (Dose(2, reps=10, rest_s=0), "rest_s", -1, None),
        (Dose(2, reps=10, rest_s=30), "rest_s", 1, Dose(2, reps=10, rest_s=45)),
    ],
)
def test_plus_and_minus_stay_within_bounds(dose: Dose, name: str, way: int, after: Dose | None) -> None:
    assert drafting.stepped(dose, name, way) == after


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("3x12", {"sets": 3, "reps": 12}),
        ("3 x 10, rest 45", {"sets": 3, "reps": 10, "rest_s": 45}),
        ("3x30s", {"sets": 3, "hold_s": 30}),
        ("rest 45 s hold 5 s", {"rest_s": 45, "hold_s": 5}),
        ("45 s rest", {"rest_s": 45}),
        ("sets 3 reps 12", {"sets": 3, "reps": 12}),
        ("3 sets 12 reps", {"sets": 3, "reps": 12}),
        ("10 min", {"minutes": 10}),
        ("12", {}),
        ("-3 reps", {}),
        ("3x12.5", {}),
        ("1/2 reps", {}),
        ("bridge 3", {}),
        ("reps 3 reps 4", {}),
    ],
)
def test_a_typed_dose(text: str, figures: dict[str, int]) -> None:
    assert figures_said(text, EN) == figures


def test_a_typed_dose_in_spanish() -> None:
    assert figures_said("3x12 descanso 45", ES) == {"sets": 3, "reps": 12, "rest_s": 45}
    assert figures_said("2 series 8 repeticiones", ES) == {"sets": 2, "reps": 8}


@pytest.mark.parametrize(
    ("name", "value", "own"),
    [
        ("pain.stop_at", 6, {}),
        ("pain.stop_at", 5, {"pain.amber_max": 4, "pain.stop_at": 5}),
        ("pain.stop_at", 9, {"pain.stop_at": 9, "pain.severe_at": 9}),
        ("pain.stop_at", 2, {"pain.green_max": 0, "pain.amber_max": 1, "pain.stop_at": 2}),
        ("pain.stop_at", 1, None),
        ("pain.stop_at", 11, None),
        ("pain.severe_at", 5, {"pain.amber_max": 4, "pain.stop_at": 5, "pain.severe_at": 5}),
        ("pain.no_start_at", 5, {"pain.amber_max": 4, "pain.no_start_at": 5}),
        ("pain.green_max", 5, {"pain.green_max": 5, "pain.amber_max": 6, "pain.stop_at": 7, "pain.no_start_at": 7}),
        ("pain.green_max", -1, None),
        ("pain.amber_max", 9, {"pain.amber_max": 9, "pain.stop_at": 10, "pain.severe_at": 10, "pain.no_start_at": 10}),
        ("pain.amber_max", 10, None),
    ],
)
def test_limits_keep_their_order(name: str, value: int, own: dict[str, int] | None) -> None:
    plan = drafting.with_limit(PLAN, name, value, RULES.thresholds)
    assert (plan.thresholds if plan else None) == own


@pytest.mark.parametrize(
    ("choice", "start", "name", "day"),
    [
        ("today", None, "start", TODAY),
        ("monday", None, "start", date(2026, 3, 9)),
        ("w6", None, "end", date(2026, 4, 12)),
        ("w6", date(2026, 3, 9), "end", date(2026, 4, 19)),
        ("w2", date(2026, 2, 1), "review", date(2026, 3, 16)),
    ],
)
def test_chosen_dates(choice: str, start: date | None, name: str, day: date) -> None:
    assert drafting.date_after(choice, TODAY, start, name) == day


def test_an_end_before_the_start_is_refused() -> None:
    plan = replace(PLAN, start=date(2026, 3, 9))
    assert drafting.with_date(plan, "end", date(2026, 3, 8)) is None
    assert drafting.with_date(plan, "end", date(2026, 3, 9)) is not None


@pytest.mark.parametrize(
    ("day", "running"),
    [(date(2026, 3, 8), False), (date(2026, 3, 9), True), (date(2026, 3, 15), True), (date(2026, 3, 16), False)],
)
def test_a_plan_runs_from_its_first_to_its_last_day(day: date, running: bool) -> None:
    assert runs(replace(PLAN, start=date(2026, 3, 9), end=date(2026, 3, 15)), day) is running


def test_a_review_is_due_from_its_day_on() -> None:
    plan = replace(PLAN, review=TODAY)
    assert not review_due(plan, date(2026, 3, 1))
    assert review_due(plan, TODAY)
    assert not review_due(PLAN, TODAY) and not review_due(None, TODAY)


def warned(plan: Plan, before: Plan | None = None) -> list[str]:
    return [w.key for w in warnings(plan, before, RULES, TODAY)]


def some(*keys: str, **more: object) -> Plan:
    exercises = tuple(Prescribed(k, RULES.exercises[k].dose) for k in keys)
    return replace(PLAN, exercises=exercises, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("plan", "keys"),
    [
        (some("bridge"), []),
        (some(), ["warn-empty"]),
        (some("bridge", slots=()), ["warn-no-times"]),
        (some("bridge", end=date(2026, 3, 1)), ["warn-over"]),
        (some("bridge", end=TODAY), []),
        (some("bridge", "cat_cow", "pelvic_tilt", "bird_dog"), []),
        (some("bridge", "cat_cow", "pelvic_tilt", "bird_dog", "side_plank"), ["warn-many"]),
        (drafting.changed(some("bridge"), "bridge", dose=Dose(4, reps=15)), []),
        (drafting.changed(some("bridge"), "bridge", dose=Dose(5, reps=16)), ["warn-usual", "warn-usual"]),
        (drafting.changed(some("bridge"), "bridge", dose=Dose(1, reps=4)), ["warn-usual"]),
        (some("clamshell"), ["warn-ask-first"]),
        (some("clamshell", precautions=("falls",)), []),
        (some("clamshell", precautions=("falls", "hip_operation")), ["warn-caution"]),
    ],
)
def test_what_is_warned_of(plan: Plan, keys: list[str]) -> None:
    assert warned(plan) == keys


@pytest.mark.parametrize(
    ("way", "dose", "keys"),
    [
        ("easier", Dose(3, reps=8), []),
        ("easier", Dose(3, reps=10), ["warn-step"]),
        ("easier", Dose(2, reps=12), ["warn-step"]),
        ("harder", Dose(3, reps=12), []),
        ("harder", Dose(3, reps=10), ["warn-step"]),
        ("harder", Dose(3, reps=10, load="red band"), []),
    ],
)
def test_a_step_must_be_one(way: str, dose: Dose, keys: list[str]) -> None:
    assert warned(drafting.changed(some("bridge"), "bridge", **{way: Step("bridge", dose)})) == keys


def test_an_exercise_that_is_in_force_already_is_not_asked_about_again() -> None:
    plan = some("clamshell")
    assert warned(plan, plan) == []


def test_the_patient_hears_what_concerns_them_alone() -> None:
    after = replace(
        drafting.changed(PLAN, "bridge", harder=Step("bridge", Dose(2, reps=12)), dose=Dose(2, reps=12)),
        thresholds={"pain.stop_at": 5},
        review=TODAY,
        precautions=("falls",),
        end=TODAY,
    )
    assert [w.key for w in difference(PLAN, after, for_patient=True)] == ["diff-dose", "diff-date"]
    told = {w.key for w in difference(PLAN, after, for_patient=False)}
    assert told == {"diff-dose", "diff-step", "diff-date", "diff-limit", "diff-precautions"}
    assert difference(PLAN, PLAN, for_patient=False) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bridge", ("bridge",)),
        ("Puente", ("bridge",)),
        ("BRIGDE", ("bridge",)),
        ("clam", ("clamshell",)),
        ("side plank", ("side_plank",)),
        ("xyz", ()),
        ("", ()),
    ],
)
def test_the_library_is_searched(text: str, found: tuple[str, ...]) -> None:
    assert search(text, RULES) == found


def test_a_step_keeps_who_agreed_to_it_until_it_is_changed() -> None:
    step = Step("bridge", Dose(2, reps=6), "too_hard")
    first = drafting.authorised(drafting.changed(PLAN, "bridge", easier=step), 2, MONDAY, PLAN)
    again = drafting.authorised(first, 1, MONDAY.replace(day=9), first)
    other = drafting.changed(first, "bridge", easier=replace(step, trigger="unsettled", authorised_by=2))
    changed = drafting.authorised(other, 1, MONDAY.replace(day=9), first)

    def agreed(plan: Plan) -> int | None:
        bridge = drafting.find(plan, "bridge")
        return bridge.easier.authorised_by if bridge and bridge.easier else None

    assert (agreed(first), agreed(again), agreed(changed)) == (2, 2, 1)


# In the chat


def tom(**more: object) -> Case:
    return Case(TOM, patients=(ANN,), **more)  # type: ignore[arg-type]


def tapped(case: Case, ask: str, value: str, ref: str, item: int = 0) -> Decision:
    return decide(case, Answered(ask, value, ref, item, message_id=9), RULES, MONDAY)


@pytest.mark.parametrize("ref", ["99", "99.bridge", "", "x", "3x", "-3", "3" * 30])
def test_a_forged_button_is_refused_and_nothing_is_raised(ref: str) -> None:
    decision = tapped(tom(), "build", "open", ref)
    assert not any(isinstance(e, Raise) for e in decision.effects)
    assert any(isinstance(e, Refused) for e in decision.effects)


def test_another_patients_plan_is_lent_only_by_who_has_them_in_care() -> None:
    decision = tapped(tom(), "build_from", "take", "3.99")
    assert not any(isinstance(e, Raise) for e in decision.effects)


def test_an_observer_builds_nothing() -> None:
    decision = tapped(tom(watched=frozenset((ANN.id,))), "build", "open", "3")
    assert not any(isinstance(e, Raise) for e in decision.effects)


def built(case: Case, do: str, **more: object) -> Decision:
    return decide(case, Built(TOM, do, message_id=9, **more), RULES, MONDAY)  # type: ignore[arg-type]


def drafted(decision: Decision) -> Draft | None:
    kept = [e.draft for e in decision.effects if isinstance(e, KeepDraft)]
    return kept[-1] if kept else None


def with_draft(draft: Draft | None, **more: object) -> Case:
    return replace(ann(**more), draft=draft, history=(PLAN,))  # type: ignore[arg-type]


def test_nothing_is_in_force_before_it_is_published() -> None:
    decision = built(with_draft(None), "at:reps+", exercise="bridge")
    draft = drafted(decision)
    assert draft is not None and drafting.find(draft.plan, "bridge").dose.reps == 11  # type: ignore[union-attr]
    assert decision.case.plan == PLAN


def test_without_a_reason_nothing_is_published() -> None:
    draft = Draft(1, drafting.removed(PLAN, "bridge"))
    assert built(with_draft(draft), "publish:now").case.plan == PLAN


def test_what_has_not_been_shown_is_not_published() -> None:
    new = tuple(
        Prescribed(k, e.dose, note="x" * 120) for k, e in list(RULES.exercises.items())[: drafting.MOST_EXERCISES]
    )
    draft = Draft(1, replace(PLAN, exercises=new, note="y" * 600), "=agreed")
    first = built(with_draft(draft), "publish:now")
    assert first.case.plan == PLAN
    (page,) = [e for e in first.effects if isinstance(e, Say)]
    assert page.words.args["sheets"] == 2 and not any(b.value == "now" for row in page.buttons for b in row)
    last = built(with_draft(draft), "publish:now", exercise="1")
    assert last.case.plan is not None and last.case.plan.version == 2
    told = [e.words.args["part"] for e in last.effects if isinstance(e, Say) and e.to == ANN.id]
    assert told == [1, 2]


def test_the_second_of_two_taps_on_publish_does_nothing() -> None:
    draft = Draft(1, drafting.removed(PLAN, "bridge"), "=agreed")
    first = built(with_draft(draft), "publish:now")
    assert first.case.plan is not None and first.case.plan.version == 2
    second = built(replace(first.case, draft=None), "publish:now")
    assert second.case.plan == first.case.plan


def test_a_draft_of_an_older_version_asks_first() -> None:
    draft = Draft(1, drafting.removed(PLAN, "bridge"), "=agreed")
    case = with_draft(draft, plan=replace(PLAN, version=2, author="Maya", reason="x"))
    decision = built(case, "publish:now")
    assert [e.words.key for e in decision.effects if isinstance(e, Say)] == ["build-conflict"]
    assert decision.case.plan is not None and decision.case.plan.version == 2


@pytest.mark.parametrize(
    ("standing", "told"), [(Standing.ACTIVE, 1), (Standing.STOPPED, 0), (Standing.INVITED, 0), (Standing.JOINING, 0)]
)
def test_who_is_not_here_is_not_told(standing: Standing, told: int) -> None:
    draft = Draft(1, drafting.removed(PLAN, "bridge"), "=agreed")
    decision = built(with_draft(draft, standing=standing), "publish:now")
    assert sum(isinstance(e, Say) and e.to == ANN.id for e in decision.effects) == told


def test_at_night_the_patient_hears_of_it_in_the_morning() -> None:
    draft = Draft(1, drafting.removed(PLAN, "bridge"), "=agreed")
    decision = decide(with_draft(draft), Built(TOM, "publish:now"), RULES, MONDAY.replace(hour=23))
    (said,) = [e for e in decision.effects if isinstance(e, Say) and e.to == ANN.id]
    assert said.civil


def test_an_unknown_exercise_changes_nothing() -> None:
    for do in ("at:reps+", "at:remove", "found:pick", "ladder:easier", "side:left", "swap:take", "text:reps"):
        assert drafted(built(with_draft(Draft(1, PLAN)), do, exercise="no_such", text="5")) in (None, Draft(1, PLAN))


def test_the_days_of_a_slot_come_and_go_with_all_times() -> None:
    plan = replace(PLAN, slots=(Slot(0, time(8)), Slot(0, time(18))))
    two = drafting.toggled_day(plan, 2)
    assert len(two.slots) == 4
    assert drafting.toggled_day(two, 2).slots == plan.slots
    assert local(MONDAY, "Europe/London").date() == TODAY and MAYA.id != TOM.id


def test_a_page_that_was_typed_for_comes_below_and_leaves_one() -> None:
    typed = decide(tom(), Answered("build_add", "patient", "3", 0, typed=True), RULES, MONDAY)
    said = [(e.edit, e.gone, e.label) for e in typed.effects if isinstance(e, Say)]
    assert said == [("draft:3", True, ""), ("", False, "draft:3")]
    on_the_page = [(e.edit, e.gone) for e in tapped(tom(), "build_add", "patient", "3").effects if isinstance(e, Say)]
    assert on_the_page == [("#9", False)]
