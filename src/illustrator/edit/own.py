"""One of our own pictures, changed in its brief and drawn again; what was not asked for stays as it was, to the bit."""

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.brief import Brief, Notice
from illustrator.draw import Drawing, draw_kept, pins_of
from illustrator.edit.draft import Draft
from illustrator.edit.instructions import READ_AT_MOST, instruction
from illustrator.edit.wishes import Wishes
from illustrator.kept import Kept
from illustrator.pins import Pin, Pins
from illustrator.scene import SHORT_SIDE, Box
from illustrator.style import Drop
from illustrator.styles import style

if TYPE_CHECKING:
    from illustrator.edit import Order, Pixels

_PARTLY: Final = {"subjects", "texts", "texts_are_quoted", "notices"}
_PLACED: Final = {"scene", "product"}
# How far round a changed thing the new picture shows in full, and where it ends: parts of the width.
_FULL, _FADED = 0.006, 0.018
_SEEN: Final = 14
_STRAY: Final = 0.002
_REDRAWN: Final = "This kind of picture is composed as a whole: more than what was asked for may differ."
_RESHAPED: Final = "The size has another shape than the picture: everything was arranged anew."


def edit_own(order: "Order", own: Kept) -> tuple[Drawing, Kept]:
    """The changed picture and what to keep of it. Raises CannotEdit."""
    pins = own.pins
    if not pins.keys and own.brief.subjects:
        _, pins = pins_of(own)
    draft = _changed(order, own, pins)
    notices = list(draft.notices)
    goal = _goal(order, own, draft, pins)
    drawing = draw_kept(goal)
    told = drawing.notices[len(goal.brief.notices) :]
    kept = replace(goal, brief=drawing.brief, pins=drawing.pins)
    original = order.images[0] if order.images else None
    pixels = drawing.pixels
    if goal.pins.figures == () and pins.figures and _has_other_shape(order, own):
        notices.append(Notice("redrawn", _RESHAPED))
    if original is not None and original.shape == pixels.shape:
        boxes = _touched(own.brief, drawing.brief, pins, drawing.pins)
        if boxes is not None:
            boxes = _with_drop(boxes, own.brief.style)
            merged = _merged(original, pixels, boxes)
            if own.brief.layout in _PLACED or not _strays(original, pixels, merged):
                pixels = merged
            else:
                notices.append(Notice("redrawn", _REDRAWN))
        elif own.brief.layout not in _PLACED and not _is_of_the_whole(own.brief, drawing.brief):
            notices.append(Notice("redrawn", _REDRAWN))
        _refuse_unless_seen(original, pixels)
    return replace(drawing, pixels=pixels, notices=(*told, *notices)), kept


def _changed(order: "Order", own: Kept, pins: Pins) -> Draft:
    """The brief with the instruction carried out."""
    from illustrator.edit import CannotEdit

    keys = [pins.key(i) for i in range(len(own.brief.subjects))]
    used = [int(pin.tag.partition("/")[0]) for pin in pins.figures]
    draft = Draft(own.brief, keys, max([*keys, *used, -1]) + 1 + max(order.index, 0))
    told = instruction(order.prompt)
    wishes = Wishes(draft, told)
    wishes.apply()
    if len(order.prompt) > READ_AT_MOST:
        draft.notices.append(
            Notice("prompt_shortened", f"Only the first {READ_AT_MOST} characters of the prompt were read.")
        )
    if draft.brief == own.brief:
        unknown = ", ".join(f"“{u}”" for u in list(wishes.unknown)[:5])
        problem = next(iter(dict.fromkeys(draft.problems)), "")
        if not problem and unknown:
            problem = f"it does not know what {unknown} shall be"
        elif not problem and _names(told.clauses, own):
            problem = "the picture shows that already, or it was not said what is to change"
        raise CannotEdit(problem or "it found nothing in the instruction that it can change")
    for problem in dict.fromkeys(draft.problems):
        draft.notices.append(Notice("not_understood", f"{problem[:1].upper()}{problem[1:]}."))
    if own.brief.layout == "product" and not draft.brief.subjects:
        raise CannotEdit("nothing would be left of the picture but its ground")
    return draft


def _names(clauses: object, own: Kept) -> bool:
    return bool(clauses) and bool(own.brief.subjects or own.brief.texts)


def _has_other_shape(order: "Order", own: Kept) -> bool:
    return abs(order.width * own.height - order.height * own.width) > 0.004 * order.width * own.height


def _goal(order: "Order", own: Kept, draft: Draft, pins: Pins) -> Kept:
    """What is to be drawn: pinned, unless the picture has another shape now."""
    brief = draft.brief
    held = replace(pins, keys=tuple(draft.keys), copies=_copies(own, draft, pins), words=(), veil=None)
    if brief.grounds != own.brief.grounds:
        held = replace(held, tone=None)
    if _has_other_shape(order, own):
        held = Pins(keys=held.keys, copies=held.copies)
    elif brief.layout == "product" and bool(brief.texts) != bool(own.brief.texts):
        held = Pins(keys=held.keys, copies=held.copies, tone=held.tone)
    background = own.background if order.background == "auto" else order.background
    if brief.wants_transparency and not own.brief.wants_transparency:
        background = "transparent"
    quality = order.quality if _is_of_the_whole(own.brief, brief) else own.quality
    return Kept(brief, order.width, order.height, own.seed, own.index, quality, background, held)


