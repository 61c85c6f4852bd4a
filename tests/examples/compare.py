"""What differs between what must be read from an example and what was read, as lines that a person can act on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from evaluation.marks import Mark, pair, same_source
from reportedly.model import Figure, Interval, Reading, Responsibility, Span
from tests.examples.tables import Bounds, Charge, Days, Row, Table

TAIL = re.compile(r"\s+(?:more|others?|of(?: the| them)?)\Z")
AROUND = 40
NAMELESS = frozenset(["gunmen", "gunman", "attacker", "militant", "terrorist", "men", "man", "suspect"])

Check = Callable[[Row, Figure], tuple[object, object] | None]


def differences(table: Table, reading: Reading) -> list[str]:
    """Every expected figure that was missed or read wrong, and every figure read that is not expected, in text order."""
    text = reading.report.text
    rows = [row for row in table.rows_in(reading.report.title_span is not None) if row.words.span(text)]
    gone = [f"gone    {row.id} {row.words.context!r} is not in the text" for row in table.rows_in(False) if not row.words.span(text)]
    figures = [claim for claim in reading.claims if isinstance(claim, Figure)]
    pairs = pair([_row_mark(row, text) for row in rows], [_figure_mark(figure) for figure in figures])
    read = {row.id: figures[pairs[i]] for i, row in enumerate(rows) if i in pairs}
    return [*gone, *_missed_and_wrong(rows, read, text), *_extra(table, figures, read, text)]


def _missed_and_wrong(rows: Sequence[Row], read: Mapping[str, Figure], text: str) -> Iterator[str]:
    for row in rows:
        if row.id not in read:
            yield f"missed  {row.id} {row.words.context!r}: {row.status} {bounds(row.lows[0], row.high)} by {row.source.name}"
            continue
        for field, (expected, got) in wrong_fields(row, read[row.id], text, read):
            yield f"wrong   {row.id} {row.words.context!r}: {field} is {got!r}, expected {expected!r}"


def _extra(table: Table, figures: Sequence[Figure], read: Mapping[str, Figure], text: str) -> Iterator[str]:
    traps = [(words, words.span(text)) for words in table.not_figures]
    known = {figure.id for figure in read.values()}
    for figure in figures:
        if figure.id not in known:
            trap = next((f"; {words.quote!r} is no figure" for words, span in traps if span and span.overlaps(figure.number_span)), "")
            what = f"{figure.status} {bounds(figure.low, figure.high)} by {figure.source.name}"
            yield f"extra   {around(text, figure.number_span)!r}: {what}{trap}"


def wrong_fields(row: Row, figure: Figure, text: str, read: Mapping[str, Figure]) -> Iterator[tuple[str, tuple[object, object]]]:
    """The fields in which ``figure`` is not what ``row`` expects, each with what was expected and what was read."""
    of_source = {"kind", "anonymous"} if _source(row, figure) else set()  # another source: its kind would only say it again
    for field, check in CHECKS.items():
        found = None if field in row.unsettled | of_source else check(row, figure)
        if found:
            yield field, found
    if "number" not in row.unsettled and not _same_number(row, figure, text):
        yield "number", (row.number, figure.number_span.of(text))
    whole = read.get(row.part_of) if row.part_of else None
    if "part_of" not in row.unsettled and (figure.part_of != (whole.id if whole else None) or (row.part_of and not whole)):
        part = next((key for key, other in read.items() if other.id == figure.part_of), figure.part_of)
        yield "part_of", (row.part_of, part)


def _same_number(row: Row, figure: Figure, text: str) -> bool:
    span = row.words.span(text, row.number)
    if span is None or row.is_unnumbered:
        return span is not None and span.overlaps(figure.number_span)
    return figure.number_span.start == span.start and TAIL.sub("", figure.number_span.of(text)) == TAIL.sub("", row.number)


def _differ(expected: object, got: object) -> tuple[object, object] | None:
    return None if expected == got else (expected, got)


def _bounds(row: Row, figure: Figure) -> tuple[object, object] | None:
    return None if figure.low in row.lows and figure.high == row.high else (bounds(row.lows[0], row.high), bounds(figure.low, figure.high))


def _people(row: Row, figure: Figure) -> tuple[object, object] | None:
    shared = not row.people or set(_stems(row.people)) & set(_stems(figure.people or ""))
    return None if shared else (row.people, figure.people)


def _stems(words: str) -> list[str]:
    return [word.removesuffix("s") for word in re.findall(r"\w+", words.lower())]


def _source(row: Row, figure: Figure) -> tuple[object, object] | None:
    return None if same_source(row.source.name, figure.source.name) else (row.source.name, figure.source.name)


def _via(row: Row, figure: Figure) -> tuple[object, object] | None:
    got = figure.via.name if figure.via else None
    return None if row.via == got or (row.via and got and same_source(row.via, got)) else (row.via, got)


def _time(expected: Days, got: Interval | None) -> tuple[object, object] | None:
    days = (str(got.start)[:10], str(got.end)[:10]) if got else None
    return None if expected is None or expected == days else (expected, days)


CHECKS: dict[str, Check] = {
    "bounds": _bounds,
    "approximate": lambda row, figure: _differ(row.approximate, figure.approximate),
    "closed": lambda row, figure: _differ(row.closed, figure.closed),
    "status": lambda row, figure: _differ(str(row.status), str(figure.status)),
    "manner": lambda row, figure: _differ(row.manner and str(row.manner), figure.manner and str(figure.manner)),
    "people": _people,
    "side": lambda row, figure: _differ(str(row.side), str(figure.side)),
    "by": _source,
    "kind": lambda row, figure: _differ(str(row.source.kind), str(figure.source.kind)),
    "anonymous": lambda row, figure: _differ(row.source.anonymous, figure.source.anonymous),
    "via": _via,
    "stance": lambda row, figure: _differ(str(row.stance), str(figure.stance)),
    "main": lambda row, figure: _differ(row.main, figure.main),
    "as_of": lambda row, figure: _time(row.as_of, figure.as_of),
    "said_at": lambda row, figure: _time(row.said_at, figure.said_at),
}


def charge_differences(table: Table, reading: Reading) -> list[str]:
    """Every expected statement about who did it that was missed, and every one read that is not expected."""
    read = [claim for claim in reading.claims if isinstance(claim, Responsibility)]
    due = [charge for charge in table.charges if not charge.optional]
    missed = [charge for charge in due if not any(same_charge(charge, claim) for claim in read)]
    extra = [
        claim for claim in read if not is_nameless(claim.actor.name) and not any(same_charge(charge, claim) for charge in table.charges)
    ]
    return [
        *(f"missed  {charge.words.quote!r}: {charge.actor} {charge.stance} by {charge.source.name}" for charge in missed),
        *(f"extra   {claim.evidence.quote!r}: {claim.actor.name} {claim.stance} by {claim.source.name}" for claim in extra),
    ]


def same_charge(charge: Charge, claim: Responsibility) -> bool:
    """Whether actor, stance and source agree. What two actors do together may be one row or one for each."""
    own_word = same_source(charge.actor, charge.source.name) and same_source(charge.actor, claim.source.name)
    return (
        claim.stance == charge.stance
        and same_source(charge.actor, claim.actor.name)
        and (own_word or same_source(charge.source.name, claim.source.name))
    )


def is_nameless(actor: str) -> bool:
    """Whether the words for an actor say no more than that somebody did it: annotators note that about as often as they pass over it."""
    return bool(NAMELESS & set(_stems(actor)))


def total_differences(table: Table, reading: Reading) -> list[str]:
    """Every expected entry of a total that is not among those read, and every contested total that does not say so."""
    totals = {total.status: total for total in reading.totals}
    found: list[str] = []
    for status, expected in table.totals.items():
        total = totals.get(status)
        read = [Bounds(entry.low, entry.high, entry.source) for entry in total.entries] if total else []
        found += [f"missed  {status}: {entry}, read {read}" for entry in expected if not any(_same_entry(entry, other) for other in read)]
        if total and len(expected) > 1 and not total.contested:
            found.append(f"wrong   {status}: not marked as contested")
    return found


def _same_entry(expected: Bounds, read: Bounds) -> bool:
    agree = (expected.low, expected.high) == (read.low, read.high)
    return agree and (expected.source is None or read.source is None or same_source(expected.source, read.source))


def bounds(low: int, high: int | None) -> str:
    """A figure's bounds as people write them: 12, 12 or more, 12 to 15."""
    return f"{low} or more" if high is None else f"{low}" if low == high else f"{low} to {high}"


def around(text: str, span: Span) -> str:
    """The words at ``span`` between square brackets, with some of what stands round them."""
    return f"{text[max(0, span.start - AROUND) : span.start]}[{span.of(text)}]{text[span.end : span.end + AROUND]}"


def _row_mark(row: Row, text: str) -> Mark:
    span = row.words.span(text, row.number)
    assert span is not None, row.id
    return Mark(row.id, span.start, span.end, row.lows[0], row.high, str(row.status), row.source.name, {})


def _figure_mark(figure: Figure) -> Mark:
    span = figure.number_span
    return Mark(figure.id, span.start, span.end, figure.low, figure.high, str(figure.status), figure.source.name, {})
