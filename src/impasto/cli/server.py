"""One server process: world and uvicorn on a listening socket, and a stop that loses nothing.

The first signal stops accepting and waits for what runs; the second one stops at once.
"""

import asyncio
import contextlib
import gc
import logging
import socket
from collections import deque
from collections.abc import Callable, Iterator

import uvicorn
import uvloop
from starlette.applications import Starlette

from impasto import telemetry
from impasto.app import open_world
from impasto.cli.control import Control, Terminal, listener_of
from impasto.cli.hang_up import HANG_UP
from impasto.cli.reloading import reload
from impasto.edge.asgi import build_app
from impasto.edge.delivery import Connection
from impasto.maintenance import maintained
from impasto.pixels.workers import WorkerCrashed
from impasto.settings import Settings
from impasto.world import World

# Longer than the connection pools of the usual clients, so that they close first and no request meets a closed door.
_KEEP_ALIVE_S = 75
# For telling the clients of runs that were cut off.
_LAST_WORDS_S = 1


def run_server(settings: Settings, *, ends_with_terminal: bool) -> int:
    """Serve in this process until a signal; returns the exit code: 0 when everything under way was finished."""
    with listener_of(settings) as listener:
        return serve_on(listener, settings, Terminal(settings, listener, ends_with_terminal=ends_with_terminal))


def serve_on(listener: socket.socket, settings: Settings, control: Control) -> int:
    """Serve on a socket until the control has a signal; the exit code as of `run_server`."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_serve(listener, settings, control))


async def _serve(listener: socket.socket, settings: Settings, control: Control) -> int:
    stop = _Stop(settings.drain_s, control)
    with control.signals(stop.on_signal):
        try:
            async with open_world(settings, "serve") as world, maintained(world):
                telemetry.take_over(world.log)
                await control.prepare(world)
                app = build_app(world)
                server = _Server(_config(settings, app), lambda: control.ready(world))
                return await _until_stopped(world, app, server, listener, stop)
        except asyncio.CancelledError:
            # A signal before the server was ready: nothing was promised to anybody yet.
            return stop.exit_code


def _config(settings: Settings, app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=settings.drain_s + _LAST_WORDS_S,
    )


async def _until_stopped(
    world: World, app: Starlette, server: "_Server", listener: socket.socket, stop: "_Stop"
) -> int:
    """Serve, then wait for the runs that outlived their connection. Exit code 0 unless something was cut off."""
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    stop.attach(world, app, server, serving)
    warming = asyncio.create_task(_warm(world))
    with contextlib.suppress(asyncio.CancelledError):
        await serving
    warming.cancel()
    cut_off = await stop.drained()
    stop.control.stopped(cut_off)
    return stop.exit_code if stop.forced else int(cut_off > 0)


async def _warm(world: World) -> None:
    """Start the workers ahead of the first picture; one that cannot start is told now, and again by its request."""
    try:
        await world.workers.warm()
    except WorkerCrashed as crash:
        world.log.warning("workers", problem=str(crash))


class _Server(uvicorn.Server):
    """uvicorn, with a word when it answers, and without its own signals (it would end the process by them)."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            # What the start made stays: looking through it for garbage is a tenth of a small request's time.
            gc.collect()
            gc.freeze()
            self._on_ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _Stop:
    """What signals do: SIGHUP reads the config file again; the first of the others begins the stop, the second ends
    it."""

    def __init__(self, drain_s: int, control: Control) -> None:
        self.control = control
        self.forced = False
        self.exit_code = 0
        self._drain_s = drain_s
        self._starting = asyncio.current_task()
        self._running: tuple[World, Starlette, _Server, asyncio.Task[None]] | None = None
        self._drain: asyncio.Task[int] | None = None
        self._has_to_reload = False
        self._reloads = deque[asyncio.Task[None]](maxlen=16)

    def attach(self, world: World, app: Starlette, server: _Server, serving: "asyncio.Task[None]") -> None:
        """From now on there is a server to stop, and not only a start to break off.

        A config file that has changed since the start read it is read again.
        """
        self._running = (world, app, server, serving)
        if self._has_to_reload:
            self._reload(world)

    async def drained(self) -> int:
        """Wait for the runs; returns how many had to be cut off."""
        if self._running is None:
            return 0
        if self._drain is not None:
            with contextlib.suppress(asyncio.CancelledError):
                return await self._drain
        return await self._running[0].runs.drain(0)

    def on_signal(self, number: int) -> None:
        """For the control."""
        if number == HANG_UP:
            if self._running is None:
                self._has_to_reload = True
            elif self._drain is None:
                self._reload(self._running[0])
            return
        self.exit_code = 128 + number
        if self._running is None:
            if self._starting is not None:
                self._starting.cancel()
        elif self._drain is None:
            self._begin(*self._running[:3])
        else:
            self.forced = True
            self._drain.cancel()
            self._running[3].cancel()

    def _reload(self, world: World) -> None:
        self._reloads.append(asyncio.create_task(reload(world, self.control)))

    def _begin(self, world: World, app: Starlette, server: _Server) -> None:
        # New runs are refused from here on, so that the drain sees them all.
        app.state.draining = True
        self._drain = asyncio.create_task(world.runs.drain(self._drain_s))
        # What uvicorn would say of the connections that it closes now is no news.
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        server.should_exit = True
        self.control.stopping()
