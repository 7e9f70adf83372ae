"""Scenes: who stands where, how large, and that no two are alike. Pictures are small; what is checked is geometry."""

import hashlib
import itertools
import subprocess
import sys
from dataclasses import replace

import cv2
import numpy as np
import pytest

from illustrator import settings, styles, subjects
from illustrator.brief import Brief, Relation, Setting, Subject
from illustrator.chance import Dice
from illustrator.draw import Drawing, draw_brief
from illustrator.scene import Box

COLOURS = (None, None, "#d7263d", "#2f6fe4", "#3d9a5b", "#f6c945", "#15171c", "#ffffff", "#7b4be0")
SIZES = ((128, 128), (192, 128), (128, 192), (192, 108))
COMBINATIONS = 200
CHUNK = 20


def scene(*things: Subject, **fields: object) -> Brief:
    return replace(Brief("scene", "scene", subjects=things), **fields)  # type: ignore[arg-type]


def drawn(brief: Brief, **options: object) -> Drawing:
    return draw_brief(brief, **{"width": 128, "height": 128, "quality": "low", **options})  # type: ignore[arg-type]


def combination(number: int) -> tuple[Brief, tuple[int, int]]:
    dice = Dice(f"combination/{number}")
    first = Subject(dice.pick(subjects.names()), "first", dice.pick(COLOURS), count=dice.pick((1, 1, 1, 2, 3, 5)))
    second = Subject(dice.pick(subjects.names()), "second", dice.pick(COLOURS))
    kind = dice.pick(("on", "beside", "behind", "before", "holding", "under", "over"))
    things = (replace(first, relations=(Relation(kind, 1),)), second) if dice.whole(3) == 0 else (first,)
    name = dice.pick((*settings.names(), ""))
    brief = scene(
        *things,
        layout=dice.pick(("scene", "scene", "scene", "product")),
        setting=Setting(name, name) if name else None,
        style=dice.pick((None, None, *styles.names())),
        time=dice.pick((None, "dawn", "sunset", "night")),
        weather=dice.pick((None, None, "rain", "snow")),
    )
    return brief, dice.pick(SIZES)


@pytest.mark.parametrize("start", range(0, COMBINATIONS, CHUNK))
def test_random_combinations_are_never_empty_and_show_their_main_subject(start: int) -> None:
    for number in range(start, start + CHUNK):
        brief, (width, height) = combination(number)
        drawing = drawn(brief, width=width, height=height, seed=number)
        pixels = drawing.pixels
        assert pixels[..., 3].min() == 255
        assert pixels[..., :3].std() > 8, brief
        assert drawing.main is not None
        _, _, w, h = inside(drawing.main, width, height)
        share = w * h / (1000 * 1000 * max(width, height) / min(width, height))
        # Of a flock the first one is measured.
        least = 0.005 if brief.subjects[0].count > 1 else 0.03
        assert least <= share <= 0.85, (share, brief)


def test_no_two_of_the_combinations_are_equal() -> None:
    digests = set()
    for number in range(0, COMBINATIONS, 4):
        brief, _ = combination(number)
        digests.add(hashlib.sha256(drawn(brief, width=64, height=64, seed=number).pixels.tobytes()).digest())
    assert len(digests) == COMBINATIONS // 4


@pytest.mark.parametrize("name", subjects.names())
def test_one_subject_alone_covers_a_good_part_of_the_frame(name: str) -> None:
    for width, height in SIZES[:3]:
        drawing = drawn(scene(Subject(name, name), setting=Setting("backdrop", "")), width=width, height=height)
        assert drawing.main is not None
        _, _, w, h = inside(drawing.main, width, height)
        frame = 1000 * 1000 * max(width, height) / min(width, height)
        assert 0.15 <= w * h / frame <= 0.7 or max(w / 1000, h / 1000) > 0.75, (w, h)


