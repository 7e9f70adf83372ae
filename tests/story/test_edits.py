"""Edits with the official client: whatever form the pictures come in, the mask is kept to the pixel."""

import base64
import io
import json
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import openai
import pytest
from PIL import Image

from .pictures import decoded, opened
from .server import Server, Start

pytestmark = pytest.mark.two_hops

PROMPT = "Make the sky green"
ASKED: dict[str, Any] = {"model": "gpt-image-2", "prompt": PROMPT, "quality": "low"}


def photo(width: int = 96, height: int = 64, seed: int = 1, mode: str = "RGB") -> Image.Image:
    """Noise over a gradient: no two pixels alike, as a camera sees."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    base = np.dstack([x * 2, y * 3, (x + y)]).astype(np.int16) + rng.integers(-20, 20, (height, width, 3))
    picture = Image.fromarray(np.clip(base, 0, 255).astype(np.uint8))
    return picture.convert(mode)


def png(picture: Image.Image) -> bytes:
    return saved(picture, "PNG")


def saved(picture: Image.Image, fmt: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, fmt, **options)
    return out.getvalue()


def hole(width: int = 96, height: int = 64, box: tuple[int, int, int, int] = (20, 10, 60, 40)) -> Image.Image:
    """A mask with one hole: there it is transparent."""
    mask = Image.new("RGBA", (width, height), (0, 0, 0, 255))
    mask.paste((0, 0, 0, 0), box)
    return mask


def first(answer: Any) -> Image.Image:
    return opened(decoded(answer.data[0].b64_json))


@pytest.mark.parametrize("form", ["file", "bytes", "bytesio", "path", "tuple", "list of one"])
def test_a_picture_comes_in_every_form_that_the_client_knows(null: Server, tmp_path: Path, form: str) -> None:
    path = tmp_path / 'Café "1".png'
    path.write_bytes(png(photo()))
    forms: dict[str, Any] = {
        "file": path.open("rb"),
        "bytes": path.read_bytes(),
        "bytesio": io.BytesIO(path.read_bytes()),
        "path": path,
        "tuple": ("photo.bin", path.read_bytes(), "application/octet-stream"),
        "list of one": [path.read_bytes()],
    }

    answer = null.openai.images.edit(image=forms[form], **ASKED)
    forms["file"].close()

    assert first(answer).size == (96, 64), "without a size the picture keeps its own"
    assert answer.usage
    assert answer.usage.input_tokens_details.image_tokens > 0


def test_sixteen_pictures_are_taken_and_seventeen_are_not(null: Server) -> None:
    pictures = [png(photo(seed=seed)) for seed in range(17)]

    answer = null.openai.images.edit(image=pictures[:16], size="1024x1024", **ASKED)
    with pytest.raises(openai.BadRequestError) as caught:
        null.openai.images.edit(image=pictures, **ASKED)

    assert first(answer).size == (1024, 1024)
    assert caught.value.param == "image"


@pytest.mark.parametrize("fmt", ["JPEG", "WEBP", "GIF", "PNG"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P"])
def test_every_kind_of_file_is_read(null: Server, fmt: str, mode: str) -> None:
    picture = photo(mode=mode)
    data = saved(picture.convert("RGB") if (fmt, mode) in {("JPEG", "P"), ("WEBP", "P")} else picture, fmt)

    assert first(null.openai.images.edit(image=data, **ASKED)).size == (96, 64)


@pytest.mark.parametrize("output_format", ["png", "webp"])
def test_outside_the_mask_not_one_bit_changes(null: Server, output_format: str) -> None:
    picture, mask = photo(), hole()

    answer = null.openai.images.edit(image=png(picture), mask=png(mask), output_format=output_format, **ASKED)  # type: ignore[call-overload]

    before, after = np.asarray(picture), np.asarray(first(answer).convert("RGB"))
    outside = np.asarray(mask)[..., 3] == 255
    assert (before[outside] == after[outside]).all()
    assert (before[~outside] != after[~outside]).any()
    assert answer.data[0].model_extra["outside_changed"] == 0


def test_a_lossy_picture_says_that_the_outside_was_kept_before_it_was_encoded(null: Server) -> None:
    answer = null.openai.images.edit(image=png(photo()), mask=png(hole()), output_format="jpeg", **ASKED)

    assert answer.data
    assert answer.data[0].model_extra["outside_changed"] == 0
    assert "pre_encode" in [notice["code"] for notice in answer.model_extra["impasto"]["notices"]]  # type: ignore[index]


def test_a_guide_does_not_bind(null: Server) -> None:
    guided = null.openai.images.edit(image=png(photo()), mask=png(hole()), extra_body={"mask_mode": "guide"}, **ASKED)

    before, after = np.asarray(photo()), np.asarray(first(guided).convert("RGB"))
    assert (before[0, 0] != after[0, 0]).any()


MASKS: dict[str, tuple[Any, int, str | None]] = {
    "alpha decides": (hole(), 200, None),
    "white is edit": (Image.fromarray((np.asarray(hole())[..., 3] == 0).astype(np.uint8) * 255), 200, "mask_by_grey"),
    "a photo is none": (photo(), 400, None),
    "all black is none": (Image.new("L", (96, 64), 0), 400, None),
    "all white is none": (Image.new("L", (96, 64), 255), 400, None),
    "all transparent is all": (Image.new("RGBA", (96, 64), (0, 0, 0, 0)), 200, "mask_is_whole"),
    "another size": (hole(64, 96), 400, None),
    "grey with alpha": (hole().convert("LA"), 200, None),
}


@pytest.mark.parametrize("name", MASKS)
def test_each_row_of_the_mask_table(null: Server, name: str) -> None:
    mask, status, notice = MASKS[name]

    answer = null.http.post(
        "/v1/images/edits", data={"prompt": PROMPT}, files={"image": ("a", png(photo())), "mask": ("m", png(mask))}
    )

    assert answer.status_code == status, answer.text[:300]
    body = answer.json()
    if status == 400:
        assert body["error"]["code"] == "invalid_mask_image_format"
        assert body["error"]["param"] == "mask"
    elif notice:
        assert notice in [told["code"] for told in body["impasto"]["notices"]]


def test_strict_wants_alpha(null: Server) -> None:
    grey = MASKS["white is edit"][0]
    answer = null.http.post(
        "/v1/images/edits",
        data={"prompt": PROMPT},
        files={"image": ("a", png(photo())), "mask": ("m", png(grey))},
        headers={"impasto-dialect": "strict"},
    )

    assert answer.json()["error"]["message"].endswith("mask image missing alpha channel")


def test_a_mask_over_a_turned_photo_may_lie_as_the_file_does(null: Server) -> None:
    picture = photo(96, 64)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = saved(picture, "JPEG", quality=95, exif=exif)
    for mask in (hole(96, 64), hole(64, 96, (10, 20, 40, 60))):
        answer = null.openai.images.edit(image=turned, mask=png(mask), **ASKED)
        assert first(answer).size == (64, 96)


def test_another_shape_is_fitted_and_never_stretched(null: Server) -> None:
    answer = null.openai.images.edit(image=png(photo(100, 100)), mask=png(hole(100, 100)), size="1536x1024", **ASKED)

    assert first(answer).size == (1536, 1024)


def test_the_json_form_takes_data_urls_and_kept_files(null: Server) -> None:
    encoded = base64.b64encode(png(photo())).decode()
    body = {**ASKED, "images": [{"image_url": f"data:image/png;base64,{encoded}"}]}
    mask = {"image_url": "data:image/png;base64," + base64.b64encode(png(hole())).decode()}

    plain = null.http.post("/v1/images/edits", json=body)
    masked = null.http.post("/v1/images/edits", json={**body, "mask": mask})

    assert (plain.status_code, masked.status_code) == (200, 200), plain.text[:300] + masked.text[:300]
    assert masked.json()["data"][0]["outside_changed"] == 0


def test_node_sends_base64_as_text(null: Server) -> None:
    encoded = base64.b64encode(png(photo())).decode()
    for text in (encoded, f"data:image/png;base64,{encoded}"):
        answer = null.http.post("/v1/images/edits", files={"image": (None, text), "prompt": (None, PROMPT)})
        assert answer.status_code == 200, answer.text[:300]


def test_an_edit_streams(null: Server) -> None:
    seen = list(null.openai.images.edit(image=png(photo()), stream=True, partial_images=1, **ASKED))

    assert [event.type for event in seen] == ["image_edit.partial_image", "image_edit.completed"]


def bomb() -> bytes:
    """A png that says it has 30,000 x 30,000 pixels."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100_000))), (b"IEND", b""))
    parts = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(d, zlib.crc32(k))) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "no image": ({}, "missing_required_parameter", "image"),
    "text": ({"image": (None, "not a picture!")}, "invalid_type", "image"),
    "a pdf": ({"image": ("a.png", b"%PDF-1.7 " + bytes(200), "image/png")}, "unsupported_file_mimetype", "image"),
    "empty": ({"image": ("a.png", b"", "image/png")}, "unsupported_file_mimetype", "image"),
    "cut off": ({"image": ("a.png", png(photo())[:900], "image/png")}, "invalid_image_file", "image"),
    "a bomb": ({"image": ("a.png", bomb(), "image/png")}, "invalid_image_file", "image"),
    "another field": ({"image": ("a", png(photo())), "attachment": ("b", b"x")}, "unknown_parameter", "attachment"),
    "two masks": (
        {"image": ("a", png(photo())), "mask": ("b", png(hole())), "mask[0]": ("c", png(hole()))},
        "invalid_value",
        "mask",
    ),
    "mask and markup": (
        {"image": ("a", png(photo())), "mask": ("b", png(hole())), "markup": ("c", png(hole()))},
        "invalid_value",
        "markup",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_is_refused_by_name_and_leaves_no_file(null: Server, name: str) -> None:
    files, code, param = BAD[name]
    answer = null.http.post("/v1/images/edits", files={"prompt": (None, PROMPT), **files})

    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["param"]) == (400, code, param)
    assert spooled(null) == []


