"""Put a newly built site where the old one stands, so that a reader never meets half of one.

A site is built into a folder beside the one that is served, and takes its place at the end. Where the
system can exchange two folders in one step it does so (Linux); elsewhere the old one is renamed away and
the new one renamed in, and a swap that was cut short between the two is mended by whichever command runs
next. Nothing is ever written into a file in place: an unchanged file may be one and the same in both.

Imports nothing of MkDocs, and nothing else of ours: every command calls `repair` before anything.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

TRIES = 20
"""How often a rename is tried on Windows: with the pauses between them, some six seconds."""

PAUSE = 0.03
"""Seconds before the second try; each further pause is this much longer."""

HERE = -100
"""`AT_FDCWD`: paths are taken as any other call takes them."""

EXCHANGE = 2
"""`RENAME_EXCHANGE`: two names change places in one step."""

Sleep = Callable[[float], None]


class SwapError(Exception):
    """The site could not be put in its place; the text says why, in plain words."""


def site_folder(root: Path) -> Path:
    """Where the site of `root` is served from."""
    return root / "site"


def new_folder(site: Path) -> Path:
    """Where the site is built before it takes its place."""
    return site.with_name(f".{site.name}-new")


def old_folder(site: Path) -> Path:
    """Where the site before it stands for the moment of the swap."""
    return site.with_name(f".{site.name}-old")


def repair(root: Path) -> None:
    """Mend what a killed build or a swap cut short left behind: the last good site stands again, alone."""
    site = site_folder(root)
    new, old = new_folder(site), old_folder(site)
    if _exists(old) and not _exists(site):
        _rename(old, site)
    for leftover in (new, old):
        _remove(leftover)


def swap(new: Path, site: Path, spare: Path | None = None) -> None:
    """Put `new` in the place of `site`, and the old one away: to `spare`, or altogether."""
    old = old_folder(site)
    _remove(old)
    if not _exists(site):
        _rename(new, site)
    elif exchange(new, site):
        _put_away(new, spare)  # which now holds the old site
    else:
        _swap_by_renaming(new, site, old)
        _put_away(old, spare)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; return False where the system cannot."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # a C library without it: musl, or an old glibc
        return False
    return bool(rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0)


def _swap_by_renaming(new: Path, site: Path, old: Path) -> None:
    _rename(site, old)
    try:
        _rename(new, site)
    except SwapError:
        _rename(old, site)
        raise


def _put_away(old: Path, spare: Path | None) -> None:
    if spare is not None and old.is_dir() and not old.is_symlink():
        _remove(spare)
        with contextlib.suppress(OSError):  # it is only kept to save work
            old.rename(spare)
            return
    _remove(old)


def _rename(source: Path, target: Path, *, sleep: Sleep = time.sleep) -> None:
    """Rename; on Windows again and again for a while, since a virus scanner or browser lets go soon."""
    tries = TRIES if os.name == "nt" else 1
    try:
        _persist(lambda: source.rename(target), tries, sleep)
    except OSError as problem:
        raise SwapError(
            f"The folder {source} could not be renamed to {target.name} ({problem.strerror}). "
            "Close the programs that show files in it, then start again."
        ) from None


def _persist(action: Callable[[], object], tries: int, sleep: Sleep) -> None:
    """Do `action`; while the system refuses it, pause and try again, `tries` times in all."""
    for attempt in range(1, tries):
        try:
            action()
        except PermissionError:
            sleep(attempt * PAUSE)
        else:
            return
    action()


def _remove(folder: Path) -> None:
    """Remove a folder with all that is in it. What another program holds open goes the next time."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


def _exists(path: Path) -> bool:
    """Whether anything bears this name, a link to nowhere included."""
    return os.path.lexists(path)
