"""
The nouns as JSON text and back, without loss: each dataclass as the object of its fields, those left out that have their default.

A field that a later version adds, with a default, is read from an older row as that default. Spans are pairs. The text is ASCII: lone
surrogates and control characters stand escaped, so that every database takes it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from reportedly.errors import BrokenLedger
from reportedly.model import Claim, Figure, Reading, Report, Responsibility, Span, Statement

T = TypeVar("T")
Decode = Callable[[Any], Any]
APART = {Report: {"text", "raw"}, Reading: {"report", "claims", "reader"}}
CLAIMS: dict[str, type[Claim]] = {cls.kind: cls for cls in (Figure, Responsibility, Statement)}
ABSENT = object()


def encode(value: object) -> str:
    """A noun, or a plain value, as JSON text. Of a Report all but its text; of a Reading all but its report, claims and reader."""
    return _JSON.encode(value)


def decode(kind: type[T], packed: str, **apart: object) -> T:
    """
    The noun of class ``kind`` that ``packed`` holds; ``apart`` are the fields that are stored beside it.

    Raises BrokenLedger where it holds none.
    """
    try:
        made: T = _decoder(kind)(  # type: ignore[arg-type]
            {**json.loads(packed), **apart} if apart else json.loads(packed)
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BrokenLedger(f"a stored {kind.__name__.lower()} can't be read ({error})") from error
    return made


def decode_claim(kind: str, packed: str) -> Claim:
    """The claim of ``kind`` ("figure" …) that ``packed`` holds. Raises BrokenLedger where it holds none."""
    if kind not in CLAIMS:
        raise BrokenLedger(f"a stored claim is of no known kind ({kind!r})")
    return decode(CLAIMS[kind], packed)


@cache
def _parts(cls: type) -> tuple[tuple[str, object], ...]:
    stored = (field for field in fields(cls) if field.init and field.name not in APART.get(cls, ()))
    return tuple((field.name, _default(field)) for field in stored)


def _default(field: Field[Any]) -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else ABSENT


def _shallow(value: object) -> object:
    """What the JSON encoder asks for whatever it does not know: one level; it comes back for what is inside."""
    if type(value) is Span:
        return (value.start, value.end)
    given = ((name, getattr(value, name), default) for name, default in _parts(type(value)))  # type: ignore[arg-type]
    return {name: part for name, part, default in given if part is not default}


_JSON = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), default=_shallow)


@cache
def _decoder(kind: Any) -> Decode:
    """How to make a ``kind`` of what JSON gives."""
    origin = get_origin(kind)
    if kind is Span:
        return lambda pair: Span(*pair)
    if origin in {Union, UnionType}:
        return _optional(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return _dataclass(kind) if isinstance(kind, type) and is_dataclass(kind) else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _optional(kind: Any) -> Decode:
    (inner, *others) = [_decoder(part) for part in get_args(kind) if part is not NoneType]
    if inner is _as_it_is and all(other is _as_it_is for other in others):
        return _as_it_is
    return lambda value: None if value is None else inner(value)


def _tuple(kinds: tuple[Any, ...]) -> Decode:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        inner = _decoder(kinds[0])
        return tuple if inner is _as_it_is else lambda values: tuple(map(inner, values))
    decoders = [_decoder(kind) for kind in kinds]
    return lambda values: tuple(decoder(value) for decoder, value in zip(decoders, values, strict=True))


def _dataclass(cls: Any) -> Decode:
    hints = get_type_hints(cls)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(cls) if field.init}
    apart = APART.get(cls, set())
    special = {name: decoder for name, decoder in decoders.items() if decoder is not _as_it_is and name not in apart}

    def made(values: dict[str, Any]) -> Any:
        for name in special.keys() & values.keys():
            values[name] = special[name](values[name])
        return cls(**values)

    return made
