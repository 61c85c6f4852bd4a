"""
Parts and wholes beyond one phrase: "Four were shot. Two men and two women were taken to hospital."

A run of joined counts that adds up to a count shortly before it is its parts. A count of some kind of people, or one person, is part of
the largest count before it of people with the same fate in the same incident. "Others" stand beside, never within.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.parts import Found
from reportedly.claims.people import side_of, singular
from reportedly.model import Side, Status

BROAD = word_set("wholes", "broad")
GENERAL = BROAD | frozenset("victim hostage captive passenger civilian resident evacuee martyr suspect citizen villager".split())
CAPTIVE_NOUNS = frozenset("hostages captives passengers".split())
CAPTIVES = frozenset("hostage captive passenger".split())
BESIDE = word_set("wholes", "beside")
WHOLE_STATUSES = frozenset((Status.KILLED, Status.INJURED, Status.HELD, Status.FREED, Status.ARRESTED))
NEAR, WIDE = 3, 8
LONGEST = 8
CLOSE = 8
FAR, WIDER, DEED_BACK = 120, 200, 8
DASHES = frozenset(("--", "–", "—", ":", "-"))


def tie_wholes(doc: Doc, rows: Sequence[Found]) -> list[Found]:
    """``rows`` with each part tied to its whole by the whole's place in the list. Raises nothing."""
    tied = list(rows)
    _tie_dashes(doc, tied)
    return tied


def _tie_dashes(doc: Doc, rows: list[Found]) -> None:
    """Tie what stands between dashes, or after a colon, to the count right before: "three observers -- two Swiss and a Ukrainian --"."""
    whole: int | None = None
    for k in range(1, len(rows)):
        gap = range(rows[k - 1].mention.last + 1, rows[k].mention.first)
        opens = [i for i in gap if doc[i].text in DASHES and (doc[i].text == ":" or (i and doc[i - 1].whitespace_))]
        if any(doc[i].is_sent_start for i in gap) or doc[rows[k].mention.first].is_sent_start:
            whole = None
        if opens:
            whole = k - 1 if whole is None and _low(rows[k - 1]) > 1 and len(gap) < 12 else None
        inner = rows[k].whole
        if whole is not None and _shares_fate(rows[k], rows[whole]) and _low(rows[k]) < _low(rows[whole]):
            rows[k] = replace(rows[k], whole=whole)
        elif opens and whole is None and inner is not None and rows[inner].mention.last > rows[k - 1].mention.last - 30:
            rows[k] = replace(rows[k], whole=rows[inner].whole)


def _shares_fate(one: Found, other: Found) -> bool:
    return one.outcome is not None and other.outcome is not None and one.outcome.status == other.outcome.status


def tie_sums(doc: Doc, rows: Sequence[Found]) -> list[Found]:
    """``rows``, of which joined counts that add up to a count shortly before are tied to it as its parts. Raises nothing."""
    tied, counted = list(rows), [k for k, row in enumerate(rows) if row.mention.kind in ("counted", "single", "name")]
    picked = [rows[k] for k in counted]
    _tie_sums(doc, picked)
    for k, row in zip(counted, picked, strict=True):
        moved = row.whole != rows[k].whole and row.whole is not None
        tied[k] = replace(row, whole=counted[row.whole]) if moved and row.whole is not None else replace(row, whole=rows[k].whole)
    return tied


def _value(mention: Mention) -> int | None:
    if mention.number is None:
        return 1
    return mention.number.low if mention.number.low == mention.number.high else None


def _tie_sums(doc: Doc, rows: list[Found]) -> None:
    """Tie each run of joined counts that adds up to a count at most ``NEAR`` rows before it."""
    at = 0
    while at < len(rows):
        end = _run_end(doc, rows, at)
        for start in range(at, end - 1):
            whole = _whole_of(rows, start, end)
            if whole is not None:
                _tie_run(rows, range(start, end), whole)
                break
        at = max(end, at + 1)


def _whole_of(rows: Sequence[Found], start: int, end: int) -> int | None:
    """The row shortly before ``start`` that counts as many as the rows up to ``end`` together, or None."""
    values = [_value(row.mention) for row in rows[start:end]]
    if end - start > LONGEST or None in values:
        return None
    counted = all(row.mention.number is not None for row in rows[start:end])
    whole = _sum_before(rows, start, sum(v for v in values if v is not None), counted)
    close = whole is not None and rows[start].mention.first - rows[whole].mention.last <= CLOSE
    return whole if close or _is_told(rows[start:end]) else None


