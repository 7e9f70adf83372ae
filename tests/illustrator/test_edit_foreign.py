"""Photographs edited: every wish changes what it should and keeps what it should. The photographs ship with wheels."""

import importlib.util
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from illustrator.edit import CannotEdit, Order
from illustrator.edit.cutout import NothingStandsOut, stand_out
from illustrator.edit.foreign import edit_foreign
from illustrator.edit.intent import intent_of

Pixels = NDArray[np.uint8]
_FILES = {
    "person": ("skimage", "data/astronaut.png"),
    "cat": ("skimage", "data/chelsea.png"),
    "cup": ("skimage", "data/coffee.png"),
    "motorcycle": ("skimage", "data/motorcycle_left.png"),
    "rocket": ("skimage", "data/rocket.jpg"),
    "grass": ("skimage", "data/grass.png"),
    "tower": ("sklearn", "datasets/images/china.jpg"),
    "flower": ("sklearn", "datasets/images/flower.jpg"),
}
# Outlines drawn by eye, in the pixels of the files: corners, or ellipses (middle, half axes).
_OUTLINES: dict[str, list[tuple[int, int]]] = {
    "person": [
        (25, 512), (35, 440), (22, 370), (30, 320), (48, 270), (75, 232), (112, 212), (118, 180), (128, 165),
        (150, 152), (180, 152), (185, 150), (180, 130), (158, 98), (152, 75), (165, 40), (195, 22), (230, 15),
        (265, 25), (292, 55), (298, 90), (285, 120), (262, 132), (255, 160), (285, 190), (302, 225), (300, 248),
        (340, 265), (350, 300), (360, 345), (405, 345), (450, 370), (485, 410), (500, 450), (512, 470), (512, 512),
    ],
    "cat": [
        (0, 300), (0, 125), (20, 105), (35, 60), (45, 0), (398, 0), (390, 35), (375, 70), (365, 90), (365, 130),
        (352, 175), (335, 220), (325, 255), (305, 285), (300, 300),
    ],
    "tower": [
        (206, 28), (216, 45), (222, 70), (245, 88), (260, 105), (290, 112), (318, 118), (312, 130), (290, 140),
        (292, 160), (325, 170), (320, 182), (310, 195), (312, 235), (345, 250), (350, 265), (342, 290), (345, 315),
        (310, 335), (365, 330), (368, 345), (330, 365), (310, 400), (215, 385), (205, 355), (130, 340), (80, 330),
        (65, 310), (75, 270), (70, 250), (100, 240), (105, 195), (85, 185), (110, 160), (118, 145), (95, 120),
        (130, 110), (170, 90), (195, 70), (198, 45),
    ],
}  # fmt: skip
_ELLIPSES = {
    "cup": [((278, 213), (201, 176)), ((291, 112), (118, 95))],
    "flower": [((308, 222), (137, 136))],
}


