"""Builds the world, in this order: folder → secret → database → owner → pictures → workers → engines → ledger.

The one place that knows every part; everything that it starts it stops, in the opposite order.
"""

import os
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path

from impasto import telemetry
from impasto.catalog.catalog import Catalog
from impasto.engines.base import EngineFailed
from impasto.engines.relay import Ours
from impasto.errors import ImpastoError
from impasto.gather.fetch import fetch
from impasto.gather.screening.screen import Screen
from impasto.ledger.ledger import Ledger
from impasto.lineup import Lineup
from impasto.pixels.workers import Workers
from impasto.recovery import try_to_recover
from impasto.settings import Settings
from impasto.store import readers
from impasto.store.blobs import Blobs
from impasto.store.db import Database
from impasto.store.folder import prepare_folder
from impasto.store.owners import Owner
from impasto.store.secret import Secret
from impasto.world import World

_INSTANCE_LENGTH = 16


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
    log = telemetry.configure(settings.log)
    async with AsyncExitStack() as stack:
        folder, db = await stack.enter_async_context(open_store(settings.data_dir))
        owner = await Owner.register(db, folder, kind)
        stack.push_async_callback(owner.leave)
        stack.push_async_callback(_let_readers_go, db, owner)
        metrics = await stack.enter_async_context(_open_metrics(settings, kind, folder, log))
        blobs = Blobs(folder / "pictures", durable=settings.durable == "power")
        stack.callback(blobs.close)
        blobs.sweep_spool()
        restarted = partial(metrics.count, "impasto_workers_restarted_total")
        workers = Workers(settings.pixel_workers or None, on_replaced=restarted)
        stack.push_async_callback(workers.close)
        screen = Screen(settings, workers, log)
        stack.push_async_callback(screen.close)
        secret = Secret.open(folder)
        instance = secret.sign(b"instance")[:_INSTANCE_LENGTH]
        ours = Ours(instance=instance, fetch=_fetch_for_engine)
        lineup = Lineup(settings, workers, blobs.spool, ours)
        stack.push_async_callback(lineup.stop)
        await lineup.start()
        world = World(
            settings=settings,
            db=db,
            blobs=blobs,
            ledger=Ledger(db, now_ms),
            catalog=Catalog.load(),
            lineup=lineup,
            workers=workers,
            screen=screen,
            secret=secret,
            owner=owner,
            clock_ms=now_ms,
            log=log,
            instance=instance,
            metrics=metrics,
        )
        for name in world.routing.stations:
            metrics.count("impasto_fallovers_total", name, amount=0)  # so that its first one shows as a rise
        await try_to_recover(world)
        yield world


def _open_metrics(
    settings: Settings, kind: str, folder: Path, log: telemetry.Logger
) -> AbstractAsyncContextManager[telemetry.Metrics]:
    """A server counts, and makes spans; of a command nobody would read them."""
    is_server = kind == "serve"
    counted = prepare_folder(folder / "metrics") if is_server and settings.metrics == "on" else None
    return telemetry.open_metrics(counted, Catalog.load().names(), os.environ if is_server else {}, log)


async def _let_readers_go(db: Database, owner: Owner) -> None:
    """Whoever still waited here did not get the answer: a retry at another process may claim it."""
    await db.write(lambda conn: readers.drop_all(conn, owner.id))


async def _fetch_for_engine(spool: Path, limit: int, url: str) -> Path:
    """A picture that a provider names by a link: with the same guards as a stranger's."""
    try:
        return (await fetch(spool, limit, url, "url")).path
    except ImpastoError as problem:
        if problem.kind.status >= 500:
            raise
        raise EngineFailed(problem.message(), billed=True) from problem
