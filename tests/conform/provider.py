"""A provider on loopback that draws what it is asked for, and in how many ways one can fall short of that."""

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from impasto.catalog.catalog import Catalog
from impasto.catalog.sizes import legal, parse_size
from impasto.catalog.tokens import PARTIAL_TOKENS, input_tokens, output_tokens, qualities, text_tokens
from impasto.errors import ImpastoError

from .asked import Asked, read
from .habits import Habits
from .painting import blotches, decoded, encoded, repainted

KEY = "sk-conform-upstream-key-that-nobody-else-may-see"
MODEL = Catalog.load().model("gpt-image-2")
assert MODEL is not None
_KNOWN = {
    *("model", "prompt", "n", "size", "quality", "background", "output_format", "output_compression", "moderation"),
    *("stream", "partial_images", "user"),
}


class Refusal(Exception):
    """An answer with an error."""

    def __init__(self, status: int, message: str, param: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"message": message, "type": "invalid_request_error", "param": param, "code": code}


Act = Callable[["Exchange"], Any]


class Provider:
    """Answers by its habits, or does what `then` says. `asked` is what it got, `drawn` the calls that it drew for."""

    def __init__(self, habits: Habits, then: Act | None = None) -> None:
        self.habits, self.then = habits, then
        self.asked: list[Asked] = []
        self.drawn: list[Asked] = []
        self.kept: dict[str, bytes] = {}
        self._server = _Quiet(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def base_url(self) -> str:
        return self.origin + "/v1"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The client hung up, as it may."""


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self._answer(read(self))

        def do_GET(self) -> None:
            self._answer(Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, {}))

        def _answer(self, asked: Asked) -> None:
            provider.asked.append(asked)
            exchange = Exchange(provider, self, asked)
            (provider.then or Exchange.answer)(exchange)

        def log_message(self, *args: Any) -> None:
            """Not to the tests' output."""

    return Handler


class Exchange:
    """One request, and its answer."""

    def __init__(self, provider: Provider, handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        self.provider, self.habits, self.asked, self._handler = provider, provider.habits, asked, handler

    def answer(self) -> None:
        """By the habits."""
        try:
            if self.asked.path.startswith("/files/"):
                self.send(self.provider.kept[self.asked.path], content_type="image/png")
                return
            self._check_key()
            if self.asked.path.endswith("/models"):
                names = ["gpt-image-2"] if self.habits.listed else ["gpt-4o", "whisper-1"]
                self.json({"object": "list", "data": [{"id": name, "object": "model"} for name in names]})
                return
            self._check()
            self._draw()
        except Refusal as refusal:
            self._refuse(refusal)

    def _check_key(self) -> None:
        if self.asked.headers.get("authorization") != f"Bearer {KEY}" and self.habits.wrong_key != 200:
            raise Refusal(self.habits.wrong_key, "Incorrect API key provided.", code="invalid_api_key")

    def _check(self) -> None:
        words, habits = self.asked.words, self.habits
        if not words.get("prompt"):
            raise Refusal(400, "Missing required parameter: 'prompt'.", "prompt", "missing_required_parameter")
        for name in words.keys() - _KNOWN if habits.unknown == "refused" else ():
            raise Refusal(400, f"Unknown parameter: '{name}'.", name, "unknown_parameter")
        self._check_size(str(words.get("size", "1024x1024")))
        if "quality" in words and words["quality"] not in habits.qualities:
            raise Refusal(400, f"Invalid value: '{words['quality']}'.", "quality", "invalid_value")
        asked = {
            "n": habits.n == "refused" and int(words.get("n", 1)) > 1,
            "output_format": habits.formats == "no_webp" and words.get("output_format") == "webp",
            "output_compression": habits.compression == "refused" and "output_compression" in words,
            "background": habits.alpha == "refused" and words.get("background") == "transparent",
            "stream": habits.stream == "refused" and "stream" in words,
            "mask": habits.mask == "refused" and self._mask is not None,
            "image": len(self._images) > habits.max_inputs,
        }
        for name, is_refused in asked.items():
            if is_refused:
                raise Refusal(400, f"Invalid value for '{name}'.", name, "invalid_value")

    def _check_size(self, text: str) -> None:
        if self.habits.sizes == "refused" and "size" in self.asked.words:
            raise Refusal(400, "Unknown parameter: 'size'.", "size", "unknown_parameter")
        allowed = {"three": ("1024x1024", "1024x1536", "1536x1024")}.get(self.habits.sizes)
        try:
            is_legal = text in allowed if allowed else legal(MODEL.sizes, parse_size(text))
        except ImpastoError:
            is_legal = False
        if not is_legal and self.habits.sizes not in ("any", "ignored"):
            raise Refusal(400, f"Invalid size '{text}'.", "size", "invalid_value")

    def _refuse(self, refusal: Refusal) -> None:
        kind = self.habits.errors if refusal.status != 401 else "openai"
        if kind == "text":
            self.send(str(refusal).encode(), refusal.status, content_type="text/plain")
        elif kind == "no_object":
            self.json({"detail": str(refusal)}, refusal.status)
        else:
            status = {"under_200": 200, "server": 500}.get(kind, refusal.status)
            self.json({"error": refusal.body}, status)

    @property
    def _mask(self) -> bytes | None:
        return next((data for name, data in self.asked.files if name == "mask"), None)

    @property
    def _images(self) -> list[bytes]:
        return [data for name, data in self.asked.files if name != "mask"]

    @property
    def _size(self) -> str:
        return "1024x1024" if self.habits.sizes == "ignored" else str(self.asked.words.get("size", "1024x1024"))

    @property
    def _format(self) -> str:
        return "png" if self.habits.formats == "ignored" else str(self.asked.words.get("output_format", "png"))

    def _draw(self) -> None:
        self.provider.drawn.append(self.asked)
        again = self.asked.headers.get("idempotency-key", "") if self.habits.repeats else ""
        if again in self.provider.kept:
            self.send(self.provider.kept[again], content_type="application/json")
            return
        if self.asked.words.get("stream") in (True, "true") and self.habits.stream != "ignored":
            self._events()
            return
        body = {"created": 1777371362, "data": self._entries(), **self._fields()}
        if again:
            self.provider.kept[again] = json.dumps(body).encode()
        self.json(body)

    def _entries(self) -> list[dict[str, Any]]:
        count = int(self.asked.words.get("n", 1))
        count = 1 if self.habits.n in ("ignored", "billed") else count
        return [self._entry() for _ in range(count)]

    def _entry(self) -> dict[str, Any]:
        data = self._picture()
        text = base64.b64encode(data).decode()
        match self.habits.delivery:
            case "data":
                return {"b64_json": f"data:image/png;base64,{text}"}
            case "private":
                return {"url": "https://10.1.2.3/picture.png"}
            case "link":
                path = f"/files/{len(self.provider.kept)}"
                self.provider.kept[path] = data
                return {"url": self.provider.origin + path}
            case _:
                return {"b64_json": text}

    def _picture(self) -> bytes:
        """What is drawn, as a file."""
        width, height = map(int, self._size.split("x"))
        if self._mask is not None:
            pixels = repainted(self._images[0], self._mask, self.habits.mask, (width, height))
        else:
            is_clear = self.asked.words.get("background") == "transparent" and self.habits.alpha == "real"
            pixels = blotches(width, height, is_clear=is_clear)
        compression = int(self.asked.words.get("output_compression", 100))
        return encoded(pixels, self._format, 100 if self.habits.compression == "ignored" else compression)

    def _fields(self, partials: int = 0) -> dict[str, Any]:
        words = self.asked.words
        told = {
            "size": self._size,
            "quality": words.get("quality", "low"),
            "background": words.get("background", "opaque"),
            "output_format": words.get("output_format", "png"),
        }
        return told if self.habits.usage == "missing" else {**told, "usage": self._usage(partials)}

    def _usage(self, partials: int) -> dict[str, Any]:
        words = self.asked.words
        n = 1 if self.habits.n in ("ignored", "counted_once") else int(words.get("n", 1))
        quality = words.get("quality", qualities(MODEL.tokens)[0])
        given = n * output_tokens(MODEL.tokens, quality, parse_size(self._size)) + partials * PARTIAL_TOKENS
        given = {"wrong": 10 * given, "nonsense": -1}.get(self.habits.usage, given)
        sizes = (decoded(data).shape for data in self._images)
        image_in = sum(input_tokens(MODEL.tokens, parse_size(f"{width}x{height}")) for height, width, _ in sizes)
        if self.habits.usage == "no_image_tokens":
            image_in = 0
        text_in = text_tokens(words["prompt"])
        return {
            "input_tokens": text_in + image_in,
            "input_tokens_details": {"text_tokens": text_in, "image_tokens": image_in},
            "output_tokens": given,
            "total_tokens": text_in + image_in + given,
        }

    def _events(self) -> None:
        shown = 0 if self.habits.stream == "no_partials" else int(self.asked.words.get("partial_images", 0))
        last = "image.done" if self.habits.stream == "misnamed" else "image_generation.completed"
        partial = {name: value for name, value in self._fields().items() if name != "usage"}
        events = [
            ("image_generation.partial_image", {**self._entry(), **partial, "partial_image_index": index})
            for index in range(shown)
        ]
        events.append((last, {**self._entry(), **self._fields(shown)}))
        text = "".join(
            f"event: {name}\ndata: {json.dumps({'type': name, 'created_at': 1, **value})}\n\n" for name, value in events
        )
        self.send(text.encode(), content_type="text/event-stream")

    def json(self, value: Any, status: int = 200) -> None:
        self.send(json.dumps(value).encode(), status, content_type="application/json")

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self._handler.send_response(status)
        for name, value in {"content_length": str(len(body)), **headers}.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()
        self._handler.wfile.write(body)


def after(seconds: float) -> Act:
    """An answer that comes late."""

    def late(exchange: Exchange) -> None:
        time.sleep(seconds)
        exchange.answer()

    return late


@contextmanager
def running(then: Act | None = None, **habits: Any) -> Iterator[Provider]:
    """One, for as long as this lasts."""
    provider = Provider(Habits(**habits), then)
    try:
        yield provider
    finally:
        provider.close()
