"""Reads the words of a prompt from left to right and gathers the things, the places and the colours they name."""

from dataclasses import dataclass, field, replace
from typing import Final

from illustrator.palette import shade
from illustrator.reading.lexicon import Lexicon
from illustrator.reading.roles import Roles
from illustrator.reading.things import MOST, MOST_OF_ONE, Phrase, Thing, accompany, mark_of, relate, resolved
from illustrator.reading.words import Found

_PLACING: Final = {"on", "in", "at", "before", "leaning"}
_STATES: Final = {"open", "closed", "stacked", "sliced", "empty", "full", "lit", "broken", "steaming"}
_DEFINITE: Final = {
    "the",
    "its",
    "der",
    "die",
    "das",
    "den",
    "dem",
    "le",
    "la",
    "les",
    "l",
    "el",
    "los",
    "las",
    "这",
    "那",
}
_WHOLE: Final = {
    "theme",
    "tone",
    "tones",
    "palette",
    "color",
    "colour",
    "colors",
    "colours",
    "scheme",
    "hues",
    "shades",
}
# The last word of a compound names the thing: an apple tree is a tree.
_HEADS: Final = {
    "tree", "house", "table", "lamp", "chair", "cake", "bread", "pizza", "burger", "ice_cream", "ramen", "clock",
    "ship", "bus", "train", "car", "plane", "robot", "flower", "leaf", "bridge", "castle", "candle", "vase", "glass",
    "umbrella", "tent", "perfume", "suitcase", "drum", "book", "coffee", "backpack", "balloon", "rocket", "teapot",
}  # fmt: skip


@dataclass
class Place:
    name: str
    said: str
    colour: str | None = None
    traits: list[str] = field(default_factory=list)
    is_head: bool = False


@dataclass
class Told:
    """`denied` are the places of the words that were said not to be there, `left_out` what is known and not drawn."""

    things: list[Thing] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    grounds: list[str] = field(default_factory=list)
    denied: set[int] = field(default_factory=set)
    left_out: list[str] = field(default_factory=list)


