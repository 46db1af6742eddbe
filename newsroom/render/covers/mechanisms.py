"""Gears, lattices, trusses, linkages, cams and bearings: the family of engineering and physics."""

from __future__ import annotations

import math

from newsroom.render.covers.geometry import arc_points, around, hatch, midpoint, ring, spread, toward
from newsroom.render.covers.ink import Dice, Drawing
from newsroom.render.covers.shapes import Point, polar

MODULE = 10.0
"""Pitch diameter per tooth, in units: the same for all gears of a train, or they would not mesh."""


def gear_train(dice: Dice) -> Drawing:
    """Two to four gears that really mesh."""
    drawing = Drawing()
    sizes = dice.pick(((22, 11), (18, 12), (20, 10, 9), (16, 11, 13), (12, 18, 10), (10, 14, 9, 11), (9, 13, 9, 13)))
    centre, phase = (0.0, 0.0), dice.between(0, 20)
    tilt = dice.pick((-1, 1)) * dice.between(8, 38)
    for index, teeth in enumerate(sizes):
        _gear(drawing, centre, teeth, phase, dice)
        if index + 1 < len(sizes):
            # Up and down in turn keeps the train inside a wide sheet and every second gear out of the way.
            angle = tilt if index % 2 == 0 else -tilt * dice.between(0.5, 1)
            phase = _meshing(teeth, phase, sizes[index + 1], angle)
            centre = polar(centre, MODULE * (teeth + sizes[index + 1]) / 2, angle)
    return drawing


def _meshing(teeth: int, phase: float, following: int, angle: float) -> float:
    """The phase (degrees) at which the next gear's gap meets this gear's tooth at the contact angle."""
    offset = ((angle - phase) * teeth / 360) % 1
    return angle + 180 - (0.5 - offset) * 360 / following


def _gear(drawing: Drawing, centre: Point, teeth: int, phase: float, dice: Dice) -> None:
    pitch, step = MODULE * teeth / 2, 360 / teeth
    outline = []
    for tooth in range(teeth):
        for share, radius in ((-0.3, -1.1), (-0.13, 0.9), (0.13, 0.9), (0.3, -1.1)):
            outline.append(polar(centre, pitch + radius * MODULE, phase + (tooth + share) * step))
    drawing.shape(outline, filled=True)
    drawing.circle(centre, pitch, weight="thin")
    drawing.cross(centre, pitch + 1.8 * MODULE)
    rim, hub = pitch - 2.6 * MODULE, max(14, pitch * 0.24)
    drawing.circle(centre, hub * 0.5)
    drawing.circle(centre, hub)
    if teeth > 12:
        drawing.circle(centre, rim)
        _web(drawing, centre, (hub, rim), dice)


def _web(drawing: Drawing, centre: Point, radii: tuple[float, float], dice: Dice) -> None:
    hub, rim = radii
    count, turn = dice.whole(4, 5), dice.between(0, 60)
    if dice.chance(0.5):
        for hole in around(centre, (hub + rim) / 2, count, turn):
            drawing.circle(hole, min((rim - hub) * 0.32, hub * 0.8), weight="fine")
        return
    half = 6.0
    for angle in (turn + 360 * i / count for i in range(count)):
        for side in (-1, 1):
            inner = polar(centre, hub, angle + side * math.degrees(math.asin(half / hub)))
            outer = polar(centre, rim, angle + side * math.degrees(math.asin(half / rim)))
            drawing.line(inner, outer, weight="fine")


def lattice(dice: Dice) -> Drawing:
    """A crystal: a cubic lattice seen aslant, or a honeycomb sheet, its two kinds of atoms told apart."""
    return _cubic(dice) if dice.chance(0.5) else _honeycomb(dice)


