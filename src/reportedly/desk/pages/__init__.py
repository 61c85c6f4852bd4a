"""The pages, one module for each part of the desk; each has a router of its own."""

from __future__ import annotations

from fastapi import APIRouter

from reportedly.desk.pages import (
    accounts,
    adding,
    evidence,
    exports,
    incident,
    incidents,
    login,
    points,
    report,
    review,
    search,
    working,
)

router = APIRouter()
router.include_router(incidents.router)
router.include_router(points.router)
router.include_router(search.router)
router.include_router(login.router)
router.include_router(accounts.router)
router.include_router(incident.router)
router.include_router(evidence.router)
router.include_router(report.router)
router.include_router(adding.router)
router.include_router(exports.router)
router.include_router(review.router)
router.include_router(working.router)
