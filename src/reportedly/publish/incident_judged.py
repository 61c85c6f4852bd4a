"""What analysts decided about an incident, one line each: the judgements that stand, the claims they left out among them."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model import Judgement, JudgementKind
from reportedly.publish.incident_shown import Known
from reportedly.publish.words import one_line

DONE = {
    JudgementKind.SAME: "held the same happening",
    JudgementKind.DIFFERENT: "held different happenings",
    JudgementKind.ACCEPT: "accepted",
    JudgementKind.REJECT: "left out",
    JudgementKind.CORRECT: "corrected",
    JudgementKind.ADD: "added",
}


def judged(known: Known) -> Iterator[tuple[str, str]]:
    """Each judgement that stands: its number, and what was decided of what, by whom and why. Raises nothing."""
    for each in sorted(known.shown.judgements, key=lambda judgement: judgement.number):
        if not each.undone_at and not each.orphaned:
            yield str(each.number), _told(each, known)


def _told(each: Judgement, known: Known) -> str:
    why = f": {one_line(each.why)}" if each.why else ""
    return f"{_what(each, known)}{decided(each)}, by {one_line(each.who)} on {each.at[:10]}{why}"


def decided(judgement: Judgement) -> str:
    """The values that a judgement sets, as words: " (low 12, status injured)"; empty where it sets none. Raises nothing."""
    values = {name: value for name, value in judgement.values.items() if name != "quote"}
    told = ", ".join(f"{name} {'none' if value is None else one_line(str(value))}" for name, value in values.items())
    return f" ({told})" if told and judgement.kind in DONE else ""


def _what(each: Judgement, known: Known) -> str:
    if each.kind is JudgementKind.SOURCE:
        return f"source {one_line(each.subjects[0])} is {one_line(str(each.values.get('reliability', '')))}"
    if each.kind is JudgementKind.NOTE:
        return _note(each, known)
    if each.kind is JudgementKind.VALUE:
        return f"{one_line(each.subjects[1])} is {one_line(str(each.values.get('value', '')))}"
    ref = known.refs.get(each.subjects[0])
    words = each.values.get("quote") or each.seen.get("quote")
    subject = f"claim {ref.label}" if ref else "" if words else " and ".join(map(one_line, each.subjects))
    quote = f"«{one_line(str(words))}»" if words else ""
    return f"{' '.join(filter(None, (subject, quote)))} {DONE[each.kind]}"


def _note(each: Judgement, known: Known) -> str:
    ref = known.refs.get(each.subjects[0])
    on = f" on claim {ref.label}" if ref else ""
    return f"note{on}: {one_line(str(each.values.get('text', '')))}"
