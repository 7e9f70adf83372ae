"""A pose that was asked for as a quality: "vintage", "modern", "snowy"."""

from dataclasses import replace

from illustrator.subject import Ask


def posed(ask: Ask, poses: tuple[str, ...]) -> Ask:
    """The question with the first of the subject's poses that its traits name; an explicit pose stays."""
    if ask.pose != poses[0]:
        return ask
    return replace(ask, pose=next((p for p in poses if p in ask.traits), ask.pose))
