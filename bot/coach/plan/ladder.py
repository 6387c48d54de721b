"""The ladder: a step up or down that the therapist has agreed to beforehand, taken by rule and told to both (§4).

Without such a record nothing ever changes by itself.
"""

from dataclasses import replace
from datetime import date

from bot.coach import reports
from bot.coach.effects import ExerciseText, Words
from bot.coach.model import Aside, Outcome, Plan, Prescribed, Report, Standing, Step, Tier, Workout, WorkoutStatus
from bot.coach.plan.planning import dose_words, runs
from bot.coach.rules import Thresholds
from bot.coach.talk import Talk, options

# down: offered within the workout only; one "too hard"; one morning that has not settled.
DOWN = ("offer", "too_hard", "unsettled")
# up: felt too easy, or done in full, in each of two workouts.
UP = ("easy", "done")
WORKOUTS_NEEDED = 2
_WORKED = (WorkoutStatus.DONE, WorkoutStatus.PARTIAL, WorkoutStatus.STOPPED)
_NO_ALARM = ("effort_easy", "stepped_up", "stepped_down")  # reports that say nothing against a step up


def usable(step: Step | None, today: date) -> bool:
    """Whether there is a step and what was agreed still counts on that local date."""
    return step is not None and (step.expires is None or today <= step.expires)


def trigger_of(step: Step, choices: tuple[str, ...]) -> str:
    return step.trigger or choices[0]


def offered(plan: Plan | None, exercise: str, today: date) -> Step | None:
    """The easier step that may be offered to a patient who has said "too hard"."""
    found = next((p for p in plan.exercises if p.exercise == exercise), None) if plan else None
    if found is None or not usable(found.easier, today) or found.easier is None:
        return None
    return found.easier if trigger_of(found.easier, DOWN) != "unsettled" else None


def against_up(
    p: Prescribed,
    workouts: tuple[Workout, ...],
    told: tuple[Report, ...],
    limits: Thresholds,
    today: date,
) -> str:
    """What speaks against the step up, "" if nothing does (clinical rules §4).

    It needs: a record that counts · `min_days` since the last step · the trigger in the last two workouts at this
    dose · pain of 2 or less throughout · both mornings settled · no report that waits · none too hard. What is not
    known speaks against it.
    """
    step = p.harder
    if step is None or step.authorised_by is None:
        return "none"
    if not usable(step, today):
        return "expired"
    if _too_soon(p, step, today):
        return "too_soon"
    last = [w for w in workouts if w.status in _WORKED and _item(w, p.exercise)][-WORKOUTS_NEEDED:]
    if len(last) < WORKOUTS_NEEDED or not all(_met(w, p, trigger_of(step, UP)) for w in last):
        return "trigger"
    if any(w.effort == "hard" or any(i.outcome is Outcome.TOO_HARD for i in w.items) for w in last):
        return "too_hard"
    if not all(_calm(w, limits.pain.green_max) for w in last):
        return "pain"
    if not all(_settled(w, workouts, limits) for w in last):
        return "morning"
    if any(r.waits and r.rule not in _NO_ALARM for r in told):
        return "report"
    return ""


def against_down(p: Prescribed, trigger: str, today: date) -> str:
    """What speaks against the step down on that trigger, "" if nothing does: one trigger is enough."""
    step = p.easier
    if step is None or step.authorised_by is None:
        return "none"
    if not usable(step, today):
        return "expired"
    if trigger_of(step, DOWN) != trigger:
        return "trigger"
    return "too_soon" if _too_soon(p, step, today) else ""


def _too_soon(p: Prescribed, step: Step, today: date) -> bool:
    return p.stepped_on is not None and (today - p.stepped_on).days < step.min_days


def _item(workout: Workout, exercise: str) -> bool:
    return any(i.exercise == exercise for i in workout.items)


def _met(workout: Workout, p: Prescribed, trigger: str) -> bool:
    """Done at the dose of today, and felt too easy or done with all the rest, as the trigger says."""
    done = any(i.exercise == p.exercise and i.dose == p.dose and i.outcome is Outcome.DONE for i in workout.items)
    return done and (workout.effort == "easy" if trigger == "easy" else workout.status is WorkoutStatus.DONE)


