"""Who asks, and what they may do. The gate (``safety``) sets the person of a request; routes say which role they need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from reportedly.desk.problems import Refused
from reportedly.model.desk import Role


@dataclass(frozen=True, slots=True)
class Person:
    """
    Who asks: the name that their judgements carry, their role, and the token that their forms must send back.

    ``local`` is the one who started the desk on their own machine; ``token`` a program that shows an access token instead of signing in.
    """

    name: str
    role: Role
    csrf: str = ""
    local: bool = True
    token: bool = False


def person_of(request: Request) -> Person:
    """The person of a request, as the gate set it. Raises Refused (401) where nobody is signed in."""
    person = getattr(request.state, "person", None)
    if not isinstance(person, Person):
        raise Refused(401, "sign in first")
    return person


def needs(role: Role) -> Callable[[Request], Person]:
    """A dependency that gives the person, or raises Refused (401, 403) where they may not do what needs ``role``."""

    def checked(request: Request) -> Person:
        person = person_of(request)
        if not person.role.covers(role):
            raise Refused(403, f"this needs the role {role.value}; {person.name} is {person.role.value}")
        return person

    return checked


__all__ = ["Admin", "Analyst", "Person", "Reader", "Role", "needs", "person_of"]

Reader = Annotated[Person, Depends(needs(Role.READER))]
Analyst = Annotated[Person, Depends(needs(Role.ANALYST))]
Admin = Annotated[Person, Depends(needs(Role.ADMIN))]
