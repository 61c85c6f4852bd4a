"""
Whom a figure is of: what the words tell of the person or the people counted, so that those told of twice are counted once.

Sex, age, names and how they are brought in ("a", "the", "another") are read from the figure's own words and what stands right after them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import takewhile

from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.people import is_person_noun, is_title, singular
from reportedly.language import Parsed
from reportedly.model import Figure, Status

YEARS_OLD = re.compile(r"(\d{1,3})[ -]+years?[ -]+old|(?<!\d)(\d{1,3})[ -]+year[ -]+(?:boy|girl|child)", re.IGNORECASE)
MONTHS_OLD = re.compile(r"(\d{1,2})[ -]+(month|week|day)s?[ -]+old", re.IGNORECASE)
AGE_AFTER = re.compile(
    r"(?:,|\s*\()\s*(?:ages?d?\s+)?(?P<age>\d{1,3})(?=\s*(?:[.,;:)]|$|of|from|was|is|has|had|who|and|died)(?![\w/%]))"
    r"|\s+(?:was|is)\s+(?P<is>\d{1,3})\b(?=[.,])|,\s*an?\s+(?P<year>\d{1,3})[ -]year",
    re.IGNORECASE,
)
CHILD, GROWN = 15, 20
NEAR = 25


class Form(StrEnum):
    """How the words bring people in."""

    NAME = "name"
    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of a person, or of each of a group; None and empty where nothing is."""

    sex: str | None = None
    age: int | None = None
    young: bool | None = None
    names: tuple[str, ...] = ()
    noun: str | None = None

    def fits(self, other: Traits) -> bool:
        """Whether both can be of the same person."""
        return not (self.names and other.names and not same_name(self.names, other.names)) and self.alike(other)

    def alike(self, other: Traits) -> bool:
        """Whether both can be of the same person, their names aside."""
        if self.age is not None and other.age is not None:
            return self.age == other.age and not _differ(self.sex, other.sex)
        return not _differ(self.sex, other.sex) and not _differ(self.young, other.young)

    def joined(self, other: Traits) -> Traits:
        """What is known of a person of whom both are told."""
        return Traits(
            self.sex or other.sex,
            self.age if self.age is not None else other.age,
            self.young if self.young is not None else other.young,
            max(self.names, other.names, key=len),
            self.noun or other.noun,
        )

    def same_person(self, other: Traits) -> bool:
        """Whether a name or an age says that both are of one person."""
        if self.names and other.names:
            return self.fits(other)
        return self.age is not None and self.age == other.age and self.fits(other)


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the shorter of two names is made of words of the longer, or both have a first and a last name in common."""
    short, long = sorted((one, other), key=len)
    return set(short) <= set(long) or (len(short) > 1 and short[0] == long[0] and short[-1] == long[-1])


@dataclass(frozen=True, slots=True)
class Told:
    """
    One figure and whom it is of. ``first`` and ``last`` are tokens and ``sentence`` is the first of its sentence; ``struck`` is whether the
    count may take in the dead, ``apposed`` whether the words only go on with people told of right before, and ``some_of`` are the
    sentences that hold the count of which the words make it some. ``rank`` is n for "an n-th victim", else 0; ``fallen`` is whether a
    count of the dead takes in those who did it; ``others`` is whether they are others than people of another status in their sentence;
    ``bare`` is whether it is "the" with a word that says no more than sex or age, as of somebody told of right before.
    """

    figure: Figure
    first: int
    last: int
    sentence: int
    traits: Traits
    form: Form
    general: bool
    struck: bool
    vague: bool
    apposed: bool
    some_of: frozenset[int]
    rank: int
    fallen: bool
    others: bool = False
    bare: bool = False

    @property
    def is_one(self) -> bool:
        """Whether it tells of a single person."""
        return (self.figure.low, self.figure.high) == (1, 1)

    @property
    def id(self) -> str:
        """The id of the figure."""
        return self.figure.id


@cache
def words(table: str, row: str) -> frozenset[str]:
    """The words of one row of the lexicon of totals. Raises KeyError where there is none."""
    return frozenset(load_lexicon("totals")[table][row])


def told(parsed: Parsed, figure: Figure) -> Told:
    """What the words of ``figure`` tell of whom it counts. Never raises on text."""
    doc = parsed.doc
    piece = doc.char_span(figure.evidence.start, figure.evidence.end, alignment_mode="expand")
    first, last = (piece.start, piece.end - 1) if piece is not None and len(piece) else (0, 0)
    tokens = doc[first : last + 1]
    traits = _traits(parsed, figure, list(tokens))
    noun, one = traits.noun, (figure.low, figure.high) == (1, 1)
    return Told(
        figure,
        first,
        last,
        doc[first].sent.start,
        traits,
        _form(doc, first, list(tokens), traits),
        noun is None or noun in words("kinds", "general"),
        figure.status is Status.INJURED and _nearest(doc, first, last, ("deeds", "struck"), ("deeds", "hurt")),
        figure.high is None and any(token.lower_ in words("vague", "words") for token in tokens),
        _is_apposed(doc, first),
        _some_of(doc, first, last) if figure.part_of is None else frozenset(),
        max((load_lexicon("totals")["ordinals"].get(token.lower_, 0) for token in tokens), default=0),
        figure.status is Status.KILLED and not one and _nearest(doc, first, last, ("fallen", "words"), ("fallen", "deeds")),
        bare=one and doc[first].lower_ == "the" and last == first + 1 and noun in words("kinds", "plain"),
    )


def _traits(parsed: Parsed, figure: Figure, tokens: list[Token]) -> Traits:
    quote = figure.evidence.quote
    nouns = [singular(token.text) for token in tokens if is_person_noun(token.text) or token.lower_ in words("kinds", "general")]
    one = (figure.low, figure.high) == (1, 1)
    names = _names(tokens) or _names(_apposed(tokens)) if one else ()
    age = _age(quote, parsed.text[figure.evidence.end : figure.evidence.end + 30]) if one else None
    return Traits(_sex(nouns), age, _young(nouns, age), names, nouns[-1] if nouns else None)


def _apposed(tokens: list[Token]) -> list[Token]:
    """The name that a comma leads to, or that the tokens are said of: "the fourth victim, Mary Example", "Mary Example, a clerk"."""
    doc, last = tokens[-1].doc, tokens[-1].i
    if last + 2 < len(doc) and doc[last + 1].text == "," and doc[last + 2].ent_type_ == "PERSON":
        return [token for token in doc[last + 2 : last + 6] if token.ent_type_ == "PERSON" and token.ent_iob_ in ("B", "I")][:4]
    led = tokens[0].i > 0 and doc[tokens[0].i - 1].text == ":"
    head = next((token.head for token in tokens if token.dep_ == "appos" and token.head.i < tokens[0].i and not led), None)
    return [*head.lefts, head] if head is not None and head.ent_type_ == "PERSON" else []


def _names(tokens: list[Token]) -> tuple[str, ...]:
    """The words of a person's name among ``tokens``, without titles: what the tagger takes for one, else the capitals at the end."""
    owner = max((at for at, token in enumerate(tokens) if token.lower_ in ("'s", "’s")), default=-1)
    tokens = tokens[owner + 1 :] if owner + 1 < len(tokens) else tokens
    last = tokens[-1] if tokens else None
    person = [t for t in tokens if t.ent_type_ == "PERSON"] if last is not None and last.ent_type_ == "PERSON" else []
    person = person or list(takewhile(lambda t: t.pos_ == "PROPN", reversed(tokens)))[::-1]
    proper = [t for t in person if t.text[:1].isupper() and t.ent_type_ not in ("GPE", "ORG", "DATE", "NORP", "FAC")]
    names = (t for t in proper if not is_title(t.text) and not is_person_noun(t.text) and len(t.text.rstrip(".")) > 1)
    return tuple(t.lower_.removesuffix("'s") for t in names)


