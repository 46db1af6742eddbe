"""Which feeds there are: of the whole, and beside each list that somebody may want to follow."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from newsroom import addresses
from newsroom.followed import followed
from newsroom.memory import digest
from newsroom.output import Output
from newsroom.outputs.feed import Feed, Item, Story, printable
from newsroom.outputs.feed_html import ENTRY, Contents
from newsroom.outputs.feed_items import of_awards, of_entries, of_opportunities
from newsroom.outputs.feed_writers import WRITERS
from newsroom.render.templates import Press, publisher_of
from newsroom.site import Site


def feeds(press: Press) -> Iterator[Output]:
    """Each feed in each of its formats (DESIGN: feeds stand beside what they tell of)."""
    contents = Contents(press)
    for offer in offered(press.site):
        whole = cache(partial(_read, press, offer))  # three formats tell the same
        for name in addresses.FEED_FILES:
            path = addresses.file_of(f"{offer.address}{name}")
            yield Output.later(path, partial(_output, press, contents, path, whole))


def all_feeds(press: Press) -> Iterator[Feed]:
    """Every feed, whatever its formats."""
    yield from (_feed(press, offer) for offer in offered(press.site))


def _read(press: Press, offer: "Offer") -> tuple[Feed, str]:
    """The feed, and the hash of all that it tells."""
    feed = _feed(press, offer)
    texts = tuple(press.read(item.body.text) for item in feed.items if isinstance(item.body, Story))
    return feed, digest(feed, texts)


def _output(press: Press, contents: Contents, path: str, whole: Callable[[], tuple[Feed, str]]) -> Output:
    name, (feed, read) = path.rpartition("/")[2], whole()
    inputs = (name, press.sources.of(ENTRY), press.site.settings.url, press.everywhere, read)
    return Output.of(path, inputs, partial(WRITERS[name], feed, contents.of))


@dataclass(frozen=True)
class Offer:
    """A feed that there is, before anybody looks what is in it."""

    address: str
    """Of the page that it stands beside."""
    name: str
    about: str
    items: Callable[[], tuple[Item, ...]]


def offered(site: Site) -> Iterator[Offer]:
    """Faculties, units and themes have theirs from the first day, empty or not."""
    honours = "Awards that technicians won, and those they were shortlisted or nominated for."
    yield Offer(addresses.AWARDS, "Awards", honours, partial(of_awards, site))
    offers = "Awards, grants and offers of help, with who may enter and by when."
    yield Offer(addresses.OPPORTUNITIES, "Opportunities", offers, partial(of_opportunities, site))
    for found in followed(site):
        yield Offer(found.address, found.name, found.about, partial(of_entries, site, found.entries))


def title_of(site: Site, offer: Offer) -> str:
    return f"{site.settings.name}: {offer.name}" if offer.name else site.settings.name


def _feed(press: Press, offer: Offer) -> Feed:
    """An empty feed is as old as the record: never a day of the clock."""
    site, shell, items = press.site, press.shell, offer.items()
    return printable(
        Feed(
            id=addresses.guid(shell.institution, f"{offer.address}feed.atom"),
            title=title_of(site, offer),
            description=f"{offer.about} {shell.voice}".strip(),
            page=site.settings.absolute(offer.address),
            publisher=publisher_of(site),
            icon=site.settings.absolute(addresses.FAVICON),
            indexed=shell.indexable,
            updated=max((item.updated for item in items), default=site.institution.record_begins),
            items=items,
        )
    )
