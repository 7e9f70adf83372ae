"""A castle: a fairy-tale one with pointed roofs, or a grey fortress with battlements."""

from illustrator.chance import Dice
from illustrator.palette import lightness, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._masonry import battlements, stones, window, window_glow
from illustrator.subjects._plants import clump, tuft
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, num, path, rect

WORDS = Words(
    "castle, fortress, palace, stronghold, citadel, fairytale castle",
    "城堡, 宫殿, 堡垒",
    "Burg, Schloss, Festung, Palast, Märchenschloss",
    "château, forteresse, palais, château fort",
    "castillo, fortaleza, palacio, alcázar",
)
HEIGHT_M = 32.0
POSES = ("fairytale", "fortress")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "fortress": "fortress, stronghold, citadel, 堡垒, Festung, forteresse, château fort, fortaleza",
}
COLOUR = "#e9dcc6"
TAGS = ("building",)
HOME = ("mountains", "meadow")

Tower = tuple[float, float, float, float, float]
# Towers: middle, half-width, foot, top, height of the roof; those behind the wall and those before it.
_BEHIND: tuple[Tower, ...] = ((-22, 7, -30, -66, 20), (25, 6.4, -30, -58, 18), (2, 11, -34, -76, 24))
_BEFORE: tuple[Tower, ...] = (
    (-52, 9.4, 0, -46, 22),
    (52, 9.4, 0, -42, 21),
    (-15, 6.4, 0, -36, 0),
    (15, 6.4, 0, -36, 0),
)


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, dice = ask.sheet, ask.dice.fork("castle")
    pointed = ask.pose == "fairytale"
    colour = ask.colour if ask.is_asked or pointed else "#a9a4a6"
    wall = tones(colour)
    roof = tones(_roof(ask, colour))
    flag = tones("#e2453c" if not ask.is_asked else shade(ask.colour, -0.05, 1.1, 150))
    rear, front = "", ""
    for tower in _BEHIND:
        rear += _tower(sheet, dice, tower, wall, roof if pointed else None, flag, ask.is_dark)
    rear = _keep(sheet, dice, wall, roof if pointed else None, ask.is_dark) + rear
    middle = _curtain(sheet, dice, wall, ask.is_dark)
    for tower in _BEFORE:
        front += _tower(sheet, dice, tower, wall, roof if pointed else None, flag, ask.is_dark)
    green = "".join(
        clump(dice, sheet, (x, -r * 0.6, r), tones("#6b9449"), 0.02)
        for x, r in ((-64, 6), (-38, 5), (-29, 4), (32, 5), (41, 4), (64, 6))
    )
    green += "".join(tuft(dice, x, 0.6, 4, ("#4f7d38", "#6d9c46")) for x in (-46, -24, 24, 46))
    return Figure(
        (Part(rear, 0.22), Part(middle, 0.15), Part(front, 0.25), Part(green, 0.2)),
        (-72, -112 if pointed else -84.4, 144, 115 if pointed else 87.4),
        {"ground": (0, 124), "top": (0, -38, 60)},
        glow=_glow(sheet) if ask.is_dark else "",
    )


def _roof(ask: Ask, colour: str) -> str:
    if not ask.is_asked:
        return ask.dice.fork("roof").pick(("#3f6fa8", "#b5484a", "#5b5aa0", "#3d8a8a"))
    return shade(colour, -0.2, 1.05) if lightness(colour) > 0.45 else shade(colour, 0.2)


def _drum(sheet: Sheet, x: float, half: float, t: Tones) -> str:
    stops = [(0, t.light, 1), (0.25, t.glint, 1), (0.5, t.base, 1), (0.85, t.dark, 1), (1, mix(t.dark, t.base, 0.4), 1)]
    return sheet.across((x - half, 0), (x + half, 0), stops)


def _tower(sheet: Sheet, dice: Dice, tower: Tower, t: Tones, roof: Tones | None, flag: Tones, lit: bool) -> str:
    x, half, foot, top, rise = tower
    paint = _drum(sheet, x, half * 1.15, t)
    art = path(
        f"M{num(x - half * 1.1)} {foot}L{num(x - half)} {num(foot - 8)}V{top}H{num(x + half)}"
        f"V{num(foot - 8)}L{num(x + half * 1.1)} {foot}Z",
        fill=paint,
    )
    art += stones(
        dice, (x - half * 0.9, top + 4, half * 1.8, foot - top - 6), max(round((foot - top) / 4), 5), t, half * 0.3
    )
    crown = half * 1.22
    art += path(
        f"M{num(x - half)} {num(top + 3)}L{num(x - crown)} {num(top)}V{num(top - 4)}H{num(x + crown)}"
        f"V{num(top)}L{num(x + half)} {num(top + 3)}Z",
        fill=paint,
    )
    art += path(f"M{num(x - half)} {num(top + 3)}h{num(2 * half)}v1.6h{num(-2 * half)}Z", fill=t.deep, fill_opacity=0.4)
    art += path(battlements(x - crown, top - 3.9, 2 * crown, 3.4, 4), fill=paint)
    w = half * 0.5
    for share in (0.3, 0.66) if foot - top > 34 else (0.42,):
        y = top + (foot - top) * share
        art += window(sheet, (x - w / 2, y, w, w * 1.7), lit, mix(t.dark, "#5a4a5e", 0.25), bars=0, arched=True)
    return art + (_cone(sheet, x, crown * 0.98, top - 4.4, rise, roof, flag) if roof and rise else "")


