"""What is said: the pieces of text that a cue brings, found by quotation marks first, then by the parse, then by the surface."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.claims.attribution_tree import DASHES, SUBJECTS, is_break, is_finite
from reportedly.claims.cues import verb_cues
from reportedly.claims.quoting import quotations_in
from reportedly.language import Parsed, Quotation
from reportedly.model import Span

GAP = " \t,:;-–—―\n"
FAR = 150


@dataclass(frozen=True, slots=True)
class Layout:
    """Quick answers about where quotations and sentences of a text stand."""

    parsed: Parsed
    quotations: tuple[Quotation, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]

    @classmethod
    def of(cls, parsed: Parsed) -> Layout:
        """The layout of ``parsed``. Raises nothing."""
        quotes = quotations_in(parsed)
        sentences = tuple(sorted({*(s.start for s in parsed.doc.sents), *_breaks(parsed)}))
        return cls(parsed, quotes, tuple(q.span.start for q in quotes), tuple(q.span.end for q in quotes), sentences)

    def quote_at(self, offset: int) -> Quotation | None:
        """The quotation that holds ``offset``, its marks counted in."""
        at = bisect_right(self.starts, offset) - 1
        return self.quotations[at] if at >= 0 and offset < self.ends[at] else None

    def quote_from(self, offset: int) -> Quotation | None:
        """The quotation that begins at or right after ``offset``, over blanks and a comma or colon."""
        at = bisect_left(self.starts, offset)
        if at == len(self.starts) or self.parsed.text[offset : self.starts[at]].strip(GAP):
            return None
        return self.quotations[at]

    def quote_until(self, offset: int) -> Quotation | None:
        """The quotation that ends at or right before ``offset``, over blanks and a comma."""
        at = bisect_right(self.ends, offset) - 1
        if at < 0 or self.parsed.text[self.ends[at] : offset].strip(" ,\t-–—―"):
            return None
        return self.quotations[at]

    def sentence(self, i: int) -> tuple[int, int]:
        """First and after-last token index of the sentence of token ``i``, at most ``FAR`` tokens to either side."""
        at = bisect_right(self.sentences, i) - 1
        end = self.sentences[at + 1] if at + 1 < len(self.sentences) else len(self.parsed.doc)
        return max(self.sentences[at], i - FAR), min(end, i + FAR)

    def reach(self, i: int) -> tuple[int, int]:
        """The token range that a cue at token ``i`` can take its words from: its sentence, and no more than its quotation."""
        begin, end = self.sentence(i)
        doc = self.parsed.doc
        begin = next((k + 1 for k in range(i - 1, begin, -1) if doc[k].text == ";"), begin)
        quote = self.quote_at(doc[i].idx)
        if quote is not None:
            while begin < i and doc[begin].idx < quote.inner.start:
                begin += 1
            while end > i + 1 and doc[end - 1].idx >= quote.inner.end:
                end -= 1
        return begin, end

    def piece(self, first: int, last: int) -> Span | None:
        """The span of tokens [first, last), without blanks and stray punctuation at its edges; None where nothing is left."""
        doc = self.parsed.doc
        while first < last and (doc[first].is_space or doc[first].text in (",", ":", ";", ".", ")", *DASHES)):
            first += 1
        while last > first and (doc[last - 1].is_space or doc[last - 1].text in (",", ":", ";", ".", "(", *DASHES)):
            last -= 1
        if first >= last:
            return None
        return self._with_marks(Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1])))

    def _with_marks(self, span: Span) -> Span:
        """``span``, widened to take in the closing marks of a quotation that it ends in, and its opening marks."""
        text, start, end = self.parsed.text, span.start, span.end
        quote = self.quote_at(end - 1)
        if quote is not None and quote.inner.end >= end > quote.inner.start >= start and not text[end : quote.inner.end].strip(" .,?!"):
            end = quote.span.end
        quote = self.quote_at(start)
        if quote is not None and not text[quote.inner.start : start].strip() and quote.span.end <= end:
            start = quote.span.start
        return Span(start, end)


GLUED = re.compile(r"(?<=[a-z0-9][.?!])[”\"]?(?=[A-Z“\"])|(?<=[a-z0-9][.?!][”\"])(?=[A-Z“])")
DATE_LINE = re.compile(
    r"(?<!on )(?<!On )\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}),? \d{4})\b(?= [A-Z])"
)


def _breaks(parsed: Parsed) -> Iterator[int]:
    """Tokens that begin a sentence though the parse does not say so: after a headline, a date line, a stop without a space."""
    text = parsed.text
    offsets = [match.end() for match in GLUED.finditer(text)]
    offsets += [edge for match in DATE_LINE.finditer(text) for edge in (match.start(), match.end() + 1)]
    title = parsed.report.title
    if title and text[: len(title)] == title:
        offsets.append(len(title) + 1)
    starts = [token.idx for token in parsed.doc]
    for offset in offsets:
        at = bisect_left(starts, offset)
        if 0 < at < len(starts):
            yield at


def clause_of(verb: Token) -> Token | None:
    """The head of the clause that ``verb`` brings, by the parse."""
    return next((part for part in verb.children if part.dep_ == "ccomp"), None)


def is_clause(head: Token) -> bool:
    """Whether the phrase of ``head`` has a subject or a complementizer, so that it can be what is said."""
    return any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in head.children)


def has_clause(layout: Layout, first: int, last: int) -> bool:
    """Whether tokens [first, last) look like a clause: a finite verb that comes before any relative pronoun, and not first."""
    for token in layout.parsed.doc[first:last]:
        if token.tag_[:1] == "W" or token.lower_ in ("while", "as", "after", "when"):
            return False
        if token.i > first and (is_finite(token) or token.tag_ in ("VBD", "VBZ", "VBP", "MD")):
            return True
    return False


def is_own_part(verb: Token, at: int) -> bool:
    """Whether the phrase that starts at token ``at`` is the cue's own, not part of what is said: a second verb, "when asked"."""
    for part in verb.rights:
        if part.left_edge.i != at and not (part.dep_ == "conj" and part.i > at and part.left_edge.i <= at + 1):
            continue
        if part.dep_ == "conj" and part.tag_[:1] == "V":
            return not is_finite(part) or is_carrier(part) or part.doc[at].lower_ == "but" or part.doc[at - 1].lower_ == "but"
        if part.dep_ in ("advcl", "parataxis"):
            return part.tag_ == "VBG" or part.doc[at].lower_ in ("when", "as", "while", "after", "before", "although", "though")
    return False


