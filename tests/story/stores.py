"""A look at a server's store from outside: its rows, its bytes on the disk, and a clock that only retention sees."""

import io
import sqlite3
import time
from collections.abc import Callable
from typing import Any

from PIL import Image

from .server import Server

WORDS = "A heron in the reeds of Xanadu"


def until(true: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def set_project(server: Server, *options: str, name: str = "default") -> None:
    done = server.run("projects", "set", name, *options)
    assert done.returncode == 0, done.stderr


def rows(server: Server, sql: str, *values: object) -> list[Any]:
    with sqlite3.connect(server.data_dir / "impasto.db") as connection:
        found = connection.execute(sql, values).fetchall()
    connection.close()
    return found


def bytes_kept(server: Server) -> int:
    """What is on the disk."""
    paths = [path for folder in ("pictures", "files") for path in (server.data_dir / folder).rglob("*")]
    return sum(path.stat().st_size for path in paths if path.is_file())


def bytes_counted(server: Server) -> int:
    """What the projects are told that they use."""
    return int(rows(server, "SELECT coalesce(sum(size_bytes), 0) FROM store_use")[0][0])


def png(colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), colour).save(out, "PNG")
    return out.getvalue()


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def age(server: Server, generation: str, hours: float) -> None:
    """Let the generation's last use be so long ago."""
    sql = "UPDATE generation SET used_ms = used_ms - ?, ended_ms = ended_ms - ? WHERE id = ?"
    with sqlite3.connect(server.data_dir / "impasto.db", timeout=30) as connection:
        assert connection.execute(sql, (hours * 3.6e6, hours * 3.6e6, generation)).rowcount == 1
    connection.close()
