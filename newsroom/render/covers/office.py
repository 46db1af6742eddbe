"""From the drawing office: solids in several views, joints, stairs, and the instruments themselves."""

from __future__ import annotations

import math
from itertools import accumulate, pairwise

from newsroom.render.covers.geometry import around, midpoint, spread, toward
from newsroom.render.covers.ink import Dice, Drawing, Weight
from newsroom.render.covers.shapes import Point, polar

Solid = tuple[float, float, float]
"""A place in space: to the right and towards us, to the left and towards us, up."""


def isometric(dice: Dice) -> Drawing:
    """A block with its hidden edges, or blocks in a stack, as three equal axes show them."""
    return dice.pick((_stepped_block, _stack))(dice)


def _seen(place: Solid) -> Point:
    right, left, up = place
    return (right - left) * math.sqrt(3) / 2, (right + left) / 2 - up


def _steps(dice: Dice, count: int) -> list[tuple[float, float]]:
    """How far each step of a block reaches, and how high it is: further and lower every time."""
    reaches = accumulate(dice.between(50, 80) for _ in range(count))
    rises = list(accumulate(dice.between(36, 60) for _ in range(count)))
    return list(zip(reaches, reversed(rises), strict=True))


def _profile(steps: list[tuple[float, float]], *, slope: float = 0.0) -> list[Point]:
    """The side of a stepped block, from its foot at the back over the steps to its foot in front."""
    outline, before = [(0.0, 0.0)], 0.0
    for reach, rise in steps:
        outline += [(before, rise), (reach - slope, rise)]
        before = reach
    return [*outline, (before, 0.0)]


def _stepped_block(dice: Dice) -> Drawing:
    drawing = Drawing()
    outline = _profile(_steps(dice, dice.whole(1, 4)), slope=dice.pick((0.0, 0.0, 26.0)))
    depth = dice.between(90, 200)
    near = [_seen((x, depth, z)) for x, z in outline]
    far = [_seen((x, 0, z)) for x, z in outline]
    drawing.shape(far, weight="thin")
    for a, b in zip(near, far, strict=True):
        drawing.line(a, b, weight="thin")
    for (a, b), (c, d) in zip(pairwise(near), pairwise(far), strict=True):
        if a != near[0]:  # the back is turned away
            drawing.shape([a, b, d, c])
    drawing.shape(near, filled=True)
    long = outline[-1][0]
    for way in ((long + 40, 0, 0), (0, depth + 40, 0)):
        drawing.line(_seen((0, 0, 0)), _seen(way), weight="axis")
    drawing.line(near[-1], _seen((long + 40, depth, 0)), weight="axis")
    return drawing


def _stack(dice: Dice) -> Drawing:
    drawing = Drawing()
    size, unit = dice.pick((3, 3, 4)), 50.0
    heights = [[0] * size for _ in range(size)]
    for x in range(size):
        for y in range(size):
            most = min(heights[x - 1][y] if x else size, heights[x][y - 1] if y else size)
            heights[x][y] = max(0, most - dice.pick((0, 0, 1, 1, 2)) * (x + y > 0))

    def face(*corners: Solid, filled: bool = False) -> None:
        places = [_seen((a * unit, b * unit, c * unit)) for a, b, c in corners]
        drawing.shape(places, weight="line" if filled else "fine", filled=filled)

    for x in range(size):
        for y in range(size):
            top = heights[x][y]
            if top:
                face((x, y, top), (x + 1, y, top), (x + 1, y + 1, top), (x, y + 1, top), filled=True)
            for z in range(heights[x + 1][y] if x + 1 < size else 0, top):
                face((x + 1, y, z), (x + 1, y + 1, z), (x + 1, y + 1, z + 1), (x + 1, y, z + 1))
            for z in range(heights[x][y + 1] if y + 1 < size else 0, top):
                face((x, y + 1, z), (x + 1, y + 1, z), (x + 1, y + 1, z + 1), (x, y + 1, z + 1))
    for end in ((size + 0.7, 0.0, 0.0), (0.0, size + 0.7, 0.0), (0.0, 0.0, size + 0.7)):
        drawing.line(_seen((0, 0, 0)), _seen((end[0] * unit, end[1] * unit, end[2] * unit)), weight="axis")
    return drawing


