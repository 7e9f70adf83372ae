"""Places: a house with its garden, blocks of a city, a room with a desk."""

from illustrator.isometric import Solid, disc, rounded, tones_of
from illustrator.isometrics import parts
from illustrator.isometrics.computing import plant
from illustrator.palette import mix, shade
from illustrator.svg import circle, path, rect
from illustrator.theme import Theme

_GREEN = "#7cc36a"


def house(solid: Solid, theme: Theme, variant: int) -> None:
    """A house with a gabled roof, a chimney, a path and trees on a lawn."""
    lawn = rounded(-3.6, -3.6, 7.2, 7.2, 0.7)
    solid.prism(lawn, -0.6, 0.34, "#b98a62")
    solid.prism(lawn, -0.26, 0.26, _GREEN)
    stone = "#e9e2d4"
    solid.face([(-0.2, 1.4, 0.01), (0.7, 1.4, 0.01), (0.7, 3.5, 0.01), (-0.2, 3.5, 0.01)], stone)
    parts.tree(solid, -2.8, -2.7, 0, 1.5, "#4d9d57")
    parts.tree(solid, 2.6, -2.8, 0, 1.7, "#5aac62")
    wall, roof = "#f7efe3", theme.main
    x, y, w, d, h = -1.9, -1.7, 3.6, 3.1, 2.1
    solid.box((x, y, 0), (w, d, h), wall)
    _openings(solid, theme, (x, y, w, d, h))
    solid.box((x + 0.6, y + 0.5, h + 0.4), (0.5, 0.5, 1.9), mix(roof, "#7a4a3a", 0.5))
    _roof(solid, roof, (x, y, w, d, h))
    for i in range(4):
        solid.box((-3.3 + i * 0.62, 3.1, 0), (0.14, 0.1, 0.5), "#ffffff")
    solid.box((-3.4, 3.12, 0.26), (2.2, 0.06, 0.1), "#ffffff")
    parts.tree(solid, 2.7, 1.6, 0, 1.15, "#68b96c")
    for px, py in ((-2.6, 2.2), (-2.0, 2.5), (1.6, 2.7)):
        solid.prism(disc(px, py, 0.26, 16), 0, 0.24, shade(_GREEN, -0.1))


def _openings(solid: Solid, theme: Theme, box: tuple[float, float, float, float, float]) -> None:
    x, y, w, d, h = box
    glass = "#9fd3ee"
    frame: dict[str, str | float | None] = {"stroke": "#ffffff", "stroke_width": 0.1}
    door = rect(1.55, 0.75, 0.85, 1.35, rx=0.1, fill=shade(theme.second, -0.05)) + circle(
        2.24, 1.45, 0.06, fill="#fff4d6"
    )
    left = door + "".join(
        rect(px, 0.62, 0.8, 0.8, rx=0.06, fill=glass, **frame)
        + path(f"M{px + 0.4} 0.62v0.8", stroke="#ffffff", stroke_width=0.06)
        for px in (0.4, 2.62)
    )
    solid.on_left(left, x, y + d, h)
    right = "".join(rect(px, 0.62, 0.85, 0.8, rx=0.06, fill=shade(glass, -0.08), **frame) for px in (0.45, 1.75))
    solid.on_right(right, x + w, y + d, h)


def _roof(solid: Solid, colour: str, box: tuple[float, float, float, float, float]) -> None:
    """Two slopes over the ridge that runs along x; the gable looks to the lower right."""
    x, y, w, d, h = box
    over, rise = 0.26, 1.65
    ridge = y + d / 2
    top = h + rise
    tones = tones_of(colour)
    low = h - rise * over / (d / 2)
    solid.face([(x + w, y, h), (x + w, y + d, h), (x + w, ridge, top - 0.12)], tones_of("#f7efe3")[2])
    solid.on_right(circle(0, 0, 0.3, fill="#9fd3ee", stroke="#ffffff", stroke_width=0.1), x + w, ridge, h + 0.55)
    near = [
        (x - over, y + d + over, low),
        (x + w + over, y + d + over, low),
        (x + w + over, ridge, top),
        (x - over, ridge, top),
    ]
    solid.face(near, tones[0])
    for i in range(1, 5):
        t = i / 5
        yy, zz = y + d + over - (d / 2 + over) * t, low + (top - low) * t
        solid.face([(x - over, yy, zz), (x + w + over, yy, zz)], "none", stroke=tones[1], stroke_width=0.05)
    edge = 0.16
    for ya in (y + d + over, y - over):
        rim = [
            (x + w + over, ya, low),
            (x + w + over, ridge, top),
            (x + w + over, ridge, top - edge),
            (x + w + over, ya, low - edge),
        ]
        solid.face(rim, tones[2])
    solid.face(
        [
            (x - over, y + d + over, low),
            (x + w + over, y + d + over, low),
            (x + w + over, y + d + over, low - edge),
            (x - over, y + d + over, low - edge),
        ],
        tones[1],
    )


