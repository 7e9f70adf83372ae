"""What wizards, knights and cooks carry and wear on their heads."""

import math

from illustrator.palette import lightness, mix, shade
from illustrator.subjects._animal import curve, line, moved
from illustrator.subjects._people_look import Brush
from illustrator.svg import Point, circle, ellipse, num, path

STEEL = "#b4bccb"


def star(x: float, y: float, r: float, colour: str = "#ffd86b") -> str:
    points = []
    for i in range(10):
        a, far = math.radians(-90 + 36 * i), r if i % 2 == 0 else r * 0.44
        points.append(f"{num(x + far * math.cos(a))} {num(y + far * math.sin(a))}")
    return path("M" + "L".join(points) + "Z", fill=colour, stroke=colour, stroke_width=r * 0.2, stroke_linejoin="round")


def wizard_hat(brush: Brush, colour: str) -> str:
    """In the head's units: a tall cone with a bent tip, a band, stars, a wide brim."""
    cloth = brush.of(colour, (-10, -34), (10, -4))
    cone = "-9.4,-6! -8.4,-12 -5.4,-20 -2.4,-27 3,-32 10,-33.4! 6.6,-29.4 6,-24 7.6,-15 9.6,-6!"
    marks = line("M-4 -19q4 2 8.6 .6M-3 -25q3.4 1.6 7.6 .4", cloth.coat.deep, 0.7, 0.5)
    marks += star(-2.6, -14.6, 2.0) + star(3.8, -19.6, 1.3) + star(1.4, -25.4, 1.0)
    marks += cloth.soft(-5, -17, 4, 9, cloth.coat.light, 0.7)
    art = cloth.form(curve(cone), marks, depth=1.8, rim=0.7)
    band = "-9.7,-9.6! 0,-7.8 9.5,-9.6! 9.9,-5.4! 0,-3.6 -10.2,-5.4!"
    art += brush.of("#e8b54a", (-9, -10), (9, -4)).form(curve(band), depth=0.7, rim=0.4)
    brim = "-19,-3.4 -14,-7.4 -9.6,-7 0,-4.4 9.6,-7 14,-7.4 19,-3.4 12,-1.8 0,-0.6 -12,-1.8"
    shadow = ellipse(0, -0.4, 9, 2.2, fill="#2c1838", fill_opacity=0.3)
    return shadow + art + cloth.form(curve(brim), depth=1.2, rim=0.7)


def wizard_beard(brush: Brush, colour: str, turn: float) -> str:
    """Long, over the chest, with a moustache."""
    hair = brush.of(colour, (-8, 2), (9, 30))
    dx = 3.4 * turn
    d = (
        f"-9.2,-1! -9.8,8 -8.6,17 {-5 + dx * 0.5},25 {0.6 + dx},33! {4.6 + dx},25 8.6,16 9.8,8 9.2,-1!"
        f" 7.6,4 {4.6 + dx * 0.6},4.8 {dx},4.4 {-4.6 + dx * 0.6},4.8 -7.6,4"
    )
    strands = "".join(f"M{num(x)} 9Q{num(x * 1.1)} 17 {num(x * 0.4 + dx * 0.7)} 27" for x in (-6, -2.6, 1, 4.4))
    art = hair.form(
        curve(d),
        hair.soft(-5, 10, 5, 8, hair.coat.light, 0.6) + line(strands, hair.coat.deep, 0.6, 0.45),
        depth=1.4,
        rim=0.5,
    )
    smile = line(f"M{num(dx - 1.9)} 7.4q1.9 1.9 3.8 0", "#8a3a34", 0.9)
    for s in (-1, 1):
        lobe = f"{dx},4.6 {dx + s * 3},4.2 {dx + s * 6.2},6.2 {dx + s * 8},9.4! {dx + s * 4.4},8 {dx + s * 0.6},6.6"
        art += hair.form(curve(lobe), depth=0.6, rim=0.5)
    return art + smile


