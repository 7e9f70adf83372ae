"""An edit's body as a typed request and its files: multipart or JSON, files, base64, data URLs, links, or kept files.

What the pictures are worth is found out later, in a worker (`gather/`); here each becomes a file of the spool.
"""

import asyncio
import hashlib
import io
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final

import msgspec
import pybase64

from impasto.edge.multipart import MOST_TEXT_BYTES, Form
from impasto.edge.wire import EDIT, typed, typed_text
from impasto.errors import error
from impasto.store.ids import new_id
from impasto.types import ImageRequest, Upload, Uploads

MOST_IMAGES: Final = 16
SPOOLED: Final = frozenset({"image", "mask", "markup"})
_LONGEST_URL: Final = 20_971_520
_PIECE: Final = 4 * 256 * 1024
_DATA_URL: Final = re.compile(rb"\s*data:([\w.+-]+/[\w.+-]+)?(?:;[\w=.-]+)*;base64,", re.IGNORECASE)
_INDEX: Final = re.compile(r"image\[(\d{1,4})\]")
_LINKS: Final = (b"http://", b"https://")
_IDS: Final = (b"file-", b"gen_")
_LONGEST_KEY: Final = 100
_HEAD: Final = 8192  # as long as a link may be

Opener = Callable[[str, str], Awaitable[Upload]]
"""From a link or the id of a kept file, and the field's name, to a file of the spool. Raises ImpastoError."""


class Sources(msgspec.Struct, frozen=True):
    """Where pictures that are not in the body come from: a link, or a kept file's id; and the limit of one in bytes."""

    spool: Path
    limit: int
    fetch: Opener
    kept: Opener


async def from_form(form: Form, sources: Sources) -> tuple[ImageRequest, Uploads]:
    """A multipart body. Raises ImpastoError; then, and only then, its files are gone."""
    opened: list[Upload] = []
    try:
        fields, unknown = _fields(form)
        images: list[tuple[int, Upload]] = []
        others: dict[str, Upload] = {}
        count = sum(name.partition("[")[0] == "image" for name, _ in form.files)
        _refuse_too_many(count, "image")  # before a link is followed: each brings a file
        several = count > 1
        for place, (name, upload) in enumerate(form.files):
            stem = name.partition("[")[0]
            if stem not in SPOOLED:
                raise error("unexpected_file", name[:_LONGEST_KEY])
            shown = f"image[{len(images)}]" if stem == "image" and (several or "[" in name) else stem
            picture = await _from_part(msgspec.structs.replace(upload, field=shown), sources)
            opened.append(picture)
            if stem != "image":
                if stem in others:
                    raise error("file_twice", stem)
                others[stem] = picture
                continue
            index = _INDEX.fullmatch(name)
            images.append((int(index[1]) if index else place, picture))
        ordered = tuple(picture for _, picture in sorted(images, key=lambda pair: pair[0]))
        uploads = Uploads(images=ordered, mask=others.get("mask"), markup=others.get("markup"))
        return _request(fields, unknown, uploads), uploads
    except BaseException:
        form.remove()
        for upload in opened:
            upload.path.unlink(missing_ok=True)
        raise


async def from_json(parsed: dict[str, Any], sources: Sources) -> tuple[ImageRequest, Uploads]:
    """A parsed JSON body: `images` and `mask` by `image_url` or `file_id`, which are taken out of it.

    Raises ImpastoError; then no file is left.
    """
    references, others = parsed.pop("images", None), {name: parsed.pop(name, None) for name in ("mask", "markup")}
    if references in (None, []):
        raise error("missing_parameter", "images")
    if not isinstance(references, list):
        raise error("wrong_type", "images", expected="an array", given=_in_words(references))
    _refuse_too_many(len(references), "images")
    fields, unknown = _typed(parsed)
    opened: list[Upload] = []
    named: dict[str, Upload] = {}
    try:
        for place, reference in enumerate(references):
            opened.append(await _from_reference(f"images[{place}]", reference, sources))
        for name, reference in others.items():
            if reference is not None:
                named[name] = await _from_reference(name, reference, sources)
                opened.append(named[name])
        images = tuple(upload for upload in opened if upload not in named.values())
        uploads = Uploads(images=images, mask=named.get("mask"), markup=named.get("markup"))
        return _request(fields, unknown, uploads), uploads
    except BaseException:
        for upload in opened:
            upload.path.unlink(missing_ok=True)
        raise


