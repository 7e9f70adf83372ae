"""A street that runs away from the viewer between two rows of houses."""

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import View
from illustrator.settings._facades import AWNINGS, NIGHT_WALLS, WALLS
from illustrator.settings._hues import air, away
from illustrator.settings._pavement import is_wet, puddles, sheen
from illustrator.settings._pen import pen
from illustrator.settings._roadside import Street, lamp_post, neon_sign
from illustrator.settings._tone import faded, lamp_colour, soft_spot
from illustrator.settings._weather import rings
from illustrator.svg import Point, path, polygon, rect


class _Wall:
    """The plane of the houses on one side: distance 1 is the edge of the picture, larger is farther away."""

    def __init__(self, area: Area, eye: Point, side: int, half: float) -> None:
        self.eye, self._side, self._half = eye, side, half
        self.drop = (area.bottom - eye[1]) * 0.62

    def at(self, far: float, high: float) -> Point:
        """`high` is in storeys above the street."""
        grow = 1 / far
        y = self.eye[1] + self.drop * (1 - high * 0.62) * grow
        return self.eye[0] + self._side * self._half * grow, y

    def quad(self, near: float, far: float, low: float, high: float) -> str:
        a, b, c, d = self.at(near, low), self.at(far, low), self.at(far, high), self.at(near, high)
        return pen("M", *a, "L", *b, "L", *c, "L", *d, "Z")


def receding(view: View, street: Street, eye_y: float) -> list[Point]:
    """Draws the street; returns where its lamps are."""
    area, dice = view.area, view.dice.fork("receding")
    eye = (area.cx + area.w * 0.04 * view.light.turn, eye_y)
    half = area.w * 0.5 + 30
    view.scene.draw(_distance(view, street, eye))
    svg = ""
    for side in (-1, 1):
        wall = _Wall(area, eye, side, half)
        far, steps = 7.0, []
        while far > 0.78:
            length = far * dice.between(0.2, 0.3)
            steps.append((max(far - length, 0.72), far))
            far -= length
        for i, (near, away_) in enumerate(steps):
            svg += _house(view, street, wall, (near, away_), side, dice.fork(f"{side}/{i}"))
    view.scene.draw(svg)
    view.scene.draw(_road(view, street, eye, half))
    lamps, posts = _lamps(view, street, eye, half)
    view.scene.draw(posts)
    return lamps


def _distance(view: View, street: Street, eye: Point) -> str:
    """What closes the street far away: a few pale roofs and a tower."""
    area, light = view.area, view.light
    tone = away(light, street.mid("#8a8aa0"), 0.66)
    w = area.w * 0.12
    svg = ""
    for k, (dx, high) in enumerate(((-1.0, 60), (-0.55, 110), (-0.1, 150), (0.35, 84), (0.75, 120))):
        x = eye[0] + dx * w
        svg += rect(x, eye[1] - high, w * 0.5, high + 20, fill=shade(tone, 0.02 * (k % 3)))
    svg += polygon(
        [(eye[0] - w * 0.12, eye[1] - 148), (eye[0] + w * 0.15, eye[1] - 240), (eye[0] + w * 0.42, eye[1] - 148)],
        fill=tone,
    )
    return svg


def _house(view: View, street: Street, wall: _Wall, span: tuple[float, float], side: int, dice: Dice) -> str:
    near, far = span
    light = view.light
    depth = min(max((far - 1.0) / 8, 0.0), 0.7)
    sunny = side != light.turn
    base = (
        dice.pick(NIGHT_WALLS if street.neon else WALLS)
        if view.colour is None
        else shade(view.colour, dice.between(-0.05, 0.06))
    )

    def tone(colour: str, darker: float = 0.0) -> str:
        lit = (
            street.lit(shade(colour, -darker))
            if sunny
            else mix(street.mid(shade(colour, -darker)), street.dim(colour), 0.5)
        )
        return away(light, lit, depth)

    storeys = dice.pick((3.4, 4.2, 5.0))
    svg = path(wall.quad(near, far, 0, storeys), fill=tone(base))
    svg += path(wall.quad(near, far, storeys - 0.16, storeys + 0.1), fill=tone(shade(base, 0.1, 0.6)))
    svg += path(wall.quad(near, far, storeys - 0.22, storeys - 0.16), fill=tone(base, 0.14))
    frames, glass, warm = "", "", ""
    count = 3
    for row in range(1, int(storeys)):
        for i in range(count):
            a = near + (far - near) * (i + 0.26) / count
            b = near + (far - near) * (i + 0.74) / count
            frames += wall.quad(a - (b - a) * 0.14, b + (b - a) * 0.14, row + 0.24, row + 0.86)
            pane = wall.quad(a, b, row + 0.3, row + 0.8)
            if street.is_lit and dice.whole(5) < 3:
                warm += pane
            else:
                glass += pane
    svg += path(frames, fill=tone("#efe4d0")) + path(
        glass, fill=away(light, mix(light.sky[1], street.mid("#54697c"), 0.55), depth)
    )
    svg += path(warm, fill=away(light, "#ffd27e", depth * 0.6)) if warm else ""
    if street.neon and near > 0.9:
        x, y = wall.at(near, dice.between(2.2, 3.2))
        w = 92 / near
        svg += neon_sign(street, x - (w if side > 0 else 0), y, w, dice)
    return svg + _ground_floor(
        wall,
        span,
        tone(dice.pick(AWNINGS)),
        tone(dice.pick(AWNINGS)),
        "#ffdc94" if street.is_lit else tone("#50606e"),
    )


