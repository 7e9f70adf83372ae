"""What the reader has to say: the words it did not know, the title it chose, what it leaves out, the space it keeps."""

from typing import Final

from illustrator.brief import Notice
from illustrator.reading.lexicon import Lexicon
from illustrator.reading.words import Found, language_of

_MOST_WORDS: Final = 10


def of_words(found: list[Found], denied: set[int], lexicon: Lexicon, layout: str) -> list[Notice]:
    """One notice for the unknown words, one when no layout was recognised."""
    unknown = _unknown([f for i, f in enumerate(found) if i not in denied], lexicon)
    notes = []
    if layout == "typographic":
        notes.append(
            Notice(
                "not_understood",
                "Nothing that the built-in renderer draws was recognised (things, places, an app icon, logo, "
                "poster, card, dashboard, interface, infographic, pattern): the prompt was set as type.",
            )
        )
    if unknown:
        notes.append(Notice("not_understood", f"Not understood, and not drawn: {_listed(unknown)}."))
    return notes


def _listed(words: list[str]) -> str:
    more = len(words) - _MOST_WORDS
    return ", ".join(words[:_MOST_WORDS]) + (f" and {more} more" if more > 0 else "")


def _unknown(found: list[Found], lexicon: Lexicon) -> list[str]:
    words: dict[str, None] = {}
    language = language_of(found, lexicon)
    run, end = "", -1
    for word in found:
        known = (
            any(m.kind != "idioms" for m in word.meanings)
            or word.text in lexicon.moves
            or lexicon.is_plain(word.text, language)
            or word.text[0].isdigit()
        )
        if word.is_han and not known:
            run = run + word.text if word.start == end else _kept(words, run) + word.text
            end = word.end
        elif not known and len(word.text) > 1:
            words[word.text[:40]] = None
    _kept(words, run)
    return list(words)


def _kept(words: dict[str, None], run: str) -> str:
    if run:
        words[run[:40]] = None
    return ""


def of_left_out(said: list[str], counts: list[str]) -> list[Notice]:
    notes = []
    if said:
        words = list(dict.fromkeys(s[:40] for s in said))
        notes.append(Notice("not_shown", f"Understood, but not shown in this picture: {_listed(words)}."))
    if counts:
        notes.append(Notice("not_shown", f"Fewer are drawn than were asked for: {'; '.join(counts[:_MOST_WORDS])}."))
    return notes


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
