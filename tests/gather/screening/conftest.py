"""Lends these tests the stories' moderations endpoint."""

import importlib
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture
def moderations() -> Iterator[Any]:
    """A `story.moderations.Moderations`."""
    with importlib.import_module("story.moderations").running() as endpoint:
        yield endpoint
