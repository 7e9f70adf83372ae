"""A conifer: green, under snow, or decked as a Christmas tree."""

from illustrator.chance import Dice
from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._plants import tuft
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, num, path

WORDS = Words(
    "pine tree, fir, fir tree, spruce, conifer, evergreen, christmas tree, xmas tree",
    "松树, 冷杉, 云杉, 圣诞树",
    "Tanne, Fichte, Kiefer, Tannenbaum, Nadelbaum, Weihnachtsbaum, Christbaum",
    "sapin, épicéa, conifère, sapin de noël",
    "pino, abeto, conífera, árbol de navidad",
)
HEIGHT_M = 9.0
POSES = ("green", "snowy", "decorated")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "decorated": "christmas, xmas, 圣诞树, Weihnachtsbaum, Christbaum, noël, navidad",
}
COLOUR = "#3f7f55"
TAGS = ("plant", "nature")
HOME = ("mountains", "snow")

# Tiers from the lowest: height of the skirt, half-width, height of the point.
_FULL = ((-10, 34, -46), (-25, 30, -58), (-40, 25, -70), (-55, 20, -82), (-69, 14.5, -92), (-81, 9, -101))
_SLIM = (
    (-10, 24, -40),
    (-22, 23, -50),
    (-34, 20.5, -60),
    (-46, 18, -71),
    (-58, 14.6, -82),
    (-70, 11, -92),
    (-81, 7, -102),
)


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, dice = ask.sheet, ask.dice.fork("pine")
    pose = ask.pose
    t = tones(ask.colour)
    tiers = _FULL if pose == "decorated" or dice.whole(2) else _SLIM
    bark = tones("#6e4a35")
    trunk = path(
        "M-5.6 0.6C-4 -3 -3.8 -8 -3.6 -18H3.6C3.8 -8 4 -3 5.6 0.6Z",
        fill=sheet.linear(bark.light, bark.base, bark.deep, turn=0),
    )
    trunk += (
        tuft(dice, -7, 0.6, 5, ("#4f7d38", "#6d9c46")) + tuft(dice, 7, 0.6, 5, ("#4f7d38", "#6d9c46"))
        if pose == "green"
        else ""
    )
    green = "".join(_tier(dice, sheet, t, tier, i / len(tiers)) for i, tier in enumerate(tiers))
    extra, glow, top = "", "", tiers[-1][2]
    if pose == "snowy":
        extra = "".join(_snow(dice, sheet, tier) for tier in tiers)
        extra += path("M-26 0.8C-20 -4 -8 -5 0 -3C8 -5 20 -4 26 0.8Z", fill=sheet.linear("#ffffff", "#cfdcee"))
    if pose == "decorated":
        extra, glow = _ornaments(dice, sheet, tiers, ask)
        top -= 7
    half = max(h for _, h, _ in tiers) + 2.4
    return Figure(
        (Part(trunk, 0.2), Part(green, 0.28), *((Part(extra, 0.25),) if extra else ())),
        (-half, top - 1, 2 * half, 2 - top),
        {"ground": (0, 14), "top": (0, top + 4, 3), "grip": (0, -30)},
        glow=glow,
    )


def _skirt(dice: Dice, tier: tuple[float, float, float]) -> str:
    """The outline of one tier: sweeping sides and a hem of drooping branch tips."""
    foot, half, top = tier
    count = max(round(half / 4.2), 3) * 2
    d = (
        f"M0 {num(top)}C{num(half * 0.16)} {num(top + (foot - top) * 0.45)} {num(half * 0.55)}"
        f" {num(foot - 7)} {num(half + dice.between(-0.6, 1.4))} {num(foot)}"
    )
    for i in range(1, count + 1):
        x0, x = half - 2 * half * (i - 1) / count, half - 2 * half * i / count
        dip = 3.4 * (1 - (x / half) ** 2)
        last = i == count
        y = foot + dip + (0 if last else dice.between(0.2, 1.6))
        d += f"Q{num((x0 + x) / 2 + 0.8)} {num(foot + dip - 4.2)} {num(x)} {num(y)}"
    return d + (
        f"C{num(-half * 0.55)} {num(foot - 7)} {num(-half * 0.16)} {num(top + (foot - top) * 0.45)} 0 {num(top)}Z"
    )


