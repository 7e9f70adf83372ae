"""The command line: one file a command group; everything heavy is imported inside the functions.

`--help` of any command loads no database, no array library and no web framework (a test keeps this).
"""

import sys
from types import ModuleType
from typing import Annotated

import typer

from impasto import __version__
from impasto.cli import (
    backup,
    configuration,
    conform,
    doctor,
    generate,
    illustrate,
    keys,
    ledger,
    models,
    projects,
    reference,
    serve,
)
from impasto.cli.output import CommandError, complain
from impasto.errors import ImpastoError
from impasto.settings import SettingsError

app = typer.Typer(
    name="impasto",
    help="The image API you run yourself: OpenAI's Images API in front of any engine, with a renderer built in.",
    epilog="Start with: impasto serve",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("serve")(serve.serve)
app.command("generate")(generate.generate)
app.command("illustrate")(illustrate.illustrate)
app.add_typer(keys.app, name="keys")
app.add_typer(projects.app, name="projects")
app.add_typer(configuration.app, name="config")
app.command("models")(models.models)
app.command("doctor")(doctor.doctor)
app.command("conform")(conform.conform)
app.add_typer(ledger.app, name="ledger")
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("reference", hidden=True)(reference.reference)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"impasto {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """What is asked of every command: nothing but the version."""


@app.command(
    "test",
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "allow_interspersed_args": False},
)
def test(context: typer.Context) -> None:
    """Run the test suite of a checkout. All arguments are handed on to it."""
    from impasto.cli.testing import run_tests

    raise typer.Exit(run_tests(context.args))


def main() -> None:
    """The console entry: what a person can put right becomes one line and exit code 1; a defect stays a traceback."""
    try:
        app(prog_name="impasto")
    except expected() as problem:
        complain(told(problem))
        sys.exit(1)


def expected() -> tuple[type[BaseException], ...]:
    """The problems that have a line of their own. Looked up only once something was raised."""
    kinds: list[type[BaseException]] = [CommandError, SettingsError, ImpastoError, OSError]
    database: ModuleType | None = sys.modules.get("sqlalchemy.exc")
    return (*kinds, database.SQLAlchemyError) if database else tuple(kinds)


def told(problem: BaseException) -> str:
    """Its line."""
    if isinstance(problem, ImpastoError):
        return problem.message()
    if isinstance(problem, OSError) and problem.strerror:
        return f"{problem.filename}: {problem.strerror}" if problem.filename else problem.strerror
    if isinstance(problem, (CommandError, SettingsError, OSError)):
        return str(problem)
    return f"the database: {str(getattr(problem, 'orig', problem)).partition(chr(10))[0]}"
