"""Ends the runs that nobody runs any more: of dead processes, and of this one where its books could not be written.

What was kept is settled from the image rows; the rest is released, or unknown where an engine may have charged. Every
change is conditional, so two processes that recover the same run end it once.
"""

import asyncio
from contextlib import suppress
from functools import partial

from impasto.ending import end_interrupted, end_unheld
from impasto.ledger.holds import HoldEnded
from impasto.store import readers, stranded
from impasto.world import World

LOOK_S = 2.0
"""How often each process looks for the dead: whoever waits for a run of theirs waits no longer than that, and a bit."""


async def recover(world: World) -> int:
    """Recover every owner that has died, and what this process left behind; returns how many runs were ended."""
    dead = [owner_id for owner_id in await world.owner.unburied() if not world.owner.is_alive(owner_id)]
    parts = [partial(recover_owner, world, owner_id) for owner_id in dead]
    parts.append(partial(_end_all, world, world.owner.id))
    ended, problems = 0, list[Exception]()
    for part in parts:
        try:
            ended += await part()
        except Exception as problem:  # noqa: BLE001 - raised after all others: one keeps no other from it
            problems.append(problem)
    if problems:
        raise problems[0]
    return ended


async def recover_owner(world: World, owner_id: str) -> int:
    """End what a dead owner ran and free what its clients waited for. Nothing happens while it lives."""
    with world.owner.taking(owner_id) as is_dead:
        if not is_dead:
            return 0
        # First: a retry that comes while its run is being ended is to wait for it, not to buy it again.
        await world.db.write(lambda conn: readers.drop_all(conn, owner_id))
        ended = await _end_all(world, owner_id)
        await world.owner.bury(owner_id)
    if ended:
        world.log.warning("recovered", owner=owner_id, runs=ended)
    return ended


async def keep_recovering(world: World) -> None:
    """Look every `LOOK_S` until cancelled."""
    while True:
        await asyncio.sleep(LOOK_S)
        await try_to_recover(world)


async def try_to_recover(world: World) -> None:
    """Recover; what goes wrong is told, and tried again by the next look."""
    try:
        await recover(world)
    except Exception as problem:  # noqa: BLE001 - neither a start nor the loop may end by a run that cannot be ended
        world.log.error("recovery", problem=repr(problem))


async def _end_all(world: World, owner_id: str) -> int:
    ids = await world.db.read(lambda conn: stranded.running(conn, owner_id))
    left = [generation for generation in ids if not world.runs.is_live(generation)]
    problems = [problem for generation in left if (problem := await _end(world, generation)) is not None]
    if problems:  # after all others: one run that cannot be ended keeps no other from it
        raise problems[0]
    return len(left)


async def _end(world: World, generation: str) -> Exception | None:
    """End one run; what kept it from that, if anything did."""
    try:
        # First, as nobody would come back for a run that has ended.
        await _remove_unnamed(world, generation)
        hold = await world.ledger.find_open(generation)
        if hold is None:
            await end_unheld(world, generation)
            return None
        with suppress(HoldEnded):  # by another process, this moment
            if (state := await end_interrupted(world, generation, hold)) is not None:
                world.metrics.count("impasto_recovered_runs_total", state)
    except Exception as problem:  # noqa: BLE001 - told by the caller
        return problem
    return None


async def _remove_unnamed(world: World, generation: str) -> None:
    """Remove pictures whose bytes were put and whose row was not written any more."""
    named = await world.db.read(lambda conn: stranded.indexes(conn, generation))
    for index in world.blobs.indexes(generation) - named:
        await world.blobs.delete_one(generation, index)
