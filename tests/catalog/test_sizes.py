"""Sizes: how they are written, which are legal, and which legal one covers another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impasto.catalog.catalog import Catalog
from impasto.catalog.sizes import (
    FlexibleSizes,
    SizeRule,
    check,
    closest_in_aspect,
    legal,
    legal_sizes,
    parse_size,
    smallest_legal_cover,
    within_edges,
)
from impasto.errors import ImpastoError
from impasto.types import Size


def rule_of(name: str) -> SizeRule:
    model = Catalog.load().model(name)
    assert model is not None
    return model.sizes


FLEXIBLE = rule_of("gpt-image-2")
THREE = rule_of("gpt-image-1.5")
EDGES = st.integers(64, 4096)
SIZES = st.builds(Size, EDGES, EDGES).filter(
    lambda size: max(size.width, size.height) <= 3 * min(size.width, size.height)
)


def refusal(rule: SizeRule, text: str) -> str:
    with pytest.raises(ImpastoError) as caught:
        check(rule, parse_size(text))
    assert caught.value.kind.status == 400
    assert caught.value.param == "size"
    return caught.value.message()


@given(st.builds(Size, st.integers(1, 999_999), st.integers(1, 999_999)))
def test_a_written_size_is_read_back(size: Size) -> None:
    assert parse_size(str(size)) == size


@pytest.mark.parametrize(
    "text",
    [
        "1024X1024",
        "1024×1024",
        "0x1024",
        "01024x1024",
        "+1024x1024",
        "-1024x1024",
        "1e3x1e3",
        "1024.0x1024",
        " 1024x1024",
        "1024x1024\n",
        "1024x1024x1024",
        "1_024x1024",
        "١٠٢٤x1024",
        "１０２４x1024",
        "1024",
        "x",
        "",
        "auto",
        "9999999x1",
        "9" * 5000 + "x1",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_nothing_else_is_a_size(text: str) -> None:
    with pytest.raises(ImpastoError) as caught:
        parse_size(text)

    assert caught.value.name == "size_malformed"
    assert len(caught.value.message()) < 200


def test_29146_sizes_are_legal() -> None:
    listed = list(legal_sizes(FLEXIBLE))

    assert len(listed) == len(set(listed)) == 29_146
    assert all(legal(FLEXIBLE, size) for size in listed)


def test_no_size_on_the_grid_is_left_out() -> None:
    grid = (Size(width, height) for width in range(16, 3857, 16) for height in range(16, 3857, 16))

    assert sum(legal(FLEXIBLE, size) for size in grid) == 29_146


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1792x936", "Invalid size '1792x936'. Width and height must both be divisible by 16."),
        ("4096x4096", "Invalid size '4096x4096'. The longest edge must be less than or equal to 3840."),
        ("4096x1000", "Invalid size '4096x1000'. Width and height must both be divisible by 16."),
        ("4096x16", "Invalid size '4096x16'. The longest edge must be less than or equal to 3840."),
        ("3840x16", "Invalid size '3840x16'. The longer edge must be at most 3 times the shorter edge."),
        ("576x1024", "Invalid size '576x1024'. Requested resolution is below the current minimum pixel budget."),
        ("2736x3840", "Invalid size '2736x3840'. Requested resolution exceeds the current pixel budget."),
    ],
)
def test_the_first_objection_is_told_in_openais_order_and_words(text: str, message: str) -> None:
    assert refusal(FLEXIBLE, text) == message


@pytest.mark.parametrize(
    "text", ["1024x1024", "1024x1792", "3840x2160", "2160x3840", "2880x2880", "816x816", "3840x1280"]
)
def test_sizes_that_clients_send_are_legal(text: str) -> None:
    check(FLEXIBLE, parse_size(text))


def test_a_model_of_three_sizes_lists_them() -> None:
    text = "Invalid size '123x456'. Supported sizes are 1024x1024, 1024x1536, 1536x1024, and auto."

    assert refusal(THREE, "123x456") == text
    assert refusal(rule_of("gpt-image-2-all"), "512x512").endswith("Supported sizes are 1024x1024 and auto.")


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [
        ("1000x1000", "1008x1008"),
        ("1920x1080", "1920x1088"),
        ("1080x1920", "1088x1920"),
        ("4096x4096", "2880x2880"),
        ("64x64", "816x816"),
        ("64x192", "480x1440"),
        ("1024x1024", "1024x1024"),
    ],
)
def test_the_smallest_legal_size_that_covers_is_drawn(asked: str, drawn: str) -> None:
    assert str(smallest_legal_cover(FLEXIBLE, parse_size(asked))) == drawn


@given(SIZES)
def test_a_cover_is_legal_and_of_the_same_aspect(size: Size) -> None:
    cover = smallest_legal_cover(FLEXIBLE, size)

    assert cover is not None
    assert legal(FLEXIBLE, cover)
    assert _same_aspect(cover, size)


@given(st.sampled_from(list(legal_sizes(FLEXIBLE))))
def test_a_legal_size_covers_itself(size: Size) -> None:
    assert smallest_legal_cover(FLEXIBLE, size) == size


@settings(max_examples=60, deadline=None)
@given(SIZES)
def test_no_smaller_legal_size_of_the_aspect_covers(size: Size) -> None:
    cover = smallest_legal_cover(FLEXIBLE, size)
    assert cover is not None
    others = [other for other in _ALL_LEGAL if _same_aspect(other, size)]
    covering = [other for other in others if other.width >= size.width and other.height >= size.height]

    if covering:
        assert cover.width * cover.height == min(other.width * other.height for other in covering)
    else:
        assert cover.width * cover.height == max(other.width * other.height for other in others)


_ALL_LEGAL = list(legal_sizes(FLEXIBLE))


def _same_aspect(one: Size, other: Size) -> bool:
    return abs(one.width * other.height - one.height * other.width) * 100 <= other.width * one.height


def test_a_listed_rule_covers_only_its_own_aspects() -> None:
    assert smallest_legal_cover(THREE, Size(1000, 1000)) == Size(1024, 1024)
    assert smallest_legal_cover(THREE, Size(300, 200)) == Size(1536, 1024)
    assert smallest_legal_cover(THREE, Size(1920, 1080)) is None


def test_an_engines_edges_narrow_the_rule() -> None:
    narrow = within_edges(FLEXIBLE, 64, 1024)

    assert isinstance(narrow, FlexibleSizes)
    assert max(size.width for size in legal_sizes(narrow)) == 1024
    assert smallest_legal_cover(narrow, Size(4096, 4096)) == Size(1024, 1024)
    assert list(legal_sizes(within_edges(THREE, 64, 1024))) == [Size(1024, 1024)]


@pytest.mark.parametrize(
    ("size", "listed"), [((1600, 900), "1536x1024"), ((900, 1600), "1024x1536"), ((700, 700), "1024x1024")]
)
def test_the_nearest_aspect_of_a_list(size: tuple[int, int], listed: str) -> None:
    assert str(closest_in_aspect(("1024x1024", "1024x1536", "1536x1024"), Size(*size))) == listed


def test_of_one_aspect_the_size_that_covers_is_nearest() -> None:
    squares = ("256x256", "512x512", "1024x1024")

    assert closest_in_aspect(squares, Size(400, 400)) == Size(512, 512)
    assert closest_in_aspect(squares, Size(2000, 2000)) == Size(256, 256)
