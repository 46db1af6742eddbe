"""Constructions with compass and ruler: the family of entries that belong to no faculty."""

from __future__ import annotations

import math

from newsroom.render.covers.geometry import arc_points, around, centroid, midpoint, toward
from newsroom.render.covers.ink import Dice, Drawing
from newsroom.render.covers.shapes import Point, polar

GOLDEN = (1 + math.sqrt(5)) / 2


def hexagon(dice: Dice) -> Drawing:
    """A hexagon stepped off round a circle with the compass still set, and what grows from it.

    No figure here is a six-pointed or five-pointed star: those are signs of their own.
    """
    drawing = Drawing()
    turn, radius = dice.pick((0, 30)), 92.0
    corners = around((0, 0), radius, 6, turn)
    outer = around((0, 0), radius * math.sqrt(3), 6, turn + 30)
    figure = dice.pick(("hexagon", "petals", "flower"))
    for corner in corners:
        drawing.circle(corner, radius, weight="fine" if figure == "flower" else "thin")
    drawing.circle((0, 0), radius, weight="line" if figure == "petals" else "fine")
    if figure == "petals":
        for angle in range(0, 360, 60):
            drawing.arc(polar((0, 0), radius, turn + angle), radius, turn + angle + 120, 120)
    elif figure == "flower":
        drawing.circle((0, 0), radius * 2, filled=True)
        drawing.shape(outer, weight="fine")
    else:
        drawing.shape(outer, filled=True)
    drawing.shape(corners, weight="fine")
    tinted = dice.pick(("111111", "101010", "110110", "111000", "100100", "000000"))
    for index in (i for i, mark in enumerate(tinted) if mark == "1"):
        drawing.shape([(0, 0), corners[index - 1], corners[index]], weight="tint")
    for corner in outer if dice.chance(0.6) else corners:
        drawing.line((0, 0), corner, weight="thin")
    for corner in [*corners, (0.0, 0.0)]:
        drawing.circle(corner, 3.5, filled=True)
    drawing.cross((0, 0), radius * 2 + 8)
    return drawing


def golden_arcs(dice: Dice) -> Drawing:
    """Squares cut from a golden rectangle one after the other, each with its quarter arc."""
    drawing = Drawing()
    squares, left, top, wide, high = dice.whole(6, 9), 0.0, 0.0, 280 * GOLDEN, 280.0
    drawing.shape([(0, 0), (wide, 0), (wide, high), (0, high)], weight="fine")
    if dice.chance(0.6):
        drawing.line((0, high), (wide, 0), weight="thin")
        drawing.line((wide - high / GOLDEN, 0), (wide, high), weight="thin")
    ringed, tinted = dice.chance(0.5), dice.pick(((True,), (True, False), (False, True), (False, True, True)))
    for step in range(squares):
        side = min(wide, high)
        centre, start, cut = _square(step % 4, (left, top, wide, high), side)
        if tinted[step % len(tinted)]:
            drawing.sector(centre, (0, side), start, 90)
        drawing.arc(centre, side, start, 90)
        drawing.line(*cut, weight="fine")
        if ringed and step < 4:
            drawing.circle(_middle(centre, start, side), side / 2, weight="thin")
        if step % 2 == 0:
            left, wide = (left + side if step % 4 == 0 else left), wide - side
        else:
            top, high = (top + side if step % 4 == 1 else top), high - side
    return drawing


def _square(
    side_of: int, room: tuple[float, float, float, float], side: float
) -> tuple[Point, float, tuple[Point, Point]]:
    """Compass point, start angle and cutting line of the square at one side of the room."""
    left, top, wide, high = room
    right, bottom = left + wide, top + high
    return (
        ((left + side, bottom), 180.0, ((left + side, top), (left + side, bottom))),
        ((left, top + side), 270.0, ((left, top + side), (right, top + side))),
        ((right - side, top), 0.0, ((right - side, top), (right - side, bottom))),
        ((right, bottom - side), 90.0, ((left, bottom - side), (right, bottom - side))),
    )[side_of]


def _middle(centre: Point, start: float, side: float) -> Point:
    return polar(centre, side / math.sqrt(2), start + 45)


