"""Of a picture nothing but its pixels is published, in sizes that fit."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from newsroom.reading.pictures import NO_PICTURE, PictureFile, looked_at
from newsroom.render.pictures import (
    PLAIN,
    WIDEST,
    WIDTHS,
    files_of,
    made,
    picture_at,
    pictures_in_docs,
    published_size,
    stripped,
)
from tests.photos import ENDING, photo, secrets_in

SIZE = (60, 40)
KINDS = ("WEBP", "JPEG")


def opened(content: bytes) -> Image.Image:
    with Image.open(BytesIO(content)) as image:
        image.load()
        return image


def saved(image: Image.Image, kind: str = "PNG", **extra: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **extra)  # type: ignore[arg-type]
    return buffer.getvalue()


def corners(image: Image.Image) -> list[str]:
    """The colours of the corners, by what is strongest: above left, above right, below left, below right."""
    width, height = image.size
    names = {(1, 0, 0): "red", (0, 1, 0): "lime", (0, 0, 1): "blue", (1, 1, 1): "white"}
    spots = ((4, 4), (width - 5, 4), (4, height - 5), (width - 5, height - 5))
    return [names[tuple(int(part > 127) for part in image.convert("RGB").getpixel(spot))] for spot in spots]  # type: ignore[index,union-attr]


def test_the_photos_of_these_tests_are_full_of_notes() -> None:
    assert {kind: len(secrets_in(photo(kind))) >= 4 for kind in ENDING} == dict.fromkeys(ENDING, True)


TURNED = {
    1: ["red", "lime", "blue", "white"],
    2: ["lime", "red", "white", "blue"],
    3: ["white", "blue", "lime", "red"],
    4: ["blue", "white", "red", "lime"],
    5: ["red", "blue", "lime", "white"],
    6: ["blue", "red", "white", "lime"],
    7: ["white", "lime", "blue", "red"],
    8: ["lime", "white", "red", "blue"],
    9: ["red", "lime", "blue", "white"],
}
"""The corners of `quarters` as each way to hold the camera has them seen; there is no ninth."""


@pytest.mark.parametrize("kind", ENDING)
@pytest.mark.parametrize("published", KINDS)
@pytest.mark.parametrize("orientation", TURNED)
def test_the_published_picture_is_upright_and_says_nothing(kind: str, published: str, orientation: int) -> None:
    data = made(photo(kind, orientation, place=True), 1600, published)
    assert secrets_in(data) == []
    image = opened(data)
    assert image.format == published
    assert dict(image.getexif()) == {}
    assert {"icc_profile", "xmp", "comment", "photoshop"}.isdisjoint(image.info)
    assert corners(image) == TURNED[orientation]
    assert image.size == (SIZE[::-1] if 5 <= orientation <= 8 else SIZE)


@pytest.mark.parametrize("kind", ENDING)
def test_a_picture_of_docs_keeps_its_kind_and_nothing_else(kind: str) -> None:
    data = stripped(photo(kind, 6, size=(2000, 900), place=True), kind)
    assert secrets_in(data) == []
    assert (opened(data).format, opened(data).size) == (kind, (900, 2000))


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_large_photo_in_each_size(orientation: int, width: int) -> None:
    """A JPEG is unfolded no farther than is needed; its shape and its corners stay."""
    photo_of_4000 = photo("JPEG", orientation, (4000, 3000))
    image = opened(made(photo_of_4000, width, "WEBP"))
    assert image.size == ((width, round(width * 3 / 4)) if orientation == 1 else (width, round(width * 4 / 3)))
    assert corners(image) == TURNED[orientation]


SIZES = {
    (300, 200): [300],
    (400, 300): [400],
    (401, 300): [400, 401],
    (800, 100): [400, 800],
    (1000, 800): [400, 800, 1000],
    (1600, 900): [400, 800, 1600],
    (6000, 4000): [400, 800, 1600],
    (3000, 9000): [400, 800, 1600],
}


@pytest.mark.parametrize("size", SIZES)
def test_the_sizes_of_a_picture(size: tuple[int, int]) -> None:
    """Never more pixels than there are, and nothing twice."""
    *webp, plain = files_of("/news/2026/a/kiln.jpg.webp", PictureFile("", *size, "JPEG"))
    assert [one.width for one in webp] == SIZES[size]
    assert webp[-1].address == "/news/2026/a/kiln.jpg.webp"
    assert [one.address for one in webp[:-1]] == [f"/news/2026/a/kiln.jpg.{one.width}.webp" for one in webp[:-1]]
    assert (plain.address, plain.width, plain.kind) == ("/news/2026/a/kiln.jpg.jpg", min(size[0], PLAIN), "JPEG")
    assert all(abs(one.height - one.width * size[1] / size[0]) <= 0.5 for one in (*webp, plain))


@pytest.mark.parametrize(("size", "orientation"), [((1000, 700), 1), ((700, 1000), 6)])
def test_files_have_the_size_that_a_page_says(tmp_path: Path, size: tuple[int, int], orientation: int) -> None:
    (tmp_path / "a.jpg").write_bytes(photo("JPEG", orientation, size))
    for one in files_of("/a.jpg.webp", looked_at(tmp_path / "a.jpg")):
        assert opened(made((tmp_path / "a.jpg").read_bytes(), one.width, one.kind)).size == (one.width, one.height)


def test_a_picture_for_every_program_is_a_jpeg() -> None:
    picture = picture_at("/news/2026/a/kiln.png.webp", PictureFile("", 2400, 1600, "PNG"), "Words")
    assert (picture.src, picture.width, picture.height) == ("/news/2026/a/kiln.png.jpg", 1200, 800)


def test_a_picture_of_docs_keeps_its_own_name() -> None:
    files = {"docs/deep/My photo.PNG": PictureFile("", 900, 90, "PNG"), "articles/a.png": PictureFile("", 9, 9, "PNG")}
    (picture,) = pictures_in_docs(files).values()
    assert (picture.src, picture.width) == ("/deep/My%20photo.PNG", 900)
    assert [one.address for one in picture.sizes] == [
        "/deep/my-photo.png.400.webp", "/deep/my-photo.png.800.webp", "/deep/my-photo.png.webp",
    ]  # fmt: skip


def test_a_strip_is_still_a_picture() -> None:
    assert published_size(8000, 2) == (1600, 1)
    assert opened(made(saved(Image.new("RGB", (8000, 2))), WIDEST, "WEBP")).size == (1600, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_picture_gives_the_same_bytes(kind: str) -> None:
    assert made(photo("JPEG", 6), 400, kind) == made(photo("JPEG", 6), 400, kind)


# ---- pixels


def test_see_through_stays_see_through_and_is_paper_in_a_jpeg() -> None:
    content = saved(Image.new("RGBA", (8, 8), (255, 0, 0, 0)))
    assert opened(made(content, 400, "WEBP")).convert("RGBA").getpixel((4, 4))[3] == 0  # type: ignore[index]
    assert opened(made(content, 400, "JPEG")).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "CMYK", "I;16"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_usual_kind_of_pixels(mode: str, kind: str) -> None:
    content = saved(Image.new(mode, (8, 8)), "JPEG" if mode == "CMYK" else "PNG")
    assert opened(made(content, 400, kind)).size == (8, 8)


def test_sixteen_bits_are_made_eight() -> None:
    """Half bright stays half bright."""
    content = saved(Image.new("I;16", (8, 8), 0x8000))
    grey = opened(made(content, 400, "JPEG")).getpixel((4, 4))
    assert all(126 <= part <= 130 for part in grey)  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_colours_are_those_that_the_profile_means(mode: str, kind: str) -> None:
    """Without its profile a picture would be shown in other colours than it was taken in."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red_is_green = usual.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")
    red = Image.new("RGB", (8, 8), (255, 0, 0)).convert(mode)
    for profile, wanted in ((usual, (255, 0, 0)), (red_is_green, (0, 255, 0))):
        colour = opened(made(saved(red, icc_profile=profile), 400, kind)).convert("RGB").getpixel((4, 4))
        assert all(abs(one - other) < 12 for one, other in zip(colour, wanted, strict=True))  # type: ignore[arg-type]


def test_a_profile_of_other_colours_is_passed_over() -> None:
    other = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert opened(made(saved(Image.new("RGB", (8, 8)), icc_profile=other), 400, "WEBP")).size == (8, 8)


def test_what_is_no_profile_is_no_crash() -> None:
    content = saved(Image.new("RGB", (8, 8), "teal"), "JPEG", icc_profile=b"nothing of the kind" * 9)
    assert opened(made(content, 400, "WEBP")).size == (8, 8)


def test_what_is_none_of_the_three_kinds_is_not_opened(tmp_path: Path) -> None:
    """Other formats bring other programs: an EPS would be run by Ghostscript."""
    Image.new("RGB", (8, 8)).save(tmp_path / "a.eps")
    (tmp_path / "a.eps").rename(tmp_path / "a.jpg")
    assert looked_at(tmp_path / "a.jpg").faults == (NO_PICTURE,)
    with pytest.raises(OSError, match="cannot identify"):
        made((tmp_path / "a.jpg").read_bytes(), 400, "WEBP")
