"""An instruction cut into what it tells to do: commands, and what stands on either side of their little words."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from illustrator.reading.words import cleaned, folded

READ_AT_MOST: Final = 32_000
MOST_CLAUSES: Final = 40
_TABLE: Final = Path(__file__).with_name("commands.toml")
_QUOTES: Final = re.compile(
    r'"([^"\n]{1,200})"|“([^”\n]{1,200})”|„([^“”\n]{1,200})[“”]|「([^」\n]{1,200})」|『([^』\n]{1,200})』'
    r"|《([^》\n]{1,200})》|«([^»\n]{1,200})»|(?<!\w)['‘]([^\n]{1,200}?)['’](?!\w)"
)
_MARK: Final = re.compile(r"qqq(\d{1,3})q")
_STOP: Final = re.compile(r"[.;:!?]+(?!\w)|[。；：！？\n]")
_PART: Final = re.compile(r"[,，、]|(?<!\w)(?:and then|and|then|und|sowie|et|puis|ensuite|y|e)(?!\w)|和|并且|并|然后")
_LEAD: Final = re.compile(
    r"(?:\s|(?<!\w)(?:please|now|also|just|can you|could you|i want|i would like|bitte|jetzt|s'il te plaît|"
    r"por favor|ahora|instead|but)(?!\w)|请|帮我|现在|但)*"
)


@dataclass(frozen=True)
class Clause:
    """`kind` is change, put, add, remove or "". `there` is what it is done to, `then` what shall be there instead.

    `is_loose`: said in a list, after what was told first.
    """

    kind: str
    then: str
    there: str = ""
    is_loose: bool = False


@dataclass(frozen=True)
class Instruction:
    """`texts` are the words in quotes."""

    clauses: tuple[Clause, ...]
    texts: tuple[str, ...]

    def quoted(self, text: str) -> list[str]:
        """The quoted words that a piece of a clause stands for."""
        return [self.texts[int(n)] for n in _MARK.findall(text) if int(n) < len(self.texts)]


def without_quotes(text: str) -> str:
    return _MARK.sub(" , ", text)


@dataclass(frozen=True)
class _Command:
    kind: str
    between: re.Pattern[str] | None
    is_loose: bool


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def words(name: str) -> re.Pattern[str]:
    """The words of that name in the table, as a pattern."""
    return _pattern(_table()["words"][name])


def _pattern(listed: str) -> re.Pattern[str]:
    """Any of the words, the longest first; Han words anywhere, others on their own."""
    ordered = sorted((w.strip() for w in listed.split(",")), key=len, reverse=True)
    return re.compile("|".join(re.escape(w) if w >= "\u3400" else rf"(?<!\w){re.escape(w)}(?!\w)" for w in ordered))


@lru_cache(maxsize=1)
def _commands() -> tuple[dict[str, _Command], re.Pattern[str]]:
    known: dict[str, _Command] = {}
    for entry in _table()["commands"]:
        between = _pattern(entry["between"]) if "between" in entry else None
        for word in (w.strip() for w in entry["words"].split(",")):
            known[word] = _Command(entry["kind"], between, bool(entry.get("loose")))
    return known, _pattern(",".join(known))


def instruction(prompt: str) -> Instruction:
    """Linear in the length of the prompt; of a very long one, the first clauses."""
    texts: list[str] = []

    def keep(match: re.Match[str]) -> str:
        texts.append(" ".join(next(g for g in match.groups() if g is not None).split()))
        return f" qqq{len(texts) - 1}q "

    marked = _QUOTES.sub(keep, cleaned(prompt[:READ_AT_MOST]), count=16)
    clauses: list[Clause] = []
    for sentence in _STOP.split(folded(marked)):
        if len(clauses) >= MOST_CLAUSES:
            break
        clauses += _clauses(sentence)
    return Instruction(tuple(clauses[:MOST_CLAUSES]), tuple(texts))


def _clauses(sentence: str) -> list[Clause]:
    """What one sentence tells to do, in order."""
    known, pattern = _commands()
    found: list[Clause] = []
    command: _Command | None = None
    start = 0
    for match in pattern.finditer(sentence):
        heard = known[match[0]]
        if heard.is_loose and not _begins(sentence, match.start()):
            continue
        if _is_between(command, sentence, start, match):
            continue
        if command is None and _is_between(heard, sentence, start, match):
            command = heard
            continue
        found += _parts(command, sentence[start : match.start()], has_followed=True)
        command, start = heard, match.end()
        if len(found) >= MOST_CLAUSES:
            return found
    found += _parts(command, sentence[start:], has_followed=False)
    return _turned(found)


def _turned(clauses: list[Clause]) -> list[Clause]:
    """A command that ends its sentence, as in German and Chinese, is told to what stands before it."""
    found: list[Clause] = []
    for clause in clauses:
        if clause.then.strip() or clause.there.strip():
            found.append(clause)
            continue
        for i in range(len(found) - 1, -1, -1):
            if found[i].there or found[i].kind not in {"", "change"}:
                break
            found[i] = replace(found[i], kind=clause.kind)
            if not found[i].is_loose:
                break
    return found


def _begins(sentence: str, at: int) -> bool:
    """Does an instruction begin here, but for polite words?"""
    begun = max((m.end() for m in _PART.finditer(sentence, max(at - 60, 0), at)), default=-1)
    lead = sentence[max(begun, at - 60, 0) : at]
    return (begun >= 0 or at <= 60) and _LEAD.fullmatch(lead) is not None


def _is_between(command: _Command | None, sentence: str, start: int, match: re.Match[str]) -> bool:
    """Words like 换 begin an instruction, or stand in the middle of one; "with" stands between, too."""
    if command is None or command.between is None:
        return False
    is_one = command.between.match(sentence, match.start()) is not None
    has_both = bool(sentence[start : match.start()].strip()) and bool(sentence[match.end() :].strip())
    return is_one and has_both and not command.between.search(sentence, start, match.start())


def _parts(command: _Command | None, body: str, *, has_followed: bool) -> list[Clause]:
    """One clause or several: "the cat black and the dog white"."""
    body = body.strip(" ,，、")
    if not body:
        return [Clause(command.kind, "")] if command is not None and not has_followed else []
    pieces = [p.strip() for p in _PART.split(body)]
    pieces = [p for p in pieces if p][: MOST_CLAUSES + 1]
    kind = command.kind if command else ""
    between = command.between if command else None
    return [_clause(kind, p, between, is_loose=i > 0) for i, p in enumerate(pieces)]


def _clause(kind: str, piece: str, between: re.Pattern[str] | None, *, is_loose: bool) -> Clause:
    instead = words("instead").search(piece)
    if instead is not None and kind != "remove":
        then, there = piece[: instead.start()], piece[instead.end() :]
        if then.strip():
            return Clause("change", then, there, is_loose)
    parted = between.search(piece) if between is not None else None
    if parted is not None and piece[parted.end() :].strip():
        return Clause("change", piece[parted.end() :], piece[: parted.start()], is_loose)
    return Clause(kind, piece, "", is_loose)
