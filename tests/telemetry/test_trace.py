"""Which trace a request belongs to: what is valid by https://www.w3.org/TR/trace-context/ is kept, all else is not."""

import pytest

from impasto.telemetry.trace import read_trace

ID, PARENT = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
VALID = f"00-{ID}-{PARENT}-01"


def test_a_valid_parent_is_passed_on_as_it_came() -> None:
    trace = read_trace([VALID], [])

    assert trace is not None
    assert trace.id == ID
    assert trace.headers == {"traceparent": VALID}


@pytest.mark.parametrize("parent", [f"00-{ID}-{PARENT}-00", f"cc-{ID}-{PARENT}-01", f"01-{ID}-{PARENT}-01-what-comes"])
def test_so_are_flags_and_versions_to_come(parent: str) -> None:
    trace = read_trace([parent], [])

    assert trace is not None
    assert (trace.id, trace.headers) == (ID, {"traceparent": parent})


@pytest.mark.parametrize(
    "parents",
    [
        [],
        [VALID, VALID],
        [""],
        [f"ff-{ID}-{PARENT}-01"],
        [f"00-{'0' * 32}-{PARENT}-01"],
        [f"00-{ID}-{'0' * 16}-01"],
        [f"00-{ID.upper()}-{PARENT}-01"],
        [f"00-{ID}-{PARENT}"],
        [f"00-{ID}-{PARENT}-1"],
        [f"00-{ID}-{PARENT}-01-more"],
        [f"01-{ID}-{PARENT}-01." + "x"],
        [f"01-{ID}-{PARENT}-01-" + "x" * 300],
        [f"00-{ID[:-1]}g-{PARENT}-01"],
        [f" {VALID}"],
        [f"{VALID}\n"],
        ["a secret"],
    ],
)
def test_what_is_malformed_is_as_if_never_sent(parents: list[str]) -> None:
    assert read_trace(parents, ["vendor=1"]) is None


@pytest.mark.parametrize(
    ("states", "kept"),
    [
        (["congo=t61rcWkgMzE,rojo=00f067aa0ba902b7"], "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7"),
        (["congo=1", "rojo=2"], "congo=1,rojo=2"),
        ([" congo=1 ,\trojo=2,,"], "congo=1,rojo=2"),
        (["fw529a3039@dt=FfNW"], "fw529a3039@dt=FfNW"),
        (["Congo=1"], ""),
        (["congo"], ""),
        (["congo=a=b"], ""),
        (["congo=1,congo=2"], ""),
        (["congo=ü"], ""),
        ([",".join(f"v{number}=1" for number in range(32))], ",".join(f"v{number}=1" for number in range(32))),
        ([",".join(f"v{number}=1" for number in range(33))], ""),
        (["v=" + "x" * 5000], ""),
    ],
)
def test_a_state_that_is_not_valid_is_dropped_and_the_parent_stays(states: list[str], kept: str) -> None:
    trace = read_trace([VALID], states)

    assert trace is not None
    assert trace.headers == {"traceparent": VALID, **({"tracestate": kept} if kept else {})}
