"""Tokens: every figure that was published or measured, and the calculator itself."""

import ast
import math
from pathlib import Path

import pytest

from impasto.catalog import sizes, tokens
from impasto.catalog.catalog import Catalog
from impasto.catalog.sizes import legal_sizes, parse_size
from impasto.catalog.tokens import (
    TokenRule,
    by_formula,
    by_patches,
    by_tiles,
    input_tokens,
    output_tokens,
    qualities,
    text_tokens,
    text_tokens_most,
)
from impasto.types import Size


def rule_of(name: str) -> TokenRule:
    model = Catalog.load().model(name)
    assert model is not None
    return model.tokens


SECOND, LATER, FIRST = rule_of("gpt-image-2"), rule_of("gpt-image-2.5-flare"), rule_of("gpt-image-1.5")

CALCULATED = {
    "1024x1024": ((196, 1756, 7024), (196, 439, 1756, 3122, 7024)),
    "1536x1024": ((158, 1372, 5488), (158, 343, 1372, 2459, 5488)),
    "1024x1536": ((158, 1372, 5488), (158, 343, 1372, 2459, 5488)),
    "1536x864": ((120, 1078, 4312), (120, 280, 1078, 1917, 4312)),
    "2048x1152": ((157, 1413, 5650), (157, 367, 1413, 2511, 5650)),
    "2048x2048": ((397, 3568, 14272), (397, 892, 3568, 6343, 14272)),
    "2560x1440": ((205, 1843, 7370), (205, 478, 1843, 3276, 7370)),
    "3840x2160": ((371, 3336, 13342), (371, 865, 3336, 5930, 13342)),
    "2880x2880": ((659, 5930, 23719), (659, 1483, 5930, 10542, 23719)),
}

MEASURED = [
    ("768x1024", "low", 134),
    ("896x896", "low", 180),
    ("960x960", "low", 187),
    ("1024x1024", "low", 196),
    ("1024x1024", "medium", 1756),
    ("1024x1024", "high", 7024),
    ("2048x2048", "low", 397),
    ("3840x2160", "low", 371),
    ("3072x2160", "low", 380),
    ("1024x640", "high", 3824),
    ("3072x1024", "high", 3952),
    ("2560x1440", "high", 7370),
    ("3840x1280", "high", 5311),
    ("2048x2048", "high", 14272),
    ("3840x2160", "high", 13342),
    ("3840x2160", "medium", 3336),
    ("1792x1024", "high", 5063),
]


@pytest.mark.parametrize("size", CALCULATED)
def test_the_calculators_table_is_met(size: str) -> None:
    second, later = CALCULATED[size]

    assert tuple(output_tokens(SECOND, quality, parse_size(size)) for quality in qualities(SECOND)) == second
    assert tuple(output_tokens(LATER, quality, parse_size(size)) for quality in qualities(LATER)) == later


@pytest.mark.parametrize(("size", "quality", "count"), MEASURED)
def test_what_was_measured_on_the_api_is_met(size: str, quality: str, count: int) -> None:
    assert output_tokens(SECOND, quality, parse_size(size)) == count


@pytest.mark.parametrize(("size", "count"), [("1024x1024", 196), ("1024x1536", 158), ("2560x1440", 205)])
def test_the_later_models_agree_where_they_were_measured(size: str, count: int) -> None:
    assert output_tokens(LATER, "low", parse_size(size)) == count


def in_floats(base: int, width: int, height: int) -> int:
    """The calculator as it was read from OpenAI's page."""
    s = base / (max(width, height) / min(width, height))
    f = math.floor(s)
    u = f + f % 2 if s - f == 0.5 else math.floor(s + 0.5)
    return math.ceil(base * u * (2_000_000 + width * height) / 4_000_000)


