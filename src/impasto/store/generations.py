"""Ops on generations and their images. Each change is one conditional statement that says whether it landed."""

from collections.abc import Iterable
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy import bindparam

from impasto.store import room, tables
from impasto.types import Dialect, ImageRequest, Notice, Origin, Plan, Rates, Reader, Receipt, SoFar, StoredImage, Usage

_MOST_WORDS = 16
_generation = tables.generation
_image = tables.image
_id: sa.BindParameter[str] = bindparam("generation")
# PostgreSQL looks only into JSON, SQLite only into text.
_words = sa.cast(_generation.c.request, sa.JSON().with_variant(sa.Text(), "sqlite"))["prompt"].as_string()

_CLAIM = _generation.insert()
_ADD_IMAGE = _image.insert()
_BRIEF = (
    sa.select(_image.c.brief)
    .join(_generation, _generation.c.id == _image.c.generation_id)
    .where(_image.c.digest == bindparam("digest"), _generation.c.project_id == bindparam("project"))
    .where(_image.c.brief.is_not(None))
    .limit(1)
)
_DROP_IMAGES = _image.delete().where(_image.c.generation_id == _id).returning(_image.c.size_bytes)
_LOAD = sa.select(_generation).where(_generation.c.id == _id)
_IMAGES = (
    sa.select(_image)
    .where(_image.c.generation_id.in_(bindparam("generations", expanding=True)))
    .order_by(_image.c.generation_id, _image.c.idx)
)
_END = (
    _generation.update()
    .where(_generation.c.id == _id, _generation.c.state == "running")
    .values(
        state=bindparam("to_state"),
        ended_ms=bindparam("now_ms"),
        used_ms=bindparam("now_ms"),
        usage=bindparam("to_usage"),
        charge_nano=bindparam("to_charge_nano"),
        cost_nano=bindparam("to_cost_nano"),
        notices=bindparam("to_notices"),
        error=bindparam("to_error"),
        over_hold=bindparam("to_over_hold"),
        final=bindparam("to_final"),
        plan=sa.func.coalesce(bindparam("to_plan", type_=sa.Text), _generation.c.plan),
        # Its answer flows from now on: only a connection that closes takes it from its reader (decision 0007).
        reader_until_ms=None,
    )
)
_MOVE = (
    _generation.update()
    .where(_generation.c.id == _id, _generation.c.state == "running")
    .values(engine=bindparam("to_engine"), plan=bindparam("to_plan"), simulated=bindparam("to_simulated"))
)
_TOUCH = (
    _generation.update()
    .where(_generation.c.id == _id, _generation.c.used_ms < bindparam("now_ms"))
    .values(used_ms=bindparam("now_ms"))
)
_PAGE = (
    sa.select(_generation)
    .where(_generation.c.project_id == bindparam("project"), _generation.c.expired_ms.is_(None))
    .order_by(_generation.c.created_ms.desc(), _generation.c.id.desc())
    .limit(bindparam("most", type_=sa.Integer))
)
_BEFORE = sa.tuple_(_generation.c.created_ms, _generation.c.id)
_other = _generation.alias("earlier")
_AFTER = (
    sa.select(_other.c.created_ms, _other.c.id)
    .where(_other.c.id == bindparam("after"), _other.c.project_id == bindparam("project"))
    .scalar_subquery()
)

_read_request = msgspec.json.Decoder(ImageRequest).decode
_read_plan = msgspec.json.Decoder(Plan).decode
_read_usage = msgspec.json.Decoder(Usage).decode
_read_notices = msgspec.json.Decoder(tuple[Notice, ...]).decode
_encoder = msgspec.json.Encoder()


class NewGeneration(Struct, frozen=True, kw_only=True):
    """What is known of a run when it begins."""

    id: str
    project_id: str
    key_id: str
    owner_id: str
    request: ImageRequest
    plan: Plan
    rates: Rates | None
    fingerprint: str
    created_ms: int
    dialect: Dialect = "lenient"
    price_rule: dict[str, Any] | None = None
    spent_nano: int = 0
    reader: Reader = msgspec.field(default_factory=Reader)
    claimable: bool = False


def claim(conn: sa.Connection, new: NewGeneration) -> None:
    """Insert the row, running. In the transaction of the hold."""
    reader = new.reader
    row = {
        "id": new.id,
        "project_id": new.project_id,
        "key_id": new.key_id,
        "owner_id": new.owner_id,
        "state": "running",
        "operation": new.request.operation,
        "dialect": new.dialect,
        "model": new.plan.model,
        "engine": new.plan.engine,
        "request": _json(new.request),
        "plan": _json(new.plan),
        "rates": _json(new.rates) if new.rates is not None else None,
        "fingerprint": new.fingerprint,
        "seed": new.plan.seed,
        "created_ms": new.created_ms,
        "used_ms": new.created_ms,
        "simulated": new.plan.simulated,
        "price_rule": _json(new.price_rule) if new.price_rule is not None else None,
        "spent_nano": new.spent_nano,
        "user_agent": reader.user_agent,
        "retry_count": reader.retry_count if new.claimable else None,
        "patience_ms": reader.patience_ms,
        "reader_id": None if reader.gone else reader.id,
        "reader_owner": new.owner_id,
        # A stream says something all the time: its client waits for as long as the connection stands.
        "reader_until_ms": None if new.request.stream else new.created_ms + reader.patience_ms,
    }
    conn.execute(_CLAIM, row)


