"""A spool of its own for each test, in which nothing may be left."""

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Path]:
    """An empty folder; it must be empty again when the test ends."""
    folder = tmp_path / "spool"
    folder.mkdir()
    yield folder
    assert list(folder.iterdir()) == []
