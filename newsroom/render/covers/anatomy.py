"""Teeth in their jaw, and vertebrae one over the other: sections that nobody takes for a machine's."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.render.covers.geometry import hatch, spread
from newsroom.render.covers.ink import Dice, Drawing
from newsroom.render.covers.shapes import Point

ROWS: tuple[tuple[int, ...], ...] = ((2,), (1, 2), (2, 1), (2, 2), (1, 1), (1, 1, 2))
"""How many roots each tooth of a row has."""
RIDGE, DEEP = 26.0, 178.0
"""Down to where the jaw's bone reaches, and where it is cut off; the neck of a tooth is at 0."""


def teeth(dice: Dice) -> Drawing:
    """One to three teeth in section: enamel hatched one way, the bone that holds them the other."""
    drawing = Drawing()
    roots, at = dice.pick(ROWS), 0.0
    holes, edges = [], []
    for count in roots:
        half = dice.between(66, 80) if count == 2 else dice.between(40, 50)
        at += half
        outline = _tooth(drawing, at, half, count, dice)
        holes.append([point for point in outline if point[1] >= RIDGE])
        edges.append((at - half * 0.8, at + half * 0.8))
        at += half + 12
    left, right = -46.0, at + 34
    for (_, start), (stop, _) in zip([(0.0, left), *edges], [*edges, (right, 0.0)], strict=True):
        drawing.curve([(start, RIDGE - 8), ((start + stop) / 2, RIDGE - 30), (stop, RIDGE - 8)], weight="fine")
    bone = [(left, RIDGE), (right, RIDGE), (right, DEEP), (left, DEEP)]
    for a, b in hatch([bone, *holes], -45, 28):
        drawing.line(a, b, weight="fine")
    drawing.line((left, RIDGE), (left, DEEP), (right, DEEP), (right, RIDGE))
    return drawing


def _tooth(drawing: Drawing, x: float, half: float, roots: int, dice: Dice) -> list[Point]:
    """Draws a tooth about `x` that is `half` units wide each way, and gives its outline."""
    cusp, deep = dice.between(92, 108), dice.between(126, 152)

    def both(right: Sequence[Point]) -> list[Point]:
        """The half on the right, given downwards from the middle, with its mirror image."""
        return [*((x + half * u, v) for u, v in right), *((x - half * u, v) for u, v in reversed(right))]

    crown = [(0.12, -cusp * 0.8), (0.5, -cusp * 1.1), (0.86, -cusp), (1.04, -cusp * 0.5), (0.94, -10.0), (0.84, 12.0)]
    if roots == 1:
        crown = [(0.3, -cusp * 1.2), (0.8, -cusp * 1.1), (0.98, -cusp * 0.5), (0.88, -8.0), (0.78, 14.0)]
    under = [(0.86, 60.0), (0.78, deep * 0.9), (0.62, deep), (0.46, deep * 0.86), (0.3, 66.0), (0.1, 48.0)]
    outline = both([*crown, *(under if roots == 2 else [(0.62, 70.0), (0.3, deep), (0.1, deep + 6)])])
    drawing.loop(outline, filled=True)
    within = both([(u * 0.72, v * 0.66 if v < 0 else -2.0) for u, v in crown[:-1]])
    drawing.curve([*within[len(within) // 2 :], *within[: len(within) // 2]])
    enamel = both([*crown[:-1], (0.88, 0.0)])
    for a, b in hatch([enamel, within], 45, 17):
        drawing.line(a, b, weight="fine")
    canal = [(0.12, -26.0), (0.34, -34.0), (0.36, 10.0), (0.62, deep * 0.8), (0.5, deep * 0.7), (0.22, 26.0)]
    drawing.loop(both(canal if roots == 2 else [(0.1, -44.0), (0.26, -20.0), (0.12, deep * 0.82)]), weight="fine")
    drawing.line((x, -cusp - 26), (x, deep + 22), weight="axis")
    return outline


def spine(dice: Dice) -> Drawing:
    """A run of vertebrae with their discs, from the side and from the front."""
    drawing = Drawing()
    count, bend = dice.whole(4, 5), dice.between(0.4, 1)
    pitch, apart = 280 / count, dice.between(300, 340)
    middles = [-bend * 36 * (1 - t * t) for t in spread(-1, 1, count)]
    for number, middle in enumerate(middles):
        y, half = number * pitch, 44 + 5 * number
        _from_the_side(drawing, (middle, y), half, pitch)
        _from_the_front(drawing, (apart, y), half, pitch)
        if number + 1 < count:
            x, low = (middle + middles[number + 1]) / 2, y + pitch * 0.5
            disc = [(x - half, low - 5), (x + half, low - 5), (x + half, low + 5), (x - half, low + 5)]
            drawing.loop(disc, weight="fine")
    top, bottom = -pitch * 0.9, (count - 1) * pitch + pitch * 0.9
    drawing.curve([(x, number * pitch) for number, x in enumerate(middles)], weight="axis")
    drawing.line((apart, top), (apart, bottom), weight="axis")
    return drawing


def _from_the_side(drawing: Drawing, centre: Point, half: float, pitch: float) -> None:
    """The body, waisted, and behind it the spine's own spike, sloping down."""
    x, y = centre
    high = pitch * 0.4
    body = [(x - half, y - high), (x, y - high * 0.86), (x + half, y - high), (x + half * 0.8, y)]
    body += [(x + half, y + high), (x, y + high * 0.86), (x - half, y + high), (x - half * 0.8, y)]
    drawing.shape(body, filled=True)
    spike = [(x + half * 0.84, y - high * 0.5), (x + half * 1.5, y - high * 0.3), (x + half * 2.3, y + high * 0.5)]
    spike += [(x + half * 2.25, y + high * 1.05), (x + half * 1.5, y + high * 0.7), (x + half * 0.84, y + high * 0.2)]
    drawing.loop(spike, filled=True)
    drawing.circle((x + half * 1.25, y + high * 0.05), high * 0.2, weight="fine")


def _from_the_front(drawing: Drawing, centre: Point, half: float, pitch: float) -> None:
    """The body with a wing to each side and the arch behind it showing through."""
    x, y = centre
    high = pitch * 0.4
    right = [(0.0, -high * 0.86), (half, -high), (half * 0.84, -high * 0.3), (half * 1.75, -high * 0.5)]
    right += [(half * 1.8, high * 0.05), (half * 0.84, high * 0.25), (half, high), (0.0, high * 0.86)]
    outline = [*((x + u, y + v) for u, v in right), *((x - u, y + v) for u, v in reversed(right))]
    drawing.shape(outline, filled=True)
    drawing.loop([(x - 7, y + high * 0.1), (x + 7, y + high * 0.1), (x, y + high * 0.8)], weight="fine")
