"""What the forms of review send: a few named texts, checked once, and where to go afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse

from reportedly.desk.problems import Refused
from reportedly.model import Manner, Side, SourceKind, Stance, Status

LONGEST = 200_000
CHOICES: dict[str, list[str]] = {
    "status": list(Status),
    "manner": list(Manner),
    "side": list(Side),
    "stance": list(Stance),
    "source_kind": list(SourceKind),
}
"""What the fields of a figure can be."""
NUMBERS = ("low", "high")
WORDS = ("status", "manner", "side", "stance", "people", "source", "source_kind")
FLAGS = ("approximate", "closed", "main")


async def fields_of(request: Request) -> dict[str, list[str]]:
    """The fields of a form, each with its values. Raises Refused (422) where one is a file or endless."""
    found: dict[str, list[str]] = {}
    for name, value in (await request.form()).multi_items():
        if not isinstance(value, str) or len(value) > LONGEST:
            raise Refused(422, f"the field {name[:40]} is a file or too long")
        found.setdefault(name, []).append(value)
    return found


Fields = Annotated[dict[str, list[str]], Depends(fields_of)]


def one(fields: Mapping[str, list[str]], name: str, otherwise: str = "") -> str:
    """The last value of a field, without blanks around it. Raises nothing."""
    return fields.get(name, [otherwise])[-1].strip()


def number(fields: Mapping[str, list[str]], name: str) -> int | None:
    """A field as a whole number; None where it is empty. Raises Refused (422) where it is none."""
    words = one(fields, name).replace(",", "")
    if not words:
        return None
    if not (words.isascii() and words.isdecimal() and len(words) <= 10):
        raise Refused(422, f"{name} is {words[:40]!r}: it is a whole number, 0 or more")
    return int(words)


def values_of(fields: Mapping[str, list[str]]) -> dict[str, object]:
    """
    What a form says of a figure: fields left empty say nothing; ``open`` is no upper bound. Raises Refused (422).
    """
    values: dict[str, object] = {name: found for name in NUMBERS if (found := number(fields, name)) is not None}
    if one(fields, "open"):
        values["high"] = None
    values |= {name: one(fields, name) for name in WORDS if one(fields, name)}
    if one(fields, "flags"):
        values |= {name: name in fields for name in FLAGS}
    return values


def back(fields: Mapping[str, list[str]], otherwise: str) -> RedirectResponse:
    """To the page that the form stood on, where it is one of the desk's, else elsewhere on the desk. Raises nothing."""
    to = one(fields, "back")
    inside = to.startswith("/") and not to.startswith("//") and "\\" not in to and to.isprintable()
    return RedirectResponse(to if inside else otherwise, 303)
