"""Parts that every infographic shares: its title, a colour for each item, an item's words, a round station."""

from illustrator.board import BOLD, Board
from illustrator.infographics.content import Item
from illustrator.page import Area
from illustrator.palette import contrast, from_lch, lch, shade
from illustrator.stage import natural
from illustrator.svg import circle, rect
from illustrator.typeset import Align, Block, Type, at_size, fit


def title(board: Board, area: Area, words: str, *, thing: str | None = None, middle: bool = True) -> Area:
    """The title over a short rule; returns the area below. It takes at most a fifth of the height."""
    most = min(area.h * 0.17, 190.0)
    kind = Type(BOLD, leading=1.12, tracking=-0.015)
    block = fit(board.own(words), kind, area.w, most, lines=2, largest=82)
    board.stage.missing.append(block.missing)
    x = area.cx if middle else area.x
    board.top.append(block.place(x, area.y, "middle" if middle else "left", fill=board.theme.ink))
    side = block.height * 0.5 + 34
    left = (area.cx - block.width / 2 if middle else area.x) - 2 * side
    if thing and left > area.x + 4 and len(block.lines) == 1:
        board.top.append(
            board.glyph(thing).place(natural(thing), left + side * 0.7, area.y + block.height * 0.5, side * 1.6)
        )
    y = area.y + block.height + 26
    left = x - 44 if middle else x
    for i, colour in enumerate(board.theme.series[:3]):
        board.top.append(rect(left + i * 32, y, 24, 8, rx=4, fill=colour))
    used = block.height + 26 + 8 + 44
    return Area(area.x, area.y + used, area.w, area.h - used)


def colour(board: Board, i: int, count: int) -> str:
    """The item's place on the way from the main colour over the second to the accent."""
    theme = board.theme
    t = i / max(count - 1, 1)
    if len(board.stage.brief.colours) == 1:
        return _between(theme.main, theme.second, t * 0.85)
    if t < 0.5:
        return _between(theme.main, theme.second, t * 2)
    return _between(theme.second, theme.accent, t * 2 - 1)


def _between(one: str, other: str, share: float) -> str:
    """A colour between two, its hue on the shorter way, so that it does not turn grey."""
    (l0, c0, h0), (l1, c1, h1) = lch(one), lch(other)
    turn = (h1 - h0 + 180) % 360 - 180
    return from_lch(l0 + (l1 - l0) * share, c0 + (c1 - c0) * share, (h0 + turn * share) % 360)


def on(paint: str) -> str:
    """White on a colour that carries it, else a dark shade of it."""
    return "#ffffff" if contrast("#ffffff", paint) >= 2.7 else shade(paint, -0.5, 0.5)


def words(board: Board, area: Area, item: Item, align: Align = "left", *, size: float = 30.0) -> None:
    """The label and the note under it, about the middle of the area's height; small enough to be whole."""
    theme = board.theme
    size *= 1.0 if item.note else 1.2
    for _ in range(9):
        label = _whole(board.own(item.label), Type(BOLD, leading=1.14), size, area.w)
        note = _whole(board.own(item.note), Type("sans", leading=1.3), max(size * 0.7, 20), area.w)
        gap = size * 0.42 if item.note else 0.0
        height = label.height + gap + (note.height if item.note else 0.0)
        if height <= area.h:
            break
        size *= 0.86
    board.stage.missing.append(label.missing)
    x = {"left": area.x, "middle": area.cx, "right": area.right}[align]
    y = area.cy - height / 2
    board.top.append(label.place(x, y, align, fill=theme.ink))
    if item.note:
        board.top.append(note.place(x, y + label.height + gap, align, fill=theme.soft))


def _whole(text: str, kind: Type, size: float, width: float) -> Block:
    return at_size(text, kind, size, width, lines=20)


def station(board: Board, x: float, y: float, r: float, icon: str, paint: str) -> None:
    """A disc of the item's colour in a pale ring, with its glyph."""
    theme = board.theme
    board.top.append(circle(x, y, r * 1.2, fill=theme.tint(0.2, paint)))
    board.top.append(
        circle(x, y, r, fill=board.stage.scene.sheet.linear(shade(paint, 0.04), shade(paint, -0.06), turn=60))
    )
    board.icon(icon, x, y, r * 1.06, on(paint), paint)


def number(board: Board, x: float, y: float, r: float, i: int, paint: str) -> None:
    """The item's number on a small disc of the surface."""
    theme = board.theme
    board.top.append(circle(x, y, r, fill=theme.panel, stroke=paint, stroke_width=r * 0.16))
    board.text(str(i + 1), (x, y + r * 0.36), r * 1.0, theme.text(paint), BOLD, "middle")
