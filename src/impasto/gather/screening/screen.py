"""Is this prompt, are these pictures allowed? By a list of words or by an endpoint, before the run and after it.

What is refused before the run was never held; a finished picture that is refused is not kept and not charged.
"""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from impasto.errors import error
from impasto.gather.screening.endpoint import Endpoint, Unscreened
from impasto.gather.screening.views import Unviewable, views
from impasto.gather.screening.words import WordList
from impasto.pixels.workers import WorkerCrashed, Workers, WorkerTimeout
from impasto.settings import Settings, SettingsError
from impasto.telemetry import Logger
from impasto.types import ImageRequest, Inputs, Notice, Plan

# Pictures that are in memory at once, each as a jpeg and its base64.
_MOST_PICTURES: Final = 32
# Longer texts are looked through in a thread: the slowest take half a second.
_LONG_TEXT: Final = 4000
_HARMLESS: Final = "A red fox reading a book under an oak tree"


class Screen:
    """What screens, if anything does. `sees_results`: finished pictures are screened too."""

    def __init__(self, settings: Settings, workers: Workers, log: Logger) -> None:
        """Raises SettingsError for settings that do not fit together, and for a list that cannot be read."""
        self.screens = settings.screen != "none"
        self.sees_results = settings.screen == "endpoint" and settings.screen_pictures
        self._settings, self._workers, self._log = settings, workers, log
        self._words = _read_words(settings) if settings.screen == "words" else None
        self._endpoint = Endpoint(settings) if settings.screen == "endpoint" else None
        self._pictures = asyncio.Semaphore(_MOST_PICTURES)

    async def before(self, plan: Plan, request: ImageRequest, inputs: Inputs) -> Notice | None:
        """Look at the words and the inputs; a notice where the endpoint said nothing and that lets pass.

        Raises `moderation_blocked`, `screen_unavailable`.
        """
        texts = [text for text in (request.prompt, request.negative_prompt) if text]
        if self._words:
            for text in texts:
                _refuse("input", await _look_up(self._words, text))
        if self._endpoint is None:
            return None
        shown = (*inputs.images, *((inputs.markup,) if inputs.markup else ()))
        try:
            _refuse("input", await self._endpoint.judge_texts(texts, low=plan.moderation == "low"))
            _refuse("input", await self._look_at(self._endpoint, plan, [image.path for image in shown]))
        except Unscreened as problem:
            return self._pass_or_refuse(problem, "The request", "screen_unavailable")
        return None

    async def after(self, plan: Plan, picture: Path) -> Notice | None:
        """Look at a finished picture; a notice where the endpoint said nothing and that lets pass.

        Raises `moderation_blocked`, `picture_unscreened`.
        """
        if self._endpoint is None or not self.sees_results:
            return None
        try:
            _refuse("output", await self._look_at(self._endpoint, plan, [picture]))
        except Unscreened as problem:
            # No retry is welcome: where pictures are bought, it would buy another.
            return self._pass_or_refuse(problem, "A finished picture", "picture_unscreened")
        return None

    async def try_out(self) -> str:
        """Who screens, in a line; an endpoint is asked about a harmless prompt. Raises Unscreened."""
        if self._words:
            return f"{self._words.count} phrases of {self._settings.screen_words}, in prompts"
        if not self._endpoint:
            return "nothing is screened"
        await self._endpoint.judge_texts([_HARMLESS], low=False)
        looked_at = "prompts, input images" + (", finished pictures" if self.sees_results else "")
        return f"{self._endpoint.host}, which answers: {looked_at}; fails {self._settings.screen_fail}"

    async def close(self) -> None:
        """Close the connections to the endpoint."""
        if self._endpoint:
            await self._endpoint.close()

    async def _look_at(self, endpoint: Endpoint, plan: Plan, pictures: Iterable[Path]) -> frozenset[str]:
        """The categories for which the pictures may not pass; one that may not settles it, whatever became of others.

        Raises Unscreened.
        """
        is_low = plan.moderation == "low"
        looks = (self._look_at_one(endpoint, path, low=is_low) for path in pictures)
        found = await asyncio.gather(*looks, return_exceptions=True)
        flagged = frozenset[str]().union(*(one for one in found if not isinstance(one, BaseException)))
        problems = [one for one in found if isinstance(one, BaseException)]
        if problems and not flagged:
            raise problems[0]
        return flagged

    async def _look_at_one(self, endpoint: Endpoint, picture: Path, *, low: bool) -> frozenset[str]:
        async with self._pictures:
            try:
                jpegs = await self._workers.run(views, str(picture), timeout_s=self._settings.run_timeout_s)
            except (Unviewable, OSError, WorkerCrashed, WorkerTimeout) as problem:
                raise Unscreened("a picture could not be decoded") from problem
            return frozenset[str]().union(*[await endpoint.judge_picture(jpeg, low=low) for jpeg in jpegs])

    def _pass_or_refuse(self, problem: Unscreened, what: str, refusal: str) -> Notice:
        self._log.warning("screen", problem=problem.reason, fails=self._settings.screen_fail)
        if self._settings.screen_fail == "closed":
            raise error(refusal) from problem
        return Notice("not_screened", f"{what} could not be screened and was let pass.", "moderation")


def _read_words(settings: Settings) -> WordList:
    if not settings.screen_words:
        raise SettingsError("'screen' is 'words': 'screen_words' must name the file")
    if settings.screen_pictures:
        raise SettingsError("'screen_pictures' needs 'screen' to be 'endpoint': words say nothing of a picture")
    return WordList.read(Path(settings.screen_words))


async def _look_up(words: WordList, text: str) -> frozenset[str]:
    return words.find(text) if len(text) <= _LONG_TEXT else await asyncio.to_thread(words.find, text)


def _refuse(stage: str, categories: frozenset[str]) -> None:
    """Raise where there are categories, with what OpenAI tells of a refusal; `stage` is `input` or `output`."""
    if categories:
        details = {"moderation_stage": stage, "categories": sorted(categories)}
        raise error("moderation_blocked", moderation_details=details)
