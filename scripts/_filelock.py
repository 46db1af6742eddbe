"""A lock that two commands started at once can share: a file that one of them holds.

The system itself gives the lock back when its holder ends, however it ends. So no lock is ever
stale, and the file may lie there for good: only who holds it counts. Standard library alone.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

BETWEEN_TRIES = 0.2
"""Seconds. Short, because somebody is waiting; a blocking wait could not be ended by Ctrl+C on Windows."""

BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
"""What the systems answer when somebody else holds the lock."""

Take = Callable[[int], None]
"""Takes the lock of an open file at once, or raises OSError."""


if sys.platform == "win32":
    import msvcrt

    def take_for_process(descriptor: int) -> None:
        """Take the lock for this process alone."""
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    take_for_family = take_for_process
else:
    import fcntl

    def take_for_process(descriptor: int) -> None:
        """Take the lock for this process alone: a worker that outlives it holds nothing."""
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def take_for_family(descriptor: int) -> None:
        """Take the lock for this process and those that are handed the open file.

        An installer that outlives a killed script still writes; whoever comes next must wait for it.
        """
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def taken(descriptor: int, take: Take) -> bool:
    """Try once. A file system without locks counts as a success: better no lock than no site."""
    try:
        take(descriptor)
    except OSError as problem:
        return problem.errno not in BUSY
    return True


@contextmanager
def held(path: Path, *, take: Take = take_for_process, waiting: str = "") -> Iterator[int]:
    """Hold the lock, waiting for whoever has it; yield the open file's descriptor.

    `waiting` is said once, when there is something to wait for.
    """
    descriptor = _opened(path)
    try:
        if not taken(descriptor, take):
            print(waiting, file=sys.stderr, flush=True)
            while not taken(descriptor, take):
                time.sleep(BETWEEN_TRIES)
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def held_if_free(path: Path, *, take: Take = take_for_process) -> Iterator[bool]:
    """Hold the lock if nobody else does; yield whether it is held."""
    descriptor = _opened(path)
    try:
        yield taken(descriptor, take)
    finally:
        os.close(descriptor)


def _opened(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
