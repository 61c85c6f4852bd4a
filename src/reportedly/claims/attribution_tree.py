"""Walks over the parse that attribution needs: edges of phrases, groups of verbs, subjects. The parse is often wrong; callers check."""

from __future__ import annotations

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
DASHES = ("-", "--", "–", "—", "―")
CLIMB = 6
PHRASE = 60
LEADING = frozenset({"when", "how", "why", "where", "meanwhile", "however", "then", "instead", "so", "yet", "even", "there", "thus"})
STARTS_IN = frozenset({"punct", "cc", "mark", "advcl", "prep", "preconj", "parataxis", "ccomp"})


def child(token: Token, *labels: str) -> Token | None:
    """The first child of ``token`` with one of the dependency ``labels``."""
    return next((c for c in token.children if c.dep_ in labels), None)


def is_verb(token: Token) -> bool:
    """Whether ``token`` is a verb that is not an auxiliary of another."""
    return bool(token.tag_[:1] == "V") and token.dep_ not in ("aux", "auxpass", "amod", "compound", "det", "nummod")


def is_finite(token: Token) -> bool:
    """Whether ``token`` is a verb or auxiliary with a subject of its own."""
    return token.pos_ in ("VERB", "AUX") and any(c.dep_ in SUBJECTS for c in token.children)


def left_edge(token: Token) -> int:
    """Index of the first token of the phrase that ``token`` heads."""
    return int(token.left_edge.i)


def after(token: Token) -> int:
    """Index after the last token of the phrase that ``token`` heads."""
    return int(token.right_edge.i) + 1


def phrase_end(head: Token, limit: int | None = None) -> int:
    """
    Index after the last token of the noun phrase of ``head``, without participles and clauses set off by a comma or a dash.

    No phrase reaches further than ``PHRASE`` tokens (``limit``, an index, where one is given).
    """
    limit = head.i + PHRASE if limit is None else limit
    end = head.i + 1
    for part in head.rights:
        if part.i >= limit:
            break
        if part.dep_ in ("punct", "cc"):
            continue
        if is_set_off(part) and part.dep_ in ("relcl", "acl", "advcl", "parataxis", "ccomp"):
            break
        end = max(end, _part_end(part, limit))
    return end


def _part_end(part: Token, limit: int) -> int:
    if part.dep_ in ("appos", "conj", "pobj", "nmod", "compound", "npadvmod"):
        return phrase_end(part, limit)
    if part.dep_ == "prep":
        return max([part.i + 1, *(phrase_end(c, limit) for c in part.rights if c.dep_ in ("pobj", "pcomp") and c.i < limit)])
    return min(after(part), limit)


def is_break(token: Token) -> bool:
    """Whether ``token`` is a comma, or a dash that is no hyphen: with room around it, or long."""
    if token.text == ",":
        return True
    return token.text in DASHES and (token.text != "-" or (bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)))


def is_set_off(part: Token) -> bool:
    """Whether a comma, a dash or a bracket stands right before the phrase of ``part``."""
    edge = left_edge(part)
    return edge > 0 and (is_break(part.doc[edge - 1]) or part.doc[edge - 1].text == "(")


def full_end(head: Token) -> int:
    """Like ``phrase_end``, but with relative clauses that are set off: "the mayor, who was there,"."""
    end = phrase_end(head)
    for part in head.rights:
        if part.dep_ in ("relcl", "appos") and end < part.i < head.i + PHRASE:
            end = min(after(part), head.i + 2 * PHRASE)
    return end


def phrase_start(head: Token) -> int:
    """Index of the first token of the noun phrase of ``head``: its determiners, modifiers and compounds, nothing clausal."""
    start = head.i
    for part in reversed(list(head.lefts)):
        if part.i < head.i - PHRASE:
            break
        if part.dep_ in STARTS_IN or (part.dep_ == "advmod" and part.i != start - 1):
            if part.dep_ == "punct":
                continue
            break
        start = min(start, left_edge(part))
    return start


def verb_group(verb: Token) -> tuple[int, int]:
    """
    First and after-last token index of the verb with what belongs to it: auxiliaries, "not", "to", adverbs within, a
    particle after. A subject that stands between auxiliary and verb cuts the group to the verb.
    """
    first, barrier = verb.i, max((c.i for c in verb.lefts if c.dep_ in SUBJECTS), default=-1)
    lefts = {c.i: c for c in verb.lefts}
    at = verb.i - 1
    while at > barrier and at in lefts and (lefts[at].dep_ in AUXILIARIES or _is_adverb(lefts[at])):
        first, at = at, at - 1
    while first < verb.i and verb.doc[first].dep_ == "advmod" and verb.doc[first].lower_ in LEADING:
        first += 1
    return first, _group_end(verb)


def _is_adverb(token: Token) -> bool:
    return bool(token.dep_ == "advmod") and token.tag_ in ("RB", "RBR", "RBS") and token.n_lefts + token.n_rights == 0


def _group_end(verb: Token) -> int:
    end = verb.i + 1
    doc = verb.doc
    if end < len(doc) and doc[end].dep_ == "prt" and doc[end].head.i == verb.i:
        end += 1
    if end < len(doc) and doc[end].head.i == verb.i and doc[end].dep_ == "advmod" and _is_manner(doc[end].lower_):
        end += 1
    return end


def _is_manner(word: str) -> bool:
    return word.endswith("ly") or word in ("again", "later", "earlier")


def subject_of(verb: Token) -> Token | None:
    """
    The head of what does ``verb``: its own subject, the agent of a passive, else the subject of the verb that it depends on
    or is joined to, else the noun that it describes. None where the parse shows none.
    """
    at = verb
    for _ in range(CLIMB):
        if is_passive(at):
            return _agent(at) if at.i == verb.i else child(at, "nsubjpass", "nsubj")
        own = child(at, "nsubj")
        if own is not None:
            return own
        if at.dep_ in ("acl", "relcl") and at.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return at.head
        if at.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "aux", "parataxis", "dep", "ccomp") or at.head.i == at.i:
            return None
        at = at.head
        if at.dep_ != "prep" and at.pos_ not in ("VERB", "AUX", "ADP", "SCONJ"):
            return None
    return None


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` has a passive auxiliary or subject."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def is_beside(verb: Token) -> bool:
    """Whether ``verb`` tells of what goes with the main clause: "..., with some saying", "with officials reporting"."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("pcomp", "acl", "advcl"):
        return False
    subject = child(verb, "nsubj") or verb.head
    start = phrase_start(subject)
    return start > 0 and subject.i < verb.i and verb.doc[start - 1].lower_ == "with"


def _agent(verb: Token) -> Token | None:
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def resolve_relative(head: Token) -> Token:
    """The noun that "who" or "which" stands for, where the parse shows it; else ``head``."""
    if head.lower_ in RELATIVE and (head.tag_[:1] == "W" or head.dep_ == "nsubj"):
        clause = next((a for a in head.ancestors if a.dep_ == "relcl"), None)
        return clause.head if clause is not None else head
    return head
