"""What a project may keep at once: refused before it is drawn or kept, and never what was drawn already."""

from concurrent.futures import ThreadPoolExecutor

import openai
import pytest

from .server import Start
from .stores import bytes_counted, bytes_kept, code, png, rows, set_project


def test_a_full_store_refuses_before_it_draws_and_takes_again_what_was_freed(start: Start) -> None:
    server = start(null_bytes=1_000_000)
    first_one = server.generate(headers={"idempotency-key": "first"})
    set_project(server, "--max-store-bytes", "1500000")
    second = server.generate()
    assert second.status_code == 200, "there was room when it came"

    refused = server.generate(n=2)
    upload = server.http.post("/v1/files", data={"purpose": "vision"}, files={"file": ("a.png", png())})
    replay = server.generate(headers={"idempotency-key": "first"})
    bad = server.generate(size="1x1")
    quote = server.http.post("/v1/images/quote", json={"prompt": "A fox"})

    assert code(refused) == code(upload) == (507, "store_full")
    assert "of 1500000 bytes" in refused.json()["error"]["message"]
    assert refused.headers["x-should-retry"] == "false"
    assert (replay.status_code, quote.status_code, bad.status_code) == (200, 200, 400)
    assert rows(server, "SELECT count(*) FROM generation") == [(2,)]
    assert rows(server, "SELECT count(*) FROM hold WHERE state = 'open'") == [(0,)]
    assert bytes_counted(server) == bytes_kept(server) > 1_500_000

    server.http.delete(f"/v1/images/{first_one.headers['impasto-generation']}").raise_for_status()
    assert server.generate().status_code == 200
    server.verify_ledger()


def test_a_file_goes_in_where_it_fits_to_the_byte(start: Start) -> None:
    server = start()
    set_project(server, "--max-store-bytes", str(2 * len(png()) - 1))

    kept = server.openai.files.create(file=png(), purpose="vision")
    with pytest.raises(openai.InternalServerError) as refused:
        server.openai.files.create(file=png(), purpose="vision")
    assert refused.value.status_code == 507
    assert bytes_kept(server) == len(png())
    server.openai.files.delete(kept.id)

    assert server.openai.files.create(file=png("red"), purpose="vision").bytes == len(png("red"))


def test_pictures_that_are_drawn_side_by_side_are_all_kept_though_they_pass_the_bound(start: Start) -> None:
    server = start(null_bytes=1_000_000, null_delay_s=0.5)
    set_project(server, "--max-store-bytes", "1500000")

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda number: server.generate(prompt=f"Fox {number}"), range(4)))

    assert [answer.status_code for answer in answers] == [200] * 4
    assert code(server.generate()) == (507, "store_full")
    assert bytes_counted(server) == bytes_kept(server)
