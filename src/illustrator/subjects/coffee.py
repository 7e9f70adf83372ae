"""Coffee, steaming: a cup on its saucer, a mug, or a paper cup to take away."""

from illustrator.chance import Dice
from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._fruit import wheel
from illustrator.subjects._matter import Tones, haze, moved, stroke, tones
from illustrator.subjects._solid import Profile, around, band, inner, lathe, ring, streak
from illustrator.svg import Sheet, ellipse, group, num, path

WORDS = Words(
    "coffee, cup of coffee, coffee cup, cup, mug, teacup, cup of tea, tea, espresso, cappuccino, latte, hot chocolate",
    "咖啡, 咖啡杯, 杯子, 茶杯, 马克杯, 茶, 拿铁",
    "Kaffee, Kaffeetasse, Tasse, Becher, Tee, Teetasse",
    "café, tasse, tasse de café, thé, tasse de thé",
    "café, taza, taza de café, té",
)
HEIGHT_M = 0.13
POSES = ("saucer", "mug", "takeaway", "tea")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "mug": "mug, 马克杯, becher",
    "tea": "tea, teacup, cup of tea, 茶, 茶杯, tee, teetasse, thé, tasse de thé, té",
}
COLOUR = "#e9dfcf"
TAGS = ("drink",)

_CREAM = "#f4dcae"


def draw(ask: Ask) -> Figure:
    return {"saucer": _cup, "mug": _mug, "takeaway": _takeaway, "tea": _cup}[ask.pose](ask)


def _glaze(ask: Ask) -> Tones:
    own = ask.dice.fork("glaze").pick(("#f1e6d6", "#3f7f86", "#d8654a", "#e2a93f", "#4b5f93"))
    return tones(ask.colour if ask.is_asked else own)


def steam(sheet: Sheet, dice: Dice, x: float, y: float, high: float, count: int = 3) -> str:
    """Wisps that rise and fade."""
    art = ""
    for i in range(count):
        x0 = x + (i - (count - 1) / 2) * dice.between(13, 17)
        sway, top = dice.between(6, 10) * (1 if i % 2 else -1), y - high * dice.between(0.75, 1)
        h = y - top
        fade = [(0.0, "#ffffff", 0.0), (0.35, "#ffffff", 0.5), (0.75, "#ffffff", 0.4), (1.0, "#ffffff", 0.0)]
        paint = sheet.across((0, top), (0, y), fade)
        for wide in (4.6, 2.2):
            d = (
                f"M{num(x0)} {num(y)}C{num(x0 - sway - wide)} {num(y - h * 0.3)} {num(x0 + sway * 1.4 - wide)}"
                f" {num(y - h * 0.55)} {num(x0 + sway * 0.3)} {num(top)}"
            )
            d += (
                f"C{num(x0 + sway * 1.4 + wide)} {num(y - h * 0.5)} {num(x0 - sway + wide)} {num(y - h * 0.3)}"
                f" {num(x0)} {num(y)}Z"
            )
            art += path(d, fill=paint)
    return art


def _surface(sheet: Sheet, dice: Dice, y: float, r: float, tilt: float) -> str:
    """The coffee from above, with foam drawn into a leaf or a heart."""
    brew = sheet.radial(-r * 0.2, y - 2, r * 1.1, [(0, "#8a5228", 1), (0.7, "#6b3b1b", 1), (1, "#3f200e", 1)])
    art = ellipse(0, y, r, r * tilt, fill=brew)
    foam = ellipse(0, 0, 78, 78, fill="#b5733c", fill_opacity=0.75)
    if dice.whole(2):
        foam += path("M0 62C-70 8 -62 -52 -28 -52Q-4 -52 0 -28Q4 -52 28 -52C62 -52 70 8 0 62Z", fill=_CREAM)
        foam += path("M0 36C-36 4 -36 -28 -20 -28Q-4 -28 0 -10Q4 -28 20 -28C36 -28 36 4 0 36Z", fill="#b5733c")
        foam += path("M0 22C-18 4 -20 -12 -11 -12Q-2 -12 0 -2Q2 -12 11 -12C20 -12 18 4 0 22Z", fill=_CREAM)
    else:
        for i, wide in enumerate((62, 60, 50, 38, 24)):
            top = 34 - i * 26
            foam += path(
                f"M0 {top + 22}Q{-wide * 1.2} {top + 10} {-wide} {top - 24}Q{-wide * 0.4} {top - 2} 0 {top + 2}"
                f"Q{wide * 0.4} {top - 2} {wide} {top - 24}Q{wide * 1.2} {top + 10} 0 {top + 22}Z",
                fill=_CREAM,
            )
    s = r / 100
    art += group(foam, transform=f"translate(0 {num(y)}) scale({s:.3f} {s * tilt:.3f})")
    return art + haze(sheet, (-r * 0.45, y - r * tilt * 0.4), (r * 0.4, r * tilt * 0.3), "#ffffff", 0.4)


