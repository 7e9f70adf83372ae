"""The provider `openai`: OpenAI's images API, and whatever speaks it. What it is asked, and what its models can do."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from impasto.catalog.catalog import Catalog, Model
from impasto.catalog.tokens import Untold, qualities
from impasto.engines.relay.bodies import Body, FilePart, form_body, json_body
from impasto.engines.relay.provider import Provider
from impasto.engines.upstream import Upstream, checked_header
from impasto.settings import SettingsError
from impasto.types import Capabilities, InputImage, Inputs, Plan

GENERATIONS: Final = "/images/generations"
EDITS: Final = "/images/edits"
_BASE_URL: Final = "https://api.openai.com/v1"
_FORMATS: Final = ("png", "jpeg", "webp")
_MOST_INPUTS: Final = 16
# Words that a request has in common with its plan, and that are sent where there are any.
_AS_PLANNED: Final = ("complexity", "moderation", "user", "safety_identifier", "input_fidelity")
_IN_FLIGHT: Final = 64


def provider(upstream: Upstream) -> Provider:
    """OpenAI, or who speaks its API at the entry's own address: there a key may be missing. Raises SettingsError."""
    entry, key = upstream.entry, upstream.key
    if not key and not entry.base_url:
        raise SettingsError(
            f"the engine {upstream.name} needs a key: 'openai_api_key', or in its table 'key_env' or 'key_file'"
        )
    headers = {"authorization": f"Bearer {key}"} if key else {}
    for name in ("organization", "project"):
        if value := getattr(entry, name):
            headers[f"openai-{name}"] = checked_header(value, upstream.names(name))
    return Provider(
        base_url=entry.base_url or _BASE_URL,
        headers=headers,
        capabilities=partial(capabilities, upstream),
        ask=ask,
    )


def capabilities(upstream: Upstream, model: str, called: str) -> Capabilities | None:
    """What the provider does for this model, as the catalog says; None for one that it does not have.

    Of a model that is in no catalog, and that the config names, the most is believed. A server that asks for no key
    is one's own: it screens nothing, and `auto` means nothing to it.
    """
    known = rules(upstream, model, called)
    if known is None:
        return None
    own, is_own_server = qualities(known.tokens) or Capabilities().qualities, not upstream.key
    return Capabilities(
        max_n=known.parameters.ranges["n"][1],
        qualities=own,
        auto_quality="medium" if "medium" in own else own[-1],
        formats=tuple(one for one in _FORMATS if one in known.values("output_format")),
        compression=True,
        transparent="transparent" in known.values("background"),
        complexities=known.values("complexity"),
        partial_images=known.parameters.ranges.get("partial_images", (0, 0))[1],
        streams_one=True,
        edits=True,
        max_inputs=_MOST_INPUTS,
        chooses=() if is_own_server else ("size", "quality", "background"),
        moderates=not is_own_server,
        cost_by_usage=True,
        free_to_repeat=False,
        in_flight=_IN_FLIGHT,
        seconds_per_megapixel=20.0,
    )


def rules(upstream: Upstream, model: str, called: str) -> Model | None:
    """The catalog's model that tells what this one can do. Others than OpenAI's have to be named in the config."""
    catalog = Catalog.load()
    known = catalog.model(model) or catalog.model(called)
    if known is None and upstream.is_named(model):
        known = catalog.unlisted(model)
    if known is None or upstream.is_named(model):
        return known
    return known if known.values("background") and not isinstance(known.tokens, Untold) else None


def ask(plan: Plan, inputs: Inputs, able: Capabilities) -> tuple[str, Body]:
    """The path and the body of the request for a plan."""
    if plan.operation == "generation":
        return GENERATIONS, json_body(words(plan, able))
    return EDITS, form_body(words(plan, able), files(inputs, "image" if len(inputs.images) == 1 else "image[]"))


def files(inputs: Inputs, field: str) -> list[FilePart]:
    """The pictures under this name, and the mask."""
    parts = [FilePart(field, image.path, _format(image)) for image in inputs.images]
    return parts if inputs.mask is None else [*parts, FilePart("mask", inputs.mask.path, "png")]


def words(plan: Plan, able: Capabilities) -> Mapping[str, Any]:
    """Every parameter that is not a file and that it may be sent. What the plan leaves open is left open."""
    told: dict[str, Any] = {
        "model": able.called,
        "prompt": plan.prompt,
        "n": plan.n,
        "size": "auto" if "size" in plan.auto else str(plan.engine_size),
        "quality": "auto" if "quality" in plan.auto else plan.quality,
        "background": "auto" if "background" in plan.auto else plan.background,
        "output_format": plan.engine_format,
    }
    if plan.output_compression is not None and not plan.steps and plan.engine_format != "png":
        told["output_compression"] = plan.output_compression
    told |= {name: value for name in _AS_PLANNED if (value := getattr(plan, name)) is not None}
    # A stream has one picture.
    if plan.stream and plan.n == 1 and able.stream:
        told |= {"stream": True, **({"partial_images": plan.partial_images} if plan.partial_images else {})}
    return {name: value for name, value in told.items() if name not in able.omits}


def _format(image: InputImage) -> str:
    return image.format if image.format in _FORMATS else "png"
