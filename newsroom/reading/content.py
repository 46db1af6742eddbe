"""All content of a root folder: every file read, every problem kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from newsroom.content import KINDS, HandWritten, Kind
from newsroom.content.base import Kept
from newsroom.content.data import Person
from newsroom.content.entry import Entry
from newsroom.reading.files import is_linked, read_text
from newsroom.reading.front_matter import Page, split
from newsroom.reading.limits import too_much
from newsroom.reading.mistakes import HIDDEN, sentences
from newsroom.reading.problem import Problem
from newsroom.reading.recorded import read_register
from newsroom.reading.withhold import Redaction
from newsroom.reading.yaml_source import Located, Step, YamlProblem, read_yaml

PICTURES = {".jpg", ".jpeg", ".png", ".webp"}

_K = TypeVar("_K", bound=Kept)


@dataclass(frozen=True)
class Record:
    """One item of content, with where each part of it stands in its file."""

    item: Kept
    located: Located
    steps: tuple[Step, ...] = ()
    """Where the item starts in its file: (2,) for the third of a list."""

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
    recorded: tuple[str, ...] = ()
    """Every address that was ever published."""
    pictures: tuple[str, ...] = ()
    """Paths of the picture files beside entries."""

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """What each file holds; of a list, its last item."""
        return {record.item.path: record for record in self.records}

    @cached_property
    def broken(self) -> frozenset[str]:
        """Files with problems: what they hold may be missing, so nobody is blamed for naming it."""
        return frozenset(problem.path for problem in self.problems)

    def is_broken(self, kind: Kind, identifier: str) -> bool:
        """Whether the item may stand in a file that could not be read."""
        if kind.form in ("list", "single"):
            return kind.place in self.broken
        return any(path.startswith(f"{kind.place}/") and identifier_of(path) == identifier for path in self.broken)

    def of(self, model: type[_K]) -> tuple[_K, ...]:
        return tuple(record.item for record in self.records if isinstance(record.item, model))


def read_content(root: Path) -> Content:
    """Reads every kind of content below `root`. Problems are collected, never raised."""
    reader = _Reader(root)
    records = [record for kind in KINDS for record in reader.read(kind)]
    people = [record.item for record in records if isinstance(record.item, Person)]
    redaction = Redaction.of(person for person in people if person.withhold)
    if redaction:
        again = _Reader(root, redaction)
        records = [record for kind in KINDS for record in again.read(kind)]
        reader = again
    register = read_register(root)
    problems = (*reader.problems, *_same_id(records), *register.problems)
    recorded = tuple(line.address for line in register.lines)
    return Content(root, tuple(records), problems, redaction, recorded, tuple(_pictures(root)))


def _pictures(root: Path) -> Iterator[str]:
    """Picture files in the folders of Markdown content; links to other places are left out."""
    for kind in KINDS:
        if kind.form == "markdown":
            for file in sorted((root / kind.place).rglob("*")):
                if file.suffix.lower() in PICTURES and file.is_file() and not is_linked(file, root):
                    yield file.relative_to(root).as_posix()


def _files(place: Path, ending: str) -> list[Path]:
    """The files that end so; folders that are links to other places too, so that they are refused, not passed over."""
    found = sorted(place.rglob("*"))
    return [file for file in found if file.suffix.lower() == ending or (file.is_symlink() and file.is_dir())]


def _wrong_endings(root: Path, place: Path) -> Iterator[Problem]:
    """Files that look like content and would be passed over in silence; Notepad likes to add `.txt`."""
    for file in sorted(place.rglob("*")):
        better = _better_name(file)
        if better:
            path = file.relative_to(root).as_posix()
            yield Problem(path, 1, 1, f"a file that ends so is not read; rename it to `{better}`")


def _better_name(file: Path) -> str:
    meant = {".yaml": ".yml", ".markdown": ".md", ".txt": ".md"}
    stem, ending = file.stem, file.suffix.lower()
    if ending == ".txt" and stem.lower().endswith((".md", ".yml")):
        return stem
    if ending == ".txt" and file.parent.joinpath("index.md").exists():
        return ""  # a document beside a plan or a story may be plain text
    return stem + meant[ending] if ending in meant else ""


class _Reader:
    def __init__(self, root: Path, redaction: Redaction | None = None) -> None:
        self.root = root
        self.redaction = redaction or Redaction(())
        self.problems: list[Problem] = []

    def read(self, kind: Kind) -> Iterator[Record]:
        place = self.root / kind.place
        if kind.form in ("list", "single"):
            files: Iterable[Path] = [place] if place.exists() or place.is_symlink() else []
            if kind.form == "single" and not files:
                self.problems.append(Problem(kind.place, 1, 1, "this file is missing; every site needs it"))
        else:
            files = _files(place, ".md" if kind.form == "markdown" else ".yml")
            self.problems += _wrong_endings(self.root, place)
        for file in files:
            yield from self._read_file(kind, file)

    def _read_file(self, kind: Kind, file: Path) -> Iterator[Record]:
        path = file.relative_to(self.root).as_posix()
        try:
            text = read_text(file, self.root)
            if kind.form == "markdown":
                page = split(text)
                extra = {"body": self._body(path, page), "body_line": page.body_line}
                yield from self._items(kind, path, page.front_matter, extra)
            else:
                yield from self._items(kind, path, read_yaml(text), {})
        except YamlProblem as problem:
            self.problems.append(Problem(path, *problem.place, problem.sentence))

    def _body(self, path: str, page: Page) -> str:
        """The page's text; nothing of one that is out of all measure, since nobody could make anything of it."""
        found = [Problem(path, *place, sentence) for place, sentence in too_much(page.body, page.body_line)]
        self.problems += found
        return "" if found else self.redaction.apply(page.body)

    def _items(self, kind: Kind, path: str, located: Located, extra: dict[str, Any]) -> Iterator[Record]:
        self.problems += [Problem(path, *place, sentence) for place, sentence in located.faults]
        wanted = list if kind.form == "list" else dict
        value = located.value if located.value is not None else wanted()
        if not isinstance(value, wanted):
            shape = "a list of items, each starting with `- id:`" if wanted is list else "lines of `key: value`"
            self.problems.append(Problem(path, *located.place_of(()), f"this must hold {shape}"))
        elif kind.form == "list":
            for index, item in enumerate(value):
                yield from self._item(kind, path, located, (index,), item, extra)
        else:
            yield from self._item(kind, path, located, (), value, {**extra, "id": identifier_of(path)})

    def _item(
        self, kind: Kind, path: str, located: Located, steps: tuple[Step, ...], value: Any, extra: dict[str, Any]
    ) -> Iterator[Record]:
        if not isinstance(value, dict):
            self.problems.append(Problem(path, *located.place_of(steps), "this item must hold lines of `key: value`"))
            return
        hidden = HIDDEN - ({"id"} if kind.form == "list" else set())
        found = [(key, f"`{key}` is not written here; take the line out") for key in sorted(hidden & value.keys())]
        self._tell(path, located, [((*steps, key), sentence) for key, sentence in found])
        value = {key: self.redaction.apply_within(part) for key, part in value.items() if key not in hidden}
        try:
            item = kind.model.model_validate({**value, **extra, "path": path})
        except ValidationError as error:
            unknown = [((), "this does not fit; see the other files of this kind for how it is written")]
            found_inside = list(sentences(error, kind.model, value)) or unknown
            self._tell(path, located, [((*steps, *inner), sentence) for inner, sentence in found_inside])
        else:
            yield Record(item, located, steps)

    def _tell(self, path: str, located: Located, mistakes: Iterable[tuple[tuple[Step, ...], str]]) -> None:
        """Keeps the mistakes, but not on lines that cannot be read at all."""
        for steps, sentence in mistakes:
            place = located.place_of(steps)
            if place[0] not in located.faulty_lines:
                self.problems.append(Problem(path, *place, sentence))


def identifier_of(path: str) -> str:
    """The id of an item that has a file of its own: the file's name, or its folder's for `index.md`."""
    file = Path(path)
    return file.parent.name if file.stem == "index" else file.stem


def _same_id(records: list[Record]) -> Iterator[Problem]:
    """Entries and hand-written pages are told apart by their addresses; all else by its id."""
    first: dict[tuple[type, str], Record] = {}
    for record in records:
        if isinstance(record.item, Entry | HandWritten):
            continue
        taken = first.setdefault((type(record.item), record.item.id), record)
        if taken is not record:
            yield record.problem(f"the id `{record.item.id}` is taken by {_name_of(taken, record)}", "id")


def _name_of(taken: Record, twin: Record) -> str:
    if twin.steps:
        return f"line {taken.located.place_of(taken.steps)[0]} of this file; each id is there once"
    return f"`{taken.item.path}`; give one of the files another name"
