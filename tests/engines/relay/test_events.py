"""Server-sent events are read by the standard's rules, however they are cut into pieces."""

import base64
import itertools
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impasto.engines.relay.events import EventReader
from impasto.engines.relay.scanner import Bounds, Document, Scanner

BOUNDS = Bounds(picture_bytes=10_000, rest_bytes=2_000)
PICTURE = bytes(range(256))
DATA = json.dumps({"b64_json": base64.b64encode(PICTURE).decode()})

Told = list[tuple[str, bytes, list[bytes]]]


def read(pieces: Sequence[bytes]) -> Told:
    """Each event: its name, the rest of its data, its pictures."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = itertools.count()
        reader = EventReader(lambda: Scanner(lambda: Path(folder, str(next(numbers))), BOUNDS))
        events = [event for piece in pieces for event in reader.feed(piece)]
        last = reader.close()
        return [
            (event.name, document.rest.replace(document.mark.encode(), b""), pictures_of(document))
            for event in (*events, *([last] if last is not None else []))
            if (document := event.document)
        ]


def pictures_of(document: Document) -> list[bytes]:
    return [one.path.read_bytes() for one in document.pictures if one.path]


def cut(data: bytes, places: Sequence[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[start:end] for start, end in itertools.pairwise(edges)]


WRITTEN = (
    ": hello\n\nevent: one\ndata: " + DATA + '\n\n: ping\nid: 7\nretry: 10\nevent:two\ndata:{\ndata: "a": 1}\n\n'
    "event: nothing\n\ndata: [DONE]\n\ndata\n\n"
)
MEANT: Told = [
    ("one", b'{"b64_json": "0"}', [PICTURE]),
    ("two", b'{\n"a": 1}', []),
    ("", b"[DONE]", []),
    ("", b"", []),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@settings(deadline=None)
@given(places=st.lists(st.integers(0, 3000), max_size=20))
def test_events_are_the_same_however_lines_end_and_pieces_are_cut(end: str, places: list[int]) -> None:
    assert read(cut(WRITTEN.replace("\n", end).encode(), places)) == MEANT


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_byte_by_byte_too(end: str) -> None:
    data = WRITTEN.replace("\n", end).encode()

    assert read([data[at : at + 1] for at in range(len(data))]) == MEANT


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\n\n"])
def test_the_last_event_counts_without_its_blank_line(ending: str) -> None:
    assert read([f"event: last\ndata: {DATA}{ending}".encode()]) == [("last", b'{"b64_json": "0"}', [PICTURE])]


def test_a_mark_of_the_byte_order_is_no_part_of_the_first_name() -> None:
    assert read(["\ufeffdata: 1\n\n".encode()]) == [("", b"1", [])]


def test_a_stream_cut_in_a_picture_has_no_picture() -> None:
    assert read([f"data: {DATA[:60]}".encode()]) == [("", b'{"b64_json": ', [])]
