"""Fresh: a light ground, one large plain shape, the subject in its own colours with its companions, airy type."""

import math
from dataclasses import dataclass
from typing import Final

from illustrator.cast import Player
from illustrator.glyph import glyph
from illustrator.page import Area, Lettering, Page, page_of, set_words
from illustrator.palette import at, lch, lightness, mix, readable, shade
from illustrator.schemes import LIGHT
from illustrator.stage import Stage, natural
from illustrator.svg import archway, circle, ellipse, group, num, path, polygon, rect, smooth
from illustrator.typeset import Type

TITLE: Final = "fresh"
SUITS: Final = {"fresh": 2, "minimal": 1, "elegant": 1, "any": 1}


@dataclass(frozen=True)
class Plan:
    """Where the hero stands: its middle, the floor under its foot, its size; `side` is where companions begin."""

    x: float
    floor: float
    size: float
    side: int


def compose(stage: Stage) -> None:
    page = page_of(stage, LIGHT, dark=False)
    scheme = page.scheme
    top = mix(scheme.ground, "#ffffff", 0.55) if lightness(scheme.ground) > 0.85 else shade(scheme.ground, 0.03)
    page.draw_ground(stage.scene.sheet.linear(top, scheme.ground, scheme.deep))
    kind = stage.turn((_halo, _arch, _field, _band))
    art, words = _split(page, is_low=kind is _arch)
    plan = kind(page, art)
    _drift(page, plan, art)
    _company(page, plan, art)
    if words:
        bold = bool({"bold", "tech"} & set(stage.brief.styles))
        look = Lettering(
            Type("sans-bold" if bold else "serif", tracking=-0.01, leading=1.04),
            Type("sans", tracking=0.02),
            scheme.ink,
            readable(scheme.main, scheme.ground, 4),
            align="left" if page.is_wide or kind is _band else "middle",
            rule=scheme.main,
        )
        stage.scene.draw(set_words(page, words, look, largest=300)[0], is_type=True)


def _split(page: Page, *, is_low: bool) -> tuple[Area, Area | None]:
    """The art's place and the words': above it, or below; on a wide page at either side."""
    area = page.area
    if not page.texts:
        return area, None
    if page.is_wide:
        if is_low:
            return area.lefthand(0.52), area.righthand(0.44).inset(60, 140)
        return area.righthand(0.52), area.lefthand(0.46).inset(84, 140)
    share = 0.27 if len(page.texts) == 1 else 0.33
    if is_low:
        return area.upper(1 - share), area.lower(share - 0.01).inset(96, 0).upper(0.84)
    return area.lower(1 - share + 0.01), area.upper(share).inset(96, 0).lower(0.8)


def _tint(page: Page) -> str:
    scheme = page.scheme
    return (
        mix(page.field, scheme.ground, 0.55) if scheme.is_dark else at(page.field, 0.9, min(lch(page.field)[1], 0.07))
    )


def _halo(page: Page, art: Area) -> Plan:
    """A round halo, and a hill of the main colour along the bottom."""
    scheme, scene, main, tint = page.scheme, page.stage.scene, page.field, _tint(page)
    r = min(art.w * 0.4, art.h * 0.4)
    x, y = art.cx, art.cy
    halo = scene.sheet.linear(mix(tint, "#ffffff", 0.55), tint, turn=70)
    rings = "".join(
        circle(x, y, r * k, fill="none", stroke=main, stroke_width=1.6, stroke_opacity=o)
        for k, o in ((1.1, 0.4), (1.2, 0.22), (1.3, 0.12))
    )
    base = art.bottom - art.h * 0.2
    far = _hill(page, base - art.h * 0.03, art.h * 0.05, 0.9)
    near = _hill(page, base + art.h * 0.07, art.h * 0.045, 2.6)
    paint = scene.sheet.linear(main, shade(main, -0.09, 1.0, -8))
    hills = path(far, fill=mix(main, scheme.ground, 0.42), fill_opacity=0.7) + path(near, fill=paint)
    scene.draw(group(circle(x, y, r, fill=halo) + rings + hills, clip_path=page.clip()))
    return Plan(x, y + r * 0.8, r * 1.36, -1)