@pytest.mark.parametrize("base", [16, 24, 48, 64, 96])
def test_integers_come_to_what_the_calculators_floats_come_to_for_every_legal_size(base: int) -> None:
    model = Catalog.load().model("gpt-image-2")
    assert model is not None
    different = [
        size for size in legal_sizes(model.sizes) if by_formula(base, size) != in_floats(base, size.width, size.height)
    ]

    assert different == []


def test_a_tie_that_doubles_miss_is_missed_as_well() -> None:
    assert 48 * 944 * 2 == 59 * 1536, "29.5 units exactly"

    assert by_formula(48, Size(944, 1536)) == in_floats(48, 944, 1536) == 1201


@pytest.mark.parametrize(
    ("quality", "counts"), [("low", (272, 408, 400)), ("medium", (1056, 1584, 1568)), ("high", (4160, 6240, 6208))]
)
def test_the_first_models_have_a_table(quality: str, counts: tuple[int, ...]) -> None:
    listed = ("1024x1024", "1024x1536", "1536x1024")

    assert tuple(output_tokens(FIRST, quality, parse_size(size)) for size in listed) == counts
    assert rule_of("gpt-image-1") == rule_of("gpt-image-1-mini") == rule_of("chatgpt-image-latest") == FIRST


def test_another_size_than_the_tables_counts_as_the_nearest_and_by_its_pixels_when_larger() -> None:
    assert output_tokens(FIRST, "low", Size(1000, 1000)) == 272
    assert output_tokens(FIRST, "low", Size(2048, 2048)) == 4 * 272


def test_a_quality_without_figures_counts_as_the_highest() -> None:
    assert output_tokens(SECOND, "xhigh", Size(1024, 1024)) == 7024
    assert output_tokens(FIRST, "max", Size(1024, 1024)) == 4160


def test_a_flat_model_has_no_tokens() -> None:
    flat = rule_of("gpt-image-2-all")

    assert output_tokens(flat, "high", Size(1024, 1024)) == 0
    assert input_tokens(flat, Size(1024, 1024)) == 0
    assert qualities(flat) == ()


@pytest.mark.parametrize(
    ("size", "count"),
    [
        ("1024x1024", 1024),
        ("1536x1024", 1536),
        ("1024x1536", 1536),
        ("341x512", 704),
        ("1179x2556", 1482),
        ("2048x2048", 1521),
        ("3840x2160", 1508),
        ("512x512", 1024),
    ],
)
def test_input_images_come_to_what_was_measured(size: str, count: int) -> None:
    assert input_tokens(SECOND, parse_size(size)) == count


def test_input_patches_stay_between_32_and_1536() -> None:
    for width in (1, 2, 31, 500, 1023, 1024, 1025, 4096, 20_000):
        for height in (1, 2, 33, 511, 1024, 3000, 20_000):
            assert 32 <= by_patches(Size(width, height)) <= 1536, (width, height)


@pytest.mark.parametrize(
    ("size", "count", "at_high"),
    [
        ("1024x1024", 194, 194 + 4160),
        ("512x512", 194, 194 + 4160),
        ("1024x1536", 323, 323 + 6240),
        ("3000x1000", 452, 452 + 6240),
    ],
)
def test_input_images_of_the_first_models_are_tiled(size: str, count: int, at_high: int) -> None:
    assert by_tiles(parse_size(size)) == count
    assert input_tokens(FIRST, parse_size(size), high_fidelity=True) == at_high


@pytest.mark.parametrize(("text", "count"), [("", 0), ("a", 1), ("fox!", 1), ("foxes", 2), ("🦊", 1), ("狐狸", 2)])
def test_text_tokens_are_a_quarter_of_the_bytes(text: str, count: int) -> None:
    assert text_tokens(text) == count
    assert text_tokens_most(text) >= 4 * count - 3


def test_no_float_is_written_where_tokens_are_counted() -> None:
    for module in (tokens, sizes):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text())):
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), module.__name__
            assert not (isinstance(node, ast.Name) and node.id == "float"), module.__name__
