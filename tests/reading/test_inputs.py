"""Inputs: files, folders, patterns, standard input, and one clear sentence for each that cannot be read."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import NotFound, NotSupported, NotText, ReadingError, SettingError
from reportedly.model import Report
from reportedly.reading import ReadOptions, read_bytes, read_inputs, read_text

TOLD = "Gunmen freed 12 people, police said."
PAGE = f"<html><body><p>{TOLD}</p></body></html>"


def zipped(inside: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(inside, "x")
    return held.getvalue()


BAD: dict[str, tuple[bytes, str, type[ReadingError], str]] = {
    "empty": (b"", "a.txt", NotText, "a.txt: it is empty"),
    "only a mark": (b"\xef\xbb\xbf", "a.txt", NotText, "it is empty"),
    "only white space": (b" \n\t\n", "a.html", NotText, "it is empty"),
    "an empty table": (b"\n", "a.jsonl", NotText, "it is empty"),
    "binary": (bytes(range(256)) * 40, "a.txt", NotText, "a binary file"),
    "an image": (b"\x89PNG\r\n\x1a\n\x00", "a.txt", NotText, "a PNG image"),
    "no letter": (b"12 34 56 ... 78", "a.txt", NotText, "not a letter"),
    "a PDF": (b"%PDF-1.7\n", "a.txt", NotSupported, "a PDF"),
    "a Word document": (zipped("word/document.xml"), "a.docx", NotSupported, "a Word document (docx)"),
    "a zip": (zipped("x.txt"), "a.zip", NotSupported, "a zip archive"),
    "a web archive": (b"WARC/1.0\r\n", "a.warc", NotSupported, "a web archive"),
    "a feed": (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "a.xml", NotSupported, "a feed"),
    "XML": (b'<?xml version="1.0"?><doc>x</doc>', "a.xml", NotSupported, "an XML document"),
    "another language": ("Двенадцать человек погибли".encode(), "a.txt", NotSupported, "reads English only"),
    "a page in another language": (
        "<html><body><p>قتل اثنا عشر شخصا في الهجوم</p></body></html>".encode(),
        "a.html",
        NotSupported,
        "English only",
    ),
}


@pytest.mark.parametrize(("data", "name", "kind", "words"), BAD.values(), ids=BAD)
def test_bad_input_is_one_sentence_that_names_it(data: bytes, name: str, kind: type[ReadingError], words: str) -> None:
    (problem,) = read_bytes(data, name)
    assert isinstance(problem, kind) and str(problem).startswith(f"{name}: ") and words in str(problem) and "\n" not in str(problem)


ODD = {
    "unmatched quotation marks": '“Gunmen "freed 12 people, ‘police said.',
    "right-to-left marks": "\u202eGunmen\u202c freed 12 people, police said.",
    "zero-width marks": "Gun\u200bmen freed\ufeff 12 people, police said.",
    "half a pair": "Gunmen \ud800 freed 12 people, police said.",
    "controls": "Gunmen\x00 freed 12 people, police said.",
    "no line ends": "Gunmen freed 12 people " * 2000,
    "only line ends between": "Gunmen\n" * 2000,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_text_is_read(text: str) -> None:
    assert "Gunmen" in read_text(text).text


def test_a_sentence_of_a_hundred_thousand_words_is_read_whole() -> None:
    text = "Police said that " + "the men and " * 33_333 + "were freed."
    assert read_text(text).text == text


def test_a_text_over_the_limit_is_cut_at_a_word_and_told() -> None:
    report = read_text("Gunmen freed people. " * 100, ReadOptions(max_chars=1000))
    assert len(report.text) <= 1000 and report.text.endswith(("Gunmen", "freed", "people.")) and "was cut after" in report.notes[0]


def test_a_file_over_the_limit_is_refused() -> None:
    (problem,) = read_bytes(b"Gunmen " * 100, "a.txt", ReadOptions(max_bytes=50))
    assert "larger than 50 bytes" in str(problem)


def test_a_folder_is_read_in_order_with_its_folders_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden.txt", "notes.pdf", "sub/c.txt", ".git/d.txt", "sub/deep/e.TXT"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE if name.endswith("html") else TOLD)
    found = [Path(r.path or "").relative_to(tmp_path).as_posix() for r in read_inputs([str(tmp_path)]) if isinstance(r, Report)]
    assert found == ["a.html", "b.txt", "sub/c.txt", "sub/deep/e.TXT"]


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-")
    (problem,) = read_inputs([str(tmp_path)])
    assert isinstance(problem, NotFound) and "no report in this folder" in str(problem)


def test_a_pattern_that_the_shell_left_is_expanded_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text(TOLD)
    found = [Path(r.path or "").name for r in read_inputs([str(tmp_path / "*.txt")]) if isinstance(r, Report)]
    assert found == ["a.txt", "b.txt"]


def test_a_file_named_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(TOLD)
    (report,) = read_inputs([str(tmp_path / "a[1].txt")])
    assert isinstance(report, Report)


MISSING = {
    "a file": ("nowhere.txt", NotFound, "no such file"),
    "a pattern": ("nowhere-*.txt", NotFound, "no file matches"),
    "a zero byte": ("a\0b", NotFound, "no such file"),
    "an address": ("https://tribune.example/x.html", NotSupported, "fetching comes in a later version"),
    "an address without a scheme": ("www.tribune.example/x.html", NotSupported, "fetching comes in a later version"),
}


@pytest.mark.parametrize(("name", "kind", "words"), MISSING.values(), ids=MISSING)
def test_what_is_not_there_is_told(name: str, kind: type[ReadingError], words: str) -> None:
    (problem,) = read_inputs([name])
    assert isinstance(problem, kind) and words in str(problem)


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TOLD)
    found = list(read_inputs(["nowhere.txt", str(good), "https://x.example/", str(good)]))
    assert [isinstance(one, Report) for one in found] == [False, True, False, True]


def test_a_file_that_vanishes_before_it_is_read_is_told(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TOLD)
    found = read_inputs([str(tmp_path)])
    assert isinstance(next(found), Report)
    (tmp_path / "b.txt").unlink()
    assert isinstance(next(found), NotFound)


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TOLD)
    path.chmod(0)
    if os.access(path, os.R_OK):  # the test runs with all rights
        monkeypatch.setattr("builtins.open", refuse)
    (problem,) = read_inputs([str(path)])
    assert "no permission" in str(problem)


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TOLD.encode())))
    (report,) = read_inputs(["-"])
    assert isinstance(report, Report) and (report.text, report.path) == (TOLD, "standard input")


FORMS = {
    "a page by its content": (PAGE.encode(), "standard input", "trafilatura"),
    "a page by its name": (f"{TOLD}<p>Two died.".encode(), "a.html", "trafilatura"),
    "text that speaks of tags": (f"{TOLD} <b> and <html> are tags.".encode(), "standard input", "text"),
    "JSON lines by their content": (f'{{"text": "{TOLD}"}}\n'.encode(), "standard input", "text"),
    "CSV by its content": (f'id,text\na,"{TOLD}"\n'.encode(), "standard input", "text"),
}


@pytest.mark.parametrize(("data", "name", "extractor"), FORMS.values(), ids=FORMS)
def test_the_form_is_found(data: bytes, name: str, extractor: str) -> None:
    (report,) = read_bytes(data, name)
    assert isinstance(report, Report) and report.extractor.split()[0] == extractor and report.text.startswith("Gunmen")


def test_a_form_that_is_asked_for_is_taken() -> None:
    (report,) = read_bytes(PAGE.encode(), "a.html", ReadOptions(form="text"))
    assert isinstance(report, Report) and report.text == PAGE


def test_identity_is_of_the_raw_bytes_and_the_callers_id_is_echoed() -> None:
    data = b"\xef\xbb\xbf" + TOLD.encode() + b"\r\n"
    (plain,) = read_bytes(data, "a.txt")
    (named,) = read_bytes(data, "a.txt", ReadOptions(id="mine"))
    assert isinstance(plain, Report) and isinstance(named, Report)
    assert plain.sha256 == named.sha256 == hashlib.sha256(data).hexdigest()
    assert (plain.id, named.id) == (plain.sha256[:16], "mine")


@pytest.mark.parametrize(
    "wrong",
    [{"published": "12/03/2025"}, {"encoding": "no-such"}, {"form": "pdf"}, {"max_chars": 0}, {"max_bytes": 0}],
    ids=lambda w: next(iter(w)),
)
def test_an_option_that_means_nothing_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(SettingError):
        ReadOptions(**wrong)  # type: ignore[arg-type]


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.csv", "a"]))
def test_no_bytes_raise(data: bytes, name: str) -> None:
    assert all(isinstance(one, Report | ReadingError) for one in read_bytes(data, name))


MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div class=share>",
            "</div>",
            "<h1>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<table><td>",
            "&#0;",
            "&lt;",
            "Gunmen freed 12. ",
        ]
    )
)


@given(MARKUP.map("".join))
def test_no_page_raises_and_two_readings_are_the_same(page: str) -> None:
    data = f"<html>{page}".encode()
    once, again = list(read_bytes(data, "a.html")), list(read_bytes(data, "a.html"))
    assert list(map(str, once)) == list(map(str, again))