def add_image(
    conn: sa.Connection,
    generation: str,
    image: StoredImage,
    now_ms: int,
    origin: Origin | None = None,
    so_far: SoFar = SoFar(),  # noqa: B008 - frozen
) -> None:
    """Say that one picture is kept. After its bytes are: this row is what recovery settles, and what is counted."""
    row = {
        "generation_id": generation,
        "idx": image.index,
        "format": image.format,
        "width": image.width,
        "height": image.height,
        "size_bytes": image.size_bytes,
        "revised_prompt": image.revised_prompt,
        "created_ms": now_ms,
        "outside_changed": image.outside_changed,
        "digest": origin.digest if origin else None,
        "brief": origin.brief if origin else None,
        "so_far": _json(so_far),
    }
    conn.execute(_ADD_IMAGE, row)
    room.change_by(conn, generation, image.size_bytes)


def drop_images(conn: sa.Connection, generation: str) -> None:
    """Remove the image rows of a run that ends without an answer, or of one that goes."""
    room.change_by(conn, generation, -sum(conn.execute(_DROP_IMAGES, {"generation": generation}).scalars()))


def find_brief(conn: sa.Connection, project_id: str, digest: str) -> str | None:
    """What the project's picture of these bytes was drawn from, if we drew it and remember."""
    found: str | None = conn.execute(_BRIEF, {"digest": digest, "project": project_id}).scalar()
    return found


def end(  # noqa: PLR0913 - one parameter a column
    conn: sa.Connection,
    generation: str,
    *,
    state: str,
    usage: Usage | None,
    charge_nano: int,
    cost_nano: int,
    notices: Iterable[Notice],
    error: dict[str, Any] | None,
    over_hold: bool,
    final: bool,
    now_ms: int,
    plan: Plan | None = None,
) -> bool:
    """End a run as `done`, `failed` or `unknown`. False when it had ended before: only one ending lands.

    `final`: its answer, a refusal too, stands for whoever asks again. `plan`, where the engine resolved some of it.
    """
    values = {
        "generation": generation,
        "to_state": state,
        "to_usage": _json(usage) if usage is not None else None,
        "to_charge_nano": charge_nano,
        "to_cost_nano": cost_nano,
        "to_notices": _json(tuple(notices)),
        "to_error": _json(error) if error is not None else None,
        "to_over_hold": over_hold,
        "to_final": final,
        "to_plan": _json(plan) if plan is not None else None,
        "now_ms": now_ms,
    }
    return conn.execute(_END, values).rowcount == 1


def move(conn: sa.Connection, generation: str, plan: Plan) -> bool:
    """Say that a running generation is drawn by another engine from now on. False when it has ended."""
    values = {
        "generation": generation,
        "to_engine": plan.engine,
        "to_plan": _json(plan),
        "to_simulated": plan.simulated,
    }
    return conn.execute(_MOVE, values).rowcount == 1


def touch(conn: sa.Connection, generation: str, now_ms: int) -> bool:
    """Say that it was used now; retention counts from there."""
    return conn.execute(_TOUCH, {"generation": generation, "now_ms": now_ms}).rowcount == 1


def load(conn: sa.Connection, generation: str, project_id: str | None) -> Receipt | None:
    """The generation if it is the project's own. `None` as project is for who holds a signed link."""
    row = conn.execute(_LOAD, {"generation": generation}).mappings().first()
    if row is None or (project_id is not None and row["project_id"] != project_id):
        return None
    return _receipt(row, images_of(conn, [generation]).get(generation, []))


def page(
    conn: sa.Connection,
    project_id: str,
    *,
    limit: int,
    after: str | None = None,
    model: str | None = None,
    q: str | None = None,
) -> tuple[list[Receipt], bool]:
    """The project's generations, newest first, without the expired; whether there are more. Long when `q` is given.

    `after` is the id where the last page ended (an unknown one: nothing comes after it); `q` are words that the
    prompt contains, all of them, in any case.
    """
    statement, values = _PAGE, {"project": project_id, "most": limit + 1}
    if after is not None:
        statement, values["after"] = statement.where(_BEFORE < _AFTER), after
    if model is not None:
        statement = statement.where(_generation.c.model == model)
    for word in (q or "").split()[:_MOST_WORDS]:
        statement = statement.where(_words.icontains(word, autoescape=True))
    rows = conn.execute(statement, values).mappings().all()
    images = images_of(conn, [row["id"] for row in rows[:limit]])
    return [_receipt(row, images.get(row["id"], [])) for row in rows[:limit]], len(rows) > limit


def images_of(conn: sa.Connection, generations: list[str]) -> dict[str, list[StoredImage]]:
    """The kept pictures of these generations, by generation, in order."""
    found: dict[str, list[StoredImage]] = {}
    for row in conn.execute(_IMAGES, {"generations": generations}).mappings():
        image = StoredImage(
            index=row["idx"],
            format=row["format"],
            width=row["width"],
            height=row["height"],
            size_bytes=row["size_bytes"],
            revised_prompt=row["revised_prompt"],
            outside_changed=row["outside_changed"],
        )
        found.setdefault(row["generation_id"], []).append(image)
    return found


def _receipt(row: sa.RowMapping, images: list[StoredImage]) -> Receipt:
    return Receipt(
        id=row["id"],
        project_id=row["project_id"],
        owner_id=row["owner_id"],
        state=row["state"],
        request=_read_request(row["request"]),
        plan=_read_plan(row["plan"]),
        created_ms=row["created_ms"],
        ended_ms=row["ended_ms"],
        usage=_read_usage(row["usage"]) if row["usage"] is not None else Usage(),
        charge_nano=row["charge_nano"],
        cost_nano=row["cost_nano"],
        notices=_read_notices(row["notices"]),
        images=tuple(images),
        over_hold=row["over_hold"],
        error=msgspec.json.decode(row["error"]) if row["error"] is not None else None,
        final=row["final"],
        expired_ms=row["expired_ms"],
        reader_id=row["reader_id"],
        retry_count=row["retry_count"],
    )


def _json(value: object) -> str:
    return _encoder.encode(value).decode()
