"""What has been answered has no buttons left, however often it was asked and wherever the answer came from."""

from pathlib import Path

import pytest

from bot.rehearsal import staged
from bot.script import read

TALKS = Path(__file__).parent / "conversations"


async def _live_after(talk: str, who: str, last: str) -> list[str]:
    """The texts with buttons on that phone, once the talk has come to that line."""
    script = read(TALKS / f"{talk}.yaml")
    async with staged(script) as stage:
        for line in script.talk:
            await stage.do(line["do"])
            if line["do"] == last:
                return [m.text or m.caption or "" for m in stage.phones[who].messages if m.keyboard]
    raise AssertionError(f"{talk} has no line {last!r}")


@pytest.mark.parametrize(
    ("last", "asked"),
    [
        ('ann types "3"', "Lift my grandson"),  # "3 or 4" was asked about in between
        ('ann types "  sit through   a film "', "up to 3"),
    ],
)
async def test_a_question_that_was_asked_twice_is_over_in_both_places(last: str, asked: str) -> None:
    live = await _live_after("goals", "ann", last)
    assert sum(asked in text for text in live) == (1 if "film" in last else 0)


async def test_what_is_typed_to_the_builder_brings_it_below_and_leaves_one() -> None:
    script = read(TALKS / "plan_from_nothing.yaml")
    async with staged(script) as stage:
        for line in script.talk:
            await stage.do(line["do"])
            if line["do"].strip('"') == "tom types left":
                break
        below = stage.phones["tom"].messages[-1]
        assert below.keyboard and "Side plank" in below.text
        assert sum("Publish" in b.label for m in stage.phones["tom"].messages for r in m.keyboard or () for b in r) <= 1
        assert sum(bool(m.keyboard) and "Side plank" in (m.text or "") for m in stage.phones["tom"].messages) == 1


async def test_who_stops_has_no_card_left() -> None:
    live = await _live_after("first_week", "ann", "ann taps Stop for today")
    assert not any("Knee to chest" in text for text in live)


async def test_a_changed_answer_in_words_leaves_no_buttons() -> None:
    live = await _live_after("change_an_answer", "ann", 'ann types "right knee"')
    assert not any("Where did it hurt" in text for text in live)
