"""Who asks: finds the project that a key belongs to. Keys are hashed before anything is compared, and never logged."""

from impasto.errors import error
from impasto.store import projects
from impasto.store.db import Database
from impasto.store.projects import FoundKey

_SHORTEST_KEY = 24
_FEWEST_CHARACTERS = 8
# Found in examples and in lists of what people leave in place. Case, dashes and underscores do not count.
_COMMON = (
    "yourapikey",
    "yourkey",
    "changeme",
    "example",
    "placeholder",
    "password",
    "1234567890",
    "abcdefghij",
    "qwerty",
)


async def find(db: Database, authorization: str, now_ms: int) -> FoundKey:
    """The key of an Authorization header, with its project.

    Raises `missing_key`, `wrong_key`, `revoked_key`, `expired_key`.
    """
    scheme, _, key = authorization.partition(" ")
    key = key.strip()
    if scheme.lower() != "bearer" or not key:
        raise error("missing_key")
    digest = projects.digest_of(key)
    found = await db.read(lambda conn: projects.find_key(conn, digest))
    if found is None:
        raise error("wrong_key", shown=shown(key))
    if found.revoked_ms is not None:
        raise error("revoked_key", shown=shown(key))
    if found.expires_ms is not None and found.expires_ms <= now_ms:
        raise error("expired_key", shown=shown(key))
    return found


def shown(key: str) -> str:
    """What an answer may repeat of a key: the first 6 and last 4 characters; of a short key less."""
    if len(key) < _SHORTEST_KEY:
        return key[: len(key) // 4] + "…"
    return key[:6] + "…" + key[-4:]


def weak(key: str) -> bool:
    """Whether a key could be guessed, so that it must not guard more than loopback."""
    plain = key.lower().replace("-", "").replace("_", "")
    return len(key) < _SHORTEST_KEY or len(set(plain)) < _FEWEST_CHARACTERS or any(word in plain for word in _COMMON)
