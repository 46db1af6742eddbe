"""Addresses: nothing stands where something else stands, and nothing that stood is lost."""

from collections.abc import Iterator

from newsroom import addresses
from newsroom.content.entry import Entry
from newsroom.reading.problem import Problem
from newsroom.register import register_of, registered
from newsroom.site import Site

REGISTER = "data/addresses.txt"


def one_address_each(site: Site) -> Iterator[Problem]:
    """Two entries never share an address, and an alias is nobody's address."""
    taken: dict[str, str] = {page.address: page.path for page in site.hand_written}
    taken |= {address: "the site itself" for address in addresses.STANDING if address not in taken}
    records = [record for record in site.content.records if isinstance(record.item, Entry)]
    for record in records:
        assert isinstance(record.item, Entry)
        address = site.address(record.item)
        if address in taken:
            yield record.problem(
                f"its address {address} is taken by `{taken[address]}`; give one of them another `slug:`", "slug"
            )
        taken[address] = record.item.path
    for record in records:
        assert isinstance(record.item, Entry)
        for index, alias in enumerate(record.item.aliases):
            if alias in taken:
                yield record.problem(f"the alias {alias} is the address of `{taken[alias]}`", "aliases", index)
            taken[alias] = record.item.path


def addresses_never_break(site: Site) -> Iterator[Problem]:
    """Whatever was published once is still there or leads to where it is now."""
    standing = dict(register_of(site))
    guids = set(standing.values())
    for line, (address, guid) in enumerate(registered(site.content.root / REGISTER), start=1):
        if address not in standing:
            yield Problem(
                REGISTER, line, 1,
                f"{address} was published and leads nowhere now; bring it back, or name it in the `aliases:` of "
                "what took its place",
            )  # fmt: skip
        elif guid != "-" and guid not in guids:
            yield Problem(
                REGISTER, line, 1,
                f"{address} has another identity in feeds now, so subscribers would see it twice; put its oldest "
                "address first in `aliases:`",
            )  # fmt: skip
