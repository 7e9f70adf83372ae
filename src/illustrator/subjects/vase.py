"""A vase with flowers, or empty."""

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._fruit import leaf
from illustrator.subjects._matter import Tones, haze, loop, moved, stroke, tones
from illustrator.subjects._solid import Profile, around, band, inner, lathe, ring, streak
from illustrator.svg import Sheet, circle, ellipse, num, path

WORDS = Words(
    "vase, vase of flower, flower vase, bouquet, bunch of flower",
    "花瓶, 花束",
    "Vase, Blumenvase, Blumenstrauß, Strauß",
    "vase, bouquet de fleurs",
    "jarrón, florero, ramo de flores",
)
HEIGHT_M = 0.25
POSES = ("flowers", "empty")
COLOUR = "#3d7f8f"
TAGS = ("product",)
HOME = ("tabletop",)

_TILT = 0.17
_SHAPES: tuple[Profile, ...] = (
    ((-92, 18), (-89, 15), (-80, 13), (-66, 22), (-46, 34), (-26, 31), (-10, 20), (-4, 17), (-4, 17)),
    ((-88, 21), (-84, 18), (-70, 17), (-54, 26), (-36, 35), (-18, 32), (-7, 24), (-4, 22), (-4, 22)),
    ((-96, 25), (-90, 23), (-70, 18), (-46, 16), (-24, 20), (-10, 25), (-4, 24), (-4, 24)),
)
_POSIES = (
    ("#f2647a", "#f7a23c", "#f6d04d", "#c96bd0", "#fff3e2"),
    ("#f4f0e8", "#f29bb0", "#8fa8e8", "#f6d04d", "#e2605a"),
    ("#ee7b4f", "#f6c94d", "#fff3e2", "#d9485f", "#f2a3a0"),
)


