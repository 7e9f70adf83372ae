"""What a relay makes of answers that are not as they should be, and whom a failure speaks against."""

import dataclasses
import importlib
import logging
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from impasto import engines
from impasto.config.entries import EngineEntry
from impasto.engines.base import EngineFailed
from impasto.engines.relay import openai
from impasto.engines.relay.configured import relay
from impasto.engines.relay.engine import RelayEngine
from impasto.engines.relay.inputs import readable
from impasto.engines.upstream import Upstream
from impasto.pixels.workers import Workers
from impasto.settings import Settings
from impasto.types import Capabilities, Event, Image, Inputs, PartialImage
from plans import a_plan

PLAN = a_plan(engine="relay", stream=True, partial_images=1, free_to_repeat=False)
Look = Callable[[Event], object]


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    workers = Workers(1)
    yield workers
    await workers.close()


@pytest.fixture(scope="module")
def provider() -> Iterator[Any]:
    with importlib.import_module("story.provider").running() as provider:
        yield provider


@pytest.fixture
async def engine(provider: Any, workers: Workers, tmp_path: Path) -> AsyncIterator[RelayEngine]:
    provider.begin()
    entry = EngineEntry(provider="openai", base_url=f"{provider.origin}/v1")
    upstream = Upstream("relay", entry, "engines.relay.")
    engine = relay(openai.provider(upstream), upstream, Settings(), workers, tmp_path, engines.NOWHERE)
    await engine.start()
    yield engine
    await engine.stop()


async def run(engine: RelayEngine, look: Look = lambda event: None) -> None:
    async with aclosing(engine.run(PLAN, Inputs(seed=7))) as events:  # type: ignore[type-var]  # an async generator
        async for event in events:
            look(event)


@pytest.mark.parametrize(
    ("body", "counts"),
    [
        ({"data": []}, False),
        ({"data": [{"revised_prompt": "I would rather not."}]}, False),
        ({"data": [{"url": "https://elsewhere.example/a.png"}]}, False),
        ({"data": [{"url": "/v1/a.png"}, {"b64_json": "not base64"}]}, None),
        ({"data": [{"b64_json": "not base64"}]}, True),
        ({"data": [{"b64_json": "bm8gcGljdHVyZQ=="}]}, True),
    ],
    ids=["nothing", "words", "a link elsewhere", "one that is whole", "no base64", "no picture"],
)
async def test_an_answer_of_words_alone_does_not_speak_against_the_engine(
    body: Any, counts: bool | None, engine: RelayEngine, provider: Any
) -> None:
    provider.then = [lambda exchange: exchange.json(body)]

    if counts is None:
        await run(engine)
        return
    with pytest.raises(EngineFailed) as failed:
        await run(engine)
    assert (failed.value.billed, failed.value.counts) == (True, counts)


@pytest.mark.parametrize("host", ["a..example", "[::1", f"{'a' * 64}.example"])
async def test_a_host_that_cannot_be_asked_for_was_not_reached_and_took_nothing(host: str, engine: RelayEngine) -> None:
    engine._site.base_url = f"http://{host}/v1"

    for asked in (run(engine), engine.probe()):
        with pytest.raises(EngineFailed, match=r"could not be reached \(its address cannot be used\)") as failed:
            await asked
        assert failed.value.billed is False


@pytest.mark.parametrize("link", ["http://a..example/a.png", "https://[::1", "https://a:99999/"])
async def test_a_link_that_leads_nowhere_is_a_picture_that_was_bought(
    link: str, engine: RelayEngine, provider: Any
) -> None:
    provider.then = [lambda exchange: exchange.json({"data": [{"url": link}]})]

    with pytest.raises(EngineFailed, match="holds no picture") as failed:
        await run(engine)

    assert (failed.value.billed, failed.value.counts) == (True, False)


async def test_an_answer_that_nobody_thought_of_fails_as_bought_and_is_logged(
    engine: RelayEngine, provider: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(*_: object) -> Any:
        raise KeyError("a-prompt")

    provider.then = [lambda exchange: exchange.json({"data": []})]
    engine._provider = dataclasses.replace(engine._provider, read=stumble)

    with caplog.at_level(logging.ERROR), pytest.raises(EngineFailed, match="could not be understood") as failed:
        await run(engine)

    assert (failed.value.billed, failed.value.counts) == (True, True)
    assert [record.getMessage() for record in caplog.records] == [
        "the answer of the engine 'relay' could not be understood"
    ]


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ({"data": []}, ()),
        ([], ()),
        ({"data": [{"id": "a"}, {"name": "models/b"}, 7]}, ("a", "b")),
        ({"models": [{"name": "models/b"}]}, ("b",)),
        ([{"id": "a"}], ("a",)),
        ("<html>", None),
        ({}, None),
        ({"data": "a"}, None),
        ({"data": ["a", {"size": 1}]}, None),
        ({"error": {"message": "No."}}, None),
    ],
)
async def test_a_list_of_models_is_one_or_is_told_to_be_none(
    told: Any, names: tuple[str, ...] | None, engine: RelayEngine, provider: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider, "models", told)

    if names is not None:
        assert await engine.probe() == names
        return
    with pytest.raises(EngineFailed, match="not with a list of models"):
        await engine.probe()


async def test_what_is_shown_to_nobody_leaves_the_spool_while_the_stream_goes_on(
    engine: RelayEngine, provider: Any, tmp_path: Path
) -> None:
    def act(exchange: Any) -> None:
        other = ("image_generation.other", exchange.data(1)[0])
        exchange.events(*map(exchange.partial, range(4)), other, exchange.completed())

    provider.then = [act]
    seen = list[tuple[type[Event], int]]()
    await run(engine, lambda event: seen.append((type(event), len(list(tmp_path.iterdir())))))

    assert [there for kind, there in seen if kind is PartialImage] == [1]
    assert [there for kind, there in seen if kind is Image] == [2], "the one that was shown, and the picture"


async def test_a_worker_of_ours_that_dies_does_not_speak_against_the_engine(workers: Workers, tmp_path: Path) -> None:
    with pytest.raises(EngineFailed) as failed:
        async with readable(Inputs(seed=7), Capabilities(), ("png",), workers, tmp_path):
            await workers.run(os.abort, timeout_s=20)

    assert (failed.value.name, failed.value.counts) == ("engine_crashed", False)