class Sentence:
    """One pass over the words; every word is looked at once, and at most six words ahead."""

    def __init__(self, found: list[Found], lexicon: Lexicon, language: str, *, is_flat: bool) -> None:
        self.found, self.lexicon, self.language, self.is_flat = found, lexicon, language, is_flat
        self.roles = Roles(found, lexicon, language, is_flat=is_flat)
        self.told = Told()
        self.phrase = Phrase()
        self.relation: str | None = None
        self.is_with = self.is_of = self.is_as = self.is_linked = self.is_fresh = False
        self.not_since: int | None = None
        self.actors: list[Thing] = []
        self.chain: list[Thing] = []
        self.listed: list[Thing] = []
        self.forward: tuple[str, Thing] | None = None
        self.held: tuple[Thing, Thing] | None = None
        self.last: Thing | Place | None = None
        self.skipped = -1

    def read(self) -> Told:
        for i, word in enumerate(self.found):
            if word.breaks:
                self._break(i, word.breaks)
            if word.lists:
                self._link(i, word)
            role = self.roles.of(i)
            if self.not_since is not None and role not in {"relation", "end", "not"}:
                self.told.denied.add(i)
            if i != self.skipped and role != "skip":
                getattr(self, f"_{role}")(i, word)
            elif word.text in _WHOLE or (self.is_flat and not word.meanings and word.text not in self.lexicon.moves):
                self._free()
        self._flush()
        return self.told

    def _break(self, i: int, kind: str) -> None:
        if self.not_since is not None and not any(w.value("links") for w in self.found[i : i + 3]):
            self.not_since = None
        self._flush()
        self.is_with = self.is_as = self.is_fresh = self.is_linked = False
        self.chain = []
        if kind == ".":
            self.listed = []

    def _free(self) -> None:
        self.told.free += self.phrase.colours
        self.phrase.colours = []

    def _flush(self) -> None:
        """What was said of no thing that came: of the last thing if nothing else was named, else of the whole."""
        phrase, last = self.phrase, self.last
        self.phrase, self.relation, self.is_of = Phrase(), None, False
        if self.is_flat or last is None:
            self.told.free += phrase.colours
            return
        if phrase.article or phrase.has_unknown:
            if isinstance(last, Thing) and last.has("person") and phrase.has_unknown:
                last.add(replace(phrase, traits=[], poses=[]))
            return
        rest = phrase.colours[1:] if last.colour is None else phrase.colours
        self._describe(last, phrase)
        self.told.free += rest

    def _describe(self, last: Thing | Place, phrase: Phrase) -> None:
        if isinstance(last, Thing):
            last.add(phrase)
        else:
            last.colour = last.colour or next(iter(phrase.colours), None)
            last.traits += [t for t in phrase.traits if t not in last.traits]

    # The roles, one method each.

    def _form(self, i: int, word: Found) -> None:
        self._flush()
        self.last, self.is_fresh = None, False

    def _ground(self, i: int, word: Found) -> None:
        self.told.grounds += [] if self.not_since is not None else self.phrase.colours
        self.phrase, self.relation = Phrase(), None

    def _surface(self, i: int, word: Found) -> None:
        if self.not_since is None:
            self.told.grounds.append({"dark": "#0d1220", "light": "#fafaf7"}[word.value("surfaces") or "light"])
        self.relation = None

    def _not(self, i: int, word: Found) -> None:
        self._flush()
        self.not_since = i

    def _end(self, i: int, word: Found) -> None:
        self._flush()
        self.not_since = None

    def _colour(self, i: int, word: Found) -> None:
        if self.not_since is not None:
            return
        before = self.found[i - 1].text if i and not word.breaks else ""
        light, chroma = self.lexicon.moves.get(before, (0.0, 1.0))
        named = word.value("colours") or "#000000"
        colour = shade(named, light, chroma) if before in self.lexicon.moves else named
        last = self.last
        if self.is_fresh and self.language in {"fr", "es"} and last is not None and last.colour is None:
            last.colour = colour
        else:
            self.phrase.colours.append(colour)
        if word.value("traits") and self.roles.leads_to_thing(i):
            self._trait(i, word)

    def _number(self, i: int, word: Found) -> None:
        if word.is_joined:
            self.skipped = i + 1
            return
        if self.phrase.has_unknown:
            self._flush()
        value = int(word.value("numbers") or word.text[:6])
        if value > 0:
            self.phrase.count, self.phrase.asked = min(value, MOST_OF_ONE), word.text
            self.phrase.is_too_many = value > MOST_OF_ONE

    def _heap(self, i: int, word: Found) -> None:
        self.phrase.heap = word.value("heaps")
        first = word.text.split(" ")[0]
        if self.phrase.count is None and self.language == "en" and first.endswith("s"):
            self.phrase.count = 3

    def _article(self, i: int, word: Found) -> None:
        if self.phrase.has_unknown or self.phrase.colours:
            relation = self.relation if not self.phrase.has_unknown else None
            self._flush()
            self.relation = relation
        self.phrase.article, self.is_fresh = word.text, False

    def _link(self, i: int, word: Found) -> None:
        relation, is_of = self.relation, self.is_of
        if self.phrase.is_begun and not self.roles.leads_to_thing(i):
            self._flush()
            self.relation, self.is_of = relation, is_of
        self.is_linked = True

    def _trait(self, i: int, word: Found) -> None:
        trait = word.value("traits")
        if trait is None:
            return
        if self.is_fresh and self.language in {"fr", "es"} and self.last is not None:
            self.last.traits += [] if trait in self.last.traits else [trait]
        else:
            self.phrase.traits.append(trait)

    def _mood(self, i: int, word: Found) -> None:
        """Moods are read for the whole picture."""

    def _after(self, i: int, word: Found) -> None:
        """Read together with the noun before it."""

    def _light(self, i: int, word: Found) -> None:
        self._free()
        self.phrase, self.relation, self.is_with = Phrase(), None, False

    def _unknown(self, i: int, word: Found) -> None:
        if self.is_flat:
            self._free()
        self.phrase.has_unknown, self.is_fresh = True, False

    def _as(self, i: int, word: Found) -> None:
        self._flush()
        self.is_as = True

    def _of(self, i: int, word: Found) -> None:
        self.is_of = self.is_fresh or self.is_of

    def _with(self, i: int, word: Found) -> None:
        self._flush()
        self.is_with, self.is_linked, self.not_since = True, False, None

    def _hands(self, i: int, word: Found) -> None:
        if self.held:
            actor, other = self.held
            other.links = [link for link in other.links if link[1] is not actor]
            relate(actor, "holding", other)

    def _relation(self, i: int, word: Found) -> None:
        kind = word.value("relations")
        if self.not_since == i - 1:
            return
        self.not_since = None
        if self.is_flat and kind == "in":
            return
        self._flush()
        self.relation, self.is_with, self.is_linked = kind, False, False
        if word.value("poses") and kind != "reading":
            self._pose_of(word.value("poses") or "")

    def _verb(self, i: int, word: Found) -> None:
        self._pose_of(word.value("verbs") or "")
        self._flush()
        self.is_with = False
        self.relation = "holding" if self.roles.leads_to_thing(i, past_articles=True) else None

    def _pose(self, i: int, word: Found) -> None:
        pose = word.value("poses") or ""
        begins = self.phrase.is_begun or self.is_linked or self.relation or self.is_with or word.breaks
        if self.phrase.is_begun or not self.actors or (begins and self.roles.leads_to_thing(i)):
            self.phrase.poses.append(pose)
        else:
            self._pose_of(pose)

    def _pose_of(self, pose: str) -> None:
        """A state is that of the last thing, an activity that of who is able to."""
        last = self.last if isinstance(self.last, Thing) else None
        doers = self.actors
        if last is not None and last not in self.actors and (pose in _STATES or last.is_alive):
            doers = [last]
        elif pose in _STATES and last is not None:
            doers = [last]
        for doer in doers:
            doer.poses += [] if pose in doer.poses else [pose]
        self.listed = []

    # Nouns.

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
        if self.is_of and self.language in {"fr", "es"} and isinstance(self.last, Thing) and not self.phrase.article:
            return not self.last.is_container and self.phrase.heap is None
        following = self.found[i + 1] if i + 1 < len(self.found) else None
        if following is None or following.breaks or word.is_plural or not word.value("subjects"):
            return False
        one, two = Thing(word.value("subjects") or "", "", None), Thing(following.value("subjects") or "", "", None)
        if one.has("animal") and two.has("person"):
            self.told.left_out.append(following.text)
            self.skipped = i + 1
            return False
        if one.has("person") and two.has("animal"):
            self.told.left_out.append(word.text)
            return True
        if two.name not in _HEADS or following.is_plural and one.name == two.name or one.is_alive:
            return False
        self.phrase.traits.append(one.name)
        return True

    def _name(self, i: int, word: Found) -> None:
        name, place = word.value("subjects"), word.value("settings")
        after = self.found[i + 1].value("after") if word.is_han and i + 1 < len(self.found) else None
        if after and self.found[i + 1].breaks:
            after = None
        kind = after or self.relation
        if place and not name:
            self._place(place, word, is_bare=kind is None and not self.is_with)
            if not self.is_flat or kind is not None or mark_of(word, None, self.lexicon) is None:
                self._done(self.told.places[-1])
                return
        thing = self._thing(word, name)
        if thing is None:
            return
        if place and name and kind in _PLACING:
            thing.place = place
        self._join(thing, after)
        self._done(thing)

    def _place(self, name: str, word: Found, *, is_bare: bool) -> None:
        phrase = self.phrase
        colour = phrase.colours[0] if phrase.colours and not self.is_flat else None
        is_head = is_bare and not self.told.things
        traits = dict.fromkeys([*phrase.traits, *self._own_traits(word)])
        self.told.places.append(Place(name, word.text, colour, list(traits), is_head))

    def _own_traits(self, word: Found) -> list[str]:
        """What a phrase says of its thing within itself: a wooden table, a brick wall."""
        parts = word.text.split(" ")[:-1] if not word.is_han else [word.text[:n] for n in range(1, len(word.text))]
        known = (m for part in parts for m in self.lexicon.phrases.get(part, ()))
        return [m.value for m in known if m.kind == "traits"]

    def _done(self, last: "Thing | Place | None") -> None:
        self.phrase, self.relation, self.is_of, self.is_as = Phrase(), None, False, False
        self.is_linked = False
        self.last, self.is_fresh = last, last is not None

    def _thing(self, word: Found, name: str | None) -> Thing | None:
        """A new thing, or the one that was named before and is meant again."""
        mark = mark_of(word, name, self.lexicon)
        named = name or mark or ""
        same = next((t for t in self.told.things if t.name == named), None)
        again = self.phrase.article in _DEFINITE or (word.is_han and self.phrase.count is None)
        if same is not None and (self.is_flat or (again and self.phrase.heap is None)):
            same.add(self.phrase)
            return same
        if len(self.told.things) >= MOST:
            self.told.left_out.append(word.text)
            self._done(None)
            return None
        thing = Thing(named, word.text, mark)
        thing.count = self._count(word, thing)
        if self.phrase.is_too_many:
            thing.asked = self.phrase.asked
        if self.is_flat and len(self.phrase.colours) > 1:
            self._free()
        thing.add(self.phrase)
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
        if (is_pair and word.text.endswith("s") or phrase.asked == "some") and not is_plural:
            return 1
        return phrase.count

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
        for actor in actors:
            relate(actor, kind, thing)  # type: ignore[arg-type]
        self.listed = []
        self.chain = [] if kind in {"holding", "reading", "riding"} else [thing]
        self.held = self.actors[-1], thing

    def _main(self, thing: Thing) -> None:
        if self.forward is not None:
            kind, other = self.forward
            relate(thing, resolved(kind, thing, other), other)
            if not self.is_linked:
                self.forward = None if self.found and not thing.said[0] >= "\u3400" else self.forward
        self.listed = [*self.listed, thing]
        self.actors = list(self.listed) if self.is_linked else [thing]
        self.chain = []
