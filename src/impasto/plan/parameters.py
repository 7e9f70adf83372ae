"""What each parameter of a generation comes to by the model's rules and the dialect: a value, or a refusal by name.

One function a parameter. Knows nothing of engines; what they lack is `bridge.py`'s business.
"""

from collections.abc import Mapping

from impasto.catalog.sizes import check, legal, parse_size
from impasto.errors import ImpastoError, error
from impasto.plan.case import Asked, Case, in_words, shown
from impasto.types import Size

SEEDS = 2**63

# Sizes that lenient takes beyond a model's own.
MIN_EDGE, MAX_EDGE, MAX_RATIO = 64, 4096, 3

# Other APIs' words for a quality, and the size that one of them promises.
_FOREIGN_QUALITIES: Mapping[str, str] = {"standard": "medium", "hd": "high", "4k": "high"}
_FOREIGN_SIZES: Mapping[str, Size] = {"4k": Size(2880, 2880)}

# Parameters of the oldest models: OpenAI's newer ones say that they never heard of them.
_FORGOTTEN = ("response_format", "style")

_WITH_ALPHA = ("png", "webp")
_NOT_YET_FORMATS = ("gif", "svg")


def read_parameters(case: Case, *, screened: bool, shows_partials: bool) -> Asked:
    """All of them, in the order in which a client is told of its mistakes."""
    refuse_unknown(case)
    refuse_what_is_to_come(case)
    prompt = read_prompt(case)
    n = read_number(case, "n")
    quality = read_quality(case)
    size = read_size(case)
    output_format = read_format(case)
    compression = read_compression(case, output_format)
    background = read_background(case, output_format)
    moderation = read_moderation(case, screened=screened)
    return Asked(
        prompt=prompt,
        negative_prompt=read_negative_prompt(case),
        seed=read_seed(case),
        n=1 if n is None else n,
        size=size,
        quality=quality,
        background=background,
        output_format=output_format,
        output_compression=compression,
        complexity=read_choice(case, "complexity"),
        style=read_choice(case, "style"),
        stream=bool(case.request.stream),
        partial_images=read_partial_images(case, 1 if n is None else n, shown=shows_partials),
        moderation=moderation,
    )


def refuse_unknown(case: Case) -> None:
    """Keys that are nobody's. Our own two are unknown where the answer is to be OpenAI's."""
    for key in case.request.unknown:
        case.refuse_or_ignore(error("unknown_parameter", key))


def refuse_what_is_to_come(case: Case) -> None:
    """Parameters that are known and not built yet. Never ignored: the answer would have another shape."""
    for param, what in {"frame_count": "gif", "frame_duration_ms": "gif", "svg": "svg"}.items():
        if getattr(case.request, param) is not None:
            raise error("not_yet", param, what=f"it makes no {what} yet")


def read_prompt(case: Case) -> str:
    """The words to draw: some, and at most as many characters as the model takes."""
    prompt = case.request.prompt
    if not prompt.strip():
        raise error("empty_prompt")
    check_length(case, "prompt", prompt)
    return prompt


def check_length(case: Case, param: str, words: str) -> None:
    """Raise where these are more characters than the model takes."""
    limit = case.model.parameters.prompt_max
    if len(words) > limit:
        raise error("prompt_too_long", param, length=len(words), model=shown(case.name), limit=limit)


def read_number(case: Case, param: str) -> int | None:
    """A whole number within the model's range."""
    value: int | None = getattr(case.request, param)
    if value is None:
        return None
    bounds = case.model.parameters.ranges.get(param)
    if bounds is None:
        case.refuse_or_ignore(_no_parameter(case, param))
        return None
    if not bounds[0] <= value <= bounds[1]:
        raise _out_of_range(param, value, *bounds)
    return value


def read_choice(case: Case, param: str) -> str | None:
    """One of the model's values."""
    value: str | None = getattr(case.request, param)
    if value is None:
        return None
    supported = case.model.values(param)
    if not supported:
        case.refuse_or_ignore(_no_parameter(case, param))
        return None
    if value not in supported:
        raise unsupported_value(case, param, value)
    return value


def read_quality(case: Case) -> str | None:
    """The model's word for it. A quality beyond the model is left to the engine in lenient."""
    asked, supported = case.request.quality, case.model.values("quality")
    if asked is None or asked == "auto":
        return None
    if asked in supported:
        return asked
    if not case.lenient:
        raise unsupported_value(case, "quality", asked)
    meant = _FOREIGN_QUALITIES.get(asked)
    if meant is None or meant not in supported:
        return asked
    case.tell("quality_mapped", f"Quality '{asked}' was taken as '{meant}'.", "quality")
    return meant


def read_size(case: Case) -> Size | None:
    """The size to deliver. Strict keeps the model's rule; lenient takes what we can resample to."""
    asked = case.request.size
    if asked is None or asked == "auto":
        return _promised_size(case)
    size = parse_size(asked)
    if legal(case.model.sizes, size):
        return size
    if not case.lenient:
        check(case.model.sizes, size)
    _check_lenient(size)
    return size


