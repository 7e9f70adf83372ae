"""JSON with what providers get wrong in it is read all the same, and what comes of it can be written down anywhere."""

import json
from typing import Any

import pytest

from impasto.engines.relay.loose_json import read_json


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b'\xef\xbb\xbf{"a":1}', 1),
        (rb'{"a":"x\ud800y"}', "x?y"),
        (rb'{"a":"\ud83e\udd8a"}', "🦊"),
        (rb'{"a":"\ud83e\udd8a\udd8a"}', "🦊?"),
        (b'{"a":"\xff\xe9"}', "\ufffd\ufffd"),
        (b'{"a":"one\ntwo"}', "one\ntwo"),
        (b'{"a":[1e400,-1e400,NaN,Infinity,-Infinity,1.5]}', [None, None, None, None, None, 1.5]),
        (b'{"a":%s}' % (b"9" * 5000), None),
    ],
)
def test_an_oddity_costs_nothing_but_itself(text: bytes, value: Any) -> None:
    read = read_json(text)

    assert read == {"a": value}
    assert json.loads(json.dumps(read, ensure_ascii=False, allow_nan=False).encode()) == read


@pytest.mark.parametrize(
    "text", [b"", b"<html>", b'{"a":', b'{"a":1}}', b'{"a":1,}', b"[" * 100_000, b"\xef\xbb\xbf", b"\xff\xfe{\0}\0"]
)
def test_what_is_no_json_stays_none(text: bytes) -> None:
    assert read_json(text) is None
