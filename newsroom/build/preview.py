"""The site while somebody writes it: read again after each change, and each file made when it is asked for.

Nothing here is about the web: a `Preview` knows paths below the site, bytes, and what is wrong. It is no work for
two threads at once; whoever has several takes `Turns`.
"""

import datetime as dt
import os
import shutil
import traceback
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from newsroom.build.assembly import Laid
from newsroom.build.cache import Files
from newsroom.build.edition import open_press, outputs, problems_of, twice, with_unpublished
from newsroom.build.groundwork import Groundwork, fingerprint, hand_written_pages, with_newest
from newsroom.build.kept import Index, Kept, make_index, search_key
from newsroom.build.printing import Printed, indexed, key_of
from newsroom.build.search_index import Run, run_to_the_end
from newsroom.memory import Spread, one_after_the_other
from newsroom.output import Output
from newsroom.reading.problem import ContentError, Problem
from newsroom.render.templates import Press
from newsroom.settings import Settings

SEARCH = "search/index.html"
"""The page that shows what is in the search index, and so changes with it."""


class NotLaid(Exception):
    """Hand-written pages or settings cannot be used; `problems` and `lines` say why."""

    def __init__(self, problems: Collection[Problem], lines: Collection[str]) -> None:
        self.problems, self.lines = tuple(problems), tuple(lines)
        super().__init__(*map(str, problems), *lines)


Lay = Callable[[Press | Callable[..., Press], Files, Path], Laid]
"""Has MkDocs do its part for that press, or for the one that the function opens; puts what it made among the files.

The folder is for its own use. Raises ContentError and NotLaid.
"""


@dataclass(frozen=True)
class Troubles:
    """What keeps the preview from showing what was saved last."""

    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    """What is wrong and has no place in a file."""
    fault: str = ""
    """A traceback: the program itself came to grief."""

    def __bool__(self) -> bool:
        return bool(self.problems or self.lines or self.fault)


@dataclass(frozen=True)
class Shown:
    """One edition: what there is, with nothing of it made yet."""

    press: Press
    ground: Groundwork
    outputs: Mapping[str, Output]

    @classmethod
    def of(cls, press: Press, ground: Groundwork) -> "Shown":
        """Raises ContentError where two files would stand at one path."""
        found = [*outputs(press), *hand_written_pages(press, ground.pages, ground.latest)]
        problems = [*twice(found)]
        if problems:
            raise ContentError(problems)
        return cls(press, ground, {output.path: output for output in found})


@dataclass(frozen=True)
class Found:
    """A finished file."""

    content: bytes
    key: str
    """Changes when the file does, and only then."""


class Store(Files):
    """The preview's own finished files; those of builds are taken over when they are wanted."""

    def __init__(self, folder: Path, of_builds: Files) -> None:
        super().__init__(folder)
        self.of_builds = of_builds

    def has(self, name: str) -> bool:
        own = self.path(name)
        if own.is_file():
            return True
        if not self.of_builds.is_whole(name):
            return False
        own.parent.mkdir(parents=True, exist_ok=True)
        self.of_builds.lay(name, os.fspath(own))
        return True

    def hand_over(self, name: str) -> None:
        """Lets builds have the file too."""
        theirs = self.of_builds.path(name)
        if not theirs.exists():
            theirs.parent.mkdir(parents=True, exist_ok=True)
            self.lay(name, os.fspath(theirs))


@dataclass
class _Making:
    """What came of the files of one edition so far."""

    prints: dict[str, Printed] = field(default_factory=dict)
    broken: dict[str, Troubles] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    """Of files that were only asked whether they changed."""
    remade: list[str] = field(default_factory=list)
    """Paths of those that had to be made anew."""


