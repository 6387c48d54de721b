"""What somebody types about their settings: "my times are 8 and 18:30", "no quiet hours", "I'm in Madrid"."""

from datetime import time, timedelta

from bot.coach.asks import ASKS
from bot.coach.effects import Words
from bot.coach.events import Answered
from bot.coach.model import Aside
from bot.coach.patient import choice_pages, choices, own_times
from bot.coach.patient.choice_pages import LABEL, PAGES, TOGGLES
from bot.coach.reading import clock_said, clocks_in_order, clocks_said, days_said, normalise, option_said
from bot.coach.rules import Lexicon
from bot.coach.schedule import zone_for
from bot.coach.talk import Talk

_STILL_OPEN = timedelta(minutes=30)
_LONGEST = 60  # characters of a wish; anything longer is meant for somebody


def said(talk: Talk, text: str) -> bool:
    """Whether the text is about the settings, while they are open, or a try at what their page has asked for."""
    page = next((a for a in talk.stage.asides if a.ask in PAGES), None)
    if page is None or len(text) > _LONGEST or page.since is None or talk.now - page.since > _STILL_OPEN:
        return False
    lexicon = talk.rules.lexicon(talk.me.language)
    if page.ask != "settings" and option_said(text, ("back",), lexicon):
        choice_pages.show(talk, edit=LABEL)
        return True
    topic = option_said(text, ASKS["settings"].options, lexicon)
    if topic:
        choices.answered(talk, Answered("settings", topic, typed=True))
        return True
    return _on_page(talk, page, text, lexicon) or _about_any(talk, text, lexicon) or _unclear(talk, page)


def _on_page(talk: Talk, page: Aside, text: str, lexicon: Lexicon) -> bool:
    match page.ask:
        case "set_times":
            return _times(talk, text, lexicon)
        case "set_days":
            return _days(talk, text, lexicon)
        case "set_quiet":
            return _quiet(talk, text, lexicon)
        case "set_zone":
            return _place(talk, text, lexicon)
        case "set_country":
            return _country(talk, text)
        case "set_weekly":
            days = days_said(text, lexicon)
            if len(days) == 1:
                choices.set_weekly(talk, days[0], LABEL)
            return len(days) == 1
        case _:
            return False


def _about_any(talk: Talk, text: str, lexicon: Lexicon) -> bool:
    """A text that names its matter itself."""
    topic = _topic(text, lexicon)
    rest = _without(text, topic, lexicon)
    if topic in TOGGLES or topic == "weekly":
        on = _switch(rest, lexicon)
        days = days_said(rest, lexicon)
        if topic == "weekly" and (days or on is not None):
            day = days[0] if days else talk.me.preferences.weekly_day
            choices.set_weekly(talk, None if on is False else day, LABEL)
            return True
        if on is not None:
            choices.set_toggle(talk, topic, on, LABEL)
        return on is not None
    match topic:
        case "quiet":
            return _quiet(talk, text, lexicon)
        case "days":
            return _days(talk, text, lexicon)
        case "times":
            return _times(talk, text, lexicon)
        case "zone" if rest:
            return _place(talk, rest, lexicon)
        case "country" if rest:
            return _country(talk, rest)
        case "tongue":
            return _language(talk, rest, lexicon)
        case _:
            return False


def _topic(text: str, lexicon: Lexicon) -> str:
    """The matter that the text names, by the longest of the phrases in it; "" for none."""
    plain = f" {normalise(text)} "
    named = [
        (len(phrase), topic)
        for topic in ("quiet", "days", "times", "zone", "country", "tongue", "weekly", *TOGGLES)
        for phrase in (topic, *lexicon.synonyms.get(topic, ()))
        if f" {phrase} " in plain
    ]
    return max(named)[1] if named else ""


def _without(text: str, topic: str, lexicon: Lexicon) -> str:
    plain = f" {normalise(text)} "
    for phrase in sorted((topic, *lexicon.synonyms.get(topic, ())), key=len, reverse=True):
        plain = plain.replace(f" {phrase} ", " ", 1)
    return plain.strip()


def _switch(text: str, lexicon: Lexicon) -> bool | None:
    words = f" {normalise(text)} "
    for option, meant in (("off", False), ("on", True)):
        if any(f" {phrase} " in words for phrase in (option, *lexicon.synonyms.get(option, ()))):
            return meant
    return None


def _times(talk: Talk, text: str, lexicon: Lexicon) -> bool:
    times = clocks_said(text, lexicon)
    if times:
        own_times.set_times(talk, times, LABEL)
    return bool(times)


def _days(talk: Talk, text: str, lexicon: Lexicon) -> bool:
    """The days of exercises; with a word for "off", the days without any."""
    named = days_said(text, lexicon)
    if not named:
        return False
    free = _switch(text, lexicon) is False
    own_times.set_days(talk, [d for d in range(7) if (d in named) is not free], LABEL)
    return True


def _quiet(talk: Talk, text: str, lexicon: Lexicon) -> bool:
    ends = clocks_in_order(text, lexicon)
    if len(ends) == 2 and ends[0] != ends[1]:
        choices.set_quiet(talk, ends[0], ends[1], LABEL)
        return True
    if not ends and _switch(text, lexicon) is False:
        choices.set_quiet(talk, time(0), time(0), LABEL)
        return True
    return False


def _place(talk: Talk, text: str, lexicon: Lexicon) -> bool:
    """A city, or the time on their clock."""
    at = clock_said(text, lexicon)
    if at:
        country = talk.rules.country(talk.me.country)
        others = (z for c in talk.rules.countries.values() for z in c.zones)
        # The zone they have, then their country's: whoever is at home keeps what they had.
        zone = zone_for(at, (talk.zone, *country.zones), talk.now) or zone_for(at, others, talk.now)
        if zone:
            choices.set_zone(talk, zone, LABEL)
        else:
            talk.say("set-zone-unclear", therapist=talk.therapist.alias)
        return True
    cities, exact = talk.rules.find_cities(_without(text, "zone", lexicon) or text)
    if not cities:
        return False
    if exact and len({c.zone for c in cities}) == 1:
        choices.set_zone(talk, cities[0].zone, LABEL)
    else:
        choices.offer_zones(talk, cities, LABEL)
    return True


def _country(talk: Talk, text: str) -> bool:
    plain = normalise(text)
    code = next((c for c, names in talk.rules.country_names.items() if plain in names or plain == c.casefold()), None)
    if code:
        choices.set_country(talk, code, LABEL)
    return code is not None


def _language(talk: Talk, text: str, lexicon: Lexicon) -> bool:
    value = option_said(text, ("en", "es"), lexicon)
    if value:
        talk.be(language=value)
        choice_pages.done(talk, LABEL)
    return value is not None


def _unclear(talk: Talk, page: Aside) -> bool:
    """A page has asked for something, and this is not it."""
    match page.ask:
        case "settings":
            return False
        case "set_zone":
            talk.say("set-zone-unclear", therapist=talk.therapist.alias)
        case _:
            talk.say("set-unclear", what=Words("settings-example", {"what": page.ask}), therapist=talk.therapist.alias)
    return True
