"""Reads server-sent events as they arrive, by the rules of the HTML standard: lines of any length, nothing held whole.

Of each event the data goes through a scanner, so that its picture becomes a file.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from impasto.engines.relay.scanner import Document, Scanner

_COLON_OR_END: Final = re.compile(rb"[:\r\n]")
_END: Final = re.compile(rb"[\r\n]")
_LONGEST_NAME: Final = 256
_BOM: Final = b"\xef\xbb\xbf"


class ServerEvent(Struct, frozen=True):
    """One event: its name as sent, or "" for none, and its data."""

    name: str
    document: Document


class EventReader:
    """Takes bytes, in whatever pieces they come, and gives the events that are over. Raises what a Scanner raises."""

    def __init__(self, new_scanner: Callable[[], Scanner]) -> None:
        self._new_scanner = new_scanner
        self._scanner: Scanner | None = None
        self._name, self._field, self._value = b"", b"", b""
        self._is_first_line, self._in_value, self._skips_space, self._skips_newline = True, False, False, False

    def feed(self, data: bytes) -> Iterator[ServerEvent]:
        """The next piece; the events that it ends. To be read to its end."""
        at = 0
        while at < len(data):
            if self._skips_newline:
                self._skips_newline = False
                if data[at : at + 1] == b"\n":
                    at += 1
                    continue
            at, is_over = self._in_line(data, at)
            if is_over and (event := self._end_line()) is not None:
                yield event

    def close(self) -> ServerEvent | None:
        """The stream is over: the last event, where the blank line after it is missing."""
        if self._field or self._in_value:
            self._end_line()
        return self._dispatch()

    def abandon(self) -> None:
        """Remove the picture that is on its way."""
        if self._scanner is not None:
            self._scanner.abandon()

    def _in_line(self, data: bytes, at: int) -> tuple[int, bool]:
        """Take what is left of the line, or of the piece; whether the line is over."""
        if self._skips_space:
            self._skips_space = False
            if data[at : at + 1] == b" ":
                return at + 1, False
        found = (_END if self._in_value else _COLON_OR_END).search(data, at)
        end = found.start() if found else len(data)
        self._take(data[at:end])
        if found is None:
            return end, False
        if found[0] == b":":
            self._begin_value()
            return end + 1, False
        self._skips_newline = found[0] == b"\r"
        return end + 1, True

    def _take(self, piece: bytes) -> None:
        if not self._in_value:
            self._field = (self._field + piece)[:_LONGEST_NAME]
        elif self._field == b"data" and self._scanner is not None:
            self._scanner.feed(piece)
        elif self._field == b"event":
            self._value = (self._value + piece)[:_LONGEST_NAME]

    def _begin_value(self) -> None:
        if self._is_first_line:
            self._field = self._field.removeprefix(_BOM)
        self._in_value = self._skips_space = True
        self._value = b""
        if self._field == b"data":
            if self._scanner is None:
                self._scanner = self._new_scanner()
            else:
                self._scanner.feed(b"\n")

    def _end_line(self) -> ServerEvent | None:
        if not self._in_value and not self._field:
            return self._dispatch()
        if not self._in_value:
            self._begin_value()
        if self._field == b"event":
            self._name = self._value
        self._field, self._in_value, self._skips_space, self._is_first_line = b"", False, False, False
        return None

    def _dispatch(self) -> ServerEvent | None:
        scanner, name = self._scanner, self._name.decode("utf-8", "replace")
        self._scanner, self._name = None, b""
        return ServerEvent(name, scanner.close()) if scanner is not None else None
