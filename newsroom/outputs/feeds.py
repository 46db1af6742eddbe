"""Which feeds there are: of the whole, and beside each list that somebody may want to follow."""

from collections.abc import Iterable, Iterator
from functools import partial

from newsroom import addresses
from newsroom.content.entry import Entry
from newsroom.output import Output
from newsroom.outputs.feed import Feed, Item, printable
from newsroom.outputs.feed_html import Contents
from newsroom.outputs.feed_items import of_awards, of_entries
from newsroom.outputs.feed_writers import WRITERS
from newsroom.render.templates import Press
from newsroom.site import Site

FAVICON = "/assets/favicon.svg"


def feeds(press: Press) -> Iterator[Output]:
    """Each feed in each of its formats (DESIGN: feeds stand beside what they tell of)."""
    contents = Contents(press)
    for feed in all_feeds(press):
        address = feed.page.removeprefix(press.site.settings.url)
        for name in addresses.FEED_FILES:
            path = addresses.file_of(f"/{address}{name}")
            yield Output(path, (name, feed), partial(WRITERS[name], feed, contents.of))


def all_feeds(press: Press) -> Iterator[Feed]:
    """Faculties, units and themes have theirs from the first day, empty or not."""
    site = press.site
    honours = "Awards that technicians won, and those they were shortlisted or nominated for."
    yield _feed(press, addresses.AWARDS, "Awards", honours, of_awards(site))
    for address, name, about, entries in _lists(site):
        yield _feed(press, address, name, about, of_entries(site, entries))


def _lists(site: Site) -> Iterator[tuple[str, str, str, Iterable[Entry]]]:
    """Where a list stands, its name, what a subscriber gets, and its entries."""
    short = site.institution.short
    everything = site.settings.description or f"All that is new from the technicians of {short}."
    yield addresses.HOME, "", everything, site.entries
    yield addresses.NEWS, "News", f"News by and for the technicians of {short}.", site.articles
    careers = f"Careers of technicians at {short}, and the schemes that helped."
    yield addresses.CASE_STUDIES, "Careers", careers, site.case_studies
    for unit in site.units.values():
        about = f"Stories of the technicians there: {unit.name}."
        yield addresses.faculty(unit.id), unit.name, about, site.by_faculty.get(unit.id, ())
    for theme in site.themes.values():
        about = f"Stories about {theme.name}."
        yield addresses.theme(theme.id), theme.name, about, site.by_theme.get(theme.id, ())
    for tag, entries in site.by_tag.items():
        name = site.tag_names[tag]
        yield addresses.tag(tag), f"Tagged “{name}”", f"Stories about “{name}”.", entries
    for person in site.people_with_pages:
        about = f"Stories by and about {person.name}."
        yield addresses.person(person.id), person.name, about, site.by_person.get(person.id, ())


def _feed(press: Press, address: str, name: str, about: str, items: tuple[Item, ...]) -> Feed:
    """An empty feed is as old as the record: never a day of the clock."""
    site, shell = press.site, press.shell
    return printable(
        Feed(
            id=addresses.guid(shell.institution, f"{address}feed.atom"),
            title=f"{shell.name}: {name}" if name else shell.name,
            description=f"{about} {shell.voice}".strip(),
            page=site.settings.absolute(address),
            publisher=shell.network,
            icon=site.settings.absolute(FAVICON),
            indexed=shell.indexable,
            updated=max((item.updated for item in items), default=site.institution.record_begins),
            items=items,
        )
    )
