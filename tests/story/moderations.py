"""A little moderations endpoint on loopback, with OpenAI's bodies: it flags words and red pictures, or misbehaves."""

import base64
import io
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from PIL import Image

CATEGORIES = (
    *("harassment", "harassment/threatening", "hate", "hate/threatening", "illicit", "illicit/violent"),
    *("self-harm", "self-harm/intent", "self-harm/instructions", "sexual", "sexual/minors"),
    *("violence", "violence/graphic"),
)
KEY = "sk-moderations-key-that-no-log-may-hold"


class Moderations:
    """Flags texts that hold one of `words` (word → category and score) and pictures that are red.

    `does`: `well`; a status, as text; `slow`; `rubbish`; `cut` (half an answer); `hang_up` (none); `not_pictures`.
    """

    def __init__(self) -> None:
        self.words: dict[str, tuple[str, float]] = {"gore": ("violence/graphic", 0.97), "fight": ("violence", 0.55)}
        self.does = "well"
        self.slow_s = 3.0
        self.close_after_each = False
        self.asked: list[dict[str, Any]] = []
        self.headers: list[Mapping[str, str]] = []
        self.paths: list[str] = []
        self.connections = 0
        self.pictures: list[Image.Image] = []
        self._server = _Quiet(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def url(self) -> str:
        return self.origin + "/v1/moderations"

    @property
    def texts(self) -> list[str]:
        """Every text that was asked about."""
        found: list[str] = []
        for body in self.asked:
            given = body["input"]
            found += [given] if isinstance(given, str) else [one for one in given if isinstance(one, str)]
        return found

    def knobs(self, **more: object) -> dict[str, object]:
        """The settings of a server that asks this endpoint."""
        return {"screen": "endpoint", "screen_url": self.url, "screen_key": KEY, "screen_timeout_s": 2, **more}

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        """What OpenAI answers: one result for a text, one for each of several, one for a list of parts."""
        given = body["input"]
        if isinstance(given, str):
            results = [self._text(given)]
        elif all(isinstance(one, str) for one in given):
            results = [self._text(one) for one in given]
        else:
            results = [self._picture(part["image_url"]["url"]) for part in given]
        return {"id": "modr-0d9740456c391e43c445bf0f010940c7", "model": body["model"], "results": results}

    def _text(self, text: str) -> dict[str, Any]:
        return _result({category: score for word, (category, score) in self.words.items() if word in text}, "text")

    def _picture(self, url: str) -> dict[str, Any]:
        kind, _, data = url.partition(";base64,")
        assert kind == "data:image/jpeg"
        picture = Image.open(io.BytesIO(base64.b64decode(data, validate=True)))
        self.pictures.append(picture)
        red, green, blue = picture.convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]
        return _result({"sexual": 0.92} if red > 200 and green < 60 and blue < 60 else {}, "image")

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        moderations = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                moderations.connections += 1

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                moderations.asked.append(body)
                moderations.headers.append(dict(self.headers))
                moderations.paths.append(self.path)
                moderations._act(self, body)

            def log_message(self, *args: Any) -> None:
                """Not to the tests' output."""

        return Handler

    def _act(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        does = self.does
        if does == "not_pictures":
            does = "500" if isinstance(body["input"][0], dict) else "well"
        if does == "slow":
            time.sleep(self.slow_s)
        if does == "hang_up":
            handler.close_connection = True
            return
        status = int(does) if does.isdecimal() else 200
        data = b"<html>no</html>" if does == "rubbish" else json.dumps(self.answer(body)).encode()
        if status != 200:
            data = json.dumps({"error": {"message": f"Incorrect API key provided: {KEY}"}}).encode()
        handler.send_response(status)
        handler.send_header("content-type", "application/json")
        handler.send_header("content-length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data[: len(data) // 2] if does == "cut" else data)
        # Without a word: so a kept connection ends that its other end still counts on.
        handler.close_connection = does == "cut" or self.close_after_each


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The client hung up, as it may."""


def _result(flagged: Mapping[str, float], kind: str) -> dict[str, Any]:
    return {
        "flagged": bool(flagged),
        "categories": {name: name in flagged for name in CATEGORIES},
        "category_scores": {name: flagged.get(name, 0.0001) for name in CATEGORIES},
        "category_applied_input_types": {name: [kind] for name in CATEGORIES},
    }


@contextmanager
def running() -> Iterator[Moderations]:
    """One, for as long as this lasts."""
    moderations = Moderations()
    try:
        yield moderations
    finally:
        moderations.close()
