"""Joining mentions into actors, in text order."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.claims.actor_kinds import gender_words, hypernyms, is_person_word, kind_of
from reportedly.claims.actor_mentions import Mention
from reportedly.language import Parsed
from reportedly.model import Actor, SourceKind, Span

REACH = 3
RECENT = 60


@dataclass(slots=True)
class Entry:
    """An actor in the making."""

    place: int
    name: Span
    words: tuple[str, ...]
    form: str
    kind: SourceKind
    anonymous: bool
    plural: bool
    gender: str
    mentions: list[Mention] = field(default_factory=list)


class Register:
    """All actors met so far. Looking back is bounded, so that cost is linear in the number of mentions."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.entries: list[Entry] = []
        self.recent: list[Entry] = []
        self.names: dict[str, Entry] = {}

    def take(self, mention: Mention) -> None:
        """Join ``mention`` to its actor, or begin a new one with it, or leave it open."""
        entry = self._find(mention)
        if entry is None:
            if mention.form in ("he", "she", "they", "it"):
                return
            entry = self._new(mention)
        entry.mentions.append(mention)
        self._refine(entry, mention)
        self.recent = [*[e for e in self.recent[-RECENT:] if e is not entry], entry]

    # --- looking back

    def _find(self, mention: Mention) -> Entry | None:
        if mention.form in ("he", "she", "they", "it"):
            return self._pronoun(mention)
        if mention.form == "person":
            return self._person(mention)
        if mention.form == "body":
            return self._body(mention)
        return self._role(mention) if mention.definite or mention.plural or not self._is_indefinite(mention) else None

    def _is_indefinite(self, mention: Mention) -> bool:
        from reportedly.claims.actor_mentions import INDEFINITE

        return self.parsed.doc[mention.first].lower_ in INDEFINITE

    def _person(self, mention: Mention) -> Entry | None:
        words = mention.words
        if not words:
            return None
        found = self.names.get(words[-1]) or (self.names.get(words[0]) if len(words) == 1 else None)
        if found is None or found.form != "person":
            return None
        shared = len(words) == 1 or len(found.words) == 1 or words[0] == found.words[0] or set(words) <= set(found.words)
        return found if shared else None

    def _body(self, mention: Mention) -> Entry | None:
        words = mention.words
        key = " ".join(words)
        if key in self.names:
            return self.names[key]
        if len(words) == 1 and words[0] in self.names and self.names[words[0]].form == "person":
            return self.names[words[0]]
        for entry in reversed(self.recent):
            if entry.form == "body" and self._same_body(words, entry.words):
                return entry
        return None

    def _same_body(self, words: tuple[str, ...], known: tuple[str, ...]) -> bool:
        if not words or not known:
            return False
        if len(words) > 1 and (set(words) <= set(known) or set(known) <= set(words)) and len(known) > 1:
            return True
        return is_acronym(words, known) or is_acronym(known, words)

    def _role(self, mention: Mention) -> Entry | None:
        head = self.parsed.doc[mention.head].lemma_.lower()
        words = {w.removesuffix("s") for w in mention.words}
        for entry in reversed(self.recent):
            known = {w.removesuffix("s") for w in entry.words}
            if entry.plural == mention.plural and head in known and words <= known:
                return entry
        kinds = hypernyms().get(head)
        if kinds is None or not mention.definite or mention.plural or len(mention.words) > 1:
            return None
        return next((e for e in reversed(self.recent) if self._may_stand_for(e, head, kinds, mention)), None)

    def _may_stand_for(self, entry: Entry, head: str, kinds: frozenset[SourceKind], mention: Mention) -> bool:
        person = is_person_word(head)
        if entry.kind not in kinds or entry.plural or (entry.form == "person") is not person or entry.form == "role":
            return False
        return any(m.subject for m in entry.mentions[-3:]) and mention.sentence - entry.mentions[-1].sentence <= 2 * REACH

    def _pronoun(self, mention: Mention) -> Entry | None:
        best, best_score = None, 0.0
        for entry in self.recent:
            score = self._fit(entry, mention)
            if score > best_score:
                best, best_score = entry, score
        return best

    def _fit(self, entry: Entry, mention: Mention) -> float:
        last = entry.mentions[-1]
        gap = mention.sentence - last.sentence
        if gap > REACH or not self._agrees(entry, mention):
            return 0.0
        subject = 3.0 if any(m.subject for m in entry.mentions[-4:] if mention.sentence - m.sentence <= 1) else 0.0
        named = 1.0 if entry.form != "role" else 0.0
        return 8.0 - 2.0 * gap + subject + named + last.head / (1.0 + len(self.parsed.doc))

    def _agrees(self, entry: Entry, mention: Mention) -> bool:
        if mention.form in ("he", "she"):
            singular = entry.form == "person" or (entry.form == "role" and not entry.plural and is_person_word(self._head_word(entry)))
            return singular and entry.gender in ("", mention.form)
        if mention.form == "they":
            return entry.plural or (entry.form == "body" and entry.kind is SourceKind.SECURITY) or self._head_word(entry) == "police"
        return (
            not entry.plural
            and entry.form != "person"
            and not is_person_word(self._head_word(entry))
            and entry.kind is not SourceKind.OTHER
        )

    def _head_word(self, entry: Entry) -> str:
        return str(self.parsed.doc[entry.mentions[0].head].lemma_.lower())

    # --- making and refining

    def _new(self, mention: Mention) -> Entry:
        doc = self.parsed.doc
        head = doc[mention.head]
        kind = kind_of(head, list(doc[mention.first : mention.last]))
        if mention.form == "person":
            kind = self._kind_of_person(mention)
        anonymous = mention.form == "role" and is_person_word(head.lemma_)
        entry = Entry(len(self.entries), mention.span, mention.words, mention.form, kind, anonymous, mention.plural, self._gender(mention))
        self.entries.append(entry)
        return entry

    def _kind_of_person(self, mention: Mention) -> SourceKind:
        from reportedly.claims.attribution_tree import phrase_end, phrase_start

        doc = self.parsed.doc
        head = doc[mention.head]
        first, last = phrase_start(head), phrase_end(head)
        around = [t for t in doc[first:last] if not mention.first <= t.i < mention.last]
        role = next((t for t in around if is_person_word(t.lower_)), None)
        if role is not None:
            return kind_of(role, around)
        return kind_of(head, around)

    def _gender(self, mention: Mention) -> str:
        doc = self.parsed.doc
        words = {t.lower_ for t in doc[max(0, mention.first - 2) : mention.last]}
        for gender in ("she", "he"):
            if words & gender_words(gender):
                return gender
        return ""

    def _refine(self, entry: Entry, mention: Mention) -> None:
        if mention.form in ("he", "she") and entry.form == "person" and not entry.gender:
            entry.gender = mention.form
        if mention.form in ("person", "body"):
            if len(mention.words) > len(entry.words) or entry.form == "role":
                entry.name, entry.words = mention.span, mention.words
            for key in mention.words[-1:] if mention.form == "person" else (" ".join(mention.words),):
                self.names.setdefault(key, entry)
            if mention.form == "person" and entry.kind is SourceKind.OTHER:
                entry.kind = self._kind_of_person(mention)

    # --- results

    def actors(self) -> tuple[Actor, ...]:
        """The actors in order of first mention."""
        return tuple(self._actor(entry) for entry in self.entries)

    def _actor(self, entry: Entry) -> Actor:
        names = dict.fromkeys(self.parsed.words(m.span) for m in entry.mentions if m.form in ("person", "body", "role"))
        name = " ".join(self.parsed.words(entry.name).split())
        aliases = tuple(other for other in names if other != name)
        return Actor(f"a{entry.place + 1}", name, entry.kind, entry.anonymous, aliases, tuple(m.span for m in entry.mentions))

    def by_token(self) -> dict[int, int]:
        """For each token of a mention, the place of its actor."""
        return {i: entry.place for entry in self.entries for m in entry.mentions for i in range(m.first, m.last)}


def is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether ``short`` is one word made of the first letters of the words of ``long``."""
    if len(short) != 1 or len(long) < 2:
        return False
    letters = short[0].replace(".", "")
    full = "".join(w[0] for w in long)
    main = "".join(w[0] for w in long if w not in ("of", "for", "the", "and"))
    return len(letters) > 1 and letters in (full, main)
