"""Makes the helpers of this folder importable, and opens a real database with a ledger in it."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from books import Books


@pytest.fixture
async def books(tmp_path: Path) -> AsyncIterator[Books]:
    async with Books.opened(tmp_path / "impasto.db") as opened:
        yield opened
