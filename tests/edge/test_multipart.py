"""A multipart body, cut anywhere, in any order, of any size: read as it comes, or refused without a trace."""

import asyncio
import contextlib
import hashlib
import itertools
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from impasto.edge.multipart import Limits, boundary_of
from impasto.errors import ImpastoError

from .forms import BOUNDARY, GONE, KIND, LIMITS, Sender, body, part, read, told

MEGABYTE = 2**20
# Bytes that look like what they are not: line ends, dashes, half a boundary.
BINARY = b"\x89PNG\r\n\x1a\n\r\n--" + BOUNDARY.encode()[:-1] + b"\r\n--\r\n" + bytes(range(256))
WHOLE = body(
    part("prompt", "a fox\r\nand a „hen“ 🐔"),
    part("image[]", BINARY, "a.png", "image/png"),
    part("n", "2"),
    part("image[]", b"", "b.png", "image/png"),
    part("mask", BINARY[::-1], "mask.png", "image/png"),
    part("empty", ""),
)


def left(spool: Path) -> list[Path]:
    return list(spool.glob("*"))


async def refusal(spool: Path, sent: bytes | Sender, **more: object) -> tuple[str, str | None, str]:
    """The row, the parameter and the reason; nothing may be in the spool then."""
    with pytest.raises(ImpastoError) as refused:
        await read(spool, sent, **more)  # type: ignore[arg-type]
    assert left(spool) == []
    return refused.value.name, refused.value.param, str(refused.value.values.get("reason", ""))


async def check_whole(spool: Path, sent: bytes | Sender) -> None:
    form = await read(spool, sent)
    assert form.fields == [("prompt", "a fox\r\nand a „hen“ 🐔"), ("n", "2"), ("empty", "")]
    assert told(form) == [
        ("image[]", "a.png", "image/png", BINARY),
        ("image[]", "b.png", "image/png", b""),
        ("mask", "mask.png", "image/png", BINARY[::-1]),
    ]
    for _, file in form.files:
        content = file.path.read_bytes()
        assert (file.digest, file.size_bytes) == (hashlib.sha256(content).hexdigest(), len(content))
    form.remove()


async def test_texts_and_files_come_in_the_order_in_which_they_were_sent(spool: Path) -> None:
    await check_whole(spool, WHOLE)


async def test_a_body_may_be_cut_at_every_byte(spool: Path) -> None:
    for at in range(len(WHOLE) + 1):
        await check_whole(spool, Sender([WHOLE[:at], WHOLE[at:]]))


async def test_a_body_may_come_byte_by_byte(spool: Path) -> None:
    await check_whole(spool, Sender(WHOLE[at : at + 1] for at in range(len(WHOLE))))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, len(WHOLE)), max_size=12))
def test_a_body_may_be_cut_anywhere_any_number_of_times(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(WHOLE)]
    pieces = [WHOLE[start:end] for start, end in itertools.pairwise(edges)]
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(check_whole(Path(folder), Sender(pieces)))


async def test_a_body_that_ends_too_early_is_refused_wherever_it_ends(spool: Path) -> None:
    for length in range(len(WHOLE) - len("\r\n")):
        name, _, _ = await refusal(spool, WHOLE[:length])
        assert name == "multipart_broken", f"cut after {length} bytes"


async def test_the_line_end_after_the_last_boundary_may_be_missing_and_what_follows_is_ignored(spool: Path) -> None:
    await check_whole(spool, WHOLE.removesuffix(b"\r\n"))
    await check_whole(spool, WHOLE + b"an epilogue\r\n" * 1000)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.booleans())
@example(b"", True)
@example(b"--" + BOUNDARY.encode() + b"\r\n", False)
def test_of_any_bytes_there_is_a_form_or_a_refusal_and_no_file_stays(garbage: bytes, framed: bool) -> None:
    async def hold(spool: Path) -> None:
        with contextlib.suppress(ImpastoError):
            form = await read(spool, body(garbage) if framed else garbage)
            form.remove()
        assert left(spool) == []

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(hold(Path(folder)))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=80))
@example(b"form-data; name=\"a\"; filename*=utf-8''%ff")
@example(b'form-data; name="image"; filename="\xff"')
def test_any_disposition_is_read_or_refused(disposition: bytes) -> None:
    test_of_any_bytes_there_is_a_form_or_a_refusal_and_no_file_stays.hypothesis.inner_test(
        b"Content-Disposition: " + disposition + b"\r\n\r\nx", True
    )


