"""What the reader makes of a prompt."""

import subprocess
import sys
import time
from typing import get_args

import pytest

from illustrator import settings, styles, subjects
from illustrator.brief import LANDSCAPE, PORTRAIT, SQUARE, Brief, RelationKind, resolve_background
from illustrator.chance import Dice
from illustrator.glyph import names
from illustrator.illumination import SOURCES, TIMES, WEATHERS
from illustrator.layouts import layouts
from illustrator.reading import read
from illustrator.reading.files import entries
from illustrator.reading.lexicon import lexicon
from illustrator.reading.telling import told

HOSTILE = {
    "opening quotes": "「" * 32_000,
    "apostrophes": "'" * 32_000,
    "paired quotes": '" ' * 16_000,
    "one Han character": "深" * 32_000,
    "one short word": "a " * 16_000,
    "emoji": "😀" * 32_000,
    "controls and RTL marks": "\x00\u202e" * 16_000,
    "arabic": "مرحبا بالعالم " * 2_300,
    "introductions": "titled A" * 4_000,
    "capitals": "says " + "A" * 32_000,
    "hyphens": "ab-" * 10_000,
    "lone surrogates": "\ud800" * 32_000,
    "combining marks": "e\u0301" * 16_000,
    "nouns": "cat dog horse book house " * 1_280,
    "one Han noun": "猫" * 32_000,
    "colours": "orange " * 4_500,
    "numbers": "9" * 32_000,
    "many numbers": "12 " * 10_600,
    "relations": "the cat on the dog in the house " * 1_000,
    "verbs": "reading " * 4_000,
    "negations": "no " * 10_000,
    "heaps": "a stack of " * 2_900,
    "links": "red and " * 4_000,
    "Chinese places": "桌上的猫在树下" * 4_500,
}


@pytest.mark.parametrize(
    ("prompt", "texts"),
    [
        ('a poster with "Hello there"', ("Hello there",)),
        ("a poster with “Hello” and “World”", ("Hello", "World")),
        ("a poster that says 'Don't panic' in blue", ("Don't panic",)),
        ("海报，写着「山中茶」", ("山中茶",)),
        ("海报《夏夜》", ("夏夜",)),
        ("a poster titled Night Train, in red", ("Night Train",)),
        ("一张标题为山海的海报", ("山海的海报",)),
        ("it's a dog's life", ()),
    ],
)
def test_quoted_words_are_the_words_to_set(prompt: str, texts: tuple[str, ...]) -> None:
    brief = read(prompt)
    assert (brief.texts if brief.texts_are_quoted else ()) == texts


@pytest.mark.parametrize(
    ("prompt", "layout", "kind"),
    [
        ("an app icon with a leaf", "icon", "app icon"),
        ("minimal logo, a fox and a mountain", "icon", "logo"),
        ("app icon, in the manner of a logo", "icon", "app icon"),
        ("a poster for a logo conference", "poster", "poster"),
        ("a thank you card", "poster", "card"),
        ('neon "OPEN"', "poster", "lettering"),
        ("应用图标，云", "icon", "app icon"),
        ("two axolotls on a mat", "typographic", "typographic"),
    ],
)
def test_the_first_layout_word_decides(prompt: str, layout: str, kind: str) -> None:
    brief = read(prompt)
    assert (brief.layout, brief.kind) == (layout, kind)


@pytest.mark.parametrize(
    ("prompt", "size"),
    [
        ("a poster about tea", PORTRAIT),
        ("a horizontal poster about tea", LANDSCAPE),
        ("a square poster about tea", SQUARE),
        ("a banner about tea", LANDSCAPE),
        ("an app icon", SQUARE),
        ("竖版海报", PORTRAIT),
    ],
)
def test_the_natural_size_follows_the_layout_and_the_words(prompt: str, size: tuple[int, int]) -> None:
    assert read(prompt).natural_size == size


def test_colours_belong_to_the_ground_a_thing_or_the_whole() -> None:
    brief = read("poster, red heart, white background, in navy and gold")
    assert brief.subjects[0].colour == "#d7263d"
    assert brief.grounds[:1] == ("#ffffff",) or brief.grounds[:1] == ("#fafaf7",)
    assert brief.colours == ("#16264f", "#d4a843")


def test_a_hyphenated_word_is_read_by_its_parts() -> None:
    assert read("a red-and-gold poster").colours == ("#d7263d", "#d4a843")
    assert read("an art-deco poster").styles == ("deco",)


def test_reserved_space_is_read_with_its_place() -> None:
    assert read("tech poster, leave space for a title at the bottom").reserved == "bottom"
    assert read("a poster with copy space").reserved == "top"
    assert read("海报，左侧留白").reserved == "left"
    assert read("a poster about outer space").reserved is None


def test_what_is_not_understood_is_said() -> None:
    messages = " ".join(n.message for n in read("an app icon of a quokka juggling").notices)
    assert "quokka" in messages
    assert "juggling" in messages
    codes = [n.code for n in read("two axolotls dancing").notices]
    assert codes == ["not_understood", "not_understood"]


