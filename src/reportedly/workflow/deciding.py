"""Making judgements: what an analyst says, checked against what the ledger holds, stored with what was seen, and put to effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from reportedly.errors import JudgementError, Unknown
from reportedly.ledger import Ledger
from reportedly.model import Claim, Figure, Judgement, JudgementKind, mentions_of
from reportedly.reconcile.profiles import FIELDS, PROFILES, book
from reportedly.workflow.adding import group
from reportedly.workflow.judging import added_claim, changes_of, find_words
from reportedly.workflow.outdated import refuse_outdated

By = tuple[str, str, str]
"""Who judges, when (ISO 8601, UTC), and why."""
RELIABILITIES = ("A", "B", "C", "D", "E", "F", "excluded")
PAIRED = (JudgementKind.SAME, JudgementKind.DIFFERENT)
ON_CLAIMS = (JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.CORRECT)


def judge_pairs(ledger: Ledger, kind: JudgementKind, mentions: Sequence[str], by: By, since: int | None = None) -> tuple[Judgement, ...]:
    """
    That mentions are the same happening, or different ones: each with the first. ``by`` is who, when (ISO 8601, UTC) and why; ``since``,
    here and below, the number of the latest judgement on it that the analyst saw in force, 0 for none, None to ask nothing.

    Raises Outdated where others judged it since, Unknown where a mention is not in the ledger, JudgementError where it contradicts another
    judgement, LedgerError; then nothing was changed.
    """
    named = [_mention(ledger, name) for name in mentions]
    if len(set(named)) < 2:
        raise JudgementError("say of at least two mentions that they are the same or different: R1#0 R2#0")
    with ledger.writing():
        for other in named[1:]:
            refuse_outdated(ledger, kind, (named[0], other), since)
        made = tuple(judge_on(ledger, kind, (named[0], other), by) for other in named[1:])
        group(ledger, sorted(set(named)))
    return made


def judge_claim(
    ledger: Ledger, kind: JudgementKind, claim: str, values: Mapping[str, object], by: By, since: int | None = None
) -> Judgement:
    """
    That a claim is rejected, accepted or corrected. Raises Unknown, Outdated, JudgementError, LedgerError; then nothing was changed.
    """
    found = ledger.claim(claim)
    if kind is JudgementKind.CORRECT:
        if not values:
            raise JudgementError("say what is to be corrected: --low 12 --status injured …")
        if not isinstance(found, Figure):
            raise JudgementError(f"claim {found.id} is no figure: it can be rejected or accepted, not corrected")
        _check_corrected(found, changes_of(values, found.source))
    with ledger.writing():
        refuse_outdated(ledger, kind, (found.id,), since)
        return judge_on(ledger, kind, (found.id,), by, values, _seen(found))


def judge_words(ledger: Ledger, report: str, words: str, nth: int | None, values: Mapping[str, object], by: By) -> Judgement:
    """
    A figure that the reader missed, by its exact words in a report; ``nth`` where they stand there several times.

    Raises Unknown, JudgementError, LedgerError; then nothing was changed.
    """
    card = ledger.card(ledger.key_of(report))
    span = find_words(ledger.text(card.key), words, nth)
    drawn = _drawn(JudgementKind.ADD, (card.key,), by, {**values, "quote": words}, {}, (card.text_sha256, span.start, span.end))
    added_claim(drawn, card.text_sha256)
    return _made(ledger, drawn)


def judge_source(ledger: Ledger, name: str, reliability: str, by: By, since: int | None = None) -> Judgement:
    """How reliable a source is, A to F, or that it is excluded. Raises Outdated, JudgementError, LedgerError; then nothing was changed."""
    if reliability not in RELIABILITIES:
        raise JudgementError(f"a reliability cannot be {reliability!r}: it is one of {', '.join(RELIABILITIES)}")
    with ledger.writing():
        refuse_outdated(ledger, JudgementKind.SOURCE, (name,), since)
        return judge_on(ledger, JudgementKind.SOURCE, (name,), by, {"reliability": reliability})


def judge_value(ledger: Ledger, incident: str, field: str, value: object, by: By, since: int | None = None) -> Judgement:
    """
    The value of a field of an incident under a profile: "acled.fatalities". Raises Unknown, Outdated, JudgementError, LedgerError; then
    nothing was changed.
    """
    _check_field(field)
    if not by[2].strip():
        raise JudgementError("a value of your own needs a reason: --why …")
    with ledger.writing():
        subjects = (ledger.resolve(incident), field)
        refuse_outdated(ledger, JudgementKind.VALUE, subjects, since)
        return judge_on(ledger, JudgementKind.VALUE, subjects, by, {"value": value})


def judge_note(ledger: Ledger, subject: str, text: str, by: By) -> Judgement:
    """
    A note on an incident or a claim, each by its id or the beginning of it. It is kept with the judgements and changes nothing.

    Raises Unknown where there is neither, JudgementError where it could be both or the note is empty, LedgerError.
    """
    if not text.strip():
        raise JudgementError("the note is empty: say something")
    incident, claim = _incident_named(ledger, subject), _claim_named(ledger, subject)
    if incident is not None and claim is not None:
        raise JudgementError(f"{subject} is the beginning of an incident's name and of a claim's: give more of it")
    if claim is not None:
        return judge_on(ledger, JudgementKind.NOTE, (claim.id,), by, {"text": text}, _seen(claim))
    return judge_on(ledger, JudgementKind.NOTE, (incident or ledger.resolve(subject),), by, {"text": text})


def _incident_named(ledger: Ledger, name: str) -> str | None:
    try:
        return ledger.resolve(name)
    except Unknown:
        return None


def _claim_named(ledger: Ledger, name: str) -> Claim | None:
    try:
        return ledger.claim(name)
    except Unknown:
        return None


def undo(ledger: Ledger, number: int, who: str, at: str) -> Judgement:
    """Take a judgement back. Raises Unknown, JudgementError where it is undone already, LedgerError."""
    with ledger.writing():
        undone = ledger.undo(number, who, at)
        if undone.kind in PAIRED:
            group(ledger, sorted(name for name in undone.subjects if ledger.portraits((name,))))
        _forget(ledger, undone)
    return undone


def _check_corrected(claim: Figure, changes: Mapping[str, object]) -> None:
    """Raise JudgementError where what was read and what is changed together make no figure."""
    low, high = changes.get("low", claim.low), changes.get("high", claim.high)
    if isinstance(low, int) and isinstance(high, int) and high < low:
        raise JudgementError(
            f"the bounds would be {low} to {high}, the wrong way round: it reads {claim.low} to {claim.high}; give --low and --high"
        )


def _mention(ledger: Ledger, name: str) -> str:
    """A mention's full id, of a report's key or the beginning of it, with #0 where no number is told."""
    report, _, index = name.partition("#")
    key = ledger.key_of(report)
    full = f"{key}#{index or 0}"
    if full not in ledger.portraits((full,)):
        raise Unknown(f"{ledger.place}: report {key} tells of no happening #{index}: {_told(ledger, key)}")
    return full


