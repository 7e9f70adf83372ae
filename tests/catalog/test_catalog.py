"""The catalog as data: every model, its names, dates and rates."""

import re
from datetime import date
from pathlib import Path

import msgspec
import pytest

from impasto.catalog import catalog
from impasto.catalog.catalog import Catalog
from impasto.catalog.tokens import Formula, Table, Untold
from impasto.types import Rates

CATALOG = Catalog.load()
SOURCE = Path(catalog.__file__).parents[1]
TODAY = date(2026, 11, 21)

# The default of the setting `default_model`, and the help text that tells it.
TELL_THE_DEFAULT = {"settings.py", "cli/generate.py"}


def test_every_model_id_that_the_official_sdk_knows_is_listed() -> None:
    from typing import get_args

    from openai.types.image_model import ImageModel

    assert set(get_args(ImageModel)) <= set(CATALOG.names())


def test_a_snapshot_is_its_model() -> None:
    assert CATALOG.model("gpt-image-2-2026-04-21") is CATALOG.model("gpt-image-2")
    assert CATALOG.model("gpt-image-2.5-flare-2026-09-08") is CATALOG.model("gpt-image-2.5-flare")


def test_a_name_that_nobody_gave_is_no_model() -> None:
    assert CATALOG.model("gpt-image-99") is None
    assert CATALOG.model("GPT-IMAGE-2") is None


@pytest.mark.parametrize(
    ("name", "last_day_passed"),
    [
        ("dall-e-2", date(2026, 5, 12)),
        ("dall-e-3", date(2026, 5, 12)),
        ("gpt-image-1", date(2026, 10, 23)),
        ("gpt-image-1.5", date(2026, 12, 1)),
        ("gpt-image-1-mini", date(2026, 12, 1)),
        ("chatgpt-image-latest", date(2026, 12, 1)),
    ],
)
def test_a_model_shuts_down_on_its_date(name: str, last_day_passed: date) -> None:
    model = CATALOG.model(name)

    assert model is not None
    assert model.shutdown_date == last_day_passed
    assert model.is_shut_down(last_day_passed)
    assert not model.is_shut_down(date.fromordinal(last_day_passed.toordinal() - 1))


@pytest.mark.parametrize(
    ("name", "usd_a_million"),
    [
        ("gpt-image-2", (5, 1.25, 8, 2, 30, 0)),
        ("gpt-image-2.5-sunburst", (5, 1.25, 8, 2, 30, 0)),
        ("gpt-image-2.6-flare", (5, 1.25, 8, 2, 30, 0)),
        ("gpt-image-1.5", (5, 1.25, 8, 2, 32, 10)),
        ("chatgpt-image-latest", (5, 1.25, 8, 2, 32, 10)),
        ("gpt-image-1", (5, 1.25, 10, 2.5, 40, 0)),
        ("gpt-image-1-mini", (2, 0.20, 2.5, 0.25, 8, 0)),
    ],
)
def test_rates_are_the_published_ones(name: str, usd_a_million: tuple[float, ...]) -> None:
    rates = CATALOG.rates(name, TODAY)

    assert rates is not None
    assert not rates.unpriced
    nano = (
        rates.text_in_nano,
        rates.text_cached_nano,
        rates.image_in_nano,
        rates.image_cached_nano,
        rates.image_out_nano,
        rates.text_out_nano,
    )
    assert nano == tuple(round(usd * 1000) for usd in usd_a_million)


def test_a_flat_model_costs_three_cents_a_picture_and_nothing_a_token() -> None:
    rates = CATALOG.rates("gpt-image-2-all", TODAY)

    assert rates is not None
    assert (rates.image_each_nano, rates.image_out_nano, rates.text_in_nano) == (30_000_000, 0, 0)


def test_rates_follow_the_date() -> None:
    model = CATALOG.model("gpt-image-2")
    assert model is not None
    cheaper = msgspec.structs.replace(model.prices[0], image_out_nano=20_000, since=date(2027, 1, 1))
    dated = msgspec.structs.replace(model, prices=(*model.prices, cheaper))
    of_two_prices = Catalog({"m": dated}, CATALOG.pattern)

    def image_out(on: date) -> int:
        return of_two_prices.rates_or_highest("m", on).image_out_nano

    assert [image_out(date(2026, 12, 31)), image_out(date(2027, 1, 1))] == [30_000, 20_000]
    assert image_out(date(2020, 1, 1)) == 30_000


def test_what_has_no_price_is_held_at_the_highest_of_all() -> None:
    highest = CATALOG.rates_or_highest("somebody's model", TODAY)

    assert highest.unpriced
    assert highest.image_out_nano == 40_000
    for name in CATALOG.names():
        rates = CATALOG.rates(name, TODAY)
        if rates is not None:
            assert all(getattr(highest, field) >= getattr(rates, field) for field in _TOKEN_RATES)


_TOKEN_RATES = [field for field in Rates.__struct_fields__ if field.endswith("_nano") and "each" not in field]


def test_only_what_was_measured_is_not_called_estimated() -> None:
    for name in ("gpt-image-2.6-sunburst", "gpt-image-2.6-flare"):
        model = CATALOG.model(name)
        assert model is not None
        assert "image_out" in model.estimated
    measured = CATALOG.model("gpt-image-2")
    assert measured is not None
    assert "image_out" not in measured.estimated


@pytest.mark.parametrize("name", CATALOG.names())
def test_each_model_is_complete(name: str) -> None:
    model = CATALOG.model(name)

    assert model is not None
    assert model.created_s > 1_600_000_000
    assert model.parameters.prompt_max >= 1000
    assert model.parameters.ranges["n"][0] == 1
    assert "auto" in model.values("quality")
    match model.tokens:
        case Formula(base=figures):
            assert {*figures, "auto"} == set(model.values("quality"))
        case Table(table=figures):
            assert {*figures, "auto"} == set(model.values("quality"))
        case Untold():
            assert not any(rates.image_out_nano for rates in model.prices)


def test_input_fidelity_is_a_parameter_of_the_first_models_alone() -> None:
    with_it = {name: model.values("input_fidelity") for name, model in CATALOG.by_name.items()}

    assert {name: values for name, values in with_it.items() if values} == {
        "gpt-image-1.5": ("high", "low"),
        "chatgpt-image-latest": ("high", "low"),
        "gpt-image-1": ("high", "low"),
        "gpt-image-1-mini": ("low",),
    }


def test_the_catalog_is_read_once() -> None:
    assert Catalog.load() is Catalog.load()


def test_a_name_given_twice_is_refused(tmp_path: Path) -> None:
    twice = tmp_path / "models.toml"
    text = catalog.DATA.read_text()
    twice.write_text(text.replace('snapshots = ["gpt-image-2-2026-04-21"]', 'snapshots = ["gpt-image-1"]'))

    with pytest.raises(ValueError, match="'gpt-image-1' twice"):
        Catalog.load(twice)


def test_no_model_is_named_in_code() -> None:
    stems = re.compile("|".join(sorted({re.escape(name) for name in CATALOG.names()})) + r"|gpt-image|dall-e")
    named = {
        str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if stems.search(path.read_text(encoding="utf-8"))
    }

    assert named <= TELL_THE_DEFAULT
