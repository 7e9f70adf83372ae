"""What the provider answered to one call, read with every liberty. Judges nothing: that is for the checks."""

import base64
import binascii
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from msgspec import Struct

from impasto.conform.call import Call
from impasto.conform.look import Look
from impasto.engines.relay.landing import PLAIN
from impasto.engines.relay.loose_json import read_json

# Beyond any picture's: a count like that is nonsense, and stops nobody's run.
_MOST_TOKENS: Final = 10_000_000
_UNDECIDED: Final = (408, 409, 425, 429)
_OUT_OF_CREDIT: Final = ("quota", "billing", "credit", "balance", "spend_limit")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


class Count(Struct, frozen=True):
    """A usage in which the numbers agree: `taken` tokens, `image_in` of them pictures, and `given`."""

    taken: int
    image_in: int
    given: int


class Event(Struct, frozen=True):
    """One server-sent event: its name, and its data if that is an object."""

    name: str
    data: dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """`status` is 0 where none came whole, and `lost` says why.

    `links`: the bytes behind each link in it, or why there are none. `looks`: one for each of the `pictures`.
    """

    call: Call
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    lost: str = ""
    links: dict[str, bytes | str] = field(default_factory=dict)
    looks: tuple[Look, ...] = ()

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @cached_property
    def json(self) -> dict[str, Any] | None:
        """The JSON object that the body is; None for anything else."""
        return _object(self.body)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events of a stream; empty for anything else."""
        return tuple(_events(self.body)) if self.media_type == "text/event-stream" else ()

    @cached_property
    def documents(self) -> tuple[dict[str, Any], ...]:
        """Where pictures and usage may be: the object, or the events of finished pictures."""
        if self.json is not None:
            return (self.json,)
        return tuple(event.data for event in self.events if "partial_image" not in str(event.data.get("type")))

    @cached_property
    def entries(self) -> tuple[dict[str, Any], ...]:
        """One for each picture, with `b64_json` or `url`."""
        found: list[Any] = []
        for document in self.documents:
            data = document.get("data")
            found += data if isinstance(data, list) else [document]
        return tuple(one for one in found if isinstance(one, dict) and (_text(one, "b64_json") or _text(one, "url")))

    @cached_property
    def pictures(self) -> tuple[bytes, ...]:
        """The bytes of those that could be read."""
        found = (_picture(entry, self.links) for entry in self.entries)
        return tuple(one for one in found if one)

    @cached_property
    def error(self) -> dict[str, Any] | None:
        """The error object, wherever it stands; a bare text counts as its message."""
        for document in (self.json, *(event.data for event in self.events)):
            inner = document.get("error") if document else None
            if isinstance(inner, (dict, str)) and inner:
                return inner if isinstance(inner, dict) else {"message": inner}
        return None

    @cached_property
    def usage(self) -> object:
        """The usage as it stands there; None where there is none."""
        return next((document["usage"] for document in self.documents if document.get("usage") is not None), None)

    @cached_property
    def count(self) -> Count | None:
        """The usage, where its numbers can be right."""
        return _count(self.usage)

    @property
    def is_delivered(self) -> bool:
        """A picture came, or a link to one."""
        return self.status == 200 and bool(self.entries)

    @property
    def is_refused(self) -> bool:
        """It does not do this. Trouble of the moment is no refusal."""
        if self.is_delivered or self.status in _UNDECIDED:
            return False
        return 400 <= self.status < 500 or (self.status == 200 and self.error is not None)

    @property
    def failure(self) -> str:
        """Why it says nothing of what was asked; "" if it is a picture that can be seen, or a refusal."""
        if self.is_refused:
            return ""
        if not self.is_delivered:
            return self.told
        if not self.looks:
            return "its picture cannot be read"
        return next((f"its picture cannot be read: {one.problem}" for one in self.looks if one.problem), "")

    @property
    def is_free(self) -> bool:
        """Surely nothing was bought."""
        return (self.call.is_free and not self.entries) or (400 <= self.status < 500 and self.status not in (408, 409))

    @property
    def is_key_refused(self) -> bool:
        """The key is not taken."""
        return self.status == 401 or (self.status == 403 and not self._says("verified", "model", "permission"))

    @property
    def is_out_of_credit(self) -> bool:
        """The account cannot pay."""
        return self.status == 402 or (self.status == 429 and self._says(*_OUT_OF_CREDIT))

    @property
    def told(self) -> str:
        """In the provider's words, or in ours: why there is no picture. Not fit to be shown as it is."""
        if self.lost:
            return self.lost
        if self.error is not None and self.error.get("message"):
            return f"status {self.status}: {self.error['message']}"
        return f"status {self.status} ({self.media_type or 'no content type'})"

    def _says(self, *words: str) -> bool:
        error = self.error or {}
        text = " ".join(str(error.get(name, "")) for name in ("code", "type", "message")).lower()
        return any(word in text for word in words)


def _object(text: bytes) -> dict[str, Any] | None:
    found = read_json(text)
    return found if isinstance(found, dict) else None


def _events(body: bytes) -> list[Event]:
    """By the rules of the HTML standard; an event without a blank line after it counts, too."""
    found = []
    name, data = "", list[str]()
    for line in (*_LINE_END.split(body.decode("utf-8-sig", "replace")), ""):
        if line:
            key, _, value = line.partition(":")
            value = value.removeprefix(" ")
            name = value if key == "event" else name
            data += [value] if key == "data" else []
        elif data and (text := "\n".join(data)) != "[DONE]":
            found.append(Event(name, _object(text.encode()) or {}))
        if not line:
            name, data = "", []
    return found


def _text(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _picture(entry: dict[str, Any], links: dict[str, bytes | str]) -> bytes | None:
    got = links.get(_text(entry, "url"))
    if isinstance(got, bytes):
        return got
    text = _text(entry, "b64_json") or _text(entry, "url")
    if text[:5].lower() == "data:":
        text = text.partition(",")[2]
    try:
        written = "".join(text.split()).encode().translate(PLAIN)
        return base64.b64decode(written + b"=" * (-len(written) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _count(usage: object) -> Count | None:
    if not isinstance(usage, dict):
        return None
    taken, given, total = (_number(usage.get(name)) for name in ("input_tokens", "output_tokens", "total_tokens"))
    if taken is None or not given or total not in (None, taken + given):
        return None
    details = usage.get("input_tokens_details")
    image_in = _number(details.get("image_tokens")) if isinstance(details, dict) else None
    return Count(taken, min(image_in or 0, taken), given)


def _number(value: object) -> int | None:
    return value if type(value) is int and 0 <= value <= _MOST_TOKENS else None
