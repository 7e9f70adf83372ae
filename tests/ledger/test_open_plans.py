"""Plans that leave something to the engine: the hold takes the dearest that it may become, and the cost is by usage."""

import itertools

import msgspec
import pytest
from priced import RATES, a_plan, out, terms

from impasto.ledger.prices import charge, cost, quote
from impasto.types import Size, Step, Usage

TABLE = {
    "base": {
        "type": "table",
        "prices": {"low": {"1024x1024": "0.01"}, "high": {"2048x2048": "0.9"}},
        "fallback": "0.2",
    },
    "surcharges": [{"type": "surcharge", "each": "0.03", "background": "transparent"}],
}
OPEN = a_plan(n=2, auto=("size", "quality", "background"), usage_most=out(50_000))


@pytest.mark.parametrize("rule", [None, TABLE, {"type": "flat", "each": "0.05"}])
@pytest.mark.parametrize(
    ("quality", "size", "background"),
    [
        *itertools.product(
            ("low", "high", "max"), (Size(1024, 1024), Size(2048, 2048), Size(9, 9)), ("opaque", "transparent")
        )
    ],
)
def test_no_way_of_filling_it_in_is_dearer_than_the_hold(
    rule: dict[str, object] | None, quality: str, size: Size, background: str
) -> None:
    filled_in = msgspec.structs.replace(OPEN, quality=quality, engine_size=size, background=background)

    assert charge(terms(rule), out(50_000), filled_in, 2) <= quote(OPEN, terms(rule)).high_nano


def test_a_closed_plan_holds_for_nothing_but_itself() -> None:
    assert quote(a_plan(quality="low"), terms(TABLE)).high_nano == 10_000_000


def test_what_a_provider_is_paid_is_its_usage_at_the_catalogs_rates() -> None:
    usage = Usage(text_in=14, image_in=100, image_out=380)

    assert cost(RATES, a_plan(cost_by_usage=True), usage, 1) == 14 * 5_000 + 100 * 8_000 + 380 * 30_000
    assert cost(RATES, a_plan(cost_each_nano=7), usage, 3) == 21


@pytest.mark.parametrize(("steps", "paid"), [((), 50_000_000), ((Step("cut_out", "x"),), 20_000_000)])
def test_a_subject_that_is_cut_out_here_costs_what_the_engine_takes_for_a_plain_background(
    steps: tuple[Step, ...], paid: int
) -> None:
    surcharge = {"type": "surcharge", "each": "0.03", "background": "transparent"}
    rule = {"base": {"type": "flat", "each": "0.02"}, "surcharges": [surcharge]}
    plan = a_plan(background="transparent", steps=steps, cost_rule=rule)

    assert cost(RATES, plan, Usage(), 1) == paid
    assert charge(terms(rule), Usage(), plan, 1) == 50_000_000
