"""What is said: the pieces of text that a cue brings, found by quotation marks first, then by the parse, then by the surface."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.claims.attribution_tree import SUBJECTS
from reportedly.language import Parsed, Quotation
from reportedly.model import Span

GAP = " \t,:;-–—―\n"
DASHES = ("-", "--", "–", "—", "―")


@dataclass(frozen=True, slots=True)
class Layout:
    """Quick answers about where quotations and sentences of a text stand."""

    parsed: Parsed
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]

    @classmethod
    def of(cls, parsed: Parsed) -> Layout:
        """The layout of ``parsed``. Raises nothing."""
        quotes = parsed.quotations
        sentences = tuple(s.start for s in parsed.doc.sents)
        return cls(parsed, tuple(q.span.start for q in quotes), tuple(q.span.end for q in quotes), sentences)

    def quote_at(self, offset: int) -> Quotation | None:
        """The quotation that holds ``offset``, its marks counted in."""
        at = bisect_right(self.starts, offset) - 1
        return self.parsed.quotations[at] if at >= 0 and offset < self.ends[at] else None

    def quote_from(self, offset: int) -> Quotation | None:
        """The quotation that begins at or right after ``offset``, over blanks and a comma or colon."""
        at = bisect_left(self.starts, offset)
        if at == len(self.starts) or self.parsed.text[offset : self.starts[at]].strip(GAP):
            return None
        return self.parsed.quotations[at]

    def quote_until(self, offset: int) -> Quotation | None:
        """The quotation that ends at or right before ``offset``, over blanks and a comma."""
        at = bisect_right(self.ends, offset) - 1
        if at < 0 or self.parsed.text[self.ends[at] : offset].strip(" ,\t-–—―"):
            return None
        return self.parsed.quotations[at]

    def sentence(self, i: int) -> tuple[int, int]:
        """First and after-last token index of the sentence of token ``i``."""
        at = bisect_right(self.sentences, i) - 1
        end = self.sentences[at + 1] if at + 1 < len(self.sentences) else len(self.parsed.doc)
        return self.sentences[at], end

    def piece(self, first: int, last: int) -> Span | None:
        """The span of tokens [first, last), without blanks and stray punctuation at its edges; None where nothing is left."""
        doc = self.parsed.doc
        while first < last and (doc[first].is_space or doc[first].text in (",", ":", ";", ".", ")", *DASHES)):
            first += 1
        while last > first and (doc[last - 1].is_space or doc[last - 1].text in (",", ":", ";", ".", "(", "?", "!", *DASHES)):
            if doc[last - 1].text in ("?", "!"):
                break
            last -= 1
        if first >= last:
            return None
        return self._with_marks(Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1])))

    def _with_marks(self, span: Span) -> Span:
        """``span``, widened to take in the closing marks of a quotation that it ends in (and the stop before them)."""
        quote = self.quote_at(span.end - 1)
        if quote is not None and quote.inner.start >= span.start and not self.parsed.text[span.end : quote.inner.end].strip(" .,?!"):
            return Span(span.start, max(span.end, quote.span.end))
        return span


def clause_of(verb: Token) -> Token | None:
    """The head of the finite clause that ``verb`` brings: a complement with a subject or a "that" of its own."""
    for part in verb.children:
        if part.dep_ == "ccomp" and part.i != verb.i:
            return part
    return None


def is_clause(head: Token) -> bool:
    """Whether the phrase of ``head`` has a subject or a complementizer, so that it can be what is said."""
    return any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in head.children)
