"""
What the words around the name of a place tell of it: that a deed was done there, whose police came, who comes from there, or nothing.

Each naming has kinds of evidence, by the words after it ("Springfield police", "a Springfield home", "Springfield Hospital"), those before
it ("in", "near", "north of", "Elm Street,") and what these hang on in the parse ("shot in", "treated in", "arrested in", "lives in").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.attrs import IDX
from spacy.tokens import Token

from reportedly.claims.lexicon import word_set
from reportedly.claims.scene_names import OWNERS, Name
from reportedly.language import Parsed
from reportedly.model import Place, Span
from reportedly.places.words import words

DEEP, UP = 8, 6
AREAS = ("province", "country")
INNER = ("compound", "appos", "conj", "amod", "nmod", "flat")
OF_VERB = ("nsubj", "nsubjpass", "dobj")
BODIES = ("media", "school", "medical", "law")
IN_CAPITALS = (*BODIES, "road")
AFTER = ("road", "police", *BODIES, "deed", "site", "area", "people")
OUSTING = frozenset((*BODIES, "police", "county", "road"))


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming of a place: its words, what they tell, and in which sentence it stands (-1: in the title)."""

    place: Place
    name: Name
    kinds: tuple[str, ...]
    sentence: int

    @property
    def in_text(self) -> bool:
        """Whether it stands in the text, and not in the title."""
        return self.sentence >= 0


def read_namings(parsed: Parsed, names: Sequence[Name], places: Sequence[Place]) -> list[Naming]:
    """What the words around each name tell; ``names`` and ``places`` are of the same stretches, in text order. Never raises on text."""
    reader = _Reader(parsed, places)
    return [
        Naming(place, name, (name.title,), -1) if name.title else Naming(place, name, tuple(reader.kinds(at)), reader.sentence(place.span))
        for at, (name, place) in enumerate(zip(names, places, strict=True))
    ]


