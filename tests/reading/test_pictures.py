"""What is found in a picture file: its size, its kind, and all that keeps it from being shown."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from newsroom.memory import Memory
from newsroom.reading import pictures
from newsroom.reading.content import read_content
from newsroom.reading.pictures import DAMAGED, NO_PICTURE, TELLS_PLACE, TOO_HEAVY, looked_at
from tests.building import article, bare_root
from tests.photos import ENDING, XMP_WITH_PLACE, exif, photo, quarters


def faults(folder: Path, content: bytes) -> tuple[str, ...]:
    file = folder / "photo"
    file.write_bytes(content)
    return looked_at(file).faults


def saved(image: Image.Image, kind: str, **extra: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **extra)  # type: ignore[arg-type]
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ENDING)
def test_a_photo_with_every_note_but_a_place_is_sound(tmp_path: Path, kind: str) -> None:
    assert faults(tmp_path, photo(kind)) == ()


@pytest.mark.parametrize("kind", ENDING)
def test_a_photo_with_its_place_is_refused(tmp_path: Path, kind: str) -> None:
    assert faults(tmp_path, photo(kind, place=True)) == (TELLS_PLACE,)


@pytest.mark.parametrize("kind", ENDING)
def test_the_place_may_stand_in_xmp_alone(tmp_path: Path, kind: str) -> None:
    assert faults(tmp_path, photo(kind, xmp=XMP_WITH_PLACE)) == (TELLS_PLACE,)


def _in_packed_text() -> bytes:
    notes = PngInfo()
    notes.add_text("XML:com.adobe.xmp", XMP_WITH_PLACE.decode(), zip=True)
    return saved(quarters(), "PNG", pnginfo=notes)


def _in_hexadecimal() -> bytes:
    """As ImageMagick keeps the Exif of a JPEG in a PNG."""
    held = exif(place=True).tobytes()
    held = held if held.startswith(b"Exif") else b"Exif\x00\x00" + held
    notes = PngInfo()
    notes.add_text("Raw profile type APP1", f"\nAPP1\n{len(held):8}\n{held.hex()}\n", zip=True)
    return saved(quarters(), "PNG", pnginfo=notes)


HIDDEN = {
    "in packed text": _in_packed_text(),
    "in hexadecimal": _in_hexadecimal(),
    "in a picture that hangs on it": photo() + photo(place=True),
    "in a film that hangs on it": photo() + b"moov udta \xa9xyz\x00\x12\x15\xc7+53.8067-001.5550/",
    "in text of two bytes a letter": photo() + "exif:GPSLongitude".encode("utf-16-le"),
}


@pytest.mark.parametrize("content", HIDDEN.values(), ids=HIDDEN)
def test_the_place_is_found_wherever_it_hides(tmp_path: Path, content: bytes) -> None:
    assert faults(tmp_path, content) == (TELLS_PLACE,)


@pytest.mark.parametrize("kind", ENDING)
def test_a_camera_that_knows_no_place_is_no_harm(tmp_path: Path, kind: str) -> None:
    """Many write the version of GPS that they would use."""
    held = exif(version=True)
    assert held.get_ifd(0x8825)
    assert faults(tmp_path, saved(quarters(), kind, exif=held)) == ()


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    whole = photo(place=True, size=(400, 400))
    assert faults(tmp_path, whole[: len(whole) * 3 // 4]) == (DAMAGED, TELLS_PLACE)
    assert faults(tmp_path, b"GIF89a" + b"exif:GPSLatitude") == (NO_PICTURE, TELLS_PLACE)


def test_too_many_bytes(tmp_path: Path) -> None:
    assert faults(tmp_path, photo() + bytes(pictures.MOST_BYTES)) == (TOO_HEAVY,)
    assert faults(tmp_path, photo() + bytes(pictures.MOST_BYTES - len(photo()))) == ()


@pytest.mark.parametrize("kind", ENDING)
@pytest.mark.parametrize("orientation", [1, 6])
def test_a_picture_is_measured_upright(tmp_path: Path, kind: str, orientation: int) -> None:
    (tmp_path / "a").write_bytes(photo(kind, orientation))
    found = looked_at(tmp_path / "a")
    assert (found.width, found.height, found.format) == ((60, 40) if orientation == 1 else (40, 60)) + (kind,)


def test_two_pictures_in_one_file_are_a_jpeg(tmp_path: Path) -> None:
    """As some telephones save them, one for each eye."""
    content = saved(quarters(), "MPO", save_all=True, append_images=[quarters()])
    (tmp_path / "a.jpg").write_bytes(content)
    found = looked_at(tmp_path / "a.jpg")
    assert (found.format, found.faults) == ("JPEG", ())


PLACES = ("articles/2023/a.jpg", "case_studies/a.png", "action_plans/a.webp", "docs/a.jpg", "data/people/a.jpg")


@pytest.mark.parametrize("path", [*PLACES, "overrides/assets/a.jpg"])
def test_pictures_are_looked_at_wherever_they_lie(tmp_path: Path, path: str) -> None:
    root = bare_root(tmp_path, {path: ""})
    kind = next(kind for kind, ending in ENDING.items() if path.endswith(ending))
    (root / path).write_bytes(photo(kind, place=True))
    assert read_content(root).pictures[path].faults == (TELLS_PLACE,)


@pytest.mark.parametrize("name", ["a.heic", "a.TIFF", "a.gif", "a.jfif", "a.svg"])
def test_pictures_of_other_kinds_are_not_passed_over(tmp_path: Path, name: str) -> None:
    """A photo straight from a telephone would lie in the repository with its place."""
    root = bare_root(tmp_path, {"articles/2023/a.md": article(), f"articles/2023/{name}": "x"})
    (problem,) = read_content(root).problems
    assert str(problem).startswith(f"articles/2023/{name}:1:1: pictures of this kind are not shown; ")


def test_a_picture_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    usual = pictures._facts
    monkeypatch.setattr(pictures, "_facts", lambda content, name: seen.append(name) or usual(content, name))
    root, memory = bare_root(tmp_path, {"articles/2023/a.jpg": ""}), Memory()
    (root / "articles/2023/a.jpg").write_bytes(photo())
    for _ in range(3):
        read_content(root, memory)
    assert len(seen) == 1


def test_no_picture_of_this_project_tells_where_it_was_taken(project: Path) -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=project, capture_output=True, text=True, check=True).stdout
    files = [project / name for name in listed.splitlines() if Path(name).suffix.lower() in pictures.ENDINGS]
    assert [file for file in files if file.is_file() and looked_at(file).faults] == []
