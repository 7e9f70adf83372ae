"""Heads: face, eyes, brows, nose, mouth, cheeks. In units of their own: the face is about 20 wide and 20 high."""

from typing import Final

from illustrator.palette import lch, mix, shade
from illustrator.subjects._animal import Fur, curve, line, moved
from illustrator.subjects._people_hair import back_hair, beard, front_hair
from illustrator.subjects._people_look import Brush, Look
from illustrator.svg import circle, ellipse, num, path

UNIT: Final = 10.0
_INK: Final = "#2a1b1e"


def head(brush: Brush, look: Look, *, turn: float, mood: str, covers: str = "") -> str:
    """Face and the hair before it; `covers` is what is worn on top."""
    skin = brush.of(look.skin, (-6, -10), (8, 10))
    drawn = _ears(skin, turn) + _face(skin, look, turn)
    features = _cheeks(skin, turn) + _nose(skin, look, turn)
    if look.beard:
        features += beard(brush, look, turn)
    features += _mouth(look, turn, mood) + _eyes(look, turn, mood)
    if look.glasses:
        features += _glasses(turn)
    return drawn + features + front_hair(brush, look, turn) + covers


def behind(brush: Brush, look: Look, turn: float) -> str:
    return back_hair(brush, look, turn)


def placed(content: str, at: tuple[float, float], tilt: float, size: float) -> str:
    return moved(content, at[0], at[1], tilt, size / UNIT)


def _shift(turn: float) -> float:
    return 4.3 * turn


def _outline(look: Look, turn: float) -> str:
    """Cheek and jaw: round for a child, soft for a woman, squarer for a man; the chin leads when it turns."""
    lead = 2.2 * turn
    if look.is_child:
        jaw = f"9.6,2.8 {7.6 + lead * 0.5},7.6 {lead},10.2 {-7.6 + lead * 0.6},7.6 -9.6,2.8"
        return f"0,-10.6 6.4,-9 9.4,-4 {jaw} -9.4,-4 -6.4,-9"
    if look.who == "man":
        jaw = f"8.8,2 {7.4 + lead * 0.3},7 {3.6 + lead},10.4 {-3.2 + lead},10.4 {-7.2 + lead * 0.7},7 -8.8,2"
    else:
        jaw = f"8.7,2 {6.5 + lead * 0.4},7 {1.8 + lead},10.4 {-1.8 + lead},10.4 {-6.4 + lead * 0.7},7 -8.7,2"
    return f"0,-10.4 6,-8.8 8.8,-3.8 {jaw} -8.8,-3.8 -6,-8.8"


def _face(skin: Fur, look: Look, turn: float) -> str:
    marks = skin.soft(3 + turn * 2, 10.4, 9, 4.4, opacity=0.3) + skin.soft(-4, -4, 7, 8, skin.coat.light, 0.5)
    marks += skin.soft(8.6, 2, 4, 8, opacity=0.22)
    if not (look.who == "man" and look.style == "bald"):
        marks += ellipse(0.6, -6.6, 9.4, 5, fill=skin.coat.dark, fill_opacity=0.28)
    return skin.form(curve(_outline(look, turn)), marks, depth=0, rim=0.5)


def _ears(skin: Fur, turn: float) -> str:
    drawn = ""
    for x, hidden in ((-9.0 + turn * 1.6, False), (9.2 + turn, turn > 0.35)):
        if hidden:
            continue
        drawn += skin.form(
            curve(f"{x},-1.8 {x + 1.9},-0.4 {x + 1.4},2.8 {x},4 {x - 1.4},2.8 {x - 1.9},-0.4"), depth=0.5
        )
        drawn += line(f"M{num(x - 0.7)} {num(0.2)}q1.4 .6 .6 2.4", skin.coat.deep, 0.5, 0.6)
    return drawn


