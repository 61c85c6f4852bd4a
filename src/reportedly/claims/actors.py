"""
Actors: the persons and bodies that a report speaks of, each under all the names it has there.

Mentions are taken in text order and joined to an actor met before where their words say so: the same name, a surname, an
acronym, a definite description, a pronoun. What the words leave open stays open: such a token has no actor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reportedly.claims.actor_links import Register
from reportedly.claims.actor_mentions import find_mentions
from reportedly.language import Parsed
from reportedly.model import Actor


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """The actors of one report in order of first mention, and which of them each mention's tokens stand for."""

    actors: tuple[Actor, ...] = ()
    by_token: Mapping[int, Actor] = field(default_factory=lambda: MappingProxyType({}))

    def at(self, i: int) -> Actor | None:
        """The actor that the mention with token ``i`` in it refers to; None where there is none or it stays open. Raises nothing."""
        return self.by_token.get(i)


def find_actors(parsed: Parsed) -> ActorIndex:
    """The actors of ``parsed``. Never raises on text: a mention that cannot be resolved belongs to none."""
    register = Register(parsed)
    for mention in find_mentions(parsed):
        register.take(mention)
    register.settle()
    actors = register.actors()
    by_id = {actor.id: actor for actor in actors}
    return ActorIndex(actors, MappingProxyType({i: by_id[key] for i, key in register.by_token().items()}))
