"""The tokens of a report, looked up by their place in the text."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Token

# A noun in the plural, by its letters.
PLURAL = r"(?:(?!(?:this|was|is|has|as|its|his|does|plus|versus|less|across|towards|vs)\b)[a-z-]+s|people)\b"


class Words:
    """The tokens of a report, looked up by place in logarithmic time."""

    __slots__ = ("_starts", "doc", "text")

    def __init__(self, doc: Doc, text: str) -> None:
        self.doc, self.text = doc, text
        self._starts = [token.idx for token in doc]

    def at(self, offset: int) -> Token | None:
        """The token that holds ``offset``, or the last that starts before it; None before the first."""
        i = bisect_right(self._starts, offset) - 1
        return self.doc[i] if i >= 0 else None

    def before(self, offset: int) -> Token | None:
        """The last token that starts before ``offset`` and is no white space; None where there is none."""
        i = bisect_right(self._starts, offset - 1) - 1
        while i >= 0 and self.doc[i].is_space:
            i -= 1
        return self.doc[i] if i >= 0 else None

    def after(self, offset: int) -> Token | None:
        """The first token that starts at ``offset`` or after it and is no white space; None where there is none."""
        i = bisect_right(self._starts, offset - 1)
        while i < len(self.doc) and self.doc[i].is_space:
            i += 1
        return self.doc[i] if i < len(self.doc) else None
