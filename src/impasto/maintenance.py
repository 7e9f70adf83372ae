"""What a serving process does beside its requests, until it stops: ends the runs of the dead, and sweeps the store.

Several processes on one data folder may do all of it at once: every change is conditional.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from impasto.recovery import keep_recovering
from impasto.store import files, leftovers, removals, retention
from impasto.world import World

# A cancelled job of a worker may leave a file behind. No run is as old as this, however long it waited for its turn.
_SPOOLED_S = 86_400


@asynccontextmanager
async def maintained(world: World) -> AsyncIterator[None]:
    """While this lasts the loops run; what they were at when it ends, the next start takes up."""
    loops = [asyncio.create_task(keep_recovering(world)), asyncio.create_task(_keep_sweeping(world))]
    try:
        yield
    finally:
        for loop in loops:
            loop.cancel()
        await asyncio.gather(*loops, return_exceptions=True)


async def sweep(world: World) -> dict[str, int]:
    """Remove all that nobody may ask for any more; how many of each. What fails is told, and the rest goes on."""
    now_ms, window_ms = world.clock_ms(), world.settings.idempotency_hours * 3_600_000
    db, blobs = world.db, world.blobs
    return {
        "generations": await _attempt(world, lambda: retention.sweep(db, blobs, now_ms)),
        "files": await _attempt(world, lambda: files.sweep(db, blobs, now_ms)),
        "removals": await _attempt(world, lambda: removals.sweep(db, blobs, now_ms)),
        "rows": await _attempt(world, lambda: leftovers.sweep(db, now_ms, window_ms)),
        "spooled": await _attempt(world, lambda: _sweep_spool(world)),
    }


async def _keep_sweeping(world: World) -> None:
    await _attempt(world, lambda: leftovers.drop_owners(world.db, world.clock_ms()))
    while True:
        swept = {what: count for what, count in (await sweep(world)).items() if count}
        if swept:
            world.log.info("swept", **swept)
        await asyncio.sleep(world.settings.sweep_s)


async def _sweep_spool(world: World) -> int:
    return await asyncio.to_thread(world.blobs.sweep_own_spool, world.settings.run_timeout_s + _SPOOLED_S)


async def _attempt(world: World, part: Callable[[], Awaitable[int]]) -> int:
    try:
        return await part()
    except Exception as problem:  # noqa: BLE001 - a loop that must outlive a full disk
        world.log.error("sweep", problem=repr(problem))
        return 0
