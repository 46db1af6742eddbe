"""Characters that nobody sees and that no text of ours needs."""

import re

INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters, line ends that only some programs see, and what turns the direction of text so that it
reads as it is not."""
ODD_SPACE = re.compile("[^\\S ]|[\xad\u200b-\u200d\u2060\ufeff]")
"""No-break spaces and those of no width: harmless in text, and misleading in a key."""


def told(character: str) -> str:
    """What to do about an invisible character."""
    return f"an invisible character (U+{ord(character):04X}) stands here; delete it and retype the word"
