"""Input pictures as a provider reads them: in a format that it takes, and upright where a mask lies on them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import msgspec

from impasto.engines.base import EngineFailed
from impasto.pixels.workers import WorkerCrashed, Workers, WorkerTimeout
from impasto.store.ids import new_id
from impasto.types import InputImage, Inputs

_FORMATS: Final = ("png", "jpeg", "webp")
_LIMIT_S: Final = 120.0


@asynccontextmanager
async def readable(inputs: Inputs, workers: Workers, spool: Path) -> AsyncIterator[Inputs]:
    """The inputs for as long as this lasts; most are sent as they came. Raises EngineFailed."""
    made: list[Path] = []

    async def prepared(place: int, image: InputImage) -> InputImage:
        # The mask is that of the upright picture; a provider may well not turn the one it gets.
        has_mask = place == 0 and inputs.mask is not None
        if image.format in _FORMATS and not has_mask:
            return image
        target = spool / new_id("relay")
        made.append(target)
        is_written = await workers.run(
            upright, str(image.path), str(target), image.format not in _FORMATS, timeout_s=_LIMIT_S
        )
        return msgspec.structs.replace(image, path=target, format="png") if is_written else image

    try:
        images = [await prepared(place, image) for place, image in enumerate(inputs.images)]
        yield msgspec.structs.replace(inputs, images=tuple(images))
    except (WorkerCrashed, WorkerTimeout) as problem:
        raise EngineFailed("a picture could not be prepared", name="engine_crashed") from problem
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