@lru_cache(maxsize=16)
def photo(name: str, side: int = 0) -> Pixels:
    """(H, W, 4); `side` shrinks it."""
    package, path = _FILES[name]
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    read = cv2.imread(str(Path(spec.origin).parent / path), cv2.IMREAD_COLOR)
    assert read is not None
    if side:
        shrink = side / max(read.shape[:2])
        read = cv2.resize(read, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    rgba = np.asarray(cv2.cvtColor(read, cv2.COLOR_BGR2RGBA), np.uint8)
    rgba.flags.writeable = False
    return rgba


@lru_cache(maxsize=16)
def outline(name: str, side: int = 0) -> Pixels:
    """255 where the subject is."""
    mask = np.zeros(photo(name).shape[:2], np.uint8)
    if name in _OUTLINES:
        cv2.fillPoly(mask, [np.array(_OUTLINES[name], np.int32)], 255)
    for middle, axes in _ELLIPSES.get(name, []):
        cv2.ellipse(mask, middle, axes, 0, 0, 360, 255, -1)
    h, w = photo(name, side).shape[:2]
    return np.asarray(cv2.resize(mask, (w, h), interpolation=cv2.INTER_NEAREST), np.uint8)


def edited(
    prompt: str,
    *names: str,
    side: int = 320,
    size: tuple[int, int] | None = None,
    mask: Pixels | None = None,
    **more: str,
) -> Pixels:
    images = tuple(photo(n, side) for n in names)
    h, w = images[0].shape[:2]
    width, height = size or (w, h)
    drawing = edit_foreign(Order(prompt, images, width, height, mask=mask, background=more.get("background", "auto")))
    assert drawing.pixels.shape == (height, width, 4)
    assert drawing.pixels.dtype == np.uint8
    assert drawing.revised_prompt
    return drawing.pixels


def refused(order: Order) -> str:
    """Why an edit was refused; empty where it was made."""
    try:
        edit_foreign(order)
    except CannotEdit as reason:
        return str(reason)
    return ""


def core(name: str, side: int = 320) -> NDArray[np.bool_]:
    """Well inside the subject."""
    return np.asarray(cv2.erode(outline(name, side), np.ones((21, 21), np.uint8)) > 0)


def around(name: str, side: int = 320) -> NDArray[np.bool_]:
    """Well outside of it."""
    return np.asarray(cv2.dilate(outline(name, side), np.ones((41, 41), np.uint8)) == 0)


def apart(one: Pixels, other: Pixels, where: NDArray[np.bool_]) -> float:
    """The mean difference of the colours there."""
    return float(np.abs(one[..., :3].astype(np.int16) - other[..., :3])[where].mean())


@pytest.mark.parametrize("name", ["person", "cat", "cup", "tower", "flower"])
def test_the_subject_is_found(name: str) -> None:
    found = stand_out(np.ascontiguousarray(photo(name)[..., :3])) > 0
    truth = outline(name) > 0
    assert (found & truth).sum() / (found | truth).sum() >= 0.8


@pytest.mark.parametrize("kind", ["noise", "flat", "stripes"])
def test_nothing_stands_out_of_what_is_even(kind: str) -> None:
    rng = np.random.default_rng(3)
    picture = np.full((240, 320, 3), 128, np.uint8)
    if kind == "noise":
        picture = rng.integers(0, 256, picture.shape, dtype=np.uint8)
    elif kind == "stripes":
        picture[:, ::8] = 40
    with pytest.raises(NothingStandsOut):
        stand_out(picture)
    rgba = np.dstack([picture, np.full((240, 320), 255, np.uint8)])
    with pytest.raises(CannotEdit, match="no subject"):
        edit_foreign(Order("remove the background", (rgba,), 320, 240))


@pytest.mark.parametrize(
    "prompt", ["change the backdrop to a forest", "把背景换成海边沙滩", "sunset beach as background"]
)
def test_a_new_background_keeps_the_subject(prompt: str) -> None:
    before = photo("flower", 320)
    after = edited(prompt, "flower")
    assert apart(before, after, core("flower")) < 26
    assert apart(before, after, around("flower")) > 34
    assert after[..., 3].min() == 255


def test_a_white_background_is_white() -> None:
    after = edited("plain white background", "flower")
    away = around("flower")
    away[260:] = False  # the second bloom below, or the shadow
    away[150:] = False
    assert after[..., :3][away].min() >= 250
    assert apart(photo("flower", 320), after, core("flower")) < 3


def test_a_cut_out_is_soft_and_clean() -> None:
    after = edited("cut out the flower", "flower")
    alpha = after[..., 3]
    assert alpha[core("flower")].min() > 240
    assert alpha[around("flower")].mean() < 16
    assert ((alpha > 10) & (alpha < 245)).sum() > 100
    edge = (alpha > 60) & (alpha < 200) & (outline("flower", 320) == 0)
    if edge.any():  # no dark green of the old background is left in the edge
        assert after[..., 0][edge].mean() > after[..., 1][edge].mean()


def test_a_transparent_background_may_be_asked_for_outside_the_prompt() -> None:
    after = edited("make it warmer", "flower", background="transparent")
    assert after[0, 0, 3] == 0
    assert after[..., 3].max() == 255


def test_the_mask_is_the_users_word_for_what_is_background() -> None:
    mask = np.where(outline("motorcycle", 320) > 0, 255, 0).astype(np.uint8)
    mask[60:170, 60:260] = 255
    before, after = photo("motorcycle", 320), edited("replace the background with a meadow", "motorcycle", mask=mask)
    inner = cv2.erode(mask, np.ones((25, 25), np.uint8)) > 0
    assert apart(before, after, inner) < 20
    assert apart(before, after, cv2.dilate(mask, np.ones((25, 25), np.uint8)) == 0) > 30


@pytest.mark.parametrize("prompt", ["", "remove this", "xyzzy plugh", "lösche das", "去掉它"])
def test_a_hole_is_filled_from_around_it(prompt: str) -> None:
    before = photo("grass", 256)
    mask = np.full(before.shape[:2], 255, np.uint8)
    mask[90:160, 100:170] = 0
    hole = mask == 0
    after = edited(prompt, "grass", side=256, mask=mask)
    assert apart(before, after, hole) > 12
    assert apart(before, after, ~hole & (cv2.erode(mask, np.ones((9, 9), np.uint8)) > 0)) == 0
    old, new = (p[..., 0][~hole if i == 0 else hole].astype(float) for i, p in enumerate((before, after)))
    assert abs(old.mean() - new.mean()) < 14
    assert 0.6 < new.std() / old.std() < 1.4


def test_a_tower_is_taken_out_of_the_sky() -> None:
    mask = np.full(photo("rocket", 320).shape[:2], 255, np.uint8)
    mask[50:205, 147:178] = 0
    after = edited("remove the rocket", "rocket", mask=mask)
    sky = after[60:150, 150:175, :3].astype(float)
    beside = after[60:150, 185:210, :3].astype(float)
    assert np.abs(sky.mean(axis=(0, 1)) - beside.mean(axis=(0, 1))).max() < 14


def test_a_mask_over_everything_leaves_nothing_to_fill_from() -> None:
    mask = np.zeros(photo("grass", 256).shape[:2], np.uint8)
    with pytest.raises(CannotEdit, match="too little"):
        edited("remove it", "grass", side=256, mask=mask)


def test_a_prompt_may_tell_the_whole_picture_round_the_mask() -> None:
    intent = intent_of("a sunny lounge with a pool and a flamingo in it", has_mask=True)
    assert intent.inserts
    assert intent.ground is None


def test_a_thing_is_drawn_into_the_mask() -> None:
    before = photo("tower", 320)
    mask = np.full(before.shape[:2], 255, np.uint8)
    mask[20:110, 200:300] = 0
    after = edited("add a red balloon", "tower", mask=mask)
    changed = np.abs(before[..., :3].astype(int) - after[..., :3]).max(axis=2) > 30
    assert changed[mask == 0].mean() > 0.1
    assert changed[mask == 255].mean() < 0.01
    red = after[..., :3][changed & (mask == 0)].astype(float)
    assert red[:, 0].mean() > red[:, 2].mean() + 30


@pytest.mark.parametrize(
    ("prompt", "left"), [("add a black cat on the left", True), ("draw a dog on the right", False)]
)
def test_a_thing_finds_a_free_place(prompt: str, left: bool) -> None:
    before, after = photo("cup", 320), edited(prompt, "cup")
    changed = np.abs(before[..., :3].astype(int) - after[..., :3]).max(axis=2) > 30
    assert 0.005 < changed.mean() < 0.4
    assert (np.nonzero(changed)[1].mean() < before.shape[1] / 2) == left


@pytest.mark.parametrize(
    ("prompt", "hue"), [("make the flower purple", 285), ("mach die Blume blau", 264), ("把花变成绿色", 150)]
)
def test_another_colour_keeps_light_and_shade(prompt: str, hue: float) -> None:
    before, after = photo("flower", 320), edited(prompt, "flower")
    inside = core("flower")
    one, other = (cv2.cvtColor(p[..., :3], cv2.COLOR_RGB2LAB)[..., 0][inside].astype(float) for p in (before, after))
    assert np.corrcoef(one, other)[0, 1] > 0.9
    lab = cv2.cvtColor(after[..., :3], cv2.COLOR_RGB2LAB).astype(float)[inside] - 128
    found = np.degrees(np.arctan2(lab[:, 2].mean(), lab[:, 1].mean())) % 360
    assert abs((found - hue + 180) % 360 - 180) < 45
    assert apart(before, after, around("flower")) < 2


def test_only_the_named_colour_changes() -> None:
    before, after = photo("motorcycle", 320), edited("change the red to blue", "motorcycle")
    tank = before[..., 0].astype(int) - before[..., 1] > 120
    assert (after[..., 2].astype(int) - after[..., 0])[tank].mean() > 40
    grey = np.ptp(before[..., :3].astype(int), axis=2) < 18
    assert apart(before, after, grey) < 1


def test_words_are_set_where_they_were_asked() -> None:
    before, after = photo("tower", 320), edited('add the text "HELLO" at the bottom', "tower")
    changed = np.abs(before[..., :3].astype(int) - after[..., :3]).max(axis=2) > 60
    assert np.nonzero(changed)[0].mean() > 0.7 * before.shape[0]
    assert changed.mean() > 0.01


@pytest.mark.parametrize("prompt", ["as a watercolor painting", "pixel art", "in oil", "als Bleistiftzeichnung"])
def test_a_style_paints_the_whole_picture(prompt: str) -> None:
    before, after = photo("tower", 320), edited(prompt, "tower")
    assert apart(before, after, np.ones(before.shape[:2], np.bool_)) > 4
    small = [
        cv2.resize(p[..., :3], (12, 8), interpolation=cv2.INTER_AREA).astype(float).ravel() for p in (before, after)
    ]
    assert np.corrcoef(*small)[0, 1] > 0.7


def test_hours_and_tones() -> None:
    before = photo("tower", 320)[..., :3].astype(float)
    night = edited("make it night", "tower")[..., :3].astype(float)
    assert night.mean() < 0.5 * before.mean()
    warm = edited("make it warmer", "tower")[..., :3].astype(float)
    assert warm[..., 0].mean() - warm[..., 2].mean() > before[..., 0].mean() - before[..., 2].mean() + 10
    grey = edited("noir et blanc", "tower")[..., :3]
    assert np.ptp(grey.astype(int), axis=2).max() <= 1
    assert edited("brighter", "tower")[..., :3].mean() > before.mean() + 8


def test_the_background_goes_out_of_focus() -> None:
    before, after = photo("flower", 320), edited("blur the background", "flower")
    sharp = [np.abs(cv2.Laplacian(np.ascontiguousarray(p[..., 1]), cv2.CV_32F)) for p in (before, after)]
    assert sharp[1][around("flower")].mean() < 0.6 * sharp[0][around("flower")].mean()
    assert apart(before, after, core("flower")) < 2


def test_edges_are_lit() -> None:
    before, after = photo("flower", 320), edited("add a rim light", "flower")
    brighter = after[..., :3].astype(int).sum(axis=2) - before[..., :3].astype(int).sum(axis=2)
    ring = (outline("flower", 320) > 0) & ~core("flower")
    assert brighter[ring].mean() > 12
    assert brighter[ring].mean() > 3 * np.abs(brighter[core("flower")]).mean()


def test_subjects_of_several_pictures_stand_together() -> None:
    after = edited("combine these on a beach", "flower", "cup", "tower", size=(384, 256))
    lab = after[..., :3].astype(int)
    assert ((lab[..., 0] > 150) & (lab[..., 2] < 110)).mean() > 0.03  # the bloom's orange, the cup's red
    noise = np.random.default_rng(1).integers(0, 256, (80, 120, 4), dtype=np.uint8)
    noise[..., 3] = 255
    order = Order("put both side by side on a table", (photo("flower", 320), noise), 300, 200)
    assert any("card" in n.message for n in edit_foreign(order).notices)


def test_a_picture_goes_into_another() -> None:
    before, after = photo("rocket", 320), edited("put the bloom from image 2 into image 1", "rocket", "flower")
    changed = np.abs(before[..., :3].astype(int) - after[..., :3]).max(axis=2) > 30
    assert 0.04 < changed.mean() < 0.5
    assert not changed[:50].any()


def test_a_sticker_keeps_its_own_alpha() -> None:
    sticker = photo("flower", 320).copy()
    sticker[..., 3] = outline("flower", 320)
    h, w = sticker.shape[:2]
    blue = edit_foreign(Order("make the flower blue", (sticker,), w, h)).pixels
    assert np.array_equal(blue[..., 3], sticker[..., 3])
    assert blue[..., 2][core("flower")].mean() > blue[..., 0][core("flower")].mean()
    beach = edit_foreign(Order("on a beach", (sticker,), w, h)).pixels
    assert beach[..., 3].min() == 255
    paper = edit_foreign(Order("make it warmer", (sticker,), w, h, background="opaque")).pixels
    assert paper[0, 0].tolist() == [255, 255, 255, 255]


def test_a_hole_in_the_picture_itself_is_filled_before_it_is_drawn_in() -> None:
    torn = photo("grass", 256).copy()
    torn[80:180, 80:180] = 0
    mask = np.where(torn[..., 3] > 0, 255, 0).astype(np.uint8)
    after = edit_foreign(Order("add a red ball", (torn,), 256, 256, mask=mask)).pixels
    assert after[..., 3].min() == 255
    assert (after[..., :3][mask == 0].max(axis=1) < 12).mean() < 0.1


@pytest.mark.parametrize("size", [(300, 300), (320, 480), (640, 256)])
def test_another_shape_never_stretches(size: tuple[int, int]) -> None:
    for prompt in ("make it warmer", "replace the background with outer space"):
        after = edited(prompt, "flower", size=size)
        bloom = (after[..., 0].astype(int) - after[..., 2] > 70) & (after[..., 0] > 150)
        _, _, stats, _ = cv2.connectedComponentsWithStats(bloom.astype(np.uint8))
        widest = stats[1:][stats[1:, cv2.CC_STAT_AREA].argmax()]
        assert 0.75 < widest[cv2.CC_STAT_WIDTH] / widest[cv2.CC_STAT_HEIGHT] < 1.34


@pytest.mark.parametrize(
    ("prompt", "count", "wanted"),
    [
        ("put a zorkmid on the cat", 1, "nothing"),
        ("give the cat a zorkmid", 1, "nothing"),
        ("place this bottle on a beach", 1, "ground=beach"),
        ("add a balloon next to the cat", 1, "inserts=balloon"),
        ("dark studio background", 1, "ground=studio #2b2e35"),
        ("fond blanc", 1, "ground=#ffffff"),
        ("fondo blanco", 1, "ground=#ffffff"),
        ("Hintergrund entfernen", 1, "cuts_out"),
        ("去掉背景", 1, "cuts_out"),
        ("remove the man in the background", 1, "removes"),
        ("make it look like a vintage photo", 1, "style=vintage"),
        ("a sharper photo", 1, "tones=sharp"),
        ("put the dog from image 2 into image 1", 2, "combines onto=0"),
        ("the bottle in the scene of image 2", 2, "combines onto=1"),
        ("add a red balloon and make it night", 2, "inserts=balloon time=night"),
        ("make the roof red, then blur the background", 1, "blurs recolours=#d7263d"),
        ("change the shirt from white to red", 1, "recolours=#ffffff>#d7263d"),
    ],
)
def test_what_is_heard(prompt: str, count: int, wanted: str) -> None:
    intent = intent_of(prompt, count=count)
    ground = intent.ground
    place = ground and (
        ground.colour or (ground.setting and f"{ground.setting.name} {ground.setting.colour or ''}") or "?"
    )
    heard = {
        "cuts_out": intent.cuts_out,
        "blurs": intent.blurs_ground,
        "removes": intent.removes is not None,
        f"ground={str(place).strip()}": ground is not None,
        "inserts=" + ",".join(s.name for i in intent.inserts for s in i.subjects): bool(intent.inserts),
        "recolours=" + ",".join(f"{r.source}>" * bool(r.source) + r.target for r in intent.recolours): intent.recolours,
        f"style={intent.style}": intent.style,
        f"time={intent.time}": intent.time,
        "tones=" + ",".join(intent.tones): intent.tones,
        "combines": intent.combines,
        f"onto={intent.onto}": intent.onto is not None,
    }
    assert (" ".join(k for k, v in heard.items() if v) or "nothing") == wanted


def test_what_is_not_understood_is_said() -> None:
    for prompt in ("", "qwertz", "make it nicer please"):
        with pytest.raises(CannotEdit):
            edited(prompt, "cup")
    order = Order("replace the background with a zorkmid frobnitz", (photo("flower", 320),), 320, 214)
    assert any(n.code == "not_understood" for n in edit_foreign(order).notices)


def test_one_wish_that_fails_does_not_hide_the_others() -> None:
    picture = np.full((200, 200, 4), 120, np.uint8)
    picture[..., 3] = 255
    drawing = edit_foreign(Order("blur the background, make it warmer", (picture,), 200, 200))
    assert any(n.code == "not_done" for n in drawing.notices)
    assert drawing.pixels[0, 0, 0] > drawing.pixels[0, 0, 2]


def test_the_same_order_gives_the_same_bytes() -> None:
    one, other = (edited("add a red balloon, replace the background with a forest", "flower") for _ in range(2))
    assert np.array_equal(one, other)


@pytest.mark.parametrize(
    "prompt", ["background " * 3000, "make red blue, " * 900, "\"'“" * 4000, "把" * 9000, "a\u0000\ud800b" * 500]
)
def test_hostile_prompts_are_bounded(prompt: str) -> None:
    assert len(intent_of(prompt).inserts) < 20
    picture = photo("flower", 96)
    assert not refused(Order(prompt, (picture,), picture.shape[1], picture.shape[0])).endswith(".")


@pytest.mark.parametrize("size", [(16, 16), (17, 40), (40, 16)])
def test_tiny_pictures(size: tuple[int, int]) -> None:
    picture = np.ascontiguousarray(cv2.resize(photo("flower"), size, interpolation=cv2.INTER_AREA))
    mask = np.full(picture.shape[:2], 255, np.uint8)
    mask[4:9, 4:9] = 0
    for prompt, hole in (
        ("remove it", mask),
        ("on a beach", None),
        ("watercolor", None),
        ("a cat", mask),
        ("blur", None),
    ):
        assert not refused(Order(prompt, (picture,), *size, mask=hole)).endswith(".")
