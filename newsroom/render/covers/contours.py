"""Hills, strata, rivers and ridges: the family of the environment."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsroom.render.covers.geometry import hatch, spread
from newsroom.render.covers.grid import Grid
from newsroom.render.covers.ink import Dice, Drawing, Weight
from newsroom.render.covers.shapes import Point, polar

COLUMNS, ROWS, CELL = 44, 22, 12.8
POINTS = 205
"""How many points the contour lines of a map may have together: what keeps a cover small."""

Height = Callable[[float], float]


class Hill(NamedTuple):
    """One rounded hill over the unit square: its middle, half its size each way, how it leans, and its height."""

    x: float
    y: float
    wide: float
    deep: float
    lean: float
    top: float


def _hills(dice: Dice, count: int, size: float = 1.0) -> list[Hill]:
    """`count` hills from left to right, `size` 1 being the broadest."""
    rim = 0.24 * size
    return [
        Hill(
            # Each hill has its share of the width, so that no half of the sheet stays empty.
            x=rim + (1 - 2 * rim) * (place + dice.between(0, 1)) / count,
            y=dice.between(rim, 1 - rim),
            wide=dice.between(0.13, 0.28) * size,
            deep=dice.between(0.18, 0.34) * size,
            lean=dice.between(-0.8, 0.8),
            top=dice.between(0.45, 1),
        )
        for place in range(count)
    ]


def _relief(hills: list[Hill], columns: int, ys: Sequence[float]) -> list[list[float]]:
    """How high the hills together rise over the columns (evenly from 0 to 1) at each y, row by row."""
    rows = [[0.0] * columns for _ in ys]
    for hill in hills:
        rows = _raised(rows, hill, ys)
    return rows


def _raised(rows: list[list[float]], hill: Hill, ys: Sequence[float]) -> list[list[float]]:
    """The relief with one hill more, which is top * exp(-(dx / wide + slant * dy)² - (dy / deep)²).

    The power of a sum is a product: exp(-(dx / wide)²) is the same for every row, and what the slant adds to it
    grows along a row by one factor. That saves all but a few of a map's 7,000 exponentials.
    """
    middle, wide, pitch = hill.x, hill.wide, 1 / (len(rows[0]) - 1)
    flank = [math.exp(-(((x - middle) / wide) ** 2)) for x in spread(0, 1, len(rows[0]))]
    slant = hill.lean * 0.5 / wide
    # What the slant adds from one column to the next, and one column before the first; how a row's height falls.
    growth, start, fall = -2 * slant * pitch / wide, 2 * slant * (middle + pitch) / wide, slant**2 + 1 / hill.deep**2
    raised = []
    for row, y in zip(rows, ys, strict=True):
        dy = y - hill.y
        factor, share = math.exp(growth * dy), hill.top * math.exp((start - fall * dy) * dy)
        raised.append([height + part * (share := share * factor) for height, part in zip(row, flank, strict=True)])
    return raised


def _sunk(rows: list[list[float]]) -> list[list[float]]:
    """The relief as an island: it sinks to nothing at the edges, so that all its lines close."""
    across = [min(1.0, 8 * x * (1 - x)) for x in spread(0, 1, len(rows[0]))]
    down = [min(1.0, 6 * y * (1 - y)) for y in spread(0, 1, len(rows))]
    return [
        [height * (column * shore) for height, column in zip(row, across, strict=True)]
        for row, shore in zip(rows, down, strict=True)
    ]


def island(dice: Dice) -> Drawing:
    """Contour lines of a hill that stands alone, every fourth heavier, its summits marked."""
    drawing = Drawing()
    heights = _sunk(_relief(_hills(dice, dice.whole(2, 5)), COLUMNS + 1, spread(0, 1, ROWS + 1)))
    _contours(drawing, heights, dice.whole(7, 10), dice.pick((3, 4)), lowest=0.1)
    _summit(drawing, heights)
    return drawing


def map_sheet(dice: Dice) -> Drawing:
    """A map cut out along its neat line: contour lines run off the edge, grid ticks cross it."""
    drawing = Drawing()
    hills = _hills(dice, dice.whole(5, 9), dice.between(0.5, 0.8))
    heights = _relief(hills, COLUMNS + 1, spread(0, 1, ROWS + 1))
    wide, high = COLUMNS * CELL, ROWS * CELL
    drawing.shape([(0, 0), (wide, 0), (wide, high), (0, high)])
    _contours(drawing, heights, dice.whole(8, 11), dice.pick((3, 4, 5)), lowest=0.08)
    _summit(drawing, heights)
    for x in (0.25, 0.5, 0.75):
        for y in (1 / 3, 2 / 3):
            drawing.line((wide * x - 7, high * y), (wide * x + 7, high * y), weight="thin")
            drawing.line((wide * x, high * y - 7), (wide * x, high * y + 7), weight="thin")
    return drawing


def _contours(drawing: Drawing, heights: list[list[float]], levels: int, index: int, *, lowest: float) -> None:
    top, grid = max(max(row) for row in heights), Grid(heights)
    lines = grid.lines([top * (lowest + (0.97 - lowest) * step / levels) for step in range(levels)])
    long = [line for line in lines if len(line.edges) > 7]
    thinning = max(2, math.ceil(sum(len(line.edges) for line in long) / POINTS))
    for line in long:
        main, closed = line.step % index == 0, grid.closed(line)
        edges = line.edges[::thinning] if closed else [*line.edges[::thinning], line.edges[-1]]
        points = [(x * CELL, y * CELL) for x, y in grid.points(line, edges)]
        weight: Weight = "line" if main else "fine"
        if not closed:
            drawing.curve(points, weight=weight)
        elif len(points) > 3:
            drawing.loop(points, weight=weight, filled=main)


def _summit(drawing: Drawing, heights: list[list[float]]) -> None:
    top = max(max(row) for row in heights)
    column, line = max((row.index(top), j) for j, row in enumerate(heights) if top in row)
    x, y = column * CELL, line * CELL
    drawing.shape([(x, y - 5), (x + 5, y + 4), (x - 5, y + 4)])


def strata(dice: Dice) -> Drawing:
    """A cut through folded layers of rock, broken by a fault, under a line of hills."""
    drawing = Drawing()
    wide, deep, count = 560.0, 270.0, dice.whole(5, 6)
    fold, lean, turn = dice.between(8, 26), dice.between(-50, 50), dice.between(0, 6)
    bend, first = dice.between(0.6, 1.5), dice.whole(0, 2)
    fault, throw = dice.between(0.3, 0.7) * wide, dice.pick((-1, 1)) * dice.between(14, 30)

    def ground(x: float) -> float:
        return 26 + 13 * math.sin(turn * 2 + 5 * x / wide) + 7 * math.sin(turn + 11 * x / wide)

    def layer(depth: float) -> Height:
        def height(x: float) -> float:
            bent = depth + fold * math.sin(turn + bend * 2 * math.pi * x / wide) + lean * (x / wide - 0.5)
            return min(deep, max(ground(x), bent))

        return height

    depths = [*_thicknesses(dice, count, 70, deep - 26), deep + 200]
    for step, (upper, lower) in enumerate(pairwise(depths)):
        for start, stop, shift in ((0, fault, 0.0), (fault, wide, throw)):
            top = _profile(layer(upper + shift), start, stop)
            drawing.curve(top, weight="line")
            if step % 2 == 0:
                _bedding(drawing, [*top, *reversed(_profile(layer(lower + shift), start, stop))], step // 2 + first)
    _frame_strata(drawing, ground, (wide, deep), fault, dice)
    return drawing


def _thicknesses(dice: Dice, count: int, top: float, bottom: float) -> list[float]:
    shares = [0.0]
    for _ in range(count - 1):
        shares.append(shares[-1] + dice.between(0.6, 1.4))
    return [top + (bottom - top) * share / shares[-1] for share in shares]


def _profile(height: Height, start: float, stop: float) -> list[Point]:
    count = max(4, math.ceil((stop - start) / 56) + 1)
    return [(x, height(x)) for x in spread(start, stop, count)]


def _bedding(drawing: Drawing, outline: list[Point], kind: int) -> None:
    drawing.shape(outline, weight="tint")
    angle, spacing = ((62, 26), (0, 17), (118, 34))[kind % 3]
    for a, b in hatch([outline], angle, spacing):
        drawing.line(a, b, weight="fine")


def _frame_strata(drawing: Drawing, ground: Height, size: tuple[float, float], fault: float, dice: Dice) -> None:
    wide, deep = size
    drawing.curve(_profile(ground, 0, wide))
    drawing.line((0, ground(0)), (0, deep), (wide, deep), (wide, ground(wide)))
    drawing.line((fault, ground(fault)), (fault, deep))
    for share in (0.18, 0.82):
        x = wide * (share + dice.between(-0.07, 0.07))
        drawing.line((x, ground(x) - 18), (x, deep - 20), weight="axis")
        drawing.circle((x, ground(x) - 22), 4, weight="thin")


def river(dice: Dice) -> Drawing:
    """A river's loops over the flatter courses it had before, with the map's arrow to the north."""
    drawing = Drawing()
    bends = [(dice.between(72, 106), dice.between(0.8, 1.25)) for _ in range(dice.whole(4, 6))]
    width = dice.between(0.07, 0.11)
    for share in (0.35, 0.58, 0.8):
        drawing.curve([place for place, _ in _course(bends, share, 4)], weight="fine")
    now = _course(bends, 1, 8)
    left, right = ([polar(place, side * width, heading + 90) for place, heading in now] for side in (-1, 1))
    # A doubled point pulls the tint's smooth outline into the corners where the river leaves the sheet.
    drawing.loop([left[0], *left, left[-1], right[-1], *reversed(right), right[0]], weight="tint")
    drawing.curve(left)
    drawing.curve(right)
    extent = drawing.extent()
    top, bottom, start, end = extent.top - 0.15, extent.bottom + 0.15, now[0][0][0], now[-1][0][0]
    drawing.shape([(start, top), (end, top), (end, bottom), (start, bottom)])
    drawing.line((start, 0), (end, 0), weight="axis")
    _north(drawing, (end + 0.55, (top + bottom) / 2))
    return drawing


def _north(drawing: Drawing, foot: Point) -> None:
    """A map's arrow to the north, beside the sheet."""
    x, y = foot
    drawing.circle((x, y), 0.28)
    drawing.shape([(x, y - 0.62), (x - 0.15, y + 0.2), (x, y + 0.08), (x + 0.15, y + 0.2)], filled=True)
    drawing.line((x, y - 0.8), (x, y + 0.42), weight="axis")


