"""What comes out of the renderer, measured on small pictures."""

import hashlib
import re
import subprocess
import sys
from dataclasses import replace

import cv2
import numpy as np
import pytest

from illustrator.cast import cast_of
from illustrator.chance import Dice
from illustrator.draw import Drawing, draw
from illustrator.glyph import FigureGlyph
from illustrator.layouts import layouts
from illustrator.posters import compositions
from illustrator.reading import read
from illustrator.scene import Box, Scene
from illustrator.stage import Stage

PROMPTS = {
    "dashboard": "sales dashboard, dark background, neon green",
    "icon": "app icon with a shield and a key",
    "infographic": 'infographic in four steps "Tea at home" "Boil" "Steep" "Pour" "Sip"',
    "isometric": "isometric database",
    "pattern": "seamless pattern of leaves and lemons",
    "product": "product photo of a blue sneaker on white",
    "scene": "a fox in a forest",
    "poster": 'a poster that says "Slow Mornings" with a cup',
    "typographic": "three herons above a frozen canal",
    "ui": "banking app ui, blue",
}
STYLES = {
    "deco": "art deco",
    "festive": "birthday",
    "fresh": "fresh",
    "ink": "zen",
    "retro": "retro",
    "scenic": "meadow",
    "swiss": "bauhaus",
    "tech": "cyberpunk",
}
SHAPES = {"square": (160, 160), "wide": (240, 160), "tall": (160, 240)}


def digest(drawing: Drawing) -> str:
    return hashlib.sha256(drawing.pixels.tobytes()).hexdigest()


def test_every_layout_and_composition_has_a_prompt_here() -> None:
    assert set(PROMPTS) == set(layouts())
    assert set(STYLES) == {c.name for c in compositions()}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("layout", PROMPTS)
def test_every_layout_draws_every_shape(layout: str, shape: str) -> None:
    width, height = SHAPES[shape]
    drawing = draw(PROMPTS[layout], width=width, height=height)
    assert drawing.brief.layout == layout
    assert drawing.pixels.shape == (height, width, 4)
    assert drawing.pixels.dtype == np.uint8
    assert drawing.pixels[..., 3].min() == 255
    assert len(np.unique(drawing.pixels.reshape(-1, 4), axis=0)) > 30
    assert drawing.revised_prompt


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_composition_draws_words_in_both_scripts(style: str, shape: str) -> None:
    width, height = SHAPES[shape]
    for text in ('"Slow Mornings" "from seven"', "「早安」「七点起」"):
        drawing = draw(f"{style} poster {text}", width=width, height=height, quality="low")
        assert drawing.pixels.shape == (height, width, 4)
        assert not [n for n in drawing.notices if n.code == "missing_glyph"]


FLAT = {name: word for name, word in STYLES.items() if name != "scenic"}


@pytest.mark.parametrize("style", FLAT.values(), ids=FLAT)
@pytest.mark.parametrize("place", ["top", "bottom", "left", "right"])
def test_reserved_space_stays_empty(style: str, place: str) -> None:
    pixels = draw(f"{style} poster, sun, copy space {place}", width=200, height=200, quality="low").pixels[..., :3]
    strip = {"top": pixels[:50], "bottom": pixels[-50:], "left": pixels[:, :70], "right": pixels[:, -70:]}[place]
    rest = {"top": pixels[60:], "bottom": pixels[:-60], "left": pixels[:, 84:], "right": pixels[:, :-84]}[place]
    edges = cv2.Laplacian(np.ascontiguousarray(strip), cv2.CV_32F, ksize=3)
    assert np.abs(edges).max() <= 12
    assert np.abs(cv2.Laplacian(np.ascontiguousarray(rest), cv2.CV_32F, ksize=3)).max() > 60


@pytest.mark.parametrize("place", ["top", "bottom", "left", "right"])
def test_the_reserved_space_of_a_place_is_calm_and_holds_no_subject(place: str) -> None:
    drawing = draw(f"meadow poster with a dog, copy space {place}", width=200, height=200, quality="low")
    pixels = drawing.pixels[..., :3]
    strip = {"top": pixels[:40], "bottom": pixels[-40:], "left": pixels[:, :60], "right": pixels[:, -60:]}[place]
    assert np.abs(cv2.Laplacian(np.ascontiguousarray(strip), cv2.CV_32F, ksize=3)).max() < 160
    assert drawing.main is not None
    x, y, w, h = drawing.main
    assert {"top": y > 280, "bottom": y + h < 720, "left": x > 400, "right": x + w < 600}[place]


