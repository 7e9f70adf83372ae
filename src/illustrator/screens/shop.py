"""A shop's app: an offer, the goods in a grid; one of them close up with its price and its colours."""

from illustrator import grid
from illustrator.board import BOLD, Board, drawable
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.screens import kit
from illustrator.stage import natural
from illustrator.svg import circle

NAME = "shop app"
TITLE = "Discover"
PROMISE = "Good things for your home"
ICONS = ("house", "bag", "heart", "people")
WORDS = (
    "shop",
    "store",
    "commerce",
    "fashion",
    "grocery",
    "food",
    "delivery",
    "restaurant",
    "coffee",
    "recipe",
    "flower",
    "商店",
    "电商",
    "购物",
    "外卖",
    "咖啡",
    "餐厅",
)
_GOODS = (
    ("teapot", "Clay teapot", "$42"),
    ("bag", "Canvas tote", "$28"),
    ("camera", "Film camera", "$189"),
    ("clock", "Wall clock", "$64"),
    ("cup", "Stone mug", "$18"),
    ("book", "Field notes", "$12"),
)


def _goods(board: Board) -> list[tuple[str, str, str]]:
    """The things that the prompt names come first, under the prompt's own words."""
    skip = {"phone", "monitor", "cart", "chart", "globe"}
    named = [s for s in drawable(board.stage.brief) if s.name not in skip]
    prices = ("$24", "$16", "$38", "$12")
    ours = {name: words for name, words, _ in _GOODS}
    own = [(s.name, ours.get(s.name, s.said.capitalize()), p) for s, p in zip(named, prices, strict=False)]
    return own + [g for g in _GOODS if g[0] not in {s.name for s in named}]


def home(board: Board, area: Area) -> None:
    kit.title_bar(
        board, area, "Free delivery today", board.stage.brief.texts[0] if board.stage.brief.texts else TITLE, "cart"
    )
    kit.search(board, Area(area.x, area.y + 72, area.w, 46))
    goods = _goods(board)
    offer = Area(area.x, area.y + 134, area.w, 138)
    _offer(board, offer, goods[0][0])
    kit.chips(board, Area(area.x, offer.bottom + 18, area.w, 38), ("All", "New", "Home", "Gifts", "Sale"))
    rest = Area(area.x, offer.bottom + 74, area.w, area.bottom - offer.bottom - 74)
    across = max(round(area.w / 190), 2)
    down = max(round(rest.h / 200), 1)
    for slot, item in zip(grid.cells(rest, across, down, 14), goods[1:] + goods[:1], strict=False):
        _good(board, slot, item)


def _offer(board: Board, area: Area, name: str) -> None:
    kit.filled(board, area)
    ink = board.theme.on_main
    board.text("New season", (area.x + 22, area.y + 38), 15, ink)
    board.text("20% off", (area.x + 22, area.y + 72), 30, ink, BOLD)
    slot = Area(area.x + 22, area.bottom - 48, 108, 34)
    board.pill("Shop now", slot, board.theme.panel, board.theme.text(board.theme.main), 14)
    board.top.append(board.glyph(name).place(natural(name), area.right - 74, area.cy, 106, turn=-8))


def _good(board: Board, area: Area, item: tuple[str, str, str]) -> None:
    theme = board.theme
    name, words, price = item
    kit.card(board, area)
    stage = Area(area.x + 8, area.y + 8, area.w - 16, area.h - 66)
    board.base.append(stage.shape(rx=14, fill=theme.tint(0.08)))
    size = min(stage.h * 0.72, stage.w * 0.6)
    board.top.append(board.glyph(name).place(natural(name), stage.cx, stage.cy, size))
    board.text(words, (area.x + 16, area.bottom - 34), 15, face=BOLD, width=area.w - 32)
    board.text(price, (area.x + 16, area.bottom - 13), 15, theme.soft)
    x, y = area.right - 28, area.bottom - 26
    board.top.append(circle(x, y, 15, fill=theme.main))
    board.text("+", (x, y + 6.5), 19, theme.on_main, BOLD, "middle")


def detail(board: Board, area: Area) -> None:
    theme = board.theme
    name, words, price = _goods(board)[0]
    box = Area(area.x, area.y + 56, area.w, area.h * 0.45)
    board.base.append(box.shape(rx=28, fill=board.stage.scene.sheet.linear(theme.tint(0.07), theme.tint(0.22))))
    kit.back_bar(board, area, "Details")
    size = min(box.h * 0.72, box.w * 0.66)
    board.base.append(circle(box.cx, box.cy, size * 0.56, fill=theme.panel, fill_opacity=0.55))
    board.top.append(board.glyph(name).place(natural(name), box.cx, box.cy, size))
    y = box.bottom + 44
    board.text(words, (area.x, y), 26, face=BOLD, width=area.w - 90)
    board.text(price, (area.right, y), 26, theme.text(theme.main, theme.ground), BOLD, "right")
    for i in range(5):
        board.icon("star", area.x + 9 + i * 20, y + 24, 16, "#f5a524" if i < 4 else theme.edge)
    board.text("4.8 (126)", (area.x + 108, y + 29), 14, theme.soft)
    note = "Made by hand in small batches, from honest materials that last."
    used = board.lines(note, Area(area.x, y + 52, area.w, 62), 15.5)
    _swatches(board, area.x, y + 52 + used + 40)
    kit.button(board, Area(area.x, area.bottom - 56, area.w, 56), "Add to cart")


def _swatches(board: Board, x: float, y: float) -> None:
    theme = board.theme
    for i, colour in enumerate((theme.main, shade(theme.second, 0.05), theme.accent, mix(theme.ink, theme.panel, 0.2))):
        if i == 0:
            board.top.append(circle(x + 17, y, 19, fill="none", stroke=theme.main, stroke_width=2.2))
        board.top.append(circle(x + 17 + i * 46, y, 14, fill=colour))
