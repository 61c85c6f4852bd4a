"""
The nouns: what a report is, what a claim is, and what a reading of a report gives.

Every class is a frozen, slotted dataclass; a stage takes some and makes others. This package imports nothing of ours.
Offsets are half-open ranges of code points in ``Report.text``. Times are :class:`Interval`, never bare points.
The values of the enums are those of the annotation guide and of the JSON form; they are part of the public contract.
"""

from reportedly.model.claim import Claim, Figure, Reading, Responsibility, Statement, Total, Totals, claim_id
from reportedly.model.incident import Candidates, Card, Echo, EchoKind, Feature, Incident, Join, Mention, mention_of, mentions_of
from reportedly.model.judgement import Judgement, JudgementKind
from reportedly.model.place import Candidate, Place
from reportedly.model.reconciled import (
    Account,
    Cell,
    Coded,
    Estimate,
    Finding,
    FindingKind,
    Point,
    Position,
    Quantity,
    Reconciled,
    Scope,
    Value,
    Voice,
)
from reportedly.model.report import Block, Furniture, Report
from reportedly.model.saying import NARRATOR, Actor, Attribution, Event, Interval, Source
from reportedly.model.scene import Reason, Scene
from reportedly.model.spans import Evidence, Span, digest, hull
from reportedly.model.terms import Blame, Manner, Precision, Side, SourceKind, Stance, Status

__all__ = [
    "NARRATOR",
    "Account",
    "Actor",
    "Attribution",
    "Blame",
    "Block",
    "Candidate",
    "Candidates",
    "Card",
    "Cell",
    "Claim",
    "Coded",
    "Echo",
    "EchoKind",
    "Estimate",
    "Event",
    "Evidence",
    "Feature",
    "Figure",
    "Finding",
    "FindingKind",
    "Furniture",
    "Incident",
    "Interval",
    "Join",
    "Judgement",
    "JudgementKind",
    "Manner",
    "Mention",
    "Place",
    "Point",
    "Position",
    "Precision",
    "Quantity",
    "Reading",
    "Reason",
    "Reconciled",
    "Report",
    "Responsibility",
    "Scene",
    "Scope",
    "Side",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "Total",
    "Totals",
    "Value",
    "Voice",
    "claim_id",
    "digest",
    "hull",
    "mention_of",
    "mentions_of",
]