def _cone(sheet: Sheet, x: float, half: float, y: float, rise: float, t: Tones, flag: Tones) -> str:
    """A pointed roof with a flare at its eaves, rings of slate, a ball and a pennant."""
    paint = sheet.across(
        (x - half, 0), (x + half, 0), [(0, t.base, 1), (0.25, t.light, 1), (0.5, t.base, 1), (1, t.deep, 1)]
    )
    tip = y - rise
    d = (
        f"M{num(x)} {num(tip)}C{num(x - half * 0.35)} {num(y - rise * 0.4)} {num(x - half * 0.75)}"
        f" {num(y - rise * 0.16)} {num(x - half * 1.12)} {num(y)}C{num(x - half * 0.5)} {num(y + 2.6)}"
        f" {num(x + half * 0.5)} {num(y + 2.6)} {num(x + half * 1.12)} {num(y)}C{num(x + half * 0.75)}"
        f" {num(y - rise * 0.16)} {num(x + half * 0.35)} {num(y - rise * 0.4)} {num(x)} {num(tip)}Z"
    )
    art = path(d, fill=paint)
    rings = ""
    for share in (0.18, 0.36, 0.54, 0.72):
        w, ry = half * (1 - share) * 0.86, y - rise * share
        rings += f"M{num(x - w)} {num(ry)}Q{num(x)} {num(ry + 2.4 * (1 - share))} {num(x + w)} {num(ry)}"
    art += path(rings, fill="none", stroke=t.deep, stroke_width=0.6, stroke_opacity=0.6)
    pole = f"M{num(x)} {num(tip + 1)}v-7"
    art += path(pole, stroke="#6a5a4a", stroke_width=0.7) + circle(x, tip, 0.9, fill="#f0c55e")
    wave = f"M{num(x)} {num(tip - 6)}c3 -1.6 5 1.4 9 -0.4c-1.6 1.4 -1.6 2 -0.4 3.6c-3.6 1.4 -5.6 -1 -8.6 0.4Z"
    return art + path(wave, fill=sheet.linear(flag.light, flag.base, flag.dark, turn=0))


def _keep(sheet: Sheet, dice: Dice, t: Tones, roof: Tones | None, lit: bool) -> str:
    paint = sheet.linear(t.light, t.base, t.dark, turn=25)
    art = rect(-34, -54, 70, 40, fill=paint) + path(battlements(-34, -53.8, 70, 3.6, 9), fill=paint)
    if roof:
        art = path("M-36 -54L-24 -66H26L38 -54Z", fill=sheet.linear(roof.light, roof.base, roof.dark, turn=60)) + art
    art += stones(dice, (-33, -52, 68, 20), 16, t, 2.6)
    for x in (-12, 14, 31):
        art += window(sheet, (x - 1.7, -48, 3.4, 6), lit, mix(t.dark, "#5a4a5e", 0.25), bars=0, arched=True)
    return art


def _curtain(sheet: Sheet, dice: Dice, t: Tones, lit: bool) -> str:
    """The front wall with its gate, portcullis and drawbridge."""
    paint = sheet.across((-50, -30), (40, 0), [(0, t.light, 1), (0.5, t.base, 1), (1, mix(t.base, t.dark, 0.6), 1)])
    art = rect(-54, -27, 108, 27, fill=paint) + path(battlements(-54, -26.8, 108, 3.8, 15), fill=paint)
    art += path("M-54 -22.6h108v1.5h-108z", fill=t.deep, fill_opacity=0.3)
    art += stones(dice, (-44, -20, 24, 18), 8, t, 2.6) + stones(dice, (22, -20, 22, 18), 8, t, 2.6)
    art += rect(-10, -32, 20, 32, fill=sheet.linear(t.light, t.base, turn=20)) + path(
        battlements(-10, -31.8, 20, 3.6, 4), fill=t.light
    )
    inner = sheet.linear("#ffd27a", "#c9702f", "#3a1d26") if lit else sheet.linear("#3b2a3c", "#241826")
    art += path("M-7 0V-13C-7 -22 7 -22 7 -13V0Z", fill=t.deep) + path(
        "M-5.8 0V-12.6C-5.8 -20 5.8 -20 5.8 -12.6V0Z", fill=inner
    )
    bars = "M-3.6 -16.6V-8M-1.2 -18V-8M1.2 -18V-8M3.6 -16.6V-8M-5.6 -14h11.2M-5.8 -10.6h11.6"
    art += path(bars, stroke="#5b5360", stroke_width=0.8)
    art += path("M-5.8 0L-7.4 1H7.4L5.8 0Z", fill="#8a5a38")
    return art + path("M-3 -28l3 -1.4l3 1.4v2.6c0 2 -1.6 3 -3 3.6c-1.4 -0.6 -3 -1.6 -3 -3.6z", fill="#e9bd57")


def _glow(sheet: Sheet) -> str:
    boxes = [(-6.0, -14.0, 12.0, 14.0), (-1.0, -66.0, 5.0, 8.0), (-53.0, -34.0, 4.0, 6.0), (50.0, -30.0, 4.0, 6.0)]
    return "".join(window_glow(sheet, box, 2.6) for box in boxes)
