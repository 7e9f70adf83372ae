"""The honest picture for what is not understood: the prompt itself, set as type, and a line that says who drew it."""

from typing import Final

from illustrator.glyph import Tones
from illustrator.page import Area
from illustrator.palette import Scheme, mix, readable, scheme_from, shade
from illustrator.schemes import DARK, LIGHT
from illustrator.stage import Stage
from illustrator.svg import arc, circle, line, path, rect, spread
from illustrator.text import has_wide
from illustrator.tilework import toy_tile
from illustrator.typeset import Block, Type, at_size, break_into, fit, units_of

SIGNATURE: Final = "drawn by the built-in renderer"
_SCHEMES: Final = (LIGHT[0], DARK[0], LIGHT[2], DARK[1], LIGHT[3], DARK[2], LIGHT[5], DARK[4], LIGHT[1], DARK[5])


def compose(stage: Stage) -> str:
    scheme = _scheme(stage)
    if not stage.is_transparent:
        stage.scene.draw(stage.fill(stage.scene.sheet.linear(shade(scheme.ground, 0.012), scheme.ground, scheme.deep)))
    margin = 70.0
    page = Area(margin, margin, stage.width - 2 * margin, stage.height - 2 * margin - 74)
    words = _printable(stage)
    stage.turn((_wood_type, _tiles, _rings))(stage, scheme, page, words)
    _sign(stage, scheme, margin)
    return f"The prompt set as type: “{stage.brief.words}”." if words else "An abstract composition."


def _scheme(stage: Stage) -> Scheme:
    named = stage.brief.colours + tuple(s.colour for s in stage.brief.subjects if s.colour)
    return scheme_from(named, stage.variant % 2 == 1) if named else stage.turn(_SCHEMES)


def _printable(stage: Stage) -> str:
    """The words that can be shown; emoji and the like are noted as missing and left out."""
    block = fit(stage.brief.words, Type("sans-bold"), 1000, 1000, lines=1)
    stage.missing.append(block.missing)
    lost = set(block.missing)
    return " ".join("".join(c for c in stage.brief.words if c not in lost).split())


def _sign(stage: Stage, scheme: Scheme, margin: float) -> None:
    y = stage.height - margin - 18
    ink = readable(mix(scheme.ink, scheme.ground, 0.35), scheme.ground)
    block = at_size(SIGNATURE, Type("sans", tracking=0.04), 23, stage.width - 2 * margin)
    stage.scene.draw(
        line(margin, y - 20, stage.width - margin, y - 20, stroke=ink, stroke_width=2)
        + block.place(margin, y, fill=ink)
        + "".join(
            circle(stage.width - margin - 12 - 30 * i, y + 9, 9, fill=c)
            for i, c in enumerate((scheme.accent, scheme.second, scheme.main))
        )
    )


def _wood_type(stage: Stage, scheme: Scheme, page: Area, words: str) -> None:
    """Every line as wide as the page, each in another letter, as on a playbill."""
    if not words:
        _rings(stage, scheme, page, words)
        return
    faces = ("condensed", "sans-black", "serif-bold", "condensed", "deco", "sans-black")
    lines, gap = _playbill(words, faces, page, stage.dice.whole(len(faces)))
    inks = (scheme.ink, readable(scheme.main, scheme.ground, 3), scheme.ink, readable(scheme.second, scheme.ground, 3))
    spare = page.h - sum(b.height for b in lines) - gap * (len(lines) - 1)
    gap += min(max(spare, 0) / max(len(lines) - 1, 1), 64)
    y = page.y + max(page.h - sum(b.height for b in lines) - gap * (len(lines) - 1), 0) / 2
    parts = []
    for i, block in enumerate(lines):
        parts.append(block.place(page.x, y, fill=inks[i % len(inks)]))
        y += block.height + gap
    stage.scene.draw("".join(parts))


def _playbill(words: str, faces: tuple[str, ...], page: Area, first: int) -> tuple[list[Block], float]:
    """The breaking whose lines, each set to the full width, fill the height best without passing it."""
    units = units_of(words)
    gap = 26.0
    best: list[Block] = []
    for count in range(1, min(len(units), 11) + 1):
        rows = break_into(units, [float(len(u)) for u in units], count)
        blocks = [
            fit(row, Type(faces[(first + i) % len(faces)], capitals=True), page.w, page.h, lines=1)
            for i, row in enumerate(rows)
        ]
        total = sum(b.height for b in blocks) + gap * (len(blocks) - 1)
        if total > page.h and best:
            break
        best = blocks
        if total > page.h:
            for block in blocks:
                block.size *= page.h / total
    return best, gap


