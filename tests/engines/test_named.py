"""An engine of an outsider, seen through its entry of the config file."""

from collections.abc import AsyncIterator

from impasto.config.entries import EngineEntry
from impasto.engines.named import Named
from impasto.engines.upstream import Upstream
from impasto.types import Capabilities, Event, Inputs, Notice, Plan, Remark
from plans import a_plan


class Outsider:
    """Answers for one model, and says by which name it was asked."""

    name = title = "outsider"

    def capabilities(self, model: str) -> Capabilities | None:
        return Capabilities() if model == "own" else None

    async def run(self, plan: Plan, inputs: Inputs) -> AsyncIterator[Event]:
        yield Remark(notice=Notice("asked", plan.model))

    async def start(self) -> None:
        """Nothing to get ready."""

    async def stop(self) -> None:
        """Nothing to give back."""


async def test_an_engine_hears_of_a_model_by_what_its_entry_calls_it() -> None:
    entry = EngineEntry(provider="outsider", models={"public": "own"})
    engine = Named(Upstream("renamed", entry, "engines.renamed."), Outsider())

    heard = [
        event.notice.message
        async for event in engine.run(a_plan(model="public"), Inputs(seed=7))
        if isinstance(event, Remark)
    ]

    assert engine.capabilities("public") is not None
    assert heard == ["own"]
