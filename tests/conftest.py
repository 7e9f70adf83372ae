"""For every test: what is skipped where a program is missing, and that nothing of the caller's settings leaks in."""

import os
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from impasto.cli.testing import TOOLS

# For tests of every folder: the processes, and as `story.…` the stories' server and its fake providers.
sys.path += [str(Path(__file__).with_name("processes")), str(Path(__file__).parent)]
_ASKED_FOR_ALL = os.environ.get("IMPASTO_TEST_REQUIRE", "") == "all"
for _name in [name for name in os.environ if name.startswith(("IMPASTO_", "OPENAI_"))]:
    del os.environ[_name]

REQUIRE_ALL = pytest.StashKey[bool]()
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def pytest_configure(config: pytest.Config) -> None:
    """Say what `needs` means. A parallel process is told whether all is required: its environment was cleaned above."""
    told: dict[str, bool] = getattr(config, "workerinput", {})
    config.stash[REQUIRE_ALL] = told.get("require_all", _ASKED_FOR_ALL)
    config.addinivalue_line("markers", "needs(tool): the test needs a program that pip cannot bring")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a parallel process."""
    node.workerinput["require_all"] = node.config.stash[REQUIRE_ALL]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a program that is not here."""
    for marker in item.iter_markers("needs"):
        for name in marker.args:
            if TOOLS[name].is_missing():
                pytest.skip(f"needs {name}: {TOOLS[name].install}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where all is required, a skipped test is a failed one."""
    return _required(item, (yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """So is a file that is skipped whole."""
    return _required(collector, (yield))


def _required(node: pytest.Item | pytest.Collector, report: Report) -> Report:
    if report.skipped and not hasattr(report, "wasxfail") and node.config.stash[REQUIRE_ALL]:
        report.outcome = "failed"
        report.longrepr = f"{node.nodeid} was skipped, and nothing may be: {report.longrepr}"
    return report
