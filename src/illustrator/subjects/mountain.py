"""A mountain with snow on its peak: alone, a ridge of peaks, or a volcano."""

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Point, Sheet, circle, num, path, polygon

WORDS = Words(
    "mountain, peak, snowy mountain, snow-capped mountain, volcano, mountain peak, mountain range, mountains",
    "山, 高山, 雪山, 火山, 山峰",
    "Berg, Gipfel, Vulkan, Schneeberg, Berggipfel",
    "montagne, sommet enneigé, volcan",
    "montaña, cumbre, volcán, pico",
)
HEIGHT_M = 60.0
POSES = ("peak", "range", "volcano")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "volcano": "volcano, 火山, Vulkan, volcan, volcán",
    "range": "mountain range, mountains",
}
COLOUR = "#7f86a8"
TAGS = ("nature",)
HOME = ("meadow",)


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, dice = ask.sheet, ask.dice.fork("mountain")
    t = tones(ask.colour)
    if ask.pose == "volcano":
        return _volcano(ask, tones(ask.colour if ask.is_asked else "#7d6a72"))
    if ask.pose == "range":
        peaks = ((-62.0, 62.0, -70.0), (66.0, 58.0, -62.0), (4.0, 78.0, -100.0))
    else:
        peaks = ((-44.0, 50.0, -46.0), (52.0, 46.0, -40.0), (0.0, 80.0, -100.0))
    parts = []
    for i, (x, half, top) in enumerate(peaks):
        far = 0.24 if i < 2 else 0.0
        tone = tones(mix(t.base, "#b9c6e0", far))
        parts.append(_peak(sheet, dice.fork(str(i)), tone, (x, half, top)))
    left, right = min(x - h for x, h, _ in peaks), max(x + h for x, h, _ in peaks)
    return Figure(
        (Part("".join(parts[:2]), 0.15), Part(parts[2] + _woods(dice, left, right), 0.2)),
        (left - 1, -102, right - left + 2, 103.5),
        {
            "ground": ((left + right) / 2, (right - left) * 0.9),
            "top": (peaks[2][0], -98, 10),
            "seat": (peaks[2][0], -98, 10),
        },
    )


def _ridge(dice: Dice, x: float, top: float, side: float, half: float, steps: int) -> list[Point]:
    """A flank from the peak to the ground, in uneven steps."""
    points = [(x, top)]
    for i in range(1, steps):
        s = i / steps
        bend = s**0.92
        points.append((x + side * half * bend + dice.between(-2.6, 2.6), top * (1 - s) + dice.between(-2.4, 2.4)))
    return [*points, (x + side * half, 0.0)]


def _peak(sheet: Sheet, dice: Dice, t: Tones, shape: tuple[float, float, float]) -> str:
    x, half, top = shape
    left, right = _ridge(dice, x, top, -1, half, 7), _ridge(dice, x, top, 1, half, 7)
    crest = [(x, top)]
    for i in range(1, 6):
        s = i / 6
        crest.append((x + half * 0.2 * s + (5 if i % 2 else -3) * half / 80, top * (1 - s)))
    crest.append((x + half * 0.16, 0.0))
    lit = sheet.across((x - half * 0.4, top), (x, 0), [(0, t.glint, 1), (0.45, t.light, 1), (1, t.base, 1)])
    dim = sheet.across(
        (x, top),
        (x + half * 0.4, 0),
        [(0, t.dark, 1), (0.5, mix(t.dark, t.deep, 0.5), 1), (1, mix(t.deep, t.dark, 0.3), 1)],
    )
    art = polygon(left + crest[::-1], fill=lit) + polygon(right + crest[::-1], fill=dim)
    art += _gullies(dice, t, shape)
    return art + _snowcap(sheet, dice, left, right, crest)


def _gullies(dice: Dice, t: Tones, shape: tuple[float, float, float]) -> str:
    """Wedges of shade on the lit flank, and of light on the other."""
    x, half, top = shape
    dark, light = "", ""
    for u, v in ((-0.1, 0.3), (-0.3, 0.52), (-0.52, 0.72), (-0.06, 0.66)):
        px, py = x + half * u, top * (1 - v)
        h, w = -top * min(dice.between(0.26, 0.36), 1 - v), half * dice.between(0.9, 1.15)
        dark += f"M{num(px)} {num(py)}L{num(px - w * 0.05)} {num(py + h * 0.45)}L{num(px - w * 0.24)} {num(py + h)}"
        dark += (
            f"L{num(px - w * 0.1)} {num(py + h * 0.84)}L{num(px - w * 0.03)} {num(py + h)}"
            f"L{num(px + w * 0.04)} {num(py + h * 0.5)}Z"
        )
    for u, v in ((0.26, 0.34), (0.42, 0.54), (0.6, 0.74), (0.3, 0.7)):
        px, py = x + half * u, top * (1 - v)
        h, w = -top * min(dice.between(0.2, 0.3), 1 - v), half * dice.between(0.8, 1.0)
        light += f"M{num(px)} {num(py)}L{num(px + w * 0.1)} {num(py + h * 0.5)}L{num(px + w * 0.2)} {num(py + h)}"
        light += (
            f"L{num(px + w * 0.08)} {num(py + h * 0.8)}L{num(px + w * 0.02)} {num(py + h)}"
            f"L{num(px - w * 0.02)} {num(py + h * 0.5)}Z"
        )
    return path(dark, fill=t.dark, fill_opacity=0.4) + path(light, fill=t.base, fill_opacity=0.4)


