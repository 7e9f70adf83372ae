"""The OpenAPI 3.1 document, built from the routes, the types and the table of errors; `docs/openapi.json` is its copy.

`python -m impasto.edge.openapi` prints it. Every route needs a row in `_OPERATIONS` (a test keeps this).
"""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from starlette.routing import Route

import impasto
from impasto.edge import generations, health, models, shapes, stored
from impasto.edge.routes import ROUTES
from impasto.errors import ERRORS
from impasto.types import ImageRequest

_DOOR = ("missing_key", "wrong_key", "revoked_key", "expired_key", "invalid_header", "body_too_large")
_READ = ("unsupported_media_type", "body_too_large", "body_incomplete", "body_timeout", "not_json", "not_an_object")
_PLAN = ("missing_parameter", "unknown_parameter", "wrong_type", "out_of_range", "invalid_value", "no_engine")
_RUN = (
    *("idempotency_mismatch", "generation_expired", "outcome_unknown", "generation_interrupted"),
    *("project_spend_limit", "no_credit", "moderation_blocked"),
    *("engine_crashed", "engine_failed", "engine_timeout", "picture_incomplete", "store_failed", "draining"),
)
_ALWAYS = ("internal", "database_failed")

# What the types of a request do not say. Which values a model takes is in `GET /v1/models` and the catalog.
_REQUEST_FACTS: Mapping[str, Mapping[str, Any]] = {
    "prompt": {"minLength": 1, "description": "What to draw. At most 32,000 characters for GPT image models."},
    "model": {"description": "A name of `GET /v1/models`; the default model when left out."},
    "n": {"minimum": 1, "maximum": 10, "default": 1},
    "size": {"description": "`auto`, or WIDTHxHEIGHT in pixels.", "examples": ["auto", "1024x1024", "1536x1024"]},
    "quality": {"examples": ["auto", "low", "medium", "high"]},
    "background": {"examples": ["auto", "transparent", "opaque"]},
    "output_format": {"default": "png", "examples": ["png", "jpeg", "webp"]},
    "output_compression": {"minimum": 0, "maximum": 100, "description": "For jpeg and webp."},
    "moderation": {"examples": ["auto", "low"]},
    "response_format": {"description": "Lenient dialect only.", "examples": ["b64_json", "url"]},
    "seed": {"minimum": 0, "description": "Lenient dialect only. The same seed draws the same picture."},
    "negative_prompt": {"description": "Lenient dialect only. What to leave out."},
    "stream": {"description": "Answer with server-sent events: `…partial_image`, `…completed`, `error`."},
    "partial_images": {"minimum": 0, "maximum": 3, "description": "With `stream`: pictures on their way."},
    "safety_identifier": {"description": "Echoed in the answer."},
}
_NOT_SENT = ("operation", "unknown")

_Parameter = tuple[str, Any, str]
_PAGE: tuple[_Parameter, ...] = (
    ("limit", Annotated[int, Meta(ge=1, le=100)], "How many; 20 when left out."),
    ("after", str, "The id after which the page begins."),
    ("model", str, "Only this model's."),
    ("q", str, "Only those whose prompt has these words."),
)
_INDEX: tuple[_Parameter, ...] = (("index", Annotated[int, Meta(ge=0, le=999)], "Which picture; 0 when left out."),)
_LINK: tuple[_Parameter, ...] = (("expires", str, "From the link."), ("signature", str, "From the link."))


class _Operation(Struct, frozen=True, kw_only=True):
    """What a route's function does not say of itself. `answer` None is the bytes of a picture."""

    id: str
    answer: type | None
    body: bool = False
    query: tuple[_Parameter, ...] = ()
    errors: tuple[str, ...] = ()
    guarded: bool = True
    alternative: type | None = None
    wrong: type | None = None


_OPERATIONS: Mapping[Callable[..., Any], _Operation] = {
    generations.generate: _Operation(
        id="createImage", answer=shapes.ImagesAnswer, body=True, errors=(*_READ, *_PLAN, *_RUN)
    ),
    generations.quote: _Operation(id="quoteImage", answer=shapes.Quote, body=True, errors=(*_READ, *_PLAN)),
    stored.page: _Operation(id="listGenerations", answer=shapes.GenerationList, query=_PAGE, errors=("out_of_range",)),
    stored.show: _Operation(
        id="getGeneration",
        answer=shapes.ImagesAnswer,
        alternative=shapes.GenerationObject,
        errors=("generation_not_found", "store_failed"),
    ),
    stored.delete: _Operation(
        id="deleteGeneration", answer=shapes.Deleted, errors=("generation_not_found", "generation_running")
    ),
    stored.content: _Operation(
        id="getPicture",
        answer=None,
        query=_INDEX,
        errors=("generation_not_found", "image_not_found", "out_of_range", "store_failed"),
    ),
    models.page: _Operation(id="listModels", answer=shapes.ModelList),
    models.show: _Operation(id="getModel", answer=shapes.ModelObject, errors=("model_not_found",)),
    stored.file: _Operation(
        id="openLink",
        answer=None,
        query=_LINK,
        guarded=False,
        errors=("link_invalid", "link_expired", "generation_not_found", "image_not_found", "store_failed"),
    ),
    health.healthz: _Operation(id="health", answer=shapes.Health, guarded=False, wrong=shapes.Health),
    health.readyz: _Operation(id="readiness", answer=shapes.Readiness, guarded=False, wrong=shapes.Readiness),
}


