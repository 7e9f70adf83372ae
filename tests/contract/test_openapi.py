"""`docs/openapi.json` is what the code says, and the server does what it says, whatever is sent."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from impasto.edge import openapi, wire
from impasto.edge.routes import ROUTES
from impasto.edge.wire import read_generation
from impasto.types import ImageRequest

COMMITTED = Path(__file__).parents[2] / "docs" / "openapi.json"
DOCUMENT: dict[str, Any] = json.loads(COMMITTED.read_text())
EXAMPLES = 12
OPERATIONS = [(path, method.upper()) for path, methods in DOCUMENT["paths"].items() for method in methods]

schema = schemathesis.openapi.from_dict(DOCUMENT)


def test_the_committed_document_is_the_code() -> None:
    assert COMMITTED.read_text() == openapi.to_json(), "python -m impasto.edge.openapi > docs/openapi.json"


def test_every_route_is_described_with_all_its_methods() -> None:
    routes = {
        (re.sub(r":\w+}", "}", route.path), method.lower())
        for route in ROUTES
        for method in (route.methods or set()) - {"HEAD"}
    }

    assert {(path, method) for path, methods in DOCUMENT["paths"].items() for method in methods} == routes


def test_every_reference_leads_somewhere() -> None:
    names = re.findall(r'"#/components/schemas/(\w+)"', json.dumps(DOCUMENT))

    assert set(names) <= set(DOCUMENT["components"]["schemas"])
    assert set(DOCUMENT["components"]["schemas"]) == set(names), "and nothing is described that nobody refers to"


def test_every_parameter_of_a_generation_is_described_and_no_other() -> None:
    properties = DOCUMENT["components"]["schemas"]["GenerationBody"]["properties"]

    assert set(properties) == set(wire.GENERATION)
    for name in set(properties) - {"prompt"}:
        assert read_generation(json.dumps({"prompt": "x", name: None}).encode()).unknown == ()


@pytest.mark.parametrize(("body", "pictures"), [("EditBody", "images"), ("EditForm", "image")])
def test_so_is_every_parameter_of_an_edit(body: str, pictures: str) -> None:
    properties = DOCUMENT["components"]["schemas"][body]["properties"]

    assert set(properties) == set(wire.EDIT) | {pictures, "mask", "markup"}


def test_every_field_of_a_request_can_be_sent() -> None:
    sent = {*wire.EDIT, "images", "mask", "markup"}

    assert set(ImageRequest.__struct_fields__) == sent | {"operation", "unknown"}


def test_every_answer_above_400_has_openais_shape() -> None:
    for path, methods in DOCUMENT["paths"].items():
        for operation in methods.values():
            for status, answer in operation["responses"].items():
                if status >= "400" and path.startswith(("/v1/", "/files/")):
                    reference = answer["content"]["application/json"]["schema"]
                    assert reference == {"$ref": "#/components/schemas/ErrorAnswer"}


def fuzz(operation: Any, mode: GenerationMode, live: Any) -> None:
    key = live.admin_key() if operation.path.startswith("/v1/organization/") else live.key

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def hold(case: schemathesis.Case) -> None:
        case.call_and_validate(
            base_url=live.origin,
            headers={"Authorization": f"Bearer {key}"},
            # Which values a model takes is beyond a schema, and a query may carry what is not ours (`extra_query`).
            excluded_checks=[schemathesis.checks.positive_data_acceptance, schemathesis.checks.negative_data_rejection],
            timeout=30,
        )

    hold()


# Named one by one: tests of one name are run only once by several processes.
@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda part: part)
def test_no_request_gets_an_answer_that_is_not_described(path: str, method: str, live: Any) -> None:
    fuzz(schema[path][method], GenerationMode.POSITIVE, live)


@pytest.mark.parametrize("path", ["/v1/images/generations", "/v1/images/quote"])
def test_nor_does_one_that_breaks_the_description(path: str, live: Any) -> None:
    fuzz(schema[path]["POST"], GenerationMode.NEGATIVE, live)


@pytest.fixture(scope="module", autouse=True)
def still_serving(live: Any) -> Any:
    yield
    assert live.is_alive()
    live.verify_ledger()
