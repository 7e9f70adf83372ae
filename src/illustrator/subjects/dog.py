"""A dog with floppy ears: sitting, standing, lying, running."""

from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import curve, fringe, limb
from illustrator.subjects._animal_dog import Dog, collar, dog_of, head, spots
from illustrator.subjects._animal_legs import crease, leg, paw
from illustrator.subjects._animal_sit import Sitter, forelegs, trunk
from illustrator.subjects._animal_walk import Legs, far_legs, near_legs
from illustrator.svg import path

WORDS = Words(
    "dog, puppy, pup, doggy, hound, retriever, labrador, beagle, terrier, dalmatian",
    "狗, 小狗, 狗狗, 犬, 金毛",
    "Hund, Welpe, Hündchen, Dackel",
    "chien, chienne, chiot, toutou",
    "perro, perra, perrito, cachorro",
)
HEIGHT_M = 0.55
POSES = ("sitting", "standing", "lying", "running", "walking", "sleeping")
COLOUR = "#d79a55"
TAGS = ("animal",)


def draw(ask: Ask) -> Figure:
    dog = dog_of(ask)
    if ask.pose in {"lying", "sleeping"}:
        return _lying(dog, is_asleep="sleeping" in {ask.pose, *ask.traits})
    if ask.pose in {"standing", "running", "walking"} and not ask.holds:
        return _afoot(dog, ask.pose)
    return _sitting(dog)


def _mood(ask: Ask) -> str:
    return "reading" if "reading" in ask.traits else "happy"


def _sitting(dog: Dog) -> Figure:
    fur, ask = dog.fur, dog.fur.ask
    belly = (
        "0,-58 10,-56 13,-46 10.6,-34 13,-22 10,-6 0,-3"
        if ask.holds
        else "0,-58 11,-56 14,-48 13,-40! 10.6,-41.4 9,-33! 6,-36 3.6,-27! 1.8,-30 0,-25"
    )
    body = "0,-58 12,-57 16.6,-48 19.6,-36 24,-22 26.4,-9 24,-2 16,0 0,0"
    it = Sitter(body, belly, shoulder=(13.6, -43), thick=6, foot=7.2, toes=dog.white, pale=dog.white)
    tail = fur.form(limb("18,-6,4.6 32,-6,5 40,-15,5 44,-27,3.4 46,-33,1.6"), depth=1.8, rim=0.8)
    sit = trunk(fur, it, spots(dog, (-26, -44, 52, 40), 11))
    front = (Part(forelegs(fur, it, raised=True), 0.25),) if ask.holds else ()
    if not ask.holds:
        sit += forelegs(fur, it, raised=False)
    sit += collar(dog, "M-14 -49Q0 -42.6 14 -49", (0, -41.6))
    face = head(dog, (0, -70), mood=_mood(ask), turn=5 if _mood(ask) == "happy" else -2, size=1.14)
    return Figure(
        (Part(tail, 0.3), Part(sit, 0.35), Part(face, 0.35)),
        (-37, -97, 88, 97.5),
        {"ground": (1, 52), "face": (0, -68, 24), "hold": (0, -28), "top": (0, -90, 18)},
        front,
    )


