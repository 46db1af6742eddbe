"""Bytes to text, for files that anybody may have sent."""

from pathlib import Path

from newsroom.reading import characters
from newsroom.reading.yaml_source import Place, YamlProblem

MOST_BYTES = 1_000_000
"""A megabyte of text is a book; a larger file is a slip or an attack."""


def read_text(file: Path, root: Path) -> str:
    """The text of `file`, with a byte-order mark and Windows line ends taken away. Raises YamlProblem."""
    if is_linked(file, root):
        raise YamlProblem((1, 1), "this is a link to another place (a symlink); put the file itself here")
    if not file.is_file():
        raise YamlProblem((1, 1), "this has the name of a text and is a folder; give the folder another name")
    if file.stat().st_size > MOST_BYTES:
        raise YamlProblem((1, 1), "the file is larger than 1 MB of text; split it")
    text = _decoded(file).replace("\r\n", "\n").replace("\r", "\n")
    found = characters.INVISIBLE.search(text)
    if found:
        raise YamlProblem(_place(text, found.start()), characters.told(found[0]))
    return text


def is_linked(file: Path, root: Path) -> bool:
    """Whether `file`, or a folder between it and `root`, is a link to another place."""
    return any(part.is_symlink() for part in (file, *file.parents) if part != root and root in part.parents)


def _decoded(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        raise YamlProblem(
            _place(before, len(before)),
            "the file is not saved as UTF-8; in your editor choose “Save with encoding: UTF-8”",
        ) from None
    except OSError:
        raise YamlProblem((1, 1), "the file cannot be opened; make sure that you may read it") from None


def _place(text: str, index: int) -> Place:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
