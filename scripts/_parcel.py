"""A parcel that a stranger packed: the zip file that a workflow without rights left behind.

Contributed code ran where it was packed, so that everything in it may be meant to harm: names that lead out of
the folder, links, files that unpack to more than a disk holds. Whatever no build of ours makes is refused as a whole.
"""

from __future__ import annotations

import os
import shutil
import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

FORBIDDEN = set('\\:*?"<>|')
"""What no name may hold; some of it leads elsewhere on Windows."""
LONGEST = 240
ENTRY = 200
"""Bytes that one file takes in the parcel's list of contents, on average and at most: 46, its name, and its dates."""
_END = struct.Struct("<4s4H2LH")
"""The record at the end of a zip file: its mark, four counts, the size and the place of the list, and a comment's."""
_END_MARK, _LARGE_MARK = b"PK\x05\x06", b"PK\x06\x07"
_LARGE = 20
"""Bytes of what stands before that record where a file of more than 4 GB, or of 65,535 files, needs another."""


class Refused(Exception):
    """The parcel is not taken; the text says why, in words for the editors."""


@dataclass(frozen=True)
class Limits:
    """How much a parcel may hold when it is unpacked."""

    files: int
    each: int
    """Bytes of one file."""
    together: int
    """Bytes of all files."""
    packed: int
    """Bytes of the parcel itself."""


def unpacked(parcel: Path, folder: Path, limits: Limits) -> int:
    """Unpack into the empty `folder`, and tell how many files it was.

    Raises Refused: before anything is written, unless the parcel is not what its own list of contents says.
    """
    try:
        _see_that_its_list_is_short(parcel, limits)
        with ZipFile(parcel) as opened:
            members = [*_members(opened, limits)]
            for member in members:
                file = folder.joinpath(*member.filename.split("/"))
                file.parent.mkdir(parents=True, exist_ok=True)
                # Never more than the size that was looked at: zipfile stops there.
                with opened.open(member) as source, file.open("xb") as target:
                    shutil.copyfileobj(source, target)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, OSError, ValueError):
        # What Python says of it is not repeated: it quotes names, and a name may be a command to a workflow.
        raise Refused("it is broken, or is not what its own list of contents says") from None
    return len(members)


def _see_that_its_list_is_short(parcel: Path, limits: Limits) -> None:
    """Raises Refused, or BadZipFile, before anything reads the list of contents, which may be as large as the parcel.

    zipfile takes the record at the very end, as this does, where no comment follows it.
    """
    length = parcel.stat().st_size
    if length > limits.packed:
        raise Refused(f"it is larger than {limits.packed:,} bytes")
    with parcel.open("rb") as opened:
        opened.seek(-min(length, _LARGE + _END.size), os.SEEK_END)
        end = opened.read()
    if len(end) < _END.size or not end[-_END.size :].startswith(_END_MARK):
        raise BadZipFile
    _, _, _, _, count, size, _, comment = _END.unpack(end[-_END.size :])
    if comment or end.startswith(_LARGE_MARK):
        raise Refused("it is packed in a way that no build packs")
    if count > limits.files:
        raise Refused(_too_many(count, limits))
    if size > limits.files * ENTRY:
        raise Refused("its list of contents is longer than that of any build")


def _too_many(count: int, limits: Limits) -> str:
    return f"it holds {count:,} files, and {limits.files:,} are the most"


def _members(opened: ZipFile, limits: Limits) -> Iterator[ZipInfo]:
    everything = opened.infolist()
    if len(everything) > limits.files:
        raise Refused(_too_many(len(everything), limits))
    if sum(member.file_size for member in everything) > limits.together:
        raise Refused(f"it unpacks to more than {limits.together:,} bytes")
    seen: set[str] = set()
    for member in everything:
        name = member.filename
        # What the parcel says of itself is not repeated in public: a name may be an insult, or an advertisement.
        if not is_sound(name.removesuffix("/")):
            raise Refused("it holds a file with a name that no build makes")
        if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise Refused("it holds a link, or something else that is no file")
        if member.file_size > limits.each:
            raise Refused(f"it holds a file of more than {limits.each:,} bytes")
        if name.casefold() in seen:
            raise Refused("it holds two files of one name")
        seen.add(name.casefold())
        if not name.endswith("/"):
            yield member


def is_sound(path: str) -> bool:
    """Whether a path leads to a place below its folder and nowhere else, on any system, and is not hidden."""
    if not path or len(path) > LONGEST or not path.isprintable() or FORBIDDEN & set(path):
        return False
    return not any(part == "" or part[0] in ". " or part[-1] in ". " for part in path.split("/"))
