"""Pictures that editors bring, made fit for a page; nothing of the file but its pixels is published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import quote

from newsroom import addresses
from newsroom.reading.pictures import FORMATS, ON_ITS_SIDE, ORIENTATION, PictureFile

WIDTHS = (400, 800, 1600)
"""Pixels, of the sizes that a browser may choose from; none is wider than the picture is."""
WIDEST = WIDTHS[-1]
PLAIN = 1200
"""Pixels, at most, of the one for programs that choose nothing: feed readers, and browsers of long ago."""
QUALITY = 80


@dataclass(frozen=True)
class Size:
    """One of the files that a picture is published as."""

    address: str
    width: int
    height: int
    kind: str = "WEBP"
    """What Pillow calls the format."""


@dataclass(frozen=True)
class Picture:
    src: str
    """The address of the file that any program can show."""
    width: int
    """Of that file, in pixels; with its height it gives the picture's shape."""
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    sizes: tuple[Size, ...] = ()
    """The same as WebP, the narrowest first."""


def published_size(width: int, height: int, most: int = WIDEST) -> tuple[int, int]:
    """The size in pixels as published, at most `most` wide, of a picture that is so large when it stands upright."""
    return (width, height) if width <= most else (most, max(1, round(height * most / width)))


def files_of(address: str, file: PictureFile) -> Iterator[Size]:
    """All that is published of an entry's picture, whose widest size stands at `address`: the plain one comes last."""
    yield from sizes_of(address, file)
    yield Size(addresses.plain_picture(address), *published_size(file.width, file.height, PLAIN), "JPEG")


def sizes_of(address: str, file: PictureFile) -> Iterator[Size]:
    """The sizes that a browser may choose from; of two that would be alike there is one."""
    smaller = [width for width in WIDTHS if width < min(file.width, WIDEST)]
    for width in smaller:
        yield Size(addresses.smaller_picture(address, width), *published_size(file.width, file.height, width))
    yield Size(address, *published_size(file.width, file.height))


def picture_at(address: str, file: PictureFile, alt: str = "", caption: str = "", credit: str = "") -> Picture:
    """The picture of an entry, whose widest size stands at `address`."""
    *sizes, plain = files_of(address, file)
    return Picture(plain.address, plain.width, plain.height, alt, caption, credit, tuple(sizes))


def pictures_in_docs(files: Mapping[str, PictureFile]) -> Mapping[str, Picture]:
    """The pictures of `docs/` among `files`, by path; MkDocs publishes each under its own name, and we its sizes."""
    return {path: _in_docs(path, file) for path, file in files.items() if path.startswith("docs/")}


def by_address(of_entries: Mapping[str, str], files: Mapping[str, PictureFile]) -> Mapping[str, Picture]:
    """Every picture that is published; `of_entries` says where those beside entries stand."""
    found = {address: picture_at(address, files[path]) for path, address in of_entries.items()}
    return found | {picture.src: picture for picture in pictures_in_docs(files).values()}


def _in_docs(path: str, file: PictureFile) -> Picture:
    own = path.removeprefix("docs")
    folder, _, name = own.rpartition("/")
    sizes = tuple(sizes_of(f"{folder}/{addresses.picture(name)}", file))
    return Picture(quote(own), *published_size(file.width, file.height), "", sizes=sizes)


def made(content: bytes, width: int, kind: str) -> bytes:
    """The picture in `content` upright, at most so many pixels wide, as `kind`, with nothing but its pixels.

    Raises OSError where it cannot be opened.
    """
    from PIL import Image  # at need: most builds make no new picture

    with Image.open(BytesIO(content), formats=FORMATS) as image:
        pixels = _pixels(image, width)
    if kind == "JPEG" and pixels.mode == "RGBA":
        paper = Image.new("RGB", pixels.size, "white")
        paper.paste(pixels, mask=pixels.getchannel("A"))
        pixels = paper
    # Anew from the bare pixels: whatever else the file told does not come along.
    bare = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    buffer = BytesIO()
    bare.save(buffer, kind, **_MANNERS[kind])
    return buffer.getvalue()


_MANNERS: Mapping[str, Mapping[str, Any]] = {
    "WEBP": {"quality": QUALITY, "method": 4},
    "JPEG": {"quality": QUALITY, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
}


def stripped(content: bytes, kind: str) -> bytes:
    """The picture in its own format, upright, not too wide and without any metadata. Raises OSError."""
    return made(content, WIDEST, kind)


def _pixels(image: Any, width: int) -> Any:
    """`image` as RGB or RGBA, in the colours of the web."""
    from PIL import Image, ImageOps

    turned = image.getexif().get(ORIENTATION) in ON_ITS_SIDE
    across, down = image.size[::-1] if turned else image.size
    size = published_size(across, down, width)
    double = (2 * size[0], 2 * size[1])
    image.draft(None, double[::-1] if turned else double)  # a JPEG need not be unfolded farther than that
    upright = _plain_mode(ImageOps.exif_transpose(image))
    smaller = upright if upright.size == size else upright.resize(size, Image.Resampling.LANCZOS)
    colours = _in_srgb(smaller, image.info.get("icc_profile"))
    return colours if colours.mode in ("RGB", "RGBA") else colours.convert("RGB")


def _plain_mode(image: Any) -> Any:
    """`image` in a mode that can be made smaller and has its transparency in a channel of its own."""
    if image.mode.startswith("I"):  # 16 bits a pixel
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image.convert("RGB") if image.mode in ("1", "P") else image


def _in_srgb(image: Any, profile: bytes | None) -> Any:
    """The colours that `profile` means, as a browser takes them that is told of no profile."""
    from PIL import ImageCms

    if not profile:
        return image
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    try:
        meant = ImageCms.ImageCmsProfile(BytesIO(profile))
        colours = image.convert("RGB") if alpha else image
        usual = ImageCms.profileToProfile(colours, meant, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile of other colours, or none at all
        return image
    if alpha and usual:
        usual.putalpha(alpha)
    return usual
