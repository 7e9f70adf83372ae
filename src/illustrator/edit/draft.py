"""A brief being changed, one wish at a time. Its subjects keep their keys, so that the others stay as they were."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from illustrator.brief import Brief, Notice, Relation, Setting, Subject
from illustrator.edit.hearing import Heard
from illustrator.reading.things import Thing

MOST_SUBJECTS = 6
MOST_FIGURES = 12


@dataclass
class Draft:
    """`fresh` is the key of the next subject; `problems` is what could not be done, each without a full stop."""

    brief: Brief
    keys: list[int]
    fresh: int
    problems: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return self.brief.subjects

    @property
    def is_flat(self) -> bool:
        return self.brief.layout not in {"scene", "product"}

    def change(self, index: int, subject: Subject) -> None:
        subjects = list(self.subjects)
        subjects[index] = subject
        self.brief = replace(self.brief, subjects=tuple(subjects))

    def recolour(self, indices: Iterable[int], colour: str) -> None:
        for i in indices:
            self.change(i, replace(self.subjects[i], colour=colour))

    def recount(self, index: int, count: int) -> None:
        """No more than there is room for; none at all removes it."""
        if count <= 0:
            self.remove([index])
            return
        others = sum(s.count for i, s in enumerate(self.subjects) if i != index)
        drawn = min(count, max(MOST_FIGURES - others, 1))
        if drawn < count:
            said = self.subjects[index].said
            self.notices.append(
                Notice("not_shown", f"Fewer are drawn than were asked for: {count} {said}, drawn {drawn}.")
            )
        self.change(index, replace(self.subjects[index], count=drawn))

    def remove(self, indices: Iterable[int]) -> None:
        gone = set(indices)
        left = [i for i in range(len(self.subjects)) if i not in gone]
        place = {old: new for new, old in enumerate(left)}
        subjects = []
        for i in left:
            relations = (replace(r, to=place[r.to]) for r in self.subjects[i].relations if r.to in place)
            subjects.append(replace(self.subjects[i], relations=tuple(relations)))
        self.brief = replace(self.brief, subjects=tuple(subjects))
        self.keys = [self.keys[i] for i in left]

    def add(self, thing: Thing, count: int, relations: tuple[Relation, ...] = ()) -> int | None:
        """The new subject's place, or None where there is no room for one more."""
        figures = sum(s.count for s in self.subjects)
        if len(self.subjects) >= MOST_SUBJECTS or figures >= MOST_FIGURES:
            self.notices.append(Notice("not_shown", f"There is no room for more in this picture: {thing.said[:40]}."))
            self.problems.append("there is no room for more in this picture")
            return None
        drawn = subject_of(thing, min(count, MOST_FIGURES - figures), relations)
        self.brief = replace(self.brief, subjects=(*self.subjects, drawn))
        self.keys.append(self.fresh)
        self.fresh += 1
        return len(self.subjects) - 1

    def exchange(self, index: int, thing: Thing, count: int | None) -> None:
        """Another thing in its place, which does what the one before did where nothing else is said."""
        old = self.subjects[index]
        new = subject_of(thing, count or old.count, old.relations)
        self.change(index, replace(new, poses=new.poses or old.poses))

    def describe(self, index: int, heard: Heard) -> None:
        """Poses, traits and size that were said of no thing of their own."""
        self.looks(index, heard.poses, heard.traits)
        self.resize(index, heard.size)

    def looks(self, index: int, poses: Iterable[str], traits: Iterable[str]) -> None:
        old = self.subjects[index]
        more = [t for t in traits if t not in old.traits]
        self.change(index, replace(old, poses=tuple(poses) or old.poses, traits=(*old.traits, *more)))

    def resize(self, index: int, size: str | None) -> None:
        if size is None:
            return
        other = {"big": "small", "small": "big"}[size]
        old = self.subjects[index]
        kept = tuple(t for t in old.traits if t != other)
        self.change(index, replace(old, traits=kept if len(kept) < len(old.traits) else (*kept, size)))

    def world(self, heard: Heard) -> bool:
        """Place, light and finish, as far as they were said."""
        before = self.brief
        if heard.setting is not None:
            self.brief = replace(self.brief, setting=heard.setting)
        for name in ("style", "time", "weather", "source"):
            value = getattr(heard, name)
            if value is not None:
                self.brief = replace(self.brief, **{name: value})
        if heard.is_transparent:
            self.brief = replace(self.brief, wants_transparency=True)
        return heard.is_of_the_whole or self.brief is not before

    def ground(self, colour: str) -> None:
        """The background in a colour: the wall or table that is there where it takes one, else a plain one."""
        if self.brief.layout != "scene":
            self.brief = replace(self.brief, grounds=(colour, *self.brief.grounds[1:]))
            return
        old = self.brief.setting
        plain = old is not None and old.name in {"backdrop", "studio"}
        new = replace(old, colour=colour) if old is not None and plain else Setting("backdrop", "background", colour)
        self.brief = replace(self.brief, setting=new)

    def paint_setting(self, colour: str) -> None:
        if self.brief.setting is not None:
            self.brief = replace(self.brief, setting=replace(self.brief.setting, colour=colour))

    def colour_whole(self, colour: str) -> None:
        """A page takes its scheme from the colour; a scene, its place."""
        if self.is_flat:
            self.brief = replace(self.brief, colours=(colour, *self.brief.colours[1:]))
        else:
            self.paint_setting(colour)

    def letter(self, old: str | None, new: str) -> None:
        """New words for old ones; for the title where none are named."""
        texts = list(self.brief.texts)
        if old is None:
            texts[:1] = [new]
        else:
            at = next((i for i, t in enumerate(texts) if old.casefold() in t.casefold()), None)
            if at is None:
                self.problems.append(f"the words “{old[:60]}” do not stand in this picture")
                return
            start = texts[at].casefold().find(old.casefold())
            texts[at] = texts[at][:start] + new + texts[at][start + len(old) :]
        self.brief = replace(self.brief, texts=tuple(t for t in texts if t.strip()), texts_are_quoted=True)

    def unletter(self, old: str | None) -> None:
        """Takes words away: those that are named, else all."""
        if old is not None:
            self.letter(old, "")
        elif self.brief.texts:
            self.brief = replace(self.brief, texts=())
        else:
            self.problems.append("there are no words in this picture")


def subject_of(thing: Thing, count: int, relations: tuple[Relation, ...]) -> Subject:
    """A thing that was read, as a subject of the brief."""
    traits = tuple(dict.fromkeys(thing.traits))
    return Subject(thing.name, thing.said, thing.colour, count, tuple(thing.poses), traits, relations, thing.mark)