class _Reader:
    """Reads the words around the names of one report."""

    __slots__ = ("_doc", "_parsed", "_places", "_sentences", "_starts")

    def __init__(self, parsed: Parsed, places: Sequence[Place]) -> None:
        self._parsed, self._doc, self._places = parsed, parsed.doc, places
        self._starts: list[int] = parsed.doc.to_array(IDX).tolist()
        self._sentences = [sentence.start for sentence in parsed.doc.sents] if places else []

    def sentence(self, span: Span) -> int:
        """The number of the sentence that ``span`` starts in."""
        return bisect_right(self._sentences, self._token(span.start).i) - 1

    def _token(self, offset: int) -> Token:
        return self._doc[max(0, bisect_right(self._starts, offset) - 1)]

    def kinds(self, at: int) -> Iterator[str]:
        """The kinds of evidence of the name at ``at``; "bare" where there is none."""
        span, report = self._places[at].span, self._parsed.report
        if report.dateline_place is not None and report.dateline_place.overlaps(span):
            yield "dateline"
        elif report.title_span is not None and report.title_span.overlaps(span):
            yield "heading"
        elif report.is_furniture(span):
            yield "furniture"
        else:
            of = self._places[at - 1].span if self._is_around_last(at) else span
            after, before = tuple(self._after(at)), self._before(of, self._token(of.end - 1))
            yield from after
            if before is not None and not OUSTING.intersection(after):
                yield before
            elif not after:
                yield "bare"

    def _after(self, at: int) -> Iterator[str]:
        """What the words after a name make of it, past the state that it lies in ("Springfield, Ill., police") and the possessive."""
        end, owner = self._end(at), False
        if self._word(end) in word_set("beside", "county", "scene"):
            yield "county"
            end += 1
        if self._word(end) in OWNERS:
            end, owner = end + 1, True
        if words().generic.get(self._word(end)) == "city" and self._word(end + 1):
            end += 1
        word = self._word(end)
        capital = bool(word) and self._doc[end].text[0].isupper()
        kind = next((kind for kind in AFTER if word in words_of(kind) and (capital or kind not in IN_CAPITALS)), None)
        if kind is not None and not (owner and kind in ("road", "people")):
            yield kind

    def _is_around_last(self, at: int) -> bool:
        """Whether the name is that of the state or country of the place named before it: "shot in Springfield, Illinois"."""
        if not at or self._places[at].precision not in AREAS:
            return False
        return self._parsed.text[self._places[at - 1].span.end : self._places[at].span.start].strip() == ","

    def _word(self, at: int) -> str:
        """The word at ``at`` in small letters; empty where another sentence starts there."""
        return self._doc[at].lower_ if at < len(self._doc) and not self._doc[at].is_sent_start else ""

    def _end(self, at: int) -> int:
        """The number of the token after a name, or after the state or country that it is said to lie in."""
        end = self._token(self._places[at].span.end - 1).i + 1
        if at + 1 >= len(self._places) or not self._is_around_last(at + 1):
            return end
        end = self._token(self._places[at + 1].span.end - 1).i + 1
        return end + 1 if end < len(self._doc) and self._doc[end].text in (",", ".") else end

    def _before(self, span: Span, last: Token) -> str | None:
        """What the words before a name make of it, and, after "in" and the like, what they hang on."""
        token = self._leading(span)
        if token is None:
            return None
        word, before = token.lower_, self._doc[token.i - 1].lower_ if token.i else ""
        if word in words().at:
            kind = _of_kinds(_over(last))
            near = word in word_set("prepositions", "near", "scene")
            return kind if not near else "near site" if kind in ("site in", "deed at site") else "near"
        if word == "of":
            return next((kind for kind in ("sides", "parts", "roads") if before in word_set("prepositions", kind, "scene")), "of")
        if word == ",":
            return "address" if before in word_set("beside", "road", "scene") else None
        return {"from": "of", "to": "to"}.get(word)

    def _leading(self, span: Span) -> Token | None:
        """The word before a name, past "the", "downtown" and "the city of"; None where the name opens its sentence."""
        at = self._token(span.start).i
        while at > 0 and not self._doc[at].is_sent_start:
            at -= 1
            word = self._doc[at].lower_
            if word == "of" and at and self._doc[at - 1].lower_ in words().generic:
                at -= 1
            elif word != "the" and word not in words().parts:
                return self._doc[at]
        return None


def words_of(kind: str) -> frozenset[str]:
    """The words that give a name before them the evidence ``kind``. Raises KeyError where there is no such kind."""
    return word_set("scene", "scene", "dates") if kind == "deed" else word_set("beside", kind, "scene")


def _over(token: Token) -> frozenset[str]:
    """The kinds of the words that a place with its preposition hangs on, up to the first verb."""
    for _ in range(DEEP):
        if token.dep_ not in INNER:
            break
        token = token.head
    if token.dep_ != "pobj":
        return frozenset()
    found: set[str] = set()
    for _ in range(UP):
        token = token.head
        found.update(kind for kind in ("medical", "law", "home", "deed", "site", "police") if _is(token, kind))
        if token.pos_ == "VERB" or token.head == token:
            break
    if any(child.dep_ in OF_VERB and child.lemma_.lower() in word_set("scene", "scene", "dates") for child in token.children):
        found.add("deed")
    return frozenset(found)


def _is(token: Token, kind: str) -> bool:
    if kind in ("site", "police"):
        return token.lower_ in word_set("beside", kind, "scene")
    lemma = token.lemma_.lower()
    return lemma in word_set("over", kind, "scene") or (
        kind == "deed" and any(lemma in word_set("scene", name, "dates") for name in ("happen", "harm", "scene"))
    )


def _of_kinds(found: frozenset[str]) -> str:
    """One kind for all that a place hangs on: a hospital, a court or a home make it another place than that of the deed."""
    if "medical" in found or "law" in found:
        return "treated" if "medical" in found else "tried"
    if "home" in found and "deed" not in found:
        return "lives"
    if "deed" in found:
        return "deed at site" if "site" in found else "deed in"
    return "site in" if "site" in found else "police in" if "police" in found else "in"
