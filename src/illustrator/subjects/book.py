"""Books: a stack to sit on, one lying closed, standing, open on a table, or held open as its reader holds it."""

from illustrator.chance import Dice
from illustrator.palette import shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._books import PAPER, Slab, emblem, foil, shadow, slab
from illustrator.subjects._matter import Tones, haze, stroke, tones
from illustrator.subjects._space import Block, Eye, bounds
from illustrator.svg import Sheet, line, num, path, rect

WORDS = Words(
    "book, novel, storybook, textbook, notebook, diary, pile of book, stack of book, book stack",
    "书, 书本, 书籍, 一摞书, 一叠书, 小说",
    "Buch, Bücher, Bücherstapel, Roman, Notizbuch",
    "livre, bouquin, pile de livres, roman, carnet",
    "libro, pila de libros, novela, cuaderno",
)
HEIGHT_M = 0.25
POSES = ("closed", "stacked", "open", "standing", "spread")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "stacked": "pile of book, stack of book, book stack, 一摞书, 一叠书, bücherstapel, pile de livres, pila de libros",
}
COLOUR = "#a8413a"
TAGS = ("product",)

_SHELVES = (
    ("#2f6f6b", "#c8553d", "#e0a63a", "#3d5a8c", "#8a3b52", "#5f7d45"),
    ("#3b4f8f", "#d98a3d", "#7a3d5f", "#4f8a7b", "#c4473f", "#e3b75a"),
    ("#94413d", "#e2b04a", "#2e5d73", "#6f8f4f", "#5a3f73", "#d9774a"),
)


def draw(ask: Ask) -> Figure:
    poses = {"closed": _closed, "stacked": _stacked, "open": _open, "standing": _standing, "spread": _spread}
    return poses[ask.pose](ask)


def _colours(ask: Ask, count: int, dice: Dice) -> list[str]:
    """A shelf of colours; where one was asked for, books of that colour, each of a cloth of its own."""
    if ask.is_asked:
        steps = (0.0, -0.055, 0.045, -0.02, 0.025, -0.07)
        return [shade(ask.colour, steps[i % 6], 1.0, (i % 3 - 1) * 5) for i in range(count)]
    shelf = dice.pick(_SHELVES)
    start = dice.whole(6)
    return [shelf[(start + i) % 6] for i in range(count)]


def _stacked(ask: Ask) -> Figure:
    dice = ask.dice.fork("stack")
    count = 4 + dice.whole(2)
    colours = _colours(ask, count, dice)
    art, level, books = "", 0.0, list[Slab]()
    side = dice.pick((-1.0, 1.0))
    for i, colour in enumerate(colours):
        side = -side
        yaw = side * dice.between(4, 10 + 2.5 * i)
        w = 114 - 6.5 * i + dice.between(-4, 4)
        h = dice.between(14.5, 20.5) * (1.12 if i == 0 else 1)
        book = Slab(
            colour, w, h, dice.between(66, 74) - 3 * i, dice.between(-4, 4), level, Eye(yaw, 15), dice.whole(4) > 0
        )
        ribbon = "#d9463c" if i == count - 2 and not book.spine else None
        book = Slab(colour, w, h, book.d, book.x, level, book.eye, book.spine, ribbon)
        art += (shadow(ask.sheet, books[-1], book) if books else "") + slab(ask.sheet, book, dice)
        books.append(book)
        level += h
    corners = [c for b in books for c in b.block.corners()]
    x, y, w, h = bounds(corners)
    lift = -(y + h)
    top = books[-1].block.roof()
    return Figure(
        (Part(f'<g transform="translate(0 {num(lift)})">{art}</g>', 0.22),),
        (x, y + lift, w, h),
        {"ground": (0, w * 0.86), "top": (top[0], top[1] + lift + 2, books[-1].w * 0.86), "grip": (0, -h / 2)},
    )


def _closed(ask: Ask) -> Figure:
    dice = ask.dice.fork("closed")
    eye = Eye(dice.pick((-26.0, 24.0)), 36)
    book = Slab(ask.colour, 96, dice.between(13, 19), 72, 0, 0, eye)
    x, y, w, h = bounds(book.block.corners())
    lift = -(y + h)
    top = book.block.roof()
    return Figure(
        (Part(f'<g transform="translate(0 {num(lift)})">{slab(ask.sheet, book, dice)}</g>', 0.25),),
        (x, -h, w, h),
        {"ground": (0, w * 0.7), "top": (top[0], top[1] + lift, 70), "grip": (0, -h * 0.4)},
    )


