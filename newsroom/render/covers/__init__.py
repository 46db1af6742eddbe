"""Covers: the drawing sheet that stands in for a photo. `cover` is the way in."""

from newsroom.render.covers.sheet import MOTIFS, CoverLabel, cover

__all__ = ["MOTIFS", "CoverLabel", "cover"]
