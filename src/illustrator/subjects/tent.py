"""A tent: a ridge tent with its flap open, a dome, or a tepee."""

from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._plants import tuft
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, ellipse, line, path

WORDS = Words(
    "tent, camping tent, dome tent, tepee, tipi, teepee, wigwam",
    "帐篷, 露营帐篷",
    "Zelt, Campingzelt, Igluzelt",
    "tente, tente de camping, tipi indien",
    "tienda de campaña, carpa",
)
HEIGHT_M = 1.9
POSES = ("ridge", "dome", "tepee")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "dome": "dome, Iglu",
    "tepee": "tepee, tipi, teepee, wigwam",
}
COLOUR = "#e58a34"
TAGS = ("building", "product")
HOME = ("forest", "mountain_lake")


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    t, sheet, dice = tones(ask.colour), ask.sheet, ask.dice.fork("tent")
    shape = {"ridge": _ridge, "dome": _dome, "tepee": _tepee}[ask.pose]
    back, cloth, box, opening = shape(sheet, t, ask.is_dark)
    green = "".join(
        tuft(dice, x, 0.8, dice.between(7, 11), ("#4f7d38", "#7aa24e"))
        for x in (box[0] + 12, box[0] + 26, -6, box[0] + box[2] - 14)
    )
    x, y, w, h = opening
    glow = circle(
        x + w / 2,
        y + h * 0.6,
        70,
        fill=sheet.radial(x + w / 2, y + h * 0.6, 70, [(0, "#ffd27a", 0.5), (0.5, "#ff9a3d", 0.16), (1, "#ff7a2a", 0)]),
    )
    return Figure(
        (Part(back, 0.0), Part(cloth, 0.25), Part(green, 0.15)),
        box,
        {
            "ground": (box[0] + box[2] / 2, box[2] * 0.85),
            "inside": opening,
            "top": (0, box[1] + 2, 8),
            "grip": (0, -50),
        },
        glow=glow if ask.is_dark else "",
    )


def _inner(sheet: Sheet, lit: bool) -> str:
    return sheet.linear("#ffd98a", "#f2a648", "#b5642c") if lit else sheet.linear("#4a3346", "#2b2038")


def _ridge(
    sheet: Sheet, t: Tones, lit: bool
) -> tuple[str, str, tuple[float, float, float, float], tuple[float, float, float, float]]:
    back = path("M-74 0L-22 -95L30 0Z", fill=_inner(sheet, lit)) + path(
        "M-50 0C-34 -6 -10 -6 6 0Z", fill="#8fb0c8" if not lit else "#c98a5a"
    )
    side = sheet.across((-20, -96), (70, 0), [(0, t.light, 1), (0.4, t.base, 1), (1, t.dark, 1)])
    cloth = path("M-22 -96L68 -88C84 -60 98 -30 110 0L30 0C14 -34 -4 -66 -22 -96Z", fill=side)
    cloth += path("M68 -88C84 -60 98 -30 110 0L96 0C86 -32 76 -62 64 -88.4Z", fill=t.deep, fill_opacity=0.4)
    cloth += path("M-22 -96L68 -88", stroke=t.glint, stroke_width=2) + path(
        "M10 -93C30 -62 50 -30 62 0M40 -90.6C56 -62 72 -30 84 0",
        fill="none",
        stroke=t.deep,
        stroke_width=0.9,
        stroke_opacity=0.55,
    )
    cloth += path("M38 -46L58 -44L64 -26L46 -28Z", fill=t.dark) + path(
        "M41 -43L56 -41.4L60 -29.6L48 -31Z", fill="#ffd98a" if lit else "#c9e2e6"
    )
    trim = "#fff3d9" if lightness(t.base) < 0.85 else "#c9814a"
    cloth += path(
        "M-74 0L-22 -96L-16 -85C-30 -56 -44 -28 -52 0Z", fill=sheet.linear(t.glint, t.light, t.base, turn=30)
    ) + path("M-52 0C-44 -28 -30 -56 -16 -85L-19 -66C-26 -44 -32 -20 -34 0Z", fill=mix(trim, t.dark, 0.1))
    cloth += path("M30 0L-22 -96L-20 -82C-6 -52 4 -26 10 0Z", fill=sheet.linear(t.base, t.dark, turn=40)) + path(
        "M10 0C4 -26 -6 -52 -20 -82L-16 -66C-6 -42 -2 -20 0 0Z", fill=mix(trim, t.deep, 0.2)
    )
    cloth += path("M-78 1L-22 -99L34 1", fill="none", stroke="#8a5a35", stroke_width=2.4) + path(
        "M-78.6 0L-22.6 -99", stroke="#d9a46a", stroke_width=0.7
    )
    cloth += path("M-22 -96L-102 0M68 -88L122 0", stroke="#efe6d2", stroke_width=0.9) + "".join(
        line(x, 1, x + d, -8, stroke="#6a5a50", stroke_width=2.2, stroke_linecap="round")
        for x, d in ((-101, -3), (121, 3))
    )
    cloth += path("M-44 -40l5 3l-2 5l-6 -3z", fill=t.deep)
    return back, cloth, (-106, -101, 232, 103), (-46, -66, 44, 64)


