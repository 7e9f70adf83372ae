"""Writes what was seen as a capability file: one table a model, and above each value how it was seen.

Tables of other models stay as they are. Must not write what was not seen.
"""

import json
import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from impasto.config.load import read_capability_file
from impasto.conform.examination import Row
from impasto.conform.report import Asked
from impasto.tomlfile import TomlMistake

_HEADER: Final = re.compile(r"^\[models\..+\]$", re.MULTILINE)
_PREAMBLE: Final = (
    "# Written by `impasto conform`; an engine's `capability_file` points here. Only what was seen is here:\n"
    "# in all else the engine is believed to do what its provider is known to do.\n"
)


class FileUnusable(Exception):
    """The file cannot be written, or holds what must not be lost."""


def check_place(path: Path) -> None:
    """Raise FileUnusable where `write` would: before anything is bought."""
    folder = path.absolute().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK) or path.is_dir():
        raise FileUnusable(f"{path}: cannot be written")
    _blocks(path)


def write(path: Path, asked: Asked, rows: Sequence[Row]) -> None:
    """Put the model's table into the file, in the place of the one that it may have. Raises FileUnusable, OSError."""
    preamble, blocks = _blocks(path)
    blocks[asked.known_as] = "\n".join(_table(asked, rows))
    pieces = [piece for part in (preamble, *blocks.values()) if (piece := part.strip())]
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text("\n\n".join(pieces) + "\n", encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _blocks(path: Path) -> tuple[str, dict[str, str]]:
    """What stands above the first table, and each table's text by its model."""
    if not path.exists():
        return _PREAMBLE, {}
    try:
        models = read_capability_file(path)
    except TomlMistake as mistake:
        raise FileUnusable(f"{mistake}; choose another --out") from mistake
    text = path.read_text("utf-8")
    starts = [found.start() for found in _HEADER.finditer(text)]
    pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    blocks = {_name(piece): piece for piece in pieces}
    if set(blocks) != set(models):
        raise FileUnusable(f"{path}: its tables are not written as [models.NAME]; choose another --out")
    return text[: starts[0]] if starts else text, blocks


def _name(piece: str) -> str:
    (name,) = tomllib.loads(piece.partition("\n")[0])["models"]
    return str(name)


def _table(asked: Asked, rows: Sequence[Row]) -> Iterator[str]:
    yield f"[models.{_quoted(asked.known_as)}]"
    yield f"# Seen on {asked.on} at {asked.base_url}, where it is called {_quoted(asked.called)}."
    omitted: list[str] = []
    for row in rows:
        abilities = row.verdict.abilities
        omitted += abilities.omit or ()
        said = {name: value for name in abilities.__struct_fields__ if (value := getattr(abilities, name)) is not None}
        said.pop("omit", None)
        if said:
            yield ""
            yield f"# {row.check.name}: {row.verdict.found}."
            yield f"# Seen by: {row.check.asks}."
            yield from (f"{name} = {_written(value)}" for name, value in said.items())
    if omitted:
        yield "\n# Refused whatever they say, while a request without them is drawn."
        yield f"omit = {_written(tuple(omitted))}"


def _written(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return f"[{', '.join(map(_quoted, value))}]"
        case str():
            return _quoted(value)
        case _:
            return str(value)


def _quoted(text: str) -> str:
    """A basic string of TOML: of printable text JSON's is the same."""
    return json.dumps(text, ensure_ascii=False)