def _age(quote: str, after: str) -> int | None:
    months = MONTHS_OLD.search(quote)
    if months:
        return int(months[1]) // 12 if months[2].lower() == "month" else 0
    found = YEARS_OLD.search(quote)
    if found:
        return int(found[1] or found[2])
    match = AGE_AFTER.match(after)
    return int(next(group for group in match.groups() if group)) if match else None


def _sex(nouns: Sequence[str]) -> str | None:
    return next((sex for sex in ("male", "female") for noun in nouns if noun in words("sex", sex)), None)


def _young(nouns: Sequence[str], age: int | None) -> bool | None:
    if age is not None:
        return True if age < CHILD else False if age > GROWN else None
    named = ((noun in words("age", "young"), noun in words("age", "grown")) for noun in reversed(nouns))
    return next((young for young, grown in named if young or grown), None)


def _form(doc: Doc, first: int, tokens: list[Token], traits: Traits) -> Form:
    before = doc[first - 1] if first and not doc[first].is_sent_start else None
    around = [*([before] if before is not None else []), *tokens]
    if any(token.lower_ in words("beside", "words") for token in around):
        return Form.BESIDE
    opening = {token.lower_ for token in around[:2]}
    if opening & DEFINITE:
        return Form.DEFINITE
    return Form.NAME if traits.names and not opening & {"a", "an"} else Form.INDEFINITE


