"""Dashboards, interfaces, infographics, patterns and isometry: every composition draws, and keeps what it promises."""

import numpy as np
import pytest

from illustrator.board import Board
from illustrator.brief import Brief, Subject
from illustrator.draw import Drawing, draw, draw_brief
from illustrator.infographics import COMPOSITIONS as INFOGRAPHICS
from illustrator.isometrics import OBJECTS
from illustrator.palette import contrast, lch
from illustrator.patterns import MOTIFS, PLAIN
from illustrator.screens import APPS
from illustrator.theme import Theme, _dark, _light
from illustrator.world import land

SHAPES = {"square": (128, 128), "wide": (192, 108), "tall": (108, 192)}
BLUE = "#2f6fe4"


def brief(layout: str, words: str, **more: object) -> Brief:
    return Brief(layout=layout, kind=layout, words=words, **more)  # type: ignore[arg-type]


def drawn(wanted: Brief, width: int, height: int, index: int = 0, **more: object) -> Drawing:
    return draw_brief(wanted, width=width, height=height, index=index, quality="low", **more)  # type: ignore[arg-type]


def looks_drawn(drawing: Drawing) -> bool:
    return len(np.unique(drawing.pixels.reshape(-1, 4), axis=0)) > 60 and bool(drawing.revised_prompt)


DASHBOARDS = ("donut", "world map", "gauge", "candlestick chart", "sankey")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("words", DASHBOARDS)
def test_every_dashboard_draws_every_shape(words: str, shape: str) -> None:
    for styles in ((), ("tech", "glow")):
        assert looks_drawn(drawn(brief("dashboard", words, styles=styles), *SHAPES[shape]))


def test_dashboards_of_one_request_differ_in_composition() -> None:
    said = [drawn(brief("dashboard", "system"), 96, 96, i).revised_prompt for i in range(4)]
    assert len({s.split(":", 1)[1] for s in said}) == 4


def test_a_dashboard_takes_its_title_and_its_figures_from_the_quoted_words() -> None:
    drawing = drawn(brief("dashboard", "x", texts=("North wing", "Visitors")), 96, 96)
    assert "North wing" in drawing.revised_prompt


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("app", APPS, ids=lambda app: app.NAME)
def test_every_app_draws_every_shape(app: object, shape: str) -> None:
    for words in (app.WORDS[0], f"mobile {app.WORDS[0]}"):  # type: ignore[attr-defined]
        drawing = drawn(brief("ui", words), *SHAPES[shape])
        assert looks_drawn(drawing)
        assert app.NAME in drawing.revised_prompt  # type: ignore[attr-defined]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_landing_page_draws_every_shape(shape: str) -> None:
    wanted = brief("ui", "landing page", subjects=(Subject("cup", "coffee"),))
    drawing = drawn(wanted, *SHAPES[shape])
    assert "landing page" in drawing.revised_prompt
    assert not drawing.notices


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("composition", INFOGRAPHICS, ids=lambda c: c.__name__.rsplit(".", 1)[-1])
def test_every_infographic_draws_every_shape(composition: object, shape: str) -> None:
    word = composition.WORDS[0]  # type: ignore[attr-defined]
    for texts in ((), ("Tea", "Warm the cup", "Pour", "1969 Sip"), ("茶", "温杯", "投茶", "注水")):
        drawing = drawn(brief("infographic", word, texts=texts), *SHAPES[shape])
        assert looks_drawn(drawing)
        assert composition.TITLE in drawing.revised_prompt  # type: ignore[attr-defined]
        assert not drawing.notices


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", [*PLAIN, *(m.TITLE for m in MOTIFS)])
def test_every_pattern_draws_every_shape(name: str, shape: str) -> None:
    assert looks_drawn(drawn(_pattern(name), *SHAPES[shape])) or name in {"gingham", "striped", "dotted", "scalloped"}


def _pattern(name: str) -> Brief:
    if name in PLAIN:
        return brief("pattern", PLAIN[name][0][0], colours=(BLUE,))
    word = next(m.WORDS[0] for m in MOTIFS if name == m.TITLE)
    return brief("pattern", word, subjects=(Subject("leaf", "leaves"), Subject("cat", "cats")))


# 1000 units are 480 pixels: these are the repeats in pixels of tiles that go 2, 3, 4, 5 or 8 times into the side.
REPEATS = {"scattered": 240, "ogee": 480, "half-drop": 240, "checkered": 480, "terrazzo": 240, "gingham": 96}
REPEATS |= {"scalloped": 120, "dotted": 120, "striped": 120, "waving": 160}


@pytest.mark.parametrize("name", REPEATS)
def test_a_pattern_repeats_to_the_pixel(name: str) -> None:
    wanted, period = _pattern(name), REPEATS[name]
    pixels = drawn(wanted, 960, 480).pixels.astype(int)
    # The engine rounds a few half covered pixels of an edge apart; all others are equal.
    assert (np.abs(pixels[:, period:] - pixels[:, :-period]) > 3).mean() < 0.002
    if period < 480:
        assert (np.abs(pixels[period:] - pixels[:-period]) > 3).mean() < 0.002
    half = period // 2
    assert (np.abs(pixels[:, half:] - pixels[:, :-half]) > 3).mean() > 0.05 or name in {"ogee", "striped"}