# ---------------------------------------------------------------------------------------------- names and file names


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a.png", "a.png"),
        ("", ""),
        ("say %22hi%22.png", 'say "hi".png'),
        (r"say \"hi\".png", 'say "hi".png'),
        ("Café „1“ 🐔.png", "Café „1“ 🐔.png"),
        ("100%.png", "100%.png"),
        ("a;b=c.png", "a;b=c.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\photos\\a.png", "a.png"),
        ("\\\\server\\share\\a.png", "a.png"),
        ("a\x00b\x1bc\x7f\u202ed.png", "abcd.png"),
        ("..", ".."),
        ("x" * 500, "x" * 200),
    ],
)
async def test_a_file_keeps_the_last_part_of_its_name(spool: Path, sent: str, kept: str) -> None:
    form = await read(spool, body(part("image", b"\x89", sent, "image/png")))

    assert [name for _, name, _, _ in told(form)] == [kept]
    assert form.files[0][1].path.parent == spool
    form.remove()


async def test_a_file_without_a_type_has_none_and_a_type_loses_its_parameters(spool: Path) -> None:
    form = await read(spool, body(part("image", b"\x89", "a"), part("image", b"\x89", "b", "Image/PNG; charset=utf-8")))

    assert [kind for _, _, kind, _ in told(form)] == ["", "image/png"]
    form.remove()


@pytest.mark.parametrize("name", ["image", "image[]", "image[3]", "mask", "markup"])
async def test_a_picture_as_text_goes_to_the_spool_without_a_type(spool: Path, name: str) -> None:
    form = await read(spool, body(part(name, "aGVsbG8=", kind="text/plain"), part("prompt", "x")))

    assert told(form) == [(name, "", "", b"aGVsbG8=")]
    assert form.fields == [("prompt", "x")]
    form.remove()


async def test_the_extended_file_name_is_none(spool: Path) -> None:
    head = b"Content-Disposition: form-data; name=\"image\"; filename*=utf-8''a.png\r\n\r\naGVsbG8="

    form = await read(spool, body(head))

    assert told(form) == [("image", "", "", b"aGVsbG8=")], "it is not of this form (RFC 7578, 4.2)"
    form.remove()


@pytest.mark.parametrize(
    "head",
    [
        b'content-disposition:form-data;name="prompt"\r\n\r\nx',
        b'CONTENT-DISPOSITION:  form-data ; NAME = "prompt"\r\n\r\nx',
        b"Content-Disposition: form-data; name=prompt\r\n\r\nx",
        b'X-More: 1\r\nContent-Length: 1\r\nContent-Disposition: form-data; name="prompt"\r\n\r\nx',
    ],
    ids=["tight", "wide", "bare", "more headers"],
)
async def test_headers_are_read_however_they_are_written(spool: Path, head: bytes) -> None:
    assert (await read(spool, body(head))).fields == [("prompt", "x")]


# --------------------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("application/json", "unsupported_media_type"),
        ("multipart/mixed; boundary=x", "unsupported_media_type"),
        ("application/x-www-form-urlencoded", "unsupported_media_type"),
        ("", "unsupported_media_type"),
        ("\xff\xfe", "unsupported_media_type"),
        ("multipart/form-data", "multipart_broken"),
        ("multipart/form-data; boundary=", "multipart_broken"),
        ('multipart/form-data; boundary=""', "multipart_broken"),
        ("multipart/form-data; boundary=" + "x" * 201, "multipart_broken"),
    ],
)
async def test_a_content_type_without_a_boundary_is_refused(spool: Path, kind: str, name: str) -> None:
    assert (await refusal(spool, WHOLE, kind=kind))[0] == name


@pytest.mark.parametrize("kind", [KIND, f'Multipart/Form-Data; charset=utf-8; Boundary="{BOUNDARY}"'])
def test_a_boundary_is_found_in_every_spelling(kind: str) -> None:
    assert boundary_of(kind) == BOUNDARY.encode()


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b"", "it ends in the middle of a part"),
        (b"{}", "it is not what its content type says"),
        (WHOLE.replace(BOUNDARY.encode(), b"another"), "it is not what its content type says"),
        (WHOLE.replace(b"\r\n", b"\n"), "it is not what its content type says"),
        (body(b"Content-Type: image/png\r\n\r\nx"), "a part has no name"),
        (body(b"Content-Disposition: form-data\r\n\r\nx"), "a part has no name"),
        (body(b'Content-Disposition: form-data; filename="a"\r\n\r\nx'), "a part has no name"),
        (body(b"no header\r\n\r\nx"), "it is not what its content type says"),
        (body(part("prompt", b"a \xff fox")), "a text is not UTF-8"),
        (body(part(b"pro\xffmpt", "x")), "a text is not UTF-8"),
        (body(part("image", b"x", b"a\xff.png")), "a text is not UTF-8"),
        (body(*[part("a", "x")] * 300), "it has more than 256 parts"),
        (body(*[b"A: b\r\n" * 9 + part("a", "x")]), "it is not what its content type says"),
        (body(b"A: " + b"b" * 5000 + b"\r\n" + part("a", "x")), "it is not what its content type says"),
    ],
    ids=[
        *("nothing", "json", "another boundary", "bare line feeds", "no disposition", "no name", "only a file name"),
        *("no header", "text", "name", "file name", "300 parts", "9 headers", "a long header"),
    ],
)
async def test_a_broken_body_is_told_what_is_wrong(spool: Path, sent: bytes, reason: str) -> None:
    file = body(part("image", BINARY, "a.png")).removesuffix(f"--{BOUNDARY}--\r\n".encode())

    assert await refusal(spool, sent) == ("multipart_broken", None, reason)
    assert (await refusal(spool, file + sent if sent else file))[0] == "multipart_broken", "nor does a file stay"


