"""The first start's project and key, and who `impasto generate` is when it draws in this process."""

import sqlalchemy as sa

from impasto.admit import auth
from impasto.cli.output import CommandError, remark
from impasto.flow import World
from impasto.settings import Settings
from impasto.store import projects
from impasto.types import Caller

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
