"""What a call consumed: as the provider tells it where that can be, else by the formulas.

What is told here is charged: an absurd count would take a project far beyond what was held for it.
"""

import logging
from collections.abc import Sequence
from typing import Final

from impasto.catalog.catalog import Catalog
from impasto.catalog.tokens import PARTIAL_TOKENS, output_tokens, share
from impasto.engines.relay.answers import Answer
from impasto.types import Plan, Size, Usage

# Providers count otherwise than the formulas, and other models draw with other numbers of tokens: by less than this.
_TIMES_THE_MOST: Final = 4
# What a gateway may put before the client's words.
_WORDS_OF_ITS_OWN: Final = 4096
# Of a model that is sold by the picture: no formula knows its tokens, and they cost nothing.
_ANY_PICTURE: Final = 100_000
_LOG: Final = logging.getLogger(__name__)


def consumed(plan: Plan, answer: Answer, sizes: Sequence[Size], shown: int, *, is_told: bool) -> Usage:
    """The usage of pictures of these `sizes`, and of so many `shown` on their way. `plan` is that of the call.

    What the provider tells is believed as long as it is within reason of what was held for.
    """
    most = share(plan.usage_most, max(len(sizes), plan.n), plan.n)
    reckoned, told = _reckoned(plan, answer, sizes, shown, most), answer.usage if is_told else None
    if told is None:
        return reckoned
    if not _is_within_reason(told, most):
        words = "the engine '%s' told a usage that cannot be: %s; charged is: %s"
        _LOG.warning(words, plan.engine, _in_words(told), _in_words(reckoned))
        return reckoned
    return told


def _is_within_reason(told: Usage, most: Usage) -> bool:
    taken = _TIMES_THE_MOST * (most.text_in + most.image_in) + _WORDS_OF_ITS_OWN
    drawn = _TIMES_THE_MOST * (most.image_out or _ANY_PICTURE)
    written = _TIMES_THE_MOST * (most.text_out or _ANY_PICTURE)
    return told.text_in + told.image_in <= taken and told.image_out <= drawn and told.text_out <= written


def _reckoned(plan: Plan, answer: Answer, sizes: Sequence[Size], shown: int, most: Usage) -> Usage:
    """By the formulas, for what was drawn, and never more than was held for."""
    catalog = Catalog.load()
    tokens = (catalog.model(plan.model) or catalog.unlisted(plan.model)).tokens
    quality = answer.quality if answer.quality is not None and "quality" in plan.auto else plan.quality
    drawn = sum(output_tokens(tokens, quality, size) for size in sizes) + shown * PARTIAL_TOKENS
    once = plan.usage_request
    return Usage(text_in=once.text_in, image_in=once.image_in, image_out=min(drawn, most.image_out))


def _in_words(usage: Usage) -> str:
    taken, given = usage.text_in + usage.image_in, usage.image_out + usage.text_out
    return f"{taken} input tokens, {given} output tokens"
