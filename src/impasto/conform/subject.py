"""The model under examination, and the cheapest requests that can be asked of it. Pure."""

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from impasto.catalog.catalog import Model
from impasto.catalog.sizes import FlexibleSizes, legal_sizes, parse_size
from impasto.catalog.tokens import qualities
from impasto.conform.call import EDITS, GENERATIONS, MODELS, Call, File
from impasto.types import Size

PROMPT: Final = "Grey gravel in bright sunlight, seen from above"
WRONG_KEY: Final = "sk-conform-a-wrong-key"
_SHAPELY: Final = 2  # the odd size is no longer than so many times its height


class Drawn(Struct, frozen=True):
    """The pictures that are sent: references, and one with a mask over its left half."""

    references: tuple[File, ...]
    original: File
    mask: File


class Subject(Struct, frozen=True, kw_only=True):
    """`words` are those of the simplest request. `run` tells this examination from any other."""

    model: Model
    words: dict[str, Any]
    drawn: Drawn
    has_key: bool
    run: str

    def generation(self, **changes: Any) -> Call:
        """The simplest request, with these changes; None takes a word out."""
        return Call(path=GENERATIONS, words=_changed(self.words, changes))

    def edit(self, *files: File, **changes: Any) -> Call:
        """The same of an edit."""
        return Call(path=EDITS, words=_changed(self.words, changes), files=files)

    def listing(self) -> Call:
        """The list of models."""
        return Call(path=MODELS, is_free=True)

    def without_prompt(self) -> Call:
        """A request that cannot be drawn."""
        return Call(path=GENERATIONS, words=_changed(self.words, {"prompt": None}), is_free=True)

    def with_wrong_key(self) -> Call:
        """One that is to be refused for its key; if it is not, it cannot be drawn either."""
        return replace(self.without_prompt(), key=WRONG_KEY)

    @property
    def sizes(self) -> tuple[Size, ...]:
        """Some that the model's rule allows, the smallest first, one of them odd multiples of its grid."""
        rule = self.model.sizes
        if not isinstance(rule, FlexibleSizes):
            return tuple(legal_sizes(rule))
        odd = min(
            (
                size
                for size in legal_sizes(rule)
                if size.width // rule.multiple % 2 and size.height // rule.multiple % 2
                if size.height < size.width <= _SHAPELY * size.height
            ),
            key=_pixels,
        )
        usual = (parse_size(rule.auto), Size(1024, 1536))
        return tuple(dict.fromkeys((smallest(self.model), odd, *usual)))

    @property
    def illegal_size(self) -> Size:
        """One that the rule forbids, hardly larger than the smallest."""
        size = smallest(self.model)
        return Size(size.width, size.height + 8)

    @property
    def qualities(self) -> tuple[str, ...]:
        """Those that the model has figures for, in rising order."""
        return qualities(self.model.tokens)

    def simpler(self) -> Iterator["Subject"]:
        """Itself, then with the usual size, then with neither size nor quality: the first that is drawn is gone by."""
        yield self
        auto = self.model.sizes.auto
        if self.words.get("size") != auto:
            yield replace(self, words={**self.words, "size": auto})
        yield replace(self, words=_changed(self.words, {"size": None, "quality": None}))

    @property
    def size(self) -> Size:
        """That of the simplest request."""
        return parse_size(self.words.get("size", self.model.sizes.auto))


def simplest_words(model: Model, called: str) -> dict[str, Any]:
    """The cheapest request of the model: its smallest size, its lowest quality, one picture."""
    words: dict[str, Any] = {"model": called, "prompt": PROMPT, "size": str(smallest(model))}
    return {**words, "quality": own[0]} if (own := qualities(model.tokens)) else words


def smallest(model: Model) -> Size:
    """Of the sizes that the model has the one of the fewest pixels."""
    return min(legal_sizes(model.sizes), key=_pixels)


def _pixels(size: Size) -> int:
    return size.width * size.height


def _changed(words: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**words, **changes}.items() if value is not None}