def city(solid: Solid, theme: Theme, variant: int) -> None:
    """Four blocks between two streets: towers with lit windows, a park, cars; signals over the roofs."""
    road = "#5d6578" if not theme.is_dark else "#2a3145"
    ground = rounded(-4.4, -4.4, 8.8, 8.8, 0.6)
    solid.prism(ground, -0.6, 0.6, road)
    for a in (-3.6, -2.4, -1.2, 1.2, 2.4, 3.6):
        for x, y, w, d in ((a - 0.3, -0.04, 0.6, 0.08), (-0.04, a - 0.3, 0.08, 0.6)):
            solid.face(
                [(x, y, 0), (x + w, y, 0), (x + w, y + d, 0), (x, y + d, 0)], "#ffffff", fill_opacity=0.8, stroke="none"
            )
    pave = "#dfe4ec" if not theme.is_dark else "#48516a"
    blocks = [(-4.0, -4.0), (0.7, -4.0), (-4.0, 0.7), (0.7, 0.7)]
    shift = variant % 3
    for k, (x, y) in enumerate(blocks):
        solid.box((x, y, 0), (3.3, 3.3, 0.12), pave)
        kind = (k + shift) % 4 if k else 0
        _block(solid, theme, (x, y), kind, k + variant)
        _traffic(solid, theme, k)


def _traffic(solid: Solid, theme: Theme, k: int) -> None:
    """The cars that are in front of block k and behind the next one."""
    if k == 0:
        parts.car(solid, 0.12, -2.9, 0, "#ffffff", along_x=False)
    elif k == 1:
        parts.car(solid, -2.8, 0.1, 0, theme.second, along_x=True)
        parts.car(solid, 1.6, -0.42, 0, theme.accent, along_x=True)
    elif k == 2:
        parts.car(solid, -0.45, 2.2, 0, theme.main, along_x=False)


def _block(solid: Solid, theme: Theme, at: tuple[float, float], kind: int, seed: int) -> None:
    """A block of towers, of houses, a park, or one tall tower with its signal."""
    x, y = at
    tints = (theme.main, mix(theme.main, "#ffffff", 0.45), theme.second, mix(theme.second, "#ffffff", 0.5))
    if kind == 0:
        _tower(solid, theme, (x + 0.35, y + 0.35), (1.2, 1.2, 4.6), tints[0], seed)
        _tower(solid, theme, (x + 1.9, y + 0.35), (1.05, 1.2, 2.9), tints[3], seed + 1)
        _tower(solid, theme, (x + 0.35, y + 1.9), (1.2, 1.05, 2.2), tints[1], seed + 2)
        parts.tree(solid, x + 2.5, y + 2.5, 0.12, 0.9, "#58ab66")
    elif kind == 1:
        _tower(solid, theme, (x + 0.4, y + 0.4), (2.5, 1.1, 1.9), tints[1], seed)
        _tower(solid, theme, (x + 0.4, y + 1.85), (1.1, 1.1, 3.2), tints[2], seed + 1)
        parts.tree(solid, x + 2.2, y + 2.5, 0.12, 0.95, "#6bbb70")
    elif kind == 2:
        solid.box((x + 0.2, y + 0.2, 0.12), (2.9, 2.9, 0.06), _GREEN)
        solid.prism(disc(x + 1.75, y + 1.75, 0.72, 32), 0.18, 0.03, "#8ed0ee")
        for px, py, size in ((0.7, 0.7, 1.1), (2.5, 0.7, 0.95), (0.6, 2.5, 0.95), (2.6, 2.6, 0.85)):
            parts.tree(solid, x + px, y + py, 0.18, size, "#4fa360")
    else:
        _tower(solid, theme, (x + 0.4, y + 0.4), (1.1, 1.1, 2.4), tints[3], seed)
        _tower(solid, theme, (x + 1.8, y + 0.4), (1.1, 2.4, 1.5), tints[0], seed + 2)
        solid.prism(disc(x + 0.95, y + 2.35, 0.62, 40), 0.12, 2.0, tints[2])
        _signal(solid, theme, x + 0.95, y + 2.35, 2.12)


