"""The registry: every engine that is built in, by name. Outsiders join by the entry point group `impasto.engines`."""

from collections.abc import Callable, Mapping
from importlib.metadata import entry_points
from pathlib import Path

from impasto.config.entries import Config, EngineEntry
from impasto.engines.base import Engine
from impasto.engines.named import Named
from impasto.engines.relay import PROVIDERS, Ours, unreachable
from impasto.engines.upstream import Upstream, configured, from_settings
from impasto.pixels.workers import Workers
from impasto.settings import Settings, SettingsError

Builder = Callable[[Settings, Workers, Path], Engine]


def _illustrator(settings: Settings, workers: Workers, spool: Path) -> Engine:
    from impasto.engines.illustrator import IllustratorEngine

    return IllustratorEngine(settings, workers, spool)


def _null(settings: Settings, workers: Workers, spool: Path) -> Engine:
    from impasto.engines.null import NullEngine

    return NullEngine(settings, workers, spool)


BUILT_IN: Mapping[str, Builder] = {"illustrator": _illustrator, "null": _null}
DEFAULT = "illustrator"
"""The engine that answers when nothing is configured. `null` only answers by name."""
NOWHERE = Ours(instance="", fetch=unreachable)


def names() -> list[str]:
    """Every kind of engine: what `provider` may say, and `--engine` beside the names of the config file."""
    return [*BUILT_IN, *PROVIDERS, *(point.name for point in entry_points(group="impasto.engines"))]


def chosen(settings: Settings, config: Config) -> dict[str, Upstream]:
    """The engines of this server by name, in the order of routing. Raises SettingsError.

    A configured engine takes the place of the renderer: what it cannot do is refused, never drawn in its stead.
    """
    found = {}
    for name, entry in config.engines.items():
        try:
            found[name] = configured(name, entry)
        except SettingsError as problem:
            raise config.mistake(("engines", name), str(problem)) from problem
    if (keyed := from_settings(settings)) is not None:
        if keyed.name in found:
            raise SettingsError(f"two engines are called '{keyed.name}': that of the config file needs another name")
        found[keyed.name] = keyed
    name = settings.engine
    if not name:
        return found or {DEFAULT: configured(DEFAULT, EngineEntry(provider=DEFAULT))}
    if name in found:
        return {name: found[name]}
    if name not in names():
        raise SettingsError(f"there is no engine '{name}'; there are: {', '.join(sorted({*found, *names()}))}")
    return {name: configured(name, EngineEntry(provider=name))}


def build(upstream: Upstream, settings: Settings, workers: Workers, spool: Path, ours: Ours = NOWHERE) -> Engine:
    """One engine, not started. Raises SettingsError."""
    provider = upstream.entry.provider
    if provider in PROVIDERS:
        return PROVIDERS[provider](upstream, settings, workers, spool, ours)
    return Named(upstream, _builder(provider, upstream)(settings, workers, spool))


def _builder(provider: str, upstream: Upstream) -> Builder:
    if provider in BUILT_IN:
        return BUILT_IN[provider]
    for point in entry_points(group="impasto.engines", name=provider):
        builder: Builder = point.load()
        return builder
    raise SettingsError(f"'{upstream.names('provider')}': there is no '{provider}'; there are: {', '.join(names())}")
