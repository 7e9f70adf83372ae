"""What the reader has to say: the words it did not know, the title it chose, the space it keeps."""

from typing import Final

from illustrator.brief import Notice
from illustrator.reading.lexicon import Lexicon
from illustrator.reading.words import Found

_MOST_WORDS: Final = 10


def of_words(found: list[Found], lexicon: Lexicon, layout: str) -> list[Notice]:
    """One notice for the unknown words, one when no layout was recognised."""
    unknown = _unknown(found, lexicon)
    notes = []
    if layout == "typographic":
        notes.append(
            Notice(
                "not_understood",
                "No kind of picture that the built-in renderer draws was recognised (app icon, logo, poster, card, "
                "banner, lettering): the prompt was set as type.",
            )
        )
    if unknown:
        more = len(unknown) - _MOST_WORDS
        listed = ", ".join(unknown[:_MOST_WORDS]) + (f" and {more} more" if more > 0 else "")
        notes.append(Notice("not_understood", f"Not understood, and not drawn: {listed}."))
    return notes


def _unknown(found: list[Found], lexicon: Lexicon) -> list[str]:
    words: dict[str, None] = {}
    run, end = "", -1
    for word in found:
        han = len(word.text) == 1 and word.text >= "\u3400"
        known = word.meanings or word.text in lexicon.moves or word.text in lexicon.plain or word.text.isdigit()
        if han and not known and word.text not in lexicon.plain_han:
            run = run + word.text if word.start == end else _kept(words, run) + word.text
            end = word.end
        elif not han and not known:
            words[word.text[:40]] = None
    _kept(words, run)
    return list(words)


def _kept(words: dict[str, None], run: str) -> str:
    if run:
        words[run[:40]] = None
    return ""


def text_chosen(texts: tuple[str, ...]) -> list[Notice]:
    if not texts:
        return []
    return [Notice("text_chosen", f"The prompt quotes no words to set; the poster is titled “{texts[0]}”.")]


def of_reserve(place: str | None) -> tuple[Notice, ...]:
    if place is None:
        return ()
    return (Notice("reserved_space", f"Space was kept empty at the {place}."),)


def too_long(limit: int) -> Notice:
    return Notice("prompt_shortened", f"Only the first {limit} characters of the prompt were read.")
