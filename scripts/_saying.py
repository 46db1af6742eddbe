"""Words for the log of a workflow, in which some are commands to the machine that runs it."""

from __future__ import annotations

import re
import unicodedata

_COMMAND = re.compile(r"##(?=\[)|:(?=:)")
"""How a command begins: the old kind anywhere in a line, the newer at its beginning."""


def said(text: object) -> str:
    """`text` with the same lines, without anything that a workflow or a terminal would do instead of showing it."""
    lines = str(text).replace("\r\n", "\n").split("\n")
    return "\n".join(_COMMAND.sub(r"\g<0> ", "".join(map(_seen, line))) for line in lines)


def _seen(letter: str) -> str:
    """A letter, or a mark in the place of one that nobody sees: a control character, or what turns the writing."""
    kind = unicodedata.category(letter)
    return "\N{REPLACEMENT CHARACTER}" if kind[0] == "C" or kind in ("Zl", "Zp") else letter
