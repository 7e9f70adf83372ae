"""A lavender field: violet rows that run to the hills."""

from illustrator.page import Area
from illustrator.place import Ground, View
from illustrator.settings import _crops as crops
from illustrator.settings._sky import draw_sky, sky_glow
from illustrator.settings._weather import weather_front
from illustrator.settings.meadow import distance
from illustrator.subject import Words

TITLE = "lavender field"
WORDS = Words(
    "lavender field, lavender fields, provence",
    "薰衣草田, 薰衣草花田",
    "Lavendelfeld, Lavendelfelder",
    "champ de lavande, champs de lavande",
    "campo de lavanda, campos de lavanda",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    area = view.area
    horizon = area.y + area.h * (0.46, 0.52, 0.4)[view.variant % 3]
    top = horizon + (area.bottom - horizon) * 0.1
    draw_sky(view, area, horizon)
    distance(view, horizon)
    eye = view.area.cx + view.light.turn * view.area.w * (0.1, -0.14, 0.0)[view.variant % 3]
    view.scene.draw(crops.rows(view, top, eye, view.colour or "#9a78d8", "#b58f6a"))
    near = area.y + area.h * 0.92
    return Ground(
        near=near,
        far=top + (near - top) * 0.4,
        horizon=horizon,
        sky=Area(area.x, area.y, area.w, (horizon - area.y) * 0.85),
        front=weather_front(view, area),
        glow=sky_glow(view, area, horizon),
    )
