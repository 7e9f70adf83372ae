"""What each clause of an instruction wants of the brief."""

from dataclasses import replace
from typing import Any, Final

from illustrator.brief import Notice, Relation
from illustrator.edit.draft import Draft
from illustrator.edit.hearing import Heard, hear
from illustrator.edit.instructions import Clause, Instruction, without_quotes
from illustrator.edit.referring import Referring
from illustrator.reading.things import Thing

_TOUCHING: Final = {"on", "in", "riding", "leaning", "beside", "behind", "before", "over", "under"}
_LONGEST_TEXT: Final = 80


class Wishes(Referring):
    """Applies the clauses to the draft in turn. `meant` are the subjects that a list named before it said what of."""

    def __init__(self, draft: Draft, told: Instruction) -> None:
        super().__init__(draft)
        self.told = told
        self.meant: list[int] = []
        self.pending: list[str] = []
        self.last = ""
        self.has_exchanged = False
        self.placed: dict[int, int] = {}
        self.unknown: dict[str, None] = {}

    def apply(self) -> None:
        for clause in self.told.clauses:
            if not clause.is_loose:
                self.meant, self.pending, self.has_exchanged = [], [], False
            then = hear(clause.then, self.told, self.draft.brief)
            there = hear(clause.there, self.told, self.draft.brief)
            kind = clause.kind or (self.last if clause.is_loose or self._goes_on(then) else "")
            if kind in {"", "change", "remove"} and (then.is_part or there.is_part):
                self.draft.problems.append("it cannot change a part of a thing by itself")
                continue
            getattr(self, f"_{kind or 'show'}")(then, there, clause)
            self.unknown.update(dict.fromkeys(u for u in (*there.unknown, *then.unknown) if u not in self.kinds()))
            self.last = kind
        if self.unknown:
            self.draft.notices.append(
                Notice("not_understood", f"Not understood, and not done: {', '.join(list(self.unknown)[:10])}.")
            )

    def _goes_on(self, then: Heard) -> bool:
        """Things alone go with the command before them: "remove the lamp, the book"."""
        return self.last in {"add", "remove"} and bool(then.things) and not then.is_of_the_whole

    def _change(self, then: Heard, there: Heard, clause: Clause) -> None:
        if then.texts or there.is_text or then.is_text:
            self._change_words(then, there, clause)
        elif clause.there.strip():
            self._from_to(then, there)
        else:
            self._make(then, clause)

    def _from_to(self, then: Heard, there: Heard) -> None:
        """ "the cat" to "a dog", "the background" to "a beach", "the colour of the cat" to "black"."""
        of_setting = self.is_setting(there) and not any(self.matches(t) for t in there.things)
        if then.is_of_the_whole and not then.things and (of_setting or not there.things or there.is_of_the_whole):
            self.draft.world(then)
            return
        if (of_setting or (there.is_ground and not there.things)) and then.colours:
            self._colour_setting(there, then.colours[0])
            return
        targets = [i for t in there.things for i in self.matches(t)] if there.things else self.those(there)
        if not targets:
            self.miss(there.things)
            return
        self._become(targets, then)
        if then.is_of_the_whole and not there.things:
            self.draft.world(then)

    def _become(self, targets: list[int], then: Heard) -> None:
        """What the targets are to be: another thing, another colour, another number."""
        for k, thing in enumerate(then.things):
            count = then.numbers.get(k)
            if k == 0 and thing.name == self.draft.subjects[targets[0]].name:
                self._describe(targets, thing, count)
            elif k == 0:
                self.draft.exchange(targets[0], thing, count or (1 if k in then.single else None))
                self.draft.remove(targets[1:])
                self.has_exchanged = True
            else:
                self.draft.add(thing, count or 1)
        if then.things:
            return
        if then.colours:
            self.draft.recolour(targets, then.colours[0])
        if then.count is not None:
            self.draft.recount(targets[0], then.count)
        for i in targets:
            self.draft.describe(i, then)

    def _make(self, then: Heard, clause: Clause) -> None:
        """ "the cat black", "it night", "it a dog", "two cats"."""
        there = [(k, t) for k, t in enumerate(then.things) if self.matches(t)]
        new = [(k, t) for k, t in enumerate(then.things) if not self.matches(t)]
        of_setting = self.is_setting(then) and not there
        if of_setting and then.colours + [c for _, t in new if (c := t.colour)]:
            self._colour_setting(then, (then.colours + [t.colour for _, t in new if t.colour])[0])
            return
        missing = [t for k, t in new if k in then.definite]
        self.miss(missing)
        new = [(k, t) for k, t in new if k not in then.definite]
        if there:
            self._those_that_are(then, there, new)
        elif new and clause.is_loose and self.has_exchanged:
            self._add(then, then, clause)
        elif new and self.draft.subjects and not missing:
            self._become([0], then)
        elif new:
            self._add(then, then, clause)
        elif not then.things:
            self._make_whole(then, clause)
        if then.things:
            self.draft.world(then)

    def _those_that_are(self, then: Heard, there: list[tuple[int, Thing]], new: list[tuple[int, Thing]]) -> None:
        """What is said of things that are there; a new thing takes the place of the first."""
        for k, thing in there:
            targets = [*self.meant, *self.matches(thing)]
            if not self._describe(targets, thing, then.numbers.get(k)) and not then.size:
                self.meant = targets
                continue
            for i in targets if then.size else ():
                self.draft.resize(i, then.size)
            self.meant = []
        if new:
            k, thing = new[0]
            self.draft.exchange(self.matches(there[0][1])[0], thing, then.numbers.get(k))
            self.meant = []

    def _make_whole(self, then: Heard, clause: Clause) -> None:
        """No thing is named: the main one, the background, or the whole picture is meant."""
        if self.draft.world(then):
            if then.colours and then.is_ground and then.setting is None:
                self.draft.ground(then.colours[0])
            return
        if then.is_ground and then.colours:
            self.draft.ground(then.colours[0])
            return
        if clause.is_loose and then.colours and self.last == "change" and not self.meant:
            return  # the second colour of "black and white"
        targets = self.meant or self.those(then)
        if not then.describes or self.is_blind(then):
            return
        if targets and not (self.draft.is_flat and then.colours):
            self._become(targets, then)
        elif then.colours:
            self.draft.colour_whole(then.colours[0])

    def _describe(self, targets: list[int], thing: Thing, count: int | None) -> bool:
        """A thing that is there, described anew. A colour of its own only tells which one is meant."""
        said = False
        for i in targets:
            old = self.draft.subjects[i]
            if thing.colour is not None and thing.colour != old.colour:
                self.draft.recolour([i], thing.colour)
                said = True
            more = [t for t in thing.traits if t not in {"big", "small"}]
            if thing.poses or more:
                self.draft.looks(i, thing.poses, more)
                said = True
            said = said or thing.colour is not None
        if count is not None and targets:
            self.draft.recount(targets[-1], count)
            said = True
        return said

    def _colour_setting(self, heard: Heard, colour: str) -> None:
        if heard.is_ground:
            self.draft.ground(colour)
        else:
            self.draft.paint_setting(colour)

    def _change_words(self, then: Heard, there: Heard, clause: Clause) -> None:
        """Quoted words, or what is said after "the text to"."""
        new = then.texts[-1] if then.texts else ""
        if not new and clause.there.strip() and there.is_text:
            new = " ".join(without_quotes(clause.then).strip(" ,").split())[:_LONGEST_TEXT].upper()
        if not new:
            self.draft.problems.append("it does not say what the words shall be")
            return
        old = [*there.texts, *then.texts[:-1]]
        self.draft.letter(old[0] if old else None, new)

    def _put(self, then: Heard, there: Heard, clause: Clause) -> None:
        """Into another place; or something new to where it is said."""
        if any(not self.matches(t) for t in then.things):
            self._add(then, there, clause)
        elif not self.draft.world(then):
            self._make(then, clause)

    def _show(self, then: Heard, there: Heard, clause: Clause) -> None:
        """No command: how the picture shall be."""
        if then.texts:
            self._change_words(then, there, clause)
            return
        is_new = any(not self.matches(t) for t in then.things)
        if is_new and "instead" not in then.said and not (self.is_setting(then) and then.colours):
            self._add(then, there, clause)
            return
        self._make(then, clause)

    def _add(self, then: Heard, there: Heard, clause: Clause) -> None:
        if then.texts:
            brief = self.draft.brief
            self.draft.brief = replace(brief, texts=(*brief.texts, *then.texts)[:8], texts_are_quoted=True)
            return
        if not then.things:
            self.pending = then.colours or self.pending
            self.draft.world(then)
            return
        hosts, self.placed = self._hosts(then), {}
        if len(hosts) == len(then.things):
            self.draft.problems.append("it does not know how to draw what is to be added")
        for k, thing in enumerate(then.things):
            if k in hosts or self._is_shown(then, k):
                continue
            if self.pending and thing.colour is None:
                thing.colour = self.pending[0]
            self.pending = []
            self._add_one(then, k, thing, hosts)
        self.draft.world(then)

    def _hosts(self, then: Heard) -> dict[int, int]:
        """Which of the things that were said are there already, and only say where: their places in the brief."""
        linked = {id(other) for t in then.things for _, other in t.links}
        hosts = {}
        for k, thing in enumerate(then.things):
            found = self.matches(thing)
            is_there = k in then.definite and not then.is_more
            if found and (id(thing) in linked or is_there) and not then.numbers.get(k):
                hosts[k] = found[0]
        return hosts

    def _is_shown(self, then: Heard, k: int) -> bool:
        """ "under the table": a table that is none of the subjects is the place's own."""
        linked = any(other is then.things[k] for t in then.things for _, other in t.links)
        return linked and k in then.definite and not self.matches(then.things[k])

    def _add_one(self, then: Heard, k: int, thing: Thing, hosts: dict[int, int]) -> None:
        same = self.matches(thing)
        count = then.numbers.get(k, thing.count)
        alike = same and thing.colour in {None, self.draft.subjects[same[0]].colour} and not thing.traits
        if alike and not thing.links:
            self.draft.recount(same[0], self.draft.subjects[same[0]].count + count)
            return
        index = {id(then.things[j]): i for j, i in self.placed.items()} | {
            id(then.things[j]): i for j, i in hosts.items()
        }
        relations = [Relation(kind, index[id(o)]) for kind, o in thing.links if id(o) in index and kind in _TOUCHING]
        if not relations and hosts:
            relations = [Relation("beside", next(iter(hosts.values())))]
        at = self.draft.add(thing, count, tuple(relations))
        if at is not None:
            self.placed[k] = at

    def _remove(self, then: Heard, there: Heard, clause: Clause) -> None:
        if then.texts or (then.is_text and not then.things):
            self.draft.unletter(then.texts[0] if then.texts else None)
            return
        found = False
        for k, thing in enumerate(then.things):
            targets = self.matches(thing)
            found = found or bool(targets)
            number = then.numbers.get(k)
            if targets and number is not None and number < self.draft.subjects[targets[0]].count:
                self.draft.recount(targets[0], self.draft.subjects[targets[0]].count - number)
            else:
                self.draft.remove(targets)
        if found or self._remove_light(then):
            return
        if then.is_ground:
            self.draft.brief = replace(self.draft.brief, wants_transparency=True)
        elif then.is_all or self.kin(then):
            self.draft.remove(self.those(then))
        else:
            self.miss(then.things)

    def _remove_light(self, then: Heard) -> bool:
        """The rain, the night, the lamplight, the finish: back to what is usual."""
        brief = self.draft.brief
        gone: dict[str, Any] = {
            name: None
            for name in ("weather", "time", "source", "style")
            if getattr(brief, name) is not None and getattr(then, name) == getattr(brief, name)
        }
        lamps = {"lamp": "lamp", "candle": "candle", "campfire": "fire"}
        if any(lamps.get(t.name) == brief.source for t in then.things if brief.source):
            gone["source"] = None
        if then.is_style and brief.style is not None:
            gone["style"] = None
        self.draft.brief = replace(brief, **gone)
        return bool(gone)
