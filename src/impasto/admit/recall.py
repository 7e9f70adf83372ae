"""Asked before? Replay the answer, join the run that is under way, or refuse. Free of every limit, and of charge.

An Idempotency-Key belongs to its project and is remembered with the fingerprint of its request.
"""

import asyncio
import hashlib
from collections.abc import Callable
from functools import partial

import msgspec
import sqlalchemy as sa

from impasto.errors import ImpastoError, error
from impasto.store import generations, recollections
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


class Taken(Exception):
    """Another request with the same Idempotency-Key was claimed first."""


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


def claim(
    caller: Caller, generation: str, print_: str, now_ms: int, expires_ms: int
) -> Callable[[sa.Connection], None]:
    """The part of the hold's transaction that takes the Idempotency-Key. Raises Taken."""

    def op(conn: sa.Connection) -> None:
        if caller.idempotency_key is None:
            return
        digest = key_digest(caller.idempotency_key)
        if not recollections.claim(conn, caller.project.id, digest, print_, generation, now_ms, expires_ms):
            raise Taken

    return op


async def find(db: Database, owner: Owner, caller: Caller, print_: str, clock: Callable[[], int]) -> Receipt | None:
    """The earlier answer to this Idempotency-Key, waited for while it is being made; None when it is new.

    Raises `idempotency_mismatch` for another request, the kept error when that was the answer,
    `generation_expired` when its pictures are gone, and `generation_interrupted` when its process died.
    """
    if caller.idempotency_key is None:
        return None
    digest = key_digest(caller.idempotency_key)
    wait_s, longest_s = _POLL_S
    while True:
        known = await db.read(lambda conn: recollections.find(conn, caller.project.id, digest, clock()))
        if known is None:
            return None
        generation, earlier_print = known
        if earlier_print != print_:
            raise error("idempotency_mismatch")
        receipt = await db.read(partial(generations.load, generation=generation, project_id=caller.project.id))
        if receipt is None:
            raise error("generation_expired")
        if receipt.state != "running":
            return replay(receipt)
        if not owner.is_alive(receipt.owner_id):
            raise error("generation_interrupted")
        await asyncio.sleep(wait_s)
        wait_s = min(longest_s, wait_s * 1.5)


def replay(receipt: Receipt) -> Receipt:
    """The receipt as an answer that was given before, or the error that was. Raises ImpastoError."""
    if receipt.state == "unknown":
        raise error("outcome_unknown")
    if receipt.error is not None:
        raise ImpastoError(receipt.error["name"], receipt.error.get("param"), receipt.error.get("values", {}))
    if not receipt.images:
        raise error("generation_expired")
    return msgspec.structs.replace(receipt, replayed=True)
