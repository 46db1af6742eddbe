"""Picture files as editors bring them: what they are, before anything is made of them."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from newsroom.memory import digest, digest_of_bytes
from newsroom.reading.gps import tells_place

FORMATS = ("JPEG", "PNG", "WEBP")
"""What may be opened: other formats bring other programs with them."""
ENDINGS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
"""The endings of names, in lower case, and what such a file holds."""
OTHER_ENDINGS = {".avif", ".bmp", ".gif", ".heic", ".heif", ".jfif", ".jpe", ".svg", ".tif", ".tiff"}
"""Of pictures that are not shown."""
MOST_PIXELS = 60_000_000
"""More than any camera of a volunteer takes; pictures that unfold to more would stop the build."""
MOST_BYTES = 25_000_000
"""Larger than any photo that a camera saves as JPEG."""
LONGEST_SIDE = 16_000
"""Pixels; WebP can hold no more."""
TOO_LARGE = "the picture is far too large; save it with at most 4000 pixels a side"
TOO_HEAVY = "the picture has more than 25 MB; save it as JPEG with at most 4000 pixels a side"
DAMAGED = "the picture is cut short or damaged; save it again as JPEG"
NO_PICTURE = "this is no JPEG, PNG or WebP picture, or it is damaged; save it again as JPEG"
NOT_SHOWN = (
    "pictures of this kind are not shown; open it in a program for pictures, save it as JPEG, and take this file out"
)
TELLS_PLACE = (
    "the picture tells where it was taken (GPS); take that out: in Windows right-click the file, choose Properties, "
    "Details, “Remove Properties and Personal Information”, and have a copy made with all of them removed; on a Mac "
    "open it in Preview and choose Tools, Show Inspector, GPS, “Remove Location Info”; put that copy in place of this"
)
ORIENTATION = 0x0112
"""The tag of Exif that says how the camera was held."""
ON_ITS_SIDE = (5, 6, 7, 8)
"""What stands there for a picture that has to be turned by a quarter; Exif knows 1 to 8, and others mean nothing."""


@dataclass(frozen=True)
class PictureFile:
    """What a picture file holds."""

    digest: str
    """The hash of its bytes."""
    width: int = 0
    """Pixels, when it stands upright."""
    height: int = 0
    format: str = ""
    """One of `FORMATS`, whatever its name says; empty where it is none."""
    faults: tuple[str, ...] = ()
    """All that keeps it from being shown."""

    @property
    def key(self) -> str:
        """Under which what was found is remembered."""
        return digest("picture", self.digest)


def key_of_picture(file: Path) -> str:
    """The key of what `file` holds now."""
    try:
        return PictureFile(digest_of_bytes(_bytes_of(file))).key
    except OSError:
        return PictureFile("").key


def looked_at(file: Path) -> PictureFile:
    """What is in `file`; whatever is wrong with it is told, never raised."""
    try:
        content = _bytes_of(file)
    except OSError:
        return PictureFile("", faults=(NO_PICTURE,))
    return _facts(content, digest_of_bytes(content))


def facts_of(content: bytes) -> PictureFile:
    """What is in a picture that lies in no file yet; whatever is wrong with it is told, never raised."""
    return _facts(content, digest_of_bytes(content))


def _bytes_of(file: Path) -> bytes:
    """No more of them than are needed to know that they are too many."""
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _facts(content: bytes, name: str) -> PictureFile:
    from PIL import Image  # at need: most builds meet no new picture

    if len(content) > MOST_BYTES:
        return PictureFile(name, faults=(TOO_HEAVY, *_place(content)))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own word about large pictures; ours is below
            with Image.open(BytesIO(content), formats=FORMATS) as image:
                return _opened(image, content, name)
    except Image.DecompressionBombError:
        return PictureFile(name, faults=(TOO_LARGE, *_place(content)))
    except Exception:  # Pillow's decoders raise whatever they stumble over
        return PictureFile(name, faults=(NO_PICTURE, *_place(content)))


def _opened(image: Any, content: bytes, name: str) -> PictureFile:
    width, height = image.size
    kind = "JPEG" if image.format == "MPO" else image.format  # a JPEG that has another hanging on it
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        return PictureFile(name, width, height, kind, (TOO_LARGE, *_place(content)))
    if not _is_whole(image):
        return PictureFile(name, width, height, kind, (DAMAGED, *_place(content)))
    if image.getexif().get(ORIENTATION) in ON_ITS_SIDE:
        width, height = height, width
    return PictureFile(name, width, height, kind, (*_place(content, image),))


def _place(content: bytes, image: Any = None) -> Iterator[str]:
    if tells_place(content, image):
        yield TELLS_PLACE


def _is_whole(image: Any) -> bool:
    try:
        image.load()
    except Exception:
        return False
    return True
