"""Which part in the incident the people of a mention have: attackers, security, responders, victims."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention, described_as
from reportedly.claims.outcome_types import Outcome
from reportedly.claims.people import is_person_noun, side_of, singular
from reportedly.language import Parsed
from reportedly.model import Side, Status

STATE_WORDS = word_set("sides", "state_words")
NAMED_STATES = word_set("sides", "named_states")
RANKS = word_set("sides", "ranks")
BARE = word_set("sides", "bare")
FIGHTING = (Side.ATTACKERS, Side.SECURITY)
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
        self.before: tuple[int, Side] | None = None

    def of(self, mention: Mention, outcome: Outcome, *, main: bool = True, people: int | None = None) -> Side:
        """
        The side of the people of ``mention``; large counts of the dead that are not of the main incident are of all sides. Never raises
        on text.
        """
        told = self._by_name(mention) or self._by_nouns(mention, people) or self._by_complement(mention)
        side = told or self._mixed(mention, outcome, main) or self._as_before(mention, people) or self._by_outcome(outcome)
        if mention.kind == "counted" and not self._is_bare(mention):
            self.before = (self.doc[mention.head].sent.start, side)
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
            and any(side_of(t.text) in FIGHTING for t in following if is_person_noun(t.text))
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
        if side is Side.SECURITY and singular(words[-1].text) in RANKS and self._are_of_attackers(words):
            return Side.ATTACKERS
        if side is Side.ATTACKERS and any(_is_of_state(token) for token in words):
            return Side.SECURITY
        if side is None and self._belongs(words[-1]):
            return Side.ATTACKERS
        return side

    def _are_of_attackers(self, words: Sequence[Token]) -> bool:
        """Whether a rank is one of attackers, by the words before it: rebel soldiers, the commanders of "its field commanders"."""
        own = words[0].i > 0 and self.before is not None and any(t.tag_ == "PRP$" for t in self.doc[max(words[0].i - 2, 0) : words[-1].i])
        if own and self.before is not None and self.before == (words[0].sent.start, Side.ATTACKERS):
            return True
        return any(side_of(token.text) is Side.ATTACKERS and not _is_against(token) for token in words[:-1])

    def _as_before(self, mention: Mention, people: int | None) -> Side | None:
        """The side of the people counted before in the sentence, where a number alone goes on: "12 wounded", "several more"."""
        if self.before is None or people is not None or mention.number is None or not self._is_bare(mention):
            return None
        sentence, side = self.before
        return side if side in FIGHTING and self.doc[mention.head].sent.start == sentence else None

    def _is_bare(self, mention: Mention) -> bool:
        return mention.noun is None or self.doc[mention.noun].lower_ in BARE

    def _by_complement(self, mention: Mention) -> Side | None:
        """The side of what they are said to be: "two of the injured were army officers"."""
        attribute = described_as(self.doc, mention)
        side = side_of(attribute.text) if attribute is not None else None
        return side if side in FIGHTING else None

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


def _is_of_state(token: Token) -> bool:
    """Whether a word ties people to a state: not that of a name, "Islamic State"."""
    return token.lower_ in STATE_WORDS and not (token.i > 0 and token.nbor(-1).lower_ in NAMED_STATES)


def _is_against(token: Token) -> bool:
    """Whether "anti-" stands before a word: "anti-rebel soldiers"."""
    return token.lower_.startswith("anti") or (token.i > 1 and token.nbor(-2).lower_ == "anti")
