"""A studio picture: fuller form, soft light, the far out of focus, a grade and film grain. It stays a drawing."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "studio photo look"
WORDS = Words(
    "photo, photograph, photography, photorealistic, photo realistic, photo-realistic, photorealism, realistic, "
    "realism, studio photo, studio photography, product photography, cinematic, dslr, film still, hyperrealistic, "
    "35mm, bokeh, depth of field, shallow focus, photo style",
    "照片, 摄影, 写实, 逼真, 真实感, 照片级, 电影感, 写真, 超写实, 景深, 虚化",
    "Foto, Fotografie, fotorealistisch, realistisch, Studiofoto, Produktfoto, filmisch, Tiefenschärfe, Photo",
    "photo, photographie, photoréaliste, réaliste, photo de studio, cinématographique, profondeur de champ",
    "foto, fotografía, fotorrealista, realista, foto de estudio, cinematográfico, profundidad de campo, fotográfico",
)
TREATMENT = Treatment(working_pixels=1_500_000, relief=1.55, has_outlines=True)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._photo import developed

    return developed(canvas, bodies, look)
