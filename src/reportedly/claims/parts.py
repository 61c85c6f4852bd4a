"""
Lists, parts and wholes: what a phrase takes over from the phrase that it is joined to.

"Two men and two women were hurt": the second takes its status from the first. "80 hostages, including 43 men": a part takes the
status of its whole. "Three were killed, two of them children": so does "of them".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from reportedly.claims.joins import INCLUDING, is_again, is_elliptic, is_of_them, is_subject, only_joins, verb_between
from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_types import Outcome
from reportedly.claims.people import is_group_noun, is_person_noun, singular
from reportedly.model import Status

LEADING = frozenset(("including", "among"))
WINDOW = 40


@dataclass(frozen=True, slots=True)
class Found:
    """
    A mention with its outcome so far, the index of the whole of which it is a part, and, where only a number stands, the token
    elsewhere that
    names the people ("10 soldiers had died and 30 before": 30 soldiers).
    """

    mention: Mention
    outcome: Outcome | None
    whole: int | None = None
    people: int | None = None

    @property
    def noun(self) -> int | None:
        """The token that names the people: the mention's own noun, else the one that it leaves out."""
        return self.mention.noun if self.mention.noun is not None else self.people


def without(rows: Sequence[Found], is_out: Callable[[Found], bool]) -> list[Found]:
    """``rows`` less those that ``is_out``, each whole pointing at its new place; a whole that is out is none. Raises nothing."""
    kept = [k for k, row in enumerate(rows) if not is_out(row)]
    place = {k: at for at, k in enumerate(kept)}
    return [replace(rows[k], whole=None if (whole := rows[k].whole) is None else place.get(whole)) for k in kept]


