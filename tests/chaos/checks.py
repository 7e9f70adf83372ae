"""What must be true when all is over: asked of the database, the folders and the server itself."""

import base64
import json
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .load import SAME_WISH, Seen
from .serving import Serving

_PATIENCE_S = 30.0
# A picture is written down as delivered after its last byte was sent: who is killed in between cannot know it.
_MOMENT_S = 1.0
_BEFORE_S = 0.2  # by so much a client may be late in noticing that it has all


@dataclass(kw_only=True)
class Left:
    """What is left, counted."""

    runs: int = 0
    calls: int = 0
    states: Counter[str] = field(default_factory=Counter)
    images: int = 0
    image_bytes: int = 0
    files: int = 0
    owners: int = 0
    charged: int = 0
    charge_nano: int = 0
    read_back: int = 0
    given_twice: int = 0
    bought_again: int = 0


def examine(server: Serving, calls: Path, seen: Seen, moments: list[float]) -> tuple[Left, list[str]]:
    """Look at everything, once recovery and sweep are done; the counts, and each thing that is wrong."""
    data_dir, left = server.data_dir, Left()
    with closing(sqlite3.connect(f"file:{data_dir}/impasto.db?mode=ro", uri=True)) as conn:
        conn.row_factory = sqlite3.Row
        _wait_for_the_sweep(conn)
        parts = (
            _runs(conn, calls, left),
            _money(conn, seen, left),
            _bytes(conn, data_dir, left),
            _spool(data_dir),
            _owners(conn, data_dir, left),
            _answers(server, seen, left),
            _keys(conn, seen),
            _claims(conn, seen, moments, left),
            _refusals(seen),
        )
        wrong = [one for part in parts for one in part]
    return left, wrong + server.ledger_differences()


def _wait_for_the_sweep(conn: sqlite3.Connection) -> None:
    """At most so long; what is not done by then is found wrong below."""
    deadline = time.monotonic() + _PATIENCE_S
    waits = "SELECT (SELECT count(*) FROM removal) + (SELECT count(*) FROM hold WHERE state = 'open')"
    while conn.execute(waits).fetchone()[0] and time.monotonic() < deadline:
        time.sleep(0.1)


def _runs(conn: sqlite3.Connection, calls: Path, left: Left) -> Iterator[str]:
    left.runs = _one(conn, "SELECT count(*) FROM hold")
    lines = calls.read_text().split() if calls.exists() else []
    left.calls = len(lines)
    left.states = Counter(dict(conn.execute("SELECT state, count(*) FROM generation GROUP BY state").fetchall()))
    if left.states["running"]:
        yield f"{left.states['running']} generations are still running"
    if open_holds := _one(conn, "SELECT count(*) FROM hold WHERE state = 'open'"):
        yield f"{open_holds} holds are open, and nothing runs"
    if left.calls > left.runs:
        yield f"the engine was called {left.calls} times for {left.runs} runs"
    for seed, count in Counter(lines).items():
        if count > 1:
            yield f"the engine was called {count} times for the seed {seed}"
    if noted := _one(conn, "SELECT count(*) FROM removal"):
        yield f"{noted} removals were not carried out"


def _money(conn: sqlite3.Connection, seen: Seen, left: Left) -> Iterator[str]:
    left.charge_nano = _one(conn, "SELECT coalesce(sum(amount_nano), 0) FROM entry WHERE account = 'revenue'")
    settled = dict(
        conn.execute(
            "SELECT txn.generation_id, entry.amount_nano FROM txn JOIN entry ON entry.txn_id = txn.id "
            "WHERE txn.kind = 'settle' AND entry.account = 'revenue'"
        ).fetchall()
    )
    on_record = dict(conn.execute("SELECT id, charge_nano FROM generation WHERE charge_nano != 0").fetchall())
    left.charged = len(settled)
    if sum(settled.values()) != left.charge_nano:
        yield f"the settlements come to {sum(settled.values())}, the account revenue to {left.charge_nano}"
    gone = {generation: nano for generation, nano in settled.items() if generation not in on_record}
    if strange := set(gone) - seen.maybe_deleted:
        yield f"charged and not on record, though nobody deleted them: {sorted(strange)}"
    if sum(on_record.values()) + sum(gone.values()) != left.charge_nano:
        yield f"generations were charged {sum(on_record.values())}, deleted ones {sum(gone.values())}"


def _bytes(conn: sqlite3.Connection, data_dir: Path, left: Left) -> Iterator[str]:
    rows = conn.execute("SELECT generation_id, idx, size_bytes FROM image").fetchall()
    named = {f"{row['generation_id']}/{row['idx']}": row["size_bytes"] for row in rows}
    there = {f"{path.parent.name}/{path.name}": path.stat().st_size for path in _files_below(data_dir / "pictures")}
    left.images, left.image_bytes = len(there), sum(there.values())
    yield from _differ("picture", named, there)
    kept = dict(conn.execute("SELECT id, size_bytes FROM file").fetchall())
    files = {path.name: path.stat().st_size for path in _files_below(data_dir / "files")}
    left.files = len(files)
    yield from _differ("file", kept, files)
    counted = _one(conn, "SELECT coalesce(sum(size_bytes), 0) FROM store_use")
    if counted != sum(named.values()) + sum(kept.values()):
        yield f"{counted} bytes are counted as kept, {sum(named.values()) + sum(kept.values())} are"


