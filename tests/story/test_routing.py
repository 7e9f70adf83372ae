"""Several engines for one model: in order, by weights, past those that are full or sick; never twice for money."""

import json
import os
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from .provider import KEY, Exchange, Provider, after, running
from .server import Server, Start
from .test_streaming import events, stream

ROUTE = '[[routes]]\nmodels = ["gpt-image-2"]\nengines = ["first", "second"]\n'

Config = Callable[..., Path]


Both = tuple[Provider, Provider]


@pytest.fixture(scope="module")
def running_providers() -> Iterator[Both]:
    with running() as first, running() as second:
        yield first, second


@pytest.fixture
def providers(running_providers: Both) -> Both:
    for provider in running_providers:
        provider.begin()
    return running_providers


def config_of(folder: Path, providers: Both, text: str = ROUTE, *, more: str = "") -> Path:
    """A config file of both providers, as `first` and `second`, and what follows them."""
    key, path = folder / "key", folder / "impasto.toml"
    key.write_text(KEY)
    tables = [
        f'[engines.{name}]\nprovider = "openai"\nbase_url = "{provider.origin}/v1"\nkey_file = "{key}"\n{more}\n'
        for name, provider in zip(("first", "second"), providers, strict=True)
    ]
    path.write_text("\n".join([*tables, text]))
    return path


@pytest.fixture
def write(tmp_path: Path, providers: Both) -> Config:
    return partial(config_of, tmp_path, providers)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, running_providers: Both) -> Iterator[Server]:
    """A server of both, for which no number of failures is too many."""
    folder = tmp_path_factory.mktemp("routing")
    config = config_of(folder, running_providers, more='cost = {type = "flat", each = "0.01"}')
    server = Server(folder, "", {"config": config, "pixel_workers": 1, "breaker_failures": 0})
    yield server
    server.stop()


@pytest.fixture
def server(shared: Server, providers: Both) -> Server:
    return shared


def fails(status: int = 500, **inner: Any) -> Callable[[Exchange], None]:
    return lambda exchange: exchange.error(status, message="Told.", type="server_error", **inner)


def limited(exchange: Exchange) -> None:
    exchange.error(429, {"retry-after": "90"}, type="requests", code="rate_limit_exceeded")


def hangs_up(exchange: Exchange) -> None:
    exchange.hang_up()


def told(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    impasto: dict[str, Any] = answer.json()["impasto"]
    return impasto


def test_the_first_engine_of_the_route_draws(server: Server, providers: Both) -> None:

    answer = server.generate()

    assert told(answer)["engine"] == answer.headers["impasto-engine"] == "first"
    assert "attempts" not in told(answer)
    assert [len(provider.asked) for provider in providers] == [1, 0]


@pytest.mark.parametrize(
    ("act", "problem"),
    [
        (fails(500), "engine_failed"),
        (limited, "upstream_rate_limited"),
        (fails(401), "upstream_key_refused"),
        (fails(402), "upstream_out_of_credit"),
    ],
    ids=["500", "429", "401", "402"],
)
def test_what_failed_for_nothing_is_drawn_by_the_next(
    server: Server, providers: Both, act: Callable[[Exchange], None], problem: str
) -> None:
    first, second = providers
    first.then = [act]

    answer = server.generate()

    assert (told(answer)["engine"], answer.headers["impasto-engine"]) == ("second", "second")
    assert told(answer)["attempts"] == [{"engine": "first", "error": problem}]
    assert (len(first.asked), len(second.asked)) == (1, 1)
    kept = server.generations()[0]
    assert (kept["status"], kept["engine"]) == ("done", "second")
    server.verify_ledger()
    assert server.has_logged("attempts=2")
    assert KEY not in server.log()
    assert kept["attempts"] == [{"engine": "first", "error": problem}]
    assert 'impasto_fallovers_total{engine="first"}' in server.get("/metrics").text


def limited_for_a_moment(exchange: Exchange) -> None:
    exchange.error(429, {"retry-after-ms": "1"}, type="requests", code="rate_limit_exceeded")


def test_a_limit_that_would_pass_soon_is_not_waited_out_while_another_engine_is_left(
    server: Server, providers: Both
) -> None:
    first, second = providers
    first.then, second.then = [limited_for_a_moment], [limited_for_a_moment]

    answer = told(server.generate())

    assert answer["engine"] == "second"
    assert answer["attempts"] == [{"engine": "first", "error": "upstream_rate_limited"}]
    assert [len(provider.asked) for provider in providers] == [1, 2], "the last one is waited for"


def test_of_several_calls_each_waits_a_limit_out_for_the_others_may_have_drawn(
    start: Start, write: Config, providers: Both
) -> None:
    first, second = providers
    first.then = [Exchange.draw, limited_for_a_moment]
    server = start(engine="", config=write(more="capabilities = {max_n = 1}"))

    answer = server.generate(n=2)

    assert (told(answer)["engine"], len(answer.json()["data"])) == ("first", 2)
    assert (len(first.asked), second.asked) == (3, [])


def test_an_engine_that_is_not_there_is_passed_over(start: Start, write: Config, providers: Both) -> None:
    path = write()
    path.write_text(path.read_text().replace(providers[0].origin, "http://127.0.0.1:1", 1))
    server = start(engine="", config=path)

    assert told(server.generate())["engine"] == "second"


def test_a_refusal_is_the_answer_and_nobody_else_is_asked(server: Server, providers: Both) -> None:
    first, second = providers
    first.then = [lambda exchange: exchange.error(400, type="image_generation_user_error", code="moderation_blocked")]

    answer = server.generate()

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "moderation_blocked")
    assert second.asked == []