def take_over(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """
    ``found`` in text order with outcomes and wholes taken over along lists, "including" and "of them". Never raises.
    """
    rows = list(found)
    for at in range(len(rows)):
        rows[at] = _from_before(doc, rows, at)
        if rows[at].outcome is None and rows[at].mention.kind == "counted":
            rows[at] = replace(rows[at], outcome=_restated(doc, rows[at].mention, rows[max(at - BACK, 0) : at]))
    for at in range(len(rows) - 2, -1, -1):
        rows[at] = _from_after(doc, rows, at)
    return [_with_people(doc, rows, at) for at in range(len(rows))]


DEFINITE = frozenset("the all these those both".split())
GENERIC = word_set("parts", "generic")
BACK = 80


def _restated(doc: Doc, mention: Mention, before: Sequence[Found]) -> Outcome | None:
    """The status that an earlier count of the same people had: "the three victims", "the two suspects", "the 12"."""
    if not any(doc[i].lower_ in DEFINITE for i in range(max(mention.first - 1, 0), mention.first + 1)) or mention.number is None:
        return None
    noun = singular(doc[mention.noun].text) if mention.noun is not None else ""
    if is_group_noun(noun) or (mention.number.form == "vague" and mention.number.low < 2):
        return None
    for row in reversed(before):
        number, outcome = row.mention.number, row.outcome
        if number is None or outcome is None or outcome.status is Status.PRESENT:
            continue
        named = singular(doc[row.noun].text) if row.noun is not None else ""
        same_value = (number.low, number.high) == (mention.number.low, mention.number.high) and number.low > 1
        if same_value and (noun == named or noun in GENERIC or named in GENERIC or not named or not noun):
            return replace(outcome, way="restated")
    return None


def _with_people(doc: Doc, rows: list[Found], at: int) -> Found:
    """The row with the people named elsewhere: after "of whom 58 were", "43 of them", "the number of passengers freed at 190"."""
    row, mention = rows[at], rows[at].mention
    if (
        mention.kind == "counted"
        and at + 1 < len(rows)
        and rows[at + 1].mention.kind == "counted"
        and mention.partitive
        and rows[at + 1].mention.last == mention.last
    ):
        row = replace(row, whole=at + 1)
    if mention.noun is not None and doc[mention.noun].pos_ not in ("PRON", "DET") and doc[mention.noun].lower_ != "them":
        return row
    if mention.first > 1 and doc[mention.first - 1].lower_ == "of" and is_group_noun(doc[mention.first - 2].text):
        return replace(row, people=mention.first - 2)
    named = next(
        (i for i in range(mention.last + 1, min(mention.last + 4, len(doc))) if is_person_noun(doc[i].text) and not doc[i].is_sent_start),
        None,
    )
    told = mention.last + 1 < len(doc) and (doc[mention.last + 1].lower_ in ("were", "are", "was") or named == mention.last + 1)
    if named is not None and told and is_of_them(doc, mention):
        return replace(row, people=named)
    if row.outcome is not None and row.outcome.people is not None:
        return replace(row, people=row.outcome.people)
    return row


def _from_before(doc: Doc, rows: list[Found], at: int) -> Found:
    """The row with what it takes over from the one that it leans on, if it leans on any."""
    row = rows[at]
    k = _leans_on(doc, rows, at)
    if k is None or _is_after_them(doc, row.mention):
        return row
    before = rows[k]
    words = {doc[i].lower_ for i in range(before.mention.last + 1, row.mention.first)}
    if _is_whole_of(doc, row, words):
        rows[k] = replace(before, whole=at) if _value(before) < _value(row) else before
        return row
    if _is_named_part(doc, row, before, words):
        return _part(row, before, k)
    if row.outcome is not None or before.outcome is None:
        return row
    if is_elliptic(doc, before.mention, row.mention) or is_again(doc, row.mention):
        return replace(_sibling(rows, row, before), people=before.noun, whole=None)
    listed = not is_subject(doc, row.mention) and only_joins(doc, before.mention, row.mention)
    return _sibling(rows, row, before) if listed else row


def _leans_on(doc: Doc, rows: Sequence[Found], at: int) -> int | None:
    """The place of the row before ``at``, in the same sentence and near, from which it could take over."""
    mention = rows[at].mention
    k = _carrier(doc, rows, at)
    if k < 0 or (rows[k].outcome is None and rows[at].outcome is None and not is_of_them(doc, mention)):
        return None
    before = rows[k].mention
    apart = any(doc[i].is_sent_start for i in range(before.last + 1, mention.first + 1))
    far = mention.first - before.last - 1 > WINDOW
    return None if far or (apart and not is_again(doc, mention)) else k


def _is_after_them(doc: Doc, mention: Mention) -> bool:
    """After "among them were" the whole stands in the sentence before."""
    i = mention.first - 1
    return i > 1 and doc[i].lower_ in WERE and doc[i - 1].lower_ == "them"


def _is_whole_of(doc: Doc, row: Found, words: set[str]) -> bool:
    """Whether the row is the whole of which the one before it is part: "68 children were among the 126"."""
    led = doc[row.mention.first - 1].lower_ in ("among", "the")
    return "among" in words and led and bool(words & WERE) and row.mention.number is not None


def _is_named_part(doc: Doc, row: Found, before: Found, words: set[str]) -> bool:
    """Whether the words between make the row a part: "including", "of them", "identified as"."""
    identified = "identified" in words and ("as" in words or row.mention.kind == "name")
    if row.mention.kind == "name" and before.mention.kind == "counted" and _value(before) > 1 and doc[row.mention.first - 1].text == ":":
        return True
    gap = range(before.mention.last + 1, row.mention.first)
    return identified or is_of_them(doc, row.mention) or (bool(words & INCLUDING) and not verb_between(doc, gap))


WERE = frozenset(("were", "was", "are", "is"))


def _value(row: Found) -> int:
    return row.mention.number.low if row.mention.number is not None else 1


def _carrier(doc: Doc, rows: Sequence[Found], at: int) -> int:
    """The row from which ``at`` could take over: the nearest before it that has an outcome and is no agent; -1 where there is none."""
    for k in range(at - 1, max(at - 12, -1), -1):
        outcome = rows[k].outcome
        leads = doc[rows[k].mention.last + 1].lower_ in LEADING if rows[k].mention.last + 1 < len(doc) else False
        if outcome is None and rows[k].mention.kind == "counted" and (is_of_them(doc, rows[at].mention) or leads):
            return k
        if outcome is not None and not outcome.agent and rows[k].mention.kind != "pronoun":
            return k
    return -1


def _part(row: Found, whole: Found, k: int) -> Found:
    outcome = row.outcome or (replace(whole.outcome, way="part") if whole.outcome else None)
    same = whole.outcome is None or (outcome is not None and outcome.status == whole.outcome.status)
    return replace(row, outcome=outcome, whole=k if (same or outcome is None) and whole.mention.kind != "plural" else None)


def _sibling(rows: Sequence[Found], row: Found, before: Found) -> Found:
    outcome = row.outcome or (replace(before.outcome, way="list") if before.outcome else None)
    if before.whole is None and row.whole is None and before.outcome is not None:
        return replace(row, outcome=outcome)
    if row.whole is None and before.whole is not None and _value(row) >= _value(rows[before.whole]):
        return replace(row, outcome=outcome, whole=rows[before.whole].whole)
    alike = outcome is not None and before.outcome is not None and outcome.status == before.outcome.status
    return replace(row, outcome=outcome, whole=row.whole if row.whole is not None or not alike else before.whole)


def _from_after(doc: Doc, rows: list[Found], at: int) -> Found:
    row, after = rows[at], rows[at + 1]
    if row.outcome is not None or after.outcome is None or after.outcome.status is Status.PRESENT or doc[after.mention.first].is_sent_start:
        return row
    if (
        after.outcome.way in ("after", "list back")
        and len(range(row.mention.last, after.mention.first)) < 8
        and only_joins(doc, row.mention, after.mention)
    ):
        return replace(row, outcome=replace(after.outcome, way="list back"))
    return row
