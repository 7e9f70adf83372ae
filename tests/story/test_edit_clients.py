"""Edits with both generations of both official clients: every form that they know for a picture and its mask.

Outside the mask each answer is the picture that was sent, to the bit: nothing was lost on the way.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from impasto.catalog.catalog import Catalog
from impasto.catalog.tokens import input_tokens
from impasto.types import Size

from .pictures import decoded, opened
from .server import Server, clean_environment
from .test_edits import hole, photo, png, spooled

pytestmark = pytest.mark.two_hops

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COUNTS = {"list of two": 2, "sixteen": 16, "sixteen streams": 16}
EVENTS = ["image_edit.partial_image", "image_edit.partial_image", "image_edit.completed"]
REFUSALS = {
    "seventeen": ("array_above_max_length", "image"),
    "text": ("invalid_type", "image"),
    "bytes": ("unsupported_file_mimetype", "image"),
    "mask": ("invalid_mask_image_format", "mask"),
    "fidelity": ("invalid_input_fidelity_model", "input_fidelity"),
    "strange": ("unknown_parameter", "strange"),
    "stream": ("invalid_mask_image_format", "mask"),
}


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder with a photo, another one and a mask."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name, picture in (("photo", photo()), ("other", photo(seed=2)), ("mask", hole())):
        (folder / f"{name}.png").write_bytes(png(picture))
    return folder


@pytest.fixture(params=["python 1", "python 3", "node 6", "node 7"])
def told(request: pytest.FixtureRequest, null: Server, tmp_path: Path, pictures: Path) -> Iterator[dict[str, Any]]:
    """What one client's afternoon came to."""
    language, _, major = request.param.partition(" ")
    command, more = _script(language, major, tmp_path)
    more["EXTRA"] = json.dumps(null.known(seed=7))
    environment = clean_environment(OPENAI_API_KEY=null.key, OPENAI_BASE_URL=null.base_url, **more)
    done = subprocess.run([*command, pictures], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    heard: dict[str, Any] = json.loads(done.stdout)
    assert heard["version"].startswith(major + ".")
    yield {**heard, "language": language, "seeded": null.knows("seed")}
    assert spooled(null) == []


def _script(language: str, major: str, folder: Path) -> tuple[list[str], dict[str, str]]:
    if language == "python":
        older = {"PYTHONPATH": str(ROOT / ".venv/openai-1")} if major == "1" else {}
        return [sys.executable, str(HERE / "clients/edit.py")], older
    if shutil.which("node") is None:
        pytest.skip("needs node")
    modules = folder / "node_modules"
    modules.mkdir()
    package = "openai" if major == "6" else "openai7"
    (modules / "openai").symlink_to(ROOT / "tests/clients/node/node_modules" / package)
    return ["node", shutil.copy(HERE / "clients/edit.mjs", folder)], {}


def kept(encoded: str) -> bool:
    """Whether it is the photo wherever the mask says so, and something else inside."""
    outside = np.asarray(hole())[..., 3] == 255
    before, after = np.asarray(photo()), np.asarray(opened(decoded(encoded)).convert("RGB"))
    differs = (before != after).any(axis=2)
    return not bool(differs[outside].any()) and bool(differs[~outside].any())


def test_every_client_edits_and_streams_in_every_form_it_knows(told: dict[str, Any]) -> None:
    assert len(told["forms"]) == (8 if told["language"] == "python" else 12)
    rules = Catalog.load().model("gpt-image-2")
    assert rules
    for name, answer in told["forms"].items():
        assert [kept(encoded) for encoded in answer["pictures"]] == [True], name
        expected = COUNTS.get(name, 1) * input_tokens(rules.tokens, Size(96, 64), high_fidelity=False)
        assert answer["image_tokens"] == expected, name

    assert [name for name, _ in told["stream"]] == EVENTS
    assert kept(told["stream"][-1][1])
    if "json" in told:
        assert opened(decoded(told["json"]["pictures"][0])).size == (96, 64)

    assert not told["seeded"] or told["extra"]["impasto"]["seed"] == 7
    assert not kept(told["extra"]["pictures"][0]), "a guide does not bind"

    assert len(told["refusals"]) == 6
    for name, refused in told["refusals"].items():
        code, param = REFUSALS[name]
        assert refused["typed"], f"{name}: {refused}"
        assert (refused["status"], refused["code"], refused["param"]) == (400, code, param), name
