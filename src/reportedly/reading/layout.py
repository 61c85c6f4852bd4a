"""Cleaned text + what is known of it -> Report: the head read, furniture marked, the checks made that every text must pass."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reportedly.errors import NotSupported, NotText
from reportedly.model import Block, Furniture, Report
from reportedly.reading.cleaning import clean
from reportedly.reading.dateline import Dateline, find_dateline
from reportedly.reading.english import not_english
from reportedly.reading.furniture import find_furniture, is_correction, without_overlaps
from reportedly.reading.heading import Head, own_spans, read_head
from reportedly.reading.lines import Line, lines_of, units_of

DATELINE_LINES = 16


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a report apart from its text: by the caller, its row or its page. ``where`` is its name in messages."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    byline: str | None = None
    path: str | None = None
    where: str = "the text"
    corrections: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    extractor: str = "text"


def lay_out(raw: str, data: bytes, known: Known, max_chars: int) -> Report:
    """
    Make the report.

    Args:
        raw: the decoded text, or a page's extracted text.
        data: the report's raw bytes, of which its identity is made.
        known: what is known of it.
        max_chars: how much of the text is read; the rest is cut off, with a note.

    Raises NotText where the text has no letter, NotSupported where it is not English.
    """
    kept = _cut(raw, max_chars)
    text = clean(kept).text
    _check(text, known.where)
    if len(kept) < len(raw):
        known = replace(
            known, notes=(*known.notes, f"the text was cut after {len(kept):,} of {len(raw):,} characters; the rest was not read")
        )
    return replace(_report(text, hashlib.sha256(data).hexdigest(), known), raw=data)


def _cut(raw: str, max_chars: int) -> str:
    """The first ``max_chars`` code points, back to the last paragraph or word that is whole."""
    if len(raw) <= max_chars:
        return raw
    start = max_chars - min(max_chars // 2, 1000)
    end = max(raw.rfind("\n", start, max_chars), raw.rfind(" ", start, max_chars))
    return raw[: end if end > start else max_chars]


def _check(text: str, name: str) -> None:
    if not text.strip():
        raise NotText(f"{name}: there is no text in it")
    if not any(map(str.isalpha, text)):
        raise NotText(f"{name}: there is not a letter in it")
    reason = not_english(text)
    if reason:
        raise NotSupported(f"{name}: {reason}, and this version reads English only")


def _report(text: str, sha256: str, known: Known) -> Report:
    units = list(units_of(text))
    lines = list(islice(lines_of(text), DATELINE_LINES))
    head = read_head(lines, known.title)
    dateline = find_first_dateline(lines, head)
    told = _told(known, head, dateline)
    return Report(
        id=told.id or sha256[:16],
        text=text,
        sha256=sha256,
        title=told.title,
        publisher=told.publisher,
        published=told.published,
        modified=told.modified,
        url=told.url,
        byline=told.byline,
        path=told.path,
        title_span=head.title_span,
        dateline_place=dateline.place if dateline else None,
        corrections=tuple(dict.fromkeys((*told.corrections, *_corrections(units)))),
        furniture=without_overlaps(_blocks(units, head, dateline)),
        extractor=told.extractor,
        notes=told.notes,
    )


def find_first_dateline(lines: Sequence[Line], head: Head) -> Dateline | None:
    """The dateline of the first line that has one, among the first ones that are not the head's own."""
    own = own_spans(head)
    for line in lines:
        if line.span not in own and (found := find_dateline(line)):
            return found
        if line.words > 30:
            return None
    return None


def _blocks(units: Sequence[Line], head: Head, dateline: Dateline | None) -> Iterator[Block]:
    own = own_spans(head)
    yield from head.blocks
    yield from find_furniture([unit for unit in units if unit.span not in own])
    if dateline is not None:
        yield Block(dateline.span, Furniture.DATELINE)


def _told(known: Known, head: Head, dateline: Dateline | None) -> Known:
    """What is known, filled up with what the text itself states; where a date or a publisher is taken from it, a note says so."""
    notes = list(known.notes)
    published, publisher = known.published or head.published, known.publisher or head.publisher
    if published and not known.published:
        notes.append(f"published {published} is taken from the head of the text")
    if not published and dateline and dateline.date:
        published = dateline.date
        notes.append(f"published {published} is taken from the dateline")
    if not publisher and dateline and dateline.agency:
        publisher = dateline.agency
        notes.append(f"publisher {publisher} is taken from the dateline")
    return replace(
        known,
        title=known.title or head.title,
        publisher=publisher,
        published=published,
        modified=known.modified or head.modified,
        url=known.url or head.url,
        byline=known.byline or head.byline,
        notes=tuple(notes),
    )


def _corrections(units: Sequence[Line]) -> Iterator[str]:
    return (unit.text for unit in units if unit.words <= 120 and is_correction(unit.text))
