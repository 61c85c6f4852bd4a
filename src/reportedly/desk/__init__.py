"""
The desk: an HTTP API and web pages over a ledger, for one analyst on a laptop or a team on PostgreSQL.

    app = create_app(Office(settings))

``office`` holds what every request shares; ``access`` says who asks and what they may do; ``safety`` stands before every request;
``api`` is the documented, versioned HTTP API; ``pages`` are the pages; ``front`` is the source of the page's script, built into ``static``.
"""

from __future__ import annotations

from reportedly.desk.app import create_app
from reportedly.desk.office import Office
from reportedly.desk.safety import Policy

__all__ = ["Office", "Policy", "create_app"]
