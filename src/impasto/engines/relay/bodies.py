"""What is sent to a provider: JSON or a form, whose files pass in pieces. The length is known before the first byte."""

import secrets
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
import pybase64
from msgspec import Struct

# Of three bytes base64 makes four characters: pieces of this length need no padding.
_PIECE_BYTES: Final = 255 * 1024


class InBase64(Struct, frozen=True):
    """A file that is sent as base64."""

    path: Path


class Body(Struct, frozen=True):
    """The parts of a body in order: bytes, or files that are there until the call is over."""

    media_type: str
    parts: tuple[bytes | Path | InBase64, ...]


class FilePart(Struct, frozen=True):
    """One file of a form."""

    field: str
    path: Path
    format: str


def json_body(value: Mapping[str, Any], files: Mapping[str, Path] | None = None) -> Body:
    """A JSON object. In the place of each string that `files` names, in their order, goes its file in base64."""
    parts: list[bytes | InBase64] = []
    rest = msgspec.json.encode(value)
    for mark, path in (files or {}).items():
        before, _, rest = rest.partition(mark.encode())
        parts += [before, InBase64(path)]
    return Body("application/json", (*parts, rest))


def form_body(fields: Mapping[str, Any], files: Iterable[FilePart]) -> Body:
    """`multipart/form-data`, as OpenAI's clients write it: words first, files last, true and false in small letters."""
    boundary = secrets.token_hex(16)
    parts: list[bytes | Path] = []
    for name, value in fields.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        parts.append(f"--{boundary}\r\n{_disposition(name)}\r\n\r\n{text}\r\n".encode())
    for file in files:
        head = f'--{boundary}\r\n{_disposition(file.field)}; filename="{_filename(file)}"\r\n'
        parts += [f"{head}Content-Type: image/{file.format}\r\n\r\n".encode(), file.path, b"\r\n"]
    parts.append(f"--{boundary}--\r\n".encode())
    return Body(f"multipart/form-data; boundary={boundary}", tuple(parts))


def _disposition(name: str) -> str:
    return f'Content-Disposition: form-data; name="{name}"'


def _filename(file: FilePart) -> str:
    return f"{file.field.rstrip('[]')}.{file.format}"


def size_of(body: Body) -> int:
    """Its length in bytes. Raises OSError."""
    return sum(_size_of(part) for part in body.parts)


def _size_of(part: bytes | Path | InBase64) -> int:
    match part:
        case bytes():
            return len(part)
        case InBase64(path=path):
            return -(-path.stat().st_size // 3) * 4
        case _:
            return part.stat().st_size


class Sending:
    """One body on its way. `is_whole` from the moment on from which its last byte may have been sent."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self.size_bytes = size_of(body)
        self.is_whole = False

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes, in pieces. Raises OSError."""
        left = self.size_bytes
        for part in self._body.parts:
            for piece in _pieces(part):
                left -= len(piece)
                self.is_whole = left <= 0
                yield piece


def _pieces(part: bytes | Path | InBase64) -> Iterator[bytes]:
    match part:
        case bytes():
            yield part
        case InBase64(path=path):
            yield from map(pybase64.b64encode, _read(path))
        case _:
            yield from _read(part)


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece
