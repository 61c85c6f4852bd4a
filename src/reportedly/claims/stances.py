"""How a source stands to a figure: said plainly, thought likely, threatened, demanded, denied, or repeated to doubt it."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_types import Outcome
from reportedly.language import Parsed
from reportedly.model import Attribution, SourceKind, Stance, Status

STEPS = 5
NEAR = 8
LONG = 150
DOUBT_BEFORE = frozenset("presumably possibly perhaps probably estimated".split())
ASKABLE = frozenset((Status.FREED, Status.DISPLACED))
HARMS = frozenset((Status.KILLED, Status.INJURED, Status.CASUALTIES, Status.HELD))


def stance_of(parsed: Parsed, mention: Mention, outcome: Outcome, saying: Attribution | None) -> Stance:
    """
    The stance of whoever makes the claim: what the cue tells (a denial, a threat, a demand) where the words can carry it, else what the
    words
    over the figure tell. Never raises on text.
    """
    said = saying.stance if saying is not None else Stance.ASSERTED
    if said is not Stance.ASSERTED and _carries(said, outcome.status):
        return said
    stance = _by_words(parsed, mention, outcome)
    threatens = saying is not None and saying.source.kind is SourceKind.ARMED_GROUP and outcome.status is Status.KILLED
    ahead = threatens and any(token.lower_ in ("will", "'ll", "shall") for token in _above(_verb(parsed, mention, outcome)))
    return Stance.THREATENED if ahead and stance is Stance.ASSERTED else stance


def _carries(stance: Stance, status: Status) -> bool:
    """Whether people in ``status`` can be what is demanded or threatened: "demanded that the 11 hostages be freed" holds 11, plainly."""
    if stance is Stance.DEMANDED:
        return status in ASKABLE
    return stance is not Stance.THREATENED or status in HARMS


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in {**load_lexicon("status")["ahead"], **load_lexicon("status")["doubt"]}.items()}


def _by_words(parsed: Parsed, mention: Mention, outcome: Outcome) -> Stance:
    sentence = parsed.doc[mention.head].sent
    lowers = {token.lower_ for token in sentence} if len(sentence) < LONG else set()
    above = _above(_verb(parsed, mention, outcome))
    ahead = any(token.lower_ in _words()["words"] for token in above)
    if outcome.status in HARMS and ahead and lowers & _words()["threat"]:
        return Stance.THREATENED
    if outcome.status in ASKABLE and _is_demanded(parsed, mention, outcome):
        return Stance.DEMANDED
    if "report" in " ".join(sorted(lowers)) and any(wording in sentence.text for wording in _words()["untrue"]):
        return Stance.DENIED
    return Stance.ESTIMATED if _is_doubted(parsed, mention, outcome, above, ahead) else Stance.ASSERTED


def _verb(parsed: Parsed, mention: Mention, outcome: Outcome) -> Token:
    return parsed.doc[mention.head] if outcome.role in ("toll", "noun") else parsed.doc[outcome.word]


def _is_demanded(parsed: Parsed, mention: Mention, outcome: Outcome) -> bool:
    """Whether a word of demanding stands shortly before the freeing: "demanded the immediate release of all"."""
    first = min(outcome.word, mention.first)
    return any(token.lower_ in _words()["demand"] for token in parsed.doc[max(first - NEAR, parsed.doc[first].sent.start) : first])


def _is_doubted(parsed: Parsed, mention: Mention, outcome: Outcome, above: list[Token], ahead: bool) -> bool:
    """Whether the words over the figure say that it is feared, believed, possible or yet to come."""
    before = {parsed.doc[i].lower_ for i in (mention.first - 1, mention.first) if i >= 0}
    if before & DOUBT_BEFORE:
        return True
    zero = mention.number is not None and mention.number.high == 0
    if ahead and not zero and outcome.status in ASKABLE | {Status.PRESENT, Status.ARRESTED} and outcome.role != "noun":
        return True
    return any(token.lower_ in _words()["estimated"] or token.lemma_.lower() in _words()["estimated"] for token in above)


def _is_suspected_of(deed: Token) -> bool:
    """Whether only the doer is in doubt: "suspected of killing two guards", "a suspect in the murder of"."""
    return (
        deed.dep_ in ("pcomp", "pobj")
        and deed.head.lower_ in ("of", "in")
        and deed.head.head.lower_ in ("suspected", "suspect", "suspects")
    )


def _above(token: Token) -> list[Token]:
    """The verb of the figure and the verbs over it in the same clause, with their auxiliaries and adverbs."""
    found = []
    for _ in range(STEPS):
        if token.pos_ in ("VERB", "AUX", "ADJ"):
            found.extend([token, *(c for c in token.children if c.dep_ in ("aux", "advmod", "neg"))])
        if token.head.i == token.i or token.dep_ in ("relcl", "advcl", "ccomp", "acl") or _is_suspected_of(token):
            break
        token = token.head
    return found