def _cubic(dice: Dice) -> Drawing:
    drawing = Drawing()
    across, up, back = dice.whole(4, 5), 3, 2
    slant = dice.between(0.3, 0.44), dice.between(0.24, 0.4)
    atom, stuffed = dice.between(7, 10), dice.chance(0.5)
    spots = {
        (i, j, k): (100 * (i + k * slant[0]), -100 * (j + k * slant[1]))
        for i in range(across)
        for j in range(up)
        for k in range(back)
    }
    for (i, j, k), place in spots.items():
        for other in ((i + 1, j, k), (i, j + 1, k), (i, j, k + 1)):
            if other in spots:
                _bond(drawing, place, spots[other], atom, behind=k == 1 or other[2] == 1)
        drawing.circle(place, atom, weight="line" if k == 0 else "fine", filled=(i + j + k) % 2 == 0)
    if stuffed:
        for i in range(across - 1):
            for j in range(up - 1):
                x, y = midpoint(spots[i, j, 0], spots[i + 1, j + 1, 1])
                drawing.circle((x, y), atom * 0.6, filled=True)
    return drawing


def _bond(drawing: Drawing, a: Point, b: Point, radius: float, *, behind: bool) -> None:
    share = radius / math.dist(a, b)
    drawing.line(toward(a, b, share), toward(b, a, share), weight="fine" if behind else "line")


def _honeycomb(dice: Dice) -> Drawing:
    drawing = Drawing()
    columns, rows = dice.pick(((5, 3), (6, 2), (7, 2)))
    side = 40.0
    atom, high = dice.between(5.5, 8.5), side * math.sqrt(3) / 2
    corners: dict[tuple[int, int], Point] = {}
    bonds: set[tuple[tuple[int, int], tuple[int, int]]] = set()
    for column in range(columns):
        for row in range(rows - column % 2):
            hexagon = around((column * side * 1.5, (2 * row + column % 2) * high), side, 6)
            keys = [(round(x / side * 2), round(y / high)) for x, y in hexagon]
            corners.update(zip(keys, hexagon, strict=True))
            bonds.update(((min(a, b), max(a, b)) for a, b in zip(keys, keys[1:] + keys[:1], strict=True)))
    for a, b in sorted(bonds):
        _bond(drawing, corners[a], corners[b], atom, behind=False)
    for key in sorted(corners):
        drawing.circle(corners[key], atom, filled=key[0] % 3 == 1)
    return drawing


def truss(dice: Dice) -> Drawing:
    """A bridge truss on its two bearings: various webs under a straight or bowed chord."""
    drawing = Drawing()
    panels, bowed = dice.pick((4, 6, 8)), dice.chance(0.6)
    pitch = 560 / panels
    rise = dice.between(150, 195) if bowed else dice.between(110, 140)
    lower = [(pitch * i, 0.0) for i in range(panels + 1)]
    upper = [(pitch * i, -_chord(i / panels, rise, bowed=bowed)) for i in range(1, panels)]
    drawing.line(*lower)
    drawing.line(lower[0], *upper, lower[-1])
    for a, b in zip(lower[1:-1], upper, strict=True):
        drawing.line(a, b)
    for a, b in _diagonals(lower, upper, dice.pick(("warren", "pratt", "howe", "crossed"))):
        drawing.line(a, b, weight="fine")
    for joint in [*lower, *upper]:
        drawing.circle(joint, 5, filled=True)
    _bearing_point(drawing, lower[0])
    _bearing_point(drawing, lower[-1])
    drawing.line((280, -rise - 22), (280, 50), weight="axis")
    return drawing


def arch(dice: Dice) -> Drawing:
    """An arch bridge: a laced double rib that carries the deck on columns."""
    drawing = Drawing()
    panels, rise, depth = dice.pick((8, 10, 12)), dice.between(130, 185), dice.between(20, 30)
    shares = spread(0, 1, panels + 1)
    outer = [(560 * s, -rise * 4 * s * (1 - s)) for s in shares]
    inner = [(560 * s, depth - (rise + depth * 0.3) * 4 * s * (1 - s)) for s in shares]
    deck = -rise - dice.between(16, 34)
    for rib in (outer, inner):
        drawing.line(*rib)
    for index in range(panels):
        # The lacing leans towards the crown from both sides.
        leading, trailing = (inner, outer) if index < panels / 2 else (outer, inner)
        drawing.line(trailing[index], leading[index + 1], weight="fine")
    for a, b in zip(outer, inner, strict=True):
        drawing.line(a, b, weight="fine")
    for x, y in outer:
        drawing.line((x, y), (x, deck))
    drawing.shape([(-24, deck - 9), (584, deck - 9), (584, deck), (-24, deck)], filled=True)
    for x in (0.0, 560.0):
        drawing.circle((x, depth), 6, filled=True)
        _bearing_point(drawing, (x, depth))
    drawing.line((280, deck - 26), (280, depth + 46), weight="axis")
    return drawing


