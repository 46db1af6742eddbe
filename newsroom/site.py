"""The site: all content, linked. Nothing here changes, and nothing here asks a clock."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from newsroom import addresses
from newsroom.content import (
    Abbreviation,
    ActionPlan,
    Article,
    Award,
    Body,
    CaseStudy,
    Event,
    HandWritten,
    Institution,
    Number,
    Opportunity,
    Person,
    Scheme,
    Series,
    Source,
    Term,
    Theme,
    Unit,
)
from newsroom.content.action_plan import Action
from newsroom.content.base import Kept
from newsroom.content.entry import Claim, Entry
from newsroom.linking import award_order, beside, by_id, event_order, grouped, people_of, units_of
from newsroom.reading.content import Content
from newsroom.settings import Settings

PER_PAGE = 20

_K = TypeVar("_K", bound=Kept)
_E = TypeVar("_E", bound=Entry)
_T = TypeVar("_T")


@dataclass(frozen=True)
class Evidence:
    """A story that names an action, and what it says that it shows."""

    entry: Entry
    claim: Claim


@dataclass(frozen=True)
class Site:
    content: Content
    settings: Settings
    today: dt.date
    preview: bool = False
    """Whether drafts and what is still to come are shown too, for the eyes of whoever writes them."""

    # ---- one of each

    @cached_property
    def institution(self) -> Institution:
        return self.content.seen(Institution)[0]

    def once(self, what: str, key: str, make: Callable[[], _T]) -> _T:
        """What `make` gives, made once: the same card stands on many pages."""
        if (what, key) not in self._made_once:
            self._made_once[what, key] = make()
        found: _T = self._made_once[what, key]
        return found

    @cached_property
    def _made_once(self) -> dict[tuple[str, str], Any]:
        return {}

    @property
    def adopted(self) -> bool:
        """Whether somebody took the site over as its own; until then it asks not to be indexed."""
        return bool(self.institution.adopted_by and self.institution.adopted_on)

    # ---- entries, newest first

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        return self._standing(Article)

    @cached_property
    def case_studies(self) -> tuple[CaseStudy, ...]:
        return self._standing(CaseStudy)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return self._newest_first((*self.articles, *self.case_studies))

    @cached_property
    def standing_since(self) -> Mapping[str, int]:
        """The place of each entry in the order in which they first stood here, by its path."""
        ordered = sorted(self.entries, key=lambda e: (e.first_published, e.date, self.address(e)))
        return {entry.path: place for place, entry in enumerate(ordered)}

    @cached_property
    def withdrawn(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.content.of(Entry) if entry.withdrawn and entry.stands_on(self.today))

    def _standing(self, kind: type[_E]) -> tuple[_E, ...]:
        """Drafts and what is still to come stand in a preview alone; what is over or withdrawn stands nowhere."""
        found = [entry for entry in self.content.of(kind) if not entry.withdrawn]
        return self._newest_first(
            e for e in found if e.stands_on(self.today) or (self.preview and e.is_unpublished_on(self.today))
        )

    @cached_property
    def unpublished(self) -> tuple[Entry, ...]:
        """Drafts and what is still to come."""
        return tuple(e for e in self.content.of(Entry) if e.is_unpublished_on(self.today) and not e.withdrawn)

    def _newest_first(self, entries: Iterable[_E]) -> tuple[_E, ...]:
        return tuple(sorted(entries, key=lambda e: (e.date, self.address(e)), reverse=True))

    @cached_property
    def news_pages(self) -> tuple[tuple[Article, ...], ...]:
        """Pages of the archive, numbered from the oldest; on each, the newest stands first."""
        oldest_first = self.articles[::-1]
        starts = range(0, len(oldest_first), PER_PAGE)
        pages = [oldest_first[start : start + PER_PAGE][::-1] for start in starts]
        kept = max((int(number) for number in self._kept(f"{addresses.NEWS}page/") if number.isdigit()), default=0)
        return (*pages, *((),) * (kept - len(pages)))

    @cached_property
    def news_years(self) -> Mapping[int, tuple[Article, ...]]:
        years = grouped(self.articles, lambda article: [article.date.year])
        kept = (int(year) for year in self._kept(addresses.NEWS) if year.isdigit())
        return dict(sorted({**dict.fromkeys(kept, ()), **years}.items(), reverse=True))

    def _kept(self, parent: str) -> Iterator[str]:
        """The last parts of the addresses right below `parent` that were published: they stand, even empty."""
        for address in self.content.recorded:
            name = address.removeprefix(parent).removesuffix("/")
            if address == f"{parent}{name}/" and name and "/" not in name:
                yield name

    # ---- vocabularies and data

    @cached_property
    def hand_written(self) -> tuple[HandWritten, ...]:
        return self.content.of(HandWritten)

    @cached_property
    def plans(self) -> tuple[ActionPlan, ...]:
        return tuple(sorted(self.content.of(ActionPlan), key=lambda plan: plan.period.to, reverse=True))

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        return by_id(self.content.of(Unit))

    @cached_property
    def themes(self) -> Mapping[str, Theme]:
        return by_id(self.content.of(Theme))

    @cached_property
    def people(self) -> Mapping[str, Person]:
        return by_id(self.content.of(Person))

    @cached_property
    def people_with_pages(self) -> tuple[Person, ...]:
        """Only those who agreed; being named in a document is not agreeing to a page."""
        agreed = (p for p in self.content.of(Person) if self.has_page(p))
        return tuple(sorted(agreed, key=lambda person: person.name.split()[-1].lower()))

    def has_page(self, person: Person) -> bool:
        """Whether they agreed to a page, and need not be asked again yet."""
        agreed = person.consent is not None and not person.consent.has_lapsed_on(self.today)
        return agreed and not person.withhold

    @cached_property
    def schemes(self) -> Mapping[str, Scheme]:
        return by_id(self.content.of(Scheme))

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        return by_id(self.content.of(Body))

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        return by_id(self.content.of(Source))

    @cached_property
    def awards(self) -> Mapping[str, Award]:
        """Newest first, those of no recorded year last."""
        return by_id(sorted(self.content.of(Award), key=award_order))

    @cached_property
    def events(self) -> Mapping[str, Event]:
        return by_id(self.content.of(Event))

    @cached_property
    def coming_events(self) -> tuple[Event, ...]:
        """The next first; a month that has begun may still hold its event."""
        coming = [e for e in self.content.of(Event) if e.last_day and e.last_day >= self.today]
        return tuple(sorted(coming, key=event_order))

    @cached_property
    def past_events(self) -> tuple[Event, ...]:
        past = [e for e in self.content.of(Event) if e.last_day and e.last_day < self.today]
        return tuple(sorted(past, key=event_order, reverse=True))

    @cached_property
    def undated_events(self) -> tuple[Event, ...]:
        return tuple(event for event in self.content.of(Event) if event.start is None)

    @cached_property
    def open_opportunities(self) -> tuple[Opportunity, ...]:
        """The nearest deadline first."""
        found = [o for o in self.content.of(Opportunity) if o.is_open(self.today)]
        return tuple(sorted(found, key=lambda o: (o.deadline.end if o.deadline else self.today, o.id)))

    @cached_property
    def coming_opportunities(self) -> tuple[Opportunity, ...]:
        """Those that open later, the next first."""
        found = [(o.opens, o) for o in self.content.of(Opportunity) if o.opens and o.opens > self.today]
        return tuple(o for _, o in sorted(found, key=lambda pair: (pair[0], pair[1].id)))

    @cached_property
    def other_opportunities(self) -> tuple[Opportunity, ...]:
        """Closed, or not known to be open; the last to close stands first, the unknown last."""
        listed = {*map(id, self.open_opportunities), *map(id, self.coming_opportunities)}
        found = [o for o in self.content.of(Opportunity) if id(o) not in listed]
        return tuple(sorted(found, key=lambda o: (-(o.deadline.end.toordinal() if o.deadline else 0), o.id)))

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        return self.content.of(Number)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        return self.content.of(Series)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        return tuple(sorted(self.content.of(Term), key=lambda term: term.term.lower()))

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        return {item.short: item.full for item in self.content.of(Abbreviation)}

    # ---- entries by what they name, newest first

    @cached_property
    def by_faculty(self) -> Mapping[str, tuple[Entry, ...]]:
        return grouped(self.entries, units_of)

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Entry, ...]]:
        return grouped(self.entries, lambda entry: entry.themes)

    def tags_of(self, entry: Entry) -> tuple[str, ...]:
        """An entry's tags as addresses write them."""
        return self.once("tags", entry.path, lambda: tuple(map(addresses.slugify, entry.tags)))

    @cached_property
    def by_tag(self) -> Mapping[str, tuple[Entry, ...]]:
        """By the tag's part of the address, so that “Open Day” and “open-day” are one."""
        tagged = grouped(self.entries, self.tags_of)
        return {**dict.fromkeys(self._kept(addresses.TAGS), ()), **tagged}

    @cached_property
    def tag_names(self) -> Mapping[str, str]:
        """How a tag is shown: as its oldest entry writes it."""
        pairs = (zip(self.tags_of(entry)[::-1], entry.tags[::-1], strict=True) for entry in self.entries)
        newest_first = (pair for found in pairs for pair in found)
        shown = dict(newest_first)
        return {**{tag: tag.replace("-", " ") for tag in self.by_tag}, **shown}

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Entry, ...]]:
        return grouped(self.entries, people_of)

    @cached_property
    def by_event(self) -> Mapping[str, tuple[Entry, ...]]:
        return grouped(self.entries, lambda entry: entry.events)

    @cached_property
    def by_award(self) -> Mapping[str, tuple[Entry, ...]]:
        """The stories of an award: those that name it, and the one that it names."""
        told_in: dict[str, list[str]] = defaultdict(list)
        for award_id, found in self.awards.items():
            told_in[found.story or ""].append(award_id)
        stories: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for award in sorted({*entry.awards, *told_in[entry.path]}):
                stories[award].append(entry)
        return {award: tuple(found) for award, found in stories.items()}

    @cached_property
    def evidence(self) -> Mapping[tuple[str, str], tuple[Evidence, ...]]:
        """The stories behind each action, by plan and the action's first code."""
        found: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
        for entry in self.entries:
            named: set[tuple[str, str]] = set()
            for claim in entry.actions:
                plan, action = self.action(claim.action)
                if plan and action and (plan.id, action.codes[0]) not in named:
                    named.add((plan.id, action.codes[0]))
                    found[plan.id, action.codes[0]].append(Evidence(entry, claim))
        return {key: tuple(stories) for key, stories in found.items()}

    # ---- one thing from another

    @cached_property
    def actions(self) -> Mapping[str, tuple[ActionPlan, Action]]:
        """Every action by each of its codes, as references write it: `2021-2024/V2`."""
        return {
            f"{plan.id}/{code}".lower(): (plan, action)
            for plan in self.plans
            for action in plan.actions
            for code in action.codes
        }

    def action(self, reference: str) -> tuple[ActionPlan | None, Action | None]:
        return self.actions.get(reference.lower(), (None, None))

    def address(self, entry: Entry) -> str:
        return self._addresses.get(entry.path) or self._address(entry)

    @cached_property
    def _addresses(self) -> Mapping[str, str]:
        return {entry.path: self._address(entry) for entry in self.content.of(Entry)}

    def _address(self, entry: Entry) -> str:
        if isinstance(entry, CaseStudy):
            return addresses.case_study(entry.name)
        return addresses.article(entry.date.path, entry.name)

    def guid(self, entry: Entry) -> str:
        return self.once("guid", entry.path, lambda: self._guid(entry))

    def _guid(self, entry: Entry) -> str:
        first = entry.aliases[0] if entry.aliases else self.address(entry)
        return addresses.guid(self.institution.name, first)

    @cached_property
    def address_of_source(self) -> Mapping[str, str | None]:
        """Where the page of each source file stands, for links from file to file.

        None for what stands nowhere, and for what could not be read: nobody is blamed for leading there.
        """
        broken = {path.rpartition("/")[0] for path in self.content.broken if path.endswith("/index.md")}
        return {
            **dict.fromkeys(self.content.broken),
            **{path: None for path in self.content.pictures if path.rpartition("/")[0] in broken},
            **{entry.path: None for entry in self.content.of(Entry)},
            **{entry.path: self.address(entry) for entry in (*self.entries, *self.withdrawn)},
            **{plan.path: addresses.action_plan(plan.id) for plan in self.plans},
            **{page.path: page.address for page in self.hand_written},
            **self.pictures,
        }

    @cached_property
    def pictures(self) -> Mapping[str, str]:
        """Where each picture of an entry stands: beside the entry's page, as WebP."""
        folders = {entry.path.rpartition("/")[0]: entry for entry in self.entries if entry.path.endswith("/index.md")}
        covers = {beside(entry, entry.image.src): entry for entry in self.entries if entry.image}
        owners = {path: covers.get(path) or folders.get(path.rpartition("/")[0]) for path in self.content.pictures}
        return {
            path: self.address(entry) + addresses.picture(path.rpartition("/")[2])
            for path, entry in owners.items()
            if entry
        }

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Entry | None, Entry | None]]:
        """The entry before and the entry after, by address, each among its own kind."""
        found: dict[str, tuple[Entry | None, Entry | None]] = {}
        for kind in (self.articles, self.case_studies):
            around = (None, *kind, None)
            for after, entry, before in zip(around, kind, around[2:], strict=False):
                found[self.address(entry)] = (before, after)
        return found

    def counted(self, what: str, first: dt.date, last: dt.date) -> Mapping[int, int]:
        """How many of what a measure counts were added in each year, as far as the record here reaches.

        Only between `first` and `last`, the plan's own time; empty where the record begins after it. What was
        written later from documents was not added to the record of its time, and is not counted.
        """
        start, end = max(first, self.institution.record_begins), min(last, self.today)
        if start > end:
            return {}
        days = [day for day in self._days_of(what) if start <= day <= end]
        return {year: sum(day.year == year for day in days) for year in range(start.year, end.year + 1)}

    def _days_of(self, what: str) -> Iterator[dt.date]:
        if what == "external nominations":
            yield from (award.year.start for award in self.awards.values() if award.scope == "external" and award.year)
        else:
            entries: tuple[Entry, ...] = self.case_studies if what == "case studies" else self.articles
            yield from (entry.first_published for entry in entries if not entry.from_record)
