"""The pictures of an edit by every road: files, base64, data URLs, links and ids; in a form and in JSON."""

import asyncio
import base64
import contextlib
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impasto.edge.uploads import Sources, from_form, from_json
from impasto.errors import ImpastoError, error
from impasto.types import ImageRequest, Upload, Uploads

from .forms import body, part, read

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
BASE64 = base64.b64encode(PNG).decode()
DATA_URL = f"data:image/png;base64,{BASE64}"
LINK = "https://pictures.example/a.png"
LIMIT = 20_000


def sources(spool: Path) -> Sources:
    """Links and kept files are what they are called; those that are called `bad` do not exist."""

    async def found(name: str, field: str) -> Upload:
        if "bad" in name:
            raise error("url_failed" if name.startswith("http") else "file_not_found", field, id=name, reason="bad")
        path = spool / f"opened-{os.urandom(8).hex()}"
        path.write_bytes(name.encode())
        return Upload(path=path, digest=name, size_bytes=len(name), field=field)

    return Sources(spool, LIMIT, found, found)


def left(spool: Path) -> list[Path]:
    return list(spool.glob("*"))


def shown(uploads: Uploads) -> list[tuple[str, bytes]]:
    """Field and bytes of each file, whose digest and size must be true; then they are removed."""
    told = []
    for upload in uploads.all():
        content = upload.path.read_bytes()
        assert upload.size_bytes == len(content)
        assert upload.digest in (hashlib.sha256(content).hexdigest(), content.decode("latin-1"))
        told.append((upload.field, content))
    uploads.remove()
    return told


async def form(spool: Path, *parts: bytes) -> tuple[ImageRequest, list[tuple[str, bytes]]]:
    """What a form with a prompt and these parts comes to. No file may be left but those it tells of."""
    sent = await read(spool, body(part("prompt", "x"), *parts))
    wanted, uploads = await from_form(sent, sources(spool))
    told = shown(uploads)
    assert left(spool) == []
    return wanted, told


async def form_refusal(spool: Path, *parts: bytes, prompt: bool = True) -> tuple[str, str | None]:
    with pytest.raises(ImpastoError) as refused:
        await from_form(await read(spool, body(*[part("prompt", "x")] * prompt, *parts)), sources(spool))
    assert left(spool) == []
    return refused.value.name, refused.value.param


async def from_body(spool: Path, **keys: Any) -> tuple[ImageRequest, list[tuple[str, bytes]]]:
    wanted, uploads = await from_json({"prompt": "x", **keys}, sources(spool))
    told = shown(uploads)
    assert left(spool) == []
    return wanted, told


async def body_refusal(spool: Path, sent: dict[str, Any]) -> tuple[str, str | None]:
    with pytest.raises(ImpastoError) as refused:
        await from_json(sent, sources(spool))
    assert left(spool) == []
    assert len(refused.value.message()) < 400
    return refused.value.name, refused.value.param


# ----------------------------------------------------------------------------------------------------- names in a form


def file(name: str, content: bytes = PNG, kind: str = "image/png") -> bytes:
    return part(name, content, "a.png", kind)


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (["image"], ["image"]),
        (["image[]"], ["image[0]"]),
        (["image[0]"], ["image[0]"]),
        (["image[]", "image[]"], ["image[0]", "image[1]"]),
        (["image", "image"], ["image[0]", "image[1]"]),
        (["image", "mask"], ["image", "mask"]),
        (["mask", "image[]", "image[]"], ["image[0]", "image[1]", "mask"]),
        (["markup", "image"], ["image", "markup"]),
        (["image", "mask[]"], ["image", "mask"]),
        (["image[x]", "image[99999]"], ["image[0]", "image[1]"]),
    ],
)
async def test_a_file_is_known_by_every_name_that_clients_give_it(
    spool: Path, names: list[str], fields: list[str]
) -> None:
    wanted, told = await form(spool, *(file(name) for name in names))

    assert [field for field, _ in told] == fields
    assert {content for _, content in told} == {PNG}
    assert wanted.operation == "edit"
    assert len(wanted.images) == sum(name.startswith("image") for name in names)
    assert (wanted.mask is not None, wanted.markup is not None) == ("mask" in "".join(names), "markup" in names)


async def test_numbered_files_are_put_in_the_order_of_their_numbers(spool: Path) -> None:
    order = [2, 0, 10, 1]

    wanted, told = await form(spool, *(file(f"image[{n}]", b"\x89%d" % n) for n in order))

    assert [content for _, content in told] == [b"\x89%d" % n for n in sorted(order)]
    assert wanted.images == tuple(hashlib.sha256(b"\x89%d" % n).hexdigest() for n in sorted(order))


