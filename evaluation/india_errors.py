"""
What the scorer of killings and arrests by police (``india``) counts as right and wrong, as verdicts for the error browser.

Marked are the sentence that is annotated or read with a label and, as read, the words of the claims that gave it the label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.india import LABELS, Document, documents, read_labels, told
from evaluation.progress import watched
from evaluation.result import Parser
from evaluation.verdicts import Entry, Judged, Verdict
from reportedly.language import parse
from reportedly.model import Claim, Figure, Responsibility, Span
from reportedly.pipeline import read_parsed

KINDS = LABELS


def judged(shared: Path, parser: Parser = parse) -> Iterator[Judged]:
    """Each document, read and judged. Raises CorpusMissing where the corpus is not there."""
    for document in watched(documents(shared), "india police"):
        claims = read_parsed(parser(document.report)).claims
        yield Judged(document.report.id, document.report.text, tuple(judge(document, claims)), document.held_back)


def judge(document: Document, claims: Sequence[Claim]) -> Iterator[Verdict]:
    """Whether each sentence has each label where it is annotated with it, and nowhere else. Raises nothing."""
    for (sentence, annotated), read in zip(document.sentences, read_labels(claims, document), strict=True):
        for label in LABELS:
            right = label in annotated and label in read
            if label in annotated or label in read:
                left = Entry((sentence,), {"label": label}) if label in annotated else None
                got = _read(label, sentence, claims) if label in read else None
                yield Verdict(label, left, got, right)


def _read(label: str, sentence: Span, claims: Sequence[Claim]) -> Entry:
    telling = [(claim, span) for claim in claims for name, span in told(claim) if name == label and span.overlaps(sentence)]
    return Entry(tuple(span for _, span in telling), {"label": label, "claims": " · ".join(_said(claim) for claim, _ in telling)})


def _said(claim: Claim) -> str:
    if isinstance(claim, Figure):
        return f"{claim.evidence.quote}: {claim.status}, by {claim.doer.name if claim.doer else 'nobody told'}"
    return f"{claim.actor.name} {claim.stance}: {claim.evidence.quote}" if isinstance(claim, Responsibility) else claim.evidence.quote
