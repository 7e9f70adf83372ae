"""The registry: every engine that is built in, by name. Outsiders join by the entry point group `impasto.engines`."""

from collections.abc import Callable, Mapping
from importlib.metadata import entry_points
from pathlib import Path

from impasto.engines.base import Engine
from impasto.pixels.workers import Workers
from impasto.settings import Settings

Builder = Callable[[Settings, Workers, Path], Engine]


def _illustrator(settings: Settings, workers: Workers, spool: Path) -> Engine:
    from impasto.engines.illustrator import IllustratorEngine

    return IllustratorEngine(settings, workers, spool)


def _null(settings: Settings, workers: Workers, spool: Path) -> Engine:
    from impasto.engines.null import NullEngine

    return NullEngine(settings, workers, spool)


BUILT_IN: Mapping[str, Builder] = {"illustrator": _illustrator, "null": _null}
DEFAULT = ("illustrator",)
"""The engines that answer when nothing is configured, in the order of routing. `null` only answers by name."""


def names() -> list[str]:
    """All names that `--engine` takes."""
    return [*BUILT_IN, *(point.name for point in entry_points(group="impasto.engines"))]


def build(settings: Settings, workers: Workers, spool: Path) -> dict[str, Engine]:
    """The engines of this server in the order of routing. Raises ValueError for a name that nobody registered."""
    chosen = (settings.engine,) if settings.engine else DEFAULT
    return {name: _builder(name)(settings, workers, spool) for name in chosen}


def _builder(name: str) -> Builder:
    if name in BUILT_IN:
        return BUILT_IN[name]
    for point in entry_points(group="impasto.engines", name=name):
        builder: Builder = point.load()
        return builder
    raise ValueError(f"there is no engine '{name}'; there are: {', '.join(names())}")
