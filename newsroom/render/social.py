"""The picture that stands for a page where somebody passes it on: a drawing sheet with its headline, as PNG.

Sixteen colours are enough for paper, rules and letters, so a sheet is a few kilobytes. Each layer is drawn with
places of the palette; letters are drawn in greys, of which each becomes a step between paper and ink.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from newsroom.render.fonts import RANGES
from newsroom.render.sharing import HEIGHT, WIDTH

if TYPE_CHECKING:  # a tenth of a second, for pictures that are drawn once
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

PAPER, INK, BLUEPRINT = "#fbfaf7", "#1b1f23", "#0b3d66"
FINE, COARSE = "#eff1ef", "#e0e5e7"
"""The lines of the grid."""
ACCENTS = {
    "plum": "#7a2e6b", "green": "#2c6430", "blue": "#1f4e9c",
    "teal": "#0a6166", "crimson": "#9c1f3f", "blueprint": BLUEPRINT,
}  # fmt: skip
"""The ink of each faculty, as on a light page (`tokens.css`)."""

_LACKING = "\u012c\u012d\u0132\u0133\u014a\u014b\u0166\u0167\u201b\u2031"
"""What the typeface has not, of the ranges that it is cut to: letters of Lappish and Dutch, two rare signs."""
_HYPHEN = {0x2011: "-"}
"""One at which no line breaks looks like any other."""

# Places in the palette. A ramp goes from the paper's side to the ink's.
_PAPER, _FINE, _COARSE = 0, 1, 2
_INK, _LINES, _ACCENT = (3, 4, 5, 6, 7), (8, 9, 10, 11), (12, 13, 14, 15)
_ON_ACCENT = (14, 13, 12, _PAPER)
"""Letters in the colour of paper on the faculty's ink."""

_FRAME = (24, 24, 1175, 605)
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 1116, 62, 428
"""Where the headline stands."""
_LARGEST, _LARGE, _SMALLEST = 108, 34, 9
"""Sizes of letters, in pixels."""
_MOST, _LONGEST_WORD = 600, 40
"""Characters of a headline, and of what stands in it without a space; longer words are parted."""
_LEADING = 1.13
_MEASURED_AT = 100
"""The size at which words are measured; at others they are as wide in proportion, but for a few hundredths."""
_DIMENSION = 456
"""The height of the line that tells how wide the headline is."""
_BLOCK = (724, 486, 1175, 605)
"""The title block."""
_FOOT = (84, 498, 690, 596)
"""Where it stands in whose voice the site speaks."""


@dataclass(frozen=True)
class Sheet:
    """All that is drawn, which nothing changes but the headline, the date's year and the site's own name."""

    headline: str
    """Empty where none may be drawn: its kind and year stand in its place."""
    standfirst: str
    kind: str
    when: str
    """A year, or years."""
    unit: str
    """The faculty, or another unit."""
    accent: str
    """Which of `ACCENTS` is its ink."""
    site: str
    voice: str
    """“Not an official publication ...”; empty where the institution publishes."""


def settable(text: str) -> bool:
    """Whether all of `text` can be read on a sheet; signs that the typeface lacks are left out, letters never."""
    if text.isascii():
        return len(text) <= _MOST
    letters = (sign for sign in unicodedata.normalize("NFC", text) if sign.isalnum())
    return len(text) <= _MOST and all(map(_is_known, letters))


def _is_known(sign: str) -> bool:
    return sign not in _LACKING and any(first <= ord(sign) <= last for first, last in RANGES)


def _known(text: str) -> str:
    signs = unicodedata.normalize("NFC", text).translate(_HYPHEN)
    return "".join(sign if _is_known(sign) else " " * sign.isspace() for sign in signs)


def picture(sheet: Sheet) -> bytes:
    """The sheet as PNG. Equal sheets give equal bytes: no date and no name of a program is in them."""
    image = _paper().copy()
    image.putpalette(_palette(ACCENTS[sheet.accent]))
    _headline(image, sheet)
    _title_block(image, sheet)
    _foot(image, sheet.voice)
    written = BytesIO()
    image.save(written, "PNG", bits=4, compress_level=4)  # 9 takes ten times as long for a tenth less
    return written.getvalue()


# -- Paper and ink


