"""The examples of docs/pictures: at every size, as other seeds draw them, and each variant next to its example."""

from functools import lru_cache

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from illustrator.draw import Drawing, draw
from illustrator.scene import Box

from .test_originality import EXAMPLES

SIZES = ((256, 256), (384, 256), (256, 384), (480, 270))


def groups() -> list[list[str]]:
    """Each example with its four variants."""
    blocks = EXAMPLES.read_text(encoding="utf-8").split("\n\n")
    return [[line for line in block.splitlines() if line and not line.startswith("#")] for block in blocks]


FIRST = [group[0] for group in groups()]


@lru_cache(maxsize=256)
def drawn(prompt: str, width: int = 192, height: int = 192, seed: int = 0, index: int = 0) -> Drawing:
    return draw(prompt, width=width, height=height, seed=seed, index=index)


def lab(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """CIE Lab of the picture, a little blurred: colour as it is seen from afar."""
    rgb = cv2.GaussianBlur(np.ascontiguousarray(pixels[..., :3]), (0, 0), 1.5).astype(np.float32) / 255
    return np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB), np.float32)


def distance(one: Drawing, other: Drawing) -> float:
    """The mean colour difference (CIE 1976) of two pictures of one size."""
    return float(np.linalg.norm(lab(one.pixels) - lab(other.pixels), axis=2).mean())


def overlap(one: Box, other: Box) -> float:
    w = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    h = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    shared = max(w, 0) * max(h, 0)
    return shared / (one[2] * one[3] + other[2] * other[3] - shared)


def test_there_are_fourteen_examples_with_four_variants_each() -> None:
    assert [len(group) for group in groups()] == [5] * 14


@pytest.mark.parametrize("prompt", FIRST)
def test_an_example_is_understood_and_laid_out_for_every_shape(prompt: str) -> None:
    for width, height in SIZES:
        drawing = drawn(prompt, width, height)
        assert drawing.pixels.shape == (height, width, 4)
        assert drawing.pixels[..., :3].std() > 12
        assert not [notice for notice in drawing.notices if notice.code in {"not_understood", "not_shown"}]


@pytest.mark.parametrize("group", groups(), ids=lambda group: group[0][:30])
def test_a_variant_changes_the_picture(group: list[str]) -> None:
    first = drawn(group[0])
    for variant in group[1:]:
        assert distance(first, drawn(variant)) > 0.4, variant


@pytest.mark.parametrize("prompt", FIRST)
def test_another_seed_differs_in_composition_and_colour(prompt: str) -> None:
    """At least two of three other seeds; a picture whose colours were asked for may keep to them."""
    first = drawn(prompt)
    others = [drawn(prompt, seed=seed) for seed in (1, 2, 3)]
    moved = sum(first.main is None or other.main is None or overlap(first.main, other.main) < 0.8 for other in others)
    coloured = sum(distance(first, other) > 8 for other in others)
    assert moved >= 2
    assert coloured >= 2, [round(distance(first, other), 1) for other in others]


def test_the_four_dashboards_of_one_request_differ_in_composition() -> None:
    (prompt,) = (prompt for prompt in FIRST if "dashboard" in prompt)
    pictures = [drawn(prompt, 320, 320, index=index) for index in range(4)]
    for i, one in enumerate(pictures):
        for other in pictures[i + 1 :]:
            assert distance(one, other) > 8


def edges(drawing: Drawing) -> float:
    """How much fine detail there is."""
    grey = cv2.cvtColor(np.ascontiguousarray(drawing.pixels[..., :3]), cv2.COLOR_RGB2GRAY)
    return float(np.abs(cv2.Laplacian(grey, cv2.CV_32F)).mean())


@pytest.mark.parametrize("prompt", [FIRST[0], FIRST[7], FIRST[11]])
def test_quality_buys_detail(prompt: str) -> None:
    low, high = (draw(prompt, width=512, height=512, quality=quality) for quality in ("low", "high"))
    assert (low.pixels != high.pixels).mean() > 0.2
    assert edges(high) != edges(low)


@pytest.mark.parametrize("prompt", [FIRST[2], "a cat", "three green apples", "a red bicycle", "a cactus, watercolor"])
def test_a_transparent_picture_has_soft_true_alpha(prompt: str) -> None:
    pixels = draw(prompt, width=256, height=256, background="transparent").pixels
    alpha = pixels[..., 3]
    assert alpha[0, 0] == alpha[0, -1] == 0
    assert 0.05 < (alpha > 200).mean() < 0.9
    assert ((alpha > 0) & (alpha < 255)).sum() > 150
    assert not pixels[alpha == 0][:, :3].any()


HOSTILE = {
    "long": "a cat and " * 3200,
    "five hundred nouns": " and ".join(["cat", "dog", "house", "tree", "apple"] * 100),
    "emoji": "🐱🐶🌲" * 50,
    "right to left with digits": "ثلاثة 3 قطط ٤٥٦",
    "controls": "a\x00cat\x1bon\x07a\u202ebook",
    "a thousand": "draw 1000 cats",
    "a lone surrogate": "cat \ud800 dog",
    "deep relations": "a cat on a book on a table on a box on a chair on a suitcase on a horse on a house on a ship",
    "all styles": "watercolor oil painting pixel art neon sign paper-cut 3d render photo of a cat, art deco, halftone",
    "nothing but colours": "red green blue yellow purple black white",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_prompts_give_a_picture_or_say_what_was_left_out(name: str) -> None:
    drawing = draw(HOSTILE[name], width=192, height=128)
    assert drawing.pixels.shape == (128, 192, 4)
    if name in {"a thousand", "emoji", "right to left with digits", "five hundred nouns"}:
        assert drawing.notices
