"""Uploads too large to be held: refused as what they are, read with flat memory, and gone when their client goes."""

import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import openai
import pytest
from PIL import Image

from .pictures import decoded, opened
from .server import Server, Start, clean_environment, error_of, read_response, status_of
from .test_edits import ASKED, hole, photo, png, saved, spooled

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MEGABYTE = 1_000_000
LARGE = 200 * MEGABYTE
WAIT_S = 20.0
WRONG_KEY = "sk-wrong-" + "0" * 32
CLIENTS = ["python 1", "python 3", "node 6 stream", "node 6 file", "node 7 stream", "node 7 file"]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """200 MB that begin as a png does; nothing of it is on the disk."""
    path = tmp_path_factory.mktemp("large") / "large.png"
    with path.open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.truncate(LARGE)
    yield path
    path.unlink()


@pytest.fixture(scope="module")
def small_door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that takes a megabyte."""
    server = Server(tmp_path_factory.mktemp("small"), "null", {"pixel_workers": 1, "max_upload_bytes": MEGABYTE})
    yield server
    server.stop()


def upload(server: Server, key: str, client: str, large: Path, folder: Path) -> dict[str, Any]:
    """What the client raises."""
    language, major, *form = client.split()
    environment = clean_environment(OPENAI_API_KEY=key, OPENAI_BASE_URL=server.base_url)
    if language == "python":
        command = [sys.executable, str(HERE / "clients/upload.py"), str(large)]
        if major == "1":
            environment["PYTHONPATH"] = str(ROOT / ".venv/openai-1")
    else:
        if shutil.which("node") is None:
            pytest.skip("needs node")
        (folder / "node_modules").mkdir()
        package = "openai" if major == "6" else "openai7"
        (folder / "node_modules/openai").symlink_to(ROOT / "tests/clients/node/node_modules" / package)
        command = ["node", shutil.copy(HERE / "clients/upload.mjs", folder), str(large), *form]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize(
    ("has_key", "status", "code"), [(False, 401, "invalid_api_key"), (True, 413, "request_too_large")]
)
def test_a_refused_upload_of_200_megabytes_reaches_its_client_as_that_status(
    small_door: Server, large: Path, tmp_path: Path, client: str, has_key: bool, status: int, code: str
) -> None:
    small_door.reset_peak()
    before = small_door.memory_bytes()

    told = upload(small_door, small_door.key if has_key else WRONG_KEY, client, large, tmp_path)

    assert (told["status"], told["code"]) == (status, code), told
    assert small_door.memory_bytes("VmHWM") - before < 10 * MEGABYTE
    assert spooled(small_door) == []


def test_a_picture_beyond_its_own_limit_is_refused_by_name_while_it_comes(start: Start, large: Path) -> None:
    server = start(max_image_bytes=MEGABYTE)
    server.openai.images.edit(image=png(photo()), **ASKED)
    server.reset_peak()
    before = server.memory_bytes()

    with large.open("rb") as file, pytest.raises(openai.BadRequestError) as caught:
        server.openai.images.edit(image=[png(photo()), file], **ASKED)

    assert (caught.value.code, caught.value.param) == ("file_too_large", "image[]")
    assert server.memory_bytes("VmHWM") - before < 20 * MEGABYTE
    assert spooled(server) == []


def heavy(megabytes: float) -> bytes:
    """A photo's noise as a png of about that size: nothing in it can be packed."""
    edge = int((megabytes * MEGABYTE / 3) ** 0.5)
    noise = np.random.default_rng(edge).integers(0, 256, (edge, edge, 3), np.uint8)
    return saved(Image.fromarray(noise), "PNG", compress_level=0)


def test_an_edit_of_sixteen_pictures_of_five_megabytes_takes_little_memory(start: Start) -> None:
    server = start()
    server.openai.images.edit(image=png(photo()), mask=png(hole()), **ASKED)  # what the first edit loads stays
    picture = heavy(5)
    assert len(picture) > 4.9 * MEGABYTE
    server.reset_peak()
    before = server.memory_bytes()

    answer = server.openai.images.edit(image=[picture] * 16, size="1024x1024", **ASKED)

    assert answer.data
    assert opened(decoded(answer.data[0].b64_json)).size == (1024, 1024)
    assert server.memory_bytes("VmHWM") - before < 60 * MEGABYTE
    assert spooled(server) == []


