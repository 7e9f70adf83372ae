"""A plan after the fact: what an engine made of what was left open, and of what was not.

Pure, as the plan is: the same plan and the same facts come to the same.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from impasto.plan.boxes import centred, same_aspect, within
from impasto.types import Box, Image, Notice, PartialImage, Plan, Resolved, Size, Step, StoredImage


def resolve(plan: Plan, told: Sequence[Resolved], images: Sequence[StoredImage] = ()) -> Plan:
    """The plan with what the engine decided on, as it tells it and as the pictures that are kept show it.

    Where calls of one run came to different things the earliest picture decides, whichever came first: what is charged
    does not depend on who ends the run. Of a call whose pictures are not among the `images` nothing is charged.
    """
    if not told:
        return plan
    told = sorted(told, key=lambda one: one.first)
    decides = _given(told, images) if images else told
    quality = next((one.quality for one in decides if one.quality is not None), plan.quality)
    background = next((one.background for one in decides if one.background is not None), plan.background)
    earliest = min(images, key=lambda image: image.index, default=None)
    size = Size(earliest.width, earliest.height) if earliest is not None and "size" in plan.auto else None
    return replace(
        plan,
        quality=quality,
        background=background,
        size=size or plan.size,
        engine_size=size or plan.engine_size,
        upstream_ids=tuple(dict.fromkeys(one.upstream_id for one in told if one.upstream_id is not None)),
    )


def _given(told: Sequence[Resolved], images: Sequence[StoredImage]) -> Sequence[Resolved]:
    """Those of which a picture is kept: it is from the `first` of its call to that of the next."""
    firsts = [one.first for one in told]
    kept = {max((first for first in firsts if first <= image.index), default=-1) for image in images}
    return [one for one in told if one.first in kept]


def as_it_came(plan: Plan, image: Image | PartialImage) -> tuple[Plan, tuple[Notice, ...]]:
    """The plan for one picture that may have another size or format than the engine was asked for; what to tell.

    Of the asked shape it is resampled. Of another shape it is given as it came, never stretched; it is cropped to the
    asked shape where it would have been cropped anyway, and where pixels outside a mask have to be kept.
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
    names = {step.name for step in plan.steps}
    told = f"The engine drew {came} instead of {plan.engine_size}"
    if not names & {"crop", "composite"} and not same_aspect(came, plan.size):
        kept_steps = tuple(step for step in plan.steps if step.name != "resample")
        notice = Notice("size_changed", f"{told}: another shape, so it is given as it came.", "size")
        return replace(plan, size=came, steps=kept_steps), (notice,)
    box = _kept(plan, came)
    kept = Size(box.width, box.height)
    steps = [step for step in plan.steps if step.name != "crop"]
    if kept != plan.size and "resample" not in names:
        steps.insert(0, Step("resample", f"{told}; {plan.size} was asked for."))
    if kept != came:
        steps.insert(0, Step("crop", f"{told}: {kept} of it is kept."))
    how = "resampled" if kept == came else "cropped and resampled"
    notices = () if came == plan.size else (Notice("size_changed", f"{told}; it is {how} to {plan.size}.", "size"),)
    return replace(plan, box=None if kept == came else box, steps=tuple(steps)), notices


def _kept(plan: Plan, came: Size) -> Box:
    """The part of what came that is kept: that of the canvas on which the picture was laid, else the middle."""
    if plan.pads and plan.box is not None:
        return within(centred(came, plan.engine_size), plan.box, plan.engine_size)
    return centred(came, plan.size)