def _is_apposed(doc: Doc, first: int) -> bool:
    """Whether the words only go on with people told of right before: after a colon, a dash, "as" or "including"."""
    before = doc[first - 1] if first and not doc[first].is_sent_start else None
    leading = words("deeds", "going_on") | words("deeds", "inclusive")
    if before is None:
        return False
    return before.lower_ in leading or doc[first].dep_ == "appos" or (before.dep_ == "cc" and _goes_on(doc, first, leading))


def _goes_on(doc: Doc, first: int, leading: frozenset[str]) -> bool:
    """Whether the words are joined to some that only go on: the second of "including a man and a boy"."""
    phrase = next((token for token in (doc[first], *doc[first].ancestors) if token.dep_ == "conj" and token.head.i < first), None)
    opening = phrase.head.left_edge.i if phrase is not None else 0
    return opening > 0 and doc[opening - 1].lower_ in leading


def _some_of(doc: Doc, first: int, last: int) -> frozenset[int]:
    """The sentences, this one and the one before, that hold the count of which "one of them", "including a girl" are some."""
    here = doc[first].sent.start
    including = first > here and doc[first - 1].lower_ in words("deeds", "inclusive")
    some = doc[first].like_num or doc[first].lower_ in words("deeds", "some")
    if not including and not (some and any(doc[i].lower_ == "of" for i in range(first + 1, min(last + 2, len(doc))))):
        return frozenset()
    return frozenset({here} if including or here == 0 else {here, doc[here - 1].sent.start})


DEFINITE = frozenset("the this that these those his her their its all both".split())


def _nearest(doc: Doc, first: int, last: int, row: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether the nearest word of two rows of the lexicon, in the sentence and rather after than before the figure, is of the first."""
    sentence = doc[first].sent
    wanted, rival = words(*row), words(*other)
    places = range(max(sentence.start, first - NEAR), min(sentence.end, last + NEAR))
    found = [(_gap(i, first, last), i, doc[i].lower_ in wanted) for i in places if doc[i].lower_ in wanted | rival]
    return bool(found) and min(found)[2]


def _gap(i: int, first: int, last: int) -> int:
    """How far token ``i`` is from the figure; what stands before it counts as twice as far."""
    return max(i - last, 0) if i >= first else 2 * (first - i)


def identified(doc: Doc, rows: Sequence[Told]) -> list[Told]:
    """
    ``rows``, in text order, where somebody and the name that they are "identified as" share what is told of either.

    Who is killed under the one is killed under the other. Never raises on text.
    """
    told = list(rows)
    for at in range(1, len(told)):
        one, name = told[at - 1], told[at]
        named = bool(one.traits.names or name.traits.names) and one.is_one and name.is_one
        if named and _is_named(doc, one, name) and one.traits.fits(name.traits):
            traits = one.traits.joined(name.traits)
            dead = next((row.figure.status for row in (one, name) if row.figure.status is Status.KILLED), None)
            told[at - 1 : at + 1] = [_known(row, traits, dead) for row in (one, name)]
    return told


def _is_named(doc: Doc, one: Told, name: Told) -> bool:
    between = {token.lower_ for token in doc[one.last + 1 : name.first]} if one.sentence == name.sentence else set()
    return doc[name.first - 1].lower_ == "as" and bool(between & words("deeds", "naming"))


def _known(row: Told, traits: Traits, dead: Status | None) -> Told:
    status = dead if row.figure.status is Status.INJURED and dead else row.figure.status
    return replace(row, traits=traits, figure=replace(row.figure, status=status))
