"""Shapes that several motifs share: rings, hatching, mosaics and contour lines. Points in, points out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from newsroom.render.covers.ink import Box, Dice, Point, polar

Outline = Sequence[Point]
Segment = tuple[Point, Point]
Edge = tuple[int, int, int]


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
    total = math.fsum(size for _, size, _ in waves)

    def factor(angle: float) -> float:
        parts = (size * math.cos(math.radians(k * angle + shift)) for k, size, shift in waves)
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
    for row in range(math.floor(min(heights) / spacing) + 1, math.ceil(max(heights) / spacing)):
        level = (row + 0.01) * spacing
        cuts = sorted(cut for outline in turned for cut in _cuts(outline, level))
        for start, stop in zip(cuts[::2], cuts[1::2], strict=False):
            yield _back(start, level, along, across), _back(stop, level, along, across)


def _dot(a: Point, b: Point) -> float:
    return a[0] * b[0] + a[1] * b[1]


def _back(u: float, v: float, along: Point, across: Point) -> Point:
    return u * along[0] + v * across[0], u * along[1] + v * across[1]


def _cuts(outline: Outline, level: float) -> Iterator[float]:
    for (u0, v0), (u1, v1) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (v0 > level) != (v1 > level):
            yield u0 + (u1 - u0) * (level - v0) / (v1 - v0)


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


def _cut_half(part: Outline, site: Point, other: Point) -> list[Point]:
    middle = midpoint(site, other)
    normal = other[0] - site[0], other[1] - site[1]
    sides = [_dot((x - middle[0], y - middle[1]), normal) for x, y in part]
    kept: list[Point] = []
    for i, point in enumerate(part):
        following = (i + 1) % len(part)
        if sides[i] <= 0:
            kept.append(point)
        if (sides[i] <= 0) != (sides[following] <= 0):
            kept.append(toward(point, part[following], sides[i] / (sides[i] - sides[following])))
    return kept


def shrunk(outline: Outline, gap: float) -> list[Point]:
    """The outline drawn in towards its middle by about `gap` units."""
    middle = centroid(outline)
    size = math.fsum(math.dist(p, middle) for p in outline) / len(outline)
    return [toward(p, middle, min(0.8, gap / size)) for p in outline]


def arcs_inside(centre: Point, radius: float, box: Box) -> Iterator[tuple[float, float]]:
    """The parts of a circle inside a box, as (start, sweep) in degrees; a whole circle is (0, 360)."""
    inside = [box.holds(polar(centre, radius, angle)) for angle in range(360)]
    if all(inside):
        yield 0, 360
    for angle in range(360):
        if inside[angle] and not inside[angle - 1]:
            length = next(n for n in range(1, 361) if not inside[(angle + n) % 360]) - 1
            if length:
                yield angle, length


def contour(heights: Sequence[Sequence[float]], level: float) -> Iterator[tuple[list[Point], bool]]:
    """The lines where a grid of heights (rows of columns) passes `level`, and whether each is closed."""
    links: dict[Edge, list[Edge]] = {}
    for a, b in _crossings(heights, level):
        links.setdefault(a, []).append(b)
        links.setdefault(b, []).append(a)
    # Open lines first, from their ends; what is left then are closed loops.
    for edge in [*(e for e in links if len(links[e]) == 1), *links]:
        chain = _chain(links, edge)
        if len(chain) > 2:
            closed = math.dist(_at(heights, chain[0], level), _at(heights, chain[-1], level)) < 1.5
            yield [_at(heights, e, level) for e in chain], closed


def _chain(links: dict[Edge, list[Edge]], edge: Edge) -> list[Edge]:
    chain: list[Edge] = []
    step: Edge | None = edge if edge in links else None
    while step is not None:
        chain.append(step)
        step = next((e for e in links.pop(step) if e in links), None)
    return chain


def _crossings(heights: Sequence[Sequence[float]], level: float) -> Iterator[tuple[Edge, Edge]]:
    for y in range(len(heights) - 1):
        for x in range(len(heights[0]) - 1):
            rim: list[tuple[Edge, float, float]] = [
                ((x, y, 0), heights[y][x], heights[y][x + 1]),
                ((x + 1, y, 1), heights[y][x + 1], heights[y + 1][x + 1]),
                ((x, y + 1, 0), heights[y + 1][x + 1], heights[y + 1][x]),
                ((x, y, 1), heights[y + 1][x], heights[y][x]),
            ]
            cut = [edge for edge, start, stop in rim if (start > level) != (stop > level)]
            yield from zip(cut[::2], cut[1::2], strict=True)


def _at(heights: Sequence[Sequence[float]], edge: Edge, level: float) -> Point:
    x, y, down = edge
    start, stop = heights[y][x], heights[y + 1][x] if down else heights[y][x + 1]
    share = (level - start) / (stop - start)
    return (x, y + share) if down else (x + share, y)
