"""What people wear every day on the upper body: shirts, sweaters, jackets, dresses, dungarees."""

from illustrator.palette import lightness, mix, shade
from illustrator.subjects._animal import Fur, curve, limb, line
from illustrator.subjects._people import Frame
from illustrator.subjects._people_look import Brush, Look
from illustrator.subjects._people_wear import cloth, folds_of, narrowing, outline, spots, throat
from illustrator.svg import circle, num, path, through


def trunk(brush: Brush, frame: Frame, look: Look) -> str:
    """The garment of the upper body with what makes it one."""
    draw = {
        "dress": _plain_top,
        "pinafore": _with_bib,
        "sweater": _sweater,
        "blouse": _blouse,
        "cardigan": _open_front,
        "shirt": _shirt,
        "jacket": _open_front,
        "hoodie": _hoodie,
        "stripes": _stripes,
        "dungarees": _with_bib,
    }[look.outfit]
    return draw(brush, frame, look)


def _plain_top(brush: Brush, frame: Frame, look: Look) -> str:
    fur = cloth(brush, frame, look.top)
    return fur.form(outline(frame), folds_of(frame, fur), depth=2.0, rim=0.6) + throat(brush, frame, look, 0.87)


def _sweater(brush: Brush, frame: Frame, look: Look) -> str:
    fur = cloth(brush, frame, look.top)
    knit = _rib(frame, fur, -0.1)
    art = fur.form(outline(frame, hem=-0.12, ease=1.05), folds_of(frame, fur) + knit, depth=2.0, rim=0.6)
    (x1, y1), (x2, y2) = frame.at(0.97, 0.2), frame.at(1.06, frame.pose.turn * 0.6)
    w = 3.5 * frame.build.girth
    roll = limb(f"{x1:.2f},{y1:.2f},{w + 0.5:.2f} {x2:.2f},{y2:.2f},{w - 0.2:.2f}")
    return art + brush.body(look.top, (x1, y1), 5).form(
        roll, line(f"M{num(x1 - 3)} {num(y1 - 0.6)}q3 1.4 6 0", fur.coat.deep, 0.4, 0.5), depth=0.8, rim=0.4
    )


def _rib(frame: Frame, fur: Fur, s: float) -> str:
    b, d = frame.build, ""
    for i in range(9):
        x, y = frame.at(s + 0.05, b.hips * (i - 4) / 4.2)
        d += f"M{num(x)} {num(y)}v3"
    (x1, y1), (x2, y2) = frame.at(s + 0.07, -b.hips * 1.1), frame.at(s + 0.07, b.hips * 1.1)
    return line(d, fur.coat.deep, 0.45, 0.4) + line(
        f"M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}", fur.coat.deep, 0.5, 0.4
    )


def _collar(frame: Frame, colour: str, *, size: float = 1.0) -> str:
    dx = frame.pose.turn * 1.3
    art = ""
    for side in (-1, 1):
        points = [
            frame.at(1.04, side * 2.7 + dx * 0.4),
            frame.at(0.97, side * 4.4 * size + dx * 0.5),
            frame.at(0.85, side * 3.2 * size + dx),
            frame.at(0.9, dx),
        ]
        tone = mix(colour, "#fff6e6", 0.22 if side < 0 else 0.08)
        art += path(
            through(points) + "Z", fill=tone, stroke=shade(colour, -0.14), stroke_width=0.35, stroke_linejoin="round"
        )
    return art


def _buttons(frame: Frame, colour: str) -> str:
    d, art, dx = "", "", frame.pose.turn * 1.4
    (x1, y1), (x2, y2) = frame.at(0.9, dx), frame.at(-0.14, dx * 1.2)
    d = f"M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}"
    for s in (0.74, 0.56, 0.38, 0.2, 0.02):
        x, y = frame.at(s, dx * 1.05 + 0.9)
        art += circle(x, y, 0.55, fill="#fff8ea" if lightness(colour) < 0.8 else "#8a7a6a")
    return line(d, shade(colour, -0.14), 0.5, 0.7) + art


