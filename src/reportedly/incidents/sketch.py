"""
Sketches of texts: how much of their word runs two texts share, told from a few dozen numbers (bottom-k min-hashing).

The sketch of a text are the smallest hashes of its runs of :data:`RUN` words. Two sketches tell the share of runs in common, and how much
of the shorter text the longer one holds, to within a few hundredths.
"""

from __future__ import annotations

import hashlib
import re

RUN = 5
KEPT = 64
FEW = 8
TOKEN = re.compile(r"\w+")


def runs(text: str) -> set[int]:
    """The hashes of all runs of :data:`RUN` words of a text, case and marks aside. Raises nothing."""
    words = TOKEN.findall(text.lower())
    return {_hash(" ".join(words[at : at + RUN])) for at in range(max(1, len(words) - RUN + 1))} if words else set()


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big")


def sketch(text: str) -> tuple[int, ...]:
    """The :data:`KEPT` smallest hashes of the runs of a text, ascending. Raises nothing."""
    return tuple(sorted(runs(text))[:KEPT])


def resemblance(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The share of runs that two texts have in common, from their sketches: 0 to 1. Raises nothing."""
    both = set(a).intersection(b)
    if not both:
        return 0.0
    smallest = sorted({*a, *b})[: min(max(len(a), len(b)), KEPT)]
    return sum(1 for number in smallest if number in both) / len(smallest)


def held(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """How much of the runs of one text the other holds, from their sketches: 0 to 1, and 0 where too few are compared. Raises nothing."""
    both = set(a).intersection(b)
    if not both:
        return 0.0
    reach = b[-1] if len(b) == KEPT else a[-1]
    seen = [number for number in a if number <= reach]
    return sum(1 for number in seen if number in both) / len(seen) if len(seen) >= FEW else 0.0
