"""Every table of the renderer can be read: a key that stands twice makes a whole file unreadable."""

import tomllib
from pathlib import Path

import pytest

import illustrator

ROOT = Path(illustrator.__file__).parent


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.toml")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_table_can_be_read(path: Path) -> None:
    assert tomllib.loads(path.read_text(encoding="utf-8"))
