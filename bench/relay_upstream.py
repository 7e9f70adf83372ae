"""A fake provider that takes its time: a port, seconds, a file. Every request gets the file after so many seconds."""

import asyncio
import re
import sys
from pathlib import Path
from typing import cast

import uvloop

_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")


class Slow(asyncio.Protocol):
    """One connection; its next request comes after the answer."""

    def __init__(self, delay_s: float, answer: bytes) -> None:
        self._delay_s, self._answer, self._got = delay_s, answer, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, _, body = self._got.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        # Chunks end with one of no length.
        whole = len(body) >= int(length[1]) if length else body.endswith(b"0\r\n\r\n")
        if whole:
            self._got = b""
            asyncio.get_running_loop().call_later(self._delay_s, self._transport.write, self._answer)


async def main(port: int, delay_s: float, body: bytes) -> None:
    """Until it is ended."""
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    whole = head.encode() + body
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Slow(delay_s, whole), "127.0.0.1", port, backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(int(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3]).read_bytes()))
