"""Why a source is not named, where the text says so: "who asked not to be named because he was not authorised to speak"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from reportedly.claims.lexicon import load_lexicon
from reportedly.language import Parsed
from reportedly.model import Span

BECAUSE = r"(?:,? (?:because|as|since|for|citing|given)\b[^.;,\n“”\"]{0,160})?"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    phrases = load_lexicon("cues")["reasons"]["phrases"]
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b{BECAUSE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reasons:
    """Where the text gives such reasons, in text order."""

    spans: tuple[Span, ...]

    @classmethod
    def of(cls, parsed: Parsed) -> Reasons:
        """The reasons given in ``parsed``. Raises nothing."""
        return cls(tuple(Span(*match.span()) for match in _pattern().finditer(parsed.text)))

    def near(self, place: Span, limit: Span) -> Span | None:
        """The reason that stands next after ``place``, or right before it, within ``limit`` (the sentence); None where none does."""
        at = bisect_right(self.spans, place.start, key=lambda span: span.start)
        for candidate in (*self.spans[at : at + 1], *self.spans[max(0, at - 1) : at]):
            if candidate in limit:
                return candidate
        return None
