"""Sizes as text and as rules: what is well formed, what a model allows, and which allowed size covers another.

Integers only. Knows nothing of engines or dialects.
"""

import re
from collections.abc import Iterator
from math import isqrt
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from impasto.errors import ImpastoError, error
from impasto.types import Size

# No sign, no leading zero, no other script's digits, and no more digits than a sensible edge has.
_WRITTEN = re.compile(r"([1-9][0-9]{0,5})x([1-9][0-9]{0,5})")

# Two sizes have the same aspect when it differs by at most one part in so many: what rounding to 16 pixels needs.
_SAME_ASPECT = 100


class FlexibleSizes(Struct, frozen=True, kw_only=True, tag="flexible"):
    """Any size on a grid, within an edge, a ratio and a number of pixels. `auto` is drawn when nobody chooses."""

    multiple: int
    max_edge: int
    max_ratio: int
    min_pixels: int
    max_pixels: int
    auto: str


class ListedSizes(Struct, frozen=True, kw_only=True, tag="listed"):
    """These sizes and no others. `auto` is drawn when nobody chooses."""

    sizes: tuple[str, ...]
    auto: str


SizeRule: TypeAlias = FlexibleSizes | ListedSizes


def parse_size(text: str) -> Size:
    """`WIDTHxHEIGHT`, lower-case x, plain decimal digits. Raises `size_malformed`."""
    written = _WRITTEN.fullmatch(text)
    if written is None:
        raise error("size_malformed", size=text[:40])
    return Size(int(written[1]), int(written[2]))


def check(rule: SizeRule, size: Size) -> None:
    """Raise the first objection to a size, in OpenAI's order: multiple, edge, ratio, pixels. Returns when legal."""
    refusal = _objection(rule, size)
    if refusal is not None:
        raise refusal


def legal(rule: SizeRule, size: Size) -> bool:
    """Does the model allow this size?"""
    return _objection(rule, size) is None


def _objection(rule: SizeRule, size: Size) -> ImpastoError | None:
    if isinstance(rule, ListedSizes):
        if str(size) in rule.sizes:
            return None
        return error("size_unsupported", size=size, supported=_told(rule.sizes))
    long, short = max(size.width, size.height), min(size.width, size.height)
    broken = {
        "size_not_16": bool(size.width % rule.multiple or size.height % rule.multiple),
        "size_edge": long > rule.max_edge,
        "size_ratio": long > rule.max_ratio * short,
        "size_few_pixels": size.width * size.height < rule.min_pixels,
        "size_many_pixels": size.width * size.height > rule.max_pixels,
    }
    first = next((name for name, is_broken in broken.items() if is_broken), None)
    return error(first, size=size, limit=rule.max_edge) if first else None


def _told(sizes: tuple[str, ...]) -> str:
    return f"{', '.join(sizes)}, and auto" if len(sizes) > 1 else f"{sizes[0]} and auto"


def legal_sizes(rule: SizeRule) -> Iterator[Size]:
    """Every size that the model allows, by width, then height; a list in its own order."""
    if isinstance(rule, ListedSizes):
        yield from map(parse_size, rule.sizes)
        return
    for width in range(rule.multiple, rule.max_edge + 1, rule.multiple):
        for height in _legal_heights(rule, width):
            yield Size(width, height)


def _legal_heights(rule: FlexibleSizes, width: int) -> range:
    low = max(-(-width // rule.max_ratio), -(-rule.min_pixels // width))
    high = min(rule.max_edge, rule.max_ratio * width, rule.max_pixels // width)
    return range(-(-low // rule.multiple) * rule.multiple, high + 1, rule.multiple)


def within_edges(rule: SizeRule, min_edge: int, max_edge: int) -> SizeRule:
    """The same rule for an engine that draws no edge below `min_edge` or above `max_edge`."""
    if isinstance(rule, FlexibleSizes):
        return replace(rule, max_edge=min(rule.max_edge, max_edge))
    kept = [text for text in rule.sizes if _fits(parse_size(text), min_edge, max_edge)]
    return replace(rule, sizes=tuple(kept))


def largest(rule: SizeRule) -> Iterator[Size]:
    """The sizes of which one comes to the most tokens: the squarest of the most pixels, or all of a list."""
    if isinstance(rule, ListedSizes):
        yield from map(parse_size, rule.sizes)
        return
    edge = min(isqrt(rule.max_pixels), rule.max_edge)
    yield Size(edge, edge)


def _fits(size: Size, min_edge: int, max_edge: int) -> bool:
    return min_edge <= min(size.width, size.height) and max(size.width, size.height) <= max_edge


def smallest_legal_cover(rule: SizeRule, size: Size) -> Size | None:
    """The smallest legal size of that aspect (±1 %) that covers `size`, else the largest legal of that aspect.

    Of equally many pixels the closer aspect wins. None when the rule has no size of that aspect.
    """

    def rank(one: Size) -> tuple[bool, int, int]:
        covers = one.width >= size.width and one.height >= size.height
        pixels = one.width * one.height
        return not covers, pixels if covers else -pixels, _skew(one, size)

    return min(_of_aspect(rule, size), key=rank, default=None)


def _of_aspect(rule: SizeRule, size: Size) -> Iterator[Size]:
    """The legal sizes whose aspect is that of `size`, give or take one part in a hundred."""
    if isinstance(rule, ListedSizes):
        yield from (one for one in legal_sizes(rule) if _skew(one, size) * _SAME_ASPECT <= size.width * one.height)
        return
    for width in range(rule.multiple, rule.max_edge + 1, rule.multiple):
        heights = _legal_heights(rule, width)
        exact = width * size.height * _SAME_ASPECT
        low = -(-exact // (size.width * (_SAME_ASPECT + 1) * rule.multiple)) * rule.multiple
        high = exact // (size.width * (_SAME_ASPECT - 1))
        for height in range(max(low, heights.start), min(high + 1, heights.stop), rule.multiple):
            yield Size(width, height)


def _skew(one: Size, other: Size) -> int:
    return abs(one.width * other.height - one.height * other.width)


def closest_in_aspect(sizes: tuple[str, ...], size: Size) -> Size:
    """The listed size whose aspect is nearest; of equals the first that covers `size`, else the first."""
    listed = [parse_size(text) for text in sizes]

    def distance(one: Size) -> tuple[int, bool]:
        covers = one.width >= size.width and one.height >= size.height
        return _skew(one, size) * 1_000_000 // (one.height * size.height), not covers

    return min(listed, key=distance)
