"""What counts people and what does not: things, machines, imagined clauses, vague words that stand alone, names of what is no person."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import load_lexicon, word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_types import REFLEXIVE, Outcome
from reportedly.claims.people import is_group_noun, is_person_noun, singular
from reportedly.claims.statuswords import noun_status
from reportedly.model import Status

HUMAN = word_set("candidates", "human")
NEGATIONS = word_set("candidates", "negations")
WOULD = frozenset("would could might 'd".split())
LONG = 120
VIOLENT = word_set("candidates", "violent")
STRICT = word_set("candidates", "strict")
NAMING = word_set("candidates", "naming")


def fitting(doc: Doc, mention: Mention, outcome: Outcome | None) -> Outcome | None:
    """The outcome, unless what is counted is no people: "three towns were hit", "no cause had been released"."""
    if outcome is None or mention.kind != "counted":
        return outcome
    if mention.noun is None:
        return None if is_of_name(doc, mention) else outcome
    noun = doc[mention.noun]
    grouped = is_group_noun(noun.text) and noun.lower_ not in ("life", "lives", "toll")
    if (grouped and not mention.partitive) or is_machine(doc, mention.noun):
        return None
    if is_person_noun(noun.text) or noun_status(noun.text) is not None or (mention.partitive and noun.pos_ == "PRON"):
        return outcome
    word = doc[outcome.word]
    human = word.lemma_.lower() in HUMAN or word.lower_ in HUMAN or outcome.role in ("toll", "action")
    return outcome if human and (noun.pos_ == "PROPN" or (noun.tag_ == "NNS" and singular(noun.text) not in _things())) else None


def is_of_name(doc: Doc, mention: Mention) -> bool:
    """Whether a number belongs to the name before it, which an article opens: "a Boeing 757", "the Route 66"."""
    i = mention.first
    if i < 2 or not doc[i].is_digit or doc[i - 1].pos_ != "PROPN" or doc[i - 1].dep_ not in NAMED:
        return False
    return doc[i - 1].head.i == i and any(child.dep_ == "det" for child in doc[i].lefts)


NAMED = ("compound", "nmod")


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    return frozenset(load_lexicon("things")["things"])


def counts_people(doc: Doc, mention: Mention) -> bool:
    """Whether the noun of the mention is one for persons."""
    assert mention.noun is not None
    noun = doc[mention.noun]
    return (
        (is_person_noun(noun.text) and not is_machine(doc, mention.noun))
        or noun_status(noun.text) is not None
        or noun.pos_ in ("PRON", "DET")
    )


def is_machine(doc: Doc, noun: int) -> bool:
    """ "jet fighters" and "bombers" that fly are no people."""
    return (
        noun > 0
        and doc[noun - 1].lower_ in ("jet", "era", "fighter", "war", "stealth")
        and singular(doc[noun].text) in ("fighter", "bomber")
    )


def is_hypothetical(doc: Doc, mention: Mention) -> bool:
    """
    Whether the clause is only imagined: "if the dam gave way, 40,000 would be in danger", "would mean 568 people". Threats ("unless")
    are not.
    """
    sentence = doc[mention.head].sent
    if len(sentence) > LONG:
        return False
    words = {token.lower_ for token in sentence}
    before = [doc[i].lower_ for i in range(max(mention.first - 6, sentence.start), mention.first)]
    if ("would" in before and "have" in before) or ("could" in before and "have" in before):
        return True
    if words & WOULD and ("if" in before or "whether" in before):
        return True
    if not words & WOULD or "unless" in words:
        return False
    return ("if" in words and sentence[0].lower_ in ("if", "but", "and", "even")) or (bool(words & {"mean", "imply"}) and "if" not in words)


def is_bare(doc: Doc, mention: Mention, outcome: Outcome | None) -> bool:
    """Whether a vague word stands alone for no people: "at all", "All I can think of", "One should not"."""
    if mention.noun is not None or mention.number is None:
        return False
    word = doc[mention.first].lower_
    if (
        word in ("all", "both")
        and mention.first
        and doc[mention.first - 1].pos_ in ("AUX", "NOUN", "PRON", "PROPN")
        and not doc[mention.first].is_sent_start
        and mention.number.form == "vague"
    ):
        return True
    following = doc[mention.last + 1] if mention.last + 1 < len(doc) else None
    if (
        word == "all"
        and mention.number.form == "vague"
        and (
            outcome is None
            or following is None
            or following.pos_ in ("PRON", "PUNCT")
            or outcome.way == "restated"
            or doc[mention.first - 1].lower_ == "at"
        )
    ):
        return True
    if word == "some" and mention.number.form == "vague" and outcome is not None and outcome.way not in ("degree", "part", "sum", "after"):
        return True
    return word == "one" and outcome is not None and outcome.agent


def is_idle_zero(doc: Doc, mention: Mention, outcome: Outcome | None) -> bool:
    """Whether "no", "none", "anyone" counts nobody here: no status, or "anyone" without a negation before it."""
    number = mention.number
    if number is None or (number.low, number.high) != (0, 0):
        return False
    if outcome is None or outcome.status is Status.PRESENT:
        return True
    if doc[mention.first].lower_ in ("anyone", "anybody"):
        if any(doc[i].lower_ in WOULD for i in range(max(mention.first - 4, 0), mention.first)):
            return True
        return not any(doc[i].lower_ in NEGATIONS for i in range(max(mention.first - 4, 0), mention.first))
    return any(doc[i].lower_ in ("deserve", "deserves") for i in range(mention.last, min(mention.last + 3, len(doc))))


def is_about_wounds(doc: Doc, mention: Mention) -> bool:
    """Whether wounds or deaths are counted, and not people: "some of the injuries"."""
    return mention.partitive and mention.noun is not None and singular(doc[mention.noun].text) in ("injury", "wound", "death")


def perpetrates(doc: Doc, mention: Mention) -> bool:
    """Whether the person is told to do violence: "a man shot a girl", "a man who opened fire"."""
    token = doc[mention.head]
    verbs = [token.head] if token.dep_ == "nsubj" else []
    verbs += [c for c in token.children if c.dep_ == "relcl" and any(g.lower_ in ("who", "that") and g.dep_ == "nsubj" for g in c.children)]
    verbs += [c for verb in list(verbs) for c in verb.children if c.dep_ in ("conj", "advcl", "xcomp")]
    return any(_is_violent(verb) for verb in verbs)


def _is_violent(verb: Token) -> bool:
    objects = {c.lower_ for c in verb.children if c.dep_ == "dobj"} - REFLEXIVE
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return False
    lemma = verb.lemma_.lower()
    return (
        (lemma in VIOLENT and bool(objects))
        or (lemma == "open" and "fire" in objects)
        or (lemma == "fire" and any(c.lower_ in ("at", "into", "on") for c in verb.children))
        or "rampage" in objects
    )


def fits_unknown_name(doc: Doc, mention: Mention, outcome: Outcome) -> bool:
    """Whether the words are such that only a person can be meant: "was arrested", "'s arrest", "the murder of"."""
    word, name = doc[outcome.word], doc[mention.last]
    if outcome.way == "with wounds":
        return True
    human = word.lemma_.lower() in STRICT or word.lower_ in ("dead", "died")
    if outcome.way in ("after", "passive", "possessed", "headline", "subject", "victims", "before be"):
        return human or outcome.role in ("action", "noun")
    full = outcome.way == "of action" and outcome.status is Status.KILLED and mention.last > mention.first
    if name.ent_type_ not in ("", "PERSON") and not (full and name.ent_type_ in ("ORG", "FAC")):
        return False
    if outcome.way == "of action":
        return outcome.status in (Status.KILLED, Status.INJURED, Status.ARRESTED)
    return outcome.way in NAMING and human and name.dep_ != "pobj"
