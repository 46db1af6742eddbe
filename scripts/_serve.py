"""The preview: the site at an address of this computer, built again whenever a file is saved.

MkDocs's own server watches and reloads. Each build goes into a temporary folder and takes the place of
the pages before it only when it went well, so a mistake costs a message and never the page in view.
"""

from __future__ import annotations

import argparse
import html
import importlib
import logging
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from mkdocs.config.config_options import Hooks
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

import _filelock
import _mkdocs
import _ports
from _bootstrap import PROJECT
from _build import BUILD_LOCK, FAULT, add_root
from newsroom.build import swap
from newsroom.build.edition import address_of, today

CONTENT = ("articles", "case_studies", "action_plans", "data", "docs", "mkdocs.yml")
CODE = ("templates", "overrides", "hooks", "newsroom", "mkdocs.yml")

PROBLEM_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The site cannot be built yet</title></head>
<body>
<h1>The site cannot be built yet</h1>
<p>Mend what is listed here and save: this page then shows the site.</p>
<pre style="white-space: pre-wrap">{problems}</pre>
</body>
</html>
"""


def main(arguments: list[str]) -> int:
    """Build, serve and watch until Ctrl+C; return the exit status."""
    options = _options(arguments)
    try:
        today()
        address_of(os.environ)
        port = _ports.choose(options.port)
    except (ValueError, _ports.NoPort) as problem:
        print(problem, file=sys.stderr)
        return 2
    _mend_a_killed_build(options.root)
    _keep_bytecode_out_of_sight(options.root)
    with _temporary_folder() as folder:
        _serve(Preview(options.root, f"http://{_ports.HOST}:{port}/", folder), port)
    return 0


# -- The pages


@dataclass
class Preview:
    """The site as it was last built without a problem, and how to build it again."""

    root: Path
    address: str
    folder: Path
    has_pages: bool = False
    code_seen: dict[Path, int] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        return swap.site_folder(self.folder)

    def build(self) -> None:
        """Build the pages anew. Problems are printed; the last good pages stay in view."""
        started = time.perf_counter()
        self._forget_changed_code()
        problems = self._problems_of_a_build()
        if problems:
            print("\n".join(problems), file=sys.stderr, flush=True)
            self._show(problems)
        else:
            print(f"Built in {time.perf_counter() - started:.1f} s.", flush=True)
        self.has_pages = self.has_pages or not problems

    def _problems_of_a_build(self) -> list[str]:
        """Build and swap; return what kept the site from being built, or nothing."""
        new = swap.new_folder(self.site)
        with _mkdocs.messages() as said:
            try:
                config = _mkdocs.site_config(PROJECT, self.root, site_dir=new, site_url=self.address)
                _mkdocs.build_pages(config, preview=self.address)
                swap.swap(new, self.site)
            except MkDocsException as problem:
                return [line for line in [*said.lines, _mkdocs.reason(problem, said)] if line]
            except swap.SwapError as problem:
                return [str(problem)]
            except Exception:
                return [*said.lines, traceback.format_exc(), FAULT]
        for warning in said.lines:
            print(warning, file=sys.stderr, flush=True)
        return []

    def _show(self, problems: list[str]) -> None:
        """While there are no good pages yet, the problems are the page."""
        if self.has_pages:
            return
        page = PROBLEM_PAGE.format(problems=html.escape("\n".join(problems)))
        self.site.mkdir(exist_ok=True)
        for name in ("index.html", "404.html"):
            (self.site / name).write_text(page, "utf-8")

    def _forget_changed_code(self) -> None:
        """Have the next build import our own code afresh, if a file of it has been saved."""
        folders = (PROJECT / "newsroom", PROJECT / "hooks")
        code = {file: file.stat().st_mtime_ns for folder in folders for file in folder.rglob("*.py")}
        if self.code_seen and code != self.code_seen:
            for name in [name for name in sys.modules if _is_ours(name)]:
                del sys.modules[name]
            importlib.invalidate_caches()
            Hooks._load_hook.cache_clear()  # MkDocs never loads a hook twice of its own accord
        self.code_seen = code


def _is_ours(module: str) -> bool:
    return module == "newsroom" or module.startswith("newsroom.")


# -- The server


class Server(LiveReloadServer):
    """MkDocs's server, which tells when it answers."""

    allow_reuse_address = sys.platform != "win32"  # there it would share a port that is taken

    def __init__(self, preview: Preview, port: int, answering: Callable[[], None]) -> None:
        super().__init__(builder=preview.build, host=_ports.HOST, port=port, root=str(preview.site))
        self.error_handler = lambda code: _content(preview.site / f"{code}.html")
        self.serve_thread.daemon = True  # so that it never outlives the script
        self.answering = answering
        self.watching: set[Path] = set()
        self.root_of_site = preview.root
        self._watch_what_is_there()

    def server_activate(self) -> None:
        super().server_activate()
        self.answering()

    def service_actions(self) -> None:
        """Some times a second: a folder that was made meanwhile is watched too, and the site built again."""
        super().service_actions()
        if self._watch_what_is_there():
            with self._rebuild_cond:
                self._want_rebuild = True
                self._rebuild_cond.notify_all()

    def _watch_what_is_there(self) -> bool:
        """Watch the folders and files that are there now; tell whether they are others than before."""
        before, self.watching = self.watching, set(watched(PROJECT, self.root_of_site))
        for path in self.watching - before:
            self.watch(str(path))
        for path in before - self.watching:
            self.unwatch(str(path))
        return before != self.watching


def _serve(preview: Preview, port: int) -> None:
    preview.build()
    stop = "press Ctrl+C to stop"
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)  # a page not found is no news here
    server = Server(preview, port, lambda: print(f"Serving at {preview.address} ({stop})", flush=True))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def watched(project: Path, root: Path) -> list[Path]:
    """What to watch of the site's own folder and of the project's, as far as it is there."""
    paths = dict.fromkeys([*(root / name for name in (*CONTENT, *CODE)), *(project / name for name in CODE)])
    return [path for path in paths if path.exists()]


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


# -- Before and after


def _mend_a_killed_build(root: Path) -> None:
    """Do so unless a build is running at this moment: its pages are not leftovers."""
    with _filelock.held_if_free(root / BUILD_LOCK) as free:
        if free:
            swap.repair(root)


def _keep_bytecode_out_of_sight(root: Path) -> None:
    """Let Python keep what it compiles elsewhere: in the watched folders it would start another build."""
    sys.pycache_prefix = str(root / ".cache" / "bytecode")


def _end(_signal: int, _frame: FrameType | None) -> None:
    """End at the first Ctrl+C, and let no second one disturb the tidying up."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """A folder that is gone afterwards, also when the preview is ended from outside (SIGTERM)."""
    for each in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(each) is not signal.SIG_IGN:  # as in a shell's background job
            signal.signal(each, _end)
    folder = Path(tempfile.mkdtemp(prefix="preview-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="serve.py", description="Show the site in a browser and build it again whenever a file is saved."
    )
    add_root(parser)
    parser.add_argument("--port", type=_port, metavar="N", help="the port to use (default: 8000 or the next)")
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: write a number from 1 to 65535")
    return int(text)
