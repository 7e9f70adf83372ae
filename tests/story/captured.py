"""The requests of wire.md, section 11, as the official clients put them on the wire: bytes, and the answer to them."""

import http.client
import json
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .server import Server

PYTHON_BOUNDARY = "3ceb636df5b5a1ec62d90a6f70b0eb8a"
STREAM_BOUNDARY = "openai-rcdes49nuzg"
UNDICI_BOUNDARY = "----formdata-undici-032599745130"

PYTHON_HEADERS = (
    "Accept-Encoding: gzip, deflate",
    "Connection: keep-alive",
    "accept: application/json",
    "user-agent: OpenAI/Python 3.52.0",
    "x-stainless-lang: python",
    "x-stainless-package-version: 3.52.0",
    "x-stainless-os: Linux",
    "x-stainless-arch: x64",
    "x-stainless-runtime: CPython",
    "x-stainless-runtime-version: 3.11.7",
    "x-stainless-async: false",
    "x-stainless-retry-count: 0",
    "x-stainless-read-timeout: 600",
)
NODE_HEADERS = (
    "connection: keep-alive",
    "accept: application/json",
    "user-agent: OpenAI/JS 7.55.0",
    "x-stainless-retry-count: 0",
    "x-stainless-lang: js",
    "x-stainless-package-version: 7.55.0",
    "x-stainless-os: Linux",
    "x-stainless-arch: x64",
    "x-stainless-runtime: node",
    "x-stainless-runtime-version: v20.20.2",
    "accept-language: *",
    "sec-fetch-mode: cors",
    "accept-encoding: gzip, deflate",
)
TIMEOUT_S = 30.0


@dataclass(frozen=True)
class Reply:
    """What came back: the status, the headers in lower case, and the whole body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        """The body, read."""
        told: dict[str, Any] = json.loads(self.body)
        return told

    @property
    def error(self) -> tuple[int, str | None, str | None]:
        """Status, code and param of a refusal."""
        told = self.json["error"]
        return self.status, told["code"], told["param"]


def text(name: str, value: str) -> bytes:
    """A scalar: no content type, no charset."""
    return f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()


def file(name: str, filename: str, kind: str, content: bytes) -> bytes:
    """A file, with the type that the client guessed."""
    head = f'Content-Disposition: form-data; name="{name}"; filename="{filename}"\r\nContent-Type: {kind}\r\n\r\n'
    return head.encode() + content


def form(boundary: str, *parts: bytes) -> bytes:
    """The body of a form."""
    edge = b"--" + boundary.encode()
    return b"".join(edge + b"\r\n" + part + b"\r\n" for part in parts) + edge + b"--\r\n"


def chunked(boundary: str, *parts: bytes) -> bytes:
    """The same as Node streams it: a chunk for each head, each content in two, each line end."""
    pieces: list[bytes] = []
    for part in parts:
        head, blank, content = part.partition(b"\r\n\r\n")
        half = len(content) // 2
        pieces += [f"--{boundary}\r\n".encode() + head + blank, content[:half], content[half:], b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode())
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces if piece) + b"0\r\n\r\n"


def python_form(server: Server, *parts: bytes, more: Iterable[str] = ()) -> bytes:
    """An edit as Python 3.52.0 sends it."""
    body = form(PYTHON_BOUNDARY, *parts)
    kind = f"Content-Type: multipart/form-data; boundary={PYTHON_BOUNDARY}"
    return _head(server, (*PYTHON_HEADERS, *more, f"Content-Length: {len(body)}", kind)) + body


def node_stream(server: Server, *parts: bytes) -> bytes:
    """An edit as Node 7.55.0 sends it when a part is a stream: no content-length."""
    kind = f"content-type: multipart/form-data; boundary={STREAM_BOUNDARY}"
    return _head(server, (*NODE_HEADERS, kind, "transfer-encoding: chunked")) + chunked(STREAM_BOUNDARY, *parts)


def node_form(server: Server, *parts: bytes) -> bytes:
    """An edit as Node 7.55.0 sends it when all parts are at hand."""
    body = form(UNDICI_BOUNDARY, *parts)
    kind = f"content-type: multipart/form-data; boundary={UNDICI_BOUNDARY}"
    return _head(server, (*NODE_HEADERS, kind, f"content-length: {len(body)}")) + body


def python_json(server: Server, body: bytes) -> bytes:
    """An edit by `client.post`."""
    more = ("content-type: application/json", f"Content-Length: {len(body)}")
    return _head(server, (*PYTHON_HEADERS, *more)) + body


def _head(server: Server, lines: Iterable[str]) -> bytes:
    return server.head("/v1/images/edits", *lines)


def send(server: Server, *requests: bytes) -> list[Reply]:
    """Each request and its answer, one after the other on one connection that is kept alive."""
    replies = []
    with socket.create_connection((server.host, server.port), timeout=TIMEOUT_S) as connection:
        for request in requests:
            connection.sendall(request)
            reply = http.client.HTTPResponse(connection)
            reply.begin()
            body = reply.read()
            replies.append(Reply(reply.status, {name.lower(): value for name, value in reply.getheaders()}, body))
    return replies
