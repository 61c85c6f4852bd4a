"""Mentions of actors: where the text names, describes or points at a person or a body, before they are told apart or joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.claims.actor_kinds import hypernyms, is_person_word, title_words, word_kind
from reportedly.claims.attribution_tree import SUBJECTS, child
from reportedly.claims.cues import verb_cues
from reportedly.claims.quoting import quotations_in
from reportedly.language import Parsed, Quotation
from reportedly.model import Span

PRONOUNS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
PRONOUNS |= {"they": "they", "them": "they", "their": "they", "it": "it", "its": "it"}
INDEFINITE = frozenset({"a", "an", "another", "one", "some", "other", "two", "several", "many", "three", "most", "no", "any"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
SKIPPED = frozenset({"compound", "amod", "nmod", "nummod", "det", "aux", "advmod", "npadvmod"})
NO_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY"})
AT_PLACES = frozenset({"in", "at", "near", "outside", "around", "into", "across"})

LETTERS = 8
PLACE_NOUNS = frozenset(
    {"city", "town", "village", "province", "district", "capital", "state", "region", "island", "suburb", "neighborhood"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """
    ``head`` is a token index, ``span`` the words of the name or role (no clause after it), ``words`` its lower-case content
    words. ``form`` is "person", "body", "role" or a pronoun's class ("he", "she", "they", "it"). ``speaks`` is whether it is
    the subject of a verb of saying; ``quoted`` whether it stands in a quotation; ``sentence`` counts sentences outside of them.
    """

    head: int
    first: int
    last: int
    span: Span
    words: tuple[str, ...]
    form: str
    definite: bool
    plural: bool
    subject: bool
    speaks: bool
    quoted: bool
    sentence: int


def find_mentions(parsed: Parsed) -> Iterator[Mention]:
    """Yield the mentions of actors in text order. Never raises on text."""
    finder = Finder(parsed)
    number, quotes, at = 0, finder.quotations, 0
    for sentence in parsed.doc.sents:
        start = sentence[0].idx
        while at < len(quotes) and quotes[at].span.end <= start:
            at += 1
        number += not (at < len(quotes) and quotes[at].inner.start <= start and quotes[at].span.start < start)
        for token in sentence:
            found = finder.mention(token, number)
            if found is not None:
                yield found


class Finder:
    """Finds mentions in one text, whose names are labelled alike throughout it."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.places = _places(parsed.doc)
        self.quotations = quotations_in(parsed)
        self.inside = _quoted_tokens(parsed, self.quotations)

    def mention(self, token: Token, number: int) -> Mention | None:
        """The mention that ``token`` heads in sentence ``number``; None where it heads none."""
        if token.lower_ in PRONOUNS:
            return self._make(token, token.i, token.i + 1, PRONOUNS[token.lower_], number)
        if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") or not _heads_phrase(token):
            return None
        general = token.lower_ in hypernyms() and _name_start(token) == token.i and token.ent_type_ not in NO_NAMES
        shouted = token.is_upper and _name_start(token) == token.i and is_person_word(token.lower_)
        if (token.tag_ in ("NNP", "NNPS") or _is_acronym(token)) and not general and not shouted:
            return self._proper(token, number)
        if general or is_person_word(token.lemma_) or word_kind(token.lower_) or token.lemma_.lower() in hypernyms() or _speaks(token):
            return self._make(token, _role_start(token), token.i + 1, "role", number)
        return None

    def _proper(self, token: Token, number: int) -> Mention | None:
        if token.ent_type_ in NO_NAMES:
            return None
        first, last = self._past_place(_name_start(token), token.i), token.i + 1
        titled = _has_title(token, first)
        initials = token.is_upper and token.i == first and len(token) > 1
        if titled or (token.ent_type_ == "PERSON" and not initials and token.lower_ not in self.places and not word_kind(token.lower_)):
            return self._make(token, _without_titles(token.doc, first, last), last, "person", number)
        first -= first > 0 and token.doc[first - 1].lower_ == "the"
        return self._make(token, first, _name_end(token), "body", number)

    def _past_place(self, first: int, last: int) -> int:
        """``first``, past a place whose name runs into a person's: "the director for Dola Anil Rao"."""
        doc = self.parsed.doc
        runs_in = last - first >= 2 and first > 0 and doc[first - 1].pos_ == "ADP" and doc[first].lower_ in self.places
        return first + 1 if runs_in else first

    def _make(self, head: Token, first: int, last: int, form: str, number: int) -> Mention:
        tokens = self.parsed.doc[first:last]
        words = tuple(t.lower_ for t in tokens if (t.tag_ not in ("DT", "POS", "PRP$", "IN") and t.is_alpha) or _is_initials(t))
        lead = tokens[0].lower_
        definite = lead in DEFINITE or (lead not in INDEFINITE and form != "role")
        plural = head.tag_ in ("NNS", "NNPS") or form == "they"
        speaks = _speaks(head)
        span = self.parsed.span(tokens[0], tokens[-1])
        return Mention(head.i, first, last, span, words, form, definite, plural, _is_subject(head), speaks, head.i in self.inside, number)


