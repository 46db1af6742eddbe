"""Pictures as telephones and cameras save them: turned by a tag, with their place and with notes all over."""

from io import BytesIO

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

SECRET = b"Secret"
"""Begins every note that a photo of these tests has, in whatever part of the file."""
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:Description dc:creator='SecretXmp'/></x:xmpmeta>"
XMP_WITH_PLACE = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:Description exif:GPSLatitude='53,48.4N'/></x:xmpmeta>"
ENDING = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def quarters(size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Red above left, green above right, blue below left, white below right."""
    image = Image.new("RGB", size, "white")
    width, height = size[0] // 2, size[1] // 2
    for colour, corner in (("red", (0, 0)), ("lime", (width, 0)), ("blue", (0, height))):
        image.paste(colour, (*corner, corner[0] + width, corner[1] + height))
    return image


def exif(orientation: int = 1, place: bool = False, version: bool = False) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x0110] = "SecretCamera"
    found[0x013B] = "SecretArtist"
    gps = found.get_ifd(0x8825) if place or version else {}
    if version:
        gps[0] = b"\x02\x03\x00\x00"
    if place:
        gps[1], gps[2], gps[3], gps[4] = "N", (53.0, 48.0, 24.0), "W", (1.0, 33.0, 12.0)
    return found


def profile() -> bytes:
    """sRGB under a name of its own."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    named = usual.replace("sRGB built-in".encode("utf-16-be"), "SecretProfile".encode("utf-16-be"))
    assert named != usual
    return named


def photo(
    kind: str = "JPEG",
    orientation: int = 1,
    size: tuple[int, int] = (60, 40),
    place: bool = False,
    xmp: bytes = XMP,
    image: Image.Image | None = None,
) -> bytes:
    """The bytes of a picture file with a note in every part that can hold one."""
    extra: dict[str, object] = {"icc_profile": profile(), "exif": exif(orientation, place)}
    if kind == "PNG":
        notes = PngInfo()
        notes.add_text("Comment", "SecretNote")
        notes.add_text("Description", "SecretPackedNote" * 9, zip=True)
        notes.add_itxt("XML:com.adobe.xmp", xmp.decode())
        extra["pnginfo"] = notes
    if kind == "JPEG":
        extra["comment"] = b"SecretNote"
    if kind in ("JPEG", "WEBP"):
        extra["xmp"] = xmp
    buffer = BytesIO()
    (image or quarters(size)).save(buffer, kind, **extra)  # type: ignore[arg-type]
    return _with_iptc(buffer.getvalue()) if kind == "JPEG" else buffer.getvalue()


def _with_iptc(content: bytes) -> bytes:
    """With a segment as Photoshop and agencies write it: the photographer's name, the city."""
    held = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x12\x1c\x02\x5a\x00\x0aSecretCity\x00\x00\x00"
    return content[:2] + b"\xff\xed" + (len(held) + 2).to_bytes(2, "big") + held + content[2:]


def secrets_in(content: bytes) -> list[bytes]:
    """What of the notes is left in a file, and the marks of parts that hold notes."""
    marks = (SECRET, "Secret".encode("utf-16-be"), b"Exif\x00", b"EXIF", b"eXIf", b"ICCP", b"iCCP", b"ICC_PROFILE")
    more = (b"XMP ", b"xmpmeta", b"Photoshop", b"tEXt", b"iTXt", b"zTXt")
    return [mark for mark in (*marks, *more) if mark in content]
