"""What a run tells while it goes on, on its way to the one stream that reads it."""

import asyncio

from impasto.types import News, PartialImage, Receipt


class Inbox:
    """The news of one run, for one reader. When nobody reads any more, pictures on their way are thrown away."""

    def __init__(self) -> None:
        self._news: asyncio.Queue[News] = asyncio.Queue()
        self._closed = False

    def put(self, news: News) -> None:
        """For the flow, as its `emit`."""
        if self._closed:
            _throw_away(news)
        else:
            self._news.put_nowait(news)

    async def next(self, run: "asyncio.Task[Receipt]", patience_s: float | None = None) -> News | None:
        """The next piece of news; None when the run has ended and all is told. Raises TimeoutError."""
        if not self._news.empty():
            return self._news.get_nowait()
        coming = asyncio.create_task(self._news.get())
        try:
            done, _ = await asyncio.wait({coming, run}, timeout=patience_s, return_when=asyncio.FIRST_COMPLETED)
            if coming in done:
                return coming.result()
        finally:
            coming.cancel()
        if not done:
            raise TimeoutError
        return None if self._news.empty() else self._news.get_nowait()

    def close(self) -> None:
        """Nobody reads any more."""
        self._closed = True
        while not self._news.empty():
            _throw_away(self._news.get_nowait())


def _throw_away(news: News) -> None:
    if isinstance(news, PartialImage):
        news.path.unlink(missing_ok=True)
