"""Lends the contract tests the stories' server."""

import importlib
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A running server with the null engine; a `story.server.Server`."""
    server = importlib.import_module("story.server").Server(
        tmp_path_factory.mktemp("fuzzed"), "null", {"pixel_workers": 1}
    )
    yield server
    server.stop()
