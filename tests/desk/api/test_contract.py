"""What the OpenAPI promises holds: requests made of it, the sound and the broken, find no failure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import positive_data_acceptance

from reportedly.desk import Office, Policy, create_app
from reportedly.settings import Settings

DOCUMENT = create_app(Office(Settings())).openapi()
ROUTES = [(method, path) for path, methods in DOCUMENT["paths"].items() for method in methods]
ASKED = [(m, p) for m, p in ROUTES if "parameters" in DOCUMENT["paths"][p][m] or "requestBody" in DOCUMENT["paths"][p][m]]
CASES = [(*route, GenerationMode.POSITIVE) for route in ROUTES] + [(*route, GenerationMode.NEGATIVE) for route in ASKED]


@pytest.fixture(scope="module")
def described(example_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> BaseSchema:
    path = shutil.copy(example_ledger, tmp_path_factory.mktemp("contract") / "ledger.sqlite")
    office = Office(Settings(ledger=str(path)))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(office, Policy(hosts=("testserver",), query=1 << 20)))


@pytest.mark.parametrize(("method", "path", "mode"), CASES)
def test_a_route_keeps_what_the_document_says(described: BaseSchema, method: str, path: str, mode: GenerationMode) -> None:
    @settings(
        max_examples=10, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
    )
    @given(case=described[path][method].as_strategy(generation_mode=mode))
    def holds(case: Case) -> None:
        answer = case.call()
        refused = answer.status_code == 422 and "errors" not in answer.json()
        case.validate_response(answer, excluded_checks=[positive_data_acceptance] if refused else [])

    # A 422 without `errors` refuses what only the ledger can tell: words that are not in that report, bounds the wrong way round.
    holds()
