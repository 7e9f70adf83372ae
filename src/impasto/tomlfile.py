"""A TOML file whose mistakes are told by file, line and key. Knows nothing of what the file is for."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Place = tuple[str | int, ...]
"""The way to a value from the top: names of tables and keys, and places in lists from 0 on."""

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


class TomlMistake(ValueError):
    """The file cannot be read, or holds what it must not; the text begins with file and line."""


class TomlFile:
    """One file that was read: its `values`, and where each of them stands."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        try:
            self.values: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as problem:
            raise TomlMistake(f"{path}: {problem}") from problem
        self._lines = _lines(text)

    @staticmethod
    def read(path: Path) -> "TomlFile":
        """Raises TomlMistake."""
        try:
            return TomlFile(path, path.read_text("utf-8"))
        except OSError as problem:
            raise TomlMistake(f"{path}: cannot be read: {problem.strerror}") from problem
        except UnicodeDecodeError as problem:
            raise TomlMistake(f"{path}: is not UTF-8 text") from problem

    def mistake(self, at: Sequence[str | int], problem: str) -> TomlMistake:
        """What is wrong with the value at this place."""
        return TomlMistake(f"{self.source(at)}: {problem}")

    def source(self, at: Sequence[str | int]) -> str:
        """File and line of the value at this place, or of the nearest one around it that has a line."""
        place = tuple(at)
        while place and place not in self._lines:
            place = place[:-1]
        return f"{self.path}:{self._lines[place]}" if place else str(self.path)


def shown(at: Sequence[str | int]) -> str:
    """A place as people write it: `engines.azure.key_env`, `routes[0].engines`."""
    text = ""
    for step in at:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def _lines(text: str) -> dict[Place, int]:
    """The line, from 1 on, of every table and key that begins one. What stands inside a value has its key's line."""
    found: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _table(_parts(header[2]), header[1] == "[[", counts)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            for length in range(1, len(parts := _parts(key[1])) + 1):
                found.setdefault((*table, *parts[:length]), number)
    return found


def _table(parts: tuple[str, ...], is_list: bool, counts: dict[Place, int]) -> Place:
    """The place of a header: a table of a list is the last of those that there are so far."""
    place: Place = ()
    for part in parts[:-1]:
        place = (*place, part)
        if place in counts:
            place = (*place, counts[place] - 1)
    place = (*place, parts[-1])
    if is_list:
        counts[place] = counts.get(place, 0) + 1
    return (*place, counts[place] - 1) if place in counts else place


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
