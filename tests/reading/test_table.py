"""Tables of reports: rows in order, fields, identity, and broken rows told by their line while the others are read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

import pytest

from reportedly.errors import BrokenTable, ReadingError
from reportedly.model import Report
from reportedly.reading import ReadOptions, read_bytes

TOLD = "Gunmen freed 12 people, police said."


def rows(data: bytes | str, name: str = "t.jsonl", options: ReadOptions | None = None) -> list[Report | ReadingError]:
    return list(read_bytes(data.encode() if isinstance(data, str) else data, name, options or ReadOptions()))


def outline(found: Sequence[Report | ReadingError]) -> list[str]:
    return [str(one) if isinstance(one, ReadingError) else one.id for one in found]


def test_a_json_line_gives_its_fields() -> None:
    row = {"text": TOLD, "id": "a", "title": "T", "publisher": "P", "published": "12 March 2025", "url": "https://u.example/"}
    (report,) = rows(json.dumps(row))
    assert isinstance(report, Report)
    assert (report.id, report.title, report.publisher, report.published, report.url) == ("a", "T", "P", "2025-03-12", "https://u.example/")


def test_doc_stands_in_for_id_and_a_number_is_one() -> None:
    assert outline(rows(f'{{"doc": "d", "text": "{TOLD}"}}\n{{"id": 7, "text": "{TOLD}"}}')) == ["d", "7"]


def test_a_rows_identity_is_made_of_its_own_bytes() -> None:
    line = json.dumps({"text": TOLD}).encode()
    for data in (line, line + b"\r\n", b"\xef\xbb\xbf" + line, b"\n\n" + line + b"\n"):
        (report,) = rows(data)
        assert isinstance(report, Report)
        assert report.sha256 == hashlib.sha256(line).hexdigest() and report.id == report.sha256[:16]


JSON_BROKEN = {
    "cut off": ('{"text": "Two', "not a JSON object (unterminated string starting at at character 10)"),
    "a list": ("[1]", "a JSON list, not an object"),
    "a string": ('"Two men"', "a JSON string, not an object"),
    "no text": ('{"id": "x"}', "it has no text"),
    "text that is none": ('{"text": 5}', "its text is not a string"),
    "an empty text": ('{"text": " "}', "there is no text in it"),
    "no letter": ('{"text": "12 34"}', "not a letter"),
    "another language": ('{"text": "Двенадцать человек погибли"}', "reads English only"),
    "nested too deeply": ('{"text": ' + "[" * 200_000, "nested too deeply"),
    "a number without end": ('{"text": ' + "1" * 5000 + "}", "too many digits"),
}


@pytest.mark.parametrize(("line", "words"), JSON_BROKEN.values(), ids=JSON_BROKEN)
def test_a_broken_line_is_told_and_the_others_are_read(line: str, words: str) -> None:
    good = f'{{"id": "%s", "text": "{TOLD}"}}'
    before, problem, after = outline(rows(f"{good % 'a'}\n{line}\n{good % 'b'}\n"))
    assert (before, after) == ("a", "b")
    assert problem.startswith("t.jsonl, line 2: ") and words in problem and "\n" not in problem


def test_what_a_row_does_not_say_is_taken_from_the_options_but_never_the_id() -> None:
    options = ReadOptions(id="one", publisher="P", published="2025-03-12")
    first, second = rows(f'{{"text": "{TOLD}", "publisher": "Q"}}\n{{"text": "{TOLD}"}}', options=options)
    assert isinstance(first, Report) and isinstance(second, Report)
    assert (first.publisher, second.publisher, second.published) == ("Q", "P", "2025-03-12")
    assert "one" not in (first.id, second.id)


def test_a_date_that_means_nothing_is_passed_over_and_told() -> None:
    (report,) = rows(f'{{"text": "{TOLD}", "published": "last week"}}')
    assert isinstance(report, Report) and report.published is None and "last week" in report.notes[0]


def test_half_a_pair_in_a_json_string_does_no_harm() -> None:
    (report,) = rows('{"text": "Two men \\ud800 died, police said."}')
    assert isinstance(report, Report) and report.text.encode() and "\ufffd" in report.text


def test_lines_are_drawn_one_at_a_time() -> None:
    many = (f'{{"text": "{TOLD}"}}\n' * 5000).encode()
    found = read_bytes(many, "t.jsonl")
    assert isinstance(next(found), Report)
    assert sum(1 for _ in found) == 4999


def test_a_table_in_utf_16_is_read() -> None:
    assert outline(rows(f'{{"id": "a", "text": "{TOLD}"}}\n{{"id": "b", "text": "{TOLD}"}}'.encode("utf-16"))) == ["a", "b"]


CSV = {
    "commas": f'id,text\na,"{TOLD}"\nb,"{TOLD}"\n',
    "semicolons": f"ID;Text\na;{TOLD}\nb;{TOLD}\n",
    "tabs": f"id\ttext\na\t{TOLD}\nb\t{TOLD}\n",
    "a line break within a field": f'id,text\r\na,"{TOLD}\r\n\r\nTwo died."\r\nb,"{TOLD}"\r\n',
    "a quotation within a field": f'id,text\na,"""{TOLD}"" he said"\nb,"{TOLD}"\n',
    "a byte-order mark": f'\ufeffid,text\na,"{TOLD}"\nb,"{TOLD}"',
    "empty rows": f'id,text\n\na,"{TOLD}"\n,\nb,"{TOLD}"\n',
}


@pytest.mark.parametrize("table", CSV.values(), ids=CSV)
def test_a_csv_table_is_read_in_order(table: str) -> None:
    assert outline(rows(table, "t.csv")) == ["a", "b"]


CSV_BROKEN = {
    "an open quotation mark": (f'id,text\na,"{TOLD}"\nx,"Two men\nb,"{TOLD}"\nc,"{TOLD}"\n', 3),
    "words after a quotation": (f'id,text\na,"{TOLD}"\nx,"Two" men\nb,"{TOLD}"\nc,"{TOLD}"\n', 3),
    "too many fields": (f'id,text\na,"{TOLD}"\nx,Two,men\nb,"{TOLD}"\nc,"{TOLD}"\n', 3),
    "no text": (f'id,text\na,"{TOLD}"\nx\nb,"{TOLD}"\nc,"{TOLD}"\n', 3),
}


@pytest.mark.parametrize(("table", "line"), CSV_BROKEN.values(), ids=CSV_BROKEN)
def test_a_broken_row_is_told_and_the_others_are_read(table: str, line: int) -> None:
    found = rows(table, "t.csv")
    assert [one for one in outline(found) if len(one) == 1] == ["a", "b", "c"]
    problems = [one for one in found if isinstance(one, ReadingError)]
    assert isinstance(problems[0], BrokenTable) and str(problems[0]).startswith(f"t.csv, line {line}: ")


def test_a_csv_table_without_a_text_column_is_told_once() -> None:
    assert outline(rows("id,body\na,b\nc,d\n", "t.csv")) == ["t.csv, line 1: this table has no column called text"]


def test_a_csv_table_broken_throughout_ends() -> None:
    found = outline(rows("id,text\n" + 'x,"a" b\n' * 1000, "t.csv"))
    assert len(found) < 50 and "the rest of the table was not read" in found[-1]


def test_a_csv_rows_identity_is_made_of_its_own_line() -> None:
    (report,) = rows(f'id,text\r\na,"{TOLD}"\r\n', "t.csv")
    assert isinstance(report, Report) and report.sha256 == hashlib.sha256(f'a,"{TOLD}"'.encode()).hexdigest()
