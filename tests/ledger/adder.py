"""
Adds synthetic reports to a ledger, each with its grouping in one transaction, and prints the content digest.

    python -m tests.ledger.adder WHERE FIRST LAST

Exit status 3, with the one sentence, where the ledger refuses.
"""

from __future__ import annotations

import sys

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, open_ledger
from reportedly.model import Join, mentions_of
from tests.ledger.making import AT, reading_of


def main(where: str, first: int, last: int) -> int:
    """Add reports ``first`` to ``last``."""
    try:
        with open_ledger(where, create=True) as ledger:
            for number in range(first, last):
                add(ledger, number)
            sys.stdout.write(f"{ledger.digest()}\n")
    except LedgerError as error:
        sys.stdout.write(f"{error}\n")
        return 3
    return 0


def add(ledger: Ledger, number: int) -> None:
    """Add one report; its mentions join those of the same town and number of mention, whatever the order."""
    reading, raw = reading_of(number)
    with ledger.writing():
        if not ledger.add(reading, raw, AT).new:
            return
        for mention in mentions_of(reading):
            key = f"town:{mention.card.title}:{mention.index}"
            ledger.put_portrait(mention.id, f'"{mention.id}"', (key,))
            group = ledger.sharing((key,))
            pairs = [sorted((mention.id, other)) for other in group if other != mention.id]
            ledger.put_joins(Join(a, b, 1.0) for a, b in pairs)
            former = set(ledger.incident_of(group).values())
            ledger.put_incidents({min(group): group}, former - {min(group)})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