def draw(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("vase"), tones(ask.colour)
    shape = dice.pick(_SHAPES)
    top, mouth = shape[0]
    r = max(p[1] for p in shape)
    back = ellipse(0, top, mouth, mouth * _TILT, fill=inner(sheet, t, mouth))
    back += stroke(
        f"M{num(-mouth)} {num(top)}A{num(mouth)} {num(mouth * _TILT)} 0 0 1 {num(mouth)} {num(top)}", t.pale, 1.8
    )
    front = path(lathe(shape, _TILT, is_open=True), fill=around(sheet, t, r, gloss=1)) + _pattern(shape, t, dice)
    front += path(streak(shape, (-0.72, -0.48), (top + 12, -12)), fill="#ffffff", fill_opacity=0.5)
    front += path(streak(shape, (0.78, 0.86), (top + 16, -14)), fill=t.glint, fill_opacity=0.35)
    front += stroke(ring(top, mouth, _TILT), t.glint, 1.8, 0.9)
    anchors = {
        "ground": (0.0, 2 * shape[-1][1]),
        "grip": (0.0, -46.0),
        "inside": (-mouth * 0.8, top - 30, mouth * 1.6, 38.0),
    }
    if ask.pose == "empty":
        return Figure((Part(back, 0),), (-r, top - 5, 2 * r, 5 - top), anchors, (Part(front, 0.24),))
    stems, heads = _bunch(ask, top + 4, dice.fork("bunch"))
    box = (-72, top - 104, 144, 104 - top)
    return Figure((Part(back + stems, 0.14), Part(front, 0.24), Part(heads, 0.18)), box, anchors)


def _pattern(shape: Profile, t: Tones, dice: Dice) -> str:
    kind = dice.whole(3)
    if kind == 0:
        return ""
    y = -46.0
    r = next((r for at, r in shape if at >= y), 30.0)
    if kind == 1:
        low = next((r for at, r in shape if at >= -26), 28.0)
        return (
            path(band((y, r), (-26, low), _TILT), fill=t.glint, fill_opacity=0.26)
            + stroke(ring(y, r, _TILT), t.glint, 1, 0.7)
            + stroke(ring(-26, low, _TILT), t.glint, 1, 0.7)
        )
    art = ""
    for k in range(-4, 5):
        x = r * k / 4.7
        low = -40 + r * _TILT * (1 - (x / r) ** 2) ** 0.5
        art += circle(x, low, 2.6, fill=t.glint, fill_opacity=0.7) + circle(
            x, low + 8, 1.4, fill=t.glint, fill_opacity=0.5
        )
    return art


def _bunch(ask: Ask, mouth: float, dice: Dice) -> tuple[str, str]:
    """Stems out of the mouth with leaves, then the heads, the middle ones in front."""
    sheet, colours = ask.sheet, dice.pick(_POSIES)
    green = tones("#5a8f4a")
    stems, heads = "", ""
    places = (
        (-50, -44, 14),
        (50, -40, 14),
        (-24, -76, 15),
        (26, -74, 15),
        (0, -90, 14),
        (-38, -20, 13),
        (38, -16, 13),
        (0, -56, 19),
        (-17, -34, 17),
        (19, -34, 17),
    )
    start = dice.whole(5)
    for i, (dx, dy, r) in enumerate(places):
        x, y = dx + dice.between(-4, 4), mouth + dy + dice.between(-3, 3)
        stems += stroke(
            f"M{num(dx * 0.14)} {num(mouth)}Q{num(dx * 0.3)} {num(mouth + dy * 0.6)} {num(x)} {num(y)}",
            green.dark if i % 2 else green.base,
            2.4,
        )
        if i < 7:
            turn = -90 + dx * 1.1 + dice.between(-20, 20)
            stems += moved(leaf(sheet, dice.between(24, 32), 8, green), dx * 0.4, mouth + dy * 0.42, 1, turn)
        heads += moved(_head(sheet, r, tones(colours[(start + i) % 5]), (i + start) % 3, dice), x, y, 1, dx * 0.5)
    return stems, heads


def _head(sheet: Sheet, r: float, t: Tones, kind: int, dice: Dice) -> str:
    if kind == 0:
        return _daisy(sheet, r, t)
    return _rose(sheet, r, t, dice) if kind == 1 else _tulip(sheet, r, t)


def _daisy(sheet: Sheet, r: float, t: Tones) -> str:
    art = ""
    paint = sheet.across((0, -r), (0, 0), [(0, t.pale, 1), (0.6, t.light, 1), (1, t.dark, 1)])
    for k in range(11):
        petal = ellipse(0, -r * 0.62, r * 0.24, r * 0.44, fill=paint)
        art += f'<g transform="rotate({k * 32.7:.1f})">{petal}</g>'
    heart = sheet.radial(-r * 0.1, -r * 0.12, r * 0.4, [(0, "#ffe08a", 1), (0.6, "#f0b23e", 1), (1, "#a8692a", 1)])
    return art + circle(0, 0, r * 0.32, fill=heart)


def _rose(sheet: Sheet, r: float, t: Tones, dice: Dice) -> str:
    body = sheet.radial(-r * 0.3, -r * 0.4, r * 1.5, [(0, t.light, 1), (0.6, t.base, 1), (1, t.dark, 1)])
    outline = [
        (0, -r),
        (r * 0.7, -r * 0.74),
        (r, 0),
        (r * 0.66, r * 0.76),
        (0, r * 0.96),
        (-r * 0.7, r * 0.72),
        (-r, 0),
        (-r * 0.72, -r * 0.72),
    ]
    art = path(loop([(x * dice.between(0.94, 1.06), y) for x, y in outline], 5), fill=body)
    for share, turn in ((0.8, 20), (0.62, 150), (0.46, 265), (0.28, 40)):
        s = r * share
        petal = path(
            f"M{num(-s)} 0C{num(-s)} {num(-s * 1.2)} {num(s)} {num(-s * 1.2)} {num(s)} 0"
            f"C{num(s * 0.6)} {num(-s * 0.6)} {num(-s * 0.6)} {num(-s * 0.6)} {num(-s)} 0Z",
            fill=t.pale,
            fill_opacity=0.75,
        )
        art += moved(
            petal
            + stroke(
                f"M{num(-s)} 0C{num(-s * 0.6)} {num(-s * 0.6)} {num(s * 0.6)} {num(-s * 0.6)} {num(s)} 0",
                t.deep,
                0.8,
                0.5,
            ),
            0,
            r * 0.06,
            1,
            turn,
        )
    return art + circle(0, 0, r * 0.14, fill=t.deep, fill_opacity=0.7)


def _tulip(sheet: Sheet, r: float, t: Tones) -> str:
    art = path(
        f"M{num(-r * 0.7)} {num(-r * 0.9)}Q0 {num(-r * 1.4)} {num(r * 0.7)} {num(-r * 0.9)}V{num(r * 0.3)}"
        f"H{num(-r * 0.7)}Z",
        fill=t.dark,
    )
    side = sheet.across((-r, 0), (r, 0), [(0, t.pale, 1), (0.5, t.base, 1), (1, t.dark, 1)])
    for s in (-1, 1):
        art += path(
            f"M0 {num(r * 0.8)}C{num(s * r * 1.1)} {num(r * 0.7)} {num(s * r * 1.05)} {num(-r * 0.3)}"
            f" {num(s * r * 0.86)} {num(-r * 1.05)}C{num(s * r * 0.3)} {num(-r * 0.8)} {num(-s * r * 0.1)}"
            f" {num(-r * 0.1)} 0 {num(r * 0.8)}Z",
            fill=side,
        )
    middle = sheet.across((0, -r), (0, r), [(0, t.pale, 1), (0.5, t.light, 1), (1, mix(t.base, "#7d9a4a", 0.25), 1)])
    art += path(
        f"M0 {num(r * 0.84)}C{num(-r * 0.62)} {num(r * 0.6)} {num(-r * 0.62)} {num(-r * 0.3)} 0 {num(-r * 0.94)}"
        f"C{num(r * 0.62)} {num(-r * 0.3)} {num(r * 0.62)} {num(r * 0.6)} 0 {num(r * 0.84)}Z",
        fill=middle,
    )
    return art + haze(sheet, (-r * 0.2, -r * 0.2), (r * 0.22, r * 0.5), "#ffffff", 0.45, 8)
