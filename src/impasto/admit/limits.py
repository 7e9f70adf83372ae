"""How often: so many requests and pictures a minute of a key, of a project, of an end user (decision 0008).

A limit is a bucket that holds a minute's worth and fills steadily. A request that is over is refused before anything
is done for it; what is drawn takes from all its buckets in the transaction of the hold, or from none.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any, NamedTuple

import sqlalchemy as sa
from msgspec import Struct, field

from impasto.catalog.catalog import Catalog
from impasto.errors import ImpastoError, error, error_after
from impasto.store import rates
from impasto.store.db import Database
from impasto.store.secret import Secret
from impasto.types import Allowance, Caller, ImageRequest, Limits, Standing

_MINUTE_US = 60_000_000
_LONGEST_NAME = 100


class Bucket(Struct, frozen=True, kw_only=True):
    """One limit a minute. `scope` is how its error, the row `refusal`, names whom it holds for."""

    key: str
    limit: int
    refusal: str
    scope: str

    @property
    def each_us(self) -> int:
        """How long it takes for one to come back; rounded up, so that never more than the limit do in a minute."""
        return -(-_MINUTE_US // self.limit)

    @property
    def window_us(self) -> int:
        """How long it takes to fill."""
        return self.each_us * self.limit


class Take(NamedTuple):
    """So many of one bucket."""

    bucket: Bucket
    units: int

    @property
    def can_never_pass(self) -> bool:
        """Whether not even a full bucket holds as many."""
        return self.units > self.bucket.limit


class Limited(Struct, frozen=True, kw_only=True):
    """The limits of one request. `pictures` is how many it asks for; None where that is no number the model takes.

    `allowance` is how it stands, `taken` how it will once the transaction that takes from them has landed.
    """

    requests: tuple[Bucket, ...]
    images: tuple[Bucket, ...]
    pictures: int | None
    model: str
    allowance: Allowance
    taken: Allowance = field(default_factory=Allowance)

    def takes(self, pictures: int | None) -> list[Take]:
        """How much of each bucket, in the one order in which buckets are locked."""
        of_images = [Take(bucket, pictures) for bucket in self.images] if pictures is not None else []
        return sorted([*(Take(bucket, 1) for bucket in self.requests), *of_images], key=lambda one: one.bucket.key)


def limits_of(catalog: Catalog, secret: Secret, default_model: str, caller: Caller, request: ImageRequest) -> Limited:
    """Every limit that this request counts against."""
    name, project = request.model or default_model, caller.project
    holders = [
        ("project", project.id, project.limits, project.id),
        ("key", caller.key_id, caller.limits, f"{project.id}, key {caller.key_id}"),
    ]
    images = list(_buckets("images", "rate_images", holders, lambda limits: limits.images_per_minute))
    user = request.safety_identifier or request.user
    if user and project.user_images_per_minute is not None:
        # Who the user is stays with the client: the table keeps no name.
        digest = secret.sign(f"user:{project.id}:{user}".encode())
        limit = project.user_images_per_minute
        images.append(Bucket(key=f"images/user/{digest}", limit=limit, refusal="rate_user_images", scope=project.id))
    return Limited(
        requests=tuple(_buckets("requests", "rate_requests", holders, lambda limits: limits.requests_per_minute)),
        images=tuple(images),
        pictures=_pictures(catalog, name, request.n),
        model=name[:_LONGEST_NAME],
        allowance=caller.allowance,
    )


@asynccontextmanager
async def counted(db: Database, limited: Limited, clock_ms: Callable[[], int]) -> AsyncIterator[None]:
    """Refuse what a limit refuses, before it is looked at. What is refused inside has been a request all the same.

    Raises `rate_requests`, `rate_images`, `rate_user_images` with the time to wait; `rate_too_many_images`.
    """
    await _check(db, limited, limited.takes(limited.pictures), clock_ms)
    try:
        yield
    except ImpastoError:
        with suppress(ImpastoError):  # a database that cannot be written: refused it is, counted it cannot be
            await _take_request(db, limited, clock_ms)
        raise


async def count(db: Database, limited: Limited, clock_ms: Callable[[], int]) -> None:
    """Take a request that asks for work and draws nothing, before it is looked at. Raises `rate_requests`."""
    await _check(db, limited, limited.takes(None), clock_ms)
    await _take_request(db, limited, clock_ms)


def take(conn: sa.Connection, limited: Limited, pictures: int, now_us: int) -> None:
    """Take a request and its pictures from every bucket. Raises what `counted` does, which undoes it all.

    It is told by `tell_taken`, when the transaction has landed: what else is in it may undo it too.
    """
    _take_all(conn, limited, limited.takes(pictures), now_us)


def tell_taken(limited: Limited) -> None:
    """Note for the answer's headers what is left now that it is taken."""
    told, taken = limited.allowance, limited.taken
    told.requests, told.images = taken.requests or told.requests, taken.images or told.images


