"""What an edit adds to a plan: its mask, markup and fidelity by the rules, and the size that its picture keeps."""

from impasto.errors import error
from impasto.pixels.sniff import is_exact
from impasto.plan.case import Able, Asked, Case, in_words, shown
from impasto.plan.parameters import MAX_EDGE
from impasto.types import Inputs, MaskMode, Size

_MASK_MODES: tuple[MaskMode, ...] = ("keep", "guide")
_MOST_PIXELS = 16_777_216


def read_mask_mode(case: Case, inputs: Inputs) -> MaskMode | None:
    """How the mask binds: `keep` (the default) leaves what is outside as it was, `guide` only tells the engine."""
    asked = case.request.mask_mode
    if inputs.markup is not None and inputs.mask is not None:
        raise error("mask_and_markup")
    if asked is not None and not case.lenient:
        case.refuse_or_ignore(error("unknown_parameter", "mask_mode"))
        asked = None
    if inputs.mask is None:
        if asked is not None:
            raise error("mask_mode_without_mask")
        return None
    if asked is not None and asked not in _MASK_MODES:
        raise error("invalid_value", "mask_mode", given=shown(asked), supported=in_words(_MASK_MODES))
    _tell_mask(case, inputs)
    return "guide" if asked == "guide" else "keep"


def _tell_mask(case: Case, inputs: Inputs) -> None:
    if inputs.mask is not None and inputs.mask.was_grey:
        if not case.lenient:
            raise error("mask_alpha")
        case.tell("mask_by_grey", "The mask has no alpha: its white was taken as the part to edit.", "mask")
    if inputs.mask is not None and inputs.mask.is_whole:
        case.tell("mask_is_whole", "The mask is transparent all over: the whole picture may change.", "mask")


def keeps_outside(case: Case, asked: Asked, inputs: Inputs, mask_mode: MaskMode | None) -> bool:
    """Is there anything that has to stay as it was?"""
    if mask_mode != "keep" or inputs.mask is None or inputs.mask.is_whole:
        return False
    if not is_exact(asked.output_format, asked.output_compression):
        case.tell(
            "pre_encode", f"Outside the mask nothing changes before the {asked.output_format} is encoded.", "mask"
        )
    return True


def read_fidelity(case: Case, able: Able) -> str | None:
    """`input_fidelity`, which the newer models refuse to hear of: they always look closely."""
    asked = case.request.input_fidelity
    if asked is None:
        return None
    supported = case.model.values("input_fidelity")
    if not supported:
        case.refuse_or_ignore(error("input_fidelity", model=shown(case.name)))
        return None
    if asked not in supported:
        raise error("invalid_value", "input_fidelity", given=shown(asked), supported=in_words(supported))
    if able.omits("input_fidelity"):
        case.not_sent(able, "input_fidelity")
        return None
    return asked


def check_engine(case: Case, inputs: Inputs, able: Able) -> None:
    """Raise where the engine takes no pictures, or not so many."""
    capabilities, count = able.capabilities, len(inputs.images)
    if count and not capabilities.edits:
        raise able.cannot(case, "image", "edits")
    if count > capabilities.max_inputs:
        raise able.cannot(case, "image", f"{count} input images; it takes {capabilities.max_inputs}")
    if case.request.mask_mode == "guide" and capabilities.mask == "none":
        # Without the composite nothing at all would be left of the mask.
        raise able.cannot(case, "mask_mode", "masks that only guide it")


def own_size(case: Case, asked: Asked, inputs: Inputs, able: Able) -> Size | None:
    """The edit image's own size, or the largest of its shape that is delivered; None where it does not count.

    It counts where no size was asked for, and a mask or an engine of any size makes it possible.
    """
    if not inputs.images or asked.size is not None:
        return None
    if inputs.mask is None and not able.capabilities.any_size:
        return None
    size = inputs.images[0].size
    shrink = min(1.0, MAX_EDGE / max(size.width, size.height), (_MOST_PIXELS / (size.width * size.height)) ** 0.5)
    if shrink == 1.0:
        return size
    fitted = Size(max(int(size.width * shrink), 1), max(int(size.height * shrink), 1))
    case.tell("size_shrunk", f"The picture of {size} is delivered at {fitted}, the largest that is.", "size")
    return fitted
