"""A pagoda of several storeys with upturned eaves, or a temple gate."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._plants import clump
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, ellipse, num, path, rect

WORDS = Words(
    "pagoda, temple, shrine, torii, torii gate, chinese temple, japanese temple",
    "宝塔, 塔, 寺庙, 庙, 鸟居, 神社",
    "Pagode, Tempel, Schrein",
    "pagode, temple, sanctuaire, torii rouge",
    "pagoda, templo, santuario",
)
HEIGHT_M = 26.0
POSES = ("tower", "gate")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "gate": "torii, 鸟居",
}
COLOUR = "#c8453a"
TAGS = ("building",)
HOME = ("garden", "mountain_lake")


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    return _gate(ask) if ask.pose == "gate" else _tower(ask)


def _tower(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    roof = tones("#3f6a68" if not ask.is_asked else mix(ask.colour, "#2a2f45", 0.62))
    base = path("M-36 0.6L-32 -8H32L36 0.6Z", fill=sheet.linear("#e3d9cc", "#a59a96")) + path(
        "M-31 -8L-29 -12H29L31 -8Z", fill=sheet.linear("#f0e8dc", "#b9aea6")
    )
    base += "".join(
        path(f"M{-8 - i * 1.6} {-12 + i * 3}h{16 + i * 3.2}v3h{-16 - i * 3.2}z", fill=c)
        for i, c in enumerate(("#f3ebdf", "#dcd0c4", "#c3b7ae", "#aca09c"))
    )
    walls, roofs = "", ""
    levels = ((-12, 23, 14, 40), (-31, 19, 12, 34), (-48, 15.5, 11, 29), (-64, 12, 10, 24))
    for foot, half, height, spread in levels:
        walls += _storey(sheet, t, foot, half, height, ask.is_dark)
        roofs += _eaves(sheet, roof, foot - height, half, spread)
    gold = sheet.linear("#fff0b8", "#e6b548", "#9c6b22", turn=0)
    spire = (
        path("M-2 -80L-0.8 -104H0.8L2 -80Z", fill=gold)
        + "".join(ellipse(0, y, w, 1.1, fill=gold) for y, w in ((-86, 3.8), (-89.4, 3.3), (-92.8, 2.8), (-96, 2.2)))
        + circle(0, -104, 1.8, fill=gold)
    )
    green = "".join(
        clump(ask.dice.fork("green"), sheet, (x, -r * 0.6, r), tones("#5f8f4a"), 0.02)
        for x, r in ((-40, 5.4), (-33, 4), (34, 4.4), (41, 5.6))
    )
    return Figure(
        (Part(base + walls, 0.18), Part(roofs + spire, 0.3), Part(green, 0.2)),
        (-48, -106.5, 96, 109.4),
        {"ground": (0, 76), "top": (0, -80, 16)},
        glow=_lanterns(sheet, levels) if ask.is_dark else "",
    )


def _storey(sheet: Sheet, t: Tones, foot: float, half: float, height: float, lit: bool) -> str:
    art = rect(-half, foot - height, 2 * half, height, fill=sheet.linear("#fdf3e0", "#efdcbb", "#c9ab86", turn=10))
    paper = sheet.linear("#fff0b8", "#ffbf5a") if lit else sheet.linear("#fff8ea", "#e8d6b8")
    for i in range(4):
        x = -half + 2 * half * (i + 0.5) / 4
        w = half * 0.32
        if abs(x) > half * 0.5 or foot < -14:
            art += rect(x - w / 2, foot - height * 0.68, w, height * 0.5, fill=paper, stroke=t.dark, stroke_width=0.6)
            art += path(
                f"M{num(x)} {num(foot - height * 0.68)}v{num(height * 0.5)}M{num(x - w / 2)}"
                f" {num(foot - height * 0.43)}h{num(w)}",
                stroke=t.dark,
                stroke_width=0.4,
            )
    if foot > -14:
        art += (
            path("M-6.4 -12V-21H6.4V-12Z", fill=t.dark)
            + path("M-5.4 -12V-20.2H-0.3V-12ZM0.3 -12V-20.2H5.4V-12Z", fill=t.base)
            + circle(-1.4, -16, 0.5, fill="#f2cf6a")
            + circle(1.4, -16, 0.5, fill="#f2cf6a")
        )
    posts = sheet.linear(t.glint, t.base, t.deep, turn=0)
    for i in range(5):
        x = -half + 2 * half * i / 4
        if foot < -14 or i != 2:
            art += rect(x - 1.2, foot - height, 2.4, height, fill=posts)
    art += rect(-half - 2, foot - 1.6, 2 * half + 4, 2, fill=sheet.linear(t.light, t.dark))
    rail = f"M{num(-half - 3)} {num(foot - 4)}H{num(half + 3)}" + "".join(
        f"M{num(-half - 3 + (2 * half + 6) * i / 10)} {num(foot - 4)}v3.6" for i in range(11)
    )
    art += path(rail, stroke=t.base, stroke_width=0.8) if foot < -14 else ""
    return (
        art
        + rect(-half - 1, foot - height - 0.4, 2 * half + 2, 2.6, fill=t.dark)
        + "".join(rect(-half + 2 * half * i / 8 - 0.6, foot - height + 0.2, 1.2, 1.4, fill="#e6b548") for i in range(9))
    )


def _eaves(sheet: Sheet, t: Tones, y: float, half: float, spread: float) -> str:
    """A roof whose corners curl up, with ribs of tile and a bell at each corner."""
    top, up = half * 0.66, 8.0
    d = (
        f"M{num(-top)} {num(y - up)}C{num(-top - 4)} {num(y - 4)} {num(-spread + 8)} {num(y + 1)}"
        f" {num(-spread - 3)} {num(y - 4)}"
        f"C{num(-spread + 4)} {num(y + 3.4)} {num(-half * 0.5)} {num(y + 3.6)} 0 {num(y + 3.4)}"
        f"C{num(half * 0.5)} {num(y + 3.6)} {num(spread - 4)} {num(y + 3.4)} {num(spread + 3)} {num(y - 4)}"
        f"C{num(spread - 8)} {num(y + 1)} {num(top + 4)} {num(y - 4)} {num(top)} {num(y - up)}Z"
    )
    under = (
        f"M{num(-spread)} {num(y - 1.6)}C{num(-half)} {num(y + 5.6)} {num(half)} {num(y + 5.6)}"
        f" {num(spread)} {num(y - 1.6)}C{num(half)} {num(y + 3)} {num(-half)} {num(y + 3)} {num(-spread)}"
        f" {num(y - 1.6)}Z"
    )
    art = path(under, fill="#2a1d2e", fill_opacity=0.55)
    art += path(
        d,
        fill=sheet.across(
            (-spread, y - up),
            (spread * 0.6, y + 4),
            [(0, t.glint, 1), (0.35, t.light, 1), (0.6, t.base, 1), (1, t.deep, 1)],
        ),
    )
    ribs = "".join(
        f"M{num(top * u)} {num(y - up)}Q{num(top * u + (spread - top) * u * 0.35)} {num(y - 1)}"
        f" {num(spread * 0.92 * u)} {num(y + 2.8 - 3.4 * u * u)}"
        for u in (-0.85, -0.65, -0.45, -0.25, 0.0, 0.25, 0.45, 0.65, 0.85)
    )
    art += path(ribs, fill="none", stroke=t.deep, stroke_width=0.6, stroke_opacity=0.7)
    art += path(f"M{num(-top - 0.6)} {num(y - up)}H{num(top + 0.6)}", stroke=t.glint, stroke_width=1.6)
    bells = "".join(
        path(
            f"M{num(s * (spread + 1))} {num(y - 3)}v2.4m-1.1 0h2.2l0.5 2.4h-3.2z",
            fill="#e6b548",
            stroke="#9c6b22",
            stroke_width=0.3,
        )
        for s in (-1, 1)
    )
    return art + bells


def _lanterns(sheet: Sheet, levels: tuple[tuple[float, float, float, float], ...]) -> str:
    return "".join(
        ellipse(
            0,
            foot - height * 0.4,
            half * 1.7,
            height * 1.1,
            fill=sheet.radial(0, foot - height * 0.4, half * 1.7, [(0, "#ffcf7a", 0.36), (1, "#ff9a3a", 0)]),
        )
        for foot, half, height, _ in levels
    )


def _gate(ask: Ask) -> Figure:
    """A shrine's gate of two posts and two beams, drawn some eight metres high."""
    sheet, t = ask.sheet, tones(ask.colour)
    ink = tones("#3a3440")
    post = sheet.linear(t.glint, t.light, t.base, t.deep, turn=0)
    art = "".join(
        path(f"M{x - 2.6 + lean} 0L{x - 2.2} -36H{x + 2.2}L{x + 2.6 + lean} 0Z", fill=post)
        for x, lean in ((-15, -1.6), (15, 1.6))
    )
    art += "".join(rect(x - 3.6, -4, 7.2, 4.6, rx=0.6, fill=ink.base) for x in (-16.4, 16.4))
    beams = rect(-20, -29, 40, 3.6, fill=sheet.linear(t.light, t.base, t.dark)) + rect(
        -1.8, -36, 3.6, 7, fill=sheet.linear(t.light, t.dark)
    )
    beams += rect(-2.6, -35, 5.2, 5.2, rx=0.4, fill="#2f2a38", stroke="#e6b548", stroke_width=0.5)
    beams += path(
        "M-25 -40C-12 -37 12 -37 25 -40L24 -35.4C12 -33.4 -12 -33.4 -24 -35.4Z",
        fill=sheet.linear(t.light, t.base, t.dark),
    )
    beams += path(
        "M-27 -43.6C-12 -40 12 -40 27 -43.6L26 -39.6C12 -36.6 -12 -36.6 -26 -39.6Z",
        fill=sheet.linear(ink.glint, ink.base, ink.deep),
    )
    rope = path("M-13 -26C-8 -22 8 -22 13 -26", fill="none", stroke="#e3cd9a", stroke_width=1.4) + "".join(
        path(f"M{x} {y}l1.2 2l-1.2 1.2l1.2 2.4l-2 -2.2l0.8 -1.2z", fill="#fffaf0")
        for x, y in ((-6, -23.4), (0, -22.8), (6, -23.4))
    )
    return Figure(
        (Part(art, 0.25), Part(beams + rope, 0.25)),
        (-27.4, -44, 54.8, 45),
        {"ground": (0, 36), "top": (0, -42, 40)},
    )
