"""Pages that help readers find their way: glossary, feeds, search, and the page for what is not there."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom import addresses
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
    )
    yield press.page(
        page,
        "pages/feeds.html",
        groups=tuple(feed_groups(press)),
        opml=addresses.FEEDS_OPML,
        calendar=addresses.CALENDAR,
    )


def feed_groups(press: Press) -> Iterator[tuple[str, tuple[tuple[str, tuple[FeedLink, ...]], ...]]]:
    """Every feed of the site under a heading."""
    site = press.site
    whole = [
        ("Everything", addresses.HOME),
        ("News", addresses.NEWS),
        ("Careers", addresses.CASE_STUDIES),
        ("Awards", addresses.AWARDS),
    ]
    groups = {
        "The whole site": whole,
        "By faculty and unit": [(unit.name, addresses.faculty(unit.id)) for unit in site.units.values()],
        "By theme": [(theme.name, addresses.theme(theme.id)) for theme in site.themes.values()],
        "By tag": [(site.tag_names[tag], addresses.tag(tag)) for tag in sorted(site.by_tag) if site.by_tag[tag]],
        "By person": [(person.name, addresses.person(person.id)) for person in site.people_with_pages],
    }
    for heading, found in groups.items():
        if found:
            yield heading, tuple((name, views.feeds_of(address, name)) for name, address in found)


def search(press: Press) -> Iterator[Output]:
    page = Page(
        addresses.SEARCH,
        "Search",
        "Find stories, careers, awards and promises; narrow by kind, faculty, theme, tag and year.",
        kind="Search",
        indexed=False,
    )
    yield press.page(page, "pages/search.html", facets=(_faculties(press),))


@dataclass(frozen=True)
class Option:
    value: str
    text: str


@dataclass(frozen=True)
class Facet:
    """Readable names for the values of one of the search's filters."""

    name: str
    options: tuple[Option, ...]


def _faculties(press: Press) -> Facet:
    units = press.site.units.values()
    return Facet("faculty", tuple(Option(unit.short, unit.name) for unit in units))


def not_found(press: Press) -> Iterator[Output]:
    page = Page(addresses.NOT_FOUND, "Page not found", "There is no page at this address.", kind="404", indexed=False)
    yield press.page(page, "pages/not-found.html", newest=views.cards(press.site, press.site.articles[:3]))
