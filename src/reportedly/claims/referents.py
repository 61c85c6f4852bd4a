"""
Whom "he" and "the child" stand for: what a later clause says of a person is told of the one who was named before.

"Tom Ray was walking home. He was shot in the leg": Ray is hurt. "A boy is dead after the child shot himself": the child is the boy. The
one meant is the nearest single person before, who is not the speaker and whose sex and age do not speak against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.fitness import is_hypothetical
from reportedly.claims.joins import is_speaker
from reportedly.claims.mentions import Mention
from reportedly.claims.parts import Found
from reportedly.claims.people import singular
from reportedly.claims.totals_told import words
from reportedly.model import Status

HARM = frozenset((Status.KILLED, Status.INJURED))
ROWS, TOKENS = 8, 45
PAIRS = ((("sex", "male"), ("sex", "female")), (("age", "grown"), ("age", "young")))


def with_referents(doc: Doc, rows: Sequence[Found]) -> list[Found]:
    """``rows``, of which single persons take over what a later pronoun is told to have suffered. Raises nothing."""
    told = list(rows)
    hurt = [row.mention for row in rows if _is_hurt(row)]
    for at, row in enumerate(rows):
        if row.mention.kind != "pronoun" or row.outcome is None or row.outcome.status not in HARM or row.outcome.agent:
            continue
        if not all(differ(doc, row.mention, other) for other in hurt):
            continue
        meant = antecedent(doc, told, at)
        if meant is not None and _is_open(told[meant]) and not is_hypothetical(doc, row.mention):
            told[meant] = replace(told[meant], outcome=replace(row.outcome, way="pronoun"))
    return told


def _is_hurt(row: Found) -> bool:
    return row.mention.kind != "pronoun" and row.outcome is not None and row.outcome.status in HARM and not row.outcome.agent


def _is_open(row: Found) -> bool:
    """Whether nothing is told of the person yet but a deed."""
    named = row.mention.kind != "name" or row.mention.known
    return named and (row.outcome is None or row.outcome.agent or row.outcome.status is Status.PRESENT)


def antecedent(doc: Doc, rows: Sequence[Found], at: int) -> int | None:
    """The place of the nearest single person before ``at`` who can be meant there; None where there is none near."""
    mention = rows[at].mention
    for k in range(at - 1, max(at - 1 - ROWS, -1), -1):
        before = rows[k].mention
        if mention.first - before.last > TOKENS:
            return None
        single = before.kind in ("single", "name") or (before.number is not None and (before.number.low, before.number.high) == (1, 1))
        if single and not differ(doc, before, mention) and not is_speaker(doc, before) and not _acts_on(doc, before, mention):
            return k
    return None


def _acts_on(doc: Doc, before: Mention, mention: Mention) -> bool:
    """Whether the one does to the other what the verb tells: in "the officer shot him", he is not the officer."""
    pronoun = doc[mention.head]
    doers = (c for c in pronoun.head.children if c.dep_ == "nsubj")
    return pronoun.dep_ == "dobj" and any(before.first <= doer.i <= before.last for doer in doers)


def differ(doc: Doc, one: Mention, other: Mention) -> bool:
    """Whether the sex or the age of life that the words of two mentions tell makes them two persons."""
    both = ((one, other), (other, one))
    return any(_is_of(doc, a, row) and _is_of(doc, b, rival) for a, b in both for row, rival in PAIRS)


def _is_of(doc: Doc, mention: Mention, row: tuple[str, str]) -> bool:
    """Whether a noun or pronoun of the mention, its owner aside, is in a row of the lexicon."""
    return any(
        token.tag_ != "PRP$" and singular(token.text) in words(*row)
        for token in doc[mention.first : mention.last + 1]
        if token.i == mention.first or doc[token.i - 1].lower_ not in ("'s", "’s") or token.i == mention.last
    )