def _tower(
    solid: Solid, theme: Theme, at: tuple[float, float], size: tuple[float, float, float], colour: str, seed: int
) -> None:
    (x, y), (w, d, h) = at, size
    solid.box((x, y, 0.12), (w, d, h), colour)
    lit = "#fff3c4" if theme.is_dark else mix(colour, "#ffffff", 0.75)
    dim = shade(colour, -0.16)
    rows = max(int(h / 0.48), 2)
    for across, put, dull in ((w, solid.on_left, 0.0), (d, solid.on_right, -0.1)):
        art = parts.panes(max(int(across / 0.4), 2), rows, (across, h), shade(lit, dull), shade(dim, dull), seed)
        if put == solid.on_left:
            put(art, x, y + d, h + 0.12)
        else:
            put(art, x + w, y + d, h + 0.12)
    solid.box((x + w * 0.2, y + d * 0.2, h + 0.12), (w * 0.42, d * 0.42, 0.2), shade(colour, 0.06))


def _signal(solid: Solid, theme: Theme, x: float, y: float, z: float) -> None:
    """A mast with rings of radio waves."""
    solid.box((x - 0.04, y - 0.04, z), (0.08, 0.08, 0.8), "#e6ebf3")
    px, py = solid.point(x, y, z + 0.9)
    solid.add(circle(px, py, 0.13, fill=theme.accent))
    for r in (0.34, 0.58):
        for side in (-1, 1):
            reach = side * r * 0.7
            ends = f"{px + reach:.3f} {py - r * 0.7:.3f}", f"{px + reach:.3f} {py + r * 0.7:.3f}"
            d = f"M{ends[0]}A{r} {r} 0 0 {1 if side > 0 else 0} {ends[1]}"
            solid.shine(path(d, fill="none", stroke=theme.accent, stroke_width=0.09, stroke_linecap="round"))
    solid.point(x, y, z + 1.5)


def room(solid: Solid, theme: Theme, variant: int) -> None:
    """A corner of a room: a desk with a screen under a window, shelves, a chair, a plant."""
    wood, wall = "#d8a878", mix(theme.main, "#ffffff", 0.62) if not theme.is_dark else shade(theme.main, -0.28, 0.5)
    w, h, t = 6.4, 4.6, 0.22
    solid.box((-t, -t, -0.3), (w + t, w + t, 0.3), mix(wood, "#ffffff", 0.3))
    tones = tones_of(wall)
    solid.face([(0, 0, 0), (w, 0, 0), (w, 0, h), (0, 0, h)], tones[1])
    solid.face([(0, 0, 0), (0, w, 0), (0, w, h), (0, 0, h)], tones[2])
    solid.face([(-t, -t, h), (w, -t, h), (w, 0, h), (0, 0, h), (0, w, h), (-t, w, h)], shade(tones[0], 0.05))
    solid.face([(w, -t, 0), (w, 0, 0), (w, 0, h), (w, -t, h)], shade(tones[2], -0.04))
    solid.face([(-t, w, 0), (0, w, 0), (0, w, h), (-t, w, h)], tones[1])
    solid.on_top(rect(1.2, 1.9, 4.2, 3.4, rx=0.3, fill=mix(theme.second, "#ffffff", 0.45)), 0, 0, 0.01)
    solid.on_top(rect(1.45, 2.15, 3.7, 2.9, rx=0.2, fill="none", stroke="#ffffff", stroke_width=0.1), 0, 0, 0.012)
    _window(solid, theme)
    _shelves(solid, theme, wood)
    _desk(solid, theme, wood, variant)
    plant(solid, 5.7, 0.75, 0.0)
    _chair(solid, theme)


