"""A field of ripe wheat under a wide sky."""

from illustrator.page import Area
from illustrator.place import Ground, View
from illustrator.settings import _crops as crops
from illustrator.settings._sky import draw_sky, sky_glow
from illustrator.settings._weather import weather_front
from illustrator.settings.meadow import distance
from illustrator.subject import Words

TITLE = "wheat field"
WORDS = Words(
    "wheat field, cornfield, corn field, grain field, golden field, barley field",
    "麦田, 金色麦田, 稻田",
    "Weizenfeld, Kornfeld, Getreidefeld",
    "champ de blé, champ de maïs",
    "campo de trigo, trigal, maizal",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    area = view.area
    horizon = area.y + area.h * (0.46, 0.52, 0.4)[view.variant % 3]
    top = horizon + (area.bottom - horizon) * 0.1
    draw_sky(view, area, horizon)
    distance(view, horizon)
    view.scene.draw(crops.corn(view, top, view.colour or "#e9c15a"))
    near = area.y + area.h * 0.92
    return Ground(
        near=near,
        far=top + (near - top) * 0.4,
        horizon=horizon,
        sky=Area(area.x, area.y, area.w, (horizon - area.y) * 0.85),
        front=weather_front(view, area),
        glow=sky_glow(view, area, horizon),
    )