async def test_texts_become_what_the_parameters_are(spool: Path) -> None:
    wanted, _ = await form(
        spool,
        part("n", " 2 "),
        file("image"),
        *(part("stream", "True"), part("size", "auto"), part("seed", "007"), part("mask_mode", "guide")),
        *(part("svg[model]", "m"), part("svg[reasoning][effort]", "low"), part("svg[tags][]", "a")),
        *(part("svg[tags][]", "b"), part("nested[a][b]", "1"), part("other", "1"), part("quality", "low")),
        part("quality", "high"),
    )

    assert (wanted.n, wanted.stream, wanted.size, wanted.seed, wanted.mask_mode) == (2, True, "auto", 7, "guide")
    assert wanted.svg == {"model": "m", "reasoning": {"effort": "low"}, "tags": {"": ["a", "b"]}}
    assert wanted.unknown == ("nested", "other")
    assert wanted.quality == "high", "of a name that comes twice the last counts"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("n", "two"), ("n", ""), ("n", "1.0"), ("n", "1" * 19), ("n", "٢"), ("stream", "yes"), ("stream", "1")),
        *(("n[]", "1"), ("n[a]", "1"), ("prompt[]", "x"), ("size[width]", "1")),
    ],
)
async def test_a_text_that_is_not_of_its_type_is_refused_by_name(spool: Path, name: str, text: str) -> None:
    assert await form_refusal(spool, file("image"), part(name, text)) == ("wrong_type", name.partition("[")[0])


@pytest.mark.parametrize(
    "names",
    [
        ("svg[a]", "svg[a][b]"),
        ("svg[a][]", "svg[a][][b]"),
        ("svg[][a]", "svg[]"),
        ("svg[a][b]", "svg[a]"),
        ("svg", "svg[a]"),
        ("svg[", "svg]"),
        ("svg[]" + "[a]" * 60, "svg[[[[]]]]"),
    ],
)
async def test_brackets_that_make_no_sense_are_never_our_fault(spool: Path, names: tuple[str, str]) -> None:
    with contextlib.suppress(ImpastoError):
        await form(spool, file("image"), *(part(name, "x") for name in names))

    assert left(spool) == []


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([], ("missing_parameter", "image")),
        ([file("mask")], ("missing_parameter", "image")),
        ([part("image", "")], ("image_is_text", "image")),
        ([file("image"), file("mask"), file("mask")], ("file_twice", "mask")),
        ([file("image"), file("prompt")], ("unexpected_file", "prompt")),
        ([file("image"), file("picture")], ("unexpected_file", "picture")),
        ([file("image[]")] * 17, ("too_many_images", "image")),
        ([file("image"), part("image", "not a picture!")], ("image_is_text", "image[1]")),
        ([file("image"), part("mask", "bad!")], ("image_is_text", "mask")),
        ([file("image"), part("mask", "https://bad.example/")], ("url_failed", "mask")),
        ([file("image"), part("mask", "file-bad")], ("file_not_found", "mask")),
    ],
)
async def test_a_form_that_is_not_right_leaves_no_file(spool: Path, parts: list[bytes], told: tuple[str, str]) -> None:
    assert await form_refusal(spool, *parts) == told


async def test_a_form_of_too_many_links_follows_none(spool: Path) -> None:
    assert await form_refusal(spool, *[part("image[]", "https://bad.example/")] * 17) == ("too_many_images", "image")


async def test_a_form_without_a_prompt_leaves_no_file(spool: Path) -> None:
    parts = [file("image"), part("mask", BASE64), part("markup", "file-1")]

    assert await form_refusal(spool, *parts, prompt=False) == ("missing_parameter", "prompt")


# ----------------------------------------------------------------------------------------------------- texts in a form


@pytest.mark.parametrize(
    "text",
    [
        BASE64,
        BASE64.rstrip("="),
        "\r\n".join(BASE64[at : at + 76] for at in range(0, len(BASE64), 76)) + "\n",
        f"  {BASE64}\t",
        DATA_URL,
        f"data:;base64,{BASE64}",
        f"DATA:Image/PNG;name=a.png;BASE64,{BASE64}",
        f"\n{DATA_URL}\n",
    ],
    ids=["plain", "unpadded", "lines", "spaces", "data url", "no type", "capitals", "data url in spaces"],
)
async def test_base64_is_as_good_as_a_file(spool: Path, text: str) -> None:
    wanted, told = await form(spool, part("image", text))

    assert told == [("image", PNG)]
    assert wanted.images == (hashlib.sha256(PNG).hexdigest(),)


