"""Reads the words of a prompt from left to right and gathers the things, the places and the colours they name."""

from typing import Final

from illustrator.reading.clauses import CLOTHES, Clauses
from illustrator.reading.files import subject
from illustrator.reading.spelling import HAN
from illustrator.reading.things import MOST, Phrase, Place, Thing, Told, accompany, mark_of, relate, resolved
from illustrator.reading.words import Found, within

_HEARD: Final = {"unknown", "skip", "trait", "pose", "mood"}
_READ: Final = {"book", "phone", "laptop", "map", "mail", "newspaper", "tablet"}
_PLACING: Final = {"on", "in", "at", "before", "leaning"}
_DEFINITE: Final = frozenset(
    ("the", "its", "der", "die", "das", "den", "dem", "le", "la", "les", "l", "el", "los", "las", "这", "那")
)
# What makes the noun before it describe something else: a wizard hat, heart shaped.
_BENDING: Final = CLOTHES | {"shaped", "themed", "inspired", "förmig", "print"}
# The last word of a compound names the thing: an apple tree is a tree.
_HEADS: Final = {
    "tree", "house", "table", "lamp", "chair", "cake", "bread", "pizza", "burger", "ice_cream", "ramen", "clock",
    "ship", "bus", "train", "car", "plane", "robot", "flower", "leaf", "bridge", "castle", "candle", "vase", "glass",
    "umbrella", "tent", "perfume", "suitcase", "barrel", "book", "coffee", "backpack", "balloon", "rocket", "teapot",
}  # fmt: skip


def _is_grown(part: str, whole: str | None) -> bool:
    """Apples on a tree are told to the tree, roses in a garden are not the garden's."""
    entry = subject(part)
    return whole == "tree" and part != whole and entry is not None and "food" in entry.tags