def spooled(server: Server) -> list[Path]:
    return [path for path in server.data_dir.rglob("up_*") if path.is_file()]


def test_nothing_is_left_in_the_spool_after_an_edit(null: Server) -> None:
    null.openai.images.edit(image=[png(photo()), png(photo(seed=2))], mask=png(hole()), **ASKED)

    assert spooled(null) == []


@pytest.mark.parametrize(
    ("model", "fidelity", "code"),
    [("gpt-image-2", "high", "invalid_input_fidelity_model"), ("gpt-image-1.5", "huge", "invalid_value")],
)
def test_input_fidelity_follows_the_model(null: Server, model: str, fidelity: Any, code: str) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        null.openai.images.edit(image=png(photo()), prompt=PROMPT, model=model, input_fidelity=fidelity)

    assert (caught.value.code, caught.value.param) == (code, "input_fidelity")


def test_the_same_key_answers_the_same_edit_and_refuses_another_picture(null: Server) -> None:
    order = {"Idempotency-Key": "edit-1"}
    one = null.openai.images.edit(image=png(photo()), extra_headers=order, **ASKED)
    again = null.openai.images.edit(image=png(photo()), extra_headers=order, **ASKED)
    with pytest.raises(openai.BadRequestError):
        null.openai.images.edit(image=png(photo(seed=5)), extra_headers=order, **ASKED)

    assert one.data
    assert again.data
    assert one.data[0].b64_json == again.data[0].b64_json


def test_a_body_that_stops_halfway_is_refused_and_leaves_no_file(start: Start) -> None:
    server = start()
    body = b'--x\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\n\r\n' + png(photo())
    head = server.head(
        "/v1/images/edits", "Content-Type: multipart/form-data; boundary=x", f"Content-Length: {len(body)}"
    )

    answer = server.raw(head + body)

    assert b"400" in answer.split(b"\r\n")[0]
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["code"] == "invalid_multipart"
    assert spooled(server) == []


def test_a_see_through_picture_stays_see_through(renderer: Server) -> None:
    """A cut-out of our own is recoloured without getting a ground; where the format has no alpha it gets one."""
    icon = renderer.openai.images.generate(
        model="gpt-image-2", prompt="A red apple, transparent background", size="1024x1024", quality="low"
    )
    assert icon.data
    data = decoded(icon.data[0].b64_json)

    kept = first(renderer.openai.images.edit(image=data, prompt="make the apple green", model="gpt-image-2"))
    flat = renderer.openai.images.edit(
        image=data, prompt="make the apple green", model="gpt-image-2", output_format="jpeg"
    )

    assert kept.getchannel("A").getextrema() == (0, 255)
    assert first(flat).mode == "RGB"
