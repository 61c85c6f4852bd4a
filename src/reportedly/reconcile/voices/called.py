"""What a judgement may call a voice: so that everything that heeds judgements on sources heeds the same ones."""

from __future__ import annotations

from reportedly.model import Voice


def folded(name: str) -> str:
    """A name for comparison: small letters, plain apostrophes, no article. Raises nothing."""
    return name.casefold().replace("’", "'").removeprefix("the ").strip()


def names_of(voice: Voice) -> frozenset[str]:
    """What a judgement may call a voice. Raises nothing."""
    told = (voice.id, voice.name, voice.organisation, voice.party, voice.publisher)
    return frozenset(folded(name) for name in told if name)
