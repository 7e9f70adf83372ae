"""An operator reads the figures: what was asked, made, charged and found again, and where the time went."""

import os
import re
import signal
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from impasto.catalog.catalog import Catalog
from impasto.edge.routes import ROUTES
from impasto.telemetry.series import FOUND, METHODS, METRICS, OTHER, OUTCOMES, RECOVERED, STAGES

from .scraped import Scraped, scrape
from .server import PROMPT, Server, Start

GENERATIONS = "/v1/images/generations"


def until(server: Server, true: Callable[[Scraped], bool], what: str) -> Scraped:
    deadline = time.monotonic() + 20
    while not true(scraped := scrape(server)):
        assert time.monotonic() < deadline, f"{what}\n{scraped.text}"
        time.sleep(0.05)
    return scraped


def charged_nano(server: Server) -> int:
    return sum(int(Decimal(kept["charge_usd"]) * 10**9) for kept in server.generations())


def requests(scraped: Scraped, **labels: str) -> float:
    return scraped.sum("impasto_requests_total", **labels)


def images(scraped: Scraped, **labels: str) -> float:
    return scraped.sum("impasto_images_total", **labels)


def is_given_up(server: Server, generation: str) -> bool:
    connection = sqlite3.connect(server.data_dir / "impasto.db")
    (reader,) = connection.execute("SELECT reader_id FROM generation WHERE id = ?", (generation,)).fetchone()
    connection.close()
    return reader is None


def found(scraped: Scraped) -> dict[str, float]:
    return {kind: scraped.sum("impasto_replays_total", kind=kind) for kind in FOUND}


def test_pictures_and_charges_are_counted_to_the_nano_dollar(start: Start) -> None:
    server = start(null_cost_nano=1_234_567)
    for n, size, quality in ((1, "1024x1024", "low"), (2, "1536x1024", "high"), (3, "1008x1008", "medium")):
        assert server.generate(n=n, size=size, quality=quality).status_code == 200
    assert server.generate(model="gpt-image-1.5", quality="medium").status_code == 200

    seen = scrape(server)

    assert images(seen) == 7
    done = {"operation": "generation", "engine": "null", "outcome": "done"}
    assert images(seen, model="gpt-image-2", **done) == 6
    assert images(seen, model="gpt-image-1.5", **done) == 1
    assert seen.nano("impasto_charge_dollars_total") == charged_nano(server) > 0
    assert seen.nano("impasto_cost_dollars_total", engine="null") == 7 * 1_234_567
    assert requests(seen, route=GENERATIONS, method="POST", status="200") == 4
    server.verify_ledger()


@pytest.mark.parametrize(
    ("fails", "outcome", "status"), [("refuse", "refused", 400), ("fail", "failed", 502), ("crash", "failed", 500)]
)
def test_a_picture_that_did_not_come_is_counted_by_what_became_of_it(
    start: Start, fails: str, outcome: str, status: int
) -> None:
    server = start(null_fail=fails)
    assert server.generate(n=2).status_code == status

    seen = scrape(server)

    assert images(seen, outcome=outcome) == images(seen) == 2
    assert seen.nano("impasto_charge_dollars_total") == 0
    assert requests(seen, status=str(status)) == 1
    # A job is tried twice: the worker that dies first is replaced.
    assert seen.sum("impasto_workers_restarted_total") == (1 if fails == "crash" else 0)


def test_what_an_engine_may_have_billed_is_unknown(start: Start) -> None:
    server = start(null_fail="lose", null_cost_nano=5)
    assert server.generate().status_code == 502

    assert images(scrape(server), outcome="unknown") == 1


def test_of_some_that_failed_the_others_are_done(start: Start) -> None:
    server = start(null_fail="fail", null_fail_from=2)
    assert server.generate(n=3).status_code == 200

    seen = scrape(server)

    assert (images(seen, outcome="done"), images(seen, outcome="failed")) == (2, 1)


def test_an_answer_that_was_given_before_is_no_new_picture(start: Start) -> None:
    server = start(null_delay_s=1)
    key = {"Idempotency-Key": "one"}
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(server.generate, headers=key)
        until(server, lambda seen: seen.sum("impasto_in_flight") == 1, "it runs")
        assert server.generate(headers=key).headers["impasto-replayed"] == "true"
        assert first.result().status_code == 200
    assert server.generate(headers=key).status_code == 200

    seen = scrape(server)

    assert found(seen) == {"replay": 1, "join": 1, "claim": 0}
    assert images(seen) == 1
    assert seen.nano("impasto_charge_dollars_total") == charged_nano(server)


