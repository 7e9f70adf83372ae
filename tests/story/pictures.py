"""Look at a picture as its receiver would: open it, all of it, with a reader that is not ours."""

import base64
from io import BytesIO
from typing import Any

from PIL import Image


def opened(data: bytes) -> Image.Image:
    """The decoded picture, with its format; raises what Pillow raises for one that is not whole."""
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def decoded(base64_text: str | None) -> bytes:
    """The bytes of a `b64_json`, which must be standard base64 without any prefix."""
    assert base64_text
    return base64.b64decode(base64_text, validate=True)


def first(answer: dict[str, Any]) -> bytes:
    """The bytes of an answer's first picture."""
    return decoded(answer["data"][0]["b64_json"])


def is_drawn(picture: Image.Image) -> bool:
    """There is something on it: more than one colour."""
    return len(set(picture.convert("RGB").resize((64, 64)).get_flattened_data())) > 8


def alpha_extremes(picture: Image.Image) -> tuple[int, int]:
    """The lowest and highest alpha of the picture."""
    assert picture.mode in ("RGBA", "LA"), picture.mode
    low, high = picture.getchannel("A").getextrema()
    return int(low), int(high)
