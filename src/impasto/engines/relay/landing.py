"""One picture on its way from base64 in an answer to a file of the spool: decoded piece by piece, never held whole."""

import binascii
import re
from pathlib import Path
from typing import BinaryIO, Final

import pybase64
from msgspec import Struct

_PREFIX: Final = b"data:"
_LONGEST_PREFIX: Final = 256
# An escape of JSON that is cut off at the end of a piece.
_CUT_ESCAPE: Final = re.compile(rb"\\(?:u[0-9a-fA-F]{0,3})?\Z")
_ESCAPE: Final = re.compile(rb"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPED: Final = {b"/": b"/", b"n": b"", b"r": b"", b"t": b""}
# Some write the alphabet of URLs, and break lines.
PLAIN: Final = bytes.maketrans(b"-_", b"+/")
_SPACE: Final = b" \t\r\n"
_NO_BASE64: Final = b"*"


class Picture(Struct, frozen=True):
    """What became of one picture of an answer: its file, or the problem why there is none.

    `is_elsewhere`: the problem is that of another server, to which the answer linked.
    """

    path: Path | None
    size_bytes: int = 0
    problem: str | None = None
    is_elsewhere: bool = False


class Landing:
    """Takes the text between the quotes, as it stands in the JSON, and writes what it means.

    What is no base64, or more than `limit` bytes, is a problem of this picture alone: the rest of its text is skipped.
    Raises OSError for a disk that takes no more.
    """

    def __init__(self, path: Path | None, limit: int) -> None:
        self._path, self._limit = path, limit
        self._file: BinaryIO | None = path.open("xb") if path is not None else None
        self._problem = None if path is not None else "there are more pictures than anybody asked for"
        self._cut, self._carry = b"", b""
        self._head: bytes | None = b""
        self._size_bytes, self._is_padded = 0, False

    def write(self, text: bytes) -> None:
        """The next piece of the text."""
        if self._problem is not None:
            return
        text = self._unescape(self._cut + text)
        if self._head is not None:
            text = self._without_prefix(self._head + text)
        self._decode(self._carry + text)

    def close(self) -> Picture:
        """The text is over. Base64 whose padding was left out is taken, too."""
        if self._problem is None:
            self._end()
        if self._file is not None:
            self._file.close()
        if self._problem is not None:
            self._remove()
            return Picture(None, problem=self._problem)
        return Picture(self._path, self._size_bytes)

    def abandon(self) -> None:
        """Nobody wants it any more."""
        if self._file is not None:
            self._file.close()
        self._remove()

    def _end(self) -> None:
        if self._cut:
            self._problem = "it is not base64"
            return
        if self._head:
            self._carry, self._head = self._without_prefix(self._head, is_whole=True), None
        text = self._carry.translate(PLAIN, _SPACE)
        self._decode(text + b"=" * (-len(text) % 4))
        if self._problem is None and not self._size_bytes:
            self._problem = "it is empty"

    def _unescape(self, text: bytes) -> bytes:
        self._cut = b""
        if b"\\" not in text:
            return text
        if cut := _CUT_ESCAPE.search(text):
            self._cut, text = cut[0], text[: cut.start()]
        return _ESCAPE.sub(_meant, text)

    def _without_prefix(self, text: bytes, *, is_whole: bool = False) -> bytes:
        """The text after `data:image/png;base64,`; nothing while that is not decided."""
        self._head = None
        if text[: len(_PREFIX)].lower() != _PREFIX[: len(text)]:
            return text
        comma = text.find(b",", 0, _LONGEST_PREFIX)
        if comma >= 0:
            return text[comma + 1 :]
        if is_whole or len(text) >= _LONGEST_PREFIX:
            self._problem = None if is_whole and len(text) < len(_PREFIX) else "it is not base64"
            return text
        self._head = text
        return b""

    def _decode(self, text: bytes) -> None:
        """Write what the text means but for the last characters, which make no whole group of four yet."""
        data, self._carry = _groups(text)
        if data is None:  # only now: a look at each character takes longer than all the rest
            data, self._carry = _groups(text.translate(PLAIN, _SPACE))
        if data is None or (data and self._is_padded):
            self._problem = "it is not base64"
            return
        self._is_padded = self._is_padded or len(data) % 3 > 0
        self._size_bytes += len(data)
        if self._size_bytes > self._limit:
            self._problem = f"it is larger than {self._limit} bytes"
        elif self._file is not None:
            self._file.write(data)

    def _remove(self) -> None:
        if self._path is not None:
            self._path.unlink(missing_ok=True)


def _groups(text: bytes) -> tuple[bytes | None, bytes]:
    """What the whole groups of four mean, None where they are no base64; and the characters after them."""
    whole = len(text) - len(text) % 4
    try:
        return pybase64.b64decode(memoryview(text)[:whole], validate=True), text[whole:]
    except (binascii.Error, ValueError):
        return None, b""


def _meant(escape: re.Match[bytes]) -> bytes:
    """The character that an escape stands for; what is no character of base64 must not become one."""
    if escape[1] is not None:
        code = int(escape[1], 16)
        return bytes((code,)) if code < 128 and code != 0x5C else _NO_BASE64
    return _ESCAPED.get(escape[2], _NO_BASE64)
