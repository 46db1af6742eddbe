"""Bars as plain numbers: where each rectangle, hatch and word of a chart stands. A template makes the SVG of it.

Lengths are units of the drawing, which is WIDTH wide; at that width in pixels its text is as large as small print,
and a phone shows it nearly so. What is not told exactly is not drawn exactly either: this module is
never given the figure.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.content.data import SMALLEST_GROUP

WIDTH = 340
BAR = 16
"""Height of a bar."""
LINE = 18
"""Height of a line of text."""
BETWEEN = 12
"""From one row to the next."""
LETTER = 7.6
"""About the width of a letter at the size that the stylesheet gives, rather too much than too little."""
BOLD = 9.3
"""The same for figures, which are bold."""
PAD = 7
"""Between a bar and the words beside it."""
LONGEST_BESIDE = 18
"""Letters; a longer label stands over its bar."""
HATCH = 6
"""From one stroke of a hatch to the next."""


@dataclass(frozen=True)
class Value:
    """What one row tells."""

    label: str
    told: str
    """The figure in words, or why there is none."""
    size: float | None = None
    """What the bar measures; None where there is nothing to measure."""
    few: bool = False
    """Whether all that is told is that it is more than none and fewer than SMALLEST_GROUP."""
    accent: str = "blueprint"


@dataclass(frozen=True)
class Words:
    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Row:
    kind: str
    """bar, few (hatched as far as it may reach) or gap (words alone)."""
    accent: str
    top: float
    label: tuple[Words, ...]
    told: Words
    length: float
    """Of the bar."""
    hatch: str
    """Strokes as path data; only for what is not told exactly."""


@dataclass(frozen=True)
class Bars:
    width: int
    height: float
    left: float
    """Where the bars begin."""
    bar: int
    """Height of a bar."""
    rows: tuple[Row, ...]


def bars(values: Iterable[Value]) -> Bars:
    """The rows in the order given, measured on one scale that begins at nothing."""
    rows = tuple(values)
    beside = all(len(row.label) <= LONGEST_BESIDE for row in rows)
    left = max((len(row.label) for row in rows), default=0) * LETTER + PAD if beside else 1.0
    scale = _scale(rows, WIDTH - left)
    drawn, top = [], 1.0
    for row in rows:
        label = _label(row.label, top, beside=beside)
        top += 0 if beside else LINE * len(label)
        drawn.append(_row(row, label, left, top, scale))
        top += BAR + BETWEEN
    return Bars(WIDTH, round(top - BETWEEN + 1, 1), round(left, 1), BAR, tuple(drawn))


def _scale(rows: Iterable[Value], room: float) -> float:
    """Units for each one counted, so that the longest bar leaves room for the words after it."""
    measured = [row for row in rows if row.few or row.size is not None]
    longest = max((_most(row) for row in measured), default=0)
    words = max((len(row.told) for row in measured), default=0) * BOLD + PAD
    return (room - words) / longest if longest else 0


def _most(row: Value) -> float:
    return SMALLEST_GROUP if row.few else row.size or 0


def _label(text: str, top: float, *, beside: bool) -> tuple[Words, ...]:
    if beside:
        return (Words(0, round(top + BAR - 3.5, 1), text),)
    lines = wrapped(text, int(WIDTH / LETTER))
    return tuple(Words(0, round(top + LINE * number + 12, 1), line) for number, line in enumerate(lines))


def _row(row: Value, label: tuple[Words, ...], left: float, top: float, scale: float) -> Row:
    kind = "few" if row.few else "gap" if row.size is None else "bar"
    length = round(_most(row) * scale, 1) if kind != "gap" else 0.0
    told = Words(round(left + length + PAD, 1), round(top + BAR - 3.5, 1), row.told)
    hatch = hatched(left, top, length, BAR) if row.few else ""
    return Row(kind, row.accent, round(top, 1), label, told, length, hatch)


def hatched(left: float, top: float, width: float, height: float) -> str:
    """Strokes that rise to the right through a rectangle, as path data."""
    strokes = []
    offset = HATCH - height
    while offset < width:
        # A stroke rises as far as it goes to the right; what would stand outside is cut off.
        below, beyond = max(-offset, 0), max(offset + height - width, 0)
        start = left + max(offset, 0), top + height - below
        end = left + min(offset + height, width), top + beyond
        strokes.append(f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}")
        offset += HATCH
    return "".join(strokes)


def wrapped(text: str, letters: int) -> tuple[str, ...]:
    """The text on as many lines as it needs; a word longer than a line has one to itself."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) > letters:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)