def _dome(
    sheet: Sheet, t: Tones, lit: bool
) -> tuple[str, str, tuple[float, float, float, float], tuple[float, float, float, float]]:
    trim = tones("#fff3dc" if lightness(t.base) < 0.85 else "#c9814a")
    body = sheet.radial(-30, -74, 150, [(0, t.glint, 1), (0.3, t.light, 1), (0.6, t.base, 1), (1, t.deep, 1)])
    back = path("M-40 0C-38 -34 -22 -58 -4 -60C14 -58 28 -34 30 0Z", fill=_inner(sheet, lit))
    cloth = path(
        "M-104 0C-98 -52 -58 -92 0 -93C58 -92 98 -52 104 0H34C32 -34 14 -60 -4 -61C-24 -60 -42 -34 -44 0Z", fill=body
    )
    cloth += path("M0 -93C58 -92 98 -52 104 0H76C70 -46 44 -80 0 -93Z", fill=t.deep, fill_opacity=0.32)
    cloth += path(
        "M0 -93C-34 -82 -66 -46 -72 0L-60 0C-54 -44 -30 -78 0 -93ZM0 -93C34 -82 60 -46 70 0L59 0C50 -46 28 -78 0 -93Z",
        fill=trim.base,
    )
    cloth += path("M-44 0C-42 -34 -24 -60 -4 -61C14 -60 32 -34 34 0", fill="none", stroke=t.dark, stroke_width=2.6)
    cloth += path(
        "M-44 0C-43 -22 -36 -42 -26 -52C-30 -34 -30 -14 -26 0Z", fill=sheet.linear(trim.light, trim.dark, turn=0)
    ) + path("M34 0C33 -22 26 -42 16 -52C21 -34 22 -14 18 0Z", fill=sheet.linear(trim.base, trim.dark, turn=0))
    cloth += path(
        "M-92 -20C-84 -54 -54 -82 -20 -89",
        fill="none",
        stroke="#ffffff",
        stroke_width=2,
        stroke_opacity=0.6,
        stroke_linecap="round",
    )
    cloth += path("M-100 -6L-122 1M100 -6L122 1", stroke="#efe6d2", stroke_width=1) + ellipse(0, -93, 5, 2, fill=t.dark)
    return back, cloth, (-123, -96, 246, 98), (-36, -58, 62, 56)


def _tepee(
    sheet: Sheet, t: Tones, lit: bool
) -> tuple[str, str, tuple[float, float, float, float], tuple[float, float, float, float]]:
    wood = "#8a5c3a"
    back = "".join(
        line(x, y, a, b, stroke=wood, stroke_width=2.2, stroke_linecap="round")
        for x, y, a, b in ((-4, -84, 12, -110), (5, -84, -13, -108), (0, -84, 3, -112), (3, -86, -4, -111))
    )
    back += path("M-16 0C-12 -24 -4 -44 2 -56C8 -44 16 -24 18 0Z", fill=_inner(sheet, lit))
    trim = tones("#f7ead0" if lightness(t.base) < 0.85 else "#c9814a")
    paint = sheet.across(
        (-56, 0), (58, 0), [(0, trim.light, 1), (0.28, trim.glint, 1), (0.55, trim.base, 1), (1, trim.deep, 1)]
    )
    cover = (
        "M-8 -90C-22 -58 -42 -24 -58 0C-46 3 -26 3 -16 1C-12 -24 -4 -44 2 -56C8 -44 16 -24 18 1C28 3 46"
        " 3 58 0C42 -24 22 -58 8 -90C4 -87 -4 -87 -8 -90Z"
    )
    cloth = path(cover, fill=paint)
    shade = sheet.across((-56, 0), (58, 0), [(0, t.light, 1), (0.3, t.glint, 1), (0.5, t.base, 1), (1, t.deep, 1)])
    cloth += path(
        "M-48.6 -14L-58 0C-46 3 -26 3 -16 1L-13.6 -12C-26 -10 -38 -11 -48.6 -14ZM48.6 -14L58 0C46 3 28 3"
        " 18 1L15 -12C26 -10 38 -11 48.6 -14Z",
        fill=shade,
    )
    cloth += path(
        "M-8 -90C-13 -79 -18.4 -68 -24 -57.6C-10 -53 12 -53 24 -57.6C18.4 -68 13 -79 8 -90C4 -87 -4 -87 -8 -90Z",
        fill=shade,
    )
    zig = "M-27 -52L-22 -46L-17 -51L-12 -45L-7 -50L-2 -45M6 -46L11 -50L16 -45L20 -51L26 -47"
    cloth += path(zig, fill="none", stroke=t.base, stroke_width=2.2) + path(
        "M-44 -20L-38 -26L-32 -20L-26 -26L-20 -20M24 -20L30 -26L36 -20L42 -26",
        fill="none",
        stroke=t.dark,
        stroke_width=2,
    )
    cloth += path("M2 -56C-4 -44 -12 -24 -16 1L-24 1C-18 -24 -8 -46 2 -56Z", fill=trim.light) + path(
        "M2 -56C8 -44 16 -24 18 1L25 1C20 -24 12 -46 2 -56Z", fill=trim.dark
    )
    cloth += "".join(circle(x, y, 0.9, fill=wood) for x, y in ((1, -60), (1, -65), (1, -70), (1, -75)))
    return back, cloth, (-60, -113, 120, 115.6), (-14, -44, 30, 42)
