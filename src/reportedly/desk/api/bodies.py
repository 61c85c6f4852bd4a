"""The bodies of judgements: one form for each kind, told apart by ``kind``, each with what it decides."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from reportedly.desk.api.asking import HEX, NUMBERS, PLAIN
from reportedly.model import Manner, Side, SourceKind, Stance, Status
from reportedly.reconcile.profiles import FIELDS, PROFILES, book
from reportedly.workflow.deciding import RELIABILITIES
from reportedly.workflow.judging import MOST as MOST_PEOPLE


def _whole(value: object) -> object:
    """A whole number is one however JSON writes it: 12 or 12.0; words and truth values are none."""
    if isinstance(value, bool | str):
        raise ValueError("a whole number is wanted")
    return int(value) if isinstance(value, float) and value.is_integer() else value


Name = Annotated[str, Field(min_length=1, max_length=300, pattern=PLAIN)]
Id = Annotated[str, Field(pattern=HEX, max_length=64)]
People = Annotated[int, Field(ge=0, lt=MOST_PEOPLE), BeforeValidator(_whole)]
Flag = Annotated[bool, Field(strict=True)]
SINCE = """The number of the last judgement on the same that you saw, 0 for none: where there is a newer one, the answer is 409 and has it.
Left out, nothing is compared."""
REASON = rf"{PLAIN[:-1]}[^\s\x00-\x1f\x7f]{PLAIN[1:]}"
Mention = Annotated[str, Field(pattern=r"^[0-9a-f]{1,64}(#[0-9]{1,6})?$")]


def _checked(field: str) -> str:
    if field not in FIELDS_OF:
        raise ValueError("no profile has such a field: GET /api/v1/profiles tells them")
    return field


FIELDS_OF = [f"{name}.{field}" for name in PROFILES for field in dict.fromkeys((*book(name).columns, *FIELDS))]
FieldName = Annotated[str, AfterValidator(_checked), WithJsonSchema({"type": "string", "enum": FIELDS_OF})]


class Body(BaseModel):
    """What every judgement has: why it is so."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    why: str = Field("", max_length=4000, pattern=PLAIN, description="Why, in a sentence.")


class Since(Body):
    """A judgement on what others may have judged meanwhile."""

    since: Annotated[int, Field(ge=0, le=NUMBERS), BeforeValidator(_whole)] | None = Field(None, description=SINCE)


class Pair(Since):
    """That happenings are the same, or different ones: each with the first."""

    mentions: list[Mention] = Field(
        min_length=2,
        max_length=50,
        json_schema_extra={"uniqueItems": True},
        description="What a report tells of: its key, and `#` and a number; without, the chief.",
    )


class Same(Pair):
    """That reports tell of the same happening."""

    kind: Literal["same"]


class Different(Pair):
    """That the other reports tell of another happening than the first."""

    kind: Literal["different"]


class OnClaim(Since):
    """A judgement on one claim."""

    claim: Id = Field(description="The claim's id, or the beginning of it.")


class Accept(OnClaim):
    """That a claim was read rightly."""

    kind: Literal["accept"]


class Reject(OnClaim):
    """That a claim was misread, or is none: it is left out."""

    kind: Literal["reject"]


UNSET: Any = None
"""The default of a field that may be left out, but not be null."""