def _tea(sheet: Sheet, dice: Dice, y: float, r: float, tilt: float) -> str:
    """Clear and amber, a slice of lemon afloat."""
    brew = sheet.radial(-r * 0.2, y - 2, r * 1.1, [(0, "#e8963a", 1), (0.6, "#c9691f", 1), (1, "#8a3f12", 1)])
    art = ellipse(0, y, r, r * tilt, fill=brew) + ellipse(
        0, y, r * 0.96, r * tilt * 0.95, fill="none", stroke="#f6c27a"
    )
    lemon = wheel(sheet, 15, "#fbe58a", "#f6cf2e", dice)
    art += group(lemon, transform=f"translate(10 {num(y + 1)}) scale(1 {tilt})")
    return art + haze(sheet, (-r * 0.45, y - r * tilt * 0.3), (r * 0.4, r * tilt * 0.3), "#ffffff", 0.5)


def _handle(d: str, t: Tones, wide: float) -> str:
    art = stroke(d, t.deep, wide) + stroke(d, t.base, wide * 0.82)
    return art + moved(stroke(d, t.pale, wide * 0.3, 0.85), -0.5, -wide * 0.2)


def _body(sheet: Sheet, profile: Profile, t: Tones, tilt: float) -> str:
    r = max(p[1] for p in profile)
    top, foot = profile[0][0], profile[-1][0]
    art = path(lathe(profile, tilt, is_open=True), fill=around(sheet, t, r, gloss=1))
    art += path(streak(profile, (-0.74, -0.52), (top + 14, foot - 8)), fill="#ffffff", fill_opacity=0.55)
    art += path(streak(profile, (-0.44, -0.38), (top + 16, foot - 14)), fill="#ffffff", fill_opacity=0.35)
    return art + path(streak(profile, (0.8, 0.88), (top + 14, foot - 10)), fill=t.glint, fill_opacity=0.3)


def _saucer(sheet: Sheet, t: Tones) -> str:
    paint = sheet.across((-62, -20), (62, 0), [(0, t.pale, 1), (0.4, t.light, 1), (1, t.dark, 1)])
    art = ellipse(0, -12.5, 61, 12.5, fill=t.deep) + ellipse(0, -14.5, 62, 12.5, fill=paint)
    art += ellipse(0, -14.5, 61, 11.8, fill="none", stroke=t.glint, stroke_width=0.9, stroke_opacity=0.8)
    art += ellipse(0, -13.5, 38, 7, fill=t.dark, fill_opacity=0.55)
    return art + haze(sheet, (12, -11), (42, 8), "#241016", 0.5)


def _spoon(sheet: Sheet) -> str:
    steel = sheet.across((20, -12), (62, -2), [(0, "#f6f4f0", 1), (0.5, "#b9b4b0", 1), (1, "#f2efe9", 1)])
    art = path("M58 -14.5Q40 -7 22 -6.4L21 -4.6Q42 -4.4 60 -12.4Z", fill=steel)
    return art + ellipse(15, -5.4, 8.5, 3, fill=steel) + ellipse(14, -5, 6, 1.7, fill="#8d8884", fill_opacity=0.6)


def _cup(ask: Ask) -> Figure:
    sheet, dice, t, tilt = ask.sheet, ask.dice.fork("cup"), _glaze(ask), 0.26
    profile = [(-72, 43), (-60, 41.5), (-44, 37), (-30, 29), (-20, 20), (-16, 17), (-13, 18), (-13, 18)]
    back = _saucer(sheet, t) + _handle("M39 -60C64 -66 66 -36 31 -33", t, 7.5)
    back += ellipse(0, -72, 43, 43 * tilt, fill=inner(sheet, t, 43))
    back += (_tea if ask.pose == "tea" else _surface)(sheet, dice, -67.5, 39.5, tilt)
    front = _body(sheet, profile, t, tilt) + _spoon(sheet)
    if not ask.is_asked and dice.whole(2):
        front += path(band((-56, 40.6), (-52, 39.6), tilt), fill=mix(t.deep, "#c8902f", 0.4), fill_opacity=0.8)
    front += stroke(ring(-72, 43, tilt), t.glint, 2, 0.95)
    rim = stroke("M-43 -72A43 11.2 0 0 1 43 -72", t.pale, 1.8)
    return Figure(
        (Part(back + rim, 0.24),),
        (-62, -128, 124, 128),
        {"ground": (0, 96), "inside": (-32, -100, 64, 36), "grip": (58, -48), "top": (0, -72, 60)},
        (Part(front, 0.24), Part(steam(sheet, dice, 0, -76, 50), 0)),
    )


