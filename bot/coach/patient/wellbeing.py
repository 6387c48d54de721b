"""How somebody is besides the exercises: mood, energy and sleep, 0–10, where the plan asks. Never a diagnosis."""

from datetime import timedelta

from bot.coach import reports
from bot.coach.model import Tier
from bot.coach.patient.ratings import CHECK_INS as CHECK_INS
from bot.coach.talk import Talk


def check_ins(talk: Talk) -> tuple[str, ...]:
    """What the patient's plan asks before each workout."""
    plan = talk.case.plan
    if plan is None:
        return ()
    if plan.check_ins is not None:
        return plan.check_ins
    programme = talk.rules.programmes.get(plan.programme)
    return programme.check_ins if programme else ()


def tell_low_mood(talk: Talk) -> None:
    """Low on several days of the week: for the digest, once a week (clinical rules §6)."""
    limits, today = talk.limits.mood, talk.local_now.date()
    low = {
        w.local_date
        for w in talk.case.workouts
        if 0 <= (today - w.local_date).days < limits.of_days
        and (mood := w.wellbeing.get("mood")) is not None
        and mood <= limits.low_max
    }
    since = talk.now - timedelta(days=limits.of_days)
    told = any(r.rule == "mood_low" and r.opened_at > since for r in talk.case.reports)
    if len(low) >= limits.low_days and not told:
        reports.raise_report(talk, Tier.DIGEST, "mood_low", details={"low_days": str(len(low))})
