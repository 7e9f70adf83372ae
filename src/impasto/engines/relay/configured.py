"""Relays as the settings describe them. What cannot be used is told by the setting's name, never by its value."""

from pathlib import Path

from impasto.engines.relay import Ours
from impasto.engines.relay.engine import RelayEngine
from impasto.engines.relay.http import Site, checked_base_url, checked_header
from impasto.pixels.workers import Workers
from impasto.settings import Settings, SettingsError


def openai_engine(settings: Settings, workers: Workers, spool: Path, ours: Ours) -> RelayEngine:
    """The engine `openai`. Raises SettingsError."""
    key = _key(settings)
    named = {"openai-organization": "openai_organization", "openai-project": "openai_project"}
    headers = {
        "authorization": f"Bearer {key}",
        **{
            header: checked_header(value, setting)
            for header, setting in named.items()
            if (value := getattr(settings, setting))
        },
    }
    proxy = settings.openai_proxy
    if proxy and not proxy.startswith("http://"):
        raise SettingsError("'openai_proxy': it must begin with http://")
    site = Site(checked_base_url(settings.openai_base_url, "openai_base_url"), headers, proxy=proxy)
    return RelayEngine("openai", site, settings, workers, spool, ours, key=key)


def _key(settings: Settings) -> str:
    if settings.openai_api_key and settings.openai_key_file:
        raise SettingsError("'openai_api_key' and 'openai_key_file': give one of them")
    if settings.openai_key_file:
        try:
            key = Path(settings.openai_key_file).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as problem:
            raise SettingsError("'openai_key_file': the file cannot be read") from problem
        if not key:
            raise SettingsError("'openai_key_file': the file is empty")
        return checked_header(key, "openai_key_file")
    if not settings.openai_api_key:
        raise SettingsError("the engine openai needs 'openai_api_key' or 'openai_key_file'")
    return checked_header(settings.openai_api_key, "openai_api_key")
