"""Pictures become files while their JSON arrives, however it is cut into pieces; the rest stays JSON."""

import base64
import itertools
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impasto.engines.relay.answers import read_answer
from impasto.engines.relay.scanner import Bounds, Document, Keys, Scanner, TooLong

BOUNDS = Bounds(picture_bytes=10_000, pictures=4, rest_bytes=2_000)
PICTURE = bytes(range(256)) * 3 + b"\xfb\xff"  # its base64 has + and /
TEXT = base64.b64encode(PICTURE).decode()


def cut(data: bytes, places: Sequence[int]) -> list[bytes]:
    """The data in pieces that end at these places."""
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[start:end] for start, end in itertools.pairwise(edges)]


def scan(pieces: Sequence[bytes], folder: Path, bounds: Bounds = BOUNDS) -> Document:
    numbers = itertools.count()
    scanner = Scanner(lambda: folder / f"{next(numbers)}", bounds)
    for piece in pieces:
        scanner.feed(piece)
    return scanner.close()


def told(document: Document) -> tuple[Any, list[bytes | None]]:
    """What stands in the rest, and the bytes of each picture."""
    pictures = [picture.path.read_bytes() if picture.path else None for picture in document.pictures]
    return json.loads(document.rest.replace(document.mark.encode(), b"")), pictures


texts = st.text(st.sampled_from('ab"\\/,:{}[]\né🦊'), max_size=12)
entries = st.fixed_dictionaries(
    {"b64_json": st.binary(min_size=1, max_size=90)}, optional={"revised_prompt": texts, "url": texts | st.none()}
)


@settings(deadline=None)
@given(
    data=st.lists(entries, max_size=4),
    words=st.dictionaries(texts, texts | st.integers() | st.none() | st.just("b64_json"), max_size=4),
    places=st.lists(st.integers(0, 5000), max_size=12),
    indent=st.none() | st.integers(0, 2),
    unpadded=st.booleans(),
)
def test_every_picture_is_found_however_the_answer_is_cut(
    data: list[dict[str, Any]], words: dict[str, Any], places: list[int], indent: int | None, unpadded: bool
) -> None:
    def written(picture: bytes) -> str:
        text = base64.b64encode(picture).decode()
        return text.rstrip("=") if unpadded else text

    answer = {**words, "data": [{**entry, "b64_json": written(entry["b64_json"])} for entry in data]}
    body = json.dumps(answer, indent=indent).encode()

    with tempfile.TemporaryDirectory() as folder:
        rest, pictures = told(scan(cut(body, places), Path(folder)))

    assert pictures == [entry["b64_json"] for entry in data]
    assert rest == {**words, "data": [{**entry, "b64_json": str(place)} for place, entry in enumerate(data)]}


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("/", "\\/"),
        TEXT.replace("+", "\\u002B").replace("=", "\\u003d"),
        "data:image/png;base64," + TEXT,
        "data:image\\/png;base64," + TEXT.replace("/", "\\/"),
        "\\r\\n".join(TEXT[at : at + 76] for at in range(0, len(TEXT), 76)),
        "\n " + "\n".join(TEXT[at : at + 76] for at in range(0, len(TEXT), 76)) + " ",
        base64.urlsafe_b64encode(PICTURE).decode().rstrip("="),
    ],
    ids=[
        "escaped slashes",
        "escaped by number",
        "data url",
        "data url, escaped",
        "in lines",
        "in bare lines",
        "of urls",
    ],
)
@settings(deadline=None)
@given(places=st.lists(st.integers(0, 5000), max_size=12))
def test_what_writers_of_json_do_to_base64_is_undone(text: str, places: list[int]) -> None:
    body = b'{"data" : [ {"b64_json" :\n"' + text.encode() + b'"} ]}'

    with tempfile.TemporaryDirectory() as folder:
        rest, pictures = told(scan(cut(body, places), Path(folder)))

    assert (rest, pictures) == ({"data": [{"b64_json": "0"}]}, [PICTURE])


@settings(deadline=None)
@given(places=st.lists(st.integers(0, 5000), max_size=6))
def test_a_link_stays_a_link_and_a_data_url_is_a_picture(places: list[int]) -> None:
    body = json.dumps({"data": [{"url": "https://a.b/c"}, {"url": "da"}, {"url": "data:image/png;base64," + TEXT}]})

    with tempfile.TemporaryDirectory() as folder:
        rest, pictures = told(scan(cut(body.encode(), places), Path(folder)))

    assert rest == {"data": [{"url": "https://a.b/c"}, {"url": "da"}, {"url": "0"}]}
    assert pictures == [PICTURE]


