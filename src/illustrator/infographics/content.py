"""What an infographic says: its title, and its items with a glyph each, from the quoted words or from a stock."""

import re
from dataclasses import dataclass
from typing import Final

from illustrator.board import Board, drawable
from illustrator.glyph import names

_NUMBERS: Final = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "两": 2, "三": 3, "四": 4, "五": 5, "六": 6,
}  # fmt: skip
_COUNT: Final = re.compile(r"\b([2-6])\b|([两三四五六])\s?[步个阶]|([a-zü]+)")
_STOCK: Final = (
    ("Discover", "Ask the right questions", "eye"),
    ("Plan", "Choose what matters most", "book"),
    ("Build", "Make a first version", "gear"),
    ("Test", "Learn from real use", "shield"),
    ("Launch", "Share it with the world", "rocket"),
    ("Grow", "Do more of what works", "chart"),
)
_MOST: Final = 7
_DATE: Final = re.compile(r"(\d{3,4}|\d{1,2}[./:]\d{1,4}|\d{4}年|\d{1,2}月|q[1-4])[\s:–-]*(?=\S)", re.IGNORECASE)
_SIGNS: Final = {
    "clock": "wait minute minutes time hour day today schedule soon rest steep when 等 时间 今天",
    "drop": "water pour wash rinse rain wet blue 水 倒 冲 洗",
    "flame": "heat boil cook bake fire warm hot roast energy 煮 热 烧 烤",
    "teapot": "tea 茶",
    "cup": "drink sip coffee serve taste brew enjoy 喝 品 咖啡",
    "leaf": "leaf leaves grow plant nature green seed tree root 叶 种 绿",
    "people": "team people customer customers users meet hire staff family share 团队 人 客户 用户",
    "globe": "online world worldwide global web international internet launch 全球 世界 线上",
    "bag": "shop store market sell buy product retail 商店 产品 销售",
    "key": "founded start begin open first founding sign 创立 开始 成立",
    "rocket": "launch space moon orbit sputnik startup go 发射 启动 太空",
    "chart": "growth measure analyse analyze data sales profit scale public 增长 数据 上市 发展",
    "gear": "build make process machine work engineering develop produce 制造 开发 建设",
    "book": "learn plan study read research idea design write 学 计划 读 研究",
    "shield": "test check secure safe safety protect review 测试 安全 检查",
    "eye": "discover look see watch telescope observe find 观察 发现",
    "robot": "rover robot ai automation automate 机器 智能",
    "coin": "pay money save price cost invest budget fund 钱 付 投资 省",
    "heart": "love health care enjoy life 爱 健康 生活",
    "mail": "send write letter email contact 发送 邮件",
    "star": "finish win award best success quality 完成 成功 质量",
    "moon": "sleep night evening 睡 夜",
    "sun": "morning day summer light 早 夏 阳",
    "house": "home house live room 家 房",
    "cart": "order delivery deliver ship shipping 订 送",
}  # fmt: skip
_PLAIN: Final = ("star", "spark", "heart", "bolt", "leaf", "key", "gift")


@dataclass(frozen=True)
class Item:
    """`date` is what the label began with, if that was a year or a date."""

    label: str
    note: str
    icon: str
    date: str = ""


@dataclass(frozen=True)
class Content:
    title: str
    items: tuple[Item, ...]
    thing: str | None = None


def content_of(board: Board, untitled: str = "How it works") -> Content:
    """Quoted: the first is the title, the others are the items. Else the stock, as many as the prompt counts."""
    brief = board.stage.brief
    texts = brief.texts
    things = [s for s in drawable(brief) if s.name != "chart"]
    labels = texts[1:][:_MOST]
    items = _quoted(labels, [s.name for s in things]) if labels else _stock(_counted(brief.words) or 4)
    title = texts[0] if texts else (things[0].said.capitalize() if things else untitled)
    board.said.append(title)
    icons = {item.icon for item in items}
    return Content(title, items, next((s.name for s in things if s.name not in icons), None))


def _stock(count: int) -> tuple[Item, ...]:
    stock = _STOCK if count > 4 else (_STOCK[0], _STOCK[1], _STOCK[2], _STOCK[4])
    return tuple(Item(*stock[i % len(stock)]) for i in range(count))


def _quoted(labels: tuple[str, ...], things: list[str]) -> tuple[Item, ...]:
    """Each label with the glyph that its words call for; the prompt's things and plain signs for the rest."""
    signs: list[str | None] = []
    for words in labels:
        sign = _sign(words)
        signs.append(None if sign in signs else sign)
    spare = [t for t in things if t not in signs] + [p for p in _PLAIN if p not in signs]
    items = []
    for words, sign in zip(labels, signs, strict=True):
        dated = _DATE.match(words)
        date = dated[1] if dated else ""
        items.append(Item(words[dated.end() :] if dated else words, "", sign or spare.pop(0), date))
    return tuple(items)


def _sign(words: str) -> str | None:
    """The glyph that a label names, or that its words stand for."""
    said = words.casefold()
    parts = re.findall(r"[a-zà-ÿ]+", said)
    for part in parts:
        for form in (part, part[:-1]):
            if form in names() and form not in {"note", "play", "pin"}:
                return str(form)
    for sign, called in _SIGNS.items():
        if any((word in parts) if word.isascii() else (word in said) for word in called.split()):
            return sign
    return None


def _counted(words: str) -> int:
    for match in _COUNT.finditer(words.casefold()):
        if match[1]:
            return int(match[1])
        number = _NUMBERS.get(match[2] or match[3] or "")
        if number:
            return number
    return 0
