"""Where retention is 0, pictures and words go with the last byte of the answer, and what nobody read soon after."""

import json
import secrets
import socket
import time

import openai
import pytest

from .conftest import Standing
from .pictures import decoded, first
from .server import Server, Start, error_of, read_response, status_of
from .stores import WORDS, age, bytes_kept, code, rows, set_project, until


@pytest.fixture(scope="module")
def forgetful(standing: Standing) -> str:
    """A key of a project that keeps nothing."""
    null = standing("null")
    made = null.new_key("forgetful")
    set_project(null, "--retention", "0", name="forgetful")
    return made["key"]


def state(server: Server, generation: str) -> tuple[bool, int, str]:
    """Has it expired, how many pictures has it, and what was asked."""
    ((expired_ms, request),) = rows(server, "SELECT expired_ms, request FROM generation WHERE id = ?", generation)
    ((images,),) = rows(server, "SELECT count(*) FROM image WHERE generation_id = ?", generation)
    return expired_ms is not None, images, json.loads(request)["prompt"]


@pytest.mark.parametrize("stream", [False, True])
def test_where_nothing_is_kept_all_goes_with_the_last_byte(null: Server, forgetful: str, stream: bool) -> None:
    headers = {"idempotency-key": secrets.token_hex(8), "authorization": f"Bearer {forgetful}"}
    body = {"prompt": WORDS, "quality": "low", "size": "1024x1024", **({"stream": True} if stream else {})}

    made = null.http.post("/v1/images/generations", json=body, headers=headers)
    generation = made.headers["impasto-generation"]

    assert made.status_code == 200
    assert "b64_json" in made.text
    until(lambda: state(null, generation) == (True, 0, ""), "it goes")
    until(lambda: list(null.data_dir.glob(f"pictures/*/{generation}")) == [], "and so do its bytes")
    again = null.http.post("/v1/images/generations", json=body, headers=headers)
    assert code(again) == (410, "generation_expired")
    assert code(null.get(f"/v1/images/{generation}", key=forgetful)) == (410, "generation_expired")
    null.verify_ledger()


def test_a_client_that_left_finds_its_picture_for_ten_minutes_where_nothing_is_kept(start: Start) -> None:
    server = start(sweep_s=1, null_delay_s=0.5)
    set_project(server, "--retention", "0")
    data = json.dumps({"prompt": WORDS, "quality": "low"}).encode()
    head = server.head("/v1/images/generations", "Content-Type: application/json", f"Content-Length: {len(data)}")
    with socket.create_connection((server.host, server.port)) as connection:
        connection.sendall(head + data)
        until(lambda: len(rows(server, "SELECT id FROM generation")) == 1, "it runs")
    until(lambda: rows(server, "SELECT state FROM generation") == [("done",)], "it is made all the same")
    ((generation,),) = rows(server, "SELECT id FROM generation")
    time.sleep(1.5)  # a sweep has come by

    assert server.get(f"/v1/images/{generation}/content").status_code == 200
    age(server, generation, 1 / 6)
    until(lambda: bytes_kept(server) == 0, "then it goes, whoever has looked at it")
    assert state(server, generation) == (True, 0, "")
    server.verify_ledger()


def test_a_look_by_its_id_is_an_answer_too(start: Start) -> None:
    server = start()
    made = server.generate()
    generation = made.headers["impasto-generation"]
    set_project(server, "--retention", "0")

    found = server.get(f"/v1/images/{generation}")

    assert first(found.json()) == first(made.json())
    until(lambda: state(server, generation)[0], "it goes after that")


def test_a_look_at_its_headers_alone_takes_nothing_away(start: Start) -> None:
    server = start(null_delay_s=0.5)
    set_project(server, "--retention", "0")
    data = json.dumps({"prompt": WORDS, "quality": "low"}).encode()
    head = server.head("/v1/images/generations", "Content-Type: application/json", f"Content-Length: {len(data)}")
    with socket.create_connection((server.host, server.port)) as connection:
        connection.sendall(head + data)
        until(lambda: len(rows(server, "SELECT id FROM generation")) == 1, "it runs")
    until(lambda: rows(server, "SELECT state FROM generation") == [("done",)], "it is made for nobody")
    ((generation,),) = rows(server, "SELECT id FROM generation")

    looks = [server.http.head(f"/v1/images/{generation}") for _ in range(2)]
    time.sleep(0.5)  # what a request leaves to do is done

    assert [(look.status_code, look.content) for look in looks] == [(200, b"")] * 2
    assert state(server, generation) == (False, 1, WORDS)
    assert first(server.get(f"/v1/images/{generation}").json())
    until(lambda: state(server, generation)[0], "the picture was delivered by that")


def test_a_retry_that_took_over_the_run_gets_its_picture_where_nothing_is_kept(start: Start) -> None:
    """The request that was displaced is answered as well, by a refusal: that must not count as the delivery."""
    server = start(null_delay_s=1.5)
    set_project(server, "--retention", "0")
    body = {"prompt": WORDS, "model": "gpt-image-2", "size": "1024x1024", "quality": "low"}
    data = json.dumps(body).encode()
    agent = {"user-agent": "OpenAI/Python 3.52.0"}
    lines = ["Content-Type: application/json", f"Content-Length: {len(data)}", f"User-Agent: {agent['user-agent']}"]
    lines += ["X-Stainless-Retry-Count: 0", "X-Stainless-Read-Timeout: 0.3"]
    with socket.create_connection((server.host, server.port), timeout=30) as displaced:
        displaced.sendall(server.head("/v1/images/generations", *lines) + data)
        time.sleep(0.8)
        taken = server.generate(prompt=WORDS, headers={**agent, "x-stainless-retry-count": "1"})
        refusal = read_response(displaced)

    assert taken.status_code == 200, taken.text
    assert (status_of(refusal), error_of(refusal)["code"]) == (409, "generation_claimed")
    assert rows(server, "SELECT count(*) FROM generation") == [(1,)]
    until(lambda: bytes_kept(server) == 0, "then it goes")
    server.verify_ledger()


def test_a_refusal_is_repeated_though_nothing_is_kept_of_it(start: Start) -> None:
    server = start(null_fail="refuse")
    set_project(server, "--retention", "0")

    answers = [server.generate(headers={"idempotency-key": "once"}) for _ in range(2)]

    assert [code(answer) for answer in answers] == [(400, "moderation_blocked")] * 2
    assert rows(server, "SELECT count(*) FROM generation") == [(1,)]
    assert WORDS not in str(rows(server, "SELECT request, plan FROM generation"))


def test_a_link_is_not_given_where_nothing_is_kept(null: Server, forgetful: str) -> None:
    with openai.OpenAI(api_key=forgetful, base_url=null.base_url, max_retries=0) as client:
        with pytest.raises(openai.BadRequestError, match="this project keeps none") as refused:
            client.images.generate(prompt="A boat", response_format="url")
        made = client.images.generate(prompt="A boat", quality="low")
        set_project(null, "--answer", "both", name="forgetful")
        both = client.images.generate(prompt="A boat", quality="low")
        set_project(null, "--answer", "url", name="forgetful")
        plain = null.generate(key=forgetful)

    assert (refused.value.code, refused.value.param) == ("invalid_value", "response_format")
    for answer in (made, both):
        assert answer.data
        assert answer.data[0].url is None
        assert decoded(answer.data[0].b64_json)
    assert "url" not in plain.json()["data"][0]