@pytest.mark.parametrize(
    "text",
    ["", "not base64!", "QUJD\\\\", "QUI=QUJD", "QQ==QQ==", "Q", "data:image/png;base64", "QUJ\\u0009D\\u00ff", "QU~_"],
)
@pytest.mark.parametrize("step", [1, 3, 1000])
def test_what_is_no_base64_is_a_problem_of_that_picture_alone(text: str, step: int, tmp_path: Path) -> None:
    body = f'{{"data":[{{"b64_json":"{text}"}},{{"b64_json":"{TEXT}"}}],"usage":{{}}}}'.encode()

    document = scan([body[at : at + step] for at in range(0, len(body), step)], tmp_path)

    assert document.pictures[0].problem
    assert told(document) == ({"data": [{"b64_json": "0"}, {"b64_json": "1"}], "usage": {}}, [None, PICTURE])
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [PICTURE]


def test_a_picture_beyond_the_bound_is_not_written_on(tmp_path: Path) -> None:
    body = json.dumps({"b64_json": base64.b64encode(bytes(20_000)).decode()}).encode()

    document = scan([body[at : at + 512] for at in range(0, len(body), 512)], tmp_path)

    assert document.pictures[0].problem == "it is larger than 10000 bytes"
    assert list(tmp_path.iterdir()) == []


def test_more_pictures_than_the_bound_make_no_files(tmp_path: Path) -> None:
    document = scan([json.dumps([{"b64_json": TEXT}] * 6).encode()], tmp_path)

    assert [picture.problem is None for picture in document.pictures] == [True] * 4 + [False] * 2
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize("body", [b'"' + b"x" * 3000, b"x" * 3000, b'{"b64_json":' + b" " * 3000])
def test_the_rest_has_a_bound(body: bytes, tmp_path: Path) -> None:
    with pytest.raises(TooLong):
        scan([body], tmp_path)


@settings(deadline=None)
@given(end=st.integers(0, 1600), places=st.lists(st.integers(0, 5000), max_size=4))
def test_an_answer_that_breaks_off_leaves_no_part_of_a_picture(end: int, places: list[int]) -> None:
    body = json.dumps({"data": [{"b64_json": TEXT}], "created": 1}).encode()[:end]

    with tempfile.TemporaryDirectory() as folder:
        document = scan(cut(body, places), Path(folder))
        left = [path.read_bytes() for path in Path(folder).iterdir()]

    assert left == [PICTURE] * len(document.pictures)


def test_a_text_that_is_no_picture_finds_none(tmp_path: Path) -> None:
    document = scan([b'{"b64_json":"QUJD"}'], tmp_path)

    assert document.picture(document.mark + "0") is document.pictures[0]
    assert [document.picture(value) for value in ("0", "1", "-1", "x", "", 0, None, "²", "7" * 5000)] == [None] * 9


@pytest.mark.parametrize("key", ["url", "b64\\u005fjson"])
def test_no_text_of_the_writers_is_taken_for_a_picture(key: str, tmp_path: Path) -> None:
    document = scan([b'{"data":[{"b64_json":"QUJD"},{"%s":"0"}]}' % key.encode()], tmp_path)

    first, second = read_answer(json.loads(document.rest), document).given
    assert (first.picture, second.picture) == (document.pictures[0], None)


@settings(deadline=None)
@given(signature=st.binary(max_size=3000), places=st.lists(st.integers(0, 9000), max_size=8))
def test_other_keys_may_carry_the_pictures_and_long_text_is_passed_over(signature: bytes, places: list[int]) -> None:
    text = base64.b64encode(signature).decode()
    answer = {"data": TEXT, "b64_json": "no picture", "thoughtSignature": text, "url": "data:,", "parts": [{"data": 7}]}
    keys = Keys(pictures=(b"data",), links=(), dropped=(b"thoughtSignature",))
    with tempfile.TemporaryDirectory() as folder:
        numbers = itertools.count()
        scanner = Scanner(lambda: Path(folder) / f"{next(numbers)}", Bounds(picture_bytes=10_000, rest_bytes=200), keys)
        for piece in cut(json.dumps(answer).encode(), places):
            scanner.feed(piece)
        rest, pictures = told(scanner.close())

    assert pictures == [PICTURE]
    assert rest == {**answer, "data": "0", "thoughtSignature": ""}
