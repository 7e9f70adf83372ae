"""What a model's rules ask and an engine lacks: done here by fan-out, resampling, encoding or words; or refused.

Every refusal in this file is about one engine; the plan then looks at the next.
"""

from collections.abc import Iterator

from msgspec import Struct

from impasto.catalog.sizes import (
    FlexibleSizes,
    closest_in_aspect,
    largest,
    legal,
    parse_size,
    smallest_legal_cover,
    within_edges,
)
from impasto.catalog.tokens import qualities
from impasto.errors import ImpastoError, error
from impasto.plan.case import Asked, Case, shown
from impasto.plan.parameters import check_length, keeps_alpha, unsupported_value
from impasto.types import Capabilities, Notice, Size, Step


class Able(Struct, frozen=True):
    """An engine that answers for the model, by what it can do."""

    engine: str
    capabilities: Capabilities

    def cannot(self, case: Case, param: str, what: str) -> ImpastoError:
        """The refusal that says whose limit it is."""
        return error("engine_cannot", param, engine=self.engine, model=shown(case.name), what=what)


class Sizes(Struct, frozen=True):
    """What the client gets and what the engine draws."""

    delivered: Size
    drawn: Size


def split_calls(n: int, max_n: int) -> tuple[int, ...]:
    """So many pictures for each call of an engine that draws at most `max_n` at once."""
    full, rest = divmod(n, max_n)
    return (max_n,) * full + ((rest,) if rest else ())


def choose_sizes(case: Case, asked: Asked, able: Able, own: Size | None = None) -> Sizes:
    """Draw the asked size where the engine can; else, in lenient, a legal size that covers it, and resample.

    `own` is the size that an edit's picture keeps where none was asked for.
    """
    if own is not None:
        return Sizes(own, own if able.capabilities.any_size else _legal_for(case, able, own))
    if asked.size is None:
        chosen = _auto_size(case, asked, able)
        return Sizes(chosen, chosen)
    size = asked.size
    is_legal = legal(case.model.sizes, size)
    if _draws(able.capabilities, size) and (is_legal or able.capabilities.any_size):
        if not is_legal:
            case.tell(
                "size_beyond_model", f"{size} is not a size of '{shown(case.name)}'; it is drawn as asked.", "size"
            )
        return Sizes(size, size)
    if not case.lenient:
        raise able.cannot(case, "size", f"the size {size}")
    drawn = _legal_for(case, able, size)
    case.tell("size_resampled", f"The picture is drawn at {drawn} and resampled to {size}.", "size")
    return Sizes(size, drawn)


def _auto_size(case: Case, asked: Asked, able: Able) -> Size:
    """What the engine chooses, or the model's usual size; a listed one where only those are allowed."""
    rule, auto = case.model.sizes, able.capabilities.auto_size
    if isinstance(rule, FlexibleSizes) and auto is not None:
        return auto(asked.prompt)
    chosen = auto(asked.prompt) if auto is not None else parse_size(rule.auto)
    if not isinstance(rule, FlexibleSizes):
        chosen = closest_in_aspect(rule.sizes, chosen)
    return chosen if _draws(able.capabilities, chosen) else _legal_for(case, able, chosen)


def _draws(capabilities: Capabilities, size: Size) -> bool:
    short, long = min(size.width, size.height), max(size.width, size.height)
    return capabilities.min_edge <= short and long <= capabilities.max_edge


def _legal_for(case: Case, able: Able, size: Size) -> Size:
    rule = within_edges(case.model.sizes, able.capabilities.min_edge, able.capabilities.max_edge)
    drawn = smallest_legal_cover(rule, size)
    if drawn is None:
        raise able.cannot(case, "size", f"the size {size}")
    return drawn


