"""What a style is: how the layers are lit and laid, and what is done to the finished picture.

A style is a file in `styles/` with TITLE, WORDS, TREATMENT and `finish(canvas, bodies, look) -> canvas`. The
styles' words and treatments are read without numpy: a file imports it inside `finish` or from a module that only
`finish` loads.

`canvas` is (H, W, 4) uint8, BGRA, premultiplied. `bodies` numbers, pixel by pixel, the layer that lies on top there (0
where none does): its borders are the outlines of things. A finish may return its canvas at the size it was given, which
is then enlarged, or at the size of the picture, `look.width` by `look.height`, where it has something sharp to draw.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Drop:
    """A shadow under every sheet of the picture, in scene units."""

    dx: float
    dy: float
    blur: float
    opacity: float


@dataclass(frozen=True)
class Treatment:
    """`working_pixels` caps the size at which the picture is finished (then enlarged; type stays sharp on top).

    `relief` multiplies the lighting of each layer. `has_outlines` asks for the map of bodies. `drop` puts a shadow
    under every sheet, `rim` the light on its cut edge. `steps` turns gradients into about so many flat steps at most.
    `softness` multiplies the blur of soft layers. `time` is the hour that the style prefers
    where none is named. `is_composition`: posters have a composition of this style and are drawn in it instead.
    """

    working_pixels: int | None = None
    relief: float = 1.0
    has_outlines: bool = False
    drop: Drop | None = None
    time: str | None = None
    rim: float = 0.0
    steps: int | None = None
    softness: float = 1.0
    is_composition: bool = False


@dataclass(frozen=True)
class Look:
    """`unit` is the length of a scene unit in pixels of the canvas (the shorter side has 1000), `seed` for the noise.

    `detail` is .6 for low quality, 1 for medium, 1.35 for high. `ground` is a colour that suits the picture's surface.
    `width` and `height` are those of the picture that is wanted, in pixels. `first_body` is the number, in the map of
    bodies, of the first layer with a form of its own (0 for none): what lies below it is the setting.
    """

    unit: float
    seed: int
    detail: float
    width: int
    height: int
    ground: str = "#ffffff"
    is_transparent: bool = False
    first_body: int = 0
