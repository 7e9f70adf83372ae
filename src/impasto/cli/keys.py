"""`impasto keys`: make, list and revoke keys in a data folder, whether or not a server runs on it."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from impasto.cli.measures import A_MINUTE, seconds
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
def create(  # noqa: PLR0913, PLR0917 - one parameter an option
    project: Annotated[str, typer.Option(metavar="NAME", help="Made if it is new.")] = "default",
    spend_limit: Annotated[
        str | None, typer.Option(metavar="USD", help="The project's spend limit for a calendar month, such as 12.50.")
    ] = None,
    name: Annotated[str, typer.Option(help="What the key is for.")] = "",
    requests_per_minute: Annotated[
        str | None, typer.Option(metavar="N", help="Most requests with it that draw, a minute.")
    ] = None,
    images_per_minute: Annotated[
        str | None, typer.Option(metavar="N", help="Most pictures asked for with it, a minute.")
    ] = None,
    expires: Annotated[
        str | None, typer.Option(metavar="DURATION", help="How long it works: 30d, 12h. [default: until revoked]")
    ] = None,
    admin: Annotated[
        bool, typer.Option("--admin", help="For the server's own affairs, /v1/organization; it draws nothing.")
    ] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Make a key and show it, this once."""
    if not project.strip():
        raise CommandError("--project: a project needs a name")
    bounds = {
        "spend_limit_nano": _read("--spend-limit", spend_limit, _nano),
        "requests_per_minute": _read("--requests-per-minute", requests_per_minute, A_MINUTE),
        "images_per_minute": _read("--images-per-minute", images_per_minute, A_MINUTE),
        "expires_s": _read("--expires", expires, _lifetime_s),
    }
    settings = settings_from(data_dir=data_dir)
    made = asyncio.run(_create(settings, project, name, bounds, admin=admin))
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
                _state(row),
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


def _read(flag: str, text: str | None, read: Callable[[str], int]) -> int | None:
    if text is None:
        return None
    try:
        return read(text)
    except ValueError as problem:
        raise CommandError(f"{flag}: {problem}") from problem


def _lifetime_s(text: str) -> int:
    if seconds(text) == 0:
        raise ValueError(f"expected more than no time, but got {text!r}")
    return seconds(text)


def _nano(amount: str) -> int:
    from impasto.ledger import money

    return money.parse(amount)


async def _create(
    settings: "Settings", project: str, name: str, bounds: dict[str, int | None], *, admin: bool
) -> dict[str, Any]:
    from impasto.app import now_ms, open_store
    from impasto.store.projects import MadeKey, create_key, limit_key
    from impasto.types import Limits

    limits = Limits(requests_per_minute=bounds["requests_per_minute"], images_per_minute=bounds["images_per_minute"])
    created_ms, expires_s = now_ms(), bounds["expires_s"]

    def make(conn: "Connection") -> MadeKey:
        made = create_key(
            conn,
            project,
            now_ms=created_ms,
            name=name,
            spend_limit_nano=bounds["spend_limit_nano"],
            dialect=settings.dialect,
            expires_ms=None if expires_s is None else created_ms + expires_s * 1000,
            admin=admin,
        )
        limit_key(conn, made.id, limits)
        return made

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
            "admin": key.admin,
            "created": _when(key.created_ms),
            "expires": _when(key.expires_ms),
            "revoked": _when(key.revoked_ms),
            "requests_per_minute": key.requests_per_minute,
            "images_per_minute": key.images_per_minute,
            "spend_limit_usd": None if key.spend_limit_nano is None else money.text(key.spend_limit_nano),
        }
        for key in keys
    ]


def _state(row: dict[str, Any]) -> str:
    if row["revoked"]:
        return "revoked"
    if row["admin"]:
        return f"admin, until {row['expires']}" if row["expires"] else "admin"
    return f"until {row['expires']}" if row["expires"] else ""


async def _revoke(settings: "Settings", which: str) -> bool:
    from impasto.app import now_ms, open_store
    from impasto.store.projects import revoke_key

    async with open_store(settings.data_dir) as (_, db):
        return await db.write(lambda conn: revoke_key(conn, which, now_ms=now_ms()))


def _when(ms: int | None) -> str | None:
    from datetime import UTC, datetime

    return None if ms is None else datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="seconds")
