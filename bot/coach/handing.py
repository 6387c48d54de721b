"""Who looks after a patient: passed to a colleague, read by an observer, and what happens when a therapist leaves."""

from bot.coach.events import HandedOver
from bot.coach.talk import Talk


def handed_over(talk: Talk, event: HandedOver) -> None:
    """The patient is in other hands, and hears of it kindly, at a civil hour."""
    talk.be(therapist_id=event.to.id, offered_to=None)
    talk.say(
        "in-other-hands",
        civil=True,
        before=event.before.alias,
        therapist=event.to.alias,
        left="yes" if event.left else "no",
        clinic=talk.rules.clinic.name,
    )
