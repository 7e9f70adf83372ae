"""The locks: whole, hashed, and of no one registry or machine."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)( ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")

# Written in pieces, so that this file does not hold what it forbids.
REGISTRY = re.compile(
    "|".join(("pythonhosted" + r"\.org", r"pypi\.org/" + "simple", r"registry\." + "npmjs", "/" + "simple/"))
)
MACHINE = re.compile(r"(?<![\w.~:$}/])/(?:" + "|".join(("work", "root", "home", "Users", "farm")) + r")/\w")

LOCKS = ("requirements.lock", "requirements-dev.lock", "tests/clients/openai-1.lock")


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@cache
def pins(lock: str) -> dict[str, list[str]]:
    """The versions of each package in a lock; a package has two where Pythons differ."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / lock).read_text().splitlines():
        if pinned := PINNED.match(line):
            found.setdefault(canonicalize_name(pinned[1]), []).append(pinned[2])
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_a_pin_a_hash_or_a_comment(lock: str) -> None:
    previous = ""
    for line in (ROOT / lock).read_text().splitlines():
        if PINNED.match(line):
            assert not previous.endswith("\\"), f"{previous} has no hash"
        else:
            assert HASH.match(line) or line.lstrip().startswith("#"), line
        previous = line
    assert not previous.endswith("\\")


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        ("requirements.lock", project()["project"]["dependencies"]),
        ("requirements.lock", project()["dependency-groups"]["build"]),
        ("requirements.lock", project()["build-system"]["requires"]),
        ("requirements-dev.lock", project()["dependency-groups"]["dev"]),
        ("tests/clients/openai-1.lock", ["openai<2"]),
    ],
    ids=["dependencies", "build", "build-system", "dev", "openai-1"],
)
def test_a_lock_holds_what_the_project_asks_for(lock: str, asked: list[str]) -> None:
    for requirement in map(Requirement, asked):
        versions = pins(lock).get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not in {lock}; CONTRIBUTING.md says how to remake it"
        for version in versions:
            assert requirement.specifier.contains(version), f"{lock} has {requirement.name} {version}"


def test_both_locks_agree_where_they_overlap() -> None:
    core, dev = pins("requirements.lock"), pins("requirements-dev.lock")

    assert {name: core[name] for name in core.keys() & dev.keys()} == {
        name: dev[name] for name in core.keys() & dev.keys()
    }


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="only a clone knows which files are the project's")
def test_no_file_names_a_registry_or_a_path_of_somebodys_machine() -> None:
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            assert not REGISTRY.search(line), f"{path.relative_to(ROOT)}:{number} names a registry"
            assert not MACHINE.search(line), (
                f"{path.relative_to(ROOT)}:{number} names a path of one machine: {line[:200]}"
            )
