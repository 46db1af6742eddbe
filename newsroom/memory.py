"""What was made before, by a hash of all that it was made from; so nothing need be made twice.

Imports nothing of the newsroom: every layer may be handed a `Memory` and a `Spread` by whoever builds.
"""

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

_A = TypeVar("_A")
_B = TypeVar("_B")


def digest(*parts: object) -> str:
    """The hash of `parts`, which are plain values, tuples and frozen dataclasses of them.

    Equal parts have one hash in every process. Sets have no order, so they have no place here.
    """
    written = BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.fast = True  # without it equal texts are written otherwise where they happen to be one object
    pickler.dump(parts)
    return blake2b(written.getbuffer(), digest_size=16).hexdigest()


def digest_of_bytes(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


class Memory:
    """Remembers while the process lasts; the build keeps one that outlives it."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}
        self.fresh: dict[str, Any] = {}
        """What was kept since somebody last cleared this: what a copy of the process found out by itself."""

    def recall(self, key: str) -> Any:
        """What was kept under `key`; None where nothing was."""
        return self._kept.get(key)

    def keep(self, key: str, value: Any) -> None:
        """`value` is never None and never changes."""
        self._kept[key] = self.fresh[key] = value

    def keep_all(self, found: Mapping[str, Any]) -> None:
        for key, value in found.items():
            self.keep(key, value)


@dataclass(frozen=True)
class Memories:
    """All that is worth remembering on the way to a page."""

    content: Memory = field(default_factory=Memory)
    """Files that were read."""
    texts: Memory = field(default_factory=Memory)
    """Texts that Markdown converted."""
    covers: Memory = field(default_factory=Memory)
    """Covers that were drawn."""
    typeface: Memory = field(default_factory=Memory)
    """Cuts of the typeface and icons drawn of it, the same for every site."""
    templates: "BytecodeCache | None" = None
    """Templates that Jinja compiled."""
    editor: Callable[[], Mapping[str, bytes]] = dict
    """The files of the browser editor by name, asked for where a site has one; none where they cannot be had."""


def remembered(memory: Memory, key: str, make: Callable[[], _A]) -> _A:
    """What `memory` has under `key`, or else what `make` gives, which it has from then on."""
    known: _A | None = memory.recall(key)
    if known is None:
        known = make()
        memory.keep(key, known)
    return known


class Spread(Protocol):
    """Does the same to many things, in order: one after the other, or on all cores at once."""

    def __call__(self, work: Callable[[_A], _B], items: Sequence[_A], what: str) -> Iterable[_B]:
        """`what` says to people what is done: “Converting texts”."""


def one_after_the_other(work: Callable[[_A], _B], items: Sequence[_A], what: str) -> Iterable[_B]:
    """The plain way."""
    return map(work, items)
