"""`impasto keys`: make, list and revoke keys in a data folder, whether or not a server runs on it."""

import asyncio
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from impasto.cli.output import AsJson, CommandError, DataDir, remark, say, say_json, say_table, settings_from

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from impasto.settings import Settings

app = typer.Typer(help="Make, list and revoke API keys.", no_args_is_help=True)

OneProject: TypeAlias = Annotated[str | None, typer.Option("--project", metavar="NAME", help="Of this project alone.")]


@app.callback()
def root() -> None:
    """Make, list and revoke API keys."""


@app.command()
def create(
    project: Annotated[str, typer.Option(metavar="NAME", help="Made if it is new.")] = "default",
    spend_limit: Annotated[
        str | None, typer.Option(metavar="USD", help="The project's spend limit for a calendar month, such as 12.50.")
    ] = None,
    name: Annotated[str, typer.Option(help="What the key is for.")] = "",
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Make a key and show it, this once."""
    limit_nano = _nano(spend_limit)
    if not project.strip():
        raise CommandError("--project: a project needs a name")
    settings = settings_from(data_dir=data_dir)
    made = asyncio.run(_create(settings, project, limit_nano, name))
    if as_json:
        say_json(made)
        return
    say(made["key"])
    remark(f"key {made['id']} of project '{made['project']}'. It is not shown again.")


@app.command("list")
def list_keys(project: OneProject = None, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """List the keys, without their secrets."""
    settings = settings_from(data_dir=data_dir)
    rows = asyncio.run(_list(settings, project))
    if as_json:
        say_json({"object": "list", "data": rows})
        return
    say_table(
        ("id", "project", "key", "name", "created", "state", "spend limit"),
        [
            (
                row["id"],
                row["project"],
                row["prefix"] + "…",
                row["name"],
                row["created"],
                "revoked" if row["revoked"] else "",
                f"${row['spend_limit_usd']}" if row["spend_limit_usd"] is not None else "",
            )
            for row in rows
        ],
    )


@app.command()
def revoke(
    key_id: Annotated[str, typer.Argument(metavar="ID", help="As 'impasto keys list' shows it: key_…")],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Revoke a key; a running server refuses it from the next request on."""
    settings = settings_from(data_dir=data_dir)
    if not asyncio.run(_revoke(settings, key_id)):
        raise CommandError(f"there is no key '{key_id}' that could be revoked")
    if as_json:
        say_json({"id": key_id, "revoked": True})
    else:
        say(f"{key_id} is revoked.")


def _nano(amount: str | None) -> int | None:
    if amount is None:
        return None
    from impasto.ledger import money

    try:
        return money.parse(amount)
    except ValueError as problem:
        raise CommandError(f"--spend-limit: {problem}") from problem


async def _create(settings: "Settings", project: str, limit_nano: int | None, name: str) -> dict[str, Any]:
    from impasto.app import now_ms, open_store
    from impasto.store.projects import MadeKey, create_key

    def make(conn: "Connection") -> MadeKey:
        return create_key(
            conn, project, now_ms=now_ms(), name=name, spend_limit_nano=limit_nano, dialect=settings.dialect
        )

    async with open_store(settings.data_dir) as (_, db):
        made = await db.write(make)
        return {"id": made.id, "key": made.key, "project": made.project.name}


async def _list(settings: "Settings", project: str | None) -> list[dict[str, Any]]:
    from impasto.app import open_store
    from impasto.ledger import money
    from impasto.store.projects import list_keys

    async with open_store(settings.data_dir) as (_, db):
        keys = await db.read(lambda conn: list_keys(conn, project))
    return [
        {
            "id": key.id,
            "project": key.project,
            "prefix": key.prefix,
            "name": key.name,
            "created": _when(key.created_ms),
            "expires": _when(key.expires_ms),
            "revoked": _when(key.revoked_ms),
            "spend_limit_usd": None if key.spend_limit_nano is None else money.text(key.spend_limit_nano),
        }
        for key in keys
    ]


async def _revoke(settings: "Settings", which: str) -> bool:
    from impasto.app import now_ms, open_store
    from impasto.store.projects import revoke_key

    async with open_store(settings.data_dir) as (_, db):
        return await db.write(lambda conn: revoke_key(conn, which, now_ms=now_ms()))


def _when(ms: int | None) -> str | None:
    from datetime import UTC, datetime

    return None if ms is None else datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="seconds")
