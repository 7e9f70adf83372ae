"""Type: fonts are there, text is broken evenly and fits its box."""

import pytest

from illustrator.palette import at, contrast, from_lch, lch, lightness, readable
from illustrator.text import FACES, shape
from illustrator.typeset import Type, at_size, column, fit, units_of


@pytest.mark.parametrize("face", FACES)
def test_every_face_draws_letters_and_han(face: str) -> None:
    assert shape("Aé", face).outline
    assert not shape("Aé 春茶", face).missing


def test_what_no_font_has_is_reported_in_order() -> None:
    assert shape("a😀b🎉", "sans").missing == "😀🎉"


@pytest.mark.parametrize(
    "text", ["One", "Two words", "A rather longer line of many words", "一二三四五六七八九", "混排 mixed 文字"]
)
def test_fitted_text_stays_in_its_box(text: str) -> None:
    for width, height in ((300, 100), (100, 300), (50, 50)):
        block = fit(text, Type("sans-bold"), width, height)
        assert block.width <= width * 1.001
        assert block.height <= height * 1.001
        assert "".join(r.text for r in block.lines).replace(" ", "") == text.replace(" ", "")


def test_han_breaks_anywhere_but_not_before_a_mark() -> None:
    assert units_of("春日，茶会") == ["春", "日，", "茶", "会"]
    assert units_of("two words") == ["two", " words"]


def test_long_text_at_a_size_is_cut_with_an_ellipsis() -> None:
    block = at_size("word " * 60, Type("sans"), 20, 200, lines=3)
    assert len(block.lines) == 3
    assert block.lines[-1].text.endswith("…")


def test_a_column_has_one_character_a_line() -> None:
    assert [r.text for r in column("春 日", Type("han-serif"), 100, 50).lines] == ["春", "日"]


def test_colours_survive_the_way_to_oklch_and_back() -> None:
    for colour in ("#143a9e", "#f6c945", "#ffffff", "#15171c", "#d7263d"):
        back = from_lch(*lch(colour))
        assert all(abs(int(colour[i : i + 2], 16) - int(back[i : i + 2], 16)) <= 1 for i in (1, 3, 5))


def test_readable_colours_can_be_read() -> None:
    for ground in ("#ffffff", "#10231f", "#f3e8cf", "#808080"):
        assert contrast(readable("#7f8a80", ground), ground) >= 4.4
    assert abs(lightness(at("#143a9e", 0.8)) - 0.8) < 0.02
