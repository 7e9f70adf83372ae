"""Where everything stands: clusters grouped by count, set beside, behind and above each other, fitted into the frame.

Pure geometry. A group's own units have its feet at y = 0; the last step turns them into scene units.
"""

from dataclasses import dataclass
from typing import Final

from illustrator.aloft import send_up
from illustrator.brief import Brief
from illustrator.chance import Dice
from illustrator.clusters import Node, Troupe, is_aloft
from illustrator.page import Area
from illustrator.place import Ground
from illustrator.posts import DEPTHS, POSTS
from illustrator.scene import Box, union

MOST: Final = 12
# How many stand in each row, from the back to the front, by count; turned by the variant.
_ROWS: Final[dict[int, tuple[tuple[int, ...], ...]]] = {
    1: ((1,),),
    2: ((2,), (1, 1)),
    3: ((2, 1), (1, 2), (3,)),
    4: ((2, 2), (3, 1), (1, 3)),
    5: ((3, 2), (2, 3)),
    6: ((3, 3), (2, 4), (1, 2, 3)),
    7: ((3, 4), (2, 3, 2)),
    8: ((4, 4), (2, 3, 3)),
    9: ((4, 5), (3, 3, 3)),
    10: ((5, 5), (3, 4, 3)),
    11: ((5, 6), (3, 4, 4)),
    12: ((4, 4, 4), (3, 4, 5)),
}
# How much taller or lower than the main group another one may be.
_TALLEST, _LOWEST = 2.0, 0.2


@dataclass
class Group:
    """The copies of one subject. `depth` 0 is the front; larger is farther and drawn earlier."""

    index: int
    nodes: list[Node]
    depth: float = 0.0
    is_aloft: bool = False

    @property
    def box(self) -> Box:
        return union([n.box for n in self.nodes])

    def moved(self, dx: float, dy: float, scale: float = 1.0) -> None:
        for node in self.nodes:
            node.moved(dx, dy, scale)


@dataclass(frozen=True)
class Arrangement:
    """`groups` from the back to the front; `main` is the box of the first subject's group; of a flock, its first."""

    groups: tuple[Group, ...]
    main: Box | None


def arrange(brief: Brief, troupe: Troupe, ground: Ground, area: Area, variant: int, share: float) -> Arrangement:
    """`share` is the part of the frame that the main group is to cover, where it fits."""
    dice = troupe.dice.fork("arrange")
    roots = [i for i in range(len(brief.subjects)) if i not in troupe.tied]
    groups = {
        i: _grouped(i, troupe.trees(i), variant, dice.fork(f"rows/{i}"), is_aloft(brief.subjects[i])) for i in roots
    }
    if not groups:
        return Arrangement((), None)
    main = groups[roots[0]]
    standing = _set_beside(brief, groups, main, variant)
    _fit([g for g in standing if not g.is_aloft], ground, area, variant, share, main)
    flying = [g for g in groups.values() if g.is_aloft]
    nodes = [node for group in flying for node in group.nodes]
    if nodes:
        send_up(nodes, ground.sky, area, dice, None if main.is_aloft else main.box, variant, share)
    for group in flying:
        group.depth = 2.0 if len(nodes) > 1 else 0.5
    ordered = sorted(groups.values(), key=lambda g: (not (g.is_aloft and g.depth > 0), -g.depth, g.index))
    return Arrangement(tuple(ordered), main.nodes[0].box if main.is_aloft else main.box)


def _grouped(index: int, nodes: list[Node], variant: int, dice: Dice, is_aloft: bool) -> Group:
    """Copies in staggered rows, those behind smaller and higher; every second one looks the other way."""
    rows = _ROWS[min(len(nodes), MOST)]
    counts = rows[variant % len(rows)]
    if len(nodes) == 1 or is_aloft:
        return Group(index, nodes[:MOST], is_aloft=is_aloft)
    height = sum(n.box[3] for n in nodes) / len(nodes)
    # Tall things stand close behind each other: on the floor, not above it.
    rise = min(height, 1.1 * sum(n.box[2] for n in nodes) / len(nodes)) * (0.3 if len(nodes) < 7 else 0.42)
    overlap = 1.06 if len(counts) == 1 else 0.94 if len(nodes) < 7 else 1.12
    rest = iter(nodes)
    placed: list[Node] = []
    for row, count in enumerate(counts):
        back = len(counts) - 1 - row
        line = [next(rest) for _ in range(count)]
        _line_up(line, overlap, -back * rise, 0.9**back, dice)
        if count == counts[-1]:  # as many as in front: each looks out between two
            shift = (0.27 if back % 2 else -0.27) * line[0].box[2] * (1 if variant % 2 else -1)
            for node in line:
                node.moved(shift, 0)
        placed += line
    return Group(index, placed)


def _line_up(line: list[Node], overlap: float, y: float, scale: float, dice: Dice) -> None:
    widths = [n.box[2] * overlap for n in line]
    left = -sum(widths) * scale / 2
    for i, (node, width) in enumerate(zip(line, widths, strict=True)):
        if len(line) > 1 and i >= (len(line) + 1) // 2:
            node.mirror()
        own = scale * dice.between(0.95, 1.04)
        box = node.box
        node.moved(left + scale * width / 2 - own * (box[0] + box[2] / 2), y + dice.between(-3, 3), own)
        left += scale * width


