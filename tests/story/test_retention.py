"""How long pictures are kept: until so long after their last use, and then nothing of them stays but the charge."""

import secrets
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import openai
import pytest

from .pictures import first
from .server import Server, Start
from .stores import WORDS, age, bytes_counted, bytes_kept, code, png, rows, set_project, until


def test_a_picture_goes_after_its_time_and_its_charge_stays(start: Start) -> None:
    server = start(sweep_s=1)
    headers = {"idempotency-key": "once"}
    made = server.generate(prompt=WORDS, headers=headers)
    generation = made.headers["impasto-generation"]
    link = server.openai.images.generate(prompt="A boat", response_format="url", quality="low").data[0].url  # type: ignore[index]
    charge = server.get(f"/v1/images/{generation}").json()["impasto"]["charge_usd"]
    for (kept,) in rows(server, "SELECT id FROM generation"):
        age(server, kept, 23.9)
    assert server.generations(q="heron") != []

    for (kept,) in rows(server, "SELECT id FROM generation"):
        age(server, kept, 24)
    until(lambda: bytes_kept(server) == 0, "the bytes go")

    for path in (f"/v1/images/{generation}", f"/v1/images/{generation}/content"):
        assert code(server.get(path)) == (410, "generation_expired")
    assert code(server.http.delete(f"/v1/images/{generation}")) == (410, "generation_expired")
    assert code(server.http.get(link)) == (410, "generation_expired")
    assert server.generations() == []
    again = server.generate(prompt=WORDS, headers=headers)
    assert code(again) == (410, "generation_expired")
    assert again.headers["x-should-retry"] == "false"
    assert code(server.generate(prompt=WORDS + "!", headers=headers)) == (400, "idempotency_key_reused")
    assert rows(server, "SELECT count(*), sum(charge_nano) > 0 FROM generation") == [(2, 1)]
    assert Decimal(charge) > 0
    assert bytes_counted(server) == 0
    server.verify_ledger()

    server.stop()
    assert WORDS.encode() not in (server.data_dir / "impasto.db").read_bytes(), "nor do its words stay"


@pytest.mark.parametrize("use", ["look", "content", "link", "replay", "edit"])
def test_a_use_counts_from_then_on(null: Server, use: str) -> None:
    key = null.new_key()["key"]
    headers = {"idempotency-key": secrets.token_hex(8)}
    body = {"response_format": "url"} if use == "link" else {}
    made = null.generate(key=key, headers=headers, **body)
    generation = made.headers["impasto-generation"]
    age(null, generation, 20)
    ((before,),) = rows(null, "SELECT used_ms FROM generation WHERE id = ?", generation)

    if use == "look":
        null.get(f"/v1/images/{generation}", key=key).raise_for_status()
    elif use == "content":
        null.get(f"/v1/images/{generation}/content", key=key).raise_for_status()
    elif use == "link":
        null.http.get(made.json()["data"][0]["url"], headers={"authorization": ""}).raise_for_status()
    elif use == "replay":
        null.generate(key=key, headers=headers, **body).raise_for_status()
    else:
        edit = {"prompt": "Blue", "images": [{"file_id": generation}], "quality": "low"}
        null.http.post("/v1/images/edits", json=edit, headers={"authorization": f"Bearer {key}"}).raise_for_status()

    ((after,),) = rows(null, "SELECT used_ms FROM generation WHERE id = ?", generation)
    assert after - before >= 20 * 3_600_000


def test_an_edit_of_an_expired_one_says_that_it_is_gone(start: Start) -> None:
    server = start(sweep_s=1)
    generation = server.generate().headers["impasto-generation"]
    age(server, generation, 24)
    until(lambda: bytes_kept(server) == 0, "it expires")

    body = {"prompt": "Blue", "images": [{"file_id": generation}]}
    named = server.http.post("/v1/images/edits", json=body)
    form = {"prompt": (None, "Blue"), "image": (None, generation)}
    written = server.http.post("/v1/images/edits", files=form)
    stranger = {"authorization": f"Bearer {server.new_key()['key']}"}
    strange = server.http.post("/v1/images/edits", json=body, headers=stranger)

    assert code(named) == code(written) == (410, "generation_expired")
    assert strange.status_code == 404
    assert "No such File" in strange.json()["error"]["message"]


def test_what_is_left_of_an_expired_one_goes_with_its_idempotency_key(start: Start) -> None:
    server = start(sweep_s=1, idempotency_hours=1)
    generation = server.generate(headers={"idempotency-key": "once"}).headers["impasto-generation"]
    set_project(server, "--retention", "1h")
    age(server, generation, 1)
    until(lambda: bytes_kept(server) == 0, "it expires")
    assert code(server.get(f"/v1/images/{generation}")) == (410, "generation_expired")

    with sqlite3.connect(server.data_dir / "impasto.db", timeout=30) as connection:
        connection.execute("UPDATE generation SET created_ms = created_ms - 3600000")
        connection.execute("UPDATE recollection SET expires_ms = expires_ms - 3600000")
    connection.close()

    until(lambda: rows(server, "SELECT * FROM generation") == [], "the row goes")
    assert code(server.get(f"/v1/images/{generation}")) == (404, "generation_not_found")
    until(lambda: rows(server, "SELECT * FROM recollection") == [], "the key goes")
    assert server.generate(headers={"idempotency-key": "once"}).headers["impasto-generation"] != generation
    server.verify_ledger()


