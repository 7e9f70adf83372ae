"""The single wishes of an edit, each made true on a Work. A wish that cannot be raises CannotEdit."""

from typing import Final

import cv2
import numpy as np

from illustrator.brief import Brief, Setting
from illustrator.edit import CannotEdit
from illustrator.edit.combine import Item, item_of, side_by_side
from illustrator.edit.compose import before, rim_lit, seated, stand_of
from illustrator.edit.cutout import NothingStandsOut, stand_out
from illustrator.edit.fill import NothingToFillFrom, filled
from illustrator.edit.insert import CannotDraw, inserted
from illustrator.edit.intent import Ground, Insert, Recolour
from illustrator.edit.lettering import lettered
from illustrator.edit.mist import misted
from illustrator.edit.painting import Painted, paint_scene, paint_setting, plain
from illustrator.edit.recolour import NoSuchColour, recoloured
from illustrator.edit.restyle import restyled
from illustrator.edit.sheet import Pixels, at_most, blend, framed, resized
from illustrator.edit.tones import lens_blurred, toned
from illustrator.edit.work import Work
from illustrator.illumination import light_of
from illustrator.settings import names as setting_names
from illustrator.settings import where
from illustrator.styles import style

_WIDE: Final = 0.35


def combine(work: Work) -> None:
    """What stands out in every picture, together on the ground that was asked for."""
    items = [item_of(picture) for picture in work.order.images[:5]]
    ground, foot, onto = work.intent.ground, 0.9, work.intent.onto
    if onto is not None and len(items) > 1:
        _onto(work, items, onto)
        return
    painted = _painted(work, ground, foot) if ground is not None else _usual_ground(work, foot)
    work.rgb = side_by_side(painted, items, foot)
    work.alpha[:] = 255
    cards = [str(i + 1) for i, item in enumerate(items) if item.is_card]
    if cards:
        work.note("no_subject", f"Nothing stands out in picture {', '.join(cards)}, so it is shown whole, as a card.")
    where_to = _ground_name(ground) if ground is not None else "one table"
    work.done.append(f"the subjects of {len(items)} pictures side by side before {where_to}")


def _onto(work: Work, items: list[Item], index: int) -> None:
    """The subjects of the other pictures in this one, at its foot, no larger than half its height."""
    base = framed(work.order.images[index], work.order.width, work.order.height)
    light = light_of(None, "clouds", None, 0, is_indoors=False)
    rest = [item for i, item in enumerate(items) if i != index]
    work.rgb, work.alpha = side_by_side(Painted(base.rgb, light), rest, 0.96, tallest=0.52), base.alpha.copy()
    work.done.append(f"the subjects of {len(rest)} pictures put into picture {index + 1}")


def _usual_ground(work: Work, foot: float) -> Painted:
    name = "tabletop" if "tabletop" in setting_names() else "studio"
    return paint_setting(work.intent.brief, Setting(name, ""), work.order.width, work.order.height, foot, work.variant)


def remove(work: Work) -> None:
    """The hole, or what stands out, filled from what is around it."""
    hole: Pixels | None = work.hole
    if hole is None:
        alpha = work.subject_alpha()
        reach = max(round(max(alpha.shape) / 90), 2)
        hole = np.asarray(
            cv2.dilate(
                np.where(alpha > 20, 255, 0).astype(np.uint8), np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
            ),
            np.uint8,
        )
        work.note("subject_chosen", "Without a mask, what stands out most was taken for the thing to remove.")
    _fill(work, np.where(np.asarray(hole) > 0, 255, 0).astype(np.uint8))
    work.done.append("the masked part filled from its surroundings" if work.hole is not None else "its subject removed")


