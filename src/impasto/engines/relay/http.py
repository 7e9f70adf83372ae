"""HTTP to a provider, written once: one pool of connections an engine, and attempts only while nothing can be bought.

From the moment on from which the whole request may have been sent, a lost answer is an unknown outcome. Must not know
what a request or an answer means. Our key goes to the configured origin and nowhere else, and into no text.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from impasto.engines.base import EngineFailed
from impasto.engines.relay.bodies import Body, Sending
from impasto.engines.relay.connection import headers_of, open_pool, origin_of, why_unreached
from impasto.engines.relay.loose_json import read_json
from impasto.engines.relay.refusals import Declined, backoff_s, upstream_id, wait_s

if TYPE_CHECKING:
    import aiohttp

ATTEMPTS: Final = 3
_MOST_PROBLEM_BYTES: Final = 65_536
_MOST_LISTED_BYTES: Final = 4_194_304
_GET_S: Final = 20.0


class NotReached(Exception):
    """The request did not get there whole: nothing can have been bought."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Reply:
    """An answer under status 200: its headers, in small letters, and its body as it comes."""

    def __init__(self, response: "aiohttp.ClientResponse") -> None:
        self._response = response
        self.headers = headers_of(response)

    @property
    def is_stream(self) -> bool:
        """Whether it is server-sent events."""
        return self.headers.get("content-type", "").lower().startswith("text/event-stream")

    async def pieces(self) -> AsyncIterator[bytes]:
        """The body. Raises EngineFailed where it breaks off: it may have been billed."""
        import aiohttp

        try:
            async for piece in self._response.content.iter_any():
                yield piece
        except (aiohttp.ClientError, TimeoutError) as problem:
            raise EngineFailed("its answer broke off", billed=True, values=upstream_id(self.headers)) from problem


class Site:
    """One origin that is spoken to with one key. `headers` go with every request to it.

    `declined` reads what is no answer under status 200: status, headers, what JSON the body was.
    """

    def __init__(
        self,
        base_url: str,
        headers: Mapping[str, str],
        *,
        declined: Callable[[int, Mapping[str, str], Any], Declined],
        proxy: str,
        read_s: float,
        connect_s: float,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self._headers, self._declined, self._proxy = dict(headers), declined, proxy or None
        self._read_s, self._connect_s = read_s, connect_s
        self._session: aiohttp.ClientSession | None = None

    @property
    def host(self) -> str:
        """Whom it speaks to, for people."""
        return urlsplit(self.base_url).netloc

    def whole(self, url: str) -> str:
        """A link of an answer, which may leave its origin out."""
        try:
            return urljoin(self.base_url, url)
        except ValueError:
            return url

    def is_ours(self, url: str) -> bool:
        """Whether a link leads to the same origin."""
        return origin_of(url) == origin_of(self.base_url)

    async def start(self) -> None:
        """Open the pool; no connection yet."""
        self._session = open_pool(connect_s=self._connect_s, read_s=self._read_s)

    async def stop(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    @asynccontextmanager
    async def post(
        self, path: str, body: Body, headers: Mapping[str, str], *, is_patient: bool
    ) -> AsyncIterator[Reply]:
        """The answer to a POST, which is read within the `async with`.

        Sent again only where nothing can have been bought, and after a wait that the provider asks for only where one
        is patient. Raises Declined for any status but 200, and EngineFailed.
        """
        number = 0
        while True:
            number += 1
            try:
                response = await self._post_once(path, body, headers)
                break
            except NotReached as problem:
                if number == ATTEMPTS:
                    raise EngineFailed(problem.reason) from problem
                wait: float | None = backoff_s(number)
            except Declined as declined:
                wait = wait_s(declined, number) if is_patient else None
                if wait is None or number == ATTEMPTS:
                    raise
            await asyncio.sleep(wait or 0.0)
        try:
            yield Reply(response)
        finally:
            response.close()

    async def fetch(self, url: str, target: Path, limit: int) -> None:
        """A picture of this origin, by an answer's link, into a file. Raises EngineFailed: it was bought."""
        import aiohttp

        assert self._session is not None  # noqa: S101 - started
        size_bytes = 0
        try:
            got = self._session.get(url, headers=self._headers, proxy=self._proxy, allow_redirects=False)
            async with got as response:
                if response.status != 200:
                    raise EngineFailed(f"its picture's link answered with status {response.status}", billed=True)
                with target.open("xb") as file:
                    async for piece in response.content.iter_any():
                        size_bytes += len(piece)
                        if size_bytes > limit:
                            raise EngineFailed(f"its picture is larger than {limit} bytes", billed=True)
                        file.write(piece)
        except (aiohttp.ClientError, TimeoutError, ValueError) as problem:
            raise EngineFailed("its picture's link could not be read", billed=True) from problem

    async def get(self, path: str) -> Any:
        """What JSON is there; None for anything else. Raises Declined, and EngineFailed: nothing was bought."""
        import aiohttp

        assert self._session is not None  # noqa: S101 - started
        limit = aiohttp.ClientTimeout(total=_GET_S)
        try:
            got = self._session.get(
                self.base_url + path, headers=self._headers, proxy=self._proxy, allow_redirects=False, timeout=limit
            )
            async with got as response:
                found = read_json(await _beginning(response, _MOST_LISTED_BYTES))
                if response.status != 200:
                    raise self._declined(response.status, headers_of(response), found)
                return found
        except (aiohttp.ClientError, TimeoutError, ValueError) as problem:
            why = why_unreached(problem)
            raise EngineFailed(f"it could not be reached ({why})" if why else "it did not answer") from problem

    async def _post_once(self, path: str, body: Body, headers: Mapping[str, str]) -> "aiohttp.ClientResponse":
        """The response, its body unread. Raises NotReached, Declined, EngineFailed."""
        import aiohttp

        assert self._session is not None  # noqa: S101 - started
        sending = Sending(body)
        told = {"content-type": body.media_type, "content-length": str(sending.size_bytes)}
        try:
            response = await self._session.post(
                self.base_url + path,
                data=sending.pieces(),
                headers={**self._headers, **headers, **told},
                proxy=self._proxy,
                allow_redirects=False,
            )
        except (aiohttp.ClientError, TimeoutError, ValueError) as problem:
            if sending.is_whole:
                raise EngineFailed("its answer was lost", billed=True) from problem
            why = why_unreached(problem)
            broke = "the connection broke while the request was sent"
            raise NotReached(f"it could not be reached ({why})" if why else broke) from problem
        if response.status == 200:
            return response
        try:
            raise self._declined(response.status, headers_of(response), read_json(await _beginning(response)))
        finally:
            response.close()


async def _beginning(response: "aiohttp.ClientResponse", most_bytes: int = _MOST_PROBLEM_BYTES) -> bytes:
    """As much of a short answer as is worth reading; what breaks off is as if never sent."""
    import aiohttp

    received = bytearray()
    try:
        async for piece in response.content.iter_any():
            received += piece
            if len(received) > most_bytes:
                break
    except (aiohttp.ClientError, TimeoutError):
        return b""
    return bytes(received)
