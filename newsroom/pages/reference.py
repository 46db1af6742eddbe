"""Pages that help readers find their way: glossary, feeds, search, and the page for what is not there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsroom import addresses
from newsroom.followed import WHOLE, followed
from newsroom.output import Output
from newsroom.pages import views
from newsroom.render.templates import FeedLink, Page, Press


def glossary(press: Press) -> Iterator[Output]:
    site = press.site
    page = Page(
        addresses.GLOSSARY,
        "Glossary",
        "The words and abbreviations of technicians' work at a university, in plain English.",
        kind="Glossary",
        names_people=False,
        source="data/glossary.yml",
    )
    terms = tuple((term.term, addresses.slugify(term.term), term.meaning) for term in site.terms)
    shorts = tuple(sorted(site.abbreviations.items(), key=lambda item: item[0].lower()))
    yield press.page(page, "pages/glossary.html", terms=terms, abbreviations=shorts)


def feeds(press: Press) -> Iterator[Output]:
    page = Page(
        addresses.FEEDS,
        "Feeds",
        "Follow the network in a feed reader or your calendar: by news, careers, awards, faculty, theme or tag.",
        kind="Feeds",
        names_people=False,
    )
    yield press.page(
        page,
        "pages/feeds.html",
        groups=tuple(feed_groups(press)),
        opml=addresses.FEEDS_OPML,
        calendar=addresses.CALENDAR,
    )


FeedGroup = tuple[str, tuple[tuple[str, tuple[FeedLink, ...]], ...]]
"""A heading, and below it each name with its feeds."""


def feed_groups(press: Press) -> Iterator[FeedGroup]:
    """Every feed of the site under a heading; a tag that no story carries any more is not offered."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for found in followed(press.site):
        if found.entries or found.group != "By tag":
            groups.setdefault(found.group, []).append((found.name or "Everything", found.address))
    groups[WHOLE] += [("Awards", addresses.AWARDS), ("Opportunities", addresses.OPPORTUNITIES)]
    for heading, named in groups.items():
        yield heading, tuple((name, views.feeds_of(address, name)) for name, address in named)


def search(press: Press) -> Iterator[Output]:
    page = Page(
        addresses.SEARCH,
        "Search",
        "Find stories, careers, awards and promises; narrow by kind, faculty, theme, tag and year.",
        kind="Search",
        indexed=False,
        names_people=False,
    )
    yield press.page(page, "pages/search.html", facets=tuple(_facets(press)))


@dataclass(frozen=True)
class Option:
    value: str
    text: str


@dataclass(frozen=True)
class Facet:
    """Readable names for the values of one of the search's filters."""

    name: str
    options: tuple[Option, ...]


def _facets(press: Press) -> Iterator[Facet]:
    """What the filters offer before the index is there, and without a script."""
    site = press.site
    kinds = dict.fromkeys(("News", "Career", "Case study", "Action plan", "Page"))
    yield Facet("kind", _same(kinds))
    yield Facet("faculty", tuple(Option(unit.short, unit.name) for unit in site.units.values()))
    yield Facet("theme", _same(theme.name for theme in site.themes.values()))
    yield Facet("tag", _same(site.tag_names[tag] for tag in sorted(site.by_tag) if site.by_tag[tag]))
    yield Facet("year", _same(str(year) for year in site.news_years))


def _same(values: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(value, value) for value in values)


def not_found(press: Press) -> Iterator[Output]:
    page = Page(
        addresses.NOT_FOUND,
        "Page not found",
        "There is no page at this address.",
        kind="404",
        indexed=False,
        names_people=False,
    )
    yield press.page(page, "pages/not-found.html", newest=views.cards(press.site, press.site.articles[:3]))
