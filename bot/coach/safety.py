"""When to stop and call a person. Comes first in every state; shows fixed wording and numbers, never a diagnosis.

Source: clinical rules §5. False alarms are accepted, so a doubtful hit shows help too, only more softly.
"""

from dataclasses import replace

from bot.coach.effects import Button, Priority
from bot.coach.events import DueKind
from bot.coach.model import Report, Standing, Tier, WorkoutStatus
from bot.coach.reports import annotate, lift, raise_report
from bot.coach.rules import Rules
from bot.coach.screening import screen
from bot.coach.talk import Talk, options


def screened(talk: Talk, text: str) -> bool:
    """Screen a patient's text. True if it was a red flag and has been dealt with."""
    found = screen(text, talk.rules.all_keywords)
    if not found.flags:
        return False
    if found.soft:
        talk.ask("soft", open_it=False, priority=Priority.URGENT, given=talk.emergency())
        return False
    stop(talk, found.flags, said=text)
    return True


def wordings(talk: Talk, flags: tuple[str, ...]) -> tuple[str, ...]:
    """Which fixed texts are shown: emergency before crisis, each if it applies; the milder one only by itself."""
    actions = {talk.rules.red_flags[f].action for f in flags if f in talk.rules.red_flags}
    return tuple(a for a in ("emergency", "crisis") if a in actions) or ("urgent",)


def stop(
    talk: Talk,
    flags: tuple[str, ...],
    *,
    said: str = "",
    into: Report | None = None,
) -> None:
    """A red flag: help first, then everything stops until a therapist resumes it.

    into: the report of the same matter that is already open, raised to T0 rather than doubled.
    """
    consented = talk.me.consent_version is not None
    for wording in wordings(talk, flags):
        talk.say(
            f"safety-{wording}",
            priority=Priority.URGENT,
            buttons=options("stopped") if consented else (),
            given=talk.emergency(),
        )
    if not consented:
        return  # nothing clinical may be stored yet, but help is shown to anybody
    workout = talk.case.open_workout
    if workout:
        talk.keep_workout(replace(workout, status=WorkoutStatus.STOPPED, ended_at=talk.now))
    for kind in (DueKind.NUDGE, DueKind.LAPSE, DueKind.LATER, DueKind.TIMER, DueKind.CHECK):
        talk.unschedule(kind)
    talk.be(safety_hold=True)
    talk.stand("stopped")
    details: dict[str, str | int] = {"flags": " ".join(flags)}
    if said:
        details["said"] = said[:500]
    if into:
        lift(talk, into, Tier.NOW, details)
    else:
        raise_report(talk, Tier.NOW, "red_flag", workout=workout.key if workout else "", details=details)


def checklist(talk: Talk, draft: dict[str, str | int] | None = None, ref: str = "", item: int = 0) -> None:
    """Ask which of the red flags apply; `draft` says what to go on with if none does."""
    flags = [f for f in talk.rules.red_flags.values() if f.in_checklist]
    buttons = [Button("checklist", f.id.lower(), ref, item) for f in flags]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    talk.ask(
        "checklist",
        ref,
        item,
        draft=draft,
        buttons=(*rows, (Button("checklist", "none", ref, item),)),
        priority=Priority.URGENT,
        given=talk.emergency(),
    )


def frozen_reply(talk: Talk) -> None:
    """What anybody hears who comes back while a red flag is in force."""
    talk.ask("stopped", key="still-stopped", therapist=talk.therapist.alias, given=talk.emergency())


def mistaken(talk: Talk) -> None:
    """The patient says that they are OK: the therapist is told, and alone resumes."""
    urgent = [r for r in talk.case.reports if r.tier is Tier.NOW and r.closed_at is None]
    if urgent and talk.me.safety_hold:
        annotate(talk, urgent[-1], patient_says="ok")
    talk.say("stopped-mistake", therapist=talk.therapist.alias, given=talk.emergency())


def is_flag(value: str, rules: Rules) -> bool:
    return value.upper() in rules.red_flags


def may_coach(talk: Talk) -> bool:
    """Whether workouts and check-ins may go on for this person."""
    return talk.me.standing is Standing.ACTIVE and not talk.me.safety_hold
