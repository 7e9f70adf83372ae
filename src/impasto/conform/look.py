"""What a picture's bytes turn out to be. Light: `pictures.py` makes these in a worker process."""

from msgspec import Struct

from impasto.types import Size


class Look(Struct, frozen=True, kw_only=True):
    """One picture as it was decoded. `problem` says why it could not be.

    `transparent_percent`: pixels that are nearly gone. `coarseness`: the sum of a jpeg's quantization tables, 0 of
    other formats. `left` and `right` are the mean distances, 0 to 255, of either half from the picture that was sent
    with a mask; `kept_percent`: pixels of the right half that are the same bit for bit.
    """

    format: str | None = None
    size: Size | None = None
    has_alpha: bool = False
    transparent_percent: int = 0
    coarseness: int = 0
    left: int | None = None
    right: int | None = None
    kept_percent: int = 0
    problem: str | None = None