def _body(stage: Stage, scheme: Scheme, box: Area, words: str) -> None:
    face = "serif-bold" if not has_wide(words) else "han-serif-bold"
    block = fit(
        words, Type(face, tracking=-0.008, leading=1.14), box.w, box.h, lines=9, largest=300 if len(words) < 24 else 128
    )
    stage.scene.draw(block.place(box.x, box.y + (box.h - block.height), fill=scheme.ink))


def _tiles(stage: Stage, scheme: Scheme, page: Area, words: str) -> None:
    """A band of plain shapes, in which the things that were understood appear, and the words below or beside it."""
    dice = stage.dice.fork("tiles")
    wide = page.w > page.h * 1.2
    across = 3 if wide else 4
    cell = page.h / 3 if wide else page.w / 4
    rows = 3 if wide or page.h > page.w * 1.2 else 2
    if wide:
        cell = min(cell, page.w * 0.5 / across)
    if not words:
        rows, across = int(page.h / cell), int(page.w / cell)
    paints = (scheme.main, scheme.second, scheme.accent, scheme.ink, scheme.deep)
    names = [s.mark or s.name for s in stage.brief.subjects]
    spots = [(across * 2 + 1) * (i + 1) % (across * rows) for i in range(len(names))]
    parts = []
    for k in range(across * rows):
        x, y = page.x + k % across * cell, page.y + k // across * cell
        one, two = dice.whole(5), 1 + dice.whole(4)
        if k in spots:
            parts.append(_named_tile(stage, scheme, names[spots.index(k)], x, y, cell))
        else:
            parts.append(toy_tile(x, y, cell, paints[one], paints[(one + two) % 5], dice.whole(8)))
    stage.scene.draw("".join(parts))
    used = across * cell + 56 if wide else rows * cell + 44
    box = (
        Area(page.x + used, page.y, page.w - used, page.h)
        if wide
        else Area(page.x, page.y + used, page.w, page.h - used)
    )
    if words:
        _body(stage, scheme, box, words)


def _named_tile(stage: Stage, scheme: Scheme, name: str, x: float, y: float, cell: float) -> str:
    pale = scheme.ink if scheme.is_dark else "#ffffff"
    tones = Tones(
        readable(scheme.main, pale, 2.2),
        readable(scheme.second, pale, 1.7),
        scheme.accent,
        scheme.ground if scheme.is_dark else scheme.ink,
    )
    return rect(x, y, cell, cell, fill=pale) + stage.show(name).place(tones, x + cell / 2, y + cell / 2, cell * 0.7)


def _rings(stage: Stage, scheme: Scheme, page: Area, words: str) -> None:
    """Broken rings round a lit sphere, the words beside or below it."""
    wide = page.w > page.h * 1.2
    reach = min(page.w, page.h) if wide or not words else min(page.w, page.h * 0.56)
    x, y = page.cx, page.cy
    if words:
        x = page.right - reach * (0.36 if wide else 0.42)
        y = page.y + page.h * (0.46 if wide else 0.27)
    _sphere(stage, scheme, x, y, reach)
    if words:
        below = Area(page.x, page.y + page.h * 0.58, page.w, page.h * 0.4)
        _body(stage, scheme, page.lefthand(0.5) if wide else below, words)


def _sphere(stage: Stage, scheme: Scheme, x: float, y: float, reach: float) -> None:
    dice, r = stage.dice.fork("rings"), reach * 0.2
    glint = mix(scheme.accent, "#ffffff", 0.4)
    ball = stage.scene.sheet.radial(
        x - r * 0.4, y - r * 0.45, r * 1.7, spread((glint, scheme.main, shade(scheme.main, -0.2)))
    )
    shadow = circle(x + r * 0.1, y + r * 0.35, r, fill=shade(scheme.main, -0.25), fill_opacity=0.55)
    stage.scene.draw(shadow, blur=34)
    parts = [circle(x, y, r, fill=ball)]
    paints = (scheme.second, scheme.accent, scheme.main, scheme.ink)
    count = stage.count(7)
    for i in range(count):
        start = dice.between(0, 360)
        ring = arc(x, y, r * 1.22 + i * reach * 0.25 / count, start, start + dice.between(70, 300))
        width = reach * 0.098 / count
        parts.append(path(ring, fill="none", stroke=paints[i % 4], stroke_width=width, stroke_linecap="round"))
    for subject in stage.brief.subjects[:1]:
        tones = Tones("#ffffff", mix(scheme.main, "#ffffff", 0.75), scheme.accent, shade(scheme.main, -0.25))
        parts.append(stage.show(subject.mark or subject.name).place(tones, x, y, r * 1.1))
    stage.scene.draw("".join(parts))
