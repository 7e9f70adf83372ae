"""A provider on loopback with OpenAI's images API: it draws one colour a picture, or does what a test scripts."""

import base64
import email.parser
import email.policy
import io
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from PIL import Image

from .elsewhere import draw_as_google, write_config
from .server import Server

KEY = "sk-proj-upstream-key-that-nobody-else-may-see"
USAGE = {
    "input_tokens": 14,
    "input_tokens_details": {"image_tokens": 0, "text_tokens": 14},
    "output_tokens": 380,
    "output_tokens_details": {"image_tokens": 380, "text_tokens": 0},
    "total_tokens": 394,
}
AUTO_SIZE = "1254x1254"
_COLOURS = ("red", "lime", "blue", "yellow", "cyan", "magenta", "white", "gray", "navy", "olive", "teal", "purple")


def picture(size: str = AUTO_SIZE, fmt: str = "png", index: int = 0, background: str = "opaque") -> bytes:
    """A file of one colour."""
    width, height = map(int, size.split("x"))
    mode, colour = ("RGBA", (0, 0, 0, 0)) if background == "transparent" else ("RGB", _COLOURS[index % 12])
    file = io.BytesIO()
    Image.new(mode, (width, height), colour).save(file, fmt, lossless=True)
    return file.getvalue()


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


@dataclass
class Asked:
    """One request as it came: a form's words are text."""

    path: str
    headers: Mapping[str, str]
    words: dict[str, Any]
    files: list[tuple[str, str, str, bytes]] = field(default_factory=list)
    """Field, filename, media type, bytes."""


