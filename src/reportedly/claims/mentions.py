"""
Mentions of people that could be figures: counted ones ("at least 12 of the passengers", "31") and single persons ("the driver", a name,
"he").

A counted mention is found from its number rightwards: over adjectives and nouns to the last noun for persons, through "of" to the
people of whom it is a part. Nothing here says what became of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import word_set
from reportedly.claims.numbers import Number
from reportedly.claims.people import in_law, is_person_noun, is_plural
from reportedly.claims.statuswords import is_outcome_verb, noun_status
from reportedly.language import Parsed
from reportedly.model import Span

RUN = 8
DETERMINERS = word_set("mentions", "determiners")


@dataclass(frozen=True, slots=True)
class Mention:
    """
    People at one place of the text. ``first`` .. ``last`` are the tokens of the noun phrase as far as it is contiguous; ``head`` stands
    for it in the
    grammar; ``noun`` names the people, None where only a number stands. ``kind``: "counted", "single", "name" or "pronoun".
    ``known`` is whether a name is surely a person's: so tagged, or the last name of one so tagged.
    """

    number: Number | None
    first: int
    last: int
    head: int
    noun: int | None
    kind: str
    partitive: bool = False
    known: bool = False


def counted_mentions(parsed: Parsed, numbers: tuple[Number, ...]) -> Iterator[Mention]:
    """One mention for each number that could count people, in text order. Never raises on text."""
    starts = {token.idx: token.i for token in parsed.doc}
    for number in numbers:
        first = starts.get(number.span.start, starts.get(number.core.start))
        core = _last_token(parsed.doc, starts, number.core)
        if first is not None and core is not None and not (_is_determiner(parsed.doc, number, core) or _opens_pair(parsed.doc, core)):
            yield _counted(parsed.doc, number, first, max(core, _last_token(parsed.doc, starts, number.span) or core))


def _is_determiner(doc: Doc, number: Number, core: int) -> bool:
    """Whether "another" or "the other" only leads to a noun or a number, which are read for themselves."""
    if doc[core].lower_ not in POINTING or number.form != "vague":
        return False
    following = doc[core + 1] if core + 1 < len(doc) else None
    if (
        following is not None
        and doc[core].lower_ == "another"
        and following.lower_ not in ("of", "in", "to")
        and following.pos_ in ("ADP", "CCONJ", "PUNCT", "SCONJ")
    ):
        return not (core and (doc[core - 1].pos_ == "VERB" or doc[core - 1].lower_ == "and"))
    return (
        following is None
        or (following.pos_ not in ("AUX", "VERB", "ADV") and following.lower_ not in ("of", "in", "to"))
        or following.like_num
    )


def _opens_pair(doc: Doc, core: int) -> bool:
    """Whether "both" only opens a pair whose halves are read for themselves: "both the mother and her son"."""
    noun = _noun_after(doc, core) if doc[core].lower_ == "both" else None
    return noun is not None and doc[noun].tag_ in ("NN", "NNP") and not is_plural(doc[noun])


def _last_token(doc: Doc, starts: dict[int, int], span: Span) -> int | None:
    first = starts.get(span.start)
    if first is None:
        return None
    last = first
    while last + 1 < len(doc) and doc[last + 1].idx < span.end:
        last += 1
    return last


POINTING = frozenset(("another", "other", "second", "third", "fourth", "fifth", "sixth"))
REPORTS = word_set("mentions", "reports")


def _counted(doc: Doc, number: Number, first: int, core: int) -> Mention:
    after = core + 1
    if (after < len(doc) and doc[after].lower_ == "of") or (
        after + 1 < len(doc) and doc[after].lower_ == "out" and doc[after + 1].lower_ == "of"
    ):
        return _partitive(doc, number, first, core)
    noun = _noun_after(doc, core)
    if noun is not None and number.high == 0 and doc[noun].lower_ in REPORTS and noun + 1 < len(doc) and doc[noun + 1].lower_ == "of":
        told = _noun_after(doc, noun + 1)
        noun = told if told is not None and noun_status(doc[told].text) is not None else noun
    kin = in_law(doc, noun) if noun is not None else None
    if kin is not None:
        return Mention(number, first, kin + 4, kin, kin, "counted")
    noun = _joined_noun(doc, noun) if noun is not None and not is_person_noun(doc[noun].text) else noun
    if noun is None and after < len(doc) and doc[after].lower_ == "those":
        return Mention(number, first, after, after, after, "counted", True)
    if noun is None:
        last = after if after < len(doc) and doc[after].lower_ in ("more", "people") else core
        return Mention(number, first, last, core, None, "counted")
    return Mention(number, first, noun, noun, noun, "counted")


def _joined_noun(doc: Doc, noun: int) -> int:
    """The noun for persons that "and" leads to from another word for the same people: "70 regime and rebel fighters"."""
    if noun + 1 < len(doc) and doc[noun + 1].lower_ in ("and", "or"):
        joined = _noun_after(doc, noun + 1)
        if joined is not None and is_person_noun(doc[joined].text) and joined > noun + 2 and noun_status(doc[noun].text) is None:
            return joined
    return noun


def _partitive(doc: Doc, number: Number, first: int, core: int) -> Mention:
    of = core + 1 if doc[core + 1].lower_ == "of" else core + 2
    noun = _noun_after(doc, of)
    if noun is None and of + 2 < len(doc) and doc[of + 1].lower_ == "the" and doc[of + 2].lower_ in COLLECTIVE:
        noun = of + 2
    if noun is None and of + 1 < len(doc) and doc[of + 1].lower_ in ("them", "whom", "those", "these", "us", "which"):
        noun = of + 1
    return Mention(number, first, core if noun is None else noun, core, noun, "counted", noun is not None)


def _noun_after(doc: Doc, core: int) -> int | None:
    """
    The noun that a number or "of" at ``core`` leads to: the last noun of the run after it, or the last noun for persons where only
    names or days follow that ("three people Friday", not "two Syrian towns").
    """
    run = list(_run(doc, core))
    nouns = [i for i in run if _names(doc[i])]
    persons = [i for i in nouns if is_person_noun(doc[i].text) or noun_status(doc[i].text)]
    if not nouns or not persons:
        return nouns[-1] if nouns else None
    after = [i for i in nouns if i > persons[-1]]
    return persons[-1] if all(doc[i].pos_ == "PROPN" and is_plural(doc[persons[-1]]) for i in after) else nouns[-1]


def _names(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") or is_person_noun(token.text) or noun_status(token.text) is not None


def _run(doc: Doc, core: int) -> Iterator[int]:
    person = False
    for i in range(core + 1, min(core + 1 + RUN, len(doc))):
        token = doc[i]
        if i > core + 1 and not (person and is_plural(doc[i - 1])) and _couples(doc, i):
            continue
        if not _in_run(token, i == core + 1 and doc[core].lower_ in OPENING) or (
            token.is_sent_start and not (i == core + 1 and doc[core].is_sent_start)
        ):
            return
        if (person or (i == core + 1 and _ends_clause(doc, i))) and is_outcome_verb(token.lower_):
            return
        if (token.ent_type_ in ("DATE", "TIME") and not is_person_noun(token.text)) or (
            token.lower_ in ("dead", "missing", "hostage", "wounded", "injured") and person
        ):
            return
        person = person or (is_person_noun(token.text) and token.lower_ != "other")
        yield i


def _ends_clause(doc: Doc, i: int) -> bool:
    """Whether no noun follows, so that a word of outcome after a number is its verb: "two shot Friday night"."""
    following = doc[i + 1] if i + 1 < len(doc) else None
    return following is None or following.ent_type_ in ("DATE", "TIME") or following.pos_ not in ("NOUN", "PROPN", "ADJ")


def _couples(doc: Doc, i: int) -> bool:
    """Whether "and" couples two adjectives before one noun: "Western and Russian hostages"."""
    return (
        doc[i].lower_ in ("and", "or")
        and i + 2 < len(doc)
        and doc[i - 1].pos_ in ("ADJ", "PROPN")
        and doc[i + 1].pos_ in ("ADJ", "PROPN")
        and is_person_noun(doc[i + 2].text)
    )


OPENING = word_set("mentions", "opening")
RUNNING = word_set("mentions", "running")


def _in_run(token: Token, first: bool) -> bool:
    if token.i and token.doc[token.i - 1].lower_ in ("more", "others") and token.pos_ == "PROPN":
        return False
    if token.text == "-" and token.whitespace_ and token.doc[token.i - 1].whitespace_:
        return False
    if token.pos_ in ("NOUN", "PROPN", "ADJ") or token.lower_ in RUNNING:
        return True
    if first and token.lower_ in DETERMINERS:
        return True
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if (following is not None and following.text == "-" and not token.whitespace_ and token.is_alpha) or (
        token.i and token.doc[token.i - 1].text == "-" and token.is_alpha
    ):
        return True
    if token.text in ('"', "“", "‘", "'", "(") and first:
        return True
    return (token.tag_ in ("VBN", "VBG", "CD") and token.dep_ in ("amod", "compound", "nummod")) or token.lower_ in (
        "injured",
        "wounded",
        "armed",
        "suspected",
        "alleged",
        "unarmed",
    )


COLLECTIVE = word_set("mentions", "collective")


def described_as(doc: Doc, mention: Mention) -> Token | None:
    """The noun for what the people are said to be: "two of the injured were army officers"; None where the words say nothing such."""
    head = doc[mention.head]
    if head.dep_ != "nsubj" or head.head.lemma_ != "be":
        return None
    return next((c for c in head.head.children if c.dep_ == "attr" and c.i > head.i and is_person_noun(c.text)), None)
