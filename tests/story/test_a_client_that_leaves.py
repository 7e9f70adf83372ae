"""The run belongs to the server: a client that goes away finds its picture again, and pays for it once."""

import json
import os
import signal
import socket
import time
from decimal import Decimal
from typing import Any

from .pictures import opened
from .server import PROMPT, Server, Start, error_of, read_response, status_of

BODY = json.dumps({"model": "gpt-image-2", "prompt": PROMPT, "size": "1024x1024", "quality": "low"}).encode()
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def send_and_leave(server: Server, *lines: str) -> None:
    head = server.head(
        "/v1/images/generations", "Content-Type: application/json", f"Content-Length: {len(BODY)}", *lines
    )
    with socket.create_connection((server.host, server.port)) as connection:
        connection.sendall(head + BODY)
        wait_for(server, "running")


def wait_for(server: Server, status: str) -> dict[str, Any]:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for kept in server.generations():
            if kept["status"] == status:
                return kept
    raise AssertionError(f"no generation became '{status}'")


def test_a_dropped_client_still_finds_its_picture(start: Start) -> None:
    server = start(null_delay_s=2)

    send_and_leave(server)
    kept = wait_for(server, "done")

    assert Decimal(kept["charge_usd"]) > 0
    assert opened(server.get(f"/v1/images/{kept['id']}/content").content).size == (1024, 1024)
    assert len(server.generations()) == 1
    server.verify_ledger()


def test_with_its_key_it_gets_the_whole_answer_later(start: Start) -> None:
    server = start(null_delay_s=2)

    send_and_leave(server, "Idempotency-Key: order-1")
    answer = server.generate(headers={"idempotency-key": "order-1"})

    assert answer.status_code == 200
    assert answer.headers["impasto-replayed"] == "true"
    assert len(server.generations()) == 1


def test_a_stop_waits_for_what_runs(start: Start) -> None:
    server = start(null_delay_s=2)
    send_and_leave(server)

    assert server.stop() in (0, 143), "143 is the end that SIGTERM asks for"

    again = start(folder=server.data_dir.parent)
    (kept,) = again.generations(server.key)
    assert kept["status"] == "done"
    again.verify_ledger()


def test_a_body_that_ends_when_the_server_is_stopping_starts_no_run(start: Start) -> None:
    server = start(null_delay_s=2)
    send_and_leave(server)
    body = json.dumps({"prompt": "A fox", "images": [{"image_url": PIXEL}]}).encode()
    head = server.head("/v1/images/edits", "Content-Type: application/json", f"Content-Length: {len(body)}")
    with socket.create_connection((server.host, server.port), timeout=20) as connection:
        connection.sendall(head + body[:20])
        time.sleep(0.3)
        os.kill(server.pid, signal.SIGTERM)
        time.sleep(0.3)
        connection.sendall(body[20:])
        answer = read_response(connection)

    assert (status_of(answer), error_of(answer)["code"]) == (503, "server_is_draining")
    assert server.wait() in (0, 143)
    again = start(folder=server.data_dir.parent)
    assert [one["status"] for one in again.generations(server.key)] == ["done"]
