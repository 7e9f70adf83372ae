"""Servers for the stories: one of a kind a test process, and others with knobs for the one story that needs them."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from .server import Server, Start


@pytest.fixture(scope="session")
def null(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose pictures are one colour and cost nothing to make."""
    yield from _serve(tmp_path_factory.mktemp("null"), "null")


@pytest.fixture(scope="session")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server as it comes: the built-in renderer draws."""
    yield from _serve(tmp_path_factory.mktemp("renderer"), "illustrator")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a server with knobs, `start(null_delay_s=1)`; `folder` gives two of them, in turn, one data folder."""
    running: list[Server] = []
    numbers = itertools.count()

    def launch(*, engine: str = "null", folder: Path | None = None, **knobs: object) -> Server:
        place = folder or tmp_path / f"server-{next(numbers)}"
        place.mkdir(exist_ok=True)
        server = Server(place, engine, {"pixel_workers": 1, **knobs})
        running.append(server)
        return server

    yield launch
    for server in running:
        server.stop()


def _serve(folder: Path, engine: str) -> Iterator[Server]:
    server = Server(folder, engine, {"pixel_workers": 1} if engine == "null" else {})
    yield server
    server.stop()
