"""A burger, single or double."""

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, stroke, tones
from illustrator.svg import Sheet, ellipse, group, num, path, polygon

WORDS = Words(
    "burger, hamburger, cheeseburger", "汉堡, 汉堡包", "Burger, Hamburger", "burger, hamburger", "hamburguesa"
)
HEIGHT_M = 0.1
POSES = ("single", "double")
COLOUR = "#d9964a"
TAGS = ("food",)


def draw(ask: Ask) -> Figure:
    sheet, dice, bun = ask.sheet, ask.dice.fork("burger"), tones(ask.colour)
    art = _heel(sheet, bun)
    y = -20.0
    layers = 2 if ask.pose == "double" else 1
    for i in range(layers):
        art += _patty(sheet, dice, y) + _cheese(sheet, dice, y - 15)
        y -= 21
        if i == 0 and layers == 2:
            art += _tomato(sheet, y + 1)
            y -= 7
    art += _tomato(sheet, y) + _onion(y - 6) + _lettuce(sheet, dice, y - 7)
    y -= 14
    art += _crown(sheet, dice, bun, y)
    return Figure(
        (Part(art, 0.3),), (-64, y - 53, 128, 53 - y), {"ground": (0, 100), "top": (0, y - 50, 40), "grip": (50, y)}
    )


def _heel(sheet: Sheet, t: Tones) -> str:
    d = "M-54 -24H54Q58 -24 57 -17C55 -4 46 0 32 0H-32C-46 0 -55 -4 -57 -17Q-58 -24 -54 -24Z"
    art = path(
        d,
        fill=sheet.across(
            (0, -24),
            (0, 0),
            [(0, mix(t.pale, "#fff0d0", 0.6), 1), (0.22, t.light, 1), (0.6, t.base, 1), (1, t.deep, 1)],
        ),
    )
    return art + haze(sheet, (-26, -12), (24, 5), t.glint, 0.5)


def _patty(sheet: Sheet, dice: Dice, y: float) -> str:
    t = tones("#6b3a22")
    d = (
        f"M-56 {num(y - 8)}Q-58 {num(y - 17)} -46 {num(y - 17)}Q0 {num(y - 20)} 46 {num(y - 17)}"
        f"Q58 {num(y - 17)} 57 {num(y - 8)}Q58 {num(y + 1)} 46 {num(y + 1)}Q0 {num(y + 4)} -46 {num(y + 1)}"
        f"Q-58 {num(y + 1)} -56 {num(y - 8)}Z"
    )
    art = path(d, fill=sheet.across((0, y - 18), (0, y + 3), [(0, t.light, 1), (0.4, t.base, 1), (1, t.deep, 1)]))
    for _ in range(46):
        x, dy = dice.between(-53, 53), dice.between(-14, 0)
        art += ellipse(
            x,
            y + dy,
            dice.between(0.8, 2.4),
            dice.between(0.6, 1.3),
            fill=t.pale if dice.whole(2) else t.deep,
            fill_opacity=0.4,
        )
    return art + haze(sheet, (-24, y - 9), (22, 4), "#e09a6a", 0.4)


def _cheese(sheet: Sheet, dice: Dice, y: float) -> str:
    t = tones("#f7b92f")
    lean = dice.between(-8, 8)
    d = (
        f"M-57 {num(y - 4)}H57L{num(48 + lean * 0.2)} {num(y + 3)}L{num(34 + lean)} {num(y + 15)}"
        f"Q{num(30 + lean)} {num(y + 17)} {num(26 + lean)} {num(y + 14)}L{num(10 + lean)} {num(y + 4)}"
        f"L{num(-8 + lean)} {num(y + 3)}L{num(-26 + lean)} {num(y + 13)}"
        f"Q{num(-30 + lean)} {num(y + 16)} {num(-34 + lean)} {num(y + 12)}L-50 {num(y + 3)}Z"
    )
    art = moved(path(d, fill="#2a0f08", fill_opacity=0.35), 0, 1.8)
    return (
        art
        + path(d, fill=sheet.across((0, y - 4), (0, y + 15), [(0, t.pale, 1), (0.4, t.light, 1), (1, t.base, 1)]))
        + stroke(f"M-54 {num(y - 2.6)}H54", t.glint, 1.2, 0.8)
    )