def choose_quality(case: Case, asked: Asked, able: Able) -> str:
    """The quality that is drawn and told: never `auto`."""
    capabilities, quality = able.capabilities, asked.quality
    if quality is None:
        return _auto_quality(case, capabilities)
    if quality not in case.model.values("quality"):
        if quality not in capabilities.beyond_model:
            raise unsupported_value(case, "quality", quality)
        case.tell("beyond_model", f"Quality '{quality}' is not of '{shown(case.name)}'; the engine has it.", "quality")
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
    if asked.quality is not None or able.capabilities.simulated:
        return (chosen,)
    return (chosen, *(one for one in able.capabilities.qualities if one in qualities(case.model.tokens)))


def sizes_at_most(case: Case, auto: tuple[str, ...], sizes: Sizes) -> tuple[Size, ...]:
    """The sizes of which one is the dearest that may be drawn and billed."""
    if "size" not in auto:
        return (sizes.drawn,)
    return (sizes.drawn, *largest(case.model.sizes))


def left_open(asked: Asked, able: Able, own_size: Size | None, background: str) -> Iterator[str]:
    """What nobody asked for and the engine decides on while it draws."""
    chooses = able.capabilities.chooses
    if asked.size is None and own_size is None and "size" in chooses:
        yield "size"
    if asked.quality is None and "quality" in chooses:
        yield "quality"
    # A see-through picture was answered for already: it stays so.
    if asked.background is None and background != "transparent" and "background" in chooses:
        yield "background"


def list_notices(case: Case, able: Able) -> tuple[Notice, ...]:
    """What the client is told; of an engine that screens itself not that nobody does."""
    screens = able.capabilities.moderates
    return tuple(notice for notice in case.notices if not (screens and notice.code == "not_screened"))


def choose_background(case: Case, asked: Asked, able: Able, *, was_see_through: bool = False) -> str:
    """Transparent or opaque: never `auto`. An edit of a see-through picture stays see-through where it can."""
    capabilities = able.capabilities
    if asked.background == "transparent" and not capabilities.transparent:
        raise able.cannot(case, "background", "transparent backgrounds")
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


def choose_words(case: Case, asked: Asked, able: Able) -> tuple[str, str | None]:
    """The prompt and the negative prompt that the engine gets: folded into one where it knows but one."""
    if asked.negative_prompt is None or able.capabilities.negative_prompt:
        return asked.prompt, asked.negative_prompt
    folded = f"{asked.prompt.rstrip().rstrip('.')}. Avoid: {asked.negative_prompt}"
    check_length(case, "negative_prompt", folded)
    case.tell("negative_prompt_folded", "The negative prompt was added to the prompt in words.", "negative_prompt")
    return folded, None


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


def choose_format(asked: Asked, able: Able, sizes: Sizes, *, keeps_outside: bool) -> str:
    """The format that the engine writes: the asked one where nothing is left to do with the pixels."""
    capabilities = able.capabilities
    as_asked = asked.output_format in capabilities.formats and (
        asked.output_compression is None or capabilities.compression
    )
    if as_asked and sizes.delivered == sizes.drawn and not keeps_outside:
        return asked.output_format
    return "png" if "png" in capabilities.formats else capabilities.formats[0]


def list_steps(
    asked: Asked, sizes: Sizes, engine_format: str, able: Able, *, keeps_outside: bool = False
) -> Iterator[Step]:
    """What is left to do with each picture. Pixels that were changed are always encoded anew."""
    resampled = sizes.delivered != sizes.drawn
    if resampled:
        yield Step("resample", f"The engine draws {sizes.drawn}; {sizes.delivered} was asked for.")
    if keeps_outside:
        yield Step("composite", "Outside the mask the picture stays as it was.")
    if resampled or keeps_outside:
        yield Step("encode", f"The changed pixels become a {asked.output_format}.")
    elif engine_format != asked.output_format:
        yield Step("encode", f"The engine writes {engine_format}; {asked.output_format} was asked for.")
    elif asked.output_compression is not None and not able.capabilities.compression:
        yield Step("encode", f"The engine does not know compression; {asked.output_compression} was asked for.")
