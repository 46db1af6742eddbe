"""The lists of entries that have a page, feeds beside it, and a line in the sitemap: named once, here."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom import addresses
from newsroom.content.entry import Entry
from newsroom.site import Site


@dataclass(frozen=True)
class Followed:
    address: str
    name: str
    """As a subscriber knows it; empty for the site as a whole."""
    about: str
    """What a subscriber gets, in a sentence."""
    group: str
    """The heading under which it is offered."""
    entries: tuple[Entry, ...]


def followed(site: Site) -> Iterator[Followed]:
    """Faculties, units and themes from the first day, empty or not; a tag and a person once they have a page."""
    short = site.institution.short
    everything = site.settings.description or f"All that is new about the technicians at {short}."
    careers = f"Careers of technicians at {short}, and the schemes that helped."
    yield Followed(addresses.HOME, "", everything, WHOLE, site.entries)
    yield Followed(addresses.NEWS, "News", f"News about the technicians at {short}.", WHOLE, site.articles)
    yield Followed(addresses.CASE_STUDIES, "Careers", careers, WHOLE, site.case_studies)
    yield from _by_subject(site)


WHOLE = "The whole site"


def _by_subject(site: Site) -> Iterator[Followed]:
    for unit in site.units.values():
        found = site.by_faculty.get(unit.id, ())
        about = f"Stories of the technicians there: {unit.name}."
        yield Followed(addresses.faculty(unit.id), unit.name, about, "By faculty and unit", found)
    for theme in site.themes.values():
        found = site.by_theme.get(theme.id, ())
        yield Followed(addresses.theme(theme.id), theme.name, f"Stories about {theme.name}.", "By theme", found)
    for tag in sorted(site.by_tag):
        name = site.tag_names[tag]
        yield Followed(addresses.tag(tag), f"Tagged “{name}”", f"Stories about “{name}”.", "By tag", site.by_tag[tag])
    for person in site.people_with_pages:
        found = site.by_person.get(person.id, ())
        about = f"Stories by and about {person.name}."
        yield Followed(addresses.person(person.id), person.name, about, "By person", found)
