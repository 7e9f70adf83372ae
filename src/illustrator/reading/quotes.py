"""The words that shall stand in the picture: what the prompt puts in quotes, or names after a word like "titled"."""

import re
from dataclasses import dataclass
from typing import Final

_PAIRS: Final = {
    '"': '"',
    "“": "”",
    "„": "“",
    "「": "」",
    "『": "』",
    "《": "》",
    "«": "»",
    "‘": "’",
    "'": "'",
    "`": "`",
}
_LONGEST: Final = 300
_MOST: Final = 8
_INTRODUCED: Final = re.compile(
    r"\b(?:says|saying|reads|titled|entitled|labelled|labeled|the words?|the text|the headline)[ :]{1,3}"
    r"((?:[A-Z0-9][\w'&!?-]{0,30}[ ,]{0,2}){1,7})"
)
_INTRODUCED_HAN: Final = re.compile(r"(?:写着|标题为|标题是|文字为|文字是|字样为)[:\s]{0,2}([\u3400-\u9fff]{2,12})")


@dataclass(frozen=True)
class Quoted:
    texts: tuple[str, ...]
    rest: str


def quoted(prompt: str) -> Quoted:
    """The texts in order, and the prompt with them blanked out so that their words choose no subject twice."""
    texts: list[str] = []
    rest: list[str] = []
    i = kept = 0
    while i < len(prompt):
        end = _closing(prompt, i)
        if end < 0:
            i += 1
            continue
        inner = " ".join(prompt[i + 1 : end].split())
        if inner and len(texts) < _MOST:
            texts.append(inner)
        rest.append(prompt[kept:i] + " , ")
        i = kept = end + 1
    rest.append(prompt[kept:])
    left = "".join(rest)
    return Quoted(tuple(texts), left) if texts else _introduced(left)


def _closing(prompt: str, i: int) -> int:
    """Where the quotation that opens at i ends, or -1."""
    opening = prompt[i]
    closing = _PAIRS.get(opening)
    if closing is None or (opening in "'‘" and i > 0 and prompt[i - 1].isalnum()):
        return -1
    end = i
    while True:
        end = prompt.find(closing, end + 1, i + _LONGEST)
        if end < 0 or opening not in "'‘":
            return end
        if end + 1 >= len(prompt) or not prompt[end + 1].isalnum():
            return end


def _introduced(prompt: str) -> Quoted:
    """Without quotes: capitalised words after "says", "titled"; Han characters after 写着."""
    match = _INTRODUCED.search(prompt) or _INTRODUCED_HAN.search(prompt)
    if match is None:
        return Quoted((), prompt)
    text = match[1].strip(" ,")
    return Quoted((text,), prompt[: match.start()] + " , " + prompt[match.end() :])