def _course(bends: list[tuple[float, float]], share: float, steps: int) -> list[tuple[Point, float]]:
    """Places along a river with the heading there (degrees), from the first bend's top to the last one's.

    Each bend is (steepest angle, length of its chord). The heading swings like a cosine along the stream,
    which is how rivers bend; a smaller `share` swings less. `steps` (even) is the number of places a bend.
    """
    course: list[tuple[Point, float]] = []
    x = 0.0
    for index, (steepest, chord) in enumerate(bends):
        swing = steepest * share * (-1) ** index
        headings = [swing * math.cos(math.pi * (i + 0.5) / steps) for i in range(steps)]
        stretch = chord / math.fsum(math.cos(math.radians(h)) for h in headings)
        place = x, 0.0
        for step, heading in enumerate(headings):
            course.append((place, swing * math.cos(math.pi * step / steps)))
            place = polar(place, stretch, heading)
        x = place[0]
    return course[steps // 2 : 1 - steps // 2]


def ridges(dice: Dice) -> Drawing:
    """Profiles through a range of hills, one behind the other."""
    drawing = Drawing()
    rows, shares = dice.whole(8, 10), spread(0, 1, 24)
    hills = _hills(dice, dice.whole(8, 13), dice.between(0.42, 0.6))
    heights = _relief(hills, len(shares), [1 - row / (rows - 1) for row in range(rows)])
    rise, slant = dice.between(60, 95), dice.between(-4, 4)
    falls = [min(1.0, 7 * share * (1 - share)) for share in shares]
    horizon = [math.inf] * len(shares)
    # From the front to the back, so that each line ends where the hills before it hide it.
    for row, profile in enumerate(heights):
        base = 26.0 * (rows - row)
        highs = [base - rise * fall * height for fall, height in zip(falls, profile, strict=True)]
        horizon = [min(hidden - 4, high) for hidden, high in zip(horizon, highs, strict=True)]
        seen = [(share * 560 + row * slant, y) for share, y in zip(shares, horizon, strict=True)]
        drawing.curve(seen, weight="line" if row % 3 == 0 else "fine")
    return drawing


MOTIFS = (island, map_sheet, strata, river, ridges)