class Values(BaseModel):
    """Fields of a figure. Only those that are given are decided; ``high`` null is "no upper bound"."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"minProperties": 1})

    low: People = Field(UNSET, description="The least it can be, in persons.")
    high: People | None = Field(None, description="The most it can be; null: no upper bound.")
    status: Status = Field(UNSET, description="What has become of the people.")
    manner: Manner | None = Field(None, description="How they came free.")
    side: Side = Field(UNSET, description="Their part in the incident.")
    stance: Stance = Field(UNSET, description="How it is said.")
    people: Name | None = Field(None, description="What they are called.")
    source: Name = Field(UNSET, description="Who says it.")
    source_kind: SourceKind = Field(UNSET, description="What kind of source that is.")
    approximate: Flag = Field(UNSET, description="Whether the words say about.")
    closed: Flag = Field(UNSET, description="Whether the words close the count: all, only.")
    main: Flag = Field(UNSET, description="Whether it is of the report's main incident.")

    def given(self) -> dict[str, object]:
        """The fields that were given, as judgements keep them. Raises nothing."""
        told: dict[str, object] = self.model_dump(mode="json", exclude_unset=True)
        return told


class Correct(OnClaim):
    """What a figure should have been read as."""

    kind: Literal["correct"]
    values: Values = Field(description="The fields that are corrected: at least one.", examples=[{"low": 12, "high": None}])


class MissedFigure(Values):
    """A figure: at least a number and a status; without ``high``, that is ``low`` too."""

    low: People = Field(description="The least it can be, in persons.")
    status: Status = Field(description="What has become of the people.")

    def given(self) -> dict[str, object]:
        """The fields that were given, and the upper bound. Raises nothing."""
        return {"high": self.low, **Values.given(self)}


class Add(Body):
    """A figure that was missed, by its exact words in a report."""

    kind: Literal["add"]
    report: Id = Field(description="The report's key, or the beginning of it.")
    words: str = Field(min_length=1, max_length=2000, description="The exact words of the report that tell the figure.")
    nth: Annotated[int, Field(ge=1, le=100_000), BeforeValidator(_whole)] | None = Field(
        None, description="Which, where the words stand there several times."
    )
    values: MissedFigure = Field(description="The figure.", examples=[{"low": 40, "status": "injured"}])


class Rate(Since):
    """How reliable a source is."""

    kind: Literal["source"]
    source: Name = Field(description="The source's name, as the ledger has it.")
    reliability: Literal["A", "B", "C", "D", "E", "F", "excluded"] = Field(description="On the Admiralty scale, or excluded.")


class SetValue(Since):
    """A value of your own for an incident's field under a profile; the computed one is kept beside it."""

    kind: Literal["value"]
    why: str = Field(min_length=1, max_length=4000, pattern=REASON, description="Why: a value of one's own needs a reason.")
    incident: Id = Field(description="The incident's id, or the beginning of it.")
    field: FieldName = Field(description="The field: `PROFILE.FIELD`.", examples=["acled.fatalities"])
    value: (
        Annotated[int, Field(ge=-MOST_PEOPLE, le=MOST_PEOPLE), BeforeValidator(_whole)]
        | Annotated[str, Field(max_length=1000, pattern=PLAIN)]
        | None
    ) = Field(description="The value: a number, or words; null leaves it blank.")


class Note(Body):
    """A remark on an incident or a claim, which changes nothing."""

    kind: Literal["note"]
    subject: Id = Field(description="The incident's id or the claim's, or the beginning of it.")
    text: str = Field(min_length=1, max_length=10_000, pattern=REASON, description="The note.")


class Merge(Body):
    """That two incidents are one, with all their reports: a judgement of the kind ``same``, which lasts."""

    kind: Literal["merge"]
    incidents: Annotated[
        list[Id], Field(min_length=2, max_length=2, json_schema_extra={"uniqueItems": True}, description="The two incidents.")
    ]


class Split(Body):
    """That some reports of an incident tell of another: judgements of the kinds ``same`` and ``different``, which last."""

    kind: Literal["split"]
    incident: Id = Field(description="The incident's id, or the beginning of it.")
    mentions: list[Annotated[str, Field(pattern=r"^[0-9a-f]{16}#[0-9]{1,6}$")]] = Field(
        min_length=1,
        max_length=500,
        json_schema_extra={"uniqueItems": True},
        description="The mentions that are split off, each by its whole id.",
    )


AnyBody = Annotated[
    Same | Different | Accept | Reject | Correct | Add | Rate | SetValue | Note | Merge | Split, Field(discriminator="kind")
]
assert RELIABILITIES == ("A", "B", "C", "D", "E", "F", "excluded")
