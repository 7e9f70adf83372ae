"""An arrangement from pins: what was there stands where it stood, what is new finds free room beside it.

A thing drawn in another's place stands with its foot there and is about as large.
"""

from dataclasses import replace
from typing import Final

from illustrator.arrange import MOST, Arrangement, Group
from illustrator.brief import Brief
from illustrator.clusters import HOW, Node, Troupe
from illustrator.figures import Placed
from illustrator.page import Area
from illustrator.pins import How, Pin, Pins
from illustrator.place import Ground
from illustrator.room import Wish, spot
from illustrator.scene import Box

_NOTHING: Final = 1e-6


def settle(brief: Brief, troupe: Troupe, ground: Ground, area: Area) -> Arrangement:
    """Like `arrange`, for a brief of which at least one figure is pinned."""
    pins = troupe.pins
    roots = [i for i in range(len(brief.subjects)) if i not in troupe.tied]
    groups = [Group(i, troupe.trees(i)[:MOST]) for i in roots]
    fresh: list[tuple[Group, Node]] = []
    for group in groups:
        group.is_aloft = "flies" in group.nodes[0].kind.tags
        for node in group.nodes:
            pin = pins.of(node.tag)
            if pin is None:
                fresh.append((group, node))
            else:
                _put(node, pin, pins, troupe)
                _rank(group, pin, pins)
                if pin.host or group.is_aloft:
                    _drop(group, node, pin, pins, _ground_line(ground, area))
    for group in [*groups]:
        for node in group.nodes:
            more = [Group(n.index, [n], group.depth - 0.1) for n in _crowded(node, pins)]
            groups += more
            fresh += [(g, g.nodes[0]) for g in more]
    new = {id(node) for _, node in fresh}
    standing = [n for g in groups for n in g.nodes if id(n) not in new]
    _follow(groups, standing, ground, area)
    for group, node in fresh:
        _find_room(brief, groups, group, node, standing, ground, area)
        standing.append(node)
    ordered = sorted(groups, key=lambda g: (not (g.is_aloft and g.depth > 0), -g.depth, g.index))
    return Arrangement(tuple(ordered), groups[0].box if groups else None)


def pinned(node: Node, depth: float, *, is_aloft: bool) -> list[Pin]:
    """The pins of a cluster as it stands, its lowest figure's first; they reach no farther than their boxes."""
    return _pins(node, depth, is_aloft, "", "")


def _pins(node: Node, depth: float, is_aloft: bool, host: str, how: How) -> list[Pin]:
    p = node.placed
    own = Pin(
        node.tag, node.kind.name, node.look, p.x, p.y, p.scale, node.natural, p.box, (p.box,),
        p.is_mirrored, p.turn, host, how, depth, is_aloft,
    )  # fmt: skip
    return [own, *(pin for c in (*node.inside, *node.above) for pin in _pins(c, depth, is_aloft, node.tag, c.how))]


def _rank(group: Group, pin: Pin, pins: Pins) -> None:
    base = _base(pin, pins)
    group.depth, group.is_aloft = base.depth, base.is_aloft


def _base(pin: Pin, pins: Pins) -> Pin:
    """The pin of the lowest figure of the cluster that it stood in."""
    for _ in range(MOST):
        host = pins.of(pin.host) if pin.host else None
        if host is None:
            return pin
        pin = host
    return pin


def _put(node: Node, pin: Pin, pins: Pins, troupe: Troupe) -> None:
    """A figure to its place, and what it carries: pinned things to theirs, all others along with it."""
    is_same = pin.name == node.kind.name
    target = _same(node, pin) if is_same else _instead(node.placed, pin)
    _carry(node, target)
    keeps = is_same and abs(target.scale - pin.scale) < _NOTHING
    for children in (node.inside, node.above):
        for child in list(children):
            own = pins.of(child.tag)
            if own is None:
                continue
            if keeps and own.host == node.tag:
                _put(child, own, pins, troupe)
            else:
                children.remove(child)
                _hang_again(node, child, own, pins, troupe)
    for child in node.above:
        if pins.of(child.tag) is None:
            like = [n.placed.scale for n in node.above if n.index == child.index and n is not child]
            if like:
                _carry(child, replace(child.placed, scale=like[0]))
            _move_up(node, child)


def _crowded(node: Node, pins: Pins) -> list[Node]:
    """Takes away what is new on a thing, and has no room there beside the others."""
    gone = []
    for child in [*node.above]:
        gone += _crowded(child, pins)
        others = [n.box for n in node.above if n is not child]
        x, _, w, _ = child.box
        if pins.of(child.tag) is None and sum(_across((x, 0, w, 0), b) for b in others) > 0.3 * w:
            node.above.remove(child)
            gone.append(child)
    return gone


def _same(node: Node, pin: Pin) -> Placed:
    scale = pin.scale if node.natural == pin.natural else pin.scale * node.natural / pin.natural
    return replace(node.placed, x=pin.x, y=pin.y, scale=scale, is_mirrored=pin.is_mirrored, turn=pin.turn)


def _instead(placed: Placed, pin: Pin) -> Placed:
    """Another thing in the pin's place: as large as the one before, on the same foot, over the same middle."""
    upright = replace(placed, x=0.0, y=0.0, scale=1.0, is_mirrored=pin.is_mirrored, turn=0.0)
    x, _, w, h = upright.box
    _, _, old_w, old_h = pin.box
    scale = (old_w * old_h / max(w * h, 1e-6)) ** 0.5
    scale = min(scale, 1.45 * old_h / h, 1.9 * old_w / w)
    return replace(upright, x=pin.box[0] + old_w / 2 - scale * (x + w / 2), y=pin.y, scale=scale)


