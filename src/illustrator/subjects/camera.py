"""A camera: a classic one with leather and dials, or one whose picture comes out at once."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, rounded, stroke, tones
from illustrator.subjects._solid import metal
from illustrator.svg import Sheet, circle, ellipse, group, path, polygon, rect

WORDS = Words(
    "camera, photo camera, film camera, instant camera, dslr",
    "相机, 照相机, 拍立得",
    "Kamera, Fotoapparat, Fotokamera, Sofortbildkamera",
    "appareil photo, caméra",
    "cámara, cámara de fotos, cámara fotográfica",
)
HEIGHT_M = 0.1
POSES = ("classic", "instant")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "instant": "instant camera, 拍立得, sofortbildkamera",
}
COLOUR = "#4a3a34"
TAGS = ("product",)

_STEEL = tones("#c9c7c4")


def draw(ask: Ask) -> Figure:
    return _instant(ask) if ask.pose == "instant" else _classic(ask)


def lens(sheet: Sheet, x: float, y: float, r: float, tint: str = "#5a6fd0") -> str:
    """Rings of steel and black, and glass with a coating that throws violet and teal back."""
    black = tones("#26242a")
    art = ellipse(x + r * 0.06, y + r * 0.1, r * 1.04, r * 1.03, fill="#0a0608", fill_opacity=0.4)
    barrel = sheet.linear(_STEEL.glint, _STEEL.dark, _STEEL.pale, _STEEL.deep, turn=50)
    art += circle(x, y, r, fill=barrel) + circle(
        x, y, r * 0.94, fill=sheet.linear("#4a484e", "#17151a", "#38363c", turn=60)
    )
    ticks = "".join(
        f'<path d="M0 {-r * 0.925:.2f}V{-r * 0.85:.2f}" transform="translate({x} {y}) rotate({i * 7.5})"/>'
        for i in range(48)
    )
    art += group(ticks, stroke="#6f6c74", stroke_width=r * 0.022)
    art += circle(x, y, r * 0.82, fill=sheet.linear(black.light, black.deep, black.base, turn=45))
    art += circle(x, y, r * 0.8, fill="none", stroke=_STEEL.pale, stroke_width=r * 0.018, stroke_opacity=0.7)
    for i in range(20):
        if i % 5 < 4:
            mark = rect(
                -r * 0.012,
                -r * 0.755,
                r * (0.05 if i % 3 else 0.1),
                r * 0.035,
                fill="#f2ede2" if i % 5 else "#e8a33c",
                fill_opacity=0.85,
            )
            art += f'<g transform="translate({x} {y}) rotate({i * 17 - 70})">{mark}</g>'
    art += circle(x, y, r * 0.66, fill=sheet.linear("#0e0c12", "#3a3840", turn=50)) + circle(
        x, y, r * 0.6, fill="#0b0a10"
    )
    deep = sheet.radial(
        x - r * 0.1,
        y + r * 0.16,
        r * 0.62,
        [(0, "#1c2a4a", 1), (0.5, mix(tint, "#101528", 0.62), 1), (0.85, "#241a3c", 1), (1, "#07060c", 1)],
    )
    art += circle(x, y, r * 0.55, fill=deep)
    art += haze(sheet, (x + r * 0.2, y + r * 0.26), (r * 0.28, r * 0.2), "#3fd0c0", 0.55, -40) + haze(
        sheet, (x - r * 0.24, y + r * 0.18), (r * 0.2, r * 0.26), "#b05ad8", 0.5, 20
    )
    art += circle(x, y, r * 0.27, fill="#06060a", fill_opacity=0.75) + circle(
        x, y, r * 0.27, fill="none", stroke="#7f8fe0", stroke_width=r * 0.02, stroke_opacity=0.5
    )
    glint = ellipse(0, 0, r * 0.2, r * 0.12, fill="#ffffff", fill_opacity=0.85)
    art += moved(glint, x - r * 0.22, y - r * 0.26, 1, -38)
    return (
        art
        + circle(x + r * 0.24, y + r * 0.28, r * 0.055, fill="#ffffff", fill_opacity=0.75)
        + circle(x + r * 0.08, y + r * 0.1, r * 0.035, fill="#dfe8ff", fill_opacity=0.7)
    )


def _dial(sheet: Sheet, x: float, y: float, w: float, h: float) -> str:
    """A knurled knob from its side."""
    art = rect(x - w / 2, y - h, w, h, rx=1, fill=metal(sheet, _STEEL, w / 2, x))
    art += stroke(
        "".join(f"M{x - w / 2 + 1.2 + i * 1.8:.2f} {y - h + 1.4}V{y - 1}" for i in range(int(w / 1.8) - 0)),
        "#4c4a4e",
        0.5,
        0.6,
    )
    return art + ellipse(x, y - h, w / 2, 1.5, fill=_STEEL.glint)


def _leather(t: Tones, clip: str) -> str:
    dots = ""
    for row in range(13):
        for k in range(34):
            dots += circle(
                -66 + k * 4 + (row % 2) * 2,
                -56 + row * 4,
                0.85,
                fill=t.pale if (k + row) % 3 else t.deep,
                fill_opacity=0.22,
            )
    return group(dots, clip_path=clip)


def _classic(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    body = rounded([(-68, -78), (68, -78), (68, 0), (-68, 0)], 11)
    plate = sheet.across(
        (0, -80), (0, 0), [(0, _STEEL.glint, 1), (0.25, _STEEL.light, 1), (0.8, _STEEL.base, 1), (1, _STEEL.deep, 1)]
    )
    art = _dial(sheet, -46, -77, 20, 8) + _dial(sheet, 46, -77, 22, 9) + _dial(sheet, 22, -77, 13, 6)
    art += (
        rect(-52, -87, 12, 3, rx=1.2, fill=_STEEL.dark)
        + rect(18.5, -87, 7, 5, rx=1.6, fill="#c8402f")
        + rect(19.3, -86.6, 2, 3, rx=0.8, fill="#f7a08c")
    )
    hump = rounded([(-20, -95), (20, -95), (27, -76), (-27, -76)], 5)
    art += rect(-9, -98, 18, 4, rx=1, fill=_STEEL.deep) + path(
        hump, fill=sheet.linear(_STEEL.glint, _STEEL.light, _STEEL.dark, turn=70)
    )
    art += path(
        rounded([(-13, -91.5), (13, -91.5), (15, -80), (-15, -80)], 2.5),
        fill=sheet.linear("#1a1c2c", "#39466e", "#12121a", turn=40),
    ) + polygon([(-11, -90), (0, -90), (-8, -81.5), (-13, -81.5)], fill="#ffffff", fill_opacity=0.3)
    art += path(body, fill=plate) + stroke("M-58 -77.2H58", "#ffffff", 1.2, 0.9)
    wrap = rounded([(-68, -60), (68, -60), (68, -11), (-68, -11)], 1.5)
    art += path(wrap, fill=sheet.across((-68, -60), (50, -11), [(0, t.light, 1), (0.4, t.base, 1), (1, t.dark, 1)]))
    art += _leather(t, sheet.clip(path(wrap)))
    art += stroke("M-68 -60.4H68", "#1c1412", 1, 0.5) + stroke("M-68 -11H68", "#ffffff", 1, 0.6)
    art += haze(sheet, (-50, -44), (18, 20), t.glint, 0.2)
    art += (
        rect(-60, -74, 19, 10, rx=2, fill="#1a1a20")
        + rect(-58.6, -72.8, 16.2, 7.6, rx=1.4, fill=sheet.linear("#6f86b8", "#27304a", turn=40))
        + rect(-58, -72.4, 6, 3, rx=1, fill="#ffffff", fill_opacity=0.5)
    )
    art += (
        rect(44, -74, 15, 10, rx=2, fill="#efe6d2")
        + stroke("M47 -74V-64M50 -74V-64M53 -74V-64M56 -74V-64", "#c7b894", 0.7)
        + rect(45, -73.2, 13, 3, rx=1, fill="#ffffff", fill_opacity=0.8)
    )
    art += (
        rect(-60, -24, 13, 5, rx=1.2, fill=_STEEL.base)
        + circle(54, -50, 3, fill="#d8402f")
        + circle(53.2, -50.8, 1, fill="#ffc0b0")
    )
    for s in (-1, 1):
        art += circle(s * 67, -66, 3.4, fill="none", stroke=_STEEL.dark, stroke_width=1.6)
    art += lens(sheet, 4, -41, 35)
    return Figure((Part(art, 0.26),), (-72, -98, 144, 98), {"ground": (0, 130), "grip": (60, -36), "top": (0, -95, 36)})


def _instant(ask: Ask) -> Figure:
    sheet = ask.sheet
    t = tones(ask.colour if ask.is_asked else ask.dice.fork("body").pick(("#f1e3c6", "#8fcac4", "#f2a9a4")))
    photo = rect(-33, -33, 66, 33, fill="#fffaf0") + rect(
        -28,
        -33,
        56,
        24,
        fill=sheet.across((0, -33), (0, -9), [(0, "#f6a25a", 1), (0.6, "#f7cf8a", 1), (1, "#4f8a8c", 1)]),
    )
    photo += (
        path("M-28 -12Q-10 -26 4 -14T28 -18V-9H-28Z", fill="#2f6a70")
        + circle(12, -26, 4, fill="#fff3c4")
        + rect(-33, -33, 66, 5, fill="#2a1c1c", fill_opacity=0.35)
    )
    base = rounded([(-62, -64), (62, -64), (68, -22), (-68, -22)], 9)
    head = rounded([(-54, -118), (54, -118), (60, -54), (-60, -54)], 14)
    art = path(base, fill=sheet.across((0, -64), (0, -22), [(0, t.light, 1), (0.35, t.base, 1), (1, t.deep, 1)]))
    art += path(rounded([(-46, -34), (46, -34), (46, -29), (-46, -29)], 2), fill="#231a1c")
    art += path(
        head,
        fill=sheet.across(
            (-50, -118), (40, -54), [(0, t.pale, 1), (0.35, t.light, 1), (0.7, t.base, 1), (1, t.dark, 1)]
        ),
    )
    art += stroke("M-52 -106Q-50 -116.4 -40 -116.4H38", "#ffffff", 1.8, 0.75)
    for i, c in enumerate(("#e2553f", "#f0a23a", "#f3d04f", "#5fa86a", "#4f86c4")):
        art += path(f"M{-9 + i * 3.6} -54H{-5.4 + i * 3.6}L{-5.8 + i * 3.9} -36H{-9.7 + i * 3.9}Z", fill=c)
    art += rect(-50, -110, 27, 17, rx=3.4, fill="#2a2a32") + rect(
        -47.6, -107.8, 22.2, 12.6, rx=2, fill=sheet.linear("#fffdf2", "#d8d8cf", "#f7f4e8", turn=40)
    )
    art += stroke("".join(f"M{-45 + i * 3.4:.1f} -107V-96" for i in range(6)), "#b9b6a8", 0.7)
    art += (
        rect(30, -110, 19, 15, rx=3.4, fill="#2a2a32")
        + rect(32.4, -107.8, 14.2, 10.6, rx=2, fill=sheet.linear("#7f9ac4", "#242c44", turn=45))
        + polygon([(33, -107), (39, -107), (35, -99), (33, -99)], fill="#ffffff", fill_opacity=0.45)
    )
    art += circle(-43, -74, 7, fill=tones("#e2553f").deep) + circle(
        -43.3, -75, 6.4, fill=sheet.radial(-45.4, -77.4, 9, [(0, "#ff9a84", 1), (0.5, "#e2553f", 1), (1, "#a8301f", 1)])
    )
    art += (
        circle(5, -79, 29.5, fill=t.deep, fill_opacity=0.5)
        + circle(4, -81, 29, fill=sheet.linear(t.glint, t.base, t.dark, turn=55))
        + lens(sheet, 4, -81, 24.5)
    )
    return Figure(
        (Part(moved(photo, 0, 0), 0.14), Part(art, 0.28)),
        (-68, -118, 136, 118),
        {"ground": (0, 60), "grip": (56, -50), "top": (0, -116, 90)},
    )
