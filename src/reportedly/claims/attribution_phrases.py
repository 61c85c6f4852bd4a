"""Attributions whose cue is no verb: "according to X", "X's claim that ...", "Police: 3 shot", "Twelve dead in blast: police"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claims.actor_kinds import word_kind
from reportedly.claims.attribution_content import Layout, is_clause
from reportedly.claims.attribution_draft import Draft
from reportedly.claims.attribution_tree import after, child, is_break, is_verb, left_edge, phrase_end, phrase_start, subject_of
from reportedly.claims.cues import CueWord, noun_cues, words_of
from reportedly.model import Span, Stance

ACCORDING = CueWord("according", "to", True, frozenset({"clause"}), Stance.ASSERTED, True)
COLON = CueWord(":", "", False, frozenset({"clause"}), Stance.ASSERTED, True)
NEXT_CLAUSE = frozenset({"who", "which", "whom", "some", "although", "though", "but", "while", "adding", "citing", "whose", "where", "and"})


def phrase_drafts(layout: Layout) -> Iterator[Draft]:
    """Yield a draft for each such phrase. Never raises on text."""
    nouns = noun_cues()
    for token in layout.parsed.doc:
        if token.lower_ == "according":
            found = _according(layout, token)
        elif token.tag_ in ("NN", "NNS") and token.lemma_.lower() in nouns:
            found = _noun(layout, token, nouns[token.lemma_.lower()][0])
        else:
            continue
        if found is not None:
            yield found


def _according(layout: Layout, token: Token) -> Draft | None:
    doc = token.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    head = child(doc[token.i + 1], "pobj") or doc[token.i + 2]
    if head.lemma_.lower() in words_of("counts") and not any(t.pos_ == "PROPN" for t in head.lefts):
        return None
    begin, end = layout.sentence(token.i)
    last = min(max(phrase_end(head), token.i + 3), end)
    first = phrase_start(head) if phrase_start(head) > token.i + 1 else token.i + 2
    mention = layout.piece(first, last)
    content = _both_sides(layout, begin, token.i, last, end)
    if mention is None or not content:
        return None
    cue = layout.parsed.span(token, doc[token.i + 1])
    return Draft(token.i, head.i, (mention,), (cue,), content, ACCORDING)


def _both_sides(layout: Layout, begin: int, first: int, last: int, end: int) -> tuple[Span, ...]:
    doc = layout.parsed.doc
    opens = first - 1 - (doc[first - 1].text == ",")
    if opens > begin and doc[opens].lower_ == "that":  # "said that, according to X, ...": X says what follows
        begin = first
    left = layout.piece(begin, first) if any(t.is_alpha for t in doc[begin:first]) else None
    if left is None:
        right = layout.piece(last, end)
        return (right,) if right is not None else ()
    bare = last < end and doc[last].tag_ in ("VBD", "VBZ", "VBP", "MD") and doc[last].lower_ not in NEXT_CLAUSE
    if last < end and doc[last].text == ":":
        right = layout.piece(last + 1, end)
        return (left, right) if right is not None else (left,)
    if bare or (last < end and is_break(doc[last]) and _goes_on(doc[last + 1 : end])):
        right = layout.piece(last, end)
        return (left, right) if right is not None else (left,)
    return (left,)


def _goes_on(rest: object) -> bool:
    tokens = list(rest)  # type: ignore[call-overload]
    if not tokens or tokens[0].lower_ in NEXT_CLAUSE:
        return False
    return any(is_verb(t) or t.pos_ == "AUX" for t in tokens[:6])


def _noun(layout: Layout, noun: Token, word: CueWord) -> Draft | None:
    content = _noun_content(layout, noun)
    if content is None:
        return None
    owner = child(noun, "poss") or _giver(noun)
    mention = _owner_span(layout, noun, owner) if owner is not None else ()
    mention = tuple(m for m in mention if not m.overlaps(content))
    head = owner.i if owner is not None and mention else -1
    return Draft(noun.i, head, mention, (layout.parsed.span(noun),), (content,), word)


def _noun_content(layout: Layout, noun: Token) -> Span | None:
    """The clause with "that" right after the noun; for a toll that somebody gives, the toll itself."""
    clause = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp", "relcl") and is_clause(c) and _says_that(c, noun)), None)
    if clause is not None:
        return layout.piece(max(noun.i + 1, left_edge(clause)), after(clause))
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of is None or noun.lemma_.lower() not in words_of("tolls") or not _is_given(noun):
        return None
    return layout.piece(of.i + 1, after(of))


def _is_given(noun: Token) -> bool:
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in words_of("giving")


def _giver(noun: Token) -> Token | None:
    """Who makes it, in "gave assurances that" and "a pledge from X that"."""
    if _is_given(noun):
        return subject_of(noun.head)
    source = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("from", "by")), None)
    return child(source, "pobj") if source is not None else None


def _owner_span(layout: Layout, noun: Token, owner: Token) -> tuple[Span, ...]:
    last = owner.i + 1 if owner.dep_ == "poss" else phrase_end(owner)
    span = layout.parsed.span(layout.parsed.doc[phrase_start(owner)], layout.parsed.doc[last - 1])
    return () if noun.idx in span else (span,)


def _says_that(clause: Token, noun: Token) -> bool:
    edge = left_edge(clause)
    return noun.i < edge < noun.i + 8 and clause.doc[edge].lower_ == "that" and clause.doc[edge].dep_ == "mark"


HEADLINE = 160
LABEL = re.compile(r"[A-Z][A-Z.' ]{2,30}: \S+ \S+ \S")


def headline_drafts(layout: Layout) -> Iterator[Draft]:
    """Yield a draft for each short line of the form "Police: three shot" or "Three shot: police". Never raises on text."""
    titled = _bare_headline(layout)
    if titled is not None:
        yield titled
    for paragraph in layout.parsed.paragraphs:
        line = paragraph.of(layout.parsed.text)
        speaks = LABEL.match(line) is not None
        if speaks or (len(line) <= HEADLINE and line.count(":") == 1):
            found = _headline(layout, paragraph, line)
            if found is not None:
                yield found


def _bare_headline(layout: Layout) -> Draft | None:
    """A title in the text that ends in who says it, its colon lost: "Blast kills 10 Monitor"."""
    title, text = layout.parsed.report.title, layout.parsed.text
    if not title or text[: len(title)] != title:
        return None
    inside = layout.parsed.doc.char_span(0, len(title), alignment_mode="expand")
    if inside is None or len(inside) < 4 or ":" in title:
        return None
    last = inside[-1]
    first = last.i - (inside[-2].text[:1].isupper() and last.text[:1].islower())
    known = word_kind(last.lower_)
    if known is None or not inside[first].text[:1].isupper() or not any(t.like_num or is_verb(t) for t in inside[:first]):
        return None
    source, content = layout.parsed.span(inside[first], last), layout.piece(0, first)
    return Draft(last.i, last.i, (source,), (source,), (content,), COLON) if content is not None else None


def _headline(layout: Layout, paragraph: Span, line: str) -> Draft | None:
    at = line.index(":")
    colon = Span(paragraph.start + at, paragraph.start + at + 1)
    before, after = line[:at].strip(), line[at + 1 :].strip()
    if before.lower() in words_of("fields") or not before or not after or "(" in before or not line[at + 1 : at + 2].isspace():
        return None
    left = Span(paragraph.start + line.index(before), paragraph.start + line.index(before) + len(before))
    right = Span(paragraph.start + line.index(after, at), paragraph.start + line.index(after, at) + len(after))
    if len(before.split()) <= 4 and len(after.split()) >= 3:
        return _colon(layout, left, colon, right)
    if len(after.split()) <= 4 and len(before.split()) >= 3:
        return _colon(layout, right, colon, left)
    return None


def _colon(layout: Layout, source: Span, colon: Span, content: Span) -> Draft | None:
    inside = layout.parsed.doc.char_span(source.start, source.end, alignment_mode="expand")
    if inside is None or any(is_verb(t) or t.like_num for t in inside):
        return None
    return Draft(inside[-1].i, inside.root.i, (source,), (colon,), (content,), COLON)
