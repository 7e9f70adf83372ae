"""A place with things in it, painted over the frame: the setting, what stands and flies there, the light over all."""

from dataclasses import replace
from typing import Final

from illustrator import settings
from illustrator.arrange import arrange
from illustrator.brief import Setting
from illustrator.clusters import Troupe
from illustrator.illumination import Light, light_of
from illustrator.page import Area
from illustrator.pinned import settle
from illustrator.place import Ground, View
from illustrator.stage import Stage
from illustrator.staging import play
from illustrator.styles import style
from illustrator.things import thing

# Where a thing is shown when the prompt names no place: the first word of the subject's tags that stands here.
_USUAL: Final[dict[str, tuple[str, ...]]] = {
    "swims": ("sea",), "flies": ("mountains", "meadow", "night_sky"), "food": ("tabletop", "backdrop"),
    "drink": ("tabletop", "backdrop"), "building": ("meadow", "mountains"), "vehicle": ("street", "backdrop"),
    "furniture": ("room", "backdrop"), "animal": ("meadow", "backdrop", "forest"), "person": ("backdrop", "street"),
    "plant": ("garden", "meadow"), "nature": ("meadow", "mountains"), "product": ("backdrop", "studio"),
}  # fmt: skip
_OUTDOORS: Final = ("meadow", "street", "mountains")
_NIGHTLY: Final = frozenset({"night_sky", "aurora"})


def paint(stage: Stage, area: Area) -> Light:
    """Paints the scene over the frame, its subjects inside the area; the setting that was chosen goes to the brief."""
    brief = stage.brief
    setting = brief.setting or _usual_setting(stage)
    stage.brief = replace(brief, setting=setting)
    finish = style(brief.style) if brief.style else None
    where = settings.where(_existing(setting.name))
    hour = brief.time or ("night" if setting.name in _NIGHTLY else finish.treatment.time if finish else None)
    light = light_of(hour, brief.weather, brief.source, stage.variant, is_indoors=where.is_indoors)
    share = stage.pins.share
    if share is None:
        share = _share(stage, bool(setting.said), where.is_indoors)
    stage.now = replace(stage.now, share=share)
    ground = _paint_setting(stage, setting, light, share)
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


def _usual_setting(stage: Stage) -> Setting:
    """Where the prompt names no place, one that suits the light and the first subject."""
    brief = stage.brief
    tags = thing(brief.subjects[0].name).tags if brief.subjects else frozenset()
    if brief.source in {"lamp", "candle", "fire"}:
        names: tuple[str, ...] = ("room",)
    elif brief.source == "studio" or brief.style == "photo":
        names = ("studio",)
    elif (brief.time or brief.weather) and not tags & {"swims", "flies"}:
        names = ("snow",) if brief.weather == "snow" else _OUTDOORS
    else:
        names = next((places for tag, places in _USUAL.items() if tag in tags), ("backdrop",))
    there = [n for n in names if n in settings.names()] or ["backdrop"]
    return Setting(stage.turn(there), "", brief.grounds[0] if brief.grounds else None)


def _share(stage: Stage, is_asked: bool, is_indoors: bool) -> float:
    """How much of the frame the main group covers: less where the place was asked for and is a view."""
    if not stage.brief.subjects:
        return 0.0
    wide = stage.width > stage.height * 1.2
    share = 0.37 if not is_asked or is_indoors else 0.27
    return share * (0.8 if wide else 1.0)


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
        0.0 if all("flies" in thing(s.name).tags for s in stage.brief.subjects) else share,
    )
    return settings.where(_existing(setting.name)).draw(view)
