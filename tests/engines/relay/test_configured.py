"""Which engines there are by the settings, and what is refused at the start without a word of the secret."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from impasto import engines
from impasto.catalog.catalog import Catalog
from impasto.config.entries import Config
from impasto.engines.base import Engine
from impasto.engines.relay.answers import read_usage
from impasto.pixels.workers import Workers
from impasto.settings import Settings, SettingsError
from impasto.types import Usage

KEY = "sk-a-key-that-nobody-may-see"


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    workers = Workers(1)
    yield workers
    await workers.close()


def build(workers: Workers, **settings: Any) -> dict[str, Engine]:
    read = msgspec.convert(settings, Settings)
    chosen = engines.chosen(read, Config())
    return {name: engines.build(upstream, read, workers, Path()) for name, upstream in chosen.items()}


def test_a_key_puts_the_relay_in_the_place_of_the_renderer(workers: Workers, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(KEY + "\n")

    assert list(build(workers)) == ["illustrator"]
    assert list(build(workers, openai_api_key=KEY)) == ["openai"]
    assert list(build(workers, openai_key_file=str(file))) == ["openai"]
    assert list(build(workers, openai_api_key=KEY, engine="illustrator")) == ["illustrator"]


def test_it_answers_for_openais_models_as_the_catalog_has_them_and_for_no_other(workers: Workers) -> None:
    (engine,) = build(workers, openai_api_key=KEY).values()

    for name in Catalog.load().names():
        model, told = Catalog.load().model(name), engine.capabilities(name)
        assert model is not None
        assert (told is None) == (not model.values("background"))
        if told is not None:
            assert {*told.qualities, "auto"} == set(model.values("quality"))
            assert not told.free_to_repeat
    assert engine.capabilities("somebody-elses-model") is None


@pytest.mark.parametrize(
    "settings",
    [
        {"engine": "openai"},
        {"openai_api_key": KEY + " "},
        {"openai_api_key": KEY + "\n"},
        {"openai_api_key": KEY, "openai_key_file": "/nowhere"},
        {"openai_key_file": "/nowhere/" + KEY},
        {"openai_api_key": KEY, "openai_base_url": f"https://user:{KEY}@a.example/v1"},
        {"openai_api_key": KEY, "openai_base_url": f"https://{KEY}@a.example/v1"},
        {"openai_api_key": KEY, "openai_base_url": f"https://a.example/v1?key={KEY}"},
        {"openai_api_key": KEY, "openai_base_url": "ftp://a.example/v1"},
        {"openai_api_key": KEY, "openai_base_url": "a.example/v1"},
        {"openai_api_key": KEY, "openai_base_url": "https://a.example:99999999/v1"},
        {"openai_api_key": KEY, "openai_organization": "org\r\nx: y"},
        {"openai_api_key": KEY, "openai_proxy": "socks5://a.example"},
    ],
)
def test_what_cannot_be_used_is_refused_by_its_setting_and_not_shown(
    settings: dict[str, str], workers: Workers
) -> None:
    with pytest.raises(SettingsError) as refused:
        build(workers, **settings)

    assert "openai_" in str(refused.value)
    assert KEY not in str(refused.value)


@pytest.mark.parametrize(
    ("told", "usage"),
    [
        (
            {"input_tokens": 50, "output_tokens": 30, "input_tokens_details": {"image_tokens": 40, "text_tokens": 10}},
            Usage(text_in=10, image_in=40, image_out=30, estimated=False),
        ),
        (
            {"input_tokens": 5, "output_tokens": 30, "output_tokens_details": {"text_tokens": 6, "image_tokens": 24}},
            Usage(text_in=5, image_out=24, text_out=6, estimated=False),
        ),
        (
            {"input_tokens": 5, "output_tokens": 3, "input_tokens_details": {"image_tokens": 99}},
            Usage(image_in=5, image_out=3, estimated=False),
        ),
        ({"input_tokens": 5}, None),
        ({"input_tokens": 0, "output_tokens": 0}, None),
        ({"input_tokens": -1, "output_tokens": 3}, None),
        ({"input_tokens": 1.5, "output_tokens": 3}, None),
        ({"input_tokens": True, "output_tokens": 3}, None),
        ({"input_tokens": 1, "output_tokens": 10**30}, None),
        ([], None),
        (None, None),
    ],
)
def test_a_count_is_taken_where_it_can_be_right(told: object, usage: Usage | None) -> None:
    assert read_usage(told) == usage
