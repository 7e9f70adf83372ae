"""`impasto test`: the rules of the house (ruff, mypy, the import rules) and every test, on all processors.

Never calls a system package manager: what is missing is skipped and listed. With IMPASTO_TEST_REQUIRE=all a skip fails.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[3]
_NODE_CLIENTS = ROOT / "tests" / "clients" / "node"
_CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)

# Two processes more than processors, since much of the suite waits; neighbours stay together and share their servers.
_PARALLEL = ("-n", str((os.cpu_count() or 1) + 2), "--dist", "worksteal")


class Tool(Struct, frozen=True):
    """A program that some tests need and pip cannot bring."""

    commands: tuple[str, ...]
    why: str
    install: str

    def is_missing(self) -> bool:
        """Is any of its commands not on the path?"""
        return any(shutil.which(command) is None for command in self.commands)


TOOLS: Mapping[str, Tool] = {
    "node": Tool(("node", "npm"), "the official Node clients", "install Node 20 or newer (Debian: nodejs npm)"),
    "curl": Tool(("curl",), "requests as people paste them", "install curl"),
    "jq": Tool(("jq",), "an example that pipes an answer through it", "install jq"),
}


def run_tests(arguments: list[str]) -> int:
    """Check and test; returns the exit code. `arguments` go to pytest, and leave the checks out."""
    failed = [] if arguments else [" ".join(check) for check in _CHECKS if _run(*check) != 0]
    missing = {name: tool for name, tool in TOOLS.items() if tool.is_missing()}
    if "node" not in missing:
        _install_node_clients()
    processes = [] if any(one.startswith("-n") for one in arguments) else _PARALLEL
    tested = subprocess.run([sys.executable, "-m", "pytest", *processes, *arguments], cwd=ROOT, check=False).returncode
    for name, tool in missing.items():
        _say(f"missing: {name} ({tool.why}); {tool.install}")
    for check in failed:
        _say(f"failed: {check}")
    return tested or int(bool(failed))


def _run(*command: str) -> int:
    _say(" ".join(command))
    return subprocess.run([Path(sys.executable).with_name(command[0]), *command[1:]], cwd=ROOT, check=False).returncode


def _install_node_clients() -> None:
    """`npm ci` when the lock is newer than what was installed from it."""
    lock, mark = _NODE_CLIENTS / "package-lock.json", _NODE_CLIENTS / "node_modules" / ".impasto-lock"
    if mark.exists() and mark.read_bytes() == lock.read_bytes():
        return
    npm = shutil.which("npm")
    if npm is None:
        return
    done = subprocess.run([npm, "ci", "--ignore-scripts", "--loglevel=error"], cwd=_NODE_CLIENTS, check=False)
    if done.returncode == 0:
        mark.write_bytes(lock.read_bytes())
    else:
        _say("npm could not install the Node clients; the tests with them will fail")


def _say(line: str) -> None:
    sys.stderr.write(f"Impasto: {line}\n")