def three_views(dice: Dice) -> Drawing:
    """A block from the front, from above and from the side, each found from the other two."""
    drawing = Drawing()
    steps = _steps(dice, dice.whole(2, 4))
    outline = [(x, -z) for x, z in _profile(steps)]
    long, high, deep, gap = steps[-1][0], steps[0][1], dice.between(60, 90), 40.0
    drawing.shape(outline, filled=True)
    drawing.shape([(0, gap), (long, gap), (long, gap + deep), (0, gap + deep)])
    side = long + gap
    drawing.shape([(side, 0), (side + deep, 0), (side + deep, -high), (side, -high)])
    for reach, rise in steps:
        drawing.line((reach, -rise), (reach, gap), weight="thin")
        drawing.line((reach, -rise), (side, -rise), weight="thin")
        drawing.line((reach, gap), (reach, gap + deep), weight="fine")
        drawing.line((side, -rise), (side + deep, -rise), weight="fine")
    for share in (0.0, 1.0):
        corner = side + deep * share, gap + deep * share
        drawing.line((long, corner[1]), corner, (corner[0], 0), weight="thin")
    drawing.line((side - 20, gap - 20), (side + deep + 14, gap + deep + 14), weight="axis")
    if dice.chance(0.6):
        middle, radius = (steps[0][0] / 2, gap + deep / 2), min(steps[0][0], deep) * 0.3
        drawing.circle(middle, radius)
        drawing.cross(middle, radius + 9)
        for x in (middle[0] - radius, middle[0] + radius):
            drawing.line((x, 0), (x, -high), weight="axis")
    return drawing


def unfolded(dice: Dice) -> Drawing:
    """A solid's faces laid flat, ready to be cut and folded."""
    return dice.pick((_cube, _triangles, _prism, _cone))(dice)


CUBES = (
    ((0, 0), (1, 0), (2, 0), (3, 0), (0, -1), (2, 1)),
    ((0, 0), (1, 0), (2, 0), (3, 0), (0, -1), (3, 1)),
    ((0, 0), (1, 0), (2, 0), (3, 0), (0, -1), (1, 1)),
    ((0, 0), (1, 0), (2, 0), (2, 1), (3, 1), (4, 1)),
    ((0, 0), (1, 0), (1, 1), (2, 1), (2, 2), (3, 2)),
)
"""Where the six faces of a cube may lie. The cross is left out: it is a sign of its own."""


def _cube(dice: Dice) -> Drawing:
    drawing = Drawing()
    places, tinted = dice.pick(CUBES), dice.whole(0, 5)
    for index, (x, y) in enumerate(places):
        corners = [((x + a) * 80.0, (y + b) * 80.0) for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))]
        drawing.shape(corners, filled=True, weight="line" if index == tinted else "fine")
        drawing.line(corners[0], corners[2], weight="thin")
        drawing.line(corners[1], corners[3], weight="thin")
        drawing.circle((x * 80.0 + 40, y * 80.0 + 40), 40, weight="thin")
    return drawing


def _triangles(dice: Dice) -> Drawing:
    """Eight or twenty: a strip with points above and below."""
    drawing = Drawing()
    count, edge = dice.pick((3, 5)), 80.0
    high = edge * math.sqrt(3) / 2
    caps = (dice.whole(0, 2),) if count == 3 else tuple(range(5))
    for index in range(count):
        left, right, middle = index * edge, (index + 1) * edge, (index + 0.5) * edge
        drawing.shape([(left, 0), (right, 0), (middle, high)], weight="fine", filled=True)
        drawing.shape([(right, 0), (middle, high), (middle + edge, high)], weight="fine", filled=True)
        if index in caps:
            drawing.shape([(left, 0), (right, 0), (middle, -high)], filled=True)
            drawing.shape([(middle, high), (middle + edge, high), (right, 2 * high)], filled=True)
            drawing.circle((middle, -high / 3), edge / math.sqrt(12), weight="thin")
    for y in (0.0, high):
        drawing.line((-24, y), ((count + 0.5) * edge + 24, y), weight="axis")
    return drawing