def _fill(work: Work, hole: Pixels) -> None:
    x, y, w, h = work.frame.box
    rows, columns = slice(y, y + h), slice(x, x + w)
    try:
        rgb, gap = np.ascontiguousarray(work.rgb[rows, columns]), np.ascontiguousarray(hole[rows, columns])
        part = (
            misted(rgb, gap)
            if _is_wide(work, gap)
            else filled(rgb, gap, work.variant, _barred(rgb, work.alpha[rows, columns], gap))
        )
    except NothingToFillFrom:
        raise CannotEdit("the mask leaves too little of the picture to fill it from") from None
    work.rgb[rows, columns] = part
    work.alpha[hole > 0] = 255


def _is_wide(work: Work, gap: Pixels) -> bool:
    """So much of the picture is gone, with no mask to say so, that patches of the rest would only repeat things."""
    return work.hole is None and float((gap > 0).mean()) > _WIDE


def _barred(rgb: Pixels, alpha: Pixels, gap: Pixels) -> Pixels | None:
    """What is not to be repeated in the hole: what cannot be seen, and what stands out beside the hole, not in it."""
    unseen = (alpha < 128) & (gap == 0)
    if unseen.mean() > 0.01:
        return np.where(unseen, 255, 0).astype(np.uint8)
    try:
        found = stand_out(np.asarray(at_most(rgb, 250_000), np.uint8))
    except NothingStandsOut:
        return None
    mask = np.asarray(resized(found, rgb.shape[1], rgb.shape[0]), np.uint8)
    reach = max(round(max(gap.shape) / 40), 2)
    ring = (cv2.dilate(gap, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)) > 0) & (gap == 0)
    return mask if ring.any() and float((mask[ring] > 127).mean()) < 0.35 else None


def insert(work: Work, wish: Insert) -> None:
    """Things drawn into the mask, or where there is room."""
    if work.hole is not None and (wish.replaces or _is_torn(work, work.hole)):
        _fill(work, np.where(work.hole > 0, 255, 0).astype(np.uint8))
    elif wish.replaces:
        alpha = work.subject_alpha()
        ys, xs = np.nonzero(alpha > 127)
        _insert_at(work, wish, (int(xs.min()), int(ys.min()), int(np.ptp(xs)) + 1, int(np.ptp(ys)) + 1), alpha)
        return
    _insert_at(work, wish, work.hole_box, None)


def _is_torn(work: Work, hole: Pixels) -> bool:
    """The picture itself is transparent in the hole, and opaque round it."""
    ring = (cv2.dilate(hole, np.ones((9, 9), np.uint8)) > 127) & (hole < 128)
    inside = work.alpha[hole > 127]
    return bool(inside.mean() < 128 and ring.any() and work.alpha[ring].mean() > 128)


def _insert_at(work: Work, wish: Insert, box: tuple[int, int, int, int] | None, instead_of: Pixels | None) -> None:
    if instead_of is not None:
        reach = max(round(max(instead_of.shape) / 90), 2)
        kernel = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
        _fill(work, np.asarray(cv2.dilate(np.where(instead_of > 20, 255, 0).astype(np.uint8), kernel), np.uint8))
    try:
        work.rgb, figure = inserted(work.rgb, wish, box, work.variant)
    except CannotDraw:
        raise CannotEdit("what is to be added could not be drawn") from None
    work.alpha = np.maximum(work.alpha, figure)
    work.done.append("a drawn " + " and ".join(s.said for s in wish.subjects) + " added")


def recolour(work: Work, wish: Recolour) -> None:
    """The thing, or the named colour in it, in another colour."""
    if work.hole is not None:
        share = work.hole
    elif wish.source is not None:
        share = np.full(work.alpha.shape, 255, np.uint8)
    else:
        share = work.subject_alpha()
        work.note("subject_chosen", "Without a mask, the main colour of what stands out most was changed.")
    try:
        work.rgb = recoloured(work.rgb, np.ascontiguousarray(share), wish.target, wish.source)
    except NoSuchColour:
        raise CannotEdit("the colour to be changed was not found where it is to be changed") from None
    work.done.append(f"recoloured {wish.target}")


