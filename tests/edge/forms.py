"""Multipart bodies written by hand, and the request that brings them in pieces."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from starlette.requests import Request

from impasto.edge.multipart import Form, Limits, read_form
from impasto.edge.uploads import SPOOLED

BOUNDARY = "3ceb636df5b5a1ec62d90a6f70b0eb8a"
KIND = f"multipart/form-data; boundary={BOUNDARY}"
LIMITS = Limits(body=1_000_000, file=100_000, silence_s=5)
GONE: dict[str, Any] = {"type": "http.disconnect"}


def part(
    name: str | bytes, content: str | bytes, filename: str | bytes | None = None, kind: str | None = None
) -> bytes:
    """One part; a name is written as it is."""
    head = b'Content-Disposition: form-data; name="' + _raw(name) + b'"'
    if filename is not None:
        head += b'; filename="' + _raw(filename) + b'"'
    if kind is not None:
        head += b"\r\nContent-Type: " + kind.encode()
    return head + b"\r\n\r\n" + _raw(content)


def body(*parts: bytes) -> bytes:
    """The whole body."""
    edge = b"--" + BOUNDARY.encode()
    return b"".join(edge + b"\r\n" + part + b"\r\n" for part in parts) + edge + b"--\r\n"


class Sender:
    """Gives the pieces one by one; `given` says how many were asked for. Then the end, or `last`."""

    def __init__(self, pieces: Iterable[bytes], last: dict[str, Any] | None = None) -> None:
        self.given = 0
        self.all_given = asyncio.Event()
        self._pieces = iter(pieces)
        self._last = last

    async def __call__(self) -> dict[str, Any]:
        """ASGI's receive."""
        for piece in self._pieces:
            self.given += 1
            return {"type": "http.request", "body": piece, "more_body": True}
        self.all_given.set()
        if self._last == {}:
            await asyncio.sleep(3600)
        return self._last or {"type": "http.request", "body": b"", "more_body": False}


async def read(
    spool: Path,
    sent: bytes | Sender,
    *,
    kind: str = KIND,
    limits: Limits = LIMITS,
    spooled: frozenset[str] = SPOOLED,
) -> Form:
    """What `read_form` makes of it."""
    sender = sent if isinstance(sent, Sender) else Sender([sent])
    scope = {"type": "http", "method": "POST", "headers": [(b"content-type", kind.encode("latin-1"))]}
    return await read_form(Request(scope, sender), spool, limits, spooled)


def told(form: Form) -> list[tuple[str, str, str, bytes]]:
    """The files: name, filename, media type, bytes."""
    return [(name, file.filename, file.media_type, file.path.read_bytes()) for name, file in form.files]


def _raw(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()
