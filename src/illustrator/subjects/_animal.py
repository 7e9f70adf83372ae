"""What animals are drawn with: smooth outlines through few points, coats in six tones, bodies with light on them."""

import math
from dataclasses import dataclass, replace
from typing import Final

from illustrator.palette import at, lch, mix, shade
from illustrator.subject import Ask
from illustrator.svg import Point, circle, group, num, path

_HANDLE: Final = 0.36


def points_of(spec: str) -> list[tuple[float, float, bool]]:
    """Points of "x,y x,y! …"; a mark of exclamation makes a corner."""
    found = []
    for word in spec.split():
        x, y = word.rstrip("!").split(",")
        found.append((float(x), float(y), word.endswith("!")))
    return found


def curve(spec: str, *, closed: bool = True, flip: bool = False) -> str:
    """A smooth outline through points; `flip` mirrors it at x = 0."""
    points = [(-x if flip else x, y, sharp) for x, y, sharp in points_of(spec)]
    return _joined(points, closed)


def both(spec: str) -> str:
    """An outline of which the right half is given, from top to bottom, the ends on the middle line."""
    right = points_of(spec)
    left = [(-x, y, sharp) for x, y, sharp in reversed(right) if abs(x) > 0.01]
    return _joined(right + left, closed=True)


def _joined(points: list[tuple[float, float, bool]], closed: bool) -> str:
    count = len(points)
    tangents = []
    for i, (x, y, sharp) in enumerate(points):
        px, py, _ = points[(i - 1) % count if closed else max(i - 1, 0)]
        nx, ny, _ = points[(i + 1) % count if closed else min(i + 1, count - 1)]
        length = math.hypot(nx - px, ny - py) or 1.0
        tangents.append((0.0, 0.0) if sharp else ((nx - px) / length, (ny - py) / length))
        del x, y
    d = f"M{num(points[0][0])} {num(points[0][1])}"
    for i in range(count if closed else count - 1):
        j = (i + 1) % count
        (ax, ay, _), (bx, by, _) = points[i], points[j]
        reach = math.hypot(bx - ax, by - ay) * _HANDLE
        (tx, ty), (ux, uy) = tangents[i], tangents[j]
        d += (
            f"C{num(ax + tx * reach)} {num(ay + ty * reach)} {num(bx - ux * reach)} {num(by - uy * reach)} "
            f"{num(bx)} {num(by)}"
        )
    return d + ("Z" if closed else "")


def limb(spec: str) -> str:
    """A tube along "x,y,w x,y,w …", `w` half its width there, with round ends: legs, tails, necks, trunks."""
    knots = [tuple(float(v) for v in word.split(",")) for word in spec.split()]
    spine = _spine(knots)
    left, right = [], []
    for i, (x, y, w) in enumerate(spine):
        px, py, _ = spine[max(i - 1, 0)]
        nx, ny, _ = spine[min(i + 1, len(spine) - 1)]
        length = math.hypot(nx - px, ny - py) or 1.0
        tx, ty = (nx - px) / length, (ny - py) / length
        left.append((x + ty * w, y - tx * w, False))
        right.append((x - ty * w, y + tx * w, False))
        if i in (0, len(spine) - 1):
            way = -1 if i == 0 else 1
            tip = (x + way * tx * w, y + way * ty * w, False)
            (right if i == 0 else left).append(tip)
    # The first tip lies behind the first right point: it closes the loop.
    start = right.pop(1)
    return _joined([start, *left, *reversed(right)], closed=True)


def _spine(knots: list[tuple[float, ...]]) -> list[tuple[float, float, float]]:
    """Three steps between two knots, by Catmull and Rom."""
    spine = []
    for i in range(len(knots) - 1):
        a, b, c, e = knots[max(i - 1, 0)], knots[i], knots[i + 1], knots[min(i + 2, len(knots) - 1)]
        for step in range(3):
            t = step / 3
            spine.append(
                tuple(
                    0.5
                    * (
                        2 * b[k]
                        + (c[k] - a[k]) * t
                        + (2 * a[k] - 5 * b[k] + 4 * c[k] - e[k]) * t * t
                        + (3 * b[k] - a[k] - 3 * c[k] + e[k]) * t**3
                    )
                    for k in range(3)
                )
            )
    spine.append(knots[-1])
    return [(p[0], p[1], max(p[2], 0.2)) for p in spine]


