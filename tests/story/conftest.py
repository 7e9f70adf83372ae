"""Servers for the stories: one of a kind a test process, and others with knobs for the one story that needs them."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .server import Server, Start

Standing = Callable[[str], Server]
DIRECT = ""
TWO_HOPS = "two hops to "


def pytest_configure(config: pytest.Config) -> None:
    """Say what the marks of a way mean."""
    config.addinivalue_line(
        "markers", "two_hops(last): each test also sees Impasto behind Impasto, the last being this"
    )
    config.addinivalue_line("markers", "one_hop(reason): not this one, since it is about what a relay does not pass on")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Both ways for the tests of a module that says so."""
    if not {"null", "renderer"} & set(metafunc.fixturenames):
        return
    if metafunc.definition.get_closest_marker("two_hops") and not metafunc.definition.get_closest_marker("one_hop"):
        metafunc.parametrize("way", [DIRECT, TWO_HOPS], ids=["direct", "two hops"], indirect=True)


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    """The servers that tests share, by name. Each starts when the first test asks for it."""
    running: dict[str, Server] = {}

    def find(name: str) -> Server:
        if name not in running:
            _, relayed, last = name.rpartition(TWO_HOPS)
            running[name] = _relay(find(last), new(last)) if relayed else _plain(new(name), name)
        return running[name]

    def new(name: str) -> Path:
        return tmp_path_factory.mktemp(name)

    yield find
    for server in reversed(running.values()):
        server.stop()


@pytest.fixture
def way(request: pytest.FixtureRequest) -> str:
    """How the test's server comes by its pictures."""
    found: str = getattr(request, "param", DIRECT)
    return found


@pytest.fixture
def null(standing: Standing, way: str, request: pytest.FixtureRequest) -> Server:
    """A server whose pictures are one colour and cost nothing to make."""
    mark = request.node.get_closest_marker("two_hops")
    last = mark.args[0] if mark and mark.args and way == TWO_HOPS else "null"
    return standing(way + last)


@pytest.fixture
def renderer(standing: Standing, way: str) -> Server:
    """The server as it comes: the built-in renderer draws."""
    return standing(way + "renderer")


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


def _plain(folder: Path, name: str) -> Server:
    return Server(folder, "null", {"pixel_workers": 1}) if name == "null" else Server(folder, "illustrator", {})


def _relay(inner: Server, folder: Path) -> Server:
    """One that has its pictures drawn by the other, as by a provider."""
    asked = {"openai_api_key": inner.key, "openai_base_url": inner.base_url}
    return Server(folder, "openai", {"pixel_workers": 1, **asked}, inner)
