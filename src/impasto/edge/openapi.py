"""The OpenAPI 3.1 document, built from the routes, the types and the table of errors; `docs/openapi.json` is its copy.

`python -m impasto.edge.openapi` prints it. Every route needs a row in `_OPERATIONS` (a test keeps this).
"""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct
from starlette.routing import Route

import impasto
from impasto.edge import bodies, edits, files, generations, health, models, organization, quotes, scrape, shapes, stored
from impasto.edge.routes import ROUTES
from impasto.errors import ERRORS

_DOOR = ("missing_key", "wrong_key", "revoked_key", "expired_key", "admin_key_only", "invalid_header", "body_too_large")
_READ = ("unsupported_media_type", "body_too_large", "body_incomplete", "body_timeout", "not_json", "not_an_object")
_NAMES = ("missing_parameter", "unknown_parameter", "wrong_type", "out_of_range", "invalid_value")
_PLAN = (*_NAMES, "no_engine")
_RUN = (
    *("idempotency_mismatch", "generation_expired", "outcome_unknown", "generation_interrupted"),
    *("project_spend_limit", "no_credit", "store_full", "moderation_blocked"),
    *("screen_unavailable", "picture_unscreened"),
    *("engine_busy", "engine_out", "relay_loop", "upstream_refused", "upstream_too_large"),
    *("upstream_key_refused", "upstream_out_of_credit", "upstream_rate_limited"),
    *("engine_crashed", "engine_failed", "engine_timeout", "picture_incomplete", "store_failed", "draining"),
)
_ALWAYS = ("internal", "database_failed")
_FORM = ("multipart_broken", "file_too_large", "unexpected_file", "file_twice", "image_is_text", "image_mimetype")
_EDIT = (
    *("too_many_images", "one_reference", "file_not_found", "url_refused", "url_failed", "image_unreadable"),
    *("mask_alpha", "mask_size", "mask_and_markup", "mask_mode_without_mask", "markup_alpha", "markup_size"),
    *("input_fidelity", "unsupported_edit"),
)

_AS_JSON = ((bodies.JSON, "GenerationBody"),)
_AS_EDIT = ((bodies.FORM, "EditForm"), (bodies.JSON, "EditBody"))
_AS_FILE = ((bodies.FORM, "FileForm"),)

_Parameter = tuple[str, Any, str]
_PAGE: tuple[_Parameter, ...] = (
    ("limit", Annotated[int, Meta(ge=1, le=100)], "How many; 20 when left out."),
    ("after", str, "The id after which the page begins."),
    ("model", str, "Only this model's."),
    ("q", str, "Only those whose prompt has these words."),
)
_FILES: tuple[_Parameter, ...] = (
    ("limit", Annotated[int, Meta(ge=1, le=files.MOST_LISTED)], f"How many; {files.MOST_LISTED} when left out."),
    ("order", Literal["asc", "desc"], "By age; newest first when left out."),
    ("after", str, "The id after which the page begins."),
    ("purpose", str, "Only files for this."),
)
_INDEX: tuple[_Parameter, ...] = (("index", Annotated[int, Meta(ge=0, le=999)], "Which picture; 0 when left out."),)
_LINK: tuple[_Parameter, ...] = (("expires", str, "From the link."), ("signature", str, "From the link."))


class _Operation(Struct, frozen=True, kw_only=True):
    """What a route's function does not say of itself. `answer` None is the bytes of a picture, in one of `formats`, or
    of what a format with a slash names.

    `body`: pairs of a content type and the name of a schema in `bodies.py`.
    """

    id: str
    answer: type | None
    body: tuple[tuple[str, str], ...] = ()
    formats: tuple[str, ...] = ("png", "jpeg", "webp")
    query: tuple[_Parameter, ...] = ()
    errors: tuple[str, ...] = ()
    guarded: bool = True
    alternative: type | None = None
    wrong: type | None = None