def _front_cover(sheet: Sheet, t: Tones, w: float, h: float, dice: Dice) -> str:
    paint = sheet.across((0, 0), (w, h), [(0, t.pale, 1), (0.3, t.light, 1), (0.7, t.base, 1), (1, t.dark, 1)])
    art = rect(0, 0, w, h, rx=2, fill=paint)
    art += line(6, 0, 6, h, stroke=t.deep, stroke_width=1.8, stroke_opacity=0.5)
    art += line(7.4, 0, 7.4, h, stroke=t.glint, stroke_width=0.7, stroke_opacity=0.5)
    art += rect(13, 8, w - 20, h - 16, rx=2, fill="none", stroke=foil(t), stroke_width=1.1)
    art += rect(15.5, 10.5, w - 25, h - 21, rx=1, fill="none", stroke=foil(t), stroke_width=0.5)
    middle = w / 2 + 3
    art += emblem((middle, h * 0.44), w * 0.15, t, dice)
    for y, wide in ((0.7, 0.42), (0.76, 0.3)):
        art += rect(middle - w * wide / 2, h * y, w * wide, h * 0.026, rx=1, fill=foil(t))
    return art + path(f"M10 0H{num(w * 0.46)}L10 {num(h * 0.55)}Z", fill=t.glint, fill_opacity=0.13)


def _standing(ask: Ask) -> Figure:
    """Upright, its cover to the viewer and its spine at the left."""
    dice, t, sheet = ask.dice.fork("standing"), tones(ask.colour), ask.sheet
    eye = Eye(27, 12)
    w, h, d = 70.0, 100.0, dice.between(16, 22)
    block = Block(eye, w, h, d)
    pages = rect(0, 0, w, d, fill=t.dark) + rect(1, 1.8, w - 3, d - 3.6, fill=PAPER.light)
    for i in range(1, 7):
        pages += line(1, 1.8 + (d - 3.6) * i / 7, w - 2, 1.8 + (d - 3.6) * i / 7, stroke=PAPER.deep, stroke_width=0.4)
    spine = sheet.across((0, 0), (d, 0), [(0, t.deep, 1), (0.55, t.base, 1), (0.8, t.light, 1), (1, t.dark, 1)])
    bands = "".join(rect(0, h * s, d, 1.6, fill=foil(t), fill_opacity=0.8) for s in (0.1, 0.14, 0.84, 0.88))
    bands += rect(d * 0.3, h * 0.26, d * 0.4, h * 0.42, rx=1.5, fill=foil(t), fill_opacity=0.75)
    art = block.side(rect(0, 0, d, h, rx=1, fill=spine) + bands) + block.top(pages)
    art += block.front(_front_cover(sheet, t, w, h, dice))
    x, y, bw, bh = bounds(block.corners())
    lift = -(y + bh)
    top = block.roof()
    return Figure(
        (Part(f'<g transform="translate(0 {num(lift)})">{art}</g>', 0.25),),
        (x, -bh, bw, bh),
        {"ground": (0, bw * 0.8), "top": (top[0], top[1] + lift, w * 0.8), "grip": (0, -bh * 0.3)},
    )


