"""Bananas: a bunch, one by itself, or one half peeled."""

from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, stroke, tones
from illustrator.svg import Sheet, circle, ellipse, group, path

WORDS = Words("banana, bunch of banana", "香蕉", "Banane", "banane", "plátano, banana, banano")
HEIGHT_M = 0.16
POSES = ("bunch", "single", "peeled")
COLOUR = "#f5cd3a"
TAGS = ("food",)

_OUTLINE = (
    "M-62 -54C-54 -10 -10 6 32 -5C56 -12 68 -34 71 -53Q72 -58 69 -59Q66 -59 64 -55C56 -40 38 -30 16 -29"
    "C-14 -28 -40 -38 -52 -60L-57 -76Q-61 -79 -66 -75Z"
)
_UPPER = (
    "M-62 -56C-50 -24 -14 -10 24 -15C50 -19 64 -38 69 -57Q66 -58 64 -55C56 -40 38 -30 16 -29"
    "C-14 -28 -40 -38 -52 -60L-58 -76L-63 -75Z"
)


def draw(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    if ask.pose == "peeled":
        return _peeled(sheet, t)
    if ask.pose == "single":
        return Figure((Part(_one(ask, t, "a"), 0.3),), (-67, -79, 140, 79), {"ground": (6, 80), "grip": (0, -24)})
    far, middle, near = (_one(ask, t, name) for name in ("a", "b", "c"))
    art = _about(far, -27, 0.97) + _about(middle, -11, 1.0)
    stem = path(
        "M-76 -93Q-64 -101 -52 -95L-54 -79Q-62 -73 -70 -79Z", fill=sheet.linear("#9a8a3a", "#6a5a26", turn=30)
    ) + ellipse(-64, -96, 11, 3.4, fill="#55401f")
    parts = (Part(art, 0.24), Part(_about(near, 6, 1.0) + stem, 0.26))
    return Figure(parts, (-77, -129, 154, 129), {"ground": (2, 96), "grip": (-62, -89), "top": (0, -60, 60)})


def _about(svg: str, turn: float, scale: float) -> str:
    """Turned about the stalk that the bunch shares."""
    return f'<g transform="translate(-62 -83) rotate({turn}) scale({scale}) translate(62 76)">{svg}</g>'


def _one(ask: Ask, t: Tones, name: str) -> str:
    sheet, dice = ask.sheet, ask.dice.fork(name)
    art = path(_OUTLINE, fill=sheet.across((-20, -50), (20, 4), [(0, t.base, 1), (0.5, t.base, 1), (1, t.deep, 1)]))
    art += path(
        _UPPER,
        fill=sheet.across(
            (-50, -70), (30, -8), [(0, t.light, 1), (0.35, t.pale, 1), (0.7, t.light, 1), (1, t.base, 1)]
        ),
    )
    art += stroke("M-58 -50C-46 -22 -12 -9 24 -14C48 -18 62 -36 67 -54", t.dark, 0.9, 0.55)
    art += stroke("M-46 -46C-30 -28 -4 -21 20 -22", "#ffffff", 2.6, 0.45)
    art += haze(sheet, (-60, -66), (9, 14), "#a8b04a", 0.75) + haze(sheet, (64, -48), (10, 10), "#b8a83c", 0.6)
    marks = ""
    for _ in range(16):
        x = dice.between(-44, 58)
        y = -19 + abs(x - 4) ** 2 * -0.0085 + dice.between(-6, 9)
        marks += ellipse(
            x, y, dice.between(0.5, 2), dice.between(0.4, 0.8), fill="#7a4a1a", fill_opacity=dice.between(0.25, 0.55)
        )
    art += group(marks, clip_path=sheet.clip(path(_OUTLINE)))
    art += path("M66 -57Q68 -62 71.6 -60.4Q74 -57 71 -52Q67 -51 66 -57Z", fill="#4f3418")
    return art + path("M-66 -75Q-61 -80 -56.6 -76L-55.6 -71Q-60 -68 -65.2 -70Z", fill="#6f5a2a")


def _peeled(sheet: Sheet, t: Tones) -> Figure:
    flesh = tones("#fbeec4")
    body = "M-15 -40C-20 -76 -18 -112 2 -132Q8 -136 11 -130C18 -104 18 -70 15 -40Z"
    art = path("M-20 -46C-34 -50 -48 -40 -58 -22C-42 -26 -28 -26 -16 -22Z", fill=t.deep)
    art += path("M18 -46C32 -52 48 -44 58 -28C42 -30 30 -28 16 -22Z", fill=t.dark)
    art += path(
        body,
        fill=sheet.across(
            (-18, 0), (17, 0), [(0, flesh.dark, 1), (0.2, flesh.glint, 1), (0.6, flesh.base, 1), (1, flesh.deep, 1)]
        ),
    )
    art += stroke("M-4 -44C-8 -78 -4 -108 4 -128M8 -44C10 -76 11 -104 8 -126", flesh.deep, 0.8, 0.45) + circle(
        5.6, -131, 2, fill="#8a6a3a"
    )
    art += path(
        "M-19 -48C-16 -40 -6 -32 0 -24C6 -32 16 -40 19 -48C24 -30 22 -12 10 -2Q4 1 2 0H-4Q-10 0 -12 -4"
        "C-24 -16 -24 -32 -19 -48Z",
        fill=sheet.across((-22, -40), (20, -6), [(0, t.pale, 1), (0.3, t.light, 1), (0.65, t.base, 1), (1, t.dark, 1)]),
    )
    for d, tone in (
        ("M-19 -48C-34 -54 -50 -44 -60 -21C-48 -24 -30 -28 -18 -20Q-14 -34 -19 -48Z", t.light),
        ("M19 -48C34 -56 50 -46 60 -27C46 -29 32 -30 18 -20Q14 -34 19 -48Z", t.base),
    ):
        art += path(d, fill=sheet.across((0, -54), (0, -20), [(0, flesh.pale, 1), (0.25, tone, 1), (1, t.dark, 1)]))
    art += path("M-7 -34Q0 -22 7 -34Q11 -14 3 -3Q-5 -3 -8 -10Q-12 -22 -7 -34Z", fill=t.pale, fill_opacity=0.7)
    return Figure((Part(art, 0.28),), (-60, -136, 120, 136), {"ground": (0, 24), "grip": (0, -12)})
