"""Bytes to text, for files that anybody may have sent."""

import re
from pathlib import Path

from newsroom.reading.yaml_source import YamlProblem

MOST_BYTES = 1_000_000
"""A megabyte of text is a book; a larger file is a slip or an attack."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of text so that it reads as it is not."""


def read_text(file: Path, root: Path) -> str:
    """The text of `file`, with a byte-order mark and Windows line ends taken away. Raises YamlProblem."""
    if any(part.is_symlink() for part in (file, *file.parents) if part != root and root in part.parents):
        raise YamlProblem((1, 1), "this is a link to another place (a symlink); put the file itself here")
    if file.stat().st_size > MOST_BYTES:
        raise YamlProblem((1, 1), "the file is larger than 1 MB of text; split it")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        raise YamlProblem(
            (before.count(b"\n") + 1, error.start - before.rfind(b"\n")),
            "the file is not saved as UTF-8; in your editor choose “Save with encoding: UTF-8”",
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _FORBIDDEN.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        raise YamlProblem(
            (line, column), f"an invisible character (U+{ord(found[0]):04X}) stands here; delete it and retype the word"
        )
    return text