def inside(box: Box, width: int, height: int) -> Box:
    """The part of a box that is in the frame; all of it has to be, but for a hair."""
    unit = 1000 / min(width, height)
    full_w, full_h = width * unit, height * unit
    x, y, w, h = box
    left, top, right, bottom = max(x, 0), max(y, 0), min(x + w, full_w), min(y + h, full_h)
    assert (right - left) * (bottom - top) >= 0.9 * w * h, box
    return left, top, right - left, bottom - top


@pytest.mark.parametrize(("width", "height"), [(160, 160), (300, 160), (160, 300)])
def test_circles_stay_circles(width: int, height: int) -> None:
    brief = scene(Subject("ball", "ball", "#2f6fe4"))
    alpha = drawn(brief, width=width, height=height, background="transparent").pixels[..., 3]
    _, _, w, h = cv2.boundingRect((alpha > 128).astype(np.uint8))
    assert abs(w - h) <= 0.03 * w + 2


@pytest.mark.parametrize("count", range(1, 13))
def test_a_count_is_drawn_to_the_last_one(count: int) -> None:
    """Blue balls on nothing: as many separate white bellies and blue caps as were asked for."""
    brief = scene(Subject("ball", "ball", "#2f6fe4", count=count))
    pixels = drawn(brief, width=480, height=480, background="transparent").pixels.astype(int)
    highlights = (pixels[..., :3].min(axis=2) > 150) & (pixels[..., 2] - pixels[..., 0] > 18) & (pixels[..., 3] > 250)
    found, _, stats, _ = cv2.connectedComponentsWithStats(highlights.astype(np.uint8))
    large = [s for s in stats[1:found] if s[cv2.CC_STAT_AREA] > 12]
    assert len(large) >= count


def overlap(one: Box, other: Box) -> float:
    w = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    h = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    shared = max(w, 0) * max(h, 0)
    return shared / (one[2] * one[3] + other[2] * other[3] - shared)


@pytest.mark.parametrize("name", ["cat", "apple", "bicycle", "house", "tree"])
def test_neighbouring_pictures_differ_in_composition(name: str) -> None:
    boxes = [drawn(scene(Subject(name, name)), index=i).main for i in range(4)]
    for one, other in itertools.pairwise(boxes):
        assert one is not None
        assert other is not None
        assert overlap(one, other) < 0.8


def test_the_same_brief_gives_the_same_bytes_in_another_process() -> None:
    brief = scene(Subject("cat", "cat", poses=("reading",)), source="lamp", style="watercolor")
    code = (
        "import hashlib, sys; from illustrator.brief import Brief; from illustrator.draw import draw_brief;"
        "d = draw_brief(Brief.from_json(sys.argv[1]), width=180, height=120, seed=7, index=1);"
        "print(hashlib.sha256(d.pixels.tobytes()).hexdigest())"
    )
    there = subprocess.run([sys.executable, "-c", code, brief.to_json()], capture_output=True, text=True, check=True)
    here = draw_brief(brief, width=180, height=120, seed=7, index=1)
    assert there.stdout.strip() == hashlib.sha256(here.pixels.tobytes()).hexdigest()


def test_a_brief_survives_being_kept() -> None:
    brief, _ = combination(3)
    assert Brief.from_json(brief.to_json()) == brief
    assert Brief.from_json('{"layout":"scene","kind":"scene"}') == Brief("scene", "scene")


@pytest.mark.parametrize(
    "relations",
    [
        ((0, "on", 0),),
        ((0, "on", 1), (1, "on", 0)),
        ((0, "holding", 1), (1, "holding", 2), (2, "holding", 0)),
        ((0, "in", 9),),
        ((0, "riding", 1), (0, "leaning", 2), (1, "over", 2)),
    ],
)
def test_impossible_relations_are_drawn_as_well_as_can_be(relations: tuple[tuple[int, str, int], ...]) -> None:
    things = [Subject(name, name) for name in ("cat", "apple", "book")]
    for index, kind, to in relations:
        things[index] = replace(things[index], relations=(*things[index].relations, Relation(kind, to)))  # type: ignore[arg-type]
    drawing = drawn(scene(*things))
    assert not [n for n in drawing.notices if n.code == "not_shown"]
