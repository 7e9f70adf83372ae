"""The reference pages, made of the tables that the code itself reads: settings, errors, and the command line."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

import typer

from impasto.cli.output import CommandError, say
from impasto.errors import ERRORS, ErrorKind
from impasto.settings import Settings

_NOTE = "<!-- Made by `./impasto reference --write`; edit the code that it is made of. -->\n\n"
_PAGES = Path("docs", "reference")


def reference(
    write: Annotated[bool, typer.Option("--write", help="Write the pages instead of comparing them.")] = False,
    folder: Annotated[Path, typer.Option(metavar="DIR", help="Where the pages are.")] = _PAGES,
) -> None:
    """Compare the reference pages with the code that they are made of, or write them."""
    stale = []
    for name, text in pages().items():
        path = folder / name
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            say(str(path))
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(str(path))
    if stale:
        raise CommandError(f"out of date: {', '.join(stale)}; run './impasto reference --write'")


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {
        "settings.md": settings_page(),
        "errors.md": errors_page(),
        "metrics.md": metrics_page(),
        "cli.md": cli_page(),
    }


def settings_page() -> str:
    """The table of settings."""
    rows = [
        (f"`{row['name']}`", f"`IMPASTO_{row['name'].upper()}`", row["takes"], row["default"], row["meaning"])
        for row in settings_rows()
    ]
    return (
        "# Settings\n\n"
        + _NOTE
        + "Read from a TOML file (`--config FILE` or `IMPASTO_CONFIG`), then from the environment, then from the\n"
        "command line; the later wins. Variables that start with `OPENAI_` are never read.\n\n"
        + _table(("Setting", "Variable", "Takes", "Default", "Meaning"), rows)
    )


def settings_rows() -> list[dict[str, str]]:
    """Name, type, default and meaning of each setting, as text."""
    import msgspec

    hints = get_type_hints(Settings, include_extras=True)
    rows = []
    for field in msgspec.structs.fields(Settings):
        kind, meta = get_args(hints[field.name])
        made = field.default_factory is not msgspec.NODEFAULT
        default = "`~/.local/share/impasto`" if made else f"`{field.default}`" if field.default != "" else "empty"
        rows.append(
            {"name": field.name, "takes": _takes(kind, meta), "default": default, "meaning": meta.description or ""}
        )
    return rows


def _takes(kind: Any, meta: Any) -> str:
    if choices := get_args(kind):
        return ", ".join(f"`{choice}`" if choice else "empty" for choice in choices)
    if meta.ge is not None and meta.le is not None:
        return f"{meta.ge} to {meta.le}"
    return "text" if kind is str else str(kind.__name__)


def errors_page() -> str:
    """The table of errors."""
    rows = [(str(kind.status), f"`{kind.type}`", _code(kind), f"`{name}`", _told(kind)) for name, kind in _sorted()]
    return (
        "# Errors\n\n"
        + _NOTE
        + 'Every error has OpenAI\'s shape: `{"error": {"message", "type", "param", "code"}}`. Words in braces are\n'
        "filled in. A text marked † is Impasto's own; the others are OpenAI's. Where the dialects differ, the text is\n"
        "the lenient one. Never retry what says so: the answer carries `x-should-retry: false`.\n\n"
        + _table(("Status", "Type", "Code", "Name", "Message"), rows)
    )


def _sorted() -> list[tuple[str, ErrorKind]]:
    return sorted(ERRORS.items(), key=lambda item: item[1].status)


def _code(kind: ErrorKind) -> str:
    return f"`{kind.code}`" if kind.code else "null"


def _told(kind: ErrorKind) -> str:
    never = " *Never retry.*" if kind.retry is False else ""
    return f"{kind.lenient_text or kind.text}{' †' if kind.own else ''}{never}"


def metrics_page() -> str:
    """The table of metrics."""
    from impasto.telemetry.series import METRICS, VALUES

    rows = [
        (f"`{name}`", row.kind, ", ".join(f"`{label}`" for label in row.labels), row.text)
        for name, row in METRICS.items()
    ]
    labels = [(f"`{label}`", values) for label, values in VALUES.items()]
    return (
        "# Metrics\n\n"
        + _NOTE
        + "What `GET /metrics` answers, summed over all server processes of the data folder. Names are not reused for\n"
        "something else. How to read them: [operations.md](../operations.md).\n\n"
        + _table(("Name", "Kind", "Labels", "Meaning"), rows)
        + "\n"
        + _table(("Label", "Values"), labels)
    )


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def cli_page() -> str:
    """Every command with its arguments and options, as its help tells them."""
    from typer.cli import get_docs_for_click
    from typer.main import get_command

    from impasto.cli.main import app

    command: Any = get_command(app)
    for name in [name for name, sub in command.commands.items() if sub.hidden]:
        del command.commands[name]
    with command.make_context("impasto", [], resilient_parsing=True) as context:
        text = get_docs_for_click(obj=command, ctx=context, name="impasto", title="The command line")
    head, _, rest = text.partition("\n\n")
    return f"{head}\n\n{_NOTE}{rest.rstrip()}\n"