def test_who_reads_while_it_goes_gets_all_of_it_or_an_error_and_never_half(start: Start) -> None:
    server = start(sweep_s=1, null_bytes=3_000_000)
    pictures: dict[str, bytes] = {}
    for _ in range(6):
        made = server.generate()
        pictures[made.headers["impasto-generation"]] = first(made.json())
    seen: set[int] = set()

    def read(generation: str) -> None:
        while True:
            answer = server.get(f"/v1/images/{generation}/content")
            seen.add(answer.status_code)
            if answer.status_code != 200:
                assert answer.json()["error"]["code"] in ("generation_expired", "image_not_found")
                return
            assert answer.content == pictures[generation]

    with ThreadPoolExecutor(len(pictures)) as pool:
        reading = [pool.submit(read, generation) for generation in pictures]
        for generation in pictures:
            age(server, generation, 1000)
        while not all(one.done() for one in reading):
            for generation in pictures:
                age(server, generation, 1000)
    for one in reading:
        one.result()

    assert seen <= {200, 410, 404}
    assert 410 in seen
    until(lambda: bytes_kept(server) == 0, "nothing is left")


def test_a_deleted_picture_is_read_to_its_end_by_who_has_begun(start: Start) -> None:
    server = start(null_bytes=20_000_000)
    made = server.generate()
    generation = made.headers["impasto-generation"]

    with server.http.stream("GET", f"/v1/images/{generation}/content") as answer:
        pieces = answer.iter_raw()
        read = next(pieces)
        assert server.http.delete(f"/v1/images/{generation}").json()["deleted"] is True
        assert bytes_kept(server) == 0
        read += b"".join(pieces)

    assert read == first(made.json())
    assert code(server.get(f"/v1/images/{generation}/content")) == (404, "generation_not_found")
    assert bytes_counted(server) == 0


# ------------------------------------------------------------------------------------------------- files and failures


def test_files_expire_while_the_server_serves(start: Start) -> None:
    server = start(sweep_s=1)
    expiry: Any = {"anchor": "created_at", "seconds": 3600}
    over = [server.openai.files.create(file=png(), purpose="vision", expires_after=expiry).id for _ in range(3)]
    stays = server.openai.files.create(file=png("red"), purpose="vision").id
    with sqlite3.connect(server.data_dir / "impasto.db", timeout=30) as connection:
        connection.execute("UPDATE file SET expires_ms = 1 WHERE expires_ms IS NOT NULL")
    connection.close()

    until(lambda: bytes_kept(server) == len(png("red")), "their bytes go")

    assert [file.id for file in server.openai.files.list()] == [stays]
    for file_id in over:
        with pytest.raises(openai.NotFoundError):
            server.openai.files.content(file_id)
    assert bytes_counted(server) == len(png("red"))


def test_all_that_was_made_and_uploaded_leaves_an_empty_disk_when_it_goes(start: Start) -> None:
    server = start(sweep_s=1)
    made = [server.generate(n=2).headers["impasto-generation"] for _ in range(4)]
    uploads = [server.openai.files.create(file=png(), purpose="vision").id for _ in range(3)]
    assert bytes_counted(server) == bytes_kept(server) > 0

    for generation in made[:2]:
        server.http.delete(f"/v1/images/{generation}").raise_for_status()
    for generation in made[2:]:
        age(server, generation, 25)
    for file_id in uploads:
        server.openai.files.delete(file_id)

    until(lambda: bytes_kept(server) == 0, "nothing is left")
    until(lambda: rows(server, "SELECT * FROM removal") == [], "nor to be removed")
    assert bytes_counted(server) == 0
    assert list((server.data_dir / "pictures").rglob("gen_*")) == []
    server.verify_ledger()


def test_a_sweep_that_fails_is_told_and_tried_again(start: Start) -> None:
    server = start(sweep_s=1)
    generation = server.generate().headers["impasto-generation"]
    with sqlite3.connect(server.data_dir / "impasto.db", timeout=30, isolation_level=None) as lock:
        age(server, generation, 25)
        lock.execute(
            "CREATE TRIGGER stuck BEFORE UPDATE OF expired_ms ON generation BEGIN SELECT raise(FAIL, 'no'); END"
        )
        until(lambda: "sweep" in server.log(), "it is told")
        assert server.get(f"/v1/images/{generation}/content").status_code == 200
        age(server, generation, 25)
        lock.execute("DROP TRIGGER stuck")
    lock.close()

    until(lambda: bytes_kept(server) == 0, "it is tried again")
    assert server.is_alive()