def _open(ask: Ask) -> Figure:
    """As a reader holds it: both covers towards the viewer, the pages fanned above them."""
    t, sheet, dice = tones(ask.colour), ask.sheet, ask.dice.fork("open")
    art = ""
    for i, tone in enumerate((PAPER.dark, PAPER.base, PAPER.light)):
        up = 7.0 - 2.2 * i
        for side in (-1, 1):
            x = side * (47 - 1.4 * i)
            d = (
                f"M0 -58C{num(side * 14)} {num(-72 - up)} {num(side * 32)} {num(-73 - up)} {num(x)}"
                f" {num(-67 - up * 0.6)}"
            )
            art += path(f"{d}L{num(x)} -20H0Z", fill=tone) + stroke(d, PAPER.deep, 0.5, 0.6)
    for side in (-1, 1):
        stops = [(0, t.deep, 1), (0.12, t.base, 1), (0.45, t.light if side < 0 else t.base, 1), (1, t.dark, 1)]
        paint = sheet.across((0, 0), (side * 52, 0), [(o, c, 1.0) for o, c, _ in stops])
        cover = (
            f"M0 -57L{num(side * 49)} -68Q{num(side * 52)} -68 {num(side * 52)} -65V-9"
            f"Q{num(side * 52)} -6.5 {num(side * 49)} -6L0 0Z"
        )
        art += path(cover, fill=paint)
        art += stroke(f"M0 -57L{num(side * 49)} -68", t.pale, 1.4, 0.8)
        skew = f"matrix(1 {num(-side * 0.19)} 0 1 0 0)"
        frame = rect(13 if side > 0 else -47, -52, 34, 46, rx=1.5, fill="none", stroke=foil(t), stroke_width=1)
        frame += emblem((30 * side, -29), 8, t, dice.fork("sign"))
        art += f'<g transform="{skew}">{frame}</g>'
    spine = sheet.across((-6, 0), (6, 0), [(0, t.deep, 1), (0.35, t.pale, 1), (0.55, t.base, 1), (1, t.deep, 1)])
    art += path("M-5 -57.5Q0 -54 5 -57.5V-1.5Q0 1.5 -5 -1.5Z", fill=spine)
    art += "".join(path(f"M-5 {y}q5 3.4 10 0v2.4q-5 3.4 -10 0z", fill=foil(t)) for y in (-49, -12))
    return Figure(
        (Part(art, 0.25),),
        (-52, -81, 104, 81),
        {"ground": (0, 60), "top": (0, -70, 60), "grip": (0, -4)},
    )


def _spread(ask: Ask) -> Figure:
    """Open on a table, its pages up."""
    t, sheet = tones(ask.colour), ask.sheet
    art = path("M-66 -8L-50 -46Q0 -40 50 -46L66 -8Q33 -3 4 0H-4Q-33 -3 -66 -8Z", fill=t.dark)
    art += path("M-66 -9.5L-50 -47Q0 -41 50 -47L66 -9.5Q33 -4.5 4 -2H-4Q-33 -4.5 -66 -9.5Z", fill=t.base)
    for i in range(4):
        rise = i * 1.6
        art += path(
            f"M-63 {num(-10 - rise)}L-48.5 {num(-47 - rise)}C-30 {num(-52 - rise)} -10 {num(-51 - rise)} 0 -45"
            f"C10 {num(-51 - rise)} 30 {num(-52 - rise)} 48.5 {num(-47 - rise)}L63 {num(-10 - rise)}"
            f"C40 {num(-14 - rise * 1.5)} 14 {num(-13 - rise * 1.5)} 0 -5"
            f"C-14 {num(-13 - rise * 1.5)} -40 {num(-14 - rise * 1.5)} -63 {num(-10 - rise)}Z",
            fill=(PAPER.dark, PAPER.base, PAPER.dark, PAPER.pale)[i],
        )
    for side in (-1, 1):
        for row in range(6):
            y, share = -44 + row * 5.3, 0.94 + row * 0.045
            wide = 36 if row != 2 else 24
            d = f"M{num(side * 7 * share)} {num(y)}q{num(side * wide * 0.4 * share)} -8 {num(side * wide * share)} -3.4"
            art += stroke(d, "#8a7358", 1.2, 0.6)
    gutter = sheet.across((-16, 0), (16, 0), [(0, "#5a3a2a", 0), (0.5, "#5a3a2a", 0.5), (1, "#5a3a2a", 0)])
    art += path("M0 -45Q-9 -51 -16 -52L-18 -16Q-8 -13 0 -5Q8 -13 18 -16L16 -52Q9 -51 0 -45Z", fill=gutter)
    art += haze(sheet, (-30, -40), (22, 10), "#ffffff", 0.5)
    art += path("M1 -44q4 20 1 33l-1 10.5l3 -2l3 1.5q2 -12 1 -21t-3 -23z", fill="#d2443c")
    return Figure((Part(art, 0.25),), (-66, -57, 132, 57), {"ground": (0, 120), "top": (0, -28, 90), "grip": (0, -6)})
