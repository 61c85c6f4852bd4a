"""Attributions whose cue is a verb: "police said that ...", "..., officials say", "He denied ...", "rebels vowed to ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claims.attribution_content import DASHES, Layout, clause_of
from reportedly.claims.attribution_draft import Draft
from reportedly.claims.attribution_tree import (
    RELATIVE,
    child,
    is_passive,
    is_verb,
    left_edge,
    phrase_end,
    phrase_start,
    subject_of,
    verb_group,
)
from reportedly.claims.cues import CueWord, verb_cues, words_of
from reportedly.language import Quotation
from reportedly.model import Span

TELLING = frozenset({"tell", "inform", "assure", "remind", "notify", "brief", "advise", "ask", "warn", "urge"})


def verb_drafts(layout: Layout) -> Iterator[Draft]:
    """Yield a draft for each verb of saying that brings something. Never raises on text."""
    cues = verb_cues()
    for token in layout.parsed.doc:
        if token.tag_[:1] == "V" and token.lemma_.lower() in cues and is_verb(token):
            found = VerbReader(layout, token).read(cues[token.lemma_.lower()])
            if found is not None:
                yield found


class VerbReader:
    """Reads one verb: its group, its subject, and what it brings, by the first form of its words that fits."""

    def __init__(self, layout: Layout, verb: Token) -> None:
        self.layout, self.verb, self.doc = layout, verb, verb.doc
        self.first, self.last = verb_group(verb)
        self.begin, self.end = layout.sentence(verb.i)
        self.subject = self._subject()
        self.recipient = self._recipient()

    def read(self, words: tuple[CueWord, ...]) -> Draft | None:
        """The draft, or None where no form of ``words`` fits."""
        for word in words:
            tail = self._tail(word)
            if tail is None:
                continue
            content = self._content(word, tail)
            if content:
                return self._draft(word, tail, content)
        return None

    # --- source

    def _subject(self) -> Token | None:
        verb = self.verb
        found = subject_of(verb)
        if found is None and verb.i > self.begin and not is_passive(verb):
            before = self.doc[self.first - 1] if self.first > self.begin else None
            found = before if before is not None and before.pos_ in ("NOUN", "PROPN", "PRON") else None
        return found

    def source(self) -> tuple[Span, ...]:
        """The words of the source."""
        head = self.subject
        if head is None:
            return ()
        span = self.layout.parsed.span(self.doc[phrase_start(head)], self.doc[phrase_end(head) - 1])
        cue = self.layout.parsed.span(self.doc[self.first], self.doc[self.last - 1])
        if span.overlaps(cue):
            span = self.layout.parsed.span(self.doc[phrase_start(head)], head)
        return (span,) if not span.overlaps(cue) else ()

    # --- cue

    def _tail(self, word: CueWord) -> Token | None:
        """The particle or preposition that ``word`` asks for; the verb itself where it asks for none."""
        if not word.tail:
            return self.verb
        for part in self.verb.rights:
            if part.lower_ == word.tail and part.dep_ in ("prep", "prt", "advmod", "dative", "mark", "aux", "agent"):
                return part
        return None

    def _cue_end(self, word: CueWord, tail: Token) -> int:
        end = self.last
        if word.tail and tail.i == end:
            end += 1
        return max(end, self._medium_end(end))

    def _medium_end(self, end: int) -> int:
        """After "in a statement", "during an interview", where it follows the cue at once."""
        if end >= self.end or self.doc[end].lower_ not in ("in", "on", "via", "by", "through"):
            return end
        for part in self.doc[end].children:
            if part.dep_ == "pobj" and part.lemma_.lower() in words_of("media"):
                return part.i + 1
        return end

    def _recipient(self) -> Token | None:
        if self.verb.lemma_.lower() not in TELLING:
            to = next((c for c in self.verb.rights if c.dep_ in ("dative", "prep") and c.lower_ == "to"), None)
            return child(to, "pobj") if to is not None else None
        return next((c for c in self.verb.rights if c.dep_ in ("dobj", "dative")), None)

    # --- content

    def _content(self, word: CueWord, tail: Token) -> tuple[Span, ...]:
        if "quote" in word.takes or "clause" in word.takes:
            found = self._quoted(word, tail) or self._clause(word, tail)
            if found:
                return found
        if "act" in word.takes:
            found = self._act(tail)
            if found:
                return found
        return self._thing(word, tail) if "thing" in word.takes else ()

    def _edges(self, word: CueWord, tail: Token) -> tuple[int, int]:
        """Token range that source and cue cover together."""
        first, last = self.first, self._cue_end(word, tail)
        if self.subject is not None and self.begin <= self.subject.i < self.end:
            start, end = phrase_start(self.subject), phrase_end(self.subject)
            if end <= first and not self._verb_between(end, first):
                first = start
            elif start >= last - 1 and start - last < 2:
                last = max(last, end)
        return first, last

    def _verb_between(self, first: int, last: int) -> bool:
        return any(is_verb(self.doc[i]) for i in range(first, last))

    def _quoted(self, word: CueWord, tail: Token) -> tuple[Span, ...]:
        first, last = self._edges(word, tail)
        left = self.layout.quote_until(self.doc[first].idx)
        here = self.layout.quote_at(self.verb.idx)
        right = self._quote_right(last)
        found = []
        if left is not None and (here is None or left.span != here.span) and self._is_saying(left.inner):
            found.append(left.span)
        if right is not None and (here is None or right.span != here.span):
            found.append(right.span)
        return tuple(found)

    def _is_saying(self, inner: Span) -> bool:
        words = inner.of(self.layout.parsed.text)
        return words.rstrip()[-1:] in (",", ".", "?", "!", "…", "-", "—", "]") or words.count(" ") > 4

    def _quote_right(self, last: int) -> Quotation | None:
        at = self._after_adjuncts(last)
        offset = self.doc[at].idx if at < len(self.doc) else len(self.layout.parsed.text)
        return self.layout.quote_from(offset) if at < len(self.doc) else None

    def _after_adjuncts(self, at: int) -> int:
        """Past the people told, times and places between the cue and what is said."""
        skipped = True
        while skipped and at < self.end:
            skipped = False
            for part in self.verb.rights:
                if left_edge(part) == at and (part.dep_ in ("npadvmod", "advmod", "prep", "dative") or self._is_told(part)):
                    at, skipped = int(part.right_edge.i) + 1, True
                    break
        return at

    def _is_told(self, part: Token) -> bool:
        return self.recipient is not None and part.i == self.recipient.i

    def _clause(self, word: CueWord, tail: Token) -> tuple[Span, ...]:
        clause = clause_of(self.verb)
        first, last = self._edges(word, tail)
        if self._is_parenthesis(first, last):
            return self._around(first, last)
        if clause is not None and clause.i > self.verb.i:
            return self._right_clause(clause, last)
        if clause is not None or self._ends_sentence(last):
            return self._before(first, last)
        return ()

    def _is_parenthesis(self, first: int, last: int) -> bool:
        """Whether source and cue stand between commas or dashes, with words of the sentence on both sides."""
        doc = self.doc
        if first <= self.begin + 1 or last >= self.end - 2:
            return False
        before = doc[first - 1].text if doc[first - 1].lower_ != "as" else doc[first - 2].text
        return before in (",", *DASHES) and doc[last].text in (",", *DASHES) and self._has_words(self.begin, first - 1)

    def _has_words(self, first: int, last: int) -> bool:
        return any(self.doc[i].is_alpha for i in range(first, last))

    def _around(self, first: int, last: int) -> tuple[Span, ...]:
        clause = self.verb.head if self.verb.dep_ in ("parataxis", "advcl", "ccomp", "relcl", "dep") else clause_of(self.verb)
        left = self.layout.piece(self.begin, first - (self.doc[first - 1].lower_ == "as"))
        right = self.layout.piece(last, self.end)
        if clause is not None and clause.i < first and self._starts_clause(last + 1):
            return (left,) if left else ()
        return tuple(p for p in (left, right) if p is not None)

    def _starts_clause(self, at: int) -> bool:
        return at < self.end and self.doc[at].lower_ in (
            "who",
            "which",
            "while",
            "but",
            "and",
            "although",
            "though",
            "when",
            "as",
            "adding",
            "citing",
        )

    def _right_clause(self, clause: Token, last: int) -> tuple[Span, ...]:
        start = max(last, min(left_edge(clause), clause.i))
        end = int(clause.right_edge.i) + 1
        piece = self.layout.piece(start, end)
        if piece is None:
            return ()
        quote = self.layout.quote_at(piece.start)
        if quote is not None and not self.layout.parsed.text[quote.span.start : piece.start].strip(" \"“'‘`"):
            piece = Span(quote.span.start, piece.end)
        return (piece,)

    def _ends_sentence(self, last: int) -> bool:
        at = self._after_adjuncts(last)
        return at >= self.end or self.doc[at].text in (".", ",", ";", "?", "!", *DASHES) or self.doc[at].is_space

    def _before(self, first: int, last: int) -> tuple[Span, ...]:
        piece = self.layout.piece(self.begin, first)
        return (piece,) if piece is not None and any(is_verb(t) or t.pos_ == "AUX" for t in self.doc[self.begin : first]) else ()

    def _act(self, tail: Token) -> tuple[Span, ...]:
        for part in self.verb.rights:
            if part.dep_ in ("xcomp", "ccomp") and any(c.lower_ == "to" and c.dep_ == "aux" for c in part.children):
                piece = self.layout.piece(max(self.last, left_edge(part)), int(part.right_edge.i) + 1)
                return (piece,) if piece is not None else ()
        return ()

    def _thing(self, word: CueWord, tail: Token) -> tuple[Span, ...]:
        labels = ("pobj", "pcomp") if word.brings else ("dobj", "oprd", "ccomp", "xcomp")
        head = tail if word.brings else self.verb
        for part in head.rights:
            if part.dep_ in labels:
                end = max(phrase_end(part) if part.dep_ in ("dobj", "pobj") else 0, int(self._last_of_thing(part)) + 1)
                piece = self.layout.piece(max(self.last, left_edge(part)), end)
                return (piece,) if piece is not None else ()
        return ()

    def _last_of_thing(self, part: Token) -> int:
        return int(part.right_edge.i)

    # --- the whole

    def _draft(self, word: CueWord, tail: Token, content: tuple[Span, ...]) -> Draft | None:
        cue = self.layout.parsed.span(self.doc[self.first], self.doc[self._cue_end(word, tail) - 1])
        mention = tuple(s for s in self.source() if not any(s.overlaps(c) for c in content))
        content = tuple(c for c in content if not c.overlaps(cue))
        if not content:
            return None
        head = self.subject.i if self.subject is not None and mention else -1
        told = self.recipient.i if self.recipient is not None else -1
        return Draft(self.verb.i, head, mention, (cue,), content, word, told, self._said_at(content))

    def _said_at(self, content: tuple[Span, ...]) -> Span | None:
        for part in self.verb.children:
            inner = part if part.dep_ in ("npadvmod", "advmod") else child(part, "pobj") if part.dep_ == "prep" else None
            if inner is None or inner.ent_type_ not in ("DATE", "TIME"):
                continue
            span = self.layout.parsed.span(self.doc[left_edge(part)], part.right_edge)
            if not any(span.overlaps(c) for c in content):
                return span
        return None


def resolve_relative(head: Token) -> Token:
    """The noun that "who" or "which" stands for, where the parse shows it; else ``head``."""
    if (head.lower_ in RELATIVE and head.tag_[:1] == "W") or (head.dep_ == "nsubj" and head.lower_ == "that"):
        clause = next((a for a in head.ancestors if a.dep_ == "relcl"), None)
        return clause.head if clause is not None else head
    return head
