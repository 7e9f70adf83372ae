"""Mountains as faceted bodies: a lit and a shaded side that meet in a crooked spine, ribs, and snow that follows them.

A side is a net between two lines from the summit to the foot; whatever is painted on it is given in the net's own
coordinates (u across, t down), so it never leaves the mountain.
"""

from typing import NamedTuple

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.place import View
from illustrator.settings._hues import air, away, dim, lit
from illustrator.svg import Point, polygon

_ROWS = 9


class Peak(NamedTuple):
    """Where its summit is, and how far the foot reaches to both sides."""

    x: float
    y: float
    left: float
    right: float


class Side(NamedTuple):
    """Two lines from the summit down: the outer edge and the spine."""

    edge: tuple[Point, ...]
    spine: tuple[Point, ...]

    def at(self, u: float, t: float) -> Point:
        row = min(max(t, 0.0), 1.0) * (_ROWS - 1)
        i = min(int(row), _ROWS - 2)
        f = row - i
        ex, ey = _between(self.edge[i], self.edge[i + 1], f)
        sx, sy = _between(self.spine[i], self.spine[i + 1], f)
        return ex + (sx - ex) * u, ey + (sy - ey) * u


def _between(a: Point, b: Point, f: float) -> Point:
    return a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f


class Stone(NamedTuple):
    """The tones of a range: rock and snow, in the sun and in the shade, and the air they stand in."""

    rock: str
    shadow: str
    snow: str
    snow_shadow: str
    haze: str


def stone(view: View, colour: str, depth: float, snow: str = "#fbfaf6") -> Stone:
    light = view.light
    shadow = mix(dim(light, colour), dim(light, "#4a5fa8"), 0.34)
    return Stone(
        away(light, lit(light, colour), depth),
        away(light, shadow, depth),
        away(light, lit(light, snow), depth * 0.55),
        away(light, mix(dim(light, snow), lit(light, "#86a2d6"), 0.3), depth * 0.6),
        air(light),
    )


def massif(
    view: View, dice: Dice, peaks: list[Peak], base: float, tones: Stone, *, snow: float = 0.4, haze: float = 0.55
) -> str:
    """Peaks that share a foot, the tallest behind. `snow` is how far down it lies, `haze` how the foot fades."""
    top = min(p.y for p in peaks)
    fills = []
    for tone in (tones.rock, tones.shadow):
        stops = [
            (0.0, tone, 1.0),
            (0.45, mix(tone, tones.haze, haze * 0.12), 1.0),
            (1.0, mix(tone, tones.haze, haze), 1.0),
        ]
        fills.append(view.scene.sheet.across((0, top), (0, base), stops))
    svg = ""
    for i, peak in enumerate(sorted(peaks, key=lambda p: p.y)):
        line = base - (base - top) * (1 - snow)
        svg += _peak(dice.fork(f"peak{i}"), peak, base, (tones, fills[0], fills[1]), view.light.turn, line)
    return svg


def _lines(dice: Dice, peak: Peak, base: float) -> tuple[Side, Side]:
    left, spine, right = [], [], []
    tall = base - peak.y
    drift = dice.between(-0.3, 0.3)
    for i in range(_ROWS):
        t = i / (_ROWS - 1)
        y = peak.y + tall * t
        jag = tall * 0.035 * (1 if 0 < i < _ROWS - 1 else 0)
        wide = t * (0.8 + 0.2 * t)
        left.append((peak.x - peak.left * wide + dice.between(-jag, jag) * 1.4, y + dice.between(-jag, jag)))
        right.append((peak.x + peak.right * wide + dice.between(-jag, jag) * 1.4, y + dice.between(-jag, jag)))
        swing = (1 if i % 2 else -1) * tall * 0.045 * (i > 0)
        spine.append((peak.x + drift * t * min(peak.left, peak.right) + swing + dice.between(-jag, jag), y))
    summit = (peak.x, peak.y)
    left[0] = spine[0] = right[0] = summit
    return Side(tuple(left), tuple(spine)), Side(tuple(right), tuple(spine))


