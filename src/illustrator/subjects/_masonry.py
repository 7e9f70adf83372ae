"""What buildings are made of: windows, doors, roofs, courses of stone, battlements."""

from illustrator.chance import Dice
from illustrator.palette import mix, shade
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, line, num, path, rect

Quad = tuple[float, float, float, float]
LIT = ("#fff3c4", "#ffc861", "#f29a3f")
GLASS = ("#dff0f2", "#86b6c8", "#3f6a86")


def window(sheet: Sheet, box: Quad, lit: bool, frame: str = "#fffaf0", *, bars: int = 1, arched: bool = False) -> str:
    """A window in its frame, with a sill, crossbars and either the sky or lamplight in the panes."""
    x, y, w, h = box
    edge = max(min(w, h) * 0.1, 0.4)
    head = (
        f"M{num(x)} {num(y + h)}V{num(y + w / 2)}A{num(w / 2)} {num(w / 2)} 0 0 1 {num(x + w)}"
        f" {num(y + w / 2)}V{num(y + h)}Z"
    )
    outline = head if arched else f"M{num(x)} {num(y)}h{num(w)}v{num(h)}h{num(-w)}Z"
    shadow = path(outline, fill="none", stroke="#2b2038", stroke_opacity=0.28, stroke_width=edge * 2.6)
    art = shadow + path(outline, fill=sheet.linear(*(LIT if lit else GLASS)), stroke=frame, stroke_width=edge * 1.8)
    if not lit:
        gleam = (
            f"M{num(x + w * 0.15)} {num(y + h * 0.75)}L{num(x + w * 0.6)} {num(y + h * 0.12)}h{num(w * 0.2)}"
            f"L{num(x + w * 0.3)} {num(y + h * 0.75)}Z"
        )
        art += path(gleam, fill="#ffffff", fill_opacity=0.5)
    for i in range(bars):
        at = x + w * (i + 1) / (bars + 1)
        art += line(at, y + edge, at, y + h, stroke=frame, stroke_width=edge)
    if bars:
        art += line(x, y + h * 0.48, x + w, y + h * 0.48, stroke=frame, stroke_width=edge)
    sill = rect(x - edge * 2, y + h, w + edge * 4, edge * 1.8, fill=shade(frame, -0.06))
    return art + sill + rect(x - edge * 2, y + h, w + edge * 4, edge * 0.6, fill=mix(frame, "#ffffff", 0.5))


def window_glow(sheet: Sheet, box: Quad, spread: float = 2.4) -> str:
    """The light that a lit window gives off."""
    x, y, w, h = box
    r = max(w, h) * spread / 2
    cx, cy = x + w / 2, y + h / 2
    return circle(
        cx, cy, r, fill=sheet.radial(cx, cy, r, [(0, "#ffcf7a", 0.34), (0.4, "#ffae4a", 0.15), (1, "#ff9a30", 0)])
    )


def tiles(
    dice: Dice,
    start: tuple[float, float],
    across: tuple[float, float],
    down: tuple[float, float],
    rows: int,
    each: float,
    t: Tones,
) -> str:
    """Rows of rounded tiles on a sloping roof: `across` is its eave as a vector, `down` its fall."""
    ux, uy = across
    length = (ux * ux + uy * uy) ** 0.5
    count = max(round(length / each), 2)
    seams: list[str] = []
    light: list[str] = []
    dark: list[str] = []
    for row in range(1, rows + 1):
        share = row / rows
        bx, by = start[0] + down[0] * share, start[1] + down[1] * share
        shift = 0.5 if row % 2 else 0.0
        step = (ux / count, uy / count)
        sag = abs(down[1]) / rows * 0.42
        d = f"M{num(bx)} {num(by - sag)}"
        if shift:
            d += f"q{num(step[0] / 4)} {num(sag)} {num(step[0] / 2)} {num(step[1] / 2)}"
        for i in range(count - (1 if shift else 0)):
            d += f"q{num(step[0] / 2)} {num(sag + step[1] / 2)} {num(step[0])} {num(step[1])}"
            if dice.whole(9) == 0:
                into = light if dice.whole(2) else dark
                px, py = bx + step[0] * (i + shift), by + step[1] * (i + shift) - sag
                into.append(
                    f"M{num(px)} {num(py)}q{num(step[0] / 2)} {num(sag)} {num(step[0])} {num(step[1])}"
                    f"v{num(-sag * 1.6)}h{num(-step[0])}Z"
                )
        seams.append(d)
    art = path("".join(light), fill=t.light, fill_opacity=0.32) + path("".join(dark), fill=t.dark, fill_opacity=0.4)
    art += path("".join(seams), fill="none", stroke=t.deep, stroke_opacity=0.6, stroke_width=0.7)
    return art + path(
        "".join(seams), fill="none", stroke=t.glint, stroke_opacity=0.35, stroke_width=0.4, transform="translate(0 0.7)"
    )