def _shirt(brush: Brush, frame: Frame, look: Look) -> str:
    fur = cloth(brush, frame, look.top)
    art = fur.form(outline(frame, ease=1.02), folds_of(frame, fur) + _buttons(frame, look.top), depth=2.0, rim=0.6)
    px, py = frame.at(0.68, frame.build.chest * 0.32)
    art += path(f"M{num(px)} {num(py)}h4.4v4l-2.2 1.3l-2.2 -1.3z", fill=fur.coat.dark, fill_opacity=0.35)
    return art + throat(brush, frame, look, 0.86, 2.6) + _collar(frame, look.top)


def _blouse(brush: Brush, frame: Frame, look: Look) -> str:
    fur = cloth(brush, frame, look.top)
    art = fur.form(outline(frame, hem=0.12, ease=1.0), folds_of(frame, fur), depth=2.0, rim=0.6)
    art += throat(brush, frame, look, 0.8, 3.0) + _collar(frame, look.top, size=0.9)
    return art


def _open_front(brush: Brush, frame: Frame, look: Look) -> str:
    """A jacket or cardigan over a pale shirt."""
    pale = "#f6efe2" if lightness(look.top) < 0.86 else "#4a5a7a"
    inner = cloth(brush, frame, pale)
    art = inner.form(outline(frame, ease=0.98), folds_of(frame, inner), depth=1.6, rim=0.4)
    art += throat(brush, frame, look, 0.89, 3.2)
    fur, b = cloth(brush, frame, look.top), frame.build
    k, dx = 0.62 + 0.38 * frame.pose.spread, frame.pose.turn * 1.6
    for side in (-1, 1):
        edge = [
            frame.at(1.03, side * 3.0 * k + dx * 0.3),
            frame.at(0.8, side * 2.6 * k + dx),
            frame.at(0.4, side * 2.9 * k + dx),
            frame.at(-0.2, side * 3.6 * k + dx),
        ]
        outer = [
            (-0.22, b.hips * 1.1),
            (0.02, b.hips * 1.06),
            (0.36, b.waist * 1.07),
            (0.68, b.chest * 1.03),
            (0.87, b.shoulders * 0.99),
            (0.95, b.shoulders * 0.72),
        ]
        points = [*edge, *(frame.at(s, side * w * k) for s, w in outer)]
        words = [f"{x:.2f},{y:.2f}" for x, y in points]
        for i in (0, 3, 4):
            words[i] += "!"
        px, py = frame.at(0.1, side * b.hips * 0.72 * k)
        pocket = line(f"M{num(px - 2)} {num(py)}h4", fur.coat.deep, 0.6, 0.6)
        art += fur.form(curve(" ".join(words)), pocket, depth=1.4, rim=0.6)
        art += _lapel(frame, fur, side)
    return art


def _lapel(frame: Frame, fur: Fur, side: int) -> str:
    k, dx = narrowing(frame), frame.pose.turn * 1.6
    lapel = [
        frame.at(1.03, side * 3.0 * k + dx * 0.3),
        frame.at(0.9, side * 5.4 * k + dx * 0.4),
        frame.at(0.84, side * 4.2 * k + dx * 0.6),
        frame.at(0.62, side * 2.7 * k + dx),
    ]
    tone = fur.coat.light if side < 0 else mix(fur.coat.base, fur.coat.light, 0.5)
    edge = {"stroke": fur.coat.deep, "stroke_width": "0.3", "stroke_opacity": "0.6"}
    return path(through(lapel) + "Z", fill=tone, **edge)


