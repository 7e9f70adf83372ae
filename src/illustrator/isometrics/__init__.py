"""What is drawn in isometry by itself: each object has the words that call it; the rest is a glyph on a plate."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from illustrator.brief import Brief
from illustrator.isometric import Solid
from illustrator.isometrics import computing, places
from illustrator.theme import Theme

Draw = Callable[[Solid, Theme, int], None]


@dataclass(frozen=True)
class Object:
    """`glyphs` are the subjects that it stands for."""

    title: str
    draw: Draw
    words: tuple[str, ...]
    glyphs: frozenset[str] = frozenset()


OBJECTS: Final = (
    Object(
        "a row of server racks",
        computing.racks,
        (
            "server room",
            "server rack",
            "rack",
            "data center",
            "data centre",
            "datacenter",
            "mainframe",
            "机房",
            "机架",
            "数据中心",
        ),
        frozenset({"database", "building"}),
    ),
    Object(
        "a room with a desk",
        places.room,
        (
            "desk",
            "room",
            "office",
            "workspace",
            "workplace",
            "bedroom",
            "studio",
            "interior",
            "书桌",
            "房间",
            "办公",
            "工作室",
            "卧室",
        ),
        frozenset({"building", "monitor", "house"}),
    ),
    Object(
        "the blocks of a city",
        places.city,
        (
            "city",
            "street",
            "downtown",
            "skyline",
            "urban",
            "town",
            "building",
            "skyscraper",
            "城市",
            "街区",
            "大楼",
            "建筑",
        ),
        frozenset({"building"}),
    ),
    Object(
        "a database of three drums",
        computing.database,
        ("database", "storage", "sql", "server", "backend", "数据库", "服务器", "存储"),
        frozenset({"database", "server"}),
    ),
    Object(
        "an open laptop",
        computing.laptop,
        ("laptop", "computer", "notebook", "monitor", "screen", "code", "developer", "电脑", "笔记本", "显示器"),
        frozenset({"monitor", "brackets", "book", "laptop", "computer"}),
    ),
    Object(
        "a phone with floating cards", computing.phone, ("phone", "smartphone", "mobile", "手机"), frozenset({"phone"})
    ),
    Object("a cloud over machines", computing.cloud, ("cloud", "saas", "hosting", "云"), frozenset({"cloud"})),
    Object(
        "a chip on its board",
        computing.chip,
        ("chip", "cpu", "processor", "gpu", "circuit", "semiconductor", "芯片", "处理器"),
        frozenset({"chip"}),
    ),
    Object(
        "a house in its garden",
        places.house,
        ("house", "home", "cottage", "villa", "farm", "房子", "房屋", "别墅", "家"),
        frozenset({"house"}),
    ),
)


def object_for(brief: Brief) -> Object | None:
    """The object whose word stands first in the prompt; of two at one place, the earlier one here."""
    said = brief.words.casefold()
    places_ = [(min((said.find(w) for w in o.words if w in said), default=len(said)), i) for i, o in enumerate(OBJECTS)]
    place, index = min(places_)
    return OBJECTS[index] if place < len(said) else None
