"""Which files were saved, told as soon as the system itself tells: no polling where it can be helped."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from watchfiles import watch
from watchfiles._rust_notify import WatchfilesRustInternalError

SETTINGS = "mkdocs.yml"
CONTENT = ("articles", "case_studies", "action_plans", "data", "docs")
CODE = ("templates", "overrides", "hooks")
PROGRAM = ("newsroom", "scripts")

STILL = 15
"""Milliseconds without another change after which a save counts as done: editors write in several steps."""
MOST = 50
"""Milliseconds after which changes are told even where they go on and on."""
LOOK = 100
"""Milliseconds within which a watch that was just set up is known to stand."""

Tell = Callable[[set[Path]], None]


class Watch:
    """Tells which files and folders change, those included that are not there yet when it starts."""

    def __init__(self, project: Path, root: Path, tell: Tell) -> None:
        self.project, self.root, self.tell = project, root, tell
        self._stop, self._again = threading.Event(), _Either()
        self._again.others = (self._stop,)
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._top, self._below)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Returns when nothing is watched any more: a thread that waits in the system may not outlive Python."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _top(self) -> None:
        """The settings, and folders that come and go."""
        names = {*CONTENT, *CODE, *PROGRAM}
        for found in changes(dict.fromkeys([self.root, self.project]), self._stop, recursive=False):
            folders = {path for path in found if path.name in names}
            if folders:
                self._again.set()
            told = folders | {path for path in found if path.name == SETTINGS}
            if told:
                self.tell(told)

    def _below(self) -> None:
        """What lies in the folders. When there are others than before the watch is set up anew, and tells of them."""
        before: set[Path] = set()
        while not self._stop.is_set():
            self._again.clear()
            folders = watched(self.project, self.root)
            if not folders:
                self._again.wait(LOOK / 1000)
                continue
            new = set(folders) - before
            for found in changes(folders, self._again):
                if before and new:
                    found, new = found | new, set()
                if found:
                    self.tell(found)
            before = set(folders)


class _Either(threading.Event):
    """An event that is set too when one of the others is."""

    others: tuple[threading.Event, ...] = ()

    def is_set(self) -> bool:
        return super().is_set() or any(other.is_set() for other in self.others)


def watched(project: Path, root: Path) -> list[Path]:
    """What to watch of the site's own folder and of the project's, as far as it is there."""
    own = (root / name for name in (*CONTENT, *CODE))
    paths = dict.fromkeys([*own, *(project / name for name in (*CODE, *PROGRAM))])
    return [path for path in paths if path.is_dir()]


def changes(paths: Iterable[Path], stop: threading.Event, *, recursive: bool = True) -> Iterator[set[Path]]:
    """Files that changed, as they do; an empty set now and then, the first when the watch certainly stands."""
    try:
        yield from _changes([*paths], stop, recursive, force_polling=None)
    except (OSError, WatchfilesRustInternalError) as problem:
        if stop.is_set():
            return
        print(f"Files cannot be watched by the system ({problem}); looking at them instead.", file=sys.stderr)
        yield from _changes([path for path in paths if path.exists()], stop, recursive, force_polling=True)


def _changes(
    paths: Sequence[Path], stop: threading.Event, recursive: bool, force_polling: bool | None
) -> Iterator[set[Path]]:
    found = watch(
        *paths,
        watch_filter=lambda _, path: matters(path),
        debounce=MOST,
        step=STILL,
        stop_event=stop,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=force_polling,
        recursive=recursive,
    )
    for some in found:
        yield {Path(path) for _, path in some}


def matters(path: str) -> bool:
    """Whether a file is nobody's passing one: what editors and systems leave beside files is none of the site's."""
    name = Path(path).name
    passing = name.startswith((".", "~$", "#")) or name.endswith(("~", ".tmp", ".bak", ".swp", ".pyc", ".part"))
    return not (passing or name == "4913" or "__pycache__" in path or "___jb_" in name)
