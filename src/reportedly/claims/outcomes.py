"""
What became of the people of a mention: which status word concerns them, read from the words next to them and from the parse.

Each way of reading is one small function from a mention to an :class:`Outcome`, tried in the order of ``WAYS``: words right beside the
number outrank the parse, which outranks what the noun alone says. Where none answers, nothing is claimed.
"""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_aside import told_aside
from reportedly.claims.outcome_beside import degree_after, words_after, words_after_single, words_before
from reportedly.claims.outcome_named import before_be
from reportedly.claims.outcome_nouns import before_noun, certain_noun, head_noun, possessed
from reportedly.claims.outcome_parse import after_noun, predicate
from reportedly.claims.outcome_refine import refined
from reportedly.claims.outcome_reflexive import own_harm
from reportedly.claims.outcome_tolls import toll_number
from reportedly.claims.outcome_types import Outcome, StatusReader, Way
from reportedly.claims.outcome_wounds import wounded
from reportedly.model import Status


class OutcomeReader(StatusReader):
    """Reads the outcomes of a report's mentions, each once."""

    def __init__(self, doc: Doc) -> None:
        super().__init__(doc)
        self.own, self.wounded, self.told = own_harm(self), wounded(self), told_aside(self)

    def read(self, mention: Mention) -> Outcome | None:
        """The outcome that the words give the people of ``mention``, or None. Never raises on text."""
        ways = SINGLE_WAYS
        if mention.kind == "counted":
            ways = WHOLE_WAYS if self._is_shared(mention) else WAYS
        elif self._owns(mention):
            ways = OWNER_WAYS
        outcome = next((outcome for way in ways if (outcome := way(self, mention)) is not None), None)
        own = self.own.get(mention.head)
        if own is not None and (outcome is None or outcome.status is not Status.KILLED):
            return own
        if outcome is None or outcome.agent or outcome.status is Status.PRESENT:
            outcome = self.wounded.get(mention.head) or self._aside(mention) or outcome
        return refined(self, mention, outcome) if outcome is not None else None

    def _aside(self, mention: Mention) -> Outcome | None:
        """What words aside tell, unless the phrase itself does: "was found dead along with the wounded girl"."""
        return (before_noun(self, mention) or self.told[mention.head]) if mention.head in self.told else None

    def _is_shared(self, mention: Mention) -> bool:
        """Whether only a share of those counted is told of: the 12 of "nine of the 12 hostages have been released"."""
        i = mention.first - 1
        i -= i > 0 and self.doc[i].lower_ in ("the", "these", "those", "all")
        return i > 0 and self.doc[i].lower_ == "of" and (self.doc[i - 1].pos_ == "NUM" or self.doc[i - 1].lower_ in SHARES)

    def _owns(self, mention: Mention) -> bool:
        """Whether what is told is told of something that the person owns: "will release the dead man's name"."""
        return mention.last + 1 < len(self.doc) and self.doc[mention.last + 1].lower_ in ("'s", "’s")


SHARES = frozenset("some many most none half all each several few".split())
WHOLE_WAYS: tuple[Way, ...] = (certain_noun, after_noun, before_noun, head_noun)
OWNER_WAYS: tuple[Way, ...] = (possessed, before_noun)
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
