"""The Files API with the official client: pictures uploaded once, listed, fetched, named in an edit, and gone."""

import base64
import io
import secrets
import sqlite3
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest
from PIL import Image

from .pictures import decoded, opened
from .server import Server, Start


def picture(fmt: str = "PNG", colour: str = "red", size: tuple[int, int] = (48, 32)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, fmt)
    return out.getvalue()


def of_another(server: Server) -> openai.OpenAI:
    return openai.OpenAI(api_key=server.new_key()["key"], base_url=server.base_url, max_retries=0)


@pytest.mark.parametrize("form", ["bytes", "bytesio", "file", "path", "tuple"])
def test_a_picture_is_kept_in_every_form_that_the_client_knows(null: Server, tmp_path: Path, form: str) -> None:
    path = tmp_path / "a photo.png"
    path.write_bytes(picture())
    forms: dict[str, tuple[Any, str]] = {
        "bytes": (path.read_bytes(), "upload"),
        "bytesio": (io.BytesIO(path.read_bytes()), "upload"),
        "file": (path.open("rb"), "a photo.png"),
        "path": (path, "a photo.png"),
        "tuple": (("Café „1“.png", path.read_bytes(), "image/png"), "Café „1“.png"),
    }
    given, filename = forms[form]

    made = null.openai.files.create(file=given, purpose="vision")
    forms["file"][0].close()

    assert made.id.startswith("file-")
    assert (made.object, made.purpose, made.status, made.filename) == ("file", "vision", "processed", filename)
    assert (made.bytes, made.expires_at) == (len(path.read_bytes()), None)
    assert null.openai.files.retrieve(made.id) == made
    assert null.openai.files.content(made.id).read() == path.read_bytes()


@pytest.mark.parametrize("purpose", ["assistants", "batch", "fine-tune", "vision", "user_data", "evals"])
@pytest.mark.parametrize("fmt", ["PNG", "JPEG", "WEBP", "GIF"])
def test_pictures_of_four_formats_are_kept_for_every_purpose(null: Server, purpose: Any, fmt: str) -> None:
    made = null.openai.files.create(file=picture(fmt), purpose=purpose)

    answer = null.get(f"/v1/files/{made.id}/content")

    assert answer.headers["content-type"] == f"image/{fmt.lower()}"
    assert answer.content == picture(fmt)


def test_what_is_fetched_runs_in_no_browser(null: Server) -> None:
    made = null.openai.files.create(file=('"><script>.png\r\nx: y', picture(), "text/html"), purpose="vision")

    headers = null.get(f"/v1/files/{made.id}/content").headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert headers["content-disposition"] == f'inline; filename="{made.id}.png"'
    assert int(headers["content-length"]) == made.bytes
    assert "\r" not in made.filename
    assert "\n" not in made.filename


def test_a_file_that_expires_says_when(null: Server) -> None:
    made = null.openai.files.create(
        file=picture(), purpose="vision", expires_after={"anchor": "created_at", "seconds": 3600}
    )

    assert made.expires_at == made.created_at + 3600
    assert null.openai.files.retrieve(made.id).expires_at == made.expires_at


def test_the_list_goes_through_all_files_page_by_page(start: Start) -> None:
    server = start()
    made = [server.openai.files.create(file=picture(), purpose="vision").id for _ in range(5)]
    other = server.openai.files.create(file=picture(), purpose="user_data").id

    newest = [file.id for file in server.openai.files.list(purpose="vision", limit=2)]
    oldest = [file.id for file in server.openai.files.list(purpose="vision", limit=2, order="asc")]
    page = server.openai.files.list(limit=2)

    assert set(newest) == set(made)
    assert (len(newest), newest) == (5, oldest[::-1])
    assert (page.has_more, page.last_id, page.data[0].id) == (True, page.data[-1].id, page.first_id)
    assert {file.id for file in server.openai.files.list()} == {*made, other}
    assert server.openai.files.list(after="file-unknown").data == []
    empty = of_another(server).files.list()
    assert (empty.data, empty.has_more, empty.first_id) == ([], False, None)


def test_a_deleted_file_is_gone(null: Server) -> None:
    made = null.openai.files.create(file=picture(), purpose="vision")

    gone = null.openai.files.delete(made.id)

    assert (gone.id, gone.object, gone.deleted) == (made.id, "file", True)
    for ask in (null.openai.files.retrieve, null.openai.files.content, null.openai.files.delete):
        with pytest.raises(openai.NotFoundError) as caught:
            ask(made.id)
        assert caught.value.code == "file_not_found"
        assert made.id in caught.value.message
    assert made.id not in {file.id for file in null.openai.files.list()}
    assert not list(null.data_dir.glob(f"files/*/{made.id}"))


