"""What one file holds: its items, or what is wrong with it.

A function of its bytes, its path and the names to take out, so that it can be remembered.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from newsroom.content import KINDS, Kind
from newsroom.content.base import Kept
from newsroom.memory import digest, digest_of_bytes
from newsroom.reading.files import read_bytes, text_of
from newsroom.reading.front_matter import FENCE, Page, split
from newsroom.reading.limits import too_much
from newsroom.reading.mistakes import HIDDEN, Mistake, mistakes
from newsroom.reading.parts import Part, part_of
from newsroom.reading.past_slips import read_past_slips
from newsroom.reading.problem import Problem
from newsroom.reading.withhold import Redaction
from newsroom.reading.yaml_source import Located, Place, Step, YamlProblem


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
            return Unreadable(problem.place, problem.sentence, problem.code)


@dataclass(frozen=True)
class Unreadable:
    """Why a file cannot be read at all."""

    place: Place
    sentence: str
    code: str


@dataclass(frozen=True)
class FileRead:
    """What a file gave: items, each with the steps to where it starts, and problems."""

    items: tuple[tuple[Kept, tuple[Step, ...]], ...]
    problems: tuple[Problem, ...]
    parts: tuple[tuple[Part, tuple[Step, ...]], ...] = ()
    """What could be read of items with mistakes."""


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
            raise YamlProblem(content.place, content.sentence, content.code)
        reader.read(text_of(content))
    except YamlProblem as problem:
        reader.problems.append(Problem(wanted.path, *problem.place, problem.sentence, problem.code))
    return FileRead(tuple(reader.items), tuple(reader.problems), tuple(reader.parts))


@dataclass
class _FileReader:
    kind: Kind
    path: str
    redaction: Redaction
    items: list[tuple[Kept, tuple[Step, ...]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    parts: list[tuple[Part, tuple[Step, ...]]] = field(default_factory=list)

    def read(self, text: str) -> None:
        if self.kind.form == "markdown":
            page = split(text, read_past_slips)
            extra = {"body": self._body(page), "body_line": page.body_line}
            self._items(page.front_matter, extra)
        else:
            self._items(read_past_slips(self._without_fences(text)), {})

    def _without_fences(self, text: str) -> str:
        """Data alone: who knows how a story is written may put it between the same two lines."""
        fences = [*FENCE.finditer(text)]
        if len(fences) < 2 and not (fences and text[: fences[0].start()].strip()):
            return text  # one line at the top is YAML's own way to begin
        line = text.count("\n", 0, fences[0].start()) + 1
        behind = text[fences[1].end() :].strip() if len(fences) > 1 and not text[: fences[0].start()].strip() else ""
        more = ", with all that stands below the second" if behind else ""
        said = f"files in `data/` have no `---` lines; take them out{more}"
        self.problems.append(Problem(self.path, line, 1, said, "file-shape"))
        return FENCE.sub("", text[: fences[1].start()] if behind else text)

    def _body(self, page: Page) -> str:
        """The page's text; nothing of one that is out of all measure, since nobody could make anything of it."""
        measured = too_much(page.body, page.body_line)
        found = [Problem(self.path, *place, sentence, "text-too-much") for place, sentence in measured]
        self.problems += found
        return "" if found else self.redaction.apply(page.body)

    def _items(self, located: Located, extra: dict[str, Any]) -> None:
        self.problems += [Problem(self.path, *fault.place, fault.sentence, fault.code) for fault in located.faults]
        if located.cut_short:
            return
        wanted = list if self.kind.form == "list" else dict
        value = located.value if located.value is not None else wanted()
        if not isinstance(value, wanted):
            shape = "a list of items, each starting with `- id:`" if wanted is list else "lines of `key: value`"
            self._tell(located, (), [Mistake((), f"this must hold {shape}", "file-shape")])
        elif self.kind.form == "list":
            for index, item in enumerate(value):
                self._item(located, (index,), item, extra)
        else:
            self._item(located, (), value, {**extra, "id": identifier_of(self.path)})

    def _item(self, located: Located, steps: tuple[Step, ...], value: Any, extra: dict[str, Any]) -> None:
        if not isinstance(value, dict):
            self._tell(located, steps, [Mistake((), "this item must hold lines of `key: value`", "file-shape")])
            return
        hidden = HIDDEN - ({"id"} if self.kind.form == "list" else set())
        given = sorted(hidden & value.keys())
        set_by_us = [Mistake((key,), f"`{key}` is not written here; take the line out", "key-unknown") for key in given]
        self._tell(located, steps, set_by_us)
        value = {key: self.redaction.apply_within(part) for key, part in value.items() if key not in hidden}
        ours = {**extra, "path": self.path}
        lost = _lost(located, steps)
        try:
            item = self.kind.model.model_validate({**value, **ours})
        except ValidationError as error:
            self._tell(located, steps, self._mistakes(error, value))
            value = self._without_unknown_keys(error, located, steps, value, ours)
        else:
            if not lost:
                self.items.append((item, steps))
                return
        part = part_of(self.kind.model, value, ours, lost)
        if part:
            self.parts.append((part, steps))

    def _without_unknown_keys(
        self, error: ValidationError, located: Located, steps: tuple[Step, ...], value: Any, ours: dict[str, Any]
    ) -> Any:
        """What is left to read; where nothing else is wrong what the item lacks as a whole is told too."""
        errors = error.errors(include_url=False)
        unknown = {details["loc"][0] for details in errors if details["type"] == "extra_forbidden"}
        known = {key: part for key, part in value.items() if key not in unknown}
        if all(details["type"] == "extra_forbidden" and len(details["loc"]) == 1 for details in errors):
            try:
                self.kind.model.model_validate({**known, **ours})
            except ValidationError as other:
                self._tell(located, steps, self._mistakes(other, known))
        return known

    def _mistakes(self, error: ValidationError, value: Any) -> list[Mistake]:
        unfit = Mistake((), "this does not fit; see the other files of this kind for how it is written", "value-kind")
        return [*mistakes(error, self.kind.model, value)] or [unfit]

    def _tell(self, located: Located, steps: tuple[Step, ...], found: Iterable[Mistake]) -> None:
        """Keeps the mistakes of the item at `steps`, but not on lines that cannot be read at all."""
        for mistake in found:
            place = located.place_of((*steps, *mistake.steps))
            is_there = mistake.code == "key-missing" and mistake.steps[-1] in located.gone
            if place[0] not in located.faulty_lines and not is_there:
                self.problems.append(Problem(self.path, *place, mistake.sentence, mistake.code))


def _lost(located: Located, steps: tuple[Step, ...]) -> set[str]:
    """The keys of the item at `steps` that hold a value which was set aside."""
    found = (way for way, place in located.places.items() if place[0] in located.lost)
    return {str(way[len(steps)]) for way in found if way[: len(steps)] == steps and len(way) > len(steps)}


def identifier_of(path: str) -> str:
    """The id of an item that has a file of its own: the file's name, or its folder's for `index.md`."""
    file = Path(path)
    return file.parent.name if file.stem == "index" else file.stem
