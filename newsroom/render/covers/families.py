"""Which motifs belong to which family. A faculty names a family; the entry's address picks the motif."""

from __future__ import annotations

from collections.abc import Callable

from newsroom.render.covers import cells, construction, contours, figures, mechanisms, office, sections, waves
from newsroom.render.covers.ink import Dice, Drawing

Motif = Callable[[Dice], Drawing]

FAMILIES: tuple[tuple[str, tuple[Motif, ...]], ...] = (
    ("waves", waves.MOTIFS),
    ("contours", contours.MOTIFS),
    ("mechanisms", mechanisms.MOTIFS),
    ("cells", cells.MOTIFS),
    ("sections", sections.MOTIFS),
    ("construction", construction.MOTIFS + figures.MOTIFS + office.MOTIFS),
)
"""Family names and their motifs. The order of motifs is part of what a seed draws: append, never reorder."""
