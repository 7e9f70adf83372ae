"""Who stands on whom: subjects tied by touch (on, in, holding, riding, leaning) become clusters that move as one.

Pure geometry, in units of which a thing of one metre is about 100 high. Sizes are compressed: a cat beside a house is
smaller than the house, not invisible.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, cast

from illustrator.brief import Brief, Subject
from illustrator.chance import Dice
from illustrator.figures import Placed, ask_of
from illustrator.pins import NONE, How, Pins
from illustrator.postures import handy, has_hands, postured
from illustrator.scene import Box, union
from illustrator.subjects import Kind
from illustrator.svg import Sheet
from illustrator.things import thing

_TOUCHING: Final = frozenset({"on", "in", "holding", "reading", "riding", "leaning"})
_COMPRESSION: Final = 0.42
_ALOFT: Final = frozenset({"flying", "floating"})
_LARGEST_M, _SMALLEST_M = 16.0, 0.05
_SIZES: Final = {"giant": 1.7, "huge": 1.5, "big": 1.3, "large": 1.3, "small": 0.72, "little": 0.72, "tiny": 0.5}


@dataclass(eq=False)
class Node:
    """One figure and those that it carries: `inside` are drawn before its front parts, `above` after them.

    `how` it is carried, if it is. `tag`, `look` and `natural` are those of its pin.
    """

    index: int
    kind: Kind
    placed: Placed
    inside: list["Node"] = field(default_factory=list)
    above: list["Node"] = field(default_factory=list)
    how: How = ""
    tag: str = ""
    look: str = ""
    natural: float = 1.0

    def all(self) -> Iterator["Node"]:
        yield self
        for child in (*self.inside, *self.above):
            yield from child.all()

    @property
    def box(self) -> Box:
        return union([n.placed.box for n in self.all()])

    def moved(self, dx: float, dy: float, scale: float = 1.0) -> None:
        """Scales the cluster about the origin, then moves it."""
        for node in self.all():
            p = node.placed
            node.placed = replace(p, x=p.x * scale + dx, y=p.y * scale + dy, scale=p.scale * scale)

    def mirror(self) -> None:
        """The other way round, about x = 0."""
        for node in self.all():
            p = node.placed
            node.placed = replace(p, x=-p.x, is_mirrored=not p.is_mirrored, turn=-p.turn)


def is_aloft(subject: Subject) -> bool:
    """Is it in the air: by its nature, or because it was said to fly?"""
    return "flies" in thing(subject.name).tags or bool(_ALOFT & set(subject.poses))


def visual_height(kind: Kind, subject: Subject) -> float:
    """How high 100 units of a subject are drawn."""
    metres = min(max(kind.height_m, _SMALLEST_M), _LARGEST_M)
    factor = math.prod(_SIZES[t] for t in subject.traits if t in _SIZES)
    return 100 * float(metres**_COMPRESSION) * min(max(factor, 0.4), 2.0)


def ties(brief: Brief) -> dict[int, tuple[How, int]]:
    """For each subject that another one carries: how, and which. What would close a circle is left out."""
    tied: dict[int, tuple[How, int]] = {}
    for i, subject in enumerate(brief.subjects):
        for relation in subject.relations:
            if relation.kind not in _TOUCHING or not 0 <= relation.to < len(brief.subjects):
                continue
            holds = relation.kind in {"holding", "reading"}
            child, host = (relation.to, i) if holds else (i, relation.to)
            if child not in tied and not _leads_to(tied, host, child):
                tied[child] = (cast(How, "holding" if holds else relation.kind), host)
    return tied


def _leads_to(tied: dict[int, tuple[How, int]], start: int, goal: int) -> bool:
    while start != goal:
        if start not in tied:
            return False
        start = tied[start][1]
    return True


@dataclass
class Troupe:
    """Makes the figures of a brief; `pins` number its subjects."""

    brief: Brief
    sheet: Sheet
    dice: Dice
    is_dark: bool
    detail: float
    pins: Pins = NONE
    tied: dict[int, tuple[How, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.tied = ties(self.brief)

    def trees(self, index: int) -> list[Node]:
        """Every copy of a subject with what it carries, each with its foot at (0, 0)."""
        children = [i for i, (_, host) in self.tied.items() if host == index]
        nodes = [self._node(index, copy, children) for copy in range(self.brief.subjects[index].count)]
        for child in children:
            self._hang(nodes, child, self.tied[child][0])
        return nodes

    def _node(self, index: int, copy: int, children: list[int]) -> Node:
        subject = self.brief.subjects[index]
        kind = thing(subject.name)
        key, number = self.pins.key(index), self.pins.number(index, copy)
        holds = "reading" in subject.poses or any(self.tied[c][0] == "holding" for c in children)
        ask = ask_of(
            kind,
            postured(self.brief, self.tied, index),
            self.sheet,
            self.dice.fork(f"{key}/{subject.name}/{number}"),
            holds=holds,
            is_dark=self.is_dark,
            detail=self.detail,
        )
        scale = visual_height(kind, subject) / 100
        look = " ".join([ask.pose, ask.colour if ask.is_asked else "", *sorted(ask.traits), "holds" * ask.holds])
        node = Node(index, kind, Placed(kind.draw(ask), 0, 0, scale), tag=f"{key}/{number}", look=look, natural=scale)
        if "reading" in subject.poses and not any(self.tied[c][0] == "holding" for c in children):
            self._lend_book(node)
        return node

    def _lend_book(self, node: Node) -> None:
        """Who reads without being told what holds a book of their own."""
        if "hold" not in node.placed.figure.anchors:
            return
        kind = thing("book")
        lent = Subject("book", "book", poses=("open",))
        figure = kind.draw(ask_of(kind, lent, self.sheet, self.dice.fork(f"lent/{self.pins.key(node.index)}")))
        scale = visual_height(kind, lent) / 100
        book = Node(-1, kind, Placed(figure, 0, 0, scale), how="holding", tag=f"{node.tag}/lent", natural=scale)
        _hold(node, book)

    def _hang(self, hosts: list[Node], child: int, how: How) -> None:
        carried = self.trees(child)
        if how == "holding" and len(carried) < len(hosts):
            more = [t for _ in range(len(hosts) - len(carried)) for t in self.trees(child)[:1]]
            for number, tree in enumerate(node for top in more for node in top.all()):
                tree.tag += f"/{number}"
            carried += more
        shares: list[list[Node]] = [[] for _ in hosts]
        for i, node in enumerate(carried):
            node.how = how
            shares[i % len(hosts)].append(node)
        for host, mine in zip(hosts, shares, strict=True):
            if mine:
                HOW[how](host, mine)


def _on(host: Node, carried: list[Node]) -> None:
    """Side by side on the host's top (or seat), shrunk where there is no room for all."""
    x, y, width = _surface(host)
    widths = [n.box[2] for n in carried]
    total = sum(widths) * 1.04
    room = width * (1.0 if len(carried) > 1 else 1.9)
    scale = min(1.0, room / max(total, 0.01)) if total > room else 1.0
    scale = max(scale, 0.45)
    left = x - total * scale / 2
    for node, w in zip(carried, widths, strict=True):
        box = node.box
        node.moved(left + scale * (w * 0.52 - (box[0] + box[2] / 2)), y, scale)
        _sit(host, node, y)
        left += w * 1.04 * scale
        host.above.append(node)


