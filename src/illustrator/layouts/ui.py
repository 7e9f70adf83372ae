"""Interfaces: the app that the prompt speaks of, on one or more phones or in the window of a browser."""

from dataclasses import replace
from types import ModuleType
from typing import Final

from illustrator import grid
from illustrator.board import BOLD, Board
from illustrator.page import Area, free_area
from illustrator.palette import at, lch, lightness, mix, shade
from illustrator.screens import APPS, asked_for, devices, kit, landing, welcome
from illustrator.stage import Stage
from illustrator.svg import circle, rect
from illustrator.theme import theme_of

_LEADS: Final = ("#3b6ef6", "#f2673a", "#7c5cf5", "#12a594", "#e5447a", "#1f9fd8", "#2f9e5f")
_MOBILE: Final = ("mobile", "phone", "ios", "android", "手机", "移动")


def compose(stage: Stage) -> str:
    brief = stage.brief
    said = brief.words.casefold()
    is_mobile = any(word in said for word in _MOBILE)
    is_site = any(word in said for word in landing.WORDS) and not is_mobile
    leads = landing.leads(brief) or _LEADS if is_site else _LEADS
    theme = theme_of(stage, dark=bool({"tech", "glow"} & set(brief.styles)), leads=leads)
    theme = replace(theme, glows=False)
    board = Board(stage, theme)
    app = asked_for(brief) or stage.turn(APPS)
    free = free_area(stage)
    _ground(board)
    if is_site:
        what = _site(board, free)
    elif grid.shape_of(free) == "wide" and not is_mobile:
        what = _desktop(board, free, app)
    else:
        what = _phones(board, free, app)
    board.draw(blur=26)
    for subject in brief.subjects:
        if subject.mark in {"phone", "monitor", "globe", "chart"} or subject.said in app.WORDS:
            stage.shown[subject.name] = None
    tone = "dark" if theme.is_dark else "light"
    return f"A mock-up in {tone} tones: {what}, titled “{board.said[0]}”."


def _ground(board: Board) -> None:
    """The surface behind the devices: quiet, a step away from that of the screens."""
    stage, theme = board.stage, board.theme
    if stage.is_transparent:
        return
    w, h = stage.width, stage.height
    asked = stage.brief.grounds
    if theme.is_dark:
        one, two = shade(theme.ground, 0.035), shade(theme.ground, -0.05)
    elif asked and lightness(asked[0]) > 0.93:
        one, two = asked[0], mix(asked[0], at(theme.main, 0.9, min(lch(theme.main)[1], 0.05)), 0.5)
    else:
        one, two = (
            at(theme.main, 0.93, min(lch(theme.main)[1], 0.04)),
            at(theme.main, 0.83, min(lch(theme.main)[1], 0.09)),
        )
    parts = [stage.fill(stage.scene.sheet.linear(one, two, turn=60))]
    colour = theme.tint(0.16) if theme.is_dark else mix(two, theme.main, 0.12)
    r = min(w, h) * (0.52, 0.44, 0.6)[stage.variant % 3]
    x, y = ((w * 0.5, h * 0.52), (w * 0.24, h * 0.26), (w * 0.8, h * 0.86))[stage.variant % 3]
    parts.append(circle(x, y, r, fill=colour, fill_opacity=0.55))
    stage.scene.draw("".join(parts))


def _screen(board: Board, app: ModuleType, x: float, y: float, k: float, which: int) -> None:
    """One phone with one of the app's two screens."""
    devices.phone(board, x, y, k)
    inner = Board(board.stage, board.theme)
    inner.origin, inner.scale = (x, y), k
    full = devices.PHONE
    inner.base.append(full.shape(fill=board.theme.ground))
    bar = 84.0 if which == 0 else 0.0
    area = Area(kit.MARGIN, 62, full.w - 2 * kit.MARGIN, full.h - 62 - (bar + 18 if bar else 44))
    if which == 2:
        welcome.welcome(inner, full, app)
    else:
        (app.home if which == 0 else app.detail)(inner, area)
    if bar:
        kit.tabs(inner, Area(0, full.h - bar, full.w, bar), app.ICONS)
    ink = board.theme.on_main if which == 2 else board.theme.ink
    devices.status(inner, ink)
    devices.home_line(inner, ink)
    board.said += inner.said
    clip = board.stage.scene.sheet.clip(rect(x, y, full.w * k, full.h * k, rx=48 * k))
    board.top.append(inner.as_one(clip))


