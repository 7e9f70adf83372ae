"""Which size is drawn for the one that is delivered, and what of it is kept: nothing is ever stretched.

An engine with a list draws a size of that list, any other a size of the model's rule. Must not look at pixels.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from impasto.catalog.sizes import (
    FlexibleSizes,
    ListedSizes,
    SizeRule,
    closest_in_aspect,
    largest,
    legal,
    legal_sizes,
    parse_size,
    smallest_legal_cover,
    within_edges,
)
from impasto.plan.boxes import centred, closeness, laid, same_aspect, whole
from impasto.plan.case import Able, Asked, Case, shown
from impasto.types import Box, Inputs, Size

# Shapes that differ by less than this are taken for one: a list gives each of its shapes in several sizes.
_ALIKE = 0.99


class Sizes(Struct, frozen=True):
    """What the client gets and what the engine draws; `box` is the part of it that is kept, None for all.

    `pads`: the edit image lies in that box when the engine gets it.
    """

    delivered: Size
    drawn: Size
    box: Box | None = None
    pads: bool = False

    @property
    def kept(self) -> Size:
        """The size of what is left of the drawn picture before it is resampled."""
        return self.drawn if self.box is None else Size(self.box.width, self.box.height)


def choose_sizes(case: Case, asked: Asked, able: Able, inputs: Inputs, own: Size | None = None) -> Sizes:
    """Draw the asked size where the engine can; else, in lenient, one that comes to it without stretching.

    `own` is the size that an edit's picture keeps where none was asked for.
    """
    picture = inputs.images[0].size if inputs.images else None
    if able.omits("size"):
        return _untold(case, asked, able, picture, own)
    if own is not None:
        return _own_sizes(case, able, own)
    if asked.size is None:
        chosen = _auto_size(case, asked, able, picture)
        return Sizes(chosen, chosen)
    size = asked.size
    if _draws(case, able, size):
        if not legal(case.model.sizes, size):
            case.tell(
                "size_beyond_model", f"{size} is not a size of '{shown(case.name)}'; it is drawn as asked.", "size"
            )
        return Sizes(size, size)
    if not case.lenient:
        raise able.cannot(case, "size", f"the size {size}")
    is_laid = inputs.mask is not None and picture is not None and same_aspect(picture, size)
    return _bridged(case, able, size, is_laid=is_laid)


def _untold(case: Case, asked: Asked, able: Able, picture: Size | None, own: Size | None) -> Sizes:
    """The engine decides, whatever is asked: what comes is brought to the asked size where it has its shape."""
    if asked.size is not None:
        case.not_sent(able, "size")
    chosen = asked.size or own or _auto_size(case, asked, able, picture)
    return Sizes(chosen, chosen)


def _own_sizes(case: Case, able: Able, own: Size) -> Sizes:
    """The picture's own size: drawn as it is, or on the nearest canvas, whose margins are cut off again."""
    if able.capabilities.any_size or _draws(case, able, own):
        return Sizes(own, own)
    return _padded(case, able, own)


def _padded(case: Case, able: Able, size: Size) -> Sizes:
    canvas = nearest_canvas(_rule(case, able), size)
    if canvas is None:
        raise able.cannot(case, "size", f"the size {size}")
    box = laid(size, canvas)
    return Sizes(size, canvas) if box == whole(canvas) else Sizes(size, canvas, box, pads=True)


def _bridged(case: Case, able: Able, size: Size, *, is_laid: bool) -> Sizes:
    """A size of that shape that covers it, resampled; without any of that shape: the nearest one, cropped.

    Where a mask lies on a picture of that shape, it is laid onto the canvas whole: so it stays where it was.
    """
    rule = _rule(case, able)
    drawn = smallest_legal_cover(rule, size)
    if drawn is not None:
        case.tell("size_resampled", f"The picture is drawn at {drawn} and resampled to {size}.", "size")
        return Sizes(size, drawn)
    if is_laid:
        sizes = _padded(case, able, size)
    else:
        drawn = nearest(legal_sizes(rule), size)
        if drawn is None:
            raise able.cannot(case, "size", f"the size {size}")
        sizes = Sizes(size, drawn, centred(drawn, size))
    then = "." if sizes.kept == size else f" and resampled to {size}."
    case.tell("size_cropped", f"The picture is drawn at {sizes.drawn}, cropped to {sizes.kept}{then}", "size")
    return sizes