def _take_all(conn: sa.Connection, limited: Limited, takes: list[Take], now_us: int) -> None:
    full_us: dict[str, int] = {}
    for one in takes:
        again_us, bucket = None, one.bucket
        if not one.can_never_pass:
            cost_us = one.units * bucket.each_us
            again_us = rates.take(conn, bucket.key, cost_us=cost_us, window_us=bucket.window_us, now_us=now_us)
        if again_us is None:
            full_us = _read(conn, [bucket.key])
            _note(limited, limited.allowance, full_us, now_us)
            raise _refusal(limited, one, full_us, now_us)
        full_us[bucket.key] = again_us
    _note(limited, limited.taken, full_us, now_us)


async def _take_request(db: Database, limited: Limited, clock_ms: Callable[[], int]) -> None:
    if limited.requests:
        await db.write(lambda conn: _take_all(conn, limited, limited.takes(None), clock_ms() * 1000))
        tell_taken(limited)


async def _check(db: Database, limited: Limited, takes: list[Take], clock_ms: Callable[[], int]) -> None:
    """Look, and take nothing."""
    if not takes:
        return
    read = partial(_read, keys=[bucket.key for bucket, _ in takes])
    # The clock after the rows: none of them was written later than now.
    full_us, now_us = await db.read(read), clock_ms() * 1000
    ahead = {one.key: one.window_us for one, _ in takes if full_us[one.key] > now_us + one.window_us}
    if ahead:
        # The clock has stepped back: nobody waits longer than a minute for that.
        await db.write(lambda conn: rates.mend(conn, ahead, clock_ms() * 1000))
        full_us, now_us = await db.read(read), clock_ms() * 1000
    _note(limited, limited.allowance, full_us, now_us)
    # What waiting does not help against is told first, then the longest wait.
    worst = max(takes, key=lambda one: (one.can_never_pass, _wait_us(one, full_us, now_us)))
    if _wait_us(worst, full_us, now_us) > 0:
        raise _refusal(limited, worst, full_us, now_us)


def _read(conn: sa.Connection, keys: list[str]) -> dict[str, int]:
    """When each bucket is full again; 0 for one that nobody took from."""
    return dict.fromkeys(keys, 0) | rates.read(conn, keys)


def _pictures(catalog: Catalog, model_name: str, n: int | None) -> int | None:
    """How many the plan will come to; None where it will refuse."""
    model = catalog.model(model_name)
    least, most = (1, 1) if model is None else model.parameters.ranges.get("n", (1, 1))
    asked = 1 if n is None else n
    return asked if least <= asked <= most else None


def _buckets(
    kind: str,
    refusal: str,
    holders: list[tuple[str, str, Limits, str]],
    limit_of: Callable[[Limits], int | None],
) -> Iterator[Bucket]:
    for whose, id_, limits, scope in holders:
        limit = limit_of(limits)
        if limit is not None:
            yield Bucket(key=f"{kind}/{whose}/{id_}", limit=limit, refusal=refusal, scope=scope)


def _until_full_us(bucket: Bucket, full_us: dict[str, int], now_us: int) -> int:
    """Never more than a window, whatever the row says."""
    return min(max(full_us[bucket.key] - now_us, 0), bucket.window_us)


def _wait_us(one: Take, full_us: dict[str, int], now_us: int) -> int:
    """How long until so many are in it; 0 or less: they are."""
    return _until_full_us(one.bucket, full_us, now_us) + one.units * one.bucket.each_us - one.bucket.window_us


def _standing(bucket: Bucket, full_us: dict[str, int], now_us: int) -> Standing:
    until_full_us = _until_full_us(bucket, full_us, now_us)
    remaining = (bucket.window_us - until_full_us) // bucket.each_us
    return Standing(limit=bucket.limit, remaining=remaining, reset_ms=_ms(until_full_us))


def _note(limited: Limited, standing: Allowance, full_us: dict[str, int], now_us: int) -> None:
    """Note the tightest of the buckets that were read, of each kind."""
    standing.requests = _tightest(limited.requests, full_us, now_us) or standing.requests
    standing.images = _tightest(limited.images, full_us, now_us) or standing.images


def _tightest(buckets: tuple[Bucket, ...], full_us: dict[str, int], now_us: int) -> Standing | None:
    known = [_standing(bucket, full_us, now_us) for bucket in buckets if bucket.key in full_us]
    return min(known, key=lambda one: (one.remaining, -one.reset_ms), default=None)


def _refusal(limited: Limited, one: Take, full_us: dict[str, int], now_us: int) -> ImpastoError:
    bucket = one.bucket
    said: dict[str, Any] = {"model": limited.model, "scope": bucket.scope}
    said |= {"limit": bucket.limit, "requested": one.units}
    if one.can_never_pass:
        return error("rate_too_many_images", None, **said)
    wait_ms = min(_ms(_wait_us(one, full_us, now_us)), _MINUTE_US // 1000)
    used = bucket.limit - _standing(bucket, full_us, now_us).remaining
    return error_after(wait_ms, bucket.refusal, **said, used=used)


def _ms(duration_us: int) -> int:
    return -(-duration_us // 1000)
