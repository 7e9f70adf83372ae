"""The config file read again while the server serves: engines, routes and projects change, runs under way do not."""

from typing import TYPE_CHECKING

from impasto.cli.configured_projects import columns_of_tables
from impasto.cli.output import remark
from impasto.config.entries import Config
from impasto.config.load import load_config
from impasto.errors import ImpastoError
from impasto.settings import SettingsError

if TYPE_CHECKING:
    from impasto.cli.control import Control
    from impasto.world import World


async def reload(world: "World", control: "Control") -> None:
    """Take over what the file says now. A mistake in it is told, and nothing has changed."""
    try:
        config, before = load_config(world.settings), world.lineup.config
        columns_of_tables(config)
        changes = await world.lineup.reload(config)
        await control.reloaded(world, config)
    except (SettingsError, ImpastoError) as problem:
        world.log.error("reload", problem=str(problem))
        remark(not_taken_over(problem))
        return
    later = _other_settings(before, config)
    world.log.info("reload", **changes, **({"at the next start": ", ".join(later)} if later else {}))


def _other_settings(before: Config, after: Config) -> list[str]:
    """The settings that have changed in the file, and that only a start reads."""
    old, new = ({} if config.file is None else config.file.values for config in (before, after))
    tables = Config.__struct_fields__
    return sorted(name for name in {*old, *new} if name not in tables and old.get(name) != new.get(name))


def taken_over(config: Config) -> str:
    """The words of a reload that worked."""
    counts = (len(config.engines), "engines"), (len(config.routes), "routes"), (len(config.projects), "projects")
    return f"config file read again: {', '.join(f'{count} {what}' for count, what in counts)}."


def not_taken_over(problem: Exception) -> str:
    """The words of one that did not."""
    told = problem.message() if isinstance(problem, ImpastoError) else str(problem)
    return f"config file not taken over: {told}"
