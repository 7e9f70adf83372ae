"""Asked before? Replay the answer, join or claim the run that is under way, or refuse. Free of every limit and charge.

An Idempotency-Key belongs to its project and is remembered with the fingerprint of its request. The official clients
send none when they try again, but say that they do: such a retry may claim one run that nobody got.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from functools import partial

import msgspec
import sqlalchemy as sa
from msgspec import Struct

from impasto.errors import ImpastoError, error
from impasto.store import generations, readers, recollections
from impasto.store.db import Database
from impasto.store.owners import Owner
from impasto.store.secret import Secret
from impasto.types import Caller, ImageRequest, Receipt

# What OpenAI takes when a parameter is left out: saying it and leaving it out is the same request.
_DEFAULTS = {
    "n": 1,
    "size": "auto",
    "quality": "auto",
    "background": "auto",
    "output_format": "png",
    "output_compression": 100,
    "moderation": "auto",
    "stream": False,
    "partial_images": 0,
    "mask_mode": "keep",
}
_LONGEST_KEY = 255
_POLL_S = (0.02, 0.5)


Recover = Callable[[str], Awaitable[object]]
Wait = Callable[[str], Awaitable[Receipt | None]]


class Asked(Struct, frozen=True, kw_only=True):
    """A request as it is known again; `since_ms`: when it was asked."""

    caller: Caller
    operation: str
    fingerprint: str
    is_stream: bool = False
    since_ms: int = 0


class Taken(Exception):
    """Meanwhile a run has begun that this request may have: of the same Idempotency-Key, or to claim."""


def fingerprint(secret: Secret, caller: Caller, request: ImageRequest) -> str:
    """HMAC over the parsed fields, sorted and without those that say the default. The raw body does not matter."""
    fields = msgspec.to_builtins(request)
    told = {name: value for name, value in fields.items() if value is not None and value != _DEFAULTS.get(name)}
    return secret.sign(b"fingerprint:" + caller.dialect.encode() + msgspec.json.encode(told, order="sorted"))


def key_digest(key: str) -> str:
    """What is kept of an Idempotency-Key. Raises `invalid_header` for one that is empty or too long."""
    if not 0 < len(key) <= _LONGEST_KEY:
        raise error("invalid_header", header="Idempotency-Key", reason=f"it must have 1 to {_LONGEST_KEY} characters")
    return hashlib.sha256(key.encode()).hexdigest()


def claim(conn: sa.Connection, owner: Owner, asked: Asked, generation: str, now_ms: int, expires_ms: int) -> None:
    """The part of the hold's transaction that takes the Idempotency-Key. Raises Taken.

    Without a key it looks once more for a run to claim: an earlier attempt may have waited for its turn until now.
    Raises `generation_claimed` where it is that earlier attempt, its client has left, and a later one has its run.
    """
    caller = asked.caller
    if caller.idempotency_key is not None:
        digest = key_digest(caller.idempotency_key)
        if not recollections.claim(conn, caller.project.id, digest, asked.fingerprint, generation, now_ms, expires_ms):
            raise Taken
        return
    retry = _retry(asked, owner, now_ms)
    if retry.retry_count > 0 and readers.may_claim(conn, retry):
        raise Taken
    if caller.reader.gone and (later := readers.later_attempt(conn, retry, caller.project.id, asked.since_ms)):
        raise error("generation_claimed", id=later)


async def find(db: Database, owner: Owner, asked: Asked, clock: Callable[[], int], recover: Recover) -> Receipt | None:
    """The answer to this request, if it was asked before, waited for while it is being made; None when it is new.

    By its Idempotency-Key; without one, a retry of an official client claims a run that nobody got (decision 0007).
    Raises `idempotency_mismatch` for a key of another request, the kept error when that was the answer,
    `generation_expired` when its pictures are gone, `generation_claimed` when another retry came for it meanwhile.
    """
    wait = partial(_wait, db, owner, asked, clock, recover)
    if asked.caller.idempotency_key is not None:
        return await _find_by_key(db, asked, clock, wait)
    claimed = await claim_run(db, owner, asked, clock, recover)
    return await wait(claimed) if claimed is not None else None


def check_reader(receipt: Receipt, caller: Caller) -> None:
    """Refuse to answer a request whose run a retry has claimed: a picture goes to one reader. Raises an error."""
    if receipt.retry_count is not None and receipt.reader_id not in (None, caller.reader.id):
        caller.reader.generation = None  # this refusal delivers nothing of the run
        raise error("generation_claimed", id=receipt.id)


def replay(receipt: Receipt) -> Receipt:
    """The receipt as an answer that was given before, or the error that was. Raises ImpastoError."""
    if receipt.state == "unknown":
        raise error("outcome_unknown")
    if receipt.error is not None:
        raise ImpastoError(receipt.error["name"], receipt.error.get("param"), receipt.error.get("values", {}))
    if not receipt.images:
        raise error("generation_expired")
    return msgspec.structs.replace(receipt, replayed=True)


async def _find_by_key(db: Database, asked: Asked, clock: Callable[[], int], wait: Wait) -> Receipt | None:
    caller = asked.caller
    digest = key_digest(caller.idempotency_key or "")
    known = await db.read(lambda conn: recollections.find(conn, caller.project.id, digest, clock()))
    if known is None:
        return None
    generation, earlier_print = known
    if earlier_print != asked.fingerprint:
        raise error("idempotency_mismatch")
    await readers.attach(db, caller.reader, generation)
    return await wait(generation)


async def claim_run(db: Database, owner: Owner, asked: Asked, clock: Callable[[], int], recover: Recover) -> str | None:
    """Become the reader of the run that this is a retry of; its id, or None when there is none (decision 0007)."""
    if asked.caller.reader.retry_count == 0:
        return None
    retry = _retry(asked, owner, clock())
    for other in await db.read(partial(readers.owners_reading, retry=retry)):
        if not owner.is_alive(other):
            await recover(other)  # whoever waited there is gone
    if not await db.read(partial(readers.may_claim, retry=retry)):
        return None
    generation = await db.write(partial(readers.claim, retry=retry))
    if generation is not None:
        await readers.attach(db, asked.caller.reader, generation)
    return generation


def _retry(asked: Asked, owner: Owner, now_ms: int) -> readers.Retry:
    caller = asked.caller
    return readers.Retry(
        fingerprint=asked.fingerprint,
        key_id=caller.key_id,
        operation=asked.operation,
        dialect=caller.dialect,
        user_agent=caller.reader.user_agent,
        retry_count=caller.reader.retry_count,
        reader_id=caller.reader.id,
        owner_id=owner.id,
        now_ms=now_ms,
        # A stream says something all the time: its client waits for as long as the connection stands.
        until_ms=None if asked.is_stream else now_ms + caller.reader.patience_ms,
    )


async def _wait(
    db: Database, owner: Owner, asked: Asked, clock: Callable[[], int], recover: Recover, generation: str
) -> Receipt | None:
    """The run's answer once it has ended. None for one that was cut off and cost nothing: the caller runs it anew."""
    wait_s, longest_s = _POLL_S
    while True:
        receipt = await db.read(partial(generations.load, generation=generation, project_id=asked.caller.project.id))
        if receipt is None:
            raise error("generation_expired")
        check_reader(receipt, asked.caller)
        if receipt.state != "running":
            interrupted = receipt.error is not None and receipt.error["name"] == "generation_interrupted"
            return None if interrupted else replay(receipt)
        if not owner.is_alive(receipt.owner_id):
            await recover(receipt.owner_id)
        await asyncio.sleep(wait_s)
        wait_s = min(longest_s, wait_s * 1.5)