def _chord(share: float, rise: float, *, bowed: bool) -> float:
    return rise * (0.35 + 0.65 * 4 * share * (1 - share)) if bowed else rise


def _diagonals(lower: list[Point], upper: list[Point], web: str) -> list[tuple[Point, Point]]:
    """The members across the panels between two posts; the end panels have their chord instead."""
    middle = len(upper) // 2
    members = []
    for i in range(len(upper) - 1):
        rising, falling = (lower[i + 1], upper[i + 1]), (upper[i], lower[i + 2])
        inward, outward = (falling, rising) if i < middle else (rising, falling)
        chosen = {"warren": [falling if i % 2 else rising], "pratt": [inward], "howe": [outward]}
        members += chosen.get(web, [rising, falling])
    return members


def _bearing_point(drawing: Drawing, foot: Point) -> None:
    x, y = foot
    drawing.shape([(x, y + 6), (x + 15, y + 32), (x - 15, y + 32)])
    ground = [(x - 28, y + 33), (x + 28, y + 33), (x + 28, y + 45), (x - 28, y + 45)]
    drawing.line(ground[0], ground[1])
    for a, b in hatch([ground], 128, 8):
        drawing.line(a, b, weight="thin")


def linkage(dice: Dice) -> Drawing:
    """Hoeken's linkage: the crank turns, and the arm's end draws a bow with a nearly straight side."""
    drawing = Drawing()
    crank = 50.0
    ground, bar, reach = (
        crank * dice.between(1.9, 2.2),
        crank * dice.between(2.4, 2.7),
        dice.between(1.7, 2.1),
    )

    def pose(angle: float) -> tuple[Point, Point, Point]:
        pin = polar((0, 0), crank, angle)
        joint = _meet(pin, bar, (ground, 0), bar)
        return pin, joint, toward(pin, joint, reach)

    start = dice.between(200, 340)
    path = [pose(start + 10 * i)[2] for i in range(36)]
    drawing.loop(path, filled=True)
    # Marks at equal times: where they stand apart, the point moves fast.
    for index in range(3, 36, 3):
        drawing.circle(path[index], 2.5, weight="fine")
    drawing.circle((0, 0), crank, weight="thin")
    swings = [math.degrees(math.atan2(y, x - ground)) for x, y in (pose(15.0 * i)[1] for i in range(24))]
    drawing.arc((ground, 0), bar, min(swings), max(swings) - min(swings), weight="thin")
    for later in (90, 270):
        pin, joint, tracer = pose(start + later)
        drawing.line((0, 0), pin, tracer, weight="thin")
        drawing.line(joint, (ground, 0), weight="thin")
    _links(drawing, pose(start), (ground, 0.0))
    drawing.line((-crank - 12, 0), (ground + 40, 0), weight="axis")
    return drawing


def _links(drawing: Drawing, pose: tuple[Point, Point, Point], pivot: Point) -> None:
    pin, joint, tracer = pose
    for a, b in (((0.0, 0.0), pin), (joint, pivot), (pin, tracer)):
        _bar(drawing, a, b)
    for place in pose:
        drawing.circle(place, 4.5, filled=True)
    for foot in ((0.0, 0.0), pivot):
        _bearing_point(drawing, foot)
        drawing.circle(foot, 5)


def _bar(drawing: Drawing, a: Point, b: Point) -> None:
    """A link with rounded ends about both its pins."""
    turn = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
    outline = [*arc_points(a, 8, turn + 90, turn + 270, 7), *arc_points(b, 8, turn - 90, turn + 90, 7)]
    drawing.shape(outline, filled=True)


def _meet(a: Point, first: float, b: Point, second: float) -> Point:
    """The upper crossing of two circles about `a` and `b`."""
    apart = math.dist(a, b)
    along = (first**2 - second**2 + apart**2) / (2 * apart)
    up = math.sqrt(max(0.0, first**2 - along**2))
    ux, uy = (b[0] - a[0]) / apart, (b[1] - a[1]) / apart
    return a[0] + along * ux + up * uy, a[1] + along * uy - up * ux


