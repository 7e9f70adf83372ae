"""`impasto conform` as its users have it: a process of its own, asked for JSON."""

import asyncio
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from prepared import run

from impasto.conform import capability_file
from impasto.conform.drawing import subject_of
from impasto.conform.examination import Examination, quote
from impasto.conform.report import Asked, document
from impasto.conform.tariff import Tariff
from impasto.conform.upstream import Upstream
from impasto.ledger.money import parse
from impasto.pixels.workers import Workers

from .provider import KEY, Provider

_WAIT_S = 120.0

Conform = Callable[..., Any]


@pytest.fixture
def conform(tmp_path: Path) -> Conform:
    """Examine what is at a URL, in an empty folder; the finished process."""

    def examine(base_url: str, *options: str, key: str = KEY) -> Any:
        mine = {name: value for name, value in os.environ.items() if not name.startswith(("IMPASTO_", "OPENAI_"))}
        arguments = ["conform", base_url, "--model", "gpt-image-2", "--key-env", "UPSTREAM_KEY", *options]
        return run(arguments, {**mine, "PYTHONWARNINGS": "error", "UPSTREAM_KEY": key}, tmp_path, _WAIT_S)

    return examine


class Laboratory:
    """One worker process for many examinations, which a command would start anew for each."""

    def __init__(self) -> None:
        self.loop = asyncio.Runner()
        self.workers: Workers | None = None

    def examine(self, provider: Provider, folder: Path, limit: str = "2") -> dict[str, Any]:
        """The report of a provider, as JSON; the file is `found.toml`."""
        return self.loop.run(self._examine(provider, folder, parse(limit)))

    async def _examine(self, provider: Provider, folder: Path, limit_nano: int) -> dict[str, Any]:
        self.workers = self.workers or Workers(1)
        tariff, path = Tariff("gpt-image-2", date(2026, 11, 21)), folder / "found.toml"
        asked = Asked(
            base_url=provider.base_url, called="gpt-image-2", known_as="gpt-image-2", limit_nano=limit_nano, on="today"
        )
        subject = await subject_of(tariff.model, "gpt-image-2", self.workers, has_key=True)
        async with Upstream(provider.base_url, KEY, 20, folder) as upstream:
            examination = Examination(subject, tariff, upstream, self.workers, limit_nano=limit_nano, key=KEY)
            await examination.run(lambda check: None)
        capability_file.write(path, asked, [row for row in examination.rows if not row.is_open])
        return document(asked, quote(subject, tariff), examination, str(path))

    def close(self) -> None:
        """End the worker."""
        if self.workers is not None:
            self.loop.run(self.workers.close())
        self.loop.close()


@pytest.fixture(scope="session")
def laboratory() -> Iterator[Laboratory]:
    """One a test process."""
    one = Laboratory()
    yield one
    one.close()


@pytest.fixture
def report(laboratory: Laboratory, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """What is found out about a provider, within a limit."""
    return lambda provider, limit="2": laboratory.examine(provider, tmp_path, limit)
