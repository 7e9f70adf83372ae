"""What a reload does with what cannot be taken over: nothing at all, and it is told."""

import asyncio
import signal
import socket
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

ENGINE = '[engines.{name}]\nprovider = "openai"\nbase_url = "http://127.0.0.1:9/v1"\n'
PROJECT = "[projects.late]\nfaults = true\n"


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
        yield Terminal(world.settings, listener)


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
