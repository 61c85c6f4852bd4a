"""What is counted, in words for a person: "attackers killed", "passengers freed", "people killed"."""

from __future__ import annotations

from reportedly.model import Manner, Scope, Side, Status
from reportedly.reconcile.people import lexicon

ROLES = {Side.ATTACKERS: "attackers", Side.SECURITY: "security personnel", Side.RESPONDERS: "responders"}
DONE = {Status.PRESENT: "present", Status.OTHER: "otherwise affected", Status.CASUALTIES: "killed or injured"}
PLURALS = {"woman": "women", "man": "men", "child": "children", "military": "military personnel", "police": "police", "crew": "crew"}
ADJECTIVES = ("military", "police", "paramilitary", "railway", "foreign", "civilian", "resident")


def label_of(status: Status, scope: Scope) -> str:
    """The words for a quantity. Raises nothing."""
    limit = f" ({scope.part})" if scope.part else ""
    return f"{who(scope)} {done(status, scope)}{limit}"


def done(status: Status, scope: Scope) -> str:
    """What became of them, with how they came free where that is told. Raises nothing."""
    if status is Status.FREED and scope.manner:
        return "escaped" if scope.manner is Manner.ESCAPED else scope.manner.value
    if status is Status.PRESENT and scope.cohort:
        return "aboard"
    return DONE.get(status, status.value)


def who(scope: Scope) -> str:
    """The people of a scope: by their own name, else by their role, else "people". Raises nothing."""
    named = sorted((scope.people or "").split(), key=lambda tag: (tag in lexicon().known, tag not in ADJECTIVES, tag))
    words = named + ([scope.group] if scope.group else [])
    if not words:
        return ROLES.get(scope.role, "people") if scope.role else "people"
    return " ".join([*words[:-1], _plural(words[-1])])


def _plural(tag: str) -> str:
    if tag in PLURALS:
        return PLURALS[tag]
    return tag if tag.endswith("s") else f"{tag[:-1]}ies" if tag.endswith("y") else f"{tag}s"
