"""Puts an arrangement into the scene: mirror images, shadows, the figures in the light of the place, their own."""

from dataclasses import replace

from illustrator.arrange import Arrangement, Group
from illustrator.clusters import Node
from illustrator.illumination import Light
from illustrator.palette import mix
from illustrator.pinned import pinned
from illustrator.place import Ground
from illustrator.scene import Box
from illustrator.stage import Stage
from illustrator.svg import ellipse, group, num


def play(stage: Stage, arrangement: Arrangement, ground: Ground, light: Light) -> None:
    """Draws every group from the back to the front, and notes what was shown."""
    tint = _tint(light)
    glows: list[str] = []
    for one in arrangement.groups:
        for node in sorted(one.nodes, key=lambda n: n.placed.y) if not one.is_aloft else one.nodes:
            shadow = None if one.is_aloft or stage.is_transparent else _ground_it(stage, node, ground, light)
            _draw_node(stage, node, tint, glows, is_host=True)
            _pin(stage, one, node, ground, shadow)
    stage.scene.draw("".join(glows), blend="add")
    stage.main = arrangement.main
    for top in (node for one in arrangement.groups for node in one.nodes):
        for node in top.all():
            if node.index >= 0:
                stage.shown[stage.brief.subjects[node.index].name] = None


def _pin(stage: Stage, one: Group, node: Node, ground: Ground, shadow: Box | None) -> None:
    """Notes where a cluster stands; the shadow is its lowest figure's, each has its own mirror image."""
    pins = pinned(node, one.depth, is_aloft=one.is_aloft)
    if shadow is not None and ground.gloss > 0:
        pins = [replace(pin, reach=(*pin.reach, _mirrored(pin.box, node.placed.y))) for pin in pins]
    if shadow is not None:
        pins[0] = replace(pins[0], reach=(*pins[0].reach, shadow))
    stage.pin(pins)
    stage.glows.update({n.tag: n.placed.wrapped(n.placed.figure.glow) for n in node.all() if n.placed.figure.glow})


def _draw_node(stage: Stage, node: Node, tint: str | None, glows: list[str], *, is_host: bool) -> None:
    if not is_host and not stage.is_transparent:
        _touch(stage, node)
    node.placed.draw(stage.scene, tint=tint)
    for child in node.inside:
        _draw_node(stage, child, tint, glows, is_host=True)
    node.placed.draw_front(stage.scene, tint=tint)
    for child in node.above:
        _draw_node(stage, child, tint, glows, is_host=False)
    glows.append(node.placed.wrapped(node.placed.figure.glow))


def _ground_it(stage: Stage, node: Node, ground: Ground, light: Light) -> Box:
    """The mirror image on a glossy floor, the long soft shadow away from the light, the dark seam of contact.

    Returns what the shadow covers.
    """
    p = node.placed
    x, width = p.anchor("ground") or (p.x, p.box[2] * 0.7)
    if "swims" in node.kind.tags and ground.water is not None:
        width = p.box[2]
    if ground.gloss > 0:
        _mirror(stage, node, ground.gloss)
    box_w = max(width, 12.0)
    reach = 0.05 if light.source == "studio" else 0.16
    lean = -light.turn * p.box[3] * reach if not light.is_grey else 0.0
    dark = mix(light.shade, "#1c120c", 0.66)
    deep = 0.34 if light.is_grey else 0.42
    stage.scene.draw(
        ellipse(x + lean, p.y + 2, box_w * 0.62 + abs(lean), max(box_w * 0.075, 5), fill=dark, fill_opacity=deep),
        blur=max(box_w * 0.035, 5),
        box=(x - box_w - 2 * abs(lean), p.y - box_w * 0.2, 2 * box_w + 4 * abs(lean), box_w * 0.4),
    )
    stage.scene.draw(
        ellipse(x, p.y, box_w * 0.5, max(box_w * 0.028, 3), fill=dark, fill_opacity=0.6),
        blur=4,
        box=(x - box_w, p.y - box_w * 0.1, 2 * box_w, box_w * 0.2),
    )
    soft = 2 * max(box_w * 0.035, 5)
    half, rise = box_w * 0.62 + abs(lean) + soft, max(box_w * 0.075, 5) + soft
    return x + lean - half, p.y + 2 - rise, 2 * half, 2 * rise


def _touch(stage: Stage, node: Node) -> None:
    """The seam of shadow under what stands on another thing."""
    p = node.placed
    x, width = p.anchor("ground") or (p.x, p.box[2] * 0.6)
    half = width * 0.48
    stage.scene.draw(
        ellipse(x, p.y, half, max(width * 0.03, 3), fill="#1a1020", fill_opacity=0.5),
        blur=4,
        box=(x - half, p.y - width * 0.05, 2 * half, width * 0.1),
    )


def _mirror(stage: Stage, node: Node, gloss: float) -> None:
    """The cluster upside down, pale, fading with the distance."""
    bottom = node.placed.y
    drawn = "".join(
        n.placed.wrapped("".join(part.svg for part in (*n.placed.figure.parts, *n.placed.figure.front)))
        for n in node.all()
    )
    x, _, w, h = node.box
    flipped = group(drawn, transform=f"matrix(1 0 0 -0.82 0 {num(bottom * 1.82)})", opacity=gloss)
    stage.scene.draw(flipped, blur=5, box=(x, bottom, w, h * 0.82))


def _mirrored(box: Box, floor: float) -> Box:
    """What the mirror image of a box covers, with its soft edge."""
    below = max(floor - box[1] - box[3], 0.0)
    return box[0] - 10, floor + 0.82 * below - 10, box[2] + 20, 0.82 * box[3] + 20


def _tint(light: Light) -> str | None:
    """The colour of the air on everything that stands in it; none by plain day."""
    if light.lamp is not None:
        return mix("#ffffff", mix(light.lamp, "#c98a5a", 0.5), 0.34)
    if light.level > 0.95 and not light.is_grey:
        return None
    return mix(mix("#ffffff", light.key, 0.5), light.shade, (1 - light.level) * 0.62)
