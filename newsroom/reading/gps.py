"""Whether a picture file tells where it was taken. Such a picture is refused: what lies in the repository is public.

Looked for is a place in Exif, in XMP, in the notes of a PNG, in the film that some telephones hang on a photo, and
in the second picture that others hang on it.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

_GPS = 0x8825
"""The tag of Exif below which the place stands."""
_ONLY_ITS_VERSION = {0}
"""What many cameras write there that know no place."""
_HEAD = b"Exif\x00\x00"
_MOST_HEADS = 50
"""A photo has one or two; who writes more has other intentions, and nothing of Exif is published anyway."""
_LONGEST = 0x10000
"""Bytes of Exif in a JPEG."""
_NAMES = ("GPSLatitude", "GPSLongitude", "GPSDestLatitude", "GPSDestLongitude")
"""Of XMP, Adobe's way to write the same as Exif."""
_WRITTEN = re.compile(
    b"|".join(re.escape(name.encode(code)) for name in _NAMES for code in ("ascii", "utf-16-le", "utf-16-be"))
)
_IN_FILM = re.compile(rb"\xa9xyz.{4}[+-]\d\d", re.DOTALL)
"""The place as a film holds it (QuickTime File Format, `©xyz`)."""


def tells_place(content: bytes, image: Any = None) -> bool:
    """Whether `content`, a picture file, holds a place; `image` is the same as Pillow opened it, where it could."""
    blocks = [content, *_notes(image)]
    if any(_WRITTEN.search(block) or _IN_FILM.search(block) for block in blocks):
        return True
    heads = (block[head.start() :][:_LONGEST] for block in blocks for head in _heads(block))
    return any(map(_exif_tells, heads)) or (image is not None and _has_place(image.getexif()))


def _heads(block: bytes) -> Iterator[re.Match[bytes]]:
    return islice(re.finditer(_HEAD, block), _MOST_HEADS)


def _exif_tells(block: bytes) -> bool:
    from PIL import Image  # at need: most builds meet no new picture

    exif = Image.Exif()
    try:
        exif.load(block)
    except Exception:  # letters that happened to look like Exif
        return False
    return _has_place(exif)


def _has_place(exif: Any) -> bool:
    try:
        return bool(set(exif.get_ifd(_GPS)) - _ONLY_ITS_VERSION)
    except Exception:  # Pillow raises whatever it stumbles over
        return False


def _notes(image: Any) -> Iterator[bytes]:
    """The texts in a PNG, unpacked."""
    try:
        texts: Mapping[str, str] = getattr(image, "text", {})
    except Exception:  # cut short, which is told elsewhere
        return
    for name, text in texts.items():
        yield text.encode("utf-8", "replace")
        if name.startswith("Raw profile type "):  # as ImageMagick writes: a name, a length, and hexadecimal digits
            yield _from_digits("".join(text.split()[2:]))


def _from_digits(digits: str) -> bytes:
    try:
        return bytes.fromhex(digits)
    except ValueError:
        return b""
