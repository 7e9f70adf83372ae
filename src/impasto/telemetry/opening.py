"""What a process counts and tells, open for as long as it lives. What cannot be had is told, and done without."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from impasto.telemetry.counters import Counters
from impasto.telemetry.log import Logger, kind
from impasto.telemetry.metrics import Metrics
from impasto.telemetry.slot import Slot
from impasto.telemetry.spans import Spans, SpansMissing, open_spans


@asynccontextmanager
async def open_metrics(
    folder: Path | None, models: Collection[str], environ: Mapping[str, str], log: Logger
) -> AsyncIterator[Metrics]:
    """Count in this folder, with the other processes there; None: nobody may read it, so nothing is counted."""
    counters, spans = _counters(folder, log), _spans(environ, log)
    try:
        yield Metrics(counters, models, spans)
    finally:
        if spans is not None:
            await asyncio.to_thread(spans.close)
        if counters is not None:
            counters.close()


def _counters(folder: Path | None, log: Logger) -> Counters | None:
    if folder is None:
        return None
    try:
        return Counters(Slot.take(folder))
    except OSError as problem:
        log.warning("metrics", problem=f"counted for this process alone: {kind(problem)}")
        return Counters()


def _spans(environ: Mapping[str, str], log: Logger) -> Spans | None:
    try:
        return open_spans(environ)
    except SpansMissing as missing:
        log.warning("spans", problem=str(missing))
        return None
