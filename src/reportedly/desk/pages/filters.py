"""What the list of incidents may be asked for: the fields of its form, which are the query of its address."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Query

from reportedly.ledger import Order, Wanted
from reportedly.model import Status

DAY = r"^(\d{4}(-\d\d(-\d\d)?)?)?$"
PLAIN = r"^[^\x00]*$"
Words = Annotated[str, Query(max_length=200, pattern=PLAIN)]
Day = Annotated[str, Query(pattern=DAY)]
Some = Annotated[str, Query(pattern=f"^({'|'.join(Status)})?$")]
Tick = Annotated[str, Query(pattern="^1?$")]


def _when(since: Day = "", until: Day = "") -> Wanted:
    return Wanted(since=since or None, until=until or None)


def _who(when: Annotated[Wanted, Depends(_when)], place: Words = "", actor: Words = "", status: Some = "", q: Words = "") -> Wanted:
    return replace(when, place=place.strip() or None, actor=actor.strip() or None, status=status or None, text=q.strip() or None)


def asked_for(who: Annotated[Wanted, Depends(_who)], contested: Tick = "", unreviewed: Tick = "", order: Order = Order.NEWEST) -> Wanted:
    """What the form of the list asks for; what is empty does not matter. Raises nothing."""
    return replace(who, contested=True if contested else None, reviewed=False if unreviewed else None, order=order)


Asked = Annotated[Wanted, Depends(asked_for)]
"""What a request asks of the list."""


def asked_of(wanted: Wanted) -> dict[str, str]:
    """What is asked for as the fields of the form, without what does not matter. Raises nothing."""
    fields = {
        "since": wanted.since,
        "until": wanted.until,
        "place": wanted.place,
        "actor": wanted.actor,
        "status": wanted.status,
        "q": wanted.text,
        "contested": "1" if wanted.contested else None,
        "unreviewed": "1" if wanted.reviewed is False else None,
        "order": None if wanted.order is Order.NEWEST else wanted.order.value,
    }
    return {name: value for name, value in fields.items() if value}
