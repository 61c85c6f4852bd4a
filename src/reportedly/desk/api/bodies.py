"""The bodies of judgements: one form for each kind, told apart by ``kind``, each with what it decides."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from reportedly.desk.api.asking import HEX, NUMBERS, PLAIN
from reportedly.model import Manner, Side, SourceKind, Stance, Status
from reportedly.workflow.deciding import RELIABILITIES
from reportedly.workflow.judging import MOST as MOST_PEOPLE

Name = Annotated[str, Field(min_length=1, max_length=300, pattern=PLAIN)]
Id = Annotated[str, Field(pattern=HEX, max_length=64)]
People = Annotated[int, Field(ge=0, lt=MOST_PEOPLE, strict=True)]
Flag = Annotated[bool, Field(strict=True)]
SINCE = """The number of the last judgement on the same that you saw, 0 for none: where there is a newer one, the answer is 409 and has it.
Left out, nothing is compared."""
Mention = Annotated[str, Field(pattern=r"^[0-9a-f]{1,64}(#[0-9]{1,6})?$")]


class Body(BaseModel):
    """What every judgement has: why it is so, and what its maker had seen."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    why: str = Field("", max_length=4000, pattern=PLAIN, description="Why, in a sentence.")
    since: int | None = Field(
        None,
        ge=0,
        le=NUMBERS,
        strict=True,
        description=SINCE,
    )


class Pair(Body):
    """That happenings are the same, or different ones: each with the first."""

    mentions: list[Mention] = Field(
        min_length=2, max_length=50, description="What a report tells of: its key, and `#` and a number; without, the chief."
    )


class Same(Pair):
    """That reports tell of the same happening."""

    kind: Literal["same"]


class Different(Pair):
    """That the other reports tell of another happening than the first."""

    kind: Literal["different"]


class OnClaim(Body):
    """A judgement on one claim."""

    claim: Id = Field(description="The claim's id, or the beginning of it.")


class Accept(OnClaim):
    """That a claim was read rightly."""

    kind: Literal["accept"]


class Reject(OnClaim):
    """That a claim was misread, or is none: it is left out."""

    kind: Literal["reject"]


class Values(BaseModel):
    """Fields of a figure. Only those that are given are decided; ``high`` null is "no upper bound"."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    low: People | None = Field(None, description="The least it can be, in persons.")
    high: People | None = Field(None, description="The most it can be; null: no upper bound.")
    status: Status | None = Field(None, description="What has become of the people.")
    manner: Manner | None = Field(None, description="How they came free.")
    side: Side | None = Field(None, description="Their part in the incident.")
    stance: Stance | None = Field(None, description="How it is said.")
    people: Name | None = Field(None, description="What they are called.")
    source: Name | None = Field(None, description="Who says it.")
    source_kind: SourceKind | None = Field(None, description="What kind of source that is.")
    approximate: Flag | None = Field(None, description="Whether the words say about.")
    closed: Flag | None = Field(None, description="Whether the words close the count: all, only.")
    main: Flag | None = Field(None, description="Whether it is of the report's main incident.")

    def given(self) -> dict[str, object]:
        """The fields that were given, as judgements keep them: null only where it means something. Raises nothing."""
        told: dict[str, Any] = self.model_dump(mode="json", exclude_unset=True)
        return {name: value for name, value in told.items() if value is not None or name in ("high", "manner", "people")}


class Correct(OnClaim):
    """What a figure should have been read as."""

    kind: Literal["correct"]
    values: Values = Field(description="The fields that are corrected: at least one.", examples=[{"low": 12, "high": None}])


class Add(Body):
    """A figure that was missed, by its exact words in a report."""

    kind: Literal["add"]
    report: Id = Field(description="The report's key, or the beginning of it.")
    words: str = Field(min_length=1, max_length=2000, description="The exact words of the report that tell the figure.")
    nth: int | None = Field(None, ge=1, le=100_000, strict=True, description="Which, where the words stand there several times.")
    values: Values = Field(description="The figure: at least `low` and `status`; without `high`, that is `low` too.")


class Rate(Body):
    """How reliable a source is."""

    kind: Literal["source"]
    source: Name = Field(description="The source's name, as the ledger has it.")
    reliability: Literal["A", "B", "C", "D", "E", "F", "excluded"] = Field(description="On the Admiralty scale, or excluded.")


class SetValue(Body):
    """A value of your own for an incident's field under a profile; the computed one is kept beside it."""

    kind: Literal["value"]
    incident: Id = Field(description="The incident's id, or the beginning of it.")
    field: str = Field(
        min_length=3, max_length=100, pattern=PLAIN, description="The field: `PROFILE.FIELD`.", examples=["acled.fatalities"]
    )
    value: (
        Annotated[int, Field(strict=True, ge=-MOST_PEOPLE, le=MOST_PEOPLE)] | Annotated[str, Field(max_length=1000, pattern=PLAIN)] | None
    ) = Field(description="The value: a number, or words; null leaves it blank.")


AnyBody = Annotated[Same | Different | Accept | Reject | Correct | Add | Rate | SetValue, Field(discriminator="kind")]
assert RELIABILITIES == ("A", "B", "C", "D", "E", "F", "excluded")
