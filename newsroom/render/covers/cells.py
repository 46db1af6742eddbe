"""Cells in a dish, growth rings, tissue, division, seed heads: the family of biology."""

from __future__ import annotations

import math

from newsroom.render.covers.geometry import around, centroid, mosaic, ring, settled, shrunk, wobble
from newsroom.render.covers.ink import Dice, Drawing, Weight
from newsroom.render.covers.shapes import Point, polar


def dish(dice: Dice) -> Drawing:
    """Colonies in one round dish, or in two side by side."""
    drawing = Drawing()
    dishes = dice.pick((1, 1, 2))
    for index in range(dishes):
        centre = (index * 300.0, 0.0)
        drawing.circle(centre, 140, filled=True)
        drawing.circle(centre, 133, weight="fine")
        for place, size in _scattered(dice, 125, dice.whole(24, 38) if dishes == 1 else dice.whole(12, 20)):
            _colony(drawing, (centre[0] + place[0], place[1]), size, dice)
        drawing.cross(centre, 150)
    return drawing


def _scattered(dice: Dice, radius: float, count: int) -> list[tuple[Point, float]]:
    """Up to `count` circles (centre, radius) inside a circle, none touching, a few large among many small."""
    placed: list[tuple[Point, float]] = []
    for attempt in range(count * 14):
        size = 4 + 22 * dice.between(0, 1) ** (1.5 + attempt / (count * 3))
        spot = polar((0, 0), (radius - size) * math.sqrt(dice.between(0, 1)), dice.between(0, 360))
        if all(math.dist(spot, other) > size + reach + 5 for other, reach in placed):
            placed.append((spot, size))
        if len(placed) == count:
            break
    return placed


def _colony(drawing: Drawing, centre: Point, size: float, dice: Dice) -> None:
    drawing.circle(centre, size, filled=True)
    if size > 9:
        nucleus = polar(centre, size * dice.between(0, 0.25), dice.between(0, 360))
        drawing.circle(nucleus, size * dice.between(0.3, 0.5), weight="fine")


