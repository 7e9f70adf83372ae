"""Which Python `./impasto` takes, and what it says where there is none."""

from .conftest import Checkout


def test_without_python_it_says_what_to_install(machine: Checkout) -> None:
    done = machine.start("serve")

    assert (done.returncode, done.stdout) == (1, "")
    assert "Python 3.11 or newer is needed and was not found." in done.stderr
    assert "sudo apt install python3 python3-venv" in done.stderr
    assert "brew install python" in done.stderr
    assert not (machine.root / ".venv").exists()


def test_it_says_so_with_nothing_on_the_path_at_all(machine: Checkout) -> None:
    done = machine.start("serve", PATH="")

    assert done.returncode == 1
    assert "was not found" in done.stderr


def test_a_stub_that_does_not_run_is_passed_over(machine: Checkout) -> None:
    stub = machine.path / "python3.13"
    stub.write_text("#!/bin/sh\necho 'python3.13: command not found' >&2\nexit 127\n")
    stub.chmod(0o755)
    machine.add_python("python3.12")

    done = machine.start("serve")

    assert done.returncode == 0
    assert machine.notes()[0] == "venv by python3.12"


def test_an_old_python_and_a_broken_one_are_named(machine: Checkout) -> None:
    machine.add_python("python3")
    (machine.path / "python").write_text("#!/nowhere\n")
    (machine.path / "python").chmod(0o755)

    done = machine.start("serve", FAKE_STATE="old")

    assert done.returncode == 1
    assert "(python3 is 3.14, python does not run)" in done.stderr


def test_a_python_without_ensurepip_names_the_package(checkout: Checkout) -> None:
    done = checkout.start("serve", FAKE_STATE="bare")

    assert done.returncode == 1
    assert "its venv or ensurepip module is missing" in done.stderr
    assert "sudo apt install python3.14-venv" in done.stderr
    assert not (checkout.root / ".venv").exists()


def test_the_python_that_is_asked_for_is_taken(checkout: Checkout) -> None:
    checkout.add_python("mine")
    mine = str(checkout.path / "mine")
    checkout.start()
    checkout.notes()

    assert checkout.start(IMPASTO_PYTHON=mine).returncode == 0
    assert checkout.notes()[0] == "venv by mine"
    assert checkout.start(IMPASTO_PYTHON=mine).stderr == ""
    assert checkout.start().stderr == "", "whichever venv is there will do"


def test_one_that_is_asked_for_and_fails_is_refused(checkout: Checkout) -> None:
    absent = checkout.start(IMPASTO_PYTHON="/nowhere/python")
    old = checkout.start(IMPASTO_PYTHON="python3.14", FAKE_STATE="old")

    assert (absent.returncode, old.returncode) == (1, 1)
    assert "IMPASTO_PYTHON=/nowhere/python does not run" in absent.stderr
    assert "is Python 3.14; 3.11 or newer is needed" in old.stderr
    assert checkout.notes() == []
