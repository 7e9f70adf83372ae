"""A cat that looks at you: sitting, lying, sleeping, standing, walking."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import curve, fringe, limb, line
from illustrator.subjects._animal_cat import Cat, cat_of, head, mood_of
from illustrator.subjects._animal_legs import crease, leg, paw
from illustrator.svg import path

WORDS = Words(
    "cat, kitten, kitty, tabby, tomcat, house cat",
    "猫, 小猫, 猫咪, 喵星人",
    "Katze, Kater, Kätzchen, Hauskatze",
    "chat, chatte, chaton",
    "gato, gata, gatito",
)
HEIGHT_M = 0.35
POSES = ("sitting", "lying", "sleeping", "standing", "walking")
COLOUR = "#e88a3c"
TAGS = ("animal",)


def draw(ask: Ask) -> Figure:
    cat = cat_of(ask)
    if ask.pose == "lying" and "sleeping" not in ask.traits:
        return _lying(cat)
    if ask.pose in {"sleeping", "lying"}:
        return _sleeping(cat)
    if ask.pose in {"standing", "walking"} and not ask.holds:
        return _afoot(cat, is_walking=ask.pose == "walking")
    return _sitting(cat)


def _bars(cat: Cat, bars: tuple[str, ...]) -> str:
    if not cat.stripes:
        return ""
    return "".join(path(curve(bar), fill=cat.fur.coat.deep, fill_opacity=0.85) for bar in bars)


def _tail(cat: Cat, spec: str, rings: str) -> str:
    """A tail with a paler tip; `rings` is a dashed line along it for a tabby."""
    fur = cat.fur
    stripes = ""
    if cat.stripes:
        stripes = path(
            rings, fill="none", stroke=fur.coat.deep, stroke_width=14, stroke_dasharray="3.2 5.4", stroke_opacity=0.8
        )
    return fur.form(limb(spec), stripes, depth=1.8, rim=0.8)


def _sitting(cat: Cat) -> Figure:
    fur, ask = cat.fur, cat.fur.ask
    tail = _tail(cat, "18,-6,5 33,-5,5.2 41,-14,5 39,-27,4.8 43,-38,3.6", "M18 -6C33 -3 42 -10 40 -22S40 -34 43 -38")
    bars = (
        "-30,-34! -20,-33 -13,-30! -20,-29.6 -30,-29!", "-32,-25! -21,-25 -14,-22.4! -21,-21.4 -32,-20!",
        "30,-36! 21,-34 14,-31! 21,-30.6 30,-31!", "33,-27! 24,-25 17,-22! 24,-21.6 33,-22!",
        "34,-17! 27,-16 21,-12! 28,-12 34,-12!", "-33,-16! -25,-16 -19,-12.6! -26,-12 -33,-11!",
    )  # fmt: skip
    bib = (
        "-10,-58 10,-58 13,-48 12,-39! 9,-41 7,-31.6! 4.6,-35 2,-26! "
        "0,-30 -3,-27.6! -5,-35 -8,-33! -9.4,-41 -12.4,-40! -13,-48"
    )
    body = (
        "-12,-58 12,-58 17,-46 20,-34 25.6,-22 28,-10 25.6,-2 18,0 -16,0 -24,-2 -26.4,-11 -23.6,-23 -19,-34 -16.4,-46"
    )
    if ask.holds:
        bib = "-9,-58 9,-58 12,-46 9,-36 13,-20 10,-6 0,-3 -10,-6 -13,-20 -9,-36 -12,-46"
    marks = fur.soft(-14, -28, 18, 26, fur.coat.light, 0.7) + _bars(cat, bars)
    marks += path(curve(bib), fill=cat.white) + fur.soft(2, -47, 20, 9, opacity=0.5)
    marks += fur.hairs("body", (-24, -44, 48, 40), 34, 3.4, 96) + fur.soft(0, -3, 12, 12, opacity=0.4)
    back = path(fringe(ask, "coat", "-16,-50 16,-50 25,-20 24,-5 -23,-5 -23,-20", 4.5, 30), fill=fur.paint)
    trunk = (back if "fluffy" in ask.traits else "") + fur.form(curve(body), marks, rim=0.9)
    trunk += crease(fur, "M-12.6 -20C-19 -19 -21 -9 -17.4 -3.4", 0.9) + crease(
        fur, "M13.4 -20C20 -19 23 -9 19 -3.4", 0.9
    )
    trunk += paw(fur, -19.4, 0, 6.6, colour=cat.white, turn=0) + paw(fur, 20.4, 0, 6.6, colour=cat.white, turn=0)
    turn = -4.0 if mood_of(ask) == "awake" else 3.0
    face = head(cat, (0, -67), mood=mood_of(ask), turn=turn)
    front = (Part(_forelegs(cat, raised=True), 0.25),) if ask.holds else ()
    if not ask.holds:
        chest = fur.form(curve(bib), paint=cat.white, depth=1.2, rim=0) + fur.soft(2, -49, 22, 10, opacity=0.5)
        trunk += _forelegs(cat, raised=False) + fur.within(curve(body), chest)
    return Figure(
        (Part(tail, 0.3), Part(trunk, 0.35), Part(face, 0.35)),
        (-35, -101, 83, 101.5),
        {"ground": (1, 52), "face": (0, -65, 24), "hold": (0, -30), "top": (0, -84, 14)},
        front,
    )


def _forelegs(cat: Cat, *, raised: bool) -> str:
    """Straight down to the ground, or both paws forward, together, before the chest."""
    fur = cat.fur
    legs = ""
    for way in (-1, 1):
        if raised:
            arm = f"{way * 12.6},-44,4 {way * 15.4},-31.4,5 {way * 8},-26.6,4.4"
            legs += leg(fur, arm, fade=0.6, depth=1.6) + paw(fur, way * 6.6, -23.4, 5.4, colour=cat.white, turn=0)
        else:
            spec = f"{way * 7.6},-36,6 {way * 7},-20,5.6 {way * 7},-5,5"
            bars = (f"{way * 7 - 8},-21! {way * 7},-19.6 {way * 7 + 8},-21! {way * 7},-17.4",
                    f"{way * 7 - 8},-14! {way * 7},-12.6 {way * 7 + 8},-14! {way * 7},-10.6")  # fmt: skip
            legs += leg(fur, spec, marks=_bars(cat, bars)) + paw(fur, way * 7.2, 0.4, 6.6, colour=cat.white, turn=0)
    if not raised:
        legs += line("M0 -30C-.4 -20 .4 -10 0 -1.6", fur.coat.deep, 1.0, 0.6)
    return legs


def _sleeping(cat: Cat) -> Figure:
    fur = cat.fur
    body = "-50,-6 -52,-20 -42,-37 -20,-46 6,-46 30,-38 44,-24 48,-9 40,0 -40,0"
    bars = (
        "-30,-46! -25,-45! -24,-34 -27,-26! -30,-36", "-17,-50! -11,-50! -11,-36 -15,-27! -18,-38",
        "-3,-50! 4,-50! 3,-37 -2,-29! -4,-38", "-43,-40! -39,-42! -36,-30 -40,-20! -43,-30",
    )  # fmt: skip
    marks = (
        fur.soft(-22, -42, 34, 18, fur.coat.light, 0.8)
        + _bars(cat, bars)
        + fur.hairs("body", (-48, -44, 80, 36), 46, 4, 168)
    )
    marks += fur.soft(-10, -1, 52, 10, opacity=0.4) + fur.soft(22, -10, 34, 22, opacity=0.45)
    trunk = fur.form(curve(body), marks, rim=1.0)
    if "fluffy" in fur.ask.traits:
        trunk = (
            path(fringe(fur.ask, "coat", "-48,-14 -34,-38 0,-44 32,-34 44,-14 30,-4 -34,-4", 5, 38), fill=fur.paint)
            + trunk
        )
    trunk += crease(fur, "M-20 -3C-40 -6 -40 -27 -22 -29C-12 -30 -6 -25 -4 -18", 1.1)
    tail = _tail(cat, "-46,-10,6 -38,-4,6 -20,-3.6,5.8 0,-4,5.4 14,-5,4.2", "M-46 -10C-38 -2 -20 -4 14 -5")
    paws = paw(fur, 40, -0.2, 7, colour=cat.white) + paw(fur, 28, 0.2, 7, colour=cat.white)
    return Figure(
        (Part(trunk, 0.4), Part(tail + paws, 0.3), Part(head(cat, (22, -24), mood="asleep", turn=9), 0.35)),
        (-56, -59, 113, 63),
        {"ground": (0, 92), "face": (22, -22, 24), "top": (-16, -44, 40), "seat": (-16, -44, 40)},
    )


def _lying(cat: Cat) -> Figure:
    """Like a sphinx, paws out in front."""
    fur = cat.fur
    body = "-46,-6 -50,-22 -42,-38 -22,-44 0,-42 14,-50 34,-52 42,-40 44,-22 44,-6 36,0 -38,0"
    bars = (
        "-34,-46! -29,-47! -27,-34 -30,-24! -34,-34", "-20,-49! -14,-49! -13,-36 -17,-26! -21,-38",
        "-5,-47! 1,-47! 1,-36 -3,-27! -7,-38", "10,-48! 15,-48! 14,-36 10,-29! 8,-38",
    )  # fmt: skip
    marks = (
        fur.soft(-20, -40, 32, 16, fur.coat.light, 0.8)
        + _bars(cat, bars)
        + fur.hairs("body", (-46, -42, 80, 36), 40, 4, 172)
    )
    marks += fur.soft(-5, 0, 50, 9, opacity=0.45) + fur.soft(28, -36, 22, 20, opacity=0.42)
    bib = "24,-50 40,-50 44,-36 43,-22 40,-14! 37,-19 34,-12! 31,-19 27,-15! 25,-26 22,-38"
    marks += path(curve(bib), fill=cat.white) + fur.soft(32, -42, 20, 12, opacity=0.45)
    trunk = fur.form(curve(body), marks, rim=1.0)
    trunk += crease(fur, "M-12 -3C-8 -22 -22 -31 -36 -26", 1.1)
    trunk += paw(fur, -12, 0, 8, colour=cat.white, turn=0.3)
    arms = leg(fur, "24,-14,6.4 36,-7,6 50,-5,5.2", fade=0.2, depth=2) + paw(fur, 53, 0, 7.2, colour=cat.white)
    far = leg(fur.far(), "32,-14,6 46,-8,5.4 56,-6,5", fade=0.1) + paw(fur.far(), 61, -1, 6.6, colour=cat.white)
    tail = _tail(
        cat, "-40,-10,5.4 -54,-5,5.4 -62,-10,5 -61,-20,4.6 -67,-27,3.4", "M-40 -10C-54 0 -64 -6 -61 -18S-64 -25 -67 -27"
    )
    face = head(cat, (30, -60), mood=mood_of(fur.ask), turn=-3, size=1.06)
    return Figure(
        (Part(tail + far, 0.3), Part(trunk + arms, 0.4), Part(face, 0.35)),
        (-73, -97, 145, 99.5),
        {"ground": (0, 100), "face": (30, -58, 25), "hold": (50, -10), "top": (-16, -42, 36), "seat": (-16, -42, 36)},
    )


def _afoot(cat: Cat, *, is_walking: bool) -> Figure:
    fur = cat.fur
    body = "-36,-56 -20,-61 2,-59 20,-62 34,-60 41,-48 36,-34 20,-28 0,-27 -16,-29 -30,-30 -42,-36 -44,-47"
    bars = (
        "-31,-62! -26,-63! -24,-50 -27,-41! -31,-50", "-18,-65! -12,-65! -11,-52 -14,-42! -18,-52",
        "-4,-64! 2,-64! 3,-52 -1,-43! -5,-52", "9,-65! 15,-65! 15,-54 11,-45! 8,-54",
    )  # fmt: skip
    marks = (
        fur.soft(-8, -60, 36, 14, fur.coat.light, 0.8)
        + _bars(cat, bars)
        + fur.hairs("body", (-42, -58, 80, 28), 40, 4, 172)
    )
    marks += fur.soft(0, -27, 44, 9, opacity=0.42) + fur.soft(36, -50, 18, 20, opacity=0.42)
    if is_walking:
        feet = ((43, -2, 36), (16, 0, 26), (-16, 0, -28), (-50, -3, -40))
    else:
        feet = ((27, 0, 27), (37, 0, 35), (-31, 0, -36), (-21, 0, -28))
    (nf, nfy, nfk), (ff, ffy, ffk), (nh, nhy, nhk), (fh, fhy, fhk) = feet
    far = fur.far()
    sole = mix(cat.white, far.coat.base, 0.35)
    back = leg(far, f"30,-42,7 {ffk},-22,5.2 {ff},{ffy - 5},4") + paw(far, ff + 2, ffy, 6, colour=sole)
    back += leg(far, f"-30,-42,9 {fhk + 6},-26,7 {fhk - 4},-15,5 {fh},{fhy - 5},4.4") + paw(
        far, fh + 2, fhy, 6, colour=sole
    )
    tail = _tail(
        cat,
        "-40,-48,5 -52,-54,5 -58,-68,4.8 -54,-82,4.6 -58,-94,3.4",
        "M-40 -48C-54 -52 -60 -66 -56 -78S-56 -90 -58 -94",
    )
    trunk = fur.form(curve(body), marks, rim=1.0)
    trunk += leg(fur, f"-29,-43,11.5 {nhk + 8},-28,8.4 {nhk - 3},-15,5.4 {nh},{nhy - 5},4.6", fade=0.6)
    trunk += crease(fur, "M-17 -50C-13 -42 -14 -34 -20 -28", 1.0, 0.4) + paw(fur, nh + 2, nhy, 6.6, colour=cat.white)
    trunk += leg(fur, f"25,-46,9.4 {nfk},-24,5.8 {nf},{nfy - 5},4.4", fade=0.7) + paw(
        fur, nf + 1.6, nfy, 6, colour=cat.white
    )
    face = head(cat, (37, -66), mood=mood_of(fur.ask), turn=-3, size=1.02)
    return Figure(
        (Part(back + tail, 0.3), Part(trunk, 0.4), Part(face, 0.35)),
        (-65, -101, 138, 102),
        {"ground": (0, 70), "face": (36, -65, 22), "top": (-8, -59, 34), "seat": (-10, -59, 36)},
    )
