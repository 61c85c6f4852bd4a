"""
Within one sentence: a figure that its own clause sets apart from what the rest tells ("another man was killed in a separate incident",
"a week after two waiters were shot there").
"""

from __future__ import annotations

import calendar
import re

from spacy.tokens import Doc

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_types import Outcome

REACH = 24
OPENING = 4  # tokens: "Two years after …" opens a sentence about the incident itself
CLAUSE_ENDS = frozenset(",;:.")
APART, DEEDS = ("|".join(sorted(word_set("scope", name))) for name in ("setting_apart", "deeds"))
ELSEWHERE = re.compile(rf"\bin (?:an? )?(?:{APART}) (?:\w+ )?(?:{DEEDS})\b", re.IGNORECASE)
AGO = re.compile(r"^[^,;]*?\b(?:years|decades) ago\b", re.IGNORECASE)
MONTHS = "|".join(calendar.month_name[1:])
DATED = re.compile(rf"\bin an? (?:{MONTHS}|(?:19|20)\d\d) (?:\d+ )?(?:\w+ )?(?:{DEEDS})\b")
SINCE = word_set("scope", "since")
PERIODS = word_set("scope", "periods")
NEW = word_set("scope", "new")


def is_apart(doc: Doc, mention: Mention, outcome: Outcome, told: int | None) -> bool:
    """
    Whether the clause of ``mention`` says that what it tells is another deed than the one its sentence is about.

    ``told`` is the first token of a figure before it in the sentence, None where there is none and the sentence opens the report: then
    "a week after two men were shot" is what the report is about. Never raises on text.
    """
    clause = _clause_after(doc, max(mention.last, outcome.word))
    dated = told is not None and (DATED.search(clause) or AGO.search(clause)) is not None
    return dated or ELSEWHERE.search(clause) is not None or _is_before(doc, mention, told)


def _clause_after(doc: Doc, last: int) -> str:
    """The words up to the end of the clause, which may set it apart: "killed in another incident", "wounded in a December shooting"."""
    end = last + 1
    while end < min(last + REACH, len(doc)) and doc[end].text not in CLAUSE_ENDS and not doc[end].is_sent_start:
        end += 1
    return str(doc[last + 1 : end].text)


def _is_before(doc: Doc, mention: Mention, told: int | None) -> bool:
    """Whether the incident came some time after what is told of: "five were wounded, about a week after two men were shot"."""
    if told is None or not (doc[mention.first].lower_ in NEW or doc[mention.first].like_num):
        return False
    for i in range(mention.first - 1, max(told, mention.first - REACH), -1):
        if doc[i].is_sent_start or doc[i].text in CLAUSE_ENDS:
            return False
        if doc[i].lower_ in SINCE and doc[i - 1].lower_ in PERIODS:
            return i - doc[i].sent.start > OPENING
    return False
