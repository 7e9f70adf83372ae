"""What the path costs without HTTP: the database's part alone, and the whole flow. For `road.py`; one process."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial

import sqlalchemy as sa
import uvloop
from road_serving import KEY

from impasto import flow
from impasto.admit import auth, recall
from impasto.app import open_world
from impasto.cli.first_key import first_key
from impasto.ledger import prices
from impasto.settings import Settings
from impasto.store import generations
from impasto.store.ids import new_id
from impasto.types import Caller, ImageRequest, StoredImage
from impasto.world import World

_AT_ONCE = 16
_REQUEST = ImageRequest(prompt="a red fox", model="gpt-image-2", size="1024x1024")


async def _measured(act: Callable[[], Awaitable[object]], times: int) -> tuple[float, float]:
    """CPU milliseconds (all threads) and wall milliseconds of one `act`, with 16 at once."""
    left = iter(range(times))

    async def run() -> None:
        for _ in left:
            await act()

    cpu, wall = time.process_time(), time.perf_counter()
    await asyncio.gather(*(run() for _ in range(_AT_ONCE)))
    return (time.process_time() - cpu) * 1000 / times, (time.perf_counter() - wall) * 1000 / times


async def _rows(world: World, caller: Caller) -> None:
    """Hold and claim, the picture's row, settle and end: all that is written for one generation of one picture."""
    plan, terms = await flow.prepare(world, caller, _REQUEST)
    generation, now_ms = new_id("gen"), world.clock_ms()
    new = generations.NewGeneration(
        id=generation,
        project_id=caller.project.id,
        key_id=caller.key_id,
        owner_id=world.owner.id,
        dialect=caller.dialect,
        request=_REQUEST,
        plan=plan,
        rates=terms.rates,
        fingerprint="",
        created_ms=now_ms,
    )
    image = StoredImage(index=0, format="png", width=1024, height=1024, size_bytes=1000)
    usage = prices.usage_of(plan, 1)
    charge_nano = prices.charge(terms, usage, plan, 1)

    def end(conn: sa.Connection) -> None:
        generations.end(
            conn,
            generation,
            state="done",
            usage=usage,
            charge_nano=charge_nano,
            cost_nano=0,
            notices=(),
            error=None,
            over_hold=False,
            now_ms=now_ms,
        )

    async with world.ledger.hold(
        caller.project.id,
        generation,
        prices.quote(plan, terms).high_nano,
        also=partial(generations.claim, new=new),
        on_release=lambda conn: None,
    ) as hold:
        await world.db.write(lambda conn: generations.add_image(conn, generation, image, now_ms))
        await hold.settle(charge_nano=charge_nano, cost_nano=0, engine=plan.engine, also=end)


async def measure(times: int) -> dict[str, tuple[float, float]]:
    """CPU and wall milliseconds of each part."""
    with tempfile.TemporaryDirectory(prefix="impasto-road-") as data:
        settings = Settings(data_dir=data, engine="null", api_key=KEY, log="off", null_bytes=1000)
        async with open_world(settings, "serve") as world:
            await first_key(world.settings, world.db, world.clock_ms())
            project, key_id = await auth.find(world.db, f"Bearer {KEY}", world.clock_ms())
            caller = Caller(project=project, key_id=key_id, dialect="strict")
            parts: dict[str, Callable[[], Awaitable[object]]] = {
                "fingerprint": lambda: _done(recall.fingerprint(world.secret, caller, _REQUEST)),
                "gather, plan, prices": lambda: flow.prepare(world, caller, _REQUEST),
                "the same, then hold, image row and settle": lambda: _rows(world, caller),
                "the whole flow, 1 KB": lambda: flow.make(world, caller, _REQUEST),
            }
            for act in parts.values():
                await _measured(act, 100)
            return {name: await _measured(act, times) for name, act in parts.items()}


async def _done(value: object) -> object:
    return value


if __name__ == "__main__":
    print("\n| without HTTP, 16 at once | CPU ms | ms |\n|---|---|---|")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        for name, (cpu_ms, wall_ms) in runner.run(measure(2000)).items():
            print(f"| {name} | {cpu_ms:.2f} | {wall_ms:.2f} |")
