"""What the pictures say can be read: an OCR engine reads the words back from the pixels."""

import unicodedata
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from rapidocr import RapidOCR

from illustrator.draw import draw

QUOTED = {
    'A poster that says "OPEN HOUSE" in art-deco style': ["OPEN HOUSE"],
    'a birthday card with the text "Happy 7th, Mia!"': ["Happy 7th, Mia!"],
    "一张写着“春日茶会”的海报": ["春日茶会"],
    'a poster "SUMMER FESTIVAL" "12 to 14 July" "Harbour Square"': [
        "SUMMER FESTIVAL",
        "12 to 14 July",
        "Harbour Square",
    ],
    'a retro poster "Moon Diner" "open all night"': ["Moon Diner", "open all night"],
    'bauhaus poster "Form Follows Function"': ["Form Follows Function"],
    'a cyberpunk poster "NIGHT SHIFT"': ["NIGHT SHIFT"],
    'minimalist poster "Less noise"': ["Less noise"],
    'a wedding invitation "Ada and Tom" "21 June"': ["Ada and Tom", "21 June"],
    'logo of a leaf with the name "Verdant"': ["Verdant"],
    'a poster of a lighthouse in a storm, title "STORM WATCH"': ["STORM WATCH"],
    'a scene with a red car on the beach, "Sunday Drive"': ["Sunday Drive"],
    'product shot of headphones "Pure Sound"': ["Pure Sound"],
    'a banner "Free shipping" "this weekend only"': ["Free shipping", "this weekend only"],
    'a thank you card "Thank you, Grandma"': ["Thank you, Grandma"],
    'infographic "How tea is made" "Pick" "Wither" "Roll" "Dry"': ["How tea is made", "Pick", "Wither", "Roll", "Dry"],
    'a poster "100 % WOOL" in red': ["100", "WOOL"],
    'a fresh poster "Morning Market" "fruit and flowers"': ["Morning Market", "fruit and flowers"],
    'a poster "Crème de menthe" in green': ["Crème de menthe"],
    "海报，写着「山中茶」「周末开放」": ["山中茶", "周末开放"],
    "生日贺卡，写着“生日快乐”": ["生日快乐"],
    "复古海报，标题“上海之夜”": ["上海之夜"],
    'a neon sign that says "JAZZ"': ["JAZZ"],
}


@lru_cache(maxsize=1)
def reader() -> Any:
    return RapidOCR(params={"Global.log_level": "critical"})


def plain(text: str) -> str:
    """Letters and digits alone, in one case and without marks: what an eye would forgive."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def heard(pixels: np.ndarray) -> str:
    """All that is read, also with the picture turned where letters stand under each other."""
    found = reader()(np.ascontiguousarray(pixels[..., 2::-1]))
    return plain(" ".join(found.txts or ()))


@pytest.mark.parametrize("prompt", QUOTED)
def test_quoted_words_are_read_back(prompt: str) -> None:
    drawing = draw(prompt, width=640, height=896)
    text = heard(drawing.pixels)

    for wanted in QUOTED[prompt]:
        letters = plain(wanted)
        missing = [c for c in letters if c not in text]
        assert letters in text or (len(letters) <= 8 and not missing), f"{wanted!r} is not in {text!r}"


def test_every_layout_with_type_is_read_at_other_shapes_too() -> None:
    for width, height in ((768, 768), (1024, 640)):
        assert "openhouse" in heard(draw('art deco poster "OPEN HOUSE"', width=width, height=height).pixels)
