"""A place with things in it, painted over the frame: the setting, what stands and flies there, the light over all."""

from dataclasses import replace
from typing import Final

from illustrator import settings
from illustrator.arrange import arrange
from illustrator.brief import Setting
from illustrator.clusters import Troupe, is_aloft
from illustrator.illumination import Light, light_of
from illustrator.page import Area
from illustrator.pinned import settle
from illustrator.place import Ground, View
from illustrator.places import usual_setting
from illustrator.stage import Stage
from illustrator.staging import play
from illustrator.styles import style

_NIGHTLY: Final = frozenset({"night_sky", "aurora"})


def paint(stage: Stage, area: Area) -> Light:
    """Paints the scene over the frame, its subjects inside the area; the setting that was chosen goes to the brief."""
    brief = stage.brief
    setting = brief.setting or usual_setting(brief, stage.turn)
    stage.brief = replace(brief, setting=setting)
    finish = style(brief.style) if brief.style else None
    where = settings.where(_existing(setting.name))
    hour = brief.time or ("night" if setting.name in _NIGHTLY else finish.treatment.time if finish else None)
    light = light_of(hour, brief.weather, brief.source, stage.variant, is_indoors=where.is_indoors)
    share = _share(stage, bool(setting.said), where.is_indoors)
    seen = _seen(stage, share) if stage.pins.share is None else stage.pins.share
    stage.now = replace(stage.now, share=seen)
    ground = _paint_setting(stage, setting, light, seen)
    troupe = Troupe(brief, stage.scene.sheet, stage.dice.fork("troupe"), light.is_dark, stage.detail, stage.pins)
    if stage.is_pinned:
        arrangement = settle(brief, troupe, ground, area)
    else:
        arrangement = arrange(brief, troupe, ground, area, stage.variant, share)
    play(stage, arrangement, ground, light)
    if not stage.is_transparent:
        stage.scene.draw(ground.front)
        stage.scene.draw(ground.glow, blend="add")
    return light


def _existing(name: str) -> str:
    return name if name in settings.names() else "backdrop"


def _share(stage: Stage, is_asked: bool, is_indoors: bool) -> float:
    """How much of the frame the main group covers: less where the place was asked for and is a view."""
    if not stage.brief.subjects:
        return 0.0
    wide = stage.width > stage.height * 1.2
    share = 0.37 if not is_asked or is_indoors else 0.27
    return share * (0.8 if wide else 1.0)


def _seen(stage: Stage, share: float) -> float:
    """What flies covers nothing of the ground."""
    return 0.0 if all(is_aloft(subject) for subject in stage.brief.subjects) else share


def _paint_setting(stage: Stage, setting: Setting, light: Light, share: float) -> Ground:
    full = Area(0, 0, stage.width, stage.height)
    if stage.is_transparent:
        return Ground(near=full.h * 0.93, far=full.h * 0.8, horizon=full.h * 0.5, sky=full)
    view = View(
        stage.scene,
        full,
        light,
        stage.dice.fork("setting"),
        stage.variant,
        stage.detail,
        setting.colour,
        frozenset(setting.traits),
        share,
    )
    return settings.where(_existing(setting.name)).draw(view)
