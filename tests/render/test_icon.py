"""The site's mark, drawn."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from newsroom.render import icon
from newsroom.render.icon import SAFE, letter_of, png, svg

SIZES = (180, 192, 512)
LETTERS = ("T", "W", "I", "Q", "E", "7", "")


def drawn(letter: str, size: int) -> Image.Image:
    image = Image.open(io.BytesIO(png(letter, size)))
    image.load()
    return image.convert("RGB")


@pytest.mark.parametrize("size", SIZES)
def test_an_icon_is_a_whole_picture_of_its_size(size: int) -> None:
    image = Image.open(io.BytesIO(png("T", size)))
    image.verify()
    assert (image.format, image.size) == ("PNG", (size, size))


@pytest.mark.parametrize("letter", LETTERS)
def test_what_a_phone_may_cut_off_is_grid_alone(letter: str) -> None:
    size = 192
    image, middle, reach = drawn(letter, size), (size - 1) / 2, (SAFE * size) ** 2
    outside = [
        image.getpixel((x, y))
        for x in range(size)
        for y in range(size)
        if (x - middle) ** 2 + (y - middle) ** 2 > reach
    ]
    darkest = min(min(pixel) for pixel in outside if isinstance(pixel, tuple))
    assert darkest >= 0xDD


def test_letters_differ_and_stand_inside_the_circle() -> None:
    found = {letter: drawn(letter, 192).tobytes() for letter in LETTERS}
    assert len(set(found.values())) == len(LETTERS)


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert png("T", 192) == png("T", 192)
    assert svg("T") == svg("T")


@pytest.mark.parametrize("letter", LETTERS)
def test_the_icon_beside_the_title_is_sound_and_needs_no_stylesheet(letter: str) -> None:
    root = ElementTree.fromstring(svg(letter))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert {child.tag.partition("}")[2] for child in root} == {"path"}
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", " ".join(child.get("d", "") for child in root))]
    assert all(0 <= number <= 32 for number in numbers)


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Technically Speaking", "T"),
        ("the bench", "T"),
        ("“Écrous” of Lyon", "E"),
        ("3D News", "3"),
        ("技術", ""),
        ("—", ""),
    ],
)
def test_the_letter_is_the_names_first(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_every_letter_that_may_come_can_be_drawn() -> None:
    letters = {letter_of(chr(code)) for code in range(0x20, 0x250)} - {""}
    assert len(letters) == 36
    assert [letter for letter in sorted(letters) if b'd=""' in svg(letter)] == []


def test_its_colours_are_those_of_the_light_sheet(project: Path) -> None:
    tokens = (project / "overrides/assets/stylesheets/tokens.css").read_text("utf-8")
    light = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", tokens.partition("@media")[0]))
    assert [light[name] for name in ("paper", "blueprint", "signal")] == [icon.PAPER, icon.BLUEPRINT, icon.SIGNAL]
