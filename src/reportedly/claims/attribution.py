"""
Who says what: Parsed + ActorIndex -> attributions (source, cue, content), in text order, and an index over them.

Drafts come from verbs, from other phrases and from headlines; quotations that run on join the speaker before them; sources are
then resolved to actors, and nested ones get their parent and who passed them on.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.claims.actors import ActorIndex
from reportedly.claims.attribution_attitudes import attitude_drafts
from reportedly.claims.attribution_citing import cited
from reportedly.claims.attribution_content import Layout
from reportedly.claims.attribution_draft import Draft
from reportedly.claims.attribution_index import AttributionIndex
from reportedly.claims.attribution_phrases import headline_drafts, phrase_drafts
from reportedly.claims.attribution_presupposed import presupposed_in
from reportedly.claims.attribution_quotes import carry_on
from reportedly.claims.attribution_sources import Sources
from reportedly.claims.attribution_verbs import verb_drafts
from reportedly.language import Parsed
from reportedly.model import Attribution, Span

__all__ = ["AttributionIndex", "find_attributions"]


def find_attributions(parsed: Parsed, actors: ActorIndex) -> tuple[Attribution, ...]:
    """
    Every attribution of the report, in the order of cue (of content where there is no cue).

    ``actors`` are the report's own, from ``find_actors(parsed)``. Never raises on text: wording that it cannot read yields nothing.
    """
    layout = Layout.of(parsed)
    drafts = [*verb_drafts(layout), *phrase_drafts(layout), *attitude_drafts(layout), *headline_drafts(layout)]
    drafts = within_parents(sorted(carry_on(layout, drafts), key=lambda d: (d.cue[0].start if d.cue else d.content[0].start, d.at)))
    drafts = cited(layout, drafts)
    drafts = [replace(draft, presupposed=presupposed_in(layout, draft)) for draft in drafts]
    return Sources(parsed, actors).resolve(drafts, parents_of(drafts))


def within_parents(drafts: list[Draft]) -> list[Draft]:
    """
    ``drafts`` with what is said within another's words cut where those words end: in "X denied A, B said", X denies no more than A.
    """
    out: list[Draft] = []
    for draft, parent in zip(drafts, parents_of(drafts), strict=True):
        hull = next((p for p in drafts[parent].content if draft.cue and draft.cue[0] in p), None) if parent is not None else None
        content = tuple(_clipped(piece, hull) for piece in draft.content) if hull is not None else draft.content
        out.append(replace(draft, content=tuple(p for p in content if len(p) > 0) or draft.content))
    return out


def _clipped(piece: Span, hull: Span) -> Span:
    return Span(piece.start, hull.end) if piece.start < hull.end < piece.end else piece


def parents_of(drafts: list[Draft]) -> list[int | None]:
    """For each draft the position of the one in whose content its cue stands most closely, or None."""
    bare = AttributionIndex.of(_as_attribution(d) for d in drafts)
    places = {id(one): at for at, one in enumerate(bare.attributions)}
    out: list[int | None] = []
    sayings = {draft.at: k for k, draft in enumerate(drafts)}
    for at, draft in enumerate(drafts):
        if draft.host in sayings:
            out.append(sayings[draft.host])
            continue
        chain = bare.chain((draft.cue or draft.content)[0], vouching=False)
        holders = (places[id(one)] for one in chain)
        out.append(next((k for k in holders if k != at), None))
    return out


def _as_attribution(draft: Draft) -> Attribution:
    from reportedly.model import NARRATOR

    content: tuple[Span, ...] = draft.content
    return Attribution(NARRATOR, draft.mention, draft.cue, content, vouches=draft.word.vouches)
