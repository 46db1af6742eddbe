"""What a reader reads of a text: its words as Markdown left them, without tags, comments and samples of code."""

import re
from html import unescape

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)[^<>]*>")
_SAMPLES = {"code", "pre", "kbd", "samp", "script", "style"}


def prose_of(html: str) -> str:
    """The running text of what Markdown made of a text; samples of code are left out."""
    html = _without_comments(html)
    parts, depth, end = list[str](), 0, 0
    for tag in _TAG.finditer(html):
        if not depth:
            parts.append(html[end : tag.start()])
        if tag["name"].lower() in _SAMPLES:
            depth = max(0, depth - 1 if tag["end"] else depth + 1)
        end = tag.end()
    return unescape("".join([*parts, html[end:]]))


def is_blank(html: str) -> bool:
    """Whether nobody can read a word of it."""
    return not unescape(_TAG.sub("", _without_comments(html))).strip()


def _without_comments(html: str) -> str:
    kept, start = list[str](), 0
    while (begin := html.find("<!--", start)) >= 0 and (end := html.find("-->", begin)) >= 0:
        kept.append(html[start:begin])
        start = end + len("-->")
    return "".join([*kept, html[start:]])
