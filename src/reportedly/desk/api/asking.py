"""What may stand in a request to the API: names, words and times, each bounded, with what the OpenAPI says of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from reportedly.ledger import Order
from reportedly.model import Status
from reportedly.workflow.viewing import Window

MOST = 200
NUMBERS = 2**31 - 1
PLAIN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
HEX = r"^[0-9a-f]+$"
MARK = r"^[A-Za-z0-9_-]+$"


def _day(words: str) -> str:
    date.fromisoformat(words)
    return words


def _moment(words: str) -> str:
    if len(words) > 10:
        datetime.fromisoformat(words.upper())
        return words.upper()
    return _day(words)


Plain = Annotated[str, Field(min_length=1, max_length=200, pattern=PLAIN)]
Day = Annotated[str, Field(max_length=10), AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[
    str,
    Field(max_length=40),
    AfterValidator(_moment),
    WithJsonSchema({"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}),
]
IncidentId = Annotated[
    str, Path(pattern=HEX, max_length=64, description="An incident's id, a former one, or the beginning of one.", examples=["2225a"])
]
ReportKey = Annotated[str, Path(pattern=HEX, max_length=64, description="A report's key, or the beginning of it.", examples=["4f0a"])]
ClaimId = Annotated[str, Path(pattern=HEX, max_length=64, description="A claim's id, or the beginning of it.", examples=["1ab2c3"])]
Number = Annotated[int, Path(ge=1, le=NUMBERS, description="A judgement's number.", examples=[1])]


class Asked(BaseModel):
    """What stands behind the question mark. What is not known is refused, so that a misspelt filter is noticed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Pages(Asked):
    """A page of a list."""

    limit: int = Field(50, ge=1, le=MOST, description="At most so many items.")
    after: str | None = Field(
        None, min_length=1, max_length=800, pattern=MARK, description="Where to go on: `next` of the page before has it in its address."
    )


class Seen(Asked):
    """Through which window an incident is seen."""

    as_of: Moment | None = Field(None, description="Only what was published by then: a day, or a moment.")
    known_at: Moment | None = Field(None, description="Only what the ledger knew by then (UTC): a day with all of it, or a moment.")

    @property
    def window(self) -> Window:
        """The window."""
        return window_of(self.as_of, self.known_at)


class SeenPages(Seen, Pages):
    """A page of what is seen of an incident through a window."""


class IncidentAsked(Seen):
    """An incident, with what is marked as new."""

    since: Moment | None = Field(None, description="Mark what was published from then on as new.")


class DiffAsked(Seen):
    """Two states of an incident."""

    since: Moment | None = Field(None, description="Against what was published by then.")
    known_since: Moment | None = Field(None, description="Against what the ledger knew by then (UTC).")


class IncidentsAsked(Pages):
    """Which incidents are wanted."""

    since: Day | None = Field(None, description="Only those that lasted until this day or later.", examples=["2025-03-01"])
    until: Day | None = Field(None, description="Only those that began by this day.")
    place: Plain | None = Field(None, description="Only those at a place or in a country of that name, or a part of one.")
    status: Status | None = Field(None, description="Only those that tell of people in this status.")
    contested: bool | None = Field(None, description="Only those with a contradiction or a dispute; `false`: only those without.")
    reviewed: bool | None = Field(None, description="Only those of which a person reviewed every claim; `false`: only the others.")
    actor: Plain | None = Field(None, description="Only those that tell of an actor of that name, or a part of one.")
    text: Plain | None = Field(None, description="Only those whose reports have these words.")
    order: Order = Field(Order.NEWEST, description="Which come first: those that happened last, or those of which most is contested.")


def window_of(as_of: str | None, known_at: str | None) -> Window:
    """What is to be seen. Raises nothing: the times were checked."""
    return Window(as_of, None if known_at is None else ledger_time(known_at))


def ledger_time(moment: str) -> str:
    """The last second of a moment by the ledger's clock: UTC, where it names no zone. Raises nothing for a moment that was checked."""
    told = datetime.fromisoformat(moment)
    if len(moment) == len("2025-03-12"):
        told += timedelta(days=1, seconds=-1)
    elif len(moment) == len("2025-03-12T13:30"):
        told += timedelta(seconds=59)
    try:
        utc = told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    except OverflowError:
        utc = told.replace(tzinfo=UTC)
    return utc.isoformat(timespec="seconds").replace("+00:00", "Z")
