"""Pictures that are not our own: read what is wanted, do it wish by wish, say what was done and what was not."""

from collections.abc import Callable
from functools import partial

import numpy as np

from illustrator.brief import Notice
from illustrator.draw import Drawing
from illustrator.edit import CannotEdit, Order, steps
from illustrator.edit.intent import Intent, intent_of
from illustrator.edit.sheet import Pixels, blend
from illustrator.edit.work import Work

_PHOTO = "photo"
Step = Callable[[Work], None]


def edit_foreign(order: Order) -> Drawing:
    """The edited picture at the order's size. Raises CannotEdit."""
    if not order.images:
        raise CannotEdit("there is no picture to edit")
    intent = intent_of(order.prompt, has_mask=order.mask is not None, count=len(order.images))
    work = Work.of(order, intent)
    for step in _steps(work):
        try:
            step(work)
        except CannotEdit as reason:
            work.failed.append(str(reason))
    if not work.done:
        raise CannotEdit(work.failed[0] if work.failed else _unread(intent))
    pixels = _finished(work)
    if np.array_equal(pixels, np.dstack([work.frame.rgb, work.frame.alpha])):
        raise CannotEdit("the edit would leave the picture as it is")
    said = "The picture, edited: " + "; ".join(dict.fromkeys(work.done)) + "."
    return Drawing(pixels, intent.brief, said, _notices(work))


def _steps(work: Work) -> list[Step]:
    """What is to be done, in the order in which it must be."""
    intent, order = work.intent, work.order
    if intent.combines:
        return [steps.combine, *_finishing(work)]
    wants_cut = intent.cuts_out or (order.background == "transparent" and intent.ground is None and work.hole is None)
    todo: list[Step] = []
    if intent.removes is not None:
        todo.append(steps.remove)
    todo += [partial(steps.insert, wish=i) for i in intent.inserts if i.replaces or intent.ground is None]
    todo += [partial(steps.recolour, wish=r) for r in intent.recolours]
    ground = intent.ground
    if wants_cut and _cuts(work):
        todo.append(steps.cut_out)
    elif ground is not None:
        todo.append(partial(steps.change_ground, wish=ground))
        todo += [partial(steps.insert, wish=i) for i in intent.inserts if not i.replaces]
    elif intent.blurs_ground:
        todo.append(steps.blur_ground)
    if intent.has_rim and not wants_cut and ground is None:
        todo.append(steps.light_rim)
    todo += _finishing(work)
    if not todo and work.hole is not None:
        todo.append(_fill_unread)
    return todo


def _cuts(work: Work) -> bool:
    """A picture that is transparent already, of which something else is asked, keeps its own alpha."""
    return work.intent.cuts_out or bool(work.frame.alpha.min() == 255)


def _finishing(work: Work) -> list[Step]:
    intent = work.intent
    todo: list[Step] = []
    if intent.tones or (intent.time and (intent.ground is None or intent.combines)) or intent.weather:
        todo.append(steps.tone)
    style = intent.style
    if style is not None and style != _PHOTO:
        todo.append(partial(steps.restyle, name=style))
    if intent.texts:
        todo.append(steps.letter)
    return todo


def _fill_unread(work: Work) -> None:
    """A mask alone says: take away what is there."""
    steps.remove(work)
    if work.order.prompt.strip():
        work.note(
            "not_understood", "Nothing in the prompt was understood, so the masked part was filled from around it."
        )


def _unread(intent: Intent) -> str:
    words = [n.message for n in intent.brief.notices if n.code == "not_understood"]
    return f"no change to a photograph was understood from the prompt{': ' + words[0].rstrip('.') if words else ''}"


def _finished(work: Work) -> Pixels:
    if work.order.background == "opaque" and work.alpha.min() < 255:
        paper = np.full_like(work.rgb, 255)
        blend(paper, work.rgb, work.alpha)
        work.rgb, work.alpha = paper, np.full_like(work.alpha, 255)
    return np.dstack([work.rgb, work.alpha])


def _notices(work: Work) -> tuple[Notice, ...]:
    """What was not done, what was chosen, and which words were not understood where that matters."""
    notes = list(work.notes)
    notes += [Notice("not_done", f"Not done: {reason}.") for reason in dict.fromkeys(work.failed)]
    if work.frame.has_margins and not (work.intent.ground or work.intent.combines or work.intent.cuts_out):
        notes.append(
            Notice(
                "margins", "The picture has another shape than was asked for: its own edges, blurred, fill the rest."
            )
        )
    return tuple(notes)
