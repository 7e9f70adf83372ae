"""Times PNG encoding, WebP efforts and resampling against the obvious alternatives; prints markdown.

Run: `.venv/bin/python bench/pixels.py`. Trust the ratios, not the milliseconds. Best of several rounds.
"""

import io
import time
from collections.abc import Callable

import cv2
import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray
from PIL import Image

from impasto.pixels.encode import encode
from impasto.pixels.resample import resample

Pixels = NDArray[np.uint8]


def picture(edge: int) -> Pixels:
    """Looks like a picture to a compressor: broad gradients, soft and hard shapes, a textured part, faint grain."""
    rng = np.random.default_rng(7)
    y, x = np.mgrid[0:edge, 0:edge].astype(np.float32) / edge
    canvas = np.dstack([120 + 90 * np.sin(3 * x + k) * np.cos(2 * y - k) for k in range(3)]).astype(np.float32)
    for _ in range(60):
        center = tuple(int(v) for v in rng.integers(0, edge, 2))
        colour = tuple(float(v) for v in rng.integers(0, 255, 3))
        cv2.circle(canvas, center, int(rng.integers(edge // 60, edge // 8)), colour, -1, cv2.LINE_AA)
    soft = cv2.GaussianBlur(canvas, (0, 0), edge / 400)
    coarse = rng.normal(0, 30, (edge // 4, edge // 4, 3)).astype(np.float32)
    texture = cv2.resize(coarse, (edge, edge), interpolation=cv2.INTER_CUBIC)
    soft += texture * (y > 0.7)[..., None] + rng.normal(0, 0.7, soft.shape).astype(np.float32)
    return np.clip(np.rint(soft), 0, 255).astype(np.uint8)


def best_ms(act: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return min(times) * 1000


def pillow(pixels: Pixels, **options: object) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, **options)
    return out.getvalue()


def opencv_png(pixels: Pixels) -> bytes:
    return cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))[1].tobytes()


def table(title: str, rows: dict[str, Callable[[], object]], rounds: int) -> None:
    print(f"\n| {title} | ms | x first | KB |\n|---|---|---|---|")
    first = 0.0
    for name, act in rows.items():
        spent = best_ms(act, rounds)
        first = first or spent
        made = act()
        size = f"{len(made) / 1000:.0f}" if isinstance(made, bytes) else ""
        print(f"| {name} | {spent:.1f} | {spent / first:.1f} | {size} |", flush=True)


def encoders(edge: int, rounds: int) -> None:
    pixels = picture(edge)
    table(
        f"encode, {edge} x {edge} RGB",
        {
            "png, Impasto": lambda: encode(pixels, "png"),
            "png, Pillow default": lambda: pillow(pixels, format="PNG"),
            "png, Pillow level 1": lambda: pillow(pixels, format="PNG", compress_level=1),
            "png, OpenCV default": lambda: opencv_png(pixels),
            "png, isal without a filter": lambda: isal_zlib.compress(pixels.tobytes(), 2),
            "jpeg 100, Impasto": lambda: encode(pixels, "jpeg"),
            "webp lossless, Impasto": lambda: encode(pixels, "webp"),
            "webp 80, Impasto": lambda: encode(pixels, "webp", 80),
        },
        rounds,
    )


def resamplers(rounds: int) -> None:
    opaque = picture(1024)
    fading = np.linspace(0, 255, 1024).astype(np.uint8)
    soft = np.dstack([opaque, np.broadcast_to(fading, (1024, 1024))])
    up, down = (2048, 2048), (400, 400)
    table(
        "resample 1024 x 1024",
        {
            "RGB to 2048, Impasto": lambda: resample(opaque, *up),
            "RGB to 2048, Pillow Lanczos": lambda: Image.fromarray(opaque).resize(up, Image.Resampling.LANCZOS),
            "RGB to 400, Impasto": lambda: resample(opaque, *down),
            "RGB to 400, OpenCV area": lambda: cv2.resize(opaque, down, interpolation=cv2.INTER_AREA),
            "soft RGBA to 2048, Impasto": lambda: resample(soft, *up),
            "soft RGBA to 400, Impasto": lambda: resample(soft, *down),
        },
        rounds,
    )


def lossless_efforts(rounds: int) -> None:
    pixels = picture(1024)
    options = {"format": "WEBP", "lossless": True, "exact": True}
    efforts = [(method, quality) for method in (0, 1, 4) for quality in (0, 25, 75)]
    table(
        "lossless webp, 1024 x 1024",
        {
            f"method {m}, effort {q}": lambda m=m, q=q: pillow(pixels, method=m, quality=q, **options)  # type: ignore[misc]
            for m, q in efforts
        },
        rounds,
    )


def shrinking_error() -> None:
    """How far shrinking 1024 to 400 strays from the ideal: a smooth wave that stays, a fine one that must vanish."""
    x = np.arange(1024, dtype=np.float64) + 0.5
    wave = 60 * np.sin(2 * np.pi * x * 30 / 1024)
    fine = 60 * np.sin(2 * np.pi * x * 330 / 1024)
    source = np.rint(128 + wave + fine).astype(np.uint8)
    pixels = np.ascontiguousarray(np.broadcast_to(source[None, :, None], (1024, 1024, 3)))
    at = (np.arange(400) + 0.5) * 1024 / 400
    ideal = 128 + 60 * np.sin(2 * np.pi * at * 30 / 1024)
    results = {
        "Impasto (Pillow Lanczos)": resample(pixels, 400, 400),
        "OpenCV area": cv2.resize(pixels, (400, 400), interpolation=cv2.INTER_AREA),
        "OpenCV Lanczos4": cv2.resize(pixels, (400, 400), interpolation=cv2.INTER_LANCZOS4),
    }
    print("\n| shrink 1024 to 400: stray from the ideal | RMS levels |\n|---|---|")
    for name, result in results.items():
        row = result[200, 10:-10, 0].astype(np.float64)
        print(f"| {name} | {np.sqrt(np.mean((row - ideal[10:-10]) ** 2)):.1f} |")


def growing_error() -> None:
    """Grow a sampled soft picture by 2.5 and compare with the same picture drawn large."""
    large, small = (cv2.GaussianBlur(picture_of_waves(edge), (0, 0), edge / 400) for edge in (1000, 400))
    results = {
        "Impasto (OpenCV Lanczos4)": resample(small, 1000, 1000),
        "Pillow Lanczos": np.asarray(Image.fromarray(small).resize((1000, 1000), Image.Resampling.LANCZOS)),
    }
    print("\n| grow 400 to 1000: stray from the large original | RMS levels |\n|---|---|")
    for name, result in results.items():
        stray = result.astype(np.float64)[20:-20, 20:-20] - large[20:-20, 20:-20]
        print(f"| {name} | {np.sqrt(np.mean(stray**2)):.2f} |")


def picture_of_waves(edge: int) -> Pixels:
    y, x = (np.mgrid[0:edge, 0:edge] + 0.5) / edge
    rings = np.sin(900 * ((x - 0.5) ** 2 + (y - 0.4) ** 2))
    return np.dstack([np.rint(128 + 100 * rings).astype(np.uint8)] * 3)


if __name__ == "__main__":
    cv2.setNumThreads(1)
    encoders(1024, 7)
    encoders(4096, 2)
    lossless_efforts(1)
    resamplers(5)
    shrinking_error()
    growing_error()