def _hoodie(brush: Brush, frame: Frame, look: Look) -> str:
    fur, b = cloth(brush, frame, look.top), frame.build
    px, py = frame.at(0.2, 0)
    w = b.waist * (0.5 + 0.2 * frame.pose.spread)
    pouch = (
        f"{px - w * 0.7:.2f},{py - 3.4:.2f}! {px + w * 0.7:.2f},{py - 3.4:.2f}!"
        f" {px + w:.2f},{py + 4:.2f}! {px - w:.2f},{py + 4:.2f}!"
    )
    marks = folds_of(frame, fur) + path(curve(pouch), fill=fur.coat.dark, fill_opacity=0.35)
    art = fur.form(outline(frame, hem=-0.15, ease=1.08), marks + _rib(frame, fur, -0.13), depth=2.0, rim=0.6)
    art += throat(brush, frame, look, 0.9, 3.0)
    dx = frame.pose.turn
    hood = [
        frame.at(1.08, -4.4),
        frame.at(0.98, -6.2),
        frame.at(0.87, -3 + dx),
        frame.at(0.85, dx),
        frame.at(0.87, 3 + dx),
        frame.at(0.98, 6),
        frame.at(1.08, 4.4),
        frame.at(0.97, 3 + dx),
        frame.at(0.91, dx),
        frame.at(0.97, -3 + dx),
    ]
    art += brush.body(look.top, frame.at(0.95, 0), 8).form(curve(spots(hood)), depth=0.8, rim=0.5)
    for side in (-1, 1):
        x, y = frame.at(0.87, side * 1.6 + dx)
        art += line(f"M{num(x)} {num(y)}q{num(side * 0.5)} 2.4 {num(side * 0.2)} 4.6", "#fff6e6", 0.6, 0.95)
    return art


def _stripes(brush: Brush, frame: Frame, look: Look) -> str:
    fur, b = cloth(brush, frame, look.top), frame.build
    pale = "#fdf4e2" if lightness(look.top) < 0.84 else "#48618f"
    d = ""
    for s in (0.05, 0.25, 0.45, 0.65):
        (x1, y1), (x2, y2) = frame.at(s, -b.hips * 1.4), frame.at(s, b.hips * 1.4)
        mx, my = frame.at(s - 0.06, 0)
        d += f"M{num(x1)} {num(y1)}Q{num(mx)} {num(my)} {num(x2)} {num(y2)}"
    bands = path(d, fill="none", stroke=pale, stroke_width=2.0, stroke_opacity=0.92)
    return fur.form(outline(frame, ease=1.04), bands + folds_of(frame, fur), depth=2.0, rim=0.6) + throat(
        brush, frame, look, 0.92, 3.0
    )


def _bib(brush: Brush, frame: Frame, colour: str) -> str:
    """Bib and straps over a pale shirt."""
    fur, b, dx = cloth(brush, frame, colour), frame.build, frame.pose.turn * 1.0
    k = 0.66 + 0.34 * frame.pose.spread
    rows = (
        (-0.18, b.hips * 1.06),
        (0.02, b.hips * 1.05),
        (0.34, b.waist * 1.03),
        (0.42, b.waist * 0.74),
        (0.7, b.chest * 0.58),
    )
    right = [frame.at(s, w * k + dx * s) for s, w in rows]
    left = [frame.at(s, -w * k + dx * s) for s, w in rows]
    words = [f"{x:.2f},{y:.2f}!" for x, y in (*right, *reversed(left))]
    art = ""
    for side in (-1, 1):
        (x1, y1), (x2, y2) = (
            frame.at(0.7, side * b.chest * 0.46 * k + dx * 0.7),
            frame.at(0.985, side * b.shoulders * 0.5 * k),
        )
        art += line(f"M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}", fur.coat.base, 2.0)
    px, py = frame.at(0.5, dx * 0.6)
    pocket = path(f"M{num(px - 2.6)} {num(py - 1.6)}h5.2v3.4q-2.6 1.6 -5.2 0z", fill=fur.coat.dark, fill_opacity=0.45)
    art += fur.form(curve(" ".join(words)), pocket + folds_of(frame, fur), depth=1.8, rim=0.6)
    for side in (-1, 1):
        x, y = frame.at(0.66, side * b.chest * 0.44 * k + dx * 0.7)
        art += circle(x, y, 0.9, fill="#f2c14e") + circle(x - 0.3, y - 0.3, 0.3, fill="#fff6d0")
    return art


def _under(brush: Brush, frame: Frame, look: Look) -> str:
    pale = "#fbf1dd" if lightness(look.top) < 0.86 else "#d9573f"
    fur = cloth(brush, frame, pale)
    return fur.form(outline(frame, ease=1.0), folds_of(frame, fur), depth=1.6, rim=0.5) + throat(
        brush, frame, look, 0.92, 3.0
    )


def _with_bib(brush: Brush, frame: Frame, look: Look) -> str:
    return _under(brush, frame, look) + _bib(brush, frame, look.top)
