"""Parts of a screen, in the units of a phone that is 390 wide: bars, rows, cards, buttons, chips."""

from collections.abc import Sequence
from dataclasses import dataclass

from illustrator.board import BOLD, Board
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.svg import circle, line, path, rect
from illustrator.typeset import Type, fit

MARGIN = 22.0


@dataclass(frozen=True)
class Row:
    """An entry of a list: a glyph, two lines, and what stands at its end."""

    icon: str
    title: str
    note: str
    value: str = ""
    is_gain: bool = False


def title_bar(board: Board, area: Area, small: str, title: str, icon: str = "bell") -> None:
    """A greeting over the title, and a round button at the end."""
    theme = board.theme
    block = fit(board.own(title), Type(BOLD), area.w - 64, 50, lines=2, largest=25)
    board.stage.missing.append(block.missing)
    if len(block.lines) == 1:
        board.text(small, (area.x, area.y + 16), 14, theme.soft, width=area.w - 60)
        board.top.append(block.place(area.x, area.y + 44 + block.tops * block.size, fill=theme.ink))
    else:
        board.top.append(block.place(area.x, area.y + 2, fill=theme.ink))
    x, y = area.right - 22, area.y + 28
    board.top.append(circle(x, y, 22, fill=theme.panel, stroke=theme.edge, stroke_width=1.2))
    board.icon(icon, x, y, 20, theme.ink)
    board.said.append(title)


def section(board: Board, area: Area, words: str, more: str = "See all") -> Area:
    """A heading with a link at its end; returns what is left below."""
    board.text(words, (area.x, area.y + 16), 18, face=BOLD, width=area.w * 0.68)
    if more:
        ink = board.theme.text(board.theme.main, board.theme.ground)
        board.text(more, (area.right, area.y + 16), 14, ink, BOLD, "right", area.w * 0.3)
    return Area(area.x, area.y + 30, area.w, area.h - 30)


def card(board: Board, area: Area, radius: float = 20.0, fill: str | None = None) -> None:
    board.panel(area, radius, fill, flat=True)


def filled(board: Board, area: Area, radius: float = 26.0, colours: tuple[str, str] | None = None) -> None:
    """A card in the main colour, with two large faint circles on it."""
    theme, sheet = board.theme, board.stage.scene.sheet
    one, two = colours or (theme.main, shade(theme.main, -0.09, 1.0, 14))
    clip = sheet.clip(area.shape(rx=radius))
    board.base.append(area.shape(rx=radius, fill=sheet.linear(one, two, turn=40)))
    for x, y, r in ((area.right - area.h * 0.2, area.y, area.h * 0.62), (area.right, area.bottom, area.h * 0.5)):
        board.base.append(circle(x, y, r, fill="#ffffff", fill_opacity=0.09, clip_path=clip))


def listed(board: Board, area: Area, entries: Sequence[Row], step: float = 66.0) -> None:
    """As many rows as fit, in one card, with hairlines between them."""
    theme = board.theme
    count = max(min(len(entries), int((area.h + 6) / step)), 1)
    height = min(area.h, count * max(step, min(area.h / count, step * 1.2)))
    card(board, Area(area.x, area.y, area.w, height))
    colours = theme.series[:3]
    for i, entry in enumerate(entries[:count]):
        slot = Area(area.x + 14, area.y + i * height / count, area.w - 28, height / count)
        if i:
            board.base.append(line(slot.x + 54, slot.y, slot.right, slot.y, stroke=theme.edge, stroke_width=1.2))
        row(board, slot, entry, colours[i % 3])


def row(board: Board, area: Area, entry: Row, colour: str) -> None:
    theme = board.theme
    board.badge(entry.icon, area.x + 21, area.cy, 42, colour)
    wide = area.w - 56 - (92 if entry.value else 0)
    board.text(entry.title, (area.x + 56, area.cy - 3), 16, face=BOLD, width=wide)
    board.text(entry.note, (area.x + 56, area.cy + 17), 13.5, theme.soft, width=wide)
    if entry.value:
        ink = theme.text(theme.good) if entry.is_gain else theme.ink
        board.text(entry.value, (area.right, area.cy + 5), 15.5, ink, BOLD, "right", 92)