def build() -> dict[str, Any]:
    """The whole document, in an order that stays the same."""
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        for method in sorted((route.methods or set()) - {"HEAD"}):
            paths.setdefault(_template(route), {})[method.lower()] = _describe(route, _OPERATIONS[route.endpoint])
    schemas = msgspec.json.schema_components(_answers(), ref_template="#/components/schemas/{name}")[1]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Impasto",
            "version": impasto.__version__,
            "summary": "OpenAI's Images API in front of any engine, with a renderer built in.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{"key": []}],
        "paths": paths,
        "components": {
            "schemas": {"GenerationBody": _generation_body(), **schemas},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": "A key of Impasto's."}},
        },
    }


def to_json() -> str:
    """The document as it is committed."""
    return msgspec.json.format(msgspec.json.encode(build()), indent=2).decode() + "\n"


def _answers() -> Sequence[type]:
    rows = _OPERATIONS.values()
    found = [kind for row in rows for kind in (row.answer, row.alternative, row.wrong) if kind is not None]
    return list(dict.fromkeys([*found, shapes.ErrorAnswer]))


def _template(route: Route) -> str:
    """The path with plain parameters: how Starlette converts them is its own affair."""
    return re.sub(r"\{(\w+):\w+\}", r"{\1}", route.path)


def _describe(route: Route, row: _Operation) -> dict[str, Any]:
    summary, _, rest = (route.endpoint.__doc__ or "").partition(".")
    described: dict[str, Any] = {"operationId": row.id, "summary": summary.strip()}
    if rest.strip():
        described["description"] = " ".join(rest.split())
    if not row.guarded:
        described["security"] = []
    parameters = [_path_parameter(name) for name in re.findall(r"\{(\w+)\}", _template(route))]
    parameters += [_query_parameter(*parameter, required=row.query is _LINK) for parameter in row.query]
    if parameters:
        described["parameters"] = parameters
    if row.body:
        described["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _ref("GenerationBody")}},
        }
    described["responses"] = _responses(row)
    return described


def _path_parameter(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _query_parameter(name: str, kind: Any, text: str, *, required: bool) -> dict[str, Any]:
    schema = msgspec.json.schema(kind)
    return {"name": name, "in": "query", "required": required, "description": text, "schema": schema}


def _responses(row: _Operation) -> dict[str, Any]:
    kinds = [kind for kind in (row.answer, row.alternative) if kind is not None]
    schema = {"anyOf": [_ref(kind.__name__) for kind in kinds]} if len(kinds) > 1 else None
    if row.answer is None:
        content: dict[str, Any] = {f"image/{fmt}": {"schema": {}} for fmt in ("png", "jpeg", "webp")}
    else:
        content = {"application/json": {"schema": schema or _ref(row.answer.__name__)}}
    responses: dict[str, Any] = {"200": {"description": "Done.", "content": content}}
    if row.wrong is not None:
        wrong = {"application/json": {"schema": _ref(row.wrong.__name__)}}
        return {**responses, "503": {"description": "Not now.", "content": wrong}}
    return {**responses, **_refusals((*(_DOOR if row.guarded else ()), *row.errors, *_ALWAYS))}


def _refusals(names: Sequence[str]) -> dict[str, Any]:
    by_status: dict[str, list[str]] = {}
    for name in names:
        kind = ERRORS[name]
        codes = by_status.setdefault(str(kind.status), [])
        if kind.code and kind.code not in codes:
            codes.append(kind.code)
    content = {"application/json": {"schema": _ref("ErrorAnswer")}}
    return {
        status: {"description": ", ".join(f"`{code}`" for code in codes), "content": content}
        for status, codes in sorted(by_status.items())
    }


def _generation_body() -> dict[str, Any]:
    """ImageRequest as it is sent: null is absent, and no other key is taken."""
    schemas = msgspec.json.schema_components([ImageRequest], ref_template="#/components/schemas/{name}")[1]
    properties = dict(schemas["ImageRequest"]["properties"])
    for name in _NOT_SENT:
        del properties[name]
    for name, schema in properties.items():
        plain = {key: value for key, value in schema.items() if not (key == "default" and value is None)}
        properties[name] = {**plain, **_REQUEST_FACTS.get(name, {})}
    return {
        "title": "GenerationBody",
        "description": "The body of a generation and of its quote. A key whose value is null counts as left out.",
        "type": "object",
        "properties": properties,
        "required": ["prompt"],
        "additionalProperties": False,
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


if __name__ == "__main__":
    sys.stdout.write(to_json())
