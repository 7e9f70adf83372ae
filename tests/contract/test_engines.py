"""The engine contract, held against every engine that is built in."""

import importlib
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PIL import Image as Pillow

from impasto.config.entries import Config
from impasto.config.load import read_config
from impasto.engines import BUILT_IN, build, chosen
from impasto.engines.base import Engine
from impasto.engines.relay import PROVIDERS
from impasto.pixels.workers import Workers
from impasto.settings import Settings
from impasto.tomlfile import TomlFile
from impasto.types import Capabilities, Image, Inputs, Metered, Remark, Resolved, Size
from plans import a_plan

MODELS = ("gpt-image-2", "gpt-image-1.5", "a-model-of-tomorrow")
SIZE = Size(192, 128)
INPUTS = Inputs(seed=7)
PLAN = a_plan(prompt="App icon of a red fox, flat style", size=SIZE)


@pytest.fixture(scope="module", params=[*BUILT_IN, *PROVIDERS])
def named(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


@pytest.fixture
def config(named: str, tmp_path: Path) -> Iterator[Config]:
    """Of a relay one that leads to a provider on loopback."""
    if named in BUILT_IN:
        yield Config()
        return
    fake = importlib.import_module("story.provider")
    with fake.running() as provider:
        file = importlib.import_module("story.elsewhere").write_config(tmp_path, provider.origin, fake.KEY, named)
        yield read_config(TomlFile.read(file))


@pytest.fixture
async def engine(named: str, config: Config, spool: Path) -> AsyncIterator[Engine]:
    workers = Workers(1)
    settings = Settings(engine=named)
    built = build(chosen(settings, config)[named], settings, workers, spool)
    await built.start()
    yield built
    await built.stop()
    await workers.close()


def able(engine: Engine) -> Capabilities:
    capabilities = engine.capabilities("gpt-image-2")
    assert capabilities is not None
    return capabilities


async def draw(engine: Engine, **changes: Any) -> dict[int, Image]:
    """The pictures of a whole run by index."""
    plan = msgspec.structs.replace(PLAN, engine=engine.name, **changes)
    images: dict[int, Image] = {}
    async with aclosing(engine.run(plan, INPUTS)) as events:  # type: ignore[type-var]  # an async generator
        async for event in events:
            if isinstance(event, Image):
                assert event.index not in images, "each index comes once"
                images[event.index] = event
    return images


def any_size(engine: Engine) -> Size:
    """A small one that it draws."""
    return min(able(engine).sizes, default=SIZE)


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def look(image: Image) -> Pillow.Image:
    with Pillow.open(image.path) as picture:
        picture.load()
        return picture


async def test_an_engine_is_what_the_registry_calls_it(named: str, engine: Engine) -> None:
    assert isinstance(engine, Engine)
    assert engine.name == named
    assert engine.title


async def test_capabilities_stay_the_same_and_make_sense(engine: Engine) -> None:
    for model in MODELS:
        told = engine.capabilities(model)
        assert told == engine.capabilities(model)
        if told is None:
            continue
        assert 1 <= told.max_n <= 10
        assert told.auto_quality in told.qualities
        assert set(told.beyond_model) <= set(told.qualities)
        assert set(told.formats) <= {"png", "jpeg", "webp"}
        assert told.min_edge <= told.max_edge
        assert told.cost_each_nano >= 0
        assert told.cost_each_nano == 0 or not told.free_to_repeat, "what is paid for is not free to repeat"
        assert isinstance(told.cost_each_nano, int)


async def test_what_it_chooses_itself_depends_on_the_prompt_alone(engine: Engine) -> None:
    told = able(engine)
    for prompt in ("", "A tall poster", "An app icon, transparent background", "🦊" * 500, "\x00"):
        if told.auto_size is not None:
            assert told.auto_size(prompt) == told.auto_size(prompt)
            assert told.min_edge <= min(told.auto_size(prompt).width, told.auto_size(prompt).height)
        if told.auto_background is not None:
            assert told.auto_background(prompt) == told.auto_background(prompt)
            assert told.auto_background(prompt) in ("opaque", "transparent")


@pytest.mark.parametrize("n", [1, 4])
async def test_n_pictures_come_with_indexes_from_0_once_each(engine: Engine, spool: Path, n: int) -> None:
    images = await draw(engine, n=min(n, able(engine).max_n), calls=(n,))

    assert sorted(images) == list(range(min(n, able(engine).max_n)))
    assert files(spool) == sorted(image.path for image in images.values()), "handed over, and nothing beside"


async def test_size_format_and_alpha_are_as_planned(engine: Engine) -> None:
    told, size = able(engine), any_size(engine)
    for fmt in told.formats:
        for background in ("opaque", "transparent") if told.transparent and fmt != "jpeg" else ("opaque",):
            asked = {"background": background, "engine_format": fmt, "output_format": fmt}
            images = await draw(engine, size=size, engine_size=size, **asked)
            picture = look(images[0])
            assert (images[0].format, images[0].size) == (fmt, size)
            assert (picture.format, picture.size) == (fmt.upper(), (size.width, size.height))
            lowest = picture.convert("RGBA").getchannel("A").getextrema()[0]
            assert lowest == (0 if background == "transparent" else 255)


async def test_the_edges_that_it_names_can_be_drawn(engine: Engine) -> None:
    told = able(engine)
    edges = (Size(told.min_edge, told.min_edge), Size(told.min_edge, min(3 * told.min_edge, told.max_edge)))
    for size in sorted(told.sizes)[:6] or edges:
        images = await draw(engine, size=size, engine_size=size)
        assert look(images[0]).size == (size.width, size.height)


async def test_every_quality_that_it_names_can_be_drawn(engine: Engine) -> None:
    for quality in able(engine).qualities:
        assert len(await draw(engine, quality=quality)) == 1


async def test_the_same_seed_draws_the_same_bytes(engine: Engine) -> None:
    if not able(engine).seed:
        return
    first, again = await draw(engine, n=2, calls=(2,)), await draw(engine, n=2, calls=(2,))
    other = await draw(engine, seed=8)

    drawn = [image.path.read_bytes() for image in (first[0], first[1], again[0], again[1], other[0])]
    assert drawn[:2] == drawn[2:4]
    assert drawn[0] != drawn[1], "another index is another picture"
    assert drawn[0] != drawn[4], "another seed is another picture"


async def test_closing_it_midway_leaves_no_file(engine: Engine, spool: Path) -> None:
    n = min(4, able(engine).max_n)
    plan = msgspec.structs.replace(PLAN, engine=engine.name, n=n, calls=(n,))
    events = engine.run(plan, INPUTS)

    async for event in events:
        if isinstance(event, Image):
            event.path.unlink()  # handed over: ours to remove
            break
        assert isinstance(event, Remark | Resolved | Metered)
    await events.aclose()  # type: ignore[attr-defined]  # an async generator

    assert files(spool) == []


async def test_a_closed_run_leaves_the_engine_ready_for_the_next(engine: Engine) -> None:
    n = min(2, able(engine).max_n)
    events = engine.run(msgspec.structs.replace(PLAN, engine=engine.name, n=n, calls=(n,)), INPUTS)
    await anext(aiter(events))
    await events.aclose()  # type: ignore[attr-defined]  # an async generator

    assert len(await draw(engine, n=n, calls=(n,))) == n
