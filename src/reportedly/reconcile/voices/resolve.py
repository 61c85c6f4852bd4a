"""One source of one report as a voice: by the table, by its words, by what the incident's reports tell together, else as its own."""

from __future__ import annotations

from reportedly.model import Card, Source, SourceKind, Voice
from reportedly.reconcile.voices.context import Context, Named, body_named
from reportedly.reconcile.voices.lexicon import countries, word_list
from reportedly.reconcile.voices.names import slug, words_of
from reportedly.reconcile.voices.parties import group_meant, monitor_meant, party_name, state_of
from reportedly.reconcile.voices.told import Told, read_name, without_modifiers

OF_STATE = (SourceKind.GOVERNMENT, SourceKind.SECURITY)
NEVER_OF_STATE = (SourceKind.ARMED_GROUP, SourceKind.MONITOR, SourceKind.WITNESS, SourceKind.ACADEMIC)
PERSONAL = (SourceKind.WITNESS, SourceKind.ACADEMIC, SourceKind.OTHER)
MEDIA = "media reports"
PUBLISHER = "publisher:"


def resolve(source: Source, card: Card, context: Context) -> Voice:
    """Whose voice ``source`` is in the report with that card. Raises nothing."""
    if source.kind is SourceKind.NARRATOR:
        return _narrator(card)
    told = read_name(source.name, source.kind, context.table)
    body = None if told.has("left") else _body(source, told, card, context)
    if body is not None and (body.kind is not SourceKind.OUTLET or body.party != body.id):
        return _of_body(source, told, body, context)
    published = context.publishers.get(words_of(source.name).plain) or (body.name if body else None)
    if published:
        return Voice(f"{PUBLISHER}{published}", published, SourceKind.OUTLET, publisher=published)
    if _is_media(told):
        return Voice(MEDIA, source.name, source.kind, MEDIA, anonymous=True)
    country = _state(source, told, context)
    if country is not None:
        return _of_state(source, told, country[0], context)
    if source.kind is SourceKind.OUTLET and not source.anonymous:
        return Voice(f"{PUBLISHER}{_bare(source.name)}", source.name, SourceKind.OUTLET, publisher=_bare(source.name))
    return _own(source, told, card, context)


def _narrator(card: Card) -> Voice:
    name = card.publisher or card.id
    return Voice(f"{PUBLISHER}{name}", name, SourceKind.NARRATOR, publisher=name)


def _body(source: Source, told: Told, card: Card, context: Context) -> Named | None:
    """The body that a source is or speaks for, where the table or the incident's reports tell it."""
    if told.actor:
        return Named.of(told.actor)
    if told.several:
        return None
    words = [word for word in told.words.plain if word not in word_list("persons") and word not in word_list("fillers")]
    if len(words) == 1 and (words[0],) in context.initials:
        return context.initials[words[0],]
    named = body_named(source.name, source.kind, source.anonymous, told)
    if named is None and source.kind is SourceKind.MONITOR:
        return monitor_meant(card, context) if words and all(_is_monitor(word) for word in words) else None
    if named or told.country or told.has("state"):
        return named
    if source.kind not in (SourceKind.ARMED_GROUP, SourceKind.OTHER) or without_modifiers(source.name) != " ".join(source.name.split()):
        return None
    return group_meant(told, card, context)


def _state(source: Source, told: Told, context: Context) -> tuple[str | None] | None:
    """The country whose state a source speaks for, as a tuple of one; None where it speaks for no state."""
    named = told.country is not None and told.state and source.kind is SourceKind.ARMED_GROUP
    if told.several or told.own or told.has("left") or (source.kind in NEVER_OF_STATE and not named):
        return None
    here = (told.country or context.country,)
    if source.kind is SourceKind.OUTLET:
        return here if told.has("media") and told.has("of_state") else None
    if source.kind is SourceKind.COMPANY or (told.has("railway") and source.kind is not SourceKind.SECURITY):
        return here if _is_state_railway(told, here[0]) else None
    return here if told.state or (source.kind in OF_STATE and (source.anonymous or not context.is_foreign)) else None


def _is_state_railway(told: Told, country: str | None) -> bool:
    """Whether it is a railway in a country where railways are the state's."""
    return told.has("railway") and country is not None and country.lower() not in word_list("private_railways")


def _is_monitor(word: str) -> bool:
    return word in word_list("monitor") or word in word_list("group")


def _of_body(source: Source, told: Told, body: Named, context: Context) -> Voice:
    """The body itself, or a person who speaks for it."""
    role = _role(told)
    name = f"{body.id}/{role}" if role else body.id
    return Voice(name, source.name, source.kind, party_name(body.party, context) or body.name, body.party, source.anonymous)


def _role(told: Told) -> str:
    """The words for who speaks for a body ("spokesman"), none where the name is the body's own."""
    kept = [_spoken(word) for word in told.words.plain if word in word_list("persons")]
    if not kept and told.actor is None and told.has("group_kinds"):
        return slug(tuple(word for word in told.words.plain if word in word_list("group_kinds")))
    return slug(tuple(dict.fromkeys(kept)))


def _of_state(source: Source, told: Told, country: str | None, context: Context) -> Voice:
    party = state_of(country)
    words = tuple(_spoken(w) for w in told.words.plain if w not in word_list("fillers") and not _is_country(w, country))
    name = f"{party}/{slug(words) or 'government'}"
    return Voice(name, source.name, source.kind, party_name(party, context), party, source.anonymous)


def _is_country(word: str, country: str | None) -> bool:
    known = countries()
    return country is not None and (known.people.get((word,)) == country or (known.names.get((word,)) or ("",))[0] == country)


def _own(source: Source, told: Told, card: Card, context: Context) -> Voice:
    """A voice of its own: one across the reports where it is named, or a body; a person who is not named is each report's own."""
    words = words_of(source.name).plain
    if source.anonymous or (source.kind in PERSONAL and source.name.islower()) or all(word in word_list("nobody") for word in words):
        return Voice(f"{slug(words)}@{card.key}{f'.{source.actor}' if source.actor else ''}", source.name, source.kind, anonymous=True)
    words = context.same.get(words, words)
    body = tuple(word for word in words if word not in word_list("persons") and word not in word_list("fillers"))
    if body and len(body) < len(words) and told.has("persons"):
        return Voice(slug(words), source.name, source.kind, " ".join(body), slug(context.same.get(body, body)))
    return Voice(slug(words), source.name, source.kind)


def _is_media(told: Told) -> bool:
    """Whether it is an outlet that nobody names: "early reports", "local media", "Syrian media"."""
    left = [word for word in told.words.plain if (word,) not in countries().people]
    return (
        bool(left)
        and not told.state
        and told.has("reports")
        and all(word in word_list("reports") or word in word_list("unnamed") for word in left)
    )


def _bare(name: str) -> str:
    """The name without its article."""
    return name[4:] if name.lower().startswith("the ") else name


def _spoken(word: str) -> str:
    return "spokesman" if word in word_list("spokesman") else word