@pytest.mark.parametrize("layout", PROMPTS)
def test_the_same_arguments_give_the_same_bytes_in_another_process(layout: str) -> None:
    code = (
        "import hashlib, sys; from illustrator.draw import draw;"
        "d = draw(sys.argv[1], width=180, height=120, seed=7, index=1, quality='high');"
        "print(hashlib.sha256(d.pixels.tobytes()).hexdigest())"
    )
    there = subprocess.run([sys.executable, "-c", code, PROMPTS[layout]], capture_output=True, text=True, check=True)
    here = draw(PROMPTS[layout], width=180, height=120, seed=7, index=1, quality="high")
    assert there.stdout.strip() == digest(here)


@pytest.mark.parametrize("layout", PROMPTS)
def test_pictures_of_one_request_and_of_other_seeds_differ(layout: str) -> None:
    of_one = [digest(draw(PROMPTS[layout], width=96, height=96, index=i)) for i in range(4)]
    of_seeds = [digest(draw(PROMPTS[layout], width=96, height=96, seed=s)) for s in range(1, 4)]
    assert len({*of_one, *of_seeds}) == 7


def test_pictures_of_one_request_differ_to_the_eye() -> None:
    for prompt in (*PROMPTS.values(), "app icon, deep blue cloud", 'art deco poster "Nine"'):
        a, b = (draw(prompt, width=96, height=96, index=i, quality="low").pixels.astype(int) for i in (0, 1))
        assert np.abs(a - b).mean() > 1.0


def test_quality_changes_the_picture() -> None:
    made = {digest(draw(PROMPTS["icon"], width=128, height=128, quality=q)) for q in ("low", "medium", "high", "max")}
    assert len(made) == 4


@pytest.mark.parametrize("prompt", [PROMPTS["icon"], "logo of a leaf"])
def test_a_transparent_icon_has_soft_true_alpha(prompt: str) -> None:
    pixels = draw(prompt, width=256, height=256, background="transparent").pixels
    alpha = pixels[..., 3]
    assert alpha[0, 0] == 0
    assert alpha[128, 128] > 0
    assert ((alpha > 0) & (alpha < 255)).sum() > 200
    assert not pixels[alpha == 0][:, :3].any()


def test_edges_of_a_transparent_mark_carry_their_own_colour() -> None:
    """Straight alpha: a half covered pixel of a green leaf is as green as the leaf, not darkened towards black."""
    pixels = draw("logo of a leaf, green, transparent background", width=256, height=256).pixels.astype(int)
    alpha = pixels[..., 3]
    edge = pixels[(alpha > 60) & (alpha < 200)]
    assert edge[:, 1].mean() > 0.75 * pixels[alpha == 255][:, 1].mean()


@pytest.mark.parametrize(("width", "height"), [(300, 300), (480, 200), (200, 480)])
def test_an_icon_is_never_stretched(width: int, height: int) -> None:
    alpha = draw("app icon of a star", width=width, height=height, background="transparent", quality="low").pixels[
        ..., 3
    ]
    _, _, w, h = cv2.boundingRect((alpha > 250).astype(np.uint8))
    assert abs(w - h) <= 0.02 * w + 2


def test_characters_without_a_font_are_named() -> None:
    drawing = draw('poster "Hi 🎉 ع"', width=96, height=96)
    (notice,) = [n for n in drawing.notices if n.code == "missing_glyph"]
    assert "🎉" in notice.message
    assert "ع" in notice.message


@pytest.mark.parametrize(
    "prompt", ["😀😀😀", "", "   ", "\x00\x01", "\u202eمرحبا", "\ud800", "x" * 5000, '""', '"\u200b"']
)
def test_any_prompt_gives_a_picture(prompt: str) -> None:
    drawing = draw(prompt, width=64, height=96, quality="low")
    assert drawing.pixels[..., 3].min() == 255
    assert drawing.notices


@pytest.mark.parametrize("size", [(16, 16), (48, 16), (16, 48), (17, 31)])
def test_the_smallest_sizes_are_drawn(size: tuple[int, int]) -> None:
    for prompt in PROMPTS.values():
        assert draw(prompt, width=size[0], height=size[1], quality="high").pixels.shape == (size[1], size[0], 4)


