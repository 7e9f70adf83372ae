"""A plan after the fact: what an engine made of what was left open, and of what was not.

Pure, as the plan is: the same plan and the same facts come to the same.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from impasto.types import Image, Notice, PartialImage, Plan, Resolved, Size, Step, StoredImage

# As `catalog.sizes` has it: what rounding to a grid needs.
_SAME_ASPECT = 100


def resolve(plan: Plan, told: Sequence[Resolved], images: Sequence[StoredImage] = ()) -> Plan:
    """The plan with what the engine decided on, as it tells it and as the pictures that are kept show it."""
    if not told:
        return plan
    quality = next((one.quality for one in told if one.quality is not None), plan.quality)
    background = next((one.background for one in told if one.background is not None), plan.background)
    size = Size(images[0].width, images[0].height) if images and "size" in plan.auto else None
    return replace(
        plan,
        quality=quality,
        background=background,
        size=size or plan.size,
        engine_size=size or plan.engine_size,
        upstream_ids=tuple(dict.fromkeys(one.upstream_id for one in told if one.upstream_id is not None)),
    )


def as_it_came(plan: Plan, image: Image | PartialImage) -> tuple[Plan, tuple[Notice, ...]]:
    """The plan for one picture that may have another size or format than the engine was asked for; what to tell.

    Of the asked shape it is resampled. Of another shape it is given as it came, never stretched; only where pixels
    outside a mask have to be kept it is brought to their size.
    """
    if image.size == plan.engine_size or "size" in plan.auto:
        sized, notices = (replace(plan, size=image.size) if "size" in plan.auto else plan), tuple[Notice, ...]()
    else:
        sized, notices = _another_size(plan, image.size)
    if sized.steps or image.format == plan.output_format:
        return sized, notices
    step = Step("encode", f"The engine wrote {image.format}; {plan.output_format} was asked for.")
    return replace(sized, steps=(step,)), notices


def _another_size(plan: Plan, came: Size) -> tuple[Plan, tuple[Notice, ...]]:
    names = [step.name for step in plan.steps]
    told = f"The engine drew {came} instead of {plan.engine_size}"
    if "composite" not in names and not _same_aspect(came, plan.size):
        steps = tuple(step for step in plan.steps if step.name != "resample")
        notice = Notice("size_changed", f"{told}: another shape, so it is given as it came.", "size")
        return replace(plan, size=came, steps=steps), (notice,)
    notice = Notice("size_changed", f"{told}; it is resampled to {plan.size}.", "size")
    if came == plan.size or "resample" in names:
        return plan, (notice,) if came != plan.size else ()
    step = Step("resample", f"{told}; {plan.size} was asked for.")
    return replace(plan, steps=(step, *plan.steps)), (notice,)


def _same_aspect(one: Size, other: Size) -> bool:
    skew = abs(one.width * other.height - one.height * other.width)
    return skew * _SAME_ASPECT <= other.width * one.height
