"""Help, version and mistakes on the command line: quick, plain, and without a traceback."""

import json
import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "numpy", "cv2", "starlette", "uvicorn", "PIL", "httpx", "rich", "prometheus_client")
COMMANDS = [
    [],
    ["serve"],
    ["generate"],
    ["keys"],
    ["keys", "create"],
    ["keys", "list"],
    ["keys", "revoke"],
    ["projects"],
    ["projects", "create"],
    ["projects", "list"],
    ["projects", "show"],
    ["projects", "set"],
    ["projects", "grant"],
    ["models"],
    ["doctor"],
    ["conform"],
    ["ledger"],
    ["ledger", "verify"],
]
PROBE = f"""
import json, sys
HEAVY = {HEAVY!r}
from impasto.cli.main import main
sys.argv = ["impasto", *json.loads(sys.argv[1]), "--help"]
try:
    main()
finally:
    print(json.dumps([name for name in HEAVY if name in sys.modules]), file=sys.stderr)
"""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command) or "root")
def test_help_loads_nothing_heavy(command):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROBE, json.dumps(command)], capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"Usage: {' '.join(['impasto', *command])} ")
    assert json.loads(done.stderr) == []


def test_the_version_is_told(impasto):
    assert impasto("--version").stdout.startswith("impasto 0.")


def test_an_unknown_command_is_refused_by_name(impasto):
    done = impasto("sevre")
    assert done.returncode == 2
    assert "sevre" in done.stderr
    assert "Did you mean 'serve'" in done.stderr


@pytest.mark.parametrize(
    ("environ", "options", "told"),
    [
        ({"IMPASTO_PORT": "eighty"}, [], "the environment variable IMPASTO_PORT"),
        ({}, ["--port", "70000"], "the option --port"),
        ({}, ["--config", "missing.toml"], "missing.toml"),
        ({}, ["--engine", "camera"], "there is no engine 'camera'"),
        ({}, ["--host", "no.such.host.invalid"], "cannot listen on host 'no.such.host.invalid'"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_line(impasto, data_dir, environ, options, told):
    done = impasto("serve", *options, **environ)
    assert done.returncode == 1
    assert told in done.stderr
    assert [line for line in done.stderr.splitlines() if line.startswith("Error: ")] == done.stderr.splitlines()[-1:]
    assert done.stdout == ""
    assert not data_dir.exists()


def test_a_wrong_line_in_the_configuration_file_is_named(impasto, tmp_path):
    (tmp_path / "impasto.toml").write_text("# Where to listen\nprot = 80\n")
    done = impasto("serve", "--config", "impasto.toml")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "Error: impasto.toml:2: unknown setting 'prot'"


def test_a_file_in_the_place_of_the_data_folder_is_one_line(impasto, data_dir):
    data_dir.write_text("in the way")
    for command in (["serve", "--port", "0"], ["keys", "list"], ["generate", "a cat"], ["ledger", "verify"]):
        done = impasto(*command)
        assert done.returncode == 1, command
        assert str(data_dir) in done.stderr
        assert "Traceback" not in done.stderr


def test_the_reference_pages_are_current():
    from pathlib import Path

    from impasto.cli.reference import pages

    folder = Path(__file__).parents[2] / "docs" / "reference"
    for name, text in pages().items():
        assert (folder / name).read_text(encoding="utf-8") == text, f"./impasto reference --write ({name})"