def _afoot(dog: Dog, pose: str) -> Figure:
    fur, ask = dog.fur, dog.fur.ask
    runs = pose == "running"
    body = "-36,-60 -22,-64 0,-62 20,-66 34,-65 43,-54 40,-38 26,-29 8,-30 -10,-35 -26,-36 -40,-42 -44,-51"
    marks = fur.soft(-8, -64, 38, 13, fur.coat.light, 0.8) + fur.hairs("body", (-42, -60, 80, 26), 36, 4, 172)
    marks += fur.soft(2, -31, 44, 9, opacity=0.4) + fur.soft(37, -56, 18, 18, opacity=0.42)
    marks += path(curve("32,-60 48,-62 46,-34 30,-27! 33,-34 28,-38! 34,-44"), fill=dog.white)
    marks += spots(dog, (-42, -60, 72, 26), 11)
    legs = Legs((25, -46), (-29, -46), (9.4, 6, 4.6), (12.4, 7.6, 4.4), "paw", 6.4, dog.white)
    wag = "-40,-52,4.8 -54,-58,5 -62,-72,4.6 -61,-84,3.4 -58,-91,1.6"
    if runs:
        wag = "-40,-52,4.8 -55,-58,5 -70,-62,4.6 -82,-70,3 -88,-76,1.4"
    back = far_legs(fur, legs, pose) + fur.form(limb(wag), depth=1.8, rim=0.8)
    coat = path(fringe(ask, "coat", "-38,-54 -10,-60 24,-62 38,-50 24,-34 -20,-38", 6, 30), fill=fur.paint)
    mid = (coat if "fluffy" in ask.traits else "") + fur.form(curve(body), marks, rim=1.0) + near_legs(fur, legs, pose)
    mid += crease(fur, "M-17 -53C-13 -46 -14 -38 -20 -32", 1.0, 0.35) + collar(dog, "M28 -62Q36 -52 47 -53", (39, -50))
    face = head(dog, (44, -74), mood=_mood(ask), turn=-6 if runs else 4, size=1.1, swing=34 if runs else 0)
    parts = Part(back, 0.3), Part(mid, 0.4), Part(face, 0.35)
    anchors = {
        "ground": (0.0, 74.0),
        "face": (43.0, -71.0, 22.0),
        "top": (-8.0, -62.0, 36.0),
        "seat": (-10.0, -62.0, 40.0),
    }
    if runs:
        return Figure(parts, (-92, -110, 188, 110.5), anchors | {"hold": (43, -60)})
    return Figure(parts, (-69, -101, 149, 102), anchors | {"hold": (43, -60)})


def _lying(dog: Dog, *, is_asleep: bool) -> Figure:
    fur = dog.fur
    body = "-46,-6 -51,-20 -44,-34 -24,-40 0,-38 16,-42 34,-40 42,-30 44,-14 42,-3 36,0 -38,0"
    marks = fur.soft(-18, -38, 34, 14, fur.coat.light, 0.8) + fur.hairs("body", (-46, -38, 80, 32), 40, 4, 172)
    marks += fur.soft(-5, 0, 50, 9, opacity=0.42) + fur.soft(26, -24, 26, 20, opacity=0.45)
    marks += spots(dog, (-46, -36, 66, 28), 9)
    mid = fur.form(curve(body), marks, rim=1.0) + crease(fur, "M-14 -3C-10 -20 -22 -28 -36 -24", 1.1, 0.5)
    if "fluffy" in fur.ask.traits:
        mid = path(fringe(fur.ask, "coat", "-46,-18 -34,-34 4,-36 36,-36 42,-8 -40,-4", 6, 26), fill=fur.paint) + mid
    mid += leg(fur, "-30,-6,6 -18,-5,5.6 -8,-5,5", fade=0.2, depth=2) + paw(fur, -4, 0, 7.4, colour=dog.white)
    low = 8.0 if is_asleep else 0.0
    back = leg(fur.far(), "36,-12,6 50,-7,5.4 62,-6,5", fade=0.1) + paw(fur.far(), 67, -1, 6.8)
    back += fur.form(limb("-40,-8,4.8 -56,-4.6,4.6 -66,-5,4.4 -75,-9,3.4 -81,-14,1.6"), depth=1.6, rim=0.8)
    arm = leg(fur, "24,-14,7 40,-7,6 56,-5,5.2", fade=0.2, depth=2) + paw(fur, 59, 0.2, 7.6, colour=dog.white)
    if not is_asleep:
        mid += collar(dog, "M16 -38Q28 -27 42 -32", (31, -27))
    mood = "asleep" if is_asleep else _mood(fur.ask)
    face = head(dog, (30 + low, -50 + low * 2.9), mood=mood, turn=4 if is_asleep else -5, size=1.1)
    if is_asleep:
        parts = Part(back, 0.3), Part(mid + arm, 0.4), Part(face, 0.35)
        return Figure(parts, (-84, -54, 162, 58), {"ground": (-4, 108), "face": (38, -26, 24), "top": (-20, -38, 36)})
    anchors = {"ground": (-4.0, 108.0), "face": (30.0, -48.0, 24.0), "top": (-20.0, -38.0, 36.0), "hold": (58.0, -10.0)}
    return Figure((Part(back, 0.3), Part(mid + arm, 0.4), Part(face, 0.35)), (-84, -78, 161, 79), anchors)
