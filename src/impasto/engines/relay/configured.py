"""Relays as the settings or the config file describe them."""

from pathlib import Path

from impasto.engines.relay import Ours
from impasto.engines.relay.engine import RelayEngine
from impasto.engines.relay.http import Site, checked_base_url
from impasto.engines.relay.provider import Provider
from impasto.engines.upstream import Upstream
from impasto.pixels.workers import Workers
from impasto.settings import Settings


def relay(
    provider: Provider, upstream: Upstream, settings: Settings, workers: Workers, spool: Path, ours: Ours
) -> RelayEngine:
    """The engine that forwards to this provider. Raises SettingsError."""
    entry = upstream.entry
    site = Site(
        checked_base_url(provider.base_url, upstream.names("base_url")),
        provider.headers,
        declined=provider.declined,
        proxy=entry.proxy,
        read_s=entry.timeout_s,
        connect_s=entry.connect_timeout_s,
    )
    return RelayEngine(provider, upstream, site, settings, workers, spool, ours)
