"""What a sentence names while it is being read: things, the places they may be, and how they stand to each other."""

from dataclasses import dataclass, field
from typing import Final

from illustrator.brief import RelationKind
from illustrator.reading.files import Entry, subject
from illustrator.reading.lexicon import Lexicon
from illustrator.reading.words import Found

MOST: Final = 64
MOST_OF_ONE: Final = 12
_CONTAINERS: Final = {
    "vase", "glass", "coffee", "suitcase", "backpack", "teapot", "house", "tent", "car", "boat", "sailboat", "bus",
    "train", "hot_air_balloon", "drum", "flying_car",
}  # fmt: skip
_FURNITURE: Final = {"table", "chair", "sofa", "suitcase", "book"}


@dataclass
class Phrase:
    """What was said before a noun, waiting for it."""

    colours: list[str] = field(default_factory=list)
    traits: list[str] = field(default_factory=list)
    poses: list[str] = field(default_factory=list)
    count: int | None = None
    asked: str | None = None
    is_too_many: bool = False
    heap: str | None = None
    article: str | None = None
    has_unknown: bool = False
    is_worn: bool = False
    heard: list[tuple[int, Found]] = field(default_factory=list)

    @property
    def is_begun(self) -> bool:
        return bool(self.colours or self.traits or self.poses or self.article or self.heap) or self.count is not None


@dataclass(eq=False)
class Thing:
    """A subject in the making. `place` is the setting that its word also means, where it stands as a place.

    `is_loose`: it only says what the picture is for ("movie poster") and gives way to what the picture shows.
    """

    name: str
    said: str
    mark: str | None
    colour: str | None = None
    count: int = 1
    asked: str | None = None
    poses: list[str] = field(default_factory=list)
    traits: list[str] = field(default_factory=list)
    links: "list[tuple[RelationKind, Thing]]" = field(default_factory=list)
    place: str | None = None
    is_loose: bool = False

    @property
    def entry(self) -> Entry | None:
        return subject(self.name)

    def has(self, *tags: str) -> bool:
        return self.entry is not None and not self.entry.tags.isdisjoint(tags)

    @property
    def is_alive(self) -> bool:
        return self.has("animal", "person") or self.name in {"robot", "snowman"}

    @property
    def height_m(self) -> float:
        return self.entry.height_m if self.entry else 0.5

    @property
    def is_container(self) -> bool:
        return self.name in _CONTAINERS

    @property
    def is_surface(self) -> bool:
        return self.name in _FURNITURE or self.has("furniture")

    def add(self, phrase: Phrase) -> None:
        if phrase.colours and self.colour is None:
            self.colour = phrase.colours[0]
        self.poses += [p for p in phrase.poses if p not in self.poses]
        self.traits += [t for t in phrase.traits if t not in self.traits]


def reaches(start: Thing, goal: Thing) -> bool:
    """Whether relations lead from one thing to the other: no two may stand on each other."""
    seen: set[int] = set()
    todo = [start]
    while todo:
        at = todo.pop()
        if at is goal:
            return True
        if id(at) not in seen:
            seen.add(id(at))
            todo += [other for _, other in at.links]
    return False


def relate(actor: Thing, kind: RelationKind, other: Thing) -> None:
    """Ties the actor to the other thing, once and in one direction."""
    if all(o is not other for _, o in actor.links) and not reaches(other, actor):
        actor.links.append((kind, other))


def accompany(actor: Thing, other: Thing) -> None:
    """What "with" means: in a person's hand, in a vessel, on a table, else beside."""
    if actor.has("person") and other.height_m <= 1.1 and not other.is_alive and not other.has("building", "plant"):
        relate(actor, "holding", other)
    elif actor.is_container and not other.is_alive and _fits(actor, other):
        relate(other, "in", actor)
    else:
        relate(other, "on" if actor.is_surface and other.height_m <= 1.2 else "beside", actor)


def _fits(vessel: Thing, other: Thing) -> bool:
    if other.entry is None:
        return False
    if vessel.name in {"coffee", "glass", "teapot"}:
        return other.has("food", "plant") and other.height_m < 0.2
    return other.has("plant") if vessel.name == "vase" else other.height_m <= max(vessel.height_m, 0.6)


def resolved(kind: str, actor: Thing | None, other: Thing) -> RelationKind:
    """The vague "at" of several languages, made plain."""
    if kind != "at":
        return kind  # type: ignore[return-value]
    if other.has("vehicle") or other.is_container:
        return "in"
    if other.name == "table" and actor is not None and actor.height_m > 0.9:
        return "beside"
    return "on" if other.is_surface else "beside"


def mark_of(word: Found, name: str | None, lexicon: Lexicon) -> str | None:
    """The glyph of a word, else of the thing's own name, else of the word's last part."""
    own = word.value("marks") or word.value("ideas")
    if own is not None or name is None:
        return own
    for phrase in (name.replace("_", " "), word.text.rpartition(" ")[2], name.rpartition("_")[2]):
        for meaning in lexicon.phrases.get(phrase, ()):
            if meaning.kind == "marks":
                return meaning.value
    return None


@dataclass
class Place:
    name: str
    said: str
    colour: str | None = None
    traits: list[str] = field(default_factory=list)
    is_head: bool = False


@dataclass
class Told:
    """`denied` are the places of the words that were said not to be there, `left_out` what is known and not drawn.

    `understood` are those of unknown words that name a variant of a thing.
    """

    things: list[Thing] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    grounds: list[str] = field(default_factory=list)
    denied: set[int] = field(default_factory=set)
    understood: set[int] = field(default_factory=set)
    left_out: list[str] = field(default_factory=list)
