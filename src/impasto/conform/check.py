"""What a check is, and what comes of it. To add one: one file in `checks/`, and one line in its table."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from impasto.config.entries import Abilities
from impasto.conform.answer import Answer
from impasto.conform.call import Call
from impasto.conform.subject import Subject
from impasto.conform.tariff import Tariff


class Verdict(Struct, frozen=True, kw_only=True):
    """What was found. `deviations`: a sentence for each thing that OpenAI does otherwise.

    `abilities` is what an engine entry has to know: only what was seen. `is_open`: nothing was.
    """

    found: str
    deviations: tuple[str, ...] = ()
    abilities: Abilities = Abilities()
    is_open: bool = False


class Check(Struct, frozen=True, kw_only=True):
    """One thing that is looked at. Both functions are pure.

    `calls` is what it sends, cheapest first; none: it does not concern the model. `judge` gets the answers in the same
    order; fewer where `stops_at_failure` and a call brought no picture. Unless it `judges_failures`, it only gets
    pictures and refusals: what failed otherwise leaves the check open.
    """

    name: str
    asks: str
    calls: Callable[[Subject], Sequence[Call]]
    judge: Callable[["Seen"], Verdict]
    stops_at_failure: bool = False
    judges_failures: bool = False


class Seen(Struct, frozen=True):
    """What a check judges: the answers to its calls."""

    subject: Subject
    tariff: Tariff
    answers: Sequence[Answer]

    @property
    def first(self) -> Answer:
        """The answer to its first call."""
        return self.answers[0]

    @property
    def last(self) -> Answer:
        """The answer to its last call."""
        return self.answers[-1]


def listed(words: Sequence[object]) -> str:
    """Several things in a sentence: `png, jpeg and webp`."""
    *others, last = map(str, words) if words else [""]
    return f"{', '.join(others)} and {last}" if others else last
