"""The panels of a dashboard. Each fits itself to the area it is given; type keeps its size, charts take the rest."""

from collections.abc import Sequence

from illustrator import charts
from illustrator.board import BOLD, Board
from illustrator.chance import Dice
from illustrator.dashboards.topics import Figure, Topic
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.svg import circle, line, path, rect
from illustrator.theme import Theme
from illustrator.typeset import Align, Type, fit

WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def dice_of(board: Board, name: str) -> Dice:
    return board.stage.dice.fork(name)


def heading(board: Board, area: Area, words: str, *, note: str = "") -> Area:
    """A panel with its title; returns what is left for the chart."""
    board.panel(area)
    pad = min(26.0, area.h * 0.12)
    board.text(words, (area.x + pad, area.y + pad + 17), 20, face=BOLD, width=area.w * (0.6 if note else 0.86))
    if note:
        board.text(
            note, (area.right - pad, area.y + pad + 16), 16, board.theme.soft, align="right", width=area.w * 0.34
        )
    return Area(area.x + pad, area.y + pad + 38, area.w - 2 * pad, area.h - 2 * pad - 38)


def header(board: Board, area: Area, title: str, icon: str) -> None:
    """The mark and title of the page; the period and the person at the other end where there is room."""
    theme = board.theme
    size = min(area.h, 60.0)
    paint = board.stage.scene.sheet.linear(theme.main, shade(theme.main, -0.1, 1.0, 12), turn=50)
    board.lit(rect(area.x, area.cy - size / 2, size, size, rx=size * 0.28, fill=paint), 0.5)
    board.icon(icon, area.x + size / 2, area.cy, size * 0.58, theme.on_main, theme.main)
    x, wide = area.x + size + 18, area.w > 760
    reach = area.w - size - 18 - (300 if wide else 74)
    face = "tech" if theme.glows and not board.is_han else BOLD
    block = fit(board.own(title), Type(face), reach, 58, lines=2, largest=30)
    board.stage.missing.append(block.missing)
    if len(block.lines) == 1:
        board.top.append(block.place(x, area.cy + 2 + block.tops * block.size, fill=theme.ink))
        board.text("Updated just now", (x, area.cy + 27), 16, theme.soft, width=reach)
    else:
        board.top.append(block.place(x, area.cy - block.height / 2, fill=theme.ink))
    board.said.append(title)
    board.face(area.right - 24, area.cy, 24, theme.main)
    if wide:
        slot = Area(area.right - 68 - 176, area.cy - 21, 176, 42)
        board.top.append(slot.shape(rx=21, fill=theme.raised, stroke=theme.edge, stroke_width=1.5))
        board.icon("clock", slot.x + 26, slot.cy, 18, theme.soft, theme.raised)
        board.text("Last 12 months", (slot.x + 46, slot.cy + 6), 16, theme.ink, width=120)


def change(board: Board, item: Figure, at: tuple[float, float]) -> None:
    """A rise or fall: a small triangle and the share, green where it is for the better."""
    colour = board.theme.text(board.theme.good if item.is_up != item.less_is_better else board.theme.bad)
    x, y = at
    board.text(item.change.lstrip("+-"), (x + 17, y), 16, colour, BOLD)
    tip, foot = (y - 12, y - 2) if item.is_up else (y - 1, y - 11)
    board.top.append(path(f"M{x:.1f} {foot:.1f}h11l-5.5 {tip - foot:.1f}z", fill=colour))


