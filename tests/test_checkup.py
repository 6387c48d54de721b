"""What the operator is told of the content: what nobody has verified, and a setting that names what does not exist."""

import pytest

from bot.checkup import _content
from bot.settings import Settings


@pytest.mark.parametrize(
    ("off", "named", "silent"),
    [
        ((), ("[who5]", "[phq2]", "[psfs]", "[sane]"), ()),
        (("who5", "phq2"), ("[psfs]", "[sane]"), ("[who5]", "[phq2]")),
        (("who5", "phq2", "psfs", "sane"), (), ("licence", "[who5]")),
    ],
)
def test_questionnaires_that_are_asked_are_named_until_they_are_verified(
    off: tuple[str, ...], named: tuple[str, ...], silent: tuple[str, ...]
) -> None:
    finding = _content(Settings(measures_off=off))
    assert finding.good
    assert all(text in finding.text for text in named)
    assert not any(text in finding.text for text in silent)


def test_a_questionnaire_that_does_not_exist_cannot_be_switched_off() -> None:
    finding = _content(Settings(measures_off=("who6",)))
    assert not finding.good
    assert 'there is no measure "who6" – did you mean "who5"' in finding.text
