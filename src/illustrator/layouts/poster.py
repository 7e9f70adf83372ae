"""Posters, cards, banners and lettering: picks the composition that suits the words best, then lets it draw."""

from dataclasses import replace

from illustrator.page import is_lit
from illustrator.palette import lch
from illustrator.posters import Composition, compositions
from illustrator.stage import Stage
from illustrator.text import has_wide

_TECHNICAL = {"chip", "brackets", "robot", "database", "monitor", "chart", "phone"}


def compose(stage: Stage) -> str:
    composition = _choose(stage)
    composition.compose(stage)
    brief = stage.brief
    if is_lit(brief):
        _shine(stage)
    said = f"A {brief.kind} in the {composition.title} manner"
    if brief.texts:
        said += " with the lettering " + ", ".join(f"“{t}”" for t in brief.texts)
    shown = list(dict.fromkeys(m for s in brief.subjects if (m := s.mark or s.name) in stage.shown))
    if shown:
        said += f", showing {', '.join(shown)}"
    if brief.reserved:
        said += f", the {brief.reserved} left empty"
    return said + "."


def _shine(stage: Stage) -> None:
    """Words shine like the rest of the sign."""
    glows = [replace(layer, blur=16.0, blend="add", relief=0.0) for layer in stage.scene.layers if layer.is_type]
    first = next((i for i, layer in enumerate(stage.scene.layers) if layer.is_type), 0)
    stage.scene.layers[first:first] = glows


def _choose(stage: Stage) -> Composition:
    """The best score wins; equals take turns by variant."""
    tags = _tags(stage)
    scored = [(2 * sum(c.suits.get(t, 0) for t in tags) or c.suits.get("any", 0), c) for c in compositions()]
    best = max(score for score, _ in scored)
    return stage.turn([c for score, c in scored if score == best])


def _tags(stage: Stage) -> list[str]:
    brief = stage.brief
    tags = [*brief.styles, *brief.occasions]
    if any(has_wide(t) for t in brief.texts):
        tags.append("han")
    if not brief.styles and _TECHNICAL & {s.mark or s.name for s in brief.subjects[:1]}:
        tags.append("tech")
    if is_lit(brief) or any(lch(g)[0] < 0.3 for g in brief.grounds):
        tags.append("dark")
    if brief.setting is not None:
        tags.append("scenic")
    return tags
