"""An editor's Markdown as HTML, and HTML cleaned: only what is known to be harmless stays, its links resolved."""

import posixpath
import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import nh3
from markupsafe import Markup

from newsroom.reading.characters import INVISIBLE
from newsroom.render.pictures import Picture
from newsroom.settings import Settings

if TYPE_CHECKING:
    from markdown import Markdown

_BLOCKS = "address article aside blockquote details div dl dt dd figcaption figure footer h2 h3 h4 h5 h6 header hr"
_LISTS = "li main ol p pre section summary table caption colgroup col tbody td tfoot th thead tr ul"
_INLINE = "a abbr b br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var"
_CONTROLS = "input label"
TAGS = set(f"{_BLOCKS} {_LISTS} {_INLINE} {_CONTROLS}".split())

ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir"},
    "a": {"href", "rel"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "details": {"open"},
    "div": {"data-tabs"},
    "input": {"type", "name", "checked", "disabled"},
    "label": {"for"},
}
"""What may stay: all that Material's Markdown extensions write, and nothing that runs or loads, or that tells a screen
reader something else than the page shows."""

_ADMONITIONS = "note abstract info tip success question warning failure danger bug example quote"
CLASSES = set(
    f"admonition admonition-title inline end {_ADMONITIONS} footnote footnote-ref footnote-backref highlight "
    "codehilite linenums linenos filename tabbed-set tabbed-alternate tabbed-labels tabbed-content tabbed-block "
    "task-list task-list-item highlighttable code annotate".split()
)
"""The classes that Markdown's extensions write, but for those that hide something. Our own come after the cleaning."""
PYGMENTS = re.compile(r"[a-z]{1,3}[0-9]?$|language-[\w-]+$")
"""Classes of coloured code."""

SCHEMES = {"http", "https", "mailto"}

WORDS_A_MINUTE = 220
"""How fast a text is read; the usual figure for English prose."""


@dataclass(frozen=True)
class Cleaned:
    html: Markup
    broken: tuple[str, ...]
    """Links to files that are not there, as they are written."""


_ALONE = {
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs",
    "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks",
    *(f"pymdownx.{name}" for name in (
        "arithmatex", "betterem", "caret", "critic", "details", "emoji", "escapeall", "extra", "highlight",
        "inlinehilite", "keys", "magiclink", "mark", "progressbar", "saneheaders", "smartsymbols", "striphtml",
        "superfences", "tabbed", "tasklist", "tilde",
    )),
}  # fmt: skip
"""Extensions known to look at nothing but the text and their settings; `pymdownx.snippets`, say, reads files."""


def reads_nothing_else(extensions: Iterable[str]) -> bool:
    """Whether a text converted with these depends on itself and the settings alone."""
    return {name.removeprefix("markdown.extensions.") for name in extensions} <= _ALONE


_PATTERNS = {
    "backtick", "escape", "footnote", "reference", "link", "image_link", "image_reference", "short_reference",
    "short_image_ref", "autolink", "automail", "linebreak", "html", "entity", "delimiter",
}  # fmt: skip
"""Markdown's patterns within a line, and those of the extensions in `mkdocs.yml`: each needs one of the marks below."""
_MARKED = re.compile(r"[\\`*_\[<&^~=\x02]|  \n")


def pass_over_plain_text(markdown: "Markdown") -> None:
    """Has Markdown try its patterns only on text with a mark in it: they take a third of its time, and most has none.

    Where an extension brings a pattern that is not known here, all stays as it is.
    """
    known = sum(name in markdown.inlinePatterns for name in _PATTERNS)
    if known != len(markdown.inlinePatterns):
        return
    inline: Any = markdown.treeprocessors["inline"]
    usual = inline._InlineProcessor__handleInline

    def handled(data: str, pattern: int = 0) -> str:
        found: str = usual(data, pattern) if _MARKED.search(data) else data
        return found

    inline._InlineProcessor__handleInline = handled


_PROCESSORS = {
    "admonition", "markdown_block", "details", "tabbed", "empty", "indent", "defindent", "code", "table", "hashheader",
    "setextheader", "hr", "olist", "ulist", "deflist", "quote", "footnote", "reference", "paragraph",
}  # fmt: skip
"""Markdown's kinds of blocks, and those of the extensions in `mkdocs.yml`. No other than the last is one line that
begins with a letter."""
_PLAIN_LINE = re.compile(r"[A-Za-z“‘][^\n\x02]*")


def take_plain_lines_at_once(markdown: "Markdown") -> None:
    """Makes a paragraph of a line that begins with a letter: asking every kind of block takes a quarter of the time.

    Where an extension brings a kind of block that is not known here, all stays as it is.
    """
    from markdown.blockprocessors import ParagraphProcessor

    blocks = markdown.parser.blockprocessors
    if sum(name in blocks for name in _PROCESSORS) != len(blocks):
        return

    class PlainLine(ParagraphProcessor):
        def test(self, parent: object, block: str) -> bool:
            return _PLAIN_LINE.fullmatch(block) is not None

    blocks.register(PlainLine(markdown.parser), "plain line", 1000)


class Converter:
    """One Markdown parser for all texts; making a new one for each costs more than the text."""

    def __init__(self, settings: Settings) -> None:
        from markdown import Markdown  # at need: most texts were converted by an earlier build

        self.markdown = Markdown(
            extensions=list(settings.extensions),
            extension_configs={name: dict(config) for name, config in settings.extension_configs.items()},
        )
        pass_over_plain_text(self.markdown)
        take_plain_lines_at_once(self.markdown)

    def convert(self, body: str) -> str:
        """HTML as the extensions write it: not clean, its links as the editor wrote them."""
        return str(self.markdown.reset().convert(body))


