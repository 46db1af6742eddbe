"""Of a picture nothing but its pixels is published."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from newsroom.reading.pictures import NO_PICTURE, looked_at
from newsroom.render.pictures import WIDEST, published_size, webp

SECRETS = (
    b"SecretCamera",
    b"SecretArtist",
    b"SecretNote",
    b"SecretXmp",
    b"EXIF",
    b"Exif",
    b"GPS",
    b"ICCP",
    b"XMP",
    b"sRGB",
)
SIZE = (60, 40)


def quarters(size: tuple[int, int] = SIZE) -> Image.Image:
    """Red above left, green above right, blue below left, white below right."""
    image = Image.new("RGB", size, "white")
    width, height = size[0] // 2, size[1] // 2
    for colour, corner in (("red", (0, 0)), ("lime", (width, 0)), ("blue", (0, height))):
        image.paste(colour, (*corner, corner[0] + width, corner[1] + height))
    return image


def exif(orientation: int) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x0110] = "SecretCamera"
    found[0x013B] = "SecretArtist"
    place = found.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (53.0, 48.0, 24.0), "W", (1.0, 33.0, 12.0)
    return found


def taken(folder: Path, kind: str, orientation: int = 1, size: tuple[int, int] = SIZE) -> Path:
    """A picture as a telephone saves it: turned by a tag, with its place, its profile and notes."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = folder / f"photo.{kind.lower()}"
    extra: dict[str, object] = {"icc_profile": profile, "exif": exif(orientation)}
    if kind == "PNG":
        notes = PngInfo()
        notes.add_text("Comment", "SecretNote")
        notes.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>SecretXmp</x:xmpmeta>")
        extra["pnginfo"] = notes
    if kind == "JPEG":
        extra["comment"] = b"SecretNote"
    if kind in ("JPEG", "WEBP"):
        extra["xmp"] = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SecretXmp</x:xmpmeta>"
    quarters(size).save(file, kind, **extra)
    return file


def corners(image: Image.Image) -> list[str]:
    """The colours of the corners, by what is strongest: above left, above right, below left, below right."""
    width, height = image.size
    names = {(1, 0, 0): "red", (0, 1, 0): "lime", (0, 0, 1): "blue", (1, 1, 1): "white"}
    spots = ((4, 4), (width - 5, 4), (4, height - 5), (width - 5, height - 5))
    return [names[tuple(int(part > 127) for part in image.convert("RGB").getpixel(spot))] for spot in spots]  # type: ignore[index,union-attr]


def measured(file: Path) -> tuple[int, int]:
    """The size that a page says the published picture has."""
    found = looked_at(file)
    assert found.fault == ""
    return published_size(found.width, found.height)


TURNED = {
    1: ["red", "lime", "blue", "white"],
    2: ["lime", "red", "white", "blue"],
    3: ["white", "blue", "lime", "red"],
    4: ["blue", "white", "red", "lime"],
    5: ["red", "blue", "lime", "white"],
    6: ["blue", "red", "white", "lime"],
    7: ["white", "lime", "blue", "red"],
    8: ["lime", "white", "red", "blue"],
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", TURNED)
def test_the_published_picture_is_upright_and_says_nothing(tmp_path: Path, kind: str, orientation: int) -> None:
    file = taken(tmp_path, kind, orientation)
    before = file.read_bytes()
    if kind == "JPEG":
        assert b"SecretCamera" in before
        assert b"SecretXmp" in before
    data = webp(file.read_bytes())
    assert [secret for secret in SECRETS if secret in data] == []
    with Image.open(BytesIO(data)) as image:
        assert image.format == "WEBP"
        assert dict(image.getexif()) == {}
        assert "icc_profile" not in image.info
        assert "xmp" not in image.info
        assert corners(image) == TURNED[orientation]
        assert image.size == (SIZE if orientation < 5 else SIZE[::-1]) == measured(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("size", "published"),
    [
        ((WIDEST, 900), (WIDEST, 900)),
        ((WIDEST + 1, 900), (WIDEST, 899)),
        ((3200, 1200), (1600, 600)),
        ((300, 2000), (300, 2000)),
    ],
)
def test_at_most_1600_wide(tmp_path: Path, size: tuple[int, int], published: tuple[int, int]) -> None:
    file = taken(tmp_path, "JPEG", 1, size)
    assert measured(file) == published
    with Image.open(BytesIO(webp(file.read_bytes()))) as image:
        assert image.size == published


def test_a_picture_on_its_side_is_measured_upright(tmp_path: Path) -> None:
    assert measured(taken(tmp_path, "JPEG", 6, (1200, 3200))) == (1600, 600)


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    file = taken(tmp_path, "JPEG", 6)
    assert webp(file.read_bytes()) == webp(file.read_bytes())


def test_see_through_stays_see_through(tmp_path: Path) -> None:
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(tmp_path / "a.png")
    with Image.open(BytesIO(webp((tmp_path / "a.png").read_bytes()))) as image:
        assert image.convert("RGBA").getpixel((4, 4))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "CMYK", "I;16"])
def test_every_usual_kind_of_pixels(tmp_path: Path, mode: str) -> None:
    file = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    Image.new(mode, (8, 8)).save(file)
    with Image.open(BytesIO(webp(file.read_bytes()))) as image:
        assert image.size == (8, 8)


def test_a_strip_is_still_a_picture(tmp_path: Path) -> None:
    Image.new("RGB", (8000, 2)).save(tmp_path / "a.png")
    with Image.open(BytesIO(webp((tmp_path / "a.png").read_bytes()))) as image:
        assert image.size == (1600, 1)


def test_what_is_none_of_the_three_kinds_is_not_opened(tmp_path: Path) -> None:
    """Other formats bring other programs: an EPS would be run by Ghostscript."""
    Image.new("RGB", (8, 8)).save(tmp_path / "a.eps")
    (tmp_path / "a.eps").rename(tmp_path / "a.jpg")
    assert looked_at(tmp_path / "a.jpg").fault == NO_PICTURE
    with pytest.raises(OSError, match="cannot identify"):
        webp((tmp_path / "a.jpg").read_bytes())
