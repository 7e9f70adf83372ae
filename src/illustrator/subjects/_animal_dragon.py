"""What a dragon is made of: its head in profile, wings of skin between long fingers, plates, spikes, flame."""

from illustrator.palette import mix, shade
from illustrator.subjects._animal import Fur, curve, fur_of, limb, line, moved
from illustrator.subjects._animal_face import INK, blush, eye
from illustrator.svg import Point, circle, ellipse, path

_HORN = "#f3e3bd"


def head(fur: Fur, *, spikes: str, is_asleep: bool = False) -> str:
    """Around the middle of the skull, looking to the right."""
    del is_asleep
    ask, coat = fur.ask, fur.coat
    local = fur_of(ask, coat, (-4, -18), (12, 16))
    bone = ask.sheet.linear("#fff6dc", _HORN, "#c9a66a", turn=160)
    far = path(curve("6,-15 1,-23 -7,-31 -18,-37! -13,-29 -6,-20 -2,-12"), fill="#c9a66a")
    fin = "-9,-2! -18,-8 -28,-9! -24,-3 -28,2! -22,4 -23,10! -16,9 -9,7"
    ribs = line("M-10 0L-24 -6.6M-10 2.4L-24 2M-10 5L-20 8", coat.deep, 0.9, 0.6)
    drawn = far + local.form(curve(fin), ribs, paint=mix(spikes, coat.base, 0.25), depth=1.2, rim=0.8)
    jaw = "-8,6 6,10 20,12.6 31,12 35,8! 28,16 16,18.6 2,17 -8,12"
    drawn += local.form(
        curve(jaw), path(curve("-10,13 4,13 18,15.4 36,11! 30,22 0,22"), fill=coat.pale), depth=1.2, rim=0
    )
    skull = "-13,0 -12,-10 -4,-16.6 6,-16 13,-10 20,-6.6 30,-8.4 37,-4 39,3 36,9 26,11 10,11.6 -4,13 -11,9"
    marks = local.soft(0, -15, 16, 8, coat.light, 0.9) + path(
        curve("40,5! 30,7.6 14,8.6 0,8! 4,14 30,14"), fill=mix(coat.pale, coat.base, 0.35)
    )
    scales = ((-6, -3, 1.5), (-2, 3, 1.3), (-8, 3, 1.2), (14, -5, 1.2), (18, -2.4, 1))
    marks += "".join(ellipse(x, y, r, r * 0.8, fill=coat.dark, fill_opacity=0.5) for x, y, r in scales)
    drawn += local.form(curve(skull), marks, depth=2.0, rim=1.0)
    drawn += path("M30 9.4l1.8 4.2 2.2 -4.8zM22 10.8l1.4 3 1.8 -3.2z", fill="#fffaf0")
    drawn += line("M36.6 8.4Q24 12.8 9 10.4Q5.4 9.4 4 6.4", mix(coat.deep, INK, 0.5), 1.2)
    drawn += ellipse(34.4, -2.6, 1.7, 1.1, fill=mix(coat.deep, INK, 0.4), transform="rotate(24 34.4 -2.6)")
    drawn += blush(ask, ((8, 4.6),), 4.6, opacity=0.4) + eye(ask, (6.4, -5), 5.4, "#f2b630", tall=1.08, look=(0.1, 0))
    drawn += line("M0.6 -11.6Q6 -14.4 12.4 -10.4", coat.deep, 1.8, 0.85)
    horn = curve("0.4,-14.4 -5,-22 -14,-30 -27,-34! -21,-27 -13.4,-19 -8.4,-10.6")
    return drawn + local.form(
        horn,
        line("M-7.6 -13.6l4 -4.4M-11.6 -18.6l3.6 -4.2M-16 -23.4l3 -3.8", "#b08a52", 0.8, 0.7),
        paint=bone,
        depth=1.2,
    )


