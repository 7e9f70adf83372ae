"""Comic print: ink outlines, dots of cyan, magenta and yellow that do not quite meet, newsprint."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "comic halftone"
WORDS = Words(
    "comic, comics, comic book, comic style, pop art, halftone, half-tone, cartoon, cartoon style, manga, "
    "manga style, ben day dots, graphic novel, risograph, riso print, lichtenstein style, warhol style",
    "漫画, 漫画风格, 漫画风, 波普, 波普艺术, 半色调, 卡通, 卡通风格, 网点",
    "Comic, Comicstil, Comicheft, Pop-Art, Popart, Halbton, Rasterdruck, Cartoon, Zeichentrick",
    "bande dessinée, style bd, pop art, demi-teinte, dessin animé, style comique, trame",
    "cómic, cómics, estilo cómic, arte pop, pop art, semitono, historieta, caricatura, dibujo animado",
)
TREATMENT = Treatment(working_pixels=1_150_000, relief=1.5, has_outlines=True)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._halftone import printed

    return printed(canvas, bodies, look)
