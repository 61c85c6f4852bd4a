"""A draft of an attribution: which tokens are source, cue and content, before the source is resolved to an actor."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claims.cues import CueWord
from reportedly.model import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """
    ``head`` is the index of the token that heads the source (-1: none named), ``at`` that of the cue. ``recipient`` is the
    head of whom it was told to (-1: nobody named). ``presupposed`` is what of the content the source does not state,
    ``host`` the ``at`` of the saying that passes this one on (-1: none does).
    """

    at: int
    head: int
    mention: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    word: CueWord
    recipient: int = -1
    said_at: Span | None = None
    presupposed: tuple[Span, ...] = ()
    host: int = -1
