"""Which language somebody is spoken to in: Telegram's at first, and whatever they choose from then on."""

from bot.coach.events import Answered
from bot.coach.talk import Talk


def ask(talk: Talk) -> None:
    """Beside whatever is open: choosing a language answers nothing else."""
    talk.ask("language", open_it=False)


def answered(talk: Talk, event: Answered) -> None:
    talk.retire(event)
    talk.be(language=event.value)
    talk.say("language-set")