def cam(dice: Dice) -> Drawing:
    """A cam with its divisions, and the roller that follows it."""
    drawing = Drawing()
    base, lobes, roller = dice.between(66, 80), dice.pick((1, 1, 2, 3)), dice.between(13, 18)
    lift = dice.between(34, 52) / (1 if lobes == 1 else 1.3)
    sharp = dice.between(2, 5) if lobes == 1 else 1.0

    def profile(angle: float) -> float:
        return 1 + lift / base * math.pow((1 + math.cos(math.radians(lobes * angle))) / 2, sharp)

    drawing.loop(ring((0, 0), base, profile, 36), filled=True)
    reach = base + lift
    for radius in (base, reach):
        drawing.circle((0, 0), radius, weight="thin")
    for angle in range(30, 360, 30):
        drawing.line(polar((0, 0), base * 0.5, angle), polar((0, 0), reach + 10, angle), weight="thin")
    drawing.circle((0, 0), base * 0.42, filled=True)
    drawing.circle((0, 0), base * 0.22)
    tip = reach + roller
    drawing.circle((tip, 0), roller, filled=True)
    drawing.circle((tip, 0), roller * 0.35)
    _follower(drawing, tip, roller, dice.between(190, 250))
    drawing.line((-reach - 24, 0), (tip + 270, 0), weight="axis")
    return drawing


def _follower(drawing: Drawing, tip: float, roller: float, length: float) -> None:
    half, near_end, end = roller * 0.55, tip + roller, tip + length
    drawing.line((near_end, -half), (end, -half), (end, half), (near_end, half))
    for side in (-1, 1):
        near, far = side * (half + 3), side * (half + 30)
        guide = [(tip + 46, near), (tip + 106, near), (tip + 106, far), (tip + 46, far)]
        drawing.shape(guide, filled=True)
        for a, b in hatch([guide], 45, 9):
            drawing.line(a, b, weight="fine")
    coils = spread(tip + 110, end - 8, 13)
    drawing.line(*((x, (half + 14) * (-1) ** i) for i, x in enumerate(coils)), weight="fine")
    drawing.shape([(end - 6, -half - 20), (end, -half - 20), (end, half + 20), (end - 6, half + 20)], filled=True)


def bearing(dice: Dice) -> Drawing:
    """A ball bearing from the front, beside its section."""
    drawing = Drawing()
    balls, outer, bore = dice.whole(8, 16), 140.0, dice.between(36, 66)
    pitch = (outer + bore) / 2
    ball = min((outer - bore) * 0.26, pitch * math.sin(math.pi / balls) * 0.84)
    for radius in (outer, pitch + ball + 2, pitch - ball - 2, bore):
        drawing.circle((0, 0), radius, filled=radius == outer)
    drawing.circle((0, 0), pitch, weight="thin")
    for place in around((0, 0), pitch, balls, dice.between(0, 40)):
        drawing.circle(place, ball, filled=True)
        drawing.circle(place, ball * 0.3, weight="fine")
    drawing.cross((0, 0), outer + 12)
    _bearing_section(drawing, outer + 90, (outer, pitch, bore), ball)
    return drawing


def _bearing_section(drawing: Drawing, left: float, radii: tuple[float, float, float], ball: float) -> None:
    outer, pitch, bore = radii
    right = left + ball * 3
    middle = (left + right) / 2
    for side in (-1, 1):
        for far, near in ((outer, pitch + ball + 2), (pitch - ball - 2, bore)):
            block = [(left, side * far), (right, side * far), (right, side * near), (left, side * near)]
            drawing.shape(block, filled=True)
            for a, b in hatch([block], 45 * side, 9):
                drawing.line(a, b, weight="fine")
        drawing.circle((middle, side * pitch), ball, filled=True)
    for y in (-bore, bore):
        drawing.line((left, y), (left, -y), weight="fine")
        drawing.line((right, y), (right, -y), weight="fine")
    drawing.line((left - 16, 0), (right + 16, 0), weight="axis")


MOTIFS = (gear_train, lattice, truss, linkage, cam, bearing, arch)
