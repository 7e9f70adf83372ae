"""The dog's coat and its head, seen from the front, with floppy ears."""

from dataclasses import dataclass
from typing import Final

from illustrator.palette import lch, mix, shade
from illustrator.subject import Ask
from illustrator.subjects._animal import Fur, both, coat_of, curve, fringe, fur_of, line
from illustrator.subjects._animal_face import INK, blush, eye, nose, shut
from illustrator.svg import Point, ellipse, group, num, path

HEAD: Final = "0,-19.6 9,-19 17,-14.6 21,-6 21.6,3 20,10 13,17.6 6,20.6 0,21"
EAR: Final = "9.4,-18.6 16,-21.4 24,-18.4 29.6,-6 31,6 27.6,13 22,12 18.4,3 17,-7"


@dataclass(frozen=True)
class Dog:
    """`ears` is the colour of ears and patches, `patch` which eye has one (0 for none)."""

    fur: Fur
    ears: str
    patch: int
    white: str
    collar: str


def dog_of(ask: Ask) -> Dog:
    coat = coat_of(ask.colour)
    light, chroma, hue = lch(ask.colour)
    fur = fur_of(ask, coat, (-20, -100), (30, 6))
    ears = mix(coat.base, coat.deep, 0.75) if light < 0.88 else mix(coat.deep, "#5a3c2c", 0.72)
    collar = "#2f7fb8" if chroma > 0.09 and (hue < 50 or hue > 340) else "#d8453c"
    return Dog(fur, ears, ask.dice.fork("patch").pick((-1, 0, 0)), coat.pale, collar)


def spots(dog: Dog, area: tuple[float, float, float, float], count: int, size: float = 4.0) -> str:
    """Irregular dark spots, for a coat that was asked for as spotted."""
    ask = dog.fur.ask
    if "spotted" not in ask.traits:
        return ""
    dice = ask.dice.fork(f"spots {area[0]}")
    tone = mix(dog.fur.coat.deep, INK, 0.55)
    drawn = ""
    for i in range(count):
        x = area[0] + area[2] * (i + dice.between(0.1, 0.9)) / count
        y = area[1] + area[3] * ((i * 0.618) % 1)
        r = size * dice.between(0.6, 1.25)
        spec = f"{x - r},{y} {x - r * 0.4},{y - r * 0.9} {x + r * 0.8},{y - r * 0.6} "
        spec += f"{x + r},{y + r * 0.4} {x},{y + r * 0.8}"
        drawn += path(curve(spec), fill=tone, fill_opacity=0.92)
    return drawn


def collar(dog: Dog, spec: str, tag: Point) -> str:
    """A band with a golden tag."""
    x, y = tag
    band = line(spec, dog.collar, 4.2) + line(spec, mix(dog.collar, "#ffffff", 0.35), 0.9)
    gold = ellipse(x, y, 3.2, 3.4, fill="#e9b23c") + ellipse(x - 0.8, y - 0.9, 1.3, 1.2, fill="#fff0b8")
    return band + gold


def head(
    dog: Dog, centre: Point, *, mood: str = "happy", turn: float = 0.0, size: float = 1.0, swing: float = 0.0
) -> str:
    """The head around its centre. `swing` lifts the ears, in degrees, for a dog that runs."""
    ask = dog.fur.ask
    local = fur_of(ask, dog.fur.coat, (-14, -30), (16, 22))
    dog = Dog(local, dog.ears, dog.patch, dog.white, dog.collar)
    back = ""
    if "fluffy" in ask.traits:
        ring = "0,-15 12,-14 19,-4 20,8 12,17 0,19 -12,17 -20,8 -19,-4 -12,-14"
        back = path(fringe(ask, "ruff", ring, 6.0, 26, 26), fill=local.paint)
    marks = (
        local.soft(-6, -16, 18, 11, local.coat.light, 0.8) + _markings(dog) + local.soft(14, 17, 16, 10, opacity=0.28)
    )
    marks += local.soft(-20, 4, 7, 14, opacity=0.3) + local.soft(20, 4, 7, 14, opacity=0.3)
    face = back + local.form(both(HEAD), marks, depth=2.2, rim=1.0) + _face(dog, mood)
    face += "".join(_ear(dog, way, swing) for way in (-1, 1))
    turned = f" rotate({turn:.2f})" if turn else ""
    return group(face, transform=f"translate({centre[0]:.2f} {centre[1]:.2f}){turned} scale({size:.3f})")


def _ear(dog: Dog, way: int, swing: float) -> str:
    tone = dog.ears
    paint = dog.fur.ask.sheet.linear(mix(tone, "#ffe2b0", 0.2), tone, shade(tone, -0.07))
    ear = dog.fur.form(curve(EAR, flip=way < 0), paint=paint, depth=1.8, rim=0.8)
    ear += line(curve("14,-15 20,-13 24,-4", closed=False, flip=way < 0), dog.fur.coat.light, 0.8, 0.35)
    return group(ear, transform=f"rotate({num(-way * swing)} {num(way * 14)} -18)") if swing else ear


def _markings(dog: Dog) -> str:
    marks = ""
    if dog.patch:
        x = 9.4 * dog.patch
        marks += path(
            curve(f"{x - 8},-3 {x - 5},-12 {x + 3},-13 {x + 8},-6 {x + 7},4 {x},7 {x - 7},4"),
            fill=dog.ears,
            opacity=0.85,
        )
    marks += spots(dog, (-18, -17, 36, 30), 5, 2.6)
    blaze = "0,-20 2.6,-16 3,-8 5.4,-1 13,4.6 15,12 10,19 0,23"
    return marks + path(both(blaze), fill=dog.white)


def _face(dog: Dog, mood: str) -> str:
    ask = dog.fur.ask
    face = blush(ask, ((-16, 8), (16, 8)), 5, opacity=0.22)
    face += ellipse(-5.6, 10, 7, 5.6, fill=mix(dog.white, "#ffffff", 0.3)) + ellipse(
        5.6, 10, 7, 5.6, fill=mix(dog.white, "#ffffff", 0.3)
    )
    brow = mix(dog.fur.coat.deep, INK, 0.25)
    for way in (-1, 1):
        x = 9.4 * way
        if mood == "asleep":
            face += shut((x, -2), 4.6, width=1.2)
            continue
        down = mood == "reading"
        lid = mix(dog.fur.coat.base, dog.fur.coat.dark, 0.18) if down else None
        face += eye(ask, (x, -2.6), 4.9, "#7a4a24", tall=1.1, look=(0, 0.3) if down else (0, 0), lid=lid)
        face += line(f"M{num(x - 2.8 * way)} -11.4q{num(2.4 * way)} -2 {num(5 * way)} -.6", brow, 1.1, 0.75)
    return face + _mouth(mood) + nose(ask, (0, 4.6), 4.6, "#33262a")


def _mouth(mood: str) -> str:
    lips = "M0 9v2.4M0 11.4Q-4.6 15.4 -8.8 11.6M0 11.4Q4.6 15.4 8.8 11.6"
    if mood != "happy":
        return line(lips, "#4a2c28", 1.0)
    tongue = path(curve("-3.6,12.6! 3.6,12.6! 4,18 2.4,21.4 0,22.2 -2.4,21.4 -4,18"), fill="#ee7f86")
    tongue += line("M0 13.4v5.4", "#c9555f", 0.7, 0.8)
    cave = path("M-7 12.2Q-4 14.6 0 12Q4 14.6 7 12.2Q5 18.6 0 18.6T-7 12.2Z", fill="#5a2028")
    return cave + tongue + line(lips, "#4a2c28", 1.0)
