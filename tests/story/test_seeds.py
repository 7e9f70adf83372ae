"""Every example of the five documents that the product was asked for in, run as printed.

Changed at run time: the base URL and the key, nothing else. `seeds/` holds the examples; where a document prints an
example in fragments they are joined as its reader would, with the client of the first one.
"""

import re
import subprocess
import sys
from pathlib import Path

import httpx
import numpy as np
import pytest
from PIL import Image, ImageDraw
from skimage import data

from .pictures import alpha_extremes, is_drawn, opened
from .server import Server, clean_environment

pytestmark = pytest.mark.two_hops

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEEDS = HERE / "seeds"
DOCUMENTS = ROOT.parent / "shared" / "seeds"
NODE_MODULES = ROOT / "tests" / "clients" / "node" / "node_modules"
OLDER_PYTHON_CLIENT = ROOT / ".venv" / "openai-1"

# The document prints one edit in a form that no client takes (base64 strings in Python): the same call in two others.
ADAPTED = {"000_edit.py", "000_edit.mjs"}

PRINTED_URL = re.compile(r"https://api\.[a-z0-9.-]+/v1(?=[/\"])")
PRINTED_KEY = re.compile(r"your-codegateway-api-key|your-api-key|YOUR_API_KEY")
LINK = re.compile(r"http://\S+")


