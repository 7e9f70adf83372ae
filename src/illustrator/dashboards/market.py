"""Market: candlesticks with their volume, an order book, a watchlist."""

from typing import Final

from illustrator import charts, grid
from illustrator.board import BOLD, Board
from illustrator.dashboards import widgets
from illustrator.dashboards.topics import Figure, Topic
from illustrator.page import Area
from illustrator.palette import mix
from illustrator.svg import line, rect

TITLE: Final = "candlesticks with their volume, an order book and a watchlist"
WORDS: Final = ("candlestick", "candle chart", "trading", "stock", "crypto", "k线", "股票")
_SCALE: Final = ("180", "190", "200", "210", "220")


def compose(board: Board, area: Area, topic: Topic) -> None:
    shape = grid.shape_of(area)
    head, body = grid.top_of(area, 64, 24)
    widgets.header(board, head, topic.title, topic.icon)
    if shape == "wide":
        left, right = grid.columns(body, (2.5, 1))
        hero, strip = grid.rows(left, (4, 1))
        slots = grid.columns(strip, (1, 1, 1, 1))
        book, ranks = grid.rows(right, (1.2, 1))
        widgets.ranking(board, ranks, topic)
    elif shape == "square":
        hero, low = grid.rows(body, (1.75, 1))
        book, side = grid.columns(low, (1.3, 1))
        slots = grid.rows(side, (1, 1))
    else:
        hero, strip, book, ranks = grid.rows(body, (4.4, 1.4, 3, 2.9))
        slots = grid.columns(strip, (1, 1, 1))
        widgets.ranking(board, ranks, topic)
    _hero(board, hero, topic)
    _book(board, book)
    for slot, item, colour in zip(slots, topic.figures, board.theme.series, strict=False):
        widgets.figure(board, slot, item, colour)


def _hero(board: Board, area: Area, topic: Topic) -> None:
    theme, dice = board.theme, widgets.dice_of(board, "market")
    inner = widgets.heading(board, area, topic.ranking[1][0][0])
    board.text("214.30", (inner.x, inner.y + 38), 44, face="tech" if theme.glows else BOLD)
    widgets.change(board, Figure("", "", "+2.84%", ""), (inner.x, inner.y + 68))
    _spans(board, inner, area.y + 22)
    box = widgets.axes(board, Area(inner.x, inner.y + 88, inner.w, inner.h - 88), _SCALE, widgets.MONTHS)
    count = max(int(box.w / 19), 16)
    values = charts.walk(dice, count, rise=0.35, swing=0.2)
    values = [0.3 + 0.66 * v for v in values]
    up, down = (
        (theme.main, mix(theme.accent, theme.panel, 0.1)) if board.stage.brief.colours else (theme.good, theme.bad)
    )
    volume = Area(box.x + box.w / count / 2, box.bottom - box.h * 0.2, box.w - box.w / count, box.h * 0.2)
    dims = [mix(theme.main, theme.panel, 0.55 if i % 3 else 0.7) for i in range(count)]
    board.top.append(charts.bars(volume, [dice.between(0.25, 1) for _ in range(count)], dims, 0.6))
    mean = [sum(values[max(i - 5, 0) : i + 1]) / len(values[max(i - 5, 0) : i + 1]) for i in range(count)]
    board.lit(charts.curve(charts.points_of(box, mean), theme.second, 3), 0.6)
    board.lit(charts.candles(box, values, dice, up, down), 0.55)
    y = box.bottom - box.h * values[-1]
    board.top.append(line(box.x, y, box.right, y, stroke=theme.main, stroke_width=1.6, stroke_dasharray="5 6"))
    board.pill("214.30", Area(box.right - 84, y - 17, 84, 34), theme.main, theme.on_main, 16)


def _spans(board: Board, inner: Area, y: float) -> None:
    """The choice of a period; the week is chosen."""
    theme = board.theme
    wide = 66 if inner.w > 560 else 54
    for i, words in enumerate(("Day", "Week", "Month", "Year")):
        slot = Area(inner.right - (4 - i) * wide, y, wide - 6, 36)
        chosen = i == 1
        tint = theme.tint(0.24)
        if chosen:
            board.top.append(slot.shape(rx=18, fill=tint))
        ink = theme.text(theme.main, tint) if chosen else theme.soft
        board.text(words, (slot.cx, slot.cy + 5.5), 15, ink, BOLD if chosen else "sans", "middle", slot.w)


def _book(board: Board, area: Area) -> None:
    """Offers above, bids below, each with its depth behind it."""
    theme, dice = board.theme, widgets.dice_of(board, "book")
    inner = widgets.heading(board, area, "Order book")
    board.text("Price", (inner.x, inner.y + 12), 15, theme.soft)
    board.text("Amount", (inner.right, inner.y + 12), 15, theme.soft, align="right")
    rows = max(min(int((inner.h - 30) / 32), 10), 2)
    step = (inner.h - 28) / rows
    for i in range(rows):
        y = inner.y + 28 + step * i
        colour = theme.bad if i < rows / 2 else theme.good
        depth = inner.w * (0.2 + 0.6 * abs(i - (rows - 1) / 2) / rows + dice.between(0, 0.2))
        tint = theme.tint(0.2, colour)
        board.top.append(rect(inner.right - depth, y + 2, depth, step - 4, rx=4, fill=tint))
        price = 214.62 - i * 0.08
        board.text(f"{price:.2f}", (inner.x, y + step / 2 + 6), 17, theme.text(colour, tint), BOLD)
        amount = f"{dice.between(0.2, 9.9):.2f}"
        board.text(amount, (inner.right - 8, y + step / 2 + 6), 17, theme.text(theme.ink, tint), align="right")
