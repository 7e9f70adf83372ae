"""Whether an engine is worth asking: out after several failures of its own in half a minute, back by one real request.

Each process judges for itself. A refusal by the engine shows that it lives; what is refused on the way to it, rate
limits and trouble with our account there say nothing of its health.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from impasto.engines.base import EngineFailed, EngineRefused

_WITHIN_S = 30.0
# What may be the engine's own failure, such as an answer of 5xx, no connection, no answer in time: see `counts`.
_ITS_OWN = frozenset({"engine_failed", "engine_timeout", "engine_crashed"})


class Out(Exception):
    """The engine is out; `wait_s` until one request may try it again."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(wait_s)
        self.wait_s = wait_s


class Health:
    """How the latest calls of one engine ended. It is out after so many `failures` (0: never), for `out_s` at least.

    `seconds` is a clock that never steps back.
    """

    def __init__(self, failures: int, out_s: float, seconds: Callable[[], float] = time.monotonic) -> None:
        self._failures, self._out_s, self._seconds = failures, out_s, seconds
        self._failed_s: deque[float] = deque(maxlen=failures)
        self._out_until_s: float | None = None
        self._is_tried = False
        self.last: tuple[float, EngineFailed] | None = None
        """The newest failure, and when it was by `seconds`."""

    def last_ago_s(self) -> float | None:
        """How long ago the newest failure was; None where there was none."""
        return None if self.last is None else self._seconds() - self.last[0]

    @property
    def is_out(self) -> bool:
        """Whether it has failed too often, and not been tried since."""
        return self._out_until_s is not None

    def wait_s(self) -> float:
        """How long until somebody may ask it; 0: now."""
        if self._out_until_s is None:
            return 0.0
        return max(self._out_until_s - self._seconds(), 1.0 if self._is_tried else 0.0)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A run that may call it. Of an engine that is out one at a time, and not too early: raises Out."""
        if (wait_s := self.wait_s()) > 0:
            raise Out(wait_s)
        is_trial, self._is_tried = self.is_out, self.is_out
        try:
            yield
        finally:
            if is_trial:
                self._is_tried = False

    def judge(self, outcomes: Sequence[BaseException | None]) -> None:
        """What the calls of one run say, each by what ended it: one word, however many they were."""
        if any(
            outcome is None or (isinstance(outcome, EngineRefused) and not outcome.is_local) for outcome in outcomes
        ):
            self.answered()
            return
        failures = [outcome for outcome in outcomes if isinstance(outcome, EngineFailed)]
        if failures:
            self.failed(max(failures, key=_counts))

    def answered(self) -> None:
        """A call gave what was asked, or a refusal that only a living engine words."""
        self._failed_s.clear()
        self._out_until_s = None

    def failed(self, failure: EngineFailed) -> None:
        """A call failed; what is not the engine's own failure does not count."""
        self.last = (self._seconds(), failure)
        if not _counts(failure) or not self._failures:
            return
        now_s = self._seconds()
        self._failed_s.append(now_s)
        is_often = len(self._failed_s) == self._failures and now_s - self._failed_s[0] <= _WITHIN_S
        if is_often or self.is_out:
            self._out_until_s = now_s + self._out_s


def _counts(failure: EngineFailed) -> bool:
    return failure.counts and failure.name in _ITS_OWN
