"""What a screen is shown on: a phone, or the window of a browser."""

from illustrator.board import BOLD, Board
from illustrator.page import Area
from illustrator.palette import at, mix, shade
from illustrator.svg import circle, path, rect

PHONE = Area(0, 0, 390, 844)
_BEZEL = 11.0


def phone(board: Board, x: float, y: float, k: float) -> None:
    """The body of a phone whose screen has its corner at (x, y), and its shadow."""
    theme = board.theme
    body = Area(x, y, PHONE.w * k, PHONE.h * k).inset(-_BEZEL * k)
    dark = at(theme.main, 0.2, 0.05)
    cast = Area(body.x + 10 * k, body.y + 34 * k, body.w - 20 * k, body.h - 14 * k)
    board.under.append(cast.shape(rx=56 * k, fill=dark, fill_opacity=0.38))
    case = board.stage.scene.sheet.linear("#3c3f46", "#17181c", "#2a2c31", turn=20)
    for side, top, long in ((-1, 150, 30), (-1, 205, 58), (-1, 278, 58), (1, 225, 92)):
        left = body.x - 3 * k if side < 0 else body.right - 2 * k
        board.base.append(rect(left, body.y + top * k, 5 * k, long * k, rx=2 * k, fill="#2a2c31"))
    board.base.append(body.shape(rx=60 * k, fill=case))
    rim = body.inset(2.5 * k)
    board.base.append(rim.shape(rx=57.5 * k, fill="#050507"))


def status(board: Board, ink: str) -> None:
    """The clock, the island, the signal and the battery."""
    board.text("9:41", (38, 35), 16.5, ink, BOLD)
    board.top.append(rect(135, 12, 120, 34, rx=17, fill="#050507"))
    for i in range(4):
        board.top.append(rect(296 + i * 5.4, 33 - 3.4 * (i + 1), 3.8, 3.4 * (i + 1), rx=1.2, fill=ink))
    board.top.append(rect(326, 20, 26, 13, rx=4, fill="none", stroke=ink, stroke_width=1.4))
    board.top.append(rect(328.4, 22.4, 17, 8.2, rx=2, fill=ink) + rect(353.4, 24, 2, 5, rx=1, fill=ink))


def home_line(board: Board, ink: str) -> None:
    board.top.append(rect(128, 829, 134, 5, rx=2.5, fill=ink))


def window(board: Board, area: Area, address: str) -> Area:
    """A browser's window with its address; returns the page inside."""
    theme = board.theme
    dark = at(theme.main, 0.22, 0.05)
    cast = Area(area.x + 20, area.y + 44, area.w - 40, area.h - 24)
    board.under.append(cast.shape(rx=20, fill=dark, fill_opacity=0.34))
    frame = shade(theme.panel, 0.03) if theme.is_dark else mix(theme.edge, "#ffffff", 0.35)
    board.base.append(area.shape(rx=18, fill=frame, stroke=theme.edge, stroke_width=1.5))
    for i, colour in enumerate(("#ff6159", "#ffbd2e", "#28c941")):
        board.base.append(circle(area.x + 30 + i * 24, area.y + 27, 7.5, fill=colour))
    pill = Area(area.cx - min(area.w * 0.24, 190), area.y + 11, min(area.w * 0.48, 380), 32)
    board.base.append(pill.shape(rx=16, fill=theme.ground if theme.is_dark else theme.panel))
    board.icon("lock", pill.x + 22, pill.cy, 14, theme.soft)
    board.text(address, (pill.cx, pill.cy + 5.5), 15, theme.soft, align="middle", width=pill.w - 76)
    page = Area(area.x, area.y + 54, area.w, area.h - 54)
    r = 18.0
    foot = f"a{r} {r} 0 0 1 {-r} {r}h{2 * r - page.w:.2f}a{r} {r} 0 0 1 {-r} {-r}z"
    board.base.append(path(f"M{page.x} {page.y}h{page.w:.2f}v{page.h - r:.2f}{foot}", fill=theme.ground))
    return page
