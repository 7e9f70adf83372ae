"""Money as integers: nano-dollars inside, decimal strings outside. No float passes through here.

`Nano` and `Ratio` are the types that a JSON document's decimal strings are read into (`read_decimal` is the
`dec_hook` for msgspec); arithmetic on them gives plain integers.
"""

import re

DOLLAR = 1_000_000_000
ONE = 1_000_000_000
MOST_NANO = 2**63 - 1

_DECIMAL = re.compile(r"(-?)([0-9]+)(?:\.([0-9]{1,9}))?", re.ASCII)


class Nano(int):
    """An amount in nano-dollars, written "0.01" in JSON."""


class Ratio(int):
    """A factor or a share in billionths, written "1.5" in JSON."""


class MoneyTooLarge(ValueError):
    """An amount that does not fit the database's 64 bits: 9.22 billion dollars."""


def parse(text: str, *, negative: bool = False) -> int:
    """Billionths in a decimal string, exactly: "0.01" is 10,000,000. Raises ValueError on anything inexact."""
    match = _DECIMAL.fullmatch(text)
    if match is None:
        raise ValueError(f'expected a decimal string with at most 9 decimals, such as "0.01", but got {text!r}')
    sign, whole, decimals = match.groups()
    if sign and not negative:
        raise ValueError(f"expected an amount that is not negative, but got {text!r}")
    if len(whole) > 30:
        raise MoneyTooLarge(f"{text!r} is more than this ledger can hold")
    billionths = int(whole) * DOLLAR + int((decimals or "").ljust(9, "0"))
    return bounded(-billionths if sign else billionths)


def read_decimal(type_: type[object], given: object) -> object:
    """msgspec's `dec_hook` for `Nano` and `Ratio`: strings only, because a JSON number may have lost digits already."""
    if not isinstance(given, str):
        raise ValueError(f'expected a decimal string, such as "0.01", but got {given!r} without quotes')
    if type_ is Nano:
        return Nano(parse(given))
    if type_ is Ratio:
        return Ratio(parse(given))
    raise NotImplementedError(f"no decimal reading for {type_}")


def bounded(nano: int) -> int:
    """The amount itself, if the database can hold it. Raises MoneyTooLarge."""
    if not -MOST_NANO <= nano <= MOST_NANO:
        raise MoneyTooLarge(f"{nano} nano-dollars are more than this ledger can hold")
    return nano


def text(nano: int, *, decimals: int = 0) -> str:
    """The exact decimal string for JSON: "0.005885", "5"; `decimals` is the least number of them."""
    whole, rest = divmod(abs(nano), DOLLAR)
    digits = f"{rest:09d}".rstrip("0").ljust(decimals, "0")
    return f"{'-' if nano < 0 else ''}{whole}{'.' if digits else ''}{digits}"


def dollars(nano: int) -> str:
    """For people, and still exact: "$0.21", "$5.00", "-$0.005885"."""
    return f"{'-' if nano < 0 else ''}${text(abs(nano), decimals=2)}"


def rounded(nano: int, decimals: int) -> str:
    """For price lists: rounded half up to that many decimals, 0 to 9: 16,500,000 at 3 is "0.017"."""
    unit: int = 10 ** (9 - decimals)
    nearest = (2 * abs(nano) + unit) // (2 * unit) * unit
    whole, rest = divmod(nearest, DOLLAR)
    shown = f"{whole}.{rest:09d}"[: len(str(whole)) + 1 + decimals] if decimals else str(whole)
    return f"-{shown}" if nano < 0 and nearest else shown


def divide_up(dividend: int, divisor: int) -> int:
    """The quotient rounded up, away from nothing being charged for a fraction. The divisor is positive."""
    return -(-dividend // divisor)
