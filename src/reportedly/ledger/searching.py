"""Full-text search: FTS5 on SQLite, a tsvector under a GIN index on PostgreSQL; the same words, folded here, find the same reports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select, text

from reportedly.ledger import schema
from reportedly.ledger.codec import decode_claim
from reportedly.ledger.holding import card_of
from reportedly.ledger.part import Part
from reportedly.ledger.store import Store
from reportedly.model import Card, Claim, Report

WORD = re.compile(r"[^\W_]+")
WRITTEN = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
ASKED = re.compile(r'"([^"]*)"|(\S+)')
MOST_WORDS = 32
LONGEST_WORD = 100
MOST_INDEXED = 400_000
PUT = {
    "sqlite": text("INSERT INTO words (rowid, body) VALUES (:no, :body)"),
    "postgresql": text("INSERT INTO words (rowid, body) VALUES (:no, to_tsvector('simple', :body))"),
}
MATCH = {
    "sqlite": "words MATCH :query",
    "postgresql": "words.body @@ to_tsquery('simple', :query)",
}
RANK = {
    "sqlite": "bm25(words)",
    "postgresql": "-ts_rank_cd(words.body, to_tsquery('simple', :query), 1)",
}
FIND = (
    "SELECT r.key, r.reading, g.about, t.sha256 FROM (SELECT r.no, r.key, {rank} AS rank FROM words JOIN version v ON v.no = words.rowid "
    "JOIN report r ON r.no = v.report AND r.version = v.no WHERE {match} ORDER BY rank, r.key LIMIT :limit OFFSET :skip) best "
    "JOIN report r ON r.no = best.no JOIN version v ON v.no = r.version JOIN reading g ON g.no = r.reading JOIN text t ON t.no = v.text "
    "ORDER BY best.rank, best.key"
)
REPORTS = "SELECT r.no FROM words JOIN version v ON v.no = words.rowid JOIN report r ON r.no = v.report AND r.version = v.no WHERE {match}"


Asked = list[tuple[list[str], bool]]
"""The phrases of a query, each as its words and whether the last is only the beginning of one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """
    A report that has the words searched for: its card, and the ids of its claims whose quote has one of them, in text order; ``said`` are
    these claims.
    """

    card: Card
    claims: tuple[str, ...] = ()
    said: tuple[Claim, ...] = field(default=(), compare=False)


class Searching(Part):
    """Search."""

    def search(self, query: str, limit: int = 20, skip: int = 0) -> tuple[Hit, ...]:
        """
        The reports whose text or title has all words of ``query``, the best first; words in quotation marks stand together; a word
        that ends in an asterisk stands for all that begin so. Any query is taken: one without a word finds nothing. ``skip`` leaves out
        so many of the best.

        Raises LedgerError where the ledger can't be read.
        """
        asked = _asked(query)
        if not asked or limit < 1:
            return ()
        dialect = self.store.dialect
        values = {"query": _SYNTAX[dialect](asked), "limit": limit, "skip": skip}
        rows = self.store.rows(text(FIND.format(match=MATCH[dialect], rank=RANK[dialect])), values)
        told = [(card_of(row.about, row.sha256), self._saying(row.reading, asked)) for row in rows]
        return tuple(Hit(card, tuple(claim.id for claim in said), said) for card, said in told)

    def _saying(self, reading: int, asked: Asked) -> tuple[Claim, ...]:
        claims = self.store.rows(
            select(schema.claim.c.id, schema.claim.c.kind, schema.claim.c.payload).where(schema.claim.c.reading == reading)
        )
        decoded = (decode_claim(row.kind, row.payload) for row in claims)
        return tuple(claim for claim in decoded if _has(claim.evidence.quote, asked))


def reports_with(dialect: str, query: str) -> tuple[str, dict[str, str]] | None:
    """The SQL that gives the handles of the reports that a query finds, and its values; None where it asks for nothing. Raises nothing."""
    asked = _asked(query)
    return (REPORTS.format(match=MATCH[dialect]), {"query": _SYNTAX[dialect](asked)}) if asked else None


def _has(quote: str, asked: Asked) -> bool:
    words = WORD.findall(folded(quote))
    line = f" {' '.join(words)} "
    return any(f" {' '.join(phrase)}{'' if begins else ' '}" in line for phrase, begins in asked)


def words_in(query: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where the words that a query asks for stand in a text, as half-open ranges in text order, none over another. Raises nothing."""
    told = [(match.start(), match.end(), folded(match[0])) for match in WRITTEN.finditer(words)]
    found: list[tuple[int, int]] = []
    for at, (start, _, _) in enumerate(told):
        ends = [end for phrase in _asked(query) if (end := _stands(told[at : at + len(phrase[0])], *phrase))]
        if ends and (not found or start >= found[-1][1]):
            found.append((start, max(ends)))
    return tuple(found)


def _stands(told: Sequence[tuple[int, int, str]], phrase: Sequence[str], begins: bool) -> int | None:
    """Where a phrase ends that stands at the beginning of ``told``, None where it does not."""
    words = [word for _, _, word in told]
    if begins and len(words) == len(phrase) and words[-1].startswith(phrase[-1]):
        words = [*words[:-1], phrase[-1]]
    return told[-1][1] if words == list(phrase) else None


def put_words(store: Store, version: int, report: Report) -> None:
    """Put a text version into the index. Raises LedgerError."""
    body = " ".join(WORD.findall(folded(f"{report.title or ''} {report.text}")[:MOST_INDEXED]))
    store.run(PUT[store.dialect], {"no": version, "body": body})


def folded(words: str) -> str:
    """Small letters without accents: what is put into the index and what is asked of it."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _asked(query: str) -> Asked:
    """The phrases of a query, each as its words and whether the last is only a beginning."""
    phrases = []
    for match in ASKED.finditer(folded(query)):
        words = [word for word in WORD.findall(match[1] if match[1] is not None else match[2]) if len(word) <= LONGEST_WORD]
        if words:
            phrases.append((words[:MOST_WORDS], match[1] is None and match[2].endswith("*")))
    return phrases[:MOST_WORDS]


def _fts5(asked: Asked) -> str:
    return " AND ".join(f'"{" ".join(words)}"{"*" if begins else ""}' for words, begins in asked)


def _tsquery(asked: Asked) -> str:
    return " & ".join("(" + " <-> ".join(f"'{word}'" for word in words) + (":*" if begins else "") + ")" for words, begins in asked)


_SYNTAX = {"sqlite": _fts5, "postgresql": _tsquery}
