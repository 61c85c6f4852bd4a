"""
Words that say what has become of people, found once per report: verbs in all their forms, adjectives, nouns, set phrases.

The forms of the verbs are spelled out from the lexicon, so that a word is known in a headline, in capitals, or where the tagger errs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from reportedly.claims.lexicon import load_lexicon, word_set
from reportedly.claims.people import singular
from reportedly.model import Status

IRREGULAR = {
    "slay": ("slays", "slew", "slaying", "slain"),
    "shoot": ("shoots", "shot", "shooting", "shot"),
    "strike": ("strikes", "struck", "striking", "struck"),
    "hit": ("hits", "hit", "hitting", "hit"),
    "hurt": ("hurts", "hurt", "hurting", "hurt"),
    "hold": ("holds", "held", "holding", "held"),
    "bring": ("brings", "brought", "bringing", "brought"),
    "dig": ("digs", "dug", "digging", "dug"),
    "drive": ("drives", "drove", "driving", "driven"),
    "lose": ("loses", "lost", "losing", "lost"),
    "flee": ("flees", "fled", "fleeing", "fled"),
    "fly": ("flies", "flew", "flying", "flown"),
    "leave": ("leaves", "left", "leaving", "left"),
    "die": ("dies", "died", "dying", "died"),
    "beat": ("beats", "beat", "beating", "beaten"),
    "free": ("frees", "freed", "freeing", "freed"),
    "burnt": ("burnt", "burnt", "burnt", "burnt"),
}
GAP = 4
DOUBLED = ("kidnap", "stab", "trap", "nab", "club", "bus", "expel", "transfer", "rob")
WEAK = word_set("statuswords", "weak")
LED = {
    "pull": ("from", "alive", "to"),
    "pluck": ("from", "to"),
    "lift": ("from", "to"),
    "dig": ("from", "out"),
    "drive": ("from", "out"),
    "force": ("from", "out"),
    "airlift": ("from", "to"),
    "bring": ("from",),
}


@dataclass(frozen=True, slots=True)
class StatusWord:
    """
    One such word or phrase, at tokens ``first`` .. ``last``.

    ``role``: "patient" (who it is done to has the status), "subject" (who does it), "adjective", "noun" (it names the people),
    "action" (a noun whose "of" names them). ``form``: base, s, ed, ing, done or "". ``weak``: trusted only where the grammar says
    whom it concerns.
    """

    first: int
    last: int
    status: Status
    role: str
    form: str
    lemma: str
    weak: bool = False


Entry = tuple[Status, str, str, str]


def _forms(verb: str) -> dict[str, str]:
    if verb in IRREGULAR:
        s, past, ing, done = IRREGULAR[verb]
        return {verb: "base", s: "s", ing: "ing", done: "ed", past: "ed"}
    if verb == "custody":
        return {}
    stem = verb + verb[-1] if verb in DOUBLED else verb.removesuffix("e")
    past = verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else stem + "ed"
    s = verb[:-1] + "ies" if past.endswith("ied") else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return {verb: "base", s: "s", past: "ed", (verb + "ing" if past.endswith("ied") else stem + "ing"): "ing"}


@dataclass(frozen=True, slots=True)
class StatusLexicon:
    """The lexicon as look-up tables: by word form, by noun, and phrases by their first word."""

    forms: dict[str, tuple[Entry, ...]]
    nouns: dict[str, Status]
    actions: dict[str, Status]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Status, str], ...]]


@lru_cache(maxsize=1)
def lexicon() -> StatusLexicon:
    """The status lexicon. Raises FileNotFoundError if the package is incomplete."""
    data = load_lexicon("status")
    forms: dict[str, list[Entry]] = {}
    for status, roles in data["verbs"].items():
        for role, verbs in roles.items():
            for verb in verbs:
                for form, kind in _forms(verb).items():
                    forms.setdefault(form, []).append((Status(status), role, kind, verb))
    for status, words in data["adjectives"].items():
        for word in words:
            if word not in forms:
                forms.setdefault(word, []).append((Status(status), "adjective", "", word))
    phrases: dict[str, list[tuple[tuple[str, ...], Status, str]]] = {}
    for row in data["phrases"]:
        for wording in row["words"]:
            parts = tuple(wording.split())
            phrases.setdefault(parts[0], []).append((parts, Status(row["status"]), row["role"]))
    return StatusLexicon(
        {form: tuple(entries) for form, entries in forms.items()},
        {noun: Status(status) for status, nouns in data["nouns"].items() for noun in nouns},
        {noun: Status(status) for status, nouns in data["actions"].items() for noun in nouns},
        {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()},
    )


def noun_status(word: str) -> Status | None:
    """The status that a noun for people holds in itself ("hostages", "bodies"); None for other nouns."""
    return lexicon().nouns.get(singular(word))


def action_status(word: str) -> Status | None:
    """The status of those whom a noun of action concerns ("the release of"); None for other nouns."""
    return lexicon().actions.get(singular(word))


def is_outcome_verb(word: str) -> bool:
    """Whether ``word`` can be a past tense or participle that says what became of people: "suffocated", "shot"."""
    told = (Status.KILLED, Status.ARRESTED, Status.FREED, Status.DISPLACED)
    return word == "shot" or any(form == "ed" and status in told for status, _, form, _ in lexicon().forms.get(word, ()))


def death_words(lowers: list[str], i: int) -> int | None:
    """The last of the words at ``i`` that tell that people died, "killed" or the set phrase "shot two men dead"; None where they don't."""
    phrase = _phrase_at(lowers, i)
    if phrase is not None:
        return phrase.last if phrase.status is Status.KILLED else None
    told = any(status is Status.KILLED and lemma not in WEAK for status, _, _, lemma in lexicon().forms.get(lowers[i], ()))
    return i if told else None


