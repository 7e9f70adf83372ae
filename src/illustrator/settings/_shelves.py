"""Shelves and what stands on them. Books of one tone are drawn as one path, so that a library stays cheap."""

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import shade
from illustrator.settings._pen import pen
from illustrator.settings._tone import Lighting
from illustrator.svg import circle, ellipse, num, path, polygon, rect

SPINES = ("#a8433c", "#c98a3a", "#3f6a72", "#56784e", "#7a4a6a", "#d8b878", "#44507c", "#8a5a3c")


class Books:
    """Rows of books, gathered by tone and drawn at the end."""

    def __init__(self, lighting: Lighting, dice: Dice, tones: tuple[str, ...] = SPINES) -> None:
        self._lighting, self._dice, self._tones = lighting, dice, tones
        self._faces = [""] * len(tones)
        self._shine, self._shade, self._bands = "", "", ""
        self.extras = ""

    def row(self, box: Area, thick: float, *, holds_things: bool = True) -> None:
        """Fills a shelf from left to right, feet at the bottom of the box; sometimes a gap, a pile or a leaning one."""
        dice, x, last = self._dice, box.x + 2, -1
        while x < box.right - thick * 0.8:
            kind = dice.whole(34)
            if holds_things and kind in {0, 3} and x + thick * 4 < box.right:
                x += self._pile(x, box, thick)
            elif holds_things and kind in {1, 2} and x + thick * 3 < box.right:
                x += self._thing(x + thick * 1.4, box, thick)
            else:
                w = min(thick * dice.between(0.62, 1.35), box.right - x)
                h = box.h * dice.between(0.62, 0.93)
                last = (last + 1 + dice.whole(len(self._tones) - 1)) % len(self._tones)
                self._book(last, x, box.bottom - h, w, h)
                x += w + 0.8

    def _book(self, tone: int, x: float, y: float, w: float, h: float) -> None:
        self._faces[tone] += f"M{num(x)} {num(y)}h{num(w)}v{num(h)}h{num(-w)}z"
        self._shine += f"M{num(x + w * 0.18)} {num(y)}h{num(w * 0.18)}v{num(h)}h{num(-w * 0.18)}z"
        self._shade += f"M{num(x + w * 0.8)} {num(y)}h{num(w * 0.2)}v{num(h)}h{num(-w * 0.2)}z"
        if self._dice.whole(2):
            for k in (0.12, 0.8):
                self._bands += f"M{num(x)} {num(y + h * k)}h{num(w)}v{num(max(h * 0.03, 1.6))}h{num(-w)}z"

    def _pile(self, x: float, box: Area, thick: float) -> float:
        width, y = thick * 3.6, box.bottom
        for k in range(3):
            h, w = thick * 0.8, width - thick * 0.4 * k
            y -= h
            tone = self._dice.whole(len(self._tones))
            self._faces[tone] += f"M{num(x)} {num(y)}h{num(w)}v{num(h - 1)}h{num(-w)}z"
            self._shine += f"M{num(x)} {num(y)}h{num(w)}v{num(h * 0.25)}h{num(-w)}z"
        return width + 2

    def _thing(self, x: float, box: Area, thick: float) -> float:
        """A small vase or globe."""
        at, foot = self._lighting.at, box.bottom
        if self._dice.whole(2):
            r = thick * 1.05
            self.extras += rect(x - r * 0.5, foot - r * 0.3, r, r * 0.3, fill=at("#7a5236", (x, foot)))
            self.extras += circle(x, foot - r * 1.3, r, fill=at("#5f9aa8", (x, foot)))
            self.extras += ellipse(x - r * 0.25, foot - r * 1.5, r * 0.42, r * 0.3, fill=at("#8fbf8a", (x, foot)))
        else:
            w, h = thick, box.h * 0.55
            vase = pen(
                "M", x - w * 0.5, foot, "C", x - w * 1.5, foot - h * 0.4, x - w * 0.2, foot - h * 0.6, x - w * 0.4,
                foot - h, "H", x + w * 0.4, "C", x + w * 0.2, foot - h * 0.6, x + w * 1.5, foot - h * 0.4,
                x + w * 0.5, foot, "Z",
            )  # fmt: skip
            self.extras += path(vase, fill=at("#d9c7ac", (x, foot)))
        return thick * 2.8

    def svg(self) -> str:
        paint = self._lighting.paint
        svg = "".join(path(d, fill=paint(t)) for d, t in zip(self._faces, self._tones, strict=True) if d)
        svg += path(self._shine, fill="#ffffff", fill_opacity=0.12) if self._shine else ""
        svg += path(self._shade, fill="#1a0c14", fill_opacity=0.2) if self._shade else ""
        svg += path(self._bands, fill=paint("#e8c880"), fill_opacity=0.8) if self._bands else ""
        return svg + self.extras


