"""What becomes of a test whose program is missing: skipped, listed, and with IMPASTO_TEST_REQUIRE=all failed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SAMPLE = """
import pytest

@pytest.mark.needs("jq")
def test_that_needs(): pass

@pytest.mark.xfail(reason="known", strict=True)
def test_known(): assert False

def test_plain(): pass
"""

Suite = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    """Run a suite of these files, with our conftest and an empty PATH."""

    def run(*arguments: str, more: str = "", **environ: str) -> "subprocess.CompletedProcess[str]":
        shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
        (tmp_path / "test_sample.py").write_text(SAMPLE)
        if more:
            (tmp_path / "test_more.py").write_text(more)
        command = [sys.executable, "-m", "pytest", "-p", "xdist.plugin", "-c", os.devnull, "--rootdir=.", "."]
        environment = {**os.environ, "PATH": "", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **environ}
        return subprocess.run(
            [*command, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    return run


def test_a_missing_program_skips_its_tests(suite: Suite) -> None:
    done = suite("-rs")

    assert "1 passed, 1 skipped, 1 xfailed" in done.stdout, done.stdout
    assert "needs jq" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("processes", ["0", "1"])
def test_where_everything_is_required_a_skip_fails_and_is_named(suite: Suite, processes: str) -> None:
    done = suite("-n", processes, IMPASTO_TEST_REQUIRE="all")

    assert "test_sample.py::test_that_needs was skipped, and nothing may be" in done.stdout, done.stdout
    assert "1 passed, 1 xfailed" in done.stdout
    assert done.returncode == 1


def test_so_does_a_file_that_is_skipped_whole(suite: Suite) -> None:
    done = suite("-n", "1", more="import pytest\npytest.importorskip('nowhere')\n", IMPASTO_TEST_REQUIRE="all")

    assert "test_more.py was skipped, and nothing may be" in done.stdout, done.stdout
    assert done.returncode != 0
