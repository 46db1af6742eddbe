"""Shapes that several motifs share: rings, hatching, mosaics and contour lines. Points in, points out."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from newsroom.render.covers.ink import Dice
from newsroom.render.covers.shapes import Box, Point, polar

Outline = Sequence[Point]
Segment = tuple[Point, Point]


def spread(low: float, high: float, count: int) -> list[float]:
    """`count` (at least two) evenly spaced numbers from `low` to `high`, both included."""
    return [low + (high - low) * i / (count - 1) for i in range(count)]


def around(centre: Point, radius: float, count: int, start: float = 0.0) -> list[Point]:
    """`count` points evenly round a circle, the first at angle `start` (degrees)."""
    return [polar(centre, radius, start + 360 * i / count) for i in range(count)]


def arc_points(centre: Point, radius: float, start: float, stop: float, count: int) -> list[Point]:
    """`count` points along an arc from angle `start` to `stop`, both included."""
    return [polar(centre, radius, angle) for angle in spread(start, stop, count)]


def midpoint(a: Point, b: Point) -> Point:
    """Half way between two points."""
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def toward(a: Point, b: Point, share: float) -> Point:
    """The point `share` (0 to 1) of the way from `a` to `b`."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def centroid(points: Outline) -> Point:
    """The mean of the points."""
    return math.fsum(x for x, _ in points) / len(points), math.fsum(y for _, y in points) / len(points)


def wobble(dice: Dice, strength: float, orders: Sequence[int] = (2, 3, 4, 5)) -> Callable[[float], float]:
    """A smooth closed profile about 1: angle in degrees to a factor between 1 - strength and 1 + strength."""
    # Order 1 would only shift the ring off its centre, so it is left out.
    waves = [(k, dice.between(0.4, 1) / k, dice.between(0, 360)) for k in orders]
    total = math.fsum([size for _, size, _ in waves])

    # The rings of a motif ask for the same few angles again and again. The cache goes with the drawing.
    @cache
    def factor(angle: float) -> float:
        parts = [size * math.cos(math.radians(k * angle + shift)) for k, size, shift in waves]
        return 1 + strength * math.fsum(parts) / total

    return factor


def ring(centre: Point, radius: float, profile: Callable[[float], float], count: int) -> list[Point]:
    """A closed outline: a circle whose radius follows the profile, as `count` points."""
    angles = [360 * i / count for i in range(count)]
    return [polar(centre, radius * profile(angle), angle) for angle in angles]


def hatch(outlines: Sequence[Outline], angle: float, spacing: float) -> Iterator[Segment]:
    """Parallel strokes at `angle` degrees, `spacing` apart, inside the outlines (one in another: a hole)."""
    turn = math.radians(angle)
    along, across = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
    turned = [[(_dot(p, along), _dot(p, across)) for p in outline] for outline in outlines]
    heights = [v for outline in turned for _, v in outline]
    rows = range(math.floor(min(heights) / spacing) + 1, math.ceil(max(heights) / spacing))
    levels = [(row + 0.01) * spacing for row in rows]
    for level, cuts in zip(levels, _cuts(turned, levels), strict=True):
        cuts.sort()
        for start, stop in zip(cuts[::2], cuts[1::2], strict=False):
            yield _back(start, level, along, across), _back(stop, level, along, across)


def _dot(a: Point, b: Point) -> float:
    return a[0] * b[0] + a[1] * b[1]


def _back(u: float, v: float, along: Point, across: Point) -> Point:
    return u * along[0] + v * across[0], u * along[1] + v * across[1]


def _cuts(outlines: Sequence[Outline], levels: Sequence[float]) -> list[list[float]]:
    """For each of the levels (rising), where the sides of the outlines cross it, in any order."""
    cuts: list[list[float]] = [[] for _ in levels]
    for outline in outlines:
        u0, v0 = outline[-1]
        for u1, v1 in outline:
            # From the first level that is not below the lower end to the last that is below the upper end.
            for row in range(bisect_left(levels, min(v0, v1)), bisect_left(levels, max(v0, v1))):
                cuts[row].append(u0 + (u1 - u0) * (levels[row] - v0) / (v1 - v0))
            u0, v0 = u1, v1
    return cuts


def mosaic(sites: Sequence[Point], outline: Outline) -> list[list[Point]]:
    """The outline (convex) shared out among the sites: to each the part that lies nearest to it."""
    return [_nearest(site, sites, outline) for site in sites]


