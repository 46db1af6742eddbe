"""Related reading: which other stories somebody may want who has read one."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from newsroom.content.entry import Entry
from newsroom.linking import grouped, people_of, units_of
from newsroom.site import Site

RELATED = 4
NEAREST_OF_A_KEY = 15
"""So many entries before and after are looked at of each key that two may share, so that the cost stays linear."""


@dataclass(frozen=True)
class _Index:
    place: Mapping[str, int]
    """The place of each entry among all, the newest first, by its path."""
    by_key: Mapping[str, list[int]]
    """The places of all entries that have a key."""


def related(site: Site, entry: Entry) -> tuple[Entry, ...]:
    """Those that share most with it; among equals the nearest in time, so that a new story changes few pages."""
    index = site.once("related", "", lambda: _index(site))
    own, most = index.place[entry.path], len(site.entries)
    shared = Counter(chain.from_iterable(_around(index.by_key[key], own) for key in _keys(site, entry)))
    del shared[own]
    # One number for each, so that they are sorted without asking Python which is better.
    worth = [((most - count) * most + abs(place - own)) * most + place for place, count in shared.items()]
    return tuple(site.entries[number % most] for number in sorted(worth)[:RELATED])


def _index(site: Site) -> _Index:
    place = {entry.path: number for number, entry in enumerate(site.entries)}
    groups = grouped(site.entries, lambda entry: _keys(site, entry))
    return _Index(place, {key: [place[entry.path] for entry in found] for key, found in groups.items()})


def _around(places: list[int], own: int) -> list[int]:
    at = bisect_left(places, own)
    return places[max(0, at - NEAREST_OF_A_KEY) : at + NEAREST_OF_A_KEY + 1]


def _keys(site: Site, entry: Entry) -> tuple[str, ...]:
    return site.once("what it may share", entry.path, lambda: _make_keys(site, entry))


def _make_keys(site: Site, entry: Entry) -> tuple[str, ...]:
    named = (site.action(claim.action) for claim in entry.actions)
    kinds: Mapping[str, Iterable[str]] = {
        "faculty": units_of(entry),
        "theme": entry.themes,
        "tag": site.tags_of(entry),
        "person": people_of(entry),
        "event": entry.events,
        "award": entry.awards,
        "action": (f"{plan.id}/{action.codes[0]}" for plan, action in named if plan and action),
    }
    return tuple(dict.fromkeys(f"{kind}:{value}" for kind, values in kinds.items() for value in values))
