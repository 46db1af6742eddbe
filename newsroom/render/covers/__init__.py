"""Covers: the drawing sheet that stands in for a photo. `covers` is the way in, `cover` gives one size."""

from newsroom.render.covers.sheet import MOTIFS, CoverLabel, Size, cover, covers

__all__ = ["MOTIFS", "CoverLabel", "Size", "cover", "covers"]
