"""GET /v1/organization/engines: how each engine does, for admin keys alone."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

from .provider import KEY, after
from .server import Server, Start
from .test_routing import Both, Config, fails, hangs_up, providers, running_providers, told, wait_for, write

__all__ = ["providers", "running_providers", "write"]
PATH = "/v1/organization/engines"


def test_an_admin_sees_how_each_engine_does(start: Start, write: Config, providers: Both) -> None:
    first, _ = providers
    first.then = [fails(500), hangs_up, fails(400)]
    server = start(engine="", config=write())
    key = server.admin_key()
    assert told(server.generate())["engine"] == "second"
    assert server.generate().status_code == 502
    assert server.generate().status_code == 400
    assert told(server.generate())["engine"] == "first"

    answer = server.get(PATH, key=key)

    assert answer.status_code == 200, answer.text
    one, two = answer.json()["data"]
    assert (one["id"], one["provider"], one["status"], two["id"]) == ("first", "openai", "healthy", "second")
    assert "gpt-image-2" in one["models"]
    assert one["runs"] == {"done": 1, "failed": 0, "refused": 1, "unknown": 1, "moved_on": 1}
    assert two["runs"] == {"done": 1, "failed": 0, "refused": 0, "unknown": 0, "moved_on": 0}
    assert 0 < one["seconds"]["p50"] <= one["seconds"]["p99"]
    assert (one["last_error"]["error"], one["last_error"]["reason"]) == ("engine_failed", "its answer was lost")
    assert two["last_error"] is None
    assert KEY not in answer.text


def test_what_runs_and_what_is_out_is_seen(start: Start, write: Config, providers: Both) -> None:
    first, second = providers
    first.then, second.then = [fails(500)] * 5, [after(0.0)] * 5 + [after(1.5)]
    server = start(engine="", config=write())
    key = server.admin_key()
    for _ in range(5):
        server.generate()

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(server.generate)
        wait_for(lambda: [one["in_flight"] for one in server.get(PATH, key=key).json()["data"]] == [0, 1])
        running.result()

    one, two = server.get(PATH, key=key).json()["data"]
    assert (one["status"], two["status"]) == ("out", "healthy")
    assert 0 < one["retry_after_seconds"] <= 30


def test_an_engine_that_was_passed_over_for_its_full_queue_has_not_failed(
    start: Start, write: Config, providers: Both
) -> None:
    first, _ = providers
    may_end = threading.Event()
    first.then = [lambda exchange: may_end.wait(20) and exchange.draw()]
    server = start(engine="", config=write(more="in_flight = 1"), queue_length=0)
    with ThreadPoolExecutor(1) as pool:
        first_run = pool.submit(server.generate)
        wait_for(lambda: len(first.asked) == 1)
        passed_over = server.generate()
        may_end.set()
        assert told(first_run.result())["engine"] == "first"

    one, two = server.get(PATH, key=server.admin_key()).json()["data"]

    assert told(passed_over)["attempts"] == [{"engine": "first", "error": "engine_busy"}]
    assert [(runs["done"], runs["moved_on"]) for runs in (one["runs"], two["runs"])] == [(1, 0), (1, 0)]


def test_each_kind_of_key_opens_its_own_part_alone(null: Server) -> None:
    key = null.admin_key()

    refused = null.get(PATH)
    drawing = null.generate(key=key)

    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "insufficient_permissions")
    assert (drawing.status_code, drawing.json()["error"]["code"]) == (403, "insufficient_permissions")
    assert null.get("/v1/models", key=key).status_code == 403
    assert null.get(PATH, key="sk-imp-nobody-has-this-key").status_code == 401
    assert null.get(PATH, key=key).json()["data"][0]["id"] == "null"
    listed = json.loads(null.run("keys", "list", "--json", "--project", "operators").stdout)["data"]
    assert all(row["admin"] for row in listed)
