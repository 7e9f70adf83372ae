"""The renderer behind the engine contract: it draws in worker processes, straight into the asked format.

What it draws is metered like the model that was asked for, at cost 0, and flagged `simulated`.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import illustrator
from illustrator.brief import Brief
from illustrator.reading import read
from impasto.engines.base import EngineFailed
from impasto.pixels.sniff import Format
from impasto.pixels.workers import WorkerCrashed, Workers, WorkerTimeout
from impasto.settings import Settings
from impasto.types import Capabilities, Event, Image, Notice, Plan, Remark, Size


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
            simulated=True,
            seconds_per_megapixel=0.5,
        )

    def capabilities(self, model: str) -> Capabilities | None:
        """The same for every model: it is one renderer."""
        return self._capabilities

    async def run(self, plan: Plan) -> AsyncIterator[Event]:
        """Draw `plan.n` pictures side by side in the workers; what they could not read is told once."""
        jobs = [asyncio.create_task(self._draw(plan, index)) for index in range(plan.n)]
        told: set[Notice] = set()
        handed_over: set[Path] = set()
        try:
            for done in asyncio.as_completed(jobs):
                image, notices = await done
                for notice in notices:
                    if notice not in told:
                        told.add(notice)
                        yield Remark(notice=notice)
                handed_over.add(image.path)
                yield image
        finally:
            await self._abandon(jobs, handed_over)

    async def start(self) -> None:
        """The workers belong to the server and are warmed there."""

    async def stop(self) -> None:
        """Nothing of its own to give back."""

    async def _draw(self, plan: Plan, index: int) -> tuple[Image, list[Notice]]:
        path = self._spool / f"drawn-{secrets.token_hex(8)}"
        try:
            revised, notices = await self._workers.run(
                draw_to_file, _order(plan, index), str(path), timeout_s=self._timeout_s
            )
        except WorkerCrashed as crash:
            path.unlink(missing_ok=True)
            raise EngineFailed(str(crash), name="engine_crashed") from crash
        except WorkerTimeout as late:
            path.unlink(missing_ok=True)
            raise EngineFailed(str(late), name="engine_timeout") from late
        except (OSError, asyncio.CancelledError):
            path.unlink(missing_ok=True)
            raise
        image = Image(path=path, format=plan.engine_format, size=plan.engine_size, index=index, revised_prompt=revised)
        return image, [Notice(code, message, "prompt") for code, message in notices]

    async def _abandon(self, jobs: list["asyncio.Task[tuple[Image, list[Notice]]]"], handed_over: set[Path]) -> None:
        """End what is still running and remove what nobody took: after a failure, or when the run was stopped."""
        for job in jobs:
            job.cancel()
        for outcome in await asyncio.gather(*jobs, return_exceptions=True):
            if isinstance(outcome, tuple) and outcome[0].path not in handed_over:
                outcome[0].path.unlink(missing_ok=True)


def auto_size(prompt: str) -> Size:
    """The size that suits the layout which the renderer chooses for this prompt."""
    return Size(*read(prompt).natural_size)


def auto_background(prompt: str) -> str:
    """`transparent` where the prompt asks for it, else `opaque`."""
    return resolve(read(prompt), "auto")


def resolve(brief: Brief, asked: str) -> str:
    """The background that the renderer will draw."""
    from illustrator.brief import resolve_background

    return resolve_background(brief, asked)


def _order(plan: Plan, index: int) -> dict[str, Any]:
    return {
        "prompt": plan.prompt,
        "width": plan.engine_size.width,
        "height": plan.engine_size.height,
        "seed": plan.seed,
        "index": index,
        "quality": plan.quality,
        "background": plan.background,
        "format": plan.engine_format,
        "compression": plan.output_compression,
    }


def draw_to_file(order: dict[str, Any], path: str) -> tuple[str, list[tuple[str, str]]]:
    """Runs in a worker: draw, encode, write. Returns the revised prompt and (code, message) of each notice."""
    from illustrator.draw import draw
    from impasto.pixels.encode import encode

    fmt, compression = cast(Format, order.pop("format")), order.pop("compression")
    drawing = draw(order.pop("prompt"), **order)
    pixels = drawing.pixels if order["background"] == "transparent" else drawing.pixels[..., :3]
    data = encode(pixels, fmt, compression, software=f"Impasto built-in renderer {illustrator.__version__}")
    Path(path).write_bytes(data)
    return drawing.revised_prompt, [(notice.code, notice.message) for notice in drawing.notices]
