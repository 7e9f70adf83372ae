"""The bodies of requests as JSON schemas, for the OpenAPI document alone. What is read is told by `wire.py`."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from impasto.edge import files, wire
from impasto.edge.uploads import MOST_IMAGES
from impasto.types import ImageRequest

JSON: Final = "application/json"
FORM: Final = "multipart/form-data"

# What the types of a request do not say. Which values a model takes is in `GET /v1/models` and the catalog.
_FACTS: Final[Mapping[str, Mapping[str, Any]]] = {
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
    "mask_mode": {
        "description": "Lenient dialect only. `keep`: outside stays to the bit; `guide`: the mask is a hint.",
        "examples": ["keep", "guide"],
    },
    "input_fidelity": {"description": "For models that know it.", "examples": ["high", "low"]},
}
_MASK: Final = "Transparent where to edit; of the first picture's size."
_MARKUP: Final = "A transparent PNG of the first picture's size whose marks say what to change. Not with a mask."
_PICTURE_TEXT: Final = "The bytes, or text: base64, a data URL, an https link, or the id of a kept file or generation."


def schemas() -> dict[str, dict[str, Any]]:
    """Every body by its name."""
    described = {
        "GenerationBody": (
            "The body of a generation and of its quote. A key whose value is null counts as left out.",
            _object(_parameters(wire.GENERATION), ("prompt",)),
        ),
        "EditBody": ("The body of an edit as JSON. A key whose value is null counts as left out.", _edit_body()),
        "EditForm": ("An edit as a form, in any order. `image[]` and `image[0]` are `image` too.", _edit_form()),
        "FileForm": ("A file and what it is for.", _file_form()),
    }
    return {name: {"title": name, "description": text, **schema} for name, (text, schema) in described.items()}


def _edit_body() -> dict[str, Any]:
    properties = {
        "images": {"type": "array", "items": _reference(), "minItems": 1, "maxItems": MOST_IMAGES},
        "mask": {"anyOf": [_reference(), {"type": "null"}], "description": _MASK},
        "markup": {"anyOf": [_reference(), {"type": "null"}], "description": _MARKUP},
    }
    return _object({**properties, **_parameters(wire.EDIT)}, ("prompt", "images"))


def _edit_form() -> dict[str, Any]:
    several = {"type": "array", "items": _file(), "minItems": 1, "maxItems": MOST_IMAGES}
    text = f"One picture, or up to {MOST_IMAGES}. {_PICTURE_TEXT}"
    properties = {
        "image": {"anyOf": [_file(), several], "description": text},
        "mask": {**_file(), "description": _MASK},
        "markup": {**_file(), "description": _MARKUP},
    }
    scalars = {name: _without_null(schema) for name, schema in _parameters(wire.EDIT).items()}
    return _object({**properties, **scalars}, ("prompt", "image"))


def _parameters(names: Iterable[str]) -> dict[str, Any]:
    """Fields of ImageRequest as they are sent."""
    known = msgspec.json.schema_components([ImageRequest])[1]["ImageRequest"]["properties"]
    properties: dict[str, Any] = {}
    for name in names:
        plain = {key: value for key, value in known[name].items() if not (key == "default" and value is None)}
        properties[name] = {**plain, **_FACTS.get(name, {})}
    return properties


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A form has no null."""
    kinds = [kind for kind in schema.get("anyOf", []) if kind != {"type": "null"}]
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**kinds[0], **rest} if kinds else schema


def _reference() -> dict[str, Any]:
    """A picture that is somewhere else: exactly one of the two."""
    link = {"type": "string", "description": "An https link, or a data URL."}
    kept = {"type": "string", "description": "The id of a file, or of a generation: its first picture."}
    return {"anyOf": [_object({"image_url": link}, ("image_url",)), _object({"file_id": kept}, ("file_id",))]}


def _file_form() -> dict[str, Any]:
    seconds = {"type": "integer", "minimum": files.LEAST_EXPIRY_S, "maximum": files.MOST_EXPIRY_S}
    return _object(
        {
            "purpose": {"type": "string", "enum": list(files.PURPOSES)},
            "expires_after[anchor]": {"type": "string", "enum": ["created_at"]},
            "expires_after[seconds]": {**seconds, "description": "From then on the file is gone."},
            "file": {**_file(), "description": "A png, jpeg, webp or gif."},
        },
        ("purpose", "file"),
    )


def _file() -> dict[str, Any]:
    return {"type": "string", "format": "binary"}


def _object(properties: dict[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    """No other key is taken."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }
