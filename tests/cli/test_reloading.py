"""What a reload does with what cannot be taken over: nothing at all, and it is told."""

import asyncio
import os
import signal
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from impasto.app import open_world
from impasto.cli import control, server
from impasto.cli.control import Terminal
from impasto.cli.reloading import reload
from impasto.engines.relay.engine import RelayEngine
from impasto.settings import Settings
from impasto.store import projects
from impasto.world import World

from .conftest import eventually, waits_for_a_hang_up

ENGINE = '[engines.{name}]\nprovider = "openai"\nbase_url = "http://127.0.0.1:9/v1"\n'
PROJECT = "[projects.late]\nfaults = true\n"
ODD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "no end": lambda path: path.symlink_to("/dev/zero"),
    "folder": Path.mkdir,
    "nested": lambda path: path.write_text("a = " + "[" * 5000),
    "digits": lambda path: path.write_text("a = " + "1" * 10_000),
    "bytes": lambda path: path.write_bytes(b"\xff\0"),
}


def engines(*names: str) -> str:
    return "".join(ENGINE.format(name=name) for name in names)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "impasto.toml"
    path.write_text(engines("first"))
    return path


@pytest.fixture
def now_it_reads(config: Path) -> Callable[[str], object]:
    return config.write_text


@pytest.fixture
async def world(tmp_path: Path, config: Path) -> AsyncIterator[World]:
    settings = Settings(data_dir=tmp_path / "data", config=str(config), engine="", log="off")
    async with open_world(settings, "serve") as opened:
        yield opened


@pytest.fixture
def terminal(world: World) -> Iterator[Terminal]:
    with socket.socket() as listener:
        yield Terminal(world.settings, listener, ends_with_terminal=False)


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the relays that are stopped from now on."""
    names, stop = list[str](), RelayEngine.stop

    async def told(engine: RelayEngine) -> None:
        names.append(engine.name)
        await stop(engine)

    monkeypatch.setattr(RelayEngine, "stop", told)
    return names


async def has_late(world: World) -> bool:
    return await world.db.read(lambda conn: projects.find_project(conn, "late")) is not None


async def test_where_the_projects_cannot_be_written_the_engines_stay_and_it_is_told(
    world: World,
    terminal: Terminal,
    now_it_reads: Callable[[str], object],
    stopped: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def set_projects(*_: Any) -> None:
        raise sa.exc.OperationalError("UPDATE project", {}, Exception("database is locked"))

    before = world.routing
    monkeypatch.setattr(control, "set_projects", set_projects)
    now_it_reads(engines("second") + PROJECT)

    await reload(world, terminal)

    assert world.routing is before
    assert stopped == ["second"]
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("config file not taken over: (builtins.Exception) database is locked")


async def test_where_an_engine_cannot_start_those_before_it_are_stopped_and_nothing_has_changed(
    world: World,
    terminal: Terminal,
    now_it_reads: Callable[[str], object],
    stopped: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def start(engine: RelayEngine) -> None:
        if engine.name == "third":
            raise OSError("no descriptors")

    before = world.routing
    monkeypatch.setattr(RelayEngine, "start", start)
    now_it_reads(engines("second", "third") + PROJECT)

    await reload(world, terminal)

    assert world.routing is before
    assert stopped == ["second"]
    assert not await has_late(world)
    assert capsys.readouterr().err.endswith("config file not taken over: no descriptors\n")


async def test_a_hang_up_during_the_start_reads_the_file_again_once_there_is_a_server(
    world: World, terminal: Terminal, now_it_reads: Callable[[str], object]
) -> None:
    stop = server._Stop(1, terminal)
    now_it_reads(engines("second") + PROJECT)

    for _ in range(2):
        stop.on_signal(signal.SIGHUP)
    serving: Any = None
    stop.attach(world, serving, serving, serving)
    (reloading,) = stop._reloads
    await asyncio.wait_for(reloading, 10)

    assert "second" in world.routing.stations
    assert await has_late(world)


async def test_the_last_upstream_does_not_vanish_while_the_server_serves(
    world: World, terminal: Terminal, now_it_reads: Callable[[str], object], capsys: pytest.CaptureFixture[str]
) -> None:
    before = world.routing
    for text in ("", PROJECT, '[engines.first]\nprovider = "illustrator"\n'):
        now_it_reads(text)

        await reload(world, terminal)

        assert world.routing is before
        told = f"config file not taken over: {world.settings.config}: it names no upstream any more: restart to serve"
        assert told in capsys.readouterr().err
    assert not await has_late(world)


async def test_the_newest_file_counts_however_many_hang_ups_came(
    world: World, terminal: Terminal, now_it_reads: Callable[[str], object]
) -> None:
    reloads = []
    for names in (("second",), ("third",), ("fourth", "fifth")):
        now_it_reads(engines(*names))
        reloads.append(asyncio.create_task(reload(world, terminal)))
        await asyncio.sleep(0)

    await asyncio.gather(*reloads)

    assert list(world.routing.stations) == ["fourth", "fifth"]


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
async def test_a_file_that_cannot_be_read_is_told_and_the_server_serves_on(
    make: Callable[[Path], object],
    world: World,
    terminal: Terminal,
    config: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = world.routing
    os.unlink(config)
    make(config)

    await reload(world, terminal)

    assert world.routing is before
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"Impasto: config file not taken over: {config}: "), line


async def test_a_hang_up_that_had_to_wait_is_told_as_soon_as_signals_are_taken() -> None:
    came = asyncio.get_running_loop().create_future()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    try:
        signal.pthread_kill(threading.get_ident(), signal.SIGHUP)
        with control.take_signals(came.set_result, ends_with_terminal=False):
            assert await asyncio.wait_for(came, 10) == signal.SIGHUP
        assert signal.SIGHUP in signal.pthread_sigmask(signal.SIG_BLOCK, ()), "the end of a server is as its start"
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="what a process holds off is read in /proc")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_hang_up_in_the_middle_of_a_start_waits_until_it_is_over(start: Any, config: Path, workers: str) -> None:
    server = start("--config", str(config), "--workers", workers, engine="")
    eventually(lambda: waits_for_a_hang_up(server.process.pid))

    config.write_text(engines("second") + PROJECT)
    while server.process.poll() is None and "is ready at" not in server.text:
        os.killpg(server.process.pid, signal.SIGHUP)  # as `pkill -HUP` does: the parent and what it has started
        time.sleep(0.02)

    server.wait_ready()
    eventually(lambda: "config file read again; engines: 1, routes: 0, projects: 1." in "".join(server.err))
    assert server.stop() == 0
    assert "SIGHUP" not in "".join(server.err)
