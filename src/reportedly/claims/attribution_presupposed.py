"""
What a source takes for granted and the report tells: the bombing in "claimed responsibility for the bombing", the arrest in "urged
them to return the man detained". Such words are the report's own, though they stand in what somebody says, wants or blames.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claims.attribution_content import Layout
from reportedly.claims.attribution_draft import Draft
from reportedly.claims.attribution_tree import after, left_edge, phrase_start
from reportedly.claims.cues import words_of
from reportedly.model import Span

DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def presupposed_in(layout: Layout, draft: Draft) -> tuple[Span, ...]:
    """The stretches of what ``draft`` brings that its source does not state, in text order. Raises nothing."""
    verb = layout.parsed.doc[draft.at]
    lemma = verb.lemma_.lower()
    if not draft.content:
        return ()
    if lemma in words_of("owning") and _owns(verb):
        return draft.content
    if lemma not in words_of("presupposing") or _is_quoted(layout, draft):
        return ()
    last = max(piece.end for piece in draft.content)
    return tuple(span for token in _inside(layout, draft) if (span := _granted(layout, token, last)) is not None)


def _owns(verb: Token) -> bool:
    return any(part.dep_ == "dobj" and part.lemma_.lower() in words_of("owned") for part in verb.rights)


def _is_quoted(layout: Layout, draft: Draft) -> bool:
    return any(layout.quote_at(piece.start) is not None for piece in draft.content)


def _inside(layout: Layout, draft: Draft) -> Iterator[Token]:
    for piece in draft.content:
        inside = layout.parsed.doc.char_span(piece.start, piece.end, alignment_mode="contract")
        yield from inside if inside is not None else ()


def _granted(layout: Layout, clause: Token, last: int) -> Span | None:
    """The words of a clause that describes something or says when, in the past: with "the man" before it where it tells which man."""
    if clause.dep_ not in ("relcl", "acl", "advcl") or clause.tag_ not in ("VBD", "VBN"):
        return None
    first = left_edge(clause)
    if clause.dep_ != "advcl" and clause.head.i < clause.i:
        start = phrase_start(clause.head)
        first = start if clause.doc[start].lower_ in DEFINITE else first
    granted = layout.piece(first, after(clause))
    runs_on = granted is not None and clause.doc[first].lower_ in ("as", "after", "since", "when") and granted.start < last
    return Span(granted.start, last) if granted is not None and runs_on else granted
