"""What an examination found, as rows for a table, as lines, and as one JSON document."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from impasto.conform.examination import Examination, Priced
from impasto.ledger import money


class Asked(Struct, frozen=True, kw_only=True):
    """What was examined: the address, what the provider calls the model, and its public name."""

    base_url: str
    called: str
    known_as: str
    limit_nano: int
    on: str


def quote_rows(lines: Sequence[Priced]) -> list[tuple[str, str, str, str]]:
    """Check, what it asks, new calls, and the most that they should cost."""
    rows = [(line.check.name, line.check.asks, str(line.calls), _price(line.price_nano)) for line in lines]
    return [*rows, ("all", "", str(sum(line.calls for line in lines)), _price(total(lines)))]


def total(lines: Sequence[Priced]) -> int:
    """The sum of a quote."""
    return sum(line.price_nano for line in lines)


def found_rows(examination: Examination) -> list[tuple[str, str, str]]:
    """What, found, and how it was seen; what was not found out comes last."""
    seen = [row for row in examination.rows if not row.is_open]
    return [(row.check.name, row.verdict.found, row.check.asks) for row in (*seen, *examination.open_rows())]


def deviations(examination: Examination) -> list[str]:
    """A sentence for everything that OpenAI does otherwise."""
    return [text for row in examination.rows for text in row.verdict.deviations]


def spent_line(examination: Examination, limit_nano: int) -> str:
    """What was bought, for people."""
    count = examination.bought
    calls = "1 call" if count == 1 else f"{count} calls"
    return f"Spent: {_price(examination.spent_nano)} at most, for {calls}; the limit was {money.dollars(limit_nano)}."


def document(asked: Asked, lines: Sequence[Priced], examination: Examination, file: str | None) -> dict[str, Any]:
    """All of it as JSON."""
    return {
        "object": "conformance",
        "base_url": asked.base_url,
        "model": asked.called,
        "known_as": asked.known_as,
        "date": asked.on,
        "quote": [
            {"check": line.check.name, "calls": line.calls, "price_usd": money.text(line.price_nano)} for line in lines
        ],
        "spend_limit_usd": money.text(asked.limit_nano),
        "spent_usd": money.text(examination.spent_nano),
        "calls_bought": examination.bought,
        "ended": examination.ended or None,
        "findings": [
            {
                "check": row.check.name,
                "found": row.verdict.found,
                "seen": row.check.asks,
                "deviations": list(row.verdict.deviations),
            }
            for row in examination.rows
            if not row.is_open
        ],
        "not_checked": [{"check": row.check.name, "reason": row.verdict.found} for row in examination.open_rows()],
        "deviations": deviations(examination),
        "file": file,
    }


def _price(nano: int) -> str:
    return f"${money.rounded(nano, 4)}"
