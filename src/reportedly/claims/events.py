"""
What a statement tells of, in PLOVER's words, and whether it is a threat or a demand.

The event is that of the highest verb or noun of the content that the lexicon has; plainer words above it ("there was", "took part in")
are passed over. Data: ``lexicons/plover.toml``, ``lexicons/attacks.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from reportedly.claims.cues import verb_cues
from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.responsibility_agents import lemma, sentence_around
from reportedly.claims.responsibility_deeds import is_deed_noun, is_deed_verb
from reportedly.claims.responsibility_words import attack_words
from reportedly.language import Parsed
from reportedly.model import Event, Span, Stance

PASSED = frozenset({"det", "punct", "case", "aux", "auxpass", "relcl", "acl", "poss", "appos", "nummod", "npadvmod", "cc", "mark"})
HARM = frozenset({"kill", "injure", "wound", "hit", "hurt", "harm", "strike"})
REFINED = {"THREATEN": ("violence",), "REQUEST": ("yield", "meet")}
SIMPLE = frozenset({Stance.ASSERTED, Stance.ESTIMATED})
DEPTH = 4
WIDTH = 60


def event_of(parsed: Parsed, spans: Sequence[Span]) -> Event | None:
    """
    The PLOVER event that the content at ``spans`` tells of; None where the lexicon has no word of it.

    Never raises on text.
    """
    tokens = list(_tokens(parsed, spans))
    return next((event for token in _downward(tokens) if (event := _event_at(token, tokens)) is not None), None)


def _tokens(parsed: Parsed, spans: Sequence[Span]) -> Iterator[Token]:
    for span in spans:
        piece = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
        yield from piece if piece is not None else ()


def _downward(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens level by level from those whose head is outside, in text order, not into what merely describes."""
    inside = {t.i for t in tokens}
    level = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    for _ in range(DEPTH):
        yield from (t for t in level if t.pos_ in ("VERB", "AUX"))
        yield from (t for t in level if t.pos_ in ("NOUN", "PROPN"))
        level = [c for t in level for c in t.children if c.i in inside and c.dep_ not in PASSED]


def _event_at(token: Token, tokens: Sequence[Token]) -> Event | None:
    if is_deed_noun(token) or is_deed_verb(token):
        accident = lemma(token) in HARM and _near(token, tokens) & _listed("accidents")
        return None if accident else Event("ASSAULT", _assault_mode(token, tokens))
    row = _row_of(token)
    if row is None:
        return None
    return Event(row["type"], _refined(row["type"], token, tokens) or row.get("mode"))


def _assault_mode(token: Token, tokens: Sequence[Token]) -> str | None:
    """The mode of the deed word itself, else of the words for weapons and attacks around it, the most telling kind first."""
    words, word = attack_words(), lemma(token)
    own = (words.verbs, words.nouns) if token.pos_ == "VERB" else (words.nouns,)
    before = next((mode for c in token.lefts if (mode := words.modifiers.get(lemma(c))) is not None), None)
    captive = words.captive_verbs.get(word) if token.pos_ == "VERB" else None
    said = before or next((table[word] for table in own if table.get(word)), None) or captive
    tables = (words.modifiers, words.nouns, words.weapons)
    near = sorted(_near(token, tokens))
    return said or next((mode for table in tables for w in near if (mode := table.get(w)) is not None), None)


def _near(token: Token, tokens: Sequence[Token]) -> set[str]:
    return {lemma(t) for t in sentence_around(token, WIDTH) if tokens[0].i <= t.i <= tokens[-1].i}


def _refined(kind: str, token: Token, tokens: Sequence[Token]) -> str | None:
    after = [t for t in token.doc[token.i + 1 : token.i + WIDTH] if t.i <= tokens[-1].i]
    for mode in REFINED.get(kind, ()):
        if mode == "violence" and any(is_deed_verb(t) or is_deed_noun(t) for t in after):
            return mode
        if mode != "violence" and any(lemma(t) in _refining(mode) for t in after):
            return mode
    return None


@cache
def _listed(entry: str, field: str = "words") -> frozenset[str]:
    return frozenset(load_lexicon("plover")[entry][field].split())


@cache
def _refining(mode: str) -> frozenset[str]:
    return frozenset(load_lexicon("plover")["refine"][mode].split())


@cache
def _rows() -> dict[str, tuple[tuple[str, dict[str, str]], ...]]:
    """For each first word, the second word that must stand beside it ("" for none) and the row."""
    found: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {}
    for row in load_lexicon("plover")["rows"]:
        for entry in row["words"].split():
            word, _, beside = entry.partition("+")
            found[word] = (*found.get(word, ()), (beside, row))
    return found


def _row_of(token: Token) -> dict[str, str] | None:
    beside = {lemma(c) for c in token.children}
    return next((row for second, row in _rows().get(lemma(token), ()) if not second or second in beside), None)


def statement_stance(parsed: Parsed, spans: Sequence[Span], cue: str) -> Stance:
    """
    How the source stands to the content at ``spans``, by the lemma of the cue and by what is said.

    "Would be executed unless" is a threat and "must release", "has 48 hours" a demand, whatever the cue. Never raises on text.
    """
    told = next((word.stance for word in verb_cues().get(cue.lower(), ())), Stance.ASSERTED)
    tokens = list(_tokens(parsed, spans))
    return _stance_of_content(tokens) or told if told in SIMPLE else told


def _stance_of_content(tokens: Sequence[Token]) -> Stance | None:
    lemmas = {lemma(t) for t in tokens}
    limit = bool(lemmas & _listed("deadlines")) or any(_gives_time(t) for t in tokens)
    if (limit or lemmas & {"if", "until"}) and any(_will_do_violence(t) for t in tokens):
        return Stance.THREATENED
    if any(lemma(t) in ("demand", "ultimatum") for t in tokens) or any(_must_yield(t) for t in tokens):
        return Stance.DEMANDED
    return Stance.DEMANDED if limit and lemmas & _refining("yield") else None


def _will_do_violence(verb: Token) -> bool:
    return is_deed_verb(verb) and any(c.lower_ in ("will", "would", "shall", "'ll") for c in verb.children if c.dep_ == "aux")


def _must_yield(verb: Token) -> bool:
    return lemma(verb) in _refining("yield") and any(c.lower_ == "must" for c in verb.children if c.dep_ == "aux")


def _gives_time(verb: Token) -> bool:
    return lemma(verb) in ("give", "have") and any(
        c.dep_ in ("dobj", "npadvmod") and lemma(c) in _listed("deadlines", "spans") for c in verb.children
    )
