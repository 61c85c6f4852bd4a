"""The values of an incident under coding rules: side by side in the terminal, and as JSON with their clauses and claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from reportedly.model import Coded, Estimate, Reconciled
from reportedly.publish.table import Look
from reportedly.publish.words import one_line

TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
FOOT = "Machine-read and computed by rule, to be checked. A blank is what the rule or the ledger can't tell."


def print_estimates(rows: Sequence[Estimate], reconciled: Reconciled, look: Look, console: Console) -> str:
    """The estimates as text, those of one field together, with the clause of each and the claims it rests on. Raises nothing."""
    with console.capture() as captured:
        console.print(_table(rows, reconciled), width=look.width)
    return TRAILING.sub("", captured.get())


def _table(rows: Sequence[Estimate], reconciled: Reconciled) -> RenderableType:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("field", "profile"):
        table.add_column(name)
    for name in ("low", "best", "high"):
        table.add_column(name, justify="right")
    table.add_column("clause, why and claims", ratio=1)
    last = ""
    for row in rows:
        by = " (judged)" if row.judgement else ""
        why = f"{row.judgement or f'{row.clause}: {row.why}'} [{', '.join(claim[:6] for claim in row.claims)}]"
        numbers = ("" if value is None else f"{value:,}" for value in (row.low, row.best, row.high))
        table.add_row(Text("" if row.field == last else row.field), Text(row.profile + by), *map(Text, numbers), Text(one_line(why)))
        last = row.field
    return Group(Text(f"Incident {reconciled.incident.id}"), table, Text(FOOT))


def estimates_json(rows: Iterable[Estimate]) -> list[dict[str, Any]]:
    """The estimates as plain dictionaries. Raises nothing."""
    names = ("profile", "field", "low", "best", "high", "clause", "why", "judgement")
    return [{**{name: getattr(row, name) for name in names}, "claims": list(row.claims)} for row in rows]


def coded_json(coded: Coded) -> dict[str, Any]:
    """An incident under one profile: its rows as cells with clause and claims, its estimates, its flags. Raises nothing."""
    rows = [[{"column": c.column, "value": c.value, "clause": c.clause, "claims": list(c.claims)} for c in row] for row in coded.rows]
    return {"profile": coded.profile, "rows": rows, "estimates": estimates_json(coded.estimates), "flags": list(coded.flags)}