@cache
def _paper() -> Image:
    """What all sheets share: the grid, the frame, and the marks at the middle of its sides."""
    from PIL import Image, ImageDraw

    image = Image.new("P", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    left, top, right, bottom = _FRAME
    for step, ink in ((20, _FINE), (100, _COARSE)):
        for x in range(left + step, right, step):
            draw.line((x, top, x, bottom), fill=ink)
        for y in range(top + step, bottom, step):
            draw.line((left, y, right, y), fill=ink)
    draw.rectangle(_FRAME, outline=_LINES[-1], width=3)
    for x in (left, right):
        draw.line((x - 10, HEIGHT // 2, x + 10, HEIGHT // 2), fill=_LINES[-1], width=3)
    for y in (top, bottom):
        draw.line((WIDTH // 2, y - 10, WIDTH // 2, y + 10), fill=_LINES[-1], width=3)
    draw.rectangle((left + 3, top + 3, left + 22, bottom - 3), fill=_ACCENT[-1])
    return image


def _palette(accent: str) -> bytes:
    ramps = (
        *(_between(PAPER, INK, (step + 1) / len(_INK)) for step in range(len(_INK))),
        *(_between(PAPER, BLUEPRINT, (step + 1) / len(_LINES)) for step in range(len(_LINES))),
        *(_between(PAPER, accent, (step + 1) / len(_ACCENT)) for step in range(len(_ACCENT))),
    )
    return b"".join((bytes.fromhex(PAPER[1:]), bytes.fromhex(FINE[1:]), bytes.fromhex(COARSE[1:]), *ramps))


def _between(start: str, end: str, share: float) -> bytes:
    pairs = zip(bytes.fromhex(start[1:]), bytes.fromhex(end[1:]), strict=True)
    return bytes(round(a + (b - a) * share) for a, b in pairs)


@cache
def _font(cut: str, size: int) -> FreeTypeFont:
    """Laid out by Pillow's own means, which are the same on every computer."""
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(_cut(cut)), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _cut(cut: str) -> bytes:
    """Not the TrueType files: for FreeType a percent sign in them is as wide as its smallest part."""
    return (files("font_source_serif_pro") / "files" / f"SourceSerifPro-{cut}.otf").read_bytes()


def _write(image: Image, text: str, place: tuple[float, float], cut: str, size: int, ramp: tuple[int, ...]) -> None:
    """`text` on one line; `place` is its left end and the top of its letters with their accents."""
    from PIL import Image, ImageDraw

    times = 1 if size >= _LARGE else 4  # small letters stand evenly only where they are drawn large and then reduced
    font = _font(cut, size * times)
    letters = Image.new("L", (int(font.getlength(text)) + size * times, sum(font.getmetrics())), 0)
    ImageDraw.Draw(letters).text((size * times / 4, 0), text, fill=255, font=font)
    letters = letters.reduce(times)
    corner = round(place[0] - size / 4), round(place[1])
    ink, where = _steps(ramp)
    image.paste(letters.point(ink), corner, letters.point(where))


@cache
def _steps(ramp: tuple[int, ...]) -> tuple[list[int], list[int]]:
    """For each grey of a letter its place on the ramp, and whether anything is drawn there."""
    steps = [round(grey * len(ramp) / 255) for grey in range(256)]
    return [ramp[max(step, 1) - 1] for step in steps], [255 * (step > 0) for step in steps]


# -- The parts of a sheet


def _headline(image: Image, sheet: Sheet) -> None:
    text = _known(sheet.headline) or ", ".join(filter(None, (sheet.kind, sheet.when)))
    room = _BOTTOM - _TOP - (64 if sheet.standfirst else 0)
    lines, size = set_in(text, _RIGHT - _LEFT, room)
    font = _font("Bold", size)
    high = size * _LEADING
    top = _TOP + (room - high * len(lines)) / 2
    for number, line in enumerate(lines):
        _write(image, line, (_LEFT, top + number * high - size * 0.1), "Bold", size, _INK)
    if sheet.standfirst:
        below = top + high * len(lines) + 10
        standfirst, small = set_in(_known(sheet.standfirst), _RIGHT - _LEFT, 54, cut="Regular", largest=38)
        for number, line in enumerate(standfirst):
            _write(image, line, (_LEFT, below + number * small * _LEADING), "Regular", small, _LINES)
    _dimension_line(image, max(font.getlength(line) for line in lines))


def _dimension_line(image: Image, length: float) -> None:
    """How wide the headline is, as a drawing tells it."""
    from PIL import ImageDraw

    draw = ImageDraw.Draw(image)
    start, end, y, ink = _LEFT, round(_LEFT + max(length, 60)), _DIMENSION, _LINES[-1]
    draw.line((start, y, end, y), fill=ink, width=2)
    for x, inward in ((start, 1), (end, -1)):
        draw.line((x, y - 14, x, y + 14), fill=ink, width=2)
        draw.polygon(((x, y), (x + 14 * inward, y - 5), (x + 14 * inward, y + 5)), fill=ink)


def _title_block(image: Image, sheet: Sheet) -> None:
    """The site's name; kind and year; the faculty in its own ink."""
    from PIL import ImageDraw

    draw = ImageDraw.Draw(image)
    left, top, right, bottom = _BLOCK
    below = " · ".join(filter(None, (sheet.kind, sheet.when)))
    rows = [(sheet.site, "Bold", 30), (below, "Regular", 24), (sheet.unit, "Semibold", 24)]
    rows = [row for row in rows if row[0]]
    top = bottom - 40 * len(rows) if len(rows) > 1 else bottom - 60
    high = (bottom - top) / len(rows)
    draw.rectangle((left, top, right, bottom), fill=_PAPER, outline=_LINES[-1], width=3)
    for number, (text, cut, largest) in enumerate(rows):
        y = round(top + number * high)
        colours: tuple[int, ...] = _LINES
        if text == sheet.unit:
            draw.rectangle((left, y, right, bottom), fill=_ACCENT[-1], outline=_LINES[-1], width=3)
            colours = _ON_ACCENT
        elif number:
            draw.line((left, y, right, y), fill=_LINES[-1], width=2)
        _row(image, text, y, high, cut, largest, colours)


def _row(image: Image, text: str, y: float, high: float, cut: str, largest: int, colours: tuple[int, ...]) -> None:
    left, _, right, _ = _BLOCK
    lines, size = set_in(_known(text), right - left - 36, high, cut=cut, largest=largest)
    start = y + (high - len(lines) * size * _LEADING) / 2 - size * 0.1
    for number, line in enumerate(lines):
        _write(image, line, (left + 18, start + number * size * _LEADING), cut, size, colours)


def _foot(image: Image, voice: str) -> None:
    if not voice:
        return
    left, top, right, bottom = _FOOT
    lines, size = set_in(_known(voice), right - left, bottom - top, cut="Regular", largest=24)
    for number, line in enumerate(lines):
        _write(image, line, (left, top + number * size * 1.3), "Regular", size, _INK)


# -- Lines


def set_in(
    text: str, wide: float, high: float, *, cut: str = "Bold", largest: int = _LARGEST
) -> tuple[tuple[str, ...], int]:
    """The lines of `text`, and the largest size in which they fit; no word of it is ever left out."""
    measured, words = _font(cut, _MEASURED_AT), [*_words(text)]
    widths = [measured.getlength(word) / _MEASURED_AT * 1.03 for word in words]
    space = measured.getlength(" ") / _MEASURED_AT
    for size in _sizes(largest):
        lines = _lines(widths, space, wide / size)
        if lines and len(lines) * size * _LEADING <= high:
            return _spelt(words, _even(widths, space, wide / size, lines)), size
    return (" ".join(words),), _SMALLEST


def _words(text: str) -> Iterator[str]:
    for word in text.split():
        yield from (word[start : start + _LONGEST_WORD] for start in range(0, len(word), _LONGEST_WORD))


def _sizes(largest: int) -> Iterator[int]:
    size = largest
    while size >= _SMALLEST:
        yield size
        size -= max(1, size // 16)


Lines = list[tuple[int, int]]
"""The first word of each line, and the first that is no longer on it."""


def _lines(widths: Sequence[float], space: float, wide: float) -> Lines | None:
    """As many words on each line as fit; None where a single one does not."""
    lines, first, used = [], 0, 0.0
    for number, width in enumerate(widths):
        if width > wide:
            return None
        if number > first and used + space + width > wide:
            lines.append((first, number))
            first, used = number, width
        else:
            used += width + (space if number > first else 0)
    return [*lines, (first, len(widths))]


def _even(widths: Sequence[float], space: float, wide: float, lines: Lines) -> Lines:
    """No more lines than before, and none much shorter than the others: the narrowest column that holds them."""
    low, best = wide / 2, lines
    for _ in range(6):
        middle = (low + wide) / 2
        tried = _lines(widths, space, middle)
        if tried and len(tried) <= len(lines):
            wide, best = middle, tried
        else:
            low = middle
    return best


def _spelt(words: Sequence[str], lines: Lines) -> tuple[str, ...]:
    return tuple(" ".join(words[first:end]) for first, end in lines)
