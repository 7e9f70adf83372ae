"""The load: clients as they are. They stream, edit, try again as the official clients do, use keys, leave, delete."""

import asyncio
import base64
import io
import json
import random
import secrets
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from PIL import Image

AGENT = "OpenAI/Python 3.52.0"
MOST_TRIES = 8
SAME_WISH = "The wish of many"
_PAUSE_S = (0.02, 0.3)


def _png(colour: str | tuple[int, ...], mode: str = "RGB") -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (64, 64), colour).save(stream, "png")
    return stream.getvalue()


PICTURE, MASK = _png("teal"), _png((0, 0, 0, 0), "RGBA")


@dataclass(frozen=True, kw_only=True)
class Order:
    """What one client wants, and how it behaves. `key` is an Idempotency-Key; `leaves_s`: it goes and never returns."""

    number: int
    body: dict[str, Any]
    is_edit: bool = False
    key: str | None = None
    patience_s: float = 30.0
    leaves_s: float | None = None
    deletes: bool = False

    @property
    def is_stream(self) -> bool:
        return bool(self.body.get("stream"))


@dataclass(frozen=True, kw_only=True)
class Got:
    """One answer that a client has whole. `try_` counts from 0, `at_s` in seconds since the epoch."""

    order: Order
    generation: str
    pictures: tuple[bytes, ...]
    try_: int
    at_s: float


@dataclass
class Seen:
    """All that the clients saw."""

    sent: int = 0
    retries: int = 0
    got: list[Got] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    cut: int = 0
    left: int = 0
    files: dict[str, bytes] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    maybe_deleted: set[str] = field(default_factory=set)


class Refused(Exception):
    """An answer that is an error."""

    def __init__(self, status: int, code: str, retry: str | None) -> None:
        super().__init__(f"{status} {code}")
        self.is_final = retry == "false" or (status < 500 and status not in (408, 409, 429) and retry != "true")


