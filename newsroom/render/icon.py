"""The site's mark: the first letter of its name, drawn to measure on the sheet that all of the site is drawn on.

Browsers show it beside the title (SVG), phones on their home screens (PNG). A phone cuts its icons to a circle,
a drop or a square of its own liking; what is inside 40% of the width from the middle is always seen
(W3C Web App Manifest, "maskable"), and nothing but the grid lies outside.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import TYPE_CHECKING

from newsroom.addresses import slugify

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

PAPER, BLUEPRINT, SIGNAL, GRID = "#fbfaf7", "#0b3d66", "#a63f06", "#dde3e8"
"""Colours of the light sheet, as tokens.css names them (the grid is its rule, thinned): an icon knows no palette."""

SAFE = 0.4
"""How far from the middle a maskable icon is never cut, as a part of its width."""
_FINE = 4
"""Drawn so many times as large, then reduced: Pillow's lines have no smooth edges."""
_WIDE, _HIGH, _MIDDLE = 0.44, 0.38, 0.45
"""Width and height of the letter at most, and how far down its middle stands, as parts of the width of the icon."""


def letter_of(name: str) -> str:
    """The letter or digit that stands for the site called `name`, without accents; empty where there is none."""
    return slugify(name)[:1].upper()


def png(letter: str, size: int) -> bytes:
    """A maskable icon, `size` pixels wide and high."""
    from PIL import Image, ImageDraw

    whole = size * _FINE
    image = Image.new("RGB", (whole, whole), PAPER)
    draw = ImageDraw.Draw(image)
    _sheet(draw, whole)
    left, right, foot = _letter(draw, letter, whole)
    _dimension(draw, left, right, foot + 0.075 * whole, whole)
    written = BytesIO()
    image.reduce(_FINE).save(written, "PNG", optimize=True)
    return written.getvalue()


def _sheet(draw: ImageDraw, whole: int) -> None:
    """The grid, and the circle that holds the drawing."""
    for step in range(1, 16):
        at, width = whole * step // 16, max(whole // 220, 1)
        draw.line((at, 0, at, whole), GRID, width)
        draw.line((0, at, whole, at), GRID, width)
    edge = (0.5 - SAFE + 0.01) * whole
    draw.ellipse((edge, edge, whole - edge, whole - edge), PAPER, BLUEPRINT, whole // 60)


def _letter(draw: ImageDraw, letter: str, whole: int) -> tuple[float, float, float]:
    """Its left and right side and its foot."""
    from PIL import ImageFont

    middle, wide, high = _MIDDLE * whole, _WIDE * whole, _HIGH * whole
    if not letter:
        return (whole - wide) / 2, (whole + wide) / 2, middle + high / 2
    with as_file(_typeface()) as path:
        left, top, right, foot = ImageFont.truetype(path, 1000).getbbox(letter, anchor="ls")
        scale = min(wide / (right - left), high / (foot - top))
        font = ImageFont.truetype(path, 1000 * scale)
    x = whole / 2 - (left + right) / 2 * scale
    y = middle - (top + foot) / 2 * scale
    draw.text((x, y), letter, BLUEPRINT, font, anchor="ls")
    return x + left * scale, x + right * scale, y + foot * scale


def _dimension(draw: ImageDraw, left: float, right: float, y: float, whole: int) -> None:
    """The line that says how wide the letter is."""
    width, tick = whole // 60, 0.03 * whole
    draw.line((left, y, right, y), SIGNAL, width)
    for x in (left + width / 2, right - width / 2):
        draw.line((x, y - tick, x, y + tick), SIGNAL, width)


def svg(letter: str) -> bytes:
    """The icon beside the title: as small as that, a sheet with its frame, the letter and the dimension line.

    It has no stylesheet, for a server's policy would switch that off (newsroom/outputs/headers.py).
    """
    outline, left, right = _outline(letter)
    dimension = f"M{left} 26H{right}M{left} 24v4M{right} 24v4"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\n'
        f'<path fill="{PAPER}" stroke="{BLUEPRINT}" stroke-width="2" d="M1 1h30v30H1z"/>\n'
        f'<path fill="{BLUEPRINT}" d="{outline}"/>\n'
        f'<path fill="none" stroke="{SIGNAL}" stroke-width="2" d="{dimension}"/>\n'
        "</svg>\n"
    ).encode()


def _outline(letter: str) -> tuple[str, str, str]:
    """The letter's outline in a box from (7, 5) to (25, 21), and where it begins and ends from left to right."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    if not letter:
        return "", "7", "25"
    with as_file(_typeface()) as path, TTFont(path, lazy=True) as font:
        glyphs, name = font.getGlyphSet(), font.getBestCmap()[ord(letter)]
        bounds = BoundsPen(glyphs)
        glyphs[name].draw(bounds)
        left, foot, right, top = bounds.bounds
        scale = min(18 / (right - left), 16 / (top - foot))
        moved = (scale, 0, 0, -scale, 16 - (left + right) / 2 * scale, 13 + (foot + top) / 2 * scale)
        pen = SVGPathPen(glyphs, ntos=_number)
        glyphs[name].draw(TransformPen(pen, moved))
    reach = max((right - left) * scale / 2, 5)
    return pen.getCommands(), _number(16 - reach), _number(16 + reach)


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _typeface() -> Traversable:
    return files("font_source_serif_pro") / "files" / "SourceSerifPro-Bold.ttf"
