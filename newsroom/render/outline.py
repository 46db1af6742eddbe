"""What can be told of a text once Markdown has read it: its headings, its links, and what may be linked to."""

import re
from dataclasses import dataclass, field
from html import unescape


@dataclass(frozen=True)
class Heading:
    level: int
    """As the editor wrote it: 1 for `#`."""
    text: str


@dataclass(frozen=True)
class LinkWords:
    """A link as it is read out."""

    link: str
    words: str


@dataclass(frozen=True)
class Outline:
    headings: tuple[Heading, ...] = ()
    links: tuple[LinkWords, ...] = ()
    anchors: tuple[str, ...] = ()
    """The ids to which a link may lead."""


def outline_of(html: str) -> Outline:
    """The outline of what Markdown made of a text, before anything else is done to it."""
    if not any(mark in html for mark in _MARKS):
        return Outline()
    reader = _Reader()
    end = 0
    for tag in _TAG.finditer(html):
        reader.text(html[end : tag.start()])
        reader.tag(tag)
        end = tag.end()
    return Outline(tuple(reader.headings), tuple(reader.links), tuple(dict.fromkeys(reader.anchors)))


_MARKS = ("<h", "<H", "<a", "<A", "id=", "ID=", "Id=")
_TAG = re.compile(
    r"""<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<rest>(?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL
)
_ATTRIBUTE = r"""(?<![\w-]){name}\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"""
_ID = re.compile(_ATTRIBUTE.format(name="id"), re.IGNORECASE)
_HREF = re.compile(_ATTRIBUTE.format(name="href"), re.IGNORECASE)
_ALT = re.compile(_ATTRIBUTE.format(name="alt"), re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass
class _Reader:
    """Is given the text and the tags of some HTML in their order."""

    headings: list[Heading] = field(default_factory=list)
    links: list[LinkWords] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    level: int = 0
    """Of the heading that is open now; 0 where none is."""
    heading: list[str] = field(default_factory=list)
    link: str | None = None
    """Where the link leads that is open now."""
    words: list[str] = field(default_factory=list)

    def text(self, text: str) -> None:
        if self.level:
            self.heading.append(text)
        if self.link is not None:
            self.words.append(text)

    def tag(self, tag: re.Match[str]) -> None:
        name, rest = (tag["name"] or "").lower(), tag["rest"] or ""
        anchor = _value(_ID, rest)
        if anchor and not tag["end"]:
            self.anchors.append(anchor)
        if name in _HEADINGS:
            self._turn_heading(0 if tag["end"] else _HEADINGS[name])
        elif name == "a":
            self._turn_link(None if tag["end"] else _value(_HREF, rest))
        elif name == "img":
            self.text(_value(_ALT, rest))

    def _turn_heading(self, level: int) -> None:
        if self.level:
            self.headings.append(Heading(self.level, _joined(self.heading)))
        self.level, self.heading = level, []

    def _turn_link(self, link: str | None) -> None:
        if self.link is not None:
            self.links.append(LinkWords(self.link, _joined(self.words)))
        self.link, self.words = link, []


def _value(attribute: re.Pattern[str], rest: str) -> str:
    found = attribute.search(rest)
    return unescape(found["double"] or found["single"] or found["bare"] or "") if found else ""


def _joined(parts: list[str]) -> str:
    return " ".join(unescape("".join(parts)).split())
