"""Readings -> one HTML page."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Reading


def to_page(readings: Sequence[Reading]) -> str:
    """One page."""
    return f"{len(readings)}\n"
