"""Gather what a run needs beside the words: its seed, and for an edit its pictures, looked at in a worker."""

import secrets

from impasto.errors import ImpastoError, error
from impasto.gather.look import Facts, Seen, Unusable, half_written, look
from impasto.pixels.workers import WorkerCrashed, Workers, WorkerTimeout
from impasto.settings import Settings
from impasto.store import generations
from impasto.store.db import Database
from impasto.types import ImageRequest, InputImage, InputMask, Inputs, Size, Upload, Uploads

# Below 2^53, so that a seed survives JavaScript; 32 bits are easy to type again.
_SEEDS = 2**32


async def gather(
    request: ImageRequest, uploads: Uploads, project_id: str, db: Database, workers: Workers, settings: Settings
) -> Inputs:
    """The asked seed, or one drawn at random, which the answer names so that the picture can be drawn again.

    Of an edit also its pictures; the file of the mask becomes what is made of it. Raises ImpastoError.
    """
    seed = request.seed if request.seed is not None else secrets.randbelow(_SEEDS)
    if not uploads.images:
        return Inputs(seed=seed)
    facts, mask, markup = await _look(uploads, workers, settings)
    briefs = await db.read(
        lambda conn: [generations.find_brief(conn, project_id, upload.digest) for upload in uploads.images]
    )
    images = (_image(*known) for known in zip(uploads.images, facts, briefs, strict=True))
    return Inputs(
        seed=seed,
        images=tuple(images),
        mask=InputMask(path=uploads.mask.path, is_whole=mask[0], was_grey=mask[1]) if uploads.mask and mask else None,
        markup=_image(uploads.markup, markup, None) if uploads.markup and markup else None,
    )


async def _look(uploads: Uploads, workers: Workers, settings: Settings) -> Seen:
    """What a worker sees in the files. Raises ImpastoError."""
    try:
        return await workers.run(
            look,
            [_told(upload) for upload in uploads.images],
            str(uploads.mask.path) if uploads.mask else None,
            _told(uploads.markup) if uploads.markup else None,
            settings.max_image_pixels,
            timeout_s=settings.run_timeout_s,
        )
    except Unusable as problem:
        raise ImpastoError(problem.name, problem.field, problem.values) from None
    except WorkerCrashed as crash:
        # A file that kills the decoder twice is nobody's picture.
        raise error("image_unreadable", uploads.images[0].field, number=1, reason="it cannot be decoded") from crash
    except WorkerTimeout as late:
        reason = "it takes too long to decode"
        raise error("image_unreadable", uploads.images[0].field, number=1, reason=reason) from late
    except OSError as problem:
        raise error("store_failed", reason=problem.strerror or "unknown") from problem
    finally:
        if uploads.mask is not None:
            half_written(uploads.mask.path).unlink(missing_ok=True)


def _told(upload: Upload) -> tuple[str, str, str]:
    return str(upload.path), upload.field, upload.media_type


def _image(upload: Upload, facts: Facts, brief: str | None) -> InputImage:
    fmt, size, stored_size, is_see_through = facts
    return InputImage(
        path=upload.path,
        format=fmt,
        size=Size(*size),
        stored_size=Size(*stored_size),
        is_see_through=is_see_through,
        field=upload.field,
        brief=brief,
    )