def test_anothers_file_is_no_file(null: Server) -> None:
    made = null.openai.files.create(file=picture(), purpose="vision")
    stranger = of_another(null)

    for ask in (stranger.files.retrieve, stranger.files.content, stranger.files.delete):
        with pytest.raises(openai.NotFoundError):
            ask(made.id)
    with pytest.raises(openai.NotFoundError):
        edit(stranger, [{"file_id": made.id}])
    assert null.openai.files.content(made.id).read() == picture()


def edit(client: openai.OpenAI, images: list[dict[str, str]], **more: Any) -> dict[str, Any]:
    body = {"model": "gpt-image-2", "prompt": "Make it blue", "quality": "low", "images": images, **more}
    answer: dict[str, Any] = client.post("/images/edits", body=body, cast_to=object)  # type: ignore[assignment]
    return answer


def test_a_kept_file_is_edited_as_often_as_one_likes(null: Server) -> None:
    made = null.openai.files.create(file=picture(), purpose="vision")

    for _ in range(2):
        answer = edit(null.openai, [{"file_id": made.id}], size="1024x1024")
        assert opened(decoded(answer["data"][0]["b64_json"])).size == (1024, 1024)
    assert null.openai.files.content(made.id).read() == picture()


def test_an_earlier_picture_is_edited_by_its_generations_id(null: Server) -> None:
    drawn = null.generate()
    before = null.get(f"/v1/images/{drawn.headers['impasto-generation']}/content").content

    answer = edit(null.openai, [{"file_id": drawn.headers["impasto-generation"]}])

    assert answer["data"]
    assert null.get(f"/v1/images/{drawn.headers['impasto-generation']}/content").content == before


def test_a_file_in_the_multipart_form_may_be_named_by_its_id(null: Server) -> None:
    made = null.openai.files.create(file=picture(), purpose="vision")
    parts = {"model": (None, "gpt-image-2"), "prompt": (None, "Make it blue"), "image": (None, made.id)}

    answer = null.http.post("/v1/images/edits", files=parts)

    assert answer.status_code == 200, answer.text
    assert base64.b64decode(answer.json()["data"][0]["b64_json"])


# ------------------------------------------------------------------------------------------------- what is refused

FORM: dict[str, Any] = {"purpose": (None, "vision"), "file": ("a.png", picture(), "image/png")}
EXPIRY = {"expires_after[anchor]": (None, "created_at"), "expires_after[seconds]": (None, "3600")}


def refusal(answer: httpx.Response) -> tuple[int, str, str]:
    problem = answer.json()["error"]
    assert set(problem) == {"message", "type", "param", "code"}
    return answer.status_code, problem["code"], problem["param"]


@pytest.mark.parametrize(
    ("changes", "code", "param"),
    [
        ({"purpose": None}, "missing_required_parameter", "purpose"),
        ({"purpose": (None, "fun")}, "invalid_value", "purpose"),
        ({"purpose": (None, "")}, "invalid_value", "purpose"),
        ({"purpose": ("a.txt", b"vision")}, "unknown_parameter", "purpose"),
        ({"file": None}, "missing_required_parameter", "file"),
        ({"file": (None, "text")}, "invalid_type", "file"),
        ({"file": ("a.png", b"")}, "unsupported_file_mimetype", "file"),
        ({"file": ("a.png", b"<html>")}, "unsupported_file_mimetype", "file"),
        ({"file": ("a.jsonl", b'{"custom_id": "1"}', "application/jsonl")}, "unsupported_file_mimetype", "file"),
        ({"image": ("a.png", picture(), "image/png")}, "unknown_parameter", "image"),
        ({"colour": (None, "red")}, "unknown_parameter", "colour"),
        ({"expires_after": (None, "{}")}, "unknown_parameter", "expires_after"),
        ({"expires_after[anchor]": (None, "now")}, "invalid_value", "expires_after[anchor]"),
        ({"expires_after[anchor]": None}, "missing_required_parameter", "expires_after[anchor]"),
        ({"expires_after[seconds]": None}, "missing_required_parameter", "expires_after[seconds]"),
        ({"expires_after[seconds]": (None, "3599")}, "invalid_value", "expires_after[seconds]"),
        ({"expires_after[seconds]": (None, "2592001")}, "invalid_value", "expires_after[seconds]"),
        ({"expires_after[seconds]": (None, "0000003600" + "9" * 30)}, "invalid_value", "expires_after[seconds]"),
        ({"expires_after[seconds]": (None, "-3600")}, "invalid_value", "expires_after[seconds]"),
        ({"expires_after[seconds]": (None, "3600.0")}, "invalid_value", "expires_after[seconds]"),
        ({"expires_after[seconds]": (None, "٣٦٠٠")}, "invalid_value", "expires_after[seconds]"),
    ],
)
def test_a_form_that_is_not_right_is_refused_by_name(
    null: Server, changes: dict[str, Any], code: str, param: str
) -> None:
    form = {**FORM, **(EXPIRY if any(name.startswith("expires_after[") for name in changes) else {}), **changes}
    before = [file.id for file in null.openai.files.list()]

    answer = null.http.post("/v1/files", files={name: part for name, part in form.items() if part is not None})

    assert refusal(answer) == (400, code, param)
    assert [file.id for file in null.openai.files.list()] == before
    assert spooled(null) == []


