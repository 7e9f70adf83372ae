"""Northern lights over snow and dark pines, mirrored in still water."""

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix
from illustrator.place import Ground, View
from illustrator.settings import _water as water
from illustrator.settings._heavens import aurora
from illustrator.settings._hues import lit
from illustrator.settings._peaks import massif, outline, stone
from illustrator.settings.night_sky import at_night, ground_of, hills, paint_sky
from illustrator.subject import Words
from illustrator.svg import path

TITLE = "northern lights"
WORDS = Words(
    "aurora, northern lights, aurora borealis, polar lights, southern lights",
    "极光, 北极光",
    "Polarlicht, Nordlicht, Nordlichter, Polarlichter",
    "aurore boréale, aurores boréales, aurore polaire",
    "aurora boreal, auroras boreales, luces del norte",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    dark = at_night(view)
    area, scene = dark.area, dark.scene
    horizon = area.y + area.h * (0.74, 0.7, 0.78)[dark.variant % 3]
    paint_sky(dark, horizon)
    curtains = aurora(dark, area, Dice(f"{dark.dice.name}/curtains"), horizon)
    scene.draw(curtains)
    rise = min(horizon - area.y, area.w * 0.5)
    peaks = outline(dark, area.x, area.w, horizon - rise * 0.34, horizon + 6)
    rock = stone(dark, "#6a7390", 0.3)
    scene.draw(massif(dark, dark.dice.fork("peaks"), peaks, horizon + 6, rock, snow=0.7, haze=0.4))
    if dark.variant % 3 == 1:
        _lake(dark, horizon, curtains)
    else:
        hills(dark, horizon)
    tint = dark.scene.sheet.across(
        (0, area.y), (0, horizon), [(0, "#3fd89a", 0.0), (0.7, "#3fd89a", 0.07), (1, "#3fd89a", 0)]
    )
    return ground_of(dark, horizon, Area(area.x, area.y, area.w, horizon - area.y).shape(fill=tint))


def _lake(view: View, horizon: float, curtains: str) -> None:
    """Still water that shows the lights once more, and a snowy shore."""
    area, scene = view.area, view.scene
    lake = Area(area.x, horizon, area.w, area.bottom - horizon)
    fill = scene.sheet.across((0, horizon), (0, area.bottom), [(0, view.light.sky[2], 1), (1, view.light.sky[0], 1)])
    clip = scene.sheet.clip(lake.shape())
    svg = lake.shape(fill=fill) + f'<g clip-path="{clip}">{water.mirrored(curtains, horizon, 0.45, 0.8)}</g>'
    dice = view.dice.fork("ripples")
    svg += water.ripples(dice, lake, "#bff5dc", view.count(34), 0.16)
    svg += water.ripples(dice, lake, view.light.sky[0], view.count(30), 0.3)
    snow = lit(view.light, "#eef4fb")
    shore = (
        f"M{area.x - 5} {area.bottom + 5}V{area.bottom - area.h * 0.07}Q{area.cx - area.w * 0.2} "
        f"{area.bottom - area.h * 0.11} {area.cx} {area.bottom - area.h * 0.06}T{area.right + 5} "
        f"{area.bottom - area.h * 0.08}V{area.bottom + 5}Z"
    )
    top = area.bottom - area.h * 0.11
    fill = scene.sheet.across(
        (0, top), (0, area.bottom), [(0, mix(snow, "#7ff0c0", 0.16), 1), (1, mix(snow, view.light.sky[0], 0.5), 1)]
    )
    scene.draw(svg + path(shore, fill=fill))