def _prism(dice: Dice) -> Drawing:
    drawing = Drawing()
    sides, long = dice.pick((3, 5, 6, 8)), dice.between(80, 130)
    edge = 360 / sides
    across = edge / 2 / math.tan(math.pi / sides)
    for index in range(sides):
        left, right = index * edge, (index + 1) * edge
        drawing.shape([(left, 0), (right, 0), (right, long), (left, long)], weight="fine", filled=index % 2 == 0)
    drawing.shape([(0, 0), (360, 0), (360, long), (0, long)])
    at = dice.whole(0, sides - 1) * edge + edge / 2
    for centre, start in (((at, -across), 90 - 180 / sides), ((at, long + across), -90 - 180 / sides)):
        drawing.shape(around(centre, edge / 2 / math.sin(math.pi / sides), sides, start), filled=True)
        drawing.circle(centre, across, weight="thin")
        drawing.cross(centre, 12)
    return drawing


def _cone(dice: Dice) -> Drawing:
    drawing = Drawing()
    slant, foot = 190.0, dice.between(60, 84)
    sweep = 360 * foot / slant
    cut = slant * dice.between(0.3, 0.6)
    start = 90 - sweep / 2
    drawing.sector((0, 0), (cut, slant), start, sweep)
    drawing.arc((0, 0), slant, start, sweep)
    drawing.arc((0, 0), cut, start, sweep)
    for index in range(13):
        angle = start + sweep * index / 12
        ends = polar((0, 0), cut, angle), polar((0, 0), slant, angle)
        drawing.line(*ends, weight="line" if index in (0, 12) else "fine")
        drawing.line((0, 0), ends[0], weight="thin")
    right = (slant * math.sin(math.radians(min(90, sweep / 2))) + foot + 20, slant - foot)
    drawing.circle(right, foot, filled=True)
    drawing.circle(right, foot * cut / slant, weight="fine")
    for corner in around(right, foot, 12):
        drawing.line(right, corner, weight="thin")
    return drawing


def dovetail(dice: Dice) -> Drawing:
    """Two boards with dovetails cut, pulled apart to show how they go together."""
    drawing = Drawing()
    tails, wide, thick, gap = dice.whole(2, 5), 420.0, dice.between(44, 60), dice.pick((0.0, 26.0, 40.0))
    board, pitch, slope = 80.0, wide / tails, dice.between(8, 13)
    pin = pitch * dice.between(0.16, 0.3)
    upper, lower = [(0.0, -board), (wide, -board)], [(wide, gap + board + thick), (0.0, gap + board + thick)]
    edge: list[Point] = []
    for tail in range(tails):
        left, right = tail * pitch + pin / 2, (tail + 1) * pitch - pin / 2
        edge += [(left + slope, 0), (left, thick), (right, thick), (right - slope, 0)]
        for x in (left + slope, right - slope) if gap else ():
            drawing.line((x, 0), (x, gap), weight="thin")
        drawing.line(((left + right) / 2, -board - 12), ((left + right) / 2, gap + board + thick + 12), weight="axis")
    drawing.shape([*upper, (wide, 0), *reversed(edge), (0.0, 0.0)], filled=True)
    drawing.shape([*lower, (0.0, gap), *((x, y + gap) for x, y in edge), (wide, gap)], filled=gap > 0)
    for y in (0.0, gap + thick):
        drawing.line((-22, y), (wide + 22, y), weight="thin")
    grain = dice.between(14, 26)
    for y in (-board + grain, -board + 2 * grain):
        drawing.line((30, y), (wide - 30, y), weight="thin")
    return drawing


