"""The one kind of thing that the newsroom hands over: a file of the site, and how to make it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Prepared:
    inputs: tuple[object, ...]
    """All that `make` reads; equal inputs give equal bytes."""
    make: Callable[[], bytes] = field(compare=False)


@dataclass(frozen=True, eq=False)
class Output:
    path: str
    """Below the site's folder, with forward slashes."""
    prepare: Callable[[], Prepared] = field(repr=False)
    """Gathers the inputs, which nobody needs who looks for one path among thousands."""
    last: bool = False
    """Whether it is made when all else is: no page needs it to be read."""

    @classmethod
    def of(cls, path: str, inputs: tuple[object, ...], make: Callable[[], bytes]) -> "Output":
        """One whose inputs are at hand."""
        return cls(path, lambda: Prepared(inputs, make))

    @classmethod
    def later(cls, path: str, whole: Callable[[], "Output"]) -> "Output":
        """One that `whole` gives, called only when somebody asks for more than the path."""
        return cls(path, lambda: whole().prepare())

    @cached_property
    def _prepared(self) -> Prepared:
        return self.prepare()

    @property
    def inputs(self) -> tuple[object, ...]:
        return self._prepared.inputs

    def make(self) -> bytes:
        """The file's bytes, a function of its inputs alone."""
        return self._prepared.make()
