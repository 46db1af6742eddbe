"""What one file holds: its items, or what is wrong with it.

A function of its bytes, its path and the names to take out, so that it can be remembered.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from newsroom.content import KINDS, Kind
from newsroom.content.base import Kept
from newsroom.memory import digest, digest_of_bytes
from newsroom.reading.files import read_bytes, text_of
from newsroom.reading.front_matter import Page, split
from newsroom.reading.limits import too_much
from newsroom.reading.mistakes import HIDDEN, sentences
from newsroom.reading.problem import Problem
from newsroom.reading.withhold import Redaction
from newsroom.reading.yaml_source import Located, Place, Step, YamlProblem, read_yaml


@dataclass(frozen=True)
class ToRead:
    """A file of content that is there."""

    kind: str
    """The name of its kind."""
    path: str
    is_linked: bool
    is_file: bool

    def read(self, root: Path) -> "bytes | Unreadable":
        """What is in it; it is read once, for what is remembered must be of these very bytes."""
        try:
            return read_bytes(f"{root}/{self.path}", self.is_linked, self.is_file)
        except YamlProblem as problem:
            return Unreadable(problem.place, problem.sentence)


@dataclass(frozen=True)
class Unreadable:
    """Why a file cannot be read at all."""

    place: Place
    sentence: str


@dataclass(frozen=True)
class FileRead:
    """What a file gave: items, each with the steps to where it starts, and problems."""

    items: tuple[tuple[Kept, tuple[Step, ...]], ...]
    problems: tuple[Problem, ...]


def key_of(wanted: ToRead, content: bytes | Unreadable, redaction: Redaction) -> str:
    """The hash of all that the file's items are made from."""
    held = digest_of_bytes(content) if isinstance(content, bytes) else content
    return digest(wanted.kind, wanted.path, redaction.names, held)


def read_file(redaction: Redaction) -> Callable[[tuple[ToRead, bytes | Unreadable]], FileRead]:
    """What makes items of a file and what is in it."""
    return partial(_read_file, redaction)


def _read_file(redaction: Redaction, file: tuple[ToRead, bytes | Unreadable]) -> FileRead:
    wanted, content = file
    kind = next(kind for kind in KINDS if kind.name == wanted.kind)
    reader = _FileReader(kind, wanted.path, redaction)
    try:
        if isinstance(content, Unreadable):
            raise YamlProblem(content.place, content.sentence)
        reader.read(text_of(content))
    except YamlProblem as problem:
        reader.problems.append(Problem(wanted.path, *problem.place, problem.sentence))
    return FileRead(tuple(reader.items), tuple(reader.problems))


@dataclass
class _FileReader:
    kind: Kind
    path: str
    redaction: Redaction
    items: list[tuple[Kept, tuple[Step, ...]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, text: str) -> None:
        if self.kind.form == "markdown":
            page = split(text)
            extra = {"body": self._body(page), "body_line": page.body_line}
            self._items(page.front_matter, extra)
        else:
            self._items(read_yaml(text), {})

    def _body(self, page: Page) -> str:
        """The page's text; nothing of one that is out of all measure, since nobody could make anything of it."""
        found = [Problem(self.path, *place, sentence) for place, sentence in too_much(page.body, page.body_line)]
        self.problems += found
        return "" if found else self.redaction.apply(page.body)

    def _items(self, located: Located, extra: dict[str, Any]) -> None:
        self.problems += [Problem(self.path, *place, sentence) for place, sentence in located.faults]
        wanted = list if self.kind.form == "list" else dict
        value = located.value if located.value is not None else wanted()
        if not isinstance(value, wanted):
            shape = "a list of items, each starting with `- id:`" if wanted is list else "lines of `key: value`"
            self.problems.append(Problem(self.path, *located.place_of(()), f"this must hold {shape}"))
        elif self.kind.form == "list":
            for index, item in enumerate(value):
                self._item(located, (index,), item, extra)
        else:
            self._item(located, (), value, {**extra, "id": identifier_of(self.path)})

    def _item(self, located: Located, steps: tuple[Step, ...], value: Any, extra: dict[str, Any]) -> None:
        if not isinstance(value, dict):
            place = located.place_of(steps)
            self.problems.append(Problem(self.path, *place, "this item must hold lines of `key: value`"))
            return
        hidden = HIDDEN - ({"id"} if self.kind.form == "list" else set())
        found = [(key, f"`{key}` is not written here; take the line out") for key in sorted(hidden & value.keys())]
        self._tell(located, [((*steps, key), sentence) for key, sentence in found])
        value = {key: self.redaction.apply_within(part) for key, part in value.items() if key not in hidden}
        try:
            item = self.kind.model.model_validate({**value, **extra, "path": self.path})
        except ValidationError as error:
            told = list(self._sentences(error, value))
            self._tell(located, [((*steps, *inner), sentence) for inner, sentence in told])
        else:
            self.items.append((item, steps))

    def _sentences(self, error: ValidationError, value: Any) -> Iterator[tuple[tuple[Step, ...], str]]:
        found = list(sentences(error, self.kind.model, value))
        yield from found or [((), "this does not fit; see the other files of this kind for how it is written")]

    def _tell(self, located: Located, mistakes: Iterable[tuple[tuple[Step, ...], str]]) -> None:
        """Keeps the mistakes, but not on lines that cannot be read at all."""
        for steps, sentence in mistakes:
            place = located.place_of(steps)
            if place[0] not in located.faulty_lines:
                self.problems.append(Problem(self.path, *place, sentence))


def identifier_of(path: str) -> str:
    """The id of an item that has a file of its own: the file's name, or its folder's for `index.md`."""
    file = Path(path)
    return file.parent.name if file.stem == "index" else file.stem
