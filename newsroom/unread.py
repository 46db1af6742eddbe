"""Where something may stand that could not be read, so that nobody is blamed for leading there, and others are told."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from newsroom import addresses
from newsroom.content import KINDS, ActionPlan, Article, CaseStudy, HandWritten, Kind
from newsroom.content.entry import Entry
from newsroom.reading.content import Record
from newsroom.reading.items import identifier_of
from newsroom.reading.recorded import REGISTER
from newsroom.site import Site

OF_TEXTS = (".md", ".markdown", ".txt")
"""How a file ends that is a text, or will be once it is called so."""


@dataclass(frozen=True)
class Unread:
    """The addresses at which something may stand that could not be read."""

    at: frozenset[str]
    below: tuple[str, ...]
    """Beginnings of addresses: whatever begins so may stand."""

    def __contains__(self, address: object) -> bool:
        return address in self.at or str(address).startswith(self.below)


@dataclass(frozen=True)
class Standing:
    """The addresses to which links may lead."""

    known: frozenset[str]
    unread: Unread

    def __contains__(self, address: object) -> bool:
        return address in self.known or address in self.unread


def unread_of(site: Site) -> Unread:
    """Where something may stand because of the broken files of the site."""
    read = {**site.content.by_path, **{record.item.path: record for record in site.content.partial}}
    articles = [read[path].item for path in site.content.broken & read.keys()]
    years = {addresses.news_year(article.date.year) for article in articles if isinstance(article, Article)}
    return Unread(frozenset(years), tuple(_places(site, read)))


def _places(site: Site, read: Mapping[str, Record]) -> Iterator[str]:
    for path in site.content.broken:
        kind = next((kind for kind in KINDS if path == kind.place or path.startswith(f"{kind.place}/")), None)
        if kind is None:
            yield from (addresses.NEWS, addresses.TAGS) if path == REGISTER else ()
        elif kind.form != "markdown":
            of_data = _OF_DATA.get(kind.name)
            yield from of_data(identifier_of(path)) if of_data else ()
        elif path.endswith(OF_TEXTS):
            yield from _of_text(site, kind, path, read.get(path))


_OF_DATA: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "faculty": lambda identifier: (addresses.FACULTIES,),
    "theme": lambda identifier: (addresses.THEMES,),
    "person": lambda identifier: (addresses.person(identifier),),
    "award": lambda identifier: (addresses.award(identifier),),
}
"""By the kind: where it may stand, as far as the name of its file tells."""
_PLACING = {"id", "date", "slug", "aliases", "tags"}
"""Keys that say where an entry stands, and what stands because of it."""
_SECTIONS: Mapping[type, str] = {
    Article: addresses.NEWS, CaseStudy: addresses.CASE_STUDIES, ActionPlan: addresses.ACTION_PLANS,
}  # fmt: skip


def _of_text(site: Site, kind: Kind, path: str, record: Record | None) -> Iterator[str]:
    item = record.item if record and not record.lost & _PLACING else None
    if kind.model is HandWritten:
        yield HandWritten.model_construct(id="", title="", description="", path=path).address
    elif isinstance(item, ActionPlan):
        yield from (addresses.action_plan(item.id), *item.aliases)
    elif isinstance(item, Entry):
        yield from (site.address(item), *item.aliases, *map(addresses.tag, item.tags))
        if isinstance(item, Article):
            yield addresses.news_page(1).removesuffix("1/")
    else:
        yield from (_SECTIONS[kind.model], addresses.TAGS)