class Preview:
    """A site kept warm."""

    def __init__(
        self, root: Path, templates: Path, folder: Path, kept: Kept, lay: Lay, day: Callable[[], dt.date]
    ) -> None:
        """`folder` is the preview's own, and may go when the preview does. `day` tells today."""
        self.root, self.templates, self.folder, self.kept, self.lay, self.day = (
            root, templates, folder, kept, lay, day,
        )  # fmt: skip
        self.store = Store(folder / "files", kept.files)
        self.shown: Shown | None = None
        self.index = Index("")
        self._opened = Troubles()
        self._making = _Making()
        self._changed: set[Path] = set()
        """Since the edition that is shown."""
        self._indexed: Mapping[str, str] = {}
        self._good: dict[str, Printed] = {}
        """Each file as it was last made without a problem."""

    @property
    def troubles(self) -> Troubles:
        """Everything that is wrong now."""
        found = (self._opened, *self._making.broken.values())
        problems = sorted({problem for one in found for problem in one.problems})
        return Troubles(tuple(problems), self._opened.lines, next((one.fault for one in found if one.fault), ""))

    @property
    def is_up_to_date(self) -> bool:
        """Whether what is shown is what was saved last."""
        return not self._opened

    @property
    def is_of_today(self) -> bool:
        """Whether the day that is shown is still today."""
        return self.shown is None or self.shown.press.site.today == self.day()

    # ---- reading

    def renew(self, changed: Collection[Path] = (), spread: Spread = one_after_the_other) -> None:
        """Reads all anew and shows it; where anything is wrong, what was shown before stays.

        `changed` are the files that did, as far as anybody knows; they tell whether MkDocs has to do its part again.
        """
        self._changed.update(changed)
        try:
            self.shown = self._renewed(spread)
        except ContentError as error:
            self._opened = Troubles(error.problems)
        except NotLaid as error:
            self._opened = Troubles(error.problems, error.lines)
        except Exception:  # a fault of ours is no reason to stop: whoever mends it saves a file, and all goes on
            self._opened = Troubles(fault=traceback.format_exc())
        else:
            self._opened, self._making = Troubles(), _Making()
            self._changed.clear()

    def _renewed(self, spread: Spread) -> Shown:
        before = self.shown.ground if self.shown else self.kept.groundwork
        if before is None or not all(map(self.store.has, before.files.values())):
            return self._laid(partial(self._open, spread=spread))
        press = self._open(self.root, self.templates, before.settings, self.day(), spread=spread)
        if self._is_stale(before):
            return self._laid(self._open)
        ground = with_newest(before, press.site)
        shown = Shown.of(with_unpublished(press), ground)
        return shown if ground.still_holds(press, set(shown.outputs)) else self._laid(press)

    def _open(
        self, root: Path, templates: Path, settings: Settings, day: dt.date, spread: Spread = one_after_the_other
    ) -> Press:
        """With our own templates, whatever whoever calls has at hand."""
        return open_press(root, self.templates, settings, day, self.kept.memories, spread)

    def _is_stale(self, ground: Groundwork) -> bool:
        sources = [Path(source) for source in ground.sources]
        touched = any(file.is_relative_to(source) for file in self._changed for source in sources)
        return touched and fingerprint(ground.sources, self.kept.variables) != ground.made_from

    def _laid(self, opened: Press | Callable[..., Press]) -> Shown:
        new = self.folder / "laid"
        try:
            laid = self.lay(opened, self.store, new)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        if laid.lasts:
            for name in laid.groundwork.files.values():
                self.store.hand_over(name)
            self.kept.save_groundwork(laid.groundwork)
        return Shown.of(with_unpublished(laid.press), laid.groundwork)

    # ---- making

    def find(self, path: str) -> Found | None:
        """The file at `path`, made if it has to be; as it was last good, where it cannot be made now.

        None where there is no such file, or none that was ever good.
        """
        shown = self.shown
        if shown is None:
            return None
        output = shown.outputs.get(path)
        if output is None:
            name = shown.ground.files.get(path) or self.index.files.get(path)
            return Found(self.store.path(name).read_bytes(), name) if name else None
        self.make(path)
        printed = self._making.prints.get(path) or self._good.get(path)
        if printed is None:
            return None
        key = printed.key + self.index.key if path == SEARCH else printed.key
        try:
            return Found(self.store.path(printed.name).read_bytes(), key)
        except FileNotFoundError:  # somebody deleted it, as they may
            del self._making.prints[path]
            self.make(path)
            return Found(self.store.path(self._making.prints[path].name).read_bytes(), key)

    def exists(self, path: str) -> bool:
        shown = self.shown
        return shown is not None and any(path in found for found in (shown.outputs, shown.ground.files))

    def key_of(self, path: str) -> str:
        """Changes when the file at `path` does. Nothing is made for it; empty where there is no such file."""
        shown, keys = self.shown, self._making.keys
        if shown is None:
            return ""
        if path not in shown.outputs:
            return shown.ground.files.get(path, "")
        if path not in keys:
            keys[path] = key_of(shown.press, shown.outputs[path].prepare())
        return keys[path]

    def make(self, path: str) -> None:
        """Sees to it that the output at `path` is made as this edition has it, or that its troubles are known."""
        making, shown = self._making, self.shown
        if shown is None or path in making.prints or path in making.broken:
            return
        try:
            found = self._printed(shown, shown.outputs[path])
        except Exception:  # most likely of somebody who is writing a template
            found = Troubles(fault=traceback.format_exc())
        if isinstance(found, Printed):
            making.prints[path] = self._good[path] = found
        else:
            making.broken[path] = found

    def _printed(self, shown: Shown, output: Output) -> Printed | Troubles:
        prepared = output.prepare()
        key = key_of(shown.press, prepared)
        for before in (self._good.get(output.path), self.kept.prints.get(output.path)):
            if before and before.key == key and self.store.has(before.name):
                return before
        content = prepared.make()
        problems = [*shown.press.problems, *problems_of(shown.press, output.path, content)]
        shown.press.problems.clear()
        if problems:
            return Troubles(tuple(problems))
        self._making.remade.append(output.path)
        return Printed(key, self.store.put(content), indexed(output.path, content))

    @property
    def unmade(self) -> tuple[str, ...]:
        """What nobody has asked for in this edition yet, but for what is made last."""
        return self._unmade(last=False)

    @property
    def unmade_last(self) -> tuple[str, ...]:
        """What nobody has asked for, and what the search does not wait for either."""
        return self._unmade(last=True)

    def _unmade(self, *, last: bool) -> tuple[str, ...]:
        known = self._making
        wanted = self.shown.outputs if self.shown else {}
        missing = (path for path in wanted if path not in known.prints and path not in known.broken)
        return tuple(path for path in missing if wanted[path].last is last)

    @property
    def remade(self) -> tuple[str, ...]:
        """What had to be made anew in this edition so far."""
        return tuple(self._making.remade)

    # ---- the search index

    def to_index(self) -> Mapping[str, Printed] | None:
        """The pages that the search reads, if they are all made and the index does not tell them yet."""
        prints = dict(self._making.prints)
        if not prints or self.unmade or self._making.broken:
            return None
        if not self.index.key:
            self._take_over_index()
        return None if self.index.key == search_key(prints) else prints

    def _take_over_index(self) -> None:
        """That of the last build, if it is whole."""
        if all(map(self.store.has, self.kept.index.files.values())):
            self.index, self._indexed = self.kept.index, self.kept.index.files

    def make_index(self, prints: Mapping[str, Printed], run: Run = run_to_the_end) -> None:
        """Has the search index made of those pages; needs no turn. Raises SearchIndexError.

        Files of the one before it stay: a page that is open may still ask for them.
        """
        tree = self.folder / "pages"
        shutil.rmtree(tree, ignore_errors=True)
        try:
            for path, one in prints.items():
                if one.indexed:
                    (tree / path).parent.mkdir(parents=True, exist_ok=True)
                    self.store.lay(one.name, os.fspath(tree / path))
            made = make_index(tree, search_key(prints), self.store, run)
        finally:
            shutil.rmtree(tree, ignore_errors=True)
        self.index, self._indexed = Index(made.key, {**self._indexed, **made.files}), made.files

    # ---- keeping

    def tidy(self) -> None:
        """Keeps for later processes what was read and converted, and throws away what nobody will ask for.

        Not while the search index is made: that reads the files.
        """
        self.kept.save_memories()
        if self.shown:
            self._good = {path: one for path, one in self._good.items() if path in self.shown.outputs}
            names = (self.shown.ground.files.values(), self.index.files.values())
            self.store.sweep([*(one.name for one in self._good.values()), *(name for some in names for name in some)])
