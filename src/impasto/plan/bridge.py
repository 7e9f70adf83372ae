"""What a model's rules ask and an engine lacks: done here by fan-out, cutting out, encoding or words; or refused.

Every refusal in this file is about one engine; the plan then looks at the next. Sizes are `sizing.py`'s business.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from impasto.catalog.tokens import qualities
from impasto.plan.case import Able, Asked, Case, shown
from impasto.plan.parameters import check_length, keeps_alpha, unsupported_value
from impasto.plan.sizing import Sizes
from impasto.types import Capabilities, Inputs, Notice, Step

_ON_PLAIN = (
    "Show the whole subject, with space around it, on a plain background of one single flat colour that differs "
    "clearly from every colour of the subject: no shadow on it, no texture, no gradient, no frame, no other objects."
)
_BY_MARKS = (
    "The first picture carries marks that were drawn onto it: they show where to change it and how. Do what they say, "
    "and leave none of them in the picture."
)


class Bridged(Struct, frozen=True, kw_only=True):
    """What an engine is asked for, and what is done for it with the edit image before and with each picture after.

    `auto` is what it decides on itself; until then the quality and the background are what is expected.
    """

    sizes: Sizes
    quality: str
    background: str
    auto: tuple[str, ...]
    cuts_out: bool
    marks: bool
    keeps_outside: bool

    @property
    def changes_pixels(self) -> bool:
        """Is anything but the encoding left to be done with what the engine draws?"""
        return self.sizes.delivered != self.sizes.drawn or self.cuts_out or self.keeps_outside


def as_told(capabilities: Capabilities) -> Capabilities:
    """What is left of an engine's abilities by what it cannot be asked for."""
    omits, formats = capabilities.omits, capabilities.formats
    of_its_own = ("png",) if "png" in formats else formats[:1]
    return replace(
        capabilities,
        max_n=1 if "n" in omits else capabilities.max_n,
        any_size=capabilities.any_size and not capabilities.sizes,
        transparent=capabilities.transparent and "background" not in omits,
        auto_background=None if "background" in omits else capabilities.auto_background,
        formats=of_its_own if "output_format" in omits else formats,
        compression=capabilities.compression and not {"output_format", "output_compression"} & {*omits},
        partial_images=capabilities.partial_images if capabilities.stream else 0,
    )


def split_calls(n: int, max_n: int) -> tuple[int, ...]:
    """So many pictures for each call of an engine that draws at most `max_n` at once."""
    full, rest = divmod(n, max_n)
    return (max_n,) * full + ((rest,) if rest else ())


def share_out(case: Case, asked: Asked, able: Able) -> tuple[tuple[int, ...], int]:
    """The pictures of each call, and how many of the first picture are shown on its way.

    Where only a call for one picture shows any, each picture is a call of its own; except for an edit, whose pictures
    would be paid for with each call.
    """
    capabilities = able.capabilities
    calls = split_calls(asked.n, capabilities.max_n)
    partial_images = min(asked.partial_images, capabilities.partial_images)
    if not partial_images or calls[0] == 1 or not capabilities.streams_one:
        return calls, partial_images
    if case.request.operation == "generation":
        return split_calls(asked.n, 1), partial_images
    told = f"The engine '{able.engine}' shows no picture of several on its way."
    case.tell("partials_not_shown", told, "partial_images")
    return calls, 0


def choose_quality(case: Case, asked: Asked, able: Able) -> str:
    """The quality that is drawn and told: never `auto`."""
    capabilities, quality = able.capabilities, asked.quality
    if quality is None:
        return _auto_quality(case, capabilities)
    if quality not in case.model.values("quality"):
        if quality not in capabilities.beyond_model:
            raise unsupported_value(case, "quality", quality)
        case.tell("beyond_model", f"Quality '{quality}' is not of '{shown(case.name)}'; the engine has it.", "quality")
    elif able.omits("quality"):
        case.not_sent(able, "quality")
        return _auto_quality(case, capabilities)
    elif quality not in capabilities.qualities:
        raise able.cannot(case, "quality", f"the quality '{quality}'")
    return quality


def _auto_quality(case: Case, capabilities: Capabilities) -> str:
    of_model = qualities(case.model.tokens)
    if not of_model or capabilities.auto_quality in of_model:
        return capabilities.auto_quality
    return of_model[-1]


def qualities_at_most(case: Case, asked: Asked, able: Able, chosen: str) -> tuple[str, ...]:
    """Every quality that may be drawn and billed: a provider asked for `auto` decides later, the renderer now."""
    is_told = asked.quality is not None and not able.omits("quality")
    if is_told or able.capabilities.simulated:
        return (chosen,)
    return (chosen, *(one for one in able.capabilities.qualities if one in qualities(case.model.tokens)))


def left_open(asked: Asked, able: Able, background: str, *, keeps_size: bool) -> Iterator[str]:
    """What nobody asked for, or the engine cannot be told, so that it decides on it while it draws."""
    capabilities = able.capabilities

    def is_open(param: str, value: object) -> bool:
        return able.omits(param) or (value is None and param in capabilities.chooses)

    # What comes is brought to a size that was asked for; of a list one is always asked for.
    if (
        asked.size is None
        and not keeps_size
        and (able.omits("size") or not capabilities.sizes)
        and is_open("size", None)
    ):
        yield "size"
    if is_open("quality", asked.quality):
        yield "quality"
    # A see-through picture was answered for already: it stays so.
    if background != "transparent" and is_open("background", asked.background):
        yield "background"


def list_notices(case: Case, able: Able) -> tuple[Notice, ...]:
    """What the client is told; of an engine that screens itself not that nobody does."""
    screens = able.capabilities.moderates
    return tuple(notice for notice in case.notices if not (screens and notice.code == "not_screened"))


