"""The engine contract: what an engine can do for a model, and a run that yields events.

An engine knows nothing of HTTP, keys or money. Only `flow.py` calls `run` (an import contract keeps this).
"""

from collections.abc import AsyncIterator, Mapping
from typing import Protocol, runtime_checkable

from impasto.types import Capabilities, Event, Inputs, Plan


class EngineRefused(Exception):
    """The engine refuses this request for its content or its parameters: a row of `errors.ERRORS`, never retried.

    `is_local`: it was refused here, so that it says nothing of an engine that stands elsewhere.
    """

    def __init__(self, name: str, param: str | None = None, *, is_local: bool = False, **values: object) -> None:
        super().__init__(name)
        self.name, self.param, self.is_local, self.values = name, param, is_local, values


class EngineFailed(Exception):
    """The engine could not do it. `billed` is False only where surely nothing was bought.

    `counts`: it speaks against the engine's health; not so what it words itself, and trouble of this server's own.
    `values` are those that the texts of the row `name` need beside the engine's name and the reason.
    """

    def __init__(
        self,
        reason: str,
        *,
        name: str = "engine_failed",
        billed: bool = False,
        counts: bool = True,
        values: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason, self.name, self.billed, self.counts = reason, name, billed, counts
        self.values = dict(values or {})


@runtime_checkable
class Probed(Protocol):
    """An engine that stands elsewhere, and can be asked for free whether it is there."""

    async def probe(self) -> tuple[str, ...]:
        """The names of the models that it lists, as it calls them. Raises EngineFailed, also for no list."""
        ...


@runtime_checkable
class Engine(Protocol):
    """One engine. `name` is what routes, answers and accounts call it; `title` is for people."""

    name: str
    title: str

    def capabilities(self, model: str) -> Capabilities | None:
        """What it can do for this public model name, or None. Cheap, and the same while the process lives."""
        ...

    def run(self, plan: Plan, inputs: Inputs) -> AsyncIterator[Event]:
        """Draw what the plan asks of the engine: `plan.n` pictures at `plan.engine_size` in `plan.engine_format`.

        The files of `inputs` are there until the run has ended, and are not the engine's to change.
        Yields `Image` with `index` 0 to n-1, each exactly once, in any order. Pictures are files in the folder the
        engine was built with; whoever receives the event owns the file. Before the first picture's `Image` come at most
        `plan.partial_images` of `PartialImage` with `partial_index` 0, 1, … in this order. Raises `EngineRefused` or
        `EngineFailed`.
        Closing the iterator stops the run and removes what was not handed over.
        """
        ...

    async def start(self) -> None:
        """Get ready: called once, before the first run."""
        ...

    async def stop(self) -> None:
        """Give everything back: called once, after the last run."""
        ...
