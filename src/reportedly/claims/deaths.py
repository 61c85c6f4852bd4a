"""
Who was shot and who died of it: a person whose shooting is told without its end is counted killed where the report says that they died.

The end may stand in the same sentence ("was shot and taken to hospital, where he died") or elsewhere under the same name or age
("the 5-year-old was shot … a 5-year-old boy was killed").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.parts import Found
from reportedly.claims.people import is_person_noun, singular
from reportedly.claims.totals_fates import deaths_in
from reportedly.claims.totals_told import words
from reportedly.model import Status

OPEN_ENDED = word_set("deaths", "open_ended")
DIED = r"(?:died|was pronounced dead|were pronounced dead|pronounced dead|succumbed|did not survive|didn.t survive)"
WHO = r"(?:he|she|they|later|who|was|were|also)?"
DYING = re.compile(rf"\b(?:where|and|but|who|which)\b[^.;]{{0,60}}?\b{WHO}\s*{DIED}\b", re.IGNORECASE)
TELLING = word_set("deaths", "telling")
MALE, FEMALE = words("sex", "male"), words("sex", "female")
SEXES = {"he": FEMALE, "his": FEMALE, "she": MALE, "her": MALE}
FATES = frozenset("death killing murder slaying".split())
REMAINS = frozenset("body death funeral remains autopsy killing murder slaying".split())
FAR = 60
AGE = re.compile(r"\d+-(?:year|month)-old")


def with_deaths(doc: Doc, rows: Sequence[Found]) -> list[Found]:
    """``rows`` in which single persons told as shot, and told to have died of it, are killed. Raises nothing."""
    later = _die_later(doc, rows)
    told = [_killed(row) if _is_open(doc, row) and (at in later or _dies_here(doc, rows, at)) else row for at, row in enumerate(rows)]
    died = {key for row in told if _is_dead(row) for key in _keys(doc, row.mention)} | _bodies(doc)
    return [_killed(row) if _is_open(doc, row) and died & _keys(doc, row.mention) else row for row in told]


def _die_later(doc: Doc, rows: Sequence[Found]) -> frozenset[int]:
    """The places of the rows of whom a later "he" or "her" tells the death: "Tom was shot. He died in hospital", "her death"."""
    firsts = [row.mention.first for row in rows]
    told = [subject for subject, _ in deaths_in(doc) if subject.lower_ in SEXES] + _mourned(doc)
    meant = (_meant(doc, rows, bisect_left(firsts, pronoun.i), pronoun) for pronoun in told)
    return frozenset(at for at in meant if at is not None)


def _mourned(doc: Doc) -> list[Token]:
    """ "His" and "her" of "his death", "her killing", where nothing says that it is only feared."""
    owners = (token for token in doc if token.tag_ == "PRP$" and token.lower_ in SEXES and token.head.lower_ in FATES)
    return [token for token in owners if not (token.i and token.nbor(-1).lower_ in ("until", "fear", "feared", "fearing", "faked"))]


def _meant(doc: Doc, rows: Sequence[Found], before: int, pronoun: Token) -> int | None:
    """The last single person told of before the pronoun, whose sex does not speak against it; None where others come between."""
    for at in range(before - 1, max(before - 4, -1), -1):
        mention = rows[at].mention
        if pronoun.i - mention.last > FAR:
            return None
        outcome = rows[at].outcome
        if outcome is not None and outcome.way == "companion":
            continue
        if mention.number is None or (mention.number.low, mention.number.high) == (1, 1):
            other = SEXES[pronoun.lower_]
            if not any(token.lower_ in other for token in doc[mention.first : mention.last + 1]):
                return at
    return None


def _bodies(doc: Doc) -> frozenset[str]:
    """The last names of those whose body or death is spoken of: "Freeman's body", "the death of" is read elsewhere."""
    return frozenset(
        doc[i - 1].text
        for i in range(1, len(doc) - 1)
        if doc[i].lower_ in ("'s", "’s") and doc[i - 1].pos_ == "PROPN" and doc[i + 1].lower_ in REMAINS
    )


def _is_dead(row: Found) -> bool:
    return row.mention.number is None and row.outcome is not None and row.outcome.status is Status.KILLED


def _is_open(doc: Doc, row: Found) -> bool:
    """Whether the row tells of one person's shooting, or coming to hospital, and not of its end."""
    outcome = row.outcome
    if (
        outcome is None
        or outcome.status is not Status.INJURED
        or (row.mention.number is not None and (row.mention.number.low, row.mention.number.high) != (1, 1))
    ):
        return False
    return doc[outcome.word].lower_ in OPEN_ENDED


def _keys(doc: Doc, mention: Mention) -> frozenset[str]:
    """What tells a person apart in a report: the last word of the name, the age."""
    if mention.number is not None:
        return frozenset()
    ages = AGE.findall(doc[mention.first : mention.last + 1].text)
    spelt = doc[mention.first : mention.last + 1] if mention.kind == "name" else ()
    name = [token.text for token in spelt if token.pos_ == "PROPN" and not is_person_noun(token.text)]
    noun = singular(doc[mention.head].text)
    told = [noun] if mention.kind == "single" and noun in TELLING and not ages else []
    return frozenset((*ages, *name, *told))


def _dies_here(doc: Doc, rows: Sequence[Found], at: int) -> bool:
    """Whether the rest of the sentence tells the death, before it turns to another person."""
    mention = rows[at].mention
    sentence = doc[mention.head].sent
    end = min(sentence.end, mention.last + 60)
    following = rows[at + 1].mention if at + 1 < len(rows) else None
    if following is not None and following.first < end:
        end = following.first
    return DYING.search(doc[mention.last : end].text) is not None


def _killed(row: Found) -> Found:
    assert row.outcome is not None
    return replace(row, outcome=replace(row.outcome, status=Status.KILLED))
