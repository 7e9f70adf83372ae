"""The metrics of the table as prometheus-client counts them, and as a scraper reads them.

With a slot the server processes of one data folder count together, and any of them answers for all.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from impasto.telemetry.series import BUCKETS_S, FOUND, METRICS, RECOVERED, STAGES
from impasto.telemetry.slot import Slot

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry
    from prometheus_client.core import Metric as Family

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_DIRECTORY = "PROMETHEUS_MULTIPROC_DIR"
_START = "process_start_time_seconds"


class Counters:
    """What was counted. Of a process only one may have a slot: the library keeps one folder for all it counts."""

    def __init__(self, slot: Slot | None = None) -> None:
        from prometheus_client import CollectorRegistry, values

        self._slot = slot
        if slot is not None:
            # The library looks it up when the first value of a kind is made, which is below.
            os.environ[_DIRECTORY] = str(slot.folder)
            number = slot.number
            self._kind: Any = values.MultiProcessValue(lambda: number)  # type: ignore[no-untyped-call]
        else:
            self._kind = values.MutexValue
        values.ValueClass = self._kind
        self._registry = CollectorRegistry(auto_describe=False)
        self._metrics = {name: _made(name, self._registry) for name, row in METRICS.items() if not row.scraped}
        self._known: dict[tuple[str, ...], Any] = {}
        self._is_open = True
        self._begin()

    def add(self, name: str, amount: float, *labels: str) -> None:
        """So much more, or less for a gauge."""
        if self._is_open:
            self._of(name, labels).inc(amount)

    def observe(self, name: str, value: float, *labels: str) -> None:
        """One more value of a histogram."""
        if self._is_open:
            self._of(name, labels).observe(value)

    def text(self, scraped: Mapping[str, float]) -> bytes:
        """Everything, in the text format of Prometheus 0.0.4. `scraped`: the values of the database."""
        from prometheus_client import CollectorRegistry
        from prometheus_client.exposition import generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Scraped(scraped, self._slot.living() if self._slot is not None else [os.getpid()]))
        if self._slot is None:
            registry.register(self._registry)
        else:
            MultiProcessCollector(registry, str(self._slot.folder))  # type: ignore[no-untyped-call]
        return generate_latest(registry)

    def close(self) -> None:
        """Nothing is counted any more, whatever still comes."""
        self._is_open = False
        if self._slot is not None:
            self._kind.close_all_files()
            self._slot.leave()

    def _of(self, name: str, labels: tuple[str, ...]) -> Any:
        known = self._known.get((name, *labels))
        if known is None:
            metric = self._metrics[name]
            known = self._known[(name, *labels)] = metric.labels(*labels) if labels else metric
        return known

    def _begin(self) -> None:
        """What has few values is told from the start, so that a first event is seen as a rise."""
        for stage in STAGES:
            self._of("impasto_stage_seconds", (stage,))
        for kind in FOUND:
            self._of("impasto_replays_total", (kind,))
        for outcome in RECOVERED:
            self._of("impasto_recovered_runs_total", (outcome,))
        self.add("impasto_processes", 1)


class _Scraped:
    """What is read at the scrape: the database's values, and of the living processes the sums."""

    def __init__(self, values: Mapping[str, float], pids: Iterable[int]) -> None:
        self._values, self._pids = values, pids

    def collect(self) -> "Iterator[Family]":
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        for name, value in {**self._values, **_process_sums(self._pids)}.items():
            row = METRICS[name]
            family = CounterMetricFamily if row.kind == "counter" else GaugeMetricFamily
            yield family(name, row.text, value=value)


def _process_sums(pids: Iterable[int]) -> dict[str, float]:
    from prometheus_client.process_collector import ProcessCollector

    sums: dict[str, float] = {}
    for pid in pids:
        for family in ProcessCollector(pid=partial(int, pid), registry=None).collect():
            for sample in family.samples:
                before = sums.get(sample.name)
                if before is None:
                    sums[sample.name] = sample.value
                else:
                    sums[sample.name] = min(before, sample.value) if sample.name == _START else before + sample.value
    return {name: sums[name] for name in METRICS if name in sums}


def _made(name: str, registry: "CollectorRegistry") -> Any:
    from prometheus_client import Counter, Gauge, Histogram

    row = METRICS[name]
    if row.kind == "counter":
        return Counter(name, row.text, row.labels, registry=registry)
    if row.kind == "gauge":
        return Gauge(name, row.text, row.labels, registry=registry, multiprocess_mode="livesum")
    return Histogram(name, row.text, row.labels, registry=registry, buckets=BUCKETS_S)
