"""An engine that is no relay, under the name and the limits that its entry of the config file gives it."""

from collections.abc import AsyncIterator

from msgspec.structs import replace

from impasto.engines.base import Engine
from impasto.engines.upstream import Upstream
from impasto.types import Capabilities, Event, Inputs, Plan


class Named:
    """The engine itself, seen through its entry."""

    def __init__(self, upstream: Upstream, engine: Engine) -> None:
        self.name, self.title = upstream.name, engine.title
        self._upstream, self._engine = upstream, engine

    def capabilities(self, model: str) -> Capabilities | None:
        """What the engine can do for what the entry calls this model."""
        called = self._upstream.called(model)
        found = self._engine.capabilities(called) if called is not None else None
        if found is None:
            return None
        return self._upstream.corrected(model, found)

    def run(self, plan: Plan, inputs: Inputs) -> AsyncIterator[Event]:
        """As the engine does, which hears of the model by its own name for it alone."""
        called = self._upstream.called(plan.model)
        return self._engine.run(plan if called is None else replace(plan, model=called), inputs)

    async def start(self) -> None:
        """As the engine does."""
        await self._engine.start()

    async def stop(self) -> None:
        """As the engine does."""
        await self._engine.stop()
