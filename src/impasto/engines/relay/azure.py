"""The provider `azure`: OpenAI's models as deployments of an Azure resource, by the classic address or by that of v1.

What Azure does otherwise than OpenAI, and nothing else.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final
from urllib.parse import quote

import msgspec

from impasto.engines.relay import openai
from impasto.engines.relay.answers import Answer, read_answer
from impasto.engines.relay.bodies import Body, form_body, json_body
from impasto.engines.relay.provider import Provider
from impasto.engines.relay.refusals import Declined, declined
from impasto.engines.relay.scanner import Document
from impasto.engines.upstream import Upstream
from impasto.settings import SettingsError
from impasto.types import Capabilities, Inputs, Plan

_V1: Final = "/openai/v1"
_VERSION: Final = "2025-04-01-preview"
_VERSION_OF_V1: Final = "preview"
_FORMATS: Final = ("png", "jpeg")
_FILTERED: Final = frozenset(
    {
        *("contentfilter", "content_filter", "content_policy_violation", "moderation_blocked"),
        *("responsibleaipolicyviolation", "image_content_policy_violation"),
    }
)
_FILTERED_TEXT: Final = "The content filter of the provider blocked this picture."
# Azure's names of categories, as OpenAI has them.
_CATEGORIES: Final[dict[str, str]] = {"self_harm": "self-harm"}


def provider(upstream: Upstream) -> Provider:
    """A resource, whose deployments are what the entry's `models` call the models. Raises SettingsError."""
    base_url = upstream.entry.base_url.rstrip("/")
    if not base_url:
        raise SettingsError(f"'{upstream.names('base_url')}': the address of the resource is missing")
    if not upstream.key:
        raise SettingsError(f"the engine {upstream.name} needs a key: in its table 'key_env' or 'key_file'")
    is_v1 = base_url.endswith(_V1)
    version = upstream.entry.api_version or (_VERSION_OF_V1 if is_v1 else _VERSION)
    return Provider(
        base_url=base_url if is_v1 else base_url.removesuffix("/openai"),
        headers={"api-key": upstream.key},
        capabilities=partial(_capabilities, upstream),
        ask=partial(_ask, is_v1, quote(version, safe="")),
        read=_read,
        declined=_declined,
        listing=f"{'' if is_v1 else '/openai'}/models?api-version={quote(version, safe='')}",
        input_formats=_FORMATS,
    )


def _capabilities(upstream: Upstream, model: str, called: str) -> Capabilities | None:
    found = openai.capabilities(upstream, model, called)
    if found is None:
        return None
    return msgspec.structs.replace(found, formats=tuple(one for one in found.formats if one in _FORMATS))


def _ask(is_v1: bool, version: str, plan: Plan, inputs: Inputs, able: Capabilities) -> tuple[str, Body]:
    """The classic address names the deployment; a model in the body as well is refused by some versions."""
    path = openai.GENERATIONS if plan.operation == "generation" else openai.EDITS
    told = dict(openai.words(plan, able))
    if not is_v1:
        path = f"/openai/deployments/{quote(able.called, safe='')}{path}"
        told.pop("model", None)
    is_edit = plan.operation == "edit"
    body = form_body(told, openai.files(inputs, "image[]")) if is_edit else json_body(told)
    return f"{path}?api-version={version}", body


def _read(body: dict[str, Any], document: Document) -> Answer:
    """As OpenAI's; what the filter took out may be told beside the data only."""
    answer = read_answer(body, document)
    if answer.problem is not None:
        return msgspec.structs.replace(answer, problem=_worded(answer.problem))
    if any(given.picture is not None or given.url is not None for given in answer.given):
        return answer
    data = body.get("data")
    told = [body, *(data if isinstance(data, list) else ())]
    found = {name for one in told if isinstance(one, dict) for name in _filters(one)}
    return msgspec.structs.replace(answer, problem=_blocked(_FILTERED_TEXT, found)) if found else answer


def _declined(status: int, headers: Mapping[str, str], answer: Any) -> Declined:
    """A block by the content filter is OpenAI's; one of the whole account (403 `Forbidden`) is none of the prompt's."""
    found = declined(status, headers, answer)
    problem = _worded(found.problem) if found.problem is not None else None
    is_blocked = problem is not None and problem is not found.problem
    return Declined(400 if is_blocked else status, headers, problem)


def _worded(problem: dict[str, Any]) -> dict[str, Any]:
    """The error object in OpenAI's words, where it tells of the content filter."""
    inner = problem.get("inner_error") or problem.get("innererror")
    inner = inner if isinstance(inner, dict) else {}
    codes = {str(one.get("code")).lower() for one in (problem, inner)}
    if codes.isdisjoint(_FILTERED):
        return problem
    return _blocked(str(problem.get("message") or _FILTERED_TEXT), set(_filters(inner)))


def _blocked(message: str, categories: set[str]) -> dict[str, Any]:
    details = {"moderation_stage": "unknown", "categories": sorted(categories) or ["other"]}
    told = {"message": message, "type": "image_generation_user_error", "param": None, "code": "moderation_blocked"}
    return {**told, "moderation_details": details}


def _filters(told: Mapping[str, Any]) -> list[str]:
    """The categories by which something was filtered."""
    names = ("content_filter_results", "content_filter_result", "prompt_filter_results")
    results = [found for name in names if isinstance(found := told.get(name), dict)]
    return [
        str(_CATEGORIES.get(category, category))
        for result in results
        for category, one in result.items()
        if isinstance(one, dict) and one.get("filtered") is True
    ]