def _is_told(run: Sequence[Found]) -> bool:
    """Whether a run counts, or tells of each one's fate: names alone that happen to be as many are no parts."""
    return any(row.mention.number is not None for row in run) or all(row.outcome is not None for row in run)


def _run_end(doc: Doc, rows: Sequence[Found], at: int) -> int:
    end = at + 1
    while end < len(rows) and _is_joined(doc, rows[end - 1].mention, rows[end].mention):
        end += 1
    return end


def _is_joined(doc: Doc, before: Mention, after: Mention) -> bool:
    gap = [doc[i].lower_ for i in range(before.last + 1, after.first)]
    if (
        after.kind == "counted"
        and before.kind == "counted"
        and 0 < len(gap) <= 9
        and not any(doc[i].pos_ == "VERB" or doc[i].is_sent_start for i in range(before.last + 1, after.first + 1))
    ):
        return "," in gap or "and" in gap
    return (
        0 < len(gap) <= 4
        and any(word in (",", "and", "&") for word in gap)
        and all(word in (",", "and", "&", "the", "a", "an", "of", "them") for word in gap)
    )


def _sum_before(rows: Sequence[Found], at: int, total: int, counted: bool) -> int | None:
    """The row that counts ``total`` people before ``at``: near, or, where the parts are all counts, not so near."""
    rows_back, tokens_back = (WIDE, WIDER) if counted else (NEAR, FAR)
    for k in range(at - 1, max(at - 1 - rows_back, -1), -1):
        number = rows[k].mention.number
        near = rows[at].mention.first - rows[k].mention.last < tokens_back
        if near and number is not None and number.low == total and total > 1 and rows[k].outcome is not None:
            return k
    return None


def _tie_run(rows: list[Found], run: range, whole: int) -> None:
    outcome = rows[whole].outcome
    for k in run:
        mine = rows[k].outcome
        if outcome is None and mine is not None and rows[whole].mention.number is not None:
            continue
        if mine is None or (mine.status is Status.PRESENT and outcome is not None):
            rows[k] = replace(rows[k], outcome=replace(outcome, way="sum") if outcome else None)
        rows[k] = replace(rows[k], whole=whole, people=rows[whole].noun if rows[k].noun is None else rows[k].people)


def tie_kinds(doc: Doc, rows: Sequence[Found], scopes: Sequence[int]) -> list[Found]:
    """
    ``rows``, of which counts of some kind of people, and single persons, are tied to the largest count before them of people with the
    same fate in
    the same incident (``scopes``: the incident of each row). Raises nothing.
    """
    tied = list(rows)
    largest: dict[tuple[Status, int], int] = {}
    for k, row in enumerate(tied):
        if row.outcome is None or (row.outcome.status not in WHOLE_STATUSES and not _is_share(doc, row)):
            continue
        key = (row.outcome.status, scopes[k])
        whole = _nearest(doc, tied, k) if _is_share(doc, row) else largest.get(key)
        listed = whole is not None and whole == k - 1 and _is_joined(doc, tied[whole].mention, row.mention)
        if row.whole is None and whole is not None and not (listed or _stands_beside(doc, row)) and _is_kind(doc, tied[whole], row):
            tied[k] = replace(row, whole=whole)
        elif row.whole is None and _is_general(doc, row) and (key not in largest or _is_larger(doc, row, tied[largest[key]])):
            largest[key] = k
    return tied


def _is_larger(doc: Doc, row: Found, other: Found) -> bool:
    """Whether ``row`` counts more, or as many told anew; "11 hostages" told anew stands for those told of in full before."""
    bare = row.mention.last - row.mention.first < other.mention.last - other.mention.first and doc[row.mention.last].lower_ in CAPTIVE_NOUNS
    return _low(row) > _low(other) or (_low(row) == _low(other) and not bare)


def _is_share(doc: Doc, row: Found) -> bool:
    """Whether the words themselves say that it is some of those told of before: "one of the attackers", "of the dead, 14"."""
    mention = row.mention
    named = mention.noun is not None and (doc[mention.noun].pos_ == "NOUN" or doc[mention.noun].lower_ in BROAD)
    return _is_told_share(row) or (mention.partitive and named and _is_of_known(doc, mention))