def _tier(dice: Dice, sheet: Sheet, t: Tones, tier: tuple[float, float, float], share: float) -> str:
    foot, half, top = tier
    lift = 0.035 * share
    paint = sheet.across(
        (-half, top),
        (half * 0.9, foot + 4),
        [(0, shade(t.glint, lift), 1), (0.25, shade(t.light, lift), 1), (0.55, shade(t.base, lift), 1), (1, t.deep, 1)],
    )
    shadow = path(
        _skirt(Dice(f"{dice.name}/{foot}"), (foot + 3.2, half * 0.8, top + 6)),
        fill=mix(t.deep, "#101a2a", 0.4),
        fill_opacity=0.55,
    )
    art = (shadow if share else "") + path(_skirt(Dice(f"{dice.name}/{foot}"), tier), fill=paint)
    needles, dark = "", ""
    for _ in range(round(half * 1.1)):
        u, v = dice.between(-0.8, 0.8), dice.between(0.25, 0.92)
        x, y = half * u * v * 0.86, top + (foot - top) * v
        d = f"M{num(x)} {num(y)}q{num(u * 2)} {num(1.6)} {num(u * 3.6)} {num(3.2)}"
        if u < 0.12:
            needles += d
        else:
            dark += d
    art += path(needles, fill="none", stroke=t.glint, stroke_width=0.55, stroke_opacity=0.6, stroke_linecap="round")
    return art + path(dark, fill="none", stroke=t.deep, stroke_width=0.6, stroke_opacity=0.6, stroke_linecap="round")


def _snow(dice: Dice, sheet: Sheet, tier: tuple[float, float, float]) -> str:
    """Snow lies on the outer half of each tier and drips over its edge in lobes."""
    foot, half, top = tier
    paint = sheet.across((-half, top), (half, foot), [(0, "#ffffff", 1), (0.6, "#eef4fb", 1), (1, "#b9cce4", 1)])
    d = (
        f"M0 {num(top - 0.6)}C{num(half * 0.2)} {num(top + (foot - top) * 0.48)} {num(half * 0.6)}"
        f" {num(foot - 7)} {num(half + 1)} {num(foot - 0.4)}"
    )
    xs = [half * (1 - 2 * i / 8) for i in range(9)]
    for i in range(1, 9):
        y = foot - (foot - top) * 0.5 * (1 - (xs[i] / half) ** 2) - 1 + dice.between(-1.4, 1.4) * (i < 8)
        d += f"Q{num((xs[i - 1] + xs[i]) / 2)} {num(y + dice.between(3.4, 6))} {num(xs[i])} {num(y)}"
    return path(
        d + f"C{num(-half * 0.6)} {num(foot - 7)} {num(-half * 0.2)} {num(top + (foot - top) * 0.48)} 0"
        f" {num(top - 0.6)}Z",
        fill=paint,
    )


def _ornaments(dice: Dice, sheet: Sheet, tiers: tuple[tuple[float, float, float], ...], ask: Ask) -> tuple[str, str]:
    art, glow = "", ""
    hues = ("#e2453c", "#f2b53c", "#4f8fd0", "#d65a9a", "#f4ecdc")
    for i, (foot, half, _top) in enumerate(tiers[:-1]):
        art += path(
            f"M{num(-half * 0.86)} {num(foot - 3)}Q0 {num(foot + 6)} {num(half * 0.8)} {num(foot - 5)}",
            fill="none",
            stroke="#f4cf6a",
            stroke_width=1.1,
        )
        count = max(2, round(half / 7))
        for k in range(count):
            u = -0.74 + 1.48 * (k + 0.5) / count + dice.between(-0.05, 0.05)
            x, y = half * u, foot + 3.4 * (1 - u * u) - dice.between(0.6, 3.4)
            hue = tones(hues[(i + 2 * k) % len(hues)])
            art += circle(
                x,
                y,
                2.4,
                fill=sheet.radial(
                    x - 0.8,
                    y - 0.9,
                    3.2,
                    [(0, "#ffffff", 1), (0.3, hue.light, 1), (0.7, hue.base, 1), (1, hue.deep, 1)],
                ),
            )
            lx, ly = half * (u + 0.14), foot - 5.6 - 2 * u * u
            art += circle(lx, ly, 0.9, fill="#fff3c0")
            glow += circle(
                lx,
                ly,
                4.4,
                fill=sheet.radial(lx, ly, 4.4, [(0, "#ffe39a", 0.9 if ask.is_dark else 0.4), (1, "#ffb84a", 0)]),
            )
    top = tiers[-1][2]
    star = "M0 -7.4L2 -2.4L7.2 -2.2L3.2 1.2L4.6 6.2L0 3.4L-4.6 6.2L-3.2 1.2L-7.2 -2.2L-2 -2.4Z"
    gold = sheet.linear("#fff3b8", "#f5c23e", "#d98e22")
    art += path(star, fill=gold, stroke="#fff6d0", stroke_width=0.5, transform=f"translate(0 {num(top)})")
    if ask.is_dark:
        glow += circle(0, top, 22, fill=sheet.radial(0, top, 22, [(0, "#fff0b0", 0.8), (1, "#ffc84a", 0)]))
    return art, glow
