"""`impasto serve --workers N`: several processes, one data folder, and nothing lost with any of them."""

import contextlib
import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest

from impasto.cli.supervisor import shared_out
from impasto.settings import Settings

BODY = {"prompt": "a cat"}
SOON_S = 20.0


def rows(data_dir: Path, statement: str) -> list[Any]:
    with contextlib.closing(sqlite3.connect(data_dir / "impasto.db")) as conn:
        return conn.execute(statement).fetchall()


def children(data_dir: Path) -> dict[str, int]:
    """The server processes by their owner ids: what they say of themselves in the database."""
    return dict(rows(data_dir, "SELECT id, pid FROM owner WHERE ended_ms IS NULL"))


def eventually(is_so: Callable[[], object]) -> None:
    deadline = time.monotonic() + SOON_S
    while not is_so():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.05)


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return (
        Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z" if Path("/proc").is_dir() else False
    )


def port_of(origin: str) -> int:
    return int(origin.rpartition(":")[2])


def asking(origin: str, key: str, headers: dict[str, str] | None = None) -> http.client.HTTPConnection:
    """A request for a picture that is on its way."""
    connection = http.client.HTTPConnection("127.0.0.1", port_of(origin), timeout=SOON_S)
    more = {"authorization": f"Bearer {key}", "content-type": "application/json", **(headers or {})}
    connection.request("POST", "/v1/images/generations", b'{"prompt": "a cat"}', more)
    return connection


def status_of(connection: http.client.HTTPConnection) -> int:
    with contextlib.closing(connection):
        response = connection.getresponse()
        response.read()
        return response.status


def running(data_dir: Path) -> list[str]:
    """Who runs something now."""
    return [owner for (owner,) in rows(data_dir, "SELECT owner_id FROM generation WHERE state = 'running'")]


def test_all_processes_answer_and_one_welcome_is_said(start, ask, data_dir):
    server = start("--workers", "3", IMPASTO_NULL_DELAY_S="0.2")
    origin = server.wait_ready()

    assert server.text.count("Impasto is ready at") == server.text.count("sk-imp-") // 2 == 1
    owners = children(data_dir)
    assert len(set(owners.values()) - {server.process.pid}) == 3

    def all_have_drawn() -> bool:
        with ThreadPoolExecutor(12) as pool:
            answers = list(pool.map(lambda _: ask(f"{origin}/v1/images/generations", server.key, BODY), range(12)))
        assert {status for status, _ in answers} == {200}
        return {owner for (owner,) in rows(data_dir, "SELECT owner_id FROM generation")} == set(owners)

    eventually(all_have_drawn)
    assert server.stop() == 0
    assert children(data_dir) == {}


def test_a_process_that_dies_is_replaced_and_its_run_ended_by_the_living(start, ask, data_dir):
    server = start("--workers", "2", IMPASTO_NULL_DELAY_S="3")
    origin = server.wait_ready()
    before = children(data_dir)
    connection = asking(origin, server.key)
    eventually(lambda: running(data_dir))
    (victim,) = running(data_dir)

    os.kill(before[victim], signal.SIGKILL)

    with pytest.raises((http.client.HTTPException, OSError)):
        status_of(connection)
    assert ask(f"{origin}/v1/models", server.key)[0] == 200
    eventually(lambda: not running(data_dir))
    assert rows(data_dir, "SELECT state, charge_nano FROM generation") == [("failed", 0)]
    assert rows(data_dir, "SELECT state FROM hold") == [("released",)]
    eventually(lambda: len(children(data_dir)) == 2 and victim not in children(data_dir))
    eventually(lambda: "was killed by SIGKILL" in "".join(server.err))
    assert ask(f"{origin}/v1/images/generations", server.key, BODY)[0] == 200
    assert server.stop() == 0


