"""All content of a root folder: every file read, every problem kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from newsroom.content import KINDS, HandWritten, Kind
from newsroom.content.base import Kept
from newsroom.content.data import Person
from newsroom.content.entry import Entry
from newsroom.memory import Memory, Spread, one_after_the_other
from newsroom.reading.files import Found, below, is_linked, read_text, unfit
from newsroom.reading.front_matter import split
from newsroom.reading.items import FileRead, ToRead, identifier_of, key_of, read_file
from newsroom.reading.past_slips import read_past_slips
from newsroom.reading.pictures import ENDINGS, NOT_SHOWN, OTHER_ENDINGS, PictureFile, key_of_picture, looked_at
from newsroom.reading.problem import Problem, errors_of
from newsroom.reading.recorded import Register, read_register
from newsroom.reading.strays import strays
from newsroom.reading.withhold import Redaction
from newsroom.reading.yaml_source import Located, Step, YamlProblem

BESIDES = ("data", "overrides")
"""Folders in which no story lies; a picture in them lies in the repository all the same."""

_K = TypeVar("_K", bound=Kept)


@dataclass(frozen=True)
class Record:
    """One item of content, with where each part of it stands in its file."""

    item: Kept
    root: Path = field(repr=False)
    steps: tuple[Step, ...] = ()
    """Where the item starts in its file: (2,) for the third of a list."""
    lost: frozenset[str] = frozenset()
    """Keys whose value could not be read: what stands in their place is not the editor's."""

    @cached_property
    def located(self) -> Located:
        """Looked up in the file when there is something to tell, for most items are sound and remembered."""
        try:
            text = read_text(self.root / self.item.path, self.root)
            if self.item.path.endswith(".md"):
                return split(text, read_past_slips).front_matter
            return read_past_slips(text)
        except YamlProblem:  # somebody is writing it at this moment
            return Located(None)

    def problem(self, sentence: str, *steps: Step) -> Problem:
        """A problem with the part of this item at `steps`."""
        line, column = self.located.place_of((*self.steps, *steps))
        return Problem(self.item.path, line, column, sentence)


@dataclass(frozen=True)
class Content:
    """Everything that was read; what had problems is missing."""

    root: Path
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    redaction: Redaction
    register: Register = field(default=Register(), repr=False)
    """Every address that was ever published."""
    partial: tuple[Record, ...] = field(default=(), repr=False)
    """What could be read of items with mistakes: they stand nowhere, and the rules look at them all the same."""
    pictures: Mapping[str, PictureFile] = field(default_factory=dict, repr=False)
    """The picture files in all folders, by path."""

    @cached_property
    def recorded(self) -> tuple[str, ...]:
        return tuple(line.address for line in self.register.lines)

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """What each file holds; of a list, its last item."""
        return {record.item.path: record for record in self.records}

    @cached_property
    def broken(self) -> frozenset[str]:
        """Files with errors: what they hold may be missing, so nobody is blamed for naming it."""
        return frozenset(problem.path for problem in errors_of(self.problems))

    def is_broken(self, kind: Kind, identifier: str) -> bool:
        """Whether the item may stand in a file that could not be read."""
        if kind.form in ("list", "single"):
            return kind.place in self.broken
        return any(path.startswith(f"{kind.place}/") and identifier_of(path) == identifier for path in self.broken)

    def of(self, model: type[_K]) -> tuple[_K, ...]:
        return tuple(item for kind, items in self._by_model.items() if issubclass(kind, model) for item in items)  # type: ignore[misc]

    def seen(self, model: type[_K]) -> tuple[_K, ...]:
        """The same, and behind them what could be read of those with mistakes."""
        return (*self.of(model), *(record.item for record in self.partial if isinstance(record.item, model)))

    @cached_property
    def _by_model(self) -> Mapping[type[Kept], list[Kept]]:
        found: dict[type[Kept], list[Kept]] = {}
        for record in self.records:
            found.setdefault(type(record.item), []).append(record.item)
        return found


def read_content(root: Path, memory: Memory | None = None, spread: Spread = one_after_the_other) -> Content:
    """Reads every kind of content below `root`. Problems are collected, never raised.

    A file that `memory` knows is not read as YAML again; the others are read by `spread`.
    """
    reader = _Reader(root, memory or Memory(), spread)
    redaction = reader.redaction()
    records = [record for kind in KINDS for record in reader.read(kind, redaction)]
    register = read_register(root)
    of_files = (*unfit(reader.all_listed, root), *strays(root, reader.all_listed))
    problems = dict.fromkeys((*reader.problems, *_same_id(records), *register.problems, *of_files))
    return Content(root, tuple(records), tuple(problems), redaction, register, tuple(reader.partial), reader.pictures())


