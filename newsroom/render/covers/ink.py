"""Paper and pen: dice that fall the same everywhere, and a drawing that becomes SVG.

Lengths are units of the sheet's viewBox (640 by 400); angles are degrees, growing clockwise as y points down.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeVar

from newsroom.render.covers.shapes import Arc, Box, Circle, Curve, Move, Point, Shape, coordinate

Weight = Literal["line", "fine", "thin", "axis", "tint"]
"""line: outline; fine: its lighter sister; thin: construction; axis: dashed centre line; tint: area only."""

T = TypeVar("T")


class Dice:
    """Choices drawn from a text: the same text falls the same way on every platform and Python version."""

    def __init__(self, text: str) -> None:
        digest = hashlib.sha256(text.encode("utf-8")).digest()
        # Only random() is promised to keep its sequence between Python versions: everything rests on it alone.
        self._throw = random.Random(int.from_bytes(digest, "big")).random

    def between(self, low: float, high: float) -> float:
        """A number from `low` up to `high`."""
        return low + (high - low) * self._throw()

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._throw() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, each as likely."""
        return options[self.whole(0, len(options) - 1)]

    def chance(self, share: float) -> bool:
        """True in `share` (0 to 1) of all throws."""
        return self._throw() < share


class Mark(NamedTuple):
    """One shape with the pen it is drawn with; `filled` lays the faint tint inside its outline."""

    shape: Shape
    weight: Weight
    filled: bool = False


class Inked(NamedTuple):
    """A motif as SVG, apart from the one thing that the sizes of a sheet do not share."""

    under: str
    """Tints and construction lines."""
    light: str
    """Fine lines."""
    lines: str
    """Main lines."""

    def svg(self, fine: str) -> str:
        """The motif's group; `fine` is the stroke width of fine lines, in units."""
        light = _group(f'stroke-width="{fine}"', self.light)
        return _group('class="cv-motif"', self.under + _group('class="cv-line"', light + self.lines))


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

    def extent(self, *, solid: bool = False, mirrored: bool = False) -> Box:
        """The box around all marks, or around the solid ones (without construction and centre lines).

        `mirrored` tells the box that the drawing would fill with left and right changed.
        """
        points: list[Point] = []
        for shape, weight, _ in self.marks:
            if not (solid and weight in ("thin", "axis")):
                points += shape.reach(mirrored=mirrored)
        xs, ys = zip(*points, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def fitted(self, area: Box, share: float = 1.0, *, mirrored: bool = False) -> Drawing:
        """The drawing enlarged to `share` (0 to 1) of what the area allows, in its middle."""
        extent = self.extent(mirrored=mirrored)
        scale = share * min(area.width / extent.width, area.height / extent.height)
        dx, dy = (a - scale * e for a, e in zip(area.centre, extent.centre, strict=True))
        move = Move(scale, dx, dy, mirrored)
        return Drawing([Mark(shape.moved(move), weight, filled) for shape, weight, filled in self.marks], self.heavy)

    def inked(self) -> Inked:
        """The motif as SVG."""
        inks: dict[tuple[Weight, bool], list[Shape]] = {}
        for shape, weight, filled in self.marks:
            inks.setdefault((weight, filled), []).append(shape)

        def ink(weight: Weight, *, filled: bool = False) -> str:
            return _ink(inks.get((weight, filled), []), filled=filled)

        lines = _group('class="cv-fill"', ink("line", filled=True)) + ink("line")
        axis = _group('stroke-dasharray="16 4 3 4"', ink("axis"))
        return Inked(
            under=_group('class="cv-fill"', ink("tint")) + _group('class="cv-thin"', ink("thin") + axis),
            light=_group('class="cv-fill"', ink("fine", filled=True)) + ink("fine"),
            lines=lines if self.heavy is None else _group(f'stroke-width="{coordinate(self.heavy)}"', lines),
        )


def _ink(shapes: Sequence[Shape], *, filled: bool) -> str:
    circles = "".join([shape.data() for shape in shapes if isinstance(shape, Circle)])
    paths = [shape.data() for shape in shapes if not isinstance(shape, Circle)]
    if not paths:
        return circles
    # Tinted outlines stay apart so that tints deepen where they overlap; plain strokes share one path.
    runs = paths if filled else ["".join(paths)]
    return "".join([f'<path d="{run}"/>' for run in runs]) + circles


def _group(attributes: str, content: str) -> str:
    return f"<g {attributes}>{content}</g>" if content else ""
