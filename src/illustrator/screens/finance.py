"""A bank's app: the balance on a card, what one does with it, what came in and went out; where it went."""

from illustrator import charts, grid
from illustrator.board import BOLD, Board
from illustrator.page import Area
from illustrator.screens import kit
from illustrator.screens.kit import Row
from illustrator.svg import circle

NAME = "banking app"
TITLE = "Good morning, Mia"
PROMISE = "Your money, at a glance"
ICONS = ("house", "chart", "coin", "people")
WORDS = (
    "bank",
    "banking",
    "finance",
    "wallet",
    "money",
    "payment",
    "crypto",
    "invest",
    "budget",
    "银行",
    "金融",
    "钱包",
    "支付",
    "理财",
)
_ENTRIES = (
    Row("cup", "Corner café", "Today, 08:40", "-$4.80"),
    Row("arrow", "Salary", "Yesterday", "+$3,420", is_gain=True),
    Row("cart", "Green grocer", "Mon, 18:05", "-$36.20"),
    Row("plane", "City railway", "Sun, 10:12", "-$12.00"),
    Row("house", "Rent", "1 May", "-$980"),
    Row("note", "Music", "28 Apr", "-$9.99"),
)


def home(board: Board, area: Area) -> None:
    kit.title_bar(board, area, "Welcome back", board.stage.brief.texts[0] if board.stage.brief.texts else TITLE)
    hero = Area(area.x, area.y + 74, area.w, min(188, area.h * 0.3))
    _card(board, hero)
    actions = Area(area.x, hero.bottom + 22, area.w, 78)
    _actions(board, actions)
    rest = Area(area.x, actions.bottom + 22, area.w, area.bottom - actions.bottom - 22)
    kit.listed(board, kit.section(board, rest, "Transactions"), _ENTRIES)


def _card(board: Board, area: Area) -> None:
    theme = board.theme
    kit.filled(board, area)
    ink = theme.on_main
    board.text("Total balance", (area.x + 24, area.y + 38), 15, ink)
    board.text("$24,860.50", (area.x + 24, area.y + 80), 36, ink, BOLD, width=area.w - 48)
    board.text("•••• 4821", (area.x + 24, area.bottom - 24), 16, ink)
    for i, share in enumerate((0.9, 0.55)):
        x = area.right - 64 + i * 24
        board.top.append(circle(x, area.bottom - 32, 17, fill=ink, fill_opacity=share))


def _actions(board: Board, area: Area) -> None:
    theme = board.theme
    for slot, icon, words in zip(
        grid.columns(area, (1, 1, 1, 1), 8), ("plane", "drop", "coin", "gear"), ("Send", "Request", "Top up", "More"),
        strict=True,
    ):  # fmt: skip
        board.badge(icon, slot.cx, slot.y + 27, 54, theme.main)
        board.text(words, (slot.cx, slot.bottom - 3), 14, theme.ink, align="middle", width=slot.w)


def detail(board: Board, area: Area) -> None:
    """Where the month's money went: a donut over its categories."""
    theme = board.theme
    kit.back_bar(board, area, "Spending", "clock")
    kit.chips(board, Area(area.x, area.y + 62, area.w, 38), ("Month", "Week", "Year", "Custom"))
    box = Area(area.x, area.y + 120, area.w, min(280, area.h * 0.4))
    kit.card(board, box)
    r = min(box.h * 0.4, box.w * 0.3)
    board.top.append(charts.ring(box.cx, box.cy, r - 15, 30, (42, 25, 19, 14), theme.series))
    board.text("May", (box.cx, box.cy - 14), 15, theme.soft, align="middle")
    board.text("$1,284", (box.cx, box.cy + 18), 29, face=BOLD, align="middle")
    rest = Area(area.x, box.bottom + 22, area.w, area.bottom - box.bottom - 22)
    entries = (
        Row("house", "Home", "2 payments", "$539"),
        Row("cart", "Groceries", "8 payments", "$321"),
        Row("plane", "Travel", "5 payments", "$244"),
        Row("note", "Leisure", "4 payments", "$180"),
    )
    kit.listed(board, kit.section(board, rest, "Categories", ""), entries)
