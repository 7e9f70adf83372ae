"""`impasto illustrate`: the renderer by hand."""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]


def test_it_lists_what_it_can_draw(impasto):
    done = impasto("illustrate", "--list")

    counts = {kind: int(count) for count, kind in re.findall(r"(?m)^(\d+) ([a-z ]+)$", done.stdout)}
    assert counts["subjects"] >= 60
    assert counts["settings"] >= 12
    assert counts["layouts"] >= 10
    assert counts["styles"] >= 10
    assert "  cat: cat" in done.stdout


def test_a_prompt_becomes_a_file_and_a_sentence(impasto, tmp_path):
    done = impasto("illustrate", "a fox in a forest", "-o", str(tmp_path / "fox.webp"), "--size", "256x160")

    assert done.returncode == 0, done.stderr
    assert "256x160" in done.stdout
    assert "fox" in done.stdout
    with Image.open(tmp_path / "fox.webp") as picture:
        assert (picture.format, picture.size) == ("WEBP", (256, 160))


def test_several_get_numbers_and_the_same_seed_the_same_bytes(impasto, tmp_path):
    for name in ("one", "two"):
        options = ("-o", str(tmp_path / f"{name}.png"), "--size", "128x128", "-n", "2", "--seed", "5")
        assert impasto("illustrate", "a cat", *options).returncode == 0

    pictures = [(tmp_path / f"{name}-{i}.png").read_bytes() for name in ("one", "two") for i in (1, 2)]
    assert pictures[:2] == pictures[2:]
    assert pictures[0] != pictures[1]


def test_a_sheet_shows_the_prompts_of_a_file(impasto, tmp_path):
    prompts = tmp_path / "prompts.txt"
    prompts.write_text("# a remark\na dog\n\na red bicycle\n")

    done = impasto("illustrate", "--from", str(prompts), "--sheet", "-o", str(tmp_path / "sheet.png"), "--cell", "96")

    assert done.stdout.endswith("2 pictures\n")
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.width > 4 * 96


def test_the_brief_is_shown_without_drawing(impasto):
    done = impasto("illustrate", "two black cats on a sofa", "--brief")

    brief = json.loads(done.stdout)
    assert brief["subjects"][0]["name"] == "cat"
    assert brief["subjects"][0]["count"] == 2


def test_what_was_not_understood_is_said_beside_the_answer(impasto, tmp_path):
    done = impasto("illustrate", "a cat with a zorblax", "-o", str(tmp_path / "a.png"), "--size", "64x64")

    assert "zorblax" in done.stderr


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("a cat", "--size", "huge"),
        ("a cat", "--size", "9000x100"),
        ("a cat", "--quality", "best"),
        ("a cat", "--background", "blue"),
        ("--sheet", "--of", "nothing"),
        ("--from", "missing.txt"),
        ("a cat", "-o", "a.gif"),
    ],
    ids=str,
)
def test_what_cannot_be_is_one_line(impasto, options):
    done = impasto("illustrate", *options)

    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_the_pages_of_pictures_name_files_that_are_there():
    page = (ROOT / "docs/pictures.md").read_text()

    for name in re.findall(r"\((pictures/[^)]+)\)", page):
        assert (ROOT / "docs" / name).is_file()
