"""Outcomes told by a toll or tally: "the death toll rose from 14 to 31", "the number of passengers freed at 190"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc

from reportedly.claims.lexicon import load_lexicon, word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_types import QUOTES, Outcome, StatusReader, outcome_of
from reportedly.claims.people import is_person_noun, singular
from reportedly.claims.statuswords import StatusWord
from reportedly.model import Status

TALLIES = word_set("outcome_tolls", "tallies")
PUT_AT = word_set("outcome_tolls", "put_at")
GROWTH = word_set("outcome_tolls", "growth")
TOLLED = word_set("outcome_tolls", "tolled")


def toll_number(reader: StatusReader, mention: Mention) -> Outcome | None:
    """
    A number that stands alone, or with bare people, after a toll: "the death toll rose from 14 to 31"; also in the next sentence: "it
    later rose to 82".
    """
    doc = reader.doc
    if (
        mention.noun is not None
        and doc[mention.noun].lower_ not in TOLLED
        and (doc[mention.noun].pos_ != "PROPN" or is_person_noun(doc[mention.noun].text))
    ):
        return None
    if _has_own_word(reader, mention):
        return None
    if (counted := _number_of(reader, mention.first)) is not None:
        return counted
    crossed = 0
    for i in range(mention.first - 1, max(mention.first - 30, -1), -1):
        crossed += bool(doc[i + 1].is_sent_start)
        if crossed > 1 or (crossed and not _grows(doc, mention.first)):
            return None
        if (status := _toll_at(doc, i, mention.first)) is not None:
            return Outcome(status, i, "toll", role="toll", people=_tolled(doc, i))
    return None


def _tolled(doc: Doc, i: int) -> int | None:
    """The token that names those whom a tally at ``i`` counts: "the number of casualties"."""
    counts = doc[i].lower_ == "number" and i + 2 < len(doc) and doc[i + 1].lower_ == "of"
    return i + 2 if counts and is_person_noun(doc[i + 2].text) else None


def _number_of(reader: StatusReader, first: int) -> Outcome | None:
    """ "the number of passengers freed at 190": a count put on a tally whose noun phrase says what became of them."""
    doc, i = reader.doc, first - 1
    if i < 2 or (doc[i].lower_ not in PUT_AT and doc[i].text not in QUOTES):
        return None
    word: StatusWord | None = None
    for k in range(i, max(i - 14, -1), -1):
        word = word or reader.at(k, "patient", "adjective")
        if doc[k].lower_ in TALLIES:
            named = next((n for n in range(k + 1, i) if is_person_noun(doc[n].text)), None)
            return replace(outcome_of(word, "tally"), people=named) if word is not None else None
        if doc[k].is_sent_start:
            return None
    return None


def _grows(doc: Doc, first: int) -> bool:
    """Whether the words before a number tell of growth: "was later updated to"."""
    return first > 1 and doc[first - 1].lower_ in ("to", "at") and doc[first - 2].lower_ in GROWTH


def _has_own_word(reader: StatusReader, mention: Mention) -> bool:
    """Whether a status word of its own follows the number closely: "50 others injured" after a toll of 20."""
    doc = reader.doc
    for i in range(mention.last, min(mention.last + 6, len(doc))):
        if i in reader.covering:
            return True
        if i > mention.last and (
            doc[i].lower_ in ("with", "and", "after", "as", "when") or doc[i].text in (";", ",", ".") or doc[i].is_sent_start
        ):
            return False
    return False


def _toll_at(doc: Doc, i: int, end: int) -> Status | None:
    for size in (4, 3, 2, 1):
        wording = (
            " ".join([*(token.lower_ for token in doc[i : i + size - 1]), singular(doc[i + size - 1].text)]) if i + size <= end else ""
        )
        if (status := _tolls().get(wording)) is not None:
            return status
    return None


@lru_cache(maxsize=1)
def _tolls() -> dict[str, Status]:
    rows = load_lexicon("status")["tolls"].items()
    return {
        " ".join([*w.split()[:-1], singular(w.split()[-1])]): Status(status)
        for status, wordings in rows
        for w in wordings
        if w != "the dead"
    }
