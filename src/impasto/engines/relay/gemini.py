"""The provider `gemini`: Google's image models by `generateContent`: one picture a call, no mask, no transparency.

By which public names it answers is the operator's decision; it has no qualities, whatever the name has.
"""

import secrets
from functools import partial
from typing import Any, Final
from urllib.parse import quote

from impasto.catalog.tokens import qualities
from impasto.engines.base import EngineRefused
from impasto.engines.relay.answers import Answer, Given, as_list, as_object, count
from impasto.engines.relay.bodies import Body, json_body, size_of
from impasto.engines.relay.gemini_refusals import declined, problem_within
from impasto.engines.relay.gemini_shapes import DRAWN, nearest
from impasto.engines.relay.openai import rules
from impasto.engines.relay.provider import Provider
from impasto.engines.relay.scanner import Document, Keys
from impasto.engines.upstream import Upstream
from impasto.settings import SettingsError
from impasto.types import Capabilities, Inputs, Plan, Usage

_BASE_URL: Final = "https://generativelanguage.googleapis.com/v1beta"
_MOST_BYTES: Final = 20 * 1024 * 1024
_MOST_INPUTS: Final = 14


def provider(upstream: Upstream) -> Provider:
    """Google's Gemini API. Raises SettingsError."""
    if not upstream.key:
        raise SettingsError(f"the engine {upstream.name} needs a key: in its table 'key_env' or 'key_file'")
    return Provider(
        base_url=upstream.entry.base_url or _BASE_URL,
        headers={"x-goog-api-key": upstream.key},
        capabilities=partial(_capabilities, upstream),
        ask=_ask,
        read=_read,
        declined=declined,
        # A signature of the model's thoughts may be as long as a picture.
        keys=Keys(pictures=(b"data",), links=(), dropped=(b"thoughtSignature",)),
    )


def _capabilities(upstream: Upstream, model: str, called: str) -> Capabilities | None:
    """The same for every model that the entry names: by which public name it answers is the operator's decision."""
    known = rules(upstream, model, called)
    if known is None or not upstream.is_named(model):
        return None
    own = qualities(known.tokens) or Capabilities().qualities
    return Capabilities(
        qualities=own,
        auto_quality="medium" if "medium" in own else own[-1],
        edits=True,
        max_inputs=_MOST_INPUTS,
        chooses=("size", "quality"),
        moderates=True,
        cost_by_usage=True,
        free_to_repeat=False,
        in_flight=64,
        sizes=tuple(DRAWN),
        stream=False,
        mask="none",
        omits=("quality", "moderation", "user", "safety_identifier", "input_fidelity"),
        seconds_per_megapixel=20.0,
    )


def _ask(plan: Plan, inputs: Inputs, able: Capabilities) -> tuple[str, Body]:
    """Words first, then the pictures. Raises EngineRefused for more than goes into one request."""
    # In the place of each file stands a mark that nobody can guess, until the body is cut there.
    marks = {secrets.token_hex(16): image for image in inputs.images}
    parts = [{"inlineData": {"mimeType": f"image/{image.format}", "data": mark}} for mark, image in marks.items()]
    drawing: dict[str, Any] = {"responseModalities": ["IMAGE"]}
    if "size" not in plan.auto and "size" not in able.omits:
        shape, scale = DRAWN.get(plan.engine_size) or nearest(plan.engine_size)
        drawing["imageConfig"] = {"aspectRatio": shape, "imageSize": scale}
    asked = {"contents": [{"role": "user", "parts": [{"text": plan.prompt}, *parts]}], "generationConfig": drawing}
    body = json_body(asked, {mark: image.path for mark, image in marks.items()})
    if size_of(body) > _MOST_BYTES:
        raise EngineRefused("upstream_too_large", "image" if inputs.images else "prompt", is_local=True)
    return f"/models/{quote(able.called, safe='')}:generateContent", body


def _read(body: dict[str, Any], document: Document) -> Answer:
    """The pictures among the parts; what is said in words, and what was only thought of, are none."""
    contents = [as_object(as_object(one).get("content")) for one in as_list(body.get("candidates"))]
    parts = [as_object(part) for content in contents for part in as_list(content.get("parts"))]
    data = [as_object(part.get("inlineData")).get("data") for part in parts if not part.get("thought")]
    given = tuple(Given(picture) for one in data if (picture := document.picture(one)) is not None)
    problem = None if given else problem_within(body)
    return Answer(given=given, usage=_usage(as_object(body.get("usageMetadata"))), problem=problem)


def _usage(told: dict[str, Any]) -> Usage | None:
    """Google's count: the words and pictures that went in, and what came out, thoughts as words."""
    taken, drawn = count(told.get("promptTokenCount")), count(told.get("candidatesTokenCount"))
    if taken is None or not drawn:
        return None
    pictures_in = min(_of_images(told.get("promptTokensDetails")) or 0, taken)
    of_images = _of_images(told.get("candidatesTokensDetails"))
    image_out = drawn if of_images is None else min(of_images, drawn)
    return Usage(
        text_in=taken - pictures_in,
        image_in=pictures_in,
        image_out=image_out,
        text_out=drawn - image_out + (count(told.get("thoughtsTokenCount")) or 0),
        estimated=False,
    )


def _of_images(details: object) -> int | None:
    told = [as_object(one) for one in as_list(details)]
    found = [count(one.get("tokenCount")) for one in told if one.get("modality") == "IMAGE"]
    return sum(one or 0 for one in found) if found else None
