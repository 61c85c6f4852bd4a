"""Joining mentions into actors, in text order."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from reportedly.claims.actor_kinds import gender_words, hypernyms, is_person_word, kind_of, offices, single_bodies, word_kind
from reportedly.claims.actor_mentions import INDEFINITE, Mention
from reportedly.claims.actor_names import ROLE_ENDS, kind_of_person, name_of, same_body
from reportedly.claims.actor_sayers import sayer_before
from reportedly.claims.attribution_tree import child, phrase_end
from reportedly.language import Parsed
from reportedly.model import Actor, SourceKind, Span

REACH = 3
AHEAD = 3
RECENT = 30
PRONOUN_FORMS = frozenset({"he", "she", "they", "it"})


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
    same_as: Entry | None = None

    @property
    def last(self) -> Mention | None:
        """The last of its mentions outside of quotations."""
        return next((m for m in reversed(self.mentions[-8:]) if not m.quoted), None)


class Register:
    """All actors met so far. Looking back is bounded, so that cost is linear in the number of mentions."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.entries: list[Entry] = []
        self.recent: list[Entry] = []
        self.names: dict[str, Entry] = {}
        self.of_token: dict[int, Entry] = {}

    def take(self, mention: Mention) -> None:
        """Join ``mention`` to its actor, or begin a new one with it, or leave it open."""
        entry = self._find(mention)
        if entry is None:
            if mention.form in PRONOUN_FORMS:
                return
            entry = self._new(mention)
        entry.mentions.append(mention)
        self._refine(entry, mention)
        for i in range(mention.first, mention.last):
            self.of_token[i] = entry
        self.recent = [*[e for e in self.recent[-RECENT:] if e is not entry], entry]

    # --- looking back

    def _find(self, mention: Mention) -> Entry | None:
        if mention.form in PRONOUN_FORMS:
            return self._pronoun(mention)
        found = self._by_name(mention) if mention.form != "role" else None
        return found or self._beside(mention) or (self._role(mention) if mention.form == "role" else None)

    def _by_name(self, mention: Mention) -> Entry | None:
        return self._person(mention) if mention.form == "person" else self._body(mention)

    def _beside(self, mention: Mention) -> Entry | None:
        """The actor that ``mention`` is in apposition to: "the spokesman, Ali Raza", "Ali Raza, a spokesman", "monitor the Watch"."""
        head = self.parsed.doc[mention.head]
        other = self.of_token.get(head.head.i) if head.dep_ == "appos" else self._across(mention)
        if other is None and mention.form != "role" and mention.first > 0:
            before = self.of_token.get(mention.first - 1) or self._over_article(mention)
            other = before if before is not None and before.form == "role" and before.mentions[-1].last >= mention.first - 1 else None
        if other is None or (other.plural != mention.plural and mention.form != "body"):
            return None
        forms = {other.form, mention.form}
        person = is_person_word(self._head_word(other)) or other.form == "person"
        if forms == {"role", "person"} or (forms == {"role"} and is_person_word(head.lemma_)):
            return other if person else None
        return other if forms == {"role", "body"} and (not person or other.plural) else None

    def _across(self, mention: Mention) -> Entry | None:
        """The person before a role that the parse takes for a second subject, or the role before a name that it takes for a place's."""
        doc, head = self.parsed.doc, self.parsed.doc[mention.head]
        if mention.form == "role" and mention.first > 1 and doc[mention.first - 1].text == "," and head.dep_ == "nsubj":
            other = self.of_token.get(mention.first - 2)
            one = other is not None and other.form in ("person", "role") and not other.plural and not mention.plural
            return other if one and is_person_word(head.lemma_) else None
        prep = head.head
        if mention.form != "person" or head.dep_ != "pobj" or prep.i + 1 >= mention.first:
            return None
        other = self.of_token.get(prep.head.i)
        return other if other is not None and other.form == "role" and other.mentions[-1].head == prep.head.i else None

    def _over_article(self, mention: Mention) -> Entry | None:
        before = self.parsed.doc[mention.first - 1]
        return self.of_token.get(mention.first - 2) if before.lower_ == "the" and mention.first > 1 else None

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
        return next((e for e in reversed(self.recent) if e.form == "body" and same_body(words, e.words)), None)

    def _role(self, mention: Mention) -> Entry | None:
        doc = self.parsed.doc
        if not mention.definite and (not mention.plural or doc[mention.first].lower_ in INDEFINITE):
            return None
        head = doc[mention.head].lemma_.lower()
        words = {w.removesuffix("s") for w in mention.words if w != "same"}
        for entry in reversed(self.recent):
            known = {w.removesuffix("s") for w in entry.words}
            if entry.plural == mention.plural and head in known and words <= known and self._can_be(entry, mention, head):
                return entry
        kinds = hypernyms().get(head)
        if kinds is None or not mention.definite or mention.plural:
            return None
        own = kind_of(doc[mention.head], list(doc[mention.first : mention.last]))
        wanted = frozenset({own}) if own is not SourceKind.OTHER and own in kinds and len(words) > 1 else kinds
        return next((e for e in reversed(self.recent) if self._may_stand_for(e, head, wanted, mention)), None)

    def _can_be(self, entry: Entry, mention: Mention, head: str) -> bool:
        """Whether nothing speaks against it: no other kind ("the army" is no "Liberation Army"), no bare "officials" far from theirs."""
        told = word_kind(head)
        if (
            entry.form == "body"
            and told is not None
            and not told[1]
            and told[0] is SourceKind.SECURITY
            and entry.kind is SourceKind.ARMED_GROUP
        ):
            return False
        words, known = set(mention.words), set(entry.words)
        return mention.definite or known <= words or mention.sentence - entry.mentions[-1].sentence <= 1

    def _may_stand_for(self, entry: Entry, head: str, kinds: frozenset[SourceKind], mention: Mention) -> bool:
        if entry.kind not in kinds or entry.plural or (entry.form == "person") is not is_person_word(head) or entry.form == "role":
            return False
        return any(m.subject for m in entry.mentions[-3:]) and mention.sentence - entry.mentions[-1].sentence <= 2 * REACH

    def _pronoun(self, mention: Mention) -> Entry | None:
        sayer = self.of_token.get(sayer_before(self.parsed.doc, mention.first))
        if sayer is not None and self._agrees(sayer, mention):
            return sayer
        best, best_score = None, 0.0
        for entry in self.recent:
            score = self._fit(entry, mention)
            if score > best_score:
                best, best_score = entry, score
        return best

    def _fit(self, entry: Entry, mention: Mention) -> float:
        last = entry.last if not mention.quoted else entry.mentions[-1]
        if (
            last is None
            or self.parsed.doc[entry.mentions[0].first].lower_ == "no"
            or (entry.mentions[0].sentence == mention.sentence and self._speaks_after(mention))
            or mention.sentence - last.sentence > (2 * REACH if mention.speaks and last.speaks else REACH)
            or not self._agrees(entry, mention)
        ):
            return 0.0
        near = [m for m in entry.mentions[-6:] if mention.sentence - m.sentence <= 1]
        score = 13.0 - 2.0 * (mention.sentence - last.sentence) + last.head / (1.0 + len(self.parsed.doc))
        score += 2.0 * any(m.subject for m in near) + (2.0 if entry.form != "role" else 0.0)
        return score + (6.0 if mention.speaks and any(m.speaks for m in entry.mentions[-6:]) else 0.0)

    def _speaks_after(self, mention: Mention) -> bool:
        """Whether what is said stands before the pronoun, as in "ten men fled, they said", so that nobody first met in it speaks."""
        said = self.parsed.doc[mention.head].head
        follows = said.dep_ == "parataxis" and said.head.i < mention.head
        return mention.speaks and (follows or any(c.dep_ == "ccomp" and c.i < mention.head for c in said.lefts))

    def _agrees(self, entry: Entry, mention: Mention) -> bool:
        head = self._head_word(entry)
        if mention.form in ("he", "she"):
            singular = entry.form == "person" or (entry.form == "role" and not entry.plural and is_person_word(head))
            return singular and entry.gender in ("", mention.form)
        if mention.form == "they":
            return (
                entry.plural or head == "police" or (entry.form != "person" and entry.kind in (SourceKind.SECURITY, SourceKind.ARMED_GROUP))
            )
        if entry.plural or entry.form == "person" or (is_person_word(head) and head not in single_bodies()):
            return False
        return entry.kind is not SourceKind.OTHER or (mention.speaks and any(m.speaks for m in entry.mentions))

    def _head_word(self, entry: Entry) -> str:
        return str(self.parsed.doc[entry.mentions[0].head].lemma_.lower())

    # --- making and refining

    def _new(self, mention: Mention) -> Entry:
        doc = self.parsed.doc
        head = doc[mention.head]
        kind = self._kind_of_role(mention) if mention.form != "person" else kind_of_person(self.parsed.doc, mention)
        held = head.lemma_.lower() in offices() | single_bodies() and mention.definite and not mention.plural
        anonymous = mention.form == "role" and is_person_word(head.lemma_) and not held
        name, gender = name_of(self.parsed, mention), self._gender(mention)
        entry = Entry(len(self.entries), name, mention.words, mention.form, kind, anonymous, mention.plural, gender)
        self.entries.append(entry)
        return entry

    def _kind_of_role(self, mention: Mention) -> SourceKind:
        doc, head = self.parsed.doc, self.parsed.doc[mention.head]
        last = max(mention.last, phrase_end(head) if mention.form == "role" else 0)
        last = next((i for i in range(mention.last, last) if doc[i].lower_ in ROLE_ENDS), last)
        kind = kind_of(head, list(doc[mention.first : last]))
        return self._kind_of_owner(head) if kind is SourceKind.OTHER and mention.form == "role" else kind

    def _kind_of_owner(self, head: Token) -> SourceKind:
        """ "Its spokesman" is of the kind of whoever "its" stands for."""
        owner = child(head, "poss")
        entry = self.of_token.get(owner.i) if owner is not None else None
        return entry.kind if entry is not None and is_person_word(head.lemma_) else SourceKind.OTHER

    def _gender(self, mention: Mention) -> str:
        doc = self.parsed.doc
        words = {t.lower_ for t in doc[max(0, mention.first - 2) : mention.last]}
        return next((gender for gender in ("she", "he") if words & gender_words(gender)), "")

    def _refine(self, entry: Entry, mention: Mention) -> None:
        if mention.form in ("he", "she") and entry.form == "person" and not entry.gender:
            entry.gender = mention.form
        if mention.form == "role" and entry.form == "person" and entry.kind is SourceKind.OTHER:
            entry.kind = self._kind_of_role(mention)
        if mention.form not in ("person", "body"):
            return
        if entry.form == "role" or len(mention.words) > len(entry.words):
            entry.name, entry.words = mention.span, mention.words
        if entry.form == "role":
            entry.form, entry.anonymous, entry.plural = mention.form, False, mention.plural
        key = mention.words[-1] if mention.form == "person" and mention.words else " ".join(mention.words)
        self.names.setdefault(key, entry)
        if entry.kind is SourceKind.OTHER:
            entry.kind = kind_of_person(self.parsed.doc, mention)

    # --- looking ahead

    def settle(self) -> None:
        """Join "a monitoring group" to the body of that kind that is named as a speaker in the next sentences."""
        named = [e for e in self.entries if e.form == "body"]
        for entry in self.entries:
            first = entry.mentions[0]
            kinds = hypernyms().get(self._head_word(entry)) if entry.form == "role" and not entry.plural and not entry.anonymous else None
            if kinds is not None and (first.speaks or first.sentence <= 1):
                wanted = frozenset({entry.kind}) if entry.kind is not SourceKind.OTHER else kinds
                entry.same_as = next((e for e in named if e.kind in wanted and _soon(e, first)), None)

    # --- results

    def actors(self) -> tuple[Actor, ...]:
        """The actors in order of first mention."""
        groups: dict[int, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault((entry.same_as or entry).place, []).append(entry)
        return tuple(self._actor(self.entries[place], members) for place, members in sorted(groups.items()))

    def _actor(self, main: Entry, members: list[Entry]) -> Actor:
        mentions = sorted((m for entry in members for m in entry.mentions), key=lambda m: m.first)
        names = dict.fromkeys(" ".join(self.parsed.words(m.span).split()) for m in mentions if m.form not in PRONOUN_FORMS)
        name = " ".join(self.parsed.words(main.name).split())
        aliases = tuple(other for other in names if other != name)
        return Actor(f"a{main.place + 1}", name, main.kind, main.anonymous, aliases, tuple(m.span for m in mentions))

    def by_token(self) -> dict[int, str]:
        """For each token of a mention, the id of its actor."""
        return {i: f"a{(entry.same_as or entry).place + 1}" for i, entry in self.of_token.items()}


def _soon(entry: Entry, first: Mention) -> bool:
    return any(0 <= m.sentence - first.sentence <= AHEAD and m.head > first.head and m.speaks for m in entry.mentions[:6])