Link = tuple[str, str]
"""`href` or `src`, and where it leads, as it is written."""


def links_in(html: str) -> tuple[Link, ...]:
    """Each link and picture that cleaning would meet, once, in their order."""
    found: dict[Link, None] = {}

    def note(tag: str, attribute: str, value: str) -> str | None:
        if attribute in ("href", "src"):
            found[attribute, value] = None
        return None

    if "href" in html.lower() or "src" in html.lower():
        nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, attribute_filter=note, url_schemes=SCHEMES, link_rel=None)
    return tuple(found)


Resolve = Callable[[str, str], str | None]
"""Makes the value of `href` or `src` start at the site's root; raises BrokenLink for one that leads nowhere,
gives None for one that is to be left out."""


class BrokenLink(Exception):
    """A link to what is not there."""


@dataclass(frozen=True)
class Resolved:
    """Where the links of one text lead."""

    leads: tuple[tuple[Link, str | None], ...]
    """Each sound link with its address from the site's root; None for one that is to be left out."""
    broken: tuple[str, ...]
    """Those that lead nowhere, as they are written."""
    pictures: tuple[tuple[str, Picture], ...] = ()
    """Of the pictures that are ours, where they lead and what they are published as."""

    @property
    def lead(self) -> "Resolve":
        """What `clean` asks."""
        leads = dict(self.leads)

        def lead(attribute: str, link: str) -> str | None:
            if (attribute, link) not in leads:
                raise BrokenLink(link)
            return leads[attribute, link]

        return lead


def resolve(links: Iterable[Link], lead: Callable[[str], str | None]) -> Resolved:
    """Where `links` lead, as `lead` says; it raises BrokenLink. A picture of another host leads nowhere."""
    leads: list[tuple[Link, str | None]] = []
    broken: list[str] = []
    for attribute, link in links:
        try:
            if "\\" in link:  # which a browser takes for a slash, so that `\\host` would lead to another host
                raise BrokenLink(link)
            target = lead(link)
            if attribute == "src" and target and not _is_own(target):
                raise BrokenLink(link)
            leads.append(((attribute, link), target))
        except BrokenLink:
            broken.append(link)
    return Resolved(tuple(leads), tuple(broken))


def clean(html: str, prefix: str, resolve: Resolve) -> Cleaned:
    """`html` with nothing in it that could harm or mislead a reader, its links made for a page or a feed.

    `prefix` stands for the site's root: `../../` on a page, the whole web address in a feed. Characters that nobody
    sees are taken out as well: HTML can spell what no file may hold (`&#8238;`).
    """
    broken: list[str] = []

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute not in ("href", "src"):
            return _kept(tag, attribute, value)
        try:
            link = resolve(attribute, value)
        except BrokenLink:
            broken.append(value)
            return None
        return placed(link, prefix) if link else None

    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=keep,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return Cleaned(Markup(INVISIBLE.sub("", cleaned)), tuple(broken))


_OURS = ("__", "site-", "preview-problems", "preview-title")
"""What names of the site's own parts begin with, so that no text takes their place."""
_OF_TABS = {
    ("input", "id"): re.compile(r"__tabbed_\d+_\d+"),
    ("label", "for"): re.compile(r"__tabbed_\d+_\d+"),
    ("input", "name"): re.compile(r"__tabbed_\d+"),
}
"""Names that the extension for tabs writes."""


def is_reserved(tag: str, attribute: str, value: str) -> bool:
    """Whether `value` names a part of the site itself, which a text may neither be nor speak of."""
    tabs = _OF_TABS.get((tag, attribute))
    return value.startswith(_OURS) and not (tabs and tabs.fullmatch(value))


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """What an attribute may say; a contribution never looks like the site's own frame."""
    match attribute:
        case "class":
            known = CLASSES | {"headerlink"} if tag == "a" else CLASSES
            return " ".join(name for name in value.split() if name in known or PYGMENTS.match(name)) or None
        case "id" | "for" | "name":
            return None if is_reserved(tag, attribute, value) else value
        case "type" if tag == "input":
            return value if value == "radio" else "checkbox"
        case "data-tabs":
            return value if re.fullmatch(r"\d+:\d+", value) else None
    return value


def _is_own(link: str) -> bool:
    """Whether it is of this site: no page asks another host for anything."""
    parts = urlsplit(link)
    return not (parts.scheme or parts.netloc)


def placed(link: str, prefix: str) -> str:
    """`link`, which may start at the site's root, as it stands where `prefix` leads there."""
    own = link.startswith("/") and not link.startswith("//")
    return (prefix + link[1:] or "./") if own else link


def from_file(link: str, source: str, targets: Mapping[str, str | None], standing: Container[str] | None) -> str | None:
    """`link`, written in the file `source`, from the site's root. Raises BrokenLink for what is not there.

    `targets` tells where the page of each source file stands, `standing` which addresses there are (None
    where that is not known). A story that stands nowhere now (it expired, or is still to come) leaves its
    words without a link; such are those of which `targets` knows no page, by their file or by their address.
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        raise BrokenLink(link) from None
    if parts.scheme or parts.netloc or not parts.path:
        return link
    if parts.path.startswith("/"):
        address = unquote(parts.path)
        if standing is None or address in standing or address.startswith("/assets/"):
            return link
        if address not in targets:
            raise BrokenLink(link)
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(parts.path)))
    if path not in targets:
        raise BrokenLink(link)
    target = targets[path]
    return target and target + (f"#{parts.fragment}" if parts.fragment else "")


def minutes_to_read(body: str) -> int:
    """Whole minutes, rounded up."""
    return max(1, -(-len(body.split()) // WORDS_A_MINUTE))