def _promised_size(case: Case) -> Size | None:
    quality = case.request.quality
    if not case.lenient or quality is None or quality in case.model.values("quality"):
        return None
    size = _FOREIGN_SIZES.get(quality)
    if size is not None:
        case.tell("size_mapped", f"Quality '{quality}' without a size was taken as {size}.", "size")
    return size


def _check_lenient(size: Size) -> None:
    long, short = max(size.width, size.height), min(size.width, size.height)
    if long > MAX_EDGE:
        raise error("size_edge", size=size, limit=MAX_EDGE)
    if short < MIN_EDGE:
        raise error("size_short_edge", size=size, limit=MIN_EDGE)
    if long > MAX_RATIO * short:
        raise error("size_ratio", size=size)


def read_format(case: Case) -> str:
    """png, jpeg or webp."""
    asked, supported = case.request.output_format, case.model.values("output_format")
    if asked == "jpg" and case.lenient:
        case.tell("format_mapped", "Output format 'jpg' was taken as 'jpeg'.", "output_format")
        asked = "jpeg"
    if asked in _NOT_YET_FORMATS and (case.lenient or asked in supported):
        raise error("not_yet", "output_format", what=f"it makes no {asked} yet")
    if asked is None:
        return "png"
    if not supported:
        case.refuse_or_ignore(_no_parameter(case, "output_format"))
        return "png"
    if asked not in supported:
        raise unsupported_value(case, "output_format", asked)
    return asked


def read_compression(case: Case, output_format: str) -> int | None:
    """0 to 100 for the formats that lose something; png keeps everything."""
    compression = read_number(case, "output_compression")
    if output_format != "png":
        return compression
    if compression is not None and compression != 100:
        raise error("compression_format")
    return None


def read_background(case: Case, output_format: str) -> str | None:
    """Transparent needs a model that can and a format that keeps it."""
    if case.request.background == "transparent" and "transparent" not in case.model.values("background"):
        raise error("transparent_model")
    background = read_choice(case, "background")
    if background == "transparent" and not keeps_alpha(output_format):
        raise error("transparent_format", format=output_format)
    return None if background == "auto" else background


def keeps_alpha(output_format: str) -> bool:
    """Can a file of this format be transparent?"""
    return output_format in _WITH_ALPHA


def read_moderation(case: Case, *, screened: bool) -> str | None:
    """A wish about screening. Where nothing screens it is told, not refused: it asks for no other picture."""
    moderation = read_choice(case, "moderation")
    if moderation is not None and not screened:
        case.tell("not_screened", "This server has no moderation configured: nothing was screened.", "moderation")
    return moderation


def read_partial_images(case: Case, n: int, *, shown: bool) -> int:
    """How many pictures on their way a stream is to show. OpenAI streams one picture; we stream several in lenient.

    None where finished pictures are screened: what may not be shown is not shown half done either.
    """
    partial_images = read_number(case, "partial_images")
    if not case.request.stream:
        if partial_images:
            raise error("partial_images_without_stream")
        return 0
    if n > 1 and not case.lenient:
        raise error("stream_of_several")
    if partial_images and not shown:
        case.tell("partials_withheld", "Finished pictures are screened: none is shown on its way.", "partial_images")
        return 0
    return partial_images or 0


def read_seed(case: Case) -> int | None:
    """Ours: which of the possible pictures to draw."""
    seed = case.request.seed
    if seed is None:
        return None
    if not case.lenient:
        case.refuse_or_ignore(error("unknown_parameter", "seed"))
        return None
    if not 0 <= seed < SEEDS:
        raise _out_of_range("seed", seed, 0, SEEDS - 1)
    return seed


def read_negative_prompt(case: Case) -> str | None:
    """Ours: what not to draw."""
    negative = case.request.negative_prompt
    if negative is None:
        return None
    if not case.lenient:
        case.refuse_or_ignore(error("unknown_parameter", "negative_prompt"))
        return None
    check_length(case, "negative_prompt", negative)
    return negative.strip() or None


def unsupported_value(case: Case, param: str, value: str) -> ImpastoError:
    """In OpenAI's words: what was given, and what the model takes instead."""
    supported = case.model.values(param)
    if not supported:
        return _no_parameter(case, param)
    return error("invalid_value", param, given=shown(value), supported=in_words(supported))


def _no_parameter(case: Case, param: str) -> ImpastoError:
    if param in _FORGOTTEN and not case.lenient:
        return error("unknown_parameter", param)
    return error("unsupported_parameter", param, model=shown(case.name))


def _out_of_range(param: str, given: int, least: int, most: int) -> ImpastoError:
    return error("out_of_range", param, given=shown(given), expected=f"an integer from {least} to {most}")
