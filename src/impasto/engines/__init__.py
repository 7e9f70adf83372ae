"""The registry: every engine that is built in, by name. Outsiders join by the entry point group `impasto.engines`."""

from collections.abc import Callable, Mapping
from importlib.metadata import entry_points
from pathlib import Path

from impasto.engines.base import Engine
from impasto.engines.relay import PROVIDERS, Ours, unreachable
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
NOWHERE = Ours(instance="", fetch=unreachable)


def names() -> list[str]:
    """All names that `--engine` takes."""
    return [*BUILT_IN, *PROVIDERS, *(point.name for point in entry_points(group="impasto.engines"))]


def build(settings: Settings, workers: Workers, spool: Path, ours: Ours = NOWHERE) -> dict[str, Engine]:
    """The engines of this server in the order of routing. Raises SettingsError, ValueError for an unknown name.

    A provider with a key takes the place of the renderer: what it cannot do is refused, never drawn in its stead.
    """
    keyed = tuple(name for name, provider in PROVIDERS.items() if provider.has_key(settings))
    chosen = (settings.engine,) if settings.engine else keyed or DEFAULT
    return {
        name: PROVIDERS[name].build(settings, workers, spool, ours)
        if name in PROVIDERS
        else _builder(name)(settings, workers, spool)
        for name in chosen
    }


def _builder(name: str) -> Builder:
    if name in BUILT_IN:
        return BUILT_IN[name]
    for point in entry_points(group="impasto.engines", name=name):
        builder: Builder = point.load()
        return builder
    raise ValueError(f"there is no engine '{name}'; there are: {', '.join(names())}")