def _set_beside(brief: Brief, groups: dict[int, Group], main: Group, variant: int) -> list[Group]:
    """Every other group to its place about the main one; returns those that stand."""
    standing = [main]
    side = -1 if variant % 2 else 1
    for i, group in groups.items():
        if group is main:
            continue
        how, other = _relation(brief, groups, i)
        host = groups[other] if other is not None else main
        if how == "over" or (group.is_aloft and how in {"", "beside", "behind"}):
            group.is_aloft = True
            continue
        if host.is_aloft and host is main:
            standing.append(group)
            continue
        _tame(group, main)
        side = _PLACES.get(how, _beside)(group, host, standing, side)
        standing.append(group)
    if any(r.kind == "over" for r in brief.subjects[main.index].relations):
        main.is_aloft = True
    return [g for g in standing if not g.is_aloft] if not main.is_aloft else [g for g in standing if g is not main]


def _tame(group: Group, main: Group) -> None:
    """A thing that would dwarf the main one, or vanish beside it, comes nearer to its size."""
    size, lead = _size(group, 0.8), _size(main, 0.5)
    if size > _TALLEST * lead:
        group.moved(0, 0, _TALLEST * lead / size)
    elif size < _LOWEST * lead:
        group.moved(0, 0, _LOWEST * lead / size)


def _size(group: Group, share: float) -> float:
    """Height, or a share of the width of what is long: a ship is not small beside a man."""
    return max(group.box[3], share * group.box[2])


def _relation(brief: Brief, groups: dict[int, Group], i: int) -> tuple[str, int | None]:
    """How a group stands to another: its own relation, or the other way round the other's to it."""
    for relation in brief.subjects[i].relations:
        if relation.to in groups and relation.to != i:
            return relation.kind, relation.to
    turned = {"before": "behind", "behind": "before", "beside": "beside", "under": "above", "over": "below"}
    for j in groups:
        for relation in brief.subjects[j].relations:
            if relation.to == i and j != i and relation.kind in turned:
                return turned[relation.kind], j
    return "", None


def _beside(group: Group, host: Group, standing: list[Group], side: int) -> int:
    """Next to everything that already stands, on the side with less on it."""
    del host
    taken = union([g.box for g in standing if g.depth <= 1.0])
    box = group.box
    gap = 0.04 * (box[2] + taken[2]) * 0.5
    if side > 0:
        group.moved(taken[0] + taken[2] + gap - box[0], 0)
    else:
        group.moved(taken[0] - gap - (box[0] + box[2]), 0)
    return -side


def _behind(group: Group, host: Group, standing: list[Group], side: int) -> int:
    """Farther off and looking out at one side; a thing that is wider than the host stands right behind it."""
    del standing
    box, front = group.box, host.box
    x = front[0] + front[2] / 2 - (box[0] + box[2] / 2)
    if box[2] < front[2] * 1.5:
        x += side * (front[2] * 0.5 + box[2] * 0.12)
    group.depth = host.depth + 1.5
    group.moved(x, -0.16 * min(front[3], box[3]))
    return -side


def _before(group: Group, host: Group, standing: list[Group], side: int) -> int:
    """Nearer than the host, a little to one side."""
    del standing
    box, back = group.box, host.box
    group.depth = host.depth - 1.0
    reach = 0.28 if box[2] < back[2] * 0.7 else 0.12
    group.moved(back[0] + back[2] / 2 - (box[0] + box[2] / 2) + side * back[2] * reach, 0.12 * min(box[3], back[3]))
    return -side


def _under(group: Group, host: Group, standing: list[Group], side: int) -> int:
    """At the foot of the host, in front of it; what is too high for that is drawn smaller."""
    del standing
    box, above = group.box, host.box
    scale = min(1.0, 0.55 * above[3] / max(box[3], 0.01))
    group.depth = host.depth - 0.5
    group.moved(above[0] + above[2] * 0.5 - scale * (box[0] + box[2] / 2), 0.03 * above[3], scale)
    return side


def _above(group: Group, host: Group, standing: list[Group], side: int) -> int:
    """The other stands under this one: this one stands where the other does, behind it."""
    del standing
    box, below = group.box, host.box
    scale = min(max(1.0, below[3] / (0.55 * max(box[3], 0.01))), 2.2 * max(below[2:]) / max(box[2], 0.01))
    group.depth = host.depth + 0.5
    group.moved(below[0] + below[2] / 2 - scale * (box[0] + box[2] / 2), -0.03 * box[3] * scale, scale)
    return side


_PLACES: Final = {
    "beside": _beside, "behind": _behind, "before": _before, "under": _under, "above": _above, "": _beside,
}  # fmt: skip


def _fit(standing: list[Group], ground: Ground, area: Area, variant: int, share: float, main: Group) -> None:
    """Scales all that stands so that the main group covers its share and everything is inside, then sets it down."""
    if not standing:
        return
    post, factor = POSTS[variant % len(POSTS)]
    box = union([g.box for g in standing])
    lead = main.box if main in standing else box
    wanted = (share * factor * area.w * area.h / max(lead[2] * lead[3], 1)) ** 0.5
    back = DEPTHS[variant % len(DEPTHS)] * max(ground.near - ground.far, 0.0)
    floor = min(ground.near - back, area.bottom - 0.03 * area.h)
    below = max(box[1] + box[3], 0.0)
    room = max(floor - area.y - 0.06 * area.h, area.h * 0.2)
    scale = min(
        wanted,
        0.9 * area.w / box[2],
        room / max(-box[1], 1),
        0.96 * (area.bottom - floor) / below if below > 4 else 1e9,
    )
    left, right = area.x + 0.04 * area.w, area.right - 0.04 * area.w
    x = area.cx + post * area.w - scale * (lead[0] + lead[2] / 2)
    x = min(max(x, left - scale * box[0]), right - scale * (box[0] + box[2])) if scale * box[2] < right - left else x
    for group in standing:
        group.moved(x, floor, scale)
