"""Starting the tools, and never leaving one running; their memory; pages over HTTP."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from yardstick.tool import BenchError

HOST = "127.0.0.1"
BETWEEN_SAMPLES = 0.05
"""Seconds between two looks at the memory."""
BETWEEN_POLLS = 0.005
"""Seconds between two looks at a page."""
LONGEST_WAIT = 1800.0
"""Seconds after which a server counts as stuck."""
GRACE = 10.0
"""Seconds that a server has to tidy up before it is ended by force."""
IDLE = 0.2
"""Of one core: a server that uses less has finished what an earlier change made it do."""
INDEXER = b"pagefind"
"""The program that makes our search index, as its command line names it."""
PROCESSES = Path("/proc")
"""Where Linux tells of processes; elsewhere memory is not measured."""


@dataclass(frozen=True)
class Command:
    """What is started, where, and with which variables."""

    words: Sequence[str]
    folder: Path
    variables: Mapping[str, str]
    log: Path
    """Where its words go; they are shown only if it fails."""


@contextmanager
def started(command: Command) -> Iterator[subprocess.Popen[bytes]]:
    """A process with a session of its own, so that all its children can be found, and ended with it."""
    with command.log.open("wb") as log:
        process = subprocess.Popen(
            command.words,
            cwd=command.folder,
            env=dict(command.variables),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            _end(process)


def run(command: Command) -> float:
    """Run a command to its end; return its seconds. Raises BenchError with its last words where it fails."""
    begun = time.perf_counter()
    with started(command) as process:
        status = process.wait()
        seconds = time.perf_counter() - begun
    if status:
        raise BenchError(f"This command failed (status {status}): {' '.join(command.words)}\n{last_words(command)}")
    return seconds


def last_words(command: Command) -> str:
    """The end of what a command said."""
    return "\n".join(command.log.read_text("utf-8", errors="replace").splitlines()[-15:])


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with its children: kindly first, so that it can tidy up."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        process.wait()
        return
    _signal(process, signal.SIGTERM)
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        pass
    finally:
        _signal(process, signal.SIGKILL)  # also to children that did not heed the first
        process.wait()


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    try:
        os.killpg(process.pid, number)
    except (ProcessLookupError, PermissionError):  # nobody is left; macOS says the latter then
        return


# -- Memory and idleness, on Linux


@dataclass
class Memory:
    """The most memory that a process and its children held at once, in bytes; a page that several share counts once."""

    peak: int = 0
    """Of all but the indexer of the search."""
    indexer: int = 0
    """Of the indexer of the search alone."""
    together: int = 0
    """Of all."""
    done: threading.Event = field(default_factory=threading.Event)

    def watch(self, session: int) -> None:
        """Look again and again until `done`."""
        while not self.done.wait(BETWEEN_SAMPLES):
            members = _members(session)
            whole = sum(map(_shared_fairly, members))
            indexer = sum(map(_shared_fairly, filter(_is_indexer, members)))
            self.peak = max(self.peak, whole - indexer)
            self.indexer = max(self.indexer, indexer)
            self.together = max(self.together, whole)


def run_watched(command: Command) -> Memory | None:
    """Run a command to its end; return its peak memory, or None where the system does not tell."""
    if not (PROCESSES / "self" / "smaps_rollup").exists():
        run(command)
        return None
    memory = Memory()
    with started(command) as process:
        watcher = threading.Thread(target=memory.watch, args=(process.pid,), daemon=True)
        watcher.start()
        status = process.wait()
        memory.done.set()
        watcher.join()
    if status:
        raise BenchError(f"This command failed (status {status}): {' '.join(command.words)}\n{last_words(command)}")
    return memory


def _members(session: int) -> list[Path]:
    """The folders of all processes of a session: children keep it, whoever their parent is by now."""
    found = []
    for folder in PROCESSES.iterdir():
        fields = _stat(folder) if folder.name.isdecimal() else []
        if fields and int(fields[3]) == session:
            found.append(folder)
    return found


def _stat(folder: Path) -> list[str]:
    """The fields of `stat` behind the name, which may hold anything; nothing where the process is gone."""
    try:
        return (folder / "stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def _is_indexer(folder: Path) -> bool:
    """Whether the process is Pagefind, or Python while it starts it."""
    try:
        words = (folder / "cmdline").read_bytes().split(b"\0")
    except OSError:  # it has just ended
        return False
    return INDEXER in words or Path(os.fsdecode(words[0])).name.startswith(os.fsdecode(INDEXER))


def _shared_fairly(folder: Path) -> int:
    """The process's proportional set size in bytes."""
    try:
        lines = (folder / "smaps_rollup").read_text("ascii").splitlines()
    except OSError:  # it has just ended
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def settle(process: subprocess.Popen[bytes]) -> None:
    """Wait until a server rests from what it did last, so that none is measured while it is still busy."""
    if not PROCESSES.is_dir():
        time.sleep(3)
        return
    until = time.monotonic() + LONGEST_WAIT
    quiet = 0
    while quiet < 3 and time.monotonic() < until:
        before = _worked(process.pid)
        time.sleep(0.5)
        quiet = quiet + 1 if _worked(process.pid) - before < IDLE * 0.5 else 0


def _worked(session: int) -> float:
    """Seconds that the processes of a session have kept cores busy."""
    ticks = sum(int(fields[11]) + int(fields[12]) for folder in _members(session) if (fields := _stat(folder)))
    return ticks / float(os.sysconf("SC_CLK_TCK"))


# -- Pages


def now() -> float:
    """Seconds, for differences alone."""
    return time.perf_counter()


def free_port() -> int:
    """A port of this computer that nobody uses at this moment."""
    with socket.socket() as opened:
        opened.bind((HOST, 0))
        return int(opened.getsockname()[1])


def wait_for(process: subprocess.Popen[bytes], port: int, address: str, mark: str) -> None:
    """Return as soon as the page at `address` holds `mark`. Raises BenchError where that never comes."""
    wanted = mark.encode()
    until = time.monotonic() + LONGEST_WAIT
    while wanted not in _page(port, address):
        if process.poll() is not None:
            raise BenchError("The server ended by itself.")
        if time.monotonic() > until:
            raise BenchError(f"The server did not show “{mark}” at {address} within {LONGEST_WAIT:.0f} s.")
        time.sleep(BETWEEN_POLLS)


def _page(port: int, address: str) -> bytes:
    """What the server answers; nothing while it does not."""
    connection = http.client.HTTPConnection(HOST, port, timeout=LONGEST_WAIT)
    try:
        connection.request("GET", address)
        return connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()
