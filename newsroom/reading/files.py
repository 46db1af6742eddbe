"""Bytes to text, for files that anybody may have sent."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom.addresses import DEVICES
from newsroom.reading import characters
from newsroom.reading.pictures import ENDINGS
from newsroom.reading.problem import Problem
from newsroom.reading.yaml_source import Place, YamlProblem

MOST_BYTES = 1_000_000
"""A megabyte of text is a book; a larger file is a slip or an attack."""
MOST_BYTES_TO_DOWNLOAD = 25_000_000
"""Of a document that is published as it is."""
READ = (".md", ".yml", *ENDINGS)
"""The endings of files that are looked into, where what is too large is told with the rest."""
WITH_A_RULE = "docs/"
"""Where a rule of its own says what may lie there."""
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


def unfit(found: Iterable[Found], root: Path) -> Iterator[Problem]:
    """Links to other places, files that may not be called so, and those that are too large to be published or kept."""
    for one in found:
        if one.is_linked and not one.path.startswith(WITH_A_RULE):
            yield Problem(one.path, 1, 1, LINKED, "symlink")
        said = _fault_of_name(one.name)
        if said:
            yield Problem(one.path, 1, 1, said, "file-name")
        elif one.is_file and not one.is_linked and one.ending not in READ and _size(root, one) > MOST_BYTES_TO_DOWNLOAD:
            said = "the file has more than 25 MB; save it smaller, such as a PDF “for the web”, or take it out"
            yield Problem(one.path, 1, 1, said, "file-too-large")


def _fault_of_name(name: str) -> str:
    """Why a file or a folder may not be called so: the project could not be put on somebody's computer."""
    unseen = characters.INVISIBLE.search(name) or characters.ODD_SPACE.search(name)
    if unseen:
        return f"the name holds a character that nobody sees (U+{ord(unseen[0]):04X}); type the name anew"
    stem = name.partition(".")[0].strip()
    if stem.lower() in DEVICES:
        return (
            f"Windows keeps the name `{stem}` for itself and can have no file of it; rename it, such as to `the-{name}`"
        )
    sign = _NOT_ON_WINDOWS.search(name)
    if sign:
        return f"the name holds `{sign[0]}`, which no name on Windows can have; take it out of the name"
    if name.endswith((".", " ")):
        return "the name ends with a full stop or a space, which Windows leaves out; take it out of the name"
    return ""


_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\]')


def _size(root: Path, found: Found) -> int:
    try:
        return (root / found.path).stat().st_size
    except OSError:  # it is gone by now
        return 0


def read_text(file: Path, root: Path) -> str:
    """The text of `file`, with a byte-order mark and Windows line ends taken away. Raises YamlProblem."""
    return text_of(read_bytes(file, is_linked(file, root), file.is_file()))


def read_bytes(file: Path | str, is_linked: bool, is_file: bool) -> bytes:
    """What `file` holds, if it is fit to be read at all. Raises YamlProblem."""
    if is_linked:
        raise YamlProblem((1, 1), LINKED, "symlink")
    if not is_file:
        said = "this has the name of a text and is a folder; give the folder another name"
        raise YamlProblem((1, 1), said, "file-is-folder")
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - tens of thousands of them
            content = opened.read(MOST_BYTES + 1)
    except OSError:
        raise YamlProblem((1, 1), "the file cannot be opened; make sure that you may read it") from None
    if len(content) > MOST_BYTES:
        raise YamlProblem((1, 1), "the file is larger than 1 MB of text; split it", "file-too-large")
    return content


def text_of(content: bytes) -> str:
    """The text of what a file holds. Raises YamlProblem."""
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    found = characters.INVISIBLE.search(text)
    if found:
        raise YamlProblem(_place(text, found.start()), characters.told(found[0]), "character-unseen")
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
            "file-encoding",
        ) from None


def _place(text: str, index: int) -> Place:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
