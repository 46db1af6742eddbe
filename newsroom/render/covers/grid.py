"""Contour lines: where a grid of heights passes a level, found for all levels in one look at each cell."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count, pairwise, repeat
from typing import NamedTuple

from newsroom.render.covers.shapes import Point

Edge = int
"""A side of a cell: twice the place of the corner it starts from, counted row by row, and 1 more if it runs down."""


class Line(NamedTuple):
    """One contour line: which level it runs at (counted from 0), that height, and the edges it crosses."""

    step: int
    level: float
    edges: list[Edge]


class Grid:
    """Heights in rows of equal length, one unit apart each way."""

    def __init__(self, rows: Sequence[Sequence[float]]) -> None:
        self._rows = rows
        self._columns = len(rows[0])
        self._heights = [height for row in rows for height in row]

    def lines(self, levels: Sequence[float]) -> Iterator[Line]:
        """The lines where the grid passes each of the levels (rising): first those with ends, then the loops."""
        for step, following in enumerate(self._strokes(levels)):
            for edges in (*self._open(following), *_loops(following)):
                yield Line(step, levels[step], edges)

    def closed(self, line: Line) -> bool:
        """Whether a line comes back to where it began."""
        first, last = self.points(line, [line.edges[0], line.edges[-1]])
        return math.dist(first, last) < 1.5

    def points(self, line: Line, edges: Sequence[Edge]) -> list[Point]:
        """Where the line crosses these of its edges."""
        return [self._crossing(edge, line.level) for edge in edges]

    def _crossing(self, edge: Edge, level: float) -> Point:
        corner, down = divmod(edge, 2)
        y, x = divmod(corner, self._columns)
        start = self._heights[corner]
        share = (level - start) / (self._heights[corner + (self._columns if down else 1)] - start)
        return (x, y + share) if down else (x + share, y)

    def _strokes(self, levels: Sequence[float]) -> list[dict[Edge, Edge]]:
        """For each level, from which edge to which its lines run: every line with the lower ground on the same hand."""
        following: list[dict[Edge, Edge]] = [{} for _ in levels]
        # How many levels lie below each corner: where corners differ, lines pass between them.
        ranks = [[bisect_left(levels, height) for height in row] for row in self._rows]
        below = 2 * self._columns
        for y, (upper, lower) in enumerate(pairwise(ranks)):
            # The last corner of a row starts no cell: `zip` stops before it.
            cells = zip(upper, upper[1:], lower[1:], lower, strict=False)
            for first, strokes in zip(count(y * below, 2), map(_through, cells, repeat(below)), strict=False):
                for step, start, stop in strokes:
                    following[step][first + start] = first + stop
        return following

    def _open(self, following: dict[Edge, Edge]) -> list[list[Edge]]:
        """The lines that run off the grid, in the order of the cells where they first appear, and from there."""
        lines = [_run(following, start) for start in following.keys() - following.values()]
        turned = [line if self._place(line[0]) < self._place(line[-1]) else line[::-1] for line in lines]
        return sorted(turned, key=lambda line: self._place(line[0]))

    def _place(self, edge: Edge) -> tuple[int, int]:
        """The cell of an edge at the rim of the grid, and which of the cell's edges it is, clockwise from the top."""
        corner, down = divmod(edge, 2)
        y, x = divmod(corner, self._columns)
        if down:
            return (corner, 3) if x == 0 else (corner - 1, 1)
        return (corner, 0) if y == 0 else (corner - self._columns, 2)


def _loops(following: dict[Edge, Edge]) -> Iterator[list[Edge]]:
    """The closed lines, which are all that is left once the open ones are taken out."""
    for edge in list(following):
        if edge in following:
            line = _run(following, edge)[:-1]
            # The first cell that a loop appears in has it on the right and below. All loops shall start on the
            # right and go below (what goes down has an odd number), as the thinned lines depend on it.
            yield line if edge % 2 else [line[1], line[0], *line[:1:-1]]


def _run(following: dict[Edge, Edge], edge: Edge) -> list[Edge]:
    """The line from an edge on, taken out of `following`."""
    line = [edge]
    while (edge := following.pop(edge, -1)) >= 0:
        line.append(edge)
    return line


@lru_cache(maxsize=4096)  # corners of one cell are seldom more than two levels apart: maps share these few
def _through(corners: tuple[int, int, int, int], below: int) -> tuple[tuple[int, Edge, Edge], ...]:
    """The lines through a cell, as (level, from, to), by how many levels lie below each of its corners.

    Corners and edges go round clockwise from the upper left. Edges are counted from the cell's first, the one
    under it being `below` further. A line comes in where that way round leads down, so that it leaves this cell
    where it comes into the next.
    """
    rim = tuple(zip((0, 3, below, 1), corners, corners[1:] + corners[:1], strict=True))
    strokes: list[tuple[int, Edge, Edge]] = []
    for step in range(min(corners), max(corners)):
        cut = [(edge, start > step) for edge, start, stop in rim if (start > step) != (stop > step)]
        for (a, falls), (b, _) in zip(cut[::2], cut[1::2], strict=True):
            strokes.append((step, a, b) if falls else (step, b, a))
    return tuple(strokes)
