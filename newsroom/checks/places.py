"""Addresses: nothing stands where something else stands, and nothing that stood is lost."""

import re
from collections.abc import Iterator

from newsroom import addresses
from newsroom.addresses import slugify
from newsroom.content import Institution
from newsroom.content.action_plan import ActionPlan
from newsroom.content.entry import Entry
from newsroom.content.hand_written import HandWritten
from newsroom.reading.content import Record
from newsroom.reading.problem import Problem
from newsroom.reading.recorded import NO_GUID, REGISTER
from newsroom.register import addresses_of, ended, made_addresses, register_of
from newsroom.site import Site
from newsroom.unread import unread_of

SHOWS = {addresses.HOME: "home", addresses.NEWS: "news"}
"""The made part without which a page would be none of this kind."""
FOLDERS = {*SHOWS, addresses.CONTRIBUTE}
"""Pages that are called index.md in a folder, beside others, where the project keeps its own."""


def every_page_is_there(site: Site) -> Iterator[Problem]:
    """Every site has the pages that people write: home, news, network, commitment, contribute, about and more."""
    for address in addresses.WRITTEN:
        path = f"docs/{address.strip('/')}.md" if address not in FOLDERS else f"docs{address}index.md"
        twin = f"docs{address}index.md"
        broken = {path, twin} & site.content.broken
        if not broken and not any(page.address == address for page in site.hand_written):
            yield Problem(
                path, 1, 1, f"{path} is missing: every site has this page; copy it from the project's docs/ and make "
                "it yours",
            )  # fmt: skip
    for record, page in _pages(site):
        wanted = SHOWS.get(page.address)
        if wanted and page.shows != wanted:
            yield record.problem(
                f"the page {page.address} needs its made part; add a line `shows: {wanted}` between the `---` lines",
                "shows",
            )


def _pages(site: Site) -> Iterator[tuple[Record, HandWritten]]:
    for record in site.content.records:
        if isinstance(record.item, HandWritten):
            yield record, record.item


def one_address_each(site: Site) -> Iterator[Problem]:
    """Two entries or pages never share an address, and an alias is nobody's address."""
    if not site.content.of(Institution):
        return  # what stands where cannot be told before that file is mended
    taken = _made_addresses(site)
    for record, page in _pages(site):
        if page.address in taken:
            yield record.problem(f"its address {page.address} is taken by {taken[page.address]}; rename the file")
        taken[page.address] = f"`{page.path}`"
    entries = [(record, record.item) for record in site.content.records if isinstance(record.item, Entry)]
    for record, entry in entries:
        address = site.address(entry)
        if address in taken:
            yield record.problem(
                f"its address {address} is taken by {taken[address]}; give one of them another `slug:`", "slug"
            )
        taken[address] = f"`{entry.path}`"
    plans = [(record, record.item) for record in site.content.records if isinstance(record.item, ActionPlan)]
    named: list[tuple[Record, Entry | ActionPlan]] = [*entries, *plans]
    for record, item in named:
        yield from _taken_aliases(record, item, taken)


def _taken_aliases(record: Record, item: Entry | ActionPlan, taken: dict[str, str]) -> Iterator[Problem]:
    for index, alias in enumerate(item.aliases):
        if alias in taken:
            yield record.problem(f"the alias {alias} is taken by {taken[alias]}; take the alias out", "aliases", index)
        taken[alias] = f"`{item.path}`"


def withheld_names_are_in_no_address(site: Site) -> Iterator[Problem]:
    """A withheld name stands in no file's name and in no address either."""
    names = [slug for slug in map(slugify, site.content.redaction.names) if slug]
    if not names:
        return
    # An address drops apostrophes, so that “Sam Lee's bench” becomes sam-lees-bench.
    spelled = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(names)})s?(?![a-z0-9])")
    for record in site.content.records:
        item = record.item
        shown: tuple[str, ...] = ()
        if isinstance(item, Entry):
            shown = (site.address(item), *item.aliases)
        elif isinstance(item, HandWritten):
            shown = (item.address,)
        if any(map(spelled.search, shown)):
            remedy = "rename the file" if isinstance(item, HandWritten) else "give it another `slug:`"
            yield record.problem(f"its address spells a name that is withheld; {remedy}", "slug")
    for path, address in site.pictures.items():
        if spelled.search(address.rpartition("/")[2]):
            yield Problem(path, 1, 1, "the picture's file name spells a name that is withheld; rename it")


def _made_addresses(site: Site) -> dict[str, str]:
    """What stands at the addresses that no entry and no hand-written page has."""
    taken = dict.fromkeys(made_addresses(site), "a page that the site makes")
    return taken | {addresses.action_plan(plan.id): f"`{plan.path}`" for plan in site.plans}


def addresses_never_break(site: Site) -> Iterator[Problem]:
    """Whatever was published once is still there or leads to where it is now."""
    if not site.content.of(Institution):
        return  # what stands where cannot be told before that file is mended
    lines = site.content.register.lines
    standing = set(addresses_of(site))
    guids = {guid for _, guid in register_of(site)} if any(line.guid != NO_GUID for line in lines) else set()
    over, unread = set(ended(site)), unread_of(site)
    for line in lines:
        if line.address in over or line.address in unread:
            continue  # what could not be read would seem to have lost its address
        if line.address not in standing:
            yield Problem(
                REGISTER, line.number, 1,
                f"{line.address} was published and leads nowhere now; bring it back, or name it in the `aliases:` of "
                "what took its place",
            )  # fmt: skip
        elif line.guid != NO_GUID and line.guid not in guids:
            yield Problem(
                REGISTER, line.number, 1,
                f"{line.address} has another identity in feeds now, so subscribers would see it twice; put its oldest "
                "address first in `aliases:`",
            )  # fmt: skip