def room(dice: Dice) -> Drawing:
    """A room in perspective: everything that leads away from us meets in one point."""
    drawing = Drawing()
    wide, high, aim = 210.0, 140.0, (dice.between(-90, 90), dice.between(-30, 20))
    tiles, vaulted = dice.whole(4, 7), dice.chance(0.5)
    floor = [(x, high) for x in spread(-wide, wide, tiles + 1)]
    shares = [1 - 1 / (1 + 0.42 * row) for row in range(tiles + 1)]
    back = shares[-1]
    spring = -high * 0.1 if vaulted else -high
    for foot in floor:
        drawing.line(foot, toward(foot, aim, back), weight="fine")
        drawing.line(toward(foot, aim, back), aim, weight="thin")
    for row, share in enumerate(shares):
        bounds = [toward((x, y), aim, share) for x, y in ((-wide, high), (wide, high), (wide, spring), (-wide, spring))]
        weight: Weight = "line" if row in (0, tiles) else "fine"
        drawing.line(bounds[3], bounds[0], bounds[1], bounds[2], *(() if vaulted else (bounds[3],)), weight=weight)
        if vaulted:
            drawing.arc(midpoint(bounds[2], bounds[3]), wide * (1 - share), 180, 180, weight=weight)
        for column in range(row % 2, tiles if row < tiles else 0, 2):
            near = [toward(floor[column + i], aim, share) for i in (0, 1)]
            drawing.shape([*near, *(toward(floor[column + i], aim, shares[row + 1]) for i in (1, 0))], weight="tint")
    for x in (-wide, wide):
        drawing.line((x, spring), toward((x, spring), aim, back))
    drawing.line((-wide - 30, aim[1]), (wide + 30, aim[1]), weight="axis")
    drawing.circle(aim, 4)
    return drawing


def flight(dice: Dice) -> Drawing:
    """A flight of stairs from the side, set out along its pitch line."""
    drawing = Drawing()
    count, going, rise = dice.whole(6, 10), 40.0, dice.between(21, 28)
    landing = dice.whole(3, count - 3) if dice.chance(0.5) else 0
    x, y, nosings = 0.0, 0.0, []
    outline: list[Point] = [(0, 0)]
    for step in range(1, count + 1):
        y -= rise
        outline.append((x, y))
        nosings.append((x, y))
        x += going * (2.6 if step == landing else 1)
        outline.append((x, y))
    thick = rise * 1.5
    under = [(x, y + thick)]
    if landing:
        level = nosings[landing - 1]
        under += [(level[0] + going * 2.6, level[1] + thick), (level[0] + going, level[1] + thick)]
    drawing.shape([*outline, *under, (going, 0)], filled=True)
    for nosing in nosings:
        drawing.line(nosing, (nosing[0], nosing[1] - 62), weight="fine")
        drawing.circle(nosing, 2.5)
        drawing.line((nosing[0], 0), nosing, weight="thin")
    drawing.line(*((a, b - 62) for a, b in nosings), (x, y - 62))
    for a, b in ((nosings[0], nosings[landing - 1]), (nosings[landing], nosings[-1])):
        drawing.line(a, toward(a, b, 1.12), weight="axis")
    drawing.line((-50, 0), (x + 20, 0))
    return drawing


def set_squares(dice: Dice) -> Drawing:
    """Two set squares against the edge of a T-square."""
    drawing = Drawing()
    first, second = dice.pick(((60.0, 45.0), (45.0, 60.0), (30.0, 45.0), (60.0, 30.0)))
    shift, turned = dice.between(110, 190), dice.chance(0.5)
    _set_square(drawing, 0, 200 / max(1, math.tan(math.radians(first))), first, 1)
    _set_square(drawing, shift + 150, 170 / max(1, math.tan(math.radians(second))), second, -1 if turned else 1)
    right = shift + 360
    drawing.shape([(-60, 0), (right, 0), (right, 26), (-60, 26)], filled=True)
    drawing.shape([(-90, -30), (-60, -30), (-60, 56), (-90, 56)], filled=True)
    drawing.circle((right - 16, 13), 6)
    drawing.line((-60, 7), (right, 7), weight="thin")
    return drawing


def _set_square(drawing: Drawing, foot: float, wide: float, angle: float, way: int) -> None:
    high = wide * math.tan(math.radians(angle))
    corners = [(foot, 0.0), (foot + way * wide, 0.0), (foot, -high)]
    middle = foot + way * wide * high / (wide + high + math.hypot(wide, high)), 0.0
    inside = middle[0], -abs(middle[0] - foot)
    drawing.shape(corners, filled=True)
    drawing.shape([toward(corner, inside, 0.52) for corner in corners], weight="fine")
    drawing.line(corners[1], toward(corners[1], corners[2], 1.3), weight="thin")
    drawing.line((foot, 0), (foot, -high - 22), weight="axis")
    drawing.circle(toward(corners[2], inside, 0.22), 4, weight="fine")


