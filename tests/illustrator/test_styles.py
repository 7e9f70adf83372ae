"""The finishes, each on a small scene: what they change, what they must keep, and that they repeat themselves."""

import hashlib
import re
import subprocess
import sys

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from illustrator import styles
from illustrator.raster import EFFORTS, rasterize
from illustrator.scene import Scene
from illustrator.stepping import stepped
from illustrator.svg import circle, ellipse, path, rect

NAMES = styles.names()
WANTED = (
    "clay", "deco", "flat", "gouache", "halftone", "line", "neon", "oil", "papercut", "pencil", "photo", "pixel",
    "stained_glass", "ukiyo_e", "vintage", "watercolor",
)  # fmt: skip
Picture = NDArray[np.uint8]


def scene(width: int, height: int, *, is_clear: bool = False, has_type: bool = False) -> Scene:
    """A ball on a table before a wall; `is_clear` leaves out table and wall."""
    made = Scene.of_size(width, height)
    made.keeps_sheets = True
    w, h, sheet = made.width, made.height, made.sheet
    if not is_clear:
        sky = sheet.across((0, 0), (0, h), [(0, "#3b4a90", 1), (1, "#ffc07a", 1)])
        made.draw(rect(0, 0, w, h, fill=sky))
        made.draw(rect(0, h * 0.7, w, h, fill="#6f9e4e"))
        made.draw(ellipse(w / 2, h * 0.82, 240, 40, fill="#203018", fill_opacity=0.5), blur=12)
    ball = sheet.radial(w / 2 - 80, h / 2 - 80, 360, [(0, "#ff9a70", 1), (0.6, "#d8402c", 1), (1, "#801420", 1)])
    made.draw(circle(w / 2, h / 2, 280, fill=ball), relief=0.4)
    made.draw(path(f"M{w / 2 - 200} {h / 2}q200 120 400 0v50q-200 120 -400 0z", fill="#fff4dc"))
    if has_type:
        made.draw(rect(100, 100, 300, 60, fill="#ff00ff"), is_type=True)
    return made


def draw(name: str | None, width: int = 160, height: int = 160, quality: str = "medium", seed: int = 7) -> Picture:
    finish = styles.style(name) if name else None
    return rasterize(scene(width, height), width, height, EFFORTS[quality], seed, finish)


def digest(pixels: Picture) -> str:
    return hashlib.sha256(pixels.tobytes()).hexdigest()


def far(one: Picture, other: Picture) -> float:
    return float(np.abs(one[..., :3].astype(int) - other[..., :3]).mean())


def test_all_finishes_are_here() -> None:
    assert set(WANTED) <= set(NAMES)


def test_every_finish_has_words_in_five_languages_and_shares_none() -> None:
    owners: dict[str, str] = {}
    for name in NAMES:
        words = styles.style(name).words
        assert all((words.en, words.zh, words.de, words.fr, words.es)), name
        for phrase in words.phrases():
            assert owners.setdefault(phrase, name) == name, phrase


