"""What `import reportedly` offers."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import reportedly
from reportedly import (
    Figure,
    LanguageMissing,
    NotFound,
    NotSupported,
    NotText,
    ReadingError,
    ReportedlyError,
    SettingError,
    read,
    read_text,
)


def test_the_public_names_are_sorted_and_are_there() -> None:
    assert reportedly.__all__ == sorted(reportedly.__all__)
    assert len(set(reportedly.__all__)) == len(reportedly.__all__)
    assert all(hasattr(reportedly, name) for name in reportedly.__all__)


def test_every_public_name_tells_what_it_is() -> None:
    assert all(inspect.getdoc(getattr(reportedly, name)) for name in reportedly.__all__ if name != "__version__")


def test_nothing_public_is_left_out() -> None:
    own = {
        name
        for name, value in vars(reportedly).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith("reportedly")
    }
    assert own <= set(reportedly.__all__)


def test_errors_form_one_tree() -> None:
    errors = [getattr(reportedly, name) for name in reportedly.__all__]
    assert all(issubclass(e, ReportedlyError) for e in errors if inspect.isclass(e) and issubclass(e, Exception))
    assert issubclass(NotText, ReadingError) and not issubclass(SettingError, ReadingError)


def test_a_text_is_read() -> None:
    reading = read_text("Twelve villagers were killed.", published="2025-03-12", publisher="Example Wire", title="Fire")
    (figure,) = reading.claims
    assert isinstance(figure, Figure) and (figure.low, figure.evidence.quote) == (12, "Twelve villagers")
    assert (reading.report.published, reading.report.publisher, reading.report.title) == ("2025-03-12", "Example Wire", "Fire")


def test_the_same_text_gives_the_same_reading() -> None:
    assert read_text("Twelve villagers were killed.") == read_text("Twelve villagers were killed.")


@pytest.mark.parametrize(
    ("text", "error"), [("", NotText), ("   \n", NotText), ("12 34 -- 5", NotText), ("Тринадцать человек погибли", NotSupported)]
)
def test_what_is_no_english_text_is_refused(text: str, error: type[ReadingError]) -> None:
    with pytest.raises(error):
        read_text(text)


def test_a_day_of_publication_that_means_nothing_is_refused() -> None:
    with pytest.raises(SettingError):
        read_text("Twelve villagers were killed.", published="someday")


def test_files_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Nine guests were killed.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Two guests were killed.", encoding="utf-8")
    readings = read(tmp_path / "b.txt", str(tmp_path / "a.txt"))
    assert [claim.low for reading in readings for claim in reading.claims if isinstance(claim, Figure)] == [9, 2]


def test_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Nine guests were killed.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Two guests were killed.", encoding="utf-8")
    assert [Path(str(reading.report.path)).name for reading in read(tmp_path)] == ["a.txt", "b.txt"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        read(tmp_path / "nowhere.txt")


def test_the_settings_in_force_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_PIPELINE", "no_such_pipeline")
    with pytest.raises(LanguageMissing, match="no_such_pipeline"):
        read_text("Twelve villagers were killed.")


def test_a_long_text_is_cut_by_the_setting_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_MAX_CHARS", "40")
    reading = read_text("Twelve villagers were killed by a fire. " * 5)
    assert len(reading.report.text) <= 40 and reading.notes
