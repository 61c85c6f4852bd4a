"""How a source stands to a figure: said plainly, thought likely, threatened, demanded, denied, or repeated to doubt it."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.mentions import Mention
from reportedly.claims.outcomes import Outcome
from reportedly.language import Parsed
from reportedly.model import Attribution, Stance

FUTURE = frozenset("will would 'll shall".split())
STEPS = 5


def stance_of(parsed: Parsed, mention: Mention, outcome: Outcome, saying: Attribution | None) -> Stance:
    """The stance of whoever makes the claim; a cue that denies, threatens or demands outranks a doubt in the words said. Never raises on text."""
    said = saying.stance if saying is not None else Stance.ASSERTED
    if said is not Stance.ASSERTED:
        return said
    return Stance.ESTIMATED if is_doubted(parsed, mention, outcome) else Stance.ASSERTED


def is_doubted(parsed: Parsed, mention: Mention, outcome: Outcome) -> bool:
    """Whether the words over the figure say that it is feared, believed, expected or possible."""
    if mention.first and parsed.doc[mention.first].lower_ in DOUBT_BEFORE or mention.first > 0 and parsed.doc[mention.first - 1].lower_ in DOUBT_BEFORE:
        return True
    token = parsed.doc[outcome.word] if outcome.role not in ("toll", "noun") else parsed.doc[mention.head]
    return any(_doubts(word) for word in _above(token))


DOUBT_BEFORE = frozenset("presumably possibly perhaps probably estimated".split())


def _above(token: Token) -> list[Token]:
    """The verb of the figure and the verbs over it in the same clause, with their auxiliaries and adverbs."""
    found = []
    for _ in range(STEPS):
        if token.pos_ in ("VERB", "AUX", "ADJ"):
            found.extend([token, *(c for c in token.children if c.dep_ in ("aux", "advmod", "neg"))])
        if token.head.i == token.i or token.dep_ in ("relcl", "advcl", "ccomp", "acl"):
            break
        token = token.head
    return found


def _doubts(word: Token) -> bool:
    doubts = load_lexicon("status")["doubt"]["estimated"]
    return word.lower_ in doubts or word.lemma_.lower() in doubts