@settings(max_examples=30, deadline=None)
@given(content=st.binary(min_size=1, max_size=100), line=st.integers(1, 90))
async def test_base64_in_lines_of_any_length_is_read(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, line: int
) -> None:
    spool = tmp_path_factory.mktemp("spool")
    text = base64.b64encode(content).decode()

    _, told = await form(spool, part("image", "\n".join(text[at : at + line] for at in range(0, len(text), line))))

    assert told == [("image", content)]


async def test_base64_of_many_pieces_is_read(spool: Path) -> None:
    content = os.urandom(3_000_001)
    lines = base64.encodebytes(content)
    path = spool / "text"
    path.write_bytes(lines)
    large = Sources(spool, 4_000_000, sources(spool).fetch, sources(spool).kept)
    sent = await read(spool, body(part("prompt", "x")))
    sent.files.append(("image", Upload(path=path, digest="", size_bytes=len(lines), field="image")))

    _, uploads = await from_form(sent, large)

    assert shown(uploads) == [("image", content)]


async def test_a_file_without_a_name_or_type_is_still_a_file(spool: Path) -> None:
    _, told = await form(spool, part("image", PNG), file("mask", kind=""))

    assert told == [("image", PNG), ("mask", PNG)]


@pytest.mark.parametrize("text", [LINK, f" {LINK}\n", LINK + "?signature=" + "a" * 4000, "http://pictures.example/"])
async def test_a_link_in_a_form_is_followed(spool: Path, text: str) -> None:
    assert (await form(spool, part("image", text)))[1] == [("image", text.strip().encode())]


@pytest.mark.parametrize("text", ["file-abc123", "gen_abc123", " file-abc123\r\n"])
async def test_an_id_in_a_form_is_looked_up(spool: Path, text: str) -> None:
    assert (await form(spool, part("image[]", text)))[1] == [("image[0]", text.strip().encode())]


@pytest.mark.parametrize(
    "text",
    [
        *("a.png", "C:\\a.png", "====", "A", "a-b_", BASE64 + "=A", BASE64[:-1] + "!", "data:image/png,abc"),
        *("data:image/png;base64,", "data:image/png;base64,!!", "ftp://pictures.example/", " ", "{}"),
        *("<svg/>", LINK + " " * 9000),
    ],
)
async def test_a_text_that_stands_for_no_picture_is_refused(spool: Path, text: str) -> None:
    assert await form_refusal(spool, part("image", text)) == ("image_is_text", "image")


async def test_a_picture_that_is_too_large_once_decoded_is_refused(spool: Path) -> None:
    exact, more = (base64.b64encode(bytes([255]) * size).decode() for size in (LIMIT, LIMIT + 1))

    await form(spool, part("image", exact))
    assert await form_refusal(spool, part("image", more)) == ("file_too_large", "image")
    assert await body_refusal(spool, {"prompt": "x", "images": [{"image_url": "data:;base64," + more}]}) == (
        "file_too_large",
        "images[0].image_url",
    )


async def test_others_get_their_turn_while_much_base64_is_read(spool: Path) -> None:
    roomy = Sources(spool, 20_000_000, sources(spool).fetch, sources(spool).kept)
    image = {"image_url": "data:;base64," + base64.b64encode(bytes(10_000_000)).decode()}
    work = asyncio.create_task(from_json({"prompt": "x", "images": [image]}, roomy))

    turns = 0
    while not work.done():
        turns += 1
        await asyncio.sleep(0)

    assert len(shown((await work)[1])[0][1]) == 10_000_000
    assert turns > 10


# ----------------------------------------------------------------------------------------------------------------- JSON


async def test_json_takes_data_urls_links_and_ids(spool: Path) -> None:
    wanted, told = await from_body(
        spool,
        images=[{"image_url": DATA_URL}, {"image_url": LINK, "file_id": None}, {"file_id": "file-1"}],
        mask={"file_id": "gen_1"},
        markup={"image_url": DATA_URL.replace("data", "DATA")},
        n=2,
        seed=None,
        colour="red",
    )

    assert told == [
        ("images[0].image_url", PNG),
        ("images[1].image_url", LINK.encode()),
        ("images[2].file_id", b"file-1"),
        ("mask.file_id", b"gen_1"),
        ("markup.image_url", PNG),
    ]
    assert (wanted.operation, wanted.n, wanted.seed, wanted.unknown) == ("edit", 2, None, ("colour",))
    assert wanted.images == (hashlib.sha256(PNG).hexdigest(), LINK, "file-1")
    assert (wanted.mask, wanted.markup) == ("gen_1", hashlib.sha256(PNG).hexdigest())


