"""★ The providers that an engine can forward to, by name.

To add one: one file beside this one, and one line here. Light: what speaks HTTP is imported when an engine is built.
"""

from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from impasto.engines.base import Engine, EngineFailed
from impasto.engines.upstream import Upstream
from impasto.pixels.workers import Workers
from impasto.settings import Settings

Fetch = Callable[[Path, int, str], Awaitable[Path]]
"""Brings the picture at a link of the public internet into the spool, at most so many bytes. Raises EngineFailed."""


class Ours(Struct, frozen=True, kw_only=True):
    """What a relay has to know of this server: who it is, and how it follows links of the public internet."""

    instance: str
    fetch: Fetch


Builder = Callable[[Upstream, Settings, Workers, Path, Ours], Engine]
"""Builds the engine of a provider. Raises SettingsError."""


async def unreachable(spool: Path, limit: int, url: str) -> Path:
    """For who builds engines only to ask what they can do."""
    raise EngineFailed("links are not followed here", billed=True)


def _provider(file: str) -> Builder:
    """A relay to the provider that `provider` of this file makes of an entry."""

    def build(upstream: Upstream, settings: Settings, workers: Workers, spool: Path, ours: Ours) -> Engine:
        from impasto.engines.relay.configured import relay

        provider = import_module(f"{__name__}.{file}").provider(upstream)
        return relay(provider, upstream, settings, workers, spool, ours)

    return build


PROVIDERS: Mapping[str, Builder] = {
    "openai": _provider("openai"),
    "azure": _provider("azure"),
    "gemini": _provider("gemini"),
}
