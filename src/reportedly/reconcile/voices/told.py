"""What the words of a name tell of whose voice it is: an actor of the table, a country, a body of a state, a common noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.model import SourceKind
from reportedly.reconcile.voices.lexicon import countries, word_list
from reportedly.reconcile.voices.names import Words, words_of
from reportedly.reconcile.voices.table import Actor, ActorTable

HYPHEN = re.compile(r"[-‐‑–]")
MODIFIED = re.compile(rf"\b[\w.]+(?:{HYPHEN.pattern}[\w.]+)*{HYPHEN.pattern}(?=(\w+)\b)\1")
SEVERAL = re.compile(r"\band\b|&|,")


@dataclass(frozen=True, slots=True)
class Told:
    """
    A name, read. ``actor`` is the table's, ``country`` the code of the country named, ``bare`` whether that is all that is named.

    ``state`` is whether a word for a body or person of a state is in it, ``own`` whether one that takes it away from the state is,
    ``several`` whether it names bodies of two parties at once.
    """

    words: Words
    actor: Actor | None = None
    country: str | None = None
    bare: bool = False
    state: bool = False
    own: bool = False
    several: bool = False

    def has(self, *lists: str) -> bool:
        """Whether one of its words is in one of the word lists. Raises KeyError for a list that is not there."""
        return any(word in word_list(name) for name in lists for word in self.words.plain)

    def first_of(self, name: str) -> str | None:
        """The first of its words that is in the list. Raises KeyError for a list that is not there."""
        return next((word for word in self.words.plain if word in word_list(name)), None)


def read_name(name: str, kind: SourceKind, table: ActorTable) -> Told:
    """What the words of ``name`` tell; ``kind`` is what the reader took it for. Raises nothing."""
    whole = words_of(name)
    words = words_of(without_modifiers(name))
    actor, several = _actor(name, whole, words, table)
    own_words = _before_cut(words)
    country, bare = _country(own_words, kind)
    state = any(word in word_list("state") for word in own_words.plain)
    own = any(word in word_list("own") for word in own_words.plain) and not _is_of_state(own_words)
    if actor is None and SEVERAL.search(name) and len(_countries(own_words)) > 1:
        several = True
    return Told(own_words, actor, country, bare, state or bare or _is_of_state(own_words), own, several)


def without_modifiers(name: str) -> str:
    """The name without words that tell who is for or against a body: "Iran-backed", "anti-Taliban". Raises nothing."""
    return " ".join(word for word in name.split() if not _is_modifier(word))


def _is_modifier(word: str) -> bool:
    parts = HYPHEN.split(word.lower())
    return len(parts) > 1 and (parts[-1] in word_list("for_or_against") or parts[0] in word_list("against"))


def _actor(name: str, whole: Words, words: Words, table: ActorTable) -> tuple[Actor | None, bool]:
    """The table's actor in a name, and whether it names two of different parties. A name that holds a modifier is looked up with it."""
    found = table.named(whole)
    if found is None:
        found = next((actor for actor, start, end in _within(whole, table) if _holds_modifier(whole, start, end)), None)
    if found is not None:
        return found, False
    hits = [(actor, start) for actor, start, _ in _within(words, table) if start < len(_before_cut(words))]
    bodies = [hit for hit in hits if hit[0].kind is not SourceKind.OUTLET] or hits
    several = bool(SEVERAL.search(name)) and len({actor.party for actor, _ in bodies}) > 1
    return (bodies[0][0] if bodies and not several else None), several


def _within(words: Words, table: ActorTable) -> list[tuple[Actor, int, int]]:
    """The actors named within the words, in order, the longest names first where they share words."""
    found: list[tuple[Actor, int, int]] = []
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + table.longest), start, -1)
        hit = next(((actor, end) for end in ends if (actor := table.named(words.cut(start, end)))), None)
        if hit:
            found.append((hit[0], start, hit[1]))
        start = hit[1] if hit else start + 1
    return found


def _holds_modifier(words: Words, start: int, end: int) -> bool:
    return any(word in word_list("for_or_against") or word in word_list("against") or word == "run" for word in words.plain[start:end])


def _before_cut(words: Words) -> Words:
    at = next((i for i, word in enumerate(words.plain) if i and word in word_list("cut")), len(words))
    return words.cut(0, at)


def _is_of_state(words: Words) -> bool:
    """Whether it is an outlet of a state: "state television", "official news agency"."""
    return any(w in word_list("media") for w in words.plain) and (
        any(w in word_list("of_state") for w in words.plain) or any(a == "state" and b in ("run", "owned") for a, b in _pairs(words))
    )


def _pairs(words: Words) -> list[tuple[str, str]]:
    return list(zip(words.plain, words.plain[1:], strict=False))


def _country(words: Words, kind: SourceKind) -> tuple[str | None, bool]:
    """The first country named, and whether it alone is."""
    capital = countries().capitals.get(words.plain) if kind is SourceKind.GOVERNMENT else None
    if capital:
        return capital, True
    found = _countries(words)
    if not found:
        return None, False
    code, start, end = found[0]
    return code, (start, end) == (0, len(words)) and words.plain in countries().names


def _countries(words: Words) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    start = 0
    while start < len(words):
        hit = next(((code, end) for end in range(min(len(words), start + 5), start, -1) if (code := _code(words, start, end))), None)
        if hit:
            found.append((hit[0], start, hit[1]))
        start = hit[1] if hit else start + 1
    return found


def _code(words: Words, start: int, end: int) -> str | None:
    """The code of the country that these words name; a name beside a word of local bodies may be a town's, and names none."""
    some = words.cut(start, end)
    people = countries().people.get(some.plain)
    if people:
        return people
    names = countries().names
    found = names.get(some.plain) or names.get((*some.plain[:-1], some.plain[-1].removesuffix("s")))
    if found is None:
        return None
    code, shouted = found
    if (shouted and not all(some.shouted)) or (start and words.plain[start - 1] == "new"):
        return None
    local = not shouted and any(word in word_list("local") for word in words.plain[end : end + 2])
    return None if local else code