def _tomato(sheet: Sheet, y: float) -> str:
    t, art = tones("#d83a2c"), ""
    for x0, x1 in ((-54, -2), (2, 55)):
        d = (
            f"M{x0} {num(y - 2)}Q{x0} {num(y - 6)} {x0 + 5} {num(y - 6)}H{x1 - 5}"
            f"Q{x1} {num(y - 6)} {x1} {num(y - 2)}Q{x1} {num(y + 3)} {x1 - 6} {num(y + 3)}H{x0 + 6}"
            f"Q{x0} {num(y + 3)} {x0} {num(y - 2)}Z"
        )
        art += path(d, fill=sheet.across((0, y - 6), (0, y + 3), [(0, t.pale, 1), (0.35, t.light, 1), (1, t.dark, 1)]))
    return art


def _onion(y: float) -> str:
    art = ""
    for x0, x1 in ((-46, -12), (-8, 24), (20, 50)):
        art += stroke(f"M{x0} {num(y + 2)}Q{(x0 + x1) / 2} {num(y - 4)} {x1} {num(y + 2)}", "#f6eaf2", 3.4) + stroke(
            f"M{x0} {num(y + 3)}Q{(x0 + x1) / 2} {num(y - 3)} {x1} {num(y + 3)}", "#b0609a", 0.9
        )
    return art


def _lettuce(sheet: Sheet, dice: Dice, y: float) -> str:
    """A frill that hangs over the edge."""
    t, art = tones("#7cb63f"), ""
    for row, (tone, drop, wide) in enumerate(((t.dark, 12.0, 62.0), (t.base, 9.0, 60.0))):
        d, count = f"M{num(-wide)} {num(y - 4)}", 9
        for i in range(count):
            x0, x1 = -wide + 2 * wide * i / count, -wide + 2 * wide * (i + 1) / count
            low = y + drop + dice.between(-4, 3)
            d += (
                f"C{num(x0 - 1)} {num(low)} {num(x0 + 5)} {num(low + 3)} {num((x0 + x1) / 2)} {num(low - 3)}"
                f"S{num(x1 + 1)} {num(low - 6)} {num(x1)} {num(y + 2 if i < count - 1 else y - 4)}"
            )
        art += path(
            d + "Z", fill=sheet.across((0, y - 4), (0, y + drop), [(0, tone, 1), (1, t.light if row else t.base, 1)])
        )
        art += stroke(
            "".join(f"M{num(-wide + 14 + i * 14)} {num(y)}q{dice.between(-2, 2):.1f} 4 0 7" for i in range(8)),
            t.pale,
            0.8,
            0.55,
        )
    return art + polygon([(-58, y - 4), (58, y - 4), (56, y), (-56, y)], fill="#1c2a0a", fill_opacity=0.3)


def _crown(sheet: Sheet, dice: Dice, t: Tones, y: float) -> str:
    d = (
        f"M-60 {num(y - 4)}C-62 {num(y - 34)} -34 {num(y - 52)} 0 {num(y - 52)}"
        f"C34 {num(y - 52)} 62 {num(y - 34)} 60 {num(y - 4)}Q60 {num(y + 3)} 52 {num(y + 3)}H-52"
        f"Q-60 {num(y + 3)} -60 {num(y - 4)}Z"
    )
    art = path(
        d,
        fill=sheet.radial(
            -20, y - 38, 92, [(0, t.pale, 1), (0.3, t.light, 1), (0.6, t.base, 1), (0.9, t.dark, 1), (1, t.deep, 1)]
        ),
    )
    inner = haze(sheet, (0, y + 4), (58, 10), mix(t.pale, "#fff0d0", 0.5), 0.6)
    art += group(inner, clip_path=sheet.clip(path(d))) + haze(sheet, (-24, y - 37), (20, 9), "#ffffff", 0.6, -24)
    for row, (dy, count, wide) in enumerate(((-46, 4, 22), (-38, 6, 38), (-29, 7, 48), (-20, 7, 53))):
        for i in range(count):
            x = -wide + 2 * wide * (i + 0.5 * (row % 2) + 0.25) / count + dice.between(-3, 3)
            if abs(x) < 56:
                seed = (
                    ellipse(0.5, 0.8, 2.6, 1.5, fill=t.deep, fill_opacity=0.55)
                    + ellipse(0, 0, 2.5, 1.4, fill="#fdf0cf")
                    + ellipse(-0.6, -0.4, 0.9, 0.4, fill="#ffffff")
                )
                art += moved(seed, x, y + dy + dice.between(-2, 2) + (x / 60) ** 2 * 6, 1, dice.between(-50, 50))
    return art
