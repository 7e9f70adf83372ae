"""Everything that can be drawn: each pose draws, lies in its box, takes its colour and the same each time."""

from collections import Counter
from dataclasses import dataclass

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from illustrator import subjects
from illustrator.chance import Dice
from illustrator.figures import Placed
from illustrator.palette import lch
from illustrator.raster import EFFORTS, rasterize
from illustrator.scene import Scene
from illustrator.subject import Ask, Figure

SIZE = 128
POSES = [(name, pose) for name in subjects.names() for pose in subjects.kind(name).poses]
ANCHORS = {"ground", "top", "seat", "inside", "hold", "grip", "face", "hang", "hip"}
BLUE = "#2f5fd0"


@dataclass(frozen=True)
class Drawn:
    """`pixels` are (H, W, 4) straight RGBA; `ink` is what of the box is drawn on, from 0 to 1 on each axis."""

    figure: Figure
    svg: str
    pixels: NDArray[np.uint8]
    ink: tuple[float, float, float, float]


def draw(name: str, pose: str, colour: str | None = None, *, holds: bool = False) -> Drawn:
    """The figure so that its box fills the middle 80 % of a square."""
    kind = subjects.kind(name)
    scene = Scene.of_size(SIZE, SIZE)
    ask = Ask(colour or kind.colour, pose, Dice(name), scene.sheet, is_asked=colour is not None, holds=holds)
    figure = kind.draw(ask)
    x, y, w, h = figure.box
    scale = 800 / max(w, h)
    placed = Placed(figure, 100 - scale * x, 100 - scale * y, scale)
    parts = (*figure.parts, *figure.front)
    for part in parts:
        scene.draw(placed.wrapped(part.svg))
    pixels = rasterize(scene, SIZE, SIZE, EFFORTS["low"], 0)
    left, top, width, height = cv2.boundingRect((pixels[..., 3] > 24).astype(np.uint8))
    unit = 1000 / SIZE / scale
    ink = (left * unit - 100 / scale) / w, (top * unit - 100 / scale) / h, width * unit / w, height * unit / h
    return Drawn(figure, scene.sheet.defs + "".join(p.svg for p in parts), pixels, ink)


@pytest.mark.parametrize("holds", [False, True], ids=["free", "holding"])
@pytest.mark.parametrize(("name", "pose"), POSES)
def test_every_pose_fills_its_box_and_stays_inside(name: str, pose: str, holds: bool) -> None:
    drawn = draw(name, pose, holds=holds)
    _, _, w, h = drawn.figure.box
    slack_x, slack_y = 0.03 + 0.02 * max(w, h) / w, 0.03 + 0.02 * max(w, h) / h
    x, y, width, height = drawn.ink
    assert x >= -slack_x
    assert y >= -slack_y
    assert x + width <= 1 + slack_x
    assert y + height <= 1 + slack_y
    assert width >= 0.6
    assert height >= 0.6
    assert (drawn.pixels[..., 3] > 128).mean() > 0.01


@pytest.mark.parametrize(("name", "pose"), POSES)
def test_anchors_lie_in_the_box(name: str, pose: str) -> None:
    for holds in (False, True):
        figure = draw(name, pose, holds=holds).figure
        x, y, w, h = figure.box
        room = 0.15 * max(w, h)
        assert set(figure.anchors) <= ANCHORS
        assert figure.anchors.keys() & {"ground", "grip", "hang"} or "flat" in subjects.kind(name).tags
        for anchor, at in figure.anchors.items():
            assert x - room <= at[0] <= x + w + room, anchor
            if anchor == "inside":
                assert y - room <= at[1] + at[3] <= y + h + room
            elif anchor != "ground":
                assert y - room <= at[1] <= y + h + room, anchor
            assert len(at) == {"ground": 2, "hold": 2, "grip": 2, "hang": 2, "inside": 4}.get(anchor, 3), anchor


@pytest.mark.parametrize("name", subjects.names())
def test_a_colour_that_was_asked_for_is_seen(name: str) -> None:
    kind = subjects.kind(name)
    drawn = draw(name, kind.poses[0], BLUE)
    pixels = drawn.pixels[drawn.pixels[..., 3] > 128][:, :3]
    near = 0
    for (r, g, b), count in Counter(map(tuple, (pixels // 8 * 8 + 4).tolist())).items():
        _, chroma, hue = lch(f"#{r:02x}{g:02x}{b:02x}")
        if chroma > 0.04 and abs((hue - lch(BLUE)[2] + 180) % 360 - 180) < 30:
            near += count
    assert near > 0.12 * len(pixels)


@pytest.mark.parametrize("name", subjects.names())
def test_poses_differ_and_the_same_is_drawn_twice(name: str) -> None:
    kind = subjects.kind(name)
    first = draw(name, kind.poses[0])
    assert draw(name, kind.poses[0]).svg == first.svg
    assert len(set(kind.poses)) == len(kind.poses)
    if len(kind.poses) > 1:
        assert any(draw(name, pose).svg != first.svg for pose in kind.poses[1:])


@pytest.mark.parametrize("name", subjects.names())
def test_a_subject_describes_itself(name: str) -> None:
    kind = subjects.kind(name)
    assert kind.tags <= subjects.TAGS
    assert kind.poses
    assert 0.01 <= kind.height_m <= 200
    assert len(kind.colour) == len("#rrggbb")
    for language in (kind.words.en, kind.words.zh, kind.words.de, kind.words.fr, kind.words.es):
        assert language.strip()


def test_no_word_names_two_subjects() -> None:
    """A word may be the same in two languages of one file, but no two files may claim it."""
    counts = Counter(word for name in subjects.names() for word in subjects.kind(name).words.phrases())
    assert {word for word, count in counts.items() if count > 1} == set()