def protractor(dice: Dice) -> Drawing:
    """A half circle or a quarter divided into degrees, with an angle set off."""
    drawing = Drawing()
    whole, radius = dice.pick((180, 180, 90)), 150.0
    angle, inner = dice.whole(whole // 5, whole * 4 // 5), radius * dice.between(0.5, 0.68)
    for size in (radius, inner):
        drawing.arc((0, 0), size, 180, whole)
    drawing.sector((0, 0), (inner, radius), 180, angle)
    for degree in range(0, whole + 1, 5):
        length = 18 if degree % 10 == 0 else 9
        ends = (polar((0, 0), r, 180 + degree) for r in (radius, radius - length))
        drawing.line(*ends, weight="fine")
        if degree % 30 == 0:
            drawing.line((0, 0), polar((0, 0), inner, 180 + degree), weight="thin")
    bar = dice.between(18, 28)
    right = radius if whole == 180 else 0.0
    drawing.shape([(-radius, 0), (right, 0), (right, bar), (-radius, bar)], filled=True)
    drawing.line((0, 0), polar((0, 0), radius + 46, 180 + angle))
    drawing.arc((0, 0), 46, 180, angle, weight="fine")
    drawing.circle((0, 0), 4, filled=True)
    if whole == 90:
        drawing.line((0, bar), (0, -radius))
    drawing.line((-radius - 46, 0), (right + 46, 0), weight="axis")
    return drawing


def scales(dice: Dice) -> Drawing:
    """A scale that tells hundredths: by slanting lines across it, or by a second one that slides along it."""
    return dice.pick((_slanting, _sliding))(dice)


def _slanting(dice: Dice) -> Drawing:
    drawing = Drawing()
    parts, rows, unit, high = dice.whole(3, 5), dice.pick((5, 8, 10)), 110.0, dice.between(110, 160)
    drawing.shape([(-unit, 0), (parts * unit, 0), (parts * unit, high), (-unit, high)], filled=True)
    for y in spread(0, high, rows + 1)[1:-1]:
        drawing.line((-unit, y), (parts * unit, y), weight="fine")
    for part in range(parts):
        drawing.line((part * unit, -10), (part * unit, high + 10))
    drawing.shape([(-unit, 0), (0, 0), (0, high), (-unit, high)], weight="tint")
    for index in range(rows):
        left = -unit + unit * index / rows
        drawing.line((left, high), (left + unit / rows, 0), weight="fine")
    row, part = dice.whole(1, rows - 1), dice.whole(1, parts)
    y = high * row / rows
    for x in (part * unit - (unit if part == parts else 0), -unit + unit * (dice.whole(2, rows) - row / rows) / rows):
        drawing.circle((x, y), 6)
    return drawing


def _sliding(dice: Dice) -> Drawing:
    drawing = Drawing()
    unit, count, high = 14.0, dice.whole(26, 34), 62.0
    drawing.shape([(-20, -high), (count * unit + 20, -high), (count * unit + 20, 0), (-20, 0)], filled=True)
    for tick in range(count + 1):
        long = 40 if tick % 10 == 0 else 28 if tick % 5 == 0 else 16
        drawing.line((tick * unit, 0), (tick * unit, -long), weight="line" if tick % 10 == 0 else "fine")
    start, parts = unit * (dice.whole(7, 12) + dice.whole(1, 9) / 10), dice.pick((10, 20))
    step = unit * (parts - 1) / parts
    end = start + step * parts
    drawing.shape([(start - 24, 0), (end + 24, 0), (end + 24, high), (start - 24, high)])
    for tick in range(parts + 1):
        drawing.line((start + tick * step, 0), (start + tick * step, 34 if tick % 5 == 0 else 20), weight="fine")
    jaw = dice.between(70, 120)
    drawing.shape([(-20, 0), (-20, jaw), (8, jaw - 40), (8, 0)], filled=True)
    drawing.shape([(start - 24, 0), (start - 24, jaw), (start - 52, jaw - 40), (start - 52, 0)], filled=True)
    drawing.line((8, jaw + 18), (start - 52, jaw + 18), weight="thin")
    return drawing


MOTIFS = (
    isometric, three_views, unfolded, dovetail, room, flight, set_squares, protractor, scales,
)  # fmt: skip