def stones(dice: Dice, box: Quad, count: int, t: Tones, size: float = 4.0) -> str:
    """A few stones that show in a plastered or ashlar wall."""
    x, y, w, h = box
    art = ""
    for _ in range(count):
        sw, sh = size * dice.between(1.2, 2.2), size * dice.between(0.7, 0.95)
        px, py = dice.between(x, x + max(w - sw, 0.1)), dice.between(y, y + max(h - sh, 0.1))
        tone = dice.pick((t.dark, t.dark, t.light))
        art += rect(px, py, sw, sh, rx=sh * 0.3, fill=tone, fill_opacity=0.5)
    return art


def battlements(x: float, y: float, w: float, height: float, count: int) -> str:
    """The outline of merlons standing on y, as path data."""
    step = w / (2 * count - 1)
    return "".join(f"M{num(x + 2 * i * step)} {num(y)}v{num(-height)}h{num(step)}v{num(height)}Z" for i in range(count))


def door(sheet: Sheet, box: Quad, colour: str, *, arched: bool = True, frame: str = "#f4e7cd") -> str:
    """A boarded door in its frame, with a knob and a small window."""
    x, y, w, h = box
    t = tones(colour)
    r = w / 2
    top = (
        f"V{num(y + r)}A{num(r)} {num(r)} 0 0 1 {num(x + w)} {num(y + r)}V{num(y + h)}Z"
        if arched
        else f"V{num(y)}h{num(w)}v{num(h)}Z"
    )
    d = f"M{num(x)} {num(y + h)}{top}"
    art = path(d, fill=sheet.linear(t.light, t.base, t.dark, turn=20), stroke=frame, stroke_width=w * 0.14)
    boards = "".join(f"M{num(x + w * i / 4)} {num(y + r * 0.5)}V{num(y + h)}" for i in (1, 2, 3))
    art += path(boards, stroke=t.deep, stroke_width=w * 0.03, stroke_opacity=0.7)
    art += circle(x + w / 2, y + h * 0.32, w * 0.15, fill="#ffe3a0", stroke=t.deep, stroke_width=w * 0.05)
    return art + circle(x + w * 0.82, y + h * 0.62, w * 0.06, fill="#f0c766")


def chimney(sheet: Sheet, box: Quad, colour: str) -> str:
    x, y, w, h = box
    t = tones(colour)
    art = rect(x, y, w, h, fill=sheet.linear(t.light, t.base, t.dark, turn=0))
    courses = "".join(f"M{num(x)} {num(y + i * 3)}h{num(w)}" for i in range(1, int(h / 3)))
    art += path(courses, stroke=t.deep, stroke_opacity=0.4, stroke_width=0.5)
    return (
        art
        + rect(x - w * 0.14, y - 1, w * 1.28, 3, rx=0.6, fill=t.dark)
        + rect(x - w * 0.14, y - 1, w * 1.28, 1, fill=t.light)
    )
