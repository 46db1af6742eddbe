"""The preview: the site at an address of this computer, which shows what is saved at once.

Content is read anew after each change, and a page is made when somebody looks at it. What a browser shows is told
to look again when it is another page than before; problems stand over the last good one.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import _filelock
import _ports
from _bootstrap import PROJECT
from _build import BUILD_LOCK, Stopped, add_root
from _live import Live, Terminal
from _preview_answers import Answers
from _preview_server import News, Server
from _progress import PATIENCE
from _watch import Watch
from newsroom.build import swap
from newsroom.build.assembly import Laid
from newsroom.build.cache import Files
from newsroom.build.edition import address_of, today
from newsroom.build.editor import Fetching
from newsroom.build.kept import Kept
from newsroom.build.preview import NotLaid, Preview
from newsroom.build.turns import Turns
from newsroom.build.workers import OnAllCores
from newsroom.reading.problem import ContentError, Problem
from newsroom.render.templates import Press

TEMPLATES = PROJECT / "templates"
FOLDERS = "preview-"
"""What the folders of running previews are called, below `.cache`."""

WAITING = "Reading the site for the first time; this takes a moment ..."

_PLACED = re.compile(r"(?P<path>[^:\s]+):(?P<line>\d+):(?P<column>\d+): (?P<sentence>.*)")
_COUNTED = re.compile(r"\d+ problems?; nothing was built.*")


def main(arguments: list[str]) -> int:
    """Show the site and watch until Ctrl+C; return the exit status."""
    options = _options(arguments)
    try:
        today()
        site_url = address_of(os.environ)
        port = _ports.choose(options.port)
    except (ValueError, _ports.NoPort) as problem:
        print(problem, file=sys.stderr)
        return 2
    _mend_a_killed_build(options.root)
    try:
        with _own_folder(options.root / ".cache") as folder:
            again = serve(preview_of(options.root, folder, site_url), port)
    except _ports.NoPort as problem:
        print(problem, file=sys.stderr)
        return 2
    return _start_again(options.root, port) if again else 0


def preview_of(root: Path, folder: Path, site_url: str | None, templates: Path = TEMPLATES) -> Preview:
    """The preview of the site in `root`, not opened yet; `folder` is its own."""

    def lay(opened: Press | Callable[..., Press], files: Files, new: Path) -> Laid:
        return _laid(root, new, site_url, files, opened)

    kept = Kept(root / ".cache", PROJECT / ".cache", os.environ, Fetching(PROJECT, os.environ).kept)
    return Preview(root, templates, folder, kept, lay, today)


def _laid(root: Path, new: Path, site_url: str | None, files: Files, opened: Press | Callable[..., Press]) -> Laid:
    """MkDocs's part. Raises ContentError, and NotLaid with what MkDocs says."""
    from _groundwork import lay_groundwork  # MkDocs takes its time to start, and is not always needed

    found: list[ContentError] = []

    def open_and_keep(*given: object) -> Press:
        assert not isinstance(opened, Press)
        try:
            return opened(*given)
        except ContentError as error:  # MkDocs would make lines of it
            found.append(error)
            raise

    try:
        return lay_groundwork(root, new, site_url, False, files, opened if isinstance(opened, Press) else open_and_keep)
    except Stopped as problem:
        if found:
            raise found[0] from None
        raise not_laid(str(problem)) from None


def not_laid(said: str) -> NotLaid:
    """What MkDocs said, as far as it can be told with its place."""
    lines = [line for line in said.splitlines() if not _COUNTED.fullmatch(line)]
    placed = [_PLACED.fullmatch(line) for line in lines]
    problems = [Problem(m["path"], int(m["line"]), int(m["column"]), m["sentence"]) for m in placed if m]
    return NotLaid(sorted(problems), [line for line, match in zip(lines, placed, strict=True) if not match])


# -- Serving


def serve(preview: Preview, port: int) -> bool:
    """Serve until Ctrl+C, or until the program itself changes; return whether to start again."""
    with started(preview, port) as (server, live):
        try:
            print(f"Serving at http://{_ports.HOST}:{port}/ (press Ctrl+C to stop)", flush=True)
            server.serve_forever()
        except KeyboardInterrupt:
            pass
    return live.again


@contextmanager
def started(preview: Preview, port: int, project: Path = PROJECT) -> Iterator[tuple[Server, Live]]:
    """A server that is ready to serve, with all that goes on behind it; `project` is where the program stands."""
    turns, news = Turns(), News()
    live = Live(preview, turns, news, Terminal((preview.root, project)), project)
    watch = Watch(project, preview.root, live.inbox.add)
    try:
        bound = Server(port, Answers(preview), turns, news, live.after_an_answer)
    except OSError:  # somebody else was faster
        raise _ports.taken(port) from None
    with bound as server:
        live.stop = server.shutdown
        watch.start()
        try:
            with _patience():
                preview.renew(spread=OnAllCores())
            live.start()
            yield server, live
        finally:
            watch.stop()
            live.end()


@contextmanager
def _patience() -> Iterator[None]:
    """Says what is going on if it goes on for long."""
    timer = threading.Timer(PATIENCE, print, [WAITING], {"file": sys.stderr, "flush": True})
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _start_again(root: Path, port: int) -> int:
    """Become the changed program, at the same port."""
    script = str(PROJECT / "scripts" / "serve.py")
    command = [sys.executable, script, "--root", str(root), "--port", str(port)]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.call(command)  # on Windows no process can become another


# -- Before and after


def _mend_a_killed_build(root: Path) -> None:
    """Do so unless a build is running at this moment: its pages are not leftovers."""
    with _filelock.held_if_free(root / BUILD_LOCK) as free:
        if free:
            swap.repair(root)


def _end(_signal: int, _frame: FrameType | None) -> None:
    """End at the first Ctrl+C, and let no second one disturb the tidying up."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


@contextmanager
def _own_folder(cache: Path) -> Iterator[Path]:
    """A folder that is gone afterwards, also when the preview is ended from outside (SIGTERM)."""
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    for each in before:
        if before[each] is not signal.SIG_IGN:  # as in a shell's background job
            signal.signal(each, _end)
    cache.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(cache)
    folder = Path(tempfile.mkdtemp(prefix=FOLDERS, dir=cache))
    try:
        with _filelock.held(folder / "lock"):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for each, handler in before.items():
            signal.signal(each, handler)


def _remove_leftovers(cache: Path) -> None:
    """Of previews that were killed: nobody holds their lock any more."""
    for folder in cache.glob(f"{FOLDERS}*"):
        with _filelock.held_if_free(folder / "lock") as free:
            pass  # Windows removes no file that is open, our own hand on the lock included
        if free:
            shutil.rmtree(folder, ignore_errors=True)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="serve.py", description="Show the site in a browser, and every file as soon as it is saved."
    )
    add_root(parser)
    parser.add_argument("--port", type=_port, metavar="N", help="the port to use (default: 8000 or the next)")
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: write a number from 1 to 65535")
    return int(text)
