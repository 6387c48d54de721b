"""When to stop and call a person. Comes first in every state; shows fixed wording and numbers, never a diagnosis.

Source: clinical rules §5. False alarms are accepted, so a doubtful hit shows help too, only more softly.
"""

from dataclasses import replace

from bot.coach.effects import Button, Priority
from bot.coach.events import DueKind
from bot.coach.model import Report, Standing, Tier, WorkoutStatus
from bot.coach.patient import timer
from bot.coach.reports import add, find, raise_report
from bot.coach.rules import Rules
from bot.coach.screening import screen
from bot.coach.talk import Talk, options

UNSURE = "UNSURE"  # in place of a red flag: somebody could not say whether there is one


def screened(talk: Talk, text: str) -> bool:
    """Screen a patient's text. True if it was a red flag and has been dealt with."""
    found = screen(text, *talk.rules.all_keywords)
    if not found.flags:
        return False
    if found.soft:
        talk.ask("soft", open_it=False, priority=Priority.URGENT, given=talk.emergency())
        return False
    stop(talk, found.flags, said=text)
    return True


def wordings(rules: Rules, flags: tuple[str, ...]) -> tuple[str, ...]:
    """Which fixed texts are shown: emergency before crisis, each if it applies; the milder one only by itself."""
    actions = {rules.red_flags[f].action for f in flags if f in rules.red_flags}
    return tuple(a for a in ("emergency", "crisis") if a in actions) or ("urgent",)


def stop(
    talk: Talk,
    flags: tuple[str, ...],
    *,
    said: str = "",
    into: Report | None = None,
    rule: str = "red_flag",
    workout: str = "",
    details: dict[str, str | int] | None = None,
) -> None:
    """A red flag: help first, then everything stops until a therapist resumes it.

    into: the report of the same matter that is already open, raised to T0 rather than doubled. rule, workout, details:
    what the report is about if there is none yet.
    """
    consented = talk.me.consent_version is not None
    shown = wordings(talk.rules, flags)
    for wording in shown:
        talk.say(
            f"safety-{wording}",
            priority=Priority.URGENT,
            buttons=options("stopped") if consented and wording == shown[-1] else (),
            stored="yes" if consented else "no",
            given=talk.emergency(),
        )
    if not consented:
        return  # nothing clinical may be stored yet, but help is shown to anybody
    timer.over(talk)
    current = talk.case.open_workout
    if current:
        talk.keep_workout(replace(current, status=WorkoutStatus.STOPPED, ended_at=talk.now))
    for kind in (DueKind.NUDGE, DueKind.LAPSE, DueKind.LATER, DueKind.TIMER, DueKind.CHECK):
        talk.unschedule(kind)
    talk.be(safety_hold=True)
    talk.stand("stopped")
    details = details or {}
    into = into or next((a for a in _alarms(talk) if a.details.get("day") == details.get("day")), None)
    facts = {**details, "flags": " ".join(flags), **({"said": said} if said else {})}
    if into:
        add(talk, into, Tier.NOW, **facts)
    else:
        raise_report(talk, Tier.NOW, rule, workout=workout or (current.key if current else ""), details=facts)


def _alarms(talk: Talk) -> list[Report]:
    """The reports that stopped everything, while they wait, the newest first: another danger sign of the same day
    belongs to it, and none is told with the day of another."""
    return [r for r in reversed(talk.case.reports) if r.tier is Tier.NOW and r.waits]


def unwell(talk: Talk, ref: str = "") -> None:
    """The patient feels unwell: the therapist is told at once, and the checklist tells how urgent it is."""
    again = talk.waits_for("checklist", ref, -1) or talk.me.safety_hold
    if talk.me.consent_version is not None and not again:
        raise_report(talk, Tier.TODAY, "unwell", workout=ref)
    checklist(talk, ref)


def matter_of(talk: Talk, ref: str, item: int) -> Report | None:
    """The open report that a checklist belongs to: pain at that exercise, or feeling unwell."""
    workout = talk.case.workout(ref)
    if workout and 0 <= item < len(workout.items) and workout.items[item].outcome is not None:
        hurts = find(talk, "causes_pain", ref, workout.items[item].exercise)
        if hurts:
            return hurts
    return find(talk, "unwell", ref)


def checklist(talk: Talk, ref: str = "", item: int = -1, *, then: str = "unwell", again: bool = False) -> None:
    """Ask which of the red flags apply. then: what to go on with if none does: "unwell", "carry_on" or "what_new".
    again: they could not say, which is not "none of these"."""
    flags = [f for f in talk.rules.red_flags.values() if f.in_checklist]
    buttons = [Button("checklist", f.id.lower(), ref, item) for f in flags]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    talk.ask(
        "checklist",
        ref,
        item,
        key="checklist-unsure" if again else "",
        draft={"then": then, **({"unsure": 1} if again else {})},
        buttons=(*rows, (Button("checklist", "unsure", ref, item), Button("checklist", "none", ref, item))),
        priority=Priority.URGENT,
        given=talk.emergency(),
    )


def unsure(talk: Talk, ref: str, item: int, into: Report | None) -> None:
    """They can't say whether a danger sign is there: it may be. Help is named and the list asked once more; whoever
    still can't say is stopped and told to speak to a doctor today, and the therapist hears of it at once."""
    if talk.waits_for("checklist", ref, item) and talk.stage.draft.get("unsure"):
        stop(talk, (UNSURE,), into=into)
        return
    then = str(talk.stage.draft.get("then", "unwell")) if talk.waits_for("checklist", ref, item) else "unwell"
    if into:
        add(talk, into, unsure="yes")
    checklist(talk, ref, item, then=then, again=True)


def frozen_reply(talk: Talk) -> None:
    """What anybody hears who comes back while a red flag is in force."""
    talk.ask("stopped", key="still-stopped", therapist=talk.therapist.alias, given=talk.emergency())


def mistaken(talk: Talk) -> None:
    """The patient says that they are OK: the therapist is told, and alone resumes."""
    for alarm in _alarms(talk)[:1]:
        add(talk, alarm, patient_says="ok")
    talk.say("stopped-mistake", therapist=talk.therapist.alias, given=talk.emergency())


def is_flag(value: str, rules: Rules) -> bool:
    return value.upper() in rules.red_flags


def may_coach(talk: Talk) -> bool:
    """Whether workouts and check-ins may go on for this person."""
    return talk.me.standing is Standing.ACTIVE and not talk.me.safety_hold
