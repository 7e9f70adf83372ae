"""Signed links to kept pictures: whoever has one may read that one picture, without a key, until it expires."""

from impasto.errors import error
from impasto.store.secret import Secret
from impasto.types import StoredImage

EXTENSIONS = {"png": "png", "jpeg": "jpg", "webp": "webp"}


def link(secret: Secret, origin: str, generation: str, image: StoredImage, expires_s: int) -> str:
    """The picture's URL; `expires_s` is in seconds since the epoch."""
    name = f"{image.index}.{EXTENSIONS[image.format]}"
    signature = secret.sign(_message(generation, name, expires_s))
    return f"{origin}/files/{generation}/{name}?expires={expires_s}&signature={signature}"


def check(secret: Secret, generation: str, name: str, expires: str, signature: str, now_s: int) -> int:
    """The index of the picture that a link names. Raises `link_invalid`, and `link_expired` for a true but old one."""
    # The length bound keeps int() from ever seeing a number that takes long to read.
    if not (expires.isascii() and expires.isdecimal() and len(expires) <= 15):
        raise error("link_invalid")
    if not secret.verify(_message(generation, name, int(expires)), signature):
        raise error("link_invalid")
    if int(expires) < now_s:
        raise error("link_expired")
    return int(name.partition(".")[0])


def _message(generation: str, name: str, expires_s: int) -> bytes:
    return f"link:{generation}/{name}:{expires_s}".encode()
