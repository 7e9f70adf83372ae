"""What comes out of the renderer, measured on small pictures."""

import hashlib
import subprocess
import sys

import cv2
import numpy as np
import pytest

from illustrator.draw import Drawing, draw
from illustrator.layouts import layouts
from illustrator.posters import compositions

PROMPTS = {
    "dashboard": "sales dashboard, dark background, neon green",
    "icon": "app icon with a shield and a key",
    "infographic": 'infographic in four steps "Tea at home" "Boil" "Steep" "Pour" "Sip"',
    "isometric": "isometric database",
    "pattern": "seamless pattern of leaves and lemons",
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


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("place", ["top", "bottom", "left", "right"])
def test_reserved_space_stays_empty(style: str, place: str) -> None:
    pixels = draw(f"{style} poster, sun, copy space {place}", width=200, height=200, quality="low").pixels[..., :3]
    strip = {"top": pixels[:50], "bottom": pixels[-50:], "left": pixels[:, :70], "right": pixels[:, -70:]}[place]
    rest = {"top": pixels[60:], "bottom": pixels[:-60], "left": pixels[:, 84:], "right": pixels[:, :-84]}[place]
    edges = cv2.Laplacian(np.ascontiguousarray(strip), cv2.CV_32F, ksize=3)
    assert np.abs(edges).max() <= 12
    assert np.abs(cv2.Laplacian(np.ascontiguousarray(rest), cv2.CV_32F, ksize=3)).max() > 60


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
