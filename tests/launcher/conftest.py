"""A checkout on a machine with nothing but a shell, its everyday tools and a stand-in for Python."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WAIT_S = 60.0


@dataclass(frozen=True)
class Checkout:
    """A checkout, the folder that its PATH consists of, and the notes of what the stand-in was asked to do."""

    root: Path
    path: Path
    log: Path

    def environment(self, **more: str) -> dict[str, str]:
        """A clean environment in which only the tools of `path` are found."""
        return {"PATH": str(self.path), "FAKE_LOG": str(self.log), "REAL_PYTHON": sys.executable, **more}

    def begin(self, *arguments: str, **more: str) -> "subprocess.Popen[str]":
        """Start the launcher and return at once; it leads a process group of its own."""
        return subprocess.Popen(
            [self.root / "impasto", *arguments],
            env=self.environment(**more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def start(self, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """Start the launcher and wait for its end."""
        with self.begin(*arguments, **more) as process:
            out, err = process.communicate(timeout=WAIT_S)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def shell(self, command: str, folder: Path) -> str:
        """What a command of the shell says, run in this folder."""
        return subprocess.check_output(["/bin/sh", "-c", command], cwd=folder, env=self.environment(), text=True)

    def notes(self) -> list[str]:
        """What the stand-in did since the last look."""
        lines = self.log.read_text().splitlines()
        self.log.write_text("")
        return lines

    def add_python(self, name: str) -> None:
        """Put the stand-in on the path under this name."""
        shutil.copy(HERE / "python.sh", self.path / name)


@pytest.fixture
def machine(tmp_path: Path) -> Checkout:
    """A checkout on a machine that has no Python."""
    root, path, log = tmp_path / "my checkout", tmp_path / "bin", tmp_path / "log"
    (root / "tests" / "clients").mkdir(parents=True)
    shutil.copy(ROOT / "impasto", root)
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml", "tests/clients/openai-1.lock"):
        (root / name).write_text(f"{name}\n")
    path.mkdir()
    for tool in ("cat", "cmp", "cp", "mkdir", "mv", "readlink", "rm", "sleep"):
        found = shutil.which(tool, path=os.defpath)
        assert found is not None
        (path / tool).symlink_to(found)
    log.touch()
    return Checkout(root, path, log)


@pytest.fixture
def checkout(machine: Checkout) -> Checkout:
    """A checkout on a machine with a Python."""
    machine.add_python("python3.14")
    return machine
