"""Which feeds there are: of the whole, and beside each list that somebody may want to follow."""

from collections.abc import Iterator
from functools import partial

from newsroom import addresses
from newsroom.followed import followed
from newsroom.output import Output
from newsroom.outputs.feed import Feed, Item, Story, printable
from newsroom.outputs.feed_html import Contents
from newsroom.outputs.feed_items import of_awards, of_entries, of_opportunities
from newsroom.outputs.feed_writers import WRITERS
from newsroom.render.templates import Press, publisher_of

FAVICON = "/assets/favicon.svg"


def feeds(press: Press) -> Iterator[Output]:
    """Each feed in each of its formats (DESIGN: feeds stand beside what they tell of)."""
    contents = Contents(press)
    for feed in all_feeds(press):
        address = feed.page.removeprefix(press.site.settings.url)
        read = tuple(press.read(item.body.text) for item in feed.items if isinstance(item.body, Story))
        for name in addresses.FEED_FILES:
            path = addresses.file_of(f"/{address}{name}")
            inputs = (name, feed, press.site.settings.url, read)
            yield Output(path, inputs, partial(WRITERS[name], feed, contents.of))


def all_feeds(press: Press) -> Iterator[Feed]:
    """Faculties, units and themes have theirs from the first day, empty or not."""
    site = press.site
    honours = "Awards that technicians won, and those they were shortlisted or nominated for."
    yield _feed(press, addresses.AWARDS, "Awards", honours, of_awards(site))
    offers = "Awards, grants and offers of help, with who may enter and by when."
    yield _feed(press, addresses.OPPORTUNITIES, "Opportunities", offers, of_opportunities(site))
    for found in followed(site):
        yield _feed(press, found.address, found.name, found.about, of_entries(site, found.entries))


def _feed(press: Press, address: str, name: str, about: str, items: tuple[Item, ...]) -> Feed:
    """An empty feed is as old as the record: never a day of the clock."""
    site, shell = press.site, press.shell
    return printable(
        Feed(
            id=addresses.guid(shell.institution, f"{address}feed.atom"),
            title=f"{shell.name}: {name}" if name else shell.name,
            description=f"{about} {shell.voice}".strip(),
            page=site.settings.absolute(address),
            publisher=publisher_of(site),
            icon=site.settings.absolute(FAVICON),
            indexed=shell.indexable,
            updated=max((item.updated for item in items), default=site.institution.record_begins),
            items=items,
        )
    )
