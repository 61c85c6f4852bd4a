"""What the words for the people counted say of who they are, as tags: of two counts, the one with more tags is within the other."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations

CUT = re.compile(r"\s(?:who|whom|which|that|while|were|was|said|including|among|from|in|at|on|with|after|during)\b|[,;:(]", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word list of ``lexicons/people.toml``: what is bare, what counts beside, the tag of each word, which tags exclude each other."""

    bare: frozenset[str]
    beside: frozenset[str]
    sides: frozenset[str]
    sites: frozenset[str]
    tags: dict[str, str]
    exclusive: frozenset[frozenset[str]]
    members: frozenset[str]
    mixed: frozenset[str]
    whole: frozenset[str]
    idle: dict[str, frozenset[str]]
    plural: frozenset[str]
    numbers: frozenset[str]

    @property
    def idle_words(self) -> frozenset[str]:
        """The words that say nothing of who, numbers among them."""
        return self.bare | self.numbers

    @property
    def known_words(self) -> frozenset[str]:
        """The words that the list has: a capital at their head says only where they stand."""
        return frozenset(self.tags) | self.bare | self.sides | self.sites

    @property
    def known(self) -> frozenset[str]:
        """The tags that the list has."""
        return frozenset(self.tags.values())


@cache
def lexicon() -> Lexicon:
    """The word list, read once. Raises nothing."""
    table = tomllib.loads(resources.files(__package__).joinpath("lexicons/people.toml").read_text(encoding="utf-8"))
    return Lexicon(
        bare=frozenset(table["bare"].split()),
        beside=frozenset(table["beside"].split()),
        sides=frozenset(table["sides"]["words"].split()),
        sites=frozenset(table["sites"].split()),
        tags={word: tag for tag, words in table["tags"].items() for word in words.split()},
        exclusive=frozenset(frozenset(pair) for one in table["exclusive"]["sets"] for pair in combinations(one, 2)),
        members=frozenset(table["cohort"]["members"]),
        mixed=frozenset(table["cohort"]["mixed"]),
        whole=frozenset(table["cohort"]["whole"]),
        idle={tag: frozenset(beside) for tag, beside in table["idle"].items()},
        plural=frozenset(table["plural"]["words"].split()),
        numbers=frozenset(table["numbers"].split()),
    )


def tags_of(words: str | None) -> frozenset[str]:
    """
    The tags of the words for people; a word that the list does not have is a tag of its own.

    >>> sorted(tags_of("military hostages")), sorted(tags_of("people")), sorted(tags_of("railway employees"))
    (['hostage', 'military'], [], ['employee', 'railway'])
    """
    known = lexicon()
    found = (word.lower() for word in WORD.findall(CUT.split(words or "", maxsplit=1)[0]))
    tags = frozenset(known.tags.get(word, word) for word in found if word not in known.bare | known.sides | known.sites)
    return tags - frozenset(tag for tag in tags if tags & known.idle.get(tag, frozenset()))


def spoken(words: str | None, one: bool = False) -> str:
    """
    The words for people as one would call them, without what before them says nothing of who. Raises nothing.

    Of ``one`` person, a name at the end is left out: people are counted here, not named.

    >>> spoken("the two Houston police officers who were hit"), spoken("people"), spoken("his brother Jo March", one=True)
    ('Houston police officers', '', 'brother')
    """
    head = CUT.split(words or "", maxsplit=1)[0]
    found = list(WORD.finditer(head))
    while found and found[0][0].lower() in lexicon().idle_words:
        del found[0]
    while one and found and found[-1][0][0].isupper() and found[-1][0].lower() not in lexicon().known_words:
        del found[-1]
    if not found:
        return ""
    first = found[0][0]
    begun = first.lower() if first.lower() in lexicon().known_words else first
    return begun + head[found[0].end() : found[-1].end()]


def is_beside(words: str | None) -> bool:
    """Whether the words count people beside others already told of ("no other hostage"). Raises nothing."""
    return any(word.lower() in lexicon().beside for word in WORD.findall(words or ""))


def are_exclusive(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether nobody can have the tags of both. Raises nothing."""
    return any(frozenset((one, other)) in lexicon().exclusive for one in a for other in b)
