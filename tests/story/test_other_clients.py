"""The same afternoon with the older Python client, and with both Node clients, each in a process of its own."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from .pictures import opened
from .server import Server, clean_environment

pytestmark = pytest.mark.two_hops("renderer")

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
JPEG = "ffd8ff"


def run(command: list[str], server: Server, **more: str) -> dict[str, Any]:
    asked = {"EXTRA": json.dumps(server.known(seed=7))}
    environment = clean_environment(OPENAI_API_KEY=server.key, OPENAI_BASE_URL=server.base_url, **asked, **more)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def check(told: dict[str, Any]) -> None:
    assert told["pictures"] == [JPEG, JPEG]
    assert (told["size"], told["absent"]) == ("1536x1024", 1)
    assert told["usage"]["total_tokens"] == told["usage"]["input_tokens"] + told["usage"]["output_tokens"]
    assert told["request_id"].startswith("req_")
    assert "gpt-image-2" in told["models"]
    assert told["model"] == "system"
    assert told["refusal"].pop("request_id").startswith("req_")
    expected = {"status": 400, "code": "invalid_value", "param": "n", "type": "invalid_request_error"}
    assert expected.items() <= told["refusal"].items()
    # Some examples read a link, others base64: an official client gets both.
    for link in told["links"]:
        assert opened(httpx.get(link).content).size == (1536, 1024)


def test_python_1_works_unchanged(null: Server) -> None:
    told = run([sys.executable, str(HERE / "clients/older_python.py")], null, PYTHONPATH=str(ROOT / ".venv/openai-1"))

    assert told["version"].startswith("1.")
    assert not null.knows("seed") or told["seed"] == 7
    assert told["async"] > 0
    check(told)


@pytest.mark.needs("node")
@pytest.mark.parametrize(("package", "major"), [("openai", "6"), ("openai7", "7")])
def test_node_works_unchanged(null: Server, tmp_path: Path, package: str, major: str) -> None:
    modules = tmp_path / "node_modules"
    modules.mkdir()
    (modules / "openai").symlink_to(ROOT / "tests/clients/node/node_modules" / package)
    script = shutil.copy(HERE / "clients/node.mjs", tmp_path)

    told = run(["node", script], null)

    assert told["version"].startswith(major + ".")
    assert told["engine"] == null.engine
    assert not null.knows("seed") or told["seed"] == 7
    assert told["refusal"]["typed"]
    check(told)