def wing(fur: Fur, root: Point, wrist: Point, tips: tuple[Point, ...], *, skin: str) -> str:
    """An arm from the root to the wrist, fingers from there to the tips, skin that sags between them."""
    elbow = (root[0] + (wrist[0] - root[0]) * 0.5 - 7, root[1] + (wrist[1] - root[1]) * 0.5 + 2)
    edge = [f"{root[0]},{root[1]}!", f"{elbow[0]},{elbow[1]}", f"{wrist[0]},{wrist[1]}!"]
    last = wrist
    for i, tip in enumerate(tips):
        if i:
            middle = ((last[0] + tip[0]) / 2, (last[1] + tip[1]) / 2)
            pull = 0.2
            edge.append(
                f"{middle[0] + (wrist[0] - middle[0]) * pull:.2f},{middle[1] + (wrist[1] - middle[1]) * pull:.2f}"
            )
        edge.append(f"{tip[0]},{tip[1]}!")
        last = tip
    hip = root[0] - 8, root[1] + 16
    edge.append(f"{(last[0] + hip[0]) / 2 + 4:.2f},{(last[1] + hip[1]) / 2 - 5:.2f}")
    edge.append(f"{hip[0]},{hip[1]}!")
    bones = ""
    for tip in tips:
        bow = (
            (wrist[0] + tip[0]) / 2 + (tip[1] - wrist[1]) * 0.06,
            (wrist[1] + tip[1]) / 2 - (tip[0] - wrist[0]) * -0.06,
        )
        bones += f"{wrist[0]},{wrist[1]},2.4 {bow[0]:.2f},{bow[1]:.2f},1.7 {tip[0]},{tip[1]},.6|"
    paint = fur.ask.sheet.across(
        wrist, hip, [(0, mix(skin, "#ffe6b0", 0.3), 1), (0.5, skin, 1), (1, shade(skin, -0.1), 1)]
    )
    fingers = "".join(fur.form(limb(spec), depth=0.8, rim=0.6) for spec in bones.split("|") if spec)
    arm = f"{root[0]},{root[1] + 4},5.4 {elbow[0]},{elbow[1]},4.6 {wrist[0]},{wrist[1]},3.2"
    claw = path(
        curve(f"{wrist[0] - 2},{wrist[1]}! {wrist[0] + 3},{wrist[1] - 9}! {wrist[0] + 3},{wrist[1] + 1}!"), fill=_HORN
    )
    return (
        claw
        + fur.form(curve(" ".join(edge)), fingers, paint=paint, depth=2.2, rim=1.2)
        + fur.form(limb(arm), depth=1.6, rim=0.9)
    )


def crest(points: tuple[tuple[float, float, float, float], ...], fur: Fur, colour: str) -> str:
    """Spikes along a back: (x, y, height, turn) of each, 0 degrees points up."""
    drawn = ""
    for x, y, high, turn in points:
        w = high * 0.62
        spike = fur.form(
            curve(f"{-w},2! {-w * 0.5},{-high * 0.5} {w * -0.5},{-high}! {w * 0.5},{-high * 0.4} {w},2!"),
            paint=colour,
            depth=1,
            rim=0.7,
        )
        drawn += moved(spike, x, y, turn)
    return drawn


def plates(fur: Fur, rungs: tuple[tuple[float, float, float, float], ...]) -> str:
    """The seams of the belly's plates, from point to point."""
    d = "".join(f"M{a} {b}Q{(a + c) / 2 + 2} {(b + e) / 2 + 3} {c} {e}" for a, b, c, e in rungs)
    return line(d, mix(fur.coat.pale, fur.coat.dark, 0.55), 1.1, 0.9)


def spade(fur: Fur, x: float, y: float, turn: float, colour: str) -> str:
    """The end of its tail."""
    return moved(
        fur.form(curve("0,4! 8,0 11,-8! 5,-9 0,-20! -5,-9 -11,-8! -8,0"), paint=colour, depth=1.4, rim=0.8), x, y, turn
    )


def flame(x: float, y: float) -> str:
    """A tongue of fire that starts at a mouth and goes right."""
    outer = "0,-2! 14,-9 30,-14 44,-10 60,-14! 54,-5 66,-1! 54,3 60,11! 44,9 30,12 14,7 0,3!"
    inner = "2,-1! 14,-5 28,-8 42,-3 50,-1! 42,3 28,6 14,4 2,2!"
    core = "4,0! 14,-2.6 24,-3 32,0! 24,3 14,2.4"
    layers = path(curve(outer), fill="#f2602a") + path(curve(inner), fill="#fdb338") + path(curve(core), fill="#fff3b8")
    return (
        moved(layers, x, y, 12)
        + circle(x + 66, y - 6, 1.8, fill="#fdb338")
        + circle(x + 60, y + 30, 1.4, fill="#f2602a")
    )
