"""Every setting, whoever wrote it: it fills its frame, says truly where things stand, and is like no other."""

import numpy as np
import pytest
from numpy.typing import NDArray

from illustrator import settings
from illustrator.chance import Dice
from illustrator.illumination import Light, light_of
from illustrator.page import Area
from illustrator.place import Ground, View
from illustrator.raster import EFFORTS, rasterize
from illustrator.scene import Scene

SHAPES = {"square": (60, 60), "wide": (150, 50), "tall": (50, 150)}
# Their sky is dark at every hour.
ALWAYS_DARK = {"aurora", "moon_surface", "night_sky", "space"}
LANGUAGES = ("en", "zh", "de", "fr", "es")


def light(time: str, variant: int, name: str, weather: str | None = None) -> Light:
    return light_of(time, weather, None, variant, is_indoors=settings.where(name).is_indoors)


def drawn(
    name: str, size: tuple[int, int], variant: int = 0, time: str = "day", weather: str | None = None, seen: float = 0.0
) -> tuple[NDArray[np.uint8], Ground, Scene]:
    scene = Scene.of_size(*size)
    area = Area(0, 0, scene.width, scene.height)
    dice = Dice(f"{name}/{variant}")
    view = View(scene, area, light(time, variant, name, weather), dice, variant, 0.6, seen=seen)
    ground = settings.where(name).draw(view)
    bare = rasterize(scene, *size, EFFORTS["low"], 0)
    scene.draw(ground.front)
    scene.draw(ground.glow, blend="add")
    pixels = rasterize(scene, *size, EFFORTS["low"], 0)
    assert bare[..., 3].min() == 255, "the setting itself fills the frame, without its front"
    return pixels, ground, scene


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", settings.names())
def test_a_setting_fills_every_shape_and_says_where_things_stand(name: str, shape: str) -> None:
    for variant, seen in ((0, 0.0), (1, 0.5), (2, 0.3)):
        pixels, ground, scene = drawn(name, SHAPES[shape], variant, seen=seen)
        assert pixels[..., 3].min() == 255
        assert len(np.unique(pixels.reshape(-1, 4), axis=0)) > 20
        assert 0 < ground.far <= ground.near <= scene.height
        assert 0 <= ground.horizon <= ground.near
        assert ground.sky.y >= 0
        assert ground.sky.bottom <= scene.height + 1
        assert ground.sky.h > 0
        assert ground.sky.w > 0
        assert 0 <= ground.gloss <= 1
        assert ground.water is None or 0 <= ground.water <= scene.height


@pytest.mark.parametrize("name", [n for n in settings.names() if not settings.where(n).is_indoors])
def test_weather_and_hours_show_outdoors(name: str) -> None:
    by_day = drawn(name, SHAPES["square"])[0]
    by_night = drawn(name, SHAPES["square"], time="night")[0]
    if name not in ALWAYS_DARK:
        assert by_night[..., :3].mean() < 0.75 * by_day[..., :3].mean()
    for time, weather in (("sunset", None), ("dawn", "fog"), ("day", "snow"), ("night", "storm"), ("dusk", "rain")):
        assert drawn(name, SHAPES["square"], 1, time, weather)[0][..., 3].min() == 255


@pytest.mark.parametrize("name", settings.names())
def test_variants_differ_and_repeat(name: str) -> None:
    one, two, three = (drawn(name, SHAPES["square"], variant)[0].astype(int) for variant in (0, 1, 2))
    for a, b in ((one, two), (two, three), (one, three)):
        assert np.abs(a - b).mean() > 2
    assert np.array_equal(one, drawn(name, SHAPES["square"], 0)[0])


def test_each_setting_has_words_of_its_own_in_every_language() -> None:
    owners: dict[str, str] = {}
    for name in settings.names():
        where = settings.where(name)
        assert where.title
        for language in LANGUAGES:
            assert getattr(where.words, language), f"{name} has no words in {language}"
        for phrase in where.words.phrases():
            assert phrase not in owners, f"{phrase!r} belongs to both {owners.get(phrase)} and {name}"
            owners[phrase] = name
