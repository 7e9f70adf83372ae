"""What a table is made of besides wood: marble, stone, checked cloth."""

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import at, lch, shade
from illustrator.settings._tone import Lighting, faded, soft_spot
from illustrator.svg import num, path, smooth


def veins(top: Area, lighting: Lighting, colour: str, dice: Dice) -> str:
    """Marble: cloudy bands, then a few veins that fork."""
    grey = at(colour, max(lch(colour)[0] - 0.22, 0.12), min(lch(colour)[1] + 0.01, 0.05))
    svg = ""
    for _ in range(9):
        x, y = top.x + top.w * dice.between(0, 1), top.y + top.h * dice.between(0, 1)
        svg += soft_spot(
            lighting.sheet,
            (x, y),
            top.w * dice.between(0.1, 0.28),
            top.h * dice.between(0.06, 0.14),
            faded(lighting.here(grey), 0.22),
        )
    thin, wide = "", ""
    for i in range(max(round(top.w / 130), 5)):
        x, y = top.x + top.w * dice.between(-0.1, 1.0), top.y + top.h * dice.between(0, 0.8)
        points = [(x, y)]
        for _ in range(6):
            x += top.w * dice.between(0.02, 0.09)
            y += top.h * dice.between(-0.05, 0.15)
            points.append((x, y))
        if i % 3:
            thin += smooth(points)
        else:
            wide += smooth(points)
        thin += smooth([points[2], (points[2][0] + 50, points[2][1] + 6), (points[2][0] + 120, points[2][1] + 40)])
    svg += path(wide, fill="none", stroke=lighting.paint(grey), stroke_width=9, stroke_opacity=0.14)
    svg += path(wide, fill="none", stroke=lighting.paint(grey), stroke_width=3, stroke_opacity=0.6)
    return svg + path(thin, fill="none", stroke=lighting.paint(grey), stroke_width=1.8, stroke_opacity=0.5)


def specks(top: Area, lighting: Lighting, colour: str, dice: Dice) -> str:
    dots = ["", ""]
    for i in range(round(top.w * top.h / 2200)):
        x, y = top.x + top.w * dice.between(0, 1), top.y + top.h * dice.between(0, 1)
        dots[i % 2] += f"M{num(x)} {num(y)}h.01"
    svg = path(
        dots[0], stroke=lighting.paint(shade(colour, -0.08)), stroke_width=5, stroke_linecap="round", stroke_opacity=0.6
    )
    return svg + path(
        dots[1], stroke=lighting.paint(shade(colour, 0.1)), stroke_width=3.4, stroke_linecap="round", stroke_opacity=0.6
    )


def checks(top: Area, lighting: Lighting, colour: str) -> str:
    """A woven check: stripes to the viewer and stripes across, deeper where they cross."""
    eye = (top.cx, top.y - top.h * 1.3)
    size = 120.0
    grow = (top.y - eye[1]) / (top.bottom - eye[1])
    down, across = "", ""
    count = int(top.w / size / grow / 2) + 2
    for i in range(-count, count):
        xs = [(i * size, size / 2)]
        for x, w in xs:
            a, b, c, d = eye[0] + x * grow, eye[0] + (x + w) * grow, eye[0] + x + w, eye[0] + x
            down += (
                f"M{num(a)} {num(top.y)}L{num(b)} {num(top.y)}L{num(c)} {num(top.bottom)}L{num(d)} {num(top.bottom)}Z"
            )
    far, near = 1 / (top.y - eye[1]), 1 / (top.bottom - eye[1])
    step = size / (top.bottom - eye[1]) ** 2 * 0.8
    depth = near
    while depth < far:
        y0, y1 = eye[1] + 1 / (depth + step / 2), eye[1] + 1 / depth
        across += f"M{num(top.x)} {num(max(y0, top.y))}H{num(top.right)}V{num(y1)}H{num(top.x)}Z"
        depth += step
    paint = lighting.paint(colour)
    svg = path(down, fill=paint, fill_opacity=0.5) + path(across, fill=paint, fill_opacity=0.5)
    folds = ""
    for k, x in enumerate((0.18, 0.55, 0.86)):
        folds += soft_spot(
            lighting.sheet,
            (top.x + top.w * x, top.cy),
            top.w * 0.05,
            top.h * 0.5,
            faded("#2a1820" if k % 2 else "#ffffff", 0.16),
        )
    return svg + folds
