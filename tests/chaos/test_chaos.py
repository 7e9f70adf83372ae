"""No kill at any moment loses a picture that was paid for, buys one twice, or leaves anything behind."""

import secrets
from pathlib import Path

import pytest

from .driver import Chaos, rage
from .report import table

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="it finds the processes in /proc")


@pytest.mark.parametrize(("processes", "cost_nano"), [(1, 0), (3, 5_000_000)])
def test_kills_at_random_moments_lose_nothing_and_leave_nothing(processes: int, cost_nano: int, tmp_path: Path) -> None:
    chaos = Chaos(kills=5, processes=processes, seed=secrets.randbelow(2**32), cost_nano=cost_nano)
    print(f"seed {chaos.seed}")

    report = rage(chaos, tmp_path)

    print(table([report]))
    assert report.wrong == []
    assert sum(report.killed.values()) == 5
    assert report.left.read_back > 0
    assert report.left.states["failed" if cost_nano == 0 else "unknown"] > 0, "no kill cut a run off"
