"""What is sent has the length that was told, whatever its files are."""

import base64
import json
from pathlib import Path

import pytest

from impasto.engines.relay.bodies import Body, FilePart, Sending, form_body, json_body


async def sent(body: Body) -> bytes:
    """The whole body, which is whole with its last byte and not before."""
    sending, received = Sending(body), b""
    async for piece in sending.pieces():
        received += piece
        assert sending.is_whole == (len(received) == sending.size_bytes)
        assert len(piece) <= 400_000, "in pieces"
    assert len(received) == sending.size_bytes
    return received


@pytest.mark.parametrize("size_bytes", [0, 1, 2, 3, 255 * 1024, 255 * 1024 + 1, 700_000])
async def test_a_file_goes_into_json_as_base64(size_bytes: int, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(bytes(number % 251 for number in range(size_bytes)))
    value = {"before": 'a "mark" 🦊', "parts": [{"data": "mark-1"}, {"data": "mark-2"}], "after": 1}

    body = json_body(value, {"mark-1": file, "mark-2": file})

    told = json.loads(await sent(body))
    text = base64.b64encode(file.read_bytes()).decode()
    assert told == {**value, "parts": [{"data": text}, {"data": text}]}


async def test_json_without_files_and_a_form_are_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"bytes")

    assert await sent(json_body({"a": True})) == b'{"a":true}'
    form = await sent(form_body({"stream": True}, [FilePart("image[]", file, "png")]))
    assert b'name="stream"\r\n\r\ntrue\r\n' in form
    assert b'name="image[]"; filename="image.png"\r\nContent-Type: image/png\r\n\r\nbytes\r\n' in form
