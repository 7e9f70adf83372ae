"""One book as a slab, seen a little from above: boards, spine, pages, ribbon."""

from dataclasses import dataclass

from illustrator.chance import Dice
from illustrator.palette import lightness
from illustrator.subjects._matter import Tones, stroke, tones
from illustrator.subjects._space import Block, Eye
from illustrator.svg import Point, Sheet, circle, ellipse, group, line, num, path, polygon, rect

PAPER = tones("#f3e6c8")
_GOLD = "#f0cf86"
_BOARD = 1.7


@dataclass(frozen=True)
class Slab:
    """A lying book: `spine` in front, or the pages. `w` along the spine, `d` across the cover, `h` thick."""

    colour: str
    w: float
    h: float
    d: float
    x: float
    y: float
    eye: Eye
    spine: bool = True
    ribbon: str | None = None

    @property
    def block(self) -> Block:
        return Block(self.eye, self.w, self.h, self.d, self.x, self.y)


def foil(t: Tones) -> str:
    """Gold, or ink where gold would not show."""
    return _GOLD if lightness(t.base) < 0.72 else t.deep


def slab(sheet: Sheet, book: Slab, dice: Dice) -> str:
    t, block = tones(book.colour), book.block
    parts = block.side(_side(sheet, book, t))
    parts += block.front(_spine(sheet, book, t, dice) if book.spine else _pages(sheet, book, t))
    parts += block.top(_cover(sheet, book, t, dice))
    return parts + (_ribbon(book) if book.ribbon else "")


def shadow(sheet: Sheet, lower: Slab, upper: Slab) -> str:
    """What the upper book casts on the cover of the lower one."""
    level = lower.y + lower.h

    def foot(book: Slab, wide: float, near: float) -> list[Point]:
        w, d = book.w / 2 + wide, book.d / 2
        corners = ((-w, -d), (w, -d), (w, d + near), (-w, d + near))
        return [book.eye.at(book.x + x, level, z) for x, z in corners]

    clip = sheet.clip(polygon(foot(lower, 0, 0)))
    wide = polygon(foot(upper, 5, 11), fill="#1c1030", fill_opacity=0.2)
    return group(wide + polygon(foot(upper, 2, 5), fill="#1c1030", fill_opacity=0.3), clip_path=clip)


def _spine(sheet: Sheet, book: Slab, t: Tones, dice: Dice) -> str:
    w, h = book.w, book.h
    round_ = sheet.across(
        (0, 0), (0, h), [(0, t.pale, 1), (0.16, t.light, 1), (0.42, t.base, 1), (0.8, t.dark, 1), (1, t.deep, 1)]
    )
    art = rect(0, 0, w, h, fill=round_)
    metal = sheet.across((0, 0), (0, h), [(0, "#fff0c4", 1), (0.35, _GOLD, 1), (1, "#a06a35", 1)])
    if lightness(book.colour) >= 0.72:
        metal = t.deep
    style = dice.whole(3)
    for share in ((0.07, 0.93), (0.08, 0.2, 0.8, 0.92), (0.12, 0.15, 0.85, 0.88))[style]:
        art += rect(w * share - 0.9, 0, 1.8 if style != 2 else 1.1, h, fill=metal)
    if style == 1:
        for share in (0.31, 0.69):
            art += rect(w * share - 1.6, 0, 3.2, h, fill="#ffffff", fill_opacity=0.12)
            art += rect(w * share + 1.6, 0, 1.1, h, fill=t.deep, fill_opacity=0.6)
    return art + _title(w, h, t, metal, dice) + rect(0, 0, w, h * 0.09, fill=t.glint, fill_opacity=0.4)


def _title(w: float, h: float, t: Tones, metal: str, dice: Dice) -> str:
    """A label, or gilded lines, that read as a title from afar."""
    wide, middle = w * dice.between(0.24, 0.32), w / 2
    if dice.whole(3) == 0:
        art = rect(middle - wide / 2, h * 0.24, wide, h * 0.54, rx=1.2, fill="#f7e9cb")
        art += rect(middle - wide / 2, h * 0.64, wide, h * 0.14, rx=1, fill="#cdb08a", fill_opacity=0.55)
        return art + rect(middle - wide * 0.36, h * 0.41, wide * 0.72, h * 0.1, rx=0.8, fill=t.deep, fill_opacity=0.8)
    art, x = "", middle - wide / 2
    while x < middle + wide / 2:
        long = dice.between(3.0, 7.5)
        art += rect(x, h * 0.42, min(long, middle + wide / 2 - x), h * 0.16, rx=0.8, fill=metal)
        x += long + 1.6
    return art + circle(w * 0.18, h / 2, h * 0.13, fill=metal) + circle(w * 0.82, h / 2, h * 0.13, fill=metal)