def choose_background(case: Case, asked: Asked, able: Able, *, was_see_through: bool = False) -> str:
    """Transparent or opaque: never `auto`. An edit of a see-through picture stays see-through where it can."""
    capabilities = able.capabilities
    if asked.background == "opaque" and able.omits("background"):
        case.not_sent(able, "background")
    if asked.background is not None or (capabilities.auto_background is None and not was_see_through):
        return asked.background or "opaque"
    may_be_transparent = (
        capabilities.transparent
        and keeps_alpha(asked.output_format)
        and "transparent" in case.model.values("background")
    )
    if not may_be_transparent:
        return "opaque"
    if was_see_through or capabilities.auto_background is None:
        return "transparent"
    return capabilities.auto_background(asked.prompt)


def cuts_out(case: Case, asked: Asked, able: Able) -> bool:
    """Is the transparent background made here, out of a plain one?"""
    if asked.background != "transparent" or able.capabilities.transparent:
        return False
    if not case.lenient:
        raise able.cannot(case, "background", "transparent backgrounds")
    told = f"The engine '{able.engine}' draws no transparent background: the subject is cut out of a plain one."
    case.tell("background_cut_out", told, "background")
    return True


def marks(case: Case, inputs: Inputs, able: Able) -> bool:
    """Is the markup drawn onto the edit image, because the engine does not know it?"""
    if inputs.markup is None or able.capabilities.markup:
        return False
    if not case.lenient:
        raise able.cannot(case, "markup", "markup")
    told = f"The engine '{able.engine}' knows no markup: it was drawn onto the first image, with a word about it."
    case.tell("markup_flattened", told, "markup")
    return True


def choose_words(case: Case, asked: Asked, able: Able, bridged: Bridged) -> tuple[str, str | None]:
    """The prompt and the negative prompt that the engine gets, with what is to be said of the work done here."""
    prompt = asked.prompt
    for is_said, param, words in ((bridged.marks, "markup", _BY_MARKS), (bridged.cuts_out, "background", _ON_PLAIN)):
        if is_said:
            prompt = _sentence(prompt) + words
            check_length(case, param, prompt)
    if asked.negative_prompt is None or able.capabilities.negative_prompt:
        return prompt, asked.negative_prompt
    folded = f"{_sentence(prompt)}Avoid: {asked.negative_prompt}"
    check_length(case, "negative_prompt", folded)
    case.tell("negative_prompt_folded", "The negative prompt was added to the prompt in words.", "negative_prompt")
    return folded, None


def _sentence(words: str) -> str:
    """The words as a sentence that another may follow."""
    return f"{words.rstrip().rstrip('.')}. "


def tell_not_sent(case: Case, asked: Asked, able: Able) -> None:
    """What was asked for and is for the engine alone to honour, where it must not be sent."""
    # `auto` is what it does unasked.
    if asked.moderation not in (None, "auto") and able.omits("moderation"):
        case.not_sent(able, "moderation")
    for name in ("user", "safety_identifier"):
        if getattr(case.request, name) is not None and able.omits(name):
            case.not_sent(able, name)


def choose_seed(case: Case, asked: Asked, able: Able) -> int | None:
    """The asked seed, where it makes a difference."""
    if asked.seed is not None and not able.capabilities.seed:
        case.refuse_or_ignore(able.cannot(case, "seed", "'seed'"))
        return None
    return asked.seed


def choose_complexity(case: Case, asked: Asked, able: Able) -> str | None:
    """The asked complexity; no engine takes a style."""
    if asked.style is not None:
        case.refuse_or_ignore(able.cannot(case, "style", "'style'"))
    if asked.complexity is not None and asked.complexity not in able.capabilities.complexities:
        case.refuse_or_ignore(able.cannot(case, "complexity", f"the complexity '{asked.complexity}'"))
        return None
    return asked.complexity


def choose_format(asked: Asked, able: Able, *, changes_pixels: bool) -> str:
    """The format that the engine writes: the asked one where nothing is left to do with the pixels."""
    capabilities = able.capabilities
    as_asked = asked.output_format in capabilities.formats and (
        asked.output_compression is None or capabilities.compression
    )
    if as_asked and not changes_pixels:
        return asked.output_format
    return "png" if "png" in capabilities.formats else capabilities.formats[0]


def list_steps(asked: Asked, bridged: Bridged, engine_format: str, able: Able) -> Iterator[Step]:
    """What is left to do with each picture. Pixels that were changed are always encoded anew."""
    sizes = bridged.sizes
    if sizes.box is not None:
        why = (
            "The engine gets the picture on a larger canvas" if sizes.pads else "The engine draws no size of that shape"
        )
        yield Step("crop", f"{why}: of {sizes.drawn} the middle is kept, {sizes.kept}.")
    if bridged.cuts_out:
        yield Step("cut_out", "The engine draws opaque pictures; a transparent background was asked for.")
    if sizes.kept != sizes.delivered:
        told = f"The engine draws {sizes.drawn}" if sizes.box is None else f"{sizes.kept} is left"
        yield Step("resample", f"{told}; {sizes.delivered} was asked for.")
    if bridged.keeps_outside:
        yield Step("composite", "Outside the mask the picture stays as it was.")
    if bridged.changes_pixels:
        yield Step("encode", f"The changed pixels become a {asked.output_format}.")
    elif engine_format != asked.output_format:
        yield Step("encode", f"The engine writes {engine_format}; {asked.output_format} was asked for.")
    elif asked.output_compression is not None and not able.capabilities.compression:
        yield Step("encode", f"The engine does not know compression; {asked.output_compression} was asked for.")
