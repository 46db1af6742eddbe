"""Standing waves, strings, drums, ripples, organ pipes: the family of the arts."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from newsroom.render.covers.geometry import arcs_inside, around, spread
from newsroom.render.covers.ink import Dice, Drawing, Weight
from newsroom.render.covers.shapes import Box, Point, polar

Swell = Callable[[float], float]
"""How far a wave swings at each share of its length, as a share of its greatest swing."""

# Zeros of the Bessel functions J0 to J3: where a drum's skin rests when it sounds in its n-th order.
DRUM_ZEROS = ((2.405, 5.52, 8.654), (3.832, 7.016, 10.173), (5.136, 8.417, 11.62), (6.38, 9.761, 13.015))


def standing_wave(dice: Dice) -> Drawing:
    """One wave between two walls, caught at many moments."""
    drawing = Drawing()
    lobes, amplitude = dice.whole(2, 6), dice.between(100, 136)
    swell = dice.pick((_level, _swelling, _fading, _waisted))
    count = lobes * (6 if lobes < 4 else 5) + 1
    moments = min(dice.whole(9, 15), 255 // count) // 2
    for step in range(2 * moments + 1):
        height = amplitude * math.cos(math.pi * step / (2 * moments))
        weight: Weight = "line" if step in (0, 2 * moments) else "fine"
        drawing.curve(_sine(560, height, lobes, count, swell), weight=weight)
    for x in (0.0, 560.0):
        drawing.line((x, -amplitude * 0.5), (x, amplitude * 0.5), weight="thin")
    drawing.line((-16, 0), (576, 0), weight="axis")
    return drawing


def _level(_share: float) -> float:
    return 1.0


def _swelling(share: float) -> float:
    return 0.22 + 0.78 * math.sin(math.pi * share)


def _fading(share: float) -> float:
    return 1 - 0.72 * share


def _waisted(share: float) -> float:
    return 0.4 + 0.6 * abs(math.cos(math.pi * share))


def _sine(length: float, height: float, lobes: int, count: int, swell: Swell = _level, y: float = 0.0) -> list[Point]:
    shares = spread(0, 1, count)
    return [(length * s, y - height * swell(s) * math.sin(math.pi * lobes * s)) for s in shares]


def strings(dice: Dice) -> Drawing:
    """Strings over two bridges, each sounding in its own harmonic, with the nodes marked."""
    drawing = Drawing()
    rows, length = dice.whole(3, 5), 560.0
    pitch = 280 / rows
    orders = list(range(1, rows + 1)) if dice.chance(0.6) else [dice.whole(1, 4) for _ in range(rows)]
    if dice.chance(0.5):
        orders.reverse()
    for row, order in enumerate(orders):
        y, height, count = row * pitch, pitch * dice.between(0.34, 0.46), order * (5 if order < 3 else 4) + 1
        for side in (-1, 1):
            drawing.curve(_sine(length, side * height, order, count, y=y))
            if sum(orders) < 11:
                drawing.curve(_sine(length, side * height * 0.5, order, count, y=y), weight="fine")
        drawing.line((-14, y), (length + 14, y), weight="axis")
        for node in range(order + 1):
            drawing.circle((length * node / order, y), 4.5)
    for x in (0.0, length):
        drawing.line((x, -pitch * 0.5), (x, (rows - 0.5) * pitch), weight="thin")
    return drawing


def ripples(dice: Dice) -> Drawing:
    """Two sources in a ripple tank, their rings crossing."""
    drawing = Drawing()
    tank = Box(0, 0, 560, dice.between(262, 280))
    across, down = tank.centre
    apart, pitch, lean = dice.between(50, 200), dice.between(25, 34), dice.between(-50, 50)
    for source in ((across - apart, down - lean), (across + apart, down + lean)):
        drawing.circle(source, 5, filled=True)
        _rings(drawing, source, pitch, tank, 12)
    _wall(drawing, tank)
    return drawing


def pipes(dice: Dice) -> Drawing:
    """A rank of organ pipes on their chest: bodies by pitch, mouths on one line, feet below."""
    drawing = Drawing()
    count, slope = dice.pick((7, 9, 11, 13)), dice.between(0.4, 0.75)
    half = 225 / count
    rises = dice.chance(0.5)
    for number in range(count):
        # The longest pipe stands in the middle or at both ends, as builders like it.
        far = abs(2 * number - count + 1) / (count - 1)
        length = 190 * (1 - slope * (far if rises else 1 - far)) * dice.between(0.97, 1)
        _pipe(drawing, number * 560 / count, half, length)
    left, right = -half * 1.6, (count - 1) * 560 / count + half * 1.6
    drawing.shape([(left, 72), (right, 72), (right, 104), (left, 104)], filled=True)
    drawing.line((left - 14, 88), (right + 14, 88), weight="axis")
    return drawing


def _pipe(drawing: Drawing, x: float, half: float, length: float) -> None:
    """A pipe whose mouth is at height 0: the body over it, the tapered foot below, the wave that sounds in it."""
    body = [(x - half, -length), (x + half, -length), (x + half, 14), (x + 4, 72), (x - 4, 72), (x - half, 14)]
    drawing.shape(body, filled=True)
    drawing.line((x - half, 14), (x + half, 14), weight="fine")
    drawing.shape([(x - half * 0.6, 4), (x, -half * 1.5), (x + half * 0.6, 4)], weight="fine")
    drawing.shape([(x - half * 0.6, 4), (x + half * 0.6, 4), (x + half * 0.6, 11), (x - half * 0.6, 11)])


def _wall(drawing: Drawing, tank: Box) -> None:
    drawing.shape([(0, 0), (tank.right, 0), (tank.right, tank.bottom), (0, tank.bottom)])


def _rings(drawing: Drawing, source: Point, pitch: float, tank: Box, count: int) -> None:
    for step in range(1, count + 1):
        for start, sweep in arcs_inside(source, step * pitch, tank):
            if sweep == 360:
                drawing.circle(source, step * pitch, weight="fine")
            else:
                drawing.arc(source, step * pitch, start, sweep, weight="fine")


def lissajous(dice: Dice) -> Drawing:
    """Two tones at right angles: the figure of their interval, with its neighbours in phase."""
    drawing = Drawing()
    a, b = dice.pick(((2, 3), (3, 2), (3, 4), (4, 3), (3, 5), (5, 3), (4, 5), (5, 4), (2, 5), (1, 3)))
    wide, high, open_at = dice.between(180, 275), 135.0, dice.between(0.85, 1)
    quarter = math.pi / (2 * b)
    # The phase at which the figure folds onto itself; it is widest open a quarter of its repeat further on.
    folded = 0.0 if a % 2 and b % 2 else quarter
    for share in (0.45, 0.72, 1):
        turns = spread(0, 2 * math.pi, 13 * max(a, b) + 1)[:-1]
        shift = folded + share * open_at * quarter
        points = [(wide * math.sin(a * t + shift), high * math.sin(b * t)) for t in turns]
        drawing.loop(points, weight="line" if share == 1 else "fine")
    drawing.shape([(-wide, -high), (wide, -high), (wide, high), (-wide, high)], weight="thin")
    drawing.line((-wide - 14, 0), (wide + 14, 0), weight="axis")
    drawing.line((0, -high - 10), (0, high + 10), weight="axis")
    return drawing


def drums(dice: Dice) -> Drawing:
    """Two or three drum skins sounding in different modes: the tinted parts rise while the others sink."""
    drawing = Drawing()
    count = dice.whole(2, 3)
    free = [(m, n) for m in range(len(DRUM_ZEROS)) for n in range(1, 4) if (m, n) != (0, 1)]
    for number in range(count):
        mode = dice.pick(free)
        free.remove(mode)
        _drum(drawing, (number * 256.0, 0.0), mode, dice.between(0, 180))
        drawing.line((number * 256, -136), (number * 256, 136), weight="axis")
    drawing.line((-136, 0), (count * 256 - 120, 0), weight="axis")
    return drawing


def _drum(drawing: Drawing, centre: Point, mode: tuple[int, int], turn: float) -> None:
    diameters, circles = mode
    zeros = DRUM_ZEROS[diameters][:circles]
    radii = [0.0, *(100 * zero / zeros[-1] for zero in zeros)]
    for step, (inner, outer) in enumerate(pairwise(radii)):
        rising = not diameters and step % 2 == 0
        drawing.circle(centre, outer, weight="line" if outer == 100 else "fine", filled=rising)
        for part in range(step % 2, 2 * diameters, 2):
            drawing.sector(centre, (inner, outer), turn + part * 180 / diameters, 180 / diameters)
    for angle in (turn + part * 180 / diameters for part in range(diameters)):
        drawing.line(polar(centre, 100, angle), polar(centre, -100, angle), weight="fine")
    drawing.circle(centre, 108)
    # The screws that tighten the skin: by them a circle is seen to be a drum.
    for lug in around(centre, 117, 8, turn):
        drawing.circle(lug, 7)


MOTIFS = (standing_wave, strings, ripples, lissajous, drums, pipes)
