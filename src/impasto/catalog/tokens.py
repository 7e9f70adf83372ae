"""How many tokens a prompt, an input image and a drawn picture come to. Integers only: a float is a defect here.

The formula is that of OpenAI's own calculator, the table is from its image guide; the rule for input images was
derived from measurements, that of the first models is documented.
"""

from fractions import Fraction
from math import isqrt
from typing import Literal, TypeAlias

from msgspec import Struct

from impasto.catalog.sizes import closest_in_aspect
from impasto.types import Size, Usage

Inputs: TypeAlias = Literal["patches", "tiles"]

_PATCH = 32
_MOST_PATCHES = 1536


class Formula(Struct, frozen=True, kw_only=True, tag="formula"):
    """Output tokens grow with the size, from a base for each quality, in rising order."""

    base: dict[str, int]
    inputs: Inputs


class Table(Struct, frozen=True, kw_only=True, tag="table"):
    """Output tokens are listed for each quality, in rising order, and size."""

    table: dict[str, dict[str, int]]
    inputs: Inputs


class Untold(Struct, frozen=True, tag="untold"):
    """Not sold by the token: every picture comes to 0."""


TokenRule: TypeAlias = Formula | Table | Untold


def qualities(rule: TokenRule) -> tuple[str, ...]:
    """The qualities that have figures of their own, in rising order."""
    match rule:
        case Formula(base=base):
            return tuple(base)
        case Table(table=table):
            return tuple(table)
        case _:
            return ()


def output_tokens(rule: TokenRule, quality: str, size: Size) -> int:
    """Tokens of one drawn picture. A quality without figures of its own counts as the highest that has some."""
    match rule:
        case Formula(base=base):
            return by_formula(base.get(quality, max(base.values())), size)
        case Table(table=table):
            return _by_table(table.get(quality, table[qualities(rule)[-1]]), size)
        case _:
            return 0


def dearest_tokens(rule: TokenRule, size: Size) -> int:
    """The most that one drawn picture of this size comes to, in whatever quality."""
    return max((output_tokens(rule, quality, size) for quality in qualities(rule)), default=0)


def by_formula(base: int, size: Size) -> int:
    """OpenAI's calculator: `base` units along the longer edge, so many along the shorter, weighted by the pixels."""
    units = _units(base, max(size.width, size.height), min(size.width, size.height))
    return -(-base * units * (2_000_000 + size.width * size.height) // 4_000_000)


def _units(base: int, long: int, short: int) -> int:
    """base / (long / short), rounded half to even, as the calculator's doubles have it."""
    units, rest = divmod(base * short, long)
    if 2 * rest != long:
        return units + (2 * rest > long)
    # A tie. The calculator divides twice in doubles, and for 10 of all sizes and bases lands beside it.
    share = _as_double(base / _as_double(Fraction(long, short)))
    above = share - units - Fraction(1, 2)
    return units + (above > 0 or (above == 0 and units % 2 == 1))


def _as_double(number: Fraction) -> Fraction:
    """The nearest number of 53 binary digits."""
    shift = 54 - number.numerator.bit_length() + number.denominator.bit_length()
    scale = Fraction(2) ** shift
    if number * scale >= 2**53:
        scale /= 2
    if number * scale >= 2**53:
        scale /= 2
    return round(number * scale) / scale


def _by_table(row: dict[str, int], size: Size) -> int:
    """The listed figure. Any other size counts as the listed one of the nearest aspect, by the pixels if larger."""
    listed = closest_in_aspect(tuple(row), size)
    tokens, pixels = row[str(listed)], listed.width * listed.height
    return max(tokens, -(-tokens * size.width * size.height // pixels))


# What each partial image of a stream adds to the image output tokens (OpenAI's guide to image generation).
PARTIAL_TOKENS = 100

# What a model may write for each picture, of which no more is charged, so that a hold covers it. No provider documents
# a bound: this one is ours (decision 0010).
TEXT_OUT_MOST = 1024


def text_tokens(text: str) -> int:
    """An estimate: a quarter of the bytes in UTF-8, rounded up."""
    return -(-len(text.encode()) // 4)


def text_tokens_most(text: str) -> int:
    """More than any tokenizer makes of it: each token is at least a byte, and a chat frame adds a few."""
    return len(text.encode()) + 16


def share(usage: Usage, pictures: int, of: int) -> Usage:
    """What so many pictures take where `of` of them take this usage, rounded up."""
    text_in, image_in, image_out, text_out = (
        -(-tokens * pictures // of) for tokens in (usage.text_in, usage.image_in, usage.image_out, usage.text_out)
    )
    return Usage(text_in=text_in, image_in=image_in, image_out=image_out, text_out=text_out, estimated=usage.estimated)


def input_tokens(rule: TokenRule, size: Size, *, high_fidelity: bool = False) -> int:
    """Tokens of one input image. A mask counts nothing."""
    if isinstance(rule, Untold):
        return 0
    return by_patches(size) if rule.inputs == "patches" else by_tiles(size, high_fidelity=high_fidelity)


def by_patches(size: Size) -> int:
    """Patches of 32 pixels: small images are enlarged to a long edge of 1024, large ones shrunk to 1536 patches.

    Shrinking keeps the aspect and brings the edge that loses more by rounding down onto whole patches.
    """
    width, height = size.width, size.height
    long = max(width, height)
    if long < 1024:
        return -(-width * 32 // long) * -(-height * 32 // long)
    across, down = -(-width // _PATCH), -(-height // _PATCH)
    if across * down <= _MOST_PATCHES:
        return across * down
    # floor(width · sqrt(1536 · 32² / (width · height)) / 32), without leaving the integers
    across, down = max(1, isqrt(_MOST_PATCHES * width // height)), max(1, isqrt(_MOST_PATCHES * height // width))
    if across * height <= down * width:
        return across * max(1, -(-(_PATCH * across * height // width) // _PATCH))
    return down * max(1, -(-(_PATCH * down * width // height) // _PATCH))


def by_tiles(size: Size, *, high_fidelity: bool = False) -> int:
    """Tiles of 512 pixels after the shorter edge was brought to 512: one across, as many along as the ratio needs."""
    long, short = max(size.width, size.height), min(size.width, size.height)
    fidelity = (4160 if long == short else 6240) if high_fidelity else 0
    return 65 + 129 * -(-long // short) + fidelity
