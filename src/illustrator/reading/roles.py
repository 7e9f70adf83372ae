"""What part each word plays in its sentence. The words that hold a sentence together are told before its things."""

from typing import Final

from illustrator.reading.lexicon import Lexicon
from illustrator.reading.words import Found

_FORMS: Final = ("layouts", "transparency", "reserve", "products", "portraits")
_LIGHTS: Final = ("times", "weathers", "sources")
_DOING: Final = {"holding", "reading", "riding"}
_AHEAD: Final = 6
_PASSED: Final = ("colours", "traits", "poses", "moods", "styles", "numbers", "heaps", "measures", "portions")
# What follows a fruit or flower that names a kind of it, not a colour.
_GROWN: Final = {
    "tree",
    "juice",
    "slice",
    "slices",
    "garden",
    "bush",
    "peel",
    "blossom",
    "petals",
    "grove",
    "pie",
    "tart",
}
# Words that are a place only when something is in it: "space for a title", "some room at the top".
_LOOSE: Final = {"space", "room", "stage", "interior", "home", "show"}
_SPARE: Final = {"some", "more", "enough", "any", "leave", "much", "no", "empty space"}
_SMALL: Final = (
    ("negations", "not"), ("numbers", "number"), ("heaps", "heap"), ("hands", "hands"), ("with", "with"),
    ("as", "as"), ("ends", "end"), ("links", "link"), ("of", "of"), ("articles", "article"), ("portions", "skip"),
)  # fmt: skip


class Roles:
    """`is_flat`: for marks and the like, where ideas are things too and there are no scenes."""

    def __init__(self, found: list[Found], lexicon: Lexicon, language: str, *, is_flat: bool) -> None:
        self.found, self.lexicon, self.language, self.is_flat = found, lexicon, language, is_flat
        self._things = ("subjects", "settings", "marks", "ideas") if is_flat else ("subjects", "settings", "marks")

    def of(self, i: int) -> str:
        word = self.found[i]
        if not word.meanings:
            return self._unnamed(word)
        if word.meanings[0].kind == "idioms" and len({m.kind for m in word.meanings}) == 1:
            return "unknown"
        return self._form(i, word) or self._colour(i, word) or self._small(i, word) or self._large(i, word)

    def is_thing(self, word: Found) -> bool:
        return any(word.value(kind) for kind in self._things)

    def leads_to_thing(self, i: int, *, past_articles: bool = False) -> bool:
        """Whether the words after this one only describe a thing that follows them."""
        for word in self.found[i + 1 : i + 1 + _AHEAD]:
            if word.breaks:
                return False
            if (self.is_thing(word) and not word.value("layouts")) or word.value("ground"):
                return True
            passed = any(word.value(kind) for kind in _PASSED) or word.text in self.lexicon.moves
            passed = passed or (word.is_han and word.value("of") is not None)
            if not passed and not (past_articles and word.value("articles")) and not self._joins_colours(word):
                return False
        return False

    def _joins_colours(self, word: Found) -> bool:
        return bool(word.value("links"))

    def _unnamed(self, word: Found) -> str:
        if word.text.isdigit():
            return "number"
        plain = word.text in self.lexicon.moves or self.lexicon.is_plain(word.text, self.language)
        return "skip" if plain else "unknown"

    def _form(self, i: int, word: Found) -> str | None:
        if any(word.value(kind) for kind in _FORMS):
            return "form"
        if word.value("finishes"):
            if word.value("traits") and self.leads_to_thing(i):
                return "trait"
            return None if self.is_flat and (word.value("ideas") or word.value("marks")) else "form"
        if word.value("ground"):
            return "ground"
        if word.value("surfaces") and (self.is_flat or word.text != "dark"):
            return "surface"
        return None

    def _colour(self, i: int, word: Found) -> str | None:
        """An orange or an orange cat: a colour where a thing follows, or where it follows one in French and Spanish."""
        if not word.value("colours"):
            return None
        if not self.is_thing(word):
            return "colour"
        following = self.found[i + 1].text if i + 1 < len(self.found) and not self.found[i + 1].breaks else ""
        if word.is_plural or following in _GROWN:
            return "noun"
        return self._colour_after(i, self.found[i - 1] if i and not word.breaks else None)

    def _colour_after(self, i: int, before: Found | None) -> str:
        is_colour = self._describes(i)
        if before is not None and self.language in {"fr", "es"}:
            is_colour = self.is_thing(before) or any(before.value(k) for k in ("poses", "traits", "ground"))
        elif before is not None and before.text in {"in", "painted", "coloured", "colored"}:
            is_colour = True
        return "colour" if is_colour else "noun"

    def _describes(self, i: int) -> bool:
        """ "an orange and a lemon" names two things, "orange and white cat" one."""
        after = self.found[i + 1 : i + 3]
        if after and after[0].value("links") and not (len(after) > 1 and after[1].value("colours")):
            return False
        if after and not after[0].breaks and after[0].value("ground"):
            return True
        return self.leads_to_thing(i)

    def _small(self, i: int, word: Found) -> str | None:
        if word.value("measures") and i and self.found[i - 1].value("numbers"):
            return "skip"
        for kind, role in (("relations", self._relation), ("verbs", self._verb)):
            if word.value(kind):
                told = role(i, word)
                if told:
                    return told
        for kind, small in _SMALL:
            if word.value(kind):
                return small
        return "after" if word.value("after") else None

    def _relation(self, i: int, word: Found) -> str | None:
        if word.value("relations") in _DOING and not self.leads_to_thing(i, past_articles=True):
            if self.language == "de":
                return "final"
            return "pose" if word.value("poses") else "skip" if not self.is_thing(word) else None
        return "relation"

    def _verb(self, i: int, word: Found) -> str | None:
        return "verb"

    def _large(self, i: int, word: Found) -> str:
        if word.value("poses") and not word.value("subjects"):
            return "pose"
        is_thing = self.is_thing(word)
        is_made_of = i > 0 and self.found[i - 1].text in {"made of", "made from", "made out of"}
        if word.value("traits") and (not is_thing or is_made_of or self.leads_to_thing(i)):
            return "trait"
        if any(word.value(kind) for kind in _LIGHTS) and not self._is_lit_thing(word):
            return "light"
        if is_thing:
            return "skip" if word.text in _LOOSE and not self._is_inside(i) else "noun"
        return "mood" if word.value("moods") else "skip"

    def _is_lit_thing(self, word: Found) -> bool:
        return bool(self.is_thing(word) if self.is_flat else word.value("subjects") or word.value("settings"))

    def _is_inside(self, i: int) -> bool:
        """Whether a loose word is a place here: space is where something is in it, room where it is not spare."""
        before = self.found[i - 1] if i and not self.found[i].breaks else None
        if self.found[i].text in {"space", "show"}:
            return before is not None and before.value("relations") in {"in", "over", "on", "at"}
        return before is None or before.text not in _SPARE
