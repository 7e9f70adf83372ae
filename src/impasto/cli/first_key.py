"""The first start's project and key, and who `impasto generate` is when it draws in this process."""

import sqlalchemy as sa

from impasto.admit import auth
from impasto.cli.output import CommandError, remark
from impasto.flow import World
from impasto.settings import Settings
from impasto.store import projects
from impasto.types import Caller, Project

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
        project = projects.ensure_project(conn, DEFAULT_PROJECT, now_ms, dialect=world.settings.dialect)
        if given:
            _know(conn, project, given, now_ms)
            return None
        if any(key.name != _COMMAND_LINE for key in projects.list_keys(conn)):
            return None
        made = projects.new_key()
        projects.create_key(conn, project.id, made, now_ms, name="first key")
        return made

    return await world.db.write(make)


def _know(conn: sa.Connection, project: Project, given: str, now_ms: int) -> None:
    """Write down the key that was set, unless it is known; one that was revoked stays so."""
    key_id = projects.create_key(conn, project.id, given, now_ms, name="IMPASTO_API_KEY")
    if any(key.id == key_id and key.revoked_ms is not None for key in projects.list_keys(conn)):
        remark(f"the key in IMPASTO_API_KEY is revoked ({key_id}); requests with it are refused.")


async def command_line_caller(world: World) -> Caller:
    """The default project as the one who asks, with a key that nobody holds."""

    def find(conn: sa.Connection) -> Caller:
        now_ms = world.clock_ms()
        project = projects.ensure_project(conn, DEFAULT_PROJECT, now_ms, dialect=world.settings.dialect)
        own = (key.id for key in projects.list_keys(conn, DEFAULT_PROJECT) if key.name == _COMMAND_LINE)
        key_id = next(own, None) or projects.create_key(
            conn, project.id, projects.new_key(), now_ms, name=_COMMAND_LINE
        )
        return Caller(project=project, key_id=key_id, dialect=project.dialect)

    return await world.db.write(find)
