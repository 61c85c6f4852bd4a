"""Full-text search as a person reads it: the reports that have the words, where, the claims that do, and the incidents they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.ledger import Hit, Ledger, words_in
from reportedly.model import Card, Claim

BEFORE, AROUND = 90, 260
MOST_CLAIMS = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; ``lit`` is whether it was asked for."""

    words: str
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A claim whose words were asked for: the claim, its incident (None where it is of none), and its quote."""

    claim: Claim
    incident: str | None
    quote: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """
    A report that has the words: its card, its title and the passage around the first of them, and its claims that have them, of which
    ``more`` are left out. ``incidents`` are the incidents it tells of, as id and title.
    """

    card: Card
    title: tuple[Piece, ...]
    passage: tuple[Piece, ...]
    said: tuple[Said, ...]
    more: int
    incidents: tuple[tuple[str, str], ...]


def search(ledger: Ledger, query: str, limit: int, skip: int = 0) -> tuple[Found, ...]:
    """What a query finds, the best first, at most ``limit`` after the first ``skip``. Raises LedgerError."""
    return tuple(_found(ledger, query, hit) for hit in ledger.search(query, limit, skip))


def pieces(query: str, words: str) -> tuple[Piece, ...]:
    """Words with those that a query asks for lit. Raises nothing."""
    return tuple(_pieces(words, words_in(query, words)))


def _found(ledger: Ledger, query: str, hit: Hit) -> Found:
    said = [claim for claim in hit.said if claim.kind != "statement"] or list(hit.said)
    mentions = {f"{hit.card.key}#{index}" for index in {0, *(claim.mention for claim in said)}}
    incidents = ledger.incident_of(sorted(mentions))
    told = tuple(
        Said(each, incidents.get(f"{hit.card.key}#{each.mention}"), pieces(query, each.evidence.quote)) for each in said[:MOST_CLAIMS]
    )
    rows = (ledger.summary(each) for each in dict.fromkeys(incidents[name] for name in sorted(incidents)))
    return Found(
        hit.card,
        pieces(query, hit.card.title or hit.card.name),
        _passage(query, ledger.text(hit.card.key)),
        told,
        len(said) - len(told),
        tuple((row.incident, row.title) for row in rows if row),
    )


def _passage(query: str, text: str) -> tuple[Piece, ...]:
    """The words around the first place where something asked for stands in a text; nothing where it stands in the title alone."""
    marks = words_in(query, text)
    if not marks:
        return ()
    start = _edge(text, marks[0][0] - BEFORE)
    cut = text[start : start + AROUND]
    cut = cut if start + AROUND >= len(text) else cut.rsplit(" ", 1)[0]
    inside = [(low - start, high - start) for low, high in marks if high <= start + len(cut)]
    ends = (Piece("… ") if start else None, Piece(" …") if start + len(cut) < len(text) else None)
    return tuple(piece for piece in (ends[0], *_pieces(cut, inside), ends[1]) if piece)


def _edge(text: str, at: int) -> int:
    """The beginning of the first whole word at a place or after it."""
    return 0 if at <= 0 else text.find(" ", at) + 1


def _pieces(words: str, marks: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, end in marks:
        if start > at:
            yield Piece(words[at:start])
        yield Piece(words[start:end], True)
        at = end
    if at < len(words):
        yield Piece(words[at:])
