"""Outputs become files: made where their inputs changed, and otherwise taken from an earlier build."""

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from newsroom.build.cache import Files
from newsroom.build.edition import problems_of, twice
from newsroom.build.workers import Told, in_copies, nobody
from newsroom.memory import Spread, digest, digest_of_bytes
from newsroom.output import Output, Prepared
from newsroom.pages.views import cover_of
from newsroom.reading.problem import ContentError, Problem
from newsroom.render.templates import Press, draw

_INDEXED = b"data-pagefind-"


@dataclass(frozen=True)
class Printed:
    """A finished file, and what it was made from."""

    key: str
    """The hash of its inputs."""
    name: str
    """Its name among the kept files."""
    indexed: str
    """The hash of what the search reads of it; empty where it reads nothing."""


Prints = Mapping[str, Printed]
"""Finished files by their path below the site."""


@dataclass
class _Share:
    """What one process made of its share of the outputs."""

    prints: dict[str, Printed] = field(default_factory=dict)
    remade: int = 0
    problems: list[Problem] = field(default_factory=list)
    covers: dict[str, Any] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def add(self, other: "_Share") -> None:
        """Takes in what another process made, but for its covers, which belong into a memory."""
        self.prints |= other.prints
        self.remade += other.remade
        self.problems += other.problems
        self.broken |= other.broken

    def stop_at_problems(self) -> None:
        if self.problems:
            raise ContentError(self.problems)


@dataclass(frozen=True)
class Edition:
    prints: Prints
    remade: int
    """How many files were made anew."""
    broken: set[str]
    """Of the kept files that were to be looked at, those that are not whole."""
    last_seconds: float
    """What those took that are made last."""


def print_all(
    press: Press, outputs: Sequence[Output], files: Files, before: Prints, others: Collection[str], told: Told = nobody
) -> Edition:
    """Makes what is not among `before`, and looks at the `others` of the kept files by the way.

    Raises ContentError where something in what is made is wrong.
    """
    whole = _Share(problems=list(twice(outputs)))
    work = partial(_print_share, press, files, before)
    first, last = ([output for output in outputs if output.last is late] for late in (False, True))
    for share in in_copies(work, [*first, *others]):
        whole.add(share)
        press.memories.covers.keep_all(share.covers)
        told("Making pages and feeds", len(whole.prints), len(first))
    whole.stop_at_problems()
    started = time.perf_counter()
    for share in in_copies(work, last):
        whole.add(share)
        told("Drawing pictures for sharing", len(whole.prints) - len(first), len(last))
    whole.stop_at_problems()
    prints = {path: whole.prints[path] for path in sorted(whole.prints)}
    return Edition(prints, whole.remade, whole.broken, time.perf_counter() - started)


def draw_covers(press: Press, spread: Spread) -> None:
    """Draws the covers of all entries that have none yet: once each, before many processes want the same ones."""
    site = press.site
    specs = {spec.key: spec for spec in (cover_of(site, entry) for entry in site.entries)}
    covers = press.memories.covers
    unknown = [key for key in specs if covers.recall(key) is None]
    drawn = spread(draw, [specs[key] for key in unknown], "Drawing covers")
    covers.keep_all(dict(zip(unknown, drawn, strict=True)))


def _print_share(press: Press, files: Files, before: Prints, wanted: Sequence[Output | str]) -> Iterator[_Share]:
    press.memories.covers.fresh.clear()
    for start in range(0, len(wanted), 20):
        share = _Share()
        for one in wanted[start : start + 20]:
            if isinstance(one, Output):
                _print(press, files, before, one, share)
            elif not files.is_whole(one):
                share.broken.add(one)
        share.problems += press.problems
        press.problems.clear()
        share.covers |= press.memories.covers.fresh
        press.memories.covers.fresh.clear()
        yield share


def _print(press: Press, files: Files, before: Prints, output: Output, share: _Share) -> None:
    prepared = output.prepare()
    key = key_of(press, prepared)
    known = before.get(output.path)
    if known and known.key == key and files.is_whole(known.name):
        share.prints[output.path] = known
        return
    content = prepared.make()
    share.problems += problems_of(press, output.path, content)
    share.prints[output.path] = Printed(key, files.put(content), indexed(output.path, content))
    share.remade += 1


def key_of(press: Press, prepared: Prepared) -> str:
    """The hash of all that a file is made from; the last look at it, for withheld names, belongs to that."""
    return digest(press.site.content.redaction.names, prepared.inputs)


def indexed(path: str, content: bytes) -> str:
    """The part that the search reads, and the marks in the head that tell it more: a new footer is no new text."""
    if not path.endswith(".html") or b" data-pagefind-body" not in content:
        return ""
    start, end = content.find(b"<main"), content.rfind(b"</main>")
    marks = b"\n".join(line for line in content[:start].splitlines() if _INDEXED in line or b"<title>" in line)
    return digest_of_bytes(marks + content[start:end])
