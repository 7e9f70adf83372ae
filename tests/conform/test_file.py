"""The capability file: what an engine that is pointed to it can do and is asked for, and what else may stand in it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from impasto import engines
from impasto.catalog.catalog import Catalog
from impasto.config.entries import Config, EngineEntry
from impasto.config.load import read_capability_file
from impasto.engines.base import Engine
from impasto.pixels.workers import Workers
from impasto.plan.plan import Snapshot, make_plans
from impasto.settings import Settings
from impasto.types import ImageRequest, Inputs

from .provider import KEY, running

Conform = Callable[..., Any]


def engine(path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """An engine whose entry points to the file."""
    monkeypatch.setenv("UPSTREAM_KEY", KEY)
    entry = EngineEntry(
        provider="openai", base_url="http://127.0.0.1:1/v1", key_env="UPSTREAM_KEY", capability_file=str(path)
    )
    settings = Settings(data_dir=str(path.parent))
    upstream = engines.chosen(settings, Config(engines={"reseller": entry}))["reseller"]
    return engines.build(upstream, settings, Workers(1), path.parent)


def test_an_engine_that_is_pointed_to_the_file_does_as_it_says(
    report: Callable[..., dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(n="billed", mask="white", alpha="fake", usage="wrong", formats="ignored", max_inputs=4) as provider:
        report(provider)

    able = engine(tmp_path / "found.toml", monkeypatch).capabilities("gpt-image-2")

    assert able is not None
    assert (able.max_n, able.mask, able.transparent, able.tells_usage) == (1, "white", False, False)
    assert (able.formats, able.max_inputs, able.partial_images) == (("png",), 4, 3)
    other = engine(tmp_path / "found.toml", monkeypatch).capabilities("gpt-image-1.5")
    assert other is not None
    assert (other.max_n, other.mask) == (10, "alpha")


def test_one_file_holds_several_models_and_a_second_run_takes_the_place_of_the_first(
    conform: Conform, tmp_path: Path
) -> None:
    path = tmp_path / "found.toml"
    path.write_text('# Ours.\n\n[models.flux]\n# By hand.\nmax_n = 1\n\n[models."gpt-image-2"]\nmask = "white"\n')

    with running() as provider:
        first = conform(provider.base_url, "--out", "found.toml")
        once = path.read_text()
        second = conform(provider.base_url, "--out", "found.toml", "--known-as", "gpt-image-2.5-flare")

    assert (first.returncode, second.returncode) == (0, 0), second.stderr
    assert once.startswith('# Ours.\n\n[models.flux]\n# By hand.\nmax_n = 1\n\n[models."gpt-image-2"]\n# Seen on ')
    models = read_capability_file(path)
    assert list(models) == ["flux", "gpt-image-2", "gpt-image-2.5-flare"]
    assert models["gpt-image-2"].mask == "alpha"
    assert path.read_text().startswith(once)
    # Of the public name that was given, not of the one that the provider has.
    assert "The quality xhigh is refused." in second.stdout


def test_a_plan_for_that_engine_asks_only_for_what_was_seen(
    report: Callable[..., dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(alpha="fake", sizes="three", formats="no_webp") as provider:
        report(provider)
    able = engine(tmp_path / "found.toml", monkeypatch).capabilities("gpt-image-2")
    assert able is not None
    world = Snapshot(
        catalog=Catalog.load(),
        default_model="gpt-image-2",
        dialect="lenient",
        routes=lambda model: [("reseller", able)],
    )
    request = ImageRequest(prompt="A fox.", size="1280x1280", background="transparent", output_format="webp")

    plan = make_plans(request, Inputs(seed=7), world, datetime(2026, 11, 21, tzinfo=UTC))[0]

    assert (str(plan.engine_size), plan.engine_format) == ("1024x1024", "png")
    assert [step.name for step in plan.steps] == ["cut_out", "resample", "encode"]
