"""All feeds in one file, for whoever wants to follow everything: OPML 2.0 (opml.org/spec2.opml)."""

from collections.abc import Iterator
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from newsroom import addresses
from newsroom.output import Output
from newsroom.outputs.feeds import offered, title_of
from newsroom.outputs.xml_text import allowed, document
from newsroom.pages.reference import feed_groups
from newsroom.render.templates import Press

Group = tuple[str, tuple[tuple[str, str, str], ...]]
"""A heading, and for each feed below it its title, its own address and its page's."""


def opml(press: Press) -> Iterator[Output]:
    name = press.site.settings.name
    groups = tuple(_groups(press))
    yield Output.of(addresses.file_of(addresses.FEEDS_OPML), (name, groups), partial(_document, name, groups))


def _groups(press: Press) -> Iterator[Group]:
    """The RSS feeds as the page of feeds groups them."""
    site = press.site
    titles = {site.settings.absolute(offer.address): allowed(title_of(site, offer)) for offer in offered(site)}
    for heading, found in feed_groups(press):
        feeds = [press.site.settings.absolute(links[0].address) for _, links in found]
        pages = [feed.removesuffix("feed.xml") for feed in feeds]
        yield heading, tuple((titles[page], feed, page) for feed, page in zip(feeds, pages, strict=True))


def _document(site: str, groups: tuple[Group, ...]) -> bytes:
    """No `dateCreated`: it would be the clock's."""
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = allowed(site)
    SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    body = SubElement(root, "body")
    for heading, feeds in groups:
        group = SubElement(body, "outline", text=allowed(heading))
        for title, feed, page in feeds:
            SubElement(group, "outline", type="rss", text=title, title=title, xmlUrl=feed, htmlUrl=page)
    return document(root)