def test_a_retry_that_takes_a_run_over_is_a_claim(start: Start) -> None:
    server = start(null_delay_s=2)
    with pytest.raises(httpx.ReadTimeout):
        server.http.post(GENERATIONS, json={"prompt": PROMPT}, headers={"x-stainless-retry-count": "0"}, timeout=0.5)
    (kept,) = server.generations()
    deadline = time.monotonic() + 20
    while not is_given_up(server, kept["id"]):
        assert time.monotonic() < deadline, "the server has not seen the client leave"
        time.sleep(0.02)
    assert server.http.post(GENERATIONS, json={"prompt": PROMPT}, headers={"x-stainless-retry-count": "1"}).is_success

    seen = scrape(server)

    assert found(seen) == {"replay": 0, "join": 0, "claim": 1}
    assert images(seen) == 1


def test_what_runs_waits_and_is_held_is_seen_while_it_does(start: Start) -> None:
    server = start(null_delay_s=2, null_in_flight=1)
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(server.generate, quality="high") for _ in range(3)]
        busy = until(server, lambda seen: seen.sum("impasto_queued", engine="null") == 2, "two wait")
        assert busy.sum("impasto_in_flight", engine="null") == 1
        assert busy.sum("impasto_holds_open") == 3
        assert busy.nano("impasto_held_dollars") > 0
        assert busy.sum("impasto_kept_images") == 0
        assert [answer.result().status_code for answer in asked] == [200] * 3

    idle = scrape(server)

    for name in ("impasto_queued", "impasto_in_flight", "impasto_holds_open", "impasto_held_dollars"):
        assert idle.sum(name) == 0, name
    kept = [image for generation in server.generations() for image in generation["images"]]
    assert idle.sum("impasto_kept_images") == len(kept) == 3
    assert idle.sum("impasto_kept_bytes") == sum(image["bytes"] for image in kept)


def test_each_stage_of_the_path_has_its_time(start: Start) -> None:
    server = start(null_delay_s=0.6, null_max_edge=1024)
    assert server.generate(size="2048x2048").status_code == 200  # finished here: the engine cannot draw as large
    with server.http.stream("POST", GENERATIONS, json={"prompt": PROMPT, "stream": True}) as answer:
        assert "completed" in answer.read().decode()

    seen = scrape(server)

    counts = {stage: seen.sum("impasto_stage_seconds_count", stage=stage) for stage in STAGES}
    assert counts == {**dict.fromkeys(STAGES, 2), "finish": 1}
    runs_s, answers_s = (seen.sum("impasto_stage_seconds_sum", stage=stage) for stage in ("run", "answer"))
    assert runs_s >= 2 * 0.6
    assert answers_s < 0.6, "the answer of a stream is what comes after its run"


def test_names_units_and_labels_are_those_of_the_table(null: Server, renderer: Server) -> None:
    for server in (null, renderer):
        server.generate(model="no-such-model-of-mine", prompt="the fields of Ypres")
        server.generate(prompt="the fields of Ypres", user="somebody", size="nonsense")
        server.get("/v1/images/gen_of_mine", key="sk-of-mine")
        server.get("/a/path/of/mine")
        server.http.request("PROPFIND", GENERATIONS)
        assert server.generate(headers={"Idempotency-Key": "a-key-of-mine"}, prompt="the fields of Ypres").is_success

    allowed = {
        "route": {route.path for route in ROUTES} | {OTHER},
        "method": {*METHODS, OTHER},
        "status": {*map(str, range(200, 600)), "none"},
        "stage": set(STAGES),
        "operation": {"generation", "edit"},
        "model": {*Catalog.load().names(), OTHER},
        "engine": {"null", "illustrator"},
        "kind": set(FOUND),
        "outcome": {*OUTCOMES, *RECOVERED},
    }
    for server in (null, renderer):
        told = set()
        for kind, text, sample in scrape(server).samples():
            name = re.sub(r"_(bucket|sum|count)$", "", sample.name) if kind == "histogram" else sample.name
            row = METRICS[name]
            told.add(name)
            assert (kind, text) == (row.kind, row.text), name
            assert set(sample.labels) - {"le"} == set(row.labels), name
            for label in row.labels:
                assert sample.labels[label] in allowed[label], (name, sample.labels)
            assert name.endswith("_total") == (row.kind == "counter"), name
        assert told == set(METRICS)
        assert requests(scrape(server), method=OTHER, status="405") >= 1


