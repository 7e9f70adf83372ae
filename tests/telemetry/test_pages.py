"""What the pages for operators say is what the code has."""

import re
from pathlib import Path

import pytest

from impasto.telemetry.series import METRICS, STAGES, VALUES

DOCS = Path(__file__).parents[2] / "docs"
OPERATIONS = (DOCS / "operations.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[str]:
    """The names in the first column of the table under this head."""
    table = OPERATIONS.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0]
    return [name for line in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", line.split("|")[1])]


def test_every_stage_is_explained_and_no_other() -> None:
    assert sorted(rows("stage")) == sorted(STAGES)


def test_the_metrics_of_the_examples_exist_with_their_labels() -> None:
    named = re.findall(r"\b((?:impasto|process)_[a-z_]+[a-z])(?:\{(\w+)!?=)?", OPERATIONS)

    assert len(named) >= 10
    for name, label in named:
        row = METRICS[re.sub(r"_bucket$", "", name)]
        assert not label or label in row.labels, name


@pytest.mark.parametrize("name", METRICS)
def test_every_label_says_what_it_can_be(name: str) -> None:
    assert set(METRICS[name].labels) <= set(VALUES)
