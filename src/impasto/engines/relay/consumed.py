"""What a call consumed: as the provider tells it where that can be, else by the formulas.

What is told here is charged: an absurd count would take a project far beyond what was held for it.
"""

import logging
from collections.abc import Sequence
from typing import Final

from impasto.catalog.catalog import Catalog
from impasto.catalog.tokens import PARTIAL_TOKENS, TokenRule, Untold, dearest_tokens, output_tokens, share
from impasto.engines.relay.answers import Answer
from impasto.types import Plan, Size, Usage

# Tokenizers, and what a picture that goes in counts, differ by less than this.
_TIMES_TAKEN: Final = 4
# What a gateway may put before the client's words.
_WORDS_OF_ITS_OWN: Final = 4096
# A gateway may draw in another quality than was asked for, and the dearest takes up to 36 times the cheapest: so it is
# the dearest that bounds, twice, since some count otherwise than the formulas.
_TIMES_DRAWN: Final = 2
# Other models in the place of the asked one take what they take, however long and small the picture: Gemini's 2,520.
_ANY_SIZE: Final = 4096
# Of a model that is sold by the picture: no formula knows its tokens, and they cost nothing.
_UNTOLD: Final = 100_000
# What a model may write and think for each picture; all of it is a cost, and charged is what was held for.
_WRITTEN: Final = 16_384
_LOG: Final = logging.getLogger(__name__)


def consumed(plan: Plan, answer: Answer, sizes: Sequence[Size], shown: int, *, is_told: bool) -> Usage:
    """The usage of pictures of these `sizes`, and of so many `shown` on their way. `plan` is that of the call.

    What the provider tells is believed where some quality of the model could need it: also beyond what was held for.
    """
    catalog = Catalog.load()
    tokens = (catalog.model(plan.model) or catalog.unlisted(plan.model)).tokens
    most = share(plan.usage_most, max(len(sizes), plan.n), plan.n)
    reckoned, told = _reckoned(plan, answer, sizes, shown, tokens, most), answer.usage if is_told else None
    if told is None:
        return reckoned
    # What was asked for and did not come may have been billed.
    drawn = [*sizes, *[plan.engine_size] * (plan.n - len(sizes))]
    if not _is_within_reason(told, drawn, tokens, most):
        words = "the engine '%s' told a usage that cannot be: %s; charged is: %s"
        _LOG.warning(words, plan.engine, _in_words(told), _in_words(reckoned))
        return reckoned
    return told


def _is_within_reason(told: Usage, drawn: Sequence[Size], tokens: TokenRule, most: Usage) -> bool:
    taken = _TIMES_TAKEN * (most.text_in + most.image_in) + _WORDS_OF_ITS_OWN
    return (
        told.text_in + told.image_in <= taken
        and told.image_out <= max(sum(_drawn_at_most(tokens, size) for size in drawn), _TIMES_DRAWN * most.image_out)
        and told.text_out <= _WRITTEN * len(drawn)
    )


def _drawn_at_most(tokens: TokenRule, size: Size) -> int:
    if isinstance(tokens, Untold):
        return _UNTOLD
    return max(_TIMES_DRAWN * dearest_tokens(tokens, size), _ANY_SIZE)


def _reckoned(plan: Plan, answer: Answer, sizes: Sequence[Size], shown: int, tokens: TokenRule, most: Usage) -> Usage:
    """By the formulas, for what was drawn, and never more than was held for."""
    quality = answer.quality if answer.quality is not None and "quality" in plan.auto else plan.quality
    drawn = sum(output_tokens(tokens, quality, size) for size in sizes) + shown * PARTIAL_TOKENS
    once = plan.usage_request
    return Usage(text_in=once.text_in, image_in=once.image_in, image_out=min(drawn, most.image_out))


def _in_words(usage: Usage) -> str:
    taken, given = usage.text_in + usage.image_in, usage.image_out + usage.text_out
    return f"{taken} input tokens, {given} output tokens"
