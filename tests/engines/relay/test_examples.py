"""Every config on the page about relays can be loaded, built, asked what it can do, and priced."""

import re
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from impasto import engines
from impasto.config.load import read_config
from impasto.engines.relay.engine import RelayEngine
from impasto.ledger.prices import parse_rule
from impasto.pixels.workers import Workers
from impasto.settings import Settings
from impasto.tomlfile import TomlFile
from impasto.types import Size

PAGE = Path(__file__).parents[3] / "docs" / "relays.md"
BLOCKS = re.findall(r"^```toml\n(.*?)^```$", PAGE.read_text(), re.MULTILINE | re.DOTALL)
TABLES = {name: block for block in BLOCKS for name in tomllib.loads(block)["engines"]}
SECRET = "sk-a-key-of-an-example"


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    workers = Workers(1)
    yield workers
    await workers.close()


def built(block: str, workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RelayEngine:
    for variable in re.findall(r'key_env = "(\w+)"', block):
        monkeypatch.setenv(variable, SECRET)
    config = read_config(TomlFile(tmp_path / "impasto.toml", block))
    (upstream,) = engines.chosen(Settings(), config).values()
    engine = engines.build(upstream, Settings(), workers, tmp_path)
    assert isinstance(engine, RelayEngine)
    return engine


def test_every_block_of_the_page_is_a_table_of_an_engine_and_none_twice() -> None:
    assert len(BLOCKS) == len(TABLES) >= 12


@pytest.mark.parametrize("name", TABLES)
def test_an_example_can_be_built_and_answers_for_its_models(
    name: str, workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = TABLES[name]
    engine = built(block, workers, tmp_path, monkeypatch)

    entry = tomllib.loads(block)["engines"][name]
    for model in entry.get("models", ["gpt-image-2"]):
        able = engine.capabilities(model)
        assert able is not None
        assert able.called == (entry["models"][model] if isinstance(entry.get("models"), dict) else model)
        assert bool(able.cost_rule) == ("cost" in entry)
    assert engine.capabilities("a-model-of-tomorrow") is None
    parse_rule(entry.get("cost"))
    assert SECRET not in engine.title


def test_the_examples_are_as_particular_as_their_gateways(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def able(name: str, model: str) -> Any:
        return built(TABLES[name], workers, tmp_path, monkeypatch).capabilities(model)

    flat, local = able("apiyi-all", "gpt-image-2-all"), able("vllm", "qwen-image")
    assert (flat.max_n, flat.mask, flat.stream, flat.tells_usage) == (1, "none", False, False)
    assert {"n", "size", "quality"} <= set(flat.omits)
    assert (local.free_to_repeat, local.moderates, local.chooses, local.formats) == (True, False, (), ("png",))
    assert Size(4096, 4096) in able("gpt-image-2-xyz", "gpt-image-2").sizes
