"""A subject out of a plain ground: its alpha, and no halo of the ground on black or on white.

The subjects are the renderer's, which draws them transparent too: so it is known what should come out.
"""

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from illustrator.draw import draw
from impasto.pixels.cut_out import LEAST, MOST, NoSubject, cut_out, on_plain_ground

Pixels = NDArray[np.uint8]
SIDE = 512
GROUNDS = {"green": (0, 177, 64), "blue": (40, 80, 220)}
# Each with something that is hard: whiskers, holes, spokes of a pixel.
SUBJECTS = ["A red fox", "A chair", "A bicycle"]


@pytest.fixture(scope="module", params=SUBJECTS)
def truth(request: pytest.FixtureRequest) -> Pixels:
    prompt: str = request.param
    return draw(prompt, width=SIDE, height=SIDE, seed=3, index=0, quality="low", background="transparent").pixels


def laid_on(subject: Pixels, ground: tuple[int, int, int], *, falls_off: bool = False) -> Pixels:
    """An opaque picture (H, W, 4): the subject before a ground, which may grow darker to its corners."""
    ys, xs = np.mgrid[0:SIDE, 0:SIDE] / SIDE - 0.5
    shade = (1 - 0.3 * (xs**2 + ys**2))[..., None] if falls_off else np.ones((SIDE, SIDE, 1))
    alpha = subject[..., 3:] / 255
    rgb = subject[..., :3] * alpha + np.array(ground) * shade * (1 - alpha)
    return np.dstack([np.rint(rgb).astype(np.uint8), np.full((SIDE, SIDE), 255, np.uint8)])


def seen_on(pixels: Pixels, ground: int) -> NDArray[np.float64]:
    alpha = pixels[..., 3:] / 255
    return np.asarray(pixels[..., :3] * alpha + ground * (1 - alpha))


@pytest.mark.parametrize("ground", GROUNDS)
def test_on_black_and_on_white_it_looks_as_if_there_had_never_been_a_ground(truth: Pixels, ground: str) -> None:
    cut = cut_out(laid_on(truth, GROUNDS[ground]))

    edge = (truth[..., 3] > 0) & (truth[..., 3] < 255)
    surely = {"subject": truth[..., 3] == 255, "ground": truth[..., 3] == 0}
    assert abs(float(cut[..., 3].mean()) - float(truth[..., 3].mean())) < 2, "as much of it as there is"
    for backdrop in (0, 255):
        off = np.abs(seen_on(cut, backdrop) - seen_on(truth, backdrop)).mean(axis=2)
        assert off[surely["ground"]].mean() < 0.5, "nothing of the ground is left"
        assert off[edge].mean() < 28, "its edge has the subject's own colours"
        assert off[surely["subject"]].mean() < 2, "nothing of the subject is lost"


def test_a_ground_that_grows_darker_and_was_compressed_is_a_ground_all_the_same() -> None:
    truth = draw("A red fox", width=SIDE, height=SIDE, seed=3, index=0, quality="low", background="transparent").pixels
    picture = laid_on(truth, GROUNDS["green"], falls_off=True)
    file = io.BytesIO()
    Image.fromarray(picture[..., :3]).save(file, "JPEG", quality=88)
    compressed = np.dstack([np.asarray(Image.open(file)), picture[..., 3]])

    cut = cut_out(compressed)

    assert np.abs(cut[..., 3].astype(int) - truth[..., 3]).mean() < 3


def test_what_is_closed_in_is_a_hole_and_a_glint_is_not() -> None:
    rgb = np.full((SIDE, SIDE, 3), 250, np.uint8)
    rgb[100:400, 100:400] = (180, 60, 30)
    rgb[200:260, 200:260] = 250
    rgb[300:303, 300:303] = 250

    found = on_plain_ground(rgb)

    assert found is not None
    assert (found[50, 50], found[230, 230], found[150, 150], found[301, 301]) == (0, 0, 255, 255)


def test_a_ground_that_is_not_plain_is_left_to_what_stands_out() -> None:
    rng = np.random.default_rng(2)
    rgb = rng.integers(60, 120, (SIDE, SIDE, 3)).astype(np.uint8)
    rgb[150:380, 160:360] = (230, 200, 20)

    assert on_plain_ground(rgb) is None
    cut = cut_out(np.dstack([rgb, np.full((SIDE, SIDE), 255, np.uint8)]))

    assert (cut[260, 260, 3], cut[20, 20, 3]) == (255, 0)


def speck(side: int) -> Pixels:
    """A square of so many pixels in an opaque white picture."""
    picture = np.full((SIDE, SIDE, 4), 255, np.uint8)
    picture[SIDE - side :, :side, :3] = 0
    return picture


@pytest.mark.parametrize("side", [0, 12])
def test_what_leaves_nothing_is_no_cut_out(side: int) -> None:
    with pytest.raises(NoSubject):
        cut_out(speck(side))


def test_the_bounds_hold_for_an_alpha_that_came_with_the_picture_too() -> None:
    whole = np.full((100, 100, 4), 255, np.uint8)
    for share, is_one in ((LEAST / 2, False), (0.5, True), ((1 + MOST) / 2, False)):
        picture = whole.copy()
        picture[..., 3].flat[round(share * 10_000) :] = 0
        if is_one:
            assert cut_out(picture) is picture
        else:
            with pytest.raises(NoSubject):
                cut_out(picture)


def test_nothing_is_hidden_below_what_is_transparent(truth: Pixels) -> None:
    cut = cut_out(laid_on(truth, GROUNDS["green"]))

    assert not cut[cut[..., 3] == 0].any()
