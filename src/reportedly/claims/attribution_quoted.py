"""Where a verb of saying stands, and the quotations before and after it that it brings."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.attribution_content import Layout, clause_of, cut_at_next_cue, is_own_part
from reportedly.claims.attribution_tree import after, is_beside, is_break, is_finite, left_edge
from reportedly.language import Quotation
from reportedly.model import Span

SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp", "xcomp", "csubj", "dep"})


def _is_timed(part: Token) -> bool:
    return part.dep_ == "npadvmod" and not is_finite(part) and not any(c.dep_ == "relcl" for c in part.rights)


class Quoted:
    """``edges`` is the token range that source and cue cover; ``last`` is where the cue ends."""

    def __init__(self, layout: Layout, verb: Token, edges: tuple[int, int], last: int, recipient: Token | None) -> None:
        self.layout, self.verb, self.doc = layout, verb, verb.doc
        self.first_edge, self.last_edge = edges
        self.last, self.recipient = last, recipient
        self.begin, self.end = layout.reach(verb.i)

    def _quoted(self) -> tuple[Span, ...]:
        left = self.layout.quote_until(self.doc[self.first_edge].idx)
        here = self.layout.quote_at(self.verb.idx)
        found: list[Span] = []
        right = self._quote_right()
        if left is not None and (here is None or left.span != here.span) and self._is_saying(left) and not self._begins_anew(left):
            found.append(self._with_lead(left))
        if right is not None and (here is None or right.span != here.span):
            found.append(self._with_rest(right) if not found else right.span)
        return tuple(found)

    def _is_saying(self, quote: Quotation) -> bool:
        """Whether the quotation can be what is said, and not a word or a title that the sentence only mentions."""
        text = self.layout.parsed.text
        words = quote.inner.of(text).rstrip()
        if words[-1:] not in (",", ".", "?", "!", "…", "-", "—", "]") and words.count(" ") <= 4:
            return False
        if text[: quote.span.start].rstrip(" ")[-1:] in ("", "\n", ".", "?", "!", ":", "”", '"', "'", ")"):
            return True
        inside = self.doc.char_span(quote.inner.start, quote.inner.end, alignment_mode="contract")
        return inside is not None and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB") for t in inside)

    def _begins_anew(self, left: Quotation) -> bool:
        """Whether source and cue begin a sentence of their own after the quotation, so that it is not theirs."""
        if self.verb.tag_ == "VBG":
            return True
        first = self.doc[self.first_edge]
        if not first.text[:1].isupper() and first.lower_ != "i":
            return False
        ending = left.inner.of(self.layout.parsed.text).rstrip()[-1:]
        return ending == "." or (ending in ("?", "!") and clause_of(self.verb) is not None)

    def _with_lead(self, quote: Quotation) -> Span:
        """The quotation, with the words of its sentence before it where it begins in mid-sentence."""
        text = self.layout.parsed.text
        if quote.inner.of(text).lstrip("[ .…")[:1].isupper() and text[: quote.span.start].rstrip()[-1:] in (
            "",
            ",",
            ":",
            ".",
            "?",
            "!",
            "”",
            '"',
        ):
            return quote.span
        inside = self.doc.char_span(quote.inner.start, quote.inner.end, alignment_mode="contract")
        if inside is None or not len(inside):
            return quote.span
        start = self.doc[self.layout.sentence(inside[0].i)[0]]
        lead = text[start.idx : quote.span.start]
        return Span(start.idx, quote.span.end) if lead.strip() and len(lead) < 300 and "\n" not in lead else quote.span

    def _quote_right(self) -> Quotation | None:
        at = self._after_adjuncts(self.last_edge)
        return self.layout.quote_from(self.doc[at].idx) if at < len(self.doc) else None

    def _with_rest(self, quote: Quotation) -> Span:
        """The quotation, with the clause after it where it begins one that runs on: 'said "armed men" had come'."""
        clause = clause_of(self.verb)
        if clause is None or clause.i < self.verb.i or clause.idx < quote.span.end:
            return quote.span
        end = self.doc[self._right_end(after(clause)) - 1]
        return Span(quote.span.start, max(quote.span.end, end.idx + len(end))) if end.idx < quote.span.end + 600 else quote.span

    def _after_adjuncts(self, at: int) -> int:
        """Past the people told, times and places between the cue and what is said."""
        skipped = True
        while skipped and at < self.end:
            skipped = False
            for part in self.verb.rights:
                if left_edge(part) == at and (part.dep_ in ("advmod", "prep", "dative") or _is_timed(part) or self._is_told(part)):
                    at, skipped = after(part), True
                    break
        return at

    def _past_time(self, at: int) -> int:
        """Past "on Friday", which the parse may have hung on what is said, to "that" or the clause itself."""
        end = at + (self.doc[at].lower_ in ("on", "late", "early", "last"))
        while end < self.end and self.doc[end].ent_type_ in ("DATE", "TIME") and not self.doc[end].like_num:
            end += 1
        timed = end > at and self.doc[end - 1].ent_type_ in ("DATE", "TIME") and end < self.end
        return end if timed and self.doc[end].pos_ not in ("VERB", "AUX", "PUNCT", "NOUN", "PART") else at

    def _is_told(self, part: Token) -> bool:
        return self.recipient is not None and part.i == self.recipient.i

    # --- how far words reach

    def _right(self, start: int, end: int) -> tuple[Span, ...]:
        piece = self.layout.piece(start, self._right_end(end))
        return (piece,) if piece is not None else ()

    def _right_end(self, end: int) -> int:
        """``end``, moved over what the parse hung elsewhere, up to a second verb of the source or the end of the sentence."""
        limit = min(self.end, after(self.verb)) if self.verb.dep_ in SUBORDINATE and not is_beside(self.verb) else self.end
        while end < limit and not self._stops(end):
            end += 1
        return cut_at_next_cue(self.layout, self.verb, self.last, min(end, self.end))

    def _stops(self, at: int) -> bool:
        token = self.doc[at]
        dash = token.text != "," and is_break(token)
        if dash or token.text == ";" or token.lower_ == "according" or (token.is_space and "\n" in token.text):
            return True
        following = at + 1 if token.text == "," or token.dep_ == "cc" else at
        if following < self.end and self.doc[following].dep_ == "cc":
            following += 1
        return is_own_part(self.verb, at) or is_own_part(self.verb, following)
