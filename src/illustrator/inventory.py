"""What can be drawn, by kind: for the command line's list and for the documents."""

import sys

from illustrator import glyph, settings, styles, subjects
from illustrator.layouts import Layout, layouts
from illustrator.posters import compositions


def inventory() -> dict[str, dict[str, str]]:
    """Kind → name → its English words. Glyphs are the flat marks that icons, logos and diagrams are made of."""
    return {
        "subjects": {name: subjects.kind(name).words.en for name in subjects.names()},
        "settings": {name: settings.where(name).words.en for name in settings.names()},
        "layouts": {name: _about(compose) for name, compose in layouts().items()},
        "poster compositions": {c.name: c.title for c in compositions()},
        "styles": {name: styles.style(name).words.en for name in styles.names()},
        "glyphs": dict.fromkeys(sorted(glyph.names()), ""),
    }


def _about(compose: Layout) -> str:
    """The first line that the layout's file says of itself."""
    return (sys.modules[compose.__module__].__doc__ or "").strip().partition("\n")[0]
