"""A data folder that an older version left behind, killed at work: opened as it is, with its pictures and its books.

`older/0001.sql` and the pictures beside it were made by the code of revision 0001.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openai
import pytest

from impasto.store import schema

from .pictures import decoded, opened
from .server import Server, Start

OLDER = Path(__file__).parent / "older"
KEY = "sk-imp-older-data-0123456789abcdefghij"
OTHER_KEY = "sk-imp-EUNOIHTpV8fHqv30ZDQQUYgZxaWwlmp-ELrxxI6O98A"
SECRET = "21ec404a8fce68013738fbe27e161d99c5122aec339b98e693b6c75608d3802a"
FOX, WHALE, CUT_OFF = "gen_OALjxV9fOP5ua9P4Xt14IY68", "gen_RZMU09XpPVUYLc7frFHDrXAG", "gen_rL2lK86wH6IOOImjJqAdLW8B"
PICTURES = {(FOX, 0): "0001-fox.png", (WHALE, 0): "0001-whale-0.webp", (WHALE, 1): "0001-whale-1.webp"}
CHARGES = {FOX: "0.004025", WHALE: "0.017443", CUT_OFF: "0"}
FOX_BODY = {"prompt": "A red fox under an oak tree", "model": "gpt-image-2", "size": "256x256", "quality": "low"}
WHALE_BODY = {
    "prompt": "A blue whale, flat poster",
    "model": "gpt-image-1.5",
    "size": "256x256",
    "n": 2,
    "output_format": "webp",
    "quality": "low",
    "seed": 7,
    "user": "u1",
}
CUT_OFF_BODY = {"prompt": "A market at night", "model": "gpt-image-2", "size": "2880x2880", "quality": "high", "n": 10}


def laid_out(data: Path) -> None:
    """The folder as it lay when the older server died."""
    data.mkdir(mode=0o700)
    with sqlite3.connect(data / "impasto.db") as connection:
        connection.executescript((OLDER / "0001.sql").read_text())
    connection.close()
    (data / "secret").write_text(SECRET)
    (data / "secret").chmod(0o600)
    for (generation, index), name in PICTURES.items():
        folder = data / "pictures" / generation[4:6] / generation
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(OLDER / name, folder / str(index))


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server of today on that folder. The tests below share it; each leaves what it found."""
    folder = tmp_path_factory.mktemp("older")
    laid_out(folder / "data")
    server = Server(folder, "null", {"pixel_workers": 1})
    yield server
    server.stop()


def test_the_database_has_the_newest_tables_and_all_of_its_rows(older: Server) -> None:
    connection = sqlite3.connect(older.data_dir / "impasto.db")
    revision = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    kept = {entry["id"]: entry for entry in older.generations(KEY)}
    connection.close()

    assert revision == [(schema.HEAD,)]
    assert broken == []
    assert {one: kept[one]["charge_usd"] for one in CHARGES} == CHARGES
    assert kept[FOX]["seed"] > 0


def test_every_picture_is_served_as_it_was(older: Server) -> None:
    for (generation, index), name in PICTURES.items():
        served = older.get(f"/v1/images/{generation}/content", key=KEY, index=index)

        assert served.status_code == 200, served.text
        assert served.content == (OLDER / name).read_bytes()
        assert served.headers["content-type"] == f"image/{name.rpartition('.')[2]}"


def test_the_run_that_was_cut_off_is_recovered_at_the_start_and_made_anew_for_who_asks_again(older: Server) -> None:
    told = older.get(f"/v1/images/{CUT_OFF}", key=KEY).json()
    again = older.generate(key=KEY, headers={"idempotency-key": "cut-1"}, **CUT_OFF_BODY)

    assert (told["status"], told["error"]) == ("failed", "generation_interrupted")
    assert (told["charge_usd"], told["images"]) == ("0", [])
    assert again.status_code == 200, again.text
    assert again.headers["impasto-generation"] != CUT_OFF
    assert older.http.delete(
        f"/v1/images/{again.headers['impasto-generation']}", headers={"authorization": f"Bearer {KEY}"}
    )


def test_the_books_add_up(older: Server) -> None:
    older.verify_ledger()

    balances = sqlite3.connect(older.data_dir / "impasto.db")
    project = balances.execute("SELECT project_id FROM api_key ORDER BY created_ms LIMIT 1").fetchone()[0]
    settled = balances.execute(
        "SELECT sum(amount_nano) FROM entry JOIN txn ON txn.id = txn_id WHERE account = ? AND generation_id IN (?, ?)",
        (f"project:{project}", FOX, WHALE),
    ).fetchone()[0]
    balances.close()
    assert Decimal(-settled) / 10**9 == sum(Decimal(charge) for charge in CHARGES.values())


@pytest.mark.parametrize(("key", "body", "generation"), [("fox-1", FOX_BODY, FOX), ("whale-1", WHALE_BODY, WHALE)])
def test_a_request_repeated_across_the_upgrade_is_answered_and_not_drawn_again(
    older: Server, key: str, body: dict[str, Any], generation: str
) -> None:
    answer = older.generate(key=KEY, headers={"idempotency-key": key}, **body)

    assert answer.status_code == 200, answer.text
    assert answer.headers["impasto-generation"] == generation
    pictures = [name for (kept, _), name in PICTURES.items() if kept == generation]
    assert [decoded(datum["b64_json"]) for datum in answer.json()["data"]] == [
        (OLDER / name).read_bytes() for name in pictures
    ]


def test_keys_limits_and_projects_are_what_they_were(older: Server) -> None:
    allowed = older.generate(key=OTHER_KEY, **FOX_BODY)
    too_dear = older.generate(key=OTHER_KEY, **CUT_OFF_BODY)
    foreign = older.get(f"/v1/images/{FOX}", key=OTHER_KEY)

    assert allowed.status_code == 200, allowed.text
    assert too_dear.status_code == 429, too_dear.text
    assert foreign.status_code == 404


def test_an_old_picture_is_edited_by_its_id_and_by_its_file(start: Start, tmp_path: Path) -> None:
    laid_out(tmp_path / "data")
    server = start(engine="illustrator", folder=tmp_path)
    path = OLDER / PICTURES[FOX, 0]
    asked: dict[str, Any] = {"model": "gpt-image-2", "quality": "low", "prompt": "Make it night"}

    with openai.OpenAI(api_key=KEY, base_url=server.base_url, max_retries=0) as client:
        by_id: Any = client.post("/images/edits", body={**asked, "images": [{"file_id": FOX}]}, cast_to=object)
        by_file = client.images.edit(image=path, **asked)

    assert by_file.data
    for edited in (by_id["data"][0]["b64_json"], by_file.data[0].b64_json):
        assert opened(decoded(edited)).size == (256, 256)
        assert decoded(edited) != path.read_bytes()
    assert server.get(f"/v1/images/{FOX}/content", key=KEY).content == path.read_bytes(), "it stays as it was"
    server.verify_ledger()


def test_a_second_start_finds_everything_again(start: Start, tmp_path: Path) -> None:
    laid_out(tmp_path / "data")
    made = ""
    for _ in range(2):
        server = start(folder=tmp_path)
        with openai.OpenAI(api_key=KEY, base_url=server.base_url, max_retries=0) as client:
            made = made or client.files.create(file=OLDER / PICTURES[FOX, 0], purpose="vision").id
            assert client.files.content(made).read() == (OLDER / PICTURES[FOX, 0]).read_bytes()
        assert len(server.generations(KEY)) == len(CHARGES)
        server.verify_ledger()
        server.stop()
