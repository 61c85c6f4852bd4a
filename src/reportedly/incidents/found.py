"""What a feature finds in two mentions."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """A level of a feature, as ``data/weights.toml`` names it, and what was found, in words."""

    level: str
    words: str
