"""HTTP to the provider: one call at a time, whole answers, no second attempt but after a rate limit.

The key goes to the configured origin and nowhere else. Must not know what an answer means.
"""

import asyncio
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from impasto.conform.answer import Answer
from impasto.conform.call import MODELS, Call
from impasto.engines.relay.connection import headers_of, open_pool, origin_of, why_unreached
from impasto.errors import ImpastoError

if TYPE_CHECKING:
    import aiohttp

_CONNECT_S: Final = 10
_MOST_BYTES: Final = 256 * 1024**2
_MOST_PICTURE_BYTES: Final = 64 * 1024**2
_LIMITED: Final = 429
_WAITS: Final = 5
_FIRST_WAIT_S: Final = 15.0
_LONGEST_WAIT_S: Final = 90.0


class NotReached(Exception):
    """Nobody answers there; nothing was sent."""


class Upstream:
    """One base URL, spoken to with one key, or with none."""

    def __init__(self, base_url: str, key: str, silence_s: float, spool: Path) -> None:
        self._base_url, self._key, self._spool = base_url, key, spool
        self.silence_s = silence_s
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "Upstream":
        self._session = open_pool(connect_s=_CONNECT_S, read_s=self.silence_s)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()

    async def send(self, call: Call) -> Answer:
        """The answer, with what its links lead to. Raises NotReached."""
        for _ in range(_WAITS):
            answer = await self._send_once(call)
            if answer.status != _LIMITED or answer.is_out_of_credit:
                break
            await asyncio.sleep(_wait_s(answer.headers))
        links = {str(entry.get("url")) for entry in answer.entries if not entry.get("b64_json")}
        got = {link: await self._fetch(link) for link in sorted(links) if link[:5].lower() != "data:"}
        return Answer(call, answer.status, answer.headers, answer.body, answer.lost, got) if got else answer

    async def _send_once(self, call: Call) -> Answer:
        import aiohttp

        assert self._session is not None  # noqa: S101 - entered
        method = "GET" if call.path == MODELS else "POST"
        url, body = self._base_url + call.path, _body(call)
        try:
            sent = self._session.request(
                method, url, data=body, headers={**self._headers(call), **call.headers}, allow_redirects=False
            )
            async with sent as response:
                return Answer(call, response.status, headers_of(response), await _whole(response))
        except (aiohttp.ClientError, TimeoutError, UnicodeError) as problem:
            if why := why_unreached(problem):
                raise NotReached(why) from problem
            is_late = isinstance(problem, TimeoutError)
            return Answer(call, lost=f"silent for {self.silence_s:g} s" if is_late else "the connection broke")

    def _headers(self, call: Call) -> dict[str, str]:
        key = self._key if call.key is None else call.key
        return {"authorization": f"Bearer {key}"} if key else {}

    async def _fetch(self, link: str) -> bytes | str:
        """The bytes, or why there are none. Other origins' links are followed with the guards of a stranger's."""
        return await (
            self._fetch_here(link) if origin_of(link) == origin_of(self._base_url) else self._fetch_there(link)
        )

    async def _fetch_here(self, link: str) -> bytes | str:
        import aiohttp

        assert self._session is not None  # noqa: S101 - entered
        headers = {"authorization": f"Bearer {self._key}"} if self._key else {}
        try:
            async with self._session.get(link, headers=headers, allow_redirects=False) as response:
                status = response.status
                return await _whole(response) if status == 200 else f"its link answers with status {status}"
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return "its link does not answer"

    async def _fetch_there(self, link: str) -> bytes | str:
        from impasto.gather.fetch import fetch

        try:
            upload = await fetch(self._spool, _MOST_PICTURE_BYTES, link, "url")
        except ImpastoError as problem:
            reason = problem.values.get("reason")
            return f"its link is not followed: {reason}" if reason else "its link leads to no picture"
        data = upload.path.read_bytes()
        upload.path.unlink()
        return data


def _body(call: Call) -> "aiohttp.Payload | aiohttp.FormData | None":
    """Nothing, JSON, or a form whose words come first."""
    import aiohttp

    if not call.files:
        return aiohttp.JsonPayload(call.words) if call.words else None
    form = aiohttp.FormData(quote_fields=False)
    for name, value in call.words.items():
        form.add_field(name, str(value).lower() if isinstance(value, bool) else str(value))
    for place, file in enumerate(call.files):
        form.add_field(file.field, file.data, filename=f"{place}.png", content_type="image/png")
    return form


async def _whole(response: "aiohttp.ClientResponse") -> bytes:
    received = bytearray()
    async for piece in response.content.iter_any():
        received += piece
        if len(received) > _MOST_BYTES:
            break
    return bytes(received)


def _wait_s(headers: Mapping[str, str]) -> float:
    for name, unit in (("retry-after-ms", 1000), ("retry-after", 1)):
        if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", text := headers.get(name, "")):
            return min(float(text) / unit, _LONGEST_WAIT_S)
    return _FIRST_WAIT_S
