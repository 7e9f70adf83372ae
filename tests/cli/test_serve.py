"""`impasto serve` from the first line to the last: ready, keys, mistakes, and a stop that loses nothing."""

import base64
import contextlib
import http.client
import os
import re
import signal
import socket
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

BODY = {"prompt": "a cat"}


def test_a_first_start_shows_where_what_answers_and_how(start, ask, data_dir):
    server = start(engine="illustrator")
    origin = server.wait_ready()
    lines = server.text.splitlines()
    assert lines[0] == f"Impasto is ready at {origin}/v1"
    assert re.fullmatch(r"gpt-image-2 is answered by: built-in renderer .*", lines[1])
    assert ask(f"{origin}/healthz") == (200, {"status": "ok"})
    assert ask(f"{origin}/v1/models", server.key)[0] == 200
    assert ask(f"{origin}/v1/models", "sk-imp-wrong")[0] == 401
    assert data_dir.stat().st_mode & 0o777 == 0o700
    assert server.stop() == 0


def test_the_example_of_the_first_start_runs_as_printed(start, tmp_path):
    server = start()
    server.wait_ready()
    example = server.text[server.text.index("  curl") :]
    subprocess.run(["sh", "-c", example], cwd=tmp_path, check=True, timeout=30)
    (saved,) = tmp_path.glob("*.png")
    assert saved.read_bytes().startswith(b"\x89PNG")


def test_the_first_key_is_shown_once(start, ask):
    server = start()
    server.wait_ready()
    key = server.key
    assert server.stop() == 0
    again = start()
    origin = again.wait_ready()
    assert "sk-imp-" not in again.text
    assert "YOUR_KEY" in again.text
    assert ask(f"{origin}/v1/models", key)[0] == 200


def test_a_picture_drawn_before_the_first_start_does_not_swallow_its_key(start, impasto):
    assert impasto("generate", "a cat", "--engine", "null").returncode == 0
    server = start()
    server.wait_ready()
    assert server.key


def test_a_key_made_before_the_first_start_is_enough(start, impasto):
    assert impasto("keys", "create").returncode == 0
    server = start()
    server.wait_ready()
    assert "sk-imp-" not in server.text


def test_the_first_key_can_be_set_and_is_not_printed(start, ask):
    mine, other = "my-own-key-of-thirty-two-letters", "another-key-of-thirty-two-letters"
    server = start(IMPASTO_API_KEY=mine)
    origin = server.wait_ready()
    assert mine not in server.text
    assert "sk-imp-" not in server.text
    assert ask(f"{origin}/v1/models", mine)[0] == 200
    server.stop()
    server = start(IMPASTO_API_KEY=other)
    origin = server.wait_ready()
    assert [ask(f"{origin}/v1/models", key)[0] for key in (mine, other)] == [200, 200]
    server.stop()
    server = start(IMPASTO_API_KEY=mine)
    server.wait_ready()


def test_a_weak_key_serves_loopback_and_nothing_more(start, impasto, ask, data_dir):
    done = impasto("serve", "--port", "0", "--host", "0.0.0.0", "--engine", "null", IMPASTO_API_KEY="secret")
    assert done.returncode == 1
    assert "24 characters" in done.stderr
    assert not data_dir.exists()
    server = start(IMPASTO_API_KEY="secret")
    origin = server.wait_ready()
    assert ask(f"{origin}/v1/models", "secret")[0] == 200


def test_a_port_in_use_is_named(impasto, data_dir):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = impasto("serve", "--port", str(port))
    assert done.returncode == 1
    assert f"port {port} on 127.0.0.1 is in use" in done.stderr
    assert not data_dir.exists()


def test_it_listens_on_ipv6(start, ask):
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("no IPv6 loopback here")
    server = start("--host", "::1")
    origin = server.wait_ready()
    assert origin.startswith("http://[::1]:")
    assert ask(f"{origin}/healthz")[0] == 200


@pytest.mark.parametrize("signal_number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_waits_for_the_pictures_under_way(start, ask, data_dir, signal_number):
    server = start(IMPASTO_NULL_DELAY_S="1")
    origin = server.wait_ready()
    answers = []
    asking = threading.Thread(target=lambda: answers.append(ask(f"{origin}/v1/images/generations", server.key, BODY)))
    asking.start()
    _until(lambda: _states(data_dir) == ["running"])
    assert server.stop(signal_number) == 0
    asking.join(10)
    status, answer = answers[0]
    assert status == 200
    assert base64.b64decode(answer["data"][0]["b64_json"]).startswith(b"\x89PNG")


def test_a_stop_waits_for_a_picture_whose_client_has_gone(start, data_dir):
    server = start(IMPASTO_NULL_DELAY_S="1")
    origin = server.wait_ready()
    _send_and_leave(origin, server.key, data_dir)
    assert server.stop() == 0
    assert _states(data_dir) == ["done"]


def test_a_drain_that_is_over_cuts_runs_off_and_says_so(start, data_dir):
    server = start("--drain", "0", IMPASTO_NULL_DELAY_S="20")
    origin = server.wait_ready()
    _send_and_leave(origin, server.key, data_dir)
    assert server.stop() == 1
    assert "stopped with 1 unfinished run" in "".join(server.err)
    assert _states(data_dir) == ["failed"]


def test_a_second_signal_stops_at_once(start, ask, data_dir):
    server = start(IMPASTO_NULL_DELAY_S="20")
    origin = server.wait_ready()
    _send_and_leave(origin, server.key, data_dir)
    waiting = threading.Thread(target=lambda: _ignore(ask, origin, server.key))
    waiting.start()
    _until(lambda: _states(data_dir) == ["running"] * 2)
    server.process.send_signal(signal.SIGTERM)
    _until(lambda: "stopping" in "".join(server.err))
    time.sleep(0.3)
    begun = time.monotonic()
    assert server.stop(signal.SIGTERM) == 128 + signal.SIGTERM
    assert time.monotonic() - begun < 5
    waiting.join(10)
    assert "Traceback" not in "".join(server.err)


def test_odd_things_in_the_environment_are_told(start):
    server = start(IMPASTO_PROT="80", OPENAI_API_KEY="sk-client", OPENAI_BASE_URL="http://127.0.0.1:1/v1")
    server.wait_ready()
    told = "".join(server.err)
    assert "IMPASTO_PROT" in told
    assert "OPENAI_API_KEY, OPENAI_BASE_URL" in told
    assert "sk-client" not in told
    assert ("root" in told) == (os.geteuid() == 0)


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.02)


def _send_and_leave(origin: str, key: str, data_dir: Path) -> None:
    """Ask for a picture and hang up before it comes."""
    host, port = origin.removeprefix("http://").split(":")
    body = b'{"prompt": "a cat"}'
    head = (
        f"POST /v1/images/generations HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {key}\r\n"
        f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((host, int(port))) as client:
        client.sendall(head.encode() + body)
        _until(lambda: _states(data_dir) == ["running"])


def _ignore(ask, origin: str, key: str) -> None:
    with contextlib.suppress(OSError, http.client.HTTPException, ValueError):
        ask(f"{origin}/v1/images/generations", key, BODY)


def _states(data_dir) -> list[str]:
    conn = sqlite3.connect(data_dir / "impasto.db")
    try:
        return [row[0] for row in conn.execute("SELECT state FROM generation")]
    finally:
        conn.close()
