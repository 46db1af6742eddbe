"""What cleaning takes out of a text, so that whoever wrote it is told.

Found in what Markdown made of the text, where code is no longer taken for HTML. Cleaning itself asks nothing of
this: what is missed here is taken out all the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Literal

from newsroom.render.markdown import ATTRIBUTES, SCHEMES, TAGS, is_reserved

Kind = Literal["tag", "attribute", "id", "scheme"]

_HARMLESS = re.compile(r'</?([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")*)\s*/?>')
"""A tag as Markdown's extensions write it, and most people."""
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_ALLOWED = {tag: ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) for tag in (*TAGS, "h1")}
"""The attributes of each tag; an `h1` becomes an `h2` before it is cleaned."""
_NAMES = {"id", "for", "name"}
"""Attributes that hold a name for other parts of the page."""
_HIDDEN = "__"
"""What a name begins with that nobody's heading gives: “Site plan” becomes `site-plan` without anybody's fault."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PASSED_OVER = re.compile(r"^[\x00-\x20]+|[\t\n\r]+")
"""What a browser passes over in an address (WHATWG URL, 4.4)."""


@dataclass(frozen=True)
class Refused:
    """One thing that is taken out of a text wherever it stands."""

    kind: Kind
    name: str
    """Of the tag or the attribute; the id; the scheme with its colon."""
    written: str = ""
    """The address that has the scheme."""


def refused_in(html: str) -> tuple[Refused, ...]:
    """All in what Markdown made of a text, each once, in their order."""
    if not _is_suspicious(html):
        return ()
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.found)


def scheme_of(address: str) -> str:
    """The scheme of an address as a browser reads it, in lower case, with its colon; empty where it has none."""
    found = _SCHEME.match(_PASSED_OVER.sub("", address))
    return found[0].lower() if found else ""


def _is_suspicious(html: str) -> bool:
    """Whether there is anything but known tags with known attributes: a quick look, since most texts are sound."""
    known = set(_HARMLESS.findall(html))  # most tags stand there many times
    return not all(_is_sound(*tag) for tag in known) or "<" in _HARMLESS.sub("", html)


def _is_sound(tag: str, attributes: str) -> bool:
    allowed = _ALLOWED.get(tag)
    if allowed is None:
        return False
    return not attributes or all(
        name in allowed
        and not (name in _NAMES and value.startswith(_HIDDEN) and is_reserved(tag, name, value))
        and not (name in ("href", "src") and (":" in value or "&" in value) and not _is_plain(value))
        for name, value in _ATTRIBUTE.findall(attributes)
    )


def _is_plain(address: str) -> bool:
    return address.startswith(("https://", "http://", "mailto:"))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[Refused, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ALLOWED:
            self.found[Refused("tag", tag)] = None
            return
        for refused in _of_attributes(tag, attrs):
            self.found[refused] = None

    def handle_decl(self, decl: str) -> None:
        self.found[Refused("tag", "!" + decl.split()[0] if decl.split() else "!")] = None

    def unknown_decl(self, data: str) -> None:
        self.found[Refused("tag", "![")] = None

    def handle_pi(self, data: str) -> None:
        self.found[Refused("tag", "?")] = None


def _of_attributes(tag: str, attributes: list[tuple[str, str | None]]) -> Iterator[Refused]:
    for name, value in attributes:
        told = value or ""
        if name not in _ALLOWED[tag]:
            yield Refused("attribute", name)
        elif name in _NAMES and told.startswith(_HIDDEN) and is_reserved(tag, name, told):
            yield Refused("id", told)
        elif name in ("href", "src"):
            scheme = scheme_of(told)
            if scheme and scheme.removesuffix(":") not in SCHEMES:
                yield Refused("scheme", scheme, told)