def statuses_of(lowers: list[str]) -> frozenset[Status]:
    """The statuses that some words, in small letters, hold: by verbs, adjectives, nouns and set phrases. Raises nothing."""
    known = lexicon()
    phrases = (phrase for i in range(len(lowers)) if (phrase := _phrase_at(lowers, i)) is not None)
    forms = (entry[0] for word in lowers for entry in known.forms.get(word, ()) if entry[3] not in WEAK)
    nouns = (status for word in lowers if (status := noun_status(word)) is not None)
    return frozenset((*(phrase.status for phrase in phrases), *forms, *nouns))


def find_status_words(doc: Doc) -> dict[int, tuple[StatusWord, ...]]:
    """
    Each status word of ``doc`` by the index of its first token; a phrase hides the words within it. Verb and adjective readings stand
    side by side.
    """
    lowers = [token.lower_ for token in doc]
    found: dict[int, tuple[StatusWord, ...]] = {}
    skip_to = 0
    for i, lower in enumerate(lowers):
        if i < skip_to:
            continue
        if i and lowers[i - 1] == "-" and not doc[i - 1].whitespace_:
            continue
        phrase = _phrase_at(lowers, i) or _hospital_at(doc, lowers, i)
        if phrase is not None:
            found[i] = (phrase,)
            skip_to = phrase.last + 1
        elif lower in lexicon().forms:
            found[i] = tuple(_readings(doc, i, lower))
    return {i: words for i, words in found.items() if words}


def _readings(doc: Doc, i: int, lower: str) -> Iterator[StatusWord]:
    for status, role, form, lemma in lexicon().forms[lower]:
        if form in ("base", "s") and doc[i].pos_ not in ("VERB", "AUX") and not _before_number(doc, i):
            continue
        if lemma == "recover" and (form == "ing") == (status is Status.FREED):
            continue
        if lemma in LED and not any(token.lower_ in LED[lemma] for token in doc[i + 1 : i + 8]):
            continue
        if form == "ing" and doc[i].pos_ != "VERB" and doc[i].dep_ in NOUN_PLACES and not _leads_to_count(doc, i):
            continue
        yield StatusWord(i, i, status, role, form, lemma, lemma in WEAK)


NOUN_PLACES = ("compound", "nsubj", "pobj", "nsubjpass")


def _leads_to_count(doc: Doc, i: int) -> bool:
    """Whether what follows is a count, so that the word is a verb whatever the tagger says: "rebels holding more than a dozen"."""
    return i + 1 < len(doc) and (
        doc[i + 1].like_num or doc[i + 1].lower_ in ("more", "at", "some", "about", "nearly", "around", "several", "dozens", "all")
    )


def _before_number(doc: Doc, i: int) -> bool:
    """Whether a number follows: then a verb of a headline ("Court indicts 2") that the tagger takes for a noun is one."""
    return i + 1 < len(doc) and doc[i + 1].like_num and doc[i].text[:1].isupper()


def _phrase_at(lowers: list[str], i: int) -> StatusWord | None:
    for parts, status, role in lexicon().phrases.get(lowers[i], ()):
        end = _match(lowers, i, parts)
        if end is not None:
            form = "ing" if parts[0].endswith("ing") else "ed"
            return StatusWord(i, end - 1, status, role, form, " ".join(parts))
    return None


MOVED = word_set("statuswords", "moved")
HOSPITALS = frozenset("hospital hospitals clinic clinics infirmary".split())
CENTRES = frozenset(("center", "centre"))


def _hospital_at(doc: Doc, lowers: list[str], i: int) -> StatusWord | None:
    """ "was transported by medics to St. Mary's Medical Center": being taken to a hospital, however it is named."""
    if lowers[i] not in MOVED:
        return None
    for k in range(i + 1, min(i + 16, len(lowers))):
        if doc[k].is_sent_start or (doc[k].pos_ == "VERB" and k > i + 2):
            return None
        medical = lowers[k] in CENTRES and any(word in ("medical", "trauma", "health") for word in lowers[k - 3 : k])
        if (lowers[k] in HOSPITALS or medical) and "to" in lowers[i:k]:
            return StatusWord(i, i, Status.INJURED, "patient", "ed", lowers[i])
    return None


def _match(lowers: list[str], i: int, parts: tuple[str, ...]) -> int | None:
    """The token after the phrase ``parts`` at ``i``, or None; "*" is any word, "~" none to ``GAP`` words."""
    for at, want in enumerate(parts):
        if want == "~":
            return next((end for skip in range(GAP + 1) if (end := _match(lowers, i + skip, parts[at + 1 :])) is not None), None)
        if i >= len(lowers) or want not in ("*", lowers[i]):
            return None
        i += 1
    return i
