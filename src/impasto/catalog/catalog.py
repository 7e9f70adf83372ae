"""The catalog of public model names: reads `models.toml`, finds a model by its name, tells rates by date.

What is true of a model stands in the data; no model is named here or anywhere else in code.
"""

from datetime import date
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from impasto.catalog.sizes import SizeRule
from impasto.catalog.tokens import TokenRule
from impasto.types import Rates

DATA = Path(__file__).with_name("models.toml")


class Parameters(Struct, frozen=True, kw_only=True):
    """Which parameters a model has: those with a list of values, those with a range, and an object for svg."""

    prompt_max: int
    values: dict[str, tuple[str, ...]]
    ranges: dict[str, tuple[int, int]]
    svg: bool = False


class Model(Struct, frozen=True, kw_only=True):
    """One public model. `listed` is False for a name that only a route of this server knows.

    `estimated` names the counts of its usage that nobody has measured. A model does not draw from `shutdown_date` on.
    """

    name: str
    snapshots: tuple[str, ...] = ()
    created_s: int
    owned_by: str
    shutdown_date: date | None = None
    parameters: Parameters
    sizes: SizeRule
    tokens: TokenRule
    prices: tuple[Rates, ...] = ()
    batch_percent: int = 100
    estimated: tuple[str, ...] = ()
    listed: bool = True

    def is_shut_down(self, on: date) -> bool:
        """Has its last day passed?"""
        return self.shutdown_date is not None and on >= self.shutdown_date

    def values(self, param: str) -> tuple[str, ...]:
        """What the parameter may be; empty when the model does not have it."""
        return self.parameters.values.get(param, ())


class _Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A model as written: its rules by name."""

    snapshots: tuple[str, ...] = ()
    created_s: int
    owned_by: str
    shutdown_date: date | None = None
    parameters: str
    sizes: str
    tokens: str
    prices: str | None = None
    batch_percent: int = 100
    estimated: tuple[str, ...] = ()


class _File(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sizes: dict[str, SizeRule]
    tokens: dict[str, TokenRule]
    parameters: dict[str, Parameters]
    prices: dict[str, tuple[Rates, ...]]
    models: dict[str, _Entry]
    unlisted: _Entry


class Catalog(Struct, frozen=True):
    """Every model this server knows, by each of its names."""

    by_name: dict[str, Model]
    pattern: Model

    @staticmethod
    def load(path: Path = DATA) -> "Catalog":
        """Read the data once for each path; later calls return the same catalog."""
        return _load(path)

    def names(self) -> tuple[str, ...]:
        """All public names, snapshots after their model."""
        return tuple(self.by_name)

    def model(self, name: str) -> Model | None:
        """The model that answers to this name or snapshot."""
        return self.by_name.get(name)

    def unlisted(self, name: str) -> Model:
        """The rules for a name that only a route knows."""
        return msgspec.structs.replace(self.pattern, name=name)

    def rates(self, name: str, on: date) -> Rates | None:
        """The model's rates on that day; None for a name without prices. Before its first price, the first."""
        model = self.model(name)
        if model is None or not model.prices:
            return None
        return max((rates for rates in model.prices if rates.since <= on), key=_since, default=model.prices[0])

    def rates_or_highest(self, name: str, on: date) -> Rates:
        """The model's rates on that day, or the highest of all, flagged `unpriced`."""
        return self.rates(name, on) or self.highest_rates(on)

    def highest_rates(self, on: date) -> Rates:
        """For what has no price of its own: each token at the highest rate of any model on that day."""
        known = [rates for name in self.by_name if (rates := self.rates(name, on)) is not None]
        return Rates(
            text_in_nano=max(rates.text_in_nano for rates in known),
            text_cached_nano=max(rates.text_cached_nano for rates in known),
            image_in_nano=max(rates.image_in_nano for rates in known),
            image_cached_nano=max(rates.image_cached_nano for rates in known),
            image_out_nano=max(rates.image_out_nano for rates in known),
            text_out_nano=max(rates.text_out_nano for rates in known),
            since=max(rates.since for rates in known),
            unpriced=True,
        )


def _since(rates: Rates) -> date:
    return rates.since


@cache
def _load(path: Path) -> Catalog:
    written = msgspec.toml.decode(path.read_bytes(), type=_File)
    by_name: dict[str, Model] = {}
    for name, entry in written.models.items():
        model = _resolve(name, entry, written, listed=True)
        for known_as in (name, *entry.snapshots):
            if known_as in by_name:
                raise ValueError(f"{path.name} names '{known_as}' twice")
            by_name[known_as] = model
    return Catalog(by_name, _resolve("", written.unlisted, written, listed=False))


def _resolve(name: str, entry: _Entry, written: _File, *, listed: bool) -> Model:
    """Put the rules in the place of their names. Raises KeyError for a rule that is not written."""
    return Model(
        name=name,
        snapshots=entry.snapshots,
        created_s=entry.created_s,
        owned_by=entry.owned_by,
        shutdown_date=entry.shutdown_date,
        parameters=written.parameters[entry.parameters],
        sizes=written.sizes[entry.sizes],
        tokens=written.tokens[entry.tokens],
        prices=tuple(sorted(written.prices[entry.prices], key=_since)) if entry.prices else (),
        batch_percent=entry.batch_percent,
        estimated=entry.estimated,
        listed=listed,
    )
