"""What one verb of saying brings: a quotation, a clause, an infinitive or a thing, on either side of it or on both."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.attribution_content import clause_of, cut_at_next_cue, has_clause, is_own_part
from reportedly.claims.attribution_quoted import Quoted
from reportedly.claims.attribution_tree import after, child, is_break, is_passive, is_verb, left_edge, phrase_start
from reportedly.claims.cues import CueWord, words_of
from reportedly.model import Span

OWN_CLAUSE = frozenset({"who", "which", "while", "but", "and", "although", "though", "when", "as", "after", "before"})
AHEAD = 10
CIRCUMSTANCE = frozenset({"during", "after", "before", "since", "until", "while"})


def _is_light(part: Token) -> bool:
    return part.pos_ == "PRON" or part.ent_type_ in ("DATE", "TIME") or part.lemma_.lower() in words_of("media")


class Bringing(Quoted):
    """What the verb brings, by the forms that its words take."""

    def content(self, word: CueWord, tail: Token) -> tuple[Span, ...]:
        """The pieces of what is said, in text order; empty where no form that ``word`` takes is found."""
        if self.verb.lemma_ == "claim" and any(t.lower_ in ("life", "lives") for t in self.doc[self.last : self.last + 4]):
            return ()
        if is_passive(self.verb) or self.verb.lemma_ in ("seem", "appear"):
            return self._passive(word, tail)
        for form, find in (("quote", self._quoted), ("clause", self._clause), ("act", self._act)):
            found = find() if form in word.takes else ()
            if found:
                return self._with_list(found)
        if "clause" in word.takes and "quote" in word.takes and self._may_follow():
            found = self._before()
            if found:
                return self._with_list(found)
        return self._thing(word, tail) if "thing" in word.takes else ()

    def _with_list(self, found: tuple[Span, ...]) -> tuple[Span, ...]:
        """``found``, and what follows a colon after the cue that stood behind it: "ten died, police said: six men and four women"."""
        ends_in_colon = self.doc[self.last - 1].text == ":" and found[-1].end <= self.verb.idx
        rest = self.layout.piece(self.last, self.end) if ends_in_colon else None
        return (*found, rest) if rest is not None else found

    def before(self) -> tuple[Span, ...]:
        """All of the sentence that stands before source and cue."""
        piece = self.layout.piece(self.begin, self.first_edge)
        return (piece,) if piece is not None else ()

    def trailing(self) -> tuple[Span, ...]:
        """What stands before a source and cue that close the sentence, with "updating an earlier toll of 15" after them."""
        later = self.end if self.last < self.end and self.doc[self.last].lower_ in words_of("revising") else self.last
        rest = self.layout.piece(self.last, later)
        return (*self.before(), *((rest,) if rest is not None else ()))

    # --- clauses

    def _clause(self) -> tuple[Span, ...]:
        if self._is_parenthesis():
            return self._around()
        if self._is_inserted():
            return self._right(self.last_edge, self.last_edge + 1)
        clause = clause_of(self.verb)
        if clause is not None and clause.i > self.verb.i:
            start = left_edge(clause)
            if self.doc[start].lower_ not in ("that", "whether", "if"):
                start = min(start, self._after_adjuncts(self.last_edge))
            return self._right(self._past_time(max(self.last, start)), after(clause))
        return self._clause_by_surface(clause)

    def _clause_by_surface(self, clause: Token | None) -> tuple[Span, ...]:
        """The clause that the parse does not show after the verb: after "that", after "As X said,", right after the cue; else before it."""
        that = self._late_that()
        if that is not None:
            return self._right(that, that + 1)
        comma = self._after_as_said()
        if comma is not None:
            piece = self.layout.piece(comma + 1, cut_at_next_cue(self.layout, self.verb, comma, self.end))
            return (piece,) if piece is not None else ()
        rest = self._after_adjuncts(self.last_edge)
        open_here = clause is None and rest < self.end
        if open_here and not is_break(self.doc[rest]) and self.doc[rest].text != ";" and has_clause(self.layout, rest, self.end):
            return self._right(self._that(rest), rest + 1)
        if open_here and self.doc[rest].lower_ == "while":
            return (*self._before(), *self._right(rest, self.end))
        if clause is None or (self.verb.dep_ == "relcl" and not is_verb(self.doc[self.last_edge - 1])):
            return ()
        return self._before()

    def _late_that(self) -> int | None:
        """Where "that" opens a clause shortly after the cue, with no other verb or comma before it."""
        that = next((i for i in range(self.last, min(self.end, self.last + 16)) if self.doc[i].lower_ == "that"), None)
        if that is None or self.doc[that - 1].text == "," or any(is_verb(t) for t in self.doc[self.last : that]):
            return None
        return that if has_clause(self.layout, that, self.end) else None

    def _is_inserted(self) -> bool:
        """Whether it is "they say" within a relative clause: "a man they say killed three women"."""
        if not self.begin < self.first_edge < self.last_edge < self.end or self.doc[self.first_edge].tag_ != "PRP":
            return False
        before, following = self.doc[self.first_edge - 1], self.doc[self.last_edge]
        return following.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN") and (
            before.pos_ in ("NOUN", "PROPN") or before.lower_ in ("who", "that")
        )

    def _may_follow(self) -> bool:
        """Whether the verb can stand after what it brings: nothing that completes it stands after it."""
        if self.verb.dep_ in ("relcl", "advcl", "acl") and self.doc[self.first_edge - 1].lower_ != "as":
            return False
        if self.verb.dep_ in ("ccomp", "xcomp") and self.verb.head.i < self.verb.i:
            return False
        if any(c.tag_ == "WP" and c.dep_ == "dobj" for c in self.verb.lefts):
            return False
        for part in self.verb.rights:
            if part.dep_ == "xcomp" or (part.dep_ == "dobj" and not self._is_told(part) and not _is_light(part)):
                return False
        return True

    def _after_as_said(self) -> int | None:
        """The comma after "As X said" or "As X told Y on Friday" at the head of a sentence."""
        if self.first_edge <= self.begin or self.doc[self.first_edge - 1].lower_ != "as" or self.first_edge - self.begin > 3:
            return None
        if any(c.dep_ == "dobj" and c != self.recipient for c in self.verb.rights):
            return None
        ahead = range(self.last_edge, min(self.end - 2, self.last_edge + AHEAD))
        comma = next((i for i in ahead if self.doc[i].text == "," or is_verb(self.doc[i])), None)
        return comma if comma is not None and self.doc[comma].text == "," else None

    def _that(self, at: int) -> int:
        """Where "that" begins what is said, if it stands within what looks like adjuncts of the cue."""
        return next((i for i in range(self.last, at) if self.doc[i].lower_ == "that"), at)

    def _is_parenthesis(self) -> bool:
        """Whether source and cue stand between commas or dashes, with words of the sentence on both sides."""
        doc, first, last = self.doc, self.first_edge, self.last_edge
        if first <= self.begin + 1 or last >= self.end - 2:
            return False
        before = doc[first - 1] if doc[first - 1].lower_ != "as" else doc[first - 2]
        return is_break(before) and is_break(doc[last]) and any(doc[i].is_alpha for i in range(self.begin, first - 1))

    def _around(self) -> tuple[Span, ...]:
        first, last = self.first_edge, self.last_edge
        left = self.layout.piece(self.begin, first - (self.doc[first - 1].lower_ == "as"))
        ends = self.doc[last + 1].lower_ in OWN_CLAUSE or (self.doc[last + 1].tag_ == "VBG" and self.doc[last + 1].lower_ != "including")
        right = None if ends else self.layout.piece(last, self.end)
        return tuple(p for p in (left, right) if p is not None)

    def _before(self) -> tuple[Span, ...]:
        before = self.doc[self.begin : self.first_edge]
        if (self.verb.tag_ in ("VBG", "VB") and self.verb.dep_ != "pcomp") or not any(is_verb(t) or t.pos_ == "AUX" for t in before):
            return ()
        return self.before()

    # --- infinitives and things

    def _act(self) -> tuple[Span, ...]:
        for part in self.verb.rights:
            if part.dep_ in ("xcomp", "ccomp") and any(c.lower_ == "to" and c.dep_ == "aux" for c in part.children):
                start = left_edge(part) if part.dep_ == "xcomp" else max(self.last, left_edge(part))
                return self._right(max(start, self.last), after(part))
        return ()

    def _thing(self, word: CueWord, tail: Token) -> tuple[Span, ...]:
        labels = ("pobj", "pcomp") if word.brings else ("dobj", "oprd", "ccomp", "xcomp")
        head = tail if word.brings else self.verb
        part = next((c for c in head.rights if c.dep_ in labels), None)
        if part is None:
            return ()
        start = left_edge(part)
        if word.brings:
            start = min([start, *(left_edge(c) for c in self.verb.rights if c.dep_ == "dobj" and c.i < tail.i)])
        end = self._thing_end(part)
        if word.vouches:
            end = max([self._joined(end), *self._more_tolls(tail)])
        piece = self.layout.piece(max(self.last, start), end)
        return (piece,) if piece is not None else ()

    def _more_tolls(self, tail: Token) -> list[int]:
        """Where further tolls end: "put the number of dead at ten, and the number of wounded at twelve"."""
        thing = child(self.verb, "dobj")
        if thing is None or tail.i == self.verb.i:
            return []
        joined = (*thing.conjuncts, *(c for c in self.verb.rights if c.dep_ == "conj"))
        return [after(more) for more in joined if more.lemma_.lower() in words_of("tolls") and more.i > tail.i]

    def _thing_end(self, part: Token) -> int:
        """After ``part`` and what completes it: "described the raid as ...", "blamed rebels for ..."."""
        end = after(part)
        for more in self.verb.rights:
            if (
                left_edge(more) == end
                and more.dep_ in ("prep", "oprd", "xcomp", "ccomp", "dobj", "acl", "advmod")
                and self._completes(more)
            ) or self._goes_with(more, end):
                end = after(more)
        return cut_at_next_cue(self.layout, self.verb, self.last, self._over_rest(end))

    def _goes_with(self, more: Token, end: int) -> bool:
        """Whether ``more`` adds to it what goes with it: "put the toll at 21, with 37 people wounded"."""
        first = left_edge(more)
        return first == end + 1 and self.doc[end].text == "," and self.doc[first].lower_ == "with" and more.dep_ in ("advcl", "prep")

    def _over_rest(self, end: int) -> int:
        """``end``, moved over words that follow without a break and that the parse hung on something within the thing."""
        limit = min(self.end, after(self.verb))
        while end < limit and not is_break(self.doc[end]) and not self._stops(end) and self._hangs_within(end):
            end += 1
        return end

    def _hangs_within(self, at: int) -> bool:
        token = self.doc[at]
        return token.is_alpha and self.last <= token.head.i < at and token.head.i != self.verb.i

    def _joined(self, end: int) -> int:
        """``end``, moved over "and 36 wounded" where the parse took that for a sentence of its own."""
        if end >= self.end or self.doc[end].dep_ != "cc" or is_own_part(self.verb, end) or is_own_part(self.verb, end + 1):
            return end
        return self._right_end(end)

    def _completes(self, part: Token) -> bool:
        inner = child(part, "pobj")
        if part.lower_ in CIRCUMSTANCE or part.lower_ == "according" or (inner is not None and inner.ent_type_ in ("DATE", "TIME")):
            return False
        return inner is None or part.lower_ not in ("in", "on", "at") or inner.lemma_.lower() not in words_of("media")

    # --- passives

    def _passive(self, word: CueWord, tail: Token) -> tuple[Span, ...]:
        subject = child(self.verb, "nsubjpass", "nsubj")
        if subject is None or subject.dep_ == "expl":
            clause = clause_of(self.verb)
            return self._right(max(self.last, left_edge(clause)), after(clause)) if clause is not None and clause.i > self.verb.i else ()
        before = self.layout.piece(phrase_start(subject), min(after(subject), self.first_edge))
        rest = self._passive_rest(word, tail)
        return tuple(p for p in (before, rest) if p is not None)

    def _passive_rest(self, word: CueWord, tail: Token) -> Span | None:
        head = tail if word.brings else self.verb
        for part in head.rights:
            if (
                part.dep_ in ("xcomp", "ccomp", "oprd", "pobj", "dobj", "acomp", "pcomp", "prep")
                and part.i >= self.last
                and part.dep_ != "agent"
            ):
                if part.dep_ == "prep" and (part.lower_ in CIRCUMSTANCE or part.lower_ in ("in", "on", "at")):
                    continue
                return self.layout.piece(max(self.last, left_edge(part)), self._thing_end(part))
        return None