def _sit(host: Node, node: Node, y: float) -> None:
    """Who sits has the hips on the surface and the legs before it, the feet on the ground where they nearly reach it.

    On what is lower than a seat the feet stand on the ground all the same.
    """
    hip, figure = node.placed.anchor("hip"), node.placed
    if hip is None:
        return
    rise, floor = hip[1] - figure.y, host.placed.y
    dangle = floor - (y - rise)
    node.moved(0, -rise if dangle > 0 else floor - y)
    if 0 < dangle < 0.3 * (floor - y):
        node.moved(0, min(dangle, 0.12 * (floor - y)))


def _surface(host: Node) -> tuple[float, float, float]:
    for name in ("top", "seat"):
        at = host.placed.anchor(name)
        if at is not None and len(at) >= 3:
            return at[0], at[1], at[2]
    x, y, w, _ = host.placed.box
    return x + w / 2, y + 2, w * 0.7


def _in(host: Node, carried: list[Node]) -> None:
    """In the host's opening, behind its front; on top of it where it has none."""
    at = host.placed.anchor("inside")
    if at is None:
        _on(host, carried)
        return
    x, y, w, h = at
    for i, node in enumerate(carried):
        box = node.box
        scale = min(1.0, w * 0.92 / max(box[2], 0.01)) if len(carried) == 1 else min(1.0, w * 0.55 / max(box[2], 0.01))
        spot = x + w * (i + 0.5) / len(carried)
        node.moved(spot - scale * (box[0] + box[2] / 2), y + h, scale)
        host.inside.append(node)


