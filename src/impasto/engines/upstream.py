"""An engine entry of the config file, ready for use: its key read, its capability file read, its names resolved.

What cannot be used is told by its place in the config, never by its value.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from impasto.config.entries import Abilities, EngineEntry
from impasto.config.load import read_capability_file
from impasto.settings import Settings, SettingsError
from impasto.textfile import TextFileUnusable, read_text
from impasto.tomlfile import TomlMistake
from impasto.types import Capabilities

# What is not written like one is more likely the key itself, and is repeated nowhere.
_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
# Words with few digits at their ends. Keys of letters and digits alone could be variables by their characters.
_PLAIN_VARIABLE: Final = re.compile(r"[A-Z]{1,16}[0-9]{0,3}(?:_[A-Z]{0,16}[0-9]{0,3})*")
_MOST_KEY_BYTES: Final = 16_384


@dataclass(frozen=True)
class Upstream:
    """One engine as it was configured. `at` begins the name of each of its values in a message."""

    name: str
    entry: EngineEntry
    at: str
    key: str = field(default="", repr=False)
    found: Mapping[str, Abilities] = field(default_factory=dict)

    def names(self, key: str) -> str:
        """What a message calls one of the entry's keys: `engines.azure.base_url`, `openai_base_url`."""
        return f"{self.at}{key}"

    def called(self, model: str) -> str | None:
        """What it calls this public model; None where the entry leaves it out."""
        names = self.entry.names
        return model if names is None else names.get(model)

    def is_named(self, model: str) -> bool:
        """Whether the entry says in so many words that it answers for this model."""
        return self.entry.names is not None and model in self.entry.names

    def corrected(self, model: str, capabilities: Capabilities) -> Capabilities:
        """What its provider is known to do, as the entry and its capability file know better."""
        known = self.entry.capabilities.over(self.found.get(model, Abilities())).applied(capabilities)
        return msgspec.structs.replace(
            known,
            called=self.called(model) or model,
            in_flight=known.in_flight if self.entry.in_flight is None else self.entry.in_flight,
            cost_rule=self.entry.cost or known.cost_rule,
        )


def configured(name: str, entry: EngineEntry, environ: Mapping[str, str] = os.environ) -> Upstream:
    """The engine of an entry. Raises SettingsError: a key that is not there, a file that cannot be read."""
    at = f"engines.{name}."
    return Upstream(name, entry, at, _key(entry, at, environ), _found(entry, at))


def from_settings(settings: Settings) -> Upstream | None:
    """The engine `openai` of the settings `openai_…`; None without a key. Raises SettingsError."""
    if not (settings.openai_api_key or settings.openai_key_file):
        return None
    if settings.openai_api_key and settings.openai_key_file:
        raise SettingsError("'openai_api_key' and 'openai_key_file': give one of them")
    entry = EngineEntry(
        provider="openai",
        base_url=settings.openai_base_url,
        organization=settings.openai_organization,
        project=settings.openai_project,
        proxy=settings.openai_proxy,
        in_flight=settings.openai_in_flight,
    )
    if settings.openai_key_file:
        key = _read_key(settings.openai_key_file, "openai_key_file")
    else:
        key = checked_header(settings.openai_api_key, "openai_api_key")
    return Upstream("openai", entry, "openai_", key)


def _key(entry: EngineEntry, at: str, environ: Mapping[str, str]) -> str:
    if entry.key_file:
        return _read_key(entry.key_file, f"{at}key_file")
    return key_of(entry.key_env, f"{at}key_env", environ) if entry.key_env else ""


def key_of(variable: str, setting: str, environ: Mapping[str, str] = os.environ) -> str:
    """The key that stands in an environment variable. Raises SettingsError, whose text repeats nothing like a key."""
    if not _VARIABLE.fullmatch(variable):
        raise SettingsError(f"'{setting}': it must be the name of an environment variable, not a key")
    if not (key := environ.get(variable, "")):
        shown = variable if _PLAIN_VARIABLE.fullmatch(variable) else "that it names"
        raise SettingsError(f"'{setting}': the environment variable {shown} is not set")
    return checked_header(key, setting)


def _read_key(path: str, setting: str) -> str:
    try:
        key = read_text(Path(path), _MOST_KEY_BYTES).strip()
    except TextFileUnusable as problem:
        raise SettingsError(f"'{setting}': the file {problem}") from problem
    if not key:
        raise SettingsError(f"'{setting}': the file is empty")
    return checked_header(key, setting)


def _found(entry: EngineEntry, at: str) -> Mapping[str, Abilities]:
    if not entry.capability_file:
        return {}
    try:
        return read_capability_file(Path(entry.capability_file))
    except TomlMistake as mistake:
        raise SettingsError(f"'{at}capability_file': {mistake}") from mistake


def checked_header(text: str, setting: str) -> str:
    """A value that a header can carry. Raises SettingsError, whose text does not repeat it."""
    if not (text.isascii() and text.isprintable()) or " " in text:
        raise SettingsError(f"'{setting}': it has characters that no header can carry")
    return text
