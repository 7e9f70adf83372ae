"""How counts are kept: in files that never grow, together with other processes, and alone where there is no room."""

import os
import re
import resource
from itertools import product
from pathlib import Path

import pytest

from impasto import telemetry
from impasto.catalog.catalog import Catalog
from impasto.edge.routes import ROUTES
from impasto.errors import ERRORS
from impasto.telemetry.counters import Counters
from impasto.telemetry.metrics import Metrics
from impasto.telemetry.series import METHODS, METRICS, OTHER, OUTCOMES, STAGES
from impasto.telemetry.slot import Slot
from plans import a_plan

NO_LOG = telemetry.configure("off")
ENGINES = ("illustrator", "null", "relay-of-a-provider", "a-gpu-of-our-own")


def test_every_value_that_labels_can_have_fits_what_was_reserved(tmp_path: Path) -> None:
    counters = Counters(Slot.take(tmp_path))
    sizes = {path.name: path.stat().st_size for path in tmp_path.glob("*.db")}
    routes = {route.path for route in ROUTES} | {OTHER}
    statuses = {"200", "206", "304", "none"} | {str(kind.status) for kind in ERRORS.values()}
    models = (*Catalog.load().names(), OTHER)
    every = {
        "impasto_requests_total": product(routes, (*METHODS, OTHER), statuses),
        "impasto_images_total": product(("generation", "edit"), models, ENGINES, OUTCOMES),
        "impasto_charge_dollars_total": product(models),
        "impasto_cost_dollars_total": product(ENGINES),
        "impasto_queued": product(ENGINES),
        "impasto_in_flight": product(ENGINES),
    }

    for name, labels in every.items():
        for values in labels:
            counters.add(name, 1, *values)
    for stage in STAGES:
        counters.observe("impasto_stage_seconds", 1.0, stage)

    assert {path.name: path.stat().st_size for path in tmp_path.glob("*.db")} == sizes
    for path in tmp_path.glob("*.db"):
        assert path.stat().st_blocks * 512 >= path.stat().st_size, "no hole that a full disk could not fill"
    text = counters.text({}).decode()
    assert all(f"# TYPE {name}" in text for name in every)
    counters.close()


def test_a_slot_is_taken_again_and_its_counts_go_on_while_another_is_taken(tmp_path: Path) -> None:
    first, second = Slot.take(tmp_path), Slot.take(tmp_path)
    assert (first.number, second.number) == (0, 1)
    assert first.living() == [os.getpid()] * 2
    (tmp_path / "counter_0.db").write_bytes(b"counted before")
    first.leave()
    assert second.living() == [os.getpid()]

    third = Slot.take(tmp_path)

    assert third.number == 0
    assert (tmp_path / "counter_0.db").read_bytes().startswith(b"counted before")
    second.leave()
    third.leave()


def test_who_finds_no_slot_taken_begins_anew(tmp_path: Path) -> None:
    first, second = Slot.take(tmp_path), Slot.take(tmp_path)
    (tmp_path / "counter_1.db").write_bytes(b"counted before")
    first.leave()
    second.leave()

    third = Slot.take(tmp_path)

    assert sorted(path.name for path in tmp_path.glob("*_*.db")) == [
        "counter_0.db",
        "gauge_livesum_0.db",
        "histogram_0.db",
    ]
    third.leave()


async def test_where_the_files_cannot_be_had_a_process_counts_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lock").mkdir()
    log = telemetry.configure("json")

    async with telemetry.open_metrics(tmp_path, (), {}, log) as metrics:
        metrics.count("impasto_replays_total", "join")
        assert metrics.counters is not None
        text = metrics.counters.text({"impasto_kept_images": 3}).decode()

    assert 'impasto_replays_total{kind="join"} 1.0' in text
    assert "impasto_kept_images 3.0" in text
    assert "counted for this process alone: IsADirectoryError: Is a directory" in capsys.readouterr().err


def test_where_a_file_cannot_be_written_whole_there_is_none(tmp_path: Path) -> None:
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limit[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            Slot.take(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    assert [path.name for path in tmp_path.glob("*_*")] == []
    slot = Slot.take(tmp_path)
    assert slot.number == 0, "and the slot was given back"
    slot.leave()


async def test_what_nobody_may_read_is_not_counted() -> None:
    async with telemetry.open_metrics(None, (), {}, NO_LOG) as metrics:
        metrics.count("impasto_replays_total", "join")
        with metrics.stage("plan"):
            assert metrics.counters is None


def test_what_comes_after_the_end_is_not_counted(tmp_path: Path) -> None:
    counters = Counters(Slot.take(tmp_path))
    metrics = Metrics(counters)

    counters.close()

    with metrics.stage("plan"):
        metrics.count("impasto_replays_total", "join")


def test_a_model_that_the_catalog_does_not_know_is_no_label() -> None:
    counters = Counters()
    metrics = Metrics(counters, models=("known",))

    metrics.settled(a_plan(model="known"), 1, 1_000_000_000, 0)
    metrics.settled(a_plan(model="what a client made up", n=4), 2, 500_000_000, 0, withheld=1)

    text = counters.text({}).decode()
    assert "made up" not in text
    assert 'impasto_charge_dollars_total{model="known"} 1.0' in text
    assert 'impasto_charge_dollars_total{model="other"} 0.5' in text
    made = {outcome: images(text, "other", outcome) for outcome in ("done", "refused", "failed")}
    assert made == {"done": 2.0, "refused": 1.0, "failed": 1.0}


def images(text: str, model: str, outcome: str) -> float:
    (line,) = [
        line
        for line in text.splitlines()
        if line.startswith("impasto_images_total{") and f'model="{model}"' in line and f'outcome="{outcome}"' in line
    ]
    return float(line.rpartition(" ")[2])


def test_names_are_in_base_units() -> None:
    for name, row in METRICS.items():
        assert name.endswith("_total") == (row.kind == "counter"), name
        assert not re.search(r"_(ms|us|nano|usd|cents|kb|mb|percent|minutes)(_|$)", name), name
        assert row.text.endswith("."), name
