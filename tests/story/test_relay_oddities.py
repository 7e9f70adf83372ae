"""A picture that was bought is given, whatever is odd about the answer around it."""

import base64
import json
from collections.abc import Callable, Iterator

import pytest

from .provider import Exchange, Provider, b64, picture, relayed
from .server import Server

PICTURE = picture("1024x1024")
TRAILED = PICTURE + b"<a trailer>"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Provider, Server]]:
    with relayed(tmp_path_factory.mktemp("oddities")) as both:
        yield both


def answer(entry: str, before: str = "", more: str = "") -> bytes:
    return f'{before}{{"created": 1{more}, "data": [{entry}]}}'.encode()


def with_base64(text: str) -> bytes:
    return answer(f'{{"b64_json": "{text}"}}')


PLAIN = f'"b64_json": "{b64(PICTURE)}"'
OF_URLS = base64.urlsafe_b64encode(PICTURE).decode()
assert {"-", "_"} <= set(OF_URLS)
ODDITIES: dict[str, bytes] = {
    "a byte order mark": answer(f"{{{PLAIN}}}", before="\ufeff"),
    "the alphabet of urls": with_base64(OF_URLS),
    "no padding": with_base64(OF_URLS.rstrip("=")),
    "lines": with_base64(base64.encodebytes(PICTURE).decode()),
    "lines, escaped": with_base64(base64.encodebytes(PICTURE).decode().replace("\n", "\\r\\n")),
    "spaces": with_base64(" " + b64(PICTURE).replace("A", " A ") + " "),
    "a data url": with_base64("data:image/png;base64," + b64(PICTURE)),
    "half a character": answer(rf'{{{PLAIN}, "revised_prompt": "A \ud800 fox"}}'),
    "no character": answer(f'{{{PLAIN}, "revised_prompt": "A \\u0000 fox"}}'),
    "bytes of another encoding": answer(f"{{{PLAIN}}}", more=', "by": "?"').replace(b"?", b"\xe9"),
    "a number beyond all": answer(f"{{{PLAIN}}}", more=', "x": 1e400'),
    "no number": answer(f"{{{PLAIN}}}", more=', "x": NaN, "y": -Infinity, "usage": {"output_tokens": Infinity}'),
    "a link beside nothing": answer('{"b64_json": "", "url": "/v1/a.png"}'),
    "a link beside null": answer('{"b64_json": null, "url": "/v1/a.png"}'),
    "base64 beside no link": answer(f'{{{PLAIN}, "url": ""}}'),
    "bytes after the end": with_base64(b64(TRAILED)),
}


def whole(body: bytes) -> Callable[[Exchange], None]:
    return lambda exchange: exchange.send(body, content_type="application/json")


@pytest.mark.parametrize("oddity", ODDITIES)
def test_the_picture_comes_byte_for_byte(oddity: str, both: tuple[Provider, Server]) -> None:
    provider, server = both
    provider.then = [whole(ODDITIES[oddity])]

    given = server.generate()

    assert given.status_code == 200, given.text
    expected = TRAILED if oddity == "bytes after the end" else PICTURE
    assert base64.b64decode(given.json()["data"][0]["b64_json"]) == expected
    server.verify_ledger()


def test_so_it_does_in_a_stream(both: tuple[Provider, Server]) -> None:
    provider, server = both

    def act(exchange: Exchange) -> None:
        event = json.dumps({"type": "image_generation.completed", "b64_json": OF_URLS, "x": "?"})
        exchange.head(content_type="text/event-stream")
        exchange.raw(b"\xef\xbb\xbfdata: " + event.replace('"?"', r'["\ud800", NaN]').encode() + b"\n\n")

    provider.then = [act]

    (event,) = server.openai.images.generate(prompt="A fox", size="1024x1024", stream=True)

    assert base64.b64decode(event.b64_json) == PICTURE
