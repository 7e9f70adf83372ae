"""The poses that citrus fruits share: whole, a half before a whole one, and a row of slices."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part
from illustrator.subjects._fruit import half, leaf, pores, shine, skin, wedge, wheel
from illustrator.subjects._matter import Tones, haze, loop, moved, stroke, tones
from illustrator.svg import Point, circle, group, path

Shape = tuple[Point, ...]

ROUND: Shape = (
    (0, -97),
    (27, -92),
    (47, -70),
    (51, -46),
    (43, -19),
    (20, -2),
    (0, 0),
    (-21, -2),
    (-43, -19),
    (-51, -47),
)
ROUND += ((-46, -71), (-26, -92))
FLAT: Shape = (
    (0, -88),
    (30, -85),
    (51, -66),
    (56, -42),
    (46, -16),
    (22, -1),
    (0, 0),
    (-22, -1),
    (-46, -16),
    (-56, -42),
)
FLAT += ((-51, -66), (-30, -85))
LEMON: Shape = ((0, -76), (26, -71), (46, -54), (58, -45), (61, -37), (55, -29), (44, -20), (24, -4), (0, 0), (-24, -4))
LEMON += ((-44, -20), (-55, -30), (-63, -38), (-59, -46), (-46, -55), (-26, -71))


def fruit(ask: Ask, shape: Shape, peel: str, *, name: str = "fruit") -> str:
    """One whole fruit on the ground, with a leaf at its crown."""
    sheet, dice, t = ask.sheet, ask.dice.fork(name), tones(peel)
    top = min(y for _, y in shape)
    wide = max(x for x, _ in shape)
    outline = loop(shape)
    art = skin(sheet, outline, t, (0, top / 2), max(wide, -top / 2))
    inner = group(
        pores(dice, (0, 0), 48, t, round(90 * ask.detail)),
        transform=f"translate(0 {top / 2:.2f}) scale({wide / 50:.3f} {-top / 100:.3f})",
    )
    inner += haze(sheet, (0, 0), (wide * 0.6, 7), t.deep, 0.55)
    art += group(inner, clip_path=sheet.clip(path(outline)))
    art += shine(sheet, (-wide * 0.42, top * 0.72), 46, 0.7) + haze(
        sheet, (wide * 0.66, top * 0.66), (6, 14), t.glint, 0.35, 30
    )
    return art


def _crown(ask: Ask, top: float, t: Tones) -> str:
    """Where the stalk was, and its leaf."""
    dice = ask.dice.fork("crown")
    art = haze(ask.sheet, (3, top + 5), (9, 4.5), t.deep, 0.8, 0, 0.2)
    art += circle(3, top + 4, 2.6, fill="#7d8a44") + circle(2.4, top + 3.4, 1.1, fill="#b4bd74")
    side = dice.pick((-158.0, -24.0))
    return art + moved(leaf(ask.sheet, dice.between(30, 38), 10), 3, top + 3, 1, side)


def whole(ask: Ask, shape: Shape, peel: str) -> Figure:
    top, wide = min(y for _, y in shape), max(abs(x) for x, _ in shape)
    art = fruit(ask, shape, peel) + (_crown(ask, top, tones(peel)) if shape is not LEMON else _tip(ask, peel))
    lift = 17 if shape is not LEMON else 14
    return Figure(
        (Part(art, 0.26),),
        (-wide - 2, top - lift, 2 * wide + 4, lift - top),
        {"ground": (0, wide), "top": (0, top + 2, wide * 0.6), "grip": (wide * 0.6, top * 0.5)},
    )


def _tip(ask: Ask, peel: str) -> str:
    t = tones(peel)
    art = stroke("M-59 -44Q-55 -38 -58 -32", t.dark, 1.2, 0.5) + stroke("M56 -44Q52 -37 55 -31", t.deep, 1.2, 0.5)
    stalk = circle(-62, -38.5, 2.4, fill="#6f7d3c") + circle(-62.4, -39.3, 0.9, fill="#b4bd74")
    return art + stalk + moved(leaf(ask.sheet, 34, 9), -60, -40, 1, -42)


def sliced(ask: Ask, shape: Shape, peel: str, flesh: str) -> Figure:
    """A whole fruit behind, a half before it with its cut side to the viewer, and a wedge."""
    sheet, dice = ask.sheet, ask.dice.fork("cut")
    top = min(y for _, y in shape)
    scale = 0.92
    back = moved(
        fruit(ask, shape, peel) + (_crown(ask, top, tones(peel)) if shape is not LEMON else ""), -24, -7, scale
    )
    r = 41.0 if shape is not LEMON else 34.0
    shade = haze(sheet, (20, -r * 0.95), (r * 1.35, r * 1.2), "#4a1410", 0.5, 0, 0.45)
    clip = sheet.clip(path(loop([(x * scale - 24, y * scale - 7) for x, y in shape])))
    back += group(shade, clip_path=clip)
    front = moved(half(sheet, r, flesh, peel, dice), 32, -r - 2.6)
    piece = moved(wedge(sheet, 28, flesh, peel, dice), -34, -4, 1, -9)
    left = -24 - scale * max(-x for x, _ in shape)
    high = -(top * scale - 7) + (14 if shape is not LEMON else 0)
    return Figure(
        (Part(back, 0.2), Part(front, 0.24), Part(piece, 0.24)),
        (min(left, -66), -high, 35 + r * 1.14 - min(left, -66), high),
        {"ground": (4, 118), "top": (-24, top * scale - 5, 40), "grip": (30, -r)},
    )


def slices(ask: Ask, peel: str, flesh: str) -> Figure:
    """Three round slices, each leaning on the one before it."""
    sheet, dice = ask.sheet, ask.dice.fork("slices")
    parts = []
    for i, (x, r, turn, flat) in enumerate(((-40, 44, -6, 0.8), (8, 42, 2, 0.86), (58, 38, 8, 0.93))):
        p = tones(peel)
        edge = circle(0, 0, r, fill=p.dark) + circle(0, 0, r, fill="none", stroke=p.deep, stroke_width=0.8)
        face = group(edge, transform=f"translate(4.5 -0.6) scale({flat} 1)")
        face += group(wheel(sheet, r, mix(flesh, "#ffffff", 0.03 * i), peel, dice), transform=f"scale({flat} 1)")
        parts.append(Part(moved(face, x, -r, 1, turn), 0.24))
    return Figure(tuple(parts), (-77, -89, 176, 89), {"ground": (8, 140), "top": (8, -84, 60), "grip": (8, -42)})
