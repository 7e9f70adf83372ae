"""Every honest picture becomes upright sRGB RGBA; every dishonest one is refused, quickly and by one exception."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from impasto.pixels.decode import UnreadableImage, decode
from impasto.pixels.encode import encode

Pixels = NDArray[np.uint8]


def saved(image: Image.Image, fmt: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, fmt, **options)
    return out.getvalue()


def gradient(width: int = 40, height: int = 30) -> Image.Image:
    y, x = np.mgrid[0:height, 0:width]
    return Image.fromarray(np.dstack([x * 6, y * 8, (x + y) * 3]).astype(np.uint8))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def raw_png(width: int, height: int, depth: int, colour: int, rows: bytes, *extra: bytes) -> bytes:
    """A PNG of filter-less rows, written by hand: what Pillow cannot write."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    body = b"".join(extra) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + body


# --- the matrix of modes


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
@pytest.mark.parametrize("fmt", ["PNG", "WEBP", "GIF"])
def test_every_mode_reads_as_the_same_colours_in_rgba(mode: str, fmt: str) -> None:
    source = gradient().convert(mode)
    if "A" in mode:
        source.putalpha(Image.linear_gradient("L").resize(source.size))
    if fmt != "PNG" and mode != "RGB":
        source = source.convert("RGBA" if "A" in mode else "RGB") if fmt == "WEBP" else source.convert("P")
    data = saved(source, fmt, **({"lossless": True, "exact": True} if fmt == "WEBP" else {}))
    decoded = decode(data)
    with Image.open(io.BytesIO(data)) as reference:
        expected = np.array(reference.convert("RGBA"))
    assert (decoded.pixels.dtype, decoded.pixels.shape) == (np.uint8, (30, 40, 4))
    assert decoded.format == fmt.lower()
    assert np.array_equal(decoded.pixels, expected)
    assert decoded.had_alpha == ("A" in mode and fmt != "GIF")


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_jpeg_reads_as_opaque(mode: str) -> None:
    source = gradient().convert(mode)
    decoded = decode(saved(source, "JPEG", quality=98, subsampling=0))
    assert np.abs(decoded.pixels[..., :3].astype(int) - np.array(source.convert("RGB"))).max() <= 6
    assert (decoded.pixels[..., 3] == 255).all()
    assert not decoded.had_alpha


def test_cmyk_jpeg_reads_in_true_colours_not_inverted() -> None:
    source = gradient().convert("CMYK")
    decoded = decode(saved(source, "JPEG", quality=98))
    assert np.abs(decoded.pixels[..., :3].astype(int) - np.array(source.convert("RGB"))).mean() < 3


@pytest.mark.parametrize(("colour", "channels"), [(0, 1), (2, 3), (4, 2), (6, 4)])
def test_16_bit_png_keeps_the_high_byte(colour: int, channels: int) -> None:
    values = np.random.default_rng(4).integers(0, 65536, (5, 7, channels)).astype(">u2")
    rows = b"".join(b"\x00" + row.tobytes() for row in values)
    decoded = decode(raw_png(7, 5, 16, colour, rows))
    high = (values >> 8).astype(np.uint8)
    expected_rgb = high[..., :3] if channels >= 3 else np.repeat(high[..., :1], 3, axis=2)
    assert np.array_equal(decoded.pixels[..., :3], expected_rgb)
    expected_alpha = high[..., -1] if channels in (2, 4) else np.full((5, 7), 255)
    assert np.array_equal(decoded.pixels[..., 3], expected_alpha)
    assert decoded.had_alpha == (channels in (2, 4))


@pytest.mark.parametrize(("depth", "colour", "samples"), [(16, 0, 1), (8, 0, 1), (8, 2, 3), (16, 2, 3)])
def test_a_colour_named_transparent_is_transparent(depth: int, colour: int, samples: int) -> None:
    kind = ">u2" if depth == 16 else ">u1"
    values = np.array([[[9] * samples, [200] * samples]], kind)
    trns = chunk(b"tRNS", np.array([9] * samples, ">u2").tobytes())
    decoded = decode(raw_png(2, 1, depth, colour, b"\x00" + values.tobytes(), trns))
    assert decoded.had_alpha
    if (depth, colour) != (16, 2):  # Pillow has dropped the low bytes before it compares
        assert decoded.pixels[0, :, 3].tolist() == [0, 255]


def test_palette_transparency_is_alpha() -> None:
    source = gradient().quantize(8)
    source.info["transparency"] = bytes([0, 100, 255, 255, 255, 255, 255, 255])
    decoded = decode(saved(source, "PNG", transparency=source.info["transparency"]))
    assert decoded.had_alpha
    assert set(np.unique(decoded.pixels[..., 3])) == {0, 100, 255}