def staff(brush: Brush, at: Point, foot: float, tip: float, lean: float = 0.0) -> tuple[str, Point]:
    """A gnarled staff through the hand, and where its crystal is."""
    wood = brush.of("#7d5230", (-2, tip), (3, foot))
    low, high = foot - at[1], tip - at[1]
    d = (
        f"-1.5,{low} -1.2,{low * 0.4} -1.4,{high * 0.5} -1.2,{high + 5}"
        f" -4.6,{high + 1} -4.8,{high - 4}! -2.6,{high - 0.6} 0,{high + 2}"
    )
    d += (
        f" 2.6,{high - 0.6} 4.6,{high - 4.4}! 4.8,{high + 1}"
        f" 1.4,{high + 5.4} 1.4,{high * 0.4} 1.3,{low * 0.5} 1.4,{low}"
    )
    grain = line(
        f"M-.4 {num(low - 3)}V{num(high * 0.6)}M.5 {num(low * 0.5)}V{num(high * 0.2)}", wood.coat.deep, 0.4, 0.6
    )
    art = wood.form(curve(d), grain, depth=0.8, rim=0.5)
    y = high - 4.4
    stops = [(0, "#ffffff", 1.0), (0.4, "#9ff3ff", 1.0), (1, "#3aa6e6", 1.0)]
    art += circle(0, y, 4.2, fill=brush.ask.sheet.radial(-1.2, y - 1.4, 6.0, stops)) + ellipse(
        -1.4, y - 1.6, 1.1, 0.8, fill="#ffffff"
    )
    a = math.radians(lean)
    return moved(art, *at, lean), (at[0] - y * math.sin(a), at[1] + y * math.cos(a))


def crystal_glow(brush: Brush, at: Point, strength: float) -> str:
    x, y = at
    stops = [(0.0, "#8fe9ff", 0.9 * strength), (0.25, "#4fb8f0", 0.45 * strength), (1.0, "#2a6fd0", 0.0)]
    sparks = "".join(
        star(x + 11 * math.cos(a), y + 9 * math.sin(a), r, "#c8f6ff")
        for a, r in ((0.4, 0.8), (2.2, 1.1), (3.9, 0.7), (5.3, 1.0))
    )
    return circle(x, y, 22, fill=brush.ask.sheet.radial(x, y, 22, stops)) + sparks


def sword(brush: Brush, at: Point, turn: float) -> str:
    """Its grip in the hand, the blade up."""
    blade = brush.of("#d7dde8", (-2, -34), (2, -4))
    art = path("M-1.7 -4V-34L0 -38.6L1.7 -34V-4Z", fill=blade.coat.base) + path(
        "M0 -38.6L1.7 -34V-4H0Z", fill=mix(STEEL, "#4a5570", 0.35)
    )
    art += line("M0 -6V-32", "#8a94aa", 0.5, 0.8) + line("M-1.2 -8V-32", "#ffffff", 0.45, 0.9)
    gold = brush.of("#e3b04b", (-5, -5), (5, 2))
    art += gold.form(curve("-5.6,-4.6 0,-5 5.6,-4.6 5.8,-3 0,-2.8 -5.8,-3"), depth=0.5, rim=0.4)
    art += line("M0 -2.6V4", "#6a3b2a", 2.1) + line("M-.9 -1.4l1.8 .8M-.9 .6l1.8 .8M-.9 2.4l1.8 .8", "#a86a48", 0.5)
    return moved(art + gold.form(curve("-1.7,5.4 0,3.7 1.7,5.4 0,7.1"), depth=0.4, rim=0.3), *at, turn)


def shield(brush: Brush, at: Point, colour: str) -> str:
    cloth = brush.of(colour, (-11, -14), (12, 16))
    rim = "-11,-13! -5,-12.4 0,-14.4 5,-12.4 11,-13! 11.4,-2 8,8 0,16! -8,8 -11.4,-2"
    inner = "-8.9,-10.8! -4.4,-10.4 0,-12 4.4,-10.4 8.9,-10.8! 9.1,-2 6.4,6.6 0,13.2! -6.4,6.6 -9.1,-2"
    pale = "#fbf1dc" if lightness(colour) < 0.84 else "#39476b"
    marks = path("M-12 -16H0V18H-12Z", fill=shade(colour, 0.05), fill_opacity=0.6)
    marks += path("M-2 -14h4V-3.6h10v4H2V16h-4V.4h-10v-4h10z", fill=pale, fill_opacity=0.95) + star(
        0, -1.6, 3.4, "#e3b04b"
    )
    art = brush.of(STEEL, (-11, -14), (12, 16)).form(curve(rim), depth=1.4, rim=0.8) + cloth.form(
        curve(inner), marks, depth=1.6, rim=0.5
    )
    return moved(
        art + "".join(circle(x, y, 0.7, fill="#f4f6fa") for x, y in ((-9.9, -11.8), (9.9, -11.8), (0, 14.6))), *at, -4
    )


