"""The build: everything into `.site-new`, which takes the place of `site` when all went well."""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from pathlib import Path

from mkdocs.exceptions import MkDocsException

import _filelock
import _mkdocs
from _bootstrap import PROJECT
from newsroom.build import swap

BUILD_LOCK = Path(".cache", "build.lock")
WAITING = "Another build of this site is running; waiting for it to finish ..."


def main(arguments: list[str]) -> int:
    """Build the site that the command line names; return the exit status."""
    options = _options(arguments)
    started = time.perf_counter()
    try:
        site_url = _mkdocs.from_environment(os.environ)
    except _mkdocs.WrongUse as problem:
        print(problem, file=sys.stderr)
        return 2
    with _filelock.held(options.root / BUILD_LOCK, waiting=WAITING):
        done = built(options.root, site_url, strict=options.strict)
    if done:
        _report(swap.site_folder(options.root), time.perf_counter() - started)
    return 0 if done else 1


def built(root: Path, site_url: str | None, *, strict: bool) -> bool:
    """Build and swap; on any problem say what it is and leave the last good site as it stands."""
    try:
        swap.repair(root)
        try:
            _build_and_swap(root, site_url, strict=strict)
        finally:
            swap.repair(root)  # takes a failed build's half-made pages away
    except _Stopped:
        return False
    except swap.SwapError as problem:
        print(problem, file=sys.stderr)
        return False
    except Exception:
        traceback.print_exc()
        print(_mkdocs.FAULT, file=sys.stderr)
        return False
    return True


class _Stopped(Exception):
    """The build stopped over problems that have been said already."""


def _build_and_swap(root: Path, site_url: str | None, *, strict: bool) -> None:
    site = swap.site_folder(root)
    new = swap.new_folder(site)
    with _mkdocs.messages() as said:
        try:
            config = _mkdocs.site_config(PROJECT, root, site_dir=new, site_url=site_url, strict=strict)
            _mkdocs.build_pages(config)
        except MkDocsException as problem:
            said.lines.append(_mkdocs.reason(problem, said))
            raise _Stopped from problem
        finally:
            sys.stderr.writelines(f"{line}\n" for line in said.lines if line)
    swap.swap(new, site)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="build.py", description="Build the site into the folder site/. SITE_URL overrides its address."
    )
    add_root(parser)
    parser.add_argument("--strict", action="store_true", help="let a warning end the build")
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


def _report(site: Path, seconds: float) -> None:
    pages = sum(1 for _ in site.rglob("index.html"))
    noun = "page" if pages == 1 else "pages"
    print(f"Built {pages} {noun} in {seconds:.1f} s: {_mkdocs.shown_path(site)}", flush=True)
