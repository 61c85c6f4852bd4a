"""Whether the words around a time look ahead or back: the tense of the verb that governs it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import load_lexicon

MOST_STEPS = 12


class Tenses:
    """The tenses of one parse. Finding a token is logarithmic; the verb above it is sought at most ``MOST_STEPS`` heads up."""

    __slots__ = ("_doc", "_leans", "_starts", "_words")

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts: list[int] = doc.to_array(IDX).tolist()
        self._leans: dict[int, int] = {}
        self._words = load_lexicon("tenses")

    def token_at(self, offset: int) -> Token | None:
        """The token that holds the character at ``offset``, or the last before it; None in an empty text."""
        at = bisect_right(self._starts, offset) - 1
        return self._doc[at] if at >= 0 else None

    def lean(self, offset: int) -> int:
        """+1 where the verb over the word at ``offset`` looks ahead, -1 where it looks back, 0 where it does not tell."""
        token = self.token_at(offset)
        if token is None:
            return 0
        told = self._told_by_neighbour(token)
        if told is not None:
            return told
        lean = self._governed(token)
        return max(lean, 0) if self._before(token) == "by" else lean

    def _before(self, token: Token) -> str:
        return str(self._doc[token.i - 1].lower_) if token.i else ""

    def _governed(self, token: Token) -> int:
        for verb in heads_of(token):
            if verb.pos_ in ("VERB", "AUX"):
                if verb.i not in self._leans:
                    self._leans[verb.i] = self._verb_lean(verb)
                return self._leans[verb.i]
        return 0

    def _told_by_neighbour(self, token: Token) -> int | None:
        """What the preposition before or the noun that the time belongs to tells; None where they leave it to the verb."""
        if self._before(token) in self._words["ahead"]["prepositions"]:
            return 1
        belongs = token.dep_ in ("compound", "poss", "nmod", "amod") and token.head.pos_ == "NOUN"
        return 0 if belongs else None

    def _verb_lean(self, verb: Token) -> int:
        helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
        if any(child.lower_ in self._words["ahead"]["helpers"] for child in helpers):
            return -1 if any(child.lower_ == "have" for child in helpers) else 1
        if any(child.tag_ == "TO" for child in helpers) or verb.tag_ == "VB":
            return 1 if self._plans(verb.head) or self._plans(verb) else 0
        if verb.tag_ == "VBD" or any(child.tag_ == "VBD" or child.lower_ in ("has", "have", "'ve") for child in helpers):
            return 0 if self._plans(verb) else -1
        return 1 if verb.tag_ in ("VBZ", "VBP", "VBG") and self._plans(verb) else 0

    def _plans(self, verb: Token) -> bool:
        return verb.lemma_.lower() in self._words["ahead"]["plans"]


def heads_of(token: Token) -> Iterator[Token]:
    """``token``, its head, that one's head …, to the root or ``MOST_STEPS`` up."""
    for _ in range(MOST_STEPS):
        yield token
        if token.head.i == token.i:
            return
        token = token.head
