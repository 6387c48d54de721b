"""Settings: every line optional, every mistake a sentence that says what to do, and no secret in it."""

from pathlib import Path

import pytest

from bot import settings

SECRET = "987654321:AAH-canary-canary-canary-canary-cana"


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in settings.Settings.model_fields:
        monkeypatch.delenv(f"HEP_{name.upper()}", raising=False)
    monkeypatch.delenv("HEP_CONFIG", raising=False)


def wrong() -> str:
    with pytest.raises(settings.SettingsError) as caught:
        settings.load()
    return str(caught.value)


def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "clinic.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("HEP_CONFIG", str(tmp_path / "clinic.toml"))


def test_without_any_setting_the_defaults_are_in_force() -> None:
    found = settings.load()
    assert (found.token, found.clinic.zone, found.clinic.working_days) == (None, "Europe/London", (0, 1, 2, 3, 4))


def test_the_file_that_comes_with_the_bot_is_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEP_CONFIG", str(Path(__file__).parents[1] / "config" / "clinic.toml"))
    assert settings.load() == settings.Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config(tmp_path, monkeypatch, 'nudge_minutes = 60\nname = "Harbour"\n[thresholds.pain]\nstop_at = 5\n')
    monkeypatch.setenv("HEP_NUDGE_MINUTES", "45")
    found = settings.load()
    assert (found.clinic.name, found.clinic.nudge_minutes) == ("Harbour", 45)
    assert found.overrides == {"pain.stop_at": 5}


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("HEP_ZONE", "Berlin", "zone: is not a time zone; use an IANA name"),
        ("HEP_NUDGE_MINUTES", "5", "nudge_minutes:"),
        ("HEP_WORKING_DAYS", "[]", "working_days: needs at least one day"),
        ("HEP_TELEGRAM_URL", "telegram.org", "telegram_url: must start with https://"),
        ("HEP_EMERGENCY", '{"GB": "call"}', "emergency: takes lines such as"),
        ("HEP_WEBHOOK_LISTEN", "8080", "webhook_listen:"),
        ("HEP_WEBHOOK_URL", "https://bot.example.org/hook", "HEP_WEBHOOK_URL and HEP_WEBHOOK_SECRET go together"),
        ("HEP_TOKN", SECRET, "HEP_TOKN: there is no such setting. Known are"),
        ("HEP_CONFIG", "nowhere.toml", "HEP_CONFIG: there is no file nowhere.toml"),
    ],
)
def test_a_mistake_is_a_sentence(name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    assert says in wrong()
    assert SECRET not in wrong()


def test_every_mistake_is_named_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config(tmp_path, monkeypatch, f'zone = "Berlin"\nquiet = "21:00"\ntoken = ["{SECRET}"]\n')
    said = wrong()
    assert said.count("\n") == 2
    for name in ("zone:", "quiet: there is no such setting", "token:"):
        assert name in said
    assert SECRET not in said


def test_a_file_that_is_no_toml_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config(tmp_path, monkeypatch, "zone = Europe/London")
    assert "clinic.toml: " in wrong()


def test_a_token_is_never_shown() -> None:
    found = settings.load(token=SECRET)
    assert SECRET not in repr(found) + str(found)
