"""
Which mentions are figures: those with an outcome that fits people, and those counted in the scene with none.

The last step before fields are read: it takes mentions with outcomes, drops what counts no people (buildings, speakers, hypotheses), and
gives bare counts the status ``present``, or the one that an earlier count of the same people had.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.ages import is_age
from reportedly.claims.deaths import with_deaths
from reportedly.claims.fitness import (
    counts_people,
    fits_unknown_name,
    fitting,
    is_about_wounds,
    is_bare,
    is_hypothetical,
    is_idle_zero,
    is_machine,
    perpetrates,
)
from reportedly.claims.joins import is_again, is_speaker
from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention, counted_mentions
from reportedly.claims.mentions_single import single_mentions
from reportedly.claims.numbers import Number, find_numbers
from reportedly.claims.outcome_types import Outcome
from reportedly.claims.outcomes import OutcomeReader
from reportedly.claims.parts import Found, take_over
from reportedly.claims.people import is_group_noun, side_of, singular
from reportedly.claims.referents import with_referents
from reportedly.claims.statuswords import noun_status
from reportedly.claims.times_index import TimeIndex
from reportedly.claims.wholes import tie_sums, tie_wholes
from reportedly.language import Parsed
from reportedly.model import Side, Status

INDEFINITE = frozenset("a an another".split())
SUSPECTED = word_set("candidates", "suspected")


def find_candidates(parsed: Parsed, times: TimeIndex) -> list[Found]:
    """The mentions of ``parsed`` that are figures, with their outcomes and wholes, in text order. Never raises on text."""
    doc, reader = parsed.doc, OutcomeReader(parsed.doc)
    counted = list(counted_mentions(parsed, _counts(parsed, times)))
    taken = frozenset(i for mention in counted for i in range(mention.first, mention.last + 1))
    mentions = sorted([*counted, *single_mentions(parsed, taken)], key=lambda mention: mention.first)
    rows = take_over(doc, [Found(mention, fitting(doc, mention, reader.read(mention))) for mention in mentions])
    tied = tie_sums(doc, with_referents(doc, rows))
    return tie_wholes(doc, with_deaths(doc, _renumbered(tied, _select(doc, tied))))


def _counts(parsed: Parsed, times: TimeIndex) -> tuple[Number, ...]:
    """The amounts of the text that are no ages, and no part of a date or a time."""
    return tuple(n for n in find_numbers(parsed.text) if not times.covers(n.core) and not is_age(parsed.text, n))


def _renumbered(rows: Sequence[Found], kept: dict[int, Found]) -> list[Found]:
    """The kept rows, each whole pointing at its place among them."""
    place = {at: k for k, at in enumerate(kept)}
    return [replace(row, whole=_kept_whole(rows, place, row.whole)) for row in kept.values()]


def _kept_whole(rows: Sequence[Found], place: dict[int, int], whole: int | None) -> int | None:
    while whole is not None and whole not in place:
        whole = rows[whole].whole
    return place[whole] if whole is not None else None


def _select(doc: Doc, rows: Sequence[Found]) -> dict[int, Found]:
    kept: dict[int, Found] = {}
    for at, found in enumerate(rows):
        row = _as_whole(_among_them(doc, found, kept), kept)
        figure = _figure(doc, row, list(kept.values()))
        if figure is None:
            continue
        if not _repeats(doc, rows, at, kept):
            kept[at] = figure
        elif row.mention.kind == "name":
            kept[at - 1] = _named(kept[at - 1], row)
    return kept


def _named(row: Found, named: Found) -> Found:
    """The row of "the man" with the name that follows it: "the man, Tom Sample"."""
    return replace(row, mention=replace(row.mention, last=named.mention.last, kind="name"))


def _among_them(doc: Doc, row: Found, kept: dict[int, Found]) -> Found:
    """A count after "among them were" is part of the count before it."""
    i = row.mention.first - 1
    if (
        i < 2
        or doc[i].lower_ not in ("were", "was", "are")
        or doc[i - 1].lower_ != "them"
        or doc[i - 2].lower_ != "among"
        or row.mention.number is None
    ):
        return row
    whole = next((k for k in reversed(kept) if (n := kept[k].mention.number) is not None and n.low > row.mention.number.low), None)
    return replace(row, whole=whole)


def _as_whole(row: Found, kept: dict[int, Found]) -> Found:
    """A part without a word of its own is what its whole is: "190 people were aboard, six of them crew"."""
    whole = kept.get(row.whole) if row.whole is not None else None
    return (
        replace(row, outcome=replace(whole.outcome, way="part"))
        if row.outcome is None and whole is not None and whole.outcome is not None
        else row
    )


def _figure(doc: Doc, row: Found, before: list[Found]) -> Found | None:
    mention = row.mention
    if mention.kind == "plural":
        return None
    if mention.kind == "counted":
        return _counted(doc, row, before)
    if mention.kind == "pronoun":
        return None  # who "he" is stands elsewhere, with what became of him: counting both reads one person twice
    return _single(doc, row, before)


def _counted(doc: Doc, row: Found, before: list[Found]) -> Found | None:
    mention, outcome = row.mention, row.outcome
    if is_idle_zero(doc, mention, outcome) or is_about_wounds(doc, mention):
        return None
    if is_bare(doc, mention, outcome) or is_hypothetical(doc, mention):
        return None
    if outcome is not None and outcome.way not in INHERITED:
        return row
    if is_speaker(doc, mention) or (mention.noun is not None and not counts_people(doc, mention)):
        return None
    if outcome is not None:
        return row
    outcome = _again(doc, mention, before) or _present(doc, mention)
    return replace(row, outcome=outcome) if outcome else None


INHERITED = frozenset(("list", "list back", "part", "restated"))


def _again(doc: Doc, mention: Mention, before: list[Found]) -> Outcome | None:
    """The status of the count just before, where a bare number gives it anew: "other reports put it at around 450"."""
    last = before[-1].outcome if before and before[-1].mention.number is not None else None
    return replace(last, way="again") if last is not None and is_again(doc, mention) else None


def _present(doc: Doc, mention: Mention) -> Outcome | None:
    """``present`` for people counted in the scene with no word of what became of them."""
    if mention.noun is None or mention.number is None or not counts_people(doc, mention) or is_group_noun(doc[mention.noun].text):
        return None
    if (
        mention.number.form == "vague"
        and mention.number.low < 3
        and doc[mention.first].lower_ in ("all", "both", "some", "few", "neither", "most", "no", "everyone")
    ):
        return None
    if (mention.number.low, mention.number.high) == (1, 1) and side_of(doc[mention.noun].text) is not Side.ATTACKERS:
        return None
    before = doc[mention.first - 1].lower_ if mention.first else ""
    if before in ("his", "her", "their", "my", "our") or (
        before == "of" and mention.first > 1 and doc[mention.first - 2].lower_ in ("father", "mother", "parents", "parent")
    ):
        return None
    return Outcome(Status.PRESENT, mention.head, "present")


def _single(doc: Doc, row: Found, before: list[Found]) -> Found | None:
    mention, outcome = row.mention, row.outcome
    if is_hypothetical(doc, mention):
        return None
    attacker = mention.kind == "single" and side_of(doc[mention.head].text) is Side.ATTACKERS
    if (
        mention.kind == "single"
        and doc[mention.first].lower_ in INDEFINITE
        and (outcome is None or outcome.agent)
        and perpetrates(doc, mention)
    ):
        return replace(row, outcome=Outcome(Status.PRESENT, mention.head, "perpetrator", agent=True))
    if attacker and (
        outcome is None
        or outcome.status in (Status.PRESENT, Status.FREED, Status.DISPLACED)
        or doc[outcome.word].lower_ in ("blew", "blown", "blowing", "detonated")
    ):
        return _introduced(doc, row, before)
    if (
        outcome is None
        or (outcome.status is Status.PRESENT and outcome.way not in ("unhurt", "perpetrator"))
        or (outcome.way in INHERITED and is_speaker(doc, mention))
        or _is_described(mention, outcome, doc[mention.head], before)
    ):
        return None
    if outcome.status is Status.DISPLACED and outcome.role != "action" and doc[outcome.word].lemma_.lower() not in UPROOTING:
        return None
    named = noun_status(doc[mention.head].text) is not None
    if named and (
        mention.first == mention.last
        or (singular(doc[mention.head].text) == "body" and outcome.way in ("noun", "certain noun") and mention.last > mention.first + 1)
    ):
        return None
    harmed = mention.known and doc[outcome.word].lemma_.lower() in ("hit", "strike")
    taken = outcome.way == "before" and doc[outcome.word].lemma_.lower() in TAKEN and mention.noun == mention.last and not harmed
    if (mention.kind == "name" and taken) or (outcome.way == "noun" and doc[mention.first].lower_ not in ("a", "an", "the", "another")):
        return None
    return row if mention.kind != "name" or mention.known or fits_unknown_name(doc, mention, outcome) else None


def _is_described(mention: Mention, outcome: Outcome, token: Token, before: list[Found]) -> bool:
    """Whether a person is only said to be such a one, or is "the body of" whom the next words name: "this is the third child killed"."""
    body = singular(token.text) == "body" and mention.last + 1 < len(token.doc) and token.doc[mention.last + 1].lower_ == "of"
    alone = token.dep_ == "attr" and token.head.lemma_ == "be" and not any(child.dep_ == "conj" for child in token.children)
    called = alone and mention.kind == "single" and outcome.way not in ("victims", "before be", "of subject")
    return body or (called and any(row.outcome is not None and row.outcome.status is outcome.status for row in before))


UPROOTING = word_set("candidates", "uprooting")
TAKEN = word_set("candidates", "taken")


def _introduced(doc: Doc, row: Found, before: list[Found]) -> Found | None:
    """An attacker is counted, as present, where the text first brings one in, and where "a" brings in another."""
    mention = row.mention
    token = doc[mention.head]
    if mention.last + 1 < len(doc) and doc[mention.last + 1].lower_ == "as":
        return None
    bare = doc[mention.first].lower_ not in INDEFINITE and doc[mention.first].lower_ != "the"
    if (
        singular(token.text) in SUSPECTED
        or is_machine(doc, mention.head)
        or token.dep_ in ("attr", "amod", "compound", "pcomp", "nmod", "oprd")
        or (bare and token.dep_ not in ("nsubj", "ROOT"))
    ):
        return None
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        return None
    known = any(b.outcome is not None and b.outcome.way == "perpetrator" for b in before) or any(
        side_of(doc[b.mention.head].text) is Side.ATTACKERS
        or (b.mention.kind == "name" and b.outcome and b.outcome.status is Status.ARRESTED)
        for b in before
    )
    if known and doc[mention.first].lower_ not in INDEFINITE:
        return None
    return replace(row, outcome=Outcome(Status.PRESENT, mention.head, "introduced"))


def _repeats(doc: Doc, rows: Sequence[Found], at: int, kept: dict[int, Found]) -> bool:
    """Whether a single person is only described again: "one more person, a clerk of 40, died"."""
    mention = rows[at].mention
    if mention.kind == "counted" or at - 1 not in kept:
        return False
    before = kept[at - 1].mention
    if mention.kind == "name" and rows[at - 1].mention.kind == "name" and doc[mention.first].tag_ == "PRP$":
        return False
    one = before.number is None or (before.number.low, before.number.high) == (1, 1)
    gap = [doc[i].text for i in range(before.last + 1, mention.first)]
    if not one or not (gap == [","] or gap == []) or _goes_on(doc, rows, at):
        return False
    return (
        doc[mention.head].dep_ == "appos"
        or (mention.kind == "name" and before.kind == "single")
        or (before.kind == "name" and doc[mention.first].lower_ in ("a", "an", "the"))
    )


def _goes_on(doc: Doc, rows: Sequence[Found], at: int) -> bool:
    """
    Whether the phrase is followed by the next of a list, so that it is one of several and describes none: "a Finn, a Dane and two
    nurses".
    """
    if at + 1 >= len(rows):
        return False
    gap = [doc[i].lower_ for i in range(rows[at].mention.last + 1, rows[at + 1].mention.first)]
    return gap in ([","], ["and"], [",", "and"])