async def test_256_parts_are_not_too_many(spool: Path) -> None:
    assert len((await read(spool, body(*[part("a", "x")] * 256))).fields) == 256


async def test_a_client_that_goes_away_leaves_nothing(spool: Path) -> None:
    for length in (0, 10, 200, 400, len(WHOLE) - 20):
        assert (await refusal(spool, Sender([WHOLE[:length]], GONE)))[0] == "body_incomplete"


async def test_a_client_that_falls_silent_is_not_waited_for(spool: Path) -> None:
    impatient = Limits(body=10_000, file=10_000, silence_s=0.05)  # type: ignore[arg-type]

    assert (await refusal(spool, Sender([WHOLE[:300]], {}), limits=impatient))[0] == "body_timeout"


async def test_a_reader_that_is_stopped_leaves_nothing(spool: Path) -> None:
    sender = Sender([WHOLE[:300]], {})
    task = asyncio.create_task(read(spool, sender))
    await sender.all_given.wait()
    assert left(spool) != []
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_file_of_51_megabytes_is_refused_before_it_is_whole(spool: Path) -> None:
    limits = Limits(body=1_000_000_000, file=50 * MEGABYTE, silence_s=30)
    piece = os.urandom(MEGABYTE)

    def endless() -> Iterator[bytes]:
        yield body(part("image", b"first", "1.png"), part("image[]", b"", "a.png")).removesuffix(
            f"\r\n--{BOUNDARY}--\r\n".encode()
        )
        while True:
            yield piece

    sender = Sender(endless())
    assert (await refusal(spool, sender, limits=limits))[:2] == ("file_too_large", "image[]")
    assert sender.given == 1 + 51


async def test_a_file_of_exactly_the_limit_is_taken(spool: Path) -> None:
    form = await read(spool, body(part("image", bytes(LIMITS.file), "a.png")))

    assert form.files[0][1].size_bytes == LIMITS.file
    form.remove()


async def test_a_picture_as_text_may_be_as_long_as_base64_makes_it(spool: Path) -> None:
    form = await read(spool, body(part("image", "A" * 136_000)))
    form.remove()

    assert (await refusal(spool, body(part("image", "A" * 141_000))))[0] == "file_too_large"


async def test_a_body_beyond_its_limit_is_refused(spool: Path) -> None:
    many = body(*[part("image[]", bytes(90_000), "a.png")] * 12)

    assert (await refusal(spool, Sender([many[:600_000], many[600_000:]])))[0] == "body_too_large"


async def test_texts_together_have_a_limit_of_their_own(spool: Path) -> None:
    limits = Limits(body=10 * MEGABYTE, file=MEGABYTE, silence_s=5)
    half = part("prompt", "x" * (MEGABYTE // 2))

    assert len((await read(spool, body(half, half), limits=limits)).fields) == 2
    assert (await refusal(spool, body(half, half, part("a", "x")), limits=limits))[0] == "body_too_large"


async def test_a_spool_that_cannot_be_written_is_our_fault(spool: Path) -> None:
    assert (await refusal(spool / "gone", WHOLE))[0] == "store_failed"


async def test_a_disk_that_fills_up_is_our_fault_and_leaves_nothing(
    spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def full(path: Path, mode: str) -> object:
        real(path, mode).close()
        return real(Path("/dev/full"), "wb")

    monkeypatch.setattr(Path, "open", full)

    assert await refusal(spool, WHOLE) == ("store_failed", None, "No space left on device")
    assert await refusal(spool, WHOLE.replace(BINARY, BINARY * 300)) == (
        "store_failed",
        None,
        "No space left on device",
    )