def chips(board: Board, area: Area, words: Sequence[str]) -> None:
    """A row of choices, the first one chosen; those that do not fit are left out."""
    theme = board.theme
    x = area.x
    for i, word in enumerate(words):
        shown = board.own(word)
        wide = 34 + sum(15 if ord(c) > 0x2E80 else 8.2 for c in shown)
        if x + wide > area.right + 1:
            break
        slot = Area(x, area.y, wide, area.h)
        if i == 0:
            board.pill(word, slot, theme.main, theme.on_main, 15)
        else:
            board.top.append(slot.shape(rx=area.h / 2, fill=theme.panel, stroke=theme.edge, stroke_width=1.2))
            board.text(word, (slot.cx, slot.cy + 5), 15, theme.ink, align="middle", width=wide - 20)
        x += wide + 10


def search(board: Board, area: Area, words: str = "Search") -> None:
    theme = board.theme
    card(board, area, area.h / 2, theme.panel)
    x, y = area.x + 24, area.cy
    board.top.append(circle(x, y - 1, 6.5, fill="none", stroke=theme.soft, stroke_width=2))
    board.top.append(line(x + 5, y + 4, x + 9, y + 8, stroke=theme.soft, stroke_width=2, stroke_linecap="round"))
    board.text(words, (area.x + 44, y + 5), 15, theme.soft, width=area.w - 64)


def button(board: Board, area: Area, words: str, *, ghost: bool = False) -> None:
    theme = board.theme
    radius = min(area.h / 2, 18)
    if ghost:
        board.top.append(area.shape(rx=radius, fill=theme.panel, stroke=theme.edge, stroke_width=1.5))
    else:
        paint = board.stage.scene.sheet.linear(theme.main, shade(theme.main, -0.05, 1.0, 8), turn=20)
        board.top.append(area.shape(rx=radius, fill=paint))
    ink = theme.ink if ghost else theme.on_main
    board.text(words, (area.cx, area.cy + 6), 16.5, ink, BOLD, "middle", area.w - 24)


def tabs(board: Board, area: Area, icons: Sequence[str], chosen: int = 0) -> None:
    """The bar at the foot of a phone."""
    theme = board.theme
    board.base.append(area.shape(fill=theme.panel))
    board.base.append(line(area.x, area.y, area.right, area.y, stroke=theme.edge, stroke_width=1.2))
    step = area.w / len(icons)
    for i, name in enumerate(icons):
        x, y = area.x + step * (i + 0.5), area.y + 29
        if i == chosen:
            board.top.append(rect(x - 30, y - 19, 60, 38, rx=19, fill=theme.tint(0.16)))
        board.icon(name, x, y, 23, theme.main if i == chosen else mix(theme.soft, theme.panel, 0.25))


def tile(board: Board, area: Area, icon: str, value: str, note: str, colour: str) -> None:
    """A small card with one figure."""
    card(board, area)
    board.badge(icon, area.x + 32, area.y + 34, 36, colour)
    board.text(value, (area.x + 16, area.bottom - 36), min(23, area.w * 0.19), face=BOLD, width=area.w - 28)
    board.text(note, (area.x + 16, area.bottom - 15), 13.5, board.theme.soft, width=area.w - 28)


def bar(board: Board, area: Area, share: float, colour: str) -> None:
    """A progress bar."""
    board.top.append(area.shape(rx=area.h / 2, fill=board.theme.tint(0.14, colour)))
    board.top.append(rect(area.x, area.y, max(area.w * share, area.h), area.h, rx=area.h / 2, fill=colour))


def back_bar(board: Board, area: Area, title: str, icon: str = "heart") -> None:
    """The bar of a second screen: back, title, one action."""
    theme = board.theme
    for x in (area.x + 20, area.right - 20):
        board.top.append(circle(x, area.y + 20, 20, fill=theme.panel, stroke=theme.edge, stroke_width=1.2))
    x, y = area.x + 18, area.y + 20
    chevron = path(
        f"M{x + 4} {y - 7}l-7 7l7 7", fill="none", stroke=theme.ink, stroke_width=2.4, stroke_linecap="round",
        stroke_linejoin="round",
    )  # fmt: skip
    board.top.append(chevron)
    board.icon(icon, area.right - 20, area.y + 20, 18, theme.ink)
    board.text(title, (area.cx, area.y + 26), 18, face=BOLD, align="middle", width=area.w - 110)
