"""The config file read again while the server serves: engines, routes and projects change, runs under way do not."""

import asyncio
from typing import TYPE_CHECKING

from impasto.cli.configured_projects import columns_of_tables
from impasto.cli.output import remark
from impasto.config.entries import Config
from impasto.config.load import load_config
from impasto.errors import ImpastoError
from impasto.settings import Settings, SettingsError

if TYPE_CHECKING:
    from impasto.cli.control import Control
    from impasto.world import World


async def reload(world: "World", control: "Control") -> None:
    """Take over what the file says now. A mistake in it is told, and nothing has changed."""
    async with world.lineup.reloading:
        before = world.lineup.config
        try:
            config = await asyncio.to_thread(_read, world.settings)
            changes = await world.lineup.reload(config, lambda: control.take_over(world, config))
        except Exception as problem:
            # Nobody waits for this task: what is not told here is told nowhere.
            world.log.error("reload", problem=_words(problem), exc_info=None if _is_expected(problem) else problem)
            remark(not_taken_over(problem))
            return
        control.reloaded(config)
    later = _other_settings(before, config)
    world.log.info("reload", **changes, **({"at the next start": ", ".join(later)} if later else {}))


def _read(settings: Settings) -> Config:
    config = load_config(settings)
    columns_of_tables(config)
    return config


def _other_settings(before: Config, after: Config) -> list[str]:
    """The settings that have changed in the file, and that only a start reads."""
    old, new = ({} if config.file is None else config.file.values for config in (before, after))
    tables = Config.__struct_fields__
    return sorted(name for name in {*old, *new} if name not in tables and old.get(name) != new.get(name))


def taken_over(config: Config) -> str:
    """The words of a reload that worked."""
    counts = {"engines": config.engines, "routes": config.routes, "projects": config.projects}
    return f"config file read again; {', '.join(f'{what}: {len(found)}' for what, found in counts.items())}."


def not_taken_over(problem: Exception) -> str:
    """The words of one that did not."""
    return f"config file not taken over: {_words(problem)}"


def _words(problem: Exception) -> str:
    if isinstance(problem, ImpastoError):
        return problem.message()
    if _is_expected(problem):
        return str(problem)
    # A database's own words go on with the whole statement.
    return str(problem).partition("\n")[0] or type(problem).__name__


def _is_expected(problem: Exception) -> bool:
    return isinstance(problem, SettingsError | ImpastoError)