def _ground_floor(wall: _Wall, span: tuple[float, float], paint: str, cloth: str, glass: str) -> str:
    """A shop with an awning that sticks out over the pavement."""
    near, far = span
    mid = near + (far - near) * 0.7
    svg = path(wall.quad(near, far, 0, 1.02), fill=paint)
    svg += path(wall.quad(near + (mid - near) * 0.12, mid, 0.16, 0.66), fill=glass)
    svg += path(wall.quad(mid + (far - mid) * 0.2, far - (far - mid) * 0.2, 0, 0.66), fill=shade(paint, -0.1))
    (ax, ay), (bx, by) = wall.at(near, 0.96), wall.at(far, 0.96)
    (cx, cy), (dx, dy) = wall.at(near, 0.68), wall.at(far, 0.68)
    lean = 0.16
    out_a, out_b = (wall.at(near, 0)[0] - wall.eye[0]) * -lean, (wall.at(far, 0)[0] - wall.eye[0]) * -lean
    count = 7
    for i in range(count):
        s, t = i / count, (i + 1) / count
        # The stripes must shrink with the distance, as the wall behind them does.
        u, v = ((1 / (near + (far - near) * k) - 1 / near) / (1 / far - 1 / near) for k in (s, t))
        (ux, uy), (vx, vy) = ((ax + (bx - ax) * k, ay + (by - ay) * k) for k in (u, v))
        low_u, low_v = ((cx + out_a + (dx + out_b - cx - out_a) * k, cy + (dy - cy) * k) for k in (u, v))
        corners = [(ux, uy), (vx, vy), low_v, low_u]
        svg += polygon(corners, fill=cloth if i % 2 == 0 else mix(cloth, "#fff4e0", 0.72))
    return svg


def _road(view: View, street: Street, eye: Point, half: float) -> str:
    """Road, curbs and pavements that run to the vanishing point."""
    area, light, sheet = view.area, view.light, view.scene.sheet
    wall = _Wall(area, eye, 1, half)
    wet = is_wet(light)
    stone, tar = ("#a49c94", "#5a5a62") if not wet else ("#77747a", "#42434c")
    foot_near, foot_far = wall.at(0.6, 0), wall.at(7.0, 0)

    def across(share: float, tone: str) -> str:
        a, b = foot_near[0] - eye[0], foot_far[0] - eye[0]
        points = [
            (eye[0] - b * share, foot_far[1]),
            (eye[0] + b * share, foot_far[1]),
            (eye[0] + a * share, foot_near[1]),
            (eye[0] - a * share, foot_near[1]),
        ]
        points.append((points[3][0], area.bottom + 40))
        return polygon(points[:4], fill=tone)

    def ground(colour: str) -> str:
        far, near = away(light, street.mid(colour), 0.45), street.lit(colour)
        return sheet.across((0, eye[1]), (0, area.bottom), [(0, far, 1), (0.35, mix(far, near, 0.6), 1), (1, near, 1)])

    svg = (
        across(1.0, ground(stone))
        + across(0.64, ground(shade(stone, 0.1)))
        + across(0.622, ground(shade(tar, -0.08)))
        + across(0.6, ground(tar))
    )
    dashes = ""
    for k in range(9):
        a, b = 0.62 * 1.42**k, 0.62 * 1.42 ** (k + 0.5)
        (x0, y0), (x1, y1) = wall.at(a, 0), wall.at(b, 0)
        w0, w1 = (x0 - eye[0]) * 0.016, (x1 - eye[0]) * 0.016
        dashes += pen("M", eye[0] - w0, y0, "L", eye[0] + w0, y0, "L", eye[0] + w1, y1, "L", eye[0] - w1, y1, "Z")
    svg += path(dashes, fill=street.lit("#efe6d0"), fill_opacity=0.75)
    joints = ""
    for k in range(12):
        (x, y), inner = wall.at(0.62 * 1.24**k, 0), 0.64
        joints += "".join(
            pen("M", eye[0] + s * (x - eye[0]) * inner, y, "H", eye[0] + s * (x - eye[0])) for s in (-1, 1)
        )
    svg += path(joints, stroke=street.dim(stone), stroke_width=2.6, stroke_opacity=0.5)
    floor = Area(area.x, eye[1] + (area.bottom - eye[1]) * 0.12, area.w, (area.bottom - eye[1]) * 0.88)
    if wet:
        tone = lamp_colour(light)
        spots = tuple((area.x + area.w * s, tone) for s in (0.2, 0.36, 0.64, 0.8)) if street.is_lit else ()
        svg += (
            sheen(sheet, light, floor, view.dice.fork("sheen"), spots)
            + puddles(sheet, light, floor, view.dice.fork("pud"), street.mid("#8a7a78"))
            + rings(view, floor)
        )
    if street.is_lit:
        svg += soft_spot(
            sheet, (eye[0], eye[1] + 20), area.w * 0.42, (area.bottom - eye[1]) * 0.55, faded(lamp_colour(light), 0.34)
        )
    haze = air(light)
    return svg + soft_spot(sheet, eye, area.w * 0.24, area.h * 0.13, faded(haze, 0.5))


def _lamps(view: View, street: Street, eye: Point, half: float) -> tuple[list[Point], str]:
    area, svg = view.area, ""
    lamps: list[Point] = []
    for far in (4.2, 2.5, 1.5):
        for side in (-1, 1):
            wall = _Wall(area, eye, side, half)
            x, y = wall.at(far, 0)
            px = eye[0] + (x - eye[0]) * 0.72
            scale = 1.5 / far * 0.62 * (area.bottom - eye[1]) / 420
            post, lamp = lamp_post(street, 0, 0, 620)
            svg += f'<g transform="translate({px:.2f} {y:.2f}) scale({scale:.4f})">{post}</g>'
            if far < 4:
                lamps.insert(0, (px + lamp[0] * scale, y + lamp[1] * scale))
    return lamps, svg
