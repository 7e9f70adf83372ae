"""Animals that sit and face the viewer: trunk, haunches and forelegs; the forelegs may hold something."""

from dataclasses import dataclass

from illustrator.subjects._animal import Fur, both, curve, fringe, line
from illustrator.subjects._animal_legs import crease, leg, paw
from illustrator.svg import path


@dataclass(frozen=True)
class Sitter:
    """`body`: the right half of its outline, from the neck down; `bib` that of its pale chest ("" for none).

    `shoulder` (x, y), `stance`: the forelegs' distance from the middle, `thick` half their width; `hold`: the height
    at which paws meet; `toes` is the colour of the paws, `arms` that of the forelegs where they differ.
    """

    body: str
    bib: str
    shoulder: tuple[float, float] = (13.0, -42.0)
    stance: float = 7.0
    thick: float = 5.4
    foot: float = 6.6
    haunch: float = 20.0
    hold: float = -25.0
    toes: str | None = None
    pale: str = "#fff3e0"


def trunk(fur: Fur, it: Sitter, marks: str = "") -> str:
    """The body with its haunches and hind paws, without the forelegs."""
    ask = fur.ask
    inside = fur.soft(-14, -28, 18, 26, fur.coat.light, 0.7) + marks
    if it.bib:
        inside += path(both(it.bib), fill=it.pale)
    inside += fur.soft(1, it.shoulder[1] - 5, 22, 10, opacity=0.45) + fur.hairs("body", (-26, -46, 52, 40), 30, 3.4, 96)
    inside += fur.soft(0, -3, 12, 12, opacity=0.35)
    back = ""
    if "fluffy" in ask.traits:
        h = it.haunch
        ring = f"-15,-48 15,-48 {h + 2},-22 {h + 3},-6 -{h + 3},-6 -{h + 2},-22"
        back = path(fringe(ask, "coat", ring, 6.0, 20), fill=fur.paint)
    drawn = back + fur.form(both(it.body), inside, rim=0.9)
    h = it.haunch
    for way in (-1, 1):
        bow = f"M{way * (h - 6.6)} -20C{way * h} -19.5 {way * (h + 3)} -9 {way * (h - 1.4)} -3"
        drawn += crease(fur, bow, 0.9, 0.5) + paw(fur, way * h, 0, it.foot, colour=it.toes, turn=0)
    return drawn


def forelegs(fur: Fur, it: Sitter, *, raised: bool, marks: str = "") -> str:
    """Straight down to the ground, or both paws forward, together, before the chest."""
    legs = ""
    sx, sy = it.shoulder
    for way in (-1, 1):
        if raised:
            low = it.hold - 5.5
            spec = f"{way * sx},{sy},{it.thick * 0.8} {way * (sx + 2.6)},{low},{it.thick} "
            spec += f"{way * 8},{it.hold - 1.6},{it.thick * 0.86}"
            legs += leg(fur, spec, fade=0.6, depth=1.6, marks=marks)
            legs += paw(fur, way * 6.8, it.hold + 2, it.foot * 0.84, colour=it.toes, turn=0)
        else:
            x = way * it.stance
            spec = f"{x * 1.15},{sy + 5},{it.thick * 1.12} {x},-20,{it.thick} {x},-5,{it.thick * 0.92}"
            legs += leg(fur, spec, marks=marks) + paw(fur, x * 1.03, 0.4, it.foot, colour=it.toes, turn=0)
    if not raised:
        legs += line(f"M0 {it.shoulder[1] + 14}C-.4 -20 .4 -10 0 -1.6", fur.coat.deep, 0.9, 0.5) + _chest(fur, it)
    return legs


def _chest(fur: Fur, it: Sitter) -> str:
    """The pale fur of the chest, which falls over the forelegs."""
    if not it.bib:
        return ""
    shade_ = fur.soft(1, it.shoulder[1] - 8, 22, 10, opacity=0.5)
    lit = fur.form(both(it.bib), paint=it.pale, depth=1.4, rim=0) + shade_
    return fur.within(both(it.body), lit)


def bars(fur: Fur, shapes: tuple[str, ...], opacity: float = 0.85) -> str:
    """Stripes by their outlines."""
    return "".join(path(curve(bar), fill=fur.coat.deep, fill_opacity=opacity) for bar in shapes)
