"""Counts and times of this process, by the table in `series.py`. What nobody may read is not counted.

`stage` is on the path of every request: it also tells the request's log line and span how long it took.
"""

import time
from collections.abc import AsyncIterator, Awaitable, Collection, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from typing import Any, TypeVar

from impasto.telemetry import line
from impasto.telemetry.counters import Counters
from impasto.telemetry.series import OTHER
from impasto.types import Plan

T = TypeVar("T")
_NANO = 1e9


class Metrics:
    """What the parts of the path tell. `models` are the names that may be labels; any other is `other`."""

    def __init__(self, counters: Counters | None = None, models: Collection[str] = ()) -> None:
        self._counters, self._models = counters, frozenset(models)

    @property
    def counters(self) -> Counters | None:
        """What is counted; None where metrics are off."""
        return self._counters

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

    def passed(self, stage: str, began_s: float, ended_s: float) -> None:
        """A stage took from then to then, in seconds of `time.perf_counter`."""
        if self._counters is not None:
            self._counters.observe("impasto_stage_seconds", ended_s - began_s, stage)
        told = line.current()
        if told is not None:
            told.pass_stage(stage, began_s, ended_s)

    def count(self, name: str, *labels: str, amount: float = 1) -> None:
        """One more of what the table calls so; labels in the order of the table."""
        if self._counters is not None:
            self._counters.add(name, amount, *labels)

    def made(self, plan: Plan, outcome: str, images: int) -> None:
        """So many pictures of a run ended so: one of `series.OUTCOMES`."""
        if images:
            model = self._model(plan.model)
            self.count("impasto_images_total", plan.operation, model, plan.engine, outcome, amount=images)

    def settled(self, plan: Plan, images: int, charge_nano: int, cost_nano: int) -> None:
        """A run ended with so many pictures, and was charged for them."""
        self.made(plan, "done", images)
        self.made(plan, "failed", max(plan.n - images, 0))
        self.count("impasto_charge_dollars_total", self._model(plan.model), amount=charge_nano / _NANO)
        self.count("impasto_cost_dollars_total", plan.engine, amount=cost_nano / _NANO)

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
        self._metrics.passed(self._name, self._began_s, time.perf_counter())
