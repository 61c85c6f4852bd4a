"""How often one may ask: counted in memory, by address or by person."""

from __future__ import annotations

from functools import cache

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from reportedly.desk.problems import Refused


class Rates:
    """The counts of one desk. Safe to use from several threads."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def count(self, rate: str, *whose: str) -> None:
        """Count one request. Raises Refused (429) where there were too many."""
        if not self._limiter.hit(_item(rate), *whose):
            raise Refused(429, "too many requests: wait a minute, and try again")

    def spent(self, rate: str, *whose: str) -> bool:
        """Whether one more would be too many; counts nothing. Raises nothing."""
        return not self._limiter.test(_item(rate), *whose)


@cache
def _item(rate: str) -> RateLimitItem:
    return parse(rate)