def _copies(own: Kept, draft: Draft, pins: Pins) -> tuple[tuple[int, ...], ...]:
    """Which of the copies stay: of fewer, those in front; more of them have numbers of their own."""
    places = {pins.key(i): i for i in range(len(own.brief.subjects))}
    copies = []
    for key, subject in zip(draft.keys, draft.subjects, strict=True):
        old = places.get(key)
        count = own.brief.subjects[old].count if old is not None else 0
        numbers = [pins.number(old, copy) for copy in range(count)] if old is not None else []
        if subject.count < count:
            feet = {n: pin.y if (pin := pins.of(f"{key}/{n}")) else 0.0 for n in numbers}
            front = sorted(numbers, key=lambda n: -feet[n])[: subject.count]
            numbers = [n for n in numbers if n in front]
        while len(numbers) < subject.count:
            numbers.append(max(numbers, default=-1) + 1)
        copies.append(tuple(numbers))
    return tuple(copies)


def _is_of_the_whole(old: Brief, new: Brief) -> bool:
    """Does the change touch everything: the place, the light, the finish, the colours of the page?"""
    return any(getattr(old, f.name) != getattr(new, f.name) for f in fields(Brief) if f.name not in _PARTLY)


def _touched(old: Brief, new: Brief, before: Pins, after: Pins) -> list[Box] | None:
    """The boxes of all that changed, as it was and as it is; None where that is the whole picture."""
    if _is_of_the_whole(old, new):
        return None
    if old.layout not in _PLACED and old.subjects != new.subjects and not after.figures:
        return None
    boxes: list[Box] = []
    was, now = {p.tag: p for p in before.figures}, {p.tag: p for p in after.figures}
    for tag in {**was, **now}:
        if was.get(tag) != now.get(tag):
            boxes += [box for pin in (was.get(tag), now.get(tag)) if pin is not None for box in _reach(pin)]
    if old.texts != new.texts:
        boxes += [*before.words, *after.words]
        if before.veil != after.veil or bool(old.texts) != bool(new.texts):
            boxes += [veil for veil in (before.veil, after.veil) if veil is not None]
        if not before.words and not after.words:
            return None
    return boxes


def _reach(pin: Pin) -> tuple[Box, ...]:
    return pin.reach or (pin.box,)


def _with_drop(boxes: list[Box], finish: str | None) -> list[Box]:
    """Sheets of paper throw shadows beyond themselves."""
    drop: Drop | None = style(finish).treatment.drop if finish else None
    if drop is None:
        return boxes
    room = 2 * drop.blur
    dx, dy = max(abs(drop.dx), 0) + room, max(abs(drop.dy), 0) + room
    return [(x - dx, y - dy, w + 2 * dx, h + 2 * dy) for x, y, w, h in boxes]


def _merged(original: "Pixels", new: "Pixels", boxes: list[Box]) -> "Pixels":
    """The new picture within the boxes, the original outside, bit for bit; between them a soft seam."""
    height, width = original.shape[:2]
    unit = min(width, height) / SHORT_SIDE
    apart = np.full((height, width), 255, np.uint8)
    for x, y, w, h in boxes:
        x0, y0 = max(int(x * unit), 0), max(int(y * unit), 0)
        x1, y1 = min(int(np.ceil((x + w) * unit)), width), min(int(np.ceil((y + h) * unit)), height)
        if x1 > x0 and y1 > y0:
            apart[y0:y1, x0:x1] = 0
    if apart.min() > 0:
        return original.copy()
    distance = cv2.distanceTransform(apart, cv2.DIST_L2, 5)
    full, end = _FULL * width, _FADED * width
    weight = np.clip((end - distance) / max(end - full, 1.0), 0.0, 1.0)[..., None].astype(np.float32)
    mixed = _mixed(original, new, weight)
    return np.where(weight <= 0, original, np.where(weight >= 1, new, mixed))


def _mixed(one: "Pixels", other: "Pixels", share: NDArray[np.float32]) -> "Pixels":
    """A blend of two pictures of straight alpha."""
    a, b = one[..., 3:].astype(np.float32) * (1 - share), other[..., 3:].astype(np.float32) * share
    alpha = a + b
    colour = (one[..., :3] * a + other[..., :3] * b) / np.maximum(alpha, 1.0)
    return np.asarray(np.round(np.concatenate([colour, alpha], axis=2)), np.uint8)


def _strays(original: "Pixels", new: "Pixels", merged: "Pixels") -> bool:
    """Did a page that is composed as a whole move more than what was asked for?"""
    kept = np.all(merged == original, axis=2)
    moved = np.abs(original.astype(np.int16) - new.astype(np.int16)).max(axis=2) > _SEEN
    return bool(np.count_nonzero(moved & kept) > _STRAY * kept.size)


def _refuse_unless_seen(original: "Pixels", pixels: "Pixels") -> None:
    from illustrator.edit import CannotEdit

    if np.abs(original.astype(np.int16) - pixels.astype(np.int16)).max() < _SEEN:
        raise CannotEdit("the change would not be seen in this picture")
