"""What the ledger holds as the API shows it: the published JSON forms, without the folders that files were read from."""

from __future__ import annotations

from pathlib import PurePath, PureWindowsPath
from typing import Any

from reportedly.ledger import Came
from reportedly.model import Card, Reading
from reportedly.publish.incident_board import Board
from reportedly.publish.incident_json import incident_json
from reportedly.publish.incident_shown import Known, Shown
from reportedly.publish.incident_story import days
from reportedly.publish.jsonl import to_json
from reportedly.workflow.seeing import Seen

Json = dict[str, Any]
CARD = ("key", "id", "title", "publisher", "published", "modified", "url", "text_sha256")


def shown_of(seen: Seen, since: str | None = None) -> Shown:
    """An incident as publishing takes it. Raises nothing."""
    return Shown(seen.reconciled, seen.coded, {}, seen.judgements, since)


def incident_shown(seen: Seen, since: str | None = None) -> Json:
    """An incident in its published form. Raises nothing."""
    made = incident_json(shown_of(seen, since))
    return made | {"reports": [report | {"path": file_name(report["path"])} for report in made["reports"]]}


def reading_shown(reading: Reading) -> Json:
    """A reading in its published form, with the report's text. Raises nothing."""
    made = to_json(reading, with_text=True)
    return made | {"report": made["report"] | {"path": file_name(reading.report.path)}}


def card_shown(card: Card, incidents: tuple[str, ...] = (), came: Came | None = None) -> Json:
    """A report beside its text. Raises nothing."""
    plain = {name: getattr(card, name) for name in CARD} | {"incidents": list(incidents)}
    return plain | ({"added_at": came.at} if came else {})


def tellings(seen: Seen) -> list[Json]:
    """Who said what when, in the order of time; what has no time comes last. Raises nothing."""
    every = ((day.name, each) for day in days(Board.of(Known.of(shown_of(seen)))) for each in day.tellings)
    return [
        {
            "at": each.at.isoformat() if each.at else None,
            "day": day,
            "account": each.account,
            "said": each.said,
            "what": each.what,
            "claims": [ref.claim.id for ref in each.refs],
        }
        for day, each in every
    ]


def file_name(path: str | None) -> str | None:
    """The file alone: where it lay is the business of nobody who asks from outside. Raises nothing."""
    return PureWindowsPath(PurePath(path).name).name if path else None
