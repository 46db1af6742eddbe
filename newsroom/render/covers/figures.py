"""Curves and areas found point by point: constructions whose outline is seldom a circle."""

from __future__ import annotations

import math
from itertools import pairwise

from newsroom.render.covers.geometry import around, midpoint, spread, toward
from newsroom.render.covers.ink import Dice, Drawing, Weight
from newsroom.render.covers.shapes import Point, polar


def ellipse(dice: Dice) -> Drawing:
    """An ellipse, found with a trammel, in its rectangle, or with two pins and a string."""
    drawing = Drawing()
    long, short = 200.0, dice.between(84, 122)
    rim = [(long * math.cos(math.radians(a)), short * math.sin(math.radians(a))) for a in range(0, 360, 8)]
    drawing.loop(rim, filled=True)
    drawing.line((-long - 16, 0), (long + 16, 0), weight="axis")
    drawing.line((0, -short - 16), (0, short + 16), weight="axis")
    dice.pick((_by_trammel, _in_rectangle, _with_string))(drawing, long, short, dice)
    return drawing


def _by_trammel(drawing: Drawing, long: float, short: float, dice: Dice) -> None:
    """A strip with two marks on the axes: its end is on the curve."""
    first = dice.whole(14, 24)
    for turn in range(first, first + 360, 30):
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        end, mark = (long * cos, short * sin), (0.0, (short - long) * sin)
        drawing.line(end, mark, weight="fine" if turn == first + 300 else "thin")
        drawing.circle(end, 3.5)


def _in_rectangle(drawing: Drawing, long: float, short: float, dice: Dice) -> None:
    """Half an axis and half a side in as many parts: lines through like parts meet on the curve."""
    parts = dice.whole(4, 6)
    drawing.shape([(-long, -short), (long, -short), (long, short), (-long, short)], weight="fine")
    for side, up in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        for i in range(1, parts):
            share = i / parts
            meet = 2 * share / (1 + share * share)
            place = side * long * meet, up * short * (1 - share * meet)
            drawing.line((0, -up * short), place, weight="thin")
            drawing.line((0, up * short), (side * long, up * short * (1 - share)), weight="thin")
            drawing.circle(place, 3)


def _with_string(drawing: Drawing, long: float, short: float, dice: Dice) -> None:
    """The string from pin to curve to pin is as long everywhere; the compass finds the pins."""
    pin = math.sqrt(long * long - short * short)
    half = math.degrees(math.acos(short / long))
    drawing.arc((0, -short), long, 90 - half - 9, 2 * half + 18, weight="thin")
    first = dice.whole(200, 250)
    for turn in (first, first + 37, first + 80):
        end = long * math.cos(math.radians(turn)), short * math.sin(math.radians(turn))
        drawing.line((-pin, 0), end, (pin, 0), weight="fine" if turn == first else "thin")
        drawing.circle(end, 3.5)
    for place in ((-pin, 0.0), (pin, 0.0)):
        drawing.circle(place, 6, filled=True)


def spiral(dice: Dice) -> Drawing:
    """A spiral: of Archimedes, of a string unwound from a drum, or of right triangles on one another."""
    return dice.pick((_archimedes, _involute, _theodorus))(dice)


def _archimedes(dice: Dice) -> Drawing:
    drawing = Drawing()
    turns, rays = dice.pick((1.5, 2.0, 2.5, 3.0)), dice.pick((8, 12))
    end = 150.0
    drawing.curve([polar((0, 0), end * i / (turns * 24), i * 15) for i in range(round(turns * 24) + 1)])
    for index in range(round(turns) + 1):
        drawing.circle((0, 0), end * (index + 0.5) / (turns + 0.5), weight="thin")
    for ray in range(rays):
        drawing.line((0, 0), polar((0, 0), end + 10, 360 * ray / rays), weight="thin")
    for step in range(round(turns * rays) - rays, round(turns * rays) + 1):
        drawing.circle(polar((0, 0), end * step / (turns * rays), 360 * step / rays), 3.5, filled=True)
    drawing.line((-end - 20, 0), (end + 60, 0), weight="axis")
    return drawing


