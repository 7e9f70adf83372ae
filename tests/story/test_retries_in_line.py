"""A retry may overtake the attempt before it, which still waits for its screening: they are one run all the same."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from .moderations import Moderations
from .pictures import first
from .server import Server, Start
from .test_retries import BODY, Client, retry, until


class Doorkeeper(Moderations):
    """Answers each question, in the order of their coming, when its gate is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.gates = [threading.Event() for _ in range(4)]
        self._numbers = iter(range(4))

    def _act(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        self.gates[next(self._numbers)].wait(20)
        super()._act(handler, body)


@pytest.fixture
def doorkeeper() -> Iterator[Doorkeeper]:
    keeper = Doorkeeper()
    yield keeper
    keeper.close()


@pytest.fixture
def server(start: Start, doorkeeper: Doorkeeper) -> Server:
    return start(null_delay_s=0.2, **doorkeeper.knobs(screen_timeout_s=30))


def leave_and_ask_again(server: Server, doorkeeper: Doorkeeper, pool: ThreadPoolExecutor) -> Any:
    """An attempt whose client has left, and the next one; both wait at the door."""
    attempt = Client(server)
    until(lambda: len(doorkeeper.asked) == 1, "the first attempt waits")
    attempt.leave()
    time.sleep(0.3)  # until the server has seen it go
    again = pool.submit(lambda: server.generate(headers=retry(1), **BODY))
    until(lambda: len(doorkeeper.asked) == 2, "the second one does")
    return again


def test_a_retry_claims_a_run_that_began_while_it_waited_itself(server: Server, doorkeeper: Doorkeeper) -> None:
    with ThreadPoolExecutor(1) as pool:
        again = leave_and_ask_again(server, doorkeeper, pool)
        doorkeeper.gates[0].set()
        until(lambda: len(server.generations()) == 1, "the first attempt's run began")
        doorkeeper.gates[1].set()
        answer = again.result()

    assert answer.status_code == 200, answer.text
    assert answer.headers["impasto-replayed"] == "true"
    (kept,) = server.generations()
    assert (kept["id"], kept["status"]) == (answer.headers["impasto-generation"], "done")
    server.verify_ledger()


def test_an_attempt_that_was_overtaken_begins_no_run_for_nobody(server: Server, doorkeeper: Doorkeeper) -> None:
    with ThreadPoolExecutor(1) as pool:
        again = leave_and_ask_again(server, doorkeeper, pool)
        doorkeeper.gates[1].set()
        answer = again.result()
        doorkeeper.gates[0].set()
        until(lambda: "status=409" in server.log(), "the first attempt ended")

    assert first(answer.json())
    (kept,) = server.generations()
    assert kept["id"] == answer.headers["impasto-generation"]
    server.verify_ledger()


def test_a_client_that_left_the_line_and_never_came_back_finds_its_picture(
    server: Server, doorkeeper: Doorkeeper
) -> None:
    attempt = Client(server)
    until(lambda: len(doorkeeper.asked) == 1, "it waits")
    attempt.leave()
    time.sleep(0.3)
    doorkeeper.gates[0].set()

    until(lambda: [kept["status"] for kept in server.generations()] == ["done"], "its run is done")
