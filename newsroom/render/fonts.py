"""The site's serif, subset to what the site prints: Source Serif Pro from its package on PyPI, as WOFF2.

The licence (SIL OFL 1.1) keeps the name "Source" for the unchanged typeface. A subset is a changed one,
so ours goes by another name, in the files as in the stylesheet, and carries copyright and licence inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a third of a second, for files that are made once
    from fontTools.ttLib import TTFont

FAMILY = "Newsroom Serif"
"""The name of the family in the font files and in the stylesheet."""

CUTS = {"Regular": "regular", "Bold": "bold"}
"""The cuts the site uses, by the package's name and ours: standfirsts and quotes; headlines."""

RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F),  # English, and the names of most of Europe
    (0x218, 0x21B), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EF2, 0x1EF3),  # Romanian, Welsh, capital sharp s
    (0x2009, 0x2009), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
    (0x202F, 0x202F), (0x2030, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044),  # spaces, dashes, quotes, primes
    (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2193),  # euro, trade mark, arrows
    (0x2212, 0x2212), (0x2260, 0x2260), (0x2264, 0x2265),  # minus, not equal, at most, at least
)  # fmt: skip
"""First and last of each run of code points that are kept."""

FEATURES = ("ccmp", "locl", "kern", "mark", "liga", "lnum", "onum", "pnum", "tnum", "case")
"""OpenType features that are kept: composition, kerning, ligatures, the four sorts of figures."""

_KEPT_NAMES = (0, 13, 14)  # copyright, licence, licence's address
_FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6


def fonts() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """File name and maker of each font. The same package gives the same bytes on every run."""
    for cut, name in CUTS.items():
        yield f"newsroom-serif-{name}.woff2", partial(_woff2, cut)


def _woff2(cut: str) -> bytes:
    from fontTools.ttLib import TTFont

    source = files("font_source_serif_pro") / "files" / f"SourceSerifPro-{cut}.ttf"
    # Without recalcTimestamp=False fontTools would write the time of the build into the file.
    font = TTFont(BytesIO(source.read_bytes()), recalcTimestamp=False)
    _subset(font)
    _rename(font, cut)
    written = BytesIO()
    font.flavor = "woff2"
    font.save(written)
    return written.getvalue()


def _subset(font: TTFont) -> None:
    from fontTools import subset

    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = ["*"]  # those that are not kept go in `_rename`: looking for those in use takes half a second
    options.hinting = False  # screens of today smooth letters themselves; the instructions are half the file
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)


def _rename(font: TTFont, cut: str) -> None:
    full = f"{FAMILY} {cut}"
    postscript = f"{FAMILY.replace(' ', '')}-{cut}"
    names = {_FAMILY: FAMILY, _STYLE: cut, _UNIQUE: postscript, _FULL: full, _POSTSCRIPT: postscript}
    font["name"].names = [record for record in font["name"].names if record.nameID in _KEPT_NAMES]
    for identifier, text in names.items():
        font["name"].setName(text, identifier, 3, 1, 0x409)
