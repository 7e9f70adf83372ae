"""`impasto projects`: make, show and change projects in a data folder, whether or not a server runs on it.

A running server obeys from the next request on.
"""

import asyncio
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from impasto.cli.output import AsJson, CommandError, DataDir, say, say_json, say_table, settings_from
from impasto.cli.project_options import columns_of, facts_of, lines_of, problem_of_name, takes_options

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from impasto.settings import Settings
    from impasto.store.db import Database
    from impasto.types import Project

app = typer.Typer(help="Make, show and change projects.", no_args_is_help=True)

Name: TypeAlias = Annotated[str, typer.Argument(metavar="NAME", help="The project's name.")]


@app.callback()
def root() -> None:
    """Make, show and change projects: what they may spend, how often they may ask, how long pictures are kept."""


@app.command()
@takes_options
def create(name: Name, *, data_dir: DataDir = None, as_json: AsJson = False, **given: str | None) -> None:
    """Make a project. It needs a key before it can ask: impasto keys create --project NAME."""
    if problem := problem_of_name(name):
        raise CommandError(f"NAME: {problem}")
    settings, columns = settings_from(data_dir=data_dir), columns_of(given)
    _show(asyncio.run(_create(settings, name, columns)), as_json=as_json)


@app.command("list")
def list_projects(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """List the projects, with what they have spent this month."""
    known = asyncio.run(_list(settings_from(data_dir=data_dir)))
    if as_json:
        say_json({"object": "list", "data": [facts for facts, _ in known]})
        return
    heads = ("id", "name", "spent", "held", "spend limit", "prepaid")
    rows = [
        (
            facts["id"],
            facts["name"],
            f"${facts['spent_usd']}",
            f"${facts['held_usd']}",
            f"${facts['spend_limit_usd']}" if facts["spend_limit_usd"] is not None else "",
            "on" if facts["prepaid"] else "",
        )
        for facts, _ in known
    ]
    say_table(heads, rows)


@app.command()
def show(name: Name, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Show a project: what is set, what it has spent this month, what it keeps."""
    _show(asyncio.run(_find(settings_from(data_dir=data_dir), name)), as_json=as_json)


@app.command("set")
@takes_options
def change(name: Name, *, data_dir: DataDir = None, as_json: AsJson = False, **given: str | None) -> None:
    """Change a project; what no option names stays as it is."""
    columns = columns_of(given)
    if not columns:
        raise CommandError("say what to set: 'impasto projects set --help' lists the options")
    _show(asyncio.run(_change(settings_from(data_dir=data_dir), name, columns)), as_json=as_json)


@app.command()
def grant(
    name: Name,
    amount: Annotated[str, typer.Argument(metavar="USD", help="How much, such as 25 or 0.50.")],
    note: Annotated[str, typer.Option(help="What for, for the books.")] = "",
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Give a project credit, which a prepaid one needs to draw."""
    _show(asyncio.run(_grant(settings_from(data_dir=data_dir), name, amount, note)), as_json=as_json)


Known: TypeAlias = tuple[dict[str, Any], list[tuple[str, str]]]


def _show(known: Known, *, as_json: bool) -> None:
    facts, lines = known
    if as_json:
        say_json(facts)
        return
    width = max(len(label) for label, _ in lines)
    for label, value in lines:
        say(f"{label.ljust(width)}  {value}")


async def _create(settings: "Settings", name: str, columns: dict[str, object]) -> Known:
    from impasto.app import now_ms, open_store
    from impasto.store import projects

    def make(conn: "Connection") -> "Project | None":
        if projects.find_project(conn, name) is not None:
            raise CommandError(f"there is a project '{name}' already; change it with 'impasto projects set'")
        made = projects.create_project(conn, name, now_ms=now_ms(), dialect=settings.dialect)
        return projects.change_project(conn, name, columns) if columns else made

    async with open_store(settings.data_dir) as (_, db):
        return await _known(db, _there(await db.write(make), name))


async def _list(settings: "Settings") -> list[Known]:
    from impasto.app import open_store
    from impasto.store.projects import list_projects

    async with open_store(settings.data_dir) as (_, db):
        return [await _known(db, project) for project in await db.read(list_projects)]


async def _find(settings: "Settings", name: str) -> Known:
    from impasto.app import open_store
    from impasto.store.projects import find_project

    async with open_store(settings.data_dir) as (_, db):
        return await _known(db, _there(await db.read(lambda conn: find_project(conn, name)), name))


async def _change(settings: "Settings", name: str, columns: dict[str, object]) -> Known:
    from impasto.app import open_store
    from impasto.store.projects import change_project

    async with open_store(settings.data_dir) as (_, db):
        return await _known(db, _there(await db.write(lambda conn: change_project(conn, name, columns)), name))


async def _grant(settings: "Settings", name: str, amount: str, note: str) -> Known:
    from impasto.app import now_ms, open_store
    from impasto.ledger import money
    from impasto.ledger.ledger import Ledger
    from impasto.store.projects import find_project

    try:
        amount_nano = money.parse(amount)
    except ValueError as problem:
        raise CommandError(f"USD: {problem}") from problem
    if amount_nano == 0:
        raise CommandError(f"USD: expected more than nothing, but got {amount!r}")
    async with open_store(settings.data_dir) as (_, db):
        project = _there(await db.read(lambda conn: find_project(conn, name)), name)
        ledger = Ledger(db, now_ms)
        granted_nano = -await ledger.balance("grants")
        if granted_nano + amount_nano > money.MOST_NANO:
            raise CommandError(f"USD: with {amount} more than the ledger can hold would have been granted")
        await ledger.grant(project.id, amount_nano, note)
        return await _known(db, project)


def _there(project: "Project | None", name: str) -> "Project":
    if project is None:
        raise CommandError(f"there is no project '{name}'; 'impasto projects list' shows them")
    return project


async def _known(db: "Database", project: "Project") -> Known:
    """What is set of the project and what became of it: as JSON, and as lines."""
    from impasto.app import now_ms
    from impasto.ledger import money
    from impasto.ledger.ledger import Ledger
    from impasto.store.room import kept_bytes

    ledger = Ledger(db, now_ms)
    month = await ledger.this_month(project.id)
    balance_nano = await ledger.balance(f"project:{project.id}")
    kept = await db.read(lambda conn: kept_bytes(conn, project.id))
    facts = {
        "id": project.id,
        "name": project.name,
        **facts_of(project),
        "month": month.month,
        "spent_usd": money.text(month.charged_nano),
        "held_usd": money.text(month.held_nano),
        "balance_usd": money.text(balance_nano),
        "kept_bytes": kept,
    }
    lines = [
        ("project", f"{project.name} ({project.id})"),
        *lines_of(project),
        (f"spent in {month.month}", f"{money.dollars(month.charged_nano)}, and {money.dollars(month.held_nano)} held"),
        ("balance", money.dollars(balance_nano)),
        ("kept", f"{kept:,} bytes"),
    ]
    return facts, lines
