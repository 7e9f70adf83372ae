"""Finished pictures that are screened: one that may not be shown is not kept, not shown half done, and not charged."""

import os
import secrets
import signal
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest

from .moderations import Moderations, running
from .pictures import first, opened
from .server import PROMPT, Server, Start
from .test_screening import details
from .test_streaming import events

# The null engine's picture is of one colour, by the seed: this one is red, and the two that follow are not.
RED = 255
COST_NANO = 1_000_000
ASKED: dict[str, Any] = {"model": "gpt-image-2", "prompt": PROMPT, "size": "1024x1024", "quality": "low"}


@pytest.fixture(scope="module")
def shared() -> Iterator[Moderations]:
    with running() as moderations:
        yield moderations


@pytest.fixture(params=["one call", "a call each"], scope="module")
def both(
    request: pytest.FixtureRequest, shared: Moderations, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """An engine that gives all pictures in one call, and one that gives one a call."""
    yield from served(tmp_path_factory.mktemp("free"), shared, null_max_n=10 if request.param == "one call" else 1)


@pytest.fixture(scope="module")
def free(shared: Moderations, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from served(tmp_path_factory.mktemp("free"), shared)


@pytest.fixture(scope="module")
def billed(shared: Moderations, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Its engine sells each picture for a tenth of a cent."""
    yield from served(tmp_path_factory.mktemp("billed"), shared, null_cost_nano=COST_NANO)


def served(folder: Path, moderations: Moderations, **knobs: object) -> Iterator[Server]:
    server = Server(folder, "null", {"pixel_workers": 1, **moderations.knobs(screen_pictures="true", **knobs)})
    yield server
    server.stop()


@pytest.fixture
def moderations(shared: Moderations) -> Iterator[Moderations]:
    yield shared
    shared.does = "well"
    shared.asked.clear()
    shared.pictures.clear()


def new_key() -> dict[str, str]:
    return {"idempotency-key": "order-" + secrets.token_hex(8)}


def codes(answer: Any) -> list[str]:
    return [notice["code"] for notice in answer.json()["impasto"]["notices"]]


def costs(server: Server, generation: str) -> tuple[int, int]:
    """What the generation was charged and what it cost us, in nano-dollars."""
    conn = sqlite3.connect(server.data_dir / "impasto.db")
    try:
        found = conn.execute("SELECT charge_nano, cost_nano FROM generation WHERE id = ?", (generation,)).fetchone()
    finally:
        conn.close()
    charge_nano, cost_nano = found
    return charge_nano, cost_nano


def kept_files(server: Server, generation: str) -> list[str]:
    return sorted(path.name for path in (server.data_dir / "pictures").rglob(f"{generation}/*"))


def test_the_others_are_given_and_only_they_are_charged(both: Server, moderations: Moderations) -> None:
    of_two = both.generate(n=2, seed=RED + 1)

    answer = both.generate(n=3, seed=RED)

    assert answer.status_code == 200
    assert len(answer.json()["data"]) == 2
    assert codes(answer) == ["partial_success"]
    assert "1 withheld" in answer.json()["impasto"]["notices"][0]["message"]
    generation = answer.json()["impasto"]["generation"]
    assert kept_files(both, generation) == ["1", "2"]
    assert both.get(f"/v1/images/{generation}/content", index=0).status_code == 404
    assert both.get(f"/v1/images/{generation}/content", index=2).status_code == 200
    assert answer.json()["usage"]["output_tokens"] == of_two.json()["usage"]["output_tokens"]
    assert costs(both, generation) == costs(both, of_two.json()["impasto"]["generation"])
    assert not any((both.data_dir / "spool").rglob("null-*"))
    both.verify_ledger()


def test_none_that_may_be_shown_is_a_refusal_that_stays(both: Server, moderations: Moderations) -> None:
    headers, before = new_key(), len(both.generations())

    answers = [both.generate(seed=RED, headers=headers) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [400, 400, 400]
    assert {answer.json()["error"]["code"] for answer in answers} == {"moderation_blocked"}
    for answer in answers:
        assert answer.json()["error"]["moderation_details"] == details("output", "sexual")
        assert answer.headers["x-request-id"] in answer.json()["error"]["message"]
    assert len(moderations.pictures) == 1, "it was drawn once"
    kept = both.generations()
    assert len(kept) == before + 1
    assert (kept[0]["status"], Decimal(kept[0]["charge_usd"]), kept[0]["images"]) == ("failed", 0, [])
    assert kept_files(both, kept[0]["id"]) == []
    both.verify_ledger()


def test_the_client_sees_what_was_refused(free: Server, moderations: Moderations) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        free.openai.images.generate(**ASKED, extra_body={"seed": RED})

    assert isinstance(caught.value.body, dict)
    assert caught.value.body["moderation_details"] == details("output", "sexual")


def test_what_was_bought_and_withheld_is_a_cost_and_no_charge(billed: Server, moderations: Moderations) -> None:
    some = billed.generate(n=3, seed=RED)
    alone = billed.generate(n=2, seed=RED + 1)
    none = billed.generate(seed=RED)

    charge_nano, cost_nano = costs(billed, some.json()["impasto"]["generation"])
    assert (charge_nano, cost_nano) == (costs(billed, alone.json()["impasto"]["generation"])[0], 3 * COST_NANO)
    assert none.status_code == 400
    assert costs(billed, billed.generations()[0]["id"]) == (0, COST_NANO)
    billed.verify_ledger()


def test_a_crash_forgets_neither_the_charge_nor_the_cost(
    shared: Moderations, moderations: Moderations, start: Start, tmp_path: Path
) -> None:
    knobs = moderations.knobs(screen_pictures="true", null_cost_nano=COST_NANO, null_delay_s=0.4)
    server = start(folder=tmp_path, **knobs)
    with ThreadPoolExecutor(1) as pool:
        cut_off = pool.submit(lambda: server.generate(n=10, seed=RED))
        while not list((server.data_dir / "pictures").rglob("gen_*/2")):
            assert not cut_off.done()
            time.sleep(0.01)
        os.kill(server.pid, signal.SIGKILL)
        assert isinstance(cut_off.exception(), httpx.TransportError)

    again = start(folder=tmp_path, **knobs)

    (kept,) = again.generations()
    given = len(kept["images"])
    assert (kept["status"], 0 < given < 9) == ("done", True)
    assert costs(again, kept["id"])[1] == (given + 1) * COST_NANO
    again.verify_ledger()


def test_it_is_the_finished_picture_that_is_looked_at(free: Server, moderations: Moderations) -> None:
    answer = free.generate(output_format="webp", size="2880x1440")

    assert opened(first(answer.json())).format == "WEBP"
    (seen,) = moderations.pictures
    assert (seen.size, seen.format) == ((1024, 512), "JPEG")


def test_low_lets_pass_what_is_not_certain(shared: Moderations, moderations: Moderations, tmp_path: Path) -> None:
    for server in served(tmp_path, shared, screen_low_threshold=0.95):
        assert server.generate(seed=RED).status_code == 400
        assert server.generate(seed=RED, moderation="low").status_code == 200


def test_a_stream_shows_nothing_before_it_was_looked_at(free: Server, moderations: Moderations) -> None:
    refused = free.generate(seed=RED, stream=True, partial_images=3)
    shown = events(free.generate(seed=RED + 1, stream=True, partial_images=3).text)

    (told,) = events(refused.text)
    assert (refused.status_code, told["type"]) == (200, "error")
    assert told["error"]["code"] == "moderation_blocked"
    assert told["error"]["moderation_details"] == details("output", "sexual")
    assert [event["type"] for event in shown] == ["image_generation.completed"]
    assert [notice["code"] for notice in shown[0]["impasto"]["notices"]] == ["partials_withheld"]
    with pytest.raises(openai.APIError) as caught:
        list(free.openai.images.generate(**ASKED, stream=True, partial_images=2, extra_body={"seed": RED}))
    assert isinstance(caught.value.body, dict)
    assert caught.value.body["moderation_details"] == details("output", "sexual")


def test_a_stream_of_three_completes_the_two_that_may_be_shown(both: Server, moderations: Moderations) -> None:
    told = events(both.generate(n=3, seed=RED, stream=True).text)

    assert [event["type"] for event in told] == ["image_generation.completed"] * 2
    assert sorted(event["image_index"] for event in told) == [1, 2]
    assert [notice["code"] for notice in told[-1]["impasto"]["notices"]] == ["partial_success"]
    (kept,) = (one for one in both.generations() if one["id"] == told[0]["impasto"]["generation"])
    assert sum(event["usage"]["total_tokens"] for event in told) == kept["usage"]["total_tokens"]


def test_a_picture_that_nobody_looks_at_is_not_shown(free: Server, moderations: Moderations) -> None:
    headers, moderations.does = new_key(), "not_pictures"

    refused = free.generate(headers=headers)
    moderations.does = "well"
    drawn = free.generate(headers=headers)

    assert (refused.status_code, refused.json()["error"]["code"]) == (503, "screen_unavailable")
    assert refused.headers["x-should-retry"] == "false"
    assert drawn.status_code == 200
    assert [kept["status"] for kept in free.generations()[:2]] == ["done", "failed"]
    assert kept_files(free, free.generations()[1]["id"]) == []
    free.verify_ledger()


def test_one_that_was_bought_is_not_bought_again(billed: Server, moderations: Moderations) -> None:
    headers, before, moderations.does = new_key(), len(billed.generations()), "not_pictures"

    refused = billed.generate(headers=headers)
    moderations.does = "well"
    again = billed.generate(headers=headers)

    assert [answer.status_code for answer in (refused, again)] == [503, 503]
    assert len(billed.generations()) == before + 1
    assert costs(billed, billed.generations()[0]["id"]) == (0, COST_NANO)
    billed.verify_ledger()


def test_open_shows_them_and_says_so_once(shared: Moderations, moderations: Moderations, tmp_path: Path) -> None:
    for server in served(tmp_path, shared, screen_fail="open"):
        moderations.does = "not_pictures"
        answer = server.generate(n=3, seed=RED)

        assert len(answer.json()["data"]) == 3
        assert codes(answer) == ["not_screened"]
        server.verify_ledger()