def _mug(ask: Ask) -> Figure:
    sheet, dice, t, tilt = ask.sheet, ask.dice.fork("mug"), _glaze(ask), 0.22
    profile = [(-84, 37), (-60, 37), (-22, 36.5), (-12, 34.5), (-7, 31), (-7, 31)]
    back = _handle("M35 -68C70 -72 70 -22 34 -26", t, 8.5)
    back += ellipse(0, -84, 37, 37 * tilt, fill=inner(sheet, t, 37)) + _surface(sheet, dice, -78.5, 34.4, tilt)
    back += stroke(f"M-37 -84A37 {num(37 * tilt)} 0 0 1 37 -84", t.pale, 2)
    front = _body(sheet, profile, t, tilt)
    accent = mix(t.pale, "#ffffff", 0.5) if lightness(t.base) < 0.7 else mix(t.deep, "#b8503a", 0.5)
    front += path(band((-38, 37), (-29, 36.8), tilt), fill=accent, fill_opacity=0.75)
    front += path(band((-25.5, 36.6), (-23, 36.5), tilt), fill=accent, fill_opacity=0.6)
    front += stroke(ring(-84, 37, tilt), t.glint, 2, 0.95)
    return Figure(
        (Part(back, 0.24),),
        (-38, -138, 105, 138),
        {"ground": (0, 70), "inside": (-30, -112, 60, 34), "grip": (58, -46), "top": (0, -84, 54)},
        (Part(front, 0.24), Part(steam(sheet, dice, 0, -88, 50), 0)),
    )


def _takeaway(ask: Ask) -> Figure:
    sheet, dice, tilt = ask.sheet, ask.dice.fork("paper"), 0.16
    paper, lid = tones("#f2e8d8"), tones("#4a342a")
    t = tones(ask.colour if ask.is_asked else dice.pick(("#b5784a", "#3f7f6c", "#c9584a")))
    profile = [(-104, 32), (-104, 32), (-5, 24), (-5, 24)]
    art = path(lathe(profile, tilt), fill=around(sheet, paper, 32))
    art += path(band((-80, 30.6), (-28, 26.6), tilt), fill=around(sheet, t, 31))
    for i in range(-4, 5):
        x = i / 4.6
        art += stroke(
            f"M{num(30.6 * x)} {num(-80 + 30.6 * tilt * (1 - x * x) ** 0.5)}"
            f"L{num(26.6 * x)} {num(-28 + 26.6 * tilt * (1 - x * x) ** 0.5)}",
            t.deep,
            0.6,
            0.25,
        )
    bean = ellipse(0, 0, 6.4, 9, fill=paper.glint) + stroke("M-1.6 -8Q3.4 -2 -0.4 1.6T1 8.4", t.dark, 1.6)
    art += moved(bean, 0, -49, 1, 24)
    art += path(streak(profile, (-0.72, -0.56), (-98, -12)), fill="#ffffff", fill_opacity=0.4)
    art += path(
        lathe([(-108, 34), (-108, 34), (-102, 34.5), (-102, 34.5)], tilt), fill=around(sheet, lid, 34.5, gloss=1)
    )
    art += path(lathe([(-119, 28), (-119, 28), (-108, 31), (-108, 31)], tilt), fill=around(sheet, lid, 31, gloss=1))
    art += ellipse(0, -119, 28, 28 * tilt, fill=lid.light) + ellipse(0, -118.4, 25, 24 * tilt, fill=lid.dark)
    art += ellipse(-14, -119, 4, 1, fill="#1c0f0a") + stroke(ring(-102.4, 34.4, tilt), lid.pale, 0.8, 0.7)
    return Figure(
        (Part(art, 0.24), Part(steam(sheet, dice, -12, -121, 34, 2), 0)),
        (-35, -156, 70, 156),
        {"ground": (0, 50), "grip": (0, -54), "top": (0, -119, 50)},
    )
