"""Counts and times of this process, by the table in `series.py`. What nobody may read is not counted.

`stage` is on the path of every request: it also tells the request's log line and span how long it took.
"""

import time
from collections.abc import AsyncIterator, Awaitable, Collection, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from typing import Any, TypeVar

from impasto.telemetry import line
from impasto.telemetry.counters import Counters
from impasto.telemetry.series import OTHER
from impasto.telemetry.spans import Spans
from impasto.telemetry.trace import read_trace
from impasto.types import Plan

T = TypeVar("T")
_NANO = 1e9


class Metrics:
    """What the parts of the path tell. `models` are the names that may be labels; any other is `other`.

    `counters` is None where nobody may read them, `spans` where there is nowhere to send them.
    """

    def __init__(
        self, counters: Counters | None = None, models: Collection[str] = (), spans: Spans | None = None
    ) -> None:
        self.counters, self._models, self._spans = counters, frozenset(models), spans

    def begin(self, name: str, parents: Sequence[str] = (), states: Sequence[str] = ()) -> line.Line:
        """A request begins, with these `traceparent` and `tracestate` headers: its line, which has its span."""
        trace = read_trace(parents, states)
        return line.begin(trace, self._spans.begin(name, trace) if self._spans is not None else None)

    def stage(self, name: str) -> "Stage":
        """`with stage("plan"):` takes the time, also of a stage that ends in a refusal."""
        return Stage(self, name)

    async def timed(self, stage: str, work: Awaitable[T]) -> T:
        """What `work` returns, and how long it took as that stage."""
        with self.stage(stage):
            return await work

    @asynccontextmanager
    async def entering(self, stage: str, context: AbstractAsyncContextManager[T]) -> AsyncIterator[T]:
        """The context as it is; only entering it is that stage."""
        async with AsyncExitStack() as stack:
            with self.stage(stage):
                entered = await stack.enter_async_context(context)
            yield entered

    @asynccontextmanager
    async def call(self, engine: str, turn: AbstractAsyncContextManager[None]) -> AsyncIterator[None]:
        """One call of an engine: the stage `queue` and counted as queued until its turn, then `run` and in flight."""
        async with AsyncExitStack() as stack:
            with self._held("impasto_queued", engine), self.stage("queue"):
                await stack.enter_async_context(turn)
            with self._held("impasto_in_flight", engine), self.stage("run"):
                yield

    def passed(self, stage: str, began_s: float) -> None:
        """A stage that began then, in seconds of `time.perf_counter`, is over."""
        ended_s = time.perf_counter()
        if self.counters is not None:
            self.counters.observe("impasto_stage_seconds", ended_s - began_s, stage)
        told = line.current()
        if told is not None:
            told.pass_stage(stage, began_s, ended_s)

    def count(self, name: str, *labels: str, amount: float = 1) -> None:
        """One more of what the table calls so; labels in the order of the table."""
        if self.counters is not None:
            self.counters.add(name, amount, *labels)

    def settled(self, plan: Plan, images: int, charge_nano: int, cost_nano: int, *, withheld: int = 0) -> None:
        """A run ended with so many pictures and was charged for them; `withheld` more were not shown."""
        self._made(plan, "done", images)
        self._made(plan, "refused", withheld)
        self._made(plan, "failed", plan.n - images - withheld)
        self.count("impasto_charge_dollars_total", self._model(plan.model), amount=charge_nano / _NANO)
        self.count("impasto_cost_dollars_total", plan.engine, amount=cost_nano / _NANO)

    def unsettled(self, plan: Plan, outcome: str, cost_nano: int = 0) -> None:
        """A run ended without a picture: refused, failed or unknown. It was charged to nobody."""
        self._made(plan, outcome, plan.n)
        self.count("impasto_cost_dollars_total", plan.engine, amount=cost_nano / _NANO)

    def _made(self, plan: Plan, outcome: str, images: int) -> None:
        if images > 0:
            model = self._model(plan.model)
            self.count("impasto_images_total", plan.operation, model, plan.engine, outcome, amount=images)

    def _model(self, name: str) -> str:
        return name if name in self._models else OTHER

    @contextmanager
    def _held(self, name: str, *labels: str) -> Iterator[None]:
        self.count(name, *labels)
        try:
            yield
        finally:
            self.count(name, *labels, amount=-1)


class Stage:
    """The time of one stage. A class of its own because it is met a dozen times in each request."""

    __slots__ = ("_began_s", "_metrics", "_name")

    def __init__(self, metrics: Metrics, name: str) -> None:
        self._metrics, self._name, self._began_s = metrics, name, 0.0

    def __enter__(self) -> None:
        self._began_s = time.perf_counter()

    def __exit__(self, *_: Any) -> None:
        self._metrics.passed(self._name, self._began_s)