def _window(solid: Solid, theme: Theme) -> None:
    """On the wall at the back right."""
    sky = solid.sheet.linear("#bfe4fb", "#eaf7ff") if not theme.is_dark else solid.sheet.linear("#1c2748", "#40507f")
    art = rect(0, 0, 1.9, 1.7, rx=0.06, fill=sky, stroke="#ffffff", stroke_width=0.16)
    art += path("M0.95 0v1.7M0 0.85h1.9", stroke="#ffffff", stroke_width=0.1)
    solid.on_left(art, 3.9, 0.0, 4.0)


def _shelves(solid: Solid, theme: Theme, wood: str) -> None:
    """Two boards with books on the wall at the left."""
    for z, books in ((3.3, 6), (2.35, 5)):
        solid.box((0, 3.4, z), (0.5, 2.4, 0.1), wood)
        for i in range(books):
            colour = (theme.main, theme.accent, theme.second, "#f3ead8")[(i + int(z)) % 4]
            tall = (0.56, 0.48, 0.62, 0.52)[i % 4]
            solid.box((0.08, 3.55 + i * 0.24, z + 0.1), (0.34, 0.2, tall), colour)


def _desk(solid: Solid, theme: Theme, wood: str, variant: int) -> None:
    x, y, w, d, h = 0.8, 0.15, 3.9, 1.6, 1.5
    for px, py in ((x, y), (x + w - 0.14, y), (x, y + d - 0.14), (x + w - 0.14, y + d - 0.14)):
        solid.box((px, py, 0), (0.14, 0.14, h), shade(wood, -0.18))
    solid.box((x + w - 1.1, y + 0.1, 0.25), (0.95, d - 0.2, h - 0.3), "#f4f1ea")
    for i in range(3):
        solid.on_left(
            rect(0.3, 0.14 + 0.38 * i, 0.36, 0.07, rx=0.03, fill=shade(wood, -0.1)), x + w - 1.1, y + d - 0.1, h - 0.06
        )
    solid.box((x - 0.1, y - 0.05, h), (w + 0.2, d + 0.1, 0.14), wood)
    top = h + 0.14
    solid.box((x + 1.55, y + 0.35, top), (0.7, 0.4, 0.06), "#3a4152")
    solid.box((x + 1.82, y + 0.45, top), (0.16, 0.1, 0.4), "#3a4152")
    solid.box((x + 0.75, y + 0.4, top + 0.3), (2.3, 0.12, 1.4), "#2a3040")
    solid.on_left(parts.screen_of(theme, 2.14, 1.24, variant), x + 0.83, y + 0.52, top + 1.62)
    solid.box((x + 1.0, y + 0.95, top), (1.5, 0.42, 0.06), "#eef1f6")
    lamp = solid.point(x + 0.3, y + 0.5, top + 1.0)
    solid.prism(disc(x + 0.3, y + 0.6, 0.2, 20), top, 0.06, "#3a4152")
    solid.box((x + 0.28, y + 0.56, top), (0.05, 0.05, 1.0), "#3a4152")
    shade_ = "M-0.34 0.2L-0.18 -0.26H0.18L0.34 0.2Z"
    solid.add(path(shade_, fill=theme.accent, transform=f"translate({lamp[0]:.3f} {lamp[1] + 0.02:.3f})"))
    solid.prism(disc(x + 3.1, y + 1.1, 0.15, 20), top, 0.3, theme.main)


def _chair(solid: Solid, theme: Theme) -> None:
    x, y = 2.5, 2.75
    solid.prism(disc(x, y, 0.55, 28), 0.02, 0.08, "#3a4152")
    solid.box((x - 0.06, y - 0.06, 0.1), (0.12, 0.12, 0.7), "#3a4152")
    solid.prism(rounded(x - 0.6, y - 0.6, 1.2, 1.2, 0.3), 0.8, 0.2, theme.main)
    solid.box((x - 0.5, y + 0.48, 1.05), (1.0, 0.14, 1.0), shade(theme.main, -0.02))
