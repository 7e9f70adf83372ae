"""What a run is charged: the public model's rates under a project's price rule. Pure integers, no clock, no database.

A rule has one order, whatever order it is written in:

    base         what the pictures come to: by the model's public rates, `flat` for each, or by a `table`
    × scale      every `multiplier`, `discount` and the `tiers` step that the project's spend so far has reached
    rounded up   once, to a whole nano-dollar
    + surcharges for each picture, never scaled

Rounding up makes a charge at most one nano-dollar too high, never too low, and keeps order: more tokens never cost
less, which is why a hold made by the same arithmetic is an upper bound. Nothing is left over to book elsewhere.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import msgspec
from msgspec import Struct

from impasto.catalog.tokens import PARTIAL_TOKENS
from impasto.ledger.money import ONE, Nano, Ratio, bounded, divide_up, read_decimal
from impasto.types import Plan, Rates, Size, Usage

_SIZE = re.compile(r"[1-9][0-9]*x[1-9][0-9]*", re.ASCII)


class PriceRuleInvalid(ValueError):
    """A price rule that cannot be read; the text says where and why."""


class Flat(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="flat"):
    """The same price for each picture; tokens are not charged."""

    each: Nano


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="table"):
    """A price for each picture by quality, then size; `fallback` for what is not listed, else the public rates."""

    prices: dict[str, dict[str, Nano]]
    fallback: Nano | None = None

    def __post_init__(self) -> None:
        for sizes in self.prices.values():
            for size in sizes:
                if not _SIZE.fullmatch(size):
                    raise ValueError(f'expected a size such as "1024x1024", but got {size!r}')


class Multiplier(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="multiplier"):
    """The base times a factor: "1.5"."""

    by: Ratio

    def at(self, spent_nano: int) -> int:
        return self.by

    def most_from(self, spent_nano: int) -> int:
        return self.by


class Discount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="discount"):
    """The base less some percent: "15"."""

    percent: Ratio

    def __post_init__(self) -> None:
        if self.percent > 100 * ONE or self.percent % 100:
            raise ValueError("expected at most 100 percent, with at most 7 decimals")

    def at(self, spent_nano: int) -> int:
        return ONE - self.percent // 100

    def most_from(self, spent_nano: int) -> int:
        return self.at(spent_nano)


class Tier(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From this much spent on, the base is multiplied by this."""

    from_spend: Nano
    multiplier: Ratio


class Tiers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="tiers"):
    """A multiplier that depends on all that the project was ever charged; one step holds for a whole request."""

    tiers: tuple[Tier, ...]

    def __post_init__(self) -> None:
        starts = [tier.from_spend for tier in self.tiers]
        if not starts or starts[0] != 0:
            raise ValueError('expected a first tier with from_spend "0"')
        if any(later <= earlier for earlier, later in pairwise(starts)):
            raise ValueError("expected each tier's from_spend to be more than that of the one before")

    def at(self, spent_nano: int) -> int:
        return next(tier.multiplier for tier in reversed(self.tiers) if tier.from_spend <= max(0, spent_nano))

    def most_from(self, spent_nano: int) -> int:
        """The highest that this tier or a later one has: other runs may carry the spend to any of them."""
        later = (tier.multiplier for tier in self.tiers if tier.from_spend > spent_nano)
        return max(self.at(spent_nano), *later, 0)


class Surcharge(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="surcharge"):
    """So much more for each picture: for all, or for those asked for with this background."""

    each: Nano
    background: str | None = None


Scale = Multiplier | Discount | Tiers
Part = Flat | Table | Scale | Surcharge


class PriceRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One project's rule: `{"base": {"type": "flat", "each": "0.03"}, "scale": […], "surcharges": […]}`."""

    base: Flat | Table | None = None
    scale: tuple[Scale, ...] = ()
    surcharges: tuple[Surcharge, ...] = ()


class Terms(Struct, frozen=True, kw_only=True):
    """What a charge depends on beside the run. `spent_nano` is all that the project was charged so far."""

    rates: Rates
    rule: PriceRule | None = None
    spent_nano: int = 0


class Quote(Struct, frozen=True, kw_only=True):
    """`low_nano`: if all goes as expected. `high_nano`: the hold; no charge for this plan is higher."""

    low_nano: int
    high_nano: int
    cost_high_nano: int


def parse_rule(rule: dict[str, Any] | None) -> PriceRule | None:
    """Read a project's rule, or one part of it: `{"type": "multiplier", "by": "1.5"}`. Raises PriceRuleInvalid."""
    if rule is None:
        return None
    try:
        if "type" not in rule:
            return msgspec.convert(rule, PriceRule, dec_hook=read_decimal)
        part: Part = msgspec.convert(rule, Part, dec_hook=read_decimal)
    except msgspec.ValidationError as problem:
        raise PriceRuleInvalid(f"The price rule cannot be read: {problem}") from problem
    if isinstance(part, Flat | Table):
        return PriceRule(base=part)
    return PriceRule(surcharges=(part,)) if isinstance(part, Surcharge) else PriceRule(scale=(part,))


