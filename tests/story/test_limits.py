"""How often a project may ask, and how much at once: exactly so much, said in every answer, and both clients wait."""

import asyncio
import io
import json
import re
import secrets
import shutil
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest
from PIL import Image

from .pictures import first
from .server import PROMPT, Server, Start, clean_environment

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BODY = {"model": "gpt-image-2", "prompt": PROMPT, "size": "1024x1024", "quality": "low"}


def limited(server: Server, *options: str, of_key: tuple[str, ...] = ()) -> str:
    """A key of a new project with these limits."""
    name = "limited-" + secrets.token_hex(4)
    made = server.run("projects", "create", name, *options)
    assert made.returncode == 0, made.stderr
    return new_key(server, name, *of_key)


def new_key(server: Server, project: str, *options: str) -> str:
    done = server.run("keys", "create", "--json", "--project", project, *options)
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["key"])


def standing(answer: httpx.Response, kind: str) -> tuple[str, str, str]:
    """Limit, what remains, and when all of it is again."""
    limit, remaining, reset = (answer.headers[f"x-ratelimit-{what}-{kind}"] for what in ("limit", "remaining", "reset"))
    return limit, remaining, reset


def error_of(answer: httpx.Response) -> dict[str, Any]:
    error: dict[str, Any] = answer.json()["error"]
    return error


async def ask_at_once(server: Server, key: str, count: int, **body: Any) -> list[httpx.Response]:
    limits = httpx.Limits(max_connections=None)
    headers = {"authorization": f"Bearer {key}"}
    async with httpx.AsyncClient(base_url=server.origin, headers=headers, timeout=60, limits=limits) as client:
        asked = (client.post("/v1/images/generations", json={**BODY, **body}) for _ in range(count))
        return await asyncio.gather(*asked)


def test_every_answer_says_what_is_left(null: Server) -> None:
    key = limited(null, "--requests-per-minute", "100", "--images-per-minute", "20")

    plain = null.generate(key=key, n=2)
    assert plain.status_code == 200
    assert standing(plain, "requests") == ("100", "99", "600ms")
    assert standing(plain, "images") == ("20", "18", "6s")

    with null.http.stream(
        "POST",
        "/v1/images/generations",
        json={**BODY, "stream": True},
        headers={"authorization": f"Bearer {key}"},
    ) as stream:
        assert stream.status_code == 200
        assert "image_generation.completed" in stream.read().decode()
    assert int(standing(stream, "images")[1]) <= 18

    refused = null.generate(key=key, n=0)
    assert refused.status_code == 400
    assert int(standing(refused, "requests")[1]) < 99
    assert refused.headers["x-ratelimit-limit-requests"] == "100"


def test_nothing_is_said_where_no_limit_applies(null: Server) -> None:
    key = limited(null, "--requests-per-minute", "5")
    unlimited = null.generate()
    free = [
        null.get("/v1/models", key=key),
        null.get("/v1/images", key=key),
        null.http.post("/v1/images/quote", json=BODY, headers={"authorization": f"Bearer {key}"}),
    ]
    for answer in (unlimited, *free):
        assert answer.status_code == 200
        assert [name for name in answer.headers if name.startswith("x-ratelimit")] == []
    assert [name for name in null.generate(key=key).headers if name.endswith("-images")] == []