def _hill(page: Page, y: float, swing: float, phase: float) -> str:
    a = page.area
    points = [(a.x + a.w * i / 8, y + swing * math.sin(phase + i * 0.8)) for i in range(-1, 10)]
    return f"{smooth(points)}V{num(a.bottom)}H{num(a.x - a.w / 8)}Z"


def _arch(page: Page, art: Area) -> Plan:
    """A tall window of the main colour, a sun in it, the hero on its sill."""
    scheme, scene, main = page.scheme, page.stage.scene, page.field
    r = min(art.w * 0.37, art.h * 0.34)
    sill = art.y + art.h * 0.86
    top = max(sill - 2.5 * r, art.y + art.h * 0.07) + r
    paint = scene.sheet.linear(shade(main, 0.1, 0.9), main, shade(main, -0.05))
    rims = path(archway(art.cx, top, r * 1.09, sill), fill="none", stroke=main, stroke_width=3)
    window = path(archway(art.cx, top, r, sill) + "Z", fill=paint)
    sun = circle(art.cx + r * 0.3, top - r * 0.1, r * 0.42, fill=mix(_tint(page), "#ffffff", 0.3), fill_opacity=0.85)
    low = rect(art.cx - r * 1.42, sill, r * 2.84, art.h * 0.032, rx=art.h * 0.016, fill=mix(main, scheme.ink, 0.35))
    scene.draw(group(rims + window + sun + low, clip_path=page.clip()))
    return Plan(art.cx, sill + 3, r * 1.18, 1)


def _field(page: Page, art: Area) -> Plan:
    """The lower half is one field of the main colour with a waved edge; the hero stands large before a pale disc."""
    scheme, scene, main, a = page.scheme, page.stage.scene, page.field, page.area
    edge = art.y + art.h * 0.36
    step = a.w / 6
    left = art.x + art.w * 0.16
    waves = "".join(f"a{num(step / 2)} {num(step * 0.2)} 0 0 1 {num(step)} 0" for _ in range(6))
    paint = scene.sheet.across((0, edge), (0, a.bottom), [(0, shade(main, 0.04), 1), (1, shade(main, -0.08), 1)])
    field = path(f"M{num(a.x)} {num(edge)}{waves}V{num(a.bottom)}H{num(a.x)}Z", fill=paint)
    if page.is_wide and page.texts:  # beside the words, not under them
        field = rect(left, a.y, a.right - left, a.h, fill=main)
    r = min(art.w * 0.42, art.h * 0.42)
    y = art.y + art.h * 0.5
    tint = _tint(page)
    disc = circle(art.cx, y, r, fill=scene.sheet.linear("#ffffff" if not scheme.is_dark else tint, tint, turn=70))
    ring = circle(art.cx, y, r * 1.1, fill="none", stroke=tint, stroke_width=2, stroke_opacity=0.7)
    floor = y + r * 0.84
    plate = ellipse(art.cx, floor, r * 1.16, r * 0.16, fill=mix(main, "#ffffff", 0.55))
    under = ellipse(art.cx, floor + r * 0.07, r * 1.16, r * 0.16, fill=shade(main, -0.14))
    scene.draw(group(field + ring + disc + under + plate, clip_path=page.clip()))
    return Plan(art.cx, floor + r * 0.03, r * 1.62, -1)


def _band(page: Page, art: Area) -> Plan:
    """A broad band climbs across the page; the hero stands off the middle, large, its foot on the lower edge."""
    scheme, scene, main, a = page.scheme, page.stage.scene, page.field, page.area
    if page.is_wide and page.texts:  # beside the words, not under them
        a = Area(art.x, a.y, a.right - art.x, a.h)
    low, high = art.bottom - art.h * 0.02, art.y + art.h * 0.2
    deep = art.h * 0.42
    paint = scene.sheet.linear(shade(main, 0.07), main, turn=0)
    band = polygon([(a.x, low - deep), (a.right, high), (a.right, high + deep * 1.25), (a.x, low)], fill=paint)
    thin = polygon(
        [(a.x, low - deep - 46), (a.right, high - 46), (a.right, high - 24), (a.x, low - deep - 24)],
        fill=mix(main, scheme.ground, 0.5),
    )
    tint = _tint(page)
    r = min(art.w, art.h) * 0.36
    x, y = art.x + art.w * 0.6, art.cy + art.h * 0.02
    sun = circle(x, y, r, fill=scene.sheet.linear(mix(tint, "#ffffff", 0.6), tint, turn=60))
    floor = f"M{num(a.x)} {num(art.bottom - art.h * 0.1)}H{num(a.right)}V{num(a.bottom)}H{num(a.x)}Z"
    scene.draw(group(thin + band + sun + path(floor, fill=mix(main, scheme.ink, 0.3)), clip_path=page.clip()))
    return Plan(x, art.bottom - art.h * 0.065, r * 1.75, -1)