def usage_of(plan: Plan, images: int, partial_images: int = 0) -> Usage:
    """What that many delivered pictures are expected to consume, with those that were shown on their way."""
    once, each = plan.usage_request, plan.usage_each
    return Usage(
        text_in=once.text_in + images * each.text_in,
        image_in=once.image_in + images * each.image_in,
        image_out=once.image_out + images * each.image_out + partial_images * PARTIAL_TOKENS,
        text_out=once.text_out + images * each.text_out,
        estimated=True,
    )


def charge(terms: Terms, usage: Usage, plan: Plan, images: int) -> int:
    """What the run is charged for `images` delivered pictures and the usage they took; nothing for none.

    Of the text that an engine wrote no more than was held for: no request says how much that may be.
    """
    usage = msgspec.structs.replace(usage, text_out=min(usage.text_out, plan.usage_most.text_out))
    return _priced(terms, usage, plan, images, lambda scale: scale.at(terms.spent_nano))


def quote(plan: Plan, terms: Terms) -> Quote:
    """The bounds of what this plan will be charged.

    `high_nano` bounds the charge of every delivery of at most n pictures and `usage_most` tokens, at this spend or
    any later one: each term of the charge grows with pictures, tokens and multipliers, and each is at its most here.
    """
    high_nano = max(
        _priced(terms, plan.usage_most, one, plan.n, lambda scale: scale.most_from(terms.spent_nano))
        for one in _resolutions(plan, terms.rule or PriceRule())
    )
    return Quote(
        low_nano=charge(terms, usage_of(plan, plan.n), plan, plan.n),
        high_nano=high_nano,
        cost_high_nano=cost(terms.rates, plan, plan.usage_most, plan.n),
    )


def cost(rates: Rates, plan: Plan, usage: Usage, pictures: int) -> int:
    """What so many pictures that took this usage cost us upstream."""
    if plan.cost_rule is not None:
        terms = Terms(rates=rates, rule=parse_rule(plan.cost_rule))
        return _priced(terms, usage, as_asked(plan), pictures, lambda scale: scale.at(0))
    if plan.cost_by_usage:
        return bounded(_by_tokens(rates, usage, pictures))
    return bounded(plan.cost_each_nano * pictures)


def as_asked(plan: Plan) -> Plan:
    """With the background that the engine is asked for: a subject that is cut out here is drawn on a plain one."""
    is_cut_out = any(step.name == "cut_out" for step in plan.steps)
    return msgspec.structs.replace(plan, background="opaque") if is_cut_out else plan


def _resolutions(plan: Plan, rule: PriceRule) -> Iterator[Plan]:
    """The plan as the engine may resolve what it leaves open, as far as a rule looks at it."""
    table = rule.base.prices if isinstance(rule.base, Table) else {}
    qualities, sizes, backgrounds = {plan.quality}, {plan.engine_size}, {plan.background}
    if "quality" in plan.auto:
        qualities |= {"", *table}
    if "size" in plan.auto:
        sizes |= {Size(0, 0), *(Size(*map(int, text.split("x"))) for row in table.values() for text in row)}
    if "background" in plan.auto:
        backgrounds |= {each.background for each in rule.surcharges if each.background is not None}
    for quality, size, background in itertools.product(qualities, sizes, backgrounds):
        yield msgspec.structs.replace(plan, quality=quality, engine_size=size, background=background)


def _priced(terms: Terms, usage: Usage, plan: Plan, images: int, factor: Callable[[Scale], int]) -> int:
    if images < 0:
        raise ValueError(f"{images} pictures cannot be charged")
    if images == 0:
        return 0
    rule = terms.rule or PriceRule()
    dividend, divisor = _base(terms.rates, rule.base, usage, plan, images), 1
    for scale in rule.scale:
        dividend, divisor = dividend * factor(scale), divisor * ONE
    extra = sum(each.each for each in rule.surcharges if each.background in (None, plan.background))
    return bounded(divide_up(dividend, divisor) + extra * images)


def _base(rates: Rates, base: Flat | Table | None, usage: Usage, plan: Plan, images: int) -> int:
    match base:
        case Flat():
            return base.each * images
        case Table():
            # By the size that is drawn, which is also the one whose tokens are counted.
            each = base.prices.get(plan.quality, {}).get(str(plan.engine_size), base.fallback)
            if each is not None:
                return each * images
    return _by_tokens(rates, usage, images)


def _by_tokens(rates: Rates, usage: Usage, images: int) -> int:
    return (
        usage.text_in * rates.text_in_nano
        + usage.image_in * rates.image_in_nano
        + usage.image_out * rates.image_out_nano
        + usage.text_out * rates.text_out_nano
        + images * rates.image_each_nano
    )
