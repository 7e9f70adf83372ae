"""Has the pictures drawn that are sent to the provider, in a worker process."""

from typing import Final

from impasto.conform.call import File
from impasto.conform.subject import Drawn
from impasto.pixels.workers import Workers
from impasto.types import Size

_REFERENCES: Final = 16
# Small and wide, because each is paid for by its patches.
_REFERENCE: Final = Size(768, 256)


async def draw(workers: Workers, size: Size) -> Drawn:
    """The references, and a picture and a mask of this size."""
    from impasto.conform.pictures import drawing, mask_of_the_left

    references = [await workers.run(drawing, _REFERENCE, number) for number in range(_REFERENCES)]
    return Drawn(
        references=tuple(File("image[]", data, _REFERENCE) for data in references),
        original=File("image", await workers.run(drawing, size, 0), size),
        mask=File("mask", await workers.run(mask_of_the_left, size), size),
    )
