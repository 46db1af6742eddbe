"""Paper and pen: dice that fall the same everywhere, shapes, and a drawing that becomes SVG.

Lengths are units of the sheet's viewBox (640 by 400); angles are degrees, growing clockwise as y points down.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

Point = tuple[float, float]
Weight = Literal["line", "fine", "thin", "axis", "tint"]
"""line: outline; fine: its lighter sister; thin: construction; axis: dashed centre line; tint: area only."""

T = TypeVar("T")


class Dice:
    """Choices drawn from a text: the same text falls the same way on every platform and Python version."""

    def __init__(self, text: str) -> None:
        digest = hashlib.sha256(text.encode("utf-8")).digest()
        self._rng = random.Random(int.from_bytes(digest, "big"))

    # Only random() is promised to keep its sequence between Python versions: everything rests on it alone.
    def between(self, low: float, high: float) -> float:
        """A number from `low` up to `high`."""
        return low + (high - low) * self._rng.random()

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._rng.random() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, each as likely."""
        return options[self.whole(0, len(options) - 1)]

    def chance(self, share: float) -> bool:
        """True in `share` (0 to 1) of all throws."""
        return self._rng.random() < share


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


@dataclass(frozen=True)
class Box:
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


@dataclass(frozen=True)
class Move:
    """Enlarge by `scale` about the origin, then shift by `dx`, `dy` units."""

    scale: float
    dx: float
    dy: float

    def of(self, point: Point) -> Point:
        """Where the point goes."""
        return point[0] * self.scale + self.dx, point[1] * self.scale + self.dy


