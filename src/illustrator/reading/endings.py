"""How words change: plurals and the endings of adjectives, by simple rules and short lists."""

from typing import Final

_IRREGULAR: Final = {
    "children": "child", "men": "man", "women": "woman", "people": "person", "mice": "mouse", "geese": "goose",
    "feet": "foot", "teeth": "tooth", "oxen": "ox", "cacti": "cactus", "knives": "knife", "wives": "wife",
    "wolves": "wolf", "leaves": "leaf", "shelves": "shelf", "loaves": "loaf", "calves": "calf", "snowmen": "snowman",
    "firemen": "fireman", "policemen": "policeman", "dice": "die", "octopi": "octopus", "fungi": "fungus",
}  # fmt: skip
_UMLAUTS: Final = {"a": "ä", "o": "ö", "u": "ü"}


def singulars(phrase: str) -> tuple[str, ...]:
    """What an English phrase may be the plural of; the likeliest first."""
    head, _, last = phrase.rpartition(" ")
    one = _IRREGULAR.get(last)
    if one:
        return (f"{head} {one}".strip(),)
    if len(phrase) < 4 or not phrase.endswith("s"):
        return ()
    if phrase.endswith("ies"):
        return phrase[:-3] + "y", phrase[:-1]
    if phrase.endswith("ves"):
        return phrase[:-3] + "f", phrase[:-1], phrase[:-3] + "fe"
    return (phrase[:-1], phrase[:-2]) if phrase.endswith("es") else (phrase[:-1],)


def is_irregular_plural(phrase: str) -> bool:
    return phrase.rpartition(" ")[2] in _IRREGULAR


def plurals(phrase: str, language: str) -> tuple[str, ...]:
    """The plurals that a noun of another language may have; only those that are heard are ever looked up."""
    if language == "de":
        return _german(phrase)
    if language in {"fr", "es"}:
        head, gap, rest = phrase.partition(" ")
        return tuple(
            form + gap + tail for form in _romance(head, language) for tail in (rest, *_romance(rest, language))
        )
    return ()


def _german(noun: str) -> tuple[str, ...]:
    forms = [noun + e for e in ("e", "en", "n", "er", "s", "ern")]
    if noun.endswith("in"):
        forms.append(noun + "nen")
    changed = _with_umlaut(noun)
    if changed:
        forms += [changed, changed + "e", changed + "er", changed + "en", changed + "ern"]
    return tuple(forms)


def _with_umlaut(noun: str) -> str:
    """The last vowel that can change, changed: Baum, Bäume; Buch, Bücher."""
    place = noun.rfind("au") if "au" in noun else max(noun.rfind(v) for v in _UMLAUTS)
    return noun[:place] + _UMLAUTS[noun[place]] + noun[place + 1 :] if place >= 0 else ""


def _romance(noun: str, language: str) -> tuple[str, ...]:
    if not noun:
        return ()
    if language == "fr":
        if noun.endswith("al"):
            return noun[:-2] + "aux", noun + "s"
        return noun + "s", noun + "x"
    for end, ends in (("z", "ces"), ("ón", "ones"), ("ín", "ines")):
        if noun.endswith(end):
            return (noun.removesuffix(end) + ends,)
    return noun + "s", noun + "es"


def inflected(word: str, language: str) -> tuple[str, ...]:
    """The endings of an adjective: rot, rote, roter; noir, noire, noirs; rojo, roja, rojos."""
    if " " in word or language not in {"de", "fr", "es"}:
        return ()
    if language == "de":
        stem = word[:-1] if word.endswith("e") else word
        if stem.endswith("el") and len(stem) > 4:
            stem = stem[:-2] + "l"
        return tuple(stem + e for e in ("e", "er", "es", "en", "em"))
    if language == "fr":
        return word + "e", word + "s", word + "es"
    if word.endswith("o"):
        return word[:-1] + "a", word + "s", word[:-1] + "as"
    return word + "s", word + "es"