def test_background_is_opaque_unless_transparency_is_wished_or_asked() -> None:
    assert read("an app icon").background() == "opaque"
    assert read("an app icon, transparent background").background("auto") == "transparent"
    assert resolve_background(read("an app icon, transparent background"), "opaque") == "opaque"
    with pytest.raises(ValueError, match="background"):
        resolve_background(read("x"), "clear")


def test_a_brief_comes_back_from_json_as_it_was() -> None:
    for prompt in ("app icon, deep blue gate", '海报「春」 "two" with copy space', "😀\x00"):
        brief = read(prompt)
        assert Brief.from_json(brief.to_json()) == brief


@pytest.mark.parametrize("prompt", HOSTILE.values(), ids=HOSTILE)
def test_reading_is_bounded_whatever_the_prompt_holds(prompt: str) -> None:
    # A pattern that backtracks would take hours over one of these, and the brief stays small.
    lexicon()
    start = time.process_time()
    brief = read(prompt)
    assert time.process_time() - start < 2
    assert len(brief.words) <= 161
    assert len(brief.to_json()) < 8_000


def test_there_is_room_for_six_things_and_twelve_figures() -> None:
    nouns = [subjects.kind(name).words.phrases()[0] for name in subjects.names()]
    brief = read("draw 1000 " + "s, 20 ".join((nouns * 9)[:500]))
    assert len(brief.subjects) == 6
    assert sum(s.count for s in brief.subjects) == 12
    assert [n.code for n in brief.notices].count("not_shown") == 2


def test_any_words_in_any_order_make_a_sound_brief() -> None:
    phrases = sorted(lexicon().phrases)
    for i in range(600):
        dice = Dice(f"words/{i}")
        words = [dice.pick(phrases) for _ in range(3 + dice.whole(14))]
        prompt = "".join(word + dice.pick((" ", " ", " ", ", ", ". ", "-", "，")) for word in words)
        brief = read(prompt)
        assert len(brief.subjects) <= 6, prompt
        assert sum(s.count for s in brief.subjects) <= 12, prompt
        for k, subject in enumerate(brief.subjects):
            assert subject.name in {*subjects.names(), *names()}, prompt
            assert all(r.to != k and r.to < len(brief.subjects) for r in subject.relations), prompt
        assert brief.setting is None or brief.setting.name in settings.names(), prompt
        assert isinstance(told(brief), str)
        assert Brief.from_json(brief.to_json()) == brief


def test_relations_point_to_subjects_and_never_in_a_ring() -> None:
    brief = read("a cat on a dog, the dog on a horse, the horse on the cat, the cat on the cat")
    for i, subject in enumerate(brief.subjects):
        for relation in subject.relations:
            assert relation.to != i
            assert i not in {r.to for r in brief.subjects[relation.to].relations}


@pytest.mark.parametrize(
    ("prompt", "sentence"),
    [
        (
            "An orange cat sitting on a stack of books, reading under lamplight, in a forest; watercolor",
            "An orange cat sitting and reading on a stack of books, in a forest, by lamplight; watercolour",
        ),
        ("three green apples on a wooden table", "Three green apples, on a wooden table top"),
        ("a misty forest at dawn", "A forest, at dawn, in fog"),
        ("a white cat and two dogs", "A white cat and two dogs"),
        ("两只黑猫在沙滩上", "Two black cats, on a beach"),
    ],
)
def test_a_brief_is_told_in_a_sentence(prompt: str, sentence: str) -> None:
    assert told(read(prompt)) == sentence


def test_every_value_in_the_lexicon_is_known_to_those_who_draw() -> None:
    known = {
        "subjects": set(subjects.names()),
        "settings": set(settings.names()),
        "finishes": set(styles.names()),
        "marks": names(),
        "ideas": names(),
        "times": set(TIMES),
        "weathers": set(WEATHERS),
        "sources": set(SOURCES),
        "relations": {*get_args(RelationKind), "at"},
    }
    for phrase, meanings in lexicon().phrases.items():
        for meaning in meanings:
            if meaning.kind in known:
                assert meaning.value in known[meaning.kind], phrase
            if meaning.kind == "layouts":
                assert meaning.value.split("/")[0] in layouts(), phrase


def test_what_the_files_say_is_read_as_they_say_it() -> None:
    for name in subjects.names():
        kind, entry = subjects.kind(name), entries("subjects")[name]
        assert {w for words in entry.words.values() for w in words} == set(kind.words.phrases())
        assert (entry.poses, entry.tags, entry.height_m) == (kind.poses, kind.tags, kind.height_m)
    for name in settings.names():
        assert settings.where(name).is_indoors == entries("settings")[name].is_indoors
        assert set(settings.where(name).words.phrases()) == {
            w for ws in entries("settings")[name].words.values() for w in ws
        }
    for name in styles.names():
        assert set(styles.style(name).words.phrases()) == {
            w for ws in entries("styles")[name].words.values() for w in ws
        }


def test_reading_loads_no_pixels_library() -> None:
    code = (
        "import sys, illustrator, illustrator.reading as r; r.read('an app icon');"
        "sys.exit(bool({'numpy', 'cv2', 'resvg', 'uharfbuzz', 'impasto'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