def _involute(dice: Dice) -> Drawing:
    drawing = Drawing()
    drum, first, last = 40.0, dice.whole(0, 330), dice.whole(300, 420)
    drawing.circle((0, 0), drum, filled=True)
    drawing.curve([_unwound(drum, first, turn) for turn in range(0, last + 1, 10)])
    for turn in range(30, last + 1, 30):
        end = _unwound(drum, first, turn)
        drawing.line(polar((0, 0), drum, first + turn), end, weight="fine" if turn + 30 > last else "thin")
        drawing.line((0, 0), polar((0, 0), drum, first + turn), weight="thin")
        drawing.circle(end, 3.5, filled=True)
    drawing.cross((0, 0), drum + 16)
    return drawing


def _unwound(drum: float, first: float, turn: float) -> Point:
    """The end of the string when the drum has let go of `turn` degrees of it."""
    return polar(polar((0, 0), drum, first + turn), drum * math.radians(turn), first + turn - 90)


def _theodorus(dice: Dice) -> Drawing:
    drawing = Drawing()
    count, unit, angle = dice.whole(9, 16), 40.0, dice.between(0, 360)
    tinted = dice.pick((1, 2, 3))
    corner = polar((0, 0), unit, angle)
    for index in range(1, count + 1):
        angle += math.degrees(math.atan(1 / math.sqrt(index)))
        following = polar((0, 0), unit * math.sqrt(index + 1), angle)
        drawing.shape([(0, 0), corner, following], filled=index % tinted == 0, weight="fine")
        drawing.line(corner, following)
        (x, y), (a, b) = toward(corner, following, 0.18), toward(corner, (0, 0), 0.18 / math.sqrt(index))
        drawing.line((x, y), (x + a - corner[0], y + b - corner[1]), (a, b), weight="thin")
        corner = following
    drawing.arc((0, 0), unit * math.sqrt(count + 1), angle - 60, 120, weight="thin")
    return drawing


def roots(dice: Dice) -> Drawing:
    """Rectangles on one square: each has the diagonal of the last for its length."""
    drawing = Drawing()
    side, most, both = 150.0, dice.whole(3, 5), dice.chance(0.35)
    lengths = [side * math.sqrt(n) for n in range(1, (3 if both else most) + 1)]
    tinted = dice.whole(0, len(lengths) - 1)
    for way in (1, -1) if both else (1,):
        foot = side / 2 * -way if both else 0.0
        for index, length in enumerate(lengths):
            far = foot + way * length
            weight: Weight = "line" if index in (0, len(lengths) - 1) else "fine"
            drawing.shape([(foot, 0), (far, 0), (far, -side), (foot, -side)], weight=weight, filled=index == tinted)
            drawing.line((foot, 0), (far, -side), weight="thin")
            if index + 1 < len(lengths):
                rise = math.degrees(math.atan2(side, length))
                start = -rise if way > 0 else 180.0
                drawing.arc((foot, 0), lengths[index + 1], start, rise, weight="thin")
            drawing.circle((far, 0), 3.5, filled=True)
    right = lengths[-1] - (side / 2 if both else 0)
    drawing.line((-right - 16 if both else -16, 0), (right + 16, 0), weight="axis")
    return drawing


