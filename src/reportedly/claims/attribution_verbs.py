"""Attributions whose cue is a verb: "police said that ...", "..., officials say", "He denied ...", "rebels vowed to ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claims.attribution_bringing import Bringing
from reportedly.claims.attribution_content import Layout
from reportedly.claims.attribution_draft import Draft
from reportedly.claims.attribution_subject import is_day, speaker_of
from reportedly.claims.attribution_trailing import Trailing, trailing_of
from reportedly.claims.attribution_tree import (
    after,
    child,
    full_end,
    is_break,
    is_passive,
    is_verb,
    left_edge,
    phrase_end,
    phrase_start,
    verb_group,
)
from reportedly.claims.cues import CueWord, verb_cues, words_of
from reportedly.model import Span

TELLING = frozenset({"tell", "inform", "assure", "remind", "notify", "brief", "advise", "ask", "warn", "urge"})
MANY = frozenset({"most", "many", "several", "some", "these", "those", "all", "both", "few", "other"})
CUE_TAILS = frozenset({"about", "of"})


def verb_drafts(layout: Layout) -> Iterator[Draft]:
    """Yield a draft for each verb of saying that brings something. Never raises on text."""
    cues = verb_cues()
    for token in layout.parsed.doc:
        if token.tag_[:1] == "V" and token.lemma_.lower() in cues and is_verb(token) and not _is_noun(token):
            found = VerbReader(layout, token).read(cues[token.lemma_.lower()])
            if found is not None:
                yield found


def _is_noun(token: Token) -> bool:
    """Whether what the tagger takes for "it counts" is "most counts": a word for many can't stand before that form."""
    return bool(token.tag_ == "VBZ") and token.i > 0 and token.nbor(-1).lower_ in MANY


