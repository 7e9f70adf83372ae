"""Ops on projects and their API keys. A key is kept as its SHA-256; what is shown of it cannot be used."""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy import bindparam

from impasto.store import tables
from impasto.store.ids import new_id
from impasto.types import Dialect, Limits, Project

KEY_PREFIX = "sk-imp-"
_SHOWN = len(KEY_PREFIX) + 4
_KEY_BYTES = 32
_NO_LIMITS = Limits()

_project = tables.project
_key = tables.api_key

# By label, so that a key's row and its project's travel together.
_FACTS = (
    _project.c.id.label("project_id"),
    _project.c.name.label("project_name"),
    _project.c.dialect,
    _project.c.answer,
    _project.c.price_rule,
    _project.c.spend_limit_nano,
    _project.c.prepaid,
    _project.c.retention_s,
    _project.c.max_store_bytes,
    _project.c.requests_per_minute,
    _project.c.images_per_minute,
    _project.c.user_images_per_minute,
    _project.c.images_in_flight,
    _project.c.faults,
)
_BY_NAME = sa.select(*_FACTS).where(_project.c.name == bindparam("name"))
_PROJECTS = sa.select(*_FACTS).order_by(_project.c.created_ms, _project.c.id)
_BY_DIGEST = (
    sa.select(
        _key.c.id.label("key_id"),
        _key.c.expires_ms,
        _key.c.revoked_ms,
        _key.c.admin,
        _key.c.requests_per_minute.label("key_requests_per_minute"),
        _key.c.images_per_minute.label("key_images_per_minute"),
        *_FACTS,
    )
    .join(_project, _project.c.id == _key.c.project_id)
    .where(_key.c.digest == bindparam("digest"))
)
_KEYS = (
    sa.select(_key, _project.c.name.label("project"), _project.c.spend_limit_nano)
    .join(_project, _project.c.id == _key.c.project_id)
    .order_by(_key.c.created_ms, _key.c.id)
)
_SET_LIMIT = (
    _project.update().where(_project.c.id == bindparam("project")).values(spend_limit_nano=bindparam("limit_nano"))
)
_LIMIT_KEY = (
    _key.update()
    .where(_key.c.id == bindparam("which"))
    .values(requests_per_minute=bindparam("requests"), images_per_minute=bindparam("images"))
)
_LIVE = sa.select(_key.c.id).where(
    sa.or_(_key.c.id == bindparam("which"), _key.c.prefix == bindparam("which")), _key.c.revoked_ms.is_(None)
)
_REVOKE = (
    _key.update()
    .where(_key.c.id == bindparam("which"), _key.c.revoked_ms.is_(None))
    .values(revoked_ms=bindparam("now_ms"))
)
_INSERT_PROJECT = _project.insert()
_INSERT_KEY = _key.insert()


class MadeKey(NamedTuple):
    """A new key. `key` is the secret itself: shown once, kept nowhere."""

    id: str
    key: str
    project: Project


class KnownKey(Struct, frozen=True, kw_only=True):
    """What may be told of a key."""

    id: str
    project: str
    prefix: str
    name: str
    created_ms: int
    expires_ms: int | None
    revoked_ms: int | None
    requests_per_minute: int | None
    images_per_minute: int | None
    spend_limit_nano: int | None
    admin: bool


class FoundKey(Struct, frozen=True):
    """A key's project and state, found by the key's digest."""

    id: str
    project: Project
    expires_ms: int | None
    revoked_ms: int | None
    limits: Limits = Limits()
    admin: bool = False


def digest_of(key: str) -> str:
    """How a key is kept and looked up. Fast on purpose: 256 random bits need no slow hash."""
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()


def find_project(conn: sa.Connection, name: str) -> Project | None:
    """The project of that name."""
    row = conn.execute(_BY_NAME, {"name": name}).first()
    return _as_project(row) if row is not None else None


def list_projects(conn: sa.Connection) -> list[Project]:
    """All projects, oldest first."""
    return [_as_project(row) for row in conn.execute(_PROJECTS)]


def create_project(
    conn: sa.Connection,
    name: str,
    *,
    now_ms: int,
    dialect: Dialect = "lenient",
    spend_limit_nano: int | None = None,
) -> Project:
    """A new project. Raises sqlalchemy's IntegrityError when the name is taken."""
    project = Project(id=new_id("proj"), name=name, dialect=dialect, spend_limit_nano=spend_limit_nano)
    row = {
        "id": project.id,
        "name": name,
        "created_ms": now_ms,
        "dialect": dialect,
        "spend_limit_nano": spend_limit_nano,
    }
    conn.execute(_INSERT_PROJECT, row)
    return project


