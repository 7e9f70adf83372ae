"""A sailing boat: a sloop with two sails, or a small yawl of the old kind with tan sails."""

from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, ellipse, group, line, path

WORDS = Words(
    "sailboat, sailing boat, yacht, sailing ship, sloop, dinghy, boat, rowing boat, rowboat",
    "帆船, 小船, 船, 游艇, 小帆船",
    "Segelboot, Segelschiff, Boot, Jacht, Yacht, Jolle",
    "voilier, bateau à voile, bateau, barque",
    "velero, barco de vela, bote, barca, barco, yate",
)
HEIGHT_M = 9.0
POSES = ("sailing", "classic", "rowing")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "rowing": "rowing boat, rowboat, barque, bote, barca",
}
COLOUR = "#d9483f"
TAGS = ("vehicle", "swims")
HOME = ("sea", "mountain_lake")


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    t, sheet = tones(ask.colour), ask.sheet
    if ask.pose == "rowing":
        return _rowboat(sheet, t)
    classic = ask.pose == "classic"
    rig = _classic_rig(sheet, t) if classic else _sloop_rig(sheet, t)
    inner = path("M-36 -14C-20 -16 24 -17 44 -18L40 -12L-32 -10Z", fill="#6e4328")
    hull = _hull(sheet, t)
    return Figure(
        (Part(inner, 0.1), Part(rig, 0.28)),
        (-44, -104, 94, 105),
        {
            "ground": (0, 72),
            "seat": (-26, -14, 14),
            "inside": (-34, -34, 40, 22),
            "top": (-20, -15, 30),
            "grip": (-36, -14),
        },
        front=(Part(hull, 0.28),),
        glow=_lantern(sheet) if ask.is_dark else "",
    )


def _hull(sheet: Sheet, t: Tones) -> str:
    body = sheet.across((0, -18), (4, 1), [(0, t.light, 1), (0.35, t.base, 1), (0.8, t.dark, 1), (1, t.deep, 1)])
    art = path("M-41 -14C-20 -12 24 -13 48 -19C45 -10 39 -3 31 1C8 1.8 -16 1.8 -31 1C-37 -3 -40 -8 -41 -14Z", fill=body)
    trim = "#fff6e2" if lightness(t.base) < 0.84 else "#3f6488"
    art += path("M-40.4 -10.6C-18 -8.6 22 -9.6 45.6 -14.6L44.4 -12.4C22 -7.6 -18 -6.8 -39.8 -8.6Z", fill=trim)
    art += path("M-36 -3C-16 -1.4 16 -1.6 36.4 -3L31 1C8 1.8 -16 1.8 -31 1Z", fill=mix(t.deep, "#20304a", 0.4))
    art += path(
        "M-42 -15.4C-20 -13 24 -14 49 -20.6L48.4 -17.6C24 -11.6 -20 -10.8 -41.4 -13Z",
        fill=sheet.linear("#d79a5c", "#9a5f33"),
    )
    art += path("M-41.6 -15C-20 -12.6 24 -13.6 48.6 -20", fill="none", stroke="#f3cf97", stroke_width=0.7)
    for x, y in ((-22, -6.2), (-12, -5.8)):
        art += circle(x, y, 1.7, fill="#f2e2bd") + circle(x, y, 1.1, fill="#35506a")
    return art + path("M-41 -15l-2.4 -0.2l0.6 9l2.6 0.6z", fill="#8a5530")


def _sail_paint(sheet: Sheet, colour: str, box: tuple[float, float, float, float]) -> str:
    s = tones(colour)
    x, y, w, h = box
    return sheet.across((x, y), (x + w, y + h), [(0, s.glint, 1), (0.35, s.light, 1), (0.7, s.base, 1), (1, s.dark, 1)])


