"""What actors are called: how much of the text names one, and whether two names are one body's."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.actor_kinds import is_person_word, kind_of, title_words
from reportedly.claims.actor_mentions import Mention
from reportedly.claims.attribution_tree import child, phrase_end, phrase_start
from reportedly.language import Parsed
from reportedly.model import SourceKind, Span

OF_BODY = frozenset({"at", "of", "from", "with"})
ROLE_ENDS = frozenset({",", "(", "in", "near", "who", "which", "-", "--", "–", "—"})
LEADING = frozenset({"lead", "head", "run", "command", "direct"})
NO_BODY = frozenset({"GPE", "LOC", "DATE", "TIME", "PERSON"})


def name_of(parsed: Parsed, mention: Mention) -> Span:
    """The words that name it: for persons of a body that is named, with that ("monitors at the Dola Watch"). Raises nothing."""
    doc, at = parsed.doc, mention.last
    persons = mention.form == "role" and (mention.plural or (not mention.definite and is_person_word(doc[mention.head].lemma_)))
    if not persons or at + 1 >= len(doc) or doc[at].lower_ not in OF_BODY:
        return mention.span
    first = at + 1 + (doc[at + 1].lower_ == "the")
    end = _name_end(doc, first)
    return parsed.span(doc[mention.first], doc[end - 1]) if end > first and doc[end - 1].ent_type_ not in NO_BODY else mention.span


def kind_of_person(doc: Doc, mention: Mention) -> SourceKind:
    """The kind of a person from the words around the name: a role, whom they lead. Raises nothing."""
    head = doc[mention.head]
    first, last = min(phrase_start(head), mention.first), phrase_end(head)
    around = [t for t in doc[first:last] if not mention.first <= t.i < mention.last]
    role = next((t for t in around if is_person_word(t.lower_)), None) or next((t for t in around if t.lower_ in title_words()), None)
    led = next((c for c in head.rights if c.dep_ == "relcl" and c.lemma_ in LEADING), None) if role is None else None
    body = child(led, "dobj") if led is not None else None
    if body is not None:
        return kind_of(body, list(body.subtree))
    end = next((t.i for t in around if t.i > (role or head).i + (role is None) and t.lower_ in ROLE_ENDS), last)
    return kind_of(role or head, [t for t in around if t.i < end])


def _name_end(doc: Doc, first: int) -> int:
    end = first
    while end < len(doc) and (_is_name(doc, end) or (end > first and doc[end].lower_ in ("of", "for") and _is_name(doc, end + 1))):
        end += 1
    while first < end < len(doc) and doc[end].tag_ in ("NN", "NNS") and doc[end - 1].dep_ in ("compound", "nmod"):
        end += 1
    return end


def _is_name(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].tag_ in ("NNP", "NNPS")


def same_body(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether ``words`` and ``known`` can name one body: one holds the other, or is its acronym."""
    if not words or not known:
        return False
    if len(words) > 1 and len(known) > 1 and (set(words) <= set(known) or set(known) <= set(words)):
        return True
    if len(words) == 1 and len(known) > 2 and words[0] in known and len(words[0]) > 6:
        return True
    return is_acronym(words, known) or is_acronym(known, words)


def is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether ``short`` is one word made of the first letters of the words of ``long``."""
    if len(short) != 1 or len(long) < 2:
        return False
    letters = short[0].replace(".", "")
    return len(letters) > 1 and letters == "".join(w[0] for w in long if w not in ("of", "for", "the", "and"))
