"""The first start's project and key, and who `impasto generate` is when it draws in this process."""

import sqlalchemy as sa

from impasto.admit import auth
from impasto.cli.output import CommandError, remark
from impasto.flow import World
from impasto.settings import Settings
from impasto.store import projects
from impasto.types import Caller, Dialect

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


async def first_key(world: World) -> str | None:
    """Make what a first start makes; returns the key that has to be shown, if one was made up."""
    given, now_ms = world.settings.api_key, world.clock_ms()

    def make(conn: sa.Connection) -> str | None:
        if given:
            _know(conn, given, now_ms, world.settings.dialect)
            return None
        if any(key.name != _COMMAND_LINE for key in projects.list_keys(conn)):
            return None
        made = projects.create_key(
            conn, DEFAULT_PROJECT, now_ms=now_ms, name="first key", dialect=world.settings.dialect
        )
        return made.key

    return await world.db.write(make)


def _know(conn: sa.Connection, given: str, now_ms: int, dialect: Dialect) -> None:
    """Write down the key that was set, unless it is known; one that was revoked stays so."""
    known = projects.create_key(
        conn, DEFAULT_PROJECT, now_ms=now_ms, name="IMPASTO_API_KEY", given_key=given, dialect=dialect
    )
    if any(key.id == known.id and key.revoked_ms is not None for key in projects.list_keys(conn)):
        remark(f"the key in IMPASTO_API_KEY is revoked ({known.id}); requests with it are refused.")


async def command_line_caller(world: World) -> Caller:
    """The default project as the one who asks, with a key that nobody holds."""

    def find(conn: sa.Connection) -> Caller:
        project = projects.find_project(conn, DEFAULT_PROJECT)
        own = (key.id for key in projects.list_keys(conn, DEFAULT_PROJECT) if key.name == _COMMAND_LINE)
        key_id = next(own, None)
        if project is None or key_id is None:
            made = projects.create_key(
                conn, DEFAULT_PROJECT, now_ms=world.clock_ms(), name=_COMMAND_LINE, dialect=world.settings.dialect
            )
            project, key_id = made.project, made.id
        return Caller(project=project, key_id=key_id, dialect=project.dialect)

    return await world.db.write(find)