def _carry(node: Node, target: Placed) -> None:
    """Moves a cluster so that its lowest figure is where the target is."""
    p = node.placed
    k = target.scale / p.scale
    side = -k if target.is_mirrored != p.is_mirrored else k
    for child in [*node.all()][1:]:
        c = child.placed
        child.placed = replace(
            c,
            x=target.x + side * (c.x - p.x),
            y=target.y + k * (c.y - p.y),
            scale=c.scale * k,
            is_mirrored=c.is_mirrored != (side < 0),
            turn=-c.turn if side < 0 else c.turn,
        )
    node.placed = target


def _hang_again(host: Node, child: Node, own: Pin, pins: Pins, troupe: Troupe) -> None:
    """A thing on a host that is another one now: as large as it was, where this host has room for it."""
    _put(child, replace(own, x=0.0, y=0.0, turn=0.0), pins, troupe)
    for below in child.inside + child.above:
        pin = pins.of(below.tag)
        if pin is not None:
            _carry(below, replace(below.placed, x=pin.x - own.x, y=pin.y - own.y))
    HOW[child.how or "on"](host, [child])


def _drop(group: Group, node: Node, pin: Pin, pins: Pins, floor: float) -> None:
    """What carried it is gone, or it took the place of something that flew: it stands on the ground now."""
    base = _base(pin, pins)
    if base.is_aloft and pin.name != node.kind.name and "flies" in node.kind.tags:
        return
    if base.is_aloft and base is pin and pin.name == node.kind.name:
        return
    group.is_aloft = False
    _carry(node, replace(node.placed, y=floor if base.is_aloft else base.y, turn=0.0))


def _ground_line(ground: Ground, area: Area) -> float:
    return min(ground.near, area.bottom - 0.03 * area.h)


def _move_up(host: Node, child: Node) -> None:
    """New on a surface: to where the others leave room."""
    others = [n.box for n in host.above if n is not child]
    if not others:
        return
    x, _, w, h = child.box
    top = host.placed.anchor("top") or host.placed.anchor("seat")
    middle, wide = (top[0], top[2]) if top and len(top) > 2 else (x + w / 2, host.placed.box[2] * 0.7)
    reach = max(wide / 2 - 0.3 * w, 0.0)
    places = [middle + reach * k / 6 for k in range(-6, 7)]
    best = min(places, key=lambda m: sum(_across((m - w / 2, 0, w, h), b) for b in others) + abs(m - middle) * 0.1)
    middle = x + w / 2
    _carry(child, replace(child.placed, x=child.placed.x + best - middle))


def _across(one: Box, other: Box) -> float:
    return max(min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0]), 0.0)


def _follow(groups: list[Group], standing: list[Node], ground: Ground, area: Area) -> None:
    """In another place, the floor may lie lower: all that stands moves there together."""
    feet = [n.placed.y for g in groups if not g.is_aloft for n in g.nodes if n in standing]
    if not feet or max(feet) >= ground.far - 1:
        return
    lower = _ground_line(ground, area) - max(feet)
    for group in groups:
        if not group.is_aloft:
            for node in group.nodes:
                if node in standing:
                    node.moved(0, lower)


def _find_room(
    brief: Brief,
    groups: list[Group],
    group: Group,
    node: Node,
    standing: list[Node],
    ground: Ground,
    area: Area,
) -> None:
    """A new figure, in the measure of those that are there, as near to its like or its companion as there is room."""
    like = [n for n in group.nodes if n is not node and n in standing]
    how, host = ("", like[-1]) if like else _companion(brief, groups, group.index, standing)
    twins = like or [n for top in standing for n in top.all() if n.index == node.index]
    p = node.placed
    node.moved(-p.x, -p.y)
    node.moved(0, 0, _measure(twins or standing, node))
    if not twins:
        _tame(node, standing)
    if how == "over":
        group.is_aloft = True
    group.depth = {"behind": 1.5, "before": -1.0, "under": -0.5}.get(how, 0.0) if not like else group.depth
    floor = _floor(like or ([host] if host else standing), group, ground, area)
    wish = Wish(how, host.box if host else None, floor, group.is_aloft, ground.sky, ground.far)
    x, y, scale = spot(node.box, wish, [n.box for n in standing], area)
    if (len(like) + len(standing)) % 2:
        node.mirror()
    box = node.box
    node.moved(x - scale * (box[0] + box[2] / 2), y if not group.is_aloft else y - scale * (box[1] + box[3]), scale)


def _companion(brief: Brief, groups: list[Group], index: int, standing: list[Node]) -> tuple[str, Node | None]:
    """How the new thing is to stand to another one, and to which."""
    for relation in brief.subjects[index].relations:
        for group in groups:
            there = [n for n in group.nodes if n in standing]
            if any(n.index == relation.to for top in there for n in top.all()):
                return relation.kind, there[0]
    return "", standing[0] if standing else None


def _measure(there: list[Node], node: Node) -> float:
    """How much larger things are drawn here than by themselves."""
    if not there:
        return 1.0
    ratios = sorted(n.placed.scale / n.natural for n in there)
    return ratios[len(ratios) // 2] * node.natural / node.placed.scale


def _tame(node: Node, standing: list[Node]) -> None:
    """Not so much larger or smaller than the others that it would cover or vanish."""
    if not standing:
        return
    lead = max(standing[0].box[3], 0.45 * standing[0].box[2])
    height = node.box[3]
    node.moved(0, 0, min(max(height, 0.25 * lead), 1.3 * lead) / height)


def _floor(there: list[Node], group: Group, ground: Ground, area: Area) -> float:
    feet = [n.placed.y for n in there]
    if not feet or group.is_aloft:
        return _ground_line(ground, area)
    return min(max(feet), area.bottom - 0.01 * area.h)