def steiner_chain(dice: Dice) -> Drawing:
    """A ring of circles between two others, each touching its neighbours."""
    drawing = Drawing()
    count, pull, turn = dice.whole(4, 12), dice.between(0.15, 0.42), dice.between(0, 360)
    sine = math.sin(math.pi / count)
    inner = (1 - sine) / (1 + sine)
    middle, bead = (1 + inner) / 2, (1 - inner) / 2
    # Inversion in a circle about a point off the centre turns circles into circles and keeps them touching.
    pole = polar((0, 0), 1 / pull, dice.pick((0.0, 180.0)) + dice.between(-25, 25))
    even = [((0.0, 0.0), 1.0), ((0.0, 0.0), inner)]
    even += [(polar((0, 0), middle, turn + 360 * i / count), bead) for i in range(count)]
    turned = [_inverted(circle, pole) for circle in even]
    scale = 140 / turned[0][1]
    origin = turned[0][0]
    for index, (centre, radius) in enumerate(turned):
        place = (centre[0] - origin[0]) * scale, (centre[1] - origin[1]) * scale
        drawing.circle(place, radius * scale, filled=index != 1)
        if index == 1 or radius * scale > 15:
            drawing.circle(place, 2, weight="thin")
        if index > 1:
            drawing.line((0, 0), polar((0, 0), 150, math.degrees(math.atan2(place[1], place[0]))), weight="thin")
    drawing.line((-165, 0), (165, 0), weight="axis")
    drawing.line((0, -155), (0, 155), weight="axis")
    return drawing


def _inverted(circle: tuple[Point, float], pole: Point) -> tuple[Point, float]:
    (x, y), radius = circle
    dx, dy = x - pole[0], y - pole[1]
    power = 1 / (dx * dx + dy * dy - radius * radius)
    return (pole[0] + dx * power, pole[1] + dy * power), radius * abs(power)


def triangle(dice: Dice) -> Drawing:
    """A triangle with the circle through its corners and the one that touches its sides."""
    drawing = Drawing()
    start, first, second = dice.between(0, 360), dice.between(95, 130), dice.between(100, 130)
    corners = [polar((0, 0), 140, angle) for angle in (start, start + first, start + first + second)]
    a, b, c = (math.dist(corners[i - 2], corners[i - 1]) for i in range(3))
    whole = a + b + c
    touch = tuple((a * p + b * q + c * r) / whole for p, q, r in zip(*corners, strict=True))
    within = touch[0], touch[1]
    radius = _height(within, corners[0], corners[1])
    drawing.circle((0, 0), 140)
    drawing.shape(corners, filled=True)
    drawing.circle(within, radius, filled=True)
    way = dice.pick(("medians", "bisectors", "arcs"))
    for index, corner in enumerate(corners):
        left, right = corners[index - 1], corners[index - 2]
        foot = midpoint(left, right)
        if way == "medians":
            drawing.line(corner, foot, weight="thin")
        elif way == "bisectors":
            drawing.line(corner, toward(corner, within, 1.6), weight="thin")
        drawing.line(toward(left, right, -0.12), toward(right, left, -0.12), weight="thin")
        _bisector(drawing, left, right, arcs=way == "arcs")
        drawing.circle(corner, 4)
    if way == "medians":
        drawing.circle(centroid(corners), 3)
    drawing.circle((0, 0), 3)
    return drawing


def _height(point: Point, a: Point, b: Point) -> float:
    """How far the point lies from the line through `a` and `b`, in units."""
    area = (b[0] - a[0]) * (a[1] - point[1]) - (a[0] - point[0]) * (b[1] - a[1])
    return abs(area) / math.dist(a, b)


def _bisector(drawing: Drawing, a: Point, b: Point, *, arcs: bool) -> None:
    angle, reach = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0])), math.dist(a, b) * 0.62
    half = math.degrees(math.acos(0.5 / 0.62))
    crossings = [polar(a, reach, angle + side * half) for side in (-1, 1)]
    drawing.line(*crossings, weight="axis")
    if arcs:
        for side in (-1, 1):
            drawing.arc(a, reach, angle + side * half - 11, 22, weight="thin")
            drawing.arc(b, reach, angle + 180 - side * half - 11, 22, weight="thin")


