"""A `/v1/moderations`-compatible endpoint: what it says of a text or of a picture, within a time.

Nothing of what is sent, the key least of all, may get into a log or an error: `Unscreened` says only how it went wrong.
"""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec
import pybase64
from msgspec import Struct

from impasto.gather.screening.words import OTHER
from impasto.settings import Settings, SettingsError
from impasto.telemetry import trace_headers

if TYPE_CHECKING:
    import httpx

_MOST_ANSWER_BYTES: Final = 1_048_576
_MOST_CATEGORIES: Final = 32
_LONGEST_CATEGORY: Final = 100
_KEEP_ALIVE_S: Final = 60
# Whatever its score, and whatever `moderation` says.
_STRICTEST: Final = frozenset({"sexual/minors"})


class Unscreened(Exception):
    """Nobody said whether it may pass; `reason` is for the operator's log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Result(Struct):
    """What the endpoint says of one text or picture. Scores may be missing: then what it flags counts in full."""

    flagged: bool
    categories: dict[str, bool | None] = {}
    category_scores: dict[str, float | None] = {}


class _Answer(Struct):
    results: list[_Result]


_read = msgspec.json.Decoder(_Answer).decode


class Endpoint:
    """Asks over kept connections. `low_threshold` is the score from which `moderation: low` refuses."""

    def __init__(self, settings: Settings) -> None:
        """Raises SettingsError for a URL, a key or a proxy that cannot be used."""
        # Here, not above: httpx takes a quarter of a second to import, and most servers ask nobody.
        import httpx

        self._url = _checked_url(settings.screen_url, "screen_url")
        self._model = settings.screen_model
        self._timeout_s = settings.screen_timeout_s
        self._low_threshold = settings.screen_low_threshold
        headers = {"user-agent": "Impasto", "accept-encoding": "identity", "content-type": "application/json"}
        if settings.screen_key:
            headers["authorization"] = f"Bearer {_checked_key(settings.screen_key)}"
        self._client = httpx.AsyncClient(
            headers=headers,
            timeout=settings.screen_timeout_s,
            limits=httpx.Limits(keepalive_expiry=_KEEP_ALIVE_S),
            proxy=_checked_url(settings.screen_proxy, "screen_proxy") if settings.screen_proxy else None,
            verify=httpx.create_ssl_context(),
            trust_env=False,
        )

    @property
    def host(self) -> str:
        """Whom it asks, for people."""
        return self._url.netloc.decode("ascii")

    async def judge_texts(self, texts: Sequence[str], *, low: bool) -> frozenset[str]:
        """The categories for which one of the texts may not pass. Raises Unscreened."""
        return await self._judge(texts[0] if len(texts) == 1 else list(texts), len(texts), low=low)

    async def judge_picture(self, jpeg: bytes, *, low: bool) -> frozenset[str]:
        """The categories for which the picture may not pass: one a call, as endpoints demand. Raises Unscreened."""
        url = "data:image/jpeg;base64," + pybase64.b64encode(jpeg).decode("ascii")
        return await self._judge([{"type": "image_url", "image_url": {"url": url}}], 1, low=low)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _judge(self, given: Any, count: int, *, low: bool) -> frozenset[str]:
        import httpx

        body = msgspec.json.encode({"model": self._model, "input": given})
        try:
            async with asyncio.timeout(self._timeout_s):
                answer = await self._ask(body)
        except (TimeoutError, httpx.TimeoutException) as late:
            raise Unscreened(f"no answer within {self._timeout_s:g} s") from late
        except (httpx.HTTPError, httpx.StreamError) as problem:
            raise Unscreened(f"the connection failed: {type(problem).__name__}") from problem
        if len(answer.results) < count:
            raise Unscreened("the answer has too few results")
        return frozenset[str]().union(*(self._found(result, low=low) for result in answer.results))

    async def _ask(self, body: bytes) -> _Answer:
        import httpx

        try:
            return await self._post(body)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            # A kept connection may be closed by the other end at the moment it is used.
            return await self._post(body)

    async def _post(self, body: bytes) -> _Answer:
        received = bytearray()
        async with self._client.stream("POST", self._url, content=body, headers=trace_headers()) as response:
            if response.status_code != 200:
                raise Unscreened(f"it answered with status {response.status_code}")
            async for piece in response.aiter_bytes():
                received += piece
                if len(received) > _MOST_ANSWER_BYTES:
                    raise Unscreened("the answer is too long")
        try:
            return _read(received)
        except (msgspec.DecodeError, RecursionError) as problem:
            raise Unscreened("the answer is not a moderation's") from problem

    def _found(self, result: _Result, *, low: bool) -> frozenset[str]:
        if not result.flagged:
            return frozenset()
        named = {name[:_LONGEST_CATEGORY] for name, is_true in result.categories.items() if is_true} or {OTHER}
        if low:
            named = {name for name in named if name in _STRICTEST or self._score(result, name) >= self._low_threshold}
        return frozenset(sorted(named)[:_MOST_CATEGORIES])

    def _score(self, result: _Result, name: str) -> float:
        score = result.category_scores.get(name)
        return 1.0 if score is None else score


def _checked_url(text: str, setting: str) -> "httpx.URL":
    import httpx

    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as problem:
        raise SettingsError(f"'{setting}': it is not a URL") from problem
    if url.scheme not in ("http", "https") or not url.host:
        raise SettingsError(f"'{setting}': it must begin with http:// or https:// and name a host")
    if setting == "screen_url" and url.userinfo:
        raise SettingsError(f"'{setting}': it names a user; a key belongs into 'screen_key'")
    return url


def _checked_key(key: str) -> str:
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise SettingsError("'screen_key': it has characters that no header can carry")
    return key
