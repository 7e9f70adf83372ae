"""The apps of a mock-up, one file each. An app has a NAME, WORDS that call it, a TITLE, a PROMISE, ICONS for its
places, and two screens, `home(board, area)` and `detail(board, area)`, that fit any area of a phone's width or more.
"""

from types import ModuleType
from typing import Final

from illustrator.brief import Brief
from illustrator.screens import chat, finance, fitness, music, shop, tasks, weather

APPS: Final[tuple[ModuleType, ...]] = (finance, fitness, music, shop, tasks, chat, weather)


def asked_for(brief: Brief) -> ModuleType | None:
    """The app whose words the prompt holds most of, if any."""
    said = brief.words.casefold()
    scores = [sum(word in said for word in app.WORDS) for app in APPS]
    return APPS[scores.index(max(scores))] if max(scores) else None
