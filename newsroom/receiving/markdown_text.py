"""Words of people in Markdown: shown as they wrote them, whatever their signs mean there."""

import re

_ANYWHERE = re.compile(r"[\\`*_\[\]{~^]|==")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARK = re.compile(r"\s*(?:\d+(?=\.(?:\s|$)))?([#>+\-=!.])")
"""What opens a heading, a quotation, a list, a line or a box, and can be written with a backslash."""
_OTHER_MARK = re.compile(r"\s*(:(?=\s)|\?(?=\?\?))")
"""What opens a definition or a box that folds, and cannot."""


def escaped(text: str) -> str:
    """Words within a line, so that Markdown and its extensions show them unchanged."""
    text = _ANYWHERE.sub(lambda sign: "".join(f"\\{one}" for one in sign[0]), _ENTITY.sub("&amp;", text))
    return text.replace("<", "&lt;")


def escaped_start(text: str) -> str:
    """`text`, escaped already, for the start of a line."""
    mark = _MARK.match(text)
    if mark:
        return f"{text[: mark.start(1)]}\\{text[mark.start(1) :]}"
    mark = _OTHER_MARK.match(text)
    return f"{text[: mark.start(1)]}&#{ord(mark[1])};{text[mark.end(1) :]}" if mark else text


def picture_in_text(name: str, alt: str) -> str:
    """The picture of this name in a text."""
    return f"![{escaped(alt)}]({name})"
