"""The build: everything into `.site-new`, which takes the place of `site` when all went well."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import time
import traceback
from dataclasses import asdict
from functools import partial
from pathlib import Path

import _filelock
from _admin import asked_for
from _bootstrap import PROJECT
from _progress import Reporter
from newsroom.build import swap
from newsroom.build.assembly import Assembled, Laid, assemble
from newsroom.build.edition import address_of, open_press, today
from newsroom.build.editor import LeftOutError
from newsroom.build.kept import Kept
from newsroom.build.search_index import SearchIndexError
from newsroom.build.workers import OnAllCores, WorkEnded
from newsroom.reading.problem import ContentError
from newsroom.render.templates import Press

BUILD_LOCK = Path(".cache", "build.lock")
WAITING = "Another build of this site is running; waiting for it to finish ..."
FAULT = "This is a fault of the program, not of your files. Please report it with the lines above."


def main(arguments: list[str]) -> int:
    """Build the site that the command line names; return the exit status."""
    options = _options(arguments)
    started = time.perf_counter()
    # A build makes much and throws little of it away: looking for rubbish as often as usual takes a tenth of its time.
    gc.set_threshold(200_000, 50, 100)
    try:
        today()
        site_url = address_of(os.environ)
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    with _filelock.held(options.root / BUILD_LOCK, waiting=WAITING):
        done = built(options.root, site_url, strict=options.strict)
    if done:
        _report(swap.site_folder(options.root), done, time.perf_counter() - started, options.report)
    return 0 if done else 1


def built(root: Path, site_url: str | None, *, strict: bool) -> Assembled | None:
    """Build and swap; on any problem say what it is and leave the last good site as it stands."""
    try:
        swap.repair(root)
        try:
            return _build_and_swap(root, site_url, strict=strict)
        finally:
            swap.repair(root)  # takes a failed build's half-made pages away
    except Stopped as problem:
        print(problem, file=sys.stderr)
    except ContentError as problem:
        print(problem.report, file=sys.stderr)
    except SearchIndexError as problem:
        print(f"The search index could not be made: {problem}", file=sys.stderr)
    except (swap.SwapError, WorkEnded, LeftOutError) as problem:
        print(problem, file=sys.stderr)
    except Exception:
        traceback.print_exc()
        print(FAULT, file=sys.stderr)
    return None


class Stopped(Exception):
    """The build stopped; the text says all that there is to say."""


def _build_and_swap(root: Path, site_url: str | None, *, strict: bool) -> Assembled:
    site = swap.site_folder(root)
    new = swap.new_folder(site)
    kept = Kept(root / ".cache", PROJECT / ".cache", os.environ, asked_for(os.environ))
    try:
        with Reporter() as told:
            opened = partial(open_press, memories=kept.memories, spread=OnAllCores(told))

            def lay(press: Press | None) -> Laid:
                from _groundwork import lay_groundwork  # MkDocs takes its time to start, and is not always needed

                return lay_groundwork(root, new, site_url, strict, kept.files, press or opened)

            done = assemble(
                new, kept, lambda settings: opened(root, PROJECT / "templates", settings, today()), lay, told
            )
    finally:
        kept.save_memories()
    swap.swap(new, site, kept.spare)
    return done


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="build.py", description="Build the site into the folder site/. SITE_URL overrides its address."
    )
    add_root(parser)
    parser.add_argument("--strict", action="store_true", help="let a warning end the build")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write what was done to FILE, as JSON")
    return parser.parse_args(arguments)


def add_root(parser: argparse.ArgumentParser) -> None:
    """Give a command the option that every command has."""
    parser.add_argument(
        "--root",
        type=_folder,
        default=PROJECT,
        metavar="DIR",
        help="another institution's folder, with its own mkdocs.yml, content and data",
    )


def _folder(text: str) -> Path:
    folder = Path(text).expanduser()
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {text}")
    if not (folder / "mkdocs.yml").is_file():
        raise argparse.ArgumentTypeError(
            f"the folder {text} has no mkdocs.yml: write one that gives at least site_name and site_url"
        )
    return Path(os.path.abspath(folder))


def _report(site: Path, done: Assembled, seconds: float, file: Path | None) -> None:
    noun = "page" if done.pages == 1 else "pages"
    remade = f"{done.remade:,} files remade" if done.remade != 1 else "1 file remade"
    parts = {"pictures for sharing": done.social_seconds, "search index": done.search_seconds}
    of_it = "".join(f", {name} {took:.1f} s" for name, took in parts.items() if took >= 0.05)
    print(f"Built {done.pages:,} {noun}, {remade}, in {seconds:.1f} s{of_it}: {shown_path(site)}", flush=True)
    if file:
        file.write_text(json.dumps({**asdict(done), "seconds": seconds}), encoding="utf-8")


def shown_path(path: Path) -> str:
    """A folder as a person in the working directory would write it."""
    here = Path.cwd()
    text = str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
    return text + os.sep
