"""One request to the provider, as data: what is quoted is what is sent."""

from typing import Any

from msgspec import Struct

from impasto.types import Size

MODELS = "/models"
GENERATIONS = "/images/generations"
EDITS = "/images/edits"


class File(Struct, frozen=True):
    """One png of a form."""

    field: str
    data: bytes
    size: Size


class Call(Struct, frozen=True, kw_only=True):
    """`words` are the parameters. Equal calls are made once, and shared; `again` tells apart those that must not be.

    `is_free`: nothing can be drawn for it. `key` takes the place of the real one.
    """

    path: str
    words: dict[str, Any] = {}
    files: tuple[File, ...] = ()
    headers: dict[str, str] = {}
    key: str | None = None
    is_free: bool = False
    again: int = 0

    @property
    def pictures(self) -> int:
        """How many it asks for."""
        return int(self.words.get("n", 1))

    @property
    def inputs(self) -> tuple[Size, ...]:
        """The sizes of the pictures that it sends; a mask counts nothing."""
        return tuple(file.size for file in self.files if file.field != "mask")