@pytest.mark.parametrize(
    ("width", "height", "quality"), [(15, 15, "low"), (4097, 4096, "low"), (400, 100, "low"), (64, 64, "ultra")]
)
def test_what_cannot_be_drawn_is_refused(width: int, height: int, quality: str) -> None:
    with pytest.raises(ValueError, match=r"size|quality"):
        draw("x", width=width, height=height, quality=quality)


def test_what_a_composition_has_no_room_for_is_said() -> None:
    drawing = draw("art deco poster, star, key and lock", width=96, height=96)
    (notice,) = [n for n in drawing.notices if n.code == "not_shown"]
    assert "key" in notice.message
    assert "star" not in notice.message
    assert "showing star" in drawing.revised_prompt


def staged(prompt: str, variant: int = 0, size: tuple[int, int] = (300, 400)) -> Stage:
    """A poster composed but not drawn."""
    brief = read(prompt)
    stage = Stage(Scene.of_size(*size), brief, Dice(f"{variant}"), variant, 1.0, is_transparent=False)
    layouts()[brief.layout](stage)
    return stage


def overlap(one: Box, other: Box) -> float:
    w = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    h = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    shared = max(w, 0) * max(h, 0)
    return shared / (one[2] * one[3] + other[2] * other[3] - shared)


@pytest.mark.parametrize("colour", ["", "red "])
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_the_variants_of_a_composition_are_composed_anew(style: str, colour: str) -> None:
    stages = [staged(f'{colour}{style} poster "Nine Lives", a cat', variant) for variant in range(3)]
    boxes = [stage.main for stage in stages]
    assert None not in boxes
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            assert one is not None
            assert other is not None
            assert overlap(one, other) < 0.8


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_words_are_type_and_everything_else_is_not(style: str) -> None:
    """Type is laid over what a style paints, so that it stays sharp."""
    for variant in range(4):
        worded = staged(f'{style} poster with a cat "Nine Lives" "a play"', variant)
        assert [layer for layer in worded.scene.layers if layer.is_type]
        assert len(worded.now.words) >= 2
        assert [layer for layer in worded.scene.layers if not layer.is_type]


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("a poster for a tea brand, teapot, lemon slices", ["teapot", "citrus"]),
        ("a poster with a coffee cup and coffee beans", ["coffee", "coffee_beans"]),
        ("a poster with a lemon and a grapefruit", ["lemon", "grapefruit"]),
        ("a poster with a star, a key and a lock", ["star", "key", "lock"]),
        ("a fresh poster with a cat and a house", ["house", "cat"]),
    ],
)
def test_no_subject_is_drawn_twice_and_all_are_of_one_manner(prompt: str, names: list[str]) -> None:
    brief = replace(read(prompt), texts_are_quoted=True)
    players = cast_of(Stage(Scene(1000, 1000), brief, Dice("x"), 0, 1.0, is_transparent=False))
    assert [player.name for player in players] == names
    assert len({isinstance(player.art, FigureGlyph) for player in players}) == 1
    assert players[0].share == 1.0
    assert all(0.4 < player.share <= 0.9 for player in players[1:])


@pytest.mark.parametrize(
    "prompt", ["app icon of a gear, deep blue", "logo of a wolf, teal", "product photo of a red backpack on white"]
)
def test_icons_logos_and_products_are_presented_in_four_ways(prompt: str) -> None:
    boxes = [staged(prompt, variant, (300, 300)).main for variant in range(4)]
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            assert one is not None
            assert other is not None
            assert overlap(one, other) < 0.8


def test_an_icon_needs_no_second_sun() -> None:
    assert draw("app icon of a mountain and a sun", width=64, height=64).revised_prompt.startswith(
        "An app icon: a mountain on"
    )


def test_an_icon_of_a_figure_is_in_the_tones_of_its_tile() -> None:
    """The bicycle's own paints give way to one colour and white."""
    worn = staged("app icon of a bicycle, red", 0, (300, 300)).scene.layers[-2].svg
    paints = set(re.findall(r'"(#[0-9a-f]{6})"', worn))
    assert len(paints) > 3
    assert all(red >= max(green, blue) - 1 for red, green, blue in (bytes.fromhex(paint[1:]) for paint in paints))
