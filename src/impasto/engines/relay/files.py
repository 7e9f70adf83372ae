"""The files that a call makes in the spool, until somebody else owns them; and what picture a file is."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from impasto.engines.relay.landing import Picture
from impasto.pixels.sniff import FORMATS, read_size, sniff
from impasto.store.ids import new_id
from impasto.types import Size

_HEAD_BYTES: Final = 1 << 16


class Files:
    """The files that one call made and has not handed over."""

    def __init__(self, spool: Path) -> None:
        self.spool, self._made = spool, set[Path]()

    def new(self) -> Path:
        """Where the next picture may be written."""
        return self.add(self.spool / new_id("relay"))

    def add(self, path: Path) -> Path:
        """One more to look after."""
        self._made.add(path)
        return path

    def hand_over(self, path: Path) -> Path:
        """The file is its receiver's now."""
        self._made.discard(path)
        return path

    def drop(self, pictures: Iterable[Picture]) -> None:
        """Remove those of these that were not handed over: nobody will ask for them."""
        for picture in pictures:
            if picture.path in self._made:
                self.hand_over(picture.path).unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove what was not handed over."""
        for path in self._made:
            path.unlink(missing_ok=True)


def facts(picture: Picture | None) -> tuple[Path, str, Size] | None:
    """A picture's file, format and size; None for what is no picture of a kind that we hand out."""
    if picture is None or picture.path is None:
        return None
    with picture.path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    fmt, size = sniff(head), read_size(head)
    return (picture.path, fmt, Size(*size)) if fmt in FORMATS and size is not None else None
