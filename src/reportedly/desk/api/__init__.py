"""The HTTP API, version 1: everything that the pages show and do."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(prefix="/api/v1")
