"""Edits of our own pictures: what was asked for changes, in the brief and in the picture, and nothing else does."""

import contextlib
import time
from dataclasses import fields, replace
from functools import lru_cache

import msgspec
import numpy as np
import pytest

from illustrator.brief import Brief
from illustrator.draw import Drawing, draw, draw_kept
from illustrator.edit import CannotEdit, Order
from illustrator.edit.own import edit_own
from illustrator.kept import Kept
from illustrator.pins import NONE

SIDE = 320
CAT = "a cat sitting on a stack of books by lamplight, watercolor"
APPLES = "three green apples on a wooden table"
POSTER = 'a poster "OPEN HOUSE" with a house'
COAST = "a dog and a bicycle in front of a lighthouse on the coast at sunset"
SNEAKER = "product photo of a red sneaker on white"
NIGHT = 'a street at night "GOOD NIGHT"'


@lru_cache(maxsize=16)
def first(prompt: str) -> tuple[Drawing, Kept]:
    drawing = draw(prompt, width=SIDE, height=SIDE)
    return drawing, Kept.from_json(Kept(drawing.brief, SIDE, SIDE, pins=drawing.pins).to_json())


def edited(prompt: str, instruction: str) -> tuple[Drawing, Kept]:
    drawing, kept = first(prompt)
    return edit_own(Order(instruction, (drawing.pixels,), SIDE, SIDE, kept=(kept,)), kept)


def changed_fields(old: Brief, new: Brief) -> set[str]:
    return {f.name for f in fields(Brief) if getattr(old, f.name) != getattr(new, f.name)}


def far(old: Kept, new: Kept) -> np.ndarray:
    """Where the picture is farther than 2 % of the width from all that changed, before and after."""
    was, now = {p.tag: p for p in old.pins.figures}, {p.tag: p for p in new.pins.figures}
    boxes = [
        b for t in {**was, **now} if was.get(t) != now.get(t) for p in (was.get(t), now.get(t)) if p for b in p.reach
    ]
    if old.brief.texts != new.brief.texts:
        boxes += [*old.pins.words, *new.pins.words]
    kept, room = np.ones((SIDE, SIDE), bool), 0.02 * SIDE
    for x, y, w, h in boxes:
        x0, y0, x1, y1 = (v * SIDE / 1000 for v in (x, y, x + w, y + h))
        kept[max(int(y0 - room), 0) : int(y1 + room) + 2, max(int(x0 - room), 0) : int(x1 + room) + 2] = False
    return kept


def moved(one: Drawing, other: Drawing) -> np.ndarray:
    return np.abs(one.pixels.astype(int) - other.pixels.astype(int)).max(axis=2)