def change_project(conn: sa.Connection, name: str, columns: Mapping[str, object]) -> Project | None:
    """Change columns of the project of that name; what it is then. None when there is none."""
    conn.execute(_project.update().where(_project.c.name == name).values(columns))
    return find_project(conn, name)


def create_key(  # noqa: PLR0913 - one parameter a column
    conn: sa.Connection,
    project: str,
    *,
    now_ms: int,
    name: str = "",
    spend_limit_nano: int | None = None,
    given_key: str | None = None,
    dialect: Dialect = "lenient",
    expires_ms: int | None = None,
    admin: bool = False,
) -> MadeKey:
    """A key of the project with that name, which is made if it is new. A spend limit, when given, becomes the
    project's. A `given_key` that exists already is returned with the id and project it has. An `admin` key is for
    the server's own affairs, and draws nothing."""
    if given_key is not None and (found := find_key(conn, digest_of(given_key))) is not None:
        return MadeKey(found.id, given_key, found.project)
    owner = find_project(conn, project)
    if owner is None:
        owner = create_project(conn, project, now_ms=now_ms, dialect=dialect, spend_limit_nano=spend_limit_nano)
    elif spend_limit_nano is not None:
        conn.execute(_SET_LIMIT, {"project": owner.id, "limit_nano": spend_limit_nano})
        owner = msgspec.structs.replace(owner, spend_limit_nano=spend_limit_nano)
    key = given_key if given_key is not None else KEY_PREFIX + secrets.token_urlsafe(_KEY_BYTES)
    row = {
        "id": new_id("key"),
        "project_id": owner.id,
        "digest": digest_of(key),
        # Of a short key that somebody made up, at most a quarter.
        "prefix": key[: min(_SHOWN, max(1, len(key) // 4))],
        "name": name,
        "created_ms": now_ms,
        "expires_ms": expires_ms,
        "admin": admin,
    }
    conn.execute(_INSERT_KEY, row)
    return MadeKey(str(row["id"]), key, owner)


def limit_key(conn: sa.Connection, key_id: str, limits: Limits) -> None:
    """How often may this key ask? Beside what its project may."""
    values = {"which": key_id, "requests": limits.requests_per_minute, "images": limits.images_per_minute}
    conn.execute(_LIMIT_KEY, values)


def list_keys(conn: sa.Connection, project: str | None = None) -> list[KnownKey]:
    """All keys, or those of one project by name; oldest first, revoked ones too."""
    statement = _KEYS if project is None else _KEYS.where(_project.c.name == project)
    fields = KnownKey.__struct_fields__
    return [KnownKey(**{name: row[name] for name in fields}) for row in conn.execute(statement).mappings()]


def revoke_key(conn: sa.Connection, which: str, *, now_ms: int) -> bool:
    """Revoke the key with that id, or the one with that prefix. False when there is none, or more than one."""
    found = conn.execute(_LIVE, {"which": which.removesuffix("…")}).scalars().all()
    if len(found) != 1:
        return False
    return conn.execute(_REVOKE, {"which": found[0], "now_ms": now_ms}).rowcount == 1


def find_key(conn: sa.Connection, digest: str) -> FoundKey | None:
    """The key with that digest, revoked or expired ones too: one indexed look-up, on the path of every request."""
    row = conn.execute(_BY_DIGEST, {"digest": digest}).first()
    if row is None:
        return None
    limits = _limits(row.key_requests_per_minute, row.key_images_per_minute)
    return FoundKey(row.key_id, _as_project(row), row.expires_ms, row.revoked_ms, limits, row.admin)


def _as_project(row: Any) -> Project:
    return Project(
        id=row.project_id,
        name=row.project_name,
        dialect=row.dialect,
        answer=row.answer,
        price_rule=msgspec.json.decode(row.price_rule) if row.price_rule is not None else None,
        spend_limit_nano=row.spend_limit_nano,
        prepaid=row.prepaid,
        retention_s=row.retention_s,
        max_store_bytes=row.max_store_bytes,
        limits=_limits(row.requests_per_minute, row.images_per_minute),
        user_images_per_minute=row.user_images_per_minute,
        images_in_flight=row.images_in_flight,
        faults=row.faults,
    )


def _limits(requests_per_minute: int | None, images_per_minute: int | None) -> Limits:
    if requests_per_minute is None and images_per_minute is None:
        return _NO_LIMITS
    return Limits(requests_per_minute=requests_per_minute, images_per_minute=images_per_minute)