def test_what_may_have_been_bought_is_not_bought_again(server: Server, providers: Both) -> None:
    first, second = providers
    first.then = [hangs_up]

    answer = server.generate()

    assert (answer.status_code, answer.json()["error"]["code"]) == (502, "outcome_unknown")
    assert second.asked == []


def test_of_several_calls_one_that_may_have_been_bought_decides(start: Start, write: Config, providers: Both) -> None:
    first, second = providers
    first.then = [fails(500), hangs_up]
    server = start(engine="", config=write(more="capabilities = {max_n = 1}"))

    answer = server.generate(n=2)

    assert (answer.status_code, answer.json()["error"]["code"]) == (502, "outcome_unknown")
    assert second.asked == []


def refuses(exchange: Exchange) -> None:
    exchange.error(400, type="image_generation_user_error", code="moderation_blocked")


def test_of_several_calls_one_that_was_refused_is_the_answer(start: Start, write: Config, providers: Both) -> None:
    first, second = providers
    first.then = [fails(500), refuses]
    server = start(engine="", config=write(more="capabilities = {max_n = 1}"))

    answer = server.generate(n=2)

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "moderation_blocked")
    assert second.asked == []


def test_the_next_engine_is_not_asked_by_the_same_name(server: Server, providers: Both) -> None:
    first, _ = providers
    first.then = [fails(500)]

    told(server.generate())

    names = [provider.asked[0].headers["idempotency-key"] for provider in providers]
    assert names[1] == names[0] + "-again"


def test_when_all_have_failed_the_last_one_is_told_and_the_request_is_free_again(
    server: Server, providers: Both
) -> None:
    for provider in providers:
        provider.then = [fails(500)]
    once = {"idempotency-key": "order-1"}

    failed = server.generate(headers=once)
    again = server.generate(headers=once)

    assert (failed.status_code, failed.json()["error"]["code"]) == (502, "engine_failed")
    assert "'second'" in failed.json()["error"]["message"]
    assert told(again)["engine"] == "first"
    assert [len(provider.asked) for provider in providers] == [2, 1]


def test_a_stream_that_moves_on_says_so_in_its_last_event(server: Server, providers: Both) -> None:
    providers[0].then = [fails(500)]

    *_, completed = events(stream(server, partial_images=1))

    assert completed["type"] == "image_generation.completed"
    assert completed["impasto"]["engine"] == "second"
    assert completed["impasto"]["attempts"] == [{"engine": "first", "error": "engine_failed"}]


def test_one_that_has_shown_something_is_not_replaced(server: Server, providers: Both) -> None:
    first, second = providers
    problem = ("error", {"error": {"message": "Told.", "type": "server_error", "code": "server_error"}})
    first.then = [lambda exchange: exchange.events(exchange.partial(0), problem)]

    told_of = events(stream(server, partial_images=2))

    assert [event["type"] for event in told_of] == ["image_generation.partial_image", "error"]
    assert second.asked == []


