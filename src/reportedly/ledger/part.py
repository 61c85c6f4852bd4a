"""What every part of a ledger stands on."""

from __future__ import annotations

from reportedly.ledger.store import Store


class Part:
    """A part of a ledger: methods over its store."""

    def __init__(self, store: Store) -> None:
        self.store = store