def cycloid(dice: Dice) -> Drawing:
    """What a point on a wheel draws as the wheel rolls along a straight edge."""
    drawing = Drawing()
    wheel, arches = 60.0, dice.pick((1, 1, 2))
    pen = wheel * dice.pick((1.0, 1.0, 1.4))
    whole = math.tau * wheel * arches
    path = [_rolled(wheel, pen, turn) for turn in range(0, 360 * arches + 1, 12)]
    drawing.curve(path)
    if pen == wheel:
        for arch in range(arches):
            drawing.loop([*path[arch * 30 : arch * 30 + 31], path[arch * 30]], weight="tint", filled=False)
    now = dice.pick((90, 120, 240, 270)) + 360 * (arches - 1)
    for turn in range(0, 360 * arches + 1, 45 * arches):
        centre, end = (wheel * math.radians(turn), -wheel), _rolled(wheel, pen, turn)
        drawing.circle(centre, wheel, weight="thin")
        drawing.line(centre, end, weight="thin")
        drawing.circle(end, 3.5)
    centre = (wheel * math.radians(now), -wheel)
    drawing.circle(centre, wheel, filled=True)
    for spoke in range(0, 360, 60):
        drawing.line(centre, polar(centre, wheel, 90 + now + spoke), weight="fine")
    drawing.circle(_rolled(wheel, pen, now), 6, filled=True)
    drawing.line((-wheel - 20, 0), (whole + wheel + 20, 0), weight="line")
    drawing.line((-wheel - 20, -wheel), (whole + wheel + 20, -wheel), weight="axis")
    return drawing


def _rolled(wheel: float, pen: float, turn: float) -> Point:
    return polar((wheel * math.radians(turn), -wheel), pen, 90 + turn)


def envelope(dice: Dice) -> Drawing:
    """Straight lines alone, and a curve that all of them touch."""
    drawing = Drawing()
    parts = dice.whole(8, 13)
    figure = dice.pick(("sail", "cross", "square", "band"))
    if figure == "sail":
        half = dice.between(28, 62)
        apex, ends = (0.0, 0.0), (polar((0, 0), 260, -90 - half), polar((0, 0), 260, -90 + half))
        _net(drawing, ends[0], apex, ends[1], parts)
    elif figure == "cross":
        wider = dice.between(1, 1.7)
        tips = [(x * wider, y) for x, y in around((0, 0), 140, 4)]
        for index in range(4):
            _net(drawing, tips[index - 1], (0, 0), tips[index], parts)
    elif figure == "square":
        wide = dice.between(140, 250)
        corners = [(-wide, -130.0), (wide, -130.0), (wide, 130.0), (-wide, 130.0)]
        for index in dice.pick(((0, 1, 2, 3), (0, 2), (1, 3))):
            _net(drawing, corners[index - 1], corners[index], corners[(index + 1) % 4], parts)
        drawing.shape(corners, weight="fine")
    else:
        tops = [(x, -110.0) for x in spread(-220, 220, 4)]
        for left, right in pairwise(tops):
            middle = midpoint(left, right)
            _net(drawing, left, (middle[0], 110), right, parts)
    return drawing


def _net(drawing: Drawing, a: Point, apex: Point, b: Point, parts: int) -> None:
    for i in range(1, parts):
        drawing.line(toward(a, apex, i / parts), toward(apex, b, i / parts), weight="thin")
    drawing.line(a, apex, b, weight="fine")
    drawing.curve([a, apex, b])
    for place in (a, apex, b):
        drawing.circle(place, 4, filled=True)


def squares_on_sides(dice: Dice) -> Drawing:
    """A right triangle with the squares on its sides, and perhaps smaller ones on theirs."""
    drawing = Drawing()
    share, levels = dice.between(32, 58), dice.pick((1, 3, 4))
    if levels == 1:
        _theorem(drawing, share)
    else:
        _grown(drawing, (0.0, 0.0), (80.0, 0.0), share if levels == 3 else 45, levels)
    return drawing


def _theorem(drawing: Drawing, share: float) -> None:
    a, b = (0.0, 0.0), (130.0, 0.0)
    top = polar(b, 130 * math.sin(math.radians(share)), 180 + 90 - share)
    drawing.shape([a, b, top], filled=True)
    for start, end in ((b, a), (a, top), (top, b)):
        square = _square_on(start, end)
        drawing.shape(square)
        drawing.line(square[0], square[2], weight="thin")
    drawing.line(top, (top[0], 130), weight="axis")
    drawing.shape([a, (top[0], 0), (top[0], 130), (0, 130)], weight="tint", filled=False)
    drawing.arc((65, 0), 65, 180, 180, weight="thin")
    for corner in (a, b, top):
        drawing.circle(corner, 4, filled=True)