def _leaves(sheet: Sheet, x: float, y: float, w: float, h: float) -> str:
    """The edge of a block of paper."""
    paint = sheet.across((0, y), (0, y + h), [(0, PAPER.dark, 1), (0.2, PAPER.light, 1), (1, PAPER.base, 1)])
    art = rect(x, y, w, h, fill=paint)
    count = max(int(h / 1.9), 3)
    for i in range(1, count):
        level = y + h * i / count
        art += line(x, level, x + w, level, stroke=PAPER.deep, stroke_width=0.35, stroke_opacity=0.5)
    return art


def _pages(sheet: Sheet, book: Slab, t: Tones) -> str:
    w, h = book.w, book.h
    art = rect(0.5, 0, w - 1, h, fill=t.deep) + _leaves(sheet, 2, _BOARD, w - 4, h - 2 * _BOARD)
    art += rect(2, _BOARD, w - 4, h * 0.14, fill="#5a3a2a", fill_opacity=0.4)
    return art + rect(0, 0, w, _BOARD, rx=0.6, fill=t.light) + rect(0, h - _BOARD, w, _BOARD, rx=0.6, fill=t.dark)


def _side(sheet: Sheet, book: Slab, t: Tones) -> str:
    """The short end: pages between the boards, and the end of the spine towards its own side."""
    d, h = book.d, book.h
    is_near = book.block.shows_left == book.spine
    art = rect(0, 0, d, h, fill=t.deep) + _leaves(sheet, 1, _BOARD, d - 2, h - 2 * _BOARD)
    art += rect(0, _BOARD, d, h - _BOARD, fill="#3a2340", fill_opacity=0.22)
    art += rect(0, 0, d, _BOARD, fill=t.base) + rect(0, h - _BOARD, d, _BOARD, fill=t.deep)
    return art + rect(d - 3 if is_near else 0, 0, 3, h, fill=t.dark)


def _cover(sheet: Sheet, book: Slab, t: Tones, dice: Dice) -> str:
    w, d = book.w, book.d
    paint = sheet.across((0, 0), (w, d), [(0, t.pale, 1), (0.35, t.light, 1), (1, t.base, 1)])
    hinge = d - 7 if book.spine else 7.0
    art = rect(0, 0, w, d, rx=1.5, fill=paint)
    art += line(0, hinge, w, hinge, stroke=t.dark, stroke_width=1.6, stroke_opacity=0.7)
    art += line(0, hinge + 1.3, w, hinge + 1.3, stroke=t.glint, stroke_width=0.6, stroke_opacity=0.6)
    low, high = (8.0, d - 13) if book.spine else (13.0, d - 8)
    art += rect(8, low, w - 16, high - low, fill="none", stroke=foil(t), stroke_width=1, stroke_opacity=0.85)
    return art + emblem((w / 2, (low + high) / 2), min(w, d) * 0.16, t, dice)


def emblem(at: Point, r: float, t: Tones, dice: Dice) -> str:
    """A gilded sign in the middle of a cover: moon, sun or leaf."""
    x, y = at
    art = circle(x, y, r * 1.35, fill="none", stroke=foil(t), stroke_width=r * 0.09)
    kind = dice.whole(3)
    if kind == 0:
        d = f"M{num(x + r * 0.3)} {num(y - r)}a{num(r)} {num(r)} 0 1 0 {num(r * 0.55)} {num(r * 1.55)}"
        return art + path(f"{d}a{num(r * 0.84)} {num(r * 0.84)} 0 0 1 {num(-r * 0.55)} {num(-r * 1.55)}Z", fill=foil(t))
    if kind == 1:
        for i in range(8):
            art += f'<path d="M{num(-r * 0.1)} {num(-r * 0.6)}L0 {num(-r * 1.1)}L{num(r * 0.1)} {num(-r * 0.6)}Z" '
            art += f'transform="translate({num(x)} {num(y)}) rotate({45 * i})" fill="{foil(t)}"/>'
        return art + circle(x, y, r * 0.5, fill=foil(t))
    for turn in (-38, 0, 38):
        leaf = ellipse(0, -r * 0.5, r * 0.22, r * 0.52, fill=foil(t))
        art += f'<g transform="translate({num(x)} {num(y + r * 0.5)}) rotate({turn})">{leaf}</g>'
    return art


def _ribbon(book: Slab) -> str:
    t = tones(book.ribbon or "#c8463c")
    share = -0.28 if book.block.shows_left else 0.28
    x, y = book.eye.at(book.x + book.w * share, book.y + book.h / 2, book.d / 2)
    d = f"M{num(x - 2)} {num(y)}q-2.5 7 .5 12t-.5 9l2.2 -2.4l2.6 1.6q.6 -6 -.6 -10t0 -10.2Z"
    return path(d, fill=t.base) + stroke(f"M{num(x - 1)} {num(y)}q-2.5 7 .5 12t-.5 6", t.pale, 0.7, 0.7)
