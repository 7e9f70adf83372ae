"""One examination: the quote, the calls one after the other, the limit, and the rows that come of it.

Every call is booked at the most of what was quoted and what its usage comes to; a refusal costs nothing. Must not
judge an answer: that is for the checks.
"""

from collections.abc import Callable
from dataclasses import replace as with_looks

from msgspec import Struct
from msgspec.structs import replace

from impasto.conform.answer import Answer
from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict
from impasto.conform.checks import CHECKS
from impasto.conform.drawing import draw
from impasto.conform.look import Look
from impasto.conform.subject import Subject
from impasto.conform.tariff import Tariff
from impasto.conform.upstream import NotReached, Upstream
from impasto.conform.words import shown
from impasto.pixels.workers import WorkerCrashed, Workers, WorkerTimeout

_LOOK_S = 60.0
_MOST_LOST = 2


class Unusable(Exception):
    """There is nothing to examine: a wrong URL, a wrong key. Nothing was bought."""


class _Ended(Exception):
    """Nothing more can be found out, and why."""


class _TooDear(Exception):
    """The next call would pass the limit."""


class Priced(Struct, frozen=True):
    """One line of the quote: what a check adds to the calls of those before it."""

    check: Check
    calls: int
    price_nano: int


class Row(Struct, frozen=True):
    """What became of one check."""

    check: Check
    verdict: Verdict

    @property
    def is_open(self) -> bool:
        """It was not found out."""
        return self.verdict.is_open


def quote(subject: Subject, tariff: Tariff) -> list[Priced]:
    """Every check that concerns the model, with the calls that no earlier one makes."""
    made: list[Call] = []
    lines = []
    for check in CHECKS:
        if calls := check.calls(subject):
            new = [call for call in calls if call not in made]
            made += new
            lines.append(Priced(check, len(new), sum(map(tariff.price, new))))
    return lines


