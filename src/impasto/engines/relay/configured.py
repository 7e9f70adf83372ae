"""Relays as the settings or the config file describe them."""

from pathlib import Path
from typing import Final

from impasto.engines.relay import Ours
from impasto.engines.relay.addresses import checked_base_url, checked_proxy
from impasto.engines.relay.engine import RelayEngine
from impasto.engines.relay.http import Site
from impasto.engines.relay.provider import Provider
from impasto.engines.upstream import Upstream
from impasto.pixels.workers import Workers
from impasto.settings import Settings, SettingsError

_SILENCE_S: Final = 600


def relay(
    provider: Provider, upstream: Upstream, settings: Settings, workers: Workers, spool: Path, ours: Ours
) -> RelayEngine:
    """The engine that forwards to this provider. Raises SettingsError."""
    entry = upstream.entry
    site = Site(
        checked_base_url(provider.base_url, upstream.names("base_url")),
        provider.headers,
        declined=provider.declined,
        proxy=checked_proxy(entry.proxy, upstream.names("proxy")),
        read_s=_longest_silence_s(upstream, settings),
        connect_s=entry.connect_timeout_s,
    )
    return RelayEngine(provider, upstream, site, settings, workers, spool, ours)


def _longest_silence_s(upstream: Upstream, settings: Settings) -> int:
    """As its entry says. Raises SettingsError where every run is ended before that."""
    asked_s, most_s = upstream.entry.timeout_s, settings.run_timeout_s
    if asked_s is None:
        return _SILENCE_S
    if asked_s > most_s:
        raise SettingsError(
            f"'{upstream.names('timeout_s')}': {asked_s} is more than 'run_timeout_s', which ends every run after "
            f"{most_s} s: raise that, too"
        )
    return asked_s
