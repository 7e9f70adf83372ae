"""The least that can be done with a multipart body: python-multipart over it, on a raw socket or under uvicorn.

Takes a port and `socket`, `uvicorn` or `form`; the last is Starlette's own reader, which spools files too.
"""

import socket
import sys
from typing import Any

import uvicorn
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

PIECE_BYTES = 256 * 1024
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok"


def nothing(*_: Any) -> None:
    """A callback."""


WHAT = ("part_begin", "part_data", "part_end", "header_field", "header_value", "header_end", "headers_finished")
CALLBACKS = {f"on_{what}": nothing for what in WHAT}


def parser_for(content_type: bytes) -> MultipartParser:
    """A parser that drops what it finds."""
    return MultipartParser(parse_options_header(content_type)[1][b"boundary"], CALLBACKS)  # type: ignore[arg-type]


def on_a_socket(port: int) -> None:
    """One connection after the other: no HTTP but the head, no event loop."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            connection, _ = listener.accept()
            with connection:
                _answer(connection)


def _answer(connection: socket.socket) -> None:
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    left, parser = int(headers[b"content-length"]) - len(body), parser_for(headers[b"content-type"])
    parser.write(body)
    buffer = memoryview(bytearray(PIECE_BYTES))
    while left:
        count = connection.recv_into(buffer)
        if not count:
            return
        parser.write(bytes(buffer[:count]))
        left -= count
    parser.finalize()
    connection.sendall(ANSWER)


async def parsing(scope: Any, receive: Any, send: Any) -> None:
    """An ASGI application that does no more than parse."""
    parser = parser_for(dict(scope["headers"])[b"content-type"])
    while True:
        message = await receive()
        parser.write(message.get("body", b""))
        if not message.get("more_body"):
            break
    await _ok(send)


async def forming(scope: Any, receive: Any, send: Any) -> None:
    """An ASGI application that reads a form as Starlette does."""
    async with Request(scope, receive).form(max_part_size=1 << 30) as form:
        assert len(form) > 0
    await _ok(send)


async def _ok(send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


if __name__ == "__main__":
    if sys.argv[2] == "socket":
        on_a_socket(int(sys.argv[1]))
    uvicorn.run(
        {"uvicorn": parsing, "form": forming}[sys.argv[2]],
        port=int(sys.argv[1]),
        http="httptools",
        loop="uvloop",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
    )