def figure(board: Board, area: Area, item: Figure, colour: str) -> None:
    """A key figure: its label, the number, the change, and its course where there is room."""
    theme = board.theme
    board.panel(area)
    pad = min(24.0, area.h * 0.16)
    size = min(42.0, area.h * 0.27, area.w * 0.17)
    board.badge(item.icon, area.right - pad - 20, area.y + pad + 18, 40, colour)
    label = fit(board.own(item.label), Type("sans"), area.w - 2 * pad - 50, 40, lines=1, largest=17)
    board.stage.missing.append(label.missing)
    board.top.append(label.place(area.x + pad, area.y + pad + 15 + label.tops * label.size, fill=theme.soft))
    roomy = area.h > 150
    y = area.y + pad + 36 + size if roomy else area.bottom - pad - 26
    board.text(item.value, (area.x + pad, y), size, face=_number(board), width=area.w - 2 * pad)
    change(board, item, (area.x + pad, (y + 32) if roomy else area.bottom - pad + 2))
    if roomy:
        box = Area(area.x + area.w * 0.46, y + 8, area.w * 0.54 - pad, area.bottom - y - 8 - pad)
        board.lit(charts.spark(box, charts.walk(dice_of(board, item.label), 9), colour))


def _number(board: Board) -> str:
    return "tech" if board.theme.glows else BOLD


def legend(board: Board, names: Sequence[str], colours: Sequence[str], at: tuple[float, float]) -> None:
    """Names with their dots, in a row that ends at a point."""
    x, y = at
    for name, colour in zip(reversed(names), reversed(colours), strict=True):
        x -= board.text(name, (x, y), 16, board.theme.soft, align="right") + 16
        board.top.append(circle(x + 4, y - 5.5, 5.5, fill=colour))
        x -= 20


def axes(board: Board, area: Area, scale: Sequence[str], names: Sequence[str]) -> Area:
    """Rules with their values at the left and names along the foot; returns the field of the chart."""
    theme = board.theme
    wide = max(len(s) for s in scale) * 9 + 14
    box = Area(area.x + wide, area.y + 8, area.w - wide, area.h - 40)
    board.base.append(charts.rules(box, len(scale) - 1, theme.edge))
    for i, words in enumerate(scale):
        y = box.bottom - box.h * i / (len(scale) - 1)
        board.text(words, (box.x - 14, y + 5), 15, theme.soft, align="right")
    every = 1 if box.w / len(names) > 46 else 2
    for i, name in enumerate(names):
        if i % every == 0:
            x = box.x + box.w * (i + 0.5) / len(names)
            board.text(name, (x, area.bottom - 4), 15, theme.soft, align="middle")
    return box


def trend(board: Board, area: Area, topic: Topic) -> None:
    """Two curves over a year; the first one has a field under it and a marked peak."""
    theme, dice = board.theme, dice_of(board, "trend")
    inner = heading(board, area, topic.trend[0])
    if inner.w > 420:
        legend(board, topic.trend[1:], (theme.main, theme.second), (inner.right, area.y + 43))
    box = axes(board, inner, topic.scale, MONTHS)
    field = box.inset(box.w / 24, 0)
    one = charts.points_of(field, charts.walk(dice, 12, rise=0.45))
    two = charts.points_of(field, [v * 0.74 for v in charts.walk(dice, 12, rise=0.3)])
    sheet = board.stage.scene.sheet
    board.top.append(charts.area_under(sheet, field, two, theme.second, 0.2))
    board.top.append(charts.area_under(sheet, field, one, theme.main, 0.42))
    board.lit(charts.curve(two, theme.second, 3, None if theme.glows else "2 9"), 0.6)
    board.lit(charts.curve(one, theme.main, 4.5))
    x, y = min(one[3:-1], key=lambda p: p[1])
    board.base.append(line(x, y, x, box.bottom, stroke=theme.main, stroke_width=1.5, stroke_dasharray="4 6"))
    board.lit(circle(x, y, 9, fill=theme.panel, stroke=theme.main, stroke_width=4.5))


