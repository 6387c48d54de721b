"""The library searched by name: what a therapist types becomes exercises, the likeliest first."""

from difflib import get_close_matches

from bot.coach.reading import normalise
from bot.coach.rules import Rules

_MOST = 12
_CLOSE = 0.75


def search(text: str, rules: Rules) -> tuple[str, ...]:
    """The exercises that a text may mean, in any language, () for none.

    1. One that is called so. 2. Those whose name has every word, or the beginning of one. 3. Those spelt much like it.
    """
    plain = normalise(text)
    if not plain:
        return ()
    names = {name: key for key, e in rules.exercises.items() for name in (*e.names, key.replace("_", " "))}
    if plain in names:
        return (names[plain],)
    words = plain.split()
    within = [
        key for name, key in names.items() if all(any(part.startswith(w) for part in name.split()) for w in words)
    ]
    if within:
        return tuple(dict.fromkeys(within))[:_MOST]
    return tuple(dict.fromkeys(names[n] for n in get_close_matches(plain, names, n=_MOST, cutoff=_CLOSE)))