def test_words_and_treatments_are_read_without_numpy() -> None:
    code = (
        "import sys; from illustrator import styles; [styles.style(n) for n in styles.names()];"
        "print([m for m in ('numpy', 'cv2') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize("name", NAMES)
def test_a_finish_changes_the_picture_and_can_be_told_from_the_others(name: str) -> None:
    pixels = draw(name)
    assert pixels.shape == (160, 160, 4)
    assert pixels.dtype == np.uint8
    assert pixels[..., 3].min() == 255
    assert far(pixels, draw(None)) > 2.5
    assert all(far(pixels, draw(other)) > 2.5 for other in NAMES if other != name)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_gives_the_same_bytes_in_another_process(name: str) -> None:
    here = draw(name, 120, 96, "high")
    assert digest(here) == digest(draw(name, 120, 96, "high"))
    code = (
        "import importlib.util, sys; spec = importlib.util.spec_from_file_location('t', sys.argv[1]);"
        "t = importlib.util.module_from_spec(spec); spec.loader.exec_module(t);"
        "print(t.digest(t.draw(sys.argv[2], 120, 96, 'high')))"
    )
    there = subprocess.run([sys.executable, "-c", code, __file__, name], capture_output=True, text=True, check=True)
    assert there.stdout.strip() == digest(here)


@pytest.mark.parametrize("name", [n for n in NAMES if n != "flat"])
def test_another_seed_gives_another_picture(name: str) -> None:
    assert digest(draw(name)) != digest(draw(name, seed=8))


@pytest.mark.parametrize("name", NAMES)
def test_qualities_differ(name: str) -> None:
    assert len({digest(draw(name, 256, 256, q)) for q in ("low", "medium", "high")}) == 3


@pytest.mark.parametrize("name", NAMES)
def test_transparency_stays_true(name: str) -> None:
    pixels = rasterize(scene(200, 200, is_clear=True), 200, 200, EFFORTS["medium"], 3, styles.style(name))
    alpha = pixels[..., 3]
    assert not pixels[alpha == 0][:, :3].any()
    assert alpha[90, 100] > 180
    covered = (alpha > 127).mean()
    if name == "neon":
        assert alpha[0, 0] < 40
        return
    assert alpha[0, 0] == 0
    assert 0.19 < covered < 0.31
    soft = ((alpha > 0) & (alpha < 255)).sum()
    assert soft == 0 if name == "pixel" else soft > 150
    # Straight alpha: the colour of a half covered pixel is that of the thing, not darkened towards black.
    rim, inside = pixels[(alpha > 60) & (alpha < 200)], pixels[alpha == 255]
    if name in {"watercolor", "oil", "gouache", "photo", "flat", "papercut"}:
        assert rim[:, :3].mean() > 0.5 * inside[:, :3].mean()


@pytest.mark.parametrize("name", NAMES)
def test_type_stays_as_it_is_on_top(name: str) -> None:
    pixels = rasterize(scene(200, 200, has_type=True), 200, 200, EFFORTS["medium"], 3, styles.style(name))
    assert pixels[26, 50].tolist() == [255, 0, 255, 255]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "height"), [(260, 130), (130, 260)])
def test_circles_stay_circles(name: str, width: int, height: int) -> None:
    made = scene(width, height, is_clear=True)
    pixels = rasterize(made, width, height, EFFORTS["medium"], 3, styles.style(name))
    assert pixels.shape == (height, width, 4)
    _, _, w, h = cv2.boundingRect((pixels[..., 3] > 200).astype(np.uint8))
    assert abs(w - h) <= 0.06 * max(w, h) + 2


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "height"), [(16, 16), (48, 16), (17, 31)])
def test_the_smallest_sizes_are_drawn(name: str, width: int, height: int) -> None:
    assert draw(name, width, height, "high").shape == (height, width, 4)
    assert draw(name, width, height, "low").shape == (height, width, 4)


@pytest.mark.parametrize(("width", "height"), [(640, 480), (333, 500)])
@pytest.mark.parametrize("quality", ["low", "medium", "high"])
def test_pixels_are_equal_squares_of_few_colours(width: int, height: int, quality: str) -> None:
    pixels = draw("pixel", width, height, quality)[..., :3]
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) <= 40
    side = max(round(min(width, height) / {"low": 120, "medium": 160, "high": 208}[quality]), 2)
    # Colours change only where one square ends and the next begins.
    for axis in (0, 1):
        changes = np.flatnonzero(np.diff(pixels.astype(int), axis=axis).any(axis=(1 - axis, 2)))
        assert len(set((changes % side).tolist())) == 1


@pytest.mark.parametrize("name", ["watercolor", "oil", "line", "pixel", "neon"])
def test_a_picture_looks_alike_at_every_size(name: str) -> None:
    small, large = draw(name, 240, 240), draw(name, 480, 480)
    shrunk = np.asarray(cv2.resize(large, (240, 240), interpolation=cv2.INTER_AREA), np.uint8)
    soft = [np.asarray(cv2.GaussianBlur(p, (0, 0), 6), np.uint8) for p in (small, shrunk)]
    assert far(soft[0], soft[1]) < 9


def test_gradients_become_steps_only_where_their_colours_lie_apart() -> None:
    made = Scene(1000, 1000)
    made.sheet.linear("#000000", "#ffffff")
    made.sheet.linear("#808080", "#828282")
    wide, close = re.findall(r"<linearGradient.*?</linearGradient>", stepped(made.sheet.defs, 4))
    assert len(set(re.findall(r"#[0-9a-f]{6}", wide))) == 4
    assert len(set(re.findall(r"#[0-9a-f]{6}", close))) == 1