@dataclass(frozen=True)
class Curve:
    """A run of straight strokes through the points, or (smooth) a curve that the points pull along."""

    points: tuple[Point, ...]
    closed: bool = False
    smooth: bool = False

    def moved(self, move: Move) -> Curve:
        """The same curve elsewhere."""
        return replace(self, points=tuple(move.of(p) for p in self.points))

    def mirrored(self) -> Curve:
        """The same curve with left and right changed."""
        return replace(self, points=tuple((-x, y) for x, y in self.points))

    def reach(self) -> tuple[Point, ...]:
        """Points whose bounding box holds the whole shape."""
        return self.points

    def data(self) -> str:
        """Absolute path data."""
        if self.smooth and len(self.points) > 2:
            return self._spline()
        return "M" + " ".join(pair(p) for p in self.points) + ("Z" if self.closed else "")

    def _spline(self) -> str:
        # A quadratic spline needs one point a piece (T), a third of what cubic pieces need. T mirrors the
        # last control point, so rounding would add up along the curve: even tenths keep each midpoint exact.
        knots = [(2 * round(x * 5), 2 * round(y * 5)) for x, y in self.points]
        follow = knots[1:] + knots[:1]
        middles = [((a[0] + b[0]) // 2, (a[1] + b[1]) // 2) for a, b in zip(knots, follow, strict=True)]
        if self.closed:
            start, pull, ends = middles[-1], knots[0], middles
        else:
            start, pull, ends = knots[0], knots[1], [*middles[1:-2], knots[-1]]
        first, *rest = [f"{number(x)} {number(y)}" for x, y in (start, pull, *ends)]
        tail = f"T{' '.join(rest[2:])}" if rest[2:] else ""
        return f"M{first}Q{rest[0]} {rest[1]}{tail}{'Z' if self.closed else ''}"


@dataclass(frozen=True)
class Circle:
    """A full circle."""

    centre: Point
    radius: float

    def moved(self, move: Move) -> Circle:
        """The same circle elsewhere."""
        return Circle(move.of(self.centre), self.radius * move.scale)

    def mirrored(self) -> Circle:
        """The same circle with left and right changed."""
        return Circle((-self.centre[0], self.centre[1]), self.radius)

    def reach(self) -> tuple[Point, ...]:
        """Points whose bounding box holds the whole shape."""
        (x, y), r = self.centre, self.radius
        return (x - r, y - r), (x + r, y + r)

    def data(self) -> str:
        """The circle as an element: shorter than two arcs of a path."""
        (x, y), r = self.centre, self.radius
        return f'<circle cx="{coordinate(x)}" cy="{coordinate(y)}" r="{coordinate(r)}"/>'


@dataclass(frozen=True)
class Arc:
    """A circle's arc from angle `start` over `sweep` degrees; with an `inner` radius, that part of a ring."""

    centre: Point
    radius: float
    start: float
    sweep: float
    inner: float | None = None

    def moved(self, move: Move) -> Arc:
        """The same arc elsewhere."""
        inner = None if self.inner is None else self.inner * move.scale
        return replace(self, centre=move.of(self.centre), radius=self.radius * move.scale, inner=inner)

    def mirrored(self) -> Arc:
        """The same arc with left and right changed."""
        return replace(self, centre=(-self.centre[0], self.centre[1]), start=180 - self.start, sweep=-self.sweep)

    def reach(self) -> tuple[Point, ...]:
        """Points whose bounding box holds the whole shape."""
        steps = max(2, math.ceil(abs(self.sweep) / 6))
        rim = [polar(self.centre, self.radius, self.start + self.sweep * i / steps) for i in range(steps + 1)]
        if self.inner is None:
            return tuple(rim)
        return (*rim, polar(self.centre, self.inner, self.start))

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


Shape = Curve | Circle | Arc


@dataclass(frozen=True)
class Mark:
    """One shape with the pen it is drawn with; `filled` lays the faint tint inside its outline."""

    shape: Shape
    weight: Weight
    filled: bool = False


@dataclass
class Drawing:
    """The marks of one motif, in any units: `fitted` brings them to the sheet."""

    marks: list[Mark] = field(default_factory=list)
    heavy: float | None = None
    """Width of the main line in units where the stylesheet's is too light (initials), else None."""

    def line(self, *points: Point, weight: Weight = "line") -> None:
        """Straight strokes from point to point."""
        self.marks.append(Mark(Curve(points), weight))

    def shape(self, points: Sequence[Point], *, weight: Weight = "line", filled: bool = False) -> None:
        """A closed outline with corners."""
        self.marks.append(Mark(Curve(tuple(points), closed=True), weight, filled))

    def curve(self, points: Sequence[Point], *, weight: Weight = "line") -> None:
        """An open smooth curve."""
        self.marks.append(Mark(Curve(tuple(points), smooth=True), weight))

    def loop(self, points: Sequence[Point], *, weight: Weight = "line", filled: bool = False) -> None:
        """A closed smooth curve."""
        self.marks.append(Mark(Curve(tuple(points), closed=True, smooth=True), weight, filled))

    def circle(self, centre: Point, radius: float, *, weight: Weight = "line", filled: bool = False) -> None:
        """A full circle."""
        self.marks.append(Mark(Circle(centre, radius), weight, filled))

    def arc(self, centre: Point, radius: float, start: float, sweep: float, *, weight: Weight = "line") -> None:
        """An open arc from angle `start` over `sweep` degrees."""
        self.marks.append(Mark(Arc(centre, radius, start, sweep), weight))

    def sector(self, centre: Point, radii: tuple[float, float], start: float, sweep: float) -> None:
        """A tinted piece of a ring between the two radii (inner, outer), without outline."""
        self.marks.append(Mark(Arc(centre, radii[1], start, sweep, radii[0]), "tint"))

    def cross(self, centre: Point, reach: float) -> None:
        """Centre lines: an upright cross reaching `reach` units each way."""
        x, y = centre
        self.line((x - reach, y), (x + reach, y), weight="axis")
        self.line((x, y - reach), (x, y + reach), weight="axis")

    def extent(self, *, solid: bool = False) -> Box:
        """The box around all marks, or around the solid ones (without construction and centre lines)."""
        chosen = [m for m in self.marks if not (solid and m.weight in ("thin", "axis"))]
        points = [point for mark in chosen for point in mark.shape.reach()]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def fitted(self, area: Box, share: float = 1.0) -> Drawing:
        """The drawing enlarged to `share` (0 to 1) of what the area allows, in its middle."""
        extent = self.extent()
        scale = share * min(area.width / extent.width, area.height / extent.height)
        dx, dy = (a - scale * e for a, e in zip(area.centre, extent.centre, strict=True))
        move = Move(scale, dx, dy)
        return replace(self, marks=[replace(m, shape=m.shape.moved(move)) for m in self.marks])

    def mirrored(self) -> Drawing:
        """The drawing with left and right changed."""
        return replace(self, marks=[replace(m, shape=m.shape.mirrored()) for m in self.marks])

    def svg(self, fine: str) -> str:
        """The motif's group; `fine` is the stroke width of fine lines, in units."""
        tint = self._ink("tint", filled=False)
        thin = self._ink("thin", filled=False)
        axis = _group('stroke-dasharray="16 4 3 4"', self._ink("axis", filled=False))
        filled = _group('class="cv-fill"', self._ink("line", filled=True))
        faint = _group('class="cv-fill"', self._ink("fine", filled=True))
        lines = filled + self._ink("line", filled=False)
        heavy = lines if self.heavy is None else _group(f'stroke-width="{coordinate(self.heavy)}"', lines)
        light = _group(f'stroke-width="{fine}"', faint + self._ink("fine", filled=False))
        under = _group('class="cv-fill"', tint) + _group('class="cv-thin"', thin + axis)
        return _group('class="cv-motif"', under + _group('class="cv-line"', light + heavy))

    def _ink(self, weight: Weight, *, filled: bool) -> str:
        shapes = [m.shape for m in self.marks if m.weight == weight and m.filled == filled]
        circles = "".join(s.data() for s in shapes if isinstance(s, Circle))
        paths = [s.data() for s in shapes if not isinstance(s, Circle)]
        if not paths:
            return circles
        # Tinted outlines stay apart so that tints deepen where they overlap; plain strokes share one path.
        runs = paths if filled else ["".join(paths)]
        return "".join(f'<path d="{run}"/>' for run in runs) + circles


def _group(attributes: str, content: str) -> str:
    return f"<g {attributes}>{content}</g>" if content else ""
