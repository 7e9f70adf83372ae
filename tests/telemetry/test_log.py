"""What the log says of what goes wrong: where and of what kind, and never what a client sent."""

import json
import logging
from collections.abc import Iterator

import pytest

from impasto import telemetry
from impasto.telemetry.log import told

SECRET = "the wombat of the Queen"


@pytest.fixture
def _own_logging() -> Iterator[None]:
    """Python's logging as it was, afterwards."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)


def failure() -> Exception:
    try:
        try:
            {}[SECRET]
        except KeyError as inner:
            raise ValueError(f"no {SECRET}") from inner
    except ValueError as outer:
        return outer


def test_an_exception_is_told_by_kind_and_place_with_its_causes() -> None:
    text = told(failure())

    assert "in failure" in text
    assert text.index("ValueError") < text.index("KeyError")
    assert SECRET not in text


def test_what_the_system_says_is_told() -> None:
    assert told(OSError(28, "No space left on device", f"/spool/{SECRET}")).endswith("OSError: No space left on device")


def test_causes_that_lead_in_a_circle_end() -> None:
    one, two = ValueError(SECRET), KeyError(SECRET)
    one.__cause__, two.__cause__ = two, one

    assert SECRET not in told(one)


@pytest.mark.parametrize("shape", ["json", "text", "off"])
def test_neither_shape_has_the_text_of_an_exception(shape: str, capsys: pytest.CaptureFixture[str]) -> None:
    log = telemetry.configure(shape)
    try:
        raise failure()
    except ValueError:
        log.exception("unexpected", request_id="req_1")

    err = capsys.readouterr().err
    assert "req_1" in err
    assert "ValueError" in err
    assert "wombat" not in err


@pytest.mark.usefixtures("_own_logging")
def test_libraries_speak_through_the_same_log(capsys: pytest.CaptureFixture[str]) -> None:
    telemetry.take_over(telemetry.configure("json"))

    logging.getLogger("uvicorn.error").error("Exception in ASGI application\n", exc_info=failure())
    logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: %r", failure())
    logging.getLogger("httpx").info("not said")

    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert (first["event"], first["level"], first["logger"]) == (
        "Exception in ASGI application",
        "error",
        "uvicorn.error",
    )
    assert "ValueError" in first["exception"]
    assert second["event"] == "Task exception was never retrieved"
    assert SECRET not in json.dumps([first, second])
