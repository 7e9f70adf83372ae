"""Plans and terms for the tests, with gpt-image-2's rates."""

from datetime import date
from typing import Any

import plans
from impasto.ledger.prices import Terms, parse_rule
from impasto.types import Plan, Rates, Size, Usage

RATES = Rates(
    text_in_nano=5_000,
    text_cached_nano=1_250,
    image_in_nano=8_000,
    image_cached_nano=2_000,
    image_out_nano=30_000,
    since=date(2026, 4, 21),
)


def a_plan(
    *, n: int = 1, quality: str = "medium", size: str = "1024x1024", background: str = "opaque", **more: Any
) -> Plan:
    width, height = map(int, size.split("x"))
    return plans.a_plan(n=n, size=Size(width, height), quality=quality, background=background, **more)


def terms(rule: dict[str, Any] | None = None, *, spent_nano: int = 0, rates: Rates = RATES) -> Terms:
    return Terms(rates=rates, rule=parse_rule(rule), spent_nano=spent_nano)


def out(tokens: int) -> Usage:
    return Usage(image_out=tokens)