class Exchange:
    """One request, and the ways to answer it."""

    def __init__(self, handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        self.asked, self._handler = asked, handler

    @property
    def size(self) -> str:
        size: str = self.asked.words.get("size", "auto")
        return AUTO_SIZE if size == "auto" else size

    @property
    def format(self) -> str:
        found: str = self.asked.words.get("output_format", "png")
        return found

    def data(self, n: int | None = None, **changes: Any) -> list[dict[str, Any]]:
        """Entries as asked for; `size` and `fmt` may be others."""
        background = self.asked.words.get("background", "auto")
        wanted = {"size": self.size, "fmt": self.format, "background": background, **changes}
        count = int(self.asked.words.get("n", 1)) if n is None else n
        return [{"b64_json": b64(picture(index=index, **wanted))} for index in range(count)]

    def fields(self) -> dict[str, Any]:
        """What an answer says beside its pictures."""
        words = self.asked.words
        quality, background = words.get("quality", "auto"), words.get("background", "auto")
        return {
            "size": self.size,
            "quality": "low" if quality == "auto" else quality,
            "background": "opaque" if background == "auto" else background,
            "output_format": self.format,
            "usage": USAGE,
        }

    def body(self, **changes: Any) -> dict[str, Any]:
        """A whole ImagesResponse; None takes a field out."""
        body = {"created": 1777371362, "data": changes.get("data") or self.data(), **self.fields(), **changes}
        return {name: value for name, value in body.items() if value is not None}

    def json(self, value: Any, status: int = 200, **headers: str) -> None:
        self.send(json.dumps(value).encode(), status, None, **{"content_type": "application/json", **headers})

    def error(self, status: int, headers: Mapping[str, str] | None = None, **inner: Any) -> None:
        told = {"message": "Told.", "type": "invalid_request_error", "param": None, "code": None, **inner}
        self.json({"error": told}, status, **(headers or {}))

    def send(self, body: bytes, status: int = 200, cut: int | None = None, **headers: str) -> None:
        """An answer with its length; `cut` bytes of it, then the end of the connection."""
        self.head(status, content_length=str(len(body)), **headers)
        self._handler.wfile.write(body[:cut])
        if cut is not None:
            self.hang_up()

    def head(self, status: int = 200, **headers: str) -> None:
        self._handler.send_response(status)
        for name, value in {"x_request_id": "req_upstream_1", **headers}.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def events(self, *events: tuple[str, Mapping[str, Any]], end: bytes = b"\n\n", newline: bytes = b"\n") -> None:
        """Server-sent events, and the end of the connection. The last one is ended by `end`."""
        self.head(content_type="text/event-stream; charset=utf-8")
        for place, (name, value) in enumerate(events, 1):
            text = b"event: " + name.encode() + newline + b"data: " + json.dumps({"type": name, **value}).encode()
            self._handler.wfile.write(b": ping" + newline * 2 + text + (end if place == len(events) else newline * 2))
            self._handler.wfile.flush()
        self.hang_up()

    def partial(self, index: int, **changes: Any) -> tuple[str, dict[str, Any]]:
        entry = self.data(1)[0] | {"partial_image_index": index, "created_at": 1}
        return f"{self._prefix}.partial_image", {**entry, **self.fields(), **changes}

    def completed(self, **changes: Any) -> tuple[str, dict[str, Any]]:
        return f"{self._prefix}.completed", {**self.data(1)[0], "created_at": 1, **self.fields(), **changes}

    @property
    def _prefix(self) -> str:
        return "image_edit" if self.asked.path.endswith("edits") else "image_generation"

    def raw(self, data: bytes) -> None:
        """Bytes as they are, and the end of the connection."""
        self._handler.wfile.write(data)
        self.hang_up()

    def hang_up(self) -> None:
        self._handler.close_connection = True

    def draw(self) -> None:
        """What a provider does when all is well."""
        if self.asked.path.endswith(":generateContent"):
            draw_as_google(self)
        elif self.asked.words.get("stream") in (True, "true"):
            shown = int(self.asked.words.get("partial_images", 0))
            self.events(*(self.partial(index) for index in range(shown)), self.completed())
        else:
            self.json(self.body())


Act = Callable[[Exchange], Any]


class Provider:
    """Does what `then` says, one entry a request, and draws when there is none left. `asked` is what it got."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.then: list[Act] = []
        self.models: Any = {"object": "list", "data": [{"id": "gpt-image-2", "object": "model"}]}
        self._server = _Quiet(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def knobs(self, **more: object) -> dict[str, object]:
        """The settings of a server that relays to this provider."""
        return {"engine": "openai", "openai_api_key": KEY, "openai_base_url": self.origin + "/v1", **more}

    def begin(self) -> None:
        """Forget what was asked and what was to come."""
        self.asked.clear()
        self.then.clear()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                asked = _read(self)
                provider.asked.append(asked)
                act = provider.then.pop(0) if provider.then else Exchange.draw
                act(Exchange(self, asked))

            def do_GET(self) -> None:
                provider.asked.append(Asked(self.path, dict(self.headers), {}))
                if self.path.partition("?")[0].endswith("/models"):
                    Exchange(self, provider.asked[-1]).json(provider.models)
                    return
                Exchange(self, provider.asked[-1]).send(picture("1024x1024"), content_type="image/png")

            def log_message(self, *args: Any) -> None:
                """Not to the tests' output."""

        return Handler


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The client hung up, as it may."""


def _read(handler: BaseHTTPRequestHandler) -> Asked:
    headers = {name.lower(): value for name, value in handler.headers.items()}
    body = handler.rfile.read(int(headers["content-length"]))
    if headers["content-type"] == "application/json":
        return Asked(handler.path, headers, json.loads(body))
    head = f"Content-Type: {headers['content-type']}\r\n\r\n".encode()
    form = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
    asked = Asked(handler.path, headers, {})
    for part in form.iter_parts():
        name, filename = part.get_param("name", header="content-disposition"), part.get_filename()
        data = part.get_payload(decode=True)
        assert isinstance(data, bytes)
        if filename is None:
            asked.words[str(name)] = data.decode()
        else:
            asked.files.append((str(name), filename, part.get_content_type(), data))
    return asked


@contextmanager
def relayed(folder: Path) -> Iterator[tuple[Provider, Server]]:
    """A provider, and a server that relays to it."""
    with running() as provider:
        knobs = provider.knobs(pixel_workers=1, breaker_failures=0)
        server = Server(folder, str(knobs.pop("engine")), knobs)
        try:
            yield provider, server
        finally:
            server.stop()


@contextmanager
def relayed_by(folder: Path, *names: str) -> Iterator[tuple[Provider, Server]]:
    """A provider, and a server with these engines in its config file."""
    with running() as provider:
        knobs = {"config": write_config(folder, provider.origin, KEY, *names), "pixel_workers": 1}
        server = Server(folder, "", knobs)
        try:
            yield provider, server
        finally:
            server.stop()


@contextmanager
def running() -> Iterator[Provider]:
    """One, for as long as this lasts."""
    provider = Provider()
    try:
        yield provider
    finally:
        provider.close()


def after(seconds: float, act: Act = Exchange.draw) -> Act:
    """The same, later."""

    def late(exchange: Exchange) -> None:
        time.sleep(seconds)
        act(exchange)

    return late


def noise(size: str, fmt: str = "png") -> bytes:
    """A picture that no compression makes smaller."""
    width, height = map(int, size.split("x"))
    file = io.BytesIO()
    Image.frombytes("RGB", (width, height), secrets.token_bytes(width * height * 3)).save(file, fmt, compress_level=0)
    return file.getvalue()
