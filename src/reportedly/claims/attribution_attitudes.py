"""Attitudes without a verb of saying: "is aware that ...", "are opposed to ...", "their support for ...". None of them vouches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.attribution_content import Layout
from reportedly.claims.attribution_draft import Draft
from reportedly.claims.attribution_tree import after, child, full_end, left_edge, phrase_end, phrase_start, subject_of, verb_group
from reportedly.claims.cues import CueWord, noun_cues, words_of
from reportedly.model import Stance

ATTITUDE = CueWord("be", "", False, frozenset({"clause", "act", "thing"}), Stance.ASSERTED, False)
BRINGING = frozenset({"of", "for", "to", "on", "about", "against", "with", "over", "toward", "towards"})


def attitude_drafts(layout: Layout) -> Iterator[Draft]:
    """Yield a draft for each such phrase. Never raises on text."""
    adjectives, nouns = words_of("attitudes"), noun_cues()
    for token in layout.parsed.doc:
        found = None
        if token.lower_ in adjectives and token.dep_ in ("acomp", "ccomp", "ROOT", "conj", "relcl"):
            found = _adjective(layout, token)
        elif token.tag_ in ("NN", "NNS") and token.lemma_.lower() in nouns:
            found = _owned(layout, token, nouns[token.lemma_.lower()][0])
        if found is not None:
            yield found


def _adjective(layout: Layout, token: Token) -> Draft | None:
    verb = token.head if token.dep_ == "acomp" else token
    subject = subject_of(verb)
    brought = next((c for c in token.rights if c.dep_ in ("ccomp", "xcomp") or (c.dep_ == "prep" and c.lower_ in BRINGING)), None)
    if subject is None or brought is None or subject.i > token.i or subject.dep_ == "expl" or subject.lower_ == "it":
        return None
    last = brought.i + 1 if brought.dep_ == "prep" else token.i + 1
    content = layout.piece(max(last, left_edge(brought)), after(brought))
    first, end = phrase_start(subject), full_end(subject)
    start = min(verb_group(verb)[0], token.i)
    if content is None or end > start or last != max(last, token.i + 1) or left_edge(brought) < token.i:
        return None
    doc = layout.parsed.doc
    mention = layout.parsed.span(doc[first], doc[end - 1])
    return Draft(token.i, subject.i, (mention,), (layout.parsed.span(doc[start], doc[last - 1]),), (content,), ATTITUDE)


def _owned(layout: Layout, noun: Token, word: CueWord) -> Draft | None:
    """ "the party's support for the law", "his criticism of the raid"."""
    owner = child(noun, "poss")
    prep = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in BRINGING and c.i == noun.i + 1), None)
    if owner is None or prep is None or owner.i > noun.i:
        return None
    brought = child(prep, "pobj", "pcomp")
    content = layout.piece(prep.i + 1, max(after(brought), phrase_end(brought))) if brought is not None else None
    if content is None:
        return None
    mention = layout.parsed.span(layout.parsed.doc[phrase_start(owner)], owner.right_edge)
    cue = layout.parsed.span(noun, prep)
    return Draft(noun.i, owner.i, (mention,), (cue,), (content,), replace(word, vouches=False)) if mention.end <= cue.start else None
