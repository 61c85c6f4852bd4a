"""Which part in the incident the people of a mention have: attackers, security, responders, victims."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention, described_as
from reportedly.claims.outcome_types import Outcome
from reportedly.claims.people import is_person_noun, side_of
from reportedly.language import Parsed
from reportedly.model import Side, Status

STATE_WORDS = word_set("sides", "state_words")
LARGE = 1000


def _suggested(token: Token) -> Side | None:
    """The side that a noun suggests; a first name such as Isis makes nobody an attacker."""
    side = side_of(token.text)
    return None if side is Side.ATTACKERS and token.ent_type_ == "PERSON" and token.pos_ == "PROPN" else side


class SideReader:
    """Reads sides by the noun, by the words around it, and by what the report said of the same name before."""

    def __init__(self, parsed: Parsed) -> None:
        self.doc = parsed.doc
        self.known: dict[str, Side] = {}

    def of(self, mention: Mention, outcome: Outcome, *, main: bool = True, people: int | None = None) -> Side:
        """
        The side of the people of ``mention``; large counts of the dead that are not of the main incident are of all sides. Never raises
        on text.
        """
        told = self._by_name(mention) or self._by_nouns(mention, people) or self._by_complement(mention)
        side = told or self._mixed(mention, outcome, main) or self._by_outcome(outcome)
        if mention.kind == "name" and side is Side.ATTACKERS:
            self.known[self.doc[mention.last].text] = side
        return side

    def _by_name(self, mention: Mention) -> Side | None:
        return self.known.get(self.doc[mention.last].text) if mention.kind == "name" else None

    def _mixed(self, mention: Mention, outcome: Outcome, main: bool) -> Side | None:
        """Wars kill on all sides, and "people including fighters" are of two."""
        following = self.doc[mention.last + 1 : mention.last + 8]
        if (
            len(following)
            and following[0].lower_ == "including"
            and any(side_of(t.text) in (Side.ATTACKERS, Side.SECURITY) for t in following if is_person_noun(t.text))
        ):
            return Side.MIXED
        sums = not main and outcome.status is Status.KILLED and mention.number is not None and mention.number.low >= LARGE
        return Side.MIXED if sums else None

    def _by_nouns(self, mention: Mention, people: int | None) -> Side | None:
        """The side of the last telling noun of the phrase; "pro-government fighters" are security."""
        first = next((i + 1 for i in range(mention.last, mention.first - 1, -1) if self.doc[i].lower_ in ("'s", "’s")), mention.first)
        words = [self.doc[i] for i in (*range(min(first, mention.last), mention.last + 1), *(() if people is None else (people,)))]
        sides = [side for token in words if is_person_noun(token.text) and (side := _suggested(token)) is not None]
        side = next((s for s in reversed(sides) if s is not Side.VICTIMS), None)
        if side is Side.ATTACKERS and any(token.lower_ in STATE_WORDS for token in words):
            return Side.SECURITY
        if side is None and self._belongs(words[-1]):
            return Side.ATTACKERS
        return side

    def _by_complement(self, mention: Mention) -> Side | None:
        """The side of what they are said to be: "two of the injured were army officers"."""
        attribute = described_as(self.doc, mention)
        side = side_of(attribute.text) if attribute is not None else None
        return side if side in (Side.SECURITY, Side.ATTACKERS) else None

    def _belongs(self, noun: Token) -> bool:
        """Whether "of" or "loyal to" ties the people to attackers: "members of the militant group"."""
        return any(
            side_of(token.text) is Side.ATTACKERS
            for child in noun.children
            if child.lower_ == "of"
            for target in child.children
            for token in (target, *target.lefts)
        )

    def _by_outcome(self, outcome: Outcome) -> Side:
        if outcome.agent or outcome.status is Status.ARRESTED:
            return Side.ATTACKERS
        return Side.VICTIMS