class Reader:
    """Somebody who copies an example into an empty folder and runs it."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.seen = {kept["id"] for kept in server.generations()}

    def python(self, example: str, client: str = "3") -> str:
        more = {"PYTHONPATH": str(OLDER_PYTHON_CLIENT)} if client == "1" else {}
        return self._run([sys.executable, self._copy(example)], **more)

    def node(self, example: str, client: str) -> str:
        modules = self.folder / "node_modules"
        modules.mkdir()
        (modules / "openai").symlink_to(NODE_MODULES / client)
        return self._run(["node", self._copy(example)])

    def shell(self, example: str) -> str:
        return self._run(["sh", "-e", self._copy(example)])

    def pictures(self) -> list[Image.Image]:
        """What the server has kept of the one generation that the example made."""
        new = [kept for kept in self.server.generations() if kept["id"] not in self.seen]
        assert len(new) == 1
        paths = [f"/v1/images/{new[0]['id']}/content?index={image['index']}" for image in new[0]["images"]]
        return [opened(self.server.get(path).content) for path in paths]

    def saved(self, name: str) -> Image.Image:
        return opened((self.folder / name).read_bytes())

    def _copy(self, example: str) -> str:
        text = (SEEDS / example).read_text()
        text = PRINTED_URL.sub(self.server.base_url, text)
        path = self.folder / example
        path.write_text(PRINTED_KEY.sub(self.server.key, text))
        return str(path)

    def _run(self, command: list[str], **more: str) -> str:
        environment = clean_environment(
            OPENAI_API_KEY=self.server.key, OPENAI_BASE_URL=self.server.base_url, NO_PROXY="127.0.0.1", **more
        )
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout


def linked(url: str) -> Image.Image:
    """The picture behind a link, fetched as a browser would: without a key."""
    answer = httpx.get(url)
    assert answer.status_code == 200
    return opened(answer.content)


@pytest.fixture
def reader(renderer: Server, tmp_path: Path) -> Reader:
    return Reader(renderer, tmp_path)


@pytest.mark.parametrize("client", ["1", "3"])
def test_000_basic_prints_a_link_to_a_picture(reader: Reader, client: str) -> None:
    said = reader.python("000_basic.py", client)

    assert said.startswith("Image URL: http://127.0.0.1:")
    picture = linked(said.split()[-1])
    assert picture.size == (1024, 1024)
    assert is_drawn(picture)


@pytest.mark.parametrize("client", ["1", "3"])
def test_000_base64_saves_a_png(reader: Reader, client: str) -> None:
    assert reader.python("000_base64.py", client) == "Saved to output.png\n"

    picture = reader.saved("output.png")
    assert (picture.format, picture.size) == ("PNG", (1024, 1024))
    assert is_drawn(picture)


def test_000_transparent_makes_an_icon_with_real_alpha(reader: Reader) -> None:
    reader.python("000_transparent.py")

    (icon,) = reader.pictures()
    assert (icon.format, icon.size) == ("PNG", (1024, 1024))
    assert alpha_extremes(icon) == (0, 255)
    assert icon.getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_000_batch_prints_four_links_to_four_different_pictures(reader: Reader) -> None:
    said = reader.python("000_batch.py")

    assert re.findall(r"Variant (\d):", said) == ["1", "2", "3", "4"]
    pictures = [linked(url) for url in LINK.findall(said)]
    assert [picture.size for picture in pictures] == [(1024, 1024)] * 4
    assert len({picture.tobytes() for picture in pictures}) == 4


def test_001_python_saves_a_poster(reader: Reader) -> None:
    reader.python("001_python.py")

    picture = reader.saved("poster.png")
    assert (picture.format, picture.size) == ("PNG", (1024, 1536))
    assert is_drawn(picture)


@pytest.mark.needs("curl", "jq")
def test_001_curl_saves_a_poster(reader: Reader) -> None:
    reader.shell("001_curl.sh")

    picture = reader.saved("poster.png")
    assert (picture.format, picture.size) == ("PNG", (1024, 1536))
    assert is_drawn(picture)


@pytest.mark.parametrize(
    ("example", "size"), [("003_first.py", (1024, 1024)), ("003_preview.py", (1024, 1536))], ids=["first", "preview"]
)
def test_003_with_everything_from_the_environment_draws(reader: Reader, example: str, size: tuple[int, int]) -> None:
    reader.python(example)

    (picture,) = reader.pictures()
    assert picture.size == size
    assert is_drawn(picture)


def test_003_poster_saves_a_png(reader: Reader) -> None:
    reader.python("003_poster.py")

    picture = reader.saved("poster.png")
    assert (picture.format, picture.size) == ("PNG", (1024, 1024))


@pytest.mark.parametrize("client", ["1", "3"])
def test_004_python_prints_a_link_to_a_picture(reader: Reader, client: str) -> None:
    assert linked(reader.python("004_python.py", client).strip()).size == (1024, 1024)


@pytest.mark.needs("node")
@pytest.mark.parametrize("client", ["openai", "openai7"])
def test_004_node_prints_a_link_to_a_picture(reader: Reader, client: str) -> None:
    assert linked(reader.node("004_node.mjs", client).strip()).size == (1024, 1024)


@pytest.mark.needs("curl")
def test_004_curl_prints_an_answer_with_a_picture(reader: Reader) -> None:
    said = reader.shell("004_curl.sh")

    assert '"b64_json":"' in said
    assert '"quality":"high"' in said, "hd is what gpt-image-2 calls high"
    (picture,) = reader.pictures()
    assert picture.size == (1024, 1024)


if DOCUMENTS.is_dir():  # they lie beside the project's own checkout, not in everybody's

    @pytest.mark.parametrize("example", sorted({path.name for path in SEEDS.glob("0*")} - ADAPTED))
    def test_stored_examples_are_what_the_documents_print(example: str) -> None:
        (document,) = DOCUMENTS.glob(f"{example[:3]}_*.txt")
        printed = document.read_text()

        lines = [line.strip() for line in (SEEDS / example).read_text().splitlines() if line.strip()]

        assert len(lines) > 3
        assert [line for line in lines if line not in printed] == []


def test_every_stored_example_is_run() -> None:
    """An example that no test names would be a promise that nobody keeps."""
    tests, stored = Path(__file__).read_text(), [path.name for path in SEEDS.glob("0*")]

    assert len(stored) == 15
    assert [name for name in stored if f'"{name}"' not in tests] == []


def photograph(folder: Path, name: str) -> Image.Image:
    """A real photograph of a cat in the folder, as large as the example asks."""
    picture = Image.fromarray(data.chelsea()).resize((1024, 1024))
    picture.save(folder / name)
    return picture


def background_mask(folder: Path) -> Image.Image:
    """White where to replace, black where to keep: an ellipse around the head."""
    mask = Image.new("RGB", (1024, 1024), "white")
    ImageDraw.Draw(mask).ellipse((250, 60, 780, 900), fill="black")
    mask.save(folder / "mask.png")
    return mask


def check_background_edit(before: Image.Image, after: Image.Image, mask: Image.Image) -> None:
    """What was black in the mask is as it was, to the bit; the rest is new."""
    kept = np.asarray(mask)[..., 0] == 0
    one, two = np.asarray(before.convert("RGB")).astype(int), np.asarray(after.convert("RGB")).astype(int)
    assert after.size == (1024, 1024)
    assert (one[kept] == two[kept]).all()
    assert np.abs(one[~kept] - two[~kept]).mean() > 20


def test_000_edit_replaces_the_background_of_a_photograph(reader: Reader) -> None:
    before, mask = photograph(reader.folder, "original.png"), background_mask(reader.folder)

    said = reader.python("000_edit.py")

    check_background_edit(before, linked(said.strip()), mask)


@pytest.mark.needs("node")
@pytest.mark.parametrize("client", ["openai", "openai7"])
def test_000_edit_works_as_printed_through_node(reader: Reader, client: str) -> None:
    before, mask = photograph(reader.folder, "original.png"), background_mask(reader.folder)

    said = reader.node("000_edit.mjs", client)

    check_background_edit(before, linked(said.strip()), mask)


@pytest.mark.parametrize("client", ["1", "3"])
def test_003_edit_puts_the_subject_before_a_grey_studio(reader: Reader, client: str) -> None:
    before = photograph(reader.folder, "input.png")

    reader.python("003_edit.py", client)

    after = reader.saved("edited.png")
    corner = np.asarray(after.convert("RGB")).astype(int)[:80, -80:]
    assert after.size == before.size
    assert np.ptp(corner.mean(axis=(0, 1))) < 25, "the background is grey"
    assert is_drawn(after)
