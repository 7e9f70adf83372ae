"""Impasto held against its own measure: strict is clean, and of lenient and the renderer is named what they say."""

import importlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Conform = Callable[..., Any]

FEWER_PICTURES = "It takes 4 input images and refuses 8; OpenAI takes 16."
ANY_SIZE = "The size 512x1288, which the model's rule forbids, is drawn instead of refused."


@pytest.mark.parametrize(
    ("engine", "dialect", "deviations"),
    [
        ("null", "strict", []),
        ("illustrator", "lenient", [ANY_SIZE, FEWER_PICTURES]),
    ],
)
def test_impasto_does_what_openai_does(
    engine: str, dialect: str, deviations: list[str], conform: Conform, tmp_path: Path
) -> None:
    server = importlib.import_module("story.server").Server(tmp_path, engine, {"pixel_workers": 1, "dialect": dialect})
    try:
        done = conform(server.base_url, "--json", key=server.key)
    finally:
        server.stop()

    found = json.loads(done.stdout)
    assert found["deviations"] == deviations
    assert (found["not_checked"], found["ended"]) == ([], None)
    told = {row["check"]: row["found"] for row in found["findings"]}
    assert told["idempotency"] == "the same key brings the same picture again"
    assert told["mask"] == "alpha 0 is repainted, the rest kept bit for bit"
