"""Edits with a mask from file to file, as the server goes about them: looked at, planned, drawn, finished, read back.

The engine draws noise, so that no pixel of its can be taken for one of the picture's.
"""

import asyncio
import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from impasto.catalog.catalog import Catalog
from impasto.finish.run import Finished, finish
from impasto.gather.inputs import gather
from impasto.pixels import encode as encoding
from impasto.pixels.decode import decode
from impasto.plan.plan import Snapshot, make_plans
from impasto.settings import Settings
from impasto.types import Capabilities, ImageRequest, Plan, Size, Upload, Uploads

Pixels = NDArray[np.uint8]
CATALOG = Catalog.load()
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
FREE = Capabilities(edits=True, max_inputs=16, any_size=True, min_edge=1, max_n=10, formats=("png", "jpeg", "webp"))
RULED = Capabilities(edits=True, max_inputs=16)
LISTED = Capabilities(edits=True, max_inputs=16, sizes=(Size(512, 512), Size(768, 512)))
"""One draws every size, one those of the model's rule, one two: these get the picture on a canvas of such a size."""


def noise(width: int, height: int, seed: int, channels: int = 4) -> Pixels:
    """No two pixels alike, a fifth of them wholly transparent: with colours beneath."""
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (height, width, channels), np.uint8)
    if channels == 4:
        pixels[rng.random((height, width)) < 0.2, 3] = 0
    return pixels


def mask_of(kind: str, width: int, height: int, seed: int) -> Pixels:
    """0 where to edit, 255 where to keep, soft between."""
    rng = np.random.default_rng(seed)
    if kind == "noise":
        return rng.choice(np.array([0, 255], np.uint8), (height, width))
    if kind == "any":
        return rng.integers(0, 256, (height, width), np.uint8)
    mask = np.full((height, width), 255, np.uint8)
    left, top = int(rng.integers(0, width)), int(rng.integers(0, height))
    mask[top : top + height // 2 + 1, left : left + width // 2 + 1] = 0
    if kind == "soft":
        ramp = np.clip(np.abs(np.arange(width) - left) * 40, 0, 255).astype(np.uint8)
        mask = np.minimum(np.maximum(mask, ramp[None]), 255).astype(np.uint8)
    return mask


def mask_file(mask: Pixels, mode: str, fmt: str) -> bytes:
    """The mask as a client would write it. `L`: white says where to edit."""
    if mode == "L":
        picture = Image.fromarray(255 - mask)
    elif mode == "LA":
        picture = Image.merge("LA", (Image.fromarray(mask // 2), Image.fromarray(mask)))
    else:
        picture = Image.fromarray(np.dstack([mask[..., None].repeat(3, 2), mask]))
    out = io.BytesIO()
    picture.save(out, fmt, **({"lossless": True, "exact": True} if fmt == "WEBP" else {}))
    return out.getvalue()


@dataclass
class Edit:
    """One edit on disk: what came in, what the engine drew, the plan, and the finished file."""

    before: Pixels
    mask: Pixels
    drawn: Pixels
    plan: Plan
    finished: Finished
    after: Pixels
    format: str


def edited(before: Pixels, mask: Pixels, mask_data: bytes, able: Capabilities = FREE, **asked: Any) -> Edit:
    """From the files of the client to the finished file, as the server goes about it."""
    with tempfile.TemporaryDirectory() as name:
        image, mask_path, source, target = (Path(name) / each for each in ("image", "mask", "source", "target"))
        Image.fromarray(before).save(image, "PNG")
        mask_path.write_bytes(mask_data)
        request = ImageRequest(operation="edit", prompt="x", images=("a",), mask="b", **asked)
        uploads = Uploads(images=(_upload(image),), mask=_upload(mask_path))
        gathered = gather(request, uploads, "proj", _NoBriefs(), _Here(), Settings())  # type: ignore[arg-type]
        inputs = asyncio.run(gathered)
        world = Snapshot(catalog=CATALOG, default_model="gpt-image-2", routes=lambda model: [("engine", able)])
        plan = make_plans(request, inputs, world, NOON)[0]
        drawn = noise(plan.engine_size.width, plan.engine_size.height, seed=99, channels=3)
        source.write_bytes(encoding.encode(drawn, "png"))
        finished = finish(plan, inputs, str(source), str(target))
        with Image.open(target) as file:
            fmt = str(file.format).lower()
        return Edit(before, mask, opaque(drawn), plan, finished, decode(target).pixels, fmt)


def _upload(path: Path) -> Upload:
    return Upload(path=path, digest="", size_bytes=path.stat().st_size, field=path.name, media_type="image/png")


class _Here:
    """Workers that work in this process."""

    async def run(self, job: Callable[..., Any], *given: Any, **_: Any) -> Any:
        return job(*given)


class _NoBriefs:
    """A database that knows no picture."""

    async def read(self, op: object) -> list[None]:
        return [None]


def opaque(pixels: Pixels) -> Pixels:
    """(H, W, 3) pixels as (H, W, 4)."""
    return np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])
