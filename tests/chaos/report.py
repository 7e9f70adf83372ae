"""The report in words: one column a run of chaos."""

from collections.abc import Callable, Sequence

from .driver import Report

_ROWS: Sequence[tuple[str, Callable[[Report], object]]] = (
    ("processes", lambda one: one.chaos.processes),
    ("seed", lambda one: one.chaos.seed),
    ("engine bills", lambda one: "yes" if one.chaos.cost_nano else "no"),
    ("seconds", lambda one: round(one.seconds)),
    ("kills", lambda one: ", ".join(f"{count} {what}" for what, count in sorted(one.killed.items()))),
    ("requests sent, retries among them", lambda one: f"{one.seen.sent}, {one.seen.retries}"),
    ("connections cut, clients that left", lambda one: f"{one.seen.cut}, {one.seen.left}"),
    ("refusals", lambda one: ", ".join(f"{count} {what}" for what, count in one.seen.refused.most_common()) or "none"),
    ("answers received whole", lambda one: len(one.seen.got)),
    ("of them read back by id, byte for byte", lambda one: one.left.read_back),
    ("deleted by clients", lambda one: len(one.seen.deleted)),
    ("runs, calls of the engine", lambda one: f"{one.left.runs}, {one.left.calls}"),
    ("generations", lambda one: ", ".join(f"{count} {state}" for state, count in sorted(one.left.states.items()))),
    ("charged runs", lambda one: one.left.charged),
    ("charged, nano-dollars", lambda one: one.left.charge_nano),
    ("pictures kept, bytes", lambda one: f"{one.left.images}, {one.left.image_bytes}"),
    ("processes that lived", lambda one: one.left.owners),
    ("given twice in the moment of a kill", lambda one: one.left.given_twice),
    ("bought again: by a retry that came before the loss was seen", lambda one: one.left.bought_again),
    ("wrong", lambda one: len(one.wrong)),
)


def table(reports: Sequence[Report]) -> str:
    """A table in markdown, and below it all that is wrong."""
    lines = ["| chaos |" + " |" * len(reports), "|---|" + "---|" * len(reports)]
    lines += [f"| {name} | " + " | ".join(str(cell(one)) for one in reports) + " |" for name, cell in _ROWS]
    lines += [f"- seed {one.chaos.seed}: {what}" for one in reports for what in one.wrong]
    return "\n".join(lines)
