"""
Whose words an outlet passes on: in "Six people died, the agency reported, citing doctors" (or quoting them) the doctors speak, through the
agency.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.attribution_content import Layout
from reportedly.claims.attribution_draft import Draft
from reportedly.claims.attribution_subject import can_speak
from reportedly.claims.attribution_tree import child
from reportedly.claims.cues import words_of
from reportedly.model import Span

NEAR = 60
CITING = frozenset({"citing", "quoting"})


def cited(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """
    ``drafts``, with whom each "citing" names as the source of what the saying next to it brings, passed on by that saying's source.

    ``drafts`` are in text order. Raises nothing.
    """
    out = list(drafts)
    for place, draft in enumerate(drafts):
        token = layout.parsed.doc[draft.at]
        if token.lower_ not in CITING or not draft.content:
            continue
        host, speaker = _host(layout, drafts, place), _speaker(token)
        if host is not None and speaker is not None:
            out[place] = _passed_on(layout, draft, host, speaker)
    return out


def _host(layout: Layout, drafts: list[Draft], place: int) -> Draft | None:
    """The saying of the same sentence that "citing" hangs on: the nearest before it, else the nearest after it."""
    at = drafts[place].at
    begin, end = layout.sentence(at)
    near = [
        d
        for d in (*reversed(drafts[max(0, place - 3) : place]), *drafts[place + 1 : place + 3])
        if begin <= d.at < end and abs(d.at - at) < NEAR
    ]
    return next((d for d in near if d.word.vouches and d.head >= 0 and d.word.takes & {"clause", "thing"}), None)


def _speaker(citing: Token) -> Token | None:
    """Who is cited: the object, or whose statement or report it is."""
    thing = child(citing, "dobj")
    if thing is None or not can_speak(thing):
        return None
    if thing.lemma_.lower() not in words_of("speaking_things"):
        return thing
    by = next((c for c in thing.rights if c.dep_ in ("prep", "agent") and c.lower_ in ("from", "by", "of")), None)
    owner = child(thing, "poss") or (child(by, "pobj") if by is not None else None)
    return owner if owner is not None and can_speak(owner) else thing


def _passed_on(layout: Layout, draft: Draft, host: Draft, speaker: Token) -> Draft:
    start, end = draft.cue[0].start, max(piece.end for piece in draft.content)
    pieces: list[Span] = []
    for piece in host.content:
        if piece.end <= start or piece.start >= end:
            pieces.append(piece)
        elif piece.start < start:
            before = layout.parsed.text[piece.start : start].rstrip(" ,")
            pieces.append(Span(piece.start, piece.start + len(before)))
        elif piece.end > end:
            later = layout.parsed.text[end : piece.end].lstrip(" ,")
            pieces.append(Span(piece.end - len(later), piece.end))
    if not any(len(piece) for piece in pieces):
        return draft
    content = tuple(piece for piece in pieces if len(piece))
    word = replace(draft.word, vouches=True)
    return replace(draft, head=speaker.i, mention=draft.content[:1], content=content, word=word, host=host.at)