class Examination:
    """What is known so far, at any moment. `limit_nano` is never passed by what is quoted."""

    def __init__(
        self, subject: Subject, tariff: Tariff, upstream: Upstream, workers: Workers, *, limit_nano: int, key: str
    ) -> None:
        self.subject, self.tariff = subject, tariff
        self.rows: list[Row] = []
        self.spent_nano, self.bought = 0, 0
        self.ended = ""
        self._upstream, self._workers, self._limit_nano, self._key = upstream, workers, limit_nano, key
        self._answers: list[Answer] = []
        self._unreadable = False

    async def run(self, tell: Callable[[Check], None]) -> None:
        """All checks. Raises Unusable before anything is bought."""
        await self._knock()
        free = [check for check in CHECKS if not self._price(check)]
        try:
            for check in free:
                await self._check(check, tell)
            await self._find_simplest()
            for check in CHECKS:
                if self._unreadable and self._price(check):
                    raise _Ended("its pictures cannot be read")
                if check not in free:
                    await self._check(check, tell)
        except _Ended as end:
            self.ended = str(end)
        except NotReached as problem:
            self.ended = f"it could not be reached any more ({problem})"

    def open_rows(self) -> list[Row]:
        """What was not found out: seen to be so, or never come to."""
        come_to = {row.check.name for row in self.rows}
        reason = f"not checked{f': {self.ended}' if self.ended else ''}"
        left = [check for check in CHECKS if check.name not in come_to and check.calls(self.subject)]
        never = [Row(check, Verdict(found=reason, is_open=True)) for check in left]
        return [*(row for row in self.rows if row.is_open), *never]

    async def _knock(self) -> None:
        """The calls that cost nothing, first: who is there, and does the key fit?"""
        try:
            listing = await self._ask(self.subject.listing())
            asked = await self._ask(self.subject.without_prompt()) if not listing.lost else listing
        except NotReached as problem:
            raise Unusable(f"it cannot be reached ({problem})") from problem
        except _Ended as end:
            raise Unusable(str(end)) from end
        if asked.lost:
            raise Unusable(asked.lost)
        is_elsewhere = asked.status // 100 == 3 or (asked.status in (404, 405) and asked.error is None)
        if is_elsewhere or "html" in asked.media_type:
            raise Unusable(f"there is no images API: /images/generations answers with {shown(asked.told, self._key)}")
        for answer in (listing, asked):
            if answer.is_key_refused:
                why = "it refuses the key" if self.subject.has_key else "it wants a key (--key-env)"
                raise Unusable(f"{why}: {shown(answer.told, self._key)}")

    async def _find_simplest(self) -> None:
        """Go by the plainest request only where the cheaper ones are refused."""
        for subject in self.subject.simpler():
            try:
                answer = await self._ask(subject.generation())
            except _TooDear as problem:
                raise _Ended("the simplest request already passes the limit") from problem
            if not answer.is_refused:
                break
        if not answer.is_delivered:
            raise _Ended(f"the simplest request brings no picture: {shown(answer.told, self._key)}")
        self._unreadable = bool(answer.failure)
        if subject.size != self.subject.size:
            subject = replace(subject, drawn=await draw(self._workers, subject.size))
        self.subject = subject

    async def _check(self, check: Check, tell: Callable[[Check], None]) -> None:
        calls, answers = check.calls(self.subject), list[Answer]()
        if not calls:
            return
        tell(check)
        try:
            self._afford(self._price(check))
            for call in calls:
                answers.append(await self._ask(call))
                if check.stops_at_failure and not answers[-1].is_delivered:
                    break
        except _TooDear:
            self._add(check, Verdict(found="not checked: it would pass the limit", is_open=True))
            return
        failed = next((answer for answer in answers if answer.failure), None)
        if failed is not None and not check.judges_failures:
            self._add(check, Verdict(found=f"not seen: {shown(failed.failure, self._key)}", is_open=True))
            return
        self._add(check, check.judge(Seen(self.subject, self.tariff, answers)))

    def _add(self, check: Check, verdict: Verdict) -> None:
        told = tuple(shown(text, self._key) for text in verdict.deviations)
        self.rows.append(Row(check, replace(verdict, found=shown(verdict.found, self._key), deviations=told)))

    def _known(self, call: Call) -> Answer | None:
        return next((answer for answer in self._answers if answer.call == call), None)

    def _price(self, check: Check) -> int:
        """What it comes to beside what was bought already."""
        return sum(self.tariff.price(call) for call in check.calls(self.subject) if self._known(call) is None)

    def _afford(self, price_nano: int) -> None:
        if price_nano and self.spent_nano + price_nano > self._limit_nano:
            raise _TooDear

    async def _ask(self, call: Call) -> Answer:
        """The answer, bought once. Raises _TooDear, _Ended, NotReached."""
        if (known := self._known(call)) is not None:
            return known
        price_nano = self.tariff.price(call)
        self._afford(price_nano)
        # Booked before it is sent: whoever interrupts it may have bought it.
        before_nano, before = self.spent_nano, self.bought
        self.spent_nano, self.bought = before_nano + price_nano, before + (not call.is_free)
        try:
            answer = await self._upstream.send(call)
        except NotReached:
            self.spent_nano, self.bought = before_nano, before
            raise
        self.spent_nano, self.bought = before_nano + self._booked(answer, price_nano), before + (not answer.is_free)
        answer = with_looks(answer, looks=tuple([await self._look(picture, call) for picture in answer.pictures]))
        self._answers.append(answer)
        if answer.is_out_of_credit:
            raise _Ended(f"its account is used up: {shown(answer.told, self._key)}")
        if sum(bool(one.lost) for one in self._answers) >= _MOST_LOST:
            raise _Ended(f"{_MOST_LOST} answers were lost, the last one: {answer.lost}")
        return answer

    def _booked(self, answer: Answer, price_nano: int) -> int:
        if answer.is_free:
            return 0
        told_nano = self.tariff.billed(answer.count, len(answer.entries)) if answer.count else 0
        return max(price_nano, told_nano, self.tariff.price(replace(answer.call, is_free=False)))

    async def _look(self, data: bytes, call: Call) -> Look:
        from impasto.conform.pictures import look

        masked = any(file.field == "mask" for file in call.files)
        sent = call.files[0].data if masked else None
        try:
            return await self._workers.run(look, data, sent, timeout_s=_LOOK_S)
        except (WorkerCrashed, WorkerTimeout):
            return Look(problem="it cannot be decoded")
