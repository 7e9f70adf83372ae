"""Reads the engines, routes and projects of the config file, and tells every mistake by file, line and key."""

import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from impasto.config.entries import Abilities, Config, EngineEntry, RouteEntry
from impasto.settings import Settings, SettingsError
from impasto.tomlfile import TomlFile, TomlMistake, shown

T = TypeVar("T")

_NAME = re.compile(r"[a-z][a-z0-9-]{0,31}", re.ASCII)
# Of a key that is wrong itself, where it stands.
_PATH = re.compile(r" - at (?:`key` in )?`\$(.*)`$")
_STEP = re.compile(r"\.([A-Za-z0-9_]+)|\[(\d+)\]")


def load_config(settings: Settings) -> Config:
    """What the config file of these settings says beside them; empty without a file. Raises SettingsError."""
    if not settings.config:
        return Config()
    try:
        return read_config(TomlFile.read(Path(settings.config)))
    except TomlMistake as mistake:
        raise SettingsError(str(mistake)) from mistake


def read_config(file: TomlFile) -> Config:
    """The tables of a file that was read. Raises TomlMistake for the first mistake in it."""
    tables = _tables(file, "engines", dict, "[engines.NAME]")
    engines = {name: _engine(file, name, entry) for name, entry in tables.items()}
    routes = tuple(
        _converted(file, ("routes", place), entry, RouteEntry)
        for place, entry in enumerate(_tables(file, "routes", list, "[[routes]]"))
    )
    projects = _tables(file, "projects", dict, "[projects.NAME]")
    for name, entry in projects.items():
        if not isinstance(entry, dict):
            raise file.mistake(("projects", name), f"'{shown(('projects', name))}': expected a table")
    return Config(engines=engines, routes=routes, projects=projects, file=file)


def read_capability_file(path: Path) -> dict[str, Abilities]:
    """What `impasto conform` wrote: abilities by the model's public name. Raises TomlMistake."""
    file = TomlFile.read(path)
    for key in file.values:
        if key != "models":
            raise file.mistake((key,), f"'{shown((key,))}': unknown key")
    models = _tables(file, "models", dict, "[models.NAME]")
    return {name: _converted(file, ("models", name), entry, Abilities) for name, entry in models.items()}


def _engine(file: TomlFile, name: str, entry: object) -> EngineEntry:
    place = ("engines", name)
    if not _NAME.fullmatch(name):
        raise file.mistake(place, f"'{name}' is no name for an engine: small letters, digits and '-', at most 32")
    return _converted(file, place, entry, EngineEntry)


def _tables(file: TomlFile, name: str, kind: Any, written: str) -> Any:
    found = file.values.get(name, kind())
    if not isinstance(found, kind):
        raise file.mistake((name,), f"'{name}' is written as tables: {written}")
    return found


def _converted(file: TomlFile, place: tuple[str | int, ...], value: object, kind: type[T]) -> T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as problem:
        text, inner = _read_problem(str(problem))
        at = (*place, *inner)
        # What contradicts itself is told with the key that is wrong: `weights: expected one for each …`.
        key, colon, rest = text.partition(": ")
        for step in inner:
            value = value.get(step) if isinstance(value, dict) else None
        if colon and isinstance(value, dict) and key in value:
            at, text = (*at, key), rest
        raise file.mistake(at, f"'{shown(at)}': {text}" if at else text) from problem


def _read_problem(text: str) -> tuple[str, tuple[str | int, ...]]:
    """msgspec's words without the path at their end, and the path. An unknown key is the last step of it."""
    inner: list[str | int] = []
    if path := _PATH.search(text):
        text = text[: path.start()]
        inner = [name or int(place) for name, place in _STEP.findall(path[1])]
    if unknown := re.fullmatch(r"Object contains unknown field `(.*)`", text):
        return "unknown key", (*inner, unknown[1])
    if missing := re.fullmatch(r"Object missing required field `(.*)`", text):
        return f"'{missing[1]}' is missing", tuple(inner)
    return text, tuple(inner)