def shifted(d: str, dx: float, dy: float) -> str:
    """An outline of absolute M and C moved."""
    out = []
    is_x = True
    for word in d.replace("M", " M ").replace("C", " C ").replace("Z", " Z ").split():
        if word in "MCZ":
            out.append(word)
            is_x = True
        else:
            out.append(num(float(word) + (dx if is_x else dy)))
            is_x = not is_x
    return " ".join(out)


def moved(content: str, x: float, y: float, turn: float = 0.0, size: float = 1.0) -> str:
    turned = f" rotate({num(turn)})" if turn else ""
    sized = f" scale({size:.3f})" if size != 1 else ""
    return f'<g transform="translate({num(x)} {num(y)}){turned}{sized}">{content}</g>'


@dataclass(frozen=True)
class Coat:
    """The tones of a fur or plumage: `pale` for belly and muzzle, `deep` for stripes and creases, `ink` for lines."""

    base: str
    light: str
    dark: str
    deep: str
    pale: str
    ink: str = "#2b1d1a"


def coat_of(colour: str, pale: str | None = None) -> Coat:
    """Six tones around a colour; black is lifted and white lowered a little, so that their forms can be seen."""
    light, chroma, _ = lch(colour)
    if light < 0.34:
        base = at(colour, max(light, 0.25), min(chroma + 0.006, 0.1))
        dark, deep = shade(base, -0.07), shade(base, -0.11)
        return Coat(base, mix(base, "#a9b6d6", 0.16), dark, deep, mix(base, "#c9cbd6", 0.14), "#120e12")
    if light > 0.9:
        base = shade(colour, -0.015)
        return Coat(base, "#ffffff", mix(base, "#8a86a8", 0.3), mix(base, "#6f6a8c", 0.5), "#fffdf8")
    cream = pale or mix(colour, "#fff6e6", 0.78)
    dark = shade(mix(colour, "#5a1e46", 0.16), -0.06)
    return Coat(colour, mix(colour, "#fff0c8", 0.3), dark, shade(mix(colour, "#3c1030", 0.3), -0.12), cream)