def _cheeks(skin: Fur, turn: float) -> str:
    sx, drawn = _shift(turn), ""
    blush = mix("#f0604f", skin.coat.base, 0.15)
    for side in (-1, 1):
        x = sx * 0.9 + side * 5.2 * (1 - 0.16 * turn * (side > 0))
        drawn += skin.soft(x, 4.4, 2.7, 2.0, blush, 0.42)
    return drawn


def _nose(skin: Fur, look: Look, turn: float) -> str:
    x = _shift(turn) * 1.34
    deep = mix(skin.coat.deep, "#a03a30", 0.25)
    if look.is_child:
        return line(f"M{num(x - 0.9)} 3.5q.9 .9 1.8 0", deep, 0.75, 0.7)
    bow = 0.9 + turn * 0.5
    d = f"M{num(x - 0.3)} 0.4Q{num(x + bow)} 2.6 {num(x + bow * 0.9)} 3.3Q{num(x + 0.3)} 4.3 {num(x - 0.9)} 3.7"
    return line(d, deep, 0.72, 0.66) + skin.soft(x + 0.1, 2.6, 0.9, 1.0, skin.coat.light, 0.8)


def _mouth(look: Look, turn: float, mood: str) -> str:
    x, y = _shift(turn) * 1.06, 6.9 if not look.is_child else 6.4
    w = 2.7 if mood != "reads" else 1.9
    is_deep = lch(look.skin)[0] < 0.6
    lip = (
        "#6a1f2a"
        if is_deep
        else mix("#b8453f", look.skin, 0.2)
        if look.who == "woman"
        else mix("#8a3a34", look.skin, 0.16)
    )
    if mood == "open":
        d = f"M{num(x - w)} {num(y - 0.7)}Q{num(x)} {num(y + 0.1)} {num(x + w)} {num(y - 0.7)}"
        d += f"Q{num(x + w * 0.8)} {num(y + 2.5)} {num(x)} {num(y + 2.5)}T{num(x - w)} {num(y - 0.7)}Z"
        teeth = f"M{num(x - w * 0.86)} {num(y - 0.5)}Q{num(x)} {num(y + 0.3)} {num(x + w * 0.86)} {num(y - 0.5)}"
        teeth += f"L{num(x + w * 0.66)} {num(y + 0.5)}Q{num(x)} {num(y + 1.0)} {num(x - w * 0.66)} {num(y + 0.5)}Z"
        tongue = ellipse(x + 0.1, y + 1.9, w * 0.42, 0.55, fill="#e0716a")
        return path(d, fill="#7c2730") + path(teeth, fill="#fffaf2") + tongue
    bow = f"M{num(x - w)} {num(y - 0.5)}Q{num(x)} {num(y + 1.9)} {num(x + w)} {num(y - 0.6)}"
    drawn = line(bow, lip, 0.85)
    if look.who == "woman":
        soft = f"M{num(x - w * 0.6)} {num(y + 0.5)}Q{num(x)} {num(y + 2.5)} {num(x + w * 0.6)} {num(y + 0.4)}"
        drawn = (
            path(soft + f"Q{num(x)} {num(y + 1.0)} {num(x - w * 0.6)} {num(y + 0.5)}Z", fill=lip, opacity=0.6) + drawn
        )
    return drawn + line(f"M{num(x - w - 0.3)} {num(y - 0.9)}l.4 .5", lip, 0.7, 0.7)


def _eyes(look: Look, turn: float, mood: str) -> str:
    sx = _shift(turn)
    rx, ry, y = (1.55, 1.95, 0.9) if look.is_child else (1.25, 1.62, 0.2)
    gap = 4.1 if look.is_child else 3.75
    drawn = ""
    for side in (-1, 1):
        narrow = 1 - 0.24 * turn * (side > 0)
        x = sx + side * gap * (1 - 0.12 * turn)
        if mood == "reads":
            drawn += _lowered(look, x, y + 0.5, rx * narrow)
        else:
            drawn += _eye(look, x, y, (rx * narrow, ry), side)
        drawn += _brow(look, x, y - ry - (1.9 if mood == "open" else 1.4), side, narrow)
    return drawn


