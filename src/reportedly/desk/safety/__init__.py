"""
What stands before every request: hosts, who asks, the forms' tokens, limits, and the headers of every answer.

``policy`` says what is let through; ``gate`` is the gate; ``headers``, ``origins``, ``bodies`` and ``rates`` are its parts; ``knowing``
finds out who asks; ``answers`` is what a refused request gets. docs/desk-safety.md says what is defended and what is not.
"""

from __future__ import annotations

from fastapi import FastAPI

from reportedly.desk.office import Office
from reportedly.desk.safety.auditing import AuditLog
from reportedly.desk.safety.gate import Gate
from reportedly.desk.safety.knowing import Knowing
from reportedly.desk.safety.policy import Policy
from reportedly.desk.safety.rates import Rates

__all__ = ["Gate", "Knowing", "Policy", "guard"]


def guard(app: FastAPI, office: Office, policy: Policy) -> None:
    """
    Put the gate before an application. ``app.state.knowing`` tells it who asks, ``app.state.rates`` counts. Raises nothing.
    """
    app.state.policy, app.state.knowing, app.state.rates = policy, Knowing(office, policy), Rates()
    app.add_middleware(Gate, knowing=app.state.knowing, rates=app.state.rates, log=AuditLog(office), policy=policy)
