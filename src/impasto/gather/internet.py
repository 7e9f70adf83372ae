"""GET from the public internet, for links that strangers choose: https alone, no proxies, no cookies, no inner network.

The address is checked where the connection is made, and the connection goes to the very address that was checked.
Nothing of an inner network, not even whether a name exists there, shows in what is raised.
"""

import asyncio
import functools
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import httpcore
import httpx

from impasto.gather.public import Refused, checked, is_public

_MOST_REDIRECTS: Final = 3
_MOST_ADDRESSES: Final = 4
_REDIRECTS: Final = {301, 302, 303, 307, 308}
# One word for an inner host and for none: else links would tell which names exist inside.
_NOWHERE: Final = "its host was not found on the public internet"


class Failed(Exception):
    """A link that was followed in vain, and why: words for whoever sent it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


async def _resolve(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


async def _dial(address: str, port: int, timeout_s: float | None) -> httpcore.AsyncNetworkStream:
    return await httpcore.AnyIOBackend().connect_tcp(address, port, timeout_s)


@functools.cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context()


@dataclass(frozen=True)
class Internet:
    """The far end: how a name becomes addresses, how an address is reached, whom we trust, and our patience with it."""

    resolve: Callable[[str, int], Awaitable[list[str]]] = _resolve
    dial: Callable[[str, int, float | None], Awaitable[httpcore.AsyncNetworkStream]] = _dial
    tls: Callable[[], ssl.SSLContext] = _tls
    total_s: float = 30
    silence_s: float = 10


@asynccontextmanager
async def follow(link: str, internet: Internet) -> AsyncIterator[httpcore.Response]:
    """The answer where the link leads; each redirect is checked like the link. Its body is read in the `async with`.

    Raises Refused, Failed: the latter also for a body that breaks off or takes too long.
    """
    try:
        async with asyncio.timeout(internet.total_s):
            url = checked(link)
            for _ in range(_MOST_REDIRECTS + 1):
                async with _opened(url, internet) as answer:
                    if answer.status not in _REDIRECTS:
                        yield answer
                        return
                    url = _next(url, answer)
            raise Failed(f"it is redirected more than {_MOST_REDIRECTS} times")
    except TimeoutError as problem:
        raise Failed(f"it took longer than {internet.total_s:g} s") from problem
    except httpcore.ConnectError as problem:
        raise Failed("no secure connection to its host could be made") from problem
    except httpcore.TimeoutException as problem:
        raise Failed(f"nothing came for {internet.silence_s:g} s") from problem
    except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError) as problem:
        raise Failed("the transfer broke off") from problem


def header(answer: httpcore.Response, name: bytes) -> str | None:
    """The first header of that name (in small letters)."""
    values = [value for key, value in answer.headers if key.lower() == name]
    return values[0].decode("latin-1").strip() if values else None


@asynccontextmanager
async def _opened(url: httpx.URL, internet: Internet) -> AsyncIterator[httpcore.Response]:
    host = url.netloc.decode("ascii")
    headers = {"host": host, "accept": "image/*", "accept-encoding": "identity", "user-agent": "Impasto"}
    where = httpcore.URL(scheme=b"https", host=url.raw_host, port=url.port or 443, target=url.raw_path)
    patience = dict.fromkeys(("connect", "read", "write", "pool"), internet.silence_s)
    # A pool for one connection: nothing of another link, no cookie and no open socket, is in it.
    async with (
        httpcore.AsyncConnectionPool(ssl_context=internet.tls(), network_backend=_Guard(internet)) as pool,
        pool.stream("GET", where, headers=list(headers.items()), extensions={"timeout": patience}) as answer,
    ):
        yield answer


def _next(url: httpx.URL, answer: httpcore.Response) -> httpx.URL:
    location = header(answer, b"location")
    if location is None:
        raise Failed("it is redirected to nowhere")
    try:
        return checked(url.join(location))
    except httpx.InvalidURL:
        raise Refused("it is redirected to what is not a URL") from None


class _Guard(httpcore.AsyncNetworkBackend):
    """Makes the connections. None goes to an address that is not public: there is no other way out of here."""

    def __init__(self, internet: Internet) -> None:
        self._internet = internet

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look the name up once, and connect to what was found. Raises Refused, httpcore.ConnectError."""
        try:
            found = await self._internet.resolve(host, port)
        except (OSError, UnicodeError) as problem:
            raise Refused(_NOWHERE) from problem
        # Of a name that points inside as well as outside, the inside is never reached.
        public = [address for address in dict.fromkeys(found) if is_public(address)]
        if not public:
            raise Refused(_NOWHERE)
        for address in public[:_MOST_ADDRESSES]:
            try:
                return await self._internet.dial(address, port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        raise httpcore.ConnectError("no address answers")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own signature
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Never."""
        raise Refused(_NOWHERE)

    async def sleep(self, seconds: float) -> None:
        """Between retries, of which there are none."""
        await asyncio.sleep(seconds)
