"""A planner: the month with its marked days and what is due; one day as blocks of hours."""

from typing import Final

from illustrator import grid
from illustrator.board import BOLD, REGULAR, Board
from illustrator.page import Area
from illustrator.screens import kit
from illustrator.svg import circle, line, path, rect

NAME = "planner"
TITLE = "My week"
PROMISE = "A calmer way to plan"
ICONS = ("house", "clock", "book", "gear")
WORDS = (
    "calendar",
    "task",
    "todo",
    "to-do",
    "planner",
    "schedule",
    "note",
    "productivity",
    "project",
    "education",
    "learning",
    "日历",
    "日程",
    "任务",
    "待办",
    "计划",
    "学习",
)
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_TASKS: Final = (
    ("Review the sketches", "Design"),
    ("Water the plants", "Home"),
    ("Call Ana about Friday", "Work"),
    ("Book the train", "Travel"),
    ("Read two chapters", "Reading"),
    ("Plan the dinner", "Home"),
)
_BLOCKS: Final = (
    (0.5, 1.0, "Stand-up", "09:30 – 10:30"),
    (2.0, 1.5, "Design review", "11:00 – 12:30"),
    (4.0, 0.9, "Lunch with Leo", "13:00 – 14:00"),
    (5.5, 1.6, "Focus time", "14:30 – 16:00"),
    (7.5, 1.0, "Yoga", "16:30 – 17:30"),
)


def home(board: Board, area: Area) -> None:
    kit.title_bar(board, area, "May", board.stage.brief.texts[0] if board.stage.brief.texts else TITLE)
    month = Area(area.x, area.y + 74, area.w, min(330, area.h * 0.47))
    _month(board, month)
    rest = Area(area.x, month.bottom + 22, area.w, area.bottom - month.bottom - 22)
    _due(board, kit.section(board, rest, "Today"))


def _month(board: Board, area: Area) -> None:
    theme = board.theme
    kit.card(board, area, 24)
    inner = area.inset(14, 14)
    cells = grid.cells(inner, 7, 6, 0)
    for i, cell in enumerate(cells):
        if i < 7:
            board.text(_DAYS[i], (cell.cx, cell.cy + 5), 13.5, theme.soft, align="middle")
            continue
        day = i - 7 - 1
        if not 1 <= day <= 31:
            continue
        chosen = day == 14
        if chosen:
            r = min(cell.w, cell.h) * 0.44
            board.top.append(circle(cell.cx, cell.cy, r, fill=theme.main))
        ink = theme.on_main if chosen else theme.ink
        board.text(str(day), (cell.cx, cell.cy + 5.5), 15.5, ink, BOLD if chosen else REGULAR, "middle")
        if day in {3, 8, 17, 22, 23, 30}:
            colour = (theme.second, theme.accent)[day % 2]
            board.top.append(circle(cell.cx, cell.cy + 15, 2.8, fill=colour))


def _due(board: Board, area: Area) -> None:
    """Tasks with their boxes, the first two done."""
    theme = board.theme
    count = max(min(int((area.h + 10) / 64), len(_TASKS)), 1)
    for i, (words, kind) in enumerate(_TASKS[:count]):
        slot = Area(area.x, area.y + i * 64, area.w, 54)
        kit.card(board, slot, 16)
        done = i < 2
        x, y = slot.x + 28, slot.cy
        colour = theme.series[i % 3]
        if done:
            tick = path(
                f"M{x - 5:.1f} {y:.1f}l4 4.5l7-8",
                fill="none",
                stroke=theme.on_main,
                stroke_width=2.4,
                stroke_linecap="round",
                stroke_linejoin="round",
            )
            board.top.append(rect(x - 11, y - 11, 22, 22, rx=7, fill=theme.main) + tick)
        else:
            board.top.append(rect(x - 10, y - 10, 20, 20, rx=6.5, fill="none", stroke=theme.soft, stroke_width=1.8))
        wide = board.text(words, (slot.x + 52, y + 5.5), 15.5, theme.soft if done else theme.ink, width=slot.w - 152)
        if done:
            board.top.append(line(slot.x + 52, y, slot.x + 52 + wide, y, stroke=theme.soft, stroke_width=1.4))
        tint = theme.tint(0.15, colour)
        board.pill(kind, Area(slot.right - 94, y - 14, 80, 28), tint, theme.text(colour, tint), 13)


def detail(board: Board, area: Area) -> None:
    """One day: the week's dates on top, hours below, blocks in their colours."""
    theme = board.theme
    kit.back_bar(board, area, "Tuesday, 14 May", "spark")
    for i, slot in enumerate(grid.columns(Area(area.x, area.y + 62, area.w, 70), [1] * 7, 6)):
        chosen = i == 1
        board.base.append(
            slot.shape(
                rx=16, fill=theme.main if chosen else theme.panel, stroke=theme.edge, stroke_width=0 if chosen else 1.2
            )
        )
        ink = theme.on_main if chosen else theme.ink
        board.text(
            _DAYS[i], (slot.cx, slot.y + 26), 13, ink if chosen else theme.soft, align="middle", width=slot.w - 4
        )
        board.text(str(13 + i), (slot.cx, slot.y + 52), 18, ink, BOLD, "middle")
    day = Area(area.x, area.y + 152, area.w, area.h - 152)
    step = day.h / 9
    for i in range(9):
        y = day.y + i * step + 6
        board.text(f"{9 + i:02d}:00", (day.x, y + 5), 13.5, theme.soft)
        board.base.append(line(day.x + 54, y, day.right, y, stroke=theme.edge, stroke_width=1.2))
    for i, (start, long, words, hours) in enumerate(_BLOCKS):
        colour = theme.series[i % 3]
        tint = theme.tint(0.22, colour)
        box = Area(day.x + 60, day.y + 6 + start * step + 2, day.w - 60, long * step - 4)
        board.top.append(box.shape(rx=12, fill=tint))
        board.top.append(rect(box.x, box.y + 8, 4.5, box.h - 16, rx=2.2, fill=colour))
        board.text(words, (box.x + 18, box.y + 24), 15.5, theme.text(theme.ink, tint), BOLD, width=box.w - 30)
        if box.h > 50:
            board.text(hours, (box.x + 18, box.y + 44), 13.5, theme.text(theme.soft, tint), width=box.w - 30)
