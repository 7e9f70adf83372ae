"""Solids of revolution: an outline turned about an upright axis, with the light running around it.

A profile is a list of (y, radius) from the top down; a point given twice makes a corner. `tilt` is how round the
rings look: 0 from the side, 1 from above.
"""

from collections.abc import Sequence
from itertools import pairwise

from illustrator.palette import mix
from illustrator.subjects._matter import Tones
from illustrator.svg import Point, Sheet, num, smooth

Profile = Sequence[Point]


def lathe(profile: Profile, tilt: float = 0.18, x: float = 0.0, *, is_open: bool = False) -> str:
    """The outline; an open one ends at the front of its rim, so that its mouth can be seen behind it."""
    (top, wide), (foot, base) = profile[0], profile[-1]
    right = smooth([(x + r, y) for y, r in profile])
    left = smooth([(x - r, y) for y, r in reversed(profile)])[1:]
    under = f"A{num(base)} {num(base * tilt)} 0 0 1 {num(x - base)} {num(foot)}L"
    over = f"A{num(wide)} {num(wide * tilt)} 0 0 {0 if is_open else 1} {num(x + wide)} {num(top)}Z"
    return right + under + left + over


def band(upper: Point, lower: Point, tilt: float = 0.18, x: float = 0.0) -> str:
    """The strip of the front between two rings (y, radius)."""
    (y0, r0), (y1, r1) = upper, lower
    return (
        f"M{num(x - r0)} {num(y0)}A{num(r0)} {num(r0 * tilt)} 0 0 0 {num(x + r0)} {num(y0)}"
        f"L{num(x + r1)} {num(y1)}A{num(r1)} {num(r1 * tilt)} 0 0 1 {num(x - r1)} {num(y1)}Z"
    )


def ring(y: float, r: float, tilt: float = 0.18, x: float = 0.0) -> str:
    """The front half of a ring, for lines around the body."""
    return f"M{num(x - r)} {num(y)}A{num(r)} {num(r * tilt)} 0 0 0 {num(x + r)} {num(y)}"


def radius_at(profile: Profile, y: float) -> float:
    for (y0, r0), (y1, r1) in pairwise(profile):
        if y0 <= y <= y1 and y1 > y0:
            return r0 + (r1 - r0) * (y - y0) / (y1 - y0)
    return profile[-1][1] if y > profile[-1][0] else profile[0][1]


def streak(profile: Profile, shares: Point, span: Point, x: float = 0.0) -> str:
    """A highlight that follows the body: between two shares of the radius (-1 left, 1 right) and two heights."""
    steps = 9
    heights = [span[0] + (span[1] - span[0]) * i / steps for i in range(steps + 1)]
    one = [(x + radius_at(profile, y) * shares[0], y) for y in heights]
    other = [(x + radius_at(profile, y) * shares[1], y) for y in reversed(heights)]
    return smooth(one) + "L" + smooth(other)[1:] + "Z"


def around(sheet: Sheet, t: Tones, r: float, x: float = 0.0, gloss: float = 0.0) -> str:
    """Matt to glossy: lit at the left, a core shade at the right, light thrown back at the far edge."""
    return sheet.across(
        (x - r, 0),
        (x + r, 0),
        [
            (0, t.dark, 1),
            (0.07, t.base, 1),
            (0.24, mix(t.light, t.glint, gloss * 0.5), 1),
            (0.34, t.light, 1),
            (0.56, t.base, 1),
            (0.8, t.dark, 1),
            (0.93, mix(t.deep, t.dark, 0.25), 1),
            (1, mix(t.dark, t.pale, 0.28), 1),
        ],
    )


def metal(sheet: Sheet, t: Tones, r: float, x: float = 0.0) -> str:
    """Polished: hard bands of light and dark."""
    stops = [(0, t.deep), (0.1, t.base), (0.22, t.glint), (0.31, t.pale), (0.4, t.dark), (0.55, t.deep), (0.66, t.base)]
    stops += [(0.78, t.pale), (0.86, t.base), (0.96, t.deep), (1, t.light)]
    return sheet.across((x - r, 0), (x + r, 0), [(at, colour, 1.0) for at, colour in stops])


def inner(sheet: Sheet, t: Tones, r: float, x: float = 0.0) -> str:
    """The inside of a wall: light and shade change places."""
    return sheet.across((x - r, 0), (x + r, 0), [(0, t.deep, 1), (0.35, t.dark, 1), (0.8, t.light, 1), (1, t.pale, 1)])
