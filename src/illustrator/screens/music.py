"""A music player: what to hear, in covers; the song that plays, with its course and its buttons."""

from illustrator import grid
from illustrator.board import BOLD, Board
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.screens import kit
from illustrator.screens.kit import Row
from illustrator.svg import circle, group, path, rect

NAME = "music player"
TITLE = "Good evening"
PROMISE = "Music for every mood"
ICONS = ("house", "note", "heart", "people")
WORDS = ("music", "song", "podcast", "audio", "player", "radio", "音乐", "播客", "播放")
_SONGS = (
    ("Slow tide", "Harbour Lights"),
    ("Paper lanterns", "Mira Sol"),
    ("North window", "The Early Hours"),
    ("Golden mile", "Juno Park"),
    ("Quiet engine", "Field Radio"),
)


def cover(board: Board, area: Area, kind: int, radius: float = 18.0) -> None:
    """An album's cover: one of four abstract pictures in the app's colours."""
    theme, sheet = board.theme, board.stage.scene.sheet
    colours = (theme.main, theme.second, theme.accent)
    one, two = colours[kind % 3], colours[(kind + 1) % 3]
    clip = sheet.clip(area.shape(rx=radius))
    s, x, y = area.w, area.cx, area.cy
    art = area.shape(fill=sheet.linear(shade(one, 0.04), shade(one, -0.16, 1.0, 16), turn=55))
    light = mix(two, "#ffffff", 0.25)
    if kind % 4 == 0:
        art += "".join(
            circle(x, area.bottom - s * 0.1, s * (0.62 - 0.11 * i), fill=mix(two, light, i / 4), fill_opacity=0.5)
            for i in range(5)
        )
    elif kind % 4 == 1:
        art += circle(x, y - s * 0.06, s * 0.25, fill=light)
        for i, tone in enumerate((0.25, 0.5)):
            top = area.bottom - s * (0.34 - 0.14 * i)
            wave = f"M{area.x} {top:.2f}q{s / 4:.2f} {-s * 0.16:.2f} {s / 2:.2f} 0t{s / 2:.2f} 0"
            art += path(f"{wave}V{area.bottom:.2f}H{area.x}z", fill=shade(one, -tone * 0.5), fill_opacity=0.85)
    elif kind % 4 == 2:
        for i in range(6):
            h = s * (0.3 + 0.42 * ((i * 5) % 7) / 7)
            art += rect(area.x + s * (0.13 + 0.127 * i), y - h / 2, s * 0.075, h, rx=s * 0.0375, fill=light)
    else:
        art += rect(x - s * 0.3, y - s * 0.3, s * 0.6, s * 0.6, fill=light, transform=f"rotate(45 {x:.2f} {y:.2f})")
        art += circle(x, y, s * 0.2, fill=shade(one, -0.12))
    board.top.append(group(art, clip_path=clip))


def home(board: Board, area: Area) -> None:
    kit.title_bar(board, area, "Made for you", board.stage.brief.texts[0] if board.stage.brief.texts else TITLE)
    kit.chips(board, Area(area.x, area.y + 72, area.w, 38), ("Music", "Podcasts", "Live", "Books"))
    across = 2 if area.w < 520 else 4
    side = (area.w - 14 * (across - 1)) / across
    albums = Area(area.x, area.y + 130, area.w, side + 54)
    for i, slot in enumerate(grid.columns(albums, [1] * across, 14)):
        cover(board, Area(slot.x, slot.y, side, side), i)
        board.text(_SONGS[i + 1][0], (slot.x, slot.y + side + 24), 15.5, face=BOLD, width=side)
        board.text(_SONGS[i + 1][1], (slot.x, slot.y + side + 44), 13.5, board.theme.soft, width=side)
    rest = Area(area.x, albums.bottom + 24, area.w, area.bottom - albums.bottom - 24 - 74)
    entries = [Row("note", song, artist, f"{3 + i % 2}:{12 + i * 9}") for i, (song, artist) in enumerate(_SONGS)]
    kit.listed(board, kit.section(board, rest, "Recently played"), entries)
    _mini(board, Area(area.x, area.bottom - 62, area.w, 62))


def _mini(board: Board, area: Area) -> None:
    """The bar with the song that plays."""
    theme = board.theme
    kit.card(board, area, 18, theme.tint(0.16))
    cover(board, Area(area.x + 9, area.y + 9, 44, 44), 0, 10)
    board.text(_SONGS[0][0], (area.x + 66, area.cy - 2), 15, face=BOLD, width=area.w - 140)
    board.text(
        _SONGS[0][1], (area.x + 66, area.cy + 17), 13.5, theme.text(theme.soft, theme.tint(0.16)), width=area.w - 140
    )
    board.top.append(circle(area.right - 36, area.cy, 19, fill=theme.main))
    board.top.append(_triangle(area.right - 34, area.cy, 8, theme.on_main))


def _triangle(x: float, y: float, r: float, fill: str) -> str:
    return path(
        f"M{x - r * 0.8:.2f} {y - r:.2f}l{r * 1.8:.2f} {r:.2f}l{-r * 1.8:.2f} {r:.2f}z",
        fill=fill,
        stroke=fill,
        stroke_width=2,
        stroke_linejoin="round",
    )


def detail(board: Board, area: Area) -> None:
    theme = board.theme
    kit.back_bar(board, area, "Now playing")
    side = min(area.w, area.h * 0.5)
    art = Area(area.cx - side / 2, area.y + 70, side, side)
    cover(board, art, 0, 28)
    y = art.bottom + 54
    board.text(_SONGS[0][0], (area.x, y), 28, face=BOLD, width=area.w - 60)
    board.text(_SONGS[0][1], (area.x, y + 28), 17, theme.soft, width=area.w - 60)
    board.icon("heart", area.right - 16, y, 26, theme.main, theme.ground)
    line_y = y + 66
    kit.bar(board, Area(area.x, line_y - 3, area.w, 6), 0.42, theme.main)
    board.top.append(circle(area.x + area.w * 0.42, line_y, 9, fill=theme.main))
    board.text("1:24", (area.x, line_y + 28), 14, theme.soft)
    board.text("3:18", (area.right, line_y + 28), 14, theme.soft, align="right")
    _buttons(board, area.cx, min(line_y + 92, area.bottom - 40))


def _buttons(board: Board, x: float, y: float) -> None:
    theme = board.theme
    board.top.append(circle(x, y, 38, fill=theme.main))
    for dx in (-13, 4):
        board.top.append(rect(x + dx, y - 14, 9, 28, rx=3, fill=theme.on_main))
    for side in (-1, 1):
        turn = f"translate({x + side * 88:.2f} {y:.2f}) scale({side} 1)"
        skip = _triangle(-6, 0, 11, theme.ink) + rect(13, -12, 4.5, 24, rx=2, fill=theme.ink)
        board.top.append(group(skip, transform=turn))
        for i, h in enumerate((10, 18, 13)):
            board.top.append(rect(x + side * 150 - 9 + i * 7, y - h / 2, 4, h, rx=2, fill=theme.soft))
