"""Initials constructed with compass and ruler: strokes, arcs, and what they were found with."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from newsroom.render.covers.ink import Dice, Drawing
from newsroom.render.covers.shapes import Point

Strokes = tuple[tuple[float, ...], ...]

HEIGHT = 4.0
"""The height of a letter, in the units of LETTERS."""

MOST = 3
"""How many initials stand on a sheet: more could not be read on a card."""

# A stroke is a run of x, y pairs; five numbers are an arc: centre x, centre y, radius, start angle, sweep.
# y runs down from 0 (cap line) to 4 (base line).
LETTERS: tuple[tuple[str, Strokes], ...] = (
    ("A", ((0, 4, 1.6, 0, 3.2, 4), (0.56, 2.6, 2.64, 2.6))),
    ("B", ((1.2, 0, 0, 0, 0, 4, 1.2, 4), (0, 2, 1.2, 2), (1.2, 1, 1, -90, 180), (1.2, 3, 1, -90, 180))),
    ("C", ((2, 2, 2, 45, 270),)),
    ("D", ((0.8, 0, 0, 0, 0, 4, 0.8, 4), (0.8, 2, 2, -90, 180))),
    ("E", ((2.2, 0, 0, 0, 0, 4, 2.2, 4), (0, 2, 1.8, 2))),
    ("F", ((2.2, 0, 0, 0, 0, 4), (0, 2, 1.8, 2))),
    ("G", ((2, 2, 2, 0, 315), (4, 2, 2.3, 2))),
    ("H", ((0, 0, 0, 4), (2.8, 0, 2.8, 4), (0, 2, 2.8, 2))),
    ("I", ((0, 0, 0, 4),)),
    ("J", ((2, 0, 2, 3), (1, 3, 1, 0, 180))),
    ("K", ((0, 0, 0, 4), (2.5, 0, 0, 2.4), (0.83, 1.6, 2.6, 4))),
    ("L", ((0, 0, 0, 4, 2.1, 4),)),
    ("M", ((0, 4, 0, 0, 1.7, 2.6, 3.4, 0, 3.4, 4),)),
    ("N", ((0, 4, 0, 0, 2.8, 4, 2.8, 0),)),
    ("O", ((2, 2, 2, 0, 360),)),
    ("P", ((0, 4, 0, 0, 1.2, 0), (0, 2, 1.2, 2), (1.2, 1, 1, -90, 180))),
    ("Q", ((2, 2, 2, 0, 360), (2.5, 2.6, 3.9, 4.1))),
    ("R", ((0, 4, 0, 0, 1.2, 0), (0, 2, 1.2, 2), (1.2, 1, 1, -90, 180), (1.1, 2, 2.3, 4))),
    ("S", ((1, 1, 1, -30, -240), (1, 3, 1, -90, 240))),
    ("T", ((0, 0, 2.8, 0), (1.4, 0, 1.4, 4))),
    ("U", ((0, 0, 0, 2.7), (1.3, 2.7, 1.3, 180, -180), (2.6, 2.7, 2.6, 0))),
    ("V", ((0, 0, 1.5, 4, 3, 0),)),
    ("W", ((0, 0, 1.1, 4, 2.2, 0, 3.3, 4, 4.4, 0),)),
    ("X", ((0, 0, 2.8, 4), (2.8, 0, 0, 4))),
    ("Y", ((0, 0, 1.4, 2, 2.8, 0), (1.4, 2, 1.4, 4))),
    ("Z", ((0, 0, 2.6, 0, 0, 4, 2.6, 4),)),
)


@dataclass(frozen=True)
class Letter:
    """A letter's strokes set `left` units along the base line, and how far it reaches to the right."""

    strokes: Strokes
    left: float
    right: float


def drawable(initials: str) -> str:
    """The first letters that can be constructed (A to Z; accents are left off), "" if there are none."""
    plain = unicodedata.normalize("NFKD", initials).upper()
    known = {name for name, _ in LETTERS}
    return "".join([char for char in plain if char in known])[:MOST]


def monogram(letters: str, dice: Dice) -> Drawing:
    """The letters side by side on their cap and base lines. `letters` as `drawable` returns them."""
    drawing = Drawing(heavy=9)
    gap = dice.between(1.0, 1.3)
    placed: list[Letter] = []
    alphabet = dict(LETTERS)
    for name in letters:
        strokes = alphabet[name]
        left = placed[-1].right + gap if placed else 0.0
        placed.append(Letter(strokes, left, left + _width(strokes)))
    for letter in placed:
        for stroke in letter.strokes:
            _stroke(drawing, stroke, letter.left)
    _guides(drawing, placed, dice.between(0.9, 1.3))
    return drawing


@cache  # for the 26 letters
def _width(strokes: Strokes) -> float:
    reach = Drawing()
    for stroke in strokes:
        _stroke(reach, stroke, 0)
    return reach.extent(solid=True).right


def _stroke(drawing: Drawing, stroke: tuple[float, ...], left: float) -> None:
    if len(stroke) == 5:
        x, y, radius, start, sweep = stroke
        centre = x + left, y
        drawing.circle(centre, radius, weight="thin")
        drawing.line((centre[0] - 0.12, y), (centre[0] + 0.12, y), weight="thin")
        drawing.line((centre[0], y - 0.12), (centre[0], y + 0.12), weight="thin")
        if sweep == 360:
            drawing.circle(centre, radius)
        else:
            drawing.arc(centre, radius, start, sweep)
        return
    points = [(x + left, y) for x, y in zip(stroke[::2], stroke[1::2], strict=True)]
    drawing.line(*points)
    for a, b in pairwise(points):
        _ruler(drawing, a, b)


def _ruler(drawing: Drawing, a: Point, b: Point) -> None:
    """The construction line through a stroke, drawn on a little past both its ends."""
    length = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5
    dx, dy = ((b[i] - a[i]) / length * 0.45 for i in (0, 1))
    drawing.line((a[0] - dx, a[1] - dy), (b[0] + dx, b[1] + dy), weight="thin")


def _guides(drawing: Drawing, placed: list[Letter], reach: float) -> None:
    right = placed[-1].right
    for y in (0.0, HEIGHT):
        drawing.line((-reach, y), (right + reach, y), weight="thin")
    drawing.line((-reach, HEIGHT / 2), (right + reach, HEIGHT / 2), weight="axis")