def test_pictures_as_base64_text_take_as_little(start: Start) -> None:
    server = start()
    server.openai.images.edit(image=png(photo()), **ASKED)
    text = base64.b64encode(heavy(20))
    server.reset_peak()
    before = server.memory_bytes()

    answer = server.http.post(
        "/v1/images/edits", files={"image": (None, text), "prompt": (None, "x"), "size": (None, "1024x1024")}
    )

    assert answer.status_code == 200, answer.text[:300]
    assert server.memory_bytes("VmHWM") - before < 60 * MEGABYTE
    assert spooled(server) == []


def soon(what: Callable[[], bool]) -> bool:
    """Whether it comes true while one may wait."""
    deadline = time.monotonic() + WAIT_S
    while not what():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def half_sent(server: Server, length: int, *, chunked: bool = False) -> socket.socket:
    """A connection that has sent a megabyte of a larger picture, and has nothing more to say for now."""
    piece = b'--x\r\nContent-Disposition: form-data; name="image"; filename="a"\r\n\r\n' + os.urandom(MEGABYTE)
    framed = b"%x\r\n%b\r\n" % (len(piece), piece) if chunked else piece
    size = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {length}"
    connection = socket.create_connection((server.host, server.port), timeout=WAIT_S)
    connection.sendall(server.head("/v1/images/edits", "Content-Type: multipart/form-data; boundary=x", size) + framed)
    assert soon(lambda: any(path.stat().st_size > MEGABYTE // 2 for path in spooled(server)))
    return connection


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize("how", ["closes", "resets"])
def test_a_client_that_goes_away_halfway_leaves_no_file(null: Server, chunked: bool, how: str) -> None:
    connection = half_sent(null, 50 * MEGABYTE, chunked=chunked)
    if how == "resets":
        linger = (1).to_bytes(4, sys.byteorder) + bytes(4)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    connection.close()

    assert soon(lambda: spooled(null) == [])
    assert null.is_alive()


def test_a_client_that_falls_silent_halfway_is_told_and_leaves_no_file(start: Start) -> None:
    server = start(body_timeout_s=1)
    with half_sent(server, 50 * MEGABYTE) as connection:
        answer = read_response(connection)

    assert (status_of(answer), error_of(answer)["code"]) == (408, "request_timeout")
    assert spooled(server) == []


def test_a_server_that_is_killed_in_the_middle_of_an_upload_sweeps_up_when_it_starts_again(
    start: Start, tmp_path: Path
) -> None:
    folder = tmp_path / "one"
    server = start(folder=folder)
    with half_sent(server, 50 * MEGABYTE):
        os.kill(server.pid, 9)
        assert soon(lambda: not Path(f"/proc/{server.pid}/exe").exists())
    assert spooled(server) != []

    again = start(folder=folder)

    assert again.is_alive()
    assert spooled(again) == []


def test_two_edits_at_once_keep_their_pictures_apart(null: Server) -> None:
    mask = png(hole())
    outside = np.asarray(hole())[..., 3] == 255
    meet = threading.Barrier(2)

    def edit(seed: int) -> bool:
        picture = photo(seed=seed)
        with openai.OpenAI(api_key=null.key, base_url=null.base_url, max_retries=0) as client:
            meet.wait(WAIT_S)
            answer = client.images.edit(image=[png(picture), heavy(1)], mask=mask, **ASKED)
        assert answer.data
        after = np.asarray(opened(decoded(answer.data[0].b64_json)).convert("RGB"))
        return bool((after[outside] == np.asarray(picture)[outside]).all())

    with ThreadPoolExecutor(2) as pool:
        for seeds in ([1, 2], [3, 4], [5, 6]):
            assert list(pool.map(edit, seeds)) == [True, True]
    assert spooled(null) == []
