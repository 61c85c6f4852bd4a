"""Numbers of people in a title, by what became of them: "2 dead, 5 wounded in …", "Man killed, son shot"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Titled:
    """The numbers that a title tells of the dead, of the hurt, and of those hit without a word of what became of them."""

    dead: frozenset[int] = frozenset()
    hurt: frozenset[int] = frozenset()
    hit: frozenset[int] = frozenset()


def titled(title: str | None) -> Titled:
    """What a title counts. Raises nothing: wording that it cannot read counts nothing."""
    lower = (title or "").lower()
    return Titled(*(frozenset(_counted(lower, status)) for status in ("dead", "hurt", "hit")))


def _counted(title: str, status: str) -> set[int]:
    before, after, single = _forms(status)
    found = {_number(match[1]) for form in (before, after) for match in form.finditer(title)}
    return found | ({1} if single.search(title) else set())


def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(_lists()["numbers"][word])


@cache
def _lists() -> dict[str, dict[str, str | int]]:
    read: dict[str, dict[str, str | int]] = tomllib.loads((files(__package__) / "data" / "titles.toml").read_text(encoding="utf-8"))
    return read


@cache
def _forms(status: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A number before a word of that status, one after it, and one person named before it."""
    words, ones = str(_lists()["words"][status]), "|".join(str(_lists()["words"]["one"]).split())
    fates, number = "|".join(words.split()), rf"(\d{{1,2}}|{'|'.join(_lists()['numbers'])})"
    return (
        re.compile(rf"\b{number}\s+(?:[\w'’-]+\s+){{0,3}}?(?:{fates})\b"),
        re.compile(rf"\b(?:{fates})\s+{number}\b(?!-year)"),
        re.compile(rf"\b(?:{ones})\s+(?:[\w'’-]+\s+){{0,2}}?(?:{fates})\b"),
    )
