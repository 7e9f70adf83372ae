"""What every command shares: lines on stdout and stderr, JSON, tables, and the options that they have in common."""

import json
import os
from collections.abc import Sequence
from typing import Annotated, Any, TypeAlias

import typer

from impasto.settings import Settings, load_settings

DataDir: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--data-dir",
        metavar="DIR",
        help="Folder of the database and the pictures. [default: $IMPASTO_DATA_DIR or ~/.local/share/impasto]",
    ),
]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Engine: TypeAlias = Annotated[
    str | None, typer.Option("--engine", metavar="NAME", help="The one engine that answers. [default: the renderer]")
]


class CommandError(Exception):
    """What was asked cannot be done; the text is all that the person at the terminal needs."""


def visible(text: str) -> str:
    """A text in which what a terminal would obey, and not show, stands as it is escaped: names may hold anything."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in text)


def say(text: str = "") -> None:
    """A line of the answer: stdout, at once."""
    typer.echo(text)


def remark(text: str) -> None:
    """A line beside the answer: stderr."""
    typer.echo(f"Impasto: {visible(text)}", err=True)


def complain(text: str) -> None:
    """The one line of a command that failed."""
    typer.echo(f"Error: {visible(text)}", err=True)


def say_json(value: Any) -> None:
    """One JSON document."""
    typer.echo(json.dumps(value, indent=2, ensure_ascii=False))


def say_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell; never cut, so that ids can be copied."""
    lines = [[visible(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    for row in lines:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def settings_from(config: str | None = None, **flags: Any) -> Settings:
    """The settings with this command's options on top. Raises SettingsError."""
    return load_settings(flags, os.environ, config)
