"""Pictures that editors bring, made fit for a page; nothing of the file but its pixels is published."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from newsroom.reading.pictures import FORMATS

WIDEST = 1600
"""Pixels; wider pictures are made smaller."""
QUALITY = 80


@dataclass(frozen=True)
class Picture:
    src: str
    """Its address."""
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""


def published_size(width: int, height: int) -> tuple[int, int]:
    """The size in pixels as published of a picture that is so large when it stands upright."""
    return (width, height) if width <= WIDEST else (WIDEST, max(1, round(height * WIDEST / width)))


def webp(content: bytes) -> bytes:
    """The picture in `content` as WebP: upright, not too wide, without any metadata. Raises OSError."""
    from PIL import Image, ImageOps  # at need: most builds make no new picture

    with Image.open(BytesIO(content), formats=FORMATS) as image:
        upright = ImageOps.exif_transpose(image)
        mode = "RGBA" if upright.mode in ("RGBA", "LA", "P") else "RGB"
        pixels = upright.convert(mode).resize(published_size(*upright.size), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    pixels.save(buffer, "WEBP", quality=QUALITY, method=4)
    return buffer.getvalue()


def stripped(file: Path) -> bytes:
    """The picture in its own format, upright and without any metadata."""
    from PIL import Image, ImageOps

    with Image.open(file, formats=FORMATS) as image:
        kind = image.format
        upright = ImageOps.exif_transpose(image)
        pixels = Image.frombytes(upright.mode, upright.size, upright.tobytes())
        if upright.mode == "P":
            pixels.putpalette(upright.getpalette() or [])
    buffer = BytesIO()
    pixels.save(buffer, kind, **({"quality": QUALITY} if kind != "PNG" else {}))
    return buffer.getvalue()
