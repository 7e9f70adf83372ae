"""The words around the things: what they pass on to the next thing, and what they say of the last one."""

from dataclasses import replace
from typing import Final

from illustrator.palette import shade
from illustrator.reading.lexicon import Lexicon
from illustrator.reading.roles import Roles
from illustrator.reading.things import MOST_OF_ONE, Phrase, Place, Thing, Told, relate
from illustrator.reading.words import Found

_STATES: Final = {"open", "closed", "stacked", "sliced", "empty", "full", "lit", "broken", "steaming"}
_PRONOUNS: Final = {"it", "them", "him", "ihm", "ihnen", "lui", "él"}
_SET: Final = {"on", "in", "beside", "behind", "before", "over", "under"}
# Parts of a thing have colours of their own; what is worn gives its colour to the wearer.
_PARTS: Final = {
    "eyes", "eye", "face", "hands", "hand", "hair", "head", "back", "front", "side", "corner", "top", "beard", "wings",
    "tail", "foreground",
}  # fmt: skip
CLOTHES: Final = {
    "dress", "shirt", "coat", "jacket", "scarf", "suit", "sweater", "hoodie", "robe", "cape", "clothes", "kimono",
    "gown", "skirt", "hat", "uniform", "outfit", "raincoat", "cap", "beanie", "costume",
    "kleid", "mantel", "hemd", "jacke", "pullover", "hut", "mütze", "manteau", "chemise", "pull", "veste", "chapeau",
    "vestido", "abrigo", "camisa", "chaqueta", "sombrero", "gorro",
}  # fmt: skip
_WHOLE: Final = frozenset(
    ("theme", "tone", "tones", "palette", "color", "colour", "colors", "colours", "scheme", "hues", "shades")
)


class Clauses:
    """What is known while reading. Every role of a word has a method of that name here or in `Sentence`.

    `actors` are the things whose sentence it is, `chain` the last of those that they stand to, `listed` the things of
    a list that may yet turn out to act together; `forward` is a place named before the thing that is there.
    """

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

    def _pass(self, word: Found) -> None:
        if not word.meanings and word.text not in self.lexicon.moves:
            self.is_of = False
            if self.is_flat or word.text in _WHOLE:
                self._free()
            elif word.text in _PARTS and self.phrase.is_begun:
                self.phrase.has_unknown = True

    def _break(self, i: int, kind: str) -> None:
        if self.not_since is not None and not any(w.value("links") for w in self.found[i : i + 3]):
            self.not_since = None
        self._flush()
        actor = self.actors[-1] if self.actors else None
        self.is_with = self.is_with and kind == "," and actor is not None and (actor.is_surface or actor.is_container)
        self.is_as = self.is_fresh = self.is_linked = False
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
            if isinstance(last, Thing) and last.has("person") and phrase.is_worn:
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
        if self.language in {"fr", "es"} and i and self.found[i - 1].value("ground"):
            self.told.grounds.append(colour)
        elif self.is_fresh and self.language in {"fr", "es"} and last is not None and last.colour is None:
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
        if self.phrase.heap:
            return
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
        """Moods are those of the whole picture; but a black and white cat has a colour."""
        if word.value("moods") == "monochrome" and self.roles.leads_to_thing(i):
            self.phrase.colours.append("#15171c")
            self.told.denied.add(i)

    def _after(self, i: int, word: Found) -> None:
        """Read together with the noun before it; after a comma it is said of the last thing."""
        if word.breaks and isinstance(self.last, Thing):
            self.forward = (word.value("after") or "on", self.last)

    def _light(self, i: int, word: Found) -> None:
        self._free()
        self.phrase, self.relation, self.is_with = Phrase(), None, False

    def _unknown(self, i: int, word: Found) -> None:
        if self.is_flat:
            self._free()
        self.phrase.has_unknown, self.is_fresh = True, False
        self.phrase.is_worn = self.phrase.is_worn or word.text in CLOTHES or word.text in "衣裙帽裤衫袍"

    def _final(self, i: int, word: Found) -> None:
        """A verb at the end of a German clause: the one before does it to the last thing."""
        last = self.last if isinstance(self.last, Thing) else None
        doer = next((t for t in reversed(self.told.things) if t.is_alive and t is not last), None)
        if last is not None and doer is not None and all(other is not last for _, other in doer.links):
            relate(doer, word.value("relations"), last)  # type: ignore[arg-type]
            self.actors = [doer]
        elif word.value("poses"):
            self._pose_of(word.value("poses") or "")

    def _as(self, i: int, word: Found) -> None:
        self._flush()
        self.is_as = True

    def _of(self, i: int, word: Found) -> None:
        if word.is_han and self.phrase.has_unknown and not self.phrase.is_worn:
            self.phrase = Phrase()
        if word.is_han and self.not_since is not None and self.not_since < i - 1:
            self.not_since = None
        self.is_of = (self.is_fresh or self.is_of) and not word.is_han

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
        following = self.found[i + 1].text if i + 1 < len(self.found) else ""
        if following in _PRONOUNS and self.held and self.is_with and kind in _SET:
            actor, other = self.held
            other.links = [link for link in other.links if link[1] is not actor]
            relate(other, kind, actor)  # type: ignore[arg-type]
            other.poses += [p for p in (word.value("poses"),) if p]
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
        if self.phrase.has_unknown and self.actors:
            self._flush()
        begins = self.phrase.is_begun or self.is_linked or self.relation or self.is_with or word.breaks or self.forward
        if self.phrase.is_begun or not self.actors or (begins and self.roles.leads_to_thing(i)):
            self.phrase.poses.append(pose)
        else:
            self._pose_of(pose)

    def _pose_of(self, pose: str) -> None:
        """A state is that of the last thing, an activity that of who is able to."""
        last = self.last if isinstance(self.last, Thing) else None
        doers = self.actors
        is_state = pose in _STATES and last is not None and not last.place
        if last is not None and (is_state or (last.is_alive and last not in self.actors)):
            doers = [last]
        for doer in doers:
            doer.poses += [] if pose in doer.poses else [pose]
        self.listed = []
