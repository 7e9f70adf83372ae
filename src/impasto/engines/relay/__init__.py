"""★ The providers that an engine can forward to, by name; a key in the settings turns one on.

To add one: one file beside this one, and one line here. Light: what speaks HTTP is imported when an engine is built.
"""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from msgspec import Struct

from impasto.engines.base import Engine, EngineFailed
from impasto.pixels.workers import Workers
from impasto.settings import Settings

Fetch = Callable[[Path, int, str], Awaitable[Path]]
"""Brings the picture at a link of the public internet into the spool, at most so many bytes. Raises EngineFailed."""


class Ours(Struct, frozen=True, kw_only=True):
    """What a relay has to know of this server: who it is, and how it follows links of the public internet."""

    instance: str
    fetch: Fetch


class Provider(Struct, frozen=True):
    """Whether the settings have its key, and how its engine is built. The latter raises SettingsError."""

    has_key: Callable[[Settings], bool]
    build: Callable[[Settings, Workers, Path, Ours], Engine]


async def unreachable(spool: Path, limit: int, url: str) -> Path:
    """For who builds engines only to ask what they can do."""
    raise EngineFailed("links are not followed here", billed=True)


def _openai(settings: Settings, workers: Workers, spool: Path, ours: Ours) -> Engine:
    from impasto.engines.relay.configured import openai_engine

    return openai_engine(settings, workers, spool, ours)


PROVIDERS: Mapping[str, Provider] = {
    "openai": Provider(lambda settings: bool(settings.openai_api_key or settings.openai_key_file), _openai),
}