class Clients:
    """Some clients at once, until they are told to stop. `origin` waits for a server and says where it is."""

    def __init__(self, key: str, origin: Callable[[], Awaitable[str]], rng: random.Random) -> None:
        self.seen = Seen()
        self._origin, self._rng, self._number = origin, rng, 0
        self._run = f"{rng.getrandbits(40):x}"
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=8)
        headers = {"authorization": f"Bearer {key}", "user-agent": AGENT}
        self._http = httpx.AsyncClient(headers=headers, limits=limits, timeout=30)

    async def run(self, count: int, stop: asyncio.Event) -> None:
        """Ask, `count` clients side by side, until `stop`; each ends what it has begun."""
        await asyncio.gather(*(self._client(stop) for _ in range(count)))
        await self._http.aclose()

    async def _client(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            if self._rng.random() < 0.05:
                await self._keep_file()
                continue
            order = self.new_order()
            twins = 2 if order.key is not None and self._rng.random() < 0.4 else 1
            await asyncio.gather(*(self._pursue(order) for _ in range(twins)))

    def new_order(self) -> Order:
        """The next one, by chance."""
        rng, self._number = self._rng, self._number + 1
        has_key, is_edit = rng.random() < 0.3, rng.random() < 0.2
        wish = SAME_WISH if not has_key and rng.random() < 0.25 else f"Wish {self._number}"
        body: dict[str, Any] = {"model": "gpt-image-2", "prompt": wish, "size": "1024x1024", "quality": "low"}
        if rng.random() < 0.3:
            body |= {"stream": True, "partial_images": rng.randrange(3)}
        elif rng.random() < 0.3:
            body["n"] = 2
        return Order(
            number=self._number,
            body=body,
            is_edit=is_edit,
            key=f"order-{self._run}-{self._number}" if has_key else None,
            patience_s=rng.choice((0.15, 0.4, 30.0, 30.0)),
            leaves_s=rng.uniform(0.0, 0.6) if rng.random() < 0.15 else None,
            deletes=rng.random() < 0.15,
        )

    async def _pursue(self, order: Order) -> None:
        try:
            got = await asyncio.wait_for(self._try(order), order.leaves_s)
        except TimeoutError:
            self.seen.left += 1
            return
        if got is not None and order.deletes:
            await self._delete(f"/v1/images/{got.generation}", got.generation)

    async def _try(self, order: Order) -> Got | None:
        """As the official clients try, only faster and more often."""
        for count in range(MOST_TRIES):
            origin = await self._origin()
            self.seen.sent += 1
            self.seen.retries += count > 0
            try:
                got = await self._ask(origin, order, count)
                self.seen.got.append(got)
                return got
            except httpx.HTTPError:
                self.seen.cut += 1
            except Refused as refused:
                self.seen.refused[f"{refused}{' for a key' if order.key is not None else ''}"] += 1
                if refused.is_final:
                    return None
            await asyncio.sleep(self._rng.uniform(*_PAUSE_S))
        return None

    async def _ask(self, origin: str, order: Order, count: int) -> Got:
        headers = {"x-stainless-retry-count": str(count), "x-stainless-read-timeout": str(order.patience_s)}
        if order.key is not None:
            headers["idempotency-key"] = order.key
        request = self._http.build_request(
            "POST",
            f"{origin}/v1/images/{'edits' if order.is_edit else 'generations'}",
            headers=headers,
            timeout=httpx.Timeout(30, read=order.patience_s),
            **(_form(order.body) if order.is_edit else {"json": order.body}),
        )
        response = await self._http.send(request, stream=True)
        try:
            await response.aread()
        finally:
            await response.aclose()
        if response.status_code != 200:
            code = response.json()["error"]["code"]
            raise Refused(response.status_code, code, response.headers.get("x-should-retry"))
        texts = _streamed(response.text) if order.is_stream else [one["b64_json"] for one in response.json()["data"]]
        return Got(
            order=order,
            generation=response.headers["impasto-generation"],
            pictures=tuple(map(base64.b64decode, texts)),
            try_=count,
            at_s=time.time(),
        )

    async def _keep_file(self) -> None:
        data = _png((self._rng.randrange(256), self._rng.randrange(256), self._rng.randrange(256)))
        data += secrets.token_bytes(8)  # readers skip it; no two files are the same
        files = {"file": ("one.png", data, "image/png")}
        try:
            answer = await self._http.post(
                f"{await self._origin()}/v1/files", files=files, data={"purpose": "vision"}, timeout=5
            )
            answer.raise_for_status()
        except httpx.HTTPError:
            self.seen.cut += 1
            return
        file_id = answer.json()["id"]
        self.seen.files[file_id] = data
        if self._rng.random() < 0.5:
            await self._delete(f"/v1/files/{file_id}", file_id)

    async def _delete(self, path: str, name: str) -> None:
        self.seen.maybe_deleted.add(name)
        try:
            answer = await self._http.delete(await self._origin() + path)
        except httpx.HTTPError:
            self.seen.cut += 1
            return
        if answer.status_code == 200:
            self.seen.deleted.add(name)


def _form(body: dict[str, Any]) -> dict[str, Any]:
    """The order as a form, with a picture and, where it asks for two, a mask. Each time with a new boundary."""
    files = {"image": ("a.png", PICTURE, "image/png")}
    if body.get("n") == 2:
        files["mask"] = ("m.png", MASK, "image/png")
    fields = {name: json.dumps(value) if isinstance(value, bool) else str(value) for name, value in body.items()}
    return {"data": fields, "files": files}


def _streamed(text: str) -> list[str]:
    """The finished pictures of a stream that ended well. Raises Refused for one that ended in an error event."""
    found = []
    for line in text.splitlines():
        if not line.startswith("data: "):
            continue
        event = json.loads(line.removeprefix("data: "))
        if event["type"] == "error":
            raise Refused(0, event["error"]["code"], "false")
        if event["type"].endswith(".completed"):
            found.append(event["b64_json"])
    return found