def _ride(host: Node, carried: list[Node]) -> None:
    """Hips on the seat: both legs or the whole sitter, whatever the rider's figure offers."""
    x, y, width = _surface(host) if "seat" not in host.placed.figure.anchors else _seat(host)
    for i, node in enumerate(carried):
        _fit_to_bars(host, node)
        hip = node.placed.anchor("hip")
        spot = x + width * 0.5 * (i - (len(carried) - 1) / 2)
        node.moved(spot - (hip[0] if hip else 0), y - (hip[1] if hip else 0))
        host.inside.append(node)


def _fit_to_bars(host: Node, rider: Node) -> None:
    """Whoever pedals is as large as it takes to reach the handlebars."""
    grip, seat = host.placed.anchor("grip"), host.placed.anchor("seat")
    hip, hold = rider.placed.anchor("hip"), rider.placed.anchor("hold")
    if rider.look.startswith("pedalling") and grip and seat and hip and hold:
        rider.moved(0, 0, min(max(math.dist(grip[:2], seat[:2]) / math.dist(hip[:2], hold[:2]), 0.7), 1.7))


def _seat(host: Node) -> tuple[float, float, float]:
    at = host.placed.anchor("seat")
    assert at is not None  # noqa: S101 - the caller looked
    return at[0], at[1], at[2] if len(at) > 2 else 20.0


def _hold(host: Node, thing_: Node) -> None:
    """The thing's grip in the holder's hand; a thing too big for its holder is drawn smaller."""
    at = host.placed.anchor("hold")
    height = host.placed.box[3]
    box = thing_.box
    scale = min(1.0, 0.5 * height / max(box[3], 0.01), 0.62 * max(host.placed.box[2], height * 0.5) / max(box[2], 0.01))
    if has_hands(host.kind):
        most = 0.85 * height / max(box[2], box[3], 0.01)
        scale = min(1.0, most, handy(thing_.kind, host.kind) * host.placed.scale / thing_.placed.scale)
    grip = thing_.placed.anchor("grip")
    gx, gy = (grip[0], grip[1]) if grip else (box[0] + box[2] / 2, box[1] + box[3] * 0.7)
    if at is None:
        hx, hy = host.placed.box[0] + host.placed.box[2] * 0.72, host.placed.box[1] + height * 0.6
    else:
        hx, hy = at[0], at[1]
    thing_.moved(hx - gx * scale, hy - gy * scale, scale)
    host.inside.append(thing_)


def _holding(host: Node, carried: list[Node]) -> None:
    for i, node in enumerate(carried):
        _hold(host, node)
        if i:
            node.moved(node.box[2] * 0.7 * i, 0)


def _lean(host: Node, carried: list[Node]) -> None:
    """Beside the host, tipped towards it until they touch."""
    for node in carried:
        node.placed = replace(node.placed, turn=7.0)
        x, _, w, _ = node.placed._boxed(node.placed.figure.box)
        host_left = host.placed.box[0]
        node.moved(host_left - (x + w) + w * 0.16, 0)
        host.above.append(node)


HOW: Final = {"on": _on, "in": _in, "riding": _ride, "holding": _holding, "leaning": _lean}
