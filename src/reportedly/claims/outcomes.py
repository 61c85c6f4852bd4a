"""
What became of the people of a mention: which status word concerns them, read from the words next to them and from the parse.

Each way of reading is one small function from a mention to an :class:`Outcome`, tried in the order of ``WAYS``: words right beside the
number outrank the parse, which outranks what the noun alone says. Where none answers, nothing is claimed.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_beside import (
    before_noun,
    certain_noun,
    degree_after,
    head_noun,
    possessed,
    words_after,
    words_after_single,
    words_before,
)
from reportedly.claims.outcome_named import before_be
from reportedly.claims.outcome_parse import after_noun, predicate
from reportedly.claims.outcome_tolls import toll_number
from reportedly.claims.outcome_types import Outcome, StatusReader, Way, is_zero
from reportedly.claims.people import singular
from reportedly.claims.statuswords import noun_status
from reportedly.model import Status

AIMS = word_set("outcomes", "aims")
FATAL = frozenset(("fatal", "deadly", "lethal", "mortal"))


class OutcomeReader(StatusReader):
    """Reads the outcomes of a report's mentions, each once."""

    def read(self, mention: Mention) -> Outcome | None:
        """The outcome that the words give the people of ``mention``, or None. Never raises on text."""
        ways = WAYS if mention.kind == "counted" else SINGLE_WAYS
        outcome = next((outcome for way in ways if (outcome := way(self, mention)) is not None), None)
        return self._refined(mention, outcome) if outcome is not None else None

    def _refined(self, mention: Mention, outcome: Outcome) -> Outcome:
        """The outcome in the light of what stands around its word: leaving hospital is no freedom, what was not freed is held, fatal shots kill."""
        named = noun_status(self.doc[mention.noun].text) if mention.noun is not None else None
        if named is Status.HELD and (outcome.agent or (outcome.status is Status.FREED and self._is_aim(outcome))):
            return Outcome(Status.HELD, mention.noun if mention.noun is not None else outcome.word, "noun", role="noun")
        around = [token.lower_ for token in self.doc[max(outcome.word - 3, 0) : outcome.word + 5]]
        if outcome.status is Status.FREED and "hospital" in around[3:]:
            return replace(outcome, status=Status.INJURED)
        if outcome.status is Status.FREED and outcome.role == "patient" and self._is_negated(outcome.word) and not is_zero(mention):
            return replace(outcome, status=Status.HELD)
        harm = outcome.status in (Status.INJURED, Status.KILLED, Status.CASUALTIES) and outcome.role in ("patient", "subject")
        if harm and self._is_negated(outcome.word) and not is_zero(mention):
            return replace(outcome, status=Status.PRESENT, way="unhurt")
        if outcome.status is Status.HELD and outcome.role == "patient" and self._is_in_custody(mention, outcome):
            return replace(outcome, status=Status.ARRESTED)
        if outcome.status is Status.FREED and outcome.role == "action" and self._is_aim(outcome):
            return replace(outcome, status=Status.HELD)
        if (
            outcome.status is Status.INJURED
            and outcome.role == "action"
            and around[:3]
            and around[min(2, outcome.word) if outcome.word < 3 else 2] in FATAL
        ):
            return replace(outcome, status=Status.KILLED)
        if (
            outcome.status is Status.DISPLACED
            and mention.partitive
            and mention.noun is not None
            and noun_status(self.doc[mention.noun].text) is Status.INJURED
        ):
            return replace(outcome, status=Status.INJURED)
        return outcome

    def _is_in_custody(self, mention: Mention, outcome: Outcome) -> bool:
        """Whether those held are held by the law: suspects, or people held by police, in a jail, without bail."""
        around = {token.lower_ for token in self.doc[outcome.word : outcome.word + 12]} if not outcome.agent else set()
        suspect = mention.noun is not None and singular(self.doc[mention.noun].text) in ("suspect", "accused", "defendant")
        return suspect or bool(around & {"police", "bail", "jail", "custody", "prison", "bond", "questioning", "suspicion", "charges"})

    def _is_aim(self, outcome: Outcome) -> bool:
        """Whether the freeing is only aimed at: "a deal to free", "talks over the release of"."""
        token, before = self.doc[outcome.word], self.doc[max(outcome.word - 4, 0) : outcome.word]
        if outcome.role == "action":
            return any(t.lower_ in ("over", "about", "negotiate", "negotiated") for t in before[-3:])
        return token.i > 0 and self.doc[token.i - 1].lower_ == "to" and token.tag_ == "VB" and any(t.lower_ in AIMS for t in before)

    def _is_negated(self, word: int) -> bool:
        return any(token.lower_ in ("not", "n't", "never") for token in self.doc[max(word - 3, 0) : word])


WAYS: tuple[Way, ...] = (
    certain_noun,
    toll_number,
    words_before,
    before_be,
    words_after,
    degree_after,
    predicate,
    after_noun,
    before_noun,
    head_noun,
)
SINGLE_WAYS: tuple[Way, ...] = (
    certain_noun,
    words_before,
    before_be,
    possessed,
    words_after_single,
    predicate,
    after_noun,
    before_noun,
    head_noun,
)
