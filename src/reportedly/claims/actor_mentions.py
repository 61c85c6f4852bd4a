"""Mentions of actors: where the text names, describes or points at a person or a body, before they are told apart or joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.claims.actor_kinds import hypernyms, is_person_word, title_words, word_kind
from reportedly.claims.attribution_tree import SUBJECTS
from reportedly.language import Parsed
from reportedly.model import Span

PRONOUNS = {
    "he": "he",
    "him": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "they": "they",
    "them": "they",
    "their": "they",
    "it": "it",
    "its": "it",
}
INDEFINITE = frozenset({"a", "an", "another", "one", "some", "other", "two", "several", "many", "three", "most"})
JOINING = frozenset({"of", "for", "and", "against", "on", "in", "'s", "the", "&", "to"})
SKIPPED = frozenset({"compound", "amod", "nmod", "nummod", "det", "aux", "advmod", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Mention:
    """
    ``head`` is a token index, ``span`` the words of the name or role (no article's clause after it), ``words`` its lower-case
    content words. ``form`` is "person", "body", "role" or a pronoun's class ("he", "she", "they", "it").
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
    sentence: int


def find_mentions(parsed: Parsed) -> Iterator[Mention]:
    """Yield the mentions of actors in text order. Never raises on text."""
    for number, sentence in enumerate(parsed.doc.sents):
        for token in sentence:
            found = _mention(parsed, token, number)
            if found is not None:
                yield found


def _mention(parsed: Parsed, token: Token, number: int) -> Mention | None:
    if token.lower_ in PRONOUNS:
        return _make(parsed, token, token.i, token.i + 1, PRONOUNS[token.lower_], number)
    if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") or not _heads_phrase(token):
        return None
    if token.tag_ in ("NNP", "NNPS"):
        return _proper(parsed, token, number)
    if is_person_word(token.lemma_) or word_kind(token.lower_) or token.lemma_.lower() in hypernyms():
        return _make(parsed, token, _role_start(token), token.i + 1, "role", number)
    return None


def _heads_phrase(token: Token) -> bool:
    return token.dep_ not in SKIPPED or token.i + 1 == len(token.doc) or token.head.tag_[:1] != "N"


def _proper(parsed: Parsed, token: Token, number: int) -> Mention | None:
    if token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY"):
        return None
    first, last = _name_start(token), token.i + 1
    if token.ent_type_ == "PERSON" or _has_title(token, first):
        return _make(parsed, token, _without_titles(token.doc, first, last), last, "person", number)
    return _make(parsed, token, first, _name_end(token), "body", number)


def _name_start(token: Token) -> int:
    first = token.i
    while first > 0 and _joins_name(token.doc[first - 1], token):
        first -= 1
    while first < token.i and token.doc[first].text in ("-", "&"):
        first += 1
    return first


def _joins_name(before: Token, head: Token) -> bool:
    if before.is_space or (before.is_punct and before.text not in ("-",)):
        return False
    return before.tag_ in ("NNP", "NNPS") or (
        (before.text == "-" or (before.tag_ in ("JJ", "NN", "NNS") and before.text[:1].isupper())) and before.sent == head.sent
    )


def _has_title(token: Token, first: int) -> bool:
    return any(t.lower_ in title_words() and t.lower_ != token.lower_ for t in token.doc[max(0, first) : token.i]) and not word_kind(
        token.lower_
    )


def _without_titles(doc: object, first: int, last: int) -> int:
    tokens = doc  # type: ignore[assignment]
    at = last - 1
    while at > first and tokens[at - 1].ent_type_ in ("PERSON", "") and not _is_title(tokens[at - 1]):  # type: ignore[index]
        at -= 1
    return at


def _is_title(token: Token) -> bool:
    return token.lower_ in title_words() or is_person_word(token.lower_) or (token.tag_ not in ("NNP", "NNPS") and token.text != "-")


def _name_end(token: Token) -> int:
    """After "of", "for" and the proper noun that completes a body's name."""
    last = token.i + 1
    for part in token.rights:
        if part.dep_ == "prep" and part.lower_ in ("of", "for") and part.i == last:
            inner = next((c for c in part.children if c.dep_ == "pobj"), None)
            if inner is not None and inner.text[:1].isupper():
                last = inner.i + 1
    return last


def _role_start(token: Token) -> int:
    first = token.i
    while first > 0:
        before = token.doc[first - 1]
        if before.head.i != token.i and not (before.head.i > first - 1 and before.head.i <= token.i):
            break
        if before.is_space or (before.dep_ in ("mark", "cc", "advmod", "prep", "punct", "nsubj", "relcl", "advcl") and before.text != "-"):
            break
        first -= 1
    return first


def _make(parsed: Parsed, head: Token, first: int, last: int, form: str, number: int) -> Mention:
    tokens = parsed.doc[first:last]
    words = tuple(t.lower_ for t in tokens if (t.tag_ not in ("DT", "POS", "PRP$") and t.is_alpha) or ("." in t.text and len(t.text) > 1))
    lead = tokens[0].lower_
    definite = lead in ("the", "this", "that", "these", "those", "its", "their", "his", "her") or (
        lead not in INDEFINITE and form != "role"
    )
    plural = head.tag_ in ("NNS", "NNPS") or form == "they"
    subject = head.dep_ in SUBJECTS
    return Mention(head.i, first, last, parsed.span(tokens[0], tokens[-1]), words, form, definite, plural, subject, number)