def _typed(parsed: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    if len(msgspec.json.encode(parsed)) > MOST_TEXT_BYTES:
        raise error("body_too_large", limit=MOST_TEXT_BYTES)
    known = {key: typed(EDIT, key, value) for key, value in parsed.items() if key in EDIT and value is not None}
    return known, tuple(key[:_LONGEST_KEY] for key in parsed if key not in EDIT)


def _request(fields: Mapping[str, Any], unknown: tuple[str, ...], uploads: Uploads) -> ImageRequest:
    if "prompt" not in fields:
        raise error("missing_parameter", "prompt")
    if not uploads.images:
        raise error("missing_parameter", "image")
    return ImageRequest(
        operation="edit",
        images=tuple(upload.digest for upload in uploads.images),
        mask=uploads.mask.digest if uploads.mask else None,
        markup=uploads.markup.digest if uploads.markup else None,
        unknown=unknown,
        **fields,
    )


def _refuse_too_many(count: int, param: str) -> None:
    if count > MOST_IMAGES:
        raise error("too_many_images", param, count=count, limit=MOST_IMAGES)


def _fields(form: Form) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Text parts by their names; `a[b][c]` is an object, `a[]` an array; of a name that comes twice the last counts."""
    fields: dict[str, Any] = {}
    nested: dict[str, dict[str, Any]] = {}
    unknown: dict[str, None] = {}
    for name, text in form.fields:
        stem, bracket, _ = name.partition("[")
        if stem not in EDIT:
            unknown[stem[:_LONGEST_KEY]] = None
        elif bracket:
            _put(nested.setdefault(stem, {}), re.findall(r"\[([^\[\]]*)\]", name), text, stem)
        else:
            fields[stem] = typed_text(EDIT, stem, text)
    for stem, value in nested.items():
        fields[stem] = typed(EDIT, stem, value)
    return fields, tuple(unknown)


def _put(target: dict[str, Any], path: list[str], text: str, stem: str) -> None:
    for key in path[:-1]:
        inner = target.setdefault(key, {})
        if not isinstance(inner, dict):
            raise error("wrong_type", stem, expected="an object", given="a string")
        target = inner
    if path[-1:] == [""]:
        several = target.setdefault("", [])
        if not isinstance(several, list):
            raise error("wrong_type", stem, expected="an object", given="an array")
        several.append(text)
    elif path:
        target[path[-1]] = text


async def _from_part(upload: Upload, sources: Sources) -> Upload:
    """A file as it is; text as what it stands for."""
    if upload.media_type:
        return upload
    with upload.path.open("rb") as file:
        head = file.read(_HEAD)
    if _is_file(head):
        return upload
    try:
        text = head.strip()
        if text.startswith((*_LINKS, *_IDS)) and upload.size_bytes <= len(head):
            opener = sources.kept if text.startswith(_IDS) else sources.fetch
            return await opener(text.decode("ascii", "replace"), upload.field)
        with upload.path.open("rb") as reading:
            return await _decoded(reading, upload.field, sources)
    finally:
        upload.path.unlink(missing_ok=True)


def _is_file(head: bytes) -> bool:
    """Bytes that no base64 has: a picture that came without a file's name or type, or anything else that is binary."""
    return bool(head) and not head.isascii()


async def _decoded(text: IO[bytes], field: str, sources: Sources) -> Upload:
    """Base64, or a data URL, as a file of the spool. The event loop gets its turn after each piece."""
    path, digest, size_bytes = sources.spool / new_id("up"), hashlib.sha256(), 0
    try:
        with path.open("xb") as writing:
            for decoded in _pieces(text):
                digest.update(decoded)
                size_bytes += writing.write(decoded)
                if size_bytes > sources.limit:
                    raise error("file_too_large", field, limit=sources.limit)
                await asyncio.sleep(0)
        if size_bytes == 0:
            raise error("image_is_text", field)
    except BaseException as problem:
        path.unlink(missing_ok=True)
        if isinstance(problem, ValueError):
            raise error("image_is_text", field) from problem
        if isinstance(problem, OSError):
            raise error("store_failed", reason=problem.strerror or "unknown") from problem
        raise
    return Upload(path=path, digest=digest.hexdigest(), size_bytes=size_bytes, field=field)


def _pieces(text: IO[bytes]) -> Iterator[bytes]:
    """What the base64 stands for, piece by piece. Raises ValueError for what is none."""
    prefix, rest = _DATA_URL.match(text.read(_HEAD)), b""
    text.seek(prefix.end() if prefix else 0)
    while piece := text.read(_PIECE):
        plain = rest + piece.translate(None, b" \t\r\n")
        whole = len(plain) - len(plain) % 4
        rest = plain[whole:]
        yield pybase64.b64decode(plain[:whole], validate=True)
    if rest:
        yield pybase64.b64decode(rest + b"=" * (-len(rest) % 4), validate=True)


async def _from_reference(name: str, reference: Any, sources: Sources) -> Upload:
    """One of `{"image_url": …}` and `{"file_id": …}`."""
    if not isinstance(reference, dict):
        raise error("wrong_type", name, expected="an object", given=_in_words(reference))
    strange = sorted(set(reference) - {"image_url", "file_id"})
    if strange:
        raise error("unknown_parameter", f"{name}.{strange[0][:_LONGEST_KEY]}")
    said = {key: value for key, value in reference.items() if value is not None}
    if len(said) != 1:
        raise error("one_reference", name)
    ((key, value),) = said.items()
    if not isinstance(value, str):
        raise error("wrong_type", f"{name}.{key}", expected="a string", given=_in_words(value))
    if key == "file_id":
        return await sources.kept(value, f"{name}.file_id")
    if len(value) > _LONGEST_URL:
        raise error("file_too_large", f"{name}.image_url", limit=_LONGEST_URL)
    if not value.lower().startswith("data:"):
        return await sources.fetch(value, f"{name}.image_url")
    return await _decoded(io.BytesIO(value.encode()), f"{name}.image_url", sources)


def _in_words(value: Any) -> str:
    kinds = {str: "a string", bool: "a boolean", int: "an integer", float: "a decimal number", list: "an array"}
    return kinds.get(type(value), "null" if value is None else "an object")
