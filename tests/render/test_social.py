"""The sheet that stands for a page: its size, its words, and that it is the same on every run."""

import re
import struct
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from newsroom.render.fonts import RANGES
from newsroom.render.social import ACCENTS, HEIGHT, WIDTH, Sheet, _cut, _font, _known, picture, set_in, settable

PLAIN = Sheet(
    headline="A week that opened the workshop doors",
    standfirst="",
    kind="News",
    when="2023",
    unit="Faculty of Environment",
    accent="green",
    site="Technically Speaking",
    voice="Made from public documents; not an official publication of the University of Leeds.",
)
LONG = "How a retired lathe, a borrowed crane and eleven patient people moved the wind tunnel's fan out through a wall"


def chunks(content: bytes) -> list[str]:
    """The names of a PNG's parts (PNG specification, 5.3)."""
    found, at = [], 8
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        found.append(content[at + 4 : at + 8].decode())
        at += 12 + length
    return found


def opened(sheet: Sheet) -> Image.Image:
    return Image.open(BytesIO(picture(sheet)))


def differs(one: Sheet, other: Sheet, box: tuple[int, int, int, int] | None = None) -> bool:
    pair = [opened(sheet).convert("RGB").crop(box) for sheet in (one, other)]
    return ImageChops.difference(*pair).getbbox() is not None


def test_a_sheet_is_a_small_png_with_nothing_in_it_but_pixels() -> None:
    content = picture(PLAIN)
    assert Image.open(BytesIO(content)).size == (WIDTH, HEIGHT) == (1200, 630)
    assert Image.open(BytesIO(content)).format == "PNG"
    assert len(content) < 40_000
    assert set(chunks(content)) == {"IHDR", "PLTE", "IDAT", "IEND"}


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert picture(PLAIN) == picture(replace(PLAIN))


@pytest.mark.parametrize("name", ["headline", "kind", "when", "unit", "site", "voice", "standfirst"])
def test_each_word_is_drawn(name: str) -> None:
    assert differs(PLAIN, replace(PLAIN, **{name: "Another word"}))


def test_each_faculty_has_its_ink() -> None:
    inks = {opened(replace(PLAIN, accent=accent)).convert("RGB").getpixel((36, 300)) for accent in ACCENTS}
    assert len(inks) == len(ACCENTS)


def test_the_inks_are_those_of_the_stylesheet(project: Path) -> None:
    tokens = (project / "overrides/assets/stylesheets/tokens.css").read_text("utf-8")
    for accent, ink in ACCENTS.items():
        name = re.search(rf"\.accent-{accent} {{ --accent: var\(--(\w+)\)", tokens)
        light = re.search(rf"--{name[1] if name else accent}: (#[0-9a-f]+);", tokens)
        assert light, accent
        assert light[1] == ink


@pytest.mark.parametrize(
    "text", ["Ears first", LONG, " ".join([LONG] * 5), "Rindfleischetikettierungsueberwachung at noon", "x" * 500]
)
def test_long_headlines_wrap_and_shrink_and_lose_no_letter(text: str) -> None:
    lines, size = set_in(text, 1032, 366)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(_font("Bold", size).getlength(line) for line in lines) <= 1032
    assert len(lines) * size * 1.13 <= 366


def test_a_short_headline_is_larger_than_a_long_one() -> None:
    sizes = [set_in(text, 1032, 366)[1] for text in ("Ears first", PLAIN.headline, LONG)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[2] >= 48


def test_the_lines_of_a_headline_are_about_as_long_as_each_other() -> None:
    lines, size = set_in(LONG, 1032, 366)
    widths = [_font("Bold", size).getlength(line) for line in lines]
    assert min(widths) > max(widths) / 2


def test_a_headline_never_touches_the_frame() -> None:
    empty = opened(replace(PLAIN, headline="")).convert("RGB")
    for text in ("Ears first", LONG, " ".join([LONG] * 5), "W" * 300):
        changed = ImageChops.difference(opened(replace(PLAIN, headline=text)).convert("RGB"), empty).getbbox()
        assert changed
        assert changed[0] >= 50
        assert changed[2] <= 1172
        assert changed[1] >= 28
        assert changed[3] <= 476


@pytest.mark.parametrize("text", ["Ωmega", "Привет", "技師", "x" * 601])
def test_what_cannot_be_set_whole_is_not_set(text: str) -> None:
    assert not settable(text)


@pytest.mark.parametrize(
    "text", ["Café, naïve, Łódź", "Tŷ Ŵyth £5 – “yes” … 50 %", "A robot 🤖 porter", "e\u0301clair"]
)
def test_letters_of_europe_are_set_and_signs_that_are_lacking_are_left_out(text: str) -> None:
    assert settable(text)
    picture(replace(PLAIN, headline=text))


@pytest.mark.parametrize("cut", ["Regular", "Semibold", "Bold"])
def test_every_sign_is_in_the_typeface_and_as_wide_as_it_says(cut: str) -> None:
    """In the TrueType files a percent sign is as wide as its smallest part for FreeType, and what follows covers it."""
    font = TTFont(BytesIO(_cut(cut)))
    names, wide, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    drawn = _font(cut, 200)
    for sign in (chr(code) for first, last in RANGES for code in range(first, last + 1)):
        if _known(sign).strip():
            assert ord(sign) in names or sign == "\u2011", sign
            expected = wide[names[ord(_known(sign))]][0] * 200 / units
            assert abs(drawn.getlength(_known(sign)) - expected) < 1.5, sign


def test_without_a_headline_kind_and_year_stand_in_its_place() -> None:
    nothing = replace(PLAIN, headline="")
    assert differs(nothing, replace(nothing, when="2024"), (60, 40, 1150, 480))


@pytest.mark.parametrize("name", ["kind", "when", "unit", "voice"])
def test_a_sheet_without_something_is_drawn_too(name: str) -> None:
    picture(replace(PLAIN, **{name: ""}))


def test_a_sheet_of_hardly_anything_is_drawn_too() -> None:
    picture(replace(PLAIN, headline="", kind="", when="", unit="", voice=""))