def _differ(what: str, named: dict[str, int], there: dict[str, int]) -> Iterator[str]:
    for name in sorted(named.keys() | there.keys()):
        if named.get(name) != there.get(name):
            yield f"{what} {name}: its row says {named.get(name)} bytes, there are {there.get(name)}"


def _spool(data_dir: Path) -> Iterator[str]:
    folders = list((data_dir / "spool").iterdir())
    if len(folders) != 1:
        yield f"the spool has {len(folders)} folders, and one process lives"
    for path in _files_below(data_dir / "spool"):
        yield f"left in the spool: {path.name}"


def _owners(conn: sqlite3.Connection, data_dir: Path, left: Left) -> Iterator[str]:
    left.owners = _one(conn, "SELECT count(*) FROM owner")
    living = [row["id"] for row in conn.execute("SELECT id FROM owner WHERE ended_ms IS NULL")]
    if len(living) != 1:
        yield f"{len(living)} owners are unburied, and one lives"
    locks = {path.stem for path in (data_dir / "owners").iterdir()}
    if locks != set(living):
        yield f"locks of {len(locks - set(living))} dead owners are left"


def _answers(server: Serving, seen: Seen, left: Left) -> Iterator[str]:
    """What clients have whole, they find again."""
    wanted = {got.generation: got.pictures for got in seen.got if got.generation not in seen.maybe_deleted}
    for generation, pictures in wanted.items():
        answer = server.get(f"/v1/images/{generation}")
        if answer.status_code != 200:
            yield f"{generation} was delivered and is {answer.status_code} now"
        elif tuple(base64.b64decode(one["b64_json"]) for one in answer.json()["data"]) != pictures:
            yield f"{generation} is not what was delivered"
        else:
            left.read_back += 1
    for file_id, data in seen.files.items():
        answer = server.get(f"/v1/files/{file_id}/content")
        if file_id not in seen.maybe_deleted and answer.content != data:
            yield f"the file {file_id} is not what was uploaded"
    for name in seen.deleted:
        kind = "images" if name.startswith("gen_") else "files"
        if (status := server.get(f"/v1/{kind}/{name}").status_code) != 404:
            yield f"{name} was deleted and is {status} now"


def _keys(conn: sqlite3.Connection, seen: Seen) -> Iterator[str]:
    """One Idempotency-Key is one answer and at most one charge."""
    answers: dict[str, set[str]] = {}
    for got in seen.got:
        if got.order.key is not None:
            answers.setdefault(got.order.key, set()).add(got.generation)
    for key, generations in answers.items():
        if len(generations) > 1:
            yield f"the key {key} got {len(generations)} answers"
    keyless = "SELECT request FROM generation WHERE retry_count IS NULL AND charge_nano != 0"
    charged = Counter(_prompt(row) for row in conn.execute(keyless))
    for prompt, count in charged.items():
        if count > 1:
            yield f"'{prompt}' was charged {count} times for one key"


def _claims(conn: sqlite3.Connection, seen: Seen, moments: list[float], left: Left) -> Iterator[str]:
    """A picture went to one client, unless a kill came in the moment between sending it and writing that down."""
    delivered = dict(conn.execute("SELECT id, delivered_ms FROM generation").fetchall())
    holders: dict[str, list[tuple[float, int]]] = {}
    for got in seen.got:
        if got.order.key is None:
            holders.setdefault(got.generation, []).append((got.at_s, got.order.number))
    for generation, held in holders.items():
        if len(held) > 1:
            (first_s, _), (second_s, _), *_ = sorted(held)
            left.given_twice += 1
            was_killed = any(first_s - _BEFORE_S < moment < first_s + _MOMENT_S for moment in moments)
            written_s = (delivered.get(generation) or second_s * 1000) / 1000
            if not was_killed or len(held) > 2 or abs(written_s - first_s) < abs(written_s - second_s):
                yield f"{generation} went to the orders {sorted(number for _, number in held)}"
    charged = "SELECT request FROM generation WHERE retry_count IS NOT NULL AND charge_nano != 0"
    prompts = Counter(prompt for row in conn.execute(charged) if (prompt := _prompt(row)) != SAME_WISH)
    left.bought_again = sum(count - 1 for count in prompts.values())


def _refusals(seen: Seen) -> Iterator[str]:
    """Nothing but what a death may bring about."""
    fair = {"502 outcome_unknown", "503 server_is_draining", "503 generation_interrupted", "409 generation_claimed"}
    fair |= {"0 outcome_unknown", "0 generation_interrupted", "0 generation_claimed"}  # in a stream
    # Where two ask with one key, one may delete what the other is about to read.
    deleted = {"410 generation_expired for a key", "404 image_not_found for a key", "0 image_not_found for a key"}
    for told, count in seen.refused.items():
        if told not in deleted and told.removesuffix(" for a key") not in fair:
            yield f"{count} times {told}"


def _prompt(row: sqlite3.Row) -> str:
    return str(json.loads(row["request"])["prompt"])


def _files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _one(conn: sqlite3.Connection, statement: str) -> Any:
    return conn.execute(statement).fetchone()[0]