def _told(ledger: Ledger, key: str) -> str:
    return f"it tells of {', '.join(f'#{mention.index}' for mention in mentions_of(ledger.reading(key)))}"


def _check_field(field: str) -> None:
    """Raise JudgementError where no profile has the field, with those that there are."""
    profile, dot, name = field.partition(".")
    if not dot or profile not in PROFILES:
        raise JudgementError(f"{field!r} names no profile's field: write PROFILE.FIELD; the profiles are {', '.join(PROFILES)}")
    fields = (*book(profile).columns, *FIELDS)
    if name not in fields:
        raise JudgementError(f"{profile} has no field {name!r}: the fields are {', '.join(dict.fromkeys(fields))}")


def judge_on(
    ledger: Ledger,
    kind: JudgementKind,
    subjects: tuple[str, ...],
    by: By,
    values: Mapping[str, object] | None = None,
    seen: Mapping[str, object] | None = None,
) -> Judgement:
    """One judgement on all those subjects, put to effect but for grouping anew. Raises Unknown, JudgementError, LedgerError."""
    return _made(ledger, _drawn(kind, subjects, by, values or {}, seen or {}, None))


def _made(ledger: Ledger, drawn: Judgement) -> Judgement:
    """Take a judgement in and put it to effect: the rows that list the incidents concerned are made anew."""
    with ledger.writing():
        made = ledger.judge(drawn)
        _forget(ledger, made)
    return made


def _forget(ledger: Ledger, judgement: Judgement) -> None:
    """Drop the rows that list the incidents that a judgement on a claim, a report or a source touches; grouping drops a pair's."""
    subject = judgement.subjects[0]
    if judgement.kind is JudgementKind.SOURCE:
        ledger.forget_summaries()
    elif judgement.kind is JudgementKind.ADD:
        ledger.forget_summaries(set(ledger.incident_of([f"{subject}#0"]).values()))
    elif judgement.kind in ON_CLAIMS and not judgement.orphaned:
        ledger.forget_summaries(set(ledger.incident_of([ledger.told_in(subject)]).values()))


def _drawn(
    kind: JudgementKind,
    subjects: tuple[str, ...],
    by: By,
    values: Mapping[str, object],
    seen: Mapping[str, object],
    anchor: tuple[str, int, int] | None,
) -> Judgement:
    who, at, why = by
    return Judgement(0, kind, who, at, why, subjects, values, seen, anchor)


def _seen(claim: Claim) -> dict[str, object]:
    """The values that the analyst saw: those of a figure that can be corrected, and its words."""
    if not isinstance(claim, Figure):
        return {"quote": claim.evidence.quote, "source": claim.source.name}
    names = ("low", "high", "status", "manner", "side", "stance", "people", "approximate", "closed", "main")
    values = {name: value for name, value in asdict(claim).items() if name in names}
    return {**values, "quote": claim.evidence.quote, "source": claim.source.name}
