"""A weather app: the sky now, the hours to come, the week; what one might still ask."""

from typing import Final

from illustrator import charts, grid
from illustrator.board import BOLD, Board
from illustrator.glyph import Tones
from illustrator.page import Area
from illustrator.palette import shade
from illustrator.screens import kit
from illustrator.stage import natural
from illustrator.svg import arc, circle, path, rect

NAME = "weather app"
TITLE = "Lisbon"
PROMISE = "Know the sky before it turns"
ICONS = ("sun", "pin", "wave", "gear")
WORDS = ("weather", "forecast", "climate", "天气", "气象")
_DAYS: Final = (
    ("Today", "sun", 14, 23),
    ("Wed", "cloud", 13, 21),
    ("Thu", "drop", 11, 17),
    ("Fri", "cloud", 12, 19),
    ("Sat", "sun", 14, 24),
    ("Sun", "sun", 16, 26),
    ("Mon", "bolt", 13, 20),
)
_HOURS: Final = (
    ("Now", "sun", 21),
    ("11", "sun", 22),
    ("12", "cloud", 23),
    ("13", "cloud", 22),
    ("14", "drop", 20),
    ("15", "drop", 18),
    ("16", "cloud", 18),
    ("17", "sun", 19),
)


def _sign(board: Board, name: str, x: float, y: float, size: float, *, pale: bool = False) -> None:
    """Signs of the weather keep their own colours; on a panel a cloud is grey, so that it shows."""
    tones = Tones("#9db4d3", "#86a0c4", "#c3d3e8", "#7d97bb") if name == "cloud" and not pale else natural(name)
    board.top.append(board.glyph(name).place(tones, x, y, size))


def home(board: Board, area: Area) -> None:
    theme = board.theme
    place = board.stage.brief.texts[0] if board.stage.brief.texts else TITLE
    kit.title_bar(board, area, "Tuesday, 14 May", place, "pin")
    hero = Area(area.x, area.y + 74, area.w, min(230, area.h * 0.34))
    kit.filled(board, hero, 28)
    ink = theme.on_main
    board.text("21°", (hero.x + 24, hero.y + 108), 88, ink, BOLD)
    board.text("Sunny spells", (hero.x + 26, hero.bottom - 58), 19, ink, BOLD)
    board.text("Feels like 23° · light breeze", (hero.x + 26, hero.bottom - 28), 15, ink, width=hero.w - 48)
    size = min(hero.h * 0.6, 150)
    _sign(board, "sun", hero.right - size * 0.72, hero.y + size * 0.6, size)
    _sign(board, "cloud", hero.right - size * 0.95, hero.y + size * 0.92, size * 0.66, pale=True)
    strip = Area(area.x, hero.bottom + 16, area.w, 112)
    _hours(board, strip)
    rest = Area(area.x, strip.bottom + 16, area.w, area.bottom - strip.bottom - 16)
    _week(board, rest)


def _hours(board: Board, area: Area) -> None:
    theme = board.theme
    kit.card(board, area)
    count = max(min(int(area.w / 60), len(_HOURS)), 4)
    for slot, (hour, icon, heat) in zip(grid.columns(area.inset(8, 0), [1] * count, 0), _HOURS, strict=False):
        board.text(hour, (slot.cx, slot.y + 28), 14, theme.soft, align="middle")
        _sign(board, icon, slot.cx, slot.cy + 2, 30)
        board.text(f"{heat}°", (slot.cx + 2, slot.bottom - 17), 16, face=BOLD, align="middle")


def _week(board: Board, area: Area) -> None:
    """The days, each with its span of temperatures on a common scale."""
    theme, sheet = board.theme, board.stage.scene.sheet
    count = max(min(int(area.h / 44), len(_DAYS)), 2)
    kit.card(board, area)
    for slot, (day, icon, low, high) in zip(grid.rows(area.inset(18, 8), [1] * count, 0), _DAYS, strict=False):
        y = slot.cy
        board.text(day, (slot.x, y + 5.5), 15.5, face=BOLD, width=62)
        _sign(board, icon, slot.x + 84, y, 27)
        left, right = slot.x + 150, slot.right - 42
        board.text(f"{low}°", (left - 12, y + 5.5), 15, theme.soft, align="right")
        board.text(f"{high}°", (slot.right, y + 5.5), 15, face=BOLD, align="right")
        board.top.append(rect(left, y - 3, right - left, 6, rx=3, fill=theme.raised))
        a, b = (low - 10) / 17, (high - 10) / 17
        paint = sheet.across((left, 0), (right, 0), [(0, theme.second, 1), (1, theme.main, 1)])
        board.top.append(rect(left + (right - left) * a, y - 3, (right - left) * (b - a), 6, rx=3, fill=paint))


def detail(board: Board, area: Area) -> None:
    """The sun's way over the day, and four readings."""
    theme = board.theme
    kit.back_bar(board, area, "Details", "pin")
    box = Area(area.x, area.y + 62, area.w, min(236, area.h * 0.34))
    _sunrise(board, box)
    rest = Area(area.x, box.bottom + 16, area.w, area.bottom - box.bottom - 16)
    facts = (
        ("wave", "12 km/h", "Wind"),
        ("drop", "58%", "Humidity"),
        ("sun", "5", "UV index"),
        ("eye", "16 km", "Visibility"),
    )
    readings, chart = grid.rows(rest, (1.65, 1), 14)
    for slot, (icon, value, note), colour in zip(
        grid.cells(readings, 2, 2, 14), facts, (*theme.series[:3], theme.main), strict=True
    ):
        kit.tile(board, slot, icon, value, note, colour)
    kit.card(board, chart)
    board.text("Rain", (chart.x + 18, chart.y + 32), 16, face=BOLD)
    bars = Area(chart.x + 18, chart.y + 48, chart.w - 36, chart.h - 64)
    values = charts.walk(board.stage.dice.fork("rain"), 14, rise=0.0)
    board.top.append(charts.bars(bars, values, (theme.main,), 0.46))


def _sunrise(board: Board, area: Area) -> None:
    theme = board.theme
    kit.filled(board, area, 26, (shade(theme.main, 0.03), shade(theme.main, -0.1, 1.0, 16)))
    ink = theme.on_main
    board.text("Sunrise", (area.x + 22, area.bottom - 44), 14.5, ink)
    board.text("06:24", (area.x + 22, area.bottom - 20), 20, ink, BOLD)
    board.text("Sunset", (area.right - 22, area.bottom - 44), 14.5, ink, align="right")
    board.text("20:41", (area.right - 22, area.bottom - 20), 20, ink, BOLD, "right")
    r = min(area.w * 0.36, area.h * 0.56)
    x, y = area.cx, area.bottom - area.h * 0.32
    way = arc(x, y, r, 180, 360)
    board.top.append(path(way, fill="none", stroke=ink, stroke_width=3, stroke_dasharray="2 9", stroke_linecap="round"))
    board.top.append(path(arc(x, y, r, 180, 305), fill="none", stroke=ink, stroke_width=4, stroke_linecap="round"))
    sx, sy = x + r * 0.574, y - r * 0.819
    board.top.append(circle(sx, sy, 19, fill="#ffd257", stroke=ink, stroke_width=4))
