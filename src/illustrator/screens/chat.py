"""A messenger: who is there, what they last said; one conversation in bubbles."""

from typing import Final

from illustrator import grid
from illustrator.board import BOLD, REGULAR, Board
from illustrator.page import Area
from illustrator.palette import at, shade
from illustrator.screens import kit
from illustrator.svg import circle, line, path, rect
from illustrator.typeset import Type, at_size

NAME = "messenger"
TITLE = "Messages"
PROMISE = "Stay close to your people"
ICONS = ("chat", "phone", "people", "gear")
WORDS = ("chat", "message", "messenger", "messaging", "social", "dating", "community", "聊天", "消息", "社交", "微信")
_PEOPLE: Final = ("Noor Ali", "Leo Hart", "Ana Cruz", "Tom Berg", "Ivy Moss", "Sam Okoro", "Lin Wei", "Eva Lund")
_LAST: Final = (
    "See you at eight!",
    "The photos are lovely",
    "Shall we move it to Friday?",
    "Thank you so much",
    "On my way now",
    "I will bring the cake",
    "Good night",
    "Call me when you can",
)
_TIMES: Final = ("9:38", "9:12", "8:55", "Mon", "Mon", "Sun", "Sun", "Sat")
_TALK: Final = (
    (False, "Are we still on for dinner tonight?"),
    (True, "Yes! I booked a table by the window."),
    (False, "Perfect. What time?"),
    (True, "Eight. Shall I pick you up?"),
    (False, "That would be lovely, thank you."),
    (True, "See you at eight!"),
)


def _colour(board: Board, i: int) -> str:
    theme = board.theme
    return at(shade((theme.main, theme.second, theme.accent)[i % 3], turn=12.0 * (i // 3)), 0.58)


def home(board: Board, area: Area) -> None:
    theme = board.theme
    kit.title_bar(board, area, "6 new", board.stage.brief.texts[0] if board.stage.brief.texts else TITLE, "mail")
    kit.search(board, Area(area.x, area.y + 72, area.w, 46))
    count = max(int(area.w / 76), 4)
    for i, slot in enumerate(grid.columns(Area(area.x, area.y + 138, area.w, 92), [1] * count, 0)):
        name = _PEOPLE[i % 8].split()[0]
        board.top.append(circle(slot.cx, slot.y + 30, 33, fill="none", stroke=theme.main, stroke_width=2.4))
        board.face(slot.cx, slot.y + 30, 28, _colour(board, i))
        board.text(name, (slot.cx, slot.bottom - 6), 13.5, theme.soft, align="middle", width=slot.w - 6)
    rest = Area(area.x, area.y + 246, area.w, area.bottom - area.y - 246)
    rows = max(min(int(rest.h / 76), 8), 1)
    for i, slot in enumerate(grid.rows(rest, [1] * rows, 0)):
        _entry(board, slot, i)


def _entry(board: Board, area: Area, i: int) -> None:
    theme = board.theme
    is_new = i in {0, 2, 4}
    if i:
        board.base.append(line(area.x + 68, area.y, area.right, area.y, stroke=theme.edge, stroke_width=1.2))
    board.face(area.x + 27, area.cy, 27, _colour(board, i))
    if i % 2 == 0:
        board.top.append(circle(area.x + 47, area.cy + 19, 7, fill=theme.good, stroke=theme.ground, stroke_width=2.5))
    board.text(_PEOPLE[i], (area.x + 68, area.cy - 5), 16.5, face=BOLD, width=area.w - 130)
    ink = theme.ink if is_new else theme.soft
    board.text(_LAST[i], (area.x + 68, area.cy + 18), 14.5, ink, BOLD if is_new else REGULAR, width=area.w - 116)
    tone = theme.text(theme.main, theme.ground) if is_new else theme.soft
    board.text(_TIMES[i], (area.right, area.cy - 5), 13.5, tone, align="right")
    if is_new:
        board.top.append(circle(area.right - 11, area.cy + 13, 11, fill=theme.main))
        board.text(str(1 + i % 3), (area.right - 11, area.cy + 18), 13.5, theme.on_main, BOLD, "middle")


def detail(board: Board, area: Area) -> None:
    theme = board.theme
    kit.back_bar(board, area, _PEOPLE[0], "phone")
    board.text("Today", (area.cx, area.y + 76), 13.5, theme.soft, align="middle")
    y = area.y + 96
    for mine, words in _TALK:
        height = _bubble(board, Area(area.x, y, area.w, area.bottom - 76 - y), words, mine=mine)
        if height == 0:
            break
        y += height + 12
    field = Area(area.x, area.bottom - 52, area.w - 62, 52)
    kit.card(board, field, 26)
    board.text("Message", (field.x + 22, field.cy + 5.5), 15.5, theme.soft)
    board.top.append(circle(area.right - 25, field.cy, 26, fill=theme.main))
    board.icon("plane", area.right - 26, field.cy, 24, theme.on_main, theme.main)


def _bubble(board: Board, area: Area, words: str, *, mine: bool) -> float:
    """One message, as wide as its words; returns its height, 0 where there is no room for it."""
    theme = board.theme
    block = at_size(board.own(words), Type(REGULAR, leading=1.34), 16, min(area.w * 0.68, 300))
    w, h = block.width + 36, block.height + 32
    if h > area.h:
        return 0.0
    x = area.right - w if mine else area.x
    fill = theme.main if mine else theme.panel
    edge = None if mine else theme.edge
    board.base.append(rect(x, area.y, w, h, rx=21, fill=fill, stroke=edge, stroke_width=1.2))
    foot = area.y + h
    corner = f"M{x + w - 24:.2f} {foot:.2f}h24v-24z" if mine else f"M{x:.2f} {foot - 24:.2f}v24h24z"
    if mine:
        board.base.append(path(corner, fill=fill))
    board.top.append(block.place(x + 18, area.y + 16, fill=theme.on_main if mine else theme.ink))
    return h
