"""A patient's command, in whatever state they are."""

from bot.coach import safety
from bot.coach.effects import Follow
from bot.coach.events import Commanded, LookedBack
from bot.coach.model import Standing
from bot.coach.patient import changing, choice_pages, joining, leaving, mine, pausing, rights, speaking, today
from bot.coach.patient.relay import ask_report, offer, pass_on
from bot.coach.talk import Talk
from bot.coach.therapist import episode, papers


def commanded(talk: Talk, event: Commanded) -> None:
    if event.rest and safety.screened(talk, event.rest):
        return
    if event.name in ("privacy", "delete", "withdraw"):
        rights.commanded(talk, event.name)
        return
    if event.name == "export":
        papers.own(talk)
        return
    if event.name == "language":
        speaking.ask(talk)
        return
    if event.name == "unwell":
        if event.rest and talk.me.consent_version is not None:
            pass_on(talk, event.rest)
        safety.unwell(talk)
        return
    if talk.me.standing is Standing.STOPPED:
        leaving.rejoin(talk) if event.name == "start" else leaving.gone(talk)
        return
    if event.name == "stop":
        leaving.ask(talk)
        return
    if talk.me.standing is Standing.ENDED:
        episode.after_the_end(talk)
        return
    if talk.me.standing is not Standing.ACTIVE:
        joining.go_on(talk)
        return
    match event.name:
        case "start" | "today":
            today.today(talk)
        case "plan":
            today.show_plan(talk)
        case "settings":
            choice_pages.show(talk)
        case "pause":
            pausing.ask(talk, event.rest)
        case "progress":
            talk.do(Follow(LookedBack()))
        case "report" if event.rest:
            pass_on(talk, event.rest)
        case "report":
            ask_report(talk)
        case "change":
            changing.change_last(talk)
        case "sent":
            mine.show_sent(talk)
        case _:
            talk.say("help", therapist=talk.therapist.alias, given=talk.emergency())
    if event.rest and event.name not in ("pause", "report"):
        offer(talk, event.rest, event.message_id)  # the command does nothing with it, and it may be news
