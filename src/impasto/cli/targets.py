"""Where a picture is saved. A file that was named is overwritten, as `curl -o` does; a name of our making never is."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from impasto.cli.output import CommandError

_FORMATS = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp", "gif": "gif", "svg": "svg"}
_EXTENSIONS = {"jpeg": "jpg"}
_NAME_MOST = 40


@dataclass(frozen=True)
class Target:
    """A place for pictures, and the format that its name asks for (None: whatever comes)."""

    path: Path
    format: str | None
    named: bool

    def save(self, data: bytes, fmt: str, place: int | None) -> Path:
        """Write one picture; `place` numbers it among several. Returns the file that it is in."""
        if self.named:
            path = self.path if place is None else self.path.with_stem(f"{self.path.stem}-{place + 1}")
            path.write_bytes(data)
            return path
        number = 0 if place is None else 1
        while True:
            ending = f"-{number}" if number else ""
            path = self.path.with_name(f"{self.path.name}{ending}.{_EXTENSIONS.get(fmt, fmt)}")
            try:
                with path.open("xb") as file:
                    file.write(data)
            except FileExistsError:
                number = max(2, number + 1) if place is None else number + 1
            else:
                return path


def choose_target(prompt: str, output: str | None, fmt: str | None) -> Target:
    """The place that was asked for. Raises CommandError before anything is drawn or charged."""
    wanted = _FORMATS.get(fmt, fmt) if fmt else None
    if output is None:
        return Target(Path(_slug(prompt)), wanted, named=False)
    path = Path(output)
    by_name = _FORMATS.get(path.suffix.lower().removeprefix("."))
    if wanted and by_name and wanted != by_name:
        raise CommandError(f"--format {fmt} contradicts the name {output}; leave one of them out")
    if path.is_dir():
        raise CommandError(f"{output} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise CommandError(f"there is no folder {path.parent}")
    return Target(path, wanted or by_name, named=True)


def _slug(prompt: str) -> str:
    """The prompt's first words as a file name: letters and digits of any script, joined by hyphens."""
    plain = unicodedata.normalize("NFKC", prompt).lower()
    words = re.sub(r"[\W_]+", "-", plain).strip("-")
    if len(words) > _NAME_MOST:
        words = words[:_NAME_MOST].rpartition("-")[0] or words[:_NAME_MOST]
    return words or "picture"
