"""Trace context (W3C): which trace a request belongs to, as its headers say. What is malformed is as if never sent."""

import re
from collections.abc import Sequence

from msgspec import Struct

_PARENT = re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?")
_KEY = r"[a-z0-9][a-z0-9_\-*/@]{0,255}"
_MEMBER = re.compile(rf"{_KEY}=[\x20-\x2b\x2d-\x3c\x3e-\x7e]{{0,255}}[\x21-\x2b\x2d-\x3c\x3e-\x7e]")
_MOST_MEMBERS = 32
_LONGEST_PARENT, _LONGEST_STATE = 256, 4096


class Trace(Struct, frozen=True):
    """A trace that a request belongs to: the headers as they came."""

    parent: str
    state: str = ""

    @property
    def id(self) -> str:
        """32 hexadecimal digits."""
        return self.parent[3:35]

    @property
    def headers(self) -> dict[str, str]:
        """What carries it on to another server."""
        return {"traceparent": self.parent, **({"tracestate": self.state} if self.state else {})}


def read_trace(parents: Sequence[str], states: Sequence[str]) -> Trace | None:
    """The trace of a request with these `traceparent` and `tracestate` headers (https://www.w3.org/TR/trace-context/).

    None without exactly one parent that is valid. A state that is not valid is dropped, and the parent kept.
    """
    if len(parents) != 1 or len(parents[0]) > _LONGEST_PARENT or not _PARENT.fullmatch(parents[0]):
        return None
    if parents[0].startswith("00-") and len(parents[0]) != len("00-") + 32 + 1 + 16 + 1 + 2:
        return None  # only versions that are not known yet may have more parts
    return Trace(parents[0], _read_state(",".join(states)))


def _read_state(text: str) -> str:
    if len(text) > _LONGEST_STATE:
        return ""
    members = [member for part in text.split(",") if (member := part.strip(" \t"))]
    keys = [member.partition("=")[0] for member in members]
    is_valid = len(members) <= _MOST_MEMBERS and len(set(keys)) == len(keys)
    return ",".join(members) if is_valid and all(map(_MEMBER.fullmatch, members)) else ""