def test_the_first_frame_of_a_gif_is_read() -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue", "lime")]
    decoded = decode(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert decoded.pixels[5, 5].tolist() == [255, 0, 0, 255]


def test_rgb_under_alpha_0_survives_our_own_files() -> None:
    pixels = np.random.default_rng(8).integers(0, 256, (33, 21, 4), dtype=np.uint8)
    pixels[::2, :, 3] = 0
    for fmt in ("png", "webp"):
        assert np.array_equal(decode(encode(pixels, fmt)).pixels, pixels)


def test_a_path_is_read_and_one_that_is_missing_is_the_callers_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(saved(gradient(), "PNG"))
    assert decode(tmp_path / "a").pixels.shape == (30, 40, 4)
    with pytest.raises(FileNotFoundError):
        decode(tmp_path / "b")


# --- orientation


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("fmt", ["PNG", "JPEG", "WEBP"])
def test_every_orientation_ends_upright(orientation: int, fmt: str) -> None:
    upright = gradient()
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Image.Transpose that stores the picture that way
    stored = upright.transpose(Image.Transpose(undo[orientation])) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"lossless": True} if fmt == "WEBP" else {"quality": 98, "subsampling": 0}
    decoded = decode(saved(stored, fmt, exif=exif, **options))
    assert decoded.stored_size == stored.size
    assert np.abs(decoded.pixels[..., :3].astype(int) - np.array(upright)).max() <= (6 if fmt == "JPEG" else 0)