def test_patterns_of_one_request_differ_in_their_repeat() -> None:
    wanted = brief("pattern", "leaves", subjects=(Subject("leaf", "leaves"),))
    assert len({drawn(wanted, 64, 64, i).revised_prompt for i in range(4)}) == 4


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("index", range(len(OBJECTS)))
def test_every_isometric_object_draws_every_shape(index: int, shape: str) -> None:
    wanted = OBJECTS[index]
    drawing = drawn(brief("isometric", wanted.words[0]), *SHAPES[shape], index=index)
    assert looks_drawn(drawing)
    assert wanted.title in drawing.revised_prompt


def test_what_has_no_solid_of_its_own_is_raised_on_a_plate() -> None:
    drawing = drawn(brief("isometric", "a star", subjects=(Subject("star", "star"),)), 128, 128)
    assert "star raised on a plate" in drawing.revised_prompt
    assert not drawing.notices


@pytest.mark.parametrize("layout", ["dashboard", "ui", "infographic", "pattern", "isometric"])
def test_the_asked_colour_dominates(layout: str) -> None:
    """Of the pixels with a colour, most have the hue that was asked for or a neighbour of it."""
    for index in range(2):
        wanted = brief(layout, "database", colours=(BLUE,))
        pixels = drawn(wanted, 96, 96, index).pixels[..., :3].reshape(-1, 3).astype(int)
        strong = pixels[pixels.max(axis=1) - pixels.min(axis=1) > 48]
        blue = strong[(strong[:, 2] > strong[:, 0]) & (strong[:, 2] >= strong[:, 1] - 30)]
        assert len(blue) > 0.6 * len(strong)


@pytest.mark.parametrize("layout", ["dashboard", "ui", "infographic", "isometric"])
def test_asked_grounds_are_kept(layout: str) -> None:
    dark = drawn(brief(layout, "database", grounds=("#0d1220",)), 96, 96).pixels[..., :3]
    light = drawn(brief(layout, "database", grounds=("#fafaf7",)), 96, 96, 1).pixels[..., :3]
    assert np.median(dark) < 90
    assert np.median(light) > 170


@pytest.mark.parametrize("layout", ["dashboard", "ui", "infographic", "isometric"])
def test_a_transparent_picture_has_no_ground(layout: str) -> None:
    wanted = brief(layout, "mobile database", wants_transparency=True)
    assert (drawn(wanted, 96, 96).pixels[..., 3] < 12).mean() > 0.05


@pytest.mark.parametrize("lead", ["#2f6fe4", "#f6c945", "#d7263d", "#3d9a5b", "#111111", "#ffffff", "#8c1c36"])
def test_small_type_can_be_read(lead: str) -> None:
    themes: list[Theme] = [_dark(lead, None), _dark(lead, "#0d1220"), _light(lead, None), _light(lead, "#fafaf7")]
    for theme in themes:
        for surface in (theme.ground, theme.panel, theme.raised):
            assert contrast(theme.ink, surface) >= 7
            assert contrast(theme.soft, surface) >= 4.5
        for colour in (theme.main, theme.good, theme.bad):
            assert contrast(theme.text(colour), theme.panel) >= 4.5


def test_labels_are_chinese_where_the_words_are() -> None:
    drawing = drawn(brief("dashboard", "x", texts=("我的数据",)), 96, 96)
    assert "我的数据" in drawing.revised_prompt
    assert not drawing.notices
    assert "营收" in [Board(_stage(("数据",)), _light(BLUE, None)).own("Revenue")]


def _stage(texts: tuple[str, ...]) -> object:
    class Stage:
        brief = Brief(layout="dashboard", kind="dashboard", texts=texts)

    return Stage()


def test_the_world_is_known_by_its_continents() -> None:
    dots = set(land(4.0))

    def near(lon: float, lat: float) -> bool:
        return any(abs(x - lon) < 4 and abs(y - lat) < 4 for x, y in dots)

    assert all(near(*place) for place in ((-100, 40), (-60, -15), (20, 5), (100, 60), (135, -25), (5, 48)))
    assert not any(near(*place) for place in ((-35, 35), (-140, 0), (80, -30)))


def test_the_lead_hue_is_kept() -> None:
    for lead in (BLUE, "#d7263d", "#3d9a5b"):
        for theme in (_dark(lead, None), _light(lead, None)):
            assert abs(lch(theme.main)[2] - lch(lead)[2]) < 12


def test_words_of_the_lexicon_reach_the_layouts() -> None:
    for prompt, layout in {
        "data dashboard": "dashboard",
        "banking app ui": "ui",
        "infographic": "infographic",
        "seamless pattern of leaves": "pattern",
        "isometric icon of a database": "isometric",
    }.items():
        assert draw(prompt, width=32, height=32, quality="low").brief.layout == layout