def growth_rings(dice: Dice) -> Drawing:
    """The end of a log: rings of good years and bad ones round an off-centre pith, bark and rays."""
    drawing = Drawing()
    rings, turn, shift = dice.whole(9, 14), dice.between(0, 360), dice.between(0.05, 0.3)
    profile, stretch = wobble(dice, dice.between(0.06, 0.14)), dice.between(1, 1.6)
    years = [dice.between(0.45, 1.5) for _ in range(rings)]
    grown = [math.fsum(years[: i + 1]) / math.fsum(years) for i in range(rings)]

    def outline(share: float, count: int) -> list[Point]:
        middle = polar((0, 0), 135 * shift * max(0, 1 - share), turn)
        points = ring(middle, 135 * share, lambda angle: 1 + (profile(angle) - 1) * share, count)
        return [(x * stretch, y) for x, y in points]

    for index, share in enumerate(grown[:-1]):
        drawing.loop(outline(share, 9 + index // 3), weight="line" if index % 4 == 3 else "fine", filled=index % 4 == 3)
    drawing.loop(outline(1, 20), filled=True)
    drawing.loop(outline(1.07, 20))
    pith, rim = polar((0, 0), 135 * shift, turn), outline(1, 72)
    for angle in (dice.between(0, 360) for _ in range(dice.whole(3, 6))):
        far = rim[int(angle / 5) % 72]
        near = pith[0] * stretch + (far[0] - pith[0] * stretch) * 0.3, pith[1] + (far[1] - pith[1]) * 0.3
        drawing.line(near, far, weight="thin")
    return drawing


def tissue(dice: Dice) -> Drawing:
    """Packed cells with their nuclei, in a round field of view or a rectangular one."""
    drawing = Drawing()
    if dice.chance(0.5):
        outline = around((0, 0), 140, 40)
        drawing.circle((0, 0), 147)
        drawing.circle((0, 0), 153, weight="fine")
        sites = [
            polar((0, 0), 130 * math.sqrt(dice.between(0, 1)), dice.between(0, 360)) for _ in range(dice.whole(11, 13))
        ]
    else:
        wide, high = dice.between(225, 275), 132.0
        outline = [(-wide, -high), (wide, -high), (wide, high), (-wide, high)]
        sites = [(dice.between(-wide, wide), dice.between(-high, high)) for _ in range(dice.whole(11, 13))]
    for part in mosaic(settled(sites, outline, 2), outline):
        drawing.loop(_cornered(shrunk(part, 4)), filled=True)
        middle = centroid(part)
        size = _clearance(middle, part) * dice.between(0.32, 0.48)
        drawing.circle(polar(middle, size * dice.between(0, 0.5), dice.between(0, 360)), size, weight="fine")
    return drawing


def _cornered(outline: list[Point]) -> list[Point]:
    """The outline with corners that a smooth curve rounds a little instead of a lot."""
    long = [(a, b) for a, b in zip(outline, outline[1:] + outline[:1], strict=True) if math.dist(a, b) > 5]
    return [point for a, b in long for point in (_between(a, b, 0.12), _between(a, b, 0.88))]


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _clearance(middle: Point, outline: list[Point]) -> float:
    """How far the outline's nearest side lies from the middle."""
    return min(_to_side(middle, a, b) for a, b in zip(outline, outline[1:] + outline[:1], strict=True))


def _to_side(point: Point, a: Point, b: Point) -> float:
    # Sides shorter than a pen's width have no direction worth measuring from.
    length = math.dist(a, b)
    if length < 1:
        return math.dist(point, a)
    return abs((b[0] - a[0]) * (a[1] - point[1]) - (a[0] - point[0]) * (b[1] - a[1])) / length


def division(dice: Dice) -> Drawing:
    """A cell dividing, stage by stage."""
    drawing = Drawing()
    stages = dice.pick(((0.0, 0.82, 1.12), (0.0, 0.6, 0.9, 1.12), (0.0, 0.5, 0.8, 0.93, 1.12)))
    tilt, lean, membrane = 90 + dice.between(-22, 22), dice.between(-8, 8), dice.between(6, 9)
    size = 62.0
    pitch = size * (2.75 if len(stages) < 5 else 2.5)
    for index, apart in enumerate(stages):
        _stage(drawing, (index * pitch, 0), size, apart, tilt + index * lean, membrane)
        if index:
            x = (index - 0.5) * pitch
            drawing.line((x - 5, -6), (x + 4, 0), (x - 5, 6), weight="thin")
    drawing.line((-size - 24, 0), ((len(stages) - 1) * pitch + size + 24, 0), weight="axis")
    return drawing


def _stage(drawing: Drawing, centre: Point, size: float, apart: float, tilt: float, membrane: float) -> None:
    """One stage: nuclei `apart` (shares of the size) from the middle; beyond 1 the cell has become two."""
    sides = (-1, 1) if apart else (0,)
    nuclei = [polar(centre, side * apart * size * 0.78, tilt) for side in sides]
    for inset in (0.0, membrane):
        weight: Weight = "fine" if inset else "line"
        if apart > 1:
            for nucleus in nuclei:
                drawing.circle(nucleus, size * 0.76 - inset, weight=weight, filled=not inset)
        else:
            outline = [_pinched(centre, size - inset, apart, angle, tilt) for angle in range(0, 360, 18)]
            drawing.loop(outline, weight=weight, filled=not inset)
    for nucleus in nuclei:
        drawing.circle(nucleus, size * (0.24 if apart else 0.36), filled=True)
        drawing.circle(nucleus, size * 0.07, weight="fine")


def _pinched(centre: Point, size: float, apart: float, angle: float, tilt: float) -> Point:
    """A point of a Cassini oval: the curve a cell follows from a disc to two touching halves."""
    turn = math.radians(2 * angle)
    inner = math.sqrt(max(0.0, 1 - (apart**2 * math.sin(turn)) ** 2))
    radius = size * math.sqrt(apart**2 * math.cos(turn) + inner)
    return polar(centre, radius * 0.98, angle + tilt)


def seed_head(dice: Dice) -> Drawing:
    """Seeds set each at the golden angle from the last, sometimes in a wreath of petals."""
    drawing = Drawing()
    petals = dice.pick((0, 0, 13))
    count = dice.whole(36, 46) if petals else dice.whole(48, 64)
    start, marked = dice.between(0, 360), dice.pick((2, 3, 5, 8))
    reach = 80.0 if petals else 126.0
    pitch = reach * math.sqrt(math.pi / count)
    for seed in range(count):
        share = math.sqrt((seed + 0.5) / count)
        place = polar((0, 0), reach * share, start + 137.508 * seed)
        ripe = seed % marked == 0
        drawing.circle(place, pitch * (0.24 + 0.2 * share), weight="line" if ripe else "fine", filled=ripe)
    drawing.circle((0, 0), reach + pitch * 0.7)
    for index in range(petals):
        _petal(drawing, start + 360 * index / petals, (reach + pitch * 0.7, 150), 180 / petals)
    drawing.cross((0, 0), 158)
    return drawing


def _petal(drawing: Drawing, angle: float, radii: tuple[float, float], half: float) -> None:
    inner, outer = radii
    middle, tip = inner + (outer - inner) * 0.6, polar((0, 0), outer, angle)
    sides = [polar((0, 0), middle, angle + side * half) for side in (-1, 1)]
    feet = [polar((0, 0), inner, angle + side * half * 0.94) for side in (-1, 1)]
    drawing.curve([feet[0], sides[0], tip, tip, sides[1], feet[1]])


MOTIFS = (dish, growth_rings, tissue, division, seed_head)
