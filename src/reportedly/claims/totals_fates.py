"""
Who is told later to have died: "A man was shot. He was pronounced dead at the hospital."

The verb of dying has for its subject a pronoun, or the subject of the clause before it; who is meant is the last single person told of
whose sex does not speak against it; "they" are those of the last count. Such a person's injury is no injury in the totals.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from spacy.attrs import LEMMA, LOWER
from spacy.tokens import Doc, Token

from reportedly.claims.totals_told import Told, words

SUBJECTS = ("nsubj", "nsubjpass")
STEPS = 4
BACK = 120
NEAR = 30
DIED = ("died", "dies", "succumbed")
Death = tuple[Token, Token]


def deaths_in(doc: Doc) -> tuple[Death, ...]:
    """The subject and the verb of each clause that tells of somebody's death, in the order of the subjects. Never raises on text."""
    told = ((_subject(verb), verb) for verb in _dying(doc))
    return tuple(sorted(((subject, verb) for subject, verb in told if subject is not None), key=lambda death: (death[0].i, death[1].i)))


def died_later(doc: Doc, deaths: Sequence[Death], rows: Sequence[Told]) -> frozenset[str]:
    """The ids of the injured of ``rows``, in text order, whom a later clause of ``deaths`` tells to have died. Never raises on text."""
    firsts = [row.first for row in rows]
    begin = bisect_left(deaths, firsts[0], key=_place) if rows else len(deaths)
    end = bisect_right(deaths, max(row.last for row in rows) + BACK, key=_place) if rows else len(deaths)
    meant = (_meant(doc, rows, firsts, subject, verb) for subject, verb in deaths[begin:end])
    return frozenset(row.id for row in meant if row is not None)


def _place(death: Death) -> int:
    return int(death[0].i)


def _dying(doc: Doc) -> Iterator[Token]:
    dying, dead, living = words("fates", "dying"), words("fates", "dead"), words("fates", "living")
    forms = {doc.vocab.strings[word] for word in (*dead, *DIED)}
    lemmas = {doc.vocab.strings[form] for word in (*dying, *living) for form in (word, word.title())}
    told = zip(doc.to_array(LOWER).tolist(), doc.to_array(LEMMA).tolist(), strict=True)
    for token in [doc[i] for i, (lower, lemma) in enumerate(told) if lower in forms or lemma in lemmas]:
        lemma, lower = token.lemma_.lower(), token.lower_
        if lemma in dying or lower in DIED:
            yield token
        elif lower in dead and token.head.i != token.i:
            yield token.head
        elif lemma in living and any(child.dep_ == "neg" for child in token.children):
            yield token


def _subject(verb: Token) -> Token | None:
    """The subject of the verb, or of the one that it is joined to."""
    for _ in range(STEPS):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            return subject
        if verb.dep_ not in ("conj", "xcomp", "advcl", "ccomp") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _meant(doc: Doc, rows: Sequence[Told], firsts: Sequence[int], subject: Token, verb: Token) -> Told | None:
    at = bisect_left(firsts, subject.i)
    if subject.lower_ not in words("fates", "pronouns"):
        if any(token.dep_ in SUBJECTS and token.lower_ not in ("he", "she", "who") for token in doc[subject.i + 1 : verb.i]):
            return None
        return next((row for row in rows[max(at - 1, 0) : at + 1] if row.is_one and row.first <= subject.i <= row.last), None)
    if subject.lower_ == "they":
        return next((row for row in reversed(rows[max(0, at - 1) : at]) if not row.is_one and subject.i - row.last < NEAR), None)
    sex = next((name for name in ("male", "female") if subject.lower_ in words("fates", name)), None)
    for row in reversed(rows[max(0, at - 8) : at]):
        if subject.i - row.last > BACK:
            return None
        if row.is_one and (sex is None or row.traits.sex in (None, sex)):
            return row
    return None
