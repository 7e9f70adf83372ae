"""The far end of the internet, on loopback: a host with a certificate of its own, under a public address."""

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpcore
import pytest

from impasto.gather.internet import Internet

HOST = "pictures.example"
OTHER = "other.example"
PUBLIC = "93.184.216.34"

Answer = Callable[[asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for HOST and OTHER that only these tests trust, and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    command = ["openssl", "req", "-x509", "-nodes", "-days", "2"]
    command += ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    command += ["-keyout", "key.pem", "-out", "cert.pem", "-subj", f"/CN={HOST}"]
    command += ["-addext", f"subjectAltName=DNS:{HOST},DNS:{OTHER}"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "cert.pem", folder / "key.pem"


class FarEnd:
    """Answers by path as told; remembers who was asked for, which address was dialled, and what was said."""

    def __init__(self, certificate: Path) -> None:
        self.answers: dict[str, Answer | bytes] = {}
        self.names: dict[str, list[str]] = {HOST: [PUBLIC], OTHER: [PUBLIC]}
        self.asked: list[str] = []
        self.dialled: list[str] = []
        self.heard: list[str] = []
        self.port = 0
        self._certificate = certificate

    def internet(self, **patience: float) -> Internet:
        """The internet whose every public address leads here."""
        return Internet(resolve=self._resolve, dial=self._dial, tls=self._tls, **patience)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            self.heard.append(head)
            answer = self.answers[head.split(" ")[1]]
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client hung up, as it may
        finally:
            writer.close()

    async def _resolve(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        if host not in self.names:
            raise OSError("no such host")
        return self.names[host]

    async def _dial(self, address: str, port: int, timeout_s: float | None) -> httpcore.AsyncNetworkStream:
        self.dialled.append(address)
        return await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", self.port, timeout_s)

    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self._certificate))


@pytest.fixture
async def far(certificate: tuple[Path, Path]) -> AsyncIterator[FarEnd]:
    """The far end, over real TLS."""
    end = FarEnd(certificate[0])
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    server = await asyncio.start_server(end.serve, "127.0.0.1", 0, ssl=context)
    end.port = server.sockets[0].getsockname()[1]
    yield end
    server.close()
    await server.wait_closed()