class VerbReader:
    """Reads one verb: its group, its subject, and what it brings, by the first form of its words that fits."""

    def __init__(self, layout: Layout, verb: Token) -> None:
        self.layout, self.verb, self.doc = layout, verb, verb.doc
        self.first, self.last = verb_group(verb)
        self.begin, self.end = layout.reach(verb.i)
        self.passive = is_passive(verb)
        self.closing = trailing_of(verb, self.begin, (self.first, self.last), self.end)
        self.trailing: Trailing | None = None
        self.subject = self._subject()
        self.recipient = self._recipient()

    def read(self, words: tuple[CueWord, ...]) -> Draft | None:
        """The draft, or None where no form of ``words`` fits, or where somebody reads what a letter "reads"."""
        if self.verb.lemma_ == "read" and (self.subject is None or self.subject.lemma_.lower() not in words_of("speaking_things")):
            return None
        if self.trailing is None:
            found = next((draft for word in words if (draft := self._read(word)) is not None), None)
            if found is not None or self.closing is None or self.passive:
                return found
            self.trailing, self.subject = self.closing, self.closing.head
        return self._draft(words[0], self._cue_end(words[0], self.verb), self._bringing(words[0], self.verb).trailing())

    def _read(self, word: CueWord) -> Draft | None:
        tail = self._tail(word)
        if tail is None:
            return None
        content = self._bringing(word, tail).content(word, tail)
        return self._draft(word, self._cue_end(word, tail), content) if content else None

    def _bringing(self, word: CueWord, tail: Token) -> Bringing:
        last = self._cue_end(word, tail)
        return Bringing(self.layout, self.verb, self.edges(last), last, self.recipient)

    def _subject(self) -> Token | None:
        found = speaker_of(self.verb, self.begin, self.first)
        if self.closing is None or (self._sits(found, self.closing) and not self._revises()):
            return found
        self.trailing = self.closing
        return self.closing.head

    def _sits(self, found: Token | None, closing: Trailing) -> bool:
        """Whether the parse has a subject within ``closing``."""
        return found is not None and found.dep_ in ("nsubj", "nsubjpass") and phrase_start(found) >= closing.first

    def _revises(self) -> bool:
        return self.last < self.end and self.doc[self.last].lower_ in words_of("revising")

    def _source(self) -> tuple[Span, ...]:
        """The words of the source, with the comma that closes an apposition before the cue."""
        head = self.subject
        if head is None or self.verb.lemma_ in ("seem", "appear"):
            return ()
        first, last = self._source_edges(head)
        if first >= last or (first < self.last and self.first < last):
            return ()
        if any(self.doc[i].text == "," for i in range(first, last)) and last < self.first and self.doc[last].text == ",":
            last += 1
        return (self.layout.parsed.span(self.doc[first], self.doc[last - 1]),)

    def _source_edges(self, head: Token) -> tuple[int, int]:
        if self.trailing is not None:
            return self.trailing.first, self.trailing.last
        first, last = phrase_start(head), full_end(head) if head.i < self.first else phrase_end(head)
        if head.i > self.verb.i:
            last = next((i - 1 for i in range(head.i + 2, last) if self.doc[i].like_num and self.doc[i - 1].text == ","), last)
        first = max([first, *(c.i for c in head.lefts if c.lower_ in ("a", "an", "the"))])
        first = max([first, *(i + 1 for i in range(first, head.i) if self.doc[i].text != "," and is_break(self.doc[i]))])
        if head.dep_ == "pobj":
            first = max([first, *(i + 1 for i in range(first, head.i) if is_day(self.doc[i]))])
        while (
            last > first + 1 and (self.doc[last - 1].is_punct or self.doc[last - 1].is_space) and self.doc[last - 1].text not in (")", "]")
        ):
            last -= 1
        if first < self.last and self.first < last:
            return (first, head.i + 1) if head.i < self.first else (head.i, head.i + 1)
        return first, last

    def _tail(self, word: CueWord) -> Token | None:
        """The particle or preposition that ``word`` asks for; the verb itself where it asks for none."""
        if not word.tail:
            return self.verb
        for part in self.verb.rights:
            if part.lower_ == word.tail and part.dep_ in ("prep", "prt", "advmod", "dative", "mark", "aux", "agent"):
                return part
        return self._far_tail(word) if word.brings and word.takes == {"thing"} else None

    def _far_tail(self, word: CueWord) -> Token | None:
        """The preposition that the parse hung within the object: "put the number of people freed at 190"."""
        thing = child(self.verb, "dobj")
        if thing is None or thing.lemma_.lower() not in words_of("tolls") or word.tail != "at":
            return None
        return next(
            (t for t in self.doc[thing.i + 1 : self.end] if t.lower_ == "at" and child(t, "pobj", "pcomp", "prep") is not None), None
        )

    def _cue_end(self, word: CueWord, tail: Token) -> int:
        end = self.last
        if word.tail and tail.i == end:
            end += 1
        end = max(end, self._medium_end(end))
        if self.recipient is not None and left_edge(self.recipient) == end:
            told = after(self.recipient)
            end = max(end, self._medium_end(told)) if self._medium_end(told) > told else end
        return end + 1 if end < self.end and self.doc[end].text == ":" else end

    def _medium_end(self, end: int) -> int:
        """After "in a statement", "during an interview", where it follows the cue at once."""
        if end >= self.end or self.doc[end].lower_ not in ("in", "on", "via", "during", "through"):
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

    def edges(self, last: int) -> tuple[int, int]:
        """Token range that source and cue cover together, where they stand side by side."""
        head = self.subject
        if head is None or not self.begin <= head.i < self.end:
            return self.first, last
        start, end = self._source_edges(head)
        if end <= self.first and (self.verb.dep_ == "pcomp" or not any(is_verb(self.doc[i]) for i in range(end, self.first))):
            return start, last
        if start >= last - 1 and start - last < 2:
            return self.first, max(last, end)
        return self.first, last

    def _draft(self, word: CueWord, last: int, content: tuple[Span, ...]) -> Draft | None:
        cue = self.layout.parsed.span(self.doc[self.first], self.doc[last - 1])
        content = tuple(c for c in content if not c.overlaps(cue) and self.layout.parsed.words(c).lower() != "that")
        if not content:
            return None
        mention = tuple(s for s in self._source() if not any(s.overlaps(c) for c in content))
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