def helmet(brush: Brush, colour: str, turn: float) -> str:
    """Open before the face, its visor up, a plume in the colour. In the head's units."""
    steel, dx = brush.of(STEEL, (-11, -14), (11, 10)), 2.4 * turn
    plume = "0,-13 -3,-18 -10,-22 -18,-19 -21,-10 -19.6,-2! -16.6,-8 -12,-11 -6,-11"
    feather = brush.of(colour, (-20, -22), (0, -4))
    strands = line("M-2 -14Q-10 -19 -17 -12M-3 -13Q-9 -15 -15 -9", feather.coat.deep, 0.7, 0.5) + line(
        "M-2 -15.4Q-10 -21 -18 -14", feather.coat.light, 0.7, 0.7
    )
    art = feather.form(curve(plume), strands, depth=1.4, rim=0.7)
    shell = (
        f"-10.6,9 -12,0 -10.6,-8.6 -5,-13.4 0.6,-14.6 6.2,-13.2 11.2,-8.4 12,0 10.8,9! {7.6 + dx * 0.4},11.4!"
        f" {8.2 + dx * 0.3},3 {7.4 + dx * 0.4},-3.4 {dx},-5.2"
        f" {-7.2 + dx * 0.8},-3.4 {-8 + dx * 0.8},3 {-7 + dx * 0.8},11.4!"
    )
    marks = steel.soft(-5, -9, 5, 4, "#ffffff", 0.8) + line("M0.6 -14.6Q1.6 -10 1 -5", steel.coat.deep, 0.6, 0.5)
    art += steel.form(curve(shell), marks, depth=1.5, rim=0.8)
    visor = (
        f"{-11 + dx * 0.4},-4.4 {-9.4 + dx * 0.6},-9.2 {dx},-11.6 {9.6 + dx * 0.4},-9.2"
        f" 11.4,-4.4! {8 + dx * 0.4},-5.4 {dx},-7 {-8 + dx * 0.7},-5.4"
    )
    slits = line(f"M{num(dx - 5)} -8.2q5 -1.7 10 0", "#4a5268", 0.9, 0.9)
    art += brush.of("#c6cddb", (-11, -12), (11, -4)).form(curve(visor), slits, depth=0.9, rim=0.6)
    return art + "".join(circle(x, -4.6, 1.2, fill="#e3b04b") for x in (-10.4 + dx * 0.4, 10.6))


def toque(brush: Brush) -> str:
    """A cook's hat: a band and a puffed crown, in the head's units."""
    white = brush.of("#fbfaf6", (-12, -28), (12, -4))
    crown = "-9,-10 -13.4,-14 -14,-20 -9.4,-24.4 -5,-23.6 0,-27 6,-25.4 10,-24 14,-19.6 13.2,-14 9,-10"
    folds = line("M-5 -11Q-7 -16 -5.6 -20M0 -11Q-.6 -17 1 -22M5 -11Q7 -16 6 -20", white.coat.deep, 0.7, 0.4)
    band = "-9.6,-5! 0,-7 9.6,-5! 9.4,-12.6! 0,-14 -9.4,-12.6!"
    art = white.form(curve(crown), folds, depth=2.0, rim=0.6)
    return art + white.form(
        curve(band),
        line("M-6 -6v-6.6M-2 -6.6v-6.6M2 -6.6v-6.6M6 -6v-6.6", white.coat.deep, 0.4, 0.3),
        depth=1.0,
        rim=0.5,
    )


def spoon(brush: Brush, at: Point, turn: float) -> str:
    wood = brush.of("#c98f52", (-3, -24), (3, 6))
    art = wood.form(
        curve("-1,7 -0.9,-12 -1.2,-15 -3.2,-18 -2.8,-22.6 0,-24.6 2.8,-22.6 3.2,-18 1.2,-15 0.9,-12 1,7"),
        depth=0.7,
        rim=0.5,
    )
    return moved(art + ellipse(0, -19.8, 1.9, 2.8, fill=wood.coat.dark, fill_opacity=0.6), *at, turn)


def stool_of(brush: Brush, seat: Point) -> str:
    """A round stool under who sits where there is nothing to sit on."""
    x, y = seat
    wood = brush.of("#a8703f", (x - 11, y), (x + 11, 0))
    art = ""
    for top, foot in ((-5.0, -7.6), (5.6, 8.4), (0.4, 0.6)):
        art += wood.form(
            curve(f"{x + top - 1.3},{y + 2}! {x + top + 1.3},{y + 2}! {x + foot + 1},0! {x + foot - 1},0!"),
            depth=0.7,
            rim=0.4,
        )
    half = -y * 0.42
    art += line(f"M{num(x - 6.4)} {num(-half)}L{num(x + 7.2)} {num(-half)}", wood.coat.dark, 1.3)
    edge = f"{x - 10.5},{y + 0.4} {x},{y - 2.2} {x + 10.5},{y + 0.4} {x + 10},{y + 2.6} {x},{y + 4} {x - 10},{y + 2.6}"
    return art + wood.form(curve(edge), depth=0.9, rim=0.5)
