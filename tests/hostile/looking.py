"""What must not be in a page, as a program finds it that runs nothing."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import html

RUNS_OR_LOADS = {
    "applet", "audio", "base", "dialog", "embed", "fieldset", "form", "frame", "frameset", "iframe", "image", "link",
    "math", "meta", "noscript", "object", "portal", "select", "source", "style", "template", "textarea", "video",
}  # fmt: skip
"""Tags that no text of an editor brings to a page."""
SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\t\n\r-]*):")
OWN = "https://t.example.org/"
"""What a feed's addresses begin with."""
TABS = re.compile(r"__tabbed_\d+(_\d+)?")


def harm_in_text(source: str) -> Iterator[str]:
    """What would run, load, hide or mislead in HTML that is made of an editor's text."""
    tree = html.fromstring(f"<div>{source}</div>")
    for element in tree.iter():
        if not isinstance(element.tag, str):
            yield f"a comment: {element}"
        elif element.tag in RUNS_OR_LOADS or element.tag == "script":
            yield f"<{element.tag}>"
        elif "video" not in str(element.xpath("string(ancestor-or-self::*[@data-player]/@class)")):
            yield from _harmful_attributes(element)
    yield from harm_anywhere(tree)


def _harmful_attributes(element: Any) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name.startswith("data-") and name != "data-tabs":
            yield f"{name}={value}"
        if name in ("id", "for", "name") and value.startswith(("__", "site-")) and not TABS.fullmatch(value):
            yield f"{name}={value}"
        if name == "srcset" and "://" in value:
            yield f"{name}={value}"


def harm_anywhere(tree: Any) -> Iterator[str]:
    """What would run or load in any page or part of one."""
    for element in tree.iter():
        for name, value in element.attrib.items() if isinstance(element.tag, str) else ():
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "ping", "background", "xlink:href"):
                yield f"{name}={value}"
            own = value.startswith(OWN)
            if (
                name in ("src", "poster", "data")
                and not own
                and (SCHEME.match(value) or value.startswith(("//", "\\")))
            ):
                yield f"{name}={value}"
            if name in ("href", "action", "cite"):
                scheme = SCHEME.match(value)
                if scheme and scheme[1] not in ("http", "https", "mailto", "webcal"):
                    yield f"{name}={value}"


def harm_in_page(source: bytes) -> Iterator[str]:
    """What would run or load in a whole page besides its own scripts."""
    tree = html.fromstring(source)
    for script in tree.iter("script"):
        own = (script.get("src") or "").startswith(("./", "../", "assets/", "/assets/")) and not script.text
        if not own and script.get("type") != "application/ld+json":
            yield f"<script>{script.text}"
    for tag in ("style", "iframe", "object", "embed", "base", "math", "frame"):
        yield from (f"<{tag}>" for _ in tree.iter(tag))
    yield from harm_anywhere(tree)
