"""A training app: three rings of the day, its figures, the next workouts; a run with its pace."""

from illustrator import charts, grid
from illustrator.board import BOLD, Board
from illustrator.page import Area
from illustrator.screens import kit
from illustrator.screens.kit import Row
from illustrator.svg import arc, circle, path

NAME = "fitness app"
TITLE = "Your day"
PROMISE = "Move a little more each day"
ICONS = ("house", "heart", "bolt", "people")
WORDS = (
    "fitness",
    "health",
    "workout",
    "sport",
    "running",
    "gym",
    "yoga",
    "meditation",
    "wellness",
    "健身",
    "健康",
    "运动",
    "跑步",
    "冥想",
)
_ENTRIES = (
    Row("bolt", "Morning run", "5.2 km · easy", "28 min"),
    Row("leaf", "Yoga flow", "Balance", "20 min"),
    Row("flame", "Strength", "Upper body", "35 min"),
    Row("wave", "Swim", "Technique", "40 min"),
    Row("moon", "Wind down", "Breathing", "8 min"),
)


def home(board: Board, area: Area) -> None:
    kit.title_bar(board, area, "Tuesday, 14 May", board.stage.brief.texts[0] if board.stage.brief.texts else TITLE)
    hero = Area(area.x, area.y + 74, area.w, min(210, area.h * 0.31))
    _rings(board, hero)
    strip = Area(area.x, hero.bottom + 16, area.w, 122)
    theme = board.theme
    facts = (
        ("heart", "68", "bpm", theme.bad),
        ("flame", "486", "kcal", theme.second),
        ("moon", "7:42", "Sleep", theme.accent),
    )
    for slot, (icon, value, note, colour) in zip(grid.columns(strip, (1, 1, 1), 12), facts, strict=True):
        kit.tile(board, slot, icon, value, note, colour)
    rest = Area(area.x, strip.bottom + 22, area.w, area.bottom - strip.bottom - 22)
    kit.listed(board, kit.section(board, rest, "Workouts"), _ENTRIES)


def _rings(board: Board, area: Area) -> None:
    theme = board.theme
    kit.card(board, area, 26)
    r = area.h * 0.4
    x, y = area.x + r + 28, area.cy
    facts = (("Move", "486 kcal", 0.82), ("Exercise", "32 min", 0.64), ("Stand", "9 h", 0.75))
    for i, ((name, value, share), colour) in enumerate(zip(facts, theme.series, strict=False)):
        radius = r - 9 - i * 23
        board.base.append(circle(x, y, radius, fill="none", stroke=theme.tint(0.16, colour), stroke_width=18))
        d = arc(x, y, radius, -90, -90 + 360 * share)
        board.top.append(path(d, fill="none", stroke=colour, stroke_width=18, stroke_linecap="round"))
        row = area.cy + (i - 1) * 54
        left = x + r + 32
        board.top.append(circle(left, row - 8, 5, fill=colour))
        board.text(name, (left + 14, row - 3), 14, theme.soft, width=area.right - left - 26)
        board.text(value, (left + 14, row + 18), 18, face=BOLD, width=area.right - left - 26)


def detail(board: Board, area: Area) -> None:
    """A run: its length in large figures, the pace as a curve, the splits as bars."""
    theme = board.theme
    dice = board.stage.dice.fork("run")
    kit.back_bar(board, area, "Morning run")
    board.text("5.24", (area.x, area.y + 134), 70, face=BOLD)
    board.text("Kilometres", (area.x, area.y + 164), 16, theme.soft)
    slots = grid.columns(Area(area.x, area.y + 184, area.w, 62), (1, 1, 1), 12)
    for slot, value, note in zip(slots, ("28:06", "5:22", "148"), ("Time", "Pace", "bpm"), strict=True):
        board.text(value, (slot.x, slot.y + 28), 24, face=BOLD)
        board.text(note, (slot.x, slot.y + 50), 14, theme.soft)
    box = Area(area.x, area.y + 262, area.w, max((area.h - 350) * 0.52, 80))
    kit.card(board, box)
    field = Area(box.x + 1, box.y + 52, box.w - 2, box.h - 66)
    board.text("Pace", (box.x + 18, box.y + 32), 16, face=BOLD)
    points = charts.points_of(field, charts.walk(dice, 14, rise=0.2))
    board.top.append(charts.area_under(board.stage.scene.sheet, field, points, theme.main, 0.4))
    board.top.append(charts.curve(points, theme.main, 3.5))
    low = Area(area.x, box.bottom + 16, area.w, area.bottom - 74 - box.bottom - 16)
    kit.card(board, low)
    board.text("Splits", (low.x + 18, low.y + 32), 16, face=BOLD)
    bars = Area(low.x + 18, low.y + 48, low.w - 36, low.h - 64)
    board.top.append(charts.bars(bars, charts.walk(dice, 9, rise=0.0), (theme.second, theme.main), 0.5))
    kit.button(board, Area(area.x, area.bottom - 56, area.w, 56), "Start again")