_OPERATIONS: Mapping[Callable[..., Any], _Operation] = {
    generations.generate: _Operation(
        id="createImage", answer=shapes.ImagesAnswer, body=_AS_JSON, errors=(*_READ, *_PLAN, *_RUN)
    ),
    quotes.quote: _Operation(
        id="quoteImage",
        answer=shapes.Quote,
        body=(*_AS_JSON, *_AS_EDIT),
        errors=(*_READ, *_FORM, *_EDIT, *_PLAN, "engine_out", "rate_requests"),
    ),
    stored.page: _Operation(id="listGenerations", answer=shapes.GenerationList, query=_PAGE, errors=("out_of_range",)),
    stored.show: _Operation(
        id="getGeneration",
        answer=shapes.ImagesAnswer,
        alternative=shapes.GenerationObject,
        errors=("generation_not_found", "generation_expired", "store_failed"),
    ),
    stored.delete: _Operation(
        id="deleteGeneration",
        answer=shapes.Deleted,
        errors=("generation_not_found", "generation_expired", "generation_running"),
    ),
    stored.content: _Operation(
        id="getPicture",
        answer=None,
        query=_INDEX,
        errors=("generation_not_found", "generation_expired", "image_not_found", "out_of_range", "store_failed"),
    ),
    edits.edit: _Operation(
        id="editImage",
        answer=shapes.ImagesAnswer,
        body=_AS_EDIT,
        errors=(*_READ, *_FORM, *_EDIT, *_PLAN, *_RUN),
    ),
    files.create: _Operation(
        id="createFile",
        answer=shapes.FileObject,
        body=_AS_FILE,
        errors=(*_READ, *_FORM, *_NAMES, "store_full", "store_failed"),
    ),
    files.page: _Operation(
        id="listFiles", answer=shapes.FileList, query=_FILES, errors=("out_of_range", "invalid_value")
    ),
    files.show: _Operation(id="getFile", answer=shapes.FileObject, errors=("file_not_found",)),
    files.delete: _Operation(id="deleteFile", answer=shapes.FileDeleted, errors=("file_not_found",)),
    files.content: _Operation(
        id="getFileContent",
        answer=None,
        formats=("png", "jpeg", "webp", "gif"),
        errors=("file_not_found",),
    ),
    models.page: _Operation(id="listModels", answer=shapes.ModelList),
    models.show: _Operation(id="getModel", answer=shapes.ModelObject, errors=("model_not_found",)),
    organization.engines: _Operation(id="listEngines", answer=shapes.EngineList, errors=("needs_admin_key",)),
    stored.file: _Operation(
        id="openLink",
        answer=None,
        query=_LINK,
        guarded=False,
        errors=(
            *("link_invalid", "link_expired", "generation_not_found", "generation_expired", "image_not_found"),
            "store_failed",
        ),
    ),
    health.healthz: _Operation(id="health", answer=shapes.Health, guarded=False, wrong=shapes.Health),
    health.readyz: _Operation(id="readiness", answer=shapes.Readiness, guarded=False, wrong=shapes.Readiness),
    scrape.metrics: _Operation(
        id="metrics",
        answer=None,
        formats=("text/plain",),
        guarded=False,
        errors=("missing_key", "wrong_key", "revoked_key", "expired_key", "not_found"),
    ),
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
            "schemas": {**bodies.schemas(), **schemas},
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
            "content": {kind: {"schema": _any_of(row.body, kind)} for kind, _ in row.body},
        }
    described["responses"] = _responses(row)
    return described


def _any_of(bodies_of: Sequence[tuple[str, str]], kind: str) -> dict[str, Any]:
    """The schema of a body of this content type, or those of several."""
    found = [_ref(name) for one, name in bodies_of if one == kind]
    return found[0] if len(found) == 1 else {"anyOf": found}


def _path_parameter(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _query_parameter(name: str, kind: Any, text: str, *, required: bool) -> dict[str, Any]:
    schema = msgspec.json.schema(kind)
    return {"name": name, "in": "query", "required": required, "description": text, "schema": schema}


def _responses(row: _Operation) -> dict[str, Any]:
    kinds = [kind for kind in (row.answer, row.alternative) if kind is not None]
    schema = {"anyOf": [_ref(kind.__name__) for kind in kinds]} if len(kinds) > 1 else None
    if row.answer is None:
        content: dict[str, Any] = {kind if "/" in kind else f"image/{kind}": {"schema": {}} for kind in row.formats}
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


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


if __name__ == "__main__":
    sys.stdout.write(to_json())
