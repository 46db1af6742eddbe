"""A last look at what is to be published: whether a withheld name stands in it after all.

`withhold` takes names out of what editors write, as people write them. Here finished bytes are searched, as
generously as a reader could read a name out of them: a hit stops the build, and a person decides.
"""

import html
import re
from urllib.parse import unquote

from newsroom.reading.spellings import folded
from newsroom.reading.withhold import Redaction

_TAG = re.compile(r"<[^<>]*>")
_NO_CHARACTER = re.compile(r"&#\d{8,};?")
"""Python refuses to count with very long numbers, and no character has one."""
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_FOLDED_LINE = re.compile(r"\r\n[ \t]")
"""Where a calendar goes on with a long line (RFC 5545, 3.1)."""


def withheld_in(text: str | bytes, redaction: Redaction) -> tuple[str, ...]:
    """The withheld names that stand in `text`, however they are spelled, marked up or escaped."""
    if not redaction:
        return ()
    plain = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    haystacks = _ways_to_read(plain)
    return tuple(found.name for found in redaction.spellings if any(map(found.stands_in, haystacks)))


def _ways_to_read(text: str) -> tuple[str, ...]:
    """As it stands, since attributes hold names too; with its tags as spaces; and with its tags as nothing."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), _FOLDED_LINE.sub("", text))
    if "%" in text:
        text = unquote(text)
    for _ in range(3):  # a feed holds pages, escaped once more
        text, before = html.unescape(_NO_CHARACTER.sub("", text)), text
        if text == before:
            break
    text = folded(text)
    return (text, _TAG.sub(" ", text), _TAG.sub("", text)) if "<" in text else (text,)
