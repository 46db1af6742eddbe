"""Bytes to text, for files that anybody may have sent."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom.reading import characters
from newsroom.reading.yaml_source import Place, YamlProblem

MOST_BYTES = 1_000_000
"""A megabyte of text is a book; a larger file is a slip or an attack."""
LINKED = "this is a link to another place (a symlink); put the file itself here"


@dataclass(frozen=True)
class Found:
    """Something that lies below a folder."""

    path: str
    """Relative to the root, with forward slashes."""
    is_linked: bool
    """Whether it is a link to another place, or lies behind one."""
    is_folder: bool
    is_file: bool

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def ending(self) -> str:
        """`.md`, in lower case; empty where there is none."""
        return os.path.splitext(self.name)[1].lower()  # noqa: PTH122 - tens of thousands of Paths take their time


def is_left_by_an_editor(name: str) -> bool:
    """Whether a program leaves a file of this name beside one that is open in it, and takes it away in the end."""
    return name.startswith((".#", ".~lock.")) or (name.startswith(".") and name.endswith((".swp", ".swo", ".swx")))


def below(root: Path, place: str) -> list[Found]:
    """All that lies in the folder `place` of `root`, in the order of its names. What lies behind a link is left out."""
    if not (root / place).is_dir():
        return []
    found = _walked(os.fspath(root), place, is_linked(root / place, root))
    return sorted(found, key=lambda one: one.path.split("/"))


def _walked(root: str, folder: str, linked: bool) -> Iterator[Found]:
    with os.scandir(f"{root}/{folder}") as entries:
        for entry in entries:
            if entry.name[0] == "." and is_left_by_an_editor(entry.name):
                continue
            path = f"{folder}/{entry.name}"
            is_link = entry.is_symlink()
            is_folder = entry.is_dir()
            yield Found(path, linked or is_link, is_folder, entry.is_file())
            if is_folder and not is_link:
                yield from _walked(root, path, linked)


def read_text(file: Path, root: Path) -> str:
    """The text of `file`, with a byte-order mark and Windows line ends taken away. Raises YamlProblem."""
    return text_of(read_bytes(file, is_linked(file, root), file.is_file()))


def read_bytes(file: Path | str, is_linked: bool, is_file: bool) -> bytes:
    """What `file` holds, if it is fit to be read at all. Raises YamlProblem."""
    if is_linked:
        raise YamlProblem((1, 1), LINKED)
    if not is_file:
        raise YamlProblem((1, 1), "this has the name of a text and is a folder; give the folder another name")
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - tens of thousands of them
            content = opened.read(MOST_BYTES + 1)
    except OSError:
        raise YamlProblem((1, 1), "the file cannot be opened; make sure that you may read it") from None
    if len(content) > MOST_BYTES:
        raise YamlProblem((1, 1), "the file is larger than 1 MB of text; split it")
    return content


def text_of(content: bytes) -> str:
    """The text of what a file holds. Raises YamlProblem."""
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    found = characters.INVISIBLE.search(text)
    if found:
        raise YamlProblem(_place(text, found.start()), characters.told(found[0]))
    return text


def is_linked(file: Path, root: Path) -> bool:
    """Whether `file`, or a folder between it and `root`, is a link to another place."""
    return any(part.is_symlink() for part in (file, *file.parents) if part != root and root in part.parents)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        raise YamlProblem(
            _place(before, len(before)),
            "the file is not saved as UTF-8; in your editor choose “Save with encoding: UTF-8”",
        ) from None


def _place(text: str, index: int) -> Place:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
