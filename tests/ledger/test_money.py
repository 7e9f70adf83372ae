"""Money is exact or refused."""

import ast
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import impasto.ledger
from impasto.ledger import money


@pytest.mark.parametrize(
    ("written", "nano"),
    [
        ("0.01", 10_000_000),
        ("1.50", 1_500_000_000),
        ("5", 5_000_000_000),
        ("0", 0),
        ("0.000000001", 1),
        ("9223372036.854775807", money.MOST_NANO),
    ],
)
def test_a_decimal_string_is_read_exactly(written: str, nano: int) -> None:
    assert money.parse(written) == nano


@pytest.mark.parametrize(
    "written",
    ["", "1e3", "1.", ".5", "0.0000000001", "-1", "+1", "1,5", " 1", "1\n", "٣", "NaN", "inf", "1_000", "0x10", "$1"],
)
def test_what_is_not_an_exact_amount_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        money.parse(written)


def test_a_negative_amount_is_read_only_where_it_makes_sense() -> None:
    assert money.parse("-0.25", negative=True) == -250_000_000


@pytest.mark.parametrize("written", ["9223372036.854775808", "10000000000", "9" * 5000])
def test_an_amount_beyond_64_bits_is_refused(written: str) -> None:
    with pytest.raises(money.MoneyTooLarge):
        money.parse(written)


@given(st.integers(-money.MOST_NANO, money.MOST_NANO))
def test_every_amount_survives_being_written_and_read(nano: int) -> None:
    written = money.text(nano)
    assert money.parse(written, negative=True) == nano
    assert "e" not in written.lower()


@pytest.mark.parametrize(
    ("nano", "written", "shown"),
    [
        (5_885_000, "0.005885", "$0.005885"),
        (5 * money.DOLLAR, "5", "$5.00"),
        (210_000_000, "0.21", "$0.21"),
        (1_500_000_000, "1.5", "$1.50"),
        (-5_000_000, "-0.005", "-$0.005"),
        (0, "0", "$0.00"),
        (1, "0.000000001", "$0.000000001"),
    ],
)
def test_an_amount_is_written_in_full_and_no_longer(nano: int, written: str, shown: str) -> None:
    assert money.text(nano) == written
    assert money.dollars(nano) == shown


@pytest.mark.parametrize(
    ("nano", "decimals", "shown"),
    [
        (16_500_000, 3, "0.017"),
        (16_499_999, 3, "0.016"),
        (-16_500_000, 3, "-0.017"),
        (-1, 3, "0.000"),
        (999_500_000, 3, "1.000"),
        (1_500_000_000, 0, "2"),
        (1, 9, "0.000000001"),
    ],
)
def test_a_price_list_rounds_half_up(nano: int, decimals: int, shown: str) -> None:
    assert money.rounded(nano, decimals) == shown


@given(st.integers(-(10**40), 10**40), st.integers(1, 10**30))
def test_division_rounds_up_by_less_than_one(dividend: int, divisor: int) -> None:
    quotient = money.divide_up(dividend, divisor)
    assert 0 <= quotient * divisor - dividend < divisor


@pytest.mark.parametrize("given_", ["1.5", "1", "true", "null", '"1e3"', '["1"]'])
def test_json_money_is_a_decimal_string_or_refused(given_: str) -> None:
    with pytest.raises(msgspec.ValidationError, match="expected a decimal string"):
        msgspec.json.decode(given_, type=money.Nano, dec_hook=money.read_decimal)


def test_json_money_is_read_exactly() -> None:
    assert msgspec.json.decode('"0.03"', type=money.Nano, dec_hook=money.read_decimal) == 30_000_000
    assert msgspec.json.decode('"1.5"', type=money.Ratio, dec_hook=money.read_decimal) == 1_500_000_000


def test_only_money_is_read_as_money() -> None:
    with pytest.raises(NotImplementedError):
        money.read_decimal(str, "1")


def test_there_is_no_float_in_the_ledger() -> None:
    for path in Path(next(iter(impasto.ledger.__path__))).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            where = f"{path.name}:{getattr(node, 'lineno', 0)}"
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float | complex)), where
            assert not (isinstance(node, ast.Name) and node.id in {"float", "Decimal", "Numeric", "round"}), where
            assert not (isinstance(node, ast.Attribute) and node.attr in {"Float", "Numeric", "Double"}), where
            assert not (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)), where
