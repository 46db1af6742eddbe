"""What makes covers cheap: one drawing for both sizes, and short ways that lead where the long ones do."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from itertools import pairwise

import pytest

from newsroom.render.covers import MOTIFS, CoverLabel, cover, covers, geometry, sheet
from newsroom.render.covers.geometry import arcs_inside, around, mosaic
from newsroom.render.covers.grid import Grid
from newsroom.render.covers.ink import Dice, Drawing
from newsroom.render.covers.shapes import Arc, Box, Curve, Move, Point, polar

LABEL = CoverLabel("News", "2023", "FoE")
TANK = Box(0, 0, 560, 270)


def circles(count: int) -> Iterator[tuple[Point, float]]:
    rng = random.Random(7)
    for _ in range(count):
        yield (rng.uniform(-40, 600), rng.uniform(-40, 310)), rng.uniform(1, 700)
    # Centres on an edge, and circles that only touch one: rounding decides these.
    yield from (((0.0, 135.0), 100.0), ((280.0, 135.0), 135.0), ((280.0, 0.0), 270.0), ((560.0, 270.0), 1.0))


@pytest.mark.parametrize("initials", ["", "JS"])
@pytest.mark.parametrize("motif", MOTIFS)
def test_both_sizes_are_those_of_one_at_a_time(motif: str, initials: str) -> None:
    for seed in (f"/news/{i}/" for i in range(20)):
        both = covers(seed, motif, LABEL, initials=initials)
        assert list(both) == ["large", "card"]
        for size, svg in both.items():
            assert svg == cover(seed, motif, LABEL, initials=initials, size=size)


def test_both_sizes_come_from_one_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []

    def motif(dice: Dice) -> Drawing:
        drawn.append(dice)
        drawing = Drawing()
        drawing.cross((0, 0), 10)
        drawing.circle((0, 0), 5)
        return drawing

    monkeypatch.setattr(sheet, "FAMILIES", (("plain", (motif,)),))
    covers("/x/", "plain", LABEL)
    assert len(drawn) == 1


def all_degrees(centre: Point, radius: float) -> list[tuple[float, float]]:
    """The same as `arcs_inside`, from a look at each degree."""
    inside = [TANK.holds(polar(centre, radius, angle)) for angle in range(360)]
    if all(inside):
        return [(0, 360)]
    starts = [angle for angle in range(360) if inside[angle] and not inside[angle - 1]]
    ends = [next(n for n in range(1, 361) if not inside[(start + n) % 360]) - 1 for start in starts]
    return [(start, length) for start, length in zip(starts, ends, strict=True) if length]


def test_arcs_inside_a_box_are_what_each_degree_tells() -> None:
    for centre, radius in circles(400):
        assert list(arcs_inside(centre, radius, TANK)) == all_degrees(centre, radius), (centre, radius)


def test_few_degrees_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []
    place = geometry._place
    monkeypatch.setattr(geometry, "_place", lambda *given: looks.append(given) or place(*given))
    for centre, radius in circles(100):
        list(arcs_inside(centre, radius, TANK))
    assert len(looks) < 90 * 104  # a quarter of the degrees


@pytest.mark.parametrize("mirrored", [False, True])
def test_an_arc_reaches_as_far_as_its_steps(mirrored: bool) -> None:
    rng = random.Random(11)
    for _ in range(500):
        sweep = rng.choice([rng.uniform(-360, 360), 90.0, -180.0, 6.0, 360.0, 0.0])
        arc = Arc((rng.uniform(-9, 9), 3), rng.uniform(1, 99), rng.choice([rng.uniform(-400, 400), 0.0, 90.0]), sweep)
        seen = arc.moved(Move(1, 0, 0, mirrors=True)) if mirrored else arc
        steps = max(2, math.ceil(abs(sweep) / 6))
        rim = [polar(seen.centre, seen.radius, seen.start + seen.sweep * i / steps) for i in range(steps + 1)]
        for axis in (0, 1):
            reached = [point[axis] for point in arc.reach(mirrored=mirrored)]
            assert (min(reached), max(reached)) == (min(p[axis] for p in rim), max(p[axis] for p in rim))


def test_a_mirrored_drawing_fills_the_same_area() -> None:
    drawing = Drawing()
    drawing.line((0, 0), (30, 10))
    drawing.circle((50, 5), 4)
    drawing.arc((10, 0), 25, 20, 50)
    area = Box(10, 10, 110, 90)
    for extent in (drawing.fitted(area).extent(), drawing.fitted(area, mirrored=True).extent()):
        assert (extent.left, extent.right) == pytest.approx((10, 110))
    first = drawing.fitted(area, mirrored=True).marks[0].shape
    assert isinstance(first, Curve)
    assert first.points[0][0] > first.points[1][0]


def test_every_side_that_a_level_cuts_is_crossed_once() -> None:
    rng = random.Random(3)
    rows = [[rng.random() for _ in range(9)] for _ in range(7)]
    grid, levels = Grid(rows), [0.2, 0.5, 0.51, 0.9]
    found: dict[int, list[Point]] = {step: [] for step in range(len(levels))}
    for line in grid.lines(levels):
        points = grid.points(line, line.edges)
        assert all(math.dist(a, b) <= math.sqrt(2) for a, b in pairwise(points))
        found[line.step] += points
    for step, level in enumerate(levels):
        cut = [
            (rows[y][x] > level) != (rows[y + down][x + 1 - down] > level)
            for down in (0, 1)
            for y in range(7 - down)
            for x in range(8 + down)
        ]
        assert len(found[step]) == len(set(found[step])) == sum(cut)


def test_a_summit_is_ringed_and_a_slope_is_crossed_from_edge_to_edge() -> None:
    summit = Grid([[-math.hypot(x - 4, y - 4) for x in range(9)] for y in range(9)])
    (ring,) = summit.lines([-2.5])
    assert summit.closed(ring)
    slope = Grid([[float(y) for _ in range(9)] for y in range(9)])
    (line,) = slope.lines([3.5])
    assert not slope.closed(line)
    assert slope.points(line, line.edges) == [(x, 3.5) for x in range(9)]


def test_a_mosaic_gives_each_site_what_lies_nearest() -> None:
    dice = Dice("mosaic")
    sites = [(dice.between(-80, 80), dice.between(-80, 80)) for _ in range(9)]
    for site, part in zip(sites, mosaic(sites, around((0, 0), 140, 40)), strict=True):
        assert all(math.dist(corner, site) <= math.dist(corner, s) + 1e-9 for corner in part for s in sites)
