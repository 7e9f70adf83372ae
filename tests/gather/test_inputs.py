"""What goes wrong while the pictures of an edit are looked at is told in words, and leaves no file behind."""

from pathlib import Path
from typing import Any, cast

import pytest

from impasto.errors import ImpastoError
from impasto.gather.inputs import gather
from impasto.gather.look import half_written
from impasto.pixels.workers import WorkerCrashed, Workers, WorkerTimeout
from impasto.settings import Settings
from impasto.store.db import Database
from impasto.types import ImageRequest, Upload, Uploads


class Failing:
    """Workers that begin to write what they make of the mask, and fail."""

    def __init__(self, problem: Exception) -> None:
        self.problem = problem
        self.timeout_s: float | None = None

    async def run(self, job: object, images: object, mask: str, *rest: object, timeout_s: float | None = None) -> Any:
        self.timeout_s = timeout_s
        half_written(Path(mask)).write_bytes(b"half")
        raise self.problem


@pytest.mark.parametrize(
    ("problem", "name"),
    [
        (OSError(28, "No space left on device"), "store_failed"),
        (WorkerTimeout("the job ran longer than 600 s"), "image_unreadable"),
        (WorkerCrashed("the worker died twice"), "image_unreadable"),
    ],
)
async def test_a_look_that_fails_is_told_and_leaves_nothing_half_written(
    tmp_path: Path, problem: Exception, name: str
) -> None:
    paths = [tmp_path / "image", tmp_path / "mask"]
    for path in paths:
        path.write_bytes(b"")
    image, mask = (Upload(path=path, digest=path.name, size_bytes=0, field=path.name) for path in paths)
    workers = Failing(problem)

    with pytest.raises(ImpastoError) as refused:
        await gather(
            ImageRequest(operation="edit", prompt="x"),
            Uploads(images=(image,), mask=mask),
            "proj_1",
            cast("Database", None),
            cast("Workers", workers),
            Settings(),
        )

    assert refused.value.name == name
    assert workers.timeout_s == Settings().run_timeout_s, "no picture holds a worker for ever"
    assert not half_written(paths[1]).exists()
