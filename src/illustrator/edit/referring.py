"""Which of a picture's subjects are meant: by their words, by a word for their kind, by "it" or "all"."""

from typing import Final

from illustrator.edit.draft import Draft
from illustrator.edit.hearing import Heard
from illustrator.reading.clauses import CLOTHES
from illustrator.reading.files import subject
from illustrator.reading.things import Thing

# Words for many kinds of things, and the tag that these have in common.
_KINDS: Final = {
    "animal": "animal", "pet": "animal", "creature": "animal", "animals": "animal", "tier": "animal", "动物": "animal",
    "宠物": "animal", "fruit": "food", "fruits": "food", "水果": "food", "obst": "food", "fruta": "food",
    "vehicle": "vehicle", "person": "person", "people": "person", "人": "person", "building": "building",
}  # fmt: skip


class Referring:
    """Finds what a piece of an instruction means in the draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def matches(self, thing: Thing) -> list[int]:
        """The subjects that a thing means; of several of a name, those of the colour that was said."""
        subjects = self.draft.subjects
        same = [i for i, s in enumerate(subjects) if s.name == thing.name or s.said == thing.said]
        if not same:
            same = [i for i, s in enumerate(subjects) if s.said.endswith((f" {thing.said}", f" {thing.name}"))]
        if not same and thing.has("person"):
            same = [i for i, s in enumerate(subjects) if _has(s.name, "person")]
        if not same:
            return []
        coloured = [i for i in same if thing.colour is not None and subjects[i].colour == thing.colour]
        return coloured or same

    def kin(self, heard: Heard) -> list[int]:
        tags = {
            tag
            for word, tag in _KINDS.items()
            if word in heard.said.split() or (word >= "\u3400" and word in heard.said)
        }
        return [i for i, s in enumerate(self.draft.subjects) if any(_has(s.name, tag) for tag in tags)]

    def kinds(self) -> set[str]:
        """Words that say which one is meant, or what is worn, and are no things."""
        worn = CLOTHES if any(_has(s.name, "person") for s in self.draft.subjects) else ()
        return {*_KINDS, *worn}

    def is_setting(self, heard: Heard) -> bool:
        setting = self.draft.brief.setting
        if setting is None:
            return False
        named = any(t.said in setting.said or (t.place == setting.name) for t in heard.things)
        return setting.name in heard.places or named or (heard.is_ground and not heard.things)

    def those(self, heard: Heard) -> list[int]:
        """The subjects that are meant; the main one where only "it" is said."""
        found = [i for t in heard.things for i in self.matches(t)]
        if found or heard.things:
            return list(dict.fromkeys(found))
        if self.is_blind(heard):
            return []
        everything = list(range(len(self.draft.subjects)))
        return self.kin(heard) or (everything if heard.is_all else everything[:1])

    def is_blind(self, heard: Heard) -> bool:
        """Is the thing that is meant named by a word that means nothing here?"""
        return not (heard.is_it or heard.is_all or heard.things) and bool(set(heard.unknown) - self.kinds())

    def miss(self, things: list[Thing]) -> None:
        for thing in things[:3]:
            self.draft.problems.append(f"“{thing.said[:40]}” is not in this picture")


def _has(name: str, tag: str) -> bool:
    entry = subject(name)
    return entry is not None and tag in entry.tags
