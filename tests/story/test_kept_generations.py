"""What was made is found again, by its id or in the list, until it is deleted."""

from decimal import Decimal

import pytest

from .pictures import decoded, first
from .server import Server

pytestmark = pytest.mark.two_hops


def test_a_generation_is_found_again_as_it_was_answered(null: Server) -> None:
    made = null.generate(n=2, quality="high", **null.known(seed=11))
    body = made.json()

    found = null.get(f"/v1/images/{made.headers['impasto-generation']}").json()

    extra = found.pop("impasto")
    mine = body.pop("impasto")
    assert found == body
    assert {name: extra[name] for name in mine} == mine
    assert extra["status"] == "done"
    assert extra["request"]["prompt"]
    assert (extra["request"]["n"], extra["request"]["quality"]) == (2, "high")
    assert Decimal(extra["charge_usd"]) > 0


def test_the_content_is_the_answers_bytes(null: Server) -> None:
    made = null.generate(n=3)

    for index, datum in enumerate(made.json()["data"]):
        found = null.get(f"/v1/images/{made.headers['impasto-generation']}/content", index=index)
        assert found.content == decoded(datum["b64_json"])
        assert found.headers["content-type"] == "image/png"
        assert int(found.headers["content-length"]) == len(found.content)


@pytest.mark.parametrize(("fmt", "kind"), [("jpeg", "image/jpeg"), ("webp", "image/webp")])
def test_the_content_has_the_type_of_its_format(null: Server, fmt: str, kind: str) -> None:
    made = null.generate(output_format=fmt)

    found = null.get(f"/v1/images/{made.headers['impasto-generation']}/content")

    assert found.headers["content-type"] == kind
    assert found.content == first(made.json())


@pytest.mark.parametrize("index", ["1", "-1", "x", "99999999999", ""])
def test_a_picture_that_there_is_not_is_told_so(null: Server, index: str) -> None:
    made = null.generate().headers["impasto-generation"]

    answer = null.get(f"/v1/images/{made}/content", index=index)

    assert answer.status_code == (404 if index == "1" else 400)
    assert answer.json()["error"]["code"] == ("image_not_found" if index == "1" else "invalid_value")


def test_the_list_is_paged_newest_first(null: Server) -> None:
    key = null.new_key()["key"]
    made = [null.generate(key=key).headers["impasto-generation"] for _ in range(5)]

    seen: list[str] = []
    page = null.get("/v1/images", key=key, limit=2).json()
    while True:
        assert page["object"] == "list"
        ids = [kept["id"] for kept in page["data"]]
        assert (page["first_id"], page["last_id"]) == (ids[0], ids[-1])
        seen += ids
        if not page["has_more"]:
            break
        page = null.get("/v1/images", key=key, limit=2, after=page["last_id"]).json()

    assert seen == made[::-1]


def test_an_empty_list_is_a_list(null: Server) -> None:
    page = null.get("/v1/images", key=null.new_key()["key"]).json()

    assert page == {"object": "list", "data": [], "first_id": None, "last_id": None, "has_more": False}


def test_the_list_is_searched_by_model_and_words_of_the_prompt(null: Server) -> None:
    key = null.new_key()["key"]
    fox = null.generate(key=key, prompt="A red fox in 100% snow").headers["impasto-generation"]
    owl = null.generate(key=key, prompt="An owl", model="gpt-image-1.5").headers["impasto-generation"]

    def found(**query: str) -> list[str]:
        return [kept["id"] for kept in null.generations(key, **query)]

    assert found(q="fox") == [fox]
    assert found(q="FOX") == [fox]
    assert found(q="owl") == [owl]
    assert found(model="gpt-image-1.5") == [owl]
    assert found(model="gpt-image-2", q="owl") == []
    assert found(q="%") in ([], [fox])
    assert found(q="_wl") == []
    assert found(q="' OR 1=1 --") == []


@pytest.mark.parametrize("limit", ["0", "101", "-1", "x", "1.5", "9" * 5000, ""])
def test_a_page_has_1_to_100(null: Server, limit: str) -> None:
    answer = null.get("/v1/images", limit=limit)

    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "limit")


def test_after_an_unknown_id_comes_no_5xx(null: Server) -> None:
    for after in ("gen_nothing", "", "x" * 2000, "\x00"):
        assert null.get("/v1/images", after=after).status_code < 500


def test_deleted_is_gone_and_what_it_cost_stays_on_record(null: Server) -> None:
    key = null.new_key()["key"]
    made = null.generate(key=key).headers["impasto-generation"]
    headers = {"authorization": f"Bearer {key}"}

    answer = null.http.delete(f"/v1/images/{made}", headers=headers)

    assert answer.json() == {"id": made, "object": "image.generation", "deleted": True}
    for path in (f"/v1/images/{made}", f"/v1/images/{made}/content"):
        assert null.get(path, key=key).status_code == 404
    assert null.http.delete(f"/v1/images/{made}", headers=headers).status_code == 404
    assert null.generations(key) == []
    assert [path for path in (null.data_dir / "pictures").rglob("*") if made in str(path)] == []
    null.verify_ledger()


def test_a_failed_one_is_listed_without_pictures_and_has_no_content(null: Server) -> None:
    assert null.get("/v1/images/gen_x/content").status_code == 404
    assert null.get("/v1/images/gen_" + "x" * 3000).status_code == 404
