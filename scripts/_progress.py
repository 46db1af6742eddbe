"""What a command says while it works: nothing for two seconds, then how far it is."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 2.0
"""Seconds that anybody waits without asking what is going on."""
PAUSE = 5.0
"""Seconds between two lines in a log."""


class Reporter:
    """On a terminal a bar with counts; elsewhere plain lines, few and far between."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.started = time.perf_counter()
        self.last_line = 0.0
        self.bar: Progress | None = None
        self.tasks: dict[str, int] = {}

    def __enter__(self) -> Reporter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar:
            self.bar.stop()
            self.bar = None

    def __call__(self, what: str, done: int, total: int) -> None:
        """Is told what is being done, how much of it is done, and how much there is."""
        elapsed = time.perf_counter() - self.started
        if elapsed < PATIENCE:
            return
        if self.stream.isatty():
            self._draw(what, done, total)
        elif elapsed - self.last_line > PAUSE:
            self.last_line = elapsed
            print(f"{what}: {done:,} of {total:,}", file=self.stream, flush=True)

    def _draw(self, what: str, done: int, total: int) -> None:
        if self.bar is None:
            from rich.console import Console  # at need: most builds are over before anything is to be drawn
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            # Without a thread of its own: processes are copied meanwhile.
            self.bar = Progress(*columns, console=Console(file=self.stream), auto_refresh=False, transient=True)
            self.bar.start()
        if what not in self.tasks:
            self.tasks[what] = self.bar.add_task(what, total=total)
        self.bar.update(self.bar.tasks[self.tasks[what]].id, completed=done, total=total)
        self.bar.refresh()