def _calm(workout: Workout, most: int) -> bool:
    """Pain known before and after, and never above `most`. Between two exercises it is not always asked for."""
    if workout.pain_before is None or workout.pain_after is None:
        return False
    during = [i.pain for i in workout.items if i.pain is not None]
    hurt = any(i.outcome is Outcome.PAIN for i in workout.items)
    return not hurt and max(workout.pain_before, workout.pain_after, *during, 0) <= most


def _settled(workout: Workout, workouts: tuple[Workout, ...], limits: Thresholds) -> bool:
    """The morning after: pain at most one more than before and below 6, soreness 3 or less (§1, §2). Of several
    workouts on one day only the last is asked about."""
    asked = [w for w in workouts if w.local_date == workout.local_date and w.morning_pain is not None]
    if not asked or workout.pain_before is None:
        return False
    morning = asked[-1]
    pain, sore = morning.morning_pain, morning.soreness
    if pain is None or sore is None:
        return False
    rise = pain - workout.pain_before
    calm = pain < limits.pain.stop_at and rise < limits.pain.morning_rise_unsettled
    return calm and sore <= limits.soreness.ok_max


def after_workout(talk: Talk, workout: Workout) -> None:
    """A workout is over: what was too hard steps down where the therapist has agreed to that."""
    hard = {r.exercise for r in talk.case.reports if r.rule == "too_hard" and r.workout == workout.key}
    _step_down(talk, hard, "too_hard")


def after_morning(talk: Talk, workout: Workout, *, settled: bool) -> None:
    """The morning's answers are in: not settled leads down, at most one exercise at a time leads up."""
    plan, today = talk.case.plan, talk.local_now.date()
    if not settled:
        _step_down(talk, {i.exercise for i in workout.items if i.outcome}, "unsettled")
        return
    if plan is None or not _free(talk, plan):
        return
    for p in plan.exercises:
        if p.held_until and p.held_until > today:
            continue
        if p.harder and not against_up(p, talk.case.workouts, talk.case.reports, talk.limits, today):
            _take(talk, plan, p, p.harder, "up")
            return


def _free(talk: Talk, plan: Plan) -> bool:
    """While a red flag is in force every ladder stands still (§5)."""
    return not talk.me.safety_hold and talk.me.standing is Standing.ACTIVE and runs(plan, talk.local_now.date())


def _step_down(talk: Talk, exercises: set[str], trigger: str) -> None:
    for exercise in sorted(exercises):
        plan = talk.case.plan
        p = next((x for x in plan.exercises if x.exercise == exercise), None) if plan else None
        if plan and p and p.easier and _free(talk, plan) and not against_down(p, trigger, talk.local_now.date()):
            _take(talk, plan, p, p.easier, "down")


def _take(talk: Talk, plan: Plan, p: Prescribed, step: Step, way: str) -> None:
    """The next version of the plan, told to the patient and, in the digest, to the therapist. The record is used up."""
    if any(x.exercise == step.exercise and x is not p for x in plan.exercises):
        return  # it is in the plan already
    after = replace(
        p,
        exercise=step.exercise,
        dose=step.dose,
        easier=p.easier if way == "up" and p.easier != step else None,
        harder=None,
        swaps=p.swaps if step.exercise == p.exercise else (),
        note=p.note if step.exercise == p.exercise else "",
        stepped_on=talk.local_now.date(),
    )
    by = step.authorised_by or plan.author_id
    talk.case = replace(
        talk.case,
        plan=replace(
            plan,
            version=plan.version + 1,
            exercises=tuple(after if x is p else x for x in plan.exercises),
            reason=f"=step_{way}",
            author_id=by,
            author="",
            created_at=talk.now,
        ),
    )
    report = reports.raise_report(
        talk, Tier.DIGEST, f"stepped_{way}", exercise=step.exercise, details={"version": plan.version + 1}
    )
    told = f"{talk.me.id}-{report.number}"
    talk.beside(Aside("told", told, since=talk.now))
    talk.say(
        "ladder-told",
        buttons=options("told", told),
        label=f"told:{told}",
        civil=True,
        therapist=talk.therapist.alias,
        way=way,
        exercise=ExerciseText(p.exercise),
        before=dose_words(p.dose),
        after=dose_words(step.dose),
        instead=ExerciseText(step.exercise) if step.exercise != p.exercise else "",
        reason=Words("default-reason", {"action": f"step_{way}"}),
    )