def _is_told_share(row: Found) -> bool:
    return row.outcome is not None and row.outcome.way in ("of those", "degree")


def _is_of_known(doc: Doc, mention: Mention) -> bool:
    """Whether "of" leads to people told of, or counted: "one of the attackers", "two of its six"; not "scores of farmers"."""
    of = next((i for i in range(mention.first, mention.last) if doc[i].lower_ == "of"), None)
    return of is None or doc[of + 1].tag_ in ("DT", "PRP$", "PRP", "WP", "CD", "PDT", "WDT")


def _nearest(doc: Doc, rows: Sequence[Found], k: int) -> int | None:
    """The nearest count before ``k`` of people with the same fate that is larger."""
    mine = rows[k].outcome
    for j in range(k - 1, max(k - 12, -1), -1):
        other = rows[j].outcome
        if (
            other is not None
            and mine is not None
            and other.status == mine.status
            and rows[j].mention.number is not None
            and _low(rows[j]) > max(_low(rows[k]), 1)
        ):
            return j
    return None


def _low(row: Found) -> int:
    return row.mention.number.low if row.mention.number is not None else 1


def _is_general(doc: Doc, row: Found) -> bool:
    return row.mention.number is not None and row.mention.number.low > 1 and _rank(doc, row) < SPECIFIC


SPECIFIC = 2


def _rank(doc: Doc, row: Found) -> int:
    """How specific the noun is: 0 people, 1 hostages or civilians, 2 a kind of people."""
    if row.noun is None:
        return 0 if row.outcome is not None and row.outcome.status in (Status.KILLED, Status.INJURED) else 1
    noun = singular(doc[row.noun].text)
    if doc[row.noun].pos_ in ("PRON", "DET"):
        return 1
    return 0 if noun in BROAD else 1 if noun in GENERAL else SPECIFIC


def _is_kind(doc: Doc, whole: Found, row: Found) -> bool:
    """Whether the row counts some of those whom ``whole`` counts: fewer, and by a more specific noun."""
    part, low = row.mention, _low(row)
    if low == 0 or low >= _low(whole) or (part.number is not None and part.number.form == "vague" and low == 1):
        return False
    side = side_of(doc[row.noun].text) if row.noun is not None else None
    if side is Side.ATTACKERS and not (whole.noun is not None and side_of(doc[whole.noun].text) is Side.ATTACKERS):
        return False
    if whole.noun is not None and singular(doc[whole.noun].text) in CAPTIVES and side is Side.SECURITY and part.number is not None:
        return False
    among = any(token.lower_ in ("among", "amongst") for token in doc[part.last + 1 : part.last + 4])
    if not (_is_told_share(row) or among) and _is_of_own(doc, part) and _named(doc, row) != _named(doc, whole):
        return False
    return part.number is None or _is_share(doc, row) or _rank(doc, row) > _rank(doc, whole)


def _is_of_own(doc: Doc, mention: Mention) -> bool:
    """Whether the words say whose they are, "two of its workers", so that they are some of that body's and not of all told of before."""
    return mention.partitive and any(t.tag_ == "PRP$" and t.nbor(-1).lower_ == "of" for t in doc[mention.first + 1 : mention.last])


def _named(doc: Doc, row: Found) -> str:
    return singular(doc[row.noun].text) if row.noun is not None else ""


def _stands_beside(doc: Doc, row: Found) -> bool:
    """Whether "others", "more" or "was also" sets the people beside those counted before; so does "also guilty of the murder of"."""
    mention, outcome = row.mention, row.outcome
    if outcome is not None and outcome.role == "action":
        before = doc[max(outcome.word - DEED_BACK, doc[outcome.word].sent.start) : outcome.word]
        if any(token.lower_ == "also" for token in before):
            return True
    if any(token.lower_ == "also" for token in doc[mention.last + 1 : mention.last + 4]):
        return True
    end = mention.number.span.end if mention.number is not None else 0
    return any(doc[i].lower_ in BESIDE and doc[i].idx >= end for i in range(mention.first, mention.last + 1)) or doc[
        mention.first
    ].lower_ in ("other", "another", "further")