def _phones(board: Board, area: Area, app: ModuleType) -> str:
    """As many phones as stand side by side at a good size: one to three."""
    height = area.h * 0.86
    k = height / devices.PHONE.h
    wide = devices.PHONE.w * k
    count = 1
    for more in (2, 3):
        if area.w >= more * wide * 0.92 + (more + 1) * 40:
            count = more
    gap = min((area.w - count * wide) / (count + 1), 84 * k)
    if gap < 34:
        k *= (area.w - (count + 1) * 52) / (count * wide)
        wide, gap = devices.PHONE.w * k, 52.0
    tall = devices.PHONE.h * k
    left = area.cx - (count * wide + (count - 1) * gap) / 2
    drop = min((area.h - tall) / 2 - 40, 34.0) if count > 1 else 0.0
    flip = board.stage.variant % 2
    for i in range(count):
        shift = max(drop, 0) * (1 if (i + flip) % 2 else -1)
        _screen(board, app, left + i * (wide + gap), area.cy - tall / 2 + shift, k, i if count > 1 else flip)
    return f"a {app.NAME} on {('one phone', 'two phones', 'three phones')[count - 1]}"


def _framed(board: Board, area: Area, address: str) -> Area:
    """The window, its units scaled so that a page of about 1300 by 900 fits."""
    across, down = (1360, 940) if area.w > area.h * 1.2 else (1080, 1020) if area.w > area.h * 0.95 else (900, 1250)
    k = min(max(min(area.w / across, area.h / down), 0.55), 1.15)
    board.origin, board.scale = (area.x, area.y), k
    margin = 56.0
    frame = Area(margin, margin * 0.9, area.w / k - 2 * margin, area.h / k - 2 * margin)
    return devices.window(board, frame, address)


def _site(board: Board, area: Area) -> str:
    return landing.compose(board, _framed(board, area, "northly.example"))


def _desktop(board: Board, area: Area, app: ModuleType) -> str:
    """The app in a window: its places at the left, its home in the middle, the detail at the right."""
    theme = board.theme
    page = _framed(board, area, "app.example")
    rail, rest = grid.left_of(page, 210, 0)
    _rail(board, rail, app)
    side = min(380.0, rest.w * 0.38)
    home = Area(rest.x + 30, rest.y + 26, rest.w - side - 90, rest.h - 52)
    detail = Area(rest.right - side - 26, rest.y + 26, side, rest.h - 52)
    board.base.append(Area(detail.x - 22, page.y, side + 48, page.h - 18).shape(fill=theme.raised))
    app.home(board, home)
    app.detail(board, detail)
    return f"a {app.NAME} in a window"


def _rail(board: Board, rail: Area, app: ModuleType) -> None:
    theme = board.theme
    board.base.append(rect(rail.x, rail.y, rail.w, rail.h - 18, fill=theme.panel))
    board.badge(app.ICONS[0], rail.x + 44, rail.y + 48, 40, theme.main)
    board.text("Northly", (rail.x + 76, rail.y + 55), 19, face=BOLD, width=rail.w - 90)
    words = ("Home", "Explore", "Library", "Friends")
    for i, (icon, label) in enumerate(zip(app.ICONS, words, strict=True)):
        slot = Area(rail.x + 18, rail.y + 96 + i * 56, rail.w - 36, 46)
        tint = theme.tint(0.14)
        if i == 0:
            board.top.append(slot.shape(rx=14, fill=tint))
        ink = theme.text(theme.main, tint) if i == 0 else theme.soft
        board.icon(icon, slot.x + 25, slot.cy, 20, ink, tint if i == 0 else None)
        board.text(label, (slot.x + 48, slot.cy + 6), 16, ink, BOLD if i == 0 else "sans", width=slot.w - 56)
    foot = Area(rail.x + 18, rail.bottom - 96, rail.w - 36, 58)
    board.top.append(foot.shape(rx=16, fill=theme.raised))
    board.face(foot.x + 30, foot.cy, 19, theme.main)
    board.text("Mia Chen", (foot.x + 60, foot.cy - 1), 15, face=BOLD, width=foot.w - 70)
    board.text("Free plan", (foot.x + 60, foot.cy + 17), 13.5, theme.soft, width=foot.w - 70)
