"""Picture files as editors bring them: what they are, before anything is made of them."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from newsroom.memory import digest, digest_of_bytes

FORMATS = ("JPEG", "PNG", "WEBP")
"""What may be opened: other formats bring other programs with them."""
MOST_PIXELS = 60_000_000
"""More than any camera of a volunteer takes; pictures that unfold to more would stop the build."""
LONGEST_SIDE = 16_000
"""Pixels; WebP can hold no more."""
TOO_LARGE = "the picture is far too large; save it with at most 4000 pixels a side"
DAMAGED = "the picture is cut short or damaged; save it again as JPEG"
NO_PICTURE = "this is no JPEG, PNG or WebP picture, or it is damaged; save it again as JPEG"
_ORIENTATION = 0x0112
"""The tag of Exif that says how the camera was held; 5 to 8 stand on their side."""


@dataclass(frozen=True)
class PictureFile:
    """What a picture file holds."""

    digest: str
    """The hash of its bytes."""
    width: int = 0
    """Pixels, when it stands upright."""
    height: int = 0
    fault: str = ""
    """Why it cannot be shown; empty where it can."""

    @property
    def key(self) -> str:
        """Under which what was found is remembered."""
        return digest("picture", self.digest)


def key_of_picture(file: Path) -> str:
    """The key of what `file` holds now."""
    try:
        return PictureFile(digest_of_bytes(file.read_bytes())).key
    except OSError:
        return PictureFile("").key


def looked_at(file: Path) -> PictureFile:
    """What is in `file`; whatever is wrong with it is told, never raised."""
    try:
        content = file.read_bytes()
    except OSError:
        return PictureFile("", fault=NO_PICTURE)
    return _facts(content, digest_of_bytes(content))


def _facts(content: bytes, name: str) -> PictureFile:
    from PIL import Image  # at need: most builds meet no new picture

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own word about large pictures; ours is below
            with Image.open(BytesIO(content), formats=FORMATS) as image:
                width, height = image.size
                if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
                    return PictureFile(name, fault=TOO_LARGE)
                if image.getexif().get(_ORIENTATION, 1) >= 5:
                    width, height = height, width
                return PictureFile(name, width, height, "" if _is_whole(image) else DAMAGED)
    except Image.DecompressionBombError:
        return PictureFile(name, fault=TOO_LARGE)
    except Exception:  # Pillow's decoders raise whatever they stumble over
        return PictureFile(name, fault=NO_PICTURE)


def _is_whole(image: object) -> bool:
    try:
        image.load()  # type: ignore[attr-defined]
    except Exception:
        return False
    return True
