"""The one kind of thing that the newsroom hands over: a file of the site, and how to make it."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Output:
    path: str
    """Below the site's folder, with forward slashes."""
    inputs: tuple[object, ...] = field(repr=False)
    """All that `make` reads; equal inputs give equal bytes."""
    make: Callable[[], bytes] = field(repr=False, compare=False)
