"""Reads JSON while it arrives: its pictures become files of the spool, the rest stays small and is kept.

In the rest a mark and the number of each picture stand where its base64 stood, so that it is JSON still. Must not know
what an answer means.
"""

import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct

from impasto.engines.relay.landing import Landing, Picture

_QUOTE_OR_BACKSLASH: Final = re.compile(rb'["\\]')
_NOT_SPACE: Final = re.compile(rb"[^ \t\r\n]")
_DATA: Final = b"data:"
# Longer than any key that means something.
_LONGEST_KEY: Final = 40
_NO_KEY: Final = b"?" * _LONGEST_KEY


class Keys(Struct, frozen=True, kw_only=True):
    """What the keys of an answer mean: base64 of a picture, a link that is a picture where it is a data URL, or long
    text that nobody needs. The values are told from other strings by their key alone, wherever it stands.
    """

    pictures: tuple[bytes, ...] = (b"b64_json",)
    links: tuple[bytes, ...] = (b"url",)
    dropped: tuple[bytes, ...] = ()

    def matters(self, name: bytes) -> bool:
        """Whether the value of this key is more than text."""
        return name in self.pictures or name in self.links or name in self.dropped


OPENAIS: Final = Keys()


class Bounds(Struct, frozen=True, kw_only=True):
    """What an answer may come to: bytes of one picture, pictures, and bytes of all that is not a picture."""

    picture_bytes: int
    pictures: int = 16
    rest_bytes: int = 1_048_576


class TooLong(Exception):
    """More beside its pictures than an answer of this kind can have."""


class Document(Struct, frozen=True):
    """One piece of JSON that is over: `rest` without its pictures, which are told by the mark and their number.

    Nobody who writes an answer can know the mark, so that no text of theirs is taken for a picture.
    """

    rest: bytes
    pictures: tuple[Picture, ...]
    mark: str

    def picture(self, value: object) -> Picture | None:
        """The picture that stood where the rest has this value now."""
        if not isinstance(value, str) or not value.startswith(self.mark):
            return None
        return self.pictures[int(value.removeprefix(self.mark))]


class Scanner:
    """Takes bytes, in whatever pieces they come. `new_path` names the file of the next picture.

    Raises TooLong, and OSError for a disk that takes no more.
    """

    def __init__(self, new_path: Callable[[], Path], bounds: Bounds, keys: Keys = OPENAIS) -> None:
        self._new_path, self._bounds, self._keys = new_path, bounds, keys
        self._rest, self._pictures, self._mark = bytearray(), list[Picture](), secrets.token_hex(16) + "-"
        self._landing: Landing | None = None
        self._name, self._key, self._head = b"", b"", b""
        self._state: Callable[[bytes, int], int] = self._outside

    def feed(self, data: bytes) -> None:
        """The next piece."""
        at = 0
        while at < len(data):
            at = self._state(data, at)

    def close(self) -> Document:
        """All has come; a picture that is cut off is none."""
        self.abandon()
        return Document(bytes(self._rest), tuple(self._pictures), self._mark)

    def abandon(self) -> None:
        """Remove the picture that is on its way. Those that are whole are their caller's."""
        if self._landing is not None:
            self._landing.abandon()
            self._landing = None

    def _keep(self, piece: bytes) -> None:
        self._rest += piece
        if len(self._rest) > self._bounds.rest_bytes:
            raise TooLong

    # Each state takes bytes from `at` on, and returns how far it came.

    def _outside(self, data: bytes, at: int) -> int:
        quote = data.find(b'"', at)
        if quote < 0:
            self._keep(data[at:])
            return len(data)
        self._keep(data[at : quote + 1])
        self._name, self._state = b"", self._string
        return quote + 1

    def _string(self, data: bytes, at: int) -> int:
        found = _QUOTE_OR_BACKSLASH.search(data, at)
        end = found.start() if found else len(data)
        if len(self._name) < _LONGEST_KEY:
            self._name += data[at : min(end, at + _LONGEST_KEY)]
        if found is None:
            self._keep(data[at:])
            return end
        self._keep(data[at : end + 1])
        if data[end : end + 1] == b"\\":
            self._state = self._escaped
        else:
            self._state = self._after_key if self._keys.matters(self._name) else self._outside
        return end + 1

    def _escaped(self, data: bytes, at: int) -> int:
        self._keep(data[at : at + 1])
        self._name, self._state = _NO_KEY, self._string
        return at + 1

    def _after_key(self, data: bytes, at: int) -> int:
        return self._expect(data, at, b":", self._before_value)

    def _before_value(self, data: bytes, at: int) -> int:
        end = self._expect(data, at, b'"', self._opening)
        if self._state == self._opening:
            del self._rest[-1:]
            self._key, self._head = self._name, b""
            if self._key in self._keys.dropped:
                self._state = self._dropped
            elif self._key in self._keys.pictures:
                self._land()
        return end

    def _expect(self, data: bytes, at: int, wanted: bytes, then: Callable[[bytes, int], int]) -> int:
        """Keep white space, and go on to `then` after the wanted character; without it nothing was special."""
        found = _NOT_SPACE.search(data, at)
        if found is None:
            self._keep(data[at:])
            return len(data)
        end = found.start()
        if found[0] != wanted:
            self._keep(data[at:end])
            self._state = self._outside
            return end
        self._keep(data[at : end + 1])
        self._state = then
        return end + 1

    def _opening(self, data: bytes, at: int) -> int:
        """The first characters of a link: they decide whether it is a picture."""
        end = min(len(data), at + len(_DATA) - len(self._head))
        self._head += data[at:end]
        if not _DATA.startswith(self._head):
            self._keep(b'"')
            self._name, self._state = _NO_KEY, self._string
            self.feed(self._head)
        elif len(self._head) == len(_DATA):
            self._land()
            self._picture(self._head, 0)
        return end

    def _dropped(self, data: bytes, at: int) -> int:
        """Text that is passed over: base64, in which no quote is escaped."""
        quote = data.find(b'"', at)
        if quote < 0:
            return len(data)
        self._keep(b'""')
        self._state = self._outside
        return quote + 1

    def _land(self) -> None:
        path = self._new_path() if len(self._pictures) < self._bounds.pictures else None
        self._landing = Landing(path, self._bounds.picture_bytes)
        self._state = self._picture

    def _picture(self, data: bytes, at: int) -> int:
        assert self._landing is not None  # noqa: S101 - this state is entered with one
        quote = data.find(b'"', at)
        if quote < 0:
            self._landing.write(data[at:])
            return len(data)
        self._landing.write(data[at:quote])
        self._pictures.append(self._landing.close())
        self._landing = None
        self._keep(b'"%s%d"' % (self._mark.encode(), len(self._pictures) - 1))
        self._state = self._outside
        return quote + 1