def _square_on(start: Point, end: Point) -> list[Point]:
    """The square to the left of the way from `start` to `end`, as one looks along it."""
    across, down = end[0] - start[0], end[1] - start[1]
    return [start, end, (end[0] + down, end[1] - across), (start[0] + down, start[1] - across)]


def _grown(drawing: Drawing, start: Point, end: Point, share: float, levels: int) -> None:
    square = _square_on(start, end)
    drawing.shape(square, filled=levels % 2 == 1, weight="line" if levels > 2 else "fine")
    if levels == 1:
        return
    left, right = square[3], square[2]
    angle = math.degrees(math.atan2(right[1] - left[1], right[0] - left[0]))
    top = polar(left, math.dist(left, right) * math.cos(math.radians(share)), angle - share)
    drawing.circle(midpoint(left, right), math.dist(left, right) / 2, weight="thin")
    _grown(drawing, left, top, share, levels - 1)
    _grown(drawing, top, right, share, levels - 1)


def voussoirs(dice: Dice) -> Drawing:
    """Arches in cut stone, round or pointed, with the points that their curves are struck from."""
    drawing = Drawing()
    bays = dice.whole(1, 2)
    half, ring, legs = 80.0, dice.between(22, 32), dice.between(50, 90) if bays > 1 else 40.0
    off = half * dice.pick((0.0, 0.35, 1.0))
    stones = dice.whole(4, 6) - bays
    pitch, crown = 2 * (half + ring), math.sqrt((half + off + ring) ** 2 - off**2) + 14
    for bay in range(bays):
        for way in (-1, 1):
            _half_arch(drawing, (bay * pitch, way), (half, ring, off), stones)
            _pier(drawing, bay * pitch + way * (half + ring / 2), ring, legs)
        drawing.line((bay * pitch, -crown), (bay * pitch, legs + 12), weight="axis")
    drawing.line((-half - ring - 16, 0), ((bays - 1) * pitch + half + ring + 16, 0), weight="axis")
    drawing.line((-half - ring - 16, legs), ((bays - 1) * pitch + half + ring + 16, legs))
    return drawing


def _half_arch(drawing: Drawing, place: tuple[float, int], sizes: tuple[float, float, float], stones: int) -> None:
    (middle, way), (half, ring, off) = place, sizes
    inner, outer = half + off, half + off + ring
    ends = [math.degrees(math.acos(off / radius)) for radius in (inner, outer)]
    centre = (middle - way * off, 0.0)

    def at(radius: float, rise: float) -> Point:
        return polar(centre, radius, -rise if way > 0 else 180 + rise)

    rims = [[at(r, end * i / 8) for i in range(9)] for r, end in zip((inner, outer), ends, strict=True)]
    drawing.shape([*rims[0], *reversed(rims[1])], weight="tint")
    for radius, end in zip((inner, outer), ends, strict=True):
        drawing.arc(centre, radius, -end if way > 0 else 180, end)
    for stone in range(stones):
        rise = ends[0] * stone / stones
        drawing.line(at(inner, rise), at(outer, rise), weight="fine")
    drawing.line(at(inner, ends[0]), at(outer, ends[1]), weight="fine")
    for stone in (1, stones - 1):
        drawing.line(centre, at(inner, ends[0] * stone / stones), weight="thin")
    drawing.circle(centre, 4, filled=True)


def _pier(drawing: Drawing, middle: float, ring: float, legs: float) -> None:
    left, right = middle - ring / 2, middle + ring / 2
    drawing.line((left, 0), (left, legs))
    drawing.line((right, 0), (right, legs))
    for y in spread(0, legs, 4)[1:-1]:
        drawing.line((left, y), (right, y), weight="fine")


MOTIFS = (ellipse, spiral, roots, cycloid, envelope, squares_on_sides, voussoirs)
