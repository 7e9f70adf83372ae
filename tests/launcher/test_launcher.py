"""What `./impasto` does before Python runs: find one, install once, wait for each other, hand over."""

import os
import signal
import time
from pathlib import Path

from .conftest import WAIT_S, Checkout

CORE = ["pip requirements.lock", "pip my checkout"]
FIRST = ["venv by python3.14", *CORE]


def test_the_first_start_installs_the_lock_and_the_package(checkout: Checkout) -> None:
    done = checkout.start("serve", "a word")

    assert done.returncode == 0
    assert done.stdout == "impasto: [serve] [a word] 134217728 33554432\n"
    assert "first start, installing into .venv" in done.stderr
    assert checkout.notes() == FIRST


def test_a_later_start_installs_nothing_and_says_nothing(checkout: Checkout) -> None:
    checkout.start()
    checkout.notes()

    done = checkout.start("serve")

    assert (done.returncode, done.stderr) == (0, "")
    assert checkout.notes() == []


def test_it_starts_through_links_from_another_folder(checkout: Checkout, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "far").symlink_to(checkout.root / "impasto")
    (elsewhere / "near").symlink_to("far")
    checkout.start()
    (checkout.path / "impasto").symlink_to(elsewhere / "near")

    for command in ("./near", "../elsewhere/near", "impasto"):
        assert checkout.shell(command, elsewhere).startswith("impasto:"), command


def test_the_allocator_is_left_as_the_user_set_it(checkout: Checkout) -> None:
    done = checkout.start("x", MALLOC_TRIM_THRESHOLD_="1", MALLOC_MMAP_THRESHOLD_="")

    assert done.stdout == "impasto: [x] 1 \n"


def test_a_changed_lock_is_installed_into_the_same_venv(checkout: Checkout) -> None:
    checkout.start()
    checkout.notes()

    for name in ("requirements.lock", "pyproject.toml"):
        (checkout.root / name).write_text("another\n")
        assert "the lock has changed" in checkout.start().stderr
        assert checkout.notes() == CORE
    assert checkout.start().stderr == ""


def test_a_failed_install_shows_pip_and_is_done_again(checkout: Checkout) -> None:
    failed = checkout.start("serve", FAKE_PIP_FAILS="yes")

    assert (failed.returncode, failed.stdout) == (1, "")
    assert "No matching distribution" in failed.stderr
    assert "the next start tries again" in failed.stderr
    checkout.notes()
    assert checkout.start("serve").returncode == 0
    assert checkout.notes() == FIRST


def test_a_killed_install_is_done_again(checkout: Checkout) -> None:
    with checkout.begin("serve", FAKE_SLOW_S="60") as process:
        wait_for(checkout.log)
        os.killpg(process.pid, signal.SIGKILL)
    checkout.notes()

    done = checkout.start("serve")

    assert done.returncode == 0
    assert "waiting" not in done.stderr
    assert checkout.notes() == FIRST


def test_two_starts_at_once_install_once(checkout: Checkout) -> None:
    with checkout.begin("one", FAKE_SLOW_S="1") as first:
        wait_for(checkout.log)
        second = checkout.start("two")
        out, _ = first.communicate(timeout=WAIT_S)

    assert "another start is installing; waiting for it" in second.stderr
    assert out.startswith("impasto: [one]")
    assert second.stdout.startswith("impasto: [two]")
    assert checkout.notes() == FIRST


def test_a_python_that_went_away_is_replaced(checkout: Checkout) -> None:
    checkout.start()
    checkout.notes()
    (checkout.root / ".venv" / "bin" / "python").unlink()

    assert checkout.start().returncode == 0
    assert checkout.notes() == FIRST


def test_a_checkout_that_moved_installs_anew(checkout: Checkout) -> None:
    checkout.start()
    checkout.notes()
    moved = Checkout(checkout.root.rename(checkout.root.with_name("moved")), checkout.path, checkout.log)

    assert moved.start().returncode == 0
    assert checkout.notes() == ["venv by python3.14", "pip requirements.lock", "pip moved"]


def test_a_venv_of_the_user_is_not_touched(checkout: Checkout) -> None:
    mine = checkout.root / ".venv" / "mine"
    mine.mkdir(parents=True)

    done = checkout.start()

    assert done.returncode == 1
    assert "not of Impasto's making" in done.stderr
    assert mine.is_dir()


def test_the_tests_packages_come_with_the_first_test(checkout: Checkout) -> None:
    checkout.start()
    checkout.notes()

    assert "installing what the tests need" in checkout.start("test", "-k", "x").stderr
    assert checkout.notes() == ["pip requirements-dev.lock", "pip openai-1"]
    assert checkout.start("test").stderr == ""

    (checkout.root / "tests" / "clients" / "openai-1.lock").write_text("another\n")
    checkout.start("test")
    assert checkout.notes() == ["pip requirements-dev.lock", "pip openai-1"]


def wait_for(log: Path) -> None:
    """Until the stand-in has begun to make a venv."""
    until = time.monotonic() + WAIT_S
    while not log.read_text():
        assert time.monotonic() < until
        time.sleep(0.01)