def cut_at_next_cue(layout: Layout, verb: Token, first: int, last: int) -> int:
    """
    Where, in tokens [first, last), another saying takes over; ``last`` where none does.

    That is ", adding that", "and said" in the tense of ``verb``, and ", while others said".
    """
    doc = layout.parsed.doc
    for i in range(first + 1, last - 1):
        token = doc[i]
        if token.lower_ == "citing" and not is_break(doc[i - 1]) and verb.tag_ != "VBG":
            return i
        if token.tag_ == "VBG" and _after_comma(layout, i) and is_carrier(token):
            return i - 1 if is_break(doc[i - 1]) or doc[i - 1].text == "and" else i - 2
        if token.dep_ == "cc" and is_second_saying(doc[i + 1 + (doc[i + 1].dep_ == "advmod")], verb):
            return i
        if token.lower_ == "while" and doc[i - 1].text == "," and _others_say(layout, i, last):
            return i - 1
    return last


def is_second_saying(token: Token, verb: Token) -> bool:
    """Whether ``token`` is a verb of saying in the tense of ``verb`` without a subject: the source of ``verb`` says that too."""
    return token.tag_ == verb.tag_ and token.tag_ != "VBG" and token.dep_ == "conj" and is_carrier(token) and not is_finite(token)


def _others_say(layout: Layout, i: int, last: int) -> bool:
    finite = next((t for t in layout.parsed.doc[i + 1 : last] if is_finite(t)), None)
    return finite is not None and is_carrier(finite)


def _after_comma(layout: Layout, i: int) -> bool:
    doc = layout.parsed.doc
    return is_break(doc[i - 1]) or (doc[i - 1].dep_ == "advmod" and doc[i - 2].text == ",")


def is_carrier(token: Token) -> bool:
    """Whether ``token`` is a form of a verb that can bring a quotation ("adding", "citing")."""
    return any("quote" in word.takes and word.vouches for word in verb_cues().get(token.lemma_.lower(), ())) or token.lower_ == "citing"
