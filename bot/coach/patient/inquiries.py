"""Questions besides those of a workout: before the first one, and questionnaires. Whose topic an answer is."""

from bot.coach.events import Answered
from bot.coach.patient import background, measuring
from bot.coach.talk import Talk

INQUIRIES = background.ASKED | measuring.ASKED


def inquiry_answered(talk: Talk, event: Answered) -> None:
    if event.ask in background.ASKED:
        background.answered(talk, event)
    else:
        measuring.answered(talk, event)


def inquiry_said(talk: Talk, text: str) -> bool:
    """A typed answer to the open one of these questions; False where it is none."""
    return background.said(talk, text) if talk.stage.ask in background.ASKED else measuring.said(talk, text)
