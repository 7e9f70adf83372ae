"""Being drawn: until then the prompt set as type."""

from illustrator.layouts.typographic import compose

__all__ = ["compose"]