async def test_the_same_picture_may_come_twice_and_be_the_mask_too(spool: Path) -> None:
    same = {"image_url": DATA_URL}

    wanted, told = await from_body(spool, images=[same, same], mask=same)

    assert len(told) == 3
    assert len(set(wanted.images)) == 1


@pytest.mark.parametrize("name", ["mask", "markup"])
async def test_null_is_no_mask(spool: Path, name: str) -> None:
    wanted, told = await from_body(spool, images=[{"file_id": "file-1"}], **{name: None})

    assert (wanted.mask, wanted.markup, len(told)) == (None, None, 1)


GOOD = {"file_id": "file-1"}


@pytest.mark.parametrize(
    ("keys", "name", "param"),
    [
        ({}, "missing_parameter", "images"),
        ({"images": None}, "missing_parameter", "images"),
        ({"images": []}, "missing_parameter", "images"),
        ({"images": GOOD}, "wrong_type", "images"),
        ({"images": LINK}, "wrong_type", "images"),
        ({"images": [GOOD] * 17}, "too_many_images", "images"),
        ({"images": [GOOD, LINK]}, "wrong_type", "images[1]"),
        ({"images": [GOOD, None]}, "wrong_type", "images[1]"),
        ({"images": [GOOD, [GOOD]]}, "wrong_type", "images[1]"),
        ({"images": [GOOD, {}]}, "one_reference", "images[1]"),
        ({"images": [GOOD, {"file_id": None}]}, "one_reference", "images[1]"),
        ({"images": [{**GOOD, "image_url": LINK}]}, "one_reference", "images[0]"),
        ({"images": [{"type": "input_image", **GOOD}]}, "unknown_parameter", "images[0].type"),
        ({"images": [{"k" * 500: 1}]}, "unknown_parameter", "images[0]." + "k" * 100),
        ({"images": [{"file_id": 7}]}, "wrong_type", "images[0].file_id"),
        ({"images": [{"image_url": {"url": LINK}}]}, "wrong_type", "images[0].image_url"),
        ({"images": [{"image_url": True}]}, "wrong_type", "images[0].image_url"),
        ({"images": [GOOD, {"image_url": "https://bad.example/"}]}, "url_failed", "images[1].image_url"),
        ({"images": [GOOD, {"file_id": "file-bad"}]}, "file_not_found", "images[1].file_id"),
        ({"images": [{"image_url": "data:image/png,abc"}]}, "image_is_text", "images[0].image_url"),
        ({"images": [{"image_url": "data:image/png;base64,"}]}, "image_is_text", "images[0].image_url"),
        ({"images": [{"image_url": "data:image/png;base64,é"}]}, "image_is_text", "images[0].image_url"),
        ({"images": [GOOD], "mask": LINK}, "wrong_type", "mask"),
        ({"images": [GOOD], "mask": {}}, "one_reference", "mask"),
        ({"images": [GOOD], "mask": [GOOD]}, "wrong_type", "mask"),
        ({"images": [GOOD], "mask": {"file_id": "file-bad"}}, "file_not_found", "mask.file_id"),
        ({"images": [GOOD], "markup": {"image_url": "data:,"}}, "image_is_text", "markup.image_url"),
        ({"images": [GOOD], "prompt": None}, "missing_parameter", "prompt"),
        ({"images": [GOOD], "prompt": 7}, "wrong_type", "prompt"),
        ({"images": [GOOD], "n": "2"}, "wrong_type", "n"),
        ({"images": [GOOD], "stream": "true"}, "wrong_type", "stream"),
        ({"images": [GOOD], "n": True}, "wrong_type", "n"),
    ],
)
async def test_a_body_that_is_not_right_is_refused_by_name_and_leaves_no_file(
    spool: Path, keys: dict[str, Any], name: str, param: str
) -> None:
    assert await body_refusal(spool, {"prompt": "x", **keys}) == (name, param)


async def test_a_data_url_beyond_all_measure_is_not_decoded(spool: Path) -> None:
    huge = {"prompt": "x", "images": [{"image_url": "data:;base64," + "A" * 20_971_520}]}

    assert await body_refusal(spool, huge) == ("file_too_large", "images[0].image_url")


async def test_words_beside_the_pictures_are_as_many_as_in_a_form(spool: Path) -> None:
    enough = {"prompt": "x", "images": [GOOD], "user": "u" * 1_000_000}
    too_much = [{**enough, "user": "u" * 1_048_576}, {**enough, **{f"key{n}": n for n in range(100_000)}}]

    await from_body(spool, **enough)
    for keys in too_much:
        assert await body_refusal(spool, keys) == ("body_too_large", None)