def _auto_size(case: Case, asked: Asked, able: Able, picture: Size | None) -> Size:
    """What the engine chooses, or the model's usual size; a listed one where only those are drawn."""
    rule, auto = case.model.sizes, able.capabilities.auto_size
    if able.capabilities.sizes:
        usual = auto(asked.prompt) if auto is not None else parse_size(rule.auto)
        return _of_list(able.capabilities.sizes, picture or usual, usual)
    if isinstance(rule, FlexibleSizes) and auto is not None:
        return auto(asked.prompt)
    chosen = auto(asked.prompt) if auto is not None else parse_size(rule.auto)
    if not isinstance(rule, FlexibleSizes):
        chosen = closest_in_aspect(rule.sizes, chosen)
    if _draws(case, able, chosen):
        return chosen
    drawn = smallest_legal_cover(_rule(case, able), chosen)
    if drawn is None:
        raise able.cannot(case, "size", f"the size {chosen}")
    return drawn


def _of_list(sizes: tuple[Size, ...], shape: Size, usual: Size) -> Size:
    """The listed size of the nearest shape with about as many pixels as usual: nobody asked for more."""
    pixels = usual.width * usual.height
    return min(_of_nearest_shape(sizes, shape), key=lambda one: abs(one.width * one.height - pixels))


def _draws(case: Case, able: Able, size: Size) -> bool:
    """Does the engine draw this very size? A list says all of it."""
    capabilities = able.capabilities
    if capabilities.sizes:
        return size in capabilities.sizes
    short, long = min(size.width, size.height), max(size.width, size.height)
    is_within = capabilities.min_edge <= short and long <= capabilities.max_edge
    return is_within and (capabilities.any_size or legal(case.model.sizes, size))


def _rule(case: Case, able: Able) -> SizeRule:
    """The sizes that may be asked of the engine."""
    capabilities = able.capabilities
    if capabilities.sizes:
        listed = tuple(map(str, capabilities.sizes))
        return ListedSizes(sizes=listed, auto=listed[0])
    return within_edges(case.model.sizes, capabilities.min_edge, capabilities.max_edge)


def nearest_canvas(rule: SizeRule, size: Size) -> Size | None:
    """The canvas to lay a picture of this size on: the snuggest, else the smallest of its shape, else of the nearest.

    None where the rule has no size at all.
    """
    if isinstance(rule, FlexibleSizes):
        snug = Size(*(-(-edge // rule.multiple) * rule.multiple for edge in (size.width, size.height)))
        if legal(rule, snug):
            return snug
        # Beyond the longest shape the nearest one is the longest: no need to look at all of them.
        size = _no_longer_than(rule.max_ratio, size)
    return smallest_legal_cover(rule, size) or nearest(legal_sizes(rule), size)


def _no_longer_than(ratio: int, size: Size) -> Size:
    short = -(-max(size.width, size.height) // ratio)
    return Size(max(size.width, short), max(size.height, short))


def nearest(sizes: Iterable[Size], size: Size) -> Size | None:
    """Of the sizes of the nearest shape the smallest that covers `size` once it is cropped, else the largest."""

    def rank(one: Size) -> tuple[bool, int]:
        box, pixels = centred(one, size), one.width * one.height
        covers = box.width >= size.width and box.height >= size.height
        return not covers, pixels if covers else -pixels

    return min(_of_nearest_shape(tuple(sizes), size), key=rank, default=None)


def _of_nearest_shape(sizes: tuple[Size, ...], shape: Size) -> Iterator[Size]:
    best = max((closeness(one, shape) for one in sizes), default=0.0)
    yield from (one for one in sizes if closeness(one, shape) >= best * _ALIKE)


def sizes_at_most(case: Case, able: Able, auto: tuple[str, ...], sizes: Sizes) -> tuple[Size, ...]:
    """The sizes of which one is the dearest that may be drawn and billed."""
    if "size" not in auto and not able.omits("size"):
        return (sizes.drawn,)
    return (sizes.drawn, *largest(case.model.sizes), *able.capabilities.sizes)