class _Reader:
    def __init__(self, root: Path, memory: Memory, spread: Spread) -> None:
        self.root, self.memory, self.spread = root, memory, spread
        self.problems: list[Problem] = []
        self.partial: list[Record] = []
        self.listed: dict[str, list[Found]] = {}
        """What lies in each folder of content."""

    def redaction(self) -> Redaction:
        """The names to take out of everything, which are known once all people are read."""
        person = next(kind for kind in KINDS if kind.model is Person)
        people = [record.item for record in self.read(person, Redaction(())) if isinstance(record.item, Person)]
        self.problems.clear()
        self.partial.clear()
        return Redaction.of(person for person in people if person.withhold)

    def read(self, kind: Kind, redaction: Redaction) -> Iterator[Record]:
        for read in self._remembered_or_read(list(self._files(kind)), redaction):
            self.problems += read.problems
            self.partial += (Record(part.item, self.root, steps, part.lost) for part, steps in read.parts)
            yield from (Record(item, self.root, steps) for item, steps in read.items)

    def _files(self, kind: Kind) -> Iterable[ToRead]:
        """The kind's files. A missing one that every site needs is a problem."""
        if kind.form in ("list", "single"):
            place = self.root / kind.place
            if place.exists() or place.is_symlink():
                return [ToRead(kind.name, kind.place, is_linked(place, self.root), place.is_file())]
            if kind.form == "single":
                said = "this file is missing; every site needs it"
                self.problems.append(Problem(kind.place, 1, 1, said, "file-missing"))
            return []
        found = self._listed(kind)
        if kind.place != "docs":  # where a rule of its own says what may lie there
            other = (one.path for one in found if one.ending in OTHER_ENDINGS)
            self.problems += (Problem(path, 1, 1, NOT_SHOWN, "picture-kind") for path in other)
        ending = ".md" if kind.form == "markdown" else ".yml"
        # Folders that are links to other places too, so that they are refused, not passed over.
        wanted = [one for one in found if one.ending == ending or (one.is_linked and one.is_folder)]
        return [ToRead(kind.name, one.path, one.is_linked, one.is_file) for one in wanted]

    def _listed(self, kind: Kind) -> list[Found]:
        if kind.place not in self.listed:
            self.listed[kind.place] = below(self.root, kind.place)
        return self.listed[kind.place]

    @cached_property
    def all_listed(self) -> list[Found]:
        """What lies in the folders of Markdown content and `BESIDES`: all of which anything is read."""
        kinds = [kind for kind in KINDS if kind.form == "markdown"]
        listed = [*(self._listed(kind) for kind in kinds), *(below(self.root, place) for place in BESIDES)]
        return [one for some in listed for one in some]

    def _remembered_or_read(self, wanted: Sequence[ToRead], redaction: Redaction) -> Iterator[FileRead]:
        bytes_of = [one.read(self.root) for one in wanted]
        keys = [key_of(one, content, redaction) for one, content in zip(wanted, bytes_of, strict=True)]
        known = [self.memory.recall(key) for key in keys]
        unknown = [
            (one, content) for one, content, before in zip(wanted, bytes_of, known, strict=True) if before is None
        ]
        fresh = iter(self.spread(read_file(redaction), unknown, "Reading files"))
        for key, before in zip(keys, known, strict=True):
            read = before or next(fresh)
            if before is None:
                self.memory.keep(key, read)
            yield read

    def pictures(self) -> Mapping[str, PictureFile]:
        """Picture files in the folders of Markdown content and `BESIDES`; links to other places are left out."""
        found = [one for one in self.all_listed if one.ending in ENDINGS]
        paths = [one.path for one in found if one.is_file and not one.is_linked]
        known = {path: self.memory.recall(key_of_picture(self.root / path)) for path in paths}
        unknown = [path for path, before in known.items() if before is None]
        fresh = self.spread(looked_at, [self.root / path for path in unknown], "Looking at pictures")
        for path, seen in zip(unknown, fresh, strict=True):
            known[path] = seen
            if seen.digest:
                self.memory.keep(seen.key, seen)  # under what was seen, whatever was there a moment before
        return known


def _same_id(records: list[Record]) -> Iterator[Problem]:
    """Entries and hand-written pages are told apart by their addresses; all else by its id."""
    first: dict[tuple[type, str], Record] = {}
    for record in records:
        if isinstance(record.item, Entry | HandWritten):
            continue
        taken = first.setdefault((type(record.item), record.item.id), record)
        if taken is not record:
            said = f"the id `{record.item.id}` is taken by {_name_of(taken, record)}"
            yield replace(record.problem(said, "id"), code="id-twice")


def _name_of(taken: Record, twin: Record) -> str:
    if twin.steps:
        return f"line {taken.located.place_of(taken.steps)[0]} of this file; each id is there once"
    return f"`{taken.item.path}`; give one of the files another name"
