"""What each stage of the path costs alone, without HTTP, and the whole flow. For `road.py`; one process.

One at a time for the times, 16 at once for the CPU: beside each other they share commits, as requests do.
"""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import msgspec
import uvloop
from road_serving import KEY
from starlette.datastructures import Headers

from impasto import flow
from impasto.admit import auth, limits, recall
from impasto.app import open_world
from impasto.cli.first_key import first_key
from impasto.edge.reading import read_reader
from impasto.ending import Drawn, settle
from impasto.ledger import prices
from impasto.ledger.ledger import Hold
from impasto.settings import Settings
from impasto.store import generations
from impasto.store.ids import new_id
from impasto.types import Caller, ImageRequest, Limits, Plan, Reader, StoredImage
from impasto.world import World

_AT_ONCE = 16
_REQUEST = ImageRequest(prompt="a red fox", model="gpt-image-2", size="1024x1024")
_PLENTY = Limits(requests_per_minute=100_000_000, images_per_minute=100_000_000)
_HEADERS = Headers({"authorization": f"Bearer {KEY}", "user-agent": "OpenAI/Python 3.52.0"})

Act = Callable[[], Awaitable[object]]


async def _times(act: Act, times: int) -> tuple[float, float]:
    """p50 and p99 of one `act` in milliseconds, one at a time."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        await act()
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    return took[len(took) // 2], took[len(took) * 99 // 100]


async def _cpu(act: Act, times: int) -> float:
    """CPU milliseconds (all threads) of one `act`, with 16 at once."""
    left = iter(range(times))

    async def run() -> None:
        for _ in left:
            await act()

    cpu = time.process_time()
    await asyncio.gather(*(run() for _ in range(_AT_ONCE)))
    return (time.process_time() - cpu) * 1000 / times


class _Stages:
    """The stages over one world. What a stage needs of the ones before is made ahead, outside its time."""

    def __init__(self, world: World, caller: Caller, plan: Plan, terms: prices.Terms) -> None:
        self._world, self._caller, self._plan, self._terms = world, caller, plan, terms
        self._print = recall.fingerprint(world.secret, caller, _REQUEST)
        self._held: list[tuple[str, Hold]] = []
        self._kept: list[tuple[str, Hold]] = []
        self._made = 0

    def all(self) -> dict[str, Act]:
        """Name and work of each, in the order of the path: what comes first fills what the next ones empty."""
        return {
            "door: key, headers": self.door,
            "recall: a new Idempotency-Key": self.recall_by_key,
            "recall: a retry without a run": self.recall_by_claim,
            "limit: four buckets": self.limit,
            "gather, plan, prices": self.prepare,
            "hold, with claim": self.hold,
            "keep: bytes and row, 1 KB": self.keep,
            "settle": self.settle,
            "together: the whole flow, 1 KB": lambda: flow.make(self._world, self._caller, _REQUEST),
            "together, with limits": lambda: flow.make(self._world, self._limited(), _REQUEST),
        }

    async def door(self) -> None:
        await auth.find(self._world.db, f"Bearer {KEY}", self._world.clock_ms())
        read_reader(_HEADERS, new_id("req"))

    async def recall_by_key(self) -> None:
        await self._recall(msgspec.structs.replace(self._caller, idempotency_key=new_id("key")))

    async def recall_by_claim(self) -> None:
        await self._recall(msgspec.structs.replace(self._caller, reader=Reader(id=new_id("req"), retry_count=1)))

    async def _recall(self, caller: Caller) -> None:
        world = self._world
        asked = recall.Asked(caller=caller, operation="generation", fingerprint=self._print)
        found = await recall.find(world.db, world.owner, asked, world.clock_ms, _nobody_died)
        assert found is None

    async def limit(self) -> None:
        world = self._world
        secret, default = world.secret, world.settings.default_model
        limited = limits.limits_of(world.catalog, secret, default, self._limited(), _REQUEST)
        async with limits.counted(world.db, limited, world.clock_ms):
            await world.db.write(lambda conn: limits.take(conn, limited, 1, world.clock_ms() * 1000))

    def _limited(self) -> Caller:
        project = msgspec.structs.replace(self._caller.project, limits=_PLENTY)
        return msgspec.structs.replace(self._caller, project=project, limits=_PLENTY)

    async def prepare(self) -> None:
        world = self._world
        await flow.prepare(world, self._caller, _REQUEST, flow.NO_UPLOADS, world.routing)

    async def hold(self) -> None:
        world, caller, generation = self._world, self._caller, new_id("gen")
        new = generations.NewGeneration(
            id=generation,
            project_id=caller.project.id,
            key_id=caller.key_id,
            owner_id=world.owner.id,
            dialect=caller.dialect,
            request=_REQUEST,
            plan=self._plan,
            rates=self._terms.rates,
            fingerprint=new_id("print"),
            created_ms=world.clock_ms(),
            claimable=True,
        )
        amount_nano, claim = prices.quote(self._plan, self._terms).high_nano, partial(generations.claim, new=new)
        hold = world.ledger.hold(caller.project.id, generation, amount_nano, also=claim)
        await hold.__aenter__()
        self._held.append((generation, hold))

    async def keep(self) -> None:
        generation, hold = self._held.pop()
        self._kept.append((generation, hold))
        world, path = self._world, self._world.blobs.spool / generation
        path.write_bytes(bytes(1000))
        size_bytes = await world.blobs.keep(generation, 0, path)
        path.unlink()
        image, now_ms = _image(size_bytes), world.clock_ms()
        await world.db.write(lambda conn: generations.add_image(conn, generation, image, now_ms))

    async def settle(self) -> None:
        generation, hold = self._kept.pop()
        await settle(self._world, self._plan, self._terms, generation, hold, Drawn(images=[_image(1000)]))


def _image(size_bytes: int) -> StoredImage:
    return StoredImage(index=0, format="png", width=1024, height=1024, size_bytes=size_bytes)


async def _nobody_died(owner_id: str) -> None:
    raise AssertionError(owner_id)


async def measure(times: int) -> dict[str, tuple[float, float, float]]:
    """p50, p99 and CPU milliseconds of each stage."""
    data = tempfile.mkdtemp(prefix="impasto-road-")
    try:
        settings = Settings(data_dir=data, engine="null", api_key=KEY, log="off", null_bytes=1000)
        async with open_world(settings, "serve") as world:
            await first_key(world.settings, world.db, world.clock_ms())
            key = await auth.find(world.db, f"Bearer {KEY}", world.clock_ms())
            caller = Caller(project=key.project, key_id=key.id, dialect="strict")
            (plan, *_), terms, _ = await flow.prepare(world, caller, _REQUEST, flow.NO_UPLOADS, world.routing)
            stages, found = _Stages(world, caller, plan, terms).all(), {}
            for act in stages.values():
                await _times(act, 50)
            for name, act in stages.items():
                found[name] = (*await _times(act, times), await _cpu(act, times))
            return found
    finally:
        shutil.rmtree(Path(data), ignore_errors=True)


if __name__ == "__main__":
    print("\n| alone, without HTTP | p50 ms | p99 ms | CPU ms |\n|---|---|---|---|")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        for name, (p50_ms, p99_ms, cpu_ms) in runner.run(measure(1000)).items():
            print(f"| {name} | {p50_ms:.2f} | {p99_ms:.2f} | {cpu_ms:.2f} |")
