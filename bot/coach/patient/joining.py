"""From the invite to the first workout: consent, country, time zone, and the therapist's word that it is them."""

from dataclasses import replace

from bot.coach import reports
from bot.coach.effects import Arg, Button, Words
from bot.coach.events import Answered, Joined, Vouched
from bot.coach.model import Role, Stage, Standing
from bot.coach.patient import background
from bot.coach.patient.slots import plan_slots
from bot.coach.patient.today import show_plan
from bot.coach.reading import clock_said, normalise
from bot.coach.schedule import zone_for
from bot.coach.talk import Talk, clock, options

JOINING_ASKS = frozenset(("consent", "country", "zone"))


def joined(talk: Talk, event: Joined) -> None:
    """An invite was accepted in this chat."""
    if talk.me.role is not Role.PATIENT:
        talk.be(standing=Standing.ACTIVE, zone=talk.me.zone or talk.rules.clinic.zone)
        talk.say("therapist-welcome", name=talk.me.alias, clinic=talk.rules.clinic.name, lead=talk.me.role.value)
        return
    talk.be(standing=Standing.JOINING, joined_name=event.name[:64])
    ask_consent(talk)


def ask_consent(talk: Talk) -> None:
    talk.ask(
        "consent",
        clinic=talk.rules.clinic.name,
        therapist=talk.therapist.alias,
        given=talk.emergency(),
    )


def go_on(talk: Talk) -> None:
    """Whatever an unfinished newcomer says leads back to the question that is open."""
    if talk.me.standing is Standing.UNCONFIRMED:
        talk.say("await-confirm", therapist=talk.therapist.alias, given=talk.emergency())
    elif talk.me.consent_version is None:
        ask_consent(talk)
    elif talk.me.country is None:
        _ask_country(talk)
    else:
        _ask_zone(talk)


def answered(talk: Talk, event: Answered) -> None:
    if talk.me.standing is not Standing.JOINING:
        talk.say("button-gone")
        return
    talk.retire(event)
    match event.ask, event.value:
        case "consent", "yes":
            talk.be(consent_version=talk.rules.consent_version, consent_at=talk.now)
            talk.keep("consent", talk.rules.consent_version)
            _ask_country(talk)
        case "consent", _:
            talk.stand()
            talk.be(joined_name="")
            talk.say("consent-refused", clinic=talk.rules.clinic.name)
            talk.say("consent-declined", to=talk.therapist, about=talk.me.id, alias=talk.me.alias)
        case "country", code if code.upper() in talk.rules.countries:
            _country(talk, code.upper())
        case "country", _:
            talk.say("country-type")
        case "zone", "yes":
            _zone_known(talk)
        case _:
            talk.be(zone=None)
            talk.ask("zone", key="zone-time", buttons=())


def said(talk: Talk, text: str) -> None:
    """Free text while joining: a country's name, a time of day, or anything else."""
    match talk.stage.ask:
        case "country":
            plain = normalise(text)
            code = next(
                (c for c, names in talk.rules.country_names.items() if plain in names or plain == c.casefold()),
                None,
            )
            if code:
                _country(talk, code)
            else:
                talk.say("country-unknown")
        case "zone":
            at = clock_said(text, talk.rules.lexicon(talk.me.language))
            country = talk.rules.country(talk.me.country)
            zone = zone_for(at, country.zones, talk.now) if at else None
            if at and zone is None:
                # Someone abroad keeps the emergency number of the country they named, with the clock they live by.
                others = (z for c in talk.rules.countries.values() for z in c.zones)
                zone = zone_for(at, others, talk.now)
            if zone:
                talk.be(zone=zone)
                _zone_known(talk)
            else:
                talk.say("zone-unclear")
        case _:
            go_on(talk)


def _ask_country(talk: Talk) -> None:
    home = talk.rules.clinic.country
    near = [home, *(c for c in talk.rules.near_countries if c != home)][:6]
    buttons = [Button("country", c, label=Words("@country", {"code": c})) for c in near]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    talk.ask("country", buttons=(*rows, (Button("country", "other"),)))


def _country(talk: Talk, code: str) -> None:
    country = talk.rules.countries[code]
    talk.be(country=code, zone=country.zones[0])
    _ask_zone(talk)


def _ask_zone(talk: Talk) -> None:
    talk.ask("zone", time=clock(talk.now, talk.zone), given=talk.emergency())


def _zone_known(talk: Talk) -> None:
    talk.be(standing=Standing.UNCONFIRMED)
    talk.stand()
    talk.say("await-confirm", therapist=talk.therapist.alias, given=talk.emergency())
    talk.say(
        "joined",
        to=talk.therapist,
        buttons=options("joined", str(talk.me.id)),
        label=f"joined:{talk.me.id}",
        about=talk.me.id,
        given=_who(talk),
    )


def _who(talk: Talk) -> dict[str, Arg]:
    return {
        "alias": talk.me.alias,
        "name": talk.me.joined_name or "–",
        "country": Words("@country", {"code": talk.me.country or ""}),
        "zone": talk.zone,
        "time": clock(talk.now, talk.zone),
    }


def vouched(talk: Talk, event: Vouched) -> None:
    """The therapist says whether this is the person they meant. Only then does anything clinical start."""
    if talk.me.standing is not Standing.UNCONFIRMED:
        talk.say("vouch-over", to=event.by, alias=talk.me.alias)
        return
    if not event.right_person:
        talk.say("not-you", given=talk.emergency())
        _forget(talk)
        talk.say("vouched-no", to=event.by, edit=f"joined:{talk.me.id}", alias=talk.me.alias, about=talk.me.id)
        return
    talk.be(standing=Standing.ACTIVE)
    talk.say("vouched-yes", to=event.by, edit=f"joined:{talk.me.id}", alias=talk.me.alias, about=talk.me.id)
    plan_slots(talk)
    talk.say("welcome", name=talk.me.alias, therapist=talk.therapist.alias, civil=True)
    show_plan(talk, civil=True)
    background.begin(talk, civil=True)


def withdraw(talk: Talk) -> None:
    """Somebody who has not joined yet asks for nothing more."""
    talk.say("withdrawn", clinic=talk.rules.clinic.name)
    talk.say("consent-declined", to=talk.therapist, about=talk.me.id, alias=talk.me.alias)
    _forget(talk)


def _forget(talk: Talk) -> None:
    """Back to being invited: nothing about whoever was in this chat is kept, what they said and what it stopped
    included."""
    talk.case = replace(talk.case, stage=Stage())
    for report in talk.case.reports:
        if report.waits:
            reports.closed(talk, replace(report, details={}))
    talk.be(
        safety_hold=False,
        standing=Standing.INVITED,
        chat_id=None,
        country=None,
        zone=None,
        consent_version=None,
        consent_at=None,
        joined_name="",
    )
