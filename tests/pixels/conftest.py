"""Makes `worker_jobs` importable, here and (sys.path travels with a spawned process) in the workers."""

import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def _here_on_the_path() -> None:
    assert str(Path(__file__).parent) in sys.path


sys.path.insert(0, str(Path(__file__).parent))