def test_only_this_machine_or_a_key_may_read_them(null: Server) -> None:
    url = f"{null.origin}/metrics"

    for header in ("x-forwarded-for", "x-real-ip", "forwarded"):
        for value in ("203.0.113.7", "127.0.0.1", "for=127.0.0.1", ""):
            refused = httpx.get(url, headers={header: value})
            assert (refused.status_code, refused.json()["error"]["code"]) == (401, "invalid_api_key")
            assert "impasto_" not in refused.text
            wrong = httpx.get(url, headers={header: value, "authorization": "Bearer sk-imp-of-nobody-in-this-world"})
            assert wrong.status_code == 401
            assert httpx.get(url, headers={header: value, "authorization": f"Bearer {null.key}"}).status_code == 200


def test_where_they_are_off_there_is_no_such_page(start: Start) -> None:
    server = start(metrics="off")
    assert server.generate().status_code == 200

    answer = server.get("/metrics")

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_url")
    assert not (server.data_dir / "metrics").exists()


# ------------------------------------------------------------------------------------------------- several processes


def test_any_process_of_a_data_folder_answers_for_all(start: Start, tmp_path: Path) -> None:
    one, two = start(folder=tmp_path), start(folder=tmp_path)
    for server, count in ((one, 2), (two, 3)):
        for _ in range(count):
            assert server.generate(n=2).status_code == 200

    for server in (one, two):
        seen = scrape(server)
        assert seen.sum("impasto_processes") == 2
        assert images(seen, outcome="done") == 10
        assert requests(seen, route=GENERATIONS) == 5
        assert seen.sum("impasto_stage_seconds_count", stage="settle") == 5
        assert seen.nano("impasto_charge_dollars_total") == charged_nano(one)
        assert seen.sum("impasto_kept_images") == 10, "a figure of the database is not added up"
        assert seen.sum("process_open_fds") > 0


def test_what_a_dead_process_counted_stays_and_what_it_held_does_not(start: Start, tmp_path: Path) -> None:
    one, two = start(folder=tmp_path, null_delay_s=20), start(folder=tmp_path)
    assert two.generate().status_code == 200
    with ThreadPoolExecutor(1) as pool:
        lost = pool.submit(one.generate)
        until(two, lambda seen: seen.sum("impasto_in_flight") == 1, "it runs at the other")
        os.kill(one.pid, signal.SIGKILL)
        assert isinstance(lost.exception(timeout=20), httpx.TransportError)

    seen = until(two, lambda seen: seen.sum("impasto_recovered_runs_total") == 1, "it is recovered")

    assert seen.sum("impasto_recovered_runs_total", outcome="failed") == 1
    assert seen.sum("impasto_processes") == 1
    assert (seen.sum("impasto_in_flight"), seen.sum("impasto_holds_open")) == (0, 0)
    assert seen.sum("impasto_stage_seconds_count", stage="hold") == 2, "one of them at the dead process"
    assert (images(seen, outcome="done"), images(seen, outcome="failed")) == (1, 1)

    three = start(folder=tmp_path)
    assert three.generate().status_code == 200
    again = scrape(two)
    assert again.sum("impasto_processes") == 2
    assert again.sum("impasto_stage_seconds_count", stage="hold") == 3, "the dead process's place goes on counting"


def test_the_processes_of_one_server_count_together(start: Start) -> None:
    server = start(workers=2)
    for _ in range(6):
        assert httpx.post(
            server.base_url + "/images/generations",
            json={"prompt": PROMPT},
            headers={"authorization": f"Bearer {server.key}"},
            timeout=30,
        ).is_success

    for _ in range(6):  # each by a connection of its own, so by either process
        seen = scrape(server)
        assert seen.sum("impasto_processes") == 2
        assert images(seen, outcome="done") == 6


def test_a_server_that_starts_again_begins_at_zero(start: Start, tmp_path: Path) -> None:
    one = start(folder=tmp_path)
    assert one.generate().status_code == 200
    assert images(scrape(one)) == 1
    one.stop()

    two = start(folder=tmp_path)

    seen = scrape(two)
    assert images(seen) == 0
    assert seen.sum("impasto_processes") == 1
    assert seen.sum("impasto_kept_images") == 1