@pytest.mark.parametrize("value", [0, 9, 255])
def test_a_senseless_orientation_is_ignored(value: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = value
    assert np.array_equal(decode(saved(gradient(), "PNG", exif=exif)).pixels[..., :3], np.array(gradient()))


def test_broken_exif_is_ignored() -> None:
    data = saved(gradient(), "PNG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\x7f\x01\x00")
    assert decode(data).pixels.shape == (30, 40, 4)


# --- colour


def linear_profile(swap: bool = False) -> bytes:
    """An ICC profile that is sRGB in all but name, or with red and green swapped."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", profile, 128)[0]
    entries = {bytes(profile[132 + 12 * i : 136 + 12 * i]): 132 + 12 * i for i in range(count)}
    if swap:
        red, green = entries[b"rXYZ"], entries[b"gXYZ"]
        profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    at, size = struct.unpack_from(">II", profile, entries[b"desc"] + 4)
    text = bytes(profile[at : at + size]).replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be"))
    profile[at : at + size] = text
    return bytes(profile)


@pytest.mark.parametrize("fmt", ["PNG", "JPEG", "WEBP"])
def test_an_icc_profile_is_converted_to_srgb(fmt: str) -> None:
    source = Image.new("RGB", (16, 16), (200, 60, 60))
    data = saved(source, fmt, icc_profile=linear_profile(swap=True), quality=100)
    red, green, blue, alpha = (int(v) for v in decode(data).pixels[8, 8])
    assert (red, green) == (pytest.approx(60, abs=4), pytest.approx(200, abs=4))
    assert (blue, alpha) == (pytest.approx(60, abs=4), 255)


def test_alpha_survives_the_conversion_untouched() -> None:
    source = gradient().convert("RGBA")
    source.putalpha(Image.linear_gradient("L").resize(source.size))
    decoded = decode(saved(source, "PNG", icc_profile=linear_profile(swap=True)))
    assert np.array_equal(decoded.pixels[..., 3], np.array(source)[..., 3])
    assert np.abs(decoded.pixels[..., 0].astype(int) - np.array(source)[..., 1]).max() <= 2


def test_a_palette_with_a_profile_is_converted_too() -> None:
    source = Image.new("RGB", (16, 16), (200, 60, 60)).quantize(4)
    decoded = decode(saved(source, "PNG", icc_profile=linear_profile(swap=True)))
    assert decoded.pixels[8, 8].tolist()[:2] == [pytest.approx(60, abs=4), pytest.approx(200, abs=4)]


def test_the_srgb_profile_itself_changes_no_bit() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert np.array_equal(
        decode(saved(gradient(), "PNG", icc_profile=profile)).pixels[..., :3],
        np.array(gradient()),
    )


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "RGB"])
@pytest.mark.parametrize("profile", [b"rubbish", bytes(128), "misfit"])
def test_a_profile_that_is_broken_or_does_not_fit_is_ignored(mode: str, profile: bytes | str) -> None:
    profile = linear_profile() if isinstance(profile, str) else profile
    source = gradient().convert(mode)
    decoded = decode(saved(source, "PNG", icc_profile=profile))
    assert np.abs(decoded.pixels.astype(int) - np.array(source.convert("RGBA"))).max() <= 1


# --- hostile files


HONEST = {
    "png": saved(gradient(300, 200), "PNG"),
    "jpeg": saved(gradient(300, 200), "JPEG", quality=95),
    "progressive": saved(gradient(300, 200), "JPEG", quality=95, progressive=True),
    "webp": saved(gradient(300, 200), "WEBP", quality=95),
    "lossless": saved(gradient(300, 200), "WEBP", lossless=True),
    "gif": saved(gradient(300, 200), "GIF"),
}


@pytest.mark.parametrize("name", list(HONEST))
def test_a_truncated_file_is_refused_or_lacks_nothing_that_can_be_seen(name: str) -> None:
    whole = decode(HONEST[name]).pixels
    refused = 0
    for length in range(0, len(HONEST[name]), 97):
        try:
            pixels = decode(HONEST[name][:length]).pixels
        except UnreadableImage:
            refused += 1
        else:
            assert np.array_equal(pixels, whole), length
    assert refused >= len(HONEST[name]) // 97 - 1


@pytest.mark.parametrize("name", list(HONEST))
def test_flipped_bytes_raise_nothing_but_unreadable(name: str) -> None:
    rng = np.random.default_rng(11)
    for _ in range(150):
        data = bytearray(HONEST[name])
        for at in rng.integers(0, min(len(data), 2000), 4):
            data[at] ^= 1 << int(rng.integers(0, 8))
        try:
            decoded = decode(bytes(data), max_pixels=1_000_000)
        except UnreadableImage:
            continue
        assert decoded.pixels.size <= 4_000_000


def test_a_bomb_is_refused_from_its_header() -> None:
    deflater = zlib.compressobj(1)
    row = bytes(30_000 // 8 + 1) * 100
    body = b"".join(deflater.compress(row) for _ in range(300)) + deflater.flush()
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    with pytest.raises(UnreadableImage, match="30000 x 30000 pixels"):
        decode(data)


@pytest.mark.parametrize("fmt", ["JPEG", "WEBP", "GIF"])
def test_the_pixel_limit_holds_for_every_format(fmt: str) -> None:
    with pytest.raises(UnreadableImage, match="at most 1000 are read"):
        decode(saved(gradient(), fmt), max_pixels=1000)


def test_a_jpeg_whose_size_hides_behind_metadata_is_limited_too() -> None:
    with pytest.raises(UnreadableImage, match="at most 1000 are read"):
        decode(saved(gradient(), "JPEG", icc_profile=bytes(150_000)), max_pixels=1000)


def test_a_webp_header_that_lies_about_its_canvas_costs_nothing() -> None:
    vp8x = b"VP8X" + struct.pack("<I", 10) + bytes(4) + (16_383).to_bytes(3, "little") * 2
    data = b"RIFF" + struct.pack("<I", 4 + len(vp8x)) + b"WEBP" + vp8x
    with pytest.raises(UnreadableImage, match="16384 x 16384"):
        decode(data)


def test_a_gif_whose_frame_is_larger_than_its_screen_is_limited_too() -> None:
    frame = b"," + struct.pack("<HHHHB", 0, 0, 60_000, 60_000, 0x80) + bytes(6) + b"\x02\x02\x4c\x01\x00;"
    with pytest.raises(UnreadableImage):
        decode(b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0, 0, 0) + frame)
    small_screen = HONEST["gif"][:6] + struct.pack("<HH", 1, 1) + HONEST["gif"][10:]
    with pytest.raises(UnreadableImage, match="300 x 200"):
        decode(small_screen, max_pixels=1000)


@pytest.mark.parametrize("kind", [b"zTXt", b"iTXt", b"iCCP"])
def test_a_compressed_text_bomb_is_bounded(kind: bytes) -> None:
    bomb = zlib.compress(bytes(200_000_000), 1)
    data = {
        b"zTXt": b"Comment\x00\x00" + bomb,
        b"iTXt": b"Comment\x00\x01\x00\x00\x00" + bomb,
        b"iCCP": b"profile\x00\x00" + bomb,
    }[kind]
    with pytest.raises(UnreadableImage):
        decode(raw_png(1, 1, 8, 0, b"\x00\x80", chunk(kind, data)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n1 0 obj\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"BM" + bytes(60),
        b"GIF89a=1;alert(1)//" + b" " * 50,
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n%PDF-1.7" + bytes(100),
        b"\xff\xd8\xff\xe0" + bytes(100),
        b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(100),
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
    ],
)
def test_what_is_not_a_picture_is_refused_whatever_its_name(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(data)
    with pytest.raises(UnreadableImage) as caught:
        decode(path)
    assert caught.value.reason


def test_a_polyglot_is_only_its_picture_once_decoded() -> None:
    secret = b"PK\x03\x04 <script>alert(1)</script>"
    decoded = decode(HONEST["png"] + secret)
    assert np.array_equal(decoded.pixels, decode(HONEST["png"]).pixels)
    assert secret not in encode(decoded.pixels, "png")


def test_no_filter_of_warnings_is_left_behind() -> None:
    import warnings

    before = list(warnings.filters)
    decode(HONEST["png"])
    assert warnings.filters == before
