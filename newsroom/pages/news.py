"""The archive of the news: by year, and in pages numbered from the oldest story."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from newsroom import addresses
from newsroom.content import Article
from newsroom.content.entry import Entry
from newsroom.output import Output
from newsroom.pages import views
from newsroom.render.templates import Page, Press
from newsroom.settings import Link
from newsroom.site import PER_PAGE, Site


@dataclass(frozen=True)
class NewsView:
    """What the page of all news shows below its introduction."""

    newest: tuple[views.Card, ...]
    older: Link | None
    years: tuple[Link, ...]
    pages: tuple[Link, ...]


def news_view(site: Site) -> NewsView:
    total = len(site.articles)
    next_oldest = total - PER_PAGE
    older = Link("Older stories", addresses.news_page(-(-next_oldest // PER_PAGE))) if next_oldest > 0 else None
    return NewsView(views.cards(site, site.articles[:PER_PAGE]), older, year_links(site), page_links(site))


def year_links(site: Site) -> tuple[Link, ...]:
    return tuple(Link(str(year), addresses.news_year(year)) for year in site.news_years)


def page_links(site: Site) -> tuple[Link, ...]:
    numbers = range(len(site.news_pages), 0, -1)
    return tuple(Link(f"Page {number}", addresses.news_page(number)) for number in numbers)


def archive(press: Press) -> Iterator[Output]:
    site = press.site
    for year in site.news_years:
        yield Output.later(addresses.file_of(addresses.news_year(year)), partial(_year, press, year))
    for number in range(1, len(site.news_pages) + 1):
        yield Output.later(addresses.file_of(addresses.news_page(number)), partial(_numbered, press, number))


def _year(press: Press, year: int) -> Output:
    site = press.site
    page = _page(site, addresses.news_year(year), f"News of {year}", f"Everything we know of {year}, newest first.")
    return _list(press, page, site.news_years[year], None, None)


def _numbered(press: Press, number: int) -> Output:
    site = press.site
    articles, last = site.news_pages[number - 1], len(site.news_pages)
    page = _page(site, addresses.news_page(number), f"All news, page {number} of {last}", _span(articles))
    newer = Link("Newer stories", addresses.news_page(number + 1)) if number < last else None
    older = Link("Older stories", addresses.news_page(number - 1)) if number > 1 else None
    return _list(press, page, articles, newer, older)


def _span(articles: tuple[Article, ...]) -> str:
    """An archive page that stories have left stays, for links to it."""
    if not articles:
        return "No story stands on this page any more."
    return f"Stories from {articles[-1].date.text} to {articles[0].date.text}, newest first."


def _page(site: Site, address: str, title: str, description: str) -> Page:
    feeds = views.feeds_of(addresses.NEWS, "News")
    crumbs = (Link("News", addresses.NEWS),)
    return Page(address, title, description, kind="Archive", crumbs=crumbs, feeds=feeds, indexed=False)


@dataclass(frozen=True)
class Headline:
    """A story as a long list shows it."""

    link: Link
    date: str
    iso: str


def _headline(site: Site, entry: Entry) -> Headline:
    return Headline(views.entry_link(site, entry), entry.date.text, entry.date.iso)


def _list(press: Press, page: Page, articles: tuple[Article, ...], newer: Link | None, older: Link | None) -> Output:
    """The first as cards; a year may have hundreds, and its other stories are told in a line each."""
    site = press.site
    return press.page(
        page,
        "pages/archive.html",
        cards=views.cards(site, articles[:PER_PAGE]),
        others=tuple(_headline(site, entry) for entry in articles[PER_PAGE:]),
        newer=newer,
        older=older,
        years=year_links(site),
    )