def bookcase(lighting: Lighting, box: Area, rows: int, dice: Dice, wood: str = "#7c4d2e", columns: int = 1) -> str:
    """A case of shelves full of books."""
    board = min(box.w / columns * 0.035, 16)
    step, bay = (box.h - board) / rows, (box.w - board) / columns
    svg = rect(box.x, box.y, box.w, box.h, fill=lighting.paint(shade(wood, -0.13)))
    books = Books(lighting, dice)
    shelves, shadows = "", ""
    for j in range(rows):
        y = box.y + board + step * j
        for i in range(columns):
            x = box.x + board + bay * i
            books.row(Area(x, y, bay - board, step - board), step * 0.15)
        shelves += rect(box.x, y + step - board, box.w, board)
        shadows += rect(box.x, y, box.w, step * 0.13)
    posts = "".join(rect(box.x + bay * i, box.y, board, box.h) for i in range(columns + 1))
    svg += books.svg()
    svg += f'<g fill="#140810" fill-opacity="0.3">{shadows}</g>'
    svg += f'<g fill="{lighting.paint(wood)}">{shelves}{posts}</g>'
    crown = rect(
        box.x - board * 0.6,
        box.y - board * 1.2,
        box.w + board * 1.2,
        board * 2,
        fill=lighting.paint(shade(wood, 0.05)),
        rx=3,
    )
    foot = rect(
        box.x - board * 0.4,
        box.bottom - board * 1.6,
        box.w + board * 0.8,
        board * 2.2,
        fill=lighting.paint(shade(wood, 0.02)),
    )
    edges = "".join(rect(box.x + bay * i, box.y, board * 0.25, box.h) for i in range(columns + 1))
    return svg + f'<g fill="#ffffff" fill-opacity="0.14">{edges}</g>' + crown + foot


def wall_shelf(lighting: Lighting, box: Area, dice: Dice, wood: str = "#8c5a38") -> str:
    """A board on brackets with a few books on it; the board is the bottom of the box."""
    svg = rect(box.x + 6, box.bottom + 10, box.w, 16, fill="#1a1020", fill_opacity=0.2)
    books = Books(lighting, dice)
    books.row(Area(box.x + 8, box.y, box.w - 16, box.h), box.h * 0.17)
    svg += books.svg() + rect(box.x, box.bottom, box.w, 13, fill=lighting.paint(wood), rx=2)
    for x in (box.x + box.w * 0.12, box.x + box.w * 0.88):
        points = [
            (x - 5, box.bottom + 13),
            (x + 5, box.bottom + 13),
            (x + 5, box.bottom + 34),
            (x - 5, box.bottom + 44),
        ]
        svg += polygon(points, fill=lighting.paint(shade(wood, -0.1)))
    return svg


def ladder(lighting: Lighting, x: float, foot: float, top: float, width: float, wood: str = "#a9713f") -> str:
    """A ladder that leans on the shelves."""
    lean = width * 0.35
    svg, steps = "", ""
    count = max(int((foot - top) / 64), 3)
    for i in range(1, count):
        t = i / count
        y, px = foot - (foot - top) * t, x + lean * t
        steps += rect(px - width / 2, y, width, 10)
    for side in (-1, 1):
        a, b = x + side * width / 2, x + lean + side * width / 2
        rail = [(a - 7, foot), (a + 7, foot), (b + 7, top), (b - 7, top)]
        svg += polygon([(px + 8, py + 4) for px, py in rail], fill="#140810", fill_opacity=0.25)
        svg += polygon(rail, fill=lighting.paint(wood))
    return f'<g fill="{lighting.paint(shade(wood, -0.06))}">{steps}</g>' + svg
