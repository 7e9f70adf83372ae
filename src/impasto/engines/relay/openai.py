"""The provider `openai`: OpenAI's images API, and whatever speaks it. What it is asked, and what its models can do."""

from collections.abc import Mapping
from typing import Any, Final

from impasto.catalog.catalog import Catalog, Model
from impasto.catalog.tokens import Untold, qualities
from impasto.engines.relay.bodies import Body, FilePart, form_body, json_body
from impasto.types import Capabilities, InputImage, Inputs, Plan

GENERATIONS: Final = "/images/generations"
EDITS: Final = "/images/edits"
_FORMATS: Final = ("png", "jpeg", "webp")
_MOST_INPUTS: Final = 16
# Words that a request has in common with its plan, and that are sent where there are any.
_AS_PLANNED: Final = ("complexity", "moderation", "user", "safety_identifier", "input_fidelity")


_IN_FLIGHT: Final = 64


def capabilities(model: str, called: str, *, is_named: bool) -> Capabilities | None:
    """What the provider does for this model, as the catalog says; None for one that it does not sell by the token.

    Of a model that is in no catalog, and that the config names, the most is believed.
    """
    catalog = Catalog.load()
    known = catalog.model(model) or catalog.model(called) or (catalog.unlisted(model) if is_named else None)
    if known is None or isinstance(known.tokens, Untold) or not known.values("background"):
        return None
    own = qualities(known.tokens)
    return Capabilities(
        max_n=known.parameters.ranges["n"][1],
        qualities=own,
        auto_quality="medium" if "medium" in own else own[-1],
        formats=_formats(known),
        compression=True,
        transparent="transparent" in known.values("background"),
        complexities=known.values("complexity"),
        partial_images=known.parameters.ranges.get("partial_images", (0, 0))[1],
        edits=True,
        max_inputs=_MOST_INPUTS,
        chooses=("size", "quality", "background"),
        moderates=True,
        cost_by_usage=True,
        free_to_repeat=False,
        in_flight=_IN_FLIGHT,
        seconds_per_megapixel=20.0,
    )


def _formats(known: Model) -> tuple[str, ...]:
    return tuple(one for one in _FORMATS if one in known.values("output_format"))


def ask(plan: Plan, inputs: Inputs, able: Capabilities) -> tuple[str, Body]:
    """The path and the body of the request for a plan."""
    words = _words(plan, able)
    if plan.operation == "generation":
        return GENERATIONS, json_body(words)
    field = "image" if len(inputs.images) == 1 else "image[]"
    files = [FilePart(field, image.path, _format(image)) for image in inputs.images]
    if inputs.mask is not None:
        files.append(FilePart("mask", inputs.mask.path, "png"))
    return EDITS, form_body(words, files)


def _words(plan: Plan, able: Capabilities) -> Mapping[str, Any]:
    """Every parameter that is not a file. What the plan leaves open is left open."""
    words: dict[str, Any] = {
        "model": able.called,
        "prompt": plan.prompt,
        "n": plan.n,
        "size": "auto" if "size" in plan.auto else str(plan.engine_size),
        "quality": "auto" if "quality" in plan.auto else plan.quality,
        "background": "auto" if "background" in plan.auto else plan.background,
        "output_format": plan.engine_format,
    }
    if plan.output_compression is not None and not plan.steps and plan.engine_format != "png":
        words["output_compression"] = plan.output_compression
    words |= {name: value for name in _AS_PLANNED if (value := getattr(plan, name)) is not None}
    if streams(plan):
        words |= {"stream": True, **({"partial_images": plan.partial_images} if plan.partial_images else {})}
    return words


def streams(plan: Plan) -> bool:
    """Whether events are asked for: a stream has one picture."""
    return plan.stream and plan.n == 1


def _format(image: InputImage) -> str:
    return image.format if image.format in _FORMATS else "png"
