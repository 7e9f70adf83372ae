"""Times what telling costs: the metrics, spans and log line of one generation, and one scrape; prints markdown.

Run: `.venv/bin/python bench/telemetry.py`. Processor time of one thread, best of several rounds. Trust the ratios.
"""

import datetime
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, redirect_stderr
from pathlib import Path

from impasto import telemetry
from impasto.catalog.catalog import Catalog
from impasto.telemetry.counters import Counters
from impasto.telemetry.metrics import Metrics
from impasto.telemetry.series import STAGES
from impasto.telemetry.slot import Slot
from impasto.types import Plan, Size

_ROUNDS, _REQUESTS = 9, 2000
_SCRAPES = 50
_FIELDS = {"generation": "gen_" + "x" * 24, "model": "gpt-image-2", "engine": "null", "n": 1, "project": "default"}
_SIZE = Size(1024, 1024)
_PLAN = Plan(
    model="gpt-image-2",
    engine="null",
    prompt="a fox",
    seed=1,
    n=1,
    calls=(1,),
    size=_SIZE,
    engine_size=_SIZE,
    quality="low",
    background="opaque",
    output_format="png",
)


def request(metrics: Metrics, stage: Callable[[str], AbstractContextManager[None]]) -> None:
    """All that a generation tells, without the work between."""
    line = metrics.begin("POST")
    for name in STAGES:
        with stage(name):
            pass
    telemetry.note(**_FIELDS)
    for gauge in ("impasto_queued", "impasto_in_flight"):
        metrics.count(gauge, "null")
        metrics.count(gauge, "null", amount=-1)
    metrics.settled(_PLAN, 1, 5_270_000, 0)
    metrics.count("impasto_requests_total", "/v1/images/generations", "POST", "200")
    if line.span is not None:
        line.span.end("POST", _FIELDS, is_wrong=False)


def best_us(work: Callable[[], object], times: int) -> float:
    """Microseconds of processor time, the best round's."""
    rounds = []
    for _ in range(_ROUNDS):
        began = time.process_time()
        for _ in range(times):
            work()
        rounds.append((time.process_time() - began) / times)
    return min(rounds) * 1e6


def main() -> None:
    """Every row, on this machine."""
    models = Catalog.load().names()
    with tempfile.TemporaryDirectory() as place, Path(os.devnull).open("w") as nowhere:
        alone, off = Metrics(Counters(), models), Metrics()
        bare = best_us(lambda: request(off, nullcontext), _REQUESTS)
        rows = {
            "nothing timed, nothing counted": bare,
            "timed for the log line (`metrics = off`)": best_us(lambda: request(off, off.stage), _REQUESTS),
            "timed and counted in memory": best_us(lambda: request(alone, alone.stage), _REQUESTS),
        }
        counters = Counters(Slot.take(Path(place)))
        shared = Metrics(counters, models)
        rows["timed and counted in files (`metrics = on`)"] = best_us(lambda: request(shared, shared.stage), _REQUESTS)
        with redirect_stderr(nowhere):  # the cost of the line, not of the terminal
            log = telemetry.configure("json")
        told = {**_FIELDS, "stages": dict.fromkeys(STAGES, 1.234), "status": 200, "ms": 12.3}
        log_us = best_us(lambda: log.info("request", **told), _REQUESTS)
        scrape_us = best_us(lambda: counters.text({}), _SCRAPES)
        counters.close()
    print(f"\n{datetime.date.today()}: `.venv/bin/python bench/telemetry.py`\n")
    print("| one generation | µs of processor time | x first |\n|---|---|---|")
    for name, us in rows.items():
        print(f"| {name} | {us:.0f} | {us / bare:.1f} |")
    print(f"| its log line, json | {log_us:.0f} | {log_us / bare:.1f} |")
    print(f"| one scrape of one process | {scrape_us:.0f} | {scrape_us / bare:.1f} |")


if __name__ == "__main__":
    main()
