"""An editor's Markdown as clean HTML: converted, its abbreviations told, its links resolved."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from newsroom.render.abbreviations import is_told, pattern_of, told
from newsroom.settings import Settings

_BLOCKS = "address article aside blockquote details div dl dt dd figcaption figure footer h2 h3 h4 h5 h6 header hr"
_LISTS = "li main ol p pre section summary table caption colgroup col tbody td tfoot th thead tr ul"
_INLINE = "a abbr b br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var"
_CONTROLS = "input label"
TAGS = set(f"{_BLOCKS} {_LISTS} {_INLINE} {_CONTROLS}".split())

ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir", "role", "aria-label", "aria-hidden", "aria-describedby"},
    "a": {"href", "rel"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "details": {"open"},
    "div": {"data-tabs", "tabindex"},
    "input": {"type", "name", "checked", "disabled"},
    "label": {"for"},
}
"""What may stay: all that Material's Markdown extensions write, and nothing that runs or loads."""

WORDS_A_MINUTE = 220
"""How fast a text is read; the usual figure for English prose."""

_LEFT_OUT = {"code", "pre", "a", "abbr", "h1", "h2", "h3", "h4", "h5", "h6", "script", "style"}


@dataclass(frozen=True)
class Cleaned:
    html: Markup
    broken: tuple[str, ...]
    """Links to files that are not there, as they are written."""


class Converter:
    """One Markdown parser for all texts; making a new one for each costs more than the text."""

    def __init__(self, settings: Settings, abbreviations: Mapping[str, str]) -> None:
        self.markdown = Markdown(
            extensions=[*settings.extensions, _House(abbreviations)],
            extension_configs={name: dict(config) for name, config in settings.extension_configs.items()},
        )

    def convert(self, body: str) -> str:
        """HTML as the extensions write it: not clean, its links as the editor wrote them."""
        return self.markdown.reset().convert(body)


def clean(html: str, prefix: str, resolve: Callable[[str], str | None]) -> Cleaned:
    """`html` with nothing in it that could harm a reader, its links made for a page or a feed.

    `resolve` makes a link start at the site's root, or gives None for one that leads nowhere; `prefix`
    stands for that root: `../../` on a page, the whole web address in a feed.
    """
    broken: list[str] = []

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute in ("href", "src"):
            link = resolve(value)
            if link is None:
                broken.append(value)
                return value
            return (prefix + link[1:] or "./") if link.startswith("/") and not link.startswith("//") else link
        if attribute == "tabindex":
            return value if value == "0" else None
        if tag == "input" and attribute == "type" and value not in ("radio", "checkbox"):
            return "checkbox"
        return value

    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=keep,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return Cleaned(Markup(cleaned), tuple(broken))


def from_file(link: str, source: str, targets: Mapping[str, str]) -> str | None:
    """`link`, written in the file `source`, from the site's root; None for a file that is not there.

    `targets` tells where the page of each source file stands.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return link
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(parts.path)))
    if path in targets:
        return targets[path] + (f"#{parts.fragment}" if parts.fragment else "")
    return None


def minutes_to_read(body: str) -> int:
    """Whole minutes, rounded up."""
    return max(1, -(-len(body.split()) // WORDS_A_MINUTE))


class _House(Extension):
    """What is done to every text besides the extensions of `mkdocs.yml`."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        super().__init__()
        self.abbreviations = abbreviations

    def extendMarkdown(self, md: Markdown) -> None:
        """After inline patterns have run (priority 20), so that code and links are known as such."""
        md.treeprocessors.register(_WideTables(md), "newsroom-tables", 14)
        md.treeprocessors.register(_Expand(md, self.abbreviations), "newsroom-abbreviations", 15)


class _Expand(Treeprocessor):
    def __init__(self, md: Markdown, abbreviations: Mapping[str, str]) -> None:
        super().__init__(md)
        self.abbreviations = abbreviations
        self.pattern = pattern_of(abbreviations)

    def run(self, root: Element) -> None:
        if self.pattern is None:
            return
        text = "".join(root.itertext())
        seen: set[str] = set()
        for parent in list(_with_text(root)):
            self._expand_text(parent, self.pattern, seen, text)

    def _expand_text(self, parent: Element, pattern: re.Pattern[str], seen: set[str], text: str) -> None:
        """The text at the parent's start, then what follows each child, those just put in included."""
        found = _first_unseen(parent.text, pattern, seen)
        if found:
            parent.text = found.before
            parent.insert(0, self._abbr(found, text))
        index = 0
        while index < len(parent):
            found = _first_unseen(parent[index].tail, pattern, seen)
            if found:
                parent[index].tail = found.before
                parent.insert(index + 1, self._abbr(found, text))
            index += 1

    def _abbr(self, found: "_Found", text: str) -> Element:
        full = self.abbreviations[found.short]
        abbr = Element("abbr", {"title": full})
        abbr.text = found.short
        abbr.tail = found.after if is_told(full, text) else told(full, found.before) + found.after
        return abbr


class _WideTables(Treeprocessor):
    """A wide table scrolls by itself, in a named region that the keyboard reaches (WCAG 2.1.1)."""

    def run(self, root: Element) -> None:
        number = 0
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table":
                    number += 1
                    parent[index] = self._region(child, number)

    def _region(self, table: Element, number: int) -> Element:
        region = Element("div", {"class": "table-wrap", "role": "region", "tabindex": "0"})
        region.set("aria-label", f"Table {number}")
        region.tail, table.tail = table.tail, None
        region.append(table)
        return region


@dataclass(frozen=True)
class _Found:
    before: str
    short: str
    after: str


def _first_unseen(text: str | None, pattern: re.Pattern[str], seen: set[str]) -> _Found | None:
    """The first abbreviation that the page has not used yet, and what stands around it."""
    for match in pattern.finditer(text or ""):
        if match[0] not in seen:
            seen.add(match[0])
            return _Found(match.string[: match.start()], match[0], match.string[match.end() :])
    return None


def _with_text(element: Element) -> Iterator[Element]:
    """The elements whose text is prose, in reading order."""
    if element.tag not in _LEFT_OUT:
        yield element
        for child in element:
            yield from _with_text(child)
