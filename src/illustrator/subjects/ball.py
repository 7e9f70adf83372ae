"""A ball of two colours."""

from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.svg import circle, path

WORDS = Words(
    "ball, beach ball, toy ball", "球, 皮球, 沙滩球", "Ball, Wasserball", "ballon de plage, balle", "pelota, balón"
)
HEIGHT_M = 0.3
POSES = ("resting",)
COLOUR = "#e2483d"
TAGS = ("product",)


def draw(ask: Ask) -> Figure:
    light, dark = mix(ask.colour, "#ffffff", 0.35), shade(ask.colour, -0.14)
    body = ask.sheet.radial(-16, -66, 74, [(0, light, 1), (0.55, ask.colour, 1), (1, dark, 1)])
    band = path("M-50 -50C-24 -30 24 -30 50 -50C46 -22 24 0 0 0S-46 -22 -50 -50Z", fill="#fff6e6", fill_opacity=0.92)
    spot = path("M-30 -78q8 -12 22 -14q-12 10 -16 22z", fill="#ffffff", fill_opacity=0.55)
    return Figure(
        (Part(circle(0, -50, 50, fill=body) + band + spot, 0.4),),
        (-50, -100, 100, 100),
        {"ground": (0, 40), "top": (0, -98, 30), "grip": (0, -50)},
    )