def mean_colour(drawing: Drawing, kept: Kept, tag: str) -> np.ndarray:
    pin = next(p for p in kept.pins.figures if p.tag == tag)
    x, y, w, h = (round(v * SIDE / 1000) for v in pin.box)
    return drawing.pixels[y + h // 3 : y + 2 * h // 3, x + w // 3 : x + 2 * w // 3, :3].mean(axis=(0, 1))


LOCAL = [
    (CAT, "make the cat black", "subjects"),
    (CAT, "把猫变成黑色", "subjects"),
    (CAT, "replace the cat with a dog", "subjects"),
    (CAT, "turn the cat into a fox", "subjects"),
    (CAT, "remove the cat", "subjects"),
    (CAT, "without the books", "subjects"),
    (CAT, "two cats instead of one", "subjects"),
    (CAT, "add a red balloon next to the cat", "subjects"),
    (CAT, "let the cat sleep", "subjects"),
    (APPLES, "recolor the apples red", "subjects"),
    (APPLES, "change the colour of the apples to red", "subjects"),
    (APPLES, "add another apple", "subjects"),
    (APPLES, "再加一个苹果", "subjects"),
    (APPLES, "only one apple", "subjects"),
    (APPLES, "remove one apple", "subjects"),
    (APPLES, "replace the apples with oranges", "subjects"),
    (APPLES, "add a teapot", "subjects"),
    (APPLES, "entferne die Äpfel", "subjects"),
    (COAST, "delete the bicycle", "subjects"),
    (COAST, "Entferne das Fahrrad", "subjects"),
    (COAST, "supprime le vélo", "subjects"),
    (COAST, "cambia el perro por un gato", "subjects"),
    (COAST, "make the bicycle blue and the dog white", "subjects"),
    (COAST, "把狗换成猫", "subjects"),
    (SNEAKER, "make the sneaker blue", "subjects"),
    (SNEAKER, "replace the sneaker with a watch", "subjects"),
    (POSTER, 'change the text to "CLOSED"', "texts"),
    (POSTER, "replace “OPEN HOUSE” with “SOLD”", "texts"),
    (NIGHT, 'change the text to "BONJOUR"', "texts"),
]


@pytest.mark.parametrize(("prompt", "instruction", "field"), LOCAL)
def test_what_was_not_asked_for_stays_put(prompt: str, instruction: str, field: str) -> None:
    (before, old), (after, new) = first(prompt), edited(prompt, instruction)
    assert changed_fields(old.brief, new.brief) == {field}
    difference, outside = moved(before, after), far(old, new)
    assert outside.mean() > 0.05
    assert difference[outside].max(initial=0) == 0
    assert (difference > 14).mean() > 0.004
    assert not after.notices


WHOLE = [
    (CAT, "on a beach instead", {"setting"}),
    (CAT, "change the background to a sunset beach", {"setting", "time"}),
    (CAT, "put it in a forest", {"setting"}),
    (CAT, "as an oil painting", {"style"}),
    (CAT, "make it pixel art", {"style"}),
    (CAT, "make it day", {"time"}),
    (APPLES, "move it to a beach", {"setting"}),
    (APPLES, "背景换成海滩", {"setting"}),
    (APPLES, "as a watercolor", {"style"}),
    (APPLES, "变成水彩画", {"style"}),
    (APPLES, "make the table blue", {"setting"}),
    (APPLES, "remove the background", {"wants_transparency"}),
    (COAST, "make it night", {"time"}),
    (COAST, "let it rain", {"weather"}),
    (COAST, "at dawn", {"time"}),
    (SNEAKER, "change the background to black", {"grounds"}),
    (POSTER, "make the background blue", {"grounds"}),
    (POSTER, "as a watercolor", {"style"}),
]


@pytest.mark.parametrize(("prompt", "instruction", "changed"), WHOLE)
def test_a_change_of_the_whole_keeps_the_subjects_in_their_places(
    prompt: str, instruction: str, changed: set[str]
) -> None:
    (before, old), (after, new) = first(prompt), edited(prompt, instruction)
    assert changed_fields(old.brief, new.brief) == changed
    assert [(p.tag, p.name, p.x, p.scale) for p in old.pins.figures] == [
        (p.tag, p.name, p.x, p.scale) for p in new.pins.figures
    ]
    assert (moved(before, after) > 14).mean() > 0.05


@pytest.mark.parametrize(
    ("prompt", "instruction", "tag", "colour"),
    [
        (APPLES, "recolor the apples red", "0/0", (1, -1, -1)),
        (APPLES, "make them blue", "0/0", (-1, 0, 1)),
        (CAT, "make the cat black", "0/0", (-1, -1, -1)),
        (SNEAKER, "cambia el color de la zapatilla a azul", "0/0", (-1, 0, 1)),
    ],
)
def test_the_new_colour_is_seen(prompt: str, instruction: str, tag: str, colour: tuple[int, int, int]) -> None:
    (before, old), (after, new) = first(prompt), edited(prompt, instruction)
    shift = mean_colour(after, new, tag) - mean_colour(before, old, tag)
    assert all(sign * value > 8 for sign, value in zip(colour, shift, strict=True) if sign)


def test_counts_and_names_become_what_was_asked() -> None:
    assert [s.count for s in edited(APPLES, "add another apple")[1].brief.subjects] == [4]
    assert [s.count for s in edited(APPLES, "only one apple")[1].brief.subjects] == [1]
    assert [s.count for s in edited(APPLES, "five apples")[1].brief.subjects] == [5]
    added = edited(APPLES, "add a red apple")[1].brief.subjects
    assert [(s.name, s.count) for s in added] == [("apple", 3), ("apple", 1)]
    assert [s.name for s in edited(CAT, "replace the cat with a dog")[1].brief.subjects] == ["dog", "book"]
    both = edited(CAT, "make the cat white, add a red balloon and make it day")
    assert changed_fields(first(CAT)[1].brief, both[1].brief) == {"subjects", "time"}
    assert "balloon" in both[0].revised_prompt


def test_an_edit_of_an_edit_after_a_restart() -> None:
    drawing, kept = edited(CAT, "make the cat black")
    kept = Kept.from_json(kept.to_json())
    order = Order("add a red balloon next to the cat", (drawing.pixels,), SIDE, SIDE, kept=(kept,))
    again, last = edit_own(order, kept)
    assert last.brief.subjects[0].colour == kept.brief.subjects[0].colour
    assert [p for p in last.pins.figures if p.name != "balloon"] == list(kept.pins.figures)
    undone, _ = edit_own(Order("remove the balloon", (again.pixels,), SIDE, SIDE, kept=(last,)), last)
    assert (moved(drawing, undone) > 14).mean() < 0.01
    same, _ = edit_own(order, kept)
    assert np.array_equal(same.pixels, again.pixels)


def test_a_picture_of_which_only_the_brief_was_kept() -> None:
    before, kept = first(APPLES)
    bare = replace(kept, pins=NONE)
    after, new = edit_own(Order("recolor the apples red", (before.pixels,), SIDE, SIDE, kept=(bare,)), bare)
    assert moved(before, after)[far(kept, new)].max() == 0


def test_what_an_older_version_kept_is_read() -> None:
    old = msgspec.json.decode(first(CAT)[1].to_json())
    del old["pins"]
    old["later"] = 1
    kept = Kept.from_json(msgspec.json.encode(old).decode())
    assert kept.pins == NONE
    assert np.array_equal(draw_kept(kept).pixels, first(CAT)[0].pixels)


@pytest.mark.parametrize("prompt", [CAT, APPLES, COAST, SNEAKER, POSTER])
def test_a_kept_picture_is_drawn_again_to_the_bit(prompt: str) -> None:
    drawing, kept = first(prompt)
    again = draw_kept(kept)
    assert np.array_equal(again.pixels, drawing.pixels)
    assert again.pins == drawing.pins


def test_another_size_of_the_same_shape_and_of_another() -> None:
    before, kept = first(APPLES)
    larger, new = edit_own(Order("make the apples red", (before.pixels,), 400, 400, kept=(kept,)), kept)
    assert larger.pixels.shape == (400, 400, 4)
    assert [p.x for p in new.pins.figures] == [p.x for p in kept.pins.figures]
    wide, _ = edit_own(Order("make the apples red", (before.pixels,), 480, 320, kept=(kept,)), kept)
    assert wide.pixels.shape == (320, 480, 4)
    assert "redrawn" in {n.code for n in wide.notices}


@pytest.mark.parametrize(
    ("prompt", "instruction"),
    [
        (CAT, "give the cat a hat"),
        (CAT, "make the zeppelin black"),
        (CAT, "remove the dog"),
        (CAT, "make the cat's eyes blue"),
        (COAST, "make the sky pink"),
        (COAST, "把天空变成粉色"),
        (CAT, "flibber the gibbet"),
        (CAT, "add a flugelbinder"),
        (CAT, "make it better"),
        (CAT, ""),
        (CAT, "make it a watercolor"),
        (APPLES, "make the apples green"),
        (APPLES, "three apples"),
        (SNEAKER, "remove the sneaker"),
        (POSTER, "replace “CLOSED” with “SOLD”"),
    ],
)
def test_what_it_cannot_do_is_refused_and_says_why(prompt: str, instruction: str) -> None:
    with pytest.raises(CannotEdit) as refused:
        edited(prompt, instruction)
    assert str(refused.value)
    assert not str(refused.value).endswith(".")


def test_what_was_not_understood_is_said() -> None:
    drawing, _ = edited(CAT, "make the cat black and flibber the gibbet")
    assert any(n.code == "not_understood" and "flibber" in n.message for n in drawing.notices)
    redrawn, _ = edited(POSTER, "make the house red")
    assert "redrawn" in {n.code for n in redrawn.notices}
    crowded, kept = edited(APPLES, "fifty apples")
    assert kept.brief.subjects[0].count == 12
    assert "not_shown" in {n.code for n in crowded.notices}


HOSTILE = {
    "commands": "make the cat black and " * 1_400,
    "replace": "replace " * 4_000,
    "quotes": '"' * 32_000,
    "open quotes": "“" * 32_000,
    "single quotes": "'a " * 10_600,
    "lists": "and, " * 6_400,
    "Han": "把猫变成" * 8_000,
    "one Han character": "换" * 32_000,
    "no spaces": "a" * 32_000,
    "spaces": " " * 32_000,
    "things": "cat dog " * 4_000,
    "instead": "instead of " * 2_900,
    "marks": "qqq0q " * 5_300,
    "controls": "\x00\u202e" * 16_000,
    "surrogates": "\ud800" * 32_000,
    "numbers": "remove 99999999999 " * 1_700,
}


@pytest.mark.parametrize("instruction", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_instructions_are_bounded(instruction: str) -> None:
    first(CAT)
    start = time.process_time()
    with contextlib.suppress(CannotEdit):
        edited(CAT, instruction[:32_000])
    assert time.process_time() - start < 6