@pytest.mark.parametrize(("cost_nano", "status"), [(0, 200), (1, 502)])
def test_who_waits_elsewhere_for_a_dead_process_gets_an_answer(start, data_dir, cost_nano, status):
    server = start("--workers", "2", IMPASTO_NULL_DELAY_S="2", IMPASTO_NULL_COST_NANO=str(cost_nano))
    origin, key = server.wait_ready(), {"idempotency-key": "one-order"}
    first = asking(origin, server.key, key)
    eventually(lambda: running(data_dir))
    (victim,) = running(data_dir)
    pid = children(data_dir)[victim]
    os.kill(pid, signal.SIGSTOP)  # so that it accepts nobody more

    second = asking(origin, server.key, key)
    time.sleep(0.5)
    os.kill(pid, signal.SIGKILL)

    assert status_of(second) == status
    first.close()
    states = Counter(state for (state,) in rows(data_dir, "SELECT state FROM generation"))
    assert states == ({"failed": 1, "done": 1} if cost_nano == 0 else {"unknown": 1})
    charged = rows(data_dir, "SELECT count(*) FROM txn WHERE kind = 'settle'")
    assert charged == [(1 if cost_nano == 0 else 0,)]
    assert server.stop() == 0


@pytest.mark.parametrize("whole_group", [False, True], ids=["parent", "terminal"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_under_load_loses_nothing(start, data_dir, number, whole_group):
    server = start("--workers", "2", IMPASTO_NULL_DELAY_S="1")
    origin = server.wait_ready()
    connections = [asking(origin, server.key) for _ in range(10)]
    eventually(lambda: len(running(data_dir)) == 10)

    if whole_group:
        os.killpg(server.process.pid, number)
    assert server.process.wait(SOON_S) == 0 if whole_group else server.stop(number) == 0

    assert [status_of(connection) for connection in connections] == [200] * 10
    assert rows(data_dir, "SELECT DISTINCT state FROM generation") == [("done",)]
    assert "".join(server.err).count("stopping") == 1
    assert_free(origin)


@pytest.mark.parametrize("whole_group", [False, True], ids=["parent", "terminal"])
def test_a_second_signal_stops_all_at_once(start, data_dir, whole_group):
    server = start("--workers", "2", IMPASTO_NULL_DELAY_S="60")
    origin = server.wait_ready()
    connections = [asking(origin, server.key) for _ in range(4)]
    eventually(lambda: len(running(data_dir)) == 4)
    pids = children(data_dir).values()

    for number in (signal.SIGTERM, signal.SIGINT):
        (os.killpg if whole_group else os.kill)(server.process.pid, number)
        eventually(lambda: "stopping" in "".join(server.err))
        time.sleep(0.3)

    assert server.process.wait(SOON_S) == 128 + signal.SIGINT
    eventually(lambda: all(map(is_gone, pids)))
    for connection in connections:
        connection.close()
    assert "Traceback" not in "".join(server.err)
    assert_free(origin)


def test_a_drain_that_is_over_counts_what_all_processes_cut_off(start, data_dir):
    server = start("--workers", "2", "--drain", "0", IMPASTO_NULL_DELAY_S="60")
    origin = server.wait_ready()
    connections = [asking(origin, server.key) for _ in range(6)]
    eventually(lambda: len(running(data_dir)) == 6)

    assert server.stop() == 1

    assert "stopped with 6 unfinished runs" in "".join(server.err)
    assert rows(data_dir, "SELECT DISTINCT state FROM generation") == [("failed",)]
    for connection in connections:
        connection.close()


def test_a_parent_that_dies_takes_its_processes_with_it_and_no_picture(start, data_dir):
    server = start("--workers", "2", IMPASTO_NULL_DELAY_S="2")
    origin = server.wait_ready()
    connection = asking(origin, server.key)
    eventually(lambda: running(data_dir))
    pids = children(data_dir).values()

    server.process.kill()

    eventually(lambda: _is_free(origin))
    assert status_of(connection) == 200
    eventually(lambda: all(map(is_gone, pids)))
    assert children(data_dir) == {}


def test_a_process_that_cannot_start_ends_the_start_in_one_line(start, data_dir):
    data_dir.mkdir()
    (data_dir / "spool").write_text("in the way")
    server = start("--workers", "3")

    assert server.process.wait(SOON_S) == 1
    for reader in server.readers:
        reader.join(SOON_S)

    said = "".join(server.err)
    assert "Error: " in said
    assert "spool" in said
    assert "Traceback" not in said
    assert "ready" not in server.text


def test_a_signal_during_the_start_breaks_it_off(start, data_dir):
    server = start("--workers", "2")
    eventually((data_dir / "impasto.db").exists)

    assert server.stop() == 128 + signal.SIGTERM

    assert "Traceback" not in "".join(server.err)
    assert "ready" not in server.text


def test_a_process_that_dies_again_and_again_is_replaced_more_and_more_slowly(start, data_dir):
    server = start("--workers", "2")
    server.wait_ready()
    (_, steady), *_ = sorted(children(data_dir).items())

    told = [_kill_the_other(server, data_dir, steady) for _ in range(3)]

    assert [line.partition("another one ")[2] for line in told] == [f"starts in {s} s." for s in ("0.1", "0.2", "0.4")]
    assert server.stop() == 0


def test_a_process_is_not_replaced_by_one_of_a_file_that_lost_its_upstream(start, data_dir, tmp_path):
    config = tmp_path / "impasto.toml"
    upstream = '[engines.first]\nprovider = "openai"\nbase_url = "http://127.0.0.1:9/v1"\n'
    config.write_text(upstream)
    server = start("--workers", "2", "--config", str(config), engine="")
    server.wait_ready()
    (_, steady), *_ = sorted(children(data_dir).items())
    config.write_text("")

    _kill_the_other(server, data_dir, steady)

    told = f"a server process could not be started ({config}: it names no upstream any more: restart to serve"
    eventually(lambda: told in "".join(server.err))
    config.write_text(upstream)
    eventually(lambda: len(children(data_dir)) == 2)
    assert server.stop() == 0


def test_a_process_ends_whose_parent_died_before_it_had_read_all(data_dir):
    ours, theirs = socket.socketpair()
    with ours, theirs, socket.create_server(("127.0.0.1", 0)) as listener:
        inherited = (listener.fileno(), theirs.fileno())
        command = [sys.executable, "-m", "impasto.cli.child", *map(str, inherited)]
        child = subprocess.Popen(command, pass_fds=inherited)
        theirs.close()
        settings = Settings(data_dir=str(data_dir), engine="null", pixel_workers=1)
        ours.sendall(msgspec.json.encode(settings) + b"\n")
        assert ours.recv(1, socket.MSG_PEEK)  # it is ready, and says so to nobody

    try:
        assert child.wait(SOON_S) == 0
    finally:
        child.kill()
        child.wait()


@pytest.mark.parametrize(("asked", "count", "numbers"), [(0, 8, [3, 3, 2]), (0, 2, [1, 1, 1]), (2, 8, [2, 2, 2])])
def test_the_cores_are_shared_out(asked: int, count: int, numbers: list[int]) -> None:
    settings = Settings(data_dir="anywhere", workers=3, pixel_workers=asked)

    assert [one.pixel_workers for one in shared_out(settings, count)] == numbers


def assert_free(origin: str) -> None:
    assert _is_free(origin)


def _is_free(origin: str) -> bool:
    try:
        socket.create_server(("127.0.0.1", port_of(origin))).close()
    except OSError:
        return False
    return True


def _kill_the_other(server, data_dir, steady: int) -> str:
    """Kill a process that is not the steady one; what was said of it."""
    eventually(lambda: len(children(data_dir)) == 2)
    (victim,) = set(children(data_dir).values()) - {steady}
    os.kill(victim, signal.SIGKILL)
    said = f"process {victim} was killed by SIGKILL"
    eventually(lambda: said in "".join(server.err) and victim not in children(data_dir).values())
    return next(line.rstrip() for line in server.err if said in line)