def _snowcap(sheet: Sheet, dice: Dice, left: list[Point], right: list[Point], crest: list[Point]) -> str:
    """Snow down to the third step of each flank, its hem running out in tongues."""
    hem_left, hem_mid, hem_right = left[2], crest[2], right[2]
    peak = left[0]

    def hem(a: Point, b: Point, count: int) -> list[Point]:
        points = []
        for i in range(1, count):
            s = i / count
            drop = dice.between(6, 12) if i % 2 else dice.between(-6, -1)
            points.append((a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s + drop))
        return points

    lit = [peak, left[1], hem_left, *hem(hem_left, hem_mid, 5), hem_mid, crest[1]]
    dim = [peak, right[1], hem_right, *hem(hem_right, hem_mid, 5), hem_mid, crest[1]]
    white = sheet.across((hem_left[0], peak[1]), (hem_mid[0], hem_mid[1]), [(0, "#ffffff", 1), (1, "#eef3fb", 1)])
    return polygon(dim, fill=sheet.linear("#c9d8f0", "#a5b9de")) + polygon(lit, fill=white)


def _woods(dice: Dice, left: float, right: float) -> str:
    """Firs along the foot, dark and small, so that the mountain is large."""
    art = ["", ""]
    x = left + 12
    while x < right - 10:
        edge = min(x - left, right - x)
        h = dice.between(5, 9) * min(1, 0.45 + edge / 60)
        art[dice.whole(2)] += (
            f"M{num(x)} {num(-h)}L{num(x + h * 0.3)} {num(-h * 0.5)}h{num(-h * 0.1)}L{num(x + h * 0.42)} 0.6"
            f"H{num(x - h * 0.42)}L{num(x - h * 0.2)} {num(-h * 0.5)}h{num(-h * 0.1)}Z"
        )
        x += dice.between(2.4, 4.6)
    return path(art[0], fill="#35604f") + path(art[1], fill="#4a7a5c")


def _volcano(ask: Ask, t: Tones) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("volcano")
    body = "M-92 0C-58 -20 -38 -52 -22 -82C-16 -79 -6 -84 2 -80C8 -84 16 -79 22 -82C38 -52 58 -20 92 0Z"
    art = path(
        body,
        fill=sheet.across(
            (-60, -60),
            (60, -20),
            [(0, t.glint, 1), (0.3, t.light, 1), (0.5, t.base, 1), (0.75, t.dark, 1), (1, t.deep, 1)],
        ),
    )
    art += path(
        "M6 -80C12 -83 16 -79 22 -82C38 -52 58 -20 92 0H30C26 -20 16 -40 18 -56C14 -64 8 -70 6 -80Z",
        fill=t.deep,
        fill_opacity=0.45,
    )
    lava = sheet.across(
        (0, -84), (0, -14), [(0, "#fff0a0", 1), (0.25, "#ffb03a", 1), (0.7, "#f2552c", 1), (1, "#b8302c", 1)]
    )
    art += path(
        "M-20 -83C-14 -80 -6 -84 2 -81C8 -84 14 -80 20 -83C18 -72 12 -70 12 -60C12 -48 20 -44 18 -32C16"
        " -36 12 -40 10 -44C8 -40 8 -30 2 -16C0 -30 2 -44 -2 -54C-4 -48 -10 -46 -12 -36C-15 -46 -10 -58"
        " -12 -66C-14 -74 -19 -74 -20 -83Z",
        fill=lava,
    )
    art += path(
        "M-52 -30C-44 -38 -38 -48 -33 -58C-34 -46 -40 -36 -44 -28ZM-66 -14C-58 -20 -52 -26 -48 -32C-50"
        " -22 -54 -16 -58 -12Z",
        fill=t.dark,
        fill_opacity=0.5,
    )
    smoke = ""
    for x, y, r in (
        (0, -92, 9),
        (-9, -100, 11),
        (8, -103, 12),
        (-4, -114, 14),
        (14, -119, 12),
        (2, -128, 12),
        (20, -132, 10),
    ):
        smoke += circle(
            x,
            y,
            r,
            fill=sheet.radial(
                x - r * 0.3, y - r * 0.4, r * 1.4, [(0, "#e9dfe0", 1), (0.55, "#b3a6b0", 1), (1, "#776c80", 1)]
            ),
        )
    sparks = "".join(
        circle(dice.between(-30, 30), dice.between(-112, -88), dice.between(0.8, 1.7), fill="#ffb03a")
        for _ in range(10)
    )
    power = 1.0 if ask.is_dark else 0.5
    glow = circle(
        0,
        -84,
        60,
        fill=sheet.radial(0, -84, 60, [(0, "#ffb45a", 0.7 * power), (0.4, "#ff6a2a", 0.25 * power), (1, "#ff4a2a", 0)]),
    )
    return Figure(
        (Part(smoke, 0.2), Part(art + sparks + _woods(dice, -92, 92), 0.2)),
        (-93, -143.5, 186, 145),
        {"ground": (0, 170), "top": (-20, -81, 10)},
        glow=glow,
    )