def cut_out(work: Work) -> None:
    """The subject on nothing."""
    alone = seated(work.subject(), work.order.width, work.order.height)
    work.rgb, work.alpha = alone.rgb, alone.alpha
    if work.intent.has_rim:
        work.rgb = rim_lit(work.rgb, work.alpha)
    work.rgb = np.where(work.alpha[..., None] > 0, work.rgb, 0).astype(np.uint8)
    work.done.append("its subject cut out, on a transparent background")


def change_ground(work: Work, wish: Ground) -> None:
    """The subject before another background."""
    alone = seated(work.subject(), work.order.width, work.order.height)
    painted = _painted(work, wish, stand_of(alone.alpha).foot)
    work.rgb = before(painted, alone, has_rim=work.intent.has_rim)
    work.alpha[:] = 255
    work.done.append(f"its background replaced by {_ground_name(wish)}")


def _painted(work: Work, wish: Ground, foot: float | None) -> Painted:
    width, height = work.order.width, work.order.height
    if wish.colour is not None and (wish.colour == "#ffffff" or wish.setting is None):
        return plain(wish.colour, width, height)
    setting = wish.setting
    if (
        setting is None
        and wish.brief.layout == "scene"
        and wish.brief.subjects
        and max(width, height) <= 3 * min(width, height)
    ):
        return paint_scene(wish.brief, width, height, work.variant)
    if setting is None or setting.name not in setting_names():
        setting = Setting("studio", "studio", wish.colour)
        work.note(
            "not_understood", f"The new background was not understood, so it is a plain studio: {wish.said[:120]}"
        )
    return paint_setting(_lit(work, wish.brief), setting, width, height, foot, work.variant)


def _lit(work: Work, brief: Brief) -> Brief:
    return brief if brief.time or not work.intent.time else work.intent.brief


def _ground_name(wish: Ground) -> str:
    if wish.setting is not None:
        place = where(wish.setting.name).title if wish.setting.name in setting_names() else "studio"
        return f"a painted {place}" + (f" at {wish.brief.time}" if wish.brief.time else "")
    if wish.colour is None and wish.brief.layout == "scene" and wish.brief.subjects:
        return "a painted scene with " + " and ".join(s.said for s in wish.brief.subjects)
    return f"plain {wish.colour}" if wish.colour else "a plain studio"


def blur_ground(work: Work) -> None:
    """All but the subject out of focus."""
    alpha = work.subject_alpha()
    far = lens_blurred(work.rgb, alpha)
    x, y, w, h = work.frame.box
    sharp = work.rgb.copy()
    sharp[y : y + h, x : x + w] = work.subject().rgb
    blend(far, sharp, alpha)
    work.rgb = far
    work.done.append("its background out of focus")


def light_rim(work: Work) -> None:
    """Light along the subject's edge, where its ground stays."""
    alpha = work.subject_alpha()
    work.rgb = rim_lit(work.rgb, alpha)
    work.done.append("light along the edge of its subject")


def tone(work: Work) -> None:
    intent = work.intent
    names = tuple(n for n in (intent.time, intent.weather, *intent.tones) if n)
    changed = toned(work.rgb, names)
    if work.hole is not None and not work.done:
        blend(work.rgb, changed, work.hole)
    else:
        work.rgb = changed
    work.done.append("in another light: " + ", ".join(names))


def restyle(work: Work, name: str) -> None:
    work.rgb, work.alpha = restyled(work.rgb, work.alpha, name, work.variant, work.order.quality)
    work.done.append(f"in the style of {style(name).title}")


def letter(work: Work) -> None:
    brief = work.intent.brief
    colour = brief.colours[0] if brief.colours and not work.intent.recolours and work.intent.ground is None else None
    work.rgb, missing = lettered(work.rgb, work.intent.texts, work.intent.text_spots, colour)
    if missing:
        work.note("missing_glyph", f"No installed font has these characters, so they were left out: {missing[:40]}")
    work.done.append("with the words " + ", ".join(f"“{t}”" for t in work.intent.texts))
