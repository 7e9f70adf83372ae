"""Builds the world, in this order: folder → secret → database → owner → pictures → workers → engines → ledger.

The one place that knows every part; everything that it starts it stops, in the opposite order.
"""

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from impasto import engines, telemetry
from impasto.admit.queues import Queues
from impasto.catalog.catalog import Catalog
from impasto.ledger.ledger import Ledger
from impasto.pixels.workers import Workers
from impasto.recovery import recover
from impasto.settings import Settings
from impasto.store import files, readers
from impasto.store.blobs import Blobs
from impasto.store.db import Database
from impasto.store.folder import prepare_folder
from impasto.store.owners import Owner
from impasto.store.secret import Secret
from impasto.world import World


def now_ms() -> int:
    """The clock of everything that is written down: whole milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


@asynccontextmanager
async def open_store(data_dir: str | Path) -> AsyncIterator[tuple[Path, Database]]:
    """The data folder and its database alone: all that keys, projects and the ledger's check need."""
    folder = prepare_folder(Path(data_dir))
    db = await Database.open(folder / "impasto.db")
    try:
        yield folder, db
    finally:
        await db.close()


@asynccontextmanager
async def open_world(settings: Settings, kind: str) -> AsyncIterator[World]:
    """The world of one process; `kind` says what the process is: `serve` or `generate`."""
    async with AsyncExitStack() as stack:
        folder, db = await stack.enter_async_context(open_store(settings.data_dir))
        owner = await Owner.register(db, folder, kind)
        stack.push_async_callback(owner.leave)
        stack.push_async_callback(_let_readers_go, db, owner)
        blobs = Blobs(folder / "pictures", durable=settings.durable == "power")
        stack.callback(blobs.close)
        blobs.sweep_spool()
        await files.sweep(db, blobs, now_ms())
        workers = Workers(settings.pixel_workers or None)
        stack.push_async_callback(workers.close)
        built = engines.build(settings, workers, blobs.spool)
        for engine in built.values():
            await engine.start()
            stack.push_async_callback(engine.stop)
        world = World(
            settings=settings,
            db=db,
            blobs=blobs,
            ledger=Ledger(db, now_ms),
            catalog=Catalog.load(),
            engines=dict(built),
            queues=Queues(built, settings.queue_length),
            workers=workers,
            secret=Secret.open(folder),
            owner=owner,
            clock_ms=now_ms,
            log=telemetry.configure(settings.log),
        )
        await recover(world)
        yield world


async def _let_readers_go(db: Database, owner: Owner) -> None:
    """Whoever still waited here did not get the answer: a retry at another process may claim it."""
    await db.write(lambda conn: readers.drop_all(conn, owner.id))


def engine_titles(world: World, models: Mapping[str, object]) -> dict[str, str | None]:
    """Which engine answers for each model, by name; None where nobody does."""
    return {
        model: next((name for name, engine in world.engines.items() if engine.capabilities(model) is not None), None)
        for model in models
    }