def star_polygon(dice: Dice) -> Drawing:
    """A regular polygon, the star of its diagonals, and the stars that did not become the figure."""
    drawing = Drawing()
    count, skip = dice.pick(((7, 2), (7, 3), (8, 3), (9, 2), (9, 4), (10, 3), (11, 4), (12, 5)))
    corners = around((0, 0), 140, count, -90)
    drawing.circle((0, 0), 140, weight="fine")
    drawing.shape(corners, weight="fine")
    drawing.shape([corners[i * skip % count] for i in range(count)], filled=True)
    drawing.circle((0, 0), 140 * math.cos(math.pi * skip / count), weight="thin")
    others = [other for other in range(2, (count + 1) // 2) if other != skip]
    for other in others[:2] if dice.chance(0.6) else ():
        for i in range(count):
            drawing.line(corners[i], corners[(i + other) % count], weight="thin")
    for corner in corners:
        drawing.line(corner, toward((0, 0), corner, 1.1), weight="thin")
        drawing.circle(corner, 4, filled=True)
    drawing.cross((0, 0), 24)
    return drawing


def vesicas(dice: Dice) -> Drawing:
    """Equal circles along a line, each about through the next one's centre, and what their crossings give."""
    drawing = Drawing()
    count, radius, step = dice.whole(3, 5), 100.0, dice.between(88, 116)
    high = math.sqrt(radius**2 - step**2 / 4)
    for index in range(count):
        drawing.circle((index * step, 0), radius, weight="fine" if dice.chance(0.3) else "thin")
    figure = dice.pick(("strip", "lenses", "rhombs"))
    for index in range(count - 1):
        x, up, down = (index + 0.5) * step, (-1) ** index * high, -((-1) ** index) * high
        a, b = (index * step, 0.0), ((index + 1) * step, 0.0)
        if figure == "lenses":
            _vesica(drawing, a, b, radius)
        elif figure == "rhombs":
            drawing.shape([a, (x, up), b, (x, down)], filled=True)
        else:
            drawing.shape([a, b, (x, up)], filled=True)
        drawing.line((x, -high - 22), (x, high + 22), weight="axis")
        for place in ((x, up), (x, down)):
            drawing.circle(place, 3)
    for index in range(count):
        drawing.circle((index * step, 0), 3.5, filled=True)
    drawing.line((-radius - 20, 0), ((count - 1) * step + radius + 20, 0), weight="axis")
    return drawing


def _vesica(drawing: Drawing, a: Point, b: Point, radius: float) -> None:
    """The lens in which the circles about `a` and `b` (side by side) overlap."""
    half = math.degrees(math.acos(math.dist(a, b) / 2 / radius))
    outline = [*arc_points(a, radius, -half, half, 13), *arc_points(b, radius, 180 - half, 180 + half, 13)]
    drawing.shape(outline, filled=True)


def rosette(dice: Dice) -> Drawing:
    """A window's tracery: foils round a circle, each set off with the compass."""
    drawing = Drawing()
    foils, turn, eye = dice.whole(3, 9), dice.pick((0.0, 0.5)), dice.between(0.4, 0.72)
    sine = math.sin(math.pi / foils)
    foil = 130 * sine / (1 + sine)
    reach = 130 - foil
    start = -90 + turn * 360 / foils
    for index in range(foils):
        angle = start + 360 * index / foils
        centre = polar((0, 0), reach, angle)
        half = 90 + 180 / foils
        drawing.circle(centre, foil, weight="thin")
        drawing.arc(centre, foil, angle - half, 2 * half)
        drawing.circle(centre, foil * eye, weight="fine", filled=True)
        drawing.line((0, 0), polar((0, 0), 150, angle), weight="thin")
    for radius in (130, 140):
        drawing.circle((0, 0), radius, filled=radius == 140)
    drawing.circle((0, 0), reach, weight="thin")
    return drawing


MOTIFS = (hexagon, golden_arcs, steiner_chain, triangle, star_polygon, rosette, vesicas)
