"""What goes on behind the preview's answers: changes are taken in, and what nobody asked for yet is made ready."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from _build import FAULT
from _preview_server import News
from newsroom.build.preview import Preview, Troubles
from newsroom.build.printing import Printed
from newsroom.build.search_index import SearchIndexError
from newsroom.build.turns import Turns
from newsroom.reading.problem import ContentError

PROGRAM = ("newsroom", "hooks", "scripts")
"""Folders of the project whose Python the process itself is made of."""


BETWEEN_LOOKS_AT_THE_DAY = 60.0
"""Seconds: at midnight stories begin, offers end."""


class Inbox:
    """Changed files, until somebody takes them."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._files: set[Path] = set()
        self._closed = False

    def add(self, files: Collection[Path]) -> None:
        with self._changed:
            self._files.update(files)
            self._changed.notify_all()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def take(self, seconds: float) -> set[Path] | None:
        """Waits for changed files, but not for longer than `seconds`; None once the inbox is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._files or self._closed, seconds)
            taken, self._files = self._files, set()
            return None if self._closed else taken

    @property
    def calls(self) -> bool:
        """Whether there is something to take, or nothing ever again."""
        return bool(self._files) or self._closed


class Terminal:
    """What the person who started the preview is told, each thing once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Files are named as they stand below the first of `folders` that holds them."""
        self.folders = folders
        self._told = Troubles()
        self._lock = threading.Lock()

    def troubles(self, found: Troubles) -> bool:
        """Tells what is wrong, unless it did so last; returns whether it is news."""
        with self._lock:
            if found == self._told:
                return False
            self._told = found
        if found.fault:
            print(found.fault, FAULT, sep="", file=sys.stderr, flush=True)
        lines = [*found.lines, *([ContentError(found.problems).report] if found.problems else [])]
        if lines:
            print(*lines, sep="\n", file=sys.stderr, flush=True)
        return True

    def line(self, text: str) -> None:
        print(text, flush=True)

    def names(self, files: Collection[Path]) -> str:
        """`articles/2023/week.md and 2 others`; where no file changed, it is another day."""
        if not files:
            return "A new day"
        named = sorted(self._name(file) for file in files)
        more = len(named) - 1
        return named[0] + (f" and {more} other{'s' if more > 1 else ''}" if more else "")

    def _name(self, file: Path) -> str:
        folder = next((folder for folder in self.folders if file.is_relative_to(folder)), None)
        return (file.relative_to(folder) if folder else file).as_posix()


class Live:
    """Two threads: one takes changes in and makes ready what they changed, the other makes the search index."""

    def __init__(self, preview: Preview, turns: Turns, news: News, terminal: Terminal, project: Path) -> None:
        self.preview, self.turns, self.news, self.terminal, self.project = preview, turns, news, terminal, project
        self.inbox = Inbox()
        self.again = False
        """Whether the program itself changed, so that the process has to start again."""
        self.stop: Callable[[], None] = lambda: None
        """Ends the server."""
        self._indexing = Indexing(preview, turns, news, terminal)
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        self._thread.start()
        self._indexing.start()

    def end(self) -> None:
        """At once; only a step that is under way is finished."""
        self.inbox.close()
        self._indexing.end()
        if self._thread.ident is not None:
            self._thread.join(2)

    def after_an_answer(self) -> None:
        if self.terminal.troubles(self.preview.troubles):
            self.news.tell()

    # ---- the first thread

    def _work(self) -> None:
        self._finish(time.perf_counter())
        self._make(self.preview.unmade_last)
        while (changed := self.inbox.take(BETWEEN_LOOKS_AT_THE_DAY)) is not None:
            if not changed and self.preview.is_of_today:
                continue
            code = [file for file in changed if self._is_program(file)]
            if code and self._can_start_again(code):
                self.terminal.line(f"{self.terminal.names(code)}: the program has changed and starts again.")
                self.again = True
                self.stop()
                return
            self._take_in(changed)
            self._make(self.preview.unmade_last)

    def _take_in(self, changed: set[Path]) -> None:
        started = time.perf_counter()
        with self.turns.now():
            self.preview.renew(changed)
        self.terminal.troubles(self.preview.troubles)
        self.news.tell()
        if self.preview.is_up_to_date:
            shown = time.perf_counter() - started
            made = self._finish(started)
            self.terminal.line(f"{self.terminal.names(changed)}: shown after {shown:.2f} s{made}")

    def _finish(self, started: float) -> str:
        """Makes what nobody asked for yet, until something else changes; returns what to say about that."""
        self.terminal.troubles(self.preview.troubles)
        if not self._make(self.preview.unmade):
            return ""
        if self.terminal.troubles(self.preview.troubles):
            self.news.tell()
        self._indexing.wanted.set()
        return made(self.preview.remade, time.perf_counter() - started)

    def _make(self, paths: Sequence[str]) -> bool:
        """Makes them one by one while nobody waits; False where something else changed before all were made."""
        for path in paths:
            if self.inbox.calls:
                return False
            with self.turns.when_idle():
                self.preview.make(path)
        return True

    def _is_program(self, file: Path) -> bool:
        return file.suffix == ".py" and any(file.is_relative_to(self.project / folder) for folder in PROGRAM)

    def _can_start_again(self, code: Sequence[Path]) -> bool:
        """Whether Python can read the changed program; if not, the one that runs goes on."""
        for file in code:
            try:
                compile(file.read_bytes(), file, "exec")
            except FileNotFoundError:
                continue
            except (SyntaxError, ValueError) as problem:
                self.terminal.line(f"{problem}: the preview goes on with the program as it was.")
                return False
        return True


def made(paths: Collection[str], seconds: float) -> str:
    """`; 2 pages and 1 other file remade in 0.30 s`."""
    pages = sum(path.endswith(".html") for path in paths)
    counts = [(pages, "page"), (len(paths) - pages, "other file" if pages else "file")]
    parts = [f"{count:,} {noun}{'s' if count != 1 else ''}" for count, noun in counts if count]
    return f"; {' and '.join(parts)} remade in {seconds:.2f} s" if parts else ""


class Indexing:
    """Makes the search index when all pages are made and no longer what it tells: never on the way of an answer."""

    def __init__(self, preview: Preview, turns: Turns, news: News, terminal: Terminal) -> None:
        self.preview, self.turns, self.news, self.terminal = preview, turns, news, terminal
        self.wanted = threading.Event()
        self._ended = threading.Event()
        self._running: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self.wanted.set()
        running = self._running
        if running:
            running.kill()
        if self._thread.ident is not None:
            self._thread.join(2)

    def _work(self) -> None:
        if sys.platform == "linux":  # there a thread, and what it starts, can leave the cores to others
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
        while self.wanted.wait() and not self._ended.is_set():
            self.wanted.clear()
            with self.turns.when_idle():
                prints = self.preview.to_index()
            if prints:
                self._index(prints)
            if self._ended.is_set():
                return
            with self.turns.when_idle():
                self.preview.tidy()

    def _index(self, prints: Mapping[str, Printed]) -> None:
        started = time.perf_counter()
        try:
            self.preview.make_index(prints, self._run)
        except (SearchIndexError, OSError) as problem:
            if not self._ended.is_set():
                print(f"The search index could not be made: {problem}", file=sys.stderr, flush=True)
            return
        self.terminal.line(f"Search index: made in {time.perf_counter() - started:.2f} s")
        self.news.tell()

    def _run(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """The program, where the end of the preview can reach it."""
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
            self._running = running
            if self._ended.is_set():
                running.kill()
            out, err = running.communicate()
        self._running = None
        return subprocess.CompletedProcess(command, running.returncode, out, err)