def _is_acronym(token: Token) -> bool:
    """Whether ``token`` is set in capitals and its neighbours are not, as names of bodies are whatever the tagger says."""
    near = [t for t in token.doc[max(0, token.i - 1) : token.i + 2] if t.i != token.i and t.is_alpha and len(t) > 1]
    capitals = token.is_upper and token.is_alpha and 1 < len(token) <= LETTERS
    return bool(capitals) and not is_person_word(token.lower_) and not any(t.is_upper for t in near)


def _is_initials(token: Token) -> bool:
    return "." in token.text and len(token.text) > 1


def _is_subject(head: Token) -> bool:
    return head.dep_ in SUBJECTS or (head.dep_ in ("conj", "appos") and head.head.dep_ in SUBJECTS)


def _speaks(head: Token) -> bool:
    if head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lower_ == "according":
        return True
    top = head.head if head.dep_ in ("conj", "appos") else head
    if top.dep_ not in SUBJECTS or any(c.dep_ in SUBJECTS and top.i < c.i for c in top.head.lefts):
        return False
    return any("quote" in word.takes for word in verb_cues().get(top.head.lemma_.lower(), ()))


def _places(doc: Doc) -> frozenset[str]:
    """Lower-case words that are more often a place than a person here, or that "in" or "at" stands before."""
    labels: Counter[str] = Counter()
    for entity in doc.ents:
        sign = {"PERSON": -1, "GPE": 1, "LOC": 1, "FAC": 1}.get(entity.label_, 0)
        labels[entity[-1].lower_] += sign
        if entity.label_ == "PERSON" and len(entity) == 1 and _stands_at(doc, entity.start):
            labels[entity[-1].lower_] += 2
    return frozenset(word for word, count in labels.items() if count > 0)


def _stands_at(doc: Doc, at: int) -> bool:
    """Whether "in" or "at", or "the city of", stands before token ``at``."""
    if at and doc[at - 1].lower_ in AT_PLACES:
        return True
    return at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lemma_.lower() in PLACE_NOUNS


def _quoted_tokens(parsed: Parsed, quotations: Sequence[Quotation]) -> frozenset[int]:
    inside: set[int] = set()
    at = 0
    for token in parsed.doc:
        while at < len(quotations) and quotations[at].inner.end <= token.idx:
            at += 1
        if at < len(quotations) and quotations[at].inner.start <= token.idx:
            inside.add(token.i)
    return frozenset(inside)


def _heads_phrase(token: Token) -> bool:
    return token.dep_ not in SKIPPED or token.i + 1 == len(token.doc) or token.head.tag_[:1] != "N"


def _name_start(token: Token) -> int:
    first = token.i
    while first > 0 and _joins_name(token.doc[first - 1]):
        first -= 1
    while first < token.i and token.doc[first].text in ("-", "&"):
        first += 1
    return first


def _joins_name(before: Token) -> bool:
    if before.is_space or (before.is_punct and before.text != "-"):
        return False
    if before.tag_ in ("NNP", "NNPS") or before.text in ("-", "al", "van", "von", "de", "bin", "ibn", "abu"):
        return before.ent_type_ not in NO_NAMES
    return before.tag_ in ("JJ", "NN", "NNS") and before.text[:1].isupper()


def _has_title(token: Token, first: int) -> bool:
    if word_kind(token.lower_) and token.ent_type_ != "PERSON":
        return False
    return any(t.lower_ in title_words() or (is_person_word(t.lower_) and t.ent_type_ != "ORG") for t in token.doc[first : token.i])


def _without_titles(doc: Doc, first: int, last: int) -> int:
    at = last - 1
    while at > first and not _is_title(doc[at - 1]):
        at -= 1
    while at < last - 1 and doc[at].text == "-":
        at += 1
    return at


def _is_title(token: Token) -> bool:
    if token.text in ("-", "al", "van", "von", "de", "bin", "ibn", "abu"):
        return False
    return token.lower_ in title_words() or is_person_word(token.lower_) or token.tag_ not in ("NNP", "NNPS")


def _name_end(token: Token) -> int:
    """After "of", "for" and the capitalised words that complete a body's name."""
    doc, last = token.doc, token.i + 1
    if last + 1 < len(doc) and doc[last].lower_ in ("of", "for"):
        at = last + 1 + (doc[last + 1].lower_ == "the" and last + 2 < len(doc))
        while at < len(doc) and doc[at].text[:1].isupper() and doc[at].tag_ in ("NNP", "NNPS", "NN", "NNS", "JJ"):
            at, last = at + 1, at + 1
    return last


def _role_start(token: Token) -> int:
    first = token.i
    while first > 0:
        before = token.doc[first - 1]
        if before.head.i != token.i and not first - 1 < before.head.i <= token.i:
            break
        if (
            before.is_space
            or before.ent_type_ in ("DATE", "TIME")
            or (before.tag_ == "NNP" and before.dep_ == "nmod" and token.doc[first].pos_ == "ADJ")
            or (before.dep_ in ("mark", "cc", "advmod", "prep", "punct", "nsubj", "relcl", "advcl") and before.text != "-")
        ):
            break
        first -= 1
    owner = child(token, "poss")
    return min(first, int(owner.left_edge.i)) if owner is not None and token.i - owner.i < 6 else first
