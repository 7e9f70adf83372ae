"""Wine: a bottle and its glass, the glass alone, or the bottle alone."""

from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, stroke, tones
from illustrator.subjects._solid import Profile, around, band, lathe, metal, ring, streak
from illustrator.svg import Sheet, circle, ellipse, path, rect

WORDS = Words(
    "wine, wine glass, glass of red wine, glass of white wine, bottle of red wine, bottle of white wine, "
    "wine bottle, bottle of wine, red wine, glass of wine, champagne, bottle",
    "红酒, 葡萄酒, 酒瓶, 酒杯, 香槟, 瓶子",
    "Wein, Weinglas, Weinflasche, Rotwein, Flasche",
    "vin, verre de vin, bouteille de vin, vin rouge, bouteille",
    "vino, copa de vino, botella de vino, vino tinto, botella",
)
HEIGHT_M = 0.15
POSES = ("both", "glass", "bottle")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "glass": (
        "wine glass, glass of wine, glass of red wine, glass of white wine, 酒杯, weinglas, verre de vin, copa de vino"
    ),
    "bottle": (
        "wine bottle, bottle of wine, champagne, bottle, 酒瓶, 香槟, 瓶子, weinflasche, flasche, bouteille de "
        "vin, bouteille, botella de vino, botella"
    ),
}
COLOUR = "#8a1f38"
TAGS = ("drink",)

_TILT = 0.16
_BOTTLE: Profile = ((-206, 8.5), (-160, 9), (-146, 11), (-130, 23), (-116, 28.5), (-100, 29), (-5, 29), (-5, 29))
_GLASS: Profile = (
    (-122, 25),
    (-104, 31),
    (-86, 34),
    (-70, 31),
    (-57, 20),
    (-50, 7),
    (-46, 2.6),
    (-14, 2.3),
    (-8, 5),
    (-4, 26),
    (-4, 26),
)


def draw(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    if ask.pose == "glass":
        return Figure(
            (Part(_glass(sheet, t), 0.18),),
            (-35, -127, 70, 127),
            {"ground": (0, 48), "grip": (0, -30), "top": (0, -122, 40)},
        )
    if ask.pose == "bottle":
        return Figure(
            (Part(_bottle(sheet, t, ask.is_asked), 0.26),), (-30, -211, 60, 211), {"ground": (0, 56), "grip": (0, -60)}
        )
    parts = (Part(moved(_bottle(sheet, t, ask.is_asked), -26, -5), 0.26), Part(moved(_glass(sheet, t), 34, 0), 0.18))
    return Figure(parts, (-56, -216, 126, 216), {"ground": (6, 110), "grip": (-26, -60)})


def _bottle(sheet: Sheet, t: Tones, is_asked: bool) -> str:
    glass = tones(
        mix(t.deep, "#14160f", 0.25) if is_asked and lightness(t.base) < 0.55 else t.base if is_asked else "#2c3a22"
    )
    paint = [
        (0, glass.deep),
        (0.08, glass.dark),
        (0.18, glass.light),
        (0.3, glass.base),
        (0.62, glass.dark),
        (0.86, glass.deep),
        (0.94, glass.light),
        (1, glass.deep),
    ]
    art = path(lathe(_BOTTLE, _TILT), fill=sheet.across((-29, 0), (29, 0), [(a, c, 1.0) for a, c in paint]))
    art += path(streak(_BOTTLE, (-0.8, -0.58), (-126, -12)), fill="#ffffff", fill_opacity=0.34) + path(
        streak(_BOTTLE, (-0.6, -0.3), (-168, -134)), fill="#ffffff", fill_opacity=0.4
    )
    art += path(streak(_BOTTLE, (0.78, 0.86), (-118, -12)), fill="#ffffff", fill_opacity=0.22)
    foil = [(-207.0, 9.4), (-207.0, 9.4), (-200.0, 9.4), (-199.0, 8.9), (-164.0, 9.4), (-164.0, 9.4)]
    art += path(lathe(foil, _TILT), fill=metal(sheet, tones(t.base if is_asked else "#9a2a3c"), 9.4)) + stroke(
        ring(-167, 9.3, _TILT), "#f3d48a", 1.2, 0.9
    )
    paper = sheet.across(
        (-29, 0), (29, 0), [(0, "#c9b896", 1), (0.25, "#fbf3e0", 1), (0.6, "#f3e6c8", 1), (1, "#b09a74", 1)]
    )
    art += (
        path(band((-88, 29.1), (-30, 29.1), _TILT), fill=paper)
        + path(band((-85, 29.1), (-83.6, 29.1), _TILT), fill="#c69a4a")
        + path(band((-35, 29.1), (-33.6, 29.1), _TILT), fill="#c69a4a")
    )
    hill = path("M-15 -56Q-8 -66 0 -60Q7 -68 15 -57V-53H-15Z", fill=mix(t.base, "#7a5a3a", 0.3)) + circle(
        6, -68, 3.2, fill="#d9a94a"
    )
    art += (
        moved(hill, 0, 4.4)
        + rect(-13, -42.6, 26, 2.6, rx=0.8, fill="#4a2f22")
        + rect(-8, -37.6, 16, 1.5, rx=0.7, fill="#9a8262")
    )
    return art + ellipse(0, -207, 9.4, 1.6, fill=tones(t.base).light if is_asked else "#c0566a")


def _glass(sheet: Sheet, t: Tones) -> str:
    edge = [
        (0.0, "#9db6c0", 0.7),
        (0.14, "#ffffff", 0.35),
        (0.5, "#e2edf0", 0.18),
        (0.86, "#ffffff", 0.35),
        (1.0, "#8ba6b2", 0.75),
    ]
    foot = sheet.across(
        (-26, 0), (26, 0), [(0, "#9db6c0", 0.8), (0.35, "#ffffff", 0.8), (0.6, "#c4d6dc", 0.6), (1, "#8ba6b2", 0.85)]
    )
    art = path(lathe([(-9, 4), (-5, 18), (-4, 26), (-4, 26)], _TILT), fill=foot)
    art += ellipse(0, -4, 26, 26 * _TILT, fill=foot) + ellipse(
        0, -122, 25, 25 * _TILT, fill="#ffffff", fill_opacity=0.25
    )
    art += path(lathe(_GLASS[:9], _TILT), fill=sheet.across((-34, 0), (34, 0), edge))
    wine = [(-90.0, 32.0), (-84.0, 32.4), (-70.0, 29.4), (-58.0, 19.0), (-52.0, 7.0), (-50.0, 2.0)]
    art += path(lathe(wine, _TILT), fill=around(sheet, t, 32.4, gloss=1)) + haze(
        sheet, (10, -66), (14, 10), t.light, 0.7, -30
    )
    art += ellipse(0, -90, 32, 32 * _TILT, fill=sheet.linear(t.light, t.base, t.pale, turn=15)) + stroke(
        ring(-90, 32, _TILT), t.pale, 0.9, 0.7
    )
    art += path(streak(_GLASS, (-0.82, -0.6), (-116, -64)), fill="#ffffff", fill_opacity=0.6) + path(
        streak(_GLASS, (0.76, 0.86), (-112, -70)), fill="#ffffff", fill_opacity=0.4
    )
    art += stroke("M-.8 -46V-14", "#ffffff", 1.1, 0.8)
    art += stroke("M-25 -122A25 4 0 0 1 25 -122", "#ffffff", 1.2, 0.8)
    return art + stroke(ring(-122, 25, _TILT), "#ffffff", 1.7, 0.95) + stroke(ring(-4, 26, _TILT), "#ffffff", 1.2, 0.8)
