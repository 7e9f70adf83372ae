"""A parrot: perched, flying."""

from dataclasses import replace

from illustrator.palette import at, lch, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import bead, blush
from illustrator.subjects.bird import feathers
from illustrator.svg import path

WORDS = Words(
    "parrot, macaw, parakeet, budgie, cockatoo, toucan",
    "鹦鹉, 金刚鹦鹉, 巨嘴鸟",
    "Papagei, Ara, Wellensittich, Kakadu, Tukan",
    "perroquet, perruche, ara, toucan",
    "loro, papagayo, guacamayo, periquito, tucán",
)
HEIGHT_M = 0.4
POSES = ("perched", "flying")
COLOUR = "#dd3b34"
TAGS = ("animal", "flies")
HOME = ("jungle",)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-16, -98), (24, -4))
    return _flying(fur) if ask.pose == "flying" else _perched(fur)


def _quill_coats(fur: Fur) -> tuple[Fur, Fur]:
    """Shoulder and flight feathers: yellow and blue on a red macaw, neighbours of the hue on any other."""
    base = fur.coat.base
    if not fur.ask.is_asked:
        tones = ("#f3bd2f", "#2f6fc4")
    elif lch(base)[1] < 0.04:
        tones = (mix(base, "#f3d9a0", 0.4), shade(base, -0.12))
    else:
        tones = (at(shade(base, turn=38), 0.76), shade(base, -0.08, turn=-26))
    first, second = (coat_of(tone) for tone in tones)
    paint = fur.ask.sheet
    return (
        Fur(fur.ask, first, paint.linear(first.light, first.base, first.dark)),
        Fur(fur.ask, second, paint.linear(second.light, second.base, second.dark)),
    )


def _head(fur: Fur, x: float, y: float) -> str:
    """White cheek with fine lines, a great hooked beak."""
    cheek = path(curve("-4,-6 3,-9 10,-6 12,2 7,9 -1,8 -6,1"), fill="#fffaf0")
    lines = line("M-1 -1q3 2 7 1M-2 2.4q4 2 8 1M-1 5.6q3 1.6 6 .6", mix(fur.coat.base, "#ffffff", 0.25), 0.8, 0.8)
    beak = path(curve("9,-8! 17,-11 25,-6 28,4 26,13! 22,6 16,3 9,3!"), fill="#f6e9d2") + path(
        curve("9,3! 17,3 21,7 19,12! 13,13 9,9!"), fill="#4a4044"
    )
    shine = line("M12 -7Q20 -8 25 1", "#ffffff", 1.3, 0.9) + path(curve("25,1! 28,5 26,13! 23.6,7"), fill="#4a4044")
    drawn = cheek + lines + beak + shine + bead((2, -2.4), 3.1, 1.08)
    return moved(drawn + blush(fur.ask, ((0, 9),), 4, opacity=0.3), x, y, 0, 1.12)


def _perched(fur: Fur) -> Figure:
    gold, blue = _quill_coats(fur)
    plain = replace(fur, coat=replace(fur.coat, deep=fur.coat.dark))
    tail = feathers(blue, ((-6, -30, 54, 150), (-2, -25, 54, 143)), 4) + feathers(plain, ((-4, -28, 60, 147),), 4.6)
    body = "-14,-26 -18,-46 -12,-66 -4,-80 2,-94 14,-102 28,-100 35,-88 34,-74 30,-56 26,-36 14,-20 -4,-14"
    marks = fur.soft(8, -98, 20, 10, fur.coat.light, 0.9) + fur.hairs("breast", (0, -70, 30, 50), 26, 3.2, 100)
    marks += fur.soft(26, -40, 12, 24, opacity=0.25)
    drawn = fur.form(curve(body), marks, depth=2.8, rim=1.2)
    wing = feathers(blue, ((2, -52, 46, 112), (-2, -54, 50, 117), (-6, -56, 50, 123), (-10, -58, 46, 129)), 5.4)
    wing += feathers(gold, ((4, -60, 24, 102), (0, -61, 26, 110), (-4, -63, 26, 118), (-8, -64, 24, 126)), 5)
    shoulder = "-14,-56 -16,-68 -8,-76 4,-74 12,-64 12,-54 6,-48 -6,-50"
    wing += fur.form(
        curve(shoulder),
        line("M-9 -64q5 5 2 10M-2 -67q5 5 2 11M5 -64q4 5 1 10", fur.coat.light, 1, 0.6),
        depth=1.8,
        rim=1,
    )
    feet = line("M6 -16l1 10M14 -17l1 11", "#6a5a58", 3) + line(
        "M7 -6l-5 5M7 -6l1.4 5.6M7 -6l6 4.4M15 -6l-4 5M15 -6l1.6 5.6M15 -6l6 4", "#7d6c68", 2.6
    )
    anchors = {"ground": (10.0, 24.0), "face": (23.0, -86.0, 16.0), "hold": (46.0, -76.0), "top": (16.0, -102.0, 12.0)}
    return Figure(
        (Part(tail + feet, 0.28), Part(drawn + wing + _head(fur, 21, -85), 0.4)), (-57, -105, 112, 113), anchors
    )


def _flying(fur: Fur) -> Figure:
    gold, blue = _quill_coats(fur)
    tail = feathers(blue.far(), ((-26, -44, 62, 172), (-26, -38, 60, 184)), 4.4) + feathers(
        fur, ((-26, -41, 70, 178),), 5
    )
    far = feathers(blue.far(), tuple((18 - 2.4 * i, -60, (46, 56, 60, 60, 54)[i], -54 - 10 * i) for i in range(5)), 7)
    far += fur.far().form(curve("0,-50 4,-72 16,-84 28,-88 32,-76 28,-60 16,-48"), depth=1.6)
    body = "-34,-40 -18,-50 2,-57 20,-68 34,-76 48,-74 54,-62 50,-48 34,-34 12,-27 -12,-29 -28,-34"
    marks = fur.soft(32, -74, 20, 10, fur.coat.light, 0.9) + fur.soft(10, -27, 34, 9, opacity=0.35)
    drawn = fur.form(curve(body), marks, depth=2.4, rim=1.1)
    near = feathers(
        blue,
        tuple((14 - 4.2 * i, -54 + 1.2 * i, (48, 60, 68, 70, 68, 60, 50)[i], -94 - 10.5 * i) for i in range(7)),
        8.4,
    )
    near += feathers(
        gold, tuple((12 - 4.6 * i, -52 + 1.6 * i, (36, 42, 44, 42, 36)[i], -98 - 15 * i) for i in range(5)), 8.4
    )
    shoulder = "-12,-42 -18,-52 -16,-63 -8,-71 2,-70 12,-62 18,-52 12,-43 0,-39"
    near += fur.form(
        curve(shoulder),
        line("M-11 -54q6 -2 9 3M-9 -62q7 -2 11 4M-2 -49q6 -2 9 3M3 -60q5 0 7 5", fur.coat.light, 1, 0.6),
        depth=1.8,
        rim=1,
    )
    anchors = {"ground": (0.0, 60.0), "face": (43.0, -60.0, 16.0), "hold": (66.0, -52.0), "seat": (-4.0, -54.0, 24.0)}
    return Figure(
        (Part(far + tail, 0.25), Part(drawn + _head(fur, 40, -60), 0.4), Part(near, 0.3)), (-99, -120, 174, 97), anchors
    )
