"""
Second looks at an outcome: leaving hospital is no freedom, what was not freed is held, fatal shots kill, the unhurt are only there.

Each refinement is one small function that gives another outcome or None; the first that answers counts.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_presence import at_hospital
from reportedly.claims.outcome_types import Outcome, StatusReader, is_zero
from reportedly.claims.people import singular
from reportedly.claims.statuswords import noun_status
from reportedly.model import Status

AIMS = word_set("outcomes", "aims")
CUSTODY = frozenset(("bail", "jail", "custody", "prison", "bond", "questioning", "suspicion", "charges"))
FATALLY = frozenset(("fatally", "mortally", "lethally"))
FATAL = frozenset(("fatal", "deadly", "lethal", "mortal"))
HARMS = frozenset((Status.INJURED, Status.KILLED, Status.CASUALTIES))


def refined(reader: StatusReader, mention: Mention, outcome: Outcome) -> Outcome:
    """The outcome after second looks; as it was where none has anything to say. Never raises on text."""
    return next((other for look in LOOKS if (other := look(reader, mention, outcome)) is not None), outcome)


def _captives(reader: StatusReader, mention: Mention, outcome: Outcome) -> Outcome | None:
    """Hostages whose freeing is only aimed at, or who stand beside a deed, are held."""
    if mention.noun is None or noun_status(reader.doc[mention.noun].text) is not Status.HELD:
        return None
    held = outcome.agent or (outcome.status is Status.FREED and _is_aim(reader, outcome))
    return Outcome(Status.HELD, mention.noun, "noun", role="noun") if held else None


def _leaves_hospital(reader: StatusReader, mention: Mention, outcome: Outcome) -> Outcome | None:
    following = reader.doc[outcome.word : outcome.word + 5]
    left = outcome.status is Status.FREED and any(token.lower_ == "hospital" for token in following)
    return replace(outcome, status=Status.INJURED) if left else None


def _not_freed(reader: StatusReader, mention: Mention, outcome: Outcome) -> Outcome | None:
    denied = outcome.status is Status.FREED and outcome.role == "patient" and _is_negated(reader, outcome.word)
    aimed = outcome.status is Status.FREED and outcome.role == "action" and _is_aim(reader, outcome)
    return replace(outcome, status=Status.HELD) if aimed or (denied and not is_zero(mention)) else None


def _unhurt(reader: StatusReader, mention: Mention, outcome: Outcome) -> Outcome | None:
    harm = outcome.status in HARMS and outcome.role in ("patient", "subject")
    spared = harm and (_is_negated(reader, outcome.word) or _is_close(reader, outcome.word)) and not is_zero(mention)
    return replace(outcome, status=Status.PRESENT, way="unhurt") if spared else None


def _in_custody(reader: StatusReader, mention: Mention, outcome: Outcome) -> Outcome | None:
    """Those held by the law are arrested: suspects, or people held by police, in a jail, without bail."""
    if outcome.status is not Status.HELD or outcome.role != "patient":
        return None
    around = {token.lower_ for token in reader.doc[outcome.word : outcome.word + 12]} if not outcome.agent else set()
    by_law = any(
        reader.doc[i].lower_ == "police" and reader.doc[i - 1].lower_ in ("by", "in", "the") and "by" in _words(reader, i - 3, i)
        for i in range(outcome.word + 1, min(outcome.word + 12, len(reader.doc)))
    )
    suspect = mention.noun is not None and singular(reader.doc[mention.noun].text) in ("suspect", "accused", "defendant")
    return replace(outcome, status=Status.ARRESTED) if suspect or by_law or around & CUSTODY else None


def _words(reader: StatusReader, first: int, end: int) -> set[str]:
    return {token.lower_ for token in reader.doc[max(first, 0) : end]}


def _fatal_action(reader: StatusReader, mention: Mention, outcome: Outcome) -> Outcome | None:
    """ "The fatal shooting of": a deed that wounds, called deadly."""
    deed = outcome.status is Status.INJURED and outcome.role == "action" and outcome.word > 0
    return replace(outcome, status=Status.KILLED) if deed and reader.doc[outcome.word - 1].lower_ in FATAL else None


def _fatal_deed(reader: StatusReader, mention: Mention, outcome: Outcome) -> Outcome | None:
    """ "Fatally injuring the suspect": a deed that wounds, done so that they die."""
    deed = outcome.status is Status.INJURED and not outcome.agent and outcome.word > 0
    return replace(outcome, status=Status.KILLED) if deed and reader.doc[outcome.word - 1].lower_ in FATALLY else None


def _moved(reader: StatusReader, mention: Mention, outcome: Outcome) -> Outcome | None:
    """Some of the injured who are moved are injured; casualties brought to hospital may be dead or hurt."""
    if not mention.partitive or mention.noun is None:
        return None
    of = noun_status(reader.doc[mention.noun].text)
    wounded = outcome.status is Status.DISPLACED and of is Status.INJURED
    either = outcome.status is Status.INJURED and outcome.role == "patient" and of is Status.CASUALTIES
    return replace(outcome, status=of) if of is not None and (wounded or either) else None


def _is_aim(reader: StatusReader, outcome: Outcome) -> bool:
    """Whether the freeing is only aimed at: "a deal to free", "talks over the release of"."""
    token, before = reader.doc[outcome.word], reader.doc[max(outcome.word - 4, 0) : outcome.word]
    if outcome.role == "action":
        return any(t.lower_ in ("over", "about", "negotiate", "negotiated") for t in before[-3:])
    led = token.i > 0 and reader.doc[token.i - 1].lower_ == "to" and token.tag_ == "VB"
    return led and any(t.lower_ in AIMS for t in before)


def _is_close(reader: StatusReader, word: int) -> bool:
    """Whether it was only close to happening: "nearly killed"."""
    return word > 0 and reader.doc[word - 1].lower_ in ("nearly", "almost")


def _is_negated(reader: StatusReader, word: int) -> bool:
    return any(token.lower_ in ("not", "n't", "never") for token in reader.doc[max(word - 3, 0) : word])


LOOKS = (at_hospital, _captives, _leaves_hospital, _not_freed, _unhurt, _in_custody, _fatal_action, _fatal_deed, _moved)