@dataclass(frozen=True)
class Fur:
    """Paints bodies of one coat. `paint` is the gradient that all its bodies share, so that they melt together."""

    ask: Ask
    coat: Coat
    paint: str

    def far(self) -> "Fur":
        """For the limbs on the other side: darker, cooler."""
        coat = self.coat
        dim = replace(coat, base=mix(coat.base, coat.deep, 0.34), light=mix(coat.light, coat.deep, 0.4), dark=coat.deep)
        return Fur(self.ask, dim, self.ask.sheet.linear(dim.base, mix(coat.dark, coat.deep, 0.5)))

    def form(
        self,
        d: str,
        marks: str = "",
        *,
        paint: str | None = None,
        depth: float = 3.0,
        rim: float = 1.1,
        fade: tuple[float, float] | None = None,
    ) -> str:
        """A body: its paint, what is drawn on it, a shade along its lower right, a light along its upper left.

        `fade` (from, to): heights between which shade and light come up, for a leg that grows out of a body.
        """
        inside = marks
        dim, lit = self.coat.deep, self.coat.light
        if fade:
            (top, foot), sheet = fade, self.ask.sheet
            dim = sheet.across((0, top), (0, foot), [(0, dim, 0), (1, dim, 1)])
            lit = sheet.across((0, top), (0, foot), [(0, lit, 0), (1, lit, 1)])
        if depth:
            ring = d + shifted(d, -depth, -depth * 1.1)
            inside += path(ring, fill=dim, fill_opacity=0.3, fill_rule="evenodd")
        if rim:
            ring = d + shifted(d, rim, rim * 1.2)
            inside += path(ring, fill=lit, fill_opacity=0.75, fill_rule="evenodd")
        return path(d, fill=paint or self.paint) + self.within(d, inside)

    def within(self, d: str, content: str) -> str:
        return group(content, clip_path=self.ask.sheet.clip(path(d))) if content else ""

    def soft(self, x: float, y: float, rx: float, ry: float, colour: str | None = None, opacity: float = 0.4) -> str:
        """A soft-edged spot: shadow under a chin, blush on a cheek, light on a back."""
        tone = colour or self.coat.deep
        spot = self.ask.sheet.radial(0, 0, 1, [(0, tone, opacity), (0.45, tone, opacity * 0.66), (1, tone, 0)])
        at_ = f"translate({num(x)} {num(y)}) scale({num(rx)} {num(ry)})"
        return f'<g transform="{at_}">{circle(0, 0, 1, fill=spot)}</g>'

    def hairs(self, name: str, box: tuple[float, float, float, float], count: int, size: float, turn: float) -> str:
        """Short strokes of light and shade over a body, for the feel of fur; cut them at the body."""
        dice = self.ask.dice.fork(name)
        lines = {self.coat.light: "", self.coat.deep: ""}
        for i in range(round(count * min(self.ask.detail, 1.3))):
            x, y = box[0] + dice.between(0, box[2]), box[1] + dice.between(0, box[3])
            a = math.radians(turn + dice.between(-22, 22))
            dx, dy = size * math.cos(a), size * math.sin(a)
            tone = self.coat.light if i % 2 else self.coat.deep
            lines[tone] += f"M{num(x)} {num(y)}q{num(dx / 2 - dy * 0.2)} {num(dy / 2 + dx * 0.2)} {num(dx)} {num(dy)}"
        return "".join(
            path(d, fill="none", stroke=tone, stroke_width=0.5, stroke_opacity=0.3, stroke_linecap="round")
            for tone, d in lines.items()
            if d
        )


def fur_of(ask: Ask, coat: Coat, top: Point, bottom: Point) -> Fur:
    """A coat whose light lies towards `top`, its shade towards `bottom`."""
    stops = [(0.0, coat.light, 1.0), (0.32, coat.base, 1.0), (0.7, coat.base, 1.0), (1.0, coat.dark, 1.0)]
    return Fur(ask, coat, ask.sheet.across(top, bottom, stops))


def line(d: str, colour: str, width: float, opacity: float = 1.0) -> str:
    return path(
        d,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_opacity=opacity if opacity < 1 else None,
        stroke_linecap="round",
        stroke_linejoin="round",
    )


def fringe(
    ask: Ask, name: str, ring: str, size: float, count: int, floor: float = 0.0, *, is_full: bool = False
) -> str:
    """Tufts along a closed ring of points "x,y x,y …", pointing outwards: the ragged edge of a fluffy coat.

    Nothing of it goes below `floor`. `is_full` makes locks with straight sides instead of thin tips.
    """
    knots = [(x, y) for x, y, _ in points_of(ring)]
    cx, cy = sum(p[0] for p in knots) / len(knots), sum(p[1] for p in knots) / len(knots)
    dice = ask.dice.fork(name)
    spikes: list[tuple[float, float, bool]] = []
    for i in range(count):
        place = i / count * len(knots)
        a, b = knots[int(place)], knots[(int(place) + 1) % len(knots)]
        t = place - int(place)
        x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
        length = math.hypot(x - cx, y - cy) or 1.0
        grow = size * dice.between(0.6, 1.1)
        drop = size * 0.5
        spikes.append((x, y, is_full))
        tip = y + (y - cy) / length * grow + drop
        spikes.append((x + (x - cx) / length * grow, min(tip, floor), True))
    return _joined(spikes, closed=True)
