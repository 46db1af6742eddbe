"""Addresses: nothing stands where something else stands, and nothing that stood is lost."""

from collections import Counter
from collections.abc import Iterator

from newsroom import addresses
from newsroom.addresses import slugify
from newsroom.content.action_plan import ActionPlan
from newsroom.content.entry import Entry
from newsroom.reading.content import Record
from newsroom.reading.problem import Problem
from newsroom.reading.recorded import NO_GUID, REGISTER, recorded
from newsroom.register import ended, register_of
from newsroom.site import Site


def one_address_each(site: Site) -> Iterator[Problem]:
    """Two entries never share an address, and an alias is nobody's address."""
    taken = _made_addresses(site)
    entries = [(record, record.item) for record in site.content.records if isinstance(record.item, Entry)]
    for record, entry in entries:
        address = site.address(entry)
        if address in taken:
            yield record.problem(
                f"its address {address} is taken by {taken[address]}; give one of them another `slug:`", "slug"
            )
        taken[address] = f"`{entry.path}`"
    plans = [(record, record.item) for record in site.content.records if isinstance(record.item, ActionPlan)]
    both: list[tuple[Record, Entry | ActionPlan]] = [*entries, *plans]
    for record, item in both:
        for index, alias in enumerate(item.aliases):
            if alias in taken:
                yield record.problem(f"the alias {alias} is the address of {taken[alias]}", "aliases", index)
            taken[alias] = f"`{item.path}`"


def withheld_names_are_in_no_address(site: Site) -> Iterator[Problem]:
    """A withheld name stands in no file's name and in no address either."""
    names = [slugify(name) for name in site.content.redaction.names]
    entries = [record for record in site.content.records if isinstance(record.item, Entry)]
    for record in entries:
        assert isinstance(record.item, Entry)
        shown = [site.address(record.item), *record.item.aliases]
        if any(name in address for name in names for address in shown):
            yield record.problem("its address spells a name that is withheld; give it another `slug:`", "slug")
    for path, address in site.pictures.items():
        if any(name in address for name in names):
            yield Problem(path, 1, 1, "the picture's file name spells a name that is withheld; rename it")


def _made_addresses(site: Site) -> dict[str, str]:
    """What stands at the addresses that no entry has."""
    without_guid = Counter(address for address, guid in register_of(site) if guid == NO_GUID)
    aliases = Counter(alias for plan in site.plans for alias in plan.aliases)
    taken = dict.fromkeys(without_guid - aliases, "a page that the site makes")
    taken |= {addresses.action_plan(plan.id): f"`{plan.path}`" for plan in site.plans}
    return taken | {page.address: f"`{page.path}`" for page in site.hand_written}


def addresses_never_break(site: Site) -> Iterator[Problem]:
    """Whatever was published once is still there or leads to where it is now."""
    standing = dict(register_of(site))
    guids = set(standing.values())
    over = set(ended(site))
    for line, (address, guid) in enumerate(recorded(site.content.root), start=1):
        if address in over:
            continue
        if address not in standing:
            yield Problem(
                REGISTER, line, 1,
                f"{address} was published and leads nowhere now; bring it back, or name it in the `aliases:` of "
                "what took its place",
            )  # fmt: skip
        elif guid != NO_GUID and guid not in guids:
            yield Problem(
                REGISTER, line, 1,
                f"{address} has another identity in feeds now, so subscribers would see it twice; put its oldest "
                "address first in `aliases:`",
            )  # fmt: skip
