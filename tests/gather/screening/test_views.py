"""What of a picture is shown to whoever screens it."""

import io
from pathlib import Path

import pytest
from PIL import Image

from impasto.gather.screening.views import Unviewable, views


def saved(tmp_path: Path, picture: Image.Image, fmt: str = "PNG") -> str:
    path = tmp_path / "picture"
    picture.save(path, fmt)
    return str(path)


def opened(jpeg: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(jpeg))
    assert picture.format == "JPEG"
    return picture.convert("RGB")


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((64, 48), (64, 48)),
        ((1024, 1024), (1024, 1024)),
        ((4096, 2048), (1024, 512)),
        ((1000, 3000), (341, 1024)),
        ((5000, 2), (1024, 1)),
    ],
)
@pytest.mark.parametrize("fmt", ["PNG", "JPEG", "WEBP", "GIF"])
def test_it_is_made_small_and_keeps_its_shape(
    tmp_path: Path, size: tuple[int, int], shown: tuple[int, int], fmt: str
) -> None:
    (view,) = views(saved(tmp_path, Image.new("RGB", size, "blue"), fmt))

    picture = opened(view)
    assert picture.size == shown
    red, green, blue = picture.getpixel((0, 0))  # type: ignore[misc]
    assert red < 20
    assert green < 20
    assert blue > 230


def test_what_is_see_through_is_shown_on_white_and_without_its_alpha(tmp_path: Path) -> None:
    on_white, colours = views(saved(tmp_path, Image.new("RGBA", (32, 32), (255, 0, 0, 3))))

    assert min(opened(on_white).getpixel((16, 16))) > 230  # type: ignore[type-var]
    assert opened(colours).getpixel((16, 16))[1] < 20  # type: ignore[index]


def test_it_stays_small_in_bytes(tmp_path: Path) -> None:
    noise = Image.effect_noise((3000, 3000), 80).convert("RGB")

    (view,) = views(saved(tmp_path, noise))

    assert len(view) < 1_000_000


def test_what_is_no_picture_is_told(tmp_path: Path) -> None:
    path = tmp_path / "picture"
    path.write_bytes(b"\x89PNG\r\n\x1a\n and no more")

    with pytest.raises(Unviewable):
        views(str(path))
