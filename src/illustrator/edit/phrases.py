"""The words by which an edit says what is to be done, as patterns over folded text; they stand in phrases.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

_SAID: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))


def _any(parts: list[str]) -> re.Pattern[str]:
    ground = "|".join(_SAID["ground"])
    return re.compile("|".join(part.replace("{ground}", ground) for part in parts))


GROUND: Final = _any(_SAID["ground"])
CLAUSES: Final = _any(_SAID["clauses"])
REMOVE: Final = _any(_SAID["remove"])
CUT_OUT: Final = _any(_SAID["cut_out"])
BLUR_GROUND: Final = _any(_SAID["blur_ground"])
ADD: Final = _any(_SAID["add"])
REPLACE: Final = _any(_SAID["replace"])
CHANGE: Final = _any(_SAID["change"])
RIM: Final = _any(_SAID["rim"])
TEXT: Final = _any(_SAID["text"])
TOGETHER: Final = _any(_SAID["together"])
WHITE: Final = _any(_SAID["white"])
DARK: Final = _any(_SAID["dark"])
KNOWN: Final = _any(_SAID["known"])
ONTO: Final = _any(_SAID["onto"])
TONES: Final = {name: _any(parts) for name, parts in _SAID["tones"].items()}
SPOTS: Final = {name: _any(parts) for name, parts in _SAID["spots"].items()}