def _eye(look: Look, x: float, y: float, size: tuple[float, float], side: int) -> str:
    rx, ry = size
    white = ellipse(x, y, rx * 1.42, ry * 1.12, fill="#fffaf4") + ellipse(
        x, y - ry * 0.8, rx * 1.3, ry * 0.4, fill=mix(look.skin, "#4a2a30", 0.5), fill_opacity=0.28
    )
    iris = ellipse(x + 0.12, y + 0.05, rx, ry, fill=_INK) + ellipse(
        x + 0.14, y + ry * 0.42, rx * 0.62, ry * 0.44, fill="#8a5a3c", fill_opacity=0.8
    )
    shine = circle(x - rx * 0.3, y - ry * 0.38, rx * 0.38, fill="#ffffff") + circle(
        x + rx * 0.4, y + ry * 0.36, rx * 0.17, fill="#ffffff", fill_opacity=0.8
    )
    lid = (
        f"M{num(x - rx * 1.5)} {num(y - ry * 0.24)}Q{num(x)}"
        f" {num(y - ry * 1.66)} {num(x + rx * 1.5)} {num(y - ry * 0.24)}"
    )
    drawn = white + iris + shine + line(lid, _INK, 0.62)
    if look.is_female:
        way = 1 if side > 0 else -1
        drawn += line(f"M{num(x + way * rx * 1.4)} {num(y - ry * 0.36)}l{num(way * 1.1)} -.8", _INK, 0.6)
    return drawn


def _lowered(look: Look, x: float, y: float, rx: float) -> str:
    """An eye that looks down at a page: the lid with its lashes."""
    d = f"M{num(x - rx * 1.5)} {num(y)}Q{num(x)} {num(y + 1.7)} {num(x + rx * 1.5)} {num(y)}"
    lid = path(d + f"Q{num(x)} {num(y - 2)} {num(x - rx * 1.5)} {num(y)}Z", fill=shade(look.skin, -0.05))
    lashes = "".join(f"M{num(x + k * rx)} {num(y + 0.75 - abs(k) * 0.3)}l{num(k * 0.5)} .8" for k in (-0.9, 0, 0.9))
    return lid + line(d, _INK, 0.75) + (line(lashes, _INK, 0.5) if look.is_female else "")


def _brow(look: Look, x: float, y: float, side: int, narrow: float) -> str:
    tone = mix(look.hair, "#2a1b1e", 0.35) if lch(look.hair)[0] > 0.5 else look.hair
    if look.is_old:
        tone = "#a9a6ad"
    w = 2.1 * narrow
    thick = 1.0 if look.who in {"man", "boy"} else 0.72
    rise = 0.9
    inner, outer = x - side * w, x + side * w
    d = f"M{num(inner)} {num(y + 0.3)}Q{num(x)} {num(y - rise)} {num(outer)} {num(y + 0.5)}"
    return line(d, tone, thick, 0.92)


def _glasses(turn: float) -> str:
    sx, drawn = _shift(turn), ""
    for side in (-1, 1):
        x, r = sx + side * 3.9 * (1 - 0.1 * turn), 3.1 * (1 - 0.16 * turn * (side > 0))
        drawn += ellipse(x, 0.7, r, 2.9, fill="#ffffff", fill_opacity=0.16, stroke="#3a2c30", stroke_width=0.62)
        drawn += line(f"M{num(x - r * 0.5)} -.6l{num(r * 0.5)} -.9", "#ffffff", 0.5, 0.8)
    arms = f"M{num(sx - 0.8)} .3q.8 -.7 1.6 0M{num(sx - 6.6)} .2L-8.8 -.4"
    return drawn + line(arms, "#3a2c30", 0.6)
