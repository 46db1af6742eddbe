"""`/sitemap.xml` (sitemaps.org 0.9): every page worth finding, and since when it is as it is.

MkDocs's own says today for every page and leaves out made ones. A `lastmod` here is a day that the content
tells of; a page of which none is known has none, for a wrong one makes search engines doubt them all.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from newsroom import addresses
from newsroom.content import KINDS, ActionPlan
from newsroom.content.entry import Entry
from newsroom.followed import followed
from newsroom.output import Output
from newsroom.outputs.xml_text import allowed, document
from newsroom.render.templates import Press
from newsroom.site import Site

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NOT_FOR_FINDING = {addresses.SEARCH, addresses.NOT_FOUND, addresses.ADMIN}

Dated = tuple[str, dt.date | None]
"""An address and the last day on which what stands there changed."""


def sitemap(press: Press) -> Iterator[Output]:
    yield Output.later(addresses.file_of(addresses.SITEMAP), partial(_sitemap, press.site))


def _sitemap(site: Site) -> Output:
    absolute = site.settings.absolute
    pages = tuple((absolute(address), day) for address, day in sorted(_pages(site).items()))
    return Output.of(addresses.file_of(addresses.SITEMAP), (pages,), partial(_document, pages))


def _pages(site: Site) -> dict[str, dt.date | None]:
    """Redirects, withdrawn entries, the search and the page for what is not there are left out."""
    pages: dict[str, dt.date | None] = dict.fromkeys(addresses.STANDING)
    pages |= dict.fromkeys(addresses.contribute_reference(kind.name) for kind in KINDS)
    pages |= dict.fromkeys(page.address for page in site.hand_written)
    pages |= dict(_lists(site))
    pages |= {site.address(entry): entry.last_changed for entry in site.entries}
    pages |= {addresses.action_plan(plan.id): _last_look(site, plan) for plan in site.plans}
    return {address: day for address, day in pages.items() if address not in NOT_FOR_FINDING}


def _lists(site: Site) -> Iterator[Dated]:
    """A list is as new as the newest change among its entries; an empty one has no day."""
    for found in followed(site):
        if found.address != addresses.HOME:
            yield found.address, _newest(found.entries)
    for year, articles in site.news_years.items():
        yield addresses.news_year(year), _newest(articles)
    for number, articles in enumerate(site.news_pages, start=1):
        yield addresses.news_page(number), _newest(articles)


def _newest(entries: Iterable[Entry]) -> dt.date | None:
    return max((entry.last_changed for entry in entries), default=None)


def _last_look(site: Site, plan: ActionPlan) -> dt.date | None:
    """The day on which somebody last reviewed the plan or changed its page.

    Before the record began there was no page: a review of 2021 is no day of a page made in 2026.
    """
    days = [review.date for review in plan.reviews] + ([plan.updated] if plan.updated else [])
    return max((day for day in days if day >= site.institution.record_begins), default=None)


def _document(pages: tuple[Dated, ...]) -> bytes:
    root = Element("urlset", xmlns=NAMESPACE)
    for address, day in pages:
        page = SubElement(root, "url")
        SubElement(page, "loc").text = allowed(address)
        if day:
            SubElement(page, "lastmod").text = day.isoformat()
    return document(root)
