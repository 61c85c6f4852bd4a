"""
The one form in which annotated and read figures are compared, and how two of them are paired.

The definition is that of the scorer beside the annotated reports (``gold/score.py``); a test runs both on the same input.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NARRATOR = "narrator"
SMALL_WORDS = frozenset(
    ["the", "a", "an", "of", "and", "in", "at", "to", "for", "by", "on", "from", "mr", "mrs", "ms", "dr", "its", "his", "her", "their"]
)
WORDS_LEFT_OVER = 6
POSSESSIVE = re.compile(r"['’]s\b")

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure, annotated or read: where its number stands, what it says, its other fields by name, and the words read as its source."""

    id: str
    start: int
    end: int
    low: int
    high: int | None
    status: str
    source: str
    fields: Mapping[str, Any]
    unsure: bool = False
    cited: tuple[tuple[int, int], ...] = ()

    @property
    def bounds(self) -> tuple[int, int | None]:
        """The lowest and the highest number that the words allow."""
        return self.low, self.high

    @property
    def attributed(self) -> bool:
        """Whether a source other than the report's own voice makes it."""
        return self.source.lower() != NARRATOR


def annotated_marks(text: str, row: Json) -> Iterator[Mark]:
    """The figures of one annotated report. Raises ValueError where the text does not hold a quote."""
    for figure in row["figures"]:
        start = nth_place(text, figure["quote"], figure.get("nth") or 1) + max(figure["quote"].find(figure["number"]), 0)
        fields = {
            "side": figure["side"],
            "source kind": figure["source_kind"],
            "stance": figure["stance"],
            "manner": figure.get("manner"),
            "anonymous": bool(figure.get("anonymous")),
            "via": figure.get("via"),
            "part of": figure.get("part_of"),
            "main": figure["main"],
        }
        end = start + len(figure["number"])
        unsure = bool(figure.get("unsure"))
        yield Mark(figure["id"], start, end, figure["low"], figure["high"], figure["status"], figure["source"], fields, unsure)


def nth_place(text: str, quote: str, nth: int) -> int:
    """Where ``quote`` stands in ``text`` for the ``nth`` time, from 1. Raises ValueError where it does not."""
    at = -1
    for _ in range(nth):
        at = text.index(quote, at + 1)
    return at


def read_marks(row: Json) -> Iterator[Mark]:
    """The figures of one line of ``reportedly read --format jsonl``. Raises KeyError where it is not of that form."""
    for claim in row["claims"]:
        if claim["kind"] != "figure":
            continue
        span = claim.get("number_span") or claim["evidence"]
        source, via = claim["source"], claim["via"]
        fields = {
            "side": claim["side"],
            "source kind": source["kind"],
            "stance": claim["stance"],
            "manner": claim["manner"],
            "anonymous": source["anonymous"],
            "via": via and via["name"],
            "part of": claim["part_of"],
            "main": claim["main"],
        }
        cited = tuple((words["start"], words["end"]) for words in (source.get("span"), claim.get("cue")) if words)
        bounds = claim["low"], claim["high"]
        yield Mark(claim["id"], span["start"], span["end"], *bounds, claim["status"], source["name"], fields, cited=cited)


def pair(annotated: Sequence[Mark], read: Sequence[Mark]) -> dict[int, int]:
    """Pair marks one to one, by index, those whose value, status and place agree most first."""
    scored = sorted(
        (-agreement(a, b), i, j) for i, a in enumerate(annotated) for j, b in enumerate(read) if a.start < b.end and b.start < a.end
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in scored:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def agreement(a: Mark, b: Mark) -> float:
    """How well two overlapping marks agree: 2 for the value, 1 for the status, and the share of their hull that they share."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    whole = max(a.end, b.end) - min(a.start, b.start)
    return 2 * (a.bounds == b.bounds) + (a.status == b.status) + shared / whole


def same_source(a: str | None, b: str | None) -> bool:
    """Whether two names are of one source: one's words hold the other's with few left over, or one is the other's acronym."""
    a, b = a or NARRATOR, b or NARRATOR
    if NARRATOR in (a.lower(), b.lower()):
        return a.lower() == b.lower()
    short, long = sorted((name_words(a), name_words(b)), key=len)
    extra = len(set(long)) - len(set(short))
    return (set(short) <= set(long) and extra <= WORDS_LEFT_OVER) or is_acronym(short, long)


def name_words(name: str) -> list[str]:
    """The words of a name that tell it apart; all of its words where none does."""
    words = re.findall(r"\w+", POSSESSIVE.sub("", name.lower()))
    return [word for word in words if word not in SMALL_WORDS] or words


def is_acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether ``short`` is one word made of the first letters of ``long``."""
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)
