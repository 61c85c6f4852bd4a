"""Settings: flag before environment before file before default, and one sentence for what means nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import SettingError
from reportedly.language import DEFAULT_PIPELINE
from reportedly.reading import ReadOptions
from reportedly.settings import Settings, load


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("PIPELINE", "MAX_BYTES", "MAX_CHARS", "WIDTH", "CONFIG"):
        monkeypatch.delenv(f"REPORTEDLY_{name}", raising=False)


def test_defaults_are_those_of_the_stages() -> None:
    settings = load()
    assert settings.pipeline == DEFAULT_PIPELINE
    assert (settings.max_bytes, settings.max_chars) == (ReadOptions().max_bytes, ReadOptions().max_chars)


def test_each_source_stands_above_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reportedly.toml").write_text('pipeline = "from_file"\nwidth = 90\n', encoding="utf-8")
    assert load().pipeline == "from_file"
    monkeypatch.setenv("REPORTEDLY_PIPELINE", "from_environment")
    assert load().pipeline == "from_environment"
    assert load({"pipeline": "from_flag"}).pipeline == "from_flag"
    assert load({"pipeline": None}).width == 90


def test_a_file_may_be_named_by_flag_or_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.toml").write_text("width = 50", encoding="utf-8")
    (tmp_path / "two.toml").write_text("width = 60", encoding="utf-8")
    monkeypatch.setenv("REPORTEDLY_CONFIG", "two.toml")
    assert load().width == 60
    assert load(file=Path("one.toml")).width == 50


WRONG = {
    "an unknown setting": (
        "pipelin = 'x'",
        "there is no setting 'pipelin': the settings are pipeline, gazetteer, ledger, actors, max_bytes, max_chars, width",
    ),
    "no number": ("width = 'wide'", "the setting 'width' is 'wide'"),
    "a number that means nothing": ("max_chars = 0", "the setting 'max_chars' is 0"),
    "an empty name": ("pipeline = ''", "the setting 'pipeline' is ''"),
    "no TOML": ("width =", "reportedly.toml is not valid TOML"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_means_nothing_is_said_in_one_sentence(name: str, tmp_path: Path) -> None:
    text, expected = WRONG[name]
    (tmp_path / "reportedly.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingError) as caught:
        load()
    assert str(caught.value).startswith(expected)
    assert "\n" not in str(caught.value)


def test_a_file_in_no_known_encoding_is_said_to_be_unreadable(tmp_path: Path) -> None:
    (tmp_path / "reportedly.toml").write_bytes(b"pipeline = '\xff'")
    with pytest.raises(SettingError, match="cannot be read"):
        load()


def test_a_named_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(SettingError, match="there is no settings file"):
        load(file=Path("gone.toml"))


def test_every_setting_is_described_in_a_sentence() -> None:
    assert [name for name, field in Settings.model_fields.items() if not (field.description or "").endswith(".")] == []


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load().width = 3  # type: ignore[misc]
