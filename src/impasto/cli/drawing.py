"""One request for `impasto generate`: through the flow in this process, or over HTTP through a server."""

import asyncio
import base64
import binascii
import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import msgspec
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from impasto import flow
from impasto.app import open_world
from impasto.cli.first_key import command_line_caller
from impasto.cli.output import CommandError
from impasto.ledger import money
from impasto.pixels.sniff import read_size, sniff
from impasto.settings import Settings
from impasto.types import ImageRequest, Kept, News, Receipt

_PIECE_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Picture:
    """One picture with its bytes; its charge is the generation's, shared out to the last nano-dollar."""

    data: bytes
    format: str
    size: str
    charge_usd: str | None


@dataclass(frozen=True)
class Drawn:
    """What came: the pictures, and what there is to say of the generation."""

    engine: str
    pictures: tuple[Picture, ...]
    facts: dict[str, Any]


@contextlib.contextmanager
def progress(n: int) -> Iterator[Callable[[], None]]:
    """A line on stderr while it lasts, where somebody looks; the value is to be called for every picture."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:.0f} of {task.total:.0f}"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as shown:
        line = shown.add_task("drawing", total=n)
        yield lambda: shown.advance(line)


def draw_here(asked: dict[str, Any], settings: Settings, on_picture: Callable[[], None]) -> Drawn:
    """In this process, in the data folder's default project. Raises ImpastoError."""

    def emit(news: News) -> None:
        if isinstance(news, Kept):
            on_picture()

    async def draw() -> Drawn:
        async with open_world(settings, "generate") as world:
            caller = await command_line_caller(world)
            receipt = await flow.make(world, caller, ImageRequest(**asked), emit)
            pictures = [
                b"".join([piece async for piece in world.blobs.read(receipt.id, image.index, piece_bytes=_PIECE_BYTES)])
                for image in receipt.images
            ]
            return _from_receipt(receipt, pictures)

    return asyncio.run(draw())


def _from_receipt(receipt: Receipt, pictures: list[bytes]) -> Drawn:
    charges = _shares(receipt.charge_nano, len(pictures))
    plan = receipt.plan
    return Drawn(
        engine=f"{plan.engine} (simulated)" if plan.simulated else plan.engine,
        pictures=tuple(
            Picture(data, image.format, f"{image.width}x{image.height}", money.text(charge))
            for image, data, charge in zip(receipt.images, pictures, charges, strict=True)
        ),
        facts={
            "generation": receipt.id,
            "model": plan.model,
            "engine": plan.engine,
            "simulated": plan.simulated,
            "seed": plan.seed,
            "charge_usd": money.text(receipt.charge_nano),
            "notices": [msgspec.to_builtins(notice) for notice in receipt.notices],
        },
    )


def _shares(nano: int, count: int) -> list[int]:
    """The charge of each picture; together they are the whole, whatever the rounding."""
    each, rest = divmod(nano, count)
    return [each + rest, *[each] * (count - 1)]


def draw_there(asked: dict[str, Any], base_url: str, api_key: str, timeout_s: int) -> Drawn:
    """Through a server that speaks OpenAI's images API. Raises CommandError with the server's own words."""
    headers = {"authorization": f"Bearer {api_key}"} if api_key else {}
    # A little longer than a run may take, so that the server's own answer to that arrives.
    patience = httpx.Timeout(10, read=timeout_s + 30)
    try:
        with httpx.Client(base_url=base_url.rstrip("/") + "/", headers=headers, timeout=patience) as client:
            response = client.post("images/generations", json=asked)
            answer = _read(response)
            # The headers come in both dialects, the object only in the lenient one.
            told = {name: response.headers.get(f"impasto-{name}") for name in ("generation", "engine")}
            answer["impasto"] = {**told, **answer.get("impasto", {})}
            pictures = [_fetch(client, item) for item in answer["data"]]
            return _from_answer(answer, pictures, _look_up(client, answer))
    except (httpx.HTTPError, httpx.InvalidURL) as problem:
        raise CommandError(f"no answer from {base_url}: {problem or type(problem).__name__}") from problem


def _read(response: httpx.Response) -> dict[str, Any]:
    try:
        answer = response.json()
    except ValueError:
        answer = None
    if response.is_success and isinstance(answer, dict) and isinstance(answer.get("data"), list) and answer["data"]:
        return answer
    told = answer.get("error") if isinstance(answer, dict) else None
    message = told.get("message") if isinstance(told, dict) else None
    raise CommandError(f"the server answered {response.status_code}: {message or 'not an answer of an images API'}")


def _fetch(client: httpx.Client, item: dict[str, Any]) -> bytes:
    if text := item.get("b64_json"):
        try:
            return base64.b64decode(text, validate=True)
        except binascii.Error as problem:
            raise CommandError("the server's answer holds base64 that is not whole") from problem
    if url := item.get("url"):
        # A link carries its own permission: the key is for the API alone.
        response = httpx.get(url, timeout=client.timeout)
        if response.is_success:
            return response.content
        raise CommandError(f"the picture's link answered {response.status_code}")
    raise CommandError("the server's answer holds no picture")


def _look_up(client: httpx.Client, answer: dict[str, Any]) -> dict[str, Any]:
    """The generation with its charge, from a server that keeps them; otherwise nothing is known of it."""
    generation = answer["impasto"]["generation"]
    if not generation:
        return {}
    # The list, not the generation itself, which would bring the pictures a second time.
    response = client.get("images", params={"limit": 100})
    entries = response.json().get("data", []) if response.is_success else []
    return next((entry for entry in entries if entry.get("id") == generation), {})


def _from_answer(answer: dict[str, Any], pictures: list[bytes], kept: dict[str, Any]) -> Drawn:
    ours = answer["impasto"]
    charge = kept.get("charge_usd")
    shares = _shares(money.parse(charge), len(pictures)) if charge else []
    told: list[str] | list[None] = [money.text(share) for share in shares] or [None] * len(pictures)
    engine = ours["engine"] or "unknown"
    return Drawn(
        engine=f"{engine} (simulated)" if kept.get("simulated") else engine,
        pictures=tuple(
            Picture(data, sniff(data[:12]) or answer.get("output_format", "png"), _size(data), charge_usd)
            for data, charge_usd in zip(pictures, told, strict=True)
        ),
        facts={
            "generation": ours["generation"],
            "model": kept.get("model"),
            "engine": engine,
            "simulated": kept.get("simulated"),
            "seed": ours.get("seed"),
            "charge_usd": charge,
            "notices": ours.get("notices", []),
        },
    )


def _size(data: bytes) -> str:
    found = read_size(data)
    return f"{found[0]}x{found[1]}" if found else "size unknown"
