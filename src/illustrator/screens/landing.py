"""A landing page: its bar, a promise with two buttons, the subject as its picture, three reasons below."""

from dataclasses import dataclass
from typing import Final

from illustrator import grid
from illustrator.board import BOLD, Board, drawable
from illustrator.brief import Brief
from illustrator.glyph import glyph
from illustrator.page import Area
from illustrator.palette import at, lch, mix, shade
from illustrator.screens import kit
from illustrator.stage import natural
from illustrator.svg import circle, ellipse

WORDS = (
    "landing",
    "website",
    "web page",
    "webpage",
    "homepage",
    "web design",
    "webseite",
    "site web",
    "página web",
    "网页",
    "网站",
    "落地页",
    "官网",
    "startseite",
)


@dataclass(frozen=True)
class Pitch:
    brand: str
    promise: str
    note: str
    action: str
    reasons: tuple[tuple[str, str, str], ...]


_PITCHES: Final = {
    "cup": Pitch(
        "Ember",
        "Coffee worth waking up for",
        "Roasted on Tuesdays, on your table by Thursday.",
        "Order now",
        (
            ("leaf", "Fair beans", "From eleven small farms"),
            ("flame", "Fresh roast", "Never older than a week"),
            ("clock", "Open early", "From six every morning"),
        ),
    ),
    "teapot": Pitch(
        "Yunlu",
        "Tea, picked and poured with care",
        "Loose leaves from gardens we visit every spring.",
        "See the teas",
        (
            ("leaf", "Whole leaf", "Picked by hand"),
            ("drop", "Soft water", "We tell you how"),
            ("gift", "Gift tins", "Wrapped for you"),
        ),
    ),
    "flower": Pitch(
        "Petal",
        "Flowers that say it for you",
        "Bound this morning, at the door this afternoon.",
        "Send flowers",
        (
            ("sun", "In season", "From local fields"),
            ("clock", "Same day", "Ordered before noon"),
            ("heart", "A card", "Written by hand"),
        ),
    ),
    "house": Pitch(
        "Hearth",
        "Find the place you call home",
        "Honest photos, clear prices, people who answer.",
        "Search homes",
        (
            ("pin", "Your area", "On one map"),
            ("key", "Easy visits", "Booked in a minute"),
            ("shield", "Checked", "Every listing"),
        ),
    ),
    "": Pitch(
        "Northly",
        "Made simple. Made to last.",
        "Everything you need in one place, and nothing you do not.",
        "Get started",
        (
            ("bolt", "Fast", "Ready in a minute"),
            ("shield", "Safe", "Private by design"),
            ("heart", "Loved", "By 40,000 people"),
        ),
    ),
}
_HAN: Final = Pitch(
    "拾光",
    "用心做好每一件小事",
    "简单、可靠、刚刚好。",
    "立即开始",
    (("bolt", "快速", "一分钟即可开始"), ("shield", "安全", "保护你的隐私"), ("heart", "喜爱", "四万人的选择")),
)


def leads(brief: Brief) -> tuple[str, ...]:
    """The colours of the thing that the page is about."""
    for subject in drawable(brief):
        tones = glyph(subject.name).natural
        own = next((c for c in (tones.a, tones.b, tones.c) if lch(c)[1] > 0.07), None)
        if own:
            return own, shade(own, -0.12, turn=-26), shade(own, turn=38)
    return ()


def compose(board: Board, area: Area) -> str:
    """Fills the page of a browser; returns the words for what was drawn."""
    names = [s.name for s in drawable(board.stage.brief) if s.name not in {"monitor", "phone", "bag", "globe"}]
    name = names[0] if names else board.stage.turn(("rocket", "leaf", "bag", "spark"))
    pitch = _HAN if board.is_han else _PITCHES.get(name, _PITCHES[""])
    promise = board.stage.brief.texts[0] if board.stage.brief.texts else pitch.promise
    board.said.append(promise)
    if board.stage.variant % 2 and not board.theme.is_dark:
        board.base.append(area.shape(rx=2, fill=board.theme.tint(0.09)))
    foot = min(area.h * 0.2, 178.0)
    head, rest = grid.top_of(area.inset(48, 26), 44, 16)
    _bar(board, head, pitch.brand, name)
    hero, low = Area(rest.x, rest.y, rest.w, rest.h - foot - 20), Area(rest.x, rest.bottom - foot, rest.w, foot)
    if area.w > area.h * 0.95:
        words, art = (hero.lefthand(0.5), hero.righthand(0.44))
        if board.stage.variant % 4 >= 2:
            words, art = hero.righthand(0.48), hero.lefthand(0.44)
    else:
        art, words = hero.upper(0.55), hero.lower(0.42)
    _picture(board, art, names[:3] or [name])
    _words(board, words, promise, pitch)
    for slot, reason, colour in zip(grid.columns(low, (1, 1, 1)), pitch.reasons, board.theme.series, strict=False):
        _reason(board, slot, reason, colour)
    return "a landing page"


