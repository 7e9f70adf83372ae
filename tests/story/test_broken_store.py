"""The disk fails while the server serves: an error that says so, nothing charged, nothing kept, and life after it."""

import io
import os
import resource
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import httpx
from PIL import Image

from .server import Server, Start


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def price_of_one(server: Server) -> str:
    body = {"prompt": "A fox", "model": "gpt-image-2", "size": "1024x1024", "quality": "low"}
    return str(server.http.post("/v1/images/quote", json=body).json()["charge_usd"]["high"])


def check_refusal(server: Server, key: str) -> None:
    for _ in range(2):  # twice, under a limit that admits one: the hold was given back
        answer = server.generate(key=key, prompt="A fox")
        error = answer.json()["error"]
        assert (answer.status_code, error["code"], error["type"]) == (507, "store_failed", "server_error")
        assert answer.headers["x-should-retry"] == "false"
        assert str(server.data_dir) not in error["message"]
    kept = server.generations(key)
    assert [(one["status"], Decimal(one["charge_usd"]), one["images"]) for one in kept] == [("failed", 0, [])] * 2
    assert server.is_alive()


def check_recovery(server: Server, key: str) -> None:
    answer = server.generate(key=key, prompt="A fox")
    assert answer.status_code == 200, answer.text
    kept = server.generations(key)[0]
    assert server.get(f"/v1/images/{kept['id']}/content", key=key).status_code == 200
    server.verify_ledger()


def test_a_pictures_folder_that_became_a_file_is_survived(start: Start) -> None:
    server = start()
    key = server.new_key(spend_limit=price_of_one(server))["key"]
    pictures = server.data_dir / "pictures"
    pictures.rename(server.data_dir / "aside")
    pictures.write_text("not a folder")

    check_refusal(server, key)
    ready = server.http.get("/readyz")
    assert ready.status_code == 503
    assert ready.json()["checks"]["store"] != "ok"

    pictures.unlink()
    (server.data_dir / "aside").rename(pictures)
    check_recovery(server, key)
    assert server.http.get("/readyz").status_code == 200


def test_a_file_that_may_not_grow_is_survived(start: Start) -> None:
    """As on a full disk: the picture's file stops short in the middle of its write."""
    server = start(null_bytes=3_000_000)
    key = server.new_key(spend_limit=price_of_one(server))["key"]
    soft, hard = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)

    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (2_000_000, hard))
    check_refusal(server, key)
    assert [path for name in ("pictures", "spool") for path in leftovers(server.data_dir / name)] == []

    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (soft, hard))
    check_recovery(server, key)


def test_a_picture_that_vanished_is_never_a_200_with_half_an_answer(start: Start) -> None:
    server = start()
    kept = server.generate().headers["impasto-generation"]
    for path in (server.data_dir / "pictures").rglob("*"):
        if path.is_file():
            path.unlink()

    for path in (f"/v1/images/{kept}", f"/v1/images/{kept}/content"):
        answer = server.get(path)
        assert answer.status_code >= 400, path
        assert answer.json()["error"]["code"]
    assert server.is_alive()


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def noise(mode: str) -> Image.Image:
    """A picture that no format makes small."""
    return Image.frombytes(mode, (400, 300), os.urandom(400 * 300 * len(mode)))


def edit(server: Server, mask: Image.Image) -> httpx.Response:
    files = {}
    for name, picture in {"image": noise("RGB"), "mask": mask}.items():
        out = io.BytesIO()
        picture.save(out, "PNG")
        files[name] = out.getvalue()
    form = {"prompt": "A fox", "quality": "low"}
    return server.http.post("/v1/images/edits", data=form, files={n: (f"{n}.png", data) for n, data in files.items()})


def test_a_worker_that_may_not_write_on_leaves_nothing_half_written(start: Start) -> None:
    server = start(pixel_workers=1)
    hole = Image.new("RGBA", (400, 300), (0, 0, 0, 255))
    hole.paste((0, 0, 0, 0), (10, 10, 60, 60))
    assert edit(server, hole).status_code == 200, "and the worker is there"
    threads = Path(f"/proc/{server.pid}/task").glob("*/children")
    for child in (child for thread in threads for child in thread.read_text().split()):
        resource.prlimit(int(child), resource.RLIMIT_FSIZE, (50_000, resource.RLIM_INFINITY))

    for mask in (noise("RGBA"), hole):  # the first cannot be read into a mask, with the second no picture be finished
        answer = edit(server, mask)
        assert (answer.status_code, answer.json()["error"]["code"]) == (507, "store_failed")
        assert leftovers(server.data_dir / "spool") == []
    server.verify_ledger()


def test_books_that_cannot_be_written_for_a_while_cost_nobody_a_picture(start: Start) -> None:
    """Made and kept, but not settled: the client is told, and the server settles as soon as it can."""
    server = start(null_delay_s=0.2, null_cost_nano=1_000)
    books = sqlite3.connect(server.data_dir / "impasto.db", isolation_level=None)
    books.execute(
        "CREATE TRIGGER broken BEFORE UPDATE OF state ON generation WHEN NEW.state = 'done' "
        "BEGIN SELECT RAISE(ABORT, 'the books are broken'); END"
    )

    headers = {"idempotency-key": "one-picture"}
    answer = server.generate(prompt="A fox", headers=headers)

    assert answer.status_code >= 500
    assert [one["status"] for one in server.generations()] == ["running"]
    books.execute("DROP TRIGGER broken")
    books.close()
    again = server.generate(prompt="A fox", headers=headers)
    assert again.status_code == 200, again.text
    (kept,) = server.generations()
    assert (kept["status"], kept["id"]) == ("done", again.headers["impasto-generation"])
    assert Decimal(kept["charge_usd"]) > 0
    server.verify_ledger()


def test_a_database_that_cannot_grow_refuses_and_lives_on(start: Start) -> None:
    server = start()
    soft, hard = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)

    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (4096, hard))
    refused = server.generate(prompt="A fox")
    ready = server.http.get("/readyz")
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (soft, hard))

    assert (refused.status_code, refused.json()["error"]["code"]) == (503, "database_failed")
    assert refused.headers["x-should-retry"] == "false"
    assert ready.status_code == 503
    assert server.generations() == []
    check_recovery(server, server.key)


def test_a_disk_that_fills_up_in_the_middle_of_a_run_leaves_nothing_held(start: Start) -> None:
    server = start(null_delay_s=1)
    soft, hard = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    headers = {"idempotency-key": "in-the-middle"}

    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(lambda: server.generate(prompt="A fox", headers=headers))
        until(lambda: [one["status"] for one in server.generations()] == ["running"])
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (1, hard))
        refused = asked.result()
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (soft, hard))

    assert refused.status_code in (503, 507)
    until(lambda: [one["status"] for one in server.generations()] == ["failed"])
    assert leftovers(server.data_dir / "pictures") == []
    assert Decimal(server.generations()[0]["charge_usd"]) == 0
    server.verify_ledger()
    assert server.generate(prompt="A fox", headers=headers).status_code == 200
