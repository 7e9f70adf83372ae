"""A multipart body as it arrives: text fields in memory, files to the spool. Nothing is held whole, no order assumed.

Parts that hold a picture are spooled whether they come as a file or as text; `uploads.py` finds out what they are.
"""

import asyncio
import contextlib
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from impasto.errors import error
from impasto.store.ids import new_id
from impasto.types import Upload

_MOST_PARTS: Final = 256
MOST_TEXT_BYTES: Final = 1_048_576
"""Of all that comes beside the pictures, in a form or in JSON: it is parsed, and kept with the generation."""
_LONGEST_NAME: Final = 200
_BASE64_GROWTH: Final = 1.4  # a picture may come as base64 text with line breaks


@dataclass(frozen=True)
class Limits:
    """In bytes: of the whole body and of one file. `silence_s`: how long nothing may come."""

    body: int
    file: int
    silence_s: int


@dataclass
class Form:
    """`fields` and `files` in the order in which they came."""

    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[tuple[str, Upload]] = field(default_factory=list)

    def remove(self) -> None:
        """Delete the files."""
        for _, upload in self.files:
            upload.path.unlink(missing_ok=True)


def boundary_of(content_type: str) -> bytes:
    """The boundary of a multipart content type. Raises unsupported_media_type, multipart_broken."""
    kind, options = parse_options_header(content_type)
    if kind != b"multipart/form-data":
        raise error("unsupported_media_type", given=kind.decode("latin-1")[:100])
    boundary = options.get(b"boundary", b"")
    if not 0 < len(boundary) <= 200:
        raise error("multipart_broken", reason="the content type names no boundary")
    return boundary


async def read_form(request: Request, spool: Path, limits: Limits, spooled: frozenset[str]) -> Form:
    """The whole body; `spooled` are the names (without brackets) whose text is a picture too.

    Raises unsupported_media_type, multipart_broken, body_too_large, file_too_large, body_incomplete, body_timeout,
    store_failed; then no file is left behind.
    """
    reader = _Reader(spool, limits, spooled)
    parser = MultipartParser(boundary_of(request.headers.get("content-type", "")), reader.callbacks())
    try:
        try:
            await _feed(request, parser, limits)
            parser.finalize()
            if not reader.has_ended:
                raise error("multipart_broken", reason="it ends in the middle of a part")
        except BaseException:
            reader.abandon()
            raise
    except FormParserError as problem:
        raise error("multipart_broken", reason="it is not what its content type says") from problem
    except UnicodeDecodeError as problem:
        raise error("multipart_broken", reason="a text is not UTF-8") from problem
    except OSError as problem:
        raise error("store_failed", reason=problem.strerror or "unknown") from problem
    return reader.form


async def _feed(request: Request, parser: MultipartParser, limits: Limits) -> None:
    chunks = request.stream()
    size_bytes = 0
    try:
        while True:
            async with asyncio.timeout(limits.silence_s):
                chunk = await anext(chunks, None)
            if chunk is None:
                return
            size_bytes += len(chunk)
            if size_bytes > limits.body:
                raise error("body_too_large", limit=limits.body)
            if chunk:
                parser.write(chunk)
    except ClientDisconnect as gone:
        raise error("body_incomplete") from gone
    except TimeoutError as late:
        raise error("body_timeout", limit_s=limits.silence_s) from late


class _Reader:
    """The parser's callbacks: they only copy."""

    def __init__(self, spool: Path, limits: Limits, spooled: frozenset[str]) -> None:
        self.form = Form()
        self.has_ended = False
        self._spool, self._limits, self._spooled = spool, limits, spooled
        self._headers: dict[bytes, bytes] = {}
        self._header_name, self._header_value = bytearray(), bytearray()
        self._parts = self._text_bytes = 0
        self._name = ""
        self._text: bytearray | None = None
        self._file: _File | None = None

    def callbacks(self) -> Any:
        """By the parser's names."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._header_name.extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._header_value.extend(data[start:end]),
            "on_header_end": self._end_header,
            "on_headers_finished": self._open,
            "on_part_data": self._copy,
            "on_part_end": self._close,
            "on_end": self._end,
        }

    def abandon(self) -> None:
        """Leave no file behind."""
        if self._file is not None:
            self._file.abandon()
            self._file = None
        self.form.remove()

    def _begin(self) -> None:
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise error("multipart_broken", reason=f"it has more than {_MOST_PARTS} parts")
        self._headers = {}

    def _end_header(self) -> None:
        self._headers[bytes(self._header_name).lower()] = bytes(self._header_value)
        self._header_name.clear()
        self._header_value.clear()

    def _open(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        if b"name" not in options:
            raise error("multipart_broken", reason="a part has no name")
        self._name = options[b"name"].decode()[:_LONGEST_NAME]
        if b"filename" in options or self._name.partition("[")[0] in self._spooled:
            filename = _plain(options[b"filename"].decode()) if b"filename" in options else None
            kind = self._headers.get(b"content-type", b"").decode("latin-1").partition(";")[0].strip().lower()
            self._file = _File(self._spool, self._name, self._limits.file, filename, kind[:100])
        else:
            self._text = bytearray()

    def _copy(self, data: bytes, start: int, end: int) -> None:
        if self._file is not None:
            self._file.write(memoryview(data)[start:end])
        elif self._text is not None:
            self._text_bytes += end - start
            if self._text_bytes > MOST_TEXT_BYTES:
                raise error("body_too_large", limit=MOST_TEXT_BYTES)
            self._text += data[start:end]

    def _close(self) -> None:
        if self._file is not None:
            upload = self._file.close()
            self._file = None
            self.form.files.append((self._name, upload))
        elif self._text is not None:
            self.form.fields.append((self._name, self._text.decode()))
            self._text = None

    def _end(self) -> None:
        self.has_ended = True


def _plain(filename: str) -> str:
    """The last part of the path, with the quotes that browsers escape and without what no name should have."""
    name = re.split(r"[/\\]", filename.replace("%22", '"'))[-1]
    return "".join(letter for letter in name if letter.isprintable())[:_LONGEST_NAME]


class _File:
    """One part on its way to the spool, digested as it passes."""

    def __init__(self, spool: Path, name: str, limit: int, filename: str | None, media_type: str) -> None:
        self._path = spool / new_id("up")
        self._file: IO[bytes] = self._path.open("xb")
        is_text = filename is None
        self._name, self._filename, self._media_type = name, filename or "", "" if is_text else media_type
        self._limit = int(limit * _BASE64_GROWTH) if is_text else limit
        self._shown_limit = limit
        self._digest, self._size_bytes = hashlib.sha256(), 0

    def write(self, data: memoryview) -> None:
        self._size_bytes += len(data)
        if self._size_bytes > self._limit:
            raise error("file_too_large", self._name, limit=self._shown_limit)
        self._digest.update(data)
        self._file.write(data)

    def close(self) -> Upload:
        self._file.close()
        return Upload(
            path=self._path,
            digest=self._digest.hexdigest(),
            size_bytes=self._size_bytes,
            field=self._name,
            media_type=self._media_type,
            filename=self._filename,
        )

    def abandon(self) -> None:
        self._path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # on a full disk what is still to be written cannot be
            self._file.close()
