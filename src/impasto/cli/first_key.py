"""The first start's project and key, and who `impasto generate` is when it draws in this process."""

import sqlalchemy as sa

from impasto.admit import auth
from impasto.cli.output import CommandError, remark
from impasto.settings import Settings
from impasto.store import projects
from impasto.store.db import Database
from impasto.types import Caller
from impasto.world import World

DEFAULT_PROJECT = "default"
# Its secret is thrown away: it only stands for who asked, in the rows of what is drawn without a server.
_COMMAND_LINE = "impasto generate"


def refuse_weak_key(settings: Settings) -> None:
    """A key that can be guessed must not be reachable from other machines. Raises CommandError."""
    if settings.api_key and auth.weak(settings.api_key):
        raise CommandError(
            "IMPASTO_API_KEY is too weak to be served beyond this machine: use at least 24 characters that nobody "
            "would guess, or listen on 127.0.0.1"
        )


async def first_key(settings: Settings, db: Database, now_ms: int) -> str | None:
    """Make what a first start makes; returns the key that has to be shown, if one was made up."""

    def make(conn: sa.Connection) -> str | None:
        known = projects.list_keys(conn)
        if not settings.api_key and any(key.name != _COMMAND_LINE for key in known):
            return None
        name = "IMPASTO_API_KEY" if settings.api_key else "first key"
        made = projects.create_key(
            conn,
            DEFAULT_PROJECT,
            now_ms=now_ms,
            name=name,
            given_key=settings.api_key or None,
            dialect=settings.dialect,
        )
        if any(key.id == made.id and key.revoked_ms is not None for key in known):
            remark(f"the key in IMPASTO_API_KEY is revoked ({made.id}); requests with it are refused.")
        return None if settings.api_key else made.key

    return await db.write(make)


async def command_line_caller(world: World) -> Caller:
    """The default project as the one who asks, with a key that nobody holds."""

    def find(conn: sa.Connection) -> Caller:
        project = projects.find_project(conn, DEFAULT_PROJECT)
        own = [key.id for key in projects.list_keys(conn, DEFAULT_PROJECT) if key.name == _COMMAND_LINE]
        if project is not None and own:
            return Caller(project=project, key_id=own[0], dialect=project.dialect)
        made = projects.create_key(
            conn, DEFAULT_PROJECT, now_ms=world.clock_ms(), name=_COMMAND_LINE, dialect=world.settings.dialect
        )
        return Caller(project=made.project, key_id=made.id, dialect=made.project.dialect)

    return await world.db.write(find)
