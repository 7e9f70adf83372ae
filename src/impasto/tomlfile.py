"""A TOML file whose mistakes are told by file, line and key. Knows nothing of what the file is for."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from impasto.textfile import TextFileUnusable, read_text

Place = tuple[str | int, ...]
"""The way to a value from the top: names of tables and keys, and places in lists from 0 on."""

# What is longer, or deeper, is no config but an attack on its reader, whose time grows with the square of a key.
_MOST_BYTES: Final = 1_048_576
_LONGEST_LINE: Final = 16_384
_DEEPEST: Final = 32
_MOST_BITS: Final = 63
# Nothing in a config has a use for them; in a header, a name or a terminal they do harm.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HEADER = re.compile(r"""\s*(\[\[?)((?:[^"'\]#]|"[^"]*"|'[^']*')+)\]\]?\s*(?:#.*)?$""")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


class TomlMistake(ValueError):
    """The file cannot be read, or holds what it must not; the text begins with file and line."""


class TomlFile:
    """One file that was read: its `values`, and where each of them stands."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.values = _parsed(path, text)
        self._lines = _lines(text)
        for place, value in _walk(self.values):
            if len(place) > _DEEPEST:
                raise self.mistake(place, f"'{shown(place[:2])}' is nested too deeply")
            if isinstance(value, int) and value.bit_length() > _MOST_BITS:
                raise self.mistake(place, f"'{shown(place)}': it has too many digits")
            if any(isinstance(one, str) and _CONTROL.search(one) for one in (place[-1], value)):
                raise self.mistake(place, f"'{shown(place)}': it has control characters")

    @staticmethod
    def read(path: Path) -> "TomlFile":
        """Raises TomlMistake."""
        try:
            return TomlFile(path, read_text(path, _MOST_BYTES))
        except TextFileUnusable as problem:
            raise TomlMistake(f"{path}: {problem}") from problem

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


def _parsed(path: Path, text: str) -> dict[str, Any]:
    if text.startswith("\ufeff"):
        raise TomlMistake(f"{path}:1: begins with a byte order mark: save it as UTF-8 without one")
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > _LONGEST_LINE:
            raise TomlMistake(f"{path}:{number}: is longer than {_LONGEST_LINE:,} characters")
    try:
        return tomllib.loads(text)
    except RecursionError as problem:
        raise TomlMistake(f"{path}: is nested too deeply") from problem
    except tomllib.TOMLDecodeError as problem:
        raise TomlMistake(f"{path}: {problem}") from problem
    except ValueError as problem:
        raise TomlMistake(f"{path}: has a number of too many digits") from problem


def _walk(values: dict[str, Any]) -> Iterator[tuple[Place, object]]:
    """Everything that is written in a file, each with its place; an inner one after that around it."""
    left: list[tuple[Place, object]] = [((key,), value) for key, value in values.items()]
    while left:
        place, value = left.pop()
        yield place, value
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        left += [((*place, step), one) for step, one in inner]


def _lines(text: str) -> dict[Place, int]:
    """The line, from 1 on, of every table and key that begins one. What stands inside a value has its key's line."""
    found: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    for number, line in enumerate(text.split("\n"), start=1):
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
    return tuple(_name(part) for part in _PART.findall(dotted)[:_DEEPEST])


def _name(part: str) -> str:
    if "\\" not in part:
        return part.strip("\"'")
    try:
        return next(iter(tomllib.loads(f"{part} = 0")))
    except tomllib.TOMLDecodeError:  # a line of a longer text, which only looks like a key
        return part