def test_what_the_first_engine_cannot_do_the_second_does(start: Start, write: Config, providers: Both) -> None:
    path = write()
    text = path.read_text()
    path.write_text(text.replace('provider = "openai"', 'provider = "openai"\ncapabilities = {qualities = ["low"]}', 1))
    server = start(engine="", config=path)

    assert told(server.generate(quality="high"))["engine"] == "second"
    assert told(server.generate(quality="low"))["engine"] == "first"


def test_weights_share_the_requests(start: Start, write: Config, providers: Both) -> None:
    server = start(engine="", config=write(ROUTE + "weights = {first = 0, second = 1}\n"))
    assert {told(server.generate())["engine"] for _ in range(5)} == {"second"}
    server.stop()

    both = start(engine="", config=write(ROUTE + "weights = {first = 1, second = 1}\n"))
    counted = Counter(told(both.generate())["engine"] for _ in range(24))
    assert set(counted) == {"first", "second"}, "one of them alone: once in eight million"


def test_a_model_that_no_catalog_knows_is_answered_where_the_config_names_it(
    start: Start, write: Config, providers: Both
) -> None:
    server = start(
        engine="",
        config=write(
            '[[routes]]\nmodels = ["house-model"]\nengines = ["first"]\n',
            more='models = {"house-model" = "their-model"}',
        ),
    )

    answer = server.generate(model="house-model")

    assert providers[0].asked[0].words["model"] == "their-model"
    assert "unpriced" in [notice["code"] for notice in told(answer)["notices"]]
    assert server.generate(model="nobodys-model").json()["error"]["param"] == "model"


def test_an_engine_that_fails_again_and_again_is_left_alone_and_comes_back(
    start: Start, write: Config, providers: Both
) -> None:
    first, _ = providers
    first.then = [fails(500)] * 5
    server = start(engine="", config=write(), breaker_s=2)
    for _ in range(5):
        assert told(server.generate())["engine"] == "second"
    assert len(first.asked) == 5

    left_alone = server.generate()
    assert told(left_alone)["engine"] == "second"
    assert "attempts" not in told(left_alone)
    assert len(first.asked) == 5, "it was not asked"

    wait_for(lambda: told(server.generate())["engine"] == "first")
    assert len(first.asked) == 6


def test_when_nobody_is_left_it_says_when_to_come_back(start: Start, write: Config, providers: Both) -> None:
    for provider in providers:
        provider.then = [fails(500)] * 5
    server = start(engine="", config=write())
    for _ in range(5):
        assert server.generate().status_code == 502

    answer = server.generate()

    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "engine_unavailable")
    assert 1 <= int(answer.headers["retry-after"]) <= 30
    assert [len(provider.asked) for provider in providers] == [5, 5]
    assert len(server.generations()) == 5, "nothing was held for it"


def test_a_full_queue_sends_to_the_next(start: Start, write: Config, providers: Both) -> None:
    first, _ = providers
    first.then = [after(2.0)]
    server = start(engine="", config=write(more="in_flight = 1"), queue_length=0)

    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(server.generate)
        wait_for(lambda: len(first.asked) == 1)
        quick = server.generate()

    assert told(quick)["engine"] == "second"
    assert told(quick)["attempts"] == [{"engine": "first", "error": "engine_busy"}]
    assert told(slow.result())["engine"] == "first"


def test_a_death_after_moving_on_is_judged_by_the_engine_that_had_it_last(
    start: Start, write: Config, providers: Both, tmp_path: Path
) -> None:
    first, second = providers
    first.then, second.then = [fails(500)], [after(30.0)]
    folder = tmp_path / "dies"
    server = start(engine="", config=write(), folder=folder)
    key = server.new_key()["key"]
    body = json.dumps({"prompt": "A fox", "model": "gpt-image-2"}).encode()
    with socket.create_connection((server.host, server.port)) as connection:
        head = server.head(
            "/v1/images/generations", "Content-Type: application/json", f"Content-Length: {len(body)}", key=key
        )
        connection.sendall(head + body)
        wait_for(lambda: len(second.asked) == 1)
        os.kill(server.pid, signal.SIGKILL)
        server.wait()

    (kept,) = start(engine="", config=write(), folder=folder).generations(key=key)
    assert (kept["status"], kept["engine"]) == ("unknown", "second")


def wait_for(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)
