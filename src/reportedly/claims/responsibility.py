"""
Who is said to have done it: each place where the words lay an attack to somebody, take it, deny it, or name its agent.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.responsibility_rules import RULES, BlameMention
from reportedly.language import Parsed

__all__ = ["BlameMention", "find_blame"]


def find_blame(parsed: Parsed) -> tuple[BlameMention, ...]:
    """
    Every mention of who did it, in text order; at most one for an agent and a sentence, from the most telling construction.

    Never raises on text: wording it cannot read yields nothing.
    """
    best: dict[tuple[int, int], BlameMention] = {}
    for mention in _mentions(parsed):
        best.setdefault((parsed.doc[mention.head].sent.start, mention.head), mention)
    return tuple(sorted(best.values(), key=lambda m: (m.quote.start, m.quote.end)))


def _mentions(parsed: Parsed) -> Iterator[BlameMention]:
    for rule in RULES:
        for token in parsed.doc:
            yield from rule(parsed, token)