def shares(board: Board, area: Area, topic: Topic) -> None:
    """A donut with its total in the middle; the legend beside it in a wide area, under it in a tall one."""
    theme = board.theme
    title, names, total = topic.shares
    inner = heading(board, area, title)
    beside = inner.w > inner.h * 1.35
    rows = 0 if beside else len(names) * 31.0
    r = min(inner.w * (0.25 if beside else 0.42), (inner.h - rows - (0 if beside else 20)) * 0.46)
    x, y = (inner.x + r + 6, inner.cy) if beside else (inner.cx, inner.y + r + 8)
    width = r * 0.3
    parts = (41, 27, 19, 13)
    colours = theme.series[: len(names)]
    board.lit(charts.ring(x, y, r - width / 2, width, parts, colours), 0.6)
    size = min(r * 0.42, 38)
    board.text(total, (x, y + size * 0.36), size, face=_number(board), align="middle", width=r * 1.15)
    left = x + r + 36 if beside else inner.x + 4
    top = y - (len(names) - 1) * 17 + 6 if beside else inner.bottom - rows + 24
    for i, name in enumerate(names):
        row = top + i * (34 if beside else 31)
        board.top.append(circle(left + 6, row - 6, 6, fill=colours[i]))
        board.text(name, (left + 24, row), 17, theme.soft, width=inner.right - left - 84)
        board.text(f"{parts[i]}%", (inner.right, row), 17, face=BOLD, align="right")


def columns(board: Board, area: Area, topic: Topic) -> None:
    """A week in columns, the best day in the full colour."""
    theme = board.theme
    inner = heading(board, area, topic.columns, note="This week" if area.w > 330 else "")
    box = Area(inner.x, inner.y + 6, inner.w, inner.h - 36)
    values = charts.walk(dice_of(board, "columns"), 7, rise=0.1)
    best = values.index(max(values))
    sheet = board.stage.scene.sheet
    quiet = mix(theme.main, theme.panel, 0.62)
    strong = sheet.across((0, box.y), (0, box.bottom), [(0, theme.main, 1), (1, theme.second, 1)])
    board.base.append(charts.rules(box, 4, theme.edge))
    board.lit(charts.bars(box, values, [strong if i == best or theme.glows else quiet for i in range(7)]), 0.45)
    for i, day in enumerate(WEEK):
        x = box.x + box.w * (i + 0.5) / 7
        board.text(day, (x, inner.bottom - 2), 15, theme.ink if i == best else theme.soft, align="middle")


def ranking(board: Board, area: Area, topic: Topic) -> None:
    """Names with bars of falling length."""
    theme = board.theme
    title, rows = topic.ranking
    inner = heading(board, area, title)
    count = max(min(len(rows), int(inner.h / 44)), 1)
    step = inner.h / count
    for i, (name, value) in enumerate(rows[:count]):
        y = inner.y + step * i + step / 2
        board.text(name, (inner.x, y - 4), 17, width=inner.w * 0.62)
        board.text(value, (inner.right, y - 4), 17, face=BOLD, align="right", width=inner.w * 0.34)
        board.top.append(rect(inner.x, y + 8, inner.w, 8, rx=4, fill=theme.raised))
        board.lit(rect(inner.x, y + 8, inner.w * (0.94 - 0.17 * i), 8, rx=4, fill=_step(theme, i)), 0.5)


def _step(theme: Theme, i: int) -> str:
    return mix(theme.main, theme.second, min(i * 0.28, 1))


def hours(board: Board, area: Area) -> None:
    """A heat map of the week by the hour."""
    theme, dice = board.theme, dice_of(board, "hours")
    inner = heading(board, area, "Activity by hour")
    box = Area(inner.x + 52, inner.y, inner.w - 52, inner.h - 28)
    cols = max(min(int(box.w / 30), 24), 6)
    day = charts.walk(dice, cols, rise=0.0)
    cells = [[day[c] * (0.62 if r > 4 else 1) * dice.between(0.5, 1.08) for c in range(cols)] for r in range(7)]
    board.lit(charts.heat(box, cells, theme.tint(0.06), theme.main), 0.25)
    for r, name in enumerate(WEEK):
        board.text(name, (inner.x, box.y + box.h * (r + 0.5) / 7 + 4), 15, theme.soft)
    for i in range(5):
        words = f"{round(24 * i / 4):02d}:00"
        align: Align = "left" if i == 0 else "right" if i == 4 else "middle"
        board.text(words, (box.x + box.w * i / 4, inner.bottom), 15, theme.soft, align=align)
