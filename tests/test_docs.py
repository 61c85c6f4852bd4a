"""Every example in README.md and docs/ runs, and prints what the page says it prints."""

from __future__ import annotations

import doctest
import os
import shutil
from pathlib import Path

import pytest

from tests import documents

CONSOLE = [block for path in documents.DOCS for block in documents.blocks(path, "console")]
PYTHON = [block for path in documents.DOCS if path.name != "api.md" for block in documents.blocks(path, "python")]


def place(block: documents.Block) -> str:
    """Where a block stands, for a test's name."""
    return f"{block.path.name}:{block.line}"


@pytest.mark.parametrize("block", CONSOLE, ids=place)
def test_a_command_prints_what_the_page_shows(block: documents.Block) -> None:
    assert documents.ran(block.body) == block.body, "run `make refresh` if the new output is right"


@pytest.mark.parametrize("block", PYTHON, ids=place)
def test_a_python_example_gives_what_the_page_shows(block: documents.Block, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(documents.ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    gives_what_it_shows(block, block.body)


def test_the_examples_of_the_api_are_true_of_a_desk_that_runs(example_ledger: Path, tmp_path: Path) -> None:
    """One program from the first example to the last, against `reportedly serve` at a free port in place of the page's."""
    page = documents.ROOT / "docs" / "api.md"
    found = list(documents.blocks(page, "python"))
    with documents.serving(shutil.copy(example_ledger, tmp_path / "reportedly.sqlite")) as address:
        gives_what_it_shows(found[0], "".join(block.body for block in found).replace(documents.DESK, address))


def gives_what_it_shows(block: documents.Block, body: str) -> None:
    """Run the examples of a block as a doctest."""
    example = doctest.DocTestParser().get_doctest(body, {}, place(block), str(block.path), block.line)
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    runner.run(example, out=report.append)
    assert example.examples, "a python block without >>> is not run: make it a doctest"
    assert report == []


@pytest.mark.parametrize("path", documents.DOCS, ids=lambda path: path.name)
def test_written_tables_are_those_of_the_program(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert documents.with_tables(text) == text, "run `make refresh`"


def test_fields_options_settings_and_names_each_have_their_table() -> None:
    names = {match["name"] for path in documents.DOCS for match in documents.WRITTEN.finditer(path.read_text(encoding="utf-8"))}
    assert names == {"the schema", "the incident", "the command line", "the settings", "the public names", "the api"}


def test_links_between_the_pages_lead_somewhere() -> None:
    for path in documents.DOCS:
        targets = [link for link in documents.links(path) if "://" not in link and not link.startswith("#")]
        assert [t for t in targets if not (path.parent / t.split("#")[0]).exists()] == [], path.name


def test_the_readme_shows_real_output_and_runs_python() -> None:
    readme = documents.ROOT / "README.md"
    assert any("reportedly show" in block.body for block in documents.blocks(readme, "console"))
    assert list(documents.blocks(readme, "python"))


def test_a_changed_output_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```console\n$ echo one\ntwo\n```\n", encoding="utf-8")
    (block,) = documents.blocks(page, "console")
    assert documents.ran(block.body) == f"$ echo one{os.linesep}one\n"
    assert documents.refreshed(page) == "```console\n$ echo one\none\n```\n"
