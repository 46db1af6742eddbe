"""How things of the content belong together and in which order they stand; the site is made of these."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from newsroom.content import Award, CaseStudy, Event, Kept
from newsroom.content.entry import Entry

_K = TypeVar("_K", bound=Kept)
_E = TypeVar("_E", bound=Entry)
_Key = TypeVar("_Key", bound=Hashable)


def beside(entry: Entry, name: str) -> str:
    """The path of a file in the entry's folder."""
    return f"{entry.path.rpartition('/')[0]}/{name}"


def units_of(entry: Entry) -> tuple[str, ...]:
    """The faculties of an entry; a case study's own comes first."""
    own = (entry.faculty,) if isinstance(entry, CaseStudy) and entry.faculty else ()
    return tuple(dict.fromkeys((*own, *entry.faculties)))


def people_of(entry: Entry) -> tuple[str, ...]:
    """Everybody whom an entry names by id: its authors, its subject, and those it tells of."""
    subject = (entry.subject.person,) if isinstance(entry, CaseStudy) and entry.subject.person else ()
    return tuple(dict.fromkeys((*subject, *entry.authors, *entry.people)))


def event_order(event: Event) -> tuple[dt.date, str, str]:
    """At the end of the period in which it starts, then by the hour."""
    return event.start.end if event.start else dt.date.max, event.time or "", event.id


def award_order(award: Award) -> tuple[bool, int, str]:
    """The newest first, those of no recorded year last."""
    return award.year is None, -(award.year.end.toordinal() if award.year else 0), award.id


def by_id(items: Iterable[_K]) -> Mapping[str, _K]:
    return {item.id: item for item in items}


def grouped(entries: Iterable[_E], keys: Callable[[_E], Iterable[_Key]]) -> dict[_Key, tuple[_E, ...]]:
    """Entries by key, in the order in which they come."""
    groups: dict[_Key, list[_E]] = defaultdict(list)
    for entry in entries:
        for key in dict.fromkeys(keys(entry)):
            groups[key].append(entry)
    return {key: tuple(found) for key, found in groups.items()}
