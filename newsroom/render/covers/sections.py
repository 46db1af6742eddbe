"""Sections through vessels, bone, eyes, teeth and the spine: the family of medicine.

Nothing here may look like a trace on a monitor: no single line that runs along a level and leaves it.
"""

from __future__ import annotations

import math

from newsroom.render.covers.anatomy import spine, teeth
from newsroom.render.covers.geometry import (
    arc_points,
    around,
    hatch,
    mosaic,
    ring,
    settled,
    shrunk,
    spread,
    wobble,
)
from newsroom.render.covers.ink import Dice, Drawing
from newsroom.render.covers.shapes import Point, polar


def vessel(dice: Dice) -> Drawing:
    """A vessel cut across: a folded inner wall, layers round it, the outermost hatched."""
    drawing = Drawing()
    stretch, layers = dice.between(1.05, 1.7), dice.whole(3, 6)
    outer, folds = wobble(dice, dice.between(0.05, 0.12)), wobble(dice, 1, (dice.whole(7, 10),))
    hollow, depth = dice.between(0.34, 0.5), dice.between(0.08, 0.2)
    coat = dice.between(0.84, 0.9)

    def wall(share: float, count: int) -> list[Point]:
        fold = depth * ((1 - share) / (1 - hollow)) ** 1.6
        points = ring((0, 0), 138 * share, lambda a: outer(a) + (folds(a) - 1) * fold, count)
        return [(x * stretch, y) for x, y in points]

    drawing.loop(wall(1, 24), filled=True)
    drawing.loop(wall(coat, 24))
    for a, b in hatch([wall(1, 40), wall(coat, 40)], dice.pick((45, -45)), 16):
        drawing.line(a, b, weight="fine")
    for share in spread(hollow, coat, layers)[1:-1]:
        drawing.loop(wall(share, 26 if share < 0.65 else 20), weight="fine")
    drawing.loop(wall(hollow, 36), filled=True)
    drawing.line((-160 * stretch, 0), (160 * stretch, 0), weight="axis")
    drawing.line((0, -156), (0, 156), weight="axis")
    return drawing


def bone(dice: Dice) -> Drawing:
    """A long bone cut across: a dense rim with canals, a lattice within, the marrow space in the middle."""
    drawing = Drawing()
    stretch, profile = dice.between(1.1, 1.75), wobble(dice, dice.between(0.05, 0.11))
    marrow = dice.between(0.26, 0.4)

    def outline(share: float, count: int) -> list[Point]:
        return [(x * stretch, y) for x, y in ring((0, 0), 140 * share, profile, count)]

    drawing.loop(outline(1, 22), filled=True)
    drawing.loop(outline(0.8, 20), weight="fine")
    canals = dice.whole(10, 12)
    for canal in outline(0.9, canals):
        drawing.circle(canal, dice.between(6, 8.5), weight="fine")
        drawing.circle(canal, 2, weight="fine")
    sites = [
        (x * stretch, y)
        for share in (marrow + 0.1, 0.68)
        for x, y in around((0, 0), 138 * share, 6 if share < 0.6 else 9, dice.between(0, 40))
    ]
    inner = outline(0.77, 24)
    cells = mosaic(settled([*sites, (0, 0)], inner, 1), inner)
    for part in cells[:-1]:
        drawing.loop(shrunk(part, dice.between(3, 6)), filled=True)
    drawing.loop(shrunk(cells[-1], 4))
    drawing.line((-158 * stretch, 0), (158 * stretch, 0), weight="axis")
    drawing.line((0, -156), (0, 156), weight="axis")
    return drawing


def eye(dice: Dice) -> Drawing:
    """An eye in section: hatched coats, lens, nerve, and the rays that the lens brings together."""
    drawing = Drawing()
    size, opening, nerve = 130.0, dice.between(28, 38), dice.between(14, 30) * dice.pick((-1, 1))
    inner = size - dice.between(14, 22)
    span = 360 - 2 * opening
    rims = [arc_points((0, 0), r, 180 + opening, 180 + opening + span, 48) for r in (size, inner)]
    for radius in (size, inner):
        drawing.arc((0, 0), radius, 180 + opening, span)
    drawing.arc((0, 0), (size + inner) / 2, 180 + opening, span, weight="fine")
    for a, b in hatch([[*rims[0], *reversed(rims[1])]], dice.pick((45, -45)), 12):
        drawing.line(a, b, weight="fine")
    drawing.circle((0, 0), inner, weight="thin")
    _cornea(drawing, polar((0, 0), size, 180 + opening), dice.between(0.36, 0.5) * size)
    place = -size * dice.between(0.62, 0.7)
    _eye_lens(drawing, (place, 0.0), dice.between(38, 50), dice.between(13, 22))
    for side in (-1, 1):
        rim = polar((0, 0), size, nerve + side * 6)
        drawing.line(rim, polar(rim, 46, nerve), weight="line")
    rays = dice.whole(2, 4)
    for y in (v for v in spread(-32, 32, 2 * rays + 1) if v):
        drawing.line((-310, y), (place, y), (inner, 0), weight="thin")
    drawing.line((-330, 0), (size + 60, 0), weight="axis")
    drawing.line((0, -size - 14), (0, size + 14), weight="axis")
    return drawing


def _cornea(drawing: Drawing, edge: Point, bulge: float) -> None:
    x, y = edge
    # The circle through both edges of the opening that stands `bulge` units before it.
    half = abs(y)
    radius = (half**2 + bulge**2) / (2 * bulge)
    middle = x - bulge + radius
    span = math.degrees(math.asin(min(1.0, half / radius)))
    if bulge > radius:
        span = 180 - span
    drawing.arc((middle, 0), radius, 180 - span, 2 * span)
    drawing.arc((middle, 0), radius - 6, 180 - span, 2 * span, weight="fine")


def _eye_lens(drawing: Drawing, centre: Point, half: float, thick: float) -> None:
    drawing.shape(_lens_outline(centre, half, thick, thick * 0.8), filled=True)
    drawing.shape(_lens_outline(centre, half * 0.6, thick * 0.5, thick * 0.4), weight="fine")
    x, y = centre
    for side in (-1, 1):
        drawing.line((x, y + side * half), (x - 4, y + side * (half + 34)), weight="fine")


def _lens_outline(centre: Point, half: float, left: float, right: float) -> list[Point]:
    """A lens `half` units high each way whose faces stand out by `left` and `right`."""
    x, y = centre
    faces = []
    for depth, sign in ((left, -1), (right, 1)):
        faces.append([(x + sign * depth * (1 - t * t), y + half * t) for t in spread(-1, 1, 13)])
    return [*faces[0], *reversed(faces[1])]


MOTIFS = (vessel, bone, eye, teeth, spine)