class Sentence(Clauses):
    """One pass over the words; every word is looked at once, and at most six words ahead."""

    def read(self) -> Told:
        for i, word in enumerate(self.found):
            if word.breaks:
                self._break(i, word.breaks)
            if word.lists:
                self._link(i, word)
            role = self.roles.of(i)
            if self.not_since is not None and role not in {"relation", "end", "not"}:
                self.told.denied.add(i)
            if role in _HEARD:
                self.phrase.heard.append((i, word))
            if i != self.skipped and role != "skip":
                getattr(self, f"_{role}")(i, word)
            else:
                self._pass(word)
        self._flush()
        return self.told

    def _noun(self, i: int, word: Found) -> None:
        if self.not_since is not None:
            self.phrase, self.relation = Phrase(), None
        elif self.is_as:
            self.told.left_out.append(word.text)
            self._done(None)
        elif not self._is_part(i, word):
            self._name(i, word)

    def _is_part(self, i: int, word: Found) -> bool:
        """The first half of a compound, or the second half of "table de cuisine"."""
        if self.is_flat or word.is_han:
            return False
        if i + 1 < len(self.found) and self.found[i + 1].text in _BENDING and not self.found[i + 1].breaks:
            return True
        if self.is_of and self.language in {"fr", "es"} and isinstance(self.last, Thing) and not self.phrase.article:
            return not self.last.is_container and self.phrase.heap is None
        following = self.found[i + 1] if i + 1 < len(self.found) else None
        if following is None or following.breaks or word.is_plural or not word.value("subjects"):
            return False
        return self._is_first_part(i, word, following)

    def _is_first_part(self, i: int, word: Found, following: Found) -> bool:
        """An apple tree is a tree; a cat that is an astronaut is drawn as a cat, and said to be no more."""
        one, two = Thing(word.value("subjects") or "", "", None), Thing(following.value("subjects") or "", "", None)
        if one.has("animal") and two.has("person"):
            self.told.left_out.append(following.text)
            self.skipped = i + 1
            return False
        if one.has("person") and two.has("animal"):
            self.told.left_out.append(word.text)
            return True
        is_part = two.name in _HEADS and not one.is_alive and one.name != two.name
        self.phrase.traits += [one.name] if is_part else []
        return is_part or one.name == two.name

    def _name(self, i: int, word: Found) -> None:
        following = self.found[i + 1] if i + 1 < len(self.found) else None
        after = following.value("after") if following and word.is_han and not following.breaks else None
        kind = after or self.relation
        name, place = self._meant(word), word.value("settings")
        if name == "sun" and kind in {"in", "under"} and not self.is_flat:
            self._light(i, word)
        elif place and not name and self._is_place(i, word, place, kind):
            return
        elif self.is_of and isinstance(self.last, Thing) and self.last.name == name and not self.is_flat:
            self.last.add(self.phrase)
            self._done(self.last)
        else:
            is_for = following is not None and following.value("layouts") is not None
            thing = self._thing(word, name, is_loose=is_for and name is None and not word.value("marks"))
            if thing is None:
                return
            thing.place = place if name and kind in _PLACING else None
            self._join(thing, after)
            self._done(thing)

    def _meant(self, word: Found) -> str | None:
        """The subject that a word means here: mountains are a place in scenes, and where something is in them."""
        name = word.value("subjects")
        if name == "mountain" and word.value("settings") and (not self.is_flat or self.relation in {"in", "on"}):
            return None
        if name == "car" and "flying" in self.phrase.poses and subject("flying_car"):
            return "flying_car"
        return name

    def _is_place(self, i: int, word: Found, place: str, kind: str | None) -> bool:
        """Notes the place; whether the word says no more than that. On a poster it may be a mark, too."""
        self._place(place, word, is_bare=kind is None and not self.is_with)
        if self._is_before_thing(i, word):
            return True
        if self.is_flat and kind is None and mark_of(word, None, self.lexicon) is not None:
            return False
        self._done(self.told.places[-1])
        return True

    def _is_before_thing(self, i: int, word: Found) -> bool:
        """ "kitchen table": a table, in a kitchen."""
        following = self.found[i + 1] if i + 1 < len(self.found) else None
        if self.is_flat or word.is_han or following is None or following.breaks or " " in word.text:
            return False
        return following.value("subjects") is not None and not following.value("colours")

    def _place(self, name: str, word: Found, *, is_bare: bool) -> None:
        phrase = self.phrase
        colour = phrase.colours[0] if phrase.colours and not self.is_flat else None
        is_head = is_bare and not self.told.things
        traits = dict.fromkeys([*phrase.traits, *self._own_traits(word)])
        self.told.places.append(Place(name, word.text, colour, list(traits), is_head))

    def _own_traits(self, word: Found) -> list[str]:
        """What a phrase says of its thing within itself: a wooden table, a brick wall."""
        name = word.value("subjects")
        known = (m for part in within(word) for m in self.lexicon.phrases.get(part, ()))
        return [m.value for m in known if m.kind == "traits" or (m.kind == "subjects" and _is_grown(m.value, name))]

    def _variants(self, word: Found, thing: Thing) -> list[str]:
        """The poses of its own that its words name: a sports car, a floor lamp, a tulip."""
        own = thing.entry.poses if thing.entry else ()
        found = [*word.text.split(" "), word.value("variants"), *thing.traits]
        for i, heard in self.phrase.heard:
            named = {heard.text, heard.value("variants")} & {*own}
            found += sorted(n for n in named if n)
            self.told.understood |= {i} if named else set()
        return [p for p in dict.fromkeys(found) if p in own]

    def _own_colour(self, word: Found) -> str | None:
        """A white horse is one word in Chinese."""
        known = (m for part in within(word) for m in self.lexicon.phrases.get(part, ()))
        return next((m.value for m in known if m.kind == "colours"), None)

    def _done(self, last: "Thing | Place | None") -> None:
        self.phrase, self.relation, self.is_of, self.is_as = Phrase(), None, False, False
        self.is_linked = False
        self.last, self.is_fresh = last, last is not None

    def _thing(self, word: Found, name: str | None, *, is_loose: bool) -> Thing | None:
        """A new thing, or the one that was named before and is meant again."""
        mark = mark_of(word, name, self.lexicon)
        named = name or mark or ""
        same = next((t for t in self.told.things if t.name == named), None)
        again = self.phrase.article in _DEFINITE or (word.is_han and self.phrase.count is None)
        variant = word.value("variants")
        again = again and same is not None and variant in {None, *same.poses}
        if same is not None and (self.is_flat or (again and self.phrase.heap is None)):
            same.add(self.phrase)
            return same
        if len(self.told.things) >= MOST:
            self.told.left_out.append(word.text)
            self._done(None)
            return None
        thing = Thing(named, word.text, mark, is_loose=is_loose)
        thing.count = self._count(word, thing)
        if self.phrase.is_too_many:
            thing.asked = self.phrase.asked
        if self.is_flat and len(self.phrase.colours) > 1:
            self._free()
        if self.phrase.is_worn and not thing.has("person"):
            self.phrase.colours = []
        thing.add(self.phrase)
        thing.poses += [p for p in self._variants(word, thing) if p not in thing.poses]
        if thing.colour is None and thing.has("animal", "vehicle", "drink"):
            thing.colour = self._own_colour(word)
        thing.traits += [t for t in self._own_traits(word) if t not in thing.traits and not self.is_flat]
        self.told.free += self.phrase.colours[1:]
        self.told.things.append(thing)
        return thing

    def _count(self, word: Found, thing: Thing) -> int:
        phrase = self.phrase
        if word.value("poses") == "stacked":
            phrase.poses.append("stacked")
            return phrase.count or 1
        if phrase.heap == "bunch":
            own = [p for p in ("bunch", "bouquet") if thing.entry and p in thing.entry.poses]
            phrase.poses += own[:1]
            return 1 if own else max(phrase.count or 0, 3)
        if phrase.heap:
            phrase.poses.append(phrase.heap)
            return phrase.count or 1
        is_plural = word.is_plural or any(m.is_plural for m in word.meanings if m.kind == "subjects")
        if phrase.count is None:
            return 3 if is_plural else 1
        is_pair = phrase.count == 2 and any(p in (phrase.asked or "") for p in ("pair", "par ", "双"))
        is_one = (is_pair and word.text.endswith("s")) or phrase.asked == "some"
        return 1 if is_one and not is_plural else phrase.count

    def _join(self, thing: Thing, after: str | None) -> None:
        """Ties a thing to those before it."""
        kind = after if after and self.relation in {"at", None} else self.relation
        if self.relation:
            self._relate(resolved(kind or "at", self.actors[-1] if self.actors else None, thing), thing)
        elif after:
            self.forward = (after, thing)
        elif self.is_with and self.actors:
            accompany(self.actors[-1], thing)
            self.held = self.actors[-1], thing
        elif self.is_of and isinstance(self.last, Thing) and self.last.is_container:
            relate(thing, "in", self.last)
        else:
            self._main(thing)

    def _relate(self, kind: str, thing: Thing) -> None:
        actors = self.chain or self.actors
        if not actors:
            self.forward = (kind, thing)
            return
        if kind == "reading" and thing.name not in _READ:
            actors = []
        for actor in actors:
            relate(actor, kind, thing)  # type: ignore[arg-type]
        self.listed = []
        self.chain = [] if kind in {"holding", "reading", "riding"} or thing.place else [thing]
        self.held = self.actors[-1], thing

    def _main(self, thing: Thing) -> None:
        if self.forward is not None:
            kind, other = self.forward
            relate(thing, resolved(kind, thing, other), other)
            if not self.is_linked:
                self.forward = None if self.found and not thing.said[0] >= HAN else self.forward
        self.listed += [] if thing in self.listed else [thing]
        self.actors = list(self.listed) if self.is_linked else [thing]
        self.chain = []
