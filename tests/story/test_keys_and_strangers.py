"""Who may come in, and what of others can be seen: nothing, not even that it exists."""

import base64
import json
import re
import sqlite3
from contextlib import closing

import httpx
import pytest

from impasto.edge import links
from impasto.store.secret import Secret
from impasto.types import StoredImage

from .pictures import opened
from .server import Server

GENERATIONS = "/v1/images/generations"


def refused(answer: httpx.Response) -> str:
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["type"]) == (401, "invalid_api_key", "invalid_request_error")
    assert answer.headers["x-request-id"].startswith("req_")
    return str(error["message"])


@pytest.mark.parametrize("path", ["/v1/models", "/v1/images", "/v1/images/gen_x", "/v1/nothing"])
def test_nothing_under_v1_answers_without_a_key(null: Server, path: str) -> None:
    assert "didn't provide an API key" in refused(httpx.get(null.origin + path))


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer  x", "Basic abc", "Bearer sk-imp-wrong", "sk-imp-wrong", "Bearer " + "x" * 5000, "Bearer é"],
)
def test_a_wrong_key_is_refused_and_not_told_back(null: Server, header: str) -> None:
    answer = httpx.get(null.origin + "/v1/models", headers={"authorization": header.encode()})

    message = refused(answer)
    assert "sk-imp-wrong" not in message
    assert len(message) < 300


def test_a_wrong_key_is_told_in_the_dialects_own_words(null: Server) -> None:
    wrong = {"authorization": "Bearer sk-imp-wrong-wrong-wrong"}

    lenient = refused(httpx.get(null.origin + "/v1/models", headers=wrong))
    strict = refused(httpx.get(null.origin + "/v1/models", headers={**wrong, "impasto-dialect": "strict"}))

    assert "platform.openai.com" not in lenient
    assert strict.endswith("You can find your API key at https://platform.openai.com/account/api-keys.")


def test_a_body_without_a_key_is_refused_before_it_is_read(null: Server) -> None:
    answer = httpx.post(null.origin + GENERATIONS, content=b"x" * 5_000_000)

    refused(answer)


def test_a_revoked_key_stops_working_while_the_server_runs(null: Server) -> None:
    made = null.new_key()
    assert null.get("/v1/models", key=made["key"]).status_code == 200

    assert null.run("keys", "revoke", made["id"]).returncode == 0

    assert "has been revoked" in refused(null.get("/v1/models", key=made["key"]))
    assert null.get("/v1/models").status_code == 200


def test_an_expired_key_stops_working(null: Server) -> None:
    made = null.new_key()
    with closing(sqlite3.connect(null.data_dir / "impasto.db", timeout=20)) as database, database:
        database.execute("UPDATE api_key SET expires_ms = 1 WHERE id = ?", (made["id"],))

    assert "has expired" in refused(null.get("/v1/models", key=made["key"]))


def test_a_new_key_is_shown_once_and_kept_nowhere(null: Server) -> None:
    made = null.new_key("shop")

    assert made["key"].startswith("sk-imp-")
    listed = null.run("keys", "list", "--json")
    assert made["id"] in listed.stdout
    assert made["key"] not in listed.stdout
    stored = [path for path in null.data_dir.rglob("*") if path.is_file() and path.stat().st_size < 50_000_000]
    assert [path.name for path in stored if made["key"].encode() in path.read_bytes()] == []


def test_another_projects_generation_is_not_found_in_any_way(null: Server) -> None:
    mine, stranger = null.generate().headers["impasto-generation"], null.new_key()["key"]
    as_stranger = {"authorization": f"Bearer {stranger}"}

    answers = [
        null.get(f"/v1/images/{mine}", key=stranger),
        null.get(f"/v1/images/{mine}/content", key=stranger),
        null.http.delete(f"/v1/images/{mine}", headers=as_stranger),
    ]
    nothing = null.get("/v1/images/gen_nothing")

    for answer in answers:
        told = answer.json()["error"]
        assert answer.status_code == nothing.status_code == 404
        assert told["message"].replace(mine, "gen_nothing") == nothing.json()["error"]["message"]
    assert null.generations(stranger) == []
    assert null.get(f"/v1/images/{mine}").status_code == 200, "it is still there"


def test_a_link_opens_one_picture_without_a_key_and_nothing_else(null: Server) -> None:
    answer = null.generate(n=2, response_format="url").json()
    url = answer["data"][0]["url"]

    found = httpx.get(url)

    assert found.status_code == 200
    assert opened(found.content).size == (1024, 1024)
    assert found.headers["content-type"] == "image/png"
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert found.headers["cache-control"] == "private"
    tampered = {
        "another picture": url.replace("/0.png", "/1.png"),
        "another generation": re.sub(r"gen_\w+", "gen_other", url),
        "a longer life": re.sub(r"expires=(\d)", lambda found: f"expires={int(found[1]) + 1}", url),
        "another signature": url[:-2] + ("AA" if not url.endswith("AA") else "BB"),
        "no signature": url.partition("&")[0],
        "nothing signed": url.partition("?")[0],
        "an odd number": re.sub(r"expires=\d+", "expires=" + "9" * 5000, url),
        "another script's digits": re.sub(r"expires=\d+", "expires=١٢٣", url),
    }
    for what, other in tampered.items():
        refusal = httpx.get(other)
        assert (refusal.status_code, refusal.json()["error"]["code"]) == (403, "invalid_signature"), what
        assert refusal.headers["x-request-id"]


def test_a_true_link_that_is_too_old_is_told_apart_from_a_false_one(null: Server) -> None:
    made = null.generate()
    image = StoredImage(index=0, format="png", width=1024, height=1024, size_bytes=1)
    secret = Secret.open(null.data_dir)
    created = made.json()["created"]

    old = links.link(secret, null.origin, made.headers["impasto-generation"], image, created - 1)
    fresh = links.link(secret, null.origin, made.headers["impasto-generation"], image, created + 600)

    assert httpx.get(fresh).status_code == 200
    refusal = httpx.get(old)
    assert (refusal.status_code, refusal.json()["error"]["code"]) == (410, "link_expired")


def test_a_link_to_a_deleted_picture_finds_nothing(null: Server) -> None:
    answer = null.generate(response_format="url")
    assert null.http.delete(f"/v1/images/{answer.headers['impasto-generation']}").status_code == 200

    assert httpx.get(answer.json()["data"][0]["url"]).status_code == 404


def test_the_log_holds_neither_prompts_nor_keys_nor_pictures(null: Server) -> None:
    answer = null.generate(prompt="a very particular wombat")

    assert null.has_logged(answer.headers["x-request-id"])
    assert "wombat" not in null.log()
    assert null.key not in null.log()
    assert json.dumps(answer.json()["data"][0]["b64_json"])[1:80] not in null.log()
    assert base64.b64encode(null.key.encode()).decode() not in null.log()