def _company(page: Page, plan: Plan, art: Area) -> None:
    """The hero on the floor, or hanging over it, the others beside it in front, the far ones first."""
    stage = page.stage
    cast = page.cast
    hero = cast[0] if cast else None
    wide = sum(player.share * player.art.extent[0] * (1.0 if i == 0 else 0.8) for i, player in enumerate(cast[:3]))
    dice = stage.dice.fork("company")
    size = min(plan.size * dice.between(0.9, 1.04), art.w * 0.94 / max(wide, 0.5))
    first = plan.side * (-1 if dice.whole(2) else 1)
    if hero is None:
        spark = glyph("spark").place(natural("spark"), plan.x, plan.floor - size * 0.55, size * 0.8)
        stage.scene.draw(spark, relief=0.32)
        return
    half = hero.art.extent[0] * size / 2
    spots: list[tuple[Player, float, float]] = []
    for i, player in enumerate(cast[1:]):
        side = first if i % 2 == 0 else -first
        wide = player.share * size
        reach = half + player.art.extent[0] * wide * (0.36 if i < 2 else 0.9)
        x = min(max(plan.x + side * reach, art.x + wide * 0.5 + 20), art.right - wide * 0.5 - 20)
        spots.append((player, x, wide))
    for player, x, wide in spots[2:]:
        _stand(page, player, x, plan.floor - size * 0.02, wide)
    stage.main = _stand(page, hero, plan.x, plan.floor, size)
    for player, x, wide in spots[:2]:
        _stand(page, player, x, plan.floor + size * 0.035, wide)


def _stand(page: Page, player: Player, x: float, floor: float, size: float) -> tuple[float, float, float, float]:
    """Draws the player with its foot on the floor and the shadow that holds it there; returns its box."""
    dark = at(page.scheme.main, 0.28, 0.05)
    w = player.art.extent[0] * size
    y = floor - player.foot * size - (0 if player.stands else size * 0.05)
    shadow = ellipse(x + w * 0.05, floor, w * 0.46, size * 0.045, fill=dark, fill_opacity=0.5)
    page.stage.scene.draw(shadow, blur=11)
    page.stage.scene.draw(player.draw(page.stage, x, y, size), relief=0.32)
    return player.box(x, y, size)


def _drift(page: Page, plan: Plan, art: Area) -> None:
    """A few leaves or sparks about the hero's head."""
    drifting = _drifting(page)
    if drifting is None:
        return
    stage, dice = page.stage, page.stage.dice.fork("drift")
    count = stage.count(7)
    r = plan.size * 0.72
    parts = []
    for i in range(count):
        a = math.radians(200 + 140 * i / max(count - 1, 1) + dice.between(-6, 6))
        far = r * dice.between(1.14, 1.42)
        x = min(max(plan.x + far * 1.12 * math.cos(a), art.x + 60), art.right - 60)
        y = max(plan.floor - r * 1.1 + far * math.sin(a), art.y + 50 + (art.h * 0.06 if page.texts else 0))
        parts.append(
            glyph(drifting).place(natural(drifting), x, y, r * dice.between(0.13, 0.26), turn=dice.between(0, 360))
        )
    stage.scene.draw("".join(parts), relief=0.3)


def _drifting(page: Page) -> str | None:
    """What floats in the air: leaves for what grows, petals for flowers, sparks for the rest; nothing for the plain."""
    said = {n for s in page.stage.brief.subjects for n in (s.name, s.mark)}
    if said & {"teapot", "leaf", "glass", "citrus", "tree", "fruit", "coffee", "strawberry"}:
        return "leaf"
    if said & {"flower", "blossom", "cup"}:
        return "flower" if "flower" in said else "leaf"
    return None if "minimal" in page.stage.brief.styles else "spark"
