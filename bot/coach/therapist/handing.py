"""Who looks after a patient: passed to a colleague, read by an observer, and what happens when a therapist leaves.

A therapist asks, and the colleague says yes: nobody finds a patient in their care whom they have not taken. A lead
hands over at once. Who stands in for somebody can only ask that therapist and the lead. Until the yes everything stays
where it is.
"""

from bot.coach.effects import Button, Observe, Words
from bot.coach.events import Browsed, HandedOver, Observed, Passed, TakenOver
from bot.coach.model import EntryKind, Person, Role, Standing, Team
from bot.coach.talk import Talk, options
from bot.coach.therapist.access import decides


def show(talk: Talk, event: Browsed) -> None:
    """Who looks after this patient and who reads along, and every colleague who could."""
    team, ref = talk.case.team, str(talk.me.id)
    if team is None or not decides(talk, event.by):
        talk.say("reads-only", to=event.by)
        return
    others = [p for p in team.everybody if p.standing is Standing.ACTIVE and p.id != team.therapist.id]
    watching = [p for p in others if p.id in talk.case.observers]
    asked = team.find(talk.me.offered_to)
    rows = [(Button("pass", str(p.id), ref, label=Words("pass-label", {"alias": p.alias})),) for p in others]
    if asked:
        rows = [(Button("pass", "0", ref, label=Words("pass-back-label", {"alias": asked.alias})),)]
    # A lead reads everything anyway.
    rows += [
        (
            Button(
                "observe", f"{'minus' if p in watching else 'plus'}{p.id}", ref, label=_observer_label(p, p in watching)
            ),
        )
        for p in others
        if p.role is not Role.LEAD
    ]
    talk.say(
        "team",
        to=event.by,
        edit=event.edit,
        label=f"look:{talk.me.id}",
        about=talk.me.id,
        buttons=(*rows, (Button("patient", "show", ref),)),
        alias=talk.me.alias,
        therapist=team.therapist.alias,
        observers=Words("listed", {str(p.id): p.alias for p in watching}) if watching else "",
        offered=asked.alias if asked else "",
        alone="no" if others else "yes",
    )


def _observer_label(person: Person, watching: bool) -> Words:
    return Words("observe-label", {"alias": person.alias, "now": "yes" if watching else "no"})


def passed(talk: Talk, event: Passed) -> None:
    """Ask a colleague, take that back, or as a lead hand over; from whoever stands in it is a wish."""
    team = talk.case.team
    own = team is not None and (event.by.role is Role.LEAD or event.by.id == team.therapist.id)
    if team is not None and not own and event.to == 0:
        talk.say("pass-not-yours", to=event.by, therapist=team.therapist.alias)
        return
    if event.to == 0:
        talk.be(offered_to=None)
        talk.say("pass-back", to=event.by, alias=talk.me.alias)
        return
    colleague = team.find(event.to) if team else None
    if team is None or colleague is None or colleague.standing is not Standing.ACTIVE or colleague == team.therapist:
        talk.say("pass-impossible", to=event.by)
        return
    if not own:
        _wish(talk, team, event.by, colleague)
        return
    if event.by.role is Role.LEAD:
        _hand_over(talk, team.therapist, colleague)
        for person in {p.id: p for p in (event.by, colleague)}.values():
            talk.say("passed-by", to=person, about=talk.me.id, alias=talk.me.alias, therapist=colleague.alias)
        if team.therapist.id not in (event.by.id, colleague.id):
            talk.say("passed-away", to=team.therapist, alias=talk.me.alias, therapist=colleague.alias)
        return
    talk.be(offered_to=colleague.id)
    talk.say(
        "offered",
        to=colleague,
        buttons=options("offered", str(talk.me.id)),
        label=f"offered:{talk.me.id}",
        alias=talk.me.alias,
        therapist=event.by.alias,
    )
    talk.say("pass-asked", to=event.by, about=talk.me.id, alias=talk.me.alias, colleague=colleague.alias)


def _wish(talk: Talk, team: Team, by: Person, colleague: Person) -> None:
    """Who stands in would like a patient to pass on: therapist or lead decides, with the button that does it."""
    ref = str(talk.me.id)
    buttons = (
        (Button("pass", str(colleague.id), ref, label=Words("pass-label", {"alias": colleague.alias})),),
        *options("patient", ref, only=("show",)),
    )
    for person in {p.id: p for p in (team.therapist, team.lead)}.values():
        talk.say(
            "pass-wished",
            to=person,
            about=talk.me.id,
            buttons=buttons,
            alias=talk.me.alias,
            by=by.alias,
            colleague=colleague.alias,
            own="yes" if by.id == colleague.id else "no",
        )
    lead = "" if team.lead.id == team.therapist.id else team.lead.alias
    talk.say("pass-wish-kept", to=by, alias=talk.me.alias, therapist=team.therapist.alias, lead=lead)


def taken_over(talk: Talk, event: TakenOver) -> None:
    """The colleague who was asked has answered; the store has checked that they were."""
    team = talk.case.team
    if team is None:
        return
    before = team.therapist
    if not event.yes:
        talk.be(offered_to=None)
        talk.say("offer-declined", to=event.by)
        talk.say("pass-declined", to=before, alias=talk.me.alias, colleague=event.by.alias)
        return
    _hand_over(talk, before, event.by)
    ref = str(talk.me.id)
    mine = options("patient", ref, only=("show",))
    talk.say("passed-by", to=event.by, about=talk.me.id, buttons=mine, alias=talk.me.alias, therapist=event.by.alias)
    talk.say("passed-away", to=before, alias=talk.me.alias, therapist=event.by.alias)


def handed_over(talk: Talk, event: HandedOver) -> None:
    """The therapist no longer works here; the store has put the lead in their place."""
    _hand_over(talk, event.before, event.to, left=event.left)


def observed(talk: Talk, event: Observed) -> None:
    """A colleague may read along, or no longer; both sides of it hear so."""
    team = talk.case.team
    colleague = team.find(event.who) if team else None
    if team is None or colleague is None or colleague.role is Role.LEAD or colleague.id == team.therapist.id:
        talk.say("pass-impossible", to=event.by)
        return
    talk.do(Observe(colleague.id, event.allowed))
    what = "observed" if event.allowed else "unobserved"
    talk.enter(EntryKind.CARE, {"what": what, "who": colleague.alias}, event.by)
    now = "yes" if event.allowed else "no"
    talk.say("observer-told", to=colleague, alias=talk.me.alias, therapist=event.by.alias, now=now)
    talk.say(
        "observer-by",
        to=event.by,
        about=talk.me.id,
        buttons=options("patient", str(talk.me.id), only=("show",)),
        alias=talk.me.alias,
        colleague=colleague.alias,
        now=now,
    )


def _hand_over(talk: Talk, before: Person, to: Person, *, left: bool = False) -> None:
    """In other hands from now on, and the patient hears of it kindly, at a civil hour."""
    talk.be(therapist_id=to.id, offered_to=None)
    if to.id in talk.case.observers:
        talk.do(Observe(to.id, allowed=False))
    talk.enter(EntryKind.CARE, {"what": "handed_over", "before": before.alias, "who": to.alias}, to)
    if talk.me.standing is Standing.ACTIVE:
        talk.say(
            "in-other-hands",
            civil=True,
            before=before.alias,
            therapist=to.alias,
            left="yes" if left else "no",
            clinic=talk.rules.clinic.name,
        )
