"""Every address and guid that the site has; `data/addresses.txt` keeps all that were ever published."""

from collections.abc import Iterator

from newsroom import addresses
from newsroom.content import KINDS, Person
from newsroom.content.entry import Entry
from newsroom.followed import followed
from newsroom.reading.recorded import NO_GUID, REGISTER, recorded
from newsroom.site import Site

FILES = (addresses.FEEDS_OPML, addresses.CALENDAR, addresses.SITEMAP, addresses.ROBOTS)


def register_of(site: Site) -> Iterator[tuple[str, str]]:
    """Each address that exists or redirects today, with the guid of what stands there."""
    yield from ((address, NO_GUID) for address in made_addresses(site))
    for award in site.awards:
        yield addresses.award(award), addresses.guid(site.institution.name, f"{addresses.AWARDS}{award}/")
    for entry in (*site.entries, *site.withdrawn):
        guid = site.guid(entry)
        yield site.address(entry), guid
        yield from ((alias, guid) for alias in entry.aliases)
    for plan in site.plans:
        yield addresses.action_plan(plan.id), NO_GUID
        yield from ((alias, NO_GUID) for alias in plan.aliases)
    yield from ((page.address, NO_GUID) for page in site.hand_written)


def addresses_of(site: Site) -> Iterator[str]:
    """Each address that exists or redirects today."""
    yield from made_addresses(site)
    yield from map(addresses.award, site.awards)
    for item in (*site.entries, *site.withdrawn):
        yield site.address(item)
        yield from item.aliases
    for plan in site.plans:
        yield addresses.action_plan(plan.id)
        yield from plan.aliases
    yield from (page.address for page in site.hand_written)


def made_addresses(site: Site) -> tuple[str, ...]:
    """Those of lists, feeds, files and documents: neither an entry nor a person's text stands there."""
    return site.once("made addresses", "", lambda: tuple(_made(site)))


def _made(site: Site) -> Iterator[str]:
    yield from (address for address in addresses.STANDING if address not in addresses.WRITTEN)
    yield from (*FILES, *_lists(site))
    yield from (addresses.contribute_reference(kind.name) for kind in KINDS)
    yield from (feed for place in _with_feeds(site) for feed in addresses.feeds_beside(place))
    for plan in site.plans:
        yield from (addresses.action_plan(plan.id) + document.file for document in plan.documents)


def _lists(site: Site) -> Iterator[str]:
    yield from map(addresses.news_year, site.news_years)
    yield from (addresses.news_page(number) for number in range(1, len(site.news_pages) + 1))
    yield from (found.address for found in followed(site) if found.address not in addresses.WRITTEN)


def _with_feeds(site: Site) -> Iterator[str]:
    """The pages that have feeds beside them."""
    yield from (addresses.AWARDS, addresses.OPPORTUNITIES)
    yield from (found.address for found in followed(site))


def over(site: Site) -> Iterator[str]:
    """Addresses of what stood here for a time, as it said it would; whoever links to it is not to blame."""
    for entry in (entry for entry in site.content.of(Entry) if entry.is_over_on(site.today)):
        yield site.address(entry)
        yield from entry.aliases
    for person in site.content.of(Person):
        if person.consent and person.consent.has_lapsed_on(site.today):
            yield addresses.person(person.id)


def ended(site: Site) -> Iterator[str]:
    """Addresses that may lead nowhere: of what is over, and of people.

    Nobody has to go on having a page here because they once had one.
    """
    yield from over(site)
    yield from (address for address in site.content.recorded if address.startswith(addresses.PEOPLE))


def record(site: Site) -> int:
    """Adds to the register what it does not hold yet, and says how much that was. Nothing is taken out."""
    held = dict(recorded(site.content.root))
    fresh = {address: guid for address, guid in register_of(site) if address not in held}
    if fresh:
        lines = (f"{address} {guid}" for address, guid in sorted((held | fresh).items()))
        file = site.content.root / REGISTER
        file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(fresh)