def _sloop_rig(sheet: Sheet, t: Tones) -> str:
    white = "#fbf4e6" if lightness(t.base) < 0.9 else "#f7efe0"
    art = path("M-1.4 -14L-0.8 -102H0.8L1.6 -14Z", fill=sheet.linear("#e8b87c", "#8f5a30", turn=0))
    art += path("M0 -100L-42 -16M0 -98L47 -20", stroke="#6b5a50", stroke_width=0.45)
    main = "M-2.4 -97C-16 -78 -31 -52 -40 -24C-27 -21.4 -13 -21 -2.4 -22C0 -46 0 -74 -2.4 -97Z"
    art += path(main, fill=_sail_paint(sheet, white, (-38, -90, 40, 70)))
    art += path(
        "M-2.4 -97C-8 -89 -13.6 -80 -18.8 -71C-13 -69.6 -7 -69.4 -1 -70C-1.2 -79 -1.6 -88 -2.4 -97Z",
        fill=t.base,
        fill_opacity=0.95,
    )
    art += path(
        "M-22.4 -64C-15 -62.6 -7 -62.2 -0.9 -62.8M-28.4 -52C-19 -50 -8 -49.6 -0.9 -50.4M-34 -40C-22"
        " -37.8 -10 -37.4 -1.2 -38",
        fill="none",
        stroke="#c5b69c",
        stroke_width=0.6,
    )
    art += path("M-23.6 -62l7 1M-29.4 -50l7 1.2M-35 -37.6l7 1.2", stroke="#a99a84", stroke_width=0.9)
    jib = "M2.6 -92C16 -70 32 -44 45 -23C30 -20.6 15 -20.4 3.6 -22.6C8 -44 8 -68 2.6 -92Z"
    art += path(jib, fill=sheet.across((4, -80), (34, -22), [(0, t.light, 1), (0.45, t.base, 1), (1, t.dark, 1)]))
    art += path("M4 -86C10 -64 10 -42 6 -24", fill="none", stroke=t.glint, stroke_width=0.9, stroke_opacity=0.7)
    art += path(
        "M13.6 -72C13 -54 12 -38 10 -23M29 -48C27 -38 25 -30 22 -22",
        fill="none",
        stroke=t.deep,
        stroke_width=0.6,
        stroke_opacity=0.5,
    )
    art += path("M-42 -20.6L0 -20", stroke="#a8703e", stroke_width=2, stroke_linecap="round") + path(
        "M-41 -21.2L0 -20.6", stroke="#f0c78e", stroke_width=0.5
    )
    art += path("M0 -103.6c-5 -1 -8 1.6 -13 -0.2c2 1.6 2 2.6 1 4.2c4 1.4 8 -1.2 12 0z", fill="#f5c042")
    return art + _cabin(sheet)


def _cabin(sheet: Sheet) -> str:
    art = path("M2 -14L5 -20.6C12 -21.6 22 -21.6 27 -20.6L31 -15Z", fill=sheet.linear("#fffaf0", "#e9dac2"))
    art += path("M4.4 -20.4C12 -22.4 22 -22.4 27.6 -20.4", fill="none", stroke="#b57a45", stroke_width=1.1)
    return art + ellipse(12, -17.6, 2.6, 1.4, fill="#4b7088") + ellipse(21, -17.7, 2.6, 1.4, fill="#4b7088")


