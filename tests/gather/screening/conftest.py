"""Lends these tests the stories' moderations endpoint."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))


@pytest.fixture
def moderations() -> Iterator[Any]:
    """A `story.moderations.Moderations`."""
    with importlib.import_module("story.moderations").running() as endpoint:
        yield endpoint
