"""For every test: what is skipped where a program is missing, and that nothing of the caller's settings leaks in."""

import os

import pytest

from impasto.cli.testing import TOOLS

REQUIRE_ALL = os.environ.pop("IMPASTO_TEST_REQUIRE", "") == "all"
for _name in [name for name in os.environ if name.startswith(("IMPASTO_", "OPENAI_"))]:
    del os.environ[_name]


def pytest_configure(config: pytest.Config) -> None:
    """Say what `needs` means."""
    config.addinivalue_line("markers", "needs(tool): the test needs a program that pip cannot bring")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a program that is not here."""
    for marker in item.iter_markers("needs"):
        for name in marker.args:
            if TOOLS[name].is_missing():
                pytest.skip(f"needs {name}: {TOOLS[name].install}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> object:
    """Under IMPASTO_TEST_REQUIRE=all a skipped test is a failed one."""
    report = yield
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and nothing may be: {report.longrepr}"
    return report
