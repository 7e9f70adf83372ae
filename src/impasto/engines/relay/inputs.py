"""Input pictures and masks as a provider reads them: in a format that it takes, upright where a mask lies on them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import msgspec

from impasto.engines.base import EngineFailed
from impasto.pixels.workers import WorkerCrashed, Workers, WorkerTimeout
from impasto.store.ids import new_id
from impasto.types import Capabilities, InputImage, InputMask, Inputs

_LIMIT_S: Final = 120.0


@asynccontextmanager
async def readable(
    inputs: Inputs, able: Capabilities, formats: tuple[str, ...], workers: Workers, spool: Path
) -> AsyncIterator[Inputs]:
    """The inputs for as long as this lasts; most are sent as they came. Raises EngineFailed."""
    made: list[Path] = []

    async def remade(job: Callable[..., bool], source: Path, *more: Any) -> Path | None:
        """What a worker makes of a file, if it does."""
        target = spool / new_id("relay")
        made.append(target)
        return target if await workers.run(job, str(source), str(target), *more, timeout_s=_LIMIT_S) else None

    async def image(place: int, one: InputImage) -> InputImage:
        # The mask is that of the upright picture; a provider may well not turn the one it gets.
        has_mask = place == 0 and inputs.mask is not None
        if one.format in formats and not has_mask:
            return one
        path = await remade(upright, one.path, one.format not in formats)
        return one if path is None else msgspec.structs.replace(one, path=path, format="png")

    async def mask() -> InputMask | None:
        """Ours is transparent where to edit. Who knows no masks gets none; it is kept to here all the same."""
        if inputs.mask is None or able.mask == "none":
            return None
        path = await remade(white, inputs.mask.path) if able.mask == "white" else None
        return inputs.mask if path is None else msgspec.structs.replace(inputs.mask, path=path)

    try:
        images = [await image(place, one) for place, one in enumerate(inputs.images)]
        yield msgspec.structs.replace(inputs, images=tuple(images), mask=await mask())
    except (WorkerCrashed, WorkerTimeout) as problem:
        raise EngineFailed("a picture could not be prepared", name="engine_crashed", counts=False) from problem
    finally:
        for path in made:
            path.unlink(missing_ok=True)


def upright(source: str, target: str, always: bool) -> bool:
    """Write the picture upright, as png, if it is not so already or in any case; whether it was. A worker's job."""
    from impasto.pixels.decode import decode
    from impasto.pixels.encode import encode

    decoded = decode(Path(source))
    if decoded.orientation == 1 and not always:
        return False
    Path(target).write_bytes(encode(decoded.pixels, "png", None))
    return True


def white(source: str, target: str) -> bool:
    """Write the mask as an opaque png that is white where to edit and black where to keep. A worker's job."""
    import numpy as np

    from impasto.pixels.decode import decode
    from impasto.pixels.encode import encode

    alpha = decode(Path(source)).pixels[..., 3]
    Path(target).write_bytes(encode(np.repeat(255 - alpha[..., None], 3, axis=2), "png", None))
    return True