def _peak(dice: Dice, peak: Peak, base: float, paint: tuple[Stone, str, str], turn: float, line: float) -> str:
    tones, sunny, shady = paint
    left, right = _lines(dice, peak, base)
    bright, dark = (left, right) if turn < 0 else (right, left)
    mid = mix(tones.rock, tones.shadow, 0.5)
    svg = polygon((*bright.edge, *reversed(bright.spine)), fill=sunny)
    svg += polygon((*dark.edge, *reversed(dark.spine)), fill=shady)
    svg += _ribs(dice.fork("lit"), bright, mid, 6, 0.62)
    svg += _ribs(dice.fork("dark"), dark, mix(tones.shadow, tones.rock, 0.3), 4, 0.5)
    svg += _ribs(dice.fork("deep"), dark, mix(tones.shadow, "#10142c", 0.22), 4, 0.4)
    depth = (line - peak.y) / max(base - peak.y, 1.0)
    if depth > 0.06:
        svg += _snow(dice.fork("snow"), bright, tones.snow, depth) + _snow(dice, dark, tones.snow_shadow, depth * 0.9)
        svg += _ribs(dice.fork("crest"), bright, tones.snow_shadow, 3, 0.85, (0.06, depth * 0.75))
        svg += _ribs(dice.fork("back"), dark, mix(tones.snow_shadow, tones.snow, 0.5), 2, 0.8, (0.04, depth * 0.6))
    return svg


def _ribs(
    dice: Dice, side: Side, tone: str, count: int, opacity: float, span: tuple[float, float] = (0.12, 0.8)
) -> str:
    """Slivers of the other light down a side."""
    svg = ""
    for i in range(count):
        u = (i + dice.between(0.15, 0.85)) / count
        t = dice.between(span[0], span[0] + (span[1] - span[0]) * 0.6)
        down = min(t + (span[1] - span[0]) * dice.between(0.28, 0.5), 0.98)
        w = dice.between(0.1, 0.2)
        middle = (t + down) / 2
        ring = (
            side.at(u, t),
            side.at(min(u + w, 1.0), middle),
            side.at(min(u + w * 0.6, 1.0), down),
            side.at(max(u - w * 0.1, 0.0), middle + (down - t) * 0.16),
        )
        svg += polygon(ring, fill=tone, fill_opacity=opacity)
    return svg


def _snow(dice: Dice, side: Side, tone: str, depth: float) -> str:
    """Snow from the summit to a torn edge: tongues reach down the gullies."""
    depth = min(depth, 0.9)
    ring = [side.at(0, depth * i / 4) for i in range(5)]
    teeth = 8
    for i in range(1, teeth):
        reach = dice.between(1.02, 1.4) if i % 2 else dice.between(0.55, 0.85)
        ring.append(side.at(i / teeth, min(depth * reach, 0.97)))
    ring.extend(side.at(1, depth * (1 - i / 4)) for i in range(5))
    return polygon(ring, fill=tone)


def outline(view: View, x: float, w: float, top: float, base: float) -> list[Peak]:
    """A range of a shape that the composition chooses: one horn, two towers, or a long wall."""
    dice = view.dice.fork("outline")
    tall = base - top
    shapes = (
        ((0.56, 1.0, 0.62), (0.26, 0.72, 0.5), (0.86, 0.64, 0.5), (0.06, 0.5, 0.5), (0.42, 0.5, 0.34)),
        ((0.34, 1.0, 0.55), (0.66, 0.9, 0.52), (0.08, 0.58, 0.5), (0.94, 0.6, 0.46), (0.5, 0.52, 0.36)),
        (
            (0.14, 0.95, 0.6),
            (0.4, 0.7, 0.5),
            (0.62, 0.82, 0.48),
            (0.84, 0.56, 0.5),
            (1.0, 0.74, 0.5),
            (0.28, 0.46, 0.3),
        ),
    )
    wide = min(w, tall * 3.4)
    flip = dice.whole(2) == 1
    peaks = []
    repeats = max(round(w / wide), 1)
    for turn in range(repeats):
        for place, share, width in shapes[view.variant % len(shapes)]:
            share *= 1.0 if turn == repeats // 2 else dice.between(0.62, 0.85)
            at = (1 - place) if flip else place
            px = x + w * (turn + at) / repeats + dice.between(-0.02, 0.02) * wide
            half = wide * width * dice.between(0.9, 1.1)
            peaks.append(Peak(px, base - tall * share, half * dice.between(0.8, 1.15), half * dice.between(0.8, 1.15)))
    return peaks
