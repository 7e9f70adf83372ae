"""What a call can cost by the public rates, and what its usage says that it did. Integers only."""

from datetime import date

from impasto.catalog.catalog import Catalog
from impasto.catalog.sizes import parse_size
from impasto.catalog.tokens import PARTIAL_TOKENS, Untold, input_tokens, output_tokens, text_tokens_most
from impasto.conform.answer import Count
from impasto.conform.call import Call
from impasto.types import Size


class Tariff:
    """The rates of one public model on one day; of a name that the catalog lacks, the highest that there are."""

    def __init__(self, name: str, on: date) -> None:
        catalog = Catalog.load()
        known = catalog.model(name)
        self.is_known = known is not None
        self.model = known or catalog.unlisted(name)
        self._rates = catalog.rates_or_highest(name, on)
        is_untold = isinstance(self.model.tokens, Untold) and not self._rates.image_each_nano
        self._tokens = catalog.unlisted(name).tokens if is_untold else self.model.tokens

    def price(self, call: Call) -> int:
        """The most that the call should cost, in nano-dollars."""
        if call.is_free:
            return 0
        rates, words = self._rates, call.words
        size = parse_size(words.get("size", self.model.sizes.auto))
        pictures_in = sum(input_tokens(self._tokens, one) for one in call.inputs)
        return (
            text_tokens_most(str(words.get("prompt", ""))) * rates.text_in_nano
            + pictures_in * rates.image_in_nano
            + call.pictures * output_tokens(self._tokens, words.get("quality", ""), size) * rates.image_out_nano
            + int(words.get("partial_images", 0)) * PARTIAL_TOKENS * rates.image_out_nano
            + call.pictures * rates.image_each_nano
        )

    def billed(self, count: Count, pictures: int) -> int:
        """What the provider's own count comes to."""
        rates = self._rates
        return (
            (count.taken - count.image_in) * rates.text_in_nano
            + count.image_in * rates.image_in_nano
            + count.given * rates.image_out_nano
            + pictures * rates.image_each_nano
        )

    def expected_out(self, quality: str, size: Size) -> int | None:
        """The output tokens of one picture; None where nobody has measured them."""
        unsure = not self.is_known or "image_out" in self.model.estimated or isinstance(self.model.tokens, Untold)
        return None if unsure or not quality else output_tokens(self.model.tokens, quality, size)

    def expected_in(self, inputs: tuple[Size, ...]) -> int | None:
        """The tokens of the pictures that are sent; None where nobody has measured them."""
        if not self.is_known or isinstance(self.model.tokens, Untold):
            return None
        return sum(input_tokens(self.model.tokens, size) for size in inputs)
