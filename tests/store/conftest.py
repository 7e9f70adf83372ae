"""A real database and a real data folder for each test; processes of their own where death is the subject."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
import sqlalchemy as sa

from impasto.store import generations, projects, tables
from impasto.store.blobs import Blobs
from impasto.store.db import Database
from impasto.store.generations import NewGeneration
from impasto.types import ImageRequest
from plans import a_plan

NOW_MS = 1_790_000_000_000


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "impasto.db")
    yield database
    await database.close()


@pytest.fixture
async def key(db: Database) -> projects.MadeKey:
    """A key of the project `default`, and an owner `own_1` beside it."""
    row = {"id": "own_1", "pid": 1, "host": "here", "kind": "serve", "started_ms": NOW_MS}
    await db.write(lambda conn: conn.execute(tables.owner.insert(), row).rowcount)
    return await db.write(lambda conn: projects.create_key(conn, "default", now_ms=NOW_MS))


@pytest.fixture
def blobs(tmp_path: Path) -> Iterator[Blobs]:
    """A store of bytes beside the database."""
    made = Blobs(tmp_path / "pictures")
    yield made
    made.close()


Claim = Callable[..., None]


@pytest.fixture
def claim(key: projects.MadeKey) -> Claim:
    """Claim a generation of the project `default` in a given transaction."""

    def op(
        conn: sa.Connection, generation: str, prompt: str = "a cat", created_ms: int = NOW_MS, **plan: object
    ) -> None:
        new = NewGeneration(
            id=generation,
            project_id=key.project.id,
            key_id=key.id,
            owner_id="own_1",
            request=ImageRequest(prompt=prompt),
            plan=a_plan(**plan),
            rates=None,
            fingerprint="f",
            created_ms=created_ms,
        )
        generations.claim(conn, new)

    return op


class Other:
    """A Python process of its own that runs a script and is talked to line by line."""

    def __init__(self, script: str, *arguments: object) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", "-u", "-c", script, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": ""},
        )

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def say(self, line: str) -> None:
        assert self.process.stdin is not None
        print(line, file=self.process.stdin, flush=True)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(30)

    def rest(self) -> list[str]:
        assert self.process.stdout is not None
        return self.process.stdout.read().split("\n")

    def close(self) -> None:
        self.kill()
        streams: list[IO[str] | None] = [self.process.stdin, self.process.stdout]
        for stream in streams:
            assert stream is not None
            stream.close()


@pytest.fixture
def other() -> Iterator[Callable[..., Other]]:
    """Start other processes; they are killed at the end of the test."""
    started: list[Other] = []

    def start(script: str, *arguments: object) -> Other:
        started.append(Other(script, *arguments))
        return started[-1]

    yield start
    for process in started:
        process.close()
