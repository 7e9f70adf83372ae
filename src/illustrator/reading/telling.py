"""A brief told back in one sentence."""

from illustrator.brief import Brief


def told(brief: Brief) -> str:
    """What the brief says, for `revised_prompt`."""
    return brief.words
