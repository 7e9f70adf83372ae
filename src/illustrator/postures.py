"""Who does what because of whom: a rider rides, a reader reads, a book that is read is open."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from illustrator.brief import Brief, Subject
from illustrator.subjects import Kind
from illustrator.things import thing

# Up to how many metres long a thing in a hand is, and how much of the difference to its holder is kept.
_HANDY: Final = ((0.5, 0.72), (1e9, 0.42))
_INDOORS: Final = frozenset({"cafe", "classroom", "kitchen", "library", "room"})
_TABLES: Final = frozenset({"table", "desk"})
_OPEN: Final = frozenset(
    {"standing", "walking", "running", "waving", "dancing", "jumping", "riding", "floating", "lying"}
)


def postured(brief: Brief, tied: Mapping[int, tuple[str, int]], index: int) -> Subject:
    """The subject with the poses that follow from what it is tied to; the first one that its file knows is drawn."""
    subject = brief.subjects[index]
    how, host = tied.get(index, ("", -1))
    if subject.name == "book":
        return _book(subject, how, carries=any(tie == ("on", index) for tie in tied.values()))
    if how == "riding":
        first = ("pedalling",) if brief.subjects[host].name == "bicycle" else ()
        return replace(subject, poses=(*first, "riding", "sitting", *subject.poses))
    if not has_hands(thing(subject.name)):
        return subject
    setting = brief.setting.name if brief.setting else ""
    if any(tie == ("holding", index) and brief.subjects[held].name == "umbrella" for held, tie in tied.items()):
        subject = replace(subject, poses=(*subject.poses, "raising"))
    return _person(subject, how, brief.subjects[host].name if host >= 0 else "", is_indoors=setting in _INDOORS)


def has_hands(kind: Kind) -> bool:
    return "person" in kind.tags or kind.name == "robot"


def handy(held: Kind, holder: Kind) -> float:
    """How large a thing in a hand is, to its holder: small ones come near to their real size."""
    real = held.height_m / holder.height_m
    return float(real ** next(power for metres, power in _HANDY if held.height_m < metres))


def _book(subject: Subject, how: str, *, carries: bool) -> Subject:
    if how == "holding":
        return replace(subject, poses=("open", *subject.poses))
    if how == "on" and not subject.poses:
        return subject
    return replace(subject, poses=(*subject.poses, "stacked")) if carries else subject


def _person(subject: Subject, how: str, host: str, *, is_indoors: bool) -> Subject:
    """Sits where there is a seat; where there is none, on the ground, or on a stool indoors."""
    reads = any(relation.kind == "reading" for relation in subject.relations)
    poses = (*subject.poses, "reading") if reads and "reading" not in subject.poses else subject.poses
    has_seat = how in {"on", "in"} and "furniture" in thing(host).tags and host not in _TABLES
    if has_seat and not _OPEN & set(poses):
        poses = ("sitting", *(p for p in poses if p != "sitting"))
    if "sitting" in poses:
        first = () if how in {"on", "in"} else ("perched",) if is_indoors else ("resting",)
        poses = (*first, "sitting", *(p for p in poses if p != "sitting"))
    return replace(subject, poses=poses)
