"""Characters that nobody sees and that no text of ours needs."""

import re
from html import unescape

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)
"""Control characters, line ends that only some programs see, and what turns the direction of text so that it
reads as it is not; and half characters, which a file's name may have."""
ODD_SPACE = re.compile("[^\\S ]|[\xad\u200b-\u200d\u2060\ufeff]")
"""No-break spaces and those of no width: harmless in text, and misleading in a key or a file's name."""
SPELLED = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});?")
"""A character as HTML spells it: `&#8238;`, `&rlm;`."""

MOST_SHOWN = 2_000
"""Characters of a sentence about a mistake; what was written may be a megabyte long."""


def told(character: str) -> str:
    """What to do about an invisible character."""
    return f"an invisible character (U+{ord(character):04X}) stands here; delete it and retype the word"


def shown(text: str) -> str:
    """`text` fit for a terminal and a log: what is invisible is named, line ends are spaces, no end is no end.

    A file's name or a value may come from somebody who wants the list of mistakes to read as it is not.
    """
    if len(text) > MOST_SHOWN + 5:
        text = f"{text[: MOST_SHOWN // 2]} ... {text[-MOST_SHOWN // 2 :]}"
    return INVISIBLE.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text.replace("\r", "\n").replace("\n", " "))


def is_spelled_invisible(entity: str) -> bool:
    """Whether a match of `SPELLED` stands for an invisible character."""
    return INVISIBLE.search(unescape(entity)) is not None
