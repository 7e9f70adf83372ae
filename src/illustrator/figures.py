"""Figures put into a scene: scaled, mirrored, with their anchors in the scene's units."""

import re
from dataclasses import dataclass
from functools import cached_property

from illustrator.brief import Subject
from illustrator.chance import Dice
from illustrator.scene import Box, Scene
from illustrator.subject import Ask, Figure, Part
from illustrator.subjects import Kind
from illustrator.svg import Sheet, num


@dataclass(frozen=True)
class Placed:
    """A figure whose origin (the middle of its foot) is at (x, y), `scale` scene units to one of its own.

    `turn` tips it about its origin, in degrees.
    """

    figure: Figure
    x: float
    y: float
    scale: float
    is_mirrored: bool = False
    turn: float = 0.0

    @property
    def flip(self) -> float:
        return -1.0 if self.is_mirrored else 1.0

    @cached_property
    def box(self) -> Box:
        """What it covers, in scene units; a little more where it is tipped."""
        return self._boxed(self.figure.box)

    def _boxed(self, box: Box) -> Box:
        x, y, w, h = box
        left = self.x + self.scale * (-(x + w) if self.is_mirrored else x)
        placed = left, self.y + self.scale * y, self.scale * w, self.scale * h
        if not self.turn:
            return placed
        room = max(w, h) * self.scale * 0.3
        return placed[0] - room, placed[1] - room, placed[2] + 2 * room, placed[3] + 2 * room

    def anchor(self, name: str) -> tuple[float, ...] | None:
        """An anchor in scene units: its point, and its lengths (width, height or radius) scaled."""
        found = self.figure.anchors.get(name)
        if found is None:
            return None
        if name == "ground":
            return self.x + self.flip * found[0] * self.scale, found[1] * self.scale
        if name == "inside":
            x, y, w, h = self._boxed((found[0], found[1], found[2], found[3]))
            return x, y, w, h
        x, y = self.x + self.flip * found[0] * self.scale, self.y + found[1] * self.scale
        return (x, y, *(v * self.scale for v in found[2:]))

    def wrapped(self, svg: str) -> str:
        turned = f" rotate({num(self.turn)})" if self.turn else ""
        flip = f"{self.flip * self.scale:.4f} {self.scale:.4f}"
        return f'<g transform="translate({num(self.x)} {num(self.y)}){turned} scale({flip})">{svg}</g>' if svg else ""

    def draw(self, scene: Scene, parts: tuple[Part, ...] | None = None, *, tint: str | None = None) -> None:
        """Draws its parts (not what covers its contents) into the scene, each lit as a body of its own."""
        for part in self.figure.parts if parts is None else parts:
            scene.draw(self.wrapped(part.svg), relief=part.relief, box=self.box, tint=tint)

    def draw_front(self, scene: Scene, *, tint: str | None = None) -> None:
        self.draw(scene, self.figure.front, tint=tint)


def ask_of(
    kind: Kind,
    subject: Subject,
    sheet: Sheet,
    dice: Dice,
    *,
    holds: bool = False,
    is_dark: bool = False,
    detail: float = 1.0,
) -> Ask:
    """The question to a subject: the first of its own poses that was asked for, else its usual one."""
    named = (pose for pose, words in kind.pose_words.items() if _is_said(words, subject.said))
    pose = next((p for p in (*subject.poses, *named) if p in kind.poses), kind.poses[0])
    return Ask(
        subject.colour or kind.colour,
        pose,
        dice,
        sheet,
        is_asked=subject.colour is not None,
        traits=frozenset((*subject.traits, *subject.poses)),
        holds=holds,
        is_dark=is_dark,
        detail=detail,
    )


def _is_said(words: str, said: str) -> bool:
    """Is one of the words, parted by commas, in what the caller said? Han words stand anywhere, others on their own."""
    heard = f" {said.casefold()} "
    for word in (part.strip().casefold() for part in words.split(",")):
        if word in heard if word >= "\u3400" else re.search(rf"\b{re.escape(word)}(s|es)?\b", heard):
            return True
    return False
