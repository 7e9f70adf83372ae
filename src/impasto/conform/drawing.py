"""Makes a subject: has the pictures drawn, in a worker process, that are sent to the provider."""

import secrets
from typing import Final

from impasto.catalog.catalog import Model
from impasto.conform.call import File
from impasto.conform.subject import Drawn, Subject, simplest_words, smallest
from impasto.pixels.workers import Workers
from impasto.types import Size

_REFERENCES: Final = 16
# Small and wide, because each is paid for by its patches.
_REFERENCE: Final = Size(768, 256)


async def subject_of(model: Model, called: str, workers: Workers, *, has_key: bool) -> Subject:
    """The model, as the provider calls it, with the cheapest request that can be asked of it."""
    return Subject(
        model=model,
        words=simplest_words(model, called),
        drawn=await draw(workers, smallest(model)),
        has_key=has_key,
        run=secrets.token_hex(8),
    )


async def draw(workers: Workers, size: Size) -> Drawn:
    """The references, and a picture and a mask of this size."""
    from impasto.conform.pictures import drawing, mask_of_the_left

    references = [await workers.run(drawing, _REFERENCE, number) for number in range(_REFERENCES)]
    return Drawn(
        references=tuple(File("image[]", data, _REFERENCE) for data in references),
        original=File("image", await workers.run(drawing, size, 0), size),
        mask=File("mask", await workers.run(mask_of_the_left, size), size),
    )
