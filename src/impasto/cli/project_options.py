"""What can be set of a project: one table, of which `projects create` and `set` get their options and `show` its lines.

Each value is text until its command runs, so that what is wrong is told with its option.
"""

import inspect
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, TypeVar

import msgspec
import typer

from impasto.cli.measures import A_MINUTE, in_units, on_or_off, one_of, or_none, seconds, size_bytes, whole
from impasto.cli.output import CommandError
from impasto.textfile import TextFileUnusable, read_text

if TYPE_CHECKING:
    from impasto.types import Project

Command = TypeVar("Command", bound=Callable[..., None])

_LONGEST_NAME: Final = 100
_MOST_RULE_BYTES: Final = 1_048_576


def _usd(text: str) -> int:
    from impasto.ledger import money

    return money.parse(text)


def _in_usd(nano: int | None) -> str | None:
    from impasto.ledger import money

    return None if nano is None else money.text(nano)


def _rule(text: str) -> str:
    """The JSON of a price rule, or of the file after an @, as it is kept."""
    from impasto.ledger.prices import parse_rule

    if text.startswith("@"):
        try:
            text = read_text(Path(text[1:]), _MOST_RULE_BYTES)
        except TextFileUnusable as problem:
            raise ValueError(f"{text[1:]} {problem}") from problem
    try:
        # By the parser that reads it again with every request: what that one refuses must not be kept.
        rule = msgspec.json.decode(text)
    except (msgspec.DecodeError, ValueError, RecursionError) as problem:
        raise ValueError(f"expected JSON, @FILE or none, but got {text!r}: {problem}") from problem
    if not isinstance(rule, dict):
        raise ValueError(f"expected a JSON object, but got {text!r}")
    parse_rule(rule)
    return json.dumps(rule, separators=(",", ":"))


class Option(NamedTuple):
    """One row: the option, the column it sets, and what JSON and people are told of it."""

    flag: str
    takes: str
    help: str
    column: str
    read: Callable[[str], Any]
    value: Callable[["Project"], Any]
    key: str = ""
    told: Callable[[Any], str] = str

    @property
    def name(self) -> str:
        """Its name as a parameter."""
        return self.flag.removeprefix("--").replace("-", "_")


OPTIONS = (
    Option(
        "--spend-limit",
        "USD",
        "Most that it may be charged in a calendar month, such as 12.50; or none.",
        "spend_limit_nano",
        or_none(_usd),
        lambda project: _in_usd(project.spend_limit_nano),
        key="spend_limit_usd",
        told=lambda usd: f"${usd}",
    ),
    Option(
        "--prepaid",
        "on|off",
        "Whether it may only spend what it was granted.",
        "prepaid",
        on_or_off,
        lambda project: project.prepaid,
    ),
    Option(
        "--requests-per-minute",
        "N",
        "Most requests that draw, a minute; or none.",
        "requests_per_minute",
        or_none(A_MINUTE),
        lambda project: project.limits.requests_per_minute,
    ),
    Option(
        "--images-per-minute",
        "N",
        "Most pictures asked for, a minute; or none.",
        "images_per_minute",
        or_none(A_MINUTE),
        lambda project: project.limits.images_per_minute,
    ),
    Option(
        "--user-images-per-minute",
        "N",
        "The same for each end user that its requests name; or none.",
        "user_images_per_minute",
        or_none(A_MINUTE),
        lambda project: project.user_images_per_minute,
    ),
    Option(
        "--images-in-flight",
        "N",
        "Most pictures that are on their way at once; or none.",
        "images_in_flight",
        or_none(whole(1, 1_000_000)),
        lambda project: project.images_in_flight,
    ),
    Option(
        "--price-rule",
        "JSON",
        "How its charges follow from the public prices: a rule, @FILE, or none.",
        "price_rule",
        or_none(_rule),
        lambda project: project.price_rule,
        told=json.dumps,
    ),
    Option(
        "--retention",
        "DURATION",
        "How long a picture is kept after its last use: 24h, 7d; 0 keeps nothing.",
        "retention_s",
        seconds,
        lambda project: project.retention_s,
        key="retention_s",
        told=in_units,
    ),
    Option(
        "--max-store-bytes",
        "SIZE",
        "Most that its pictures and files may come to, beside what is on its way: 10GB, 512MiB; or none.",
        "max_store_bytes",
        or_none(size_bytes),
        lambda project: project.max_store_bytes,
        told=lambda size: f"{size:,} bytes",
    ),
    Option(
        "--answer",
        "HOW",
        "How pictures are handed over where a request does not say: b64_json, url, both; or none.",
        "answer",
        or_none(one_of("b64_json", "url", "both")),
        lambda project: project.answer,
    ),
    Option(
        "--dialect",
        "lenient|strict",
        "Take what relays and older guides send, or refuse what OpenAI refuses.",
        "dialect",
        one_of("lenient", "strict"),
        lambda project: project.dialect,
    ),
    Option(
        "--faults",
        "on|off",
        "Whether its requests may ask for a failure on purpose.",
        "faults",
        on_or_off,
        lambda project: project.faults,
    ),
)


def problem_of_name(name: str) -> str:
    """What keeps a project from being made under this name; empty for nothing."""
    if name.strip() and name.isprintable() and len(name) <= _LONGEST_NAME:
        return ""
    return f"expected 1 to {_LONGEST_NAME} printable characters, but got {name!r}"


def takes_options(command: Command) -> Command:
    """Give a command whose last parameter is `**given` an option for each row of the table."""
    own = [one for one in inspect.signature(command).parameters.values() if one.kind is not one.VAR_KEYWORD]
    more = [
        inspect.Parameter(
            option.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[str | None, typer.Option(option.flag, metavar=option.takes, help=option.help)],
        )
        for option in OPTIONS
    ]
    ordered = [*(one for one in own if one.kind is not one.KEYWORD_ONLY), *more]
    ordered += [one for one in own if one.kind is one.KEYWORD_ONLY]
    command.__signature__ = inspect.Signature(ordered)  # type: ignore[attr-defined]  # what inspect looks for
    return command


def columns_of(given: Mapping[str, str | None]) -> dict[str, object]:
    """The columns that these options set. Raises CommandError with the option and the value."""
    columns: dict[str, object] = {}
    for option in OPTIONS:
        text = given[option.name]
        if text is None:
            continue
        try:
            columns[option.column] = option.read(text)
        except ValueError as problem:
            raise CommandError(f"{option.flag}: {problem}") from problem
    return columns


def facts_of(project: "Project") -> dict[str, Any]:
    """What is set of a project, as JSON tells it."""
    return {option.key or option.name: option.value(project) for option in OPTIONS}


def lines_of(project: "Project") -> list[tuple[str, str]]:
    """What is set of a project, as people read it."""
    return [(option.flag.removeprefix("--").replace("-", " "), _told(option, project)) for option in OPTIONS]


def _told(option: Option, project: "Project") -> str:
    value = option.value(project)
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "on" if value else "off"
    return option.told(value)