def _bar(board: Board, area: Area, brand: str, name: str) -> None:
    theme = board.theme
    board.badge(name, area.x + 21, area.cy, 42, theme.main)
    board.text(brand, (area.x + 56, area.cy + 8), 23, face=BOLD)
    kit.button(board, Area(area.right - 124, area.y, 124, 44), "Sign in", ghost=True)
    x = area.right - 156
    for words in ("Contact", "Prices", "About"):
        if x < area.x + 330:
            break
        x -= board.text(words, (x, area.cy + 6), 17, theme.ink, align="right") + 34


def _picture(board: Board, area: Area, names: list[str]) -> None:
    """The subject on a large disc, with its companions around it."""
    theme, sheet = board.theme, board.stage.scene.sheet
    r = min(area.w, area.h) * 0.47
    x, y = area.cx, area.cy
    pale = at(theme.main, 0.88, min(lch(theme.main)[1], 0.08)) if not theme.is_dark else theme.tint(0.3)
    board.base.append(circle(x, y, r, fill=sheet.linear(mix(pale, theme.panel, 0.4), pale, turn=60)))
    for k in (1.08, 1.16):
        board.base.append(circle(x, y, r * k, fill="none", stroke=theme.main, stroke_width=1.6, stroke_opacity=0.3))
    board.top.append(ellipse(x, y + r * 0.64, r * 0.5, r * 0.08, fill=shade(theme.main, -0.2), fill_opacity=0.2))
    board.top.append(board.glyph(names[0]).place(natural(names[0]), x, y, r * 1.2))
    for i, name in enumerate(names[1:3]):
        board.top.append(
            board.glyph(name).place(natural(name), x + (0.82 - 1.6 * i) * r, y + (0.56 - 0.9 * i) * r, r * 0.5)
        )
    tag = Area(x + r * 0.36, y - r * 0.86, 150, 62)
    board.under.append(Area(tag.x + 4, tag.y + 10, tag.w - 8, tag.h - 4).shape(rx=16, fill=theme.ink, fill_opacity=0.2))
    board.top.append(tag.shape(rx=18, fill=theme.panel))
    board.icon("star", tag.x + 32, tag.cy, 26, "#f5a524")
    board.text("4.9", (tag.x + 56, tag.cy - 1), 20, face=BOLD)
    board.text("Reviews", (tag.x + 56, tag.cy + 19), 14, theme.soft, width=86)


def _words(board: Board, area: Area, promise: str, pitch: Pitch) -> None:
    theme = board.theme
    size = min(area.h * 0.5, 270.0)
    top = area.y + max(area.h - size - 180, 0) * 0.4
    used = board.headline(promise, Area(area.x, top, area.w, size), 78)
    y = top + used + 30
    y += board.lines(pitch.note, Area(area.x, y, area.w * 0.86, 62), 21) + 32
    kit.button(board, Area(area.x, y, 184, 58), pitch.action)
    kit.button(board, Area(area.x + 200, y, 152, 58), "Our story", ghost=True)
    for i in range(4):
        board.face(area.x + 21 + i * 30, y + 96, 20, at(shade(theme.series[i % 3], turn=i * 9.0), 0.6))
    board.text("Loved by 40,000 people", (area.x + 150, y + 102), 16, theme.soft, width=area.w - 150)


def _reason(board: Board, area: Area, reason: tuple[str, str, str], colour: str) -> None:
    icon, words, note = reason
    board.panel(area, 22)
    low = area.h < 150
    size = 52.0
    x = area.x + 24 + size / 2
    board.badge(icon, x, area.cy if low or area.w > 300 else area.y + 24 + size / 2, size, colour)
    if low or area.w > 300:
        left = x + size / 2 + 18
        board.text(words, (left, area.cy - 4), 20, face=BOLD, width=area.right - left - 14)
        board.text(note, (left, area.cy + 22), 16, board.theme.soft, width=area.right - left - 14)
        return
    board.text(words, (area.x + 24, area.bottom - 50), 20, face=BOLD, width=area.w - 40)
    board.text(note, (area.x + 24, area.bottom - 24), 16, board.theme.soft, width=area.w - 40)
