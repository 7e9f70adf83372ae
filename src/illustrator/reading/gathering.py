"""What was told, brought within bounds: which place is the setting, which things are drawn, and how many of each."""

from dataclasses import dataclass
from typing import Final

from illustrator.brief import Relation, Setting, Subject
from illustrator.reading.files import entries
from illustrator.reading.things import Place, Thing, Told

_MOST_SUBJECTS: Final = 6
_MOST_FIGURES: Final = 12
_BEFORE_TABLETOP_M: Final = 0.9


# What hangs over another place, and what a place shows of another one.
_SKIES: Final = {"night_sky", "aurora", "abstract", "backdrop", "studio"}
_SHOWN: Final = {
    "mountain_lake": {"mountains", "forest", "night_sky"},
    "beach": {"sea", "night_sky"},
    "street": {"city", "brick_wall", "night_sky"},
    "city": {"street", "night_sky"},
    "moon_surface": {"space", "night_sky"},
    "mountains": {"night_sky", "meadow"},
    "meadow": {"mountains", "night_sky"},
    "snow": {"forest", "mountains", "night_sky"},
    "underwater": {"sea"},
    "cafe": {"room", "street"},
    "library": {"room"},
    "kitchen": {"room"},
    "desert": {"night_sky"},
    "space": {"night_sky"},
    "sea": {"night_sky"},
    "forest": {"night_sky"},
}


@dataclass(frozen=True)
class Gathered:
    """`left_out` is what is known and not drawn, `counts` the numbers that were too high, in words."""

    subjects: tuple[Subject, ...]
    setting: Setting | None
    is_head: bool
    left_out: list[str]
    counts: list[str]


def gathered(told: Told, *, is_flat: bool) -> Gathered:
    things = sorted(told.things, key=lambda thing: thing.is_loose)
    place = _main_place(told.places) if told.places else None if is_flat else _chosen(things)
    left_out = list(told.left_out)
    left_out += [p.said for p in told.places if place and p.name not in {place.name, *_SHOWN.get(place.name, ())}]
    left_out += [t.said for t in things[_MOST_SUBJECTS:]]
    things = things[:_MOST_SUBJECTS]
    counts = _bounded(things)
    subjects = tuple(_subject(thing, things) for thing in things)
    setting = Setting(place.name, place.said, place.colour, tuple(place.traits)) if place else None
    return Gathered(subjects, setting, bool(place and place.is_head), left_out, counts)


def _main_place(places: list[Place]) -> Place:
    """The first place that is one to stand in."""
    return next((p for p in places if p.name not in _SKIES), places[0])


def _chosen(things: list[Thing]) -> Place | None:
    """A thing that is a place where nothing else is one: the table under what stands on it. It is no thing then."""
    for thing in things:
        if thing.place is None or thing.place not in entries("settings"):
            continue
        users = [t for t in things if any(other is thing for _, other in t.links)]
        if thing.place == "tabletop" and any(t.height_m > _BEFORE_TABLETOP_M for t in users):
            continue
        things.remove(thing)
        for user in users:
            user.links = [link for link in user.links if link[1] is not thing]
        return Place(thing.place, thing.said, thing.colour, thing.traits)
    return None


def _bounded(things: list[Thing]) -> list[str]:
    """No more figures than there is room for; says which numbers were cut."""
    room = _MOST_FIGURES - len(things)
    counts = []
    for thing in things:
        wanted, thing.count = thing.count, 1 + min(thing.count - 1, max(room, 0))
        room -= thing.count - 1
        if thing.asked or thing.count < wanted:
            counts.append(f"{thing.asked or wanted} {thing.said[:40]}, drawn {thing.count}")
    return counts


def _subject(thing: Thing, things: list[Thing]) -> Subject:
    relations = [Relation(kind, things.index(other)) for kind, other in thing.links if other in things]
    return Subject(
        thing.name,
        thing.said,
        thing.colour,
        thing.count,
        tuple(thing.poses),
        tuple(dict.fromkeys(thing.traits)),
        tuple(relations),
        thing.mark,
    )
