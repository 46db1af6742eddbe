"""The folder of finished files: laid out anew with no more work than has changed.

The folder of the edition before the last is kept as a spare: most of what it holds is wanted again. Its files are
the kept files under second names, so whether one still is what it was is told by which file it is.
"""

import contextlib
import os
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from newsroom.build.cache import Files
from newsroom.build.workers import in_copies


def lay_out(folder: Path, wanted: Mapping[str, str], files: Files, spare: Path) -> int:
    """Makes `folder` hold the kept files `wanted` (path, name) and nothing else; returns how many it had to lay."""
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        spare.rename(folder)
    folder.mkdir(parents=True, exist_ok=True)
    standing = _swept(os.fspath(folder), wanted)
    missing = [(path, name) for path, name in wanted.items() if standing.get(path) != files.number(name)]
    return sum(in_copies(partial(_lay, os.fspath(folder), files, standing), missing))


def lay_over(folder: Path, before: Mapping[str, str], wanted: Mapping[str, str], files: Files) -> None:
    """Puts the kept files `wanted` in the place of those that were laid `before`."""
    for path in before.keys() - wanted.keys():
        (folder / path).unlink()
    missing = [(path, name) for path, name in wanted.items() if before.get(path) != name]
    for _ in in_copies(partial(_lay, os.fspath(folder), files, before.keys()), missing):
        pass


def _lay(folder: str, files: Files, standing: Collection[str], missing: Sequence[tuple[str, str]]) -> Iterator[int]:
    made: set[str] = set()
    for path, name in missing:
        target = f"{folder}/{path}"
        if path in standing:
            os.unlink(target)  # noqa: PTH108 - thousands of them
        place = path.rpartition("/")[0]
        if place not in made:
            os.makedirs(f"{folder}/{place}", exist_ok=True)  # noqa: PTH103
            made.add(place)
        files.lay(name, target)
    yield len(missing)


def _swept(folder: str, wanted: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Takes away what is not wanted below `folder`; tells of the rest which file each is."""
    places = {""}
    for path in wanted:
        place = path.rpartition("/")[0]
        while place not in places:
            places.add(place)
            place = place.rpartition("/")[0]
    standing: dict[str, tuple[int, int]] = {}
    waiting = [""]
    while waiting:
        place = waiting.pop()
        with os.scandir(f"{folder}/{place}") as entries:
            for entry in entries:
                path = f"{place}/{entry.name}" if place else entry.name
                if entry.is_dir(follow_symlinks=False):
                    if path in places:
                        waiting.append(path)
                    else:
                        shutil.rmtree(entry.path)
                elif path in wanted:
                    # On Windows an entry does not know which file it is.
                    state = os.lstat(entry.path) if os.name == "nt" else entry.stat(follow_symlinks=False)
                    standing[path] = (state.st_dev, state.st_ino)
                else:
                    os.unlink(entry.path)  # noqa: PTH108
    return standing
