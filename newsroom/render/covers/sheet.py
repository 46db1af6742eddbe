"""The drawing sheet: paper, grid, frame, dimension line and title block round a motif."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Literal

from newsroom.render.covers.families import FAMILIES
from newsroom.render.covers.initials import drawable, monogram
from newsroom.render.covers.ink import Dice, Drawing, Inked
from newsroom.render.covers.shapes import Box, Curve, coordinate

Size = Literal["large", "card"]

MOTIFS: tuple[str, ...] = tuple(name for name, _ in FAMILIES)
"""The names of the motif families."""

PAPER = Box(0, 0, 640, 400)
AREA = Box(44, 34, 596, 316)
"""Where motifs are drawn: inside the frame, above the dimension line and the title block."""

DIMENSION = 363.0
"""The height of the dimension line on the sheet."""


@dataclass(frozen=True)
class CoverLabel:
    """What the title block says. It depends on the entry alone: other entries change no cover."""

    kind: str
    """"News", "Career", "Plan" ...; shown in upper case."""
    year: str
    """"2023", or "" where it is not known."""
    unit: str
    """The faculty's abbreviation as its owner writes it ("FoE"), or ""."""


@dataclass(frozen=True)
class Trim:
    """What tells the two sizes of a sheet apart. Lengths in units."""

    step: int
    """Distance between grid lines."""
    fine: str
    """Width of fine motif lines."""
    text: float
    """Size of the title block's text."""
    block: Box
    """The title block."""
    rows: int
    """Rows of the title block: two with the year, one without."""


# A card is shown at about half the size of a large cover: fewer lines, larger text, the same drawing.
TRIMS: tuple[tuple[Size, Trim], ...] = (
    ("large", Trim(20, ".9", 12, Box(442, 334, 630, 390), 2)),
    ("card", Trim(40, "1.2", 20, Box(390, 346, 630, 390), 1)),
)


def covers(seed: str, motif: str, label: CoverLabel, *, initials: str = "") -> dict[Size, str]:
    """The SVGs of an entry's cover, from one drawing. `seed` is its address; `motif` is a family name from MOTIFS.

    `initials` are constructed with compass and ruler in place of the motif: only for people who consented.
    """
    drawing = _drawing(seed, motif, initials)
    inked, solid = drawing.inked(), drawing.extent(solid=True)
    return {size: _sheet(size, trim, inked, solid, label) for size, trim in TRIMS}


def cover(seed: str, motif: str, label: CoverLabel, *, initials: str = "", size: Size = "large") -> str:
    """One size of an entry's cover. Whoever needs both asks `covers`, which draws once."""
    return covers(seed, motif, label, initials=initials)[size]


def _sheet(size: Size, trim: Trim, inked: Inked, solid: Box, label: CoverLabel) -> str:
    parts = (
        '<rect class="cv-paper" width="640" height="400"/>',
        _grid(trim.step),
        _frame(),
        inked.svg(trim.fine),
        _dimension(solid, trim, written=size == "large"),
        _title_block(label, trim),
    )
    opening = f'<svg class="cover cover--{size}" viewBox="0 0 640 400" aria-hidden="true" focusable="false"'
    return f'{opening} xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'


def _drawing(seed: str, motif: str, initials: str) -> Drawing:
    families = dict(FAMILIES)
    if motif not in families:
        raise ValueError(f"There is no family of motifs called {motif!r}. Known ones: {', '.join(MOTIFS)}.")
    # The family is part of the dice, so that an entry of two faculties does not fall the same way in both.
    dice = Dice(f"{motif}:{seed}")
    letters = drawable(initials)
    if letters:
        return monogram(letters, dice).fitted(AREA)
    drawing, mirrored = dice.pick(families[motif])(dice), dice.chance(0.5)
    # Sizes differ a little, so that two figures of the same few parts are still two drawings.
    return drawing.fitted(AREA, dice.between(0.88, 1), mirrored=mirrored)


