"""Metrics counted in this process: what the library keeps of them for all is put back after each test."""

from collections.abc import Iterator

import pytest
from prometheus_client import values


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "")
    before = values.ValueClass
    yield
    values.ValueClass = before
