"""The renderer behind the engine contract: it draws and edits in worker processes, straight into the asked format.

What it draws is metered like the model that was asked for, at cost 0, and flagged `simulated`.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import illustrator
from illustrator.brief import resolve_background
from illustrator.reading import read
from impasto.engines.base import EngineFailed, EngineRefused
from impasto.engines.illustrator_jobs import Drawn, Unable, draw_to_file, edit_to_file, partial_path
from impasto.pixels.workers import WorkerCrashed, Workers, WorkerTimeout
from impasto.settings import Settings
from impasto.types import Capabilities, Event, Image, Inputs, Notice, PartialImage, Plan, Remark, Size

_LOOK_S = 0.03


class IllustratorEngine:
    """The renderer that is built in; it answers for every model."""

    name = "illustrator"
    title = f"built-in renderer {illustrator.__version__} (procedural, no neural model)"

    def __init__(self, settings: Settings, workers: Workers, spool: Path) -> None:
        self._workers, self._spool, self._timeout_s = workers, spool, settings.run_timeout_s
        self._capabilities = Capabilities(
            max_n=10,
            qualities=("low", "medium", "high", "xhigh", "max"),
            beyond_model=("xhigh", "max"),
            auto_quality="medium",
            formats=("png", "jpeg", "webp"),
            compression=True,
            transparent=True,
            seed=True,
            any_size=True,
            auto_size=auto_size,
            auto_background=auto_background,
            partial_images=3,
            edits=True,
            max_inputs=5,
            markup=True,
            simulated=True,
            # Twice as many as can draw: while one is encoded, kept or settled the next has a worker.
            in_flight=2 * workers.count,
            seconds_per_megapixel=0.5,
        )

    def capabilities(self, model: str) -> Capabilities | None:
        """The same for every model: it is one renderer."""
        return self._capabilities

    async def run(self, plan: Plan, inputs: Inputs) -> AsyncIterator[Event]:
        """Draw `plan.n` pictures side by side in the workers; what they could not read is told once."""
        news: asyncio.Queue[Event | BaseException] = asyncio.Queue()
        jobs = [asyncio.create_task(self._draw(plan, inputs, index, news)) for index in range(plan.n)]
        told: set[Notice] = set()
        left, handed_over = plan.n, set[Path]()
        try:
            while left:
                event = await news.get()
                if isinstance(event, BaseException):
                    raise event
                if isinstance(event, Remark):
                    if event.notice in told:
                        continue
                    told.add(event.notice)
                if isinstance(event, Image | PartialImage):
                    handed_over.add(event.path)
                    left -= isinstance(event, Image)
                yield event
        finally:
            await self._abandon(jobs, news, handed_over)

    async def start(self) -> None:
        """The workers belong to the server and are warmed there."""

    async def stop(self) -> None:
        """Nothing of its own to give back."""

    async def _draw(self, plan: Plan, inputs: Inputs, index: int, news: "asyncio.Queue[Event | BaseException]") -> None:
        """Draw one picture; its views on the way, its notices and the picture itself are the news, or what failed."""
        path = self._spool / f"drawn-{secrets.token_hex(8)}"
        shown = plan.partial_images if index == 0 else 0
        order, job = _order(plan, inputs, index, shown), edit_to_file if inputs.images else draw_to_file
        work = asyncio.ensure_future(self._workers.run(job, order, str(path), timeout_s=self._timeout_s))
        try:
            for partial in range(shown):
                await self._look_for(path, partial, plan, work, news)
            drawn = await work
            for code, message in drawn.notices:
                news.put_nowait(Remark(notice=Notice(code, message, "prompt")))
            news.put_nowait(_image(path, plan, index, drawn))
        except (Exception, asyncio.CancelledError) as problem:  # noqa: BLE001 - told to `run`, which raises it
            work.cancel()
            for left in self._spool.glob(f"{path.name}*"):  # views on the way too, and what is half written
                left.unlink(missing_ok=True)
            news.put_nowait(_failure(problem))

    async def _look_for(
        self,
        path: Path,
        partial: int,
        plan: Plan,
        work: "asyncio.Future[Drawn]",
        news: "asyncio.Queue[Event | BaseException]",
    ) -> None:
        """Wait for a view on the way, or for the end: a short picture may have fewer."""
        seen = partial_path(path, partial)
        while not seen.exists():
            if work.done():
                return
            await asyncio.wait({work}, timeout=_LOOK_S)
        size = plan.engine_size
        news.put_nowait(PartialImage(path=seen, format=plan.engine_format, size=size, index=0, partial_index=partial))

    async def _abandon(
        self, jobs: list["asyncio.Task[None]"], news: "asyncio.Queue[Event | BaseException]", handed_over: set[Path]
    ) -> None:
        """End what is still running and remove what nobody took: after a failure, or when the run was stopped."""
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)
        while not news.empty():
            event = news.get_nowait()
            if isinstance(event, Image | PartialImage) and event.path not in handed_over:
                event.path.unlink(missing_ok=True)


def auto_size(prompt: str) -> Size:
    """The size that suits the layout which the renderer chooses for this prompt."""
    return Size(*read(prompt).natural_size)


def auto_background(prompt: str) -> str:
    """`transparent` where the prompt asks for it, else `opaque`."""
    return resolve_background(read(prompt), "auto")


def _failure(problem: BaseException) -> BaseException:
    match problem:
        case Unable():
            return EngineRefused("unsupported_edit", engine=IllustratorEngine.name, reason=str(problem))
        case WorkerCrashed():
            return EngineFailed(str(problem), name="engine_crashed")
        case WorkerTimeout():
            return EngineFailed(str(problem), name="engine_timeout")
    return problem


def _image(path: Path, plan: Plan, index: int, drawn: Drawn) -> Image:
    return Image(
        path=path,
        format=plan.engine_format,
        size=plan.engine_size,
        index=index,
        revised_prompt=drawn.revised_prompt,
        brief=drawn.kept,
    )


def _order(plan: Plan, inputs: Inputs, index: int, partial_images: int) -> dict[str, Any]:
    order: dict[str, Any] = {
        "prompt": plan.prompt,
        "width": plan.engine_size.width,
        "height": plan.engine_size.height,
        "seed": plan.seed,
        "index": index,
        "quality": plan.quality,
        "background": plan.background,
        "format": plan.engine_format,
        "compression": plan.output_compression,
        "partial_images": partial_images,
    }
    if inputs.images:
        order["images"] = [(str(image.path), image.brief) for image in inputs.images]
        order["mask"] = str(inputs.mask.path) if inputs.mask else None
        order["markup"] = str(inputs.markup.path) if inputs.markup else None
    return order