@cache  # for the two sizes
def _grid(step: int) -> str:
    upright = "".join(f"M{x} 0V400" for x in range(step, 640, step))
    level = "".join(f"M0 {y}H640" for y in range(step, 400, step))
    return f'<path class="cv-grid" d="{upright}{level}"/>'


def _frame() -> str:
    # The short strokes are centring marks: they show where the middle of a sheet is when it is photographed.
    marks = "M320 0V18M320 382V400M0 200H18M622 200H640"
    rect = '<rect x="10" y="10" width="620" height="380"/>'
    return f'<g class="cv-frame">{rect}<path d="{marks}"/></g>'


def _dimension(extent: Box, trim: Trim, *, written: bool) -> str:
    """The width of the drawing, halved to its centre line where it would run under the title block."""
    left, right, y = extent.left, extent.right, DIMENSION
    while right > trim.block.left - 22:
        right = (left + right) / 2
    x1, x2, ends = coordinate(left), coordinate(right), f"{coordinate(y - 14)}V{coordinate(y + 7)}"
    line = f"M{x1} {coordinate(y)}H{x2}M{x1} {ends}M{x2} {ends}"
    heads = _arrow(left, 10) + _arrow(right, -10)
    return f'<g class="cv-dim"><path d="{line}"/><path d="{heads}"/></g>' + (
        _text((left + right) / 2, y - 6, str(round(right - left)), 11, centred=True) if written else ""
    )


def _arrow(tip: float, reach: float) -> str:
    high, low = (tip + reach, DIMENSION - 3), (tip + reach, DIMENSION + 3)
    return Curve(((tip, DIMENSION), high, low), closed=True).data()


def _title_block(label: CoverLabel, trim: Trim) -> str:
    kind = label.kind.upper()
    rows = [[kind, label.unit]] if trim.rows == 1 else [[kind], [label.year, label.unit]]
    filled = [cells for row in rows if (cells := [text for text in row if text])]
    if not filled:
        return ""
    height = trim.block.height / trim.rows
    box = Box(trim.block.left, trim.block.bottom - height * len(filled), trim.block.right, trim.block.bottom)
    lines, texts = "", ""
    for i, cells in enumerate(filled):
        top = box.top + i * height
        lines += f"M{coordinate(box.left)} {coordinate(top)}H{coordinate(box.right)}" if i else ""
        # The kind needs more room than the unit beside it; year and unit share their row evenly.
        split = box.left + box.width * (0.66 if trim.rows == 1 else 0.5)
        lefts = [box.left, split][: len(cells)]
        lines += "".join(f"M{coordinate(x)} {coordinate(top)}V{coordinate(top + height)}" for x in lefts[1:])
        for x, right, text in zip(lefts, [*lefts[1:], box.right], cells, strict=True):
            texts += _cell(Box(x, top, right, top + height), text, trim.text)
    ruled = f'<path d="{lines}"/>' if lines else ""
    return f'<g class="cv-box">{_rect(box)}{ruled}</g>{texts}'


def _cell(box: Box, text: str, size: float) -> str:
    pad = size * 0.7
    # Monospaced letters are about 0.6 of their size wide, 0.66 with a little letter-spacing.
    fitting = min(size, (box.width - 2 * pad) / (0.66 * len(text)))
    return _text(box.left + pad, box.centre[1] + fitting * 0.35, text, fitting)


def _text(x: float, y: float, text: str, size: float, *, centred: bool = False) -> str:
    anchor = ' text-anchor="middle"' if centred else ""
    place = f'x="{coordinate(x)}" y="{coordinate(y)}" font-size="{coordinate(size)}"'
    return f'<text class="cv-text" {place}{anchor}>{escape(text)}</text>'


def _rect(box: Box) -> str:
    place = f'x="{coordinate(box.left)}" y="{coordinate(box.top)}"'
    return f'<rect {place} width="{coordinate(box.width)}" height="{coordinate(box.height)}"/>'
