"""Shapes and how they are written as SVG: runs of points, circles and arcs, and the box around them.

A cover has hundreds of points and a site thousands of covers, so shapes are named tuples (made in half the
time of a frozen dataclass) and points are handled in runs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

Point = tuple[float, float]


@lru_cache(maxsize=8192)  # a sheet is 6,400 tenths wide: all of its coordinates find room
def number(tenths: int) -> str:
    """A coordinate given in tenths of a unit, written with at most one decimal."""
    whole, tenth = divmod(abs(tenths), 10)
    text = f"{whole}.{tenth}" if tenth else str(whole)
    return f"-{text}" if tenths < 0 else text


def coordinate(value: float) -> str:
    """A coordinate in units, written with at most one decimal."""
    return number(round(value * 10))


def pair(point: Point) -> str:
    """A point as path data."""
    return f"{coordinate(point[0])} {coordinate(point[1])}"


def polar(centre: Point, radius: float, angle: float) -> Point:
    """The point at `radius` and `angle` (degrees) from `centre`."""
    turn = math.radians(angle)
    return centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)


class Box(NamedTuple):
    """An upright rectangle, in units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Left to right, in units."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Top to bottom, in units."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """Where its diagonals cross."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: Point) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


class Move(NamedTuple):
    """Enlarge by `scale` about the origin (first changing left and right, if it mirrors), then shift."""

    scale: float
    dx: float
    dy: float
    mirrors: bool = False

    @property
    def across(self) -> float:
        """By what to enlarge from left to right."""
        return -self.scale if self.mirrors else self.scale

    def of(self, point: Point) -> Point:
        """Where the point goes."""
        return point[0] * self.across + self.dx, point[1] * self.scale + self.dy


class Curve(NamedTuple):
    """A run of straight strokes through the points, or (smooth) a curve that the points pull along."""

    points: tuple[Point, ...]
    closed: bool = False
    smooth: bool = False

    def moved(self, move: Move) -> Curve:
        """The same curve elsewhere."""
        across, down, dx, dy = move.across, move.scale, move.dx, move.dy
        return Curve(tuple([(x * across + dx, y * down + dy) for x, y in self.points]), self.closed, self.smooth)

    def reach(self, *, mirrored: bool = False) -> Iterable[Point]:
        """Points whose bounding box holds the whole shape."""
        return [(-x, y) for x, y in self.points] if mirrored else self.points

    def data(self) -> str:
        """Absolute path data."""
        if self.smooth and len(self.points) > 2:
            return self._spline()
        tenths = [round(value * 10) for value in chain.from_iterable(self.points)]
        return f"M{' '.join(map(number, tenths))}{'Z' if self.closed else ''}"

    def _spline(self) -> str:
        # A quadratic spline needs one point a piece (T), a third of what cubic pieces need. T mirrors the
        # last control point, so rounding would add up along the curve: knots of even tenths keep each
        # midpoint exact. In fifths of a unit, a knot is twice its fifths in tenths, a midpoint their sum.
        fifths = [(round(x * 5), round(y * 5)) for x, y in self.points]
        follow = [*fifths[1:], fifths[0]]
        middles = [(a + c, b + d) for (a, b), (c, d) in zip(fifths, follow, strict=True)]
        knot, last = (2 * fifths[0][0], 2 * fifths[0][1]), (2 * fifths[-1][0], 2 * fifths[-1][1])
        if self.closed:
            start, pull, ends = middles[-1], knot, middles
        else:
            start, pull, ends = knot, (2 * fifths[1][0], 2 * fifths[1][1]), [*middles[1:-2], last]
        first = f"M{number(start[0])} {number(start[1])}Q{number(pull[0])} {number(pull[1])}"
        rest = " ".join(map(number, chain.from_iterable(ends[1:])))
        tail = f"T{rest}" if rest else ""
        return f"{first} {number(ends[0][0])} {number(ends[0][1])}{tail}{'Z' if self.closed else ''}"


class Circle(NamedTuple):
    """A full circle."""

    centre: Point
    radius: float

    def moved(self, move: Move) -> Circle:
        """The same circle elsewhere."""
        return Circle(move.of(self.centre), self.radius * move.scale)

    def reach(self, *, mirrored: bool = False) -> Iterable[Point]:
        """Points whose bounding box holds the whole shape."""
        (x, y), r = self.centre, self.radius
        x = -x if mirrored else x
        return (x - r, y - r), (x + r, y + r)

    def data(self) -> str:
        """The circle as an element: shorter than two arcs of a path."""
        (x, y), r = self.centre, self.radius
        return f'<circle cx="{coordinate(x)}" cy="{coordinate(y)}" r="{coordinate(r)}"/>'


class Arc(NamedTuple):
    """A circle's arc from angle `start` over `sweep` degrees; with an `inner` radius, that part of a ring."""

    centre: Point
    radius: float
    start: float
    sweep: float
    inner: float | None = None

    def moved(self, move: Move) -> Arc:
        """The same arc elsewhere."""
        inner = None if self.inner is None else self.inner * move.scale
        start, sweep = (180 - self.start, -self.sweep) if move.mirrors else (self.start, self.sweep)
        return Arc(move.of(self.centre), self.radius * move.scale, start, sweep, inner)

    def reach(self, *, mirrored: bool = False) -> Iterable[Point]:
        """Points whose bounding box holds the whole shape, as far as steps of about 6 degrees tell."""
        if mirrored:
            return self.moved(MIRROR).reach()
        steps = max(2, math.ceil(abs(self.sweep) / 6))
        rim = [polar(self.centre, self.radius, self.start + self.sweep * i / steps) for i in self._outermost(steps)]
        if self.inner is not None:
            rim.append(polar(self.centre, self.inner, self.start))
        return rim

    def _outermost(self, steps: int) -> Iterable[int]:
        """The steps that can lie farthest left, right, up or down: both ends, and those beside a right angle."""
        if not self.sweep:
            return (0,)
        first, last = sorted((self.start, self.start + self.sweep))
        beside = {0, steps}
        for quarter in range(math.ceil(first / 90), math.floor(last / 90) + 1):
            step = math.floor((90 * quarter - self.start) * steps / self.sweep)
            beside.update((max(step, 0), min(step + 1, steps)))
        return beside

    def data(self) -> str:
        """Absolute path data."""
        stop = self.start + self.sweep
        large = int(abs(self.sweep) > 180)
        outward = self._stroke(self.radius, self.start, stop, f"{large} {int(self.sweep > 0)}")
        if self.inner is None:
            return "M" + outward
        if self.inner == 0:
            return f"M{outward}L{pair(self.centre)}Z"
        return f"M{outward}L{self._stroke(self.inner, stop, self.start, f'{large} {int(self.sweep < 0)}')}Z"

    def _stroke(self, radius: float, start: float, stop: float, flags: str) -> str:
        size = coordinate(radius)
        end = pair(polar(self.centre, radius, stop))
        return f"{pair(polar(self.centre, radius, start))}A{size} {size} 0 {flags} {end}"


MIRROR = Move(1, 0, 0, mirrors=True)
"""Left and right changed, and nothing else."""

Shape = Curve | Circle | Arc
