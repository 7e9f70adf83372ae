"""★ Every metric in one table: name, kind, labels, meaning. `docs/reference/metrics.md` is made of it.

Base units (seconds, bytes, dollars). A label's values are few and ours: no project, key, id, prompt or client's path.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

STAGES = (
    *("door", "read", "recall", "limit", "gather", "screen", "plan", "hold", "queue"),
    *("run", "finish", "keep", "settle", "answer"),
)
BUCKETS_S = (
    *(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5),
    *(1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0),
)
OUTCOMES = ("done", "refused", "failed", "unknown")
FOUND = ("replay", "join", "claim")
RECOVERED = ("done", "failed", "unknown")
METHODS = ("GET", "HEAD", "POST", "DELETE")
OTHER = "other"
"""A label's value for what is not in the list: an unknown path, model or method."""


VALUES: Mapping[str, str] = {
    "route": f"the patterns of the API's paths; `{OTHER}`",
    "method": ", ".join(f"`{method}`" for method in (*METHODS, OTHER)),
    "status": "the status of the answer; `none` where there was none",
    "stage": ", ".join(f"`{stage}`" for stage in STAGES),
    "operation": "`generation`, `edit`",
    "model": f"public names that the catalog knows; `{OTHER}`",
    "engine": "the engines of this server",
    "kind": "`replay`: answered before; `join`: it was under way; `claim`: a retry of an official client took it over",
    "outcome": ", ".join(f"`{outcome}`" for outcome in OUTCOMES),
}
"""What each label can say."""


class Metric(Struct, frozen=True, kw_only=True):
    """One row. `scraped`: read at each scrape, from the database or the system, and not counted."""

    kind: Literal["counter", "gauge", "histogram"]
    text: str
    labels: tuple[str, ...] = ()
    scraped: bool = False


METRICS: Mapping[str, Metric] = {
    "impasto_requests_total": Metric(
        kind="counter", labels=("route", "method", "status"), text="Requests answered, by the pattern of their path."
    ),
    "impasto_stage_seconds": Metric(
        kind="histogram", labels=("stage",), text="How long each stage of a request's path took."
    ),
    "impasto_images_total": Metric(
        kind="counter",
        labels=("operation", "model", "engine", "outcome"),
        text="Pictures asked of an engine, by what became of them.",
    ),
    "impasto_charge_dollars_total": Metric(
        kind="counter", labels=("model",), text="What projects were charged, by public model."
    ),
    "impasto_cost_dollars_total": Metric(
        kind="counter", labels=("engine",), text="What the charged pictures cost us, by engine."
    ),
    "impasto_replays_total": Metric(
        kind="counter", labels=("kind",), text="Requests that got a picture of an earlier request, free of charge."
    ),
    "impasto_fallovers_total": Metric(
        kind="counter", labels=("engine",), text="Runs that moved on to another engine because this one failed."
    ),
    "impasto_recovered_runs_total": Metric(
        kind="counter", labels=("outcome",), text="Runs of dead processes that were ended, by how."
    ),
    "impasto_workers_restarted_total": Metric(
        kind="counter", text="Pixel workers that were replaced because they died or ran too long."
    ),
    "impasto_in_flight": Metric(kind="gauge", labels=("engine",), text="Calls of the engine under way."),
    "impasto_queued": Metric(kind="gauge", labels=("engine",), text="Calls that wait for their turn at the engine."),
    "impasto_processes": Metric(kind="gauge", text="Server processes that live."),
    "impasto_holds_open": Metric(kind="gauge", scraped=True, text="Holds that are neither settled nor released."),
    "impasto_held_dollars": Metric(kind="gauge", scraped=True, text="What the open holds come to."),
    "impasto_kept_images": Metric(kind="gauge", scraped=True, text="Pictures in the store."),
    "impasto_kept_bytes": Metric(kind="gauge", scraped=True, text="Size of the kept pictures and files."),
    "process_cpu_seconds_total": Metric(
        kind="counter", scraped=True, text="Processor time of the living server processes, without pixel workers."
    ),
    "process_resident_memory_bytes": Metric(kind="gauge", scraped=True, text="Their resident memory."),
    "process_virtual_memory_bytes": Metric(kind="gauge", scraped=True, text="Their virtual memory."),
    "process_open_fds": Metric(kind="gauge", scraped=True, text="Their open file descriptors."),
    "process_max_fds": Metric(kind="gauge", scraped=True, text="How many they may open."),
    "process_start_time_seconds": Metric(
        kind="gauge", scraped=True, text="When the oldest of them started, since the epoch."
    ),
}
