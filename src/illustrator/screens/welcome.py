"""The first screen of an app: its mark on the main colour, what it promises, how to begin."""

from types import ModuleType

from illustrator.board import BOLD, Board
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.svg import circle, rect


def welcome(board: Board, full: Area, app: ModuleType) -> None:
    theme = board.theme
    ink = theme.on_main
    paint = board.stage.scene.sheet.linear(
        shade(theme.main, 0.05), theme.main, shade(theme.main, -0.12, 1.0, 14), turn=70
    )
    board.base.append(full.shape(fill=paint))
    x, y = full.cx, full.h * 0.34
    for i, r in enumerate((212, 162, 112)):
        board.base.append(circle(x, y, r, fill="#ffffff", fill_opacity=0.06 + 0.03 * i))
    board.base.append(rect(x - 62, y - 62, 124, 124, rx=34, fill=theme.panel))
    board.icon(app.ICONS[0] if app.ICONS[0] != "house" else app.ICONS[2], x, y, 70, theme.main)
    size = board.headline(app.PROMISE, Area(32, full.h * 0.62, full.w - 64, 92), 38, ink)
    soft = mix(ink, theme.main, 0.12)
    board.lines("Free for thirty days. No card needed.", Area(32, full.h * 0.62 + size + 20, full.w - 64, 44), 16, soft)
    for i in range(3):
        board.top.append(
            rect(
                32 + i * 18 + (16 if i else 0),
                full.h - 178,
                26 if i == 0 else 10,
                10,
                rx=5,
                fill=ink,
                fill_opacity=1 if i == 0 else 0.4,
            )
        )
    board.top.append(rect(32, full.h - 136, full.w - 64, 58, rx=19, fill=theme.panel))
    board.text("Get started", (x, full.h - 101), 17, theme.text(theme.main), BOLD, "middle")
