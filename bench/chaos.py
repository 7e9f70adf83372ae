"""Kills server processes at random moments under mixed load, then looks at what is left; prints markdown.

Run: `.venv/bin/python bench/chaos.py --kills 200`. The driver is that of `tests/chaos`; exit code 1 when anything is
wrong. The same `--seed` makes the same wishes and the same pauses, though no two machines run them alike. Linux only.
"""

import argparse
import datetime
import os
import platform
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from chaos.driver import Chaos, Report, rage  # noqa: E402 - the tests are no package of the installation
from chaos.report import table  # noqa: E402

_COST_NANO = 5_000_000


def main() -> int:
    """Every combination that was asked for, one after the other."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--processes", type=int, nargs="+", default=[1, 3])
    asked.add_argument("--bills", choices=["no", "yes", "both"], default="both", help="whether the engine bills")
    asked.add_argument("--seed", type=int, default=None)
    given = asked.parse_args()
    costs = {"no": [0], "yes": [_COST_NANO], "both": [0, _COST_NANO]}[given.bills]
    reports: list[Report] = []
    print(f"{_heading()}\n")
    for processes in given.processes:
        for cost_nano in costs:
            seed = secrets.randbelow(2**32) if given.seed is None else given.seed
            print(f"kills {given.kills}, processes {processes}, seed {seed}", file=sys.stderr)
            with tempfile.TemporaryDirectory(prefix="impasto-chaos-") as folder:
                chaos = Chaos(kills=given.kills, processes=processes, seed=seed, cost_nano=cost_nano)
                reports.append(rage(chaos, Path(folder)))
            print(table(reports[-1:]), file=sys.stderr)
    print(table(reports))
    return int(any(report.wrong for report in reports))


def _heading() -> str:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f} at the start"
    command = " ".join(["bench/chaos.py", *sys.argv[1:]])
    return f"{datetime.datetime.now(datetime.UTC).date()}, {machine}, commit {commit.stdout.strip()}: `{command}`"


if __name__ == "__main__":
    sys.exit(main())
