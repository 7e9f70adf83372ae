"""A cloud: heaped and white, a small one, or one that rains."""

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import tones
from illustrator.svg import circle, num, path

WORDS = Words(
    "cloud, rain cloud, storm cloud, cumulus, fluffy cloud",
    "云, 云朵, 白云, 乌云",
    "Wolke, Regenwolke, Gewitterwolke",
    "nuage, nuée",
    "nube, nube de lluvia, nubarrón",
)
HEIGHT_M = 4.0
POSES = ("heaped", "flat", "raining")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "raining": "rain, storm, 乌云, Regen, Gewitter, lluvia, nubarrón",
}
COLOUR = "#f7f8fb"
TAGS = ("nature", "flies")
HOME = ("meadow",)

Puff = tuple[float, float, float]
_SHAPES: dict[str, tuple[Puff, ...]] = {
    "heaped": (
        (-70, -22, 22),
        (72, -20, 20),
        (-44, -42, 27),
        (46, -38, 26),
        (-8, -62, 36),
        (24, -48, 28),
        (-24, -30, 28),
        (6, -28, 28),
        (88, -13, 13),
        (-92, -14, 14),
    ),
    "flat": (
        (-96, -14, 14),
        (88, -13, 14),
        (-66, -24, 22),
        (64, -22, 21),
        (-30, -34, 28),
        (32, -30, 25),
        (0, -40, 26),
        (2, -22, 22),
    ),
}


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, dice = ask.sheet, ask.dice.fork("cloud")
    rains = ask.pose == "raining"
    t = tones(ask.colour if ask.is_asked or not rains else "#aab4c6")
    lift = 26 if rains else 0
    puffs = [
        (x + dice.between(-3, 3), y - lift + dice.between(-2, 2), r * dice.between(0.94, 1.05))
        for x, y, r in _SHAPES["flat" if ask.pose == "flat" else "heaped"]
    ]
    foot = -2.0 - lift
    left, right = min(x - r for x, _, r in puffs), max(x + r for x, _, r in puffs)
    top = min(y - r for _, y, r in puffs)
    cool = mix(t.dark, "#a9b8dc", 0.5)
    paint = sheet.across(
        (-10, top),
        (14, foot),
        [
            (0, "#ffffff" if not ask.is_asked and not rains else t.glint, 1),
            (0.4, t.light, 1),
            (0.7, t.base, 1),
            (1, cool, 1),
        ],
    )
    body = _body(puffs, foot)
    art = path(body, fill=paint)
    for x, y, r in puffs[2:8]:
        lit = sheet.radial(
            x - r * 0.3, y - r * 0.4, r * 1.15, [(0, "#ffffff", 0.45), (0.55, t.glint, 0.25), (1, cool, 0.0)]
        )
        under = sheet.radial(x - r * 0.25, y - r * 0.35, r * 1.3, [(0.6, cool, 0.0), (1, cool, 0.2)])
        art += circle(x, y, r, fill=lit) + circle(x, y, r, fill=under)
    rain = _rain(dice, left, right, foot) if rains else ""
    height = -top + (1 if not rains else 2)
    return Figure(
        (*((Part(rain, 0.1),) if rains else ()), Part(art, 0.22)),
        (left - 1, top - 1, right - left + 2, height + 1),
        {"ground": (0, right - left - 60), "top": (-8, top + 4, 50), "seat": (-8, top + 8, 40)},
    )


def _body(puffs: list[Puff], foot: float) -> str:
    """All puffs as one outline: circles that overlap and a flat underside."""
    d = "".join(
        f"M{num(x - r)} {num(y)}a{num(r)} {num(r)} 0 1 1 {num(2 * r)} 0a{num(r)} {num(r)} 0 1 1 {num(-2 * r)} 0Z"
        for x, y, r in puffs
        if y + r <= foot + 0.4
    )
    for x, y, r in puffs:
        if y + r > foot + 0.4:
            half = max(r * r - (foot - y) ** 2, 0) ** 0.5
            d += f"M{num(x - half)} {num(foot)}A{num(r)} {num(r)} 0 1 1 {num(x + half)} {num(foot)}Z"
    left, right = min(x for x, _, _ in puffs), max(x for x, _, _ in puffs)
    return d + f"M{num(left)} {num(foot - 16)}H{num(right)}V{num(foot)}H{num(left)}Z"


def _rain(dice: Dice, left: float, right: float, foot: float) -> str:
    art = ""
    x = left + 22
    while x < right - 18:
        y = foot + dice.between(3, 12)
        art += path(
            f"M{num(x)} {num(y)}c2.6 4.6 3 6.4 3 7.6a3 3 0 0 1 -6 0c0 -1.2 0.4 -3 3 -7.6Z", fill="#5a9ad8"
        ) + circle(x - 1, y + 7.2, 0.8, fill="#d6ecfb")
        x += dice.between(9, 14)
    return art
