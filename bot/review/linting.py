"""`python -m bot content lint`: everything that is wrong with the content, at once, each with its line and remedy."""

from dataclasses import replace
from pathlib import Path
from posixpath import normpath

import bot
from bot.content.document import Mistake
from bot.content.library import HERE
from bot.review import code, figures, lengths, messages, reading, wording
from bot.review.material import Material, gather

SOURCE = Path(bot.__file__).parent


def lint(folder: Path = HERE, source: Path = SOURCE) -> tuple[Material, list[str]]:
    """What was read, and one line for each mistake, in the order of the files.

    1. What the loader finds, which would stop the start. 2. Languages side by side. 3. Keys between code and content.
    4. Lengths. 5. Wording and readability. 6. Figures. Raises ReadingMissing.
    """
    material = gather(folder)
    found: list[Mistake] = [mistake for mistake in material.mistakes if isinstance(mistake, Mistake)]
    found += material.messages.mistakes
    found += messages.check_languages(material.messages)
    found += code.check(material.messages, source)
    found += lengths.check(material)
    held, wrong_rules = wording.rules(folder)
    found += wrong_rules
    if held is not None:
        found += wording.check(material, held)
        found += reading.check(material, held)
    found += figures.check(material)
    found.sort(key=lambda mistake: (mistake.file, mistake.line))
    return material, list(dict.fromkeys(str(replace(m, file=normpath(f"bot/content/{m.file}"))) for m in found))
