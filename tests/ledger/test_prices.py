"""Price rules: the seeds' figures come out, nonsense is refused, and no charge is above its hold."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from priced import RATES, a_plan, out, terms

from impasto.ledger import money
from impasto.ledger.prices import PriceRuleInvalid, Quote, Terms, charge, cost, parse_rule, quote, usage_of
from impasto.types import Plan, Usage

OFFICIAL = {"low": {"1024x1024": "0.011"}, "medium": {"1024x1024": "0.042"}, "high": {"1024x1024": "0.080"}}
CODEGATEWAY = {
    "base": {"type": "table", "prices": OFFICIAL, "fallback": "0.167"},
    "scale": [
        {
            "type": "tiers",
            "tiers": [{"from_spend": "0", "multiplier": "1.5"}, {"from_spend": "1000", "multiplier": "1.2"}],
        }
    ],
}


@pytest.mark.parametrize(("quality", "shown"), [("low", "0.017"), ("medium", "0.063"), ("high", "0.120")])
def test_a_new_users_price_list_of_seed_000_comes_out(quality: str, shown: str) -> None:
    nano = charge(terms(CODEGATEWAY), Usage(), a_plan(quality=quality), 1)
    assert money.rounded(nano, 3) == shown


def test_a_hundred_medium_pictures_a_day_cost_what_seed_000_says() -> None:
    each = charge(terms(CODEGATEWAY), Usage(), a_plan(quality="medium"), 1)
    assert money.text(each * 100 * 30, decimals=2) == "189.00"


@pytest.mark.parametrize(
    ("spent", "price"), [("0", "0.063"), ("999.999999999", "0.063"), ("1000", "0.0504"), ("5000", "0.0504")]
)
def test_the_multiplier_of_seed_000_falls_with_cumulative_spend(spent: str, price: str) -> None:
    nano = charge(terms(CODEGATEWAY, spent_nano=money.parse(spent)), Usage(), a_plan(quality="medium"), 1)
    assert money.text(nano) == price


def test_a_picture_that_the_table_does_not_list_costs_the_fallback() -> None:
    nano = charge(terms(CODEGATEWAY), Usage(), a_plan(quality="high", size="3840x2160"), 1)
    assert money.text(nano) == "0.2505"


def test_without_a_fallback_what_the_table_does_not_list_is_charged_by_tokens() -> None:
    rule = {"type": "table", "prices": OFFICIAL}
    assert charge(terms(rule), out(7024), a_plan(quality="high", size="2048x2048"), 1) == 210_720_000


@pytest.mark.parametrize(
    ("tokens", "shown"),
    [(196, "0.006"), (158, "0.005"), (1756, "0.053"), (1372, "0.041"), (7024, "0.211"), (5488, "0.165")],
)
def test_the_price_per_image_of_seed_002_follows_from_tokens(tokens: int, shown: str) -> None:
    assert money.rounded(charge(terms(), out(tokens), a_plan(), 1), 3) == shown


def test_the_discount_of_seed_002_is_taken_off_the_official_price() -> None:
    assert charge(terms({"type": "discount", "percent": "15"}), out(7024), a_plan(), 1) == 179_112_000


def test_the_flat_model_of_seed_002_costs_three_cents_whatever_it_took() -> None:
    rule = {"type": "flat", "each": "0.03"}
    assert charge(terms(rule), Usage(text_in=30_000, image_out=99_999), a_plan(n=4), 4) == 120_000_000


def test_the_surcharge_of_seed_004_is_a_cent_for_each_transparent_picture() -> None:
    rule = {"type": "surcharge", "each": "0.01", "background": "transparent"}
    plain = charge(terms(rule), out(1756), a_plan(n=2), 2)
    transparent = charge(terms(rule), out(1756), a_plan(n=2, background="transparent"), 2)
    assert transparent - plain == 20_000_000


def test_the_parts_compose_in_one_order_however_they_are_written() -> None:
    rule = {
        "surcharges": [{"type": "surcharge", "each": "0.01", "background": "transparent"}],
        "scale": [{"type": "discount", "percent": "15"}, {"type": "multiplier", "by": "1.5"}],
        "base": {"type": "table", "prices": OFFICIAL},
    }
    nano = charge(terms(rule), Usage(), a_plan(n=3, quality="high", background="transparent"), 3)
    assert money.text(nano) == money.text(3 * (money.parse("0.08") * 15 * 85 // 1000 + money.parse("0.01")))


def test_a_fraction_of_a_nano_dollar_is_rounded_up_once_for_the_whole_run() -> None:
    rule = {"base": {"type": "flat", "each": "0.000000001"}, "scale": [{"type": "multiplier", "by": "1.1"}]}
    assert charge(terms(rule), Usage(), a_plan(n=10), 10) == 11
    assert charge(terms(rule), Usage(), a_plan(n=10), 1) == 2


def test_nothing_delivered_is_nothing_charged() -> None:
    rule = {"type": "surcharge", "each": "0.01"}
    assert charge(terms(rule), Usage(text_in=100, image_out=1756), a_plan(), 0) == 0


def test_fewer_than_no_pictures_are_refused() -> None:
    with pytest.raises(ValueError, match="-1 pictures"):
        charge(terms(), Usage(), a_plan(), -1)


def test_every_kind_of_token_is_charged_at_its_own_rate_and_each_picture_at_its_price() -> None:
    rates = msgspec.structs.replace(RATES, text_out_nano=10_000, image_each_nano=3)
    usage = Usage(text_in=1, image_in=10, image_out=100, text_out=1000)
    plan = a_plan(n=2, usage_most=usage)
    assert charge(terms(rates=rates), usage, plan, 2) == 5_000 + 80_000 + 3_000_000 + 10_000_000 + 6


def test_a_quote_tells_the_expected_charge_the_hold_and_our_cost() -> None:
    plan = a_plan(
        n=2, usage_request=Usage(text_in=10), usage_each=out(196), usage_most=Usage(text_in=20, image_out=14_048)
    )
    plan = msgspec.structs.replace(plan, cost_each_nano=7)
    assert quote(plan, terms()) == Quote(
        low_nano=10 * 5_000 + 392 * 30_000, high_nano=20 * 5_000 + 14_048 * 30_000, cost_high_nano=14
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"type": "multiplier", "by": 1.5}, r"decimal string.*1\.5 without quotes.*\$\.by"),
        ({"type": "multiplier", "by": "-1"}, "not negative"),
        ({"type": "multiplier"}, "missing required field `by`"),
        ({"type": "discount", "percent": "101"}, "at most 100 percent"),
        ({"type": "discount", "percent": "0.00000001"}, "at most 7 decimals"),
        ({"type": "flat", "each": "3e-2"}, "decimal string"),
        ({"type": "flat", "each": "99999999999"}, "more than this ledger can hold"),
        ({"type": "bargain"}, "bargain"),
        ({"multiplier": "1.5"}, "unknown field `multiplier`"),
        ({"type": "tiers", "tiers": []}, "first tier"),
        ({"type": "tiers", "tiers": [{"from_spend": "1", "multiplier": "1"}]}, "first tier"),
        ({"type": "tiers", "tiers": [{"from_spend": "0", "multiplier": "1"}] * 2}, "more than that of the one before"),
        ({"type": "table", "prices": {"high": {"1024": "0.08"}}}, r'such as "1024x1024", but got \'1024\''),
        ({"scale": [{"type": "surcharge", "each": "1"}]}, r"\$\.scale\[0\]"),
    ],
)
def test_a_rule_that_cannot_be_read_says_where_and_why(rule: dict[str, Any], said: str) -> None:
    with pytest.raises(PriceRuleInvalid, match=f"(?i){said}"):
        parse_rule(rule)


def test_no_rule_is_the_public_price() -> None:
    assert parse_rule(None) is None
    assert charge(terms({}), out(196), a_plan(), 1) == charge(terms(), out(196), a_plan(), 1)


amounts = st.integers(0, 10**11).map(money.text)
ratios = st.integers(0, 3 * 10**9).map(money.text)
qualities = st.sampled_from(["low", "medium", "high", "auto"])
sizes = st.sampled_from(["1024x1024", "1536x1024", "2048x2048"])
backgrounds = st.sampled_from(["opaque", "transparent", "auto"])
tiers = st.lists(st.tuples(st.integers(1, 10**12), ratios), unique_by=lambda tier: tier[0], max_size=4).flatmap(
    lambda later: ratios.map(
        lambda first: [
            {"from_spend": money.text(start), "multiplier": by} for start, by in [(0, first), *sorted(later)]
        ]
    )
)
bases = st.one_of(
    st.none(),
    st.fixed_dictionaries({"type": st.just("flat"), "each": amounts}),
    st.fixed_dictionaries(
        {
            "type": st.just("table"),
            "prices": st.dictionaries(qualities, st.dictionaries(sizes, amounts)),
            "fallback": st.none() | amounts,
        }
    ),
)
scales = st.one_of(
    st.fixed_dictionaries({"type": st.just("multiplier"), "by": ratios}),
    st.fixed_dictionaries({"type": st.just("discount"), "percent": st.integers(0, 100).map(str)}),
    st.fixed_dictionaries({"type": st.just("tiers"), "tiers": tiers}),
)
surcharges = st.fixed_dictionaries(
    {"type": st.just("surcharge"), "each": amounts, "background": st.none() | backgrounds}
)
rules = st.none() | st.fixed_dictionaries(
    {"base": bases, "scale": st.lists(scales, max_size=3), "surcharges": st.lists(surcharges, max_size=2)}
)


@st.composite
def usages(draw: st.DrawFn, most: Usage | None = None) -> Usage:
    names = ("text_in", "image_in", "image_out", "text_out")
    return Usage(**{name: draw(st.integers(0, getattr(most, name) if most else 100_000)) for name in names})


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    n = draw(st.integers(1, 10))
    plan = a_plan(
        n=n,
        quality=draw(qualities),
        size=draw(sizes),
        background=draw(backgrounds),
        usage_request=draw(usages()),
        usage_each=draw(usages()),
    )
    expected, more = usage_of(plan, n), draw(usages())
    most = Usage(
        text_in=expected.text_in + more.text_in,
        image_in=expected.image_in + more.image_in,
        image_out=expected.image_out + more.image_out,
        text_out=expected.text_out + more.text_out,
    )
    return msgspec.structs.replace(plan, usage_most=most)


@given(st.data(), plans(), rules, st.integers(0, 10**12), st.integers(0, 10**12))
def test_no_charge_is_above_its_hold(
    data: st.DataObject, plan: Plan, rule: dict[str, Any] | None, spent_nano: int, meanwhile_nano: int
) -> None:
    """Whatever is delivered, whatever it took, and whatever other runs were charged in the meantime."""
    rates = msgspec.structs.replace(RATES, text_out_nano=10_000, image_each_nano=40_000_000)
    then = Terms(rates=rates, rule=parse_rule(rule), spent_nano=spent_nano)
    now = Terms(rates=rates, rule=then.rule, spent_nano=spent_nano + meanwhile_nano)
    images, usage = data.draw(st.integers(0, plan.n)), data.draw(usages(plan.usage_most))
    bounds = quote(plan, then)
    assert bounds.low_nano <= bounds.high_nano
    for at in (then, now):
        assert 0 <= charge(at, usage, plan, images) <= bounds.high_nano


def test_of_the_text_that_an_engine_wrote_no_more_is_charged_than_was_held_for_and_the_cost_is_true() -> None:
    rates = msgspec.structs.replace(RATES, text_out_nano=10_000)
    plan = a_plan(usage_most=Usage(image_out=196, text_out=4096), cost_by_usage=True)
    wrote = Usage(image_out=196, text_out=5000)

    assert charge(terms(rates=rates), wrote, plan, 1) == quote(plan, terms(rates=rates)).high_nano
    assert cost(rates, plan, wrote, 1) == 196 * 30_000 + 5000 * 10_000


@given(plans(), rules, st.integers(0, 10**12))
def test_one_more_picture_never_makes_a_run_cheaper(plan: Plan, rule: dict[str, Any] | None, spent_nano: int) -> None:
    at = terms(rule, spent_nano=spent_nano)
    charges = [charge(at, usage_of(plan, images), plan, images) for images in range(plan.n + 1)]
    assert charges == sorted(charges)


@given(st.integers(0, 10**13), st.integers(0, 10**13))
def test_falling_tiers_are_held_at_the_tier_of_the_hold(spent_nano: int, meanwhile_nano: int) -> None:
    plan = a_plan(quality="high")
    held = quote(plan, terms(CODEGATEWAY, spent_nano=spent_nano)).high_nano
    assert held == charge(terms(CODEGATEWAY, spent_nano=spent_nano), Usage(), plan, 1)
    assert charge(terms(CODEGATEWAY, spent_nano=spent_nano + meanwhile_nano), Usage(), plan, 1) <= held


def test_rising_tiers_are_held_at_the_highest_that_can_be_reached() -> None:
    steps = [("0", "1"), ("10", "3"), ("20", "2")]
    rule = {"type": "tiers", "tiers": [{"from_spend": start, "multiplier": by} for start, by in steps]}
    plan = a_plan(usage_most=out(100))
    highs = [quote(plan, terms(rule, spent_nano=spent * money.DOLLAR)).high_nano for spent in (0, 10, 20)]
    assert highs == [9_000_000, 9_000_000, 6_000_000]