def spooled(server: Server) -> list[Path]:
    return [path for path in server.data_dir.glob("spool/*/*") if path.name.startswith("up")]


def test_two_files_at_once_are_one_too_many(null: Server) -> None:
    parts = [("purpose", (None, "vision")), ("file", ("a.png", picture())), ("file", ("b.png", picture()))]

    assert refusal(null.http.post("/v1/files", files=parts)) == (400, "invalid_value", "file")
    assert spooled(null) == []


def test_a_body_of_another_kind_is_refused(null: Server) -> None:
    answer = null.http.post("/v1/files", json={"purpose": "vision"})

    assert refusal(answer)[:2] == (415, "unsupported_content_type")


def test_a_file_beyond_the_limit_is_refused_and_leaves_nothing(start: Start) -> None:
    server = start(max_image_bytes=100_000)
    large = picture() + bytes(100_000)

    with pytest.raises(openai.BadRequestError) as caught:
        server.openai.files.create(file=large, purpose="vision")

    assert (caught.value.code, caught.value.param) == ("file_too_large", "file")
    assert spooled(server) == []
    assert server.openai.files.create(file=large[:100_000], purpose="vision").bytes == 100_000


@pytest.mark.parametrize(
    ("query", "param"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "10001"}, "limit"),
        ({"limit": "000000199999"}, "limit"),
        ({"limit": "-1"}, "limit"),
        ({"limit": "ten"}, "limit"),
        ({"limit": ""}, "limit"),
        ({"order": "up"}, "order"),
    ],
)
def test_a_list_that_cannot_be_is_refused(null: Server, query: dict[str, str], param: str) -> None:
    assert refusal(null.get("/v1/files", **query)) == (400, "invalid_value", param)


@pytest.mark.parametrize("file_id", ["file-unknown", "x", "%00", "%ff", "..%2f..%2fimpasto.db", "gen_1", "a" * 5000])
def test_an_id_of_no_file_is_not_found(null: Server, file_id: str) -> None:
    for path in (f"/v1/files/{file_id}", f"/v1/files/{file_id}/content"):
        assert null.get(path).status_code == 404


def test_without_a_key_nothing_is_told(null: Server) -> None:
    made = null.openai.files.create(file=picture(), purpose="vision")

    for path in ("/v1/files", f"/v1/files/{made.id}", f"/v1/files/{made.id}/content"):
        assert httpx.get(null.origin + path).status_code == 401
        assert null.get(path, key="sk-" + secrets.token_hex(16)).status_code == 401


def test_what_expired_while_nobody_served_is_gone_at_the_next_start(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    server = start(folder=folder)
    made = server.openai.files.create(
        file=picture(), purpose="vision", expires_after={"anchor": "created_at", "seconds": 3600}
    )
    server.stop()
    expire(server.data_dir / "impasto.db")

    again = start(folder=folder)

    assert again.is_alive()
    assert not list(again.data_dir.glob(f"files/*/{made.id}"))


def expire(database: Path) -> None:
    """Let the hour pass."""
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE file SET expires_ms = 1")
    connection.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "169.254.169.254", "[::1]", "2130706433", "192.168.1.1"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_link_leads_into_the_servers_own_network(null: Server, host: str, scheme: str) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        edit(null.openai, [{"image_url": f"{scheme}://{host}:{null.port}/healthz"}])

    assert (caught.value.code, caught.value.param) == ("invalid_image_url", "images[0].image_url")
    assert host not in caught.value.message
    assert spooled(null) == []
