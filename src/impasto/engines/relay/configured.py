"""Relays as the settings or the config file describe them."""

from pathlib import Path

from impasto.engines.relay import Ours
from impasto.engines.relay.engine import RelayEngine
from impasto.engines.relay.http import Site, checked_base_url
from impasto.engines.upstream import Upstream, checked_header
from impasto.pixels.workers import Workers
from impasto.settings import Settings, SettingsError

_BASE_URL = "https://api.openai.com/v1"


def openai_engine(upstream: Upstream, settings: Settings, workers: Workers, spool: Path, ours: Ours) -> RelayEngine:
    """An engine of the provider `openai`. Raises SettingsError."""
    entry = upstream.entry
    if not upstream.key:
        raise SettingsError(
            f"the engine {upstream.name} needs a key: 'openai_api_key', or in its table 'key_env' or 'key_file'"
        )
    headers = {"authorization": f"Bearer {upstream.key}"}
    for name in ("organization", "project"):
        if value := getattr(entry, name):
            headers[f"openai-{name}"] = checked_header(value, upstream.names(name))
    base_url = checked_base_url(entry.base_url or _BASE_URL, upstream.names("base_url"))
    site = Site(base_url, headers, proxy=entry.proxy, read_s=entry.timeout_s, connect_s=entry.connect_timeout_s)
    return RelayEngine(upstream, site, settings, workers, spool, ours)