@pytest.mark.parametrize("dialect", ["lenient", "strict"])
def test_too_many_pictures_are_refused_in_openais_words(null: Server, dialect: str) -> None:
    key = limited(null, "--images-per-minute", "5", "--dialect", dialect)
    assert null.generate(key=key, n=5).status_code == 200

    refused = null.generate(key=key)

    assert refused.status_code == 429
    error, project = error_of(refused), refused.headers["openai-project"]
    wait_ms = int(refused.headers["retry-after-ms"])
    assert (error["type"], error["code"], error["param"]) == ("input-images", "rate_limit_exceeded", None)
    assert error["message"] == (
        f"Rate limit reached for gpt-image-2 in organization {project} on input-images per min: "
        f"Limit 5, Used 5, Requested 1. Please try again in {-(-wait_ms // 1000)}s."
    )
    assert 0 < wait_ms <= 12_000
    assert refused.headers["retry-after"] == str(-(-wait_ms // 1000))
    assert "x-should-retry" not in refused.headers
    assert standing(refused, "images")[:2] == ("5", "0")
    stream = null.generate(key=key, stream=True)
    assert (stream.status_code, error_of(stream)["type"]) == (429, "input-images")


def test_too_many_requests_are_refused_and_bad_ones_count(null: Server) -> None:
    key = limited(null, "--requests-per-minute", "2")
    assert null.generate(key=key).status_code == 200
    assert null.generate(key=key, size="7x7").status_code == 400

    refused = null.generate(key=key)

    assert refused.status_code == 429
    assert error_of(refused)["type"] == "requests"
    assert "on requests per min: Limit 2, Used 2, Requested 1. Please try again in" in error_of(refused)["message"]
    assert re.fullmatch(r"[0-9]{1,2}s|1m0s", standing(refused, "requests")[2])


def test_an_edit_counts_as_a_generation_does(null: Server) -> None:
    key, photo = limited(null, "--images-per-minute", "3"), io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(photo, "png")
    with openai.OpenAI(api_key=key, base_url=null.base_url, max_retries=0) as client:
        client.images.edit(image=photo.getvalue(), prompt=PROMPT, model="gpt-image-2", n=2)
        with pytest.raises(openai.RateLimitError, match="Limit 3, Used 2, Requested 2"):
            client.images.edit(image=photo.getvalue(), prompt=PROMPT, model="gpt-image-2", n=2)
        client.images.edit(image=photo.getvalue(), prompt=PROMPT, model="gpt-image-2")


@pytest.mark.parametrize("n", [0, 11, 99])
def test_a_wrong_number_is_a_wrong_number_at_the_limit_too(null: Server, n: int) -> None:
    key = limited(null, "--images-per-minute", "1")
    assert null.generate(key=key).status_code == 200

    refused = null.generate(key=key, n=n)

    assert (refused.status_code, error_of(refused)["param"]) == (400, "n")


def test_more_than_a_minutes_worth_is_refused_for_good(null: Server) -> None:
    key = limited(null, "--images-per-minute", "3")
    refused = null.generate(key=key, n=4)
    assert (refused.status_code, refused.headers["x-should-retry"]) == (429, "false")
    assert "retry-after" not in refused.headers
    assert "Limit 3, Requested 4" in error_of(refused)["message"]
    assert null.generate(key=key, n=3).status_code == 200


def test_what_is_refused_takes_no_picture(null: Server) -> None:
    key = limited(null, "--images-per-minute", "4", "--spend-limit", "0.02")
    assert null.generate(key=key, n=3, quality="high").json()["error"]["code"] == "project_spend_limit_exceeded"
    assert null.generate(key=key, n=3, size="7x7").status_code == 400
    assert null.generate(key=key, n=3, model="no-such-model").status_code == 400

    answer = null.generate(key=key)

    assert answer.status_code == 200
    assert standing(answer, "images")[1] == "3"


@pytest.mark.parametrize(
    ("option", "body"),
    [(("--images-in-flight", "4"), {}), (("--spend-limit", "0.02"), {"quality": "high"})],
    ids=["in flight", "money"],
)
def test_a_refusal_that_takes_nothing_says_what_is_left(
    null: Server, option: tuple[str, str], body: dict[str, Any]
) -> None:
    key = limited(null, "--images-per-minute", "5", "--requests-per-minute", "5", *option)

    refused = null.generate(key=key, n=5, **body)

    assert refused.status_code == 429
    assert error_of(refused)["code"] in ("rate_limit_exceeded", "project_spend_limit_exceeded")
    assert standing(refused, "images") == ("5", "5", "0s")
    assert standing(refused, "requests") == ("5", "5", "0s")
    assert standing(null.generate(key=key), "images") == ("5", "4", "12s")


def test_what_finds_the_store_full_was_a_request_and_no_picture(null: Server) -> None:
    key = limited(null, "--images-per-minute", "5", "--requests-per-minute", "5", "--max-store-bytes", "0")

    refused = null.generate(key=key)

    assert (refused.status_code, error_of(refused)["code"]) == (507, "store_full")
    assert standing(refused, "requests") == ("5", "4", "12s")
    assert standing(refused, "images") == ("5", "5", "0s")


def test_a_key_has_limits_beside_its_projects(null: Server) -> None:
    name = "limited-" + secrets.token_hex(4)
    null.run("projects", "create", name, "--images-per-minute", "4", "--requests-per-minute", "100")
    narrow, wide = new_key(null, name, "--images-per-minute", "1"), new_key(null, name)

    assert standing(null.generate(key=narrow), "images")[:2] == ("1", "0")
    refused = null.generate(key=narrow)
    assert ", key key_" in error_of(refused)["message"]
    assert standing(null.generate(key=wide, n=3), "images")[:2] == ("4", "0")
    assert ", key key_" not in error_of(null.generate(key=wide))["message"]


def test_each_end_user_has_a_share(null: Server) -> None:
    key = limited(null, "--user-images-per-minute", "2")
    assert null.generate(key=key, n=2, safety_identifier="ann").status_code == 200
    assert null.generate(key=key, n=2, user="bob").status_code == 200

    refused = null.generate(key=key, safety_identifier="ann")

    assert refused.status_code == 429
    assert "for this end user" in error_of(refused)["message"]
    assert null.generate(key=key, user="bob").status_code == 429
    assert null.generate(key=key).status_code == 200
    assert null.generate(key=key, user="carl").status_code == 200


async def test_an_answer_that_was_given_before_is_free(start: Start) -> None:
    server = start(null_delay_s=1)
    key = limited(server, "--requests-per-minute", "1", "--images-per-minute", "1")
    headers = {"idempotency-key": "order-7", "authorization": f"Bearer {key}"}

    async with httpx.AsyncClient(base_url=server.origin, headers=headers, timeout=60) as client:
        at_once = await asyncio.gather(*(client.post("/v1/images/generations", json=BODY) for _ in range(20)))
        later = await client.post("/v1/images/generations", json=BODY)

    assert {answer.status_code for answer in (*at_once, later)} == {200}
    assert len({answer.headers["impasto-generation"] for answer in (*at_once, later)}) == 1
    assert server.generate(key=key).status_code == 429


def test_a_retry_that_claims_its_run_is_free(start: Start) -> None:
    server = start(null_delay_s=2)
    key = limited(server, "--requests-per-minute", "1", "--images-per-minute", "1")

    with openai.OpenAI(api_key=key, base_url=server.base_url, timeout=0.8, max_retries=5) as client:
        answer = client.images.generate(**BODY)  # type: ignore[call-overload]

    assert first(answer.to_dict())
    assert len(server.generations(key)) == 1


def test_python_waits_as_long_as_it_is_told_and_gets_its_picture(null: Server) -> None:
    key, sent = limited(null, "--images-per-minute", "10"), []
    watched = openai.DefaultHttpxClient(event_hooks={"request": [sent.append]})
    with openai.OpenAI(api_key=key, base_url=null.base_url, http_client=watched) as client:
        client.images.generate(**BODY, n=10)  # type: ignore[call-overload]
        with pytest.raises(openai.RateLimitError) as refused:
            client.with_options(max_retries=0).images.generate(**BODY)  # type: ignore[call-overload]
        sent.clear()
        answer = client.images.generate(**BODY)  # type: ignore[call-overload]

    assert (refused.value.code, refused.value.type) == ("rate_limit_exceeded", "input-images")
    assert len(answer.data) == 1
    assert len(sent) == 2, "one that is refused, and one that comes when there is one again"


@pytest.mark.needs("node")
@pytest.mark.parametrize("package", ["openai", "openai7"])
def test_node_waits_as_long_as_it_is_told_and_gets_its_picture(null: Server, tmp_path: Path, package: str) -> None:
    key, modules = limited(null, "--images-per-minute", "10"), tmp_path / "node_modules"
    modules.mkdir()
    (modules / "openai").symlink_to(ROOT / "tests/clients/node/node_modules" / package)
    script = shutil.copy(HERE / "clients/limited.mjs", tmp_path)
    environment = clean_environment(OPENAI_API_KEY=key, OPENAI_BASE_URL=null.base_url)

    done = subprocess.run(["node", script], env=environment, capture_output=True, text=True, timeout=120)

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert 0 < told["refusal"].pop("wait_ms") <= 6000
    assert told["refusal"] == {"typed": True, "status": 429, "type": "input-images", "code": "rate_limit_exceeded"}
    assert (told["sent"], told["pictures"]) == (2, 1)


async def test_two_servers_on_one_folder_admit_exactly_the_limit(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    servers = [start(folder=folder), start(folder=folder)]
    key = limited(servers[0], "--images-per-minute", "60")
    began_s = time.monotonic()

    answers = await asyncio.gather(*(ask_at_once(server, key, 40, n=2) for server in servers))

    passed_s = time.monotonic() - began_s
    statuses = [answer.status_code for of_one in answers for answer in of_one]
    assert set(statuses) == {200, 429}
    # A minute's worth, and what came back meanwhile: one a second.
    assert 30 <= statuses.count(200) <= 30 + passed_s / 2
    assert len(servers[1].generations(key)) == statuses.count(200)


@contextmanager
def watching_holds(server: Server) -> Iterator[list[int]]:
    """How many pictures are in flight, by the rows, looked at all the while."""
    seen, done = [0], threading.Event()

    def watch() -> None:
        with closing(sqlite3.connect(server.data_dir / "impasto.db")) as db:
            while not done.wait(0.002):
                (pictures,) = db.execute("SELECT total(pictures) FROM hold WHERE state = 'open'").fetchone()
                seen.append(int(pictures))

    with ThreadPoolExecutor(1) as pool:
        watched = pool.submit(watch)
        try:
            yield seen
        finally:
            done.set()
            watched.result()


async def test_never_more_are_in_flight_than_may_be(start: Start) -> None:
    server = start(null_delay_s=2)
    key = limited(server, "--images-in-flight", "5")

    with watching_holds(server) as seen:
        answers = await ask_at_once(server, key, 20, n=2)

    admitted = [answer for answer in answers if answer.status_code == 200]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert (len(admitted) + len(refused), max(seen)) == (20, 4)
    assert 2 <= len(admitted) < 20
    for answer in refused:
        assert "Limit 5, In flight 4, Requested 2. Please try again in" in error_of(answer)["message"]
        assert 1000 <= int(answer.headers["retry-after-ms"]) <= 60_000
    too_many = server.generate(key=key, n=6)
    assert (too_many.status_code, too_many.headers["x-should-retry"]) == (429, "false")
    assert len(server.generations(key)) == len(admitted)
    server.verify_ledger()


def test_a_client_at_its_defaults_gets_all_of_what_may_not_be_in_flight_at_once(start: Start) -> None:
    server = start(null_delay_s=1)
    key = limited(server, "--images-in-flight", "1")

    def ask(_: int) -> int:
        with openai.OpenAI(api_key=key, base_url=server.base_url, max_retries=10) as client:
            return len(client.images.generate(**BODY).data)  # type: ignore[call-overload]

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(ask, range(3))) == [1, 1, 1]
    assert len(server.generations(key)) == 3
