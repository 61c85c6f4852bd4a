"""The head of a plain text: what its first lines state of title, publisher, date and author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from reportedly.model import Block, Furniture, Span
from reportedly.reading.dates import FoundDate, dates_in, stated_date
from reportedly.reading.furniture import lexicon, whole_line
from reportedly.reading.lines import Line

KEY_LINE = re.compile(r"(?P<key>[a-z]+(?: [a-z]+){0,2})\s*:\s+(?=\S)", re.IGNORECASE)
NAME = r"(?-i:[^\W\da-z_][\w.'’-]*)"
NAMES = rf"{NAME}(?:,? (?:and |& |de |al |bin |van |von |el |da )?{NAME}){{0,9}}"
BYLINE = re.compile(
    rf"(?:by|words by|written by|reported by|story by|posted by)\s*:?\s+(?P<names>{NAMES})(?P<rest>.*)\Z", re.IGNORECASE | re.DOTALL
)
OUTLET = re.compile(rf"(?P<name>{NAME}(?: (?:of |the |& )?{NAME}){{0,4}})\s*[,|•·–—-]\s*\Z")
CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?"
CHANGED = re.compile(r"\b(?:updat|modif)\w*\W*(?:\w+\W+){0,2}\Z", re.IGNORECASE)
HEAD_LINES = 8
LONGEST_TITLE = 22


@dataclass(slots=True)
class Head:
    """What the head states. It is filled line by line."""

    title: str | None = None
    title_span: Span | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    blocks: list[Block] = field(default_factory=list)


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(rf"(?P<names>{NAMES})\s*[,|/–—-]\s*{lexicon()['byline']['roles']}\b[^.!?]{{0,60}}\Z", re.IGNORECASE)


@cache
def _outlet_word() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon()['outlet']['words'])})\b", re.IGNORECASE)


@cache
def _date_words() -> re.Pattern[str]:
    """What may stand in a line that is only a date: the lexicon's words, a time, a zone's offset, marks."""
    words = "|".join(lexicon()["date_line"]["words"])
    return re.compile(rf"\b(?:{words}|{CLOCK})\b|[+-]\d\d:?\d\d|[^\w\s]", re.IGNORECASE)


def read_head(lines: Sequence[Line], title: str | None = None) -> Head:
    """
    Read what the first lines of a text state.

    Args:
        lines: the text's lines.
        title: the report's title where it is known; then only its place in the text is looked for.

    Never raises on text. Lines that are the report's telling are left alone.
    """
    head = Head(title=title)
    start = _header_block(lines, head)
    if head.title_span is None:
        start += _title_line(lines[start:], head)
    for line in lines[start : start + HEAD_LINES]:
        if line.words > LONGEST_TITLE:
            break
        _byline(line, head) or _date_line(line, head)
    if lines:
        _date_before(lines[0], head)
    return head


def _header_block(lines: Sequence[Line], head: Head) -> int:
    """Lines "Title: …", "Published: …" at the very top: two of them, or one with the title or the date."""
    keyed: list[tuple[str, Line, int]] = []
    for line in lines[:HEAD_LINES]:
        match = KEY_LINE.match(line.text)
        key = lexicon()["head_keys"].get(match["key"].lower()) if match else None
        if match is None or key is None:
            break
        keyed.append((key, line, match.end()))
    if len(keyed) < 2 and not any(_is_plain(key, line.text[at:]) for key, line, at in keyed):
        return 0
    for key, line, at in keyed:
        _take(head, key, line, at)
    return len(keyed)


def _is_plain(key: str, value: str) -> bool:
    return key == "title" or (key in ("published", "modified") and stated_date(value) is not None)


def _take(head: Head, key: str, line: Line, at: int) -> None:
    value = line.text[at:].strip()
    if key == "title":
        head.title, head.title_span = head.title or value, line.part(at, len(line.text))
        head.blocks.append(Block(line.part(0, at), Furniture.NOTICE))
        return
    head.blocks.append(Block(line.span, Furniture.BYLINE if key == "byline" else Furniture.NOTICE))
    if key in ("published", "modified"):
        _dates(line, 0, head)
    elif not getattr(head, key):
        setattr(head, key, value)


def _title_line(lines: Sequence[Line], head: Head) -> int:
    """The title as the first line: the known one, or a short line without a full stop with a blank line after it."""
    if not lines:
        return 0
    first = lines[0]
    if head.title is not None:
        if not _same(first.text, head.title):
            return 0
    elif not _is_title(lines):
        return 0
    head.title, head.title_span = head.title or first.text, first.span
    return 1


def _same(one: str, other: str) -> bool:
    return [w.casefold() for w in re.findall(r"\w+", one)] == [w.casefold() for w in re.findall(r"\w+", other)]


def _is_title(lines: Sequence[Line]) -> bool:
    first = lines[0]
    if not 3 <= first.words <= LONGEST_TITLE or len(lines) < 2 or re.search(r"[.!:;,…-][\"”’')]*\Z", first.text):
        return False
    alone = lines[1].span.start - first.span.end > 1 or _is_byline(lines[1]) or lines[1].words > LONGEST_TITLE
    told = any(re.search(r"[.!?][\"”’')]*\Z", line.text) for line in lines[1:6])
    return alone and told and whole_line(first) is None and not any(dates_in(first.text)) and not _is_byline(first)


def _is_byline(line: Line) -> bool:
    return BYLINE.match(line.text) is not None or _roles().match(line.text) is not None


def _byline(line: Line, head: Head) -> bool:
    match = BYLINE.match(line.text) or _roles().match(line.text)
    rest = match["rest"] if match and "rest" in match.groupdict() else ""
    if match is None or line.words > 16 or not (_is_role(rest) or _only_date(rest)) or re.search(r"\d", match["names"]):
        return False
    head.byline = head.byline or _without_outlet(match["names"].strip(" ,"))
    head.blocks.append(Block(line.span, Furniture.BYLINE))
    _dates(line, match.end("names"), head)
    return True


def _without_outlet(names: str) -> str:
    people, comma, last = names.rpartition(", ")
    return people if comma and _outlet_word().search(last) else names


def _is_role(rest: str) -> bool:
    words = rest.strip(" ,|/–—-.")
    return not words or (len(words.split()) <= 7 and rest.lstrip()[:1] in ",|/–—-(" and not re.search(r"[.!?]\s|\d", words))


def _only_date(text: str) -> bool:
    """Whether ``text`` is a date, with a time and words such as "Updated" about it, and no more."""
    found = list(dates_in(text))
    for one in reversed(found):
        text = text[: one.span.start] + " " + text[one.span.end :]
    return bool(found) and not _date_words().sub(" ", text).strip()


def _date_line(line: Line, head: Head) -> bool:
    if not _only_date(line.text):
        return _outlet_line(line, head)
    head.blocks.append(Block(line.span, Furniture.DATELINE))
    _dates(line, 0, head)
    return True


def _outlet_line(line: Line, head: Head) -> bool:
    """ "Example Wire, 12 March 2025": a publisher if its name says so, else a place."""
    date = next(dates_in(line.text), None)
    match = OUTLET.match(line.text[: date.span.start]) if date else None
    if date is None or match is None or line.text[date.span.end :].strip(" .") or line.words > 12:
        return False
    if _outlet_word().search(match["name"]):
        head.publisher = head.publisher or match["name"]
    head.blocks.append(Block(line.span, Furniture.DATELINE))
    _dates(line, 0, head)
    return True


def _dates(line: Line, start: int, head: Head) -> None:
    for found in dates_in(line.text[start:]):
        value = _with_clock(line.text[start:], found)
        if CHANGED.search(line.text[start : start + found.span.start]):
            head.modified = head.modified or value
        else:
            head.published = head.published or value


def _with_clock(text: str, found: FoundDate) -> str:
    return stated_date(text[found.span.start : found.span.end + 30]) or found.iso


def _date_before(first: Line, head: Head) -> None:
    """A date that stands before the first words, in one line with them: "Sun 16 Apr 2017 Death toll rises"."""
    date = next(dates_in(first.text[:80]), None)
    if date is None or _date_words().sub(" ", first.text[: date.span.start]).strip():
        return
    after = first.text[date.span.end :].lstrip(" .|–—-")
    if after[:1].isupper() or after[:1].isdigit():
        head.blocks.append(Block(first.part(0, date.span.end), Furniture.DATELINE))
        head.published = head.published or date.iso


def own_spans(head: Head) -> frozenset[Span]:
    """The spans of the head's own lines: its title and what is marked in it."""
    spans = {block.span for block in head.blocks}
    return frozenset(spans if head.title_span is None else {*spans, head.title_span})
