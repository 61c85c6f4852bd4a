"""What the gate lets through: one object, made when the desk starts."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

KIBIBYTE = 1024
MEBIBYTE = 1024 * KIBIBYTE
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Policy:
    """
    What the gate lets through. The defaults are those of one person on a laptop.

    ``hosts`` are the names under which the desk answers; one without a port answers at any. ``accounts``: nobody is let in without
    signing in, even where the ledger has no account yet. ``small`` bounds, in bytes, a body that is held in memory (JSON, a form),
    ``large`` one that is passed on as it comes (a form with files), ``query`` what stands behind the question mark. The rates are those
    of the library limits: of one address that has not signed in, of one person, of one person on this machine; and of tries to sign in
    from one address, under one name from one address, and under one name from anywhere.
    """

    hosts: tuple[str, ...] = LOOPBACK
    accounts: bool = False
    small: int = 8 * MEBIBYTE
    large: int = 64 * MEBIBYTE
    query: int = 4 * KIBIBYTE
    stranger_rate: str = "120/minute"
    person_rate: str = "3000/minute"
    local_rate: str = "60000/minute"
    login_rate: str = "30/minute"
    name_here_rate: str = "10/15minutes"
    name_rate: str = "100/hour"

    def answers_to(self, host: str) -> bool:
        """Whether a Host header names this desk. Raises nothing."""
        return host.lower() in self.hosts or without_port(host).lower() in self.hosts


def without_port(host: str) -> str:
    """A Host header's name alone; an IPv6 address keeps its brackets. Raises nothing."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isascii() and port.isdecimal() else host


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens at ``host``. Raises nothing."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
