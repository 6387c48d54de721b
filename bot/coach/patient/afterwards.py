"""A rating or a pain report that comes when nothing is asked any more: below a card of weeks ago, after /stop, after
the end of an episode. It is recorded and alerts as any other, and gets one answer, which takes nobody up again.

Without consent nothing may be stored, and is not; the answer says so and names whom to call.
"""

from collections.abc import Callable

from bot.coach import safety
from bot.coach.effects import Arg, Button, Priority, Say, Words
from bot.coach.events import Answered
from bot.coach.model import Standing, Tier
from bot.coach.patient import joining
from bot.coach.patient.checkin import CHECK_ASKS
from bot.coach.patient.measuring import ITEMS
from bot.coach.patient.ratings import CHECK_INS
from bot.coach.talk import Talk, date_words, options

QUIET = (Standing.STOPPED, Standing.ENDED)  # nothing is sent to them by itself
_PAIN = frozenset(("pain_before", "pain_during", "pain_after", "hurt_score", "morning_pain"))
_SCORES = frozenset((*_PAIN, "soreness", *CHECK_INS))
_ABOUT_IT = frozenset(("hurt_where", "hurt_kind", "effort", "anything_new", "hard_sure", "hard_why", "hard_managed"))
_CHANGING = frozenset(("closing", "change"))  # the way to another answer is an answer of its own
_BY_BUTTON = {
    "card": ("done", "too_hard", "pain"),
    "not_today": ("busy", "sore", "pain", "away", "other"),
}
_AS_SAID = ("noted", "changed", "late-done", "measure-noted")


def tells(event: Answered) -> bool:
    """Whether the answer says how it went or how somebody is, which is never to be lost."""
    if event.ask in ITEMS:
        return event.value not in ("skip", "pause")
    if event.ask in _BY_BUTTON:
        return event.value in _BY_BUTTON[event.ask]
    return event.ask in _SCORES | _ABOUT_IT | _CHANGING | CHECK_ASKS and event.value != "unwell"


def is_late(talk: Talk, event: Answered) -> bool:
    """Whether it comes from somebody who is asked nothing now, or is about exercises that are not here."""
    gone = event.ask not in ITEMS and talk.case.workout(event.ref) is None
    return tells(event) and (talk.me.standing is not Standing.ACTIVE or gone)


def heard(talk: Talk, event: Answered, record: Callable[[Talk, Answered], None]) -> None:
    """record: what keeps it, and tells the therapist, while somebody is with us."""
    standing = talk.me.standing
    if standing in QUIET and talk.me.consent_version is None:
        _not_kept(talk, event)
    elif standing not in (*QUIET, Standing.ACTIVE):
        _gone(talk, event)
        joining.go_on(talk)
    elif event.ask not in ITEMS and talk.case.workout(event.ref) is None:
        _gone(talk, event)
    else:
        _recorded(talk, event, record)


def _recorded(talk: Talk, event: Answered, record: Callable[[Talk, Answered], None]) -> None:
    """1. Keep it as ever. 2. Help goes as it is. 3. Anything else becomes one answer, and no question is open for it; a
    pain of which nothing is known yet may be given its number."""
    since, stage, reports = len(talk.effects), talk.stage, talk.case.reports
    record(talk, event)
    said = [e for e in talk.effects[since:] if isinstance(e, Say) and e.to == talk.me.id]
    keys = [e.words.key for e in said]
    urgent = any(e.priority is Priority.URGENT for e in said)
    if urgent or talk.me.safety_hold or event.ask in _CHANGING or keys == ["button-gone"]:
        return
    talk.effects[since:] = [e for e in talk.effects[since:] if not any(e is mine for mine in said)]
    talk.at(stage)
    what = next((e.words for e in said if e.words.key in _AS_SAID), _noted(talk, event))
    told = [r for r in talk.case.reports if r not in reports]
    now = any(r.tier is not Tier.DIGEST for r in told)
    given: dict[str, Arg] = {
        "what": what,
        "told": "said" if what.key == "changed" else "now" if now else "summary" if told else "no",
        "standing": talk.me.standing.value,
        "therapist": talk.therapist.alias,
        **talk.contact(),
    }
    if "hurt-score" in keys:
        talk.ask("hurt_score", event.ref, _hurts(event), key="hurt-score-after", open_it=False, given=given)
    else:
        talk.say("kept-after", buttons=options("start", event.ref, only=("unwell",)), given=given)


def _hurts(event: Answered) -> int:
    """The exercise that hurts, -1 for pain in general."""
    return event.item if event.ask == "card" else -1


def _noted(talk: Talk, event: Answered) -> Words:
    workout = talk.case.workout(event.ref)
    if workout is None:
        return Words("measure-noted")
    today = "yes" if workout.local_date == talk.local_now.date() else "no"
    return Words("noted", {"today": today, "day": date_words(workout.local_date)})


def _not_kept(talk: Talk, event: Answered) -> None:
    """Of whoever has taken their consent back nothing is stored or passed on, the button in the chat included. Severe
    pain still gets the emergency text."""
    if event.ask in _PAIN and int(event.value) >= talk.limits.pain.severe_at:
        safety.stop(talk, ("RF10",))
    talk.say("not-kept", buttons=((Button("start", "unwell"),),), given=talk.contact())


def _gone(talk: Talk, event: Answered) -> None:
    """What it is about has been deleted; or it never was, as anybody can send any data."""
    quiet = "no" if talk.me.standing is Standing.ACTIVE else "yes"
    talk.say("answer-gone", quiet=quiet, given=talk.contact())
