"""The guarded fetch of one picture by its link, into a file of the spool. What guards it is in `internet.py`."""

import contextlib
import hashlib
import ssl
from pathlib import Path
from typing import TYPE_CHECKING, Final

from impasto.errors import ImpastoError, error
from impasto.pixels.sniff import sniff
from impasto.store.ids import new_id
from impasto.types import Upload

if TYPE_CHECKING:
    import httpcore

    from impasto.gather.internet import Internet

_HEAD_BYTES: Final = 12


async def fetch(spool: Path, limit: int, url: str, field: str, internet: "Internet | None" = None) -> Upload:
    """The picture at the link, at most `limit` bytes; `field` is what errors call it.

    Raises url_refused, url_failed, file_too_large, store_failed; then no file is left behind.
    """
    # Here, not above: httpx takes a quarter of a second to import, and most servers never follow a link.
    from impasto.gather.internet import Failed, Internet, follow
    from impasto.gather.public import Refused

    try:
        async with follow(url, internet or Internet()) as answer:
            return await _receive(answer, spool, limit, field)
    except Refused as problem:
        raise error("url_refused", field, reason=problem.reason) from problem
    except Failed as problem:
        raise _failed(field, problem.reason) from problem


def _failed(field: str, reason: str) -> ImpastoError:
    return error("url_failed", field, reason=reason)


async def _receive(answer: "httpcore.Response", spool: Path, limit: int, field: str) -> Upload:
    """The body as a file. What does not begin like a picture is not read on."""
    from impasto.gather.internet import header

    if answer.status != 200:
        raise _failed(field, f"its host answered with status {answer.status}")
    if (header(answer, b"content-encoding") or "identity").lower() != "identity":
        raise _failed(field, "it comes compressed")
    length = header(answer, b"content-length") or "0"
    if length.isdecimal() and int(length[:18]) > limit:
        raise error("file_too_large", field, limit=limit)
    try:
        landing = _Landing(spool / new_id("up"), limit, field)
        try:
            async for piece in answer.aiter_stream():
                landing.write(piece)
            return landing.close()
        except BaseException:
            landing.abandon()
            raise
    except ssl.SSLError:
        raise  # an OSError too, but of the other end
    except OSError as problem:
        raise error("store_failed", reason=problem.strerror or "unknown") from problem


class _Landing:
    """One file on its way into the spool, digested as it passes."""

    def __init__(self, path: Path, limit: int, field: str) -> None:
        self._path, self._limit, self._field = path, limit, field
        self._digest, self._size_bytes, self._head = hashlib.sha256(), 0, b""
        self._file = path.open("xb")

    def write(self, piece: bytes) -> None:
        self._size_bytes += len(piece)
        if self._size_bytes > self._limit:
            raise error("file_too_large", self._field, limit=self._limit)
        if len(self._head) < _HEAD_BYTES:
            self._head += piece[:_HEAD_BYTES]
            if len(self._head) >= _HEAD_BYTES:
                self._media_type()
        self._digest.update(piece)
        self._file.write(piece)

    def close(self) -> Upload:
        media_type = self._media_type()
        self._file.close()
        return Upload(
            path=self._path,
            digest=self._digest.hexdigest(),
            size_bytes=self._size_bytes,
            field=self._field,
            media_type=media_type,
        )

    def abandon(self) -> None:
        self._path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # on a full disk what is still to be written cannot be
            self._file.close()

    def _media_type(self) -> str:
        if (fmt := sniff(self._head)) is None:
            raise _failed(self._field, "it is not a png, jpeg, webp or gif")
        return f"image/{fmt}"