def _classic_rig(sheet: Sheet, t: Tones) -> str:
    """A gaff mainsail, two headsails and a bowsprit."""
    wood = sheet.linear("#e3b176", "#84522b", turn=0)
    art = path("M3.4 -14L4.4 -99H6.2L7.6 -14Z", fill=wood) + path("M34 -17L50 -24L50 -22.4L36 -14Z", fill="#9a6437")
    art += path("M5 -97L49 -23M5 -97L-38 -15", stroke="#5f5048", stroke_width=0.45)
    canvas = "#c4693a" if lightness(t.base) > 0.9 else "#f5e7c8"
    main = "M2.6 -70L-27 -92C-30 -68 -36 -44 -41 -26C-26 -22.4 -10 -22 2.6 -23C4 -40 4 -56 2.6 -70Z"
    art += path(main, fill=_sail_paint(sheet, canvas, (-36, -84, 40, 60)))
    art += path(
        "M-29 -74C-20 -66 -8 -58 3.4 -53M-33 -58C-22 -51 -8 -45 3.6 -42M-37 -42C-24 -37 -8 -33 3 -32",
        fill="none",
        stroke="#a9875c",
        stroke_width=0.6,
    )
    art += path("M4 -70.6L-30 -95", stroke="#9a6437", stroke_width=1.7, stroke_linecap="round") + path(
        "M-43 -23.4L4 -21", stroke="#9a6437", stroke_width=1.9, stroke_linecap="round"
    )
    stay = "M8 -80C18 -62 26 -44 31 -25C24 -22.6 16 -22.6 10 -24C13 -42 12 -62 8 -80Z"
    jib = "M14 -78C26 -60 38 -42 48 -25.6C43 -24 38 -24 34 -25C30 -44 23 -62 14 -78Z"
    art += path(jib, fill=sheet.linear(t.base, t.dark, turn=60)) + path(
        stay, fill=sheet.linear(t.light, t.base, t.dark, turn=60)
    )
    art += path("M9.4 -76C15 -60 15 -42 12 -26", fill="none", stroke=t.glint, stroke_width=0.8, stroke_opacity=0.7)
    return art + path("M5 -103c-5 -1 -8 1.6 -13 -0.2c2 1.6 2 2.6 1 4.2c4 1.4 8 -1.2 12 0z", fill=t.base)


def _rowboat(sheet: Sheet, t: Tones) -> Figure:
    """An open boat with thwarts and oars: drawn large, then brought to its size."""
    small = "scale(0.4)"
    wood = tones("#a8703f")
    inner = path("M-92 -34C-50 -46 50 -46 94 -38L76 -18L-76 -18Z", fill=sheet.linear(wood.deep, wood.dark, wood.base))
    inner += "".join(
        path(f"M{x} -33L{x + 30} -33L{x + 27} -28L{x + 3} -28Z", fill=sheet.linear(wood.light, wood.base))
        for x in (-58, -12, 34)
    )
    inner += line(20, -40, 88, -58, stroke=wood.light, stroke_width=3)
    body = sheet.across((0, -34), (6, 2), [(0, t.light, 1), (0.35, t.base, 1), (0.8, t.dark, 1), (1, t.deep, 1)])
    hull = path("M-96 -36C-60 -24 50 -24 98 -42C94 -22 84 -6 68 1C26 3 -34 3 -66 1C-84 -6 -92 -20 -96 -36Z", fill=body)
    hull += path(
        "M-93 -26C-58 -14 50 -14 94 -31M-86 -14C-54 -4 46 -4 86 -18",
        fill="none",
        stroke=t.deep,
        stroke_width=1.1,
        stroke_opacity=0.7,
    )
    hull += path(
        "M-93 -25C-58 -13 50 -13 94 -30M-86 -13C-54 -3 46 -3 86 -17",
        fill="none",
        stroke=t.glint,
        stroke_width=0.7,
        stroke_opacity=0.5,
    )
    hull += path(
        "M-98 -38.6C-60 -27 50 -27 100 -45L99 -39.6C50 -21.6 -60 -21.6 -97 -33.6Z",
        fill=sheet.linear(wood.light, wood.base),
    )
    hull += path("M-97.4 -38C-60 -26.4 50 -26.4 99.4 -44.4", fill="none", stroke=wood.glint, stroke_width=0.9)
    hull += path("M-20 -31L-78 -4L-104 6L-100 -2L-82 -9L-22 -36Z", fill=sheet.linear(wood.glint, wood.base))
    return Figure(
        (Part(group(inner, transform=small), 0.1),),
        (-42, -24, 82.4, 26.8),
        {"ground": (0, 60), "seat": (0, -13, 16), "inside": (-28, -28, 56, 18), "top": (0, -13, 24), "grip": (36, -15)},
        front=(Part(group(hull, transform=small), 0.28),),
    )


def _lantern(sheet: Sheet) -> str:
    return circle(
        0, -100, 16, fill=sheet.radial(0, -100, 16, [(0, "#fff3c8", 0.9), (0.3, "#ffcf70", 0.35), (1, "#ffb040", 0)])
    )
