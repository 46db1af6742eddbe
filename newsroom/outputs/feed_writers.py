"""A feed in each of its formats: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1.

feedgen writes the first two. What it would take from the clock (`updated`, `lastBuildDate`) is always set.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from newsroom.outputs.days import midnight
from newsroom.outputs.feed import LANGUAGE, Feed, Item

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

GENERATOR = "newsroom"
"""Without a version: a new one would change every feed."""
XHTML = "http://www.w3.org/1999/xhtml"

HtmlOf = Callable[[Item], str]


def rss(feed: Feed, html_of: HtmlOf) -> bytes:
    """RSS 2.0 with `content:encoded` and `dc:creator`, as the RSS Advisory Board's profile advises.

    An item's `description` is HTML, so the plain summary is escaped once more; `description` comes before
    `content:encoded`, for readers that show the last they find. No `image`: it may not be SVG.
    """
    generator = _channel(feed, "feed.xml", "application/rss+xml")
    generator.load_extension("dc", atom=False, rss=True)
    for item in feed.items:
        entry = _entry(generator, item)
        entry.description(str(escape(item.summary)), isSummary=True)
        entry.content(html_of(item), type="html")
        entry.dc.dc_creator(list(item.authors))
    made: bytes = generator.rss_str(pretty=True)
    return made


def atom(feed: Feed, html_of: HtmlOf) -> bytes:
    """RFC 4287. Titles and summaries are of type text, the content is escaped `html` (3.1.1, 4.1.3)."""
    generator = _channel(feed, "feed.atom", "application/atom+xml")
    generator.id(feed.id)
    generator.icon(feed.icon)
    generator.author({"name": feed.publisher})
    for item in feed.items:
        entry = _entry(generator, item)
        entry.summary(item.summary)
        entry.content(html_of(item), type="html")
        entry.author([{"name": name} for name in item.authors])
    made: bytes = generator.atom_str(pretty=True)
    return made


def json_feed(feed: Feed, html_of: HtmlOf) -> bytes:
    """JSON Feed 1.1 (jsonfeed.org). It knows no way to ask search engines to stay away."""
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": f"{feed.page}feed.json",
        "description": feed.description,
        "icon": feed.icon,
        "favicon": feed.icon,
        "authors": [{"name": feed.publisher}],
        "language": LANGUAGE,
        "items": [_json_item(item, html_of(item)) for item in feed.items],
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n"


WRITERS: Mapping[str, Callable[[Feed, HtmlOf], bytes]] = {
    "feed.xml": rss,
    "feed.atom": atom,
    "feed.json": json_feed,
}
"""The writer of each of `addresses.FEED_FILES`."""


def _channel(feed: Feed, file: str, media_type: str) -> FeedGenerator:
    """What RSS and Atom say of the whole. The page's link comes last: feedgen gives RSS the last one."""
    from feedgen.feed import FeedGenerator  # at need: it takes its time to start

    generator = FeedGenerator()
    generator.title(feed.title)
    generator.description(feed.description)
    generator.link(href=f"{feed.page}{file}", rel="self", type=media_type)
    generator.link(href=feed.page, rel="alternate", type="text/html")
    generator.language(LANGUAGE)
    generator.generator(GENERATOR)
    generator.updated(midnight(feed.updated))
    if not feed.indexed:
        generator.register_extension("robots", _NotIndexed)
    return generator


def _entry(generator: FeedGenerator, item: Item) -> FeedEntry:
    """What RSS and Atom say alike of an item; feedgen keeps what is added first in front."""
    entry = generator.add_entry(order="append")
    entry.guid(item.guid, permalink=False)
    entry.title(item.title)
    entry.link(href=item.link, rel="alternate", type="text/html")
    if item.categories:
        entry.category([{"term": name} for name in item.categories])
    entry.published(midnight(item.published))
    entry.updated(midnight(item.updated))
    return entry


def _json_item(item: Item, html: str) -> dict[str, Any]:
    return {
        "id": item.guid,
        "url": item.link,
        "title": item.title,
        "summary": item.summary,
        "content_html": html,
        "date_published": midnight(item.published).isoformat(),
        "date_modified": midnight(item.updated).isoformat(),
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.categories),
        **({"image": item.picture} if item.picture else {}),
    }


class _NotIndexed:
    """An extension of feedgen: asks search engines not to show the feed, in HTML's own word for it.

    Neither format has one; both allow elements of other namespaces (RSS 2.0 “Extending RSS”, RFC 4287 6).
    """

    def extend_ns(self) -> dict[str, str]:
        return {"xhtml": XHTML}

    def extend_rss(self, rss: Any) -> None:
        self.extend_atom(rss[0])

    def extend_atom(self, parent: Any) -> None:
        from lxml import etree

        etree.SubElement(parent, f"{{{XHTML}}}meta", name="robots", content="noindex")
