"""What the reader makes of many prompts: `readings.toml` says what of each brief matters."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from illustrator.brief import Brief, Setting, Subject
from illustrator.reading import read
from illustrator.reading.telling import colour_name, told

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "readings.toml").read_text(encoding="utf-8")
)
ALL = [(group, case) for group, cases in CASES.items() for case in cases]


@pytest.mark.parametrize("case", [c for _, c in ALL], ids=[f"{group}: {c['prompt'][:48]}" for group, c in ALL])
def test_a_prompt_is_read_right(case: dict[str, Any]) -> None:
    brief = read(case["prompt"])
    expect_fields(brief, case)
    expect_subjects(brief, case)
    expect_notices(brief, case)
    assert not brief.subjects or told(brief)


def test_there_are_enough_prompts_of_every_kind() -> None:
    assert len(ALL) >= 200
    assert len(CASES["chinese"]) >= 40
    assert len(CASES["traps"]) >= 30
    assert min(len(CASES[language]) for language in ("german", "french", "spanish")) >= 10
    assert len({case["prompt"] for _, case in ALL}) == len(ALL)


def expect_fields(brief: Brief, case: dict[str, Any]) -> None:
    if "layout_any" not in case:
        assert brief.layout == case.get("layout", "scene")
    for field in ("kind", "shape", "style", "time", "weather", "source", "reserved", "setting"):
        if field in case and field != "setting":
            assert getattr(brief, field) == case[field], field
        if f"no_{field}" in case:
            assert getattr(brief, field) is None, field
    for field in ("texts", "colours", "grounds"):
        if field in case:
            assert list(getattr(brief, field)) == case[field], field
    assert {*case.get("moods", ())} <= {*brief.moods}
    assert {*case.get("styles", ())} <= {*brief.styles}
    if "setting" in case:
        assert brief.setting is not None
        expect_setting(brief.setting, case["setting"])


def expect_setting(setting: Setting, said: str) -> None:
    head, _, traits = said.partition(": ")
    *colour, name = head.split(" ")
    assert setting.name == name
    if colour:
        assert colour[0] in colour_name(setting.colour)
    assert {*traits.split(", ")} - {""} <= {*setting.traits}


def expect_subjects(brief: Brief, case: dict[str, Any]) -> None:
    names = [s.name for s in brief.subjects]
    wanted = case.get("subjects", case.get("subjects_start"))
    if wanted is not None and "any_order" not in case and "alternatives" not in case:
        assert len(names) >= len(wanted), names
        if "subjects" in case:
            assert len(names) == len(wanted), names
        for i, said in enumerate(wanted):
            expect_subject(brief, brief.subjects[i], said)
    elif wanted is not None and "any_order" in case:
        for said in wanted:
            name = said.partition(":")[0].split(" ")[-1]
            assert name in names
            expect_subject(brief, brief.subjects[names.index(name)], said)
    if "alternatives" in case:
        allowed = {s.partition(":")[0].split(" ")[-1] for s in wanted or ()} | {*case["alternatives"]}
        assert names
        assert set(names) <= allowed
    if "marks" in case:
        assert [s.mark or s.name for s in brief.subjects] == case["marks"]
    if "colour" in case:
        assert brief.subjects[0].colour == case["colour"]
    assert len(names) >= case.get("count_at_least", 0)
    assert len(names) == case.get("count", len(names))
    assert sum(s.count for s in brief.subjects) == case.get("figures", sum(s.count for s in brief.subjects))
    assert not {*case.get("not", ())} & {*names}


def expect_subject(brief: Brief, subject: Subject, said: str) -> None:
    head, _, rest = said.partition(": ")
    *before, name = head.split(" ")
    assert subject.name == name, [s.name for s in brief.subjects]
    count = int(before.pop(0)) if before and before[0].isdigit() else 1
    assert subject.count == count, name
    if before == ["plain"]:
        assert subject.colour is None
    elif before:
        assert before[0] in colour_name(subject.colour), subject.colour
    relations = {f"{r.kind} {brief.subjects[r.to].name}" for r in subject.relations}
    assert {*rest.split(", ")} - {""} <= {*subject.poses, *subject.traits, *relations}, subject


def expect_notices(brief: Brief, case: dict[str, Any]) -> None:
    messages = [n.message for n in brief.notices]
    unknown = " ".join(m for m in messages if m.startswith("Not understood"))
    for word in case.get("unknown", ()):
        assert word in unknown
    if not {"unknown", "unknown_ok"} & {*case}:
        assert not unknown
    assert case.get("notice", "") in " ".join(messages)
