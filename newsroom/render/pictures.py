"""Pictures that editors bring, made fit for a page; nothing of the file but its pixels is published."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

WIDEST = 1600
"""Pixels; wider pictures are made smaller."""
QUALITY = 80
FORMATS = ("JPEG", "PNG", "WEBP")
"""What may be opened: other formats bring other programs with them."""


@dataclass(frozen=True)
class Picture:
    src: str
    """Its address."""
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""


def published_size(file: Path) -> tuple[int, int]:
    """Width and height in pixels as published: turned upright, at most WIDEST wide."""
    with Image.open(file, formats=FORMATS) as image:
        turned = image.getexif().get(0x0112, 1) >= 5  # Exif orientations 5 to 8 stand on their side
        width, height = image.size[::-1] if turned else image.size
    return (width, height) if width <= WIDEST else (WIDEST, max(1, round(height * WIDEST / width)))


def webp(file: Path) -> bytes:
    """The picture as WebP: upright, not too wide, without any metadata."""
    with Image.open(file, formats=FORMATS) as image:
        upright = ImageOps.exif_transpose(image)
        mode = "RGBA" if upright.mode in ("RGBA", "LA", "P") else "RGB"
        pixels = upright.convert(mode).resize(published_size(file), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    pixels.save(buffer, "WEBP", quality=QUALITY, method=4)
    return buffer.getvalue()


def stripped(file: Path) -> bytes:
    """The picture in its own format, upright and without any metadata."""
    with Image.open(file, formats=FORMATS) as image:
        kind = image.format
        upright = ImageOps.exif_transpose(image)
        pixels = Image.frombytes(upright.mode, upright.size, upright.tobytes())
        if upright.mode == "P":
            pixels.putpalette(upright.getpalette() or [])
    buffer = BytesIO()
    pixels.save(buffer, kind, **({"quality": QUALITY} if kind != "PNG" else {}))
    return buffer.getvalue()