def settled(sites: Sequence[Point], outline: Outline, rounds: int) -> list[Point]:
    """The sites moved to the middle of their parts, `rounds` times: an even mosaic, like packed cells."""
    places = list(sites)
    for _ in range(rounds):
        places = [centroid(part) for part in mosaic(places, outline)]
    return places


def _nearest(site: Point, sites: Sequence[Point], outline: Outline) -> list[Point]:
    part = list(outline)
    for other in sites:
        if other != site:
            part = _cut_half(part, site, other)
    return part


def _cut_half(part: list[Point], site: Point, other: Point) -> list[Point]:
    """The part without what lies nearer to the other site."""
    (across, down), (right, low) = midpoint(site, other), (other[0] - site[0], other[1] - site[1])
    sides = [(x - across) * right + (y - down) * low for x, y in part]
    kept: list[Point] = []
    start = 0
    for turn in _turns(sides):
        following = (turn + 1) % len(part)
        if sides[turn] <= 0:
            kept += part[start : turn + 1]
        kept.append(toward(part[turn], part[following], sides[turn] / (sides[turn] - sides[following])))
        start = turn + 1
    if sides[-1] <= 0:
        kept += part[start:]
    return kept


def _turns(sides: Sequence[float]) -> list[int]:
    """The corners after which an outline passes from what is kept (0 or less) to what is cut off, or back."""
    turns: list[int] = []
    first = near = sides[0] <= 0
    for corner, side in enumerate(sides):
        if (side <= 0) != near:
            turns.append(corner - 1)
            near = not near
    if near != first:
        turns.append(len(sides) - 1)
    return turns


def shrunk(outline: Outline, gap: float) -> list[Point]:
    """The outline drawn in towards its middle by about `gap` units."""
    middle = centroid(outline)
    size = math.fsum(math.dist(p, middle) for p in outline) / len(outline)
    return [toward(p, middle, min(0.8, gap / size)) for p in outline]


# Cosines and sines of whole degrees, in flights that rise or fall all the way: what a bisection needs.
# Each is (axis: 0 across, 1 down; first degree; values; whether they rise).
FLIGHTS: tuple[tuple[int, int, tuple[float, ...], bool], ...] = (
    (0, 0, tuple(math.cos(math.radians(angle)) for angle in range(180)), False),
    (0, 180, tuple(math.cos(math.radians(angle)) for angle in range(180, 360)), True),
    (1, 0, tuple(math.sin(math.radians(angle)) for angle in range(90)), True),
    (1, 90, tuple(math.sin(math.radians(angle)) for angle in range(90, 270)), False),
    (1, 270, tuple(math.sin(math.radians(angle)) for angle in range(270, 360)), True),
)


def arcs_inside(centre: Point, radius: float, box: Box) -> Iterator[tuple[float, float]]:
    """The parts of a circle inside a box, as (start, sweep) in degrees; a whole circle is (0, 360)."""
    (x, y), (left, top, right, bottom) = centre, box
    # Beyond the farthest corner (a hair's breadth allowed for rounding) no part of the circle is inside.
    if radius > math.hypot(max(x - left, right - x), max(y - top, bottom - y)) + 0.001:
        return
    inside = _degrees_inside(centre, radius, box)
    if 0 not in inside:
        yield 0, 360
        return
    # Twice round, so that an arc over 0 degrees stands there in one piece.
    twice = inside + inside
    before = twice.find(b"\0\1", 359)
    while before != -1:
        start = before + 1 - 360
        length = twice.index(0, start) - start - 1
        if length:
            yield start, length
        before = twice.find(b"\0\1", before + 1)


def _degrees_inside(centre: Point, radius: float, box: Box) -> bytearray:
    """For each whole degree round a circle, 1 where its point is held by the box, else 0."""
    inside = bytearray(b"\1") * 360
    limits = (box.left, box.right), (box.top, box.bottom)
    for axis, first, values, rises in FLIGHTS:
        middle, (low, high) = centre[axis], limits[axis]
        if low <= middle - radius and middle + radius <= high:
            continue
        # Bisections see rising numbers only: what falls is looked at from the other side.
        way = 1 if rises else -1
        low, high = (low, high) if rises else (-high, -low)
        where = partial(_place, middle, radius, way)
        enters, leaves = bisect_left(values, low, key=where), bisect_right(values, high, key=where)
        inside[first : first + enters] = bytes(enters)
        inside[first + leaves : first + len(values)] = bytes(len(values) - leaves)
    return inside


def _place(middle: float, radius: float, way: int, value: float) -> float:
    return way * (middle + radius * value)
