"""Articles and case studies, and the pages that old and withdrawn addresses leave behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from newsroom import addresses
from newsroom.content import CaseStudy
from newsroom.content.case_study import Station
from newsroom.content.entry import Entry
from newsroom.linking import people_of
from newsroom.output import Output
from newsroom.pages import sharing, views
from newsroom.related import related
from newsroom.render.templates import Page, Press
from newsroom.render.texts import Text
from newsroom.settings import Link
from newsroom.site import Site


@dataclass(frozen=True)
class Contribution:
    """An action that the entry is evidence for."""

    action: Link
    plan: str
    codes: str
    shows: str


@dataclass(frozen=True)
class StationView:
    when: str
    what: str
    place: str


@dataclass(frozen=True)
class EntryView:
    """An entry as its own page shows it."""

    card: views.Card
    authors: tuple[views.PersonView, ...]
    written: str
    """“Written in 2026 from public documents of 2021”, for what was written from the record."""
    published: str
    """The day it first stood here, where that is not its date, and `written` does not tell it."""
    published_iso: str
    people: tuple[views.PersonView, ...]
    contributions: tuple[Contribution, ...]
    awards: tuple[views.AwardView, ...]
    events: tuple[Link, ...]
    themes: tuple[Link, ...]
    tags: tuple[Link, ...]
    sources: tuple[views.SourceView, ...]
    updated: str
    picture_credits: tuple[str, ...]
    """Who made the pictures within the text, each once."""
    corrections: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CareerView:
    subject: str
    subject_kind: str
    role: str
    registration: str
    skills: tuple[str, ...]
    quote: str
    quote_by: str
    stations: tuple[StationView, ...]


def entries(press: Press) -> Iterator[Output]:
    for entry in press.site.entries:
        yield Output.later(addresses.file_of(press.site.address(entry)), partial(_entry, press, entry))


def _entry(press: Press, entry: Entry) -> Output:
    site = press.site
    before, after = site.neighbours[site.address(entry)]
    is_case = isinstance(entry, CaseStudy)
    return press.page(
        page_of(site, entry),
        "pages/case-study.html" if is_case else "pages/article.html",
        entry=entry_view(site, entry),
        career=career_view(site, entry),
        body=Text.of(entry),
        related=views.cards(site, related(site, entry)),
        before=views.entry_link(site, before) if before else None,
        after=views.entry_link(site, after) if after else None,
    )


def page_of(site: Site, entry: Entry) -> Page:
    kind = views.kind_of(entry)
    section = views.article_or_case(entry)
    name = "Careers" if isinstance(entry, CaseStudy) else "News"
    return Page(
        address=site.address(entry),
        title=entry.title,
        description=entry.summary,
        kind=kind,
        crumbs=(Link(name, section),),
        source=entry.path,
        feeds=(*views.feeds_of(addresses.HOME, site.settings.name), *views.feeds_of(section, name)),
        search=views.search_filters(site, entry),
        date=entry.date.text,
        sharing=sharing.of_entry(site, entry),
    )


def entry_view(site: Site, entry: Entry) -> EntryView:
    is_of_its_day = entry.first_published == entry.date.exact
    return EntryView(
        card=views.card(site, entry),
        authors=views.people_views(site, entry.authors, entry.date),
        written=_written(site, entry),
        published="" if entry.from_record or is_of_its_day else views.day_text(entry.first_published),
        published_iso=entry.first_published.isoformat(),
        people=views.people_views(
            site, [p for p in people_of(entry) if p not in entry.authors], entry.date, entry.sources
        ),
        contributions=tuple(_contributions(site, entry)),
        awards=tuple(views.award_view(site, site.awards[award]) for award in entry.awards if award in site.awards),
        events=tuple(
            Link(site.events[event].title, addresses.event(event)) for event in entry.events if event in site.events
        ),
        themes=tuple(Link(site.themes[theme].name, addresses.theme(theme)) for theme in entry.themes),
        tags=tuple(Link(site.tag_names[tag], f"{addresses.TAGS}{tag}/") for tag in site.tags_of(entry)),
        sources=views.sources_of(site, entry.sources),
        picture_credits=tuple(dict.fromkeys(picture.credit for picture in entry.pictures)),
        updated=views.day_text(entry.updated) if entry.updated else "",
        corrections=tuple((views.day_text(c.date), c.text) for c in entry.corrections),
    )


def _written(site: Site, entry: Entry) -> str:
    if not entry.from_record:
        return ""
    dates = sorted(date for s in entry.sources if s in site.sources and (date := site.sources[s].date))
    years = list(dict.fromkeys(str(date.year) for date in dates))
    of = f" of {years[0]}" if len(years) == 1 else f" of {', '.join(years[:-1])} and {years[-1]}" if years else ""
    what = "a public document" if len(entry.sources) == 1 else "public documents"
    return f"Written in {entry.first_published.year} from {what}{of}"


def _contributions(site: Site, entry: Entry) -> Iterator[Contribution]:
    for claim in entry.actions:
        plan, action = site.action(claim.action)
        if plan and action:
            address = addresses.action(plan.id, action.codes[0])
            yield Contribution(Link(action.title, address), plan.title, ", ".join(action.codes), claim.shows or "")


def career_view(site: Site, case: Entry) -> CareerView | None:
    """What a case study shows besides; nothing for an article."""
    if not isinstance(case, CaseStudy):
        return None
    person = site.people.get(case.subject.person or "")
    return CareerView(
        subject=person.name if person else case.subject.name or "",
        subject_kind=case.subject.kind,
        role=case.role or "",
        registration=case.registration or "",
        skills=case.skills,
        quote=case.quote.text if case.quote else "",
        quote_by=(case.quote.by or (person.name if person else "")) if case.quote else "",
        stations=tuple(map(_station, case.career)),
    )


def _station(station: Station) -> StationView:
    return StationView(station.when, station.role, station.place or "")


def moved(press: Press) -> Iterator[Output]:
    """A page at each old address that leads on by itself, with a link for whoever stops it."""
    site = press.site
    moves = [(alias, site.address(entry), entry.title) for entry in site.entries for alias in entry.aliases]
    moves += [(alias, site.address(entry), "Withdrawn") for entry in site.withdrawn for alias in entry.aliases]
    moves += [(alias, addresses.action_plan(plan.id), plan.title) for plan in site.plans for alias in plan.aliases]
    for alias, address, title in moves:
        page = Page(
            address=alias,
            title=f"Moved: {title}",
            description=f"This page has moved to {address}",
            indexed=False,
            canonical=site.settings.absolute(address),
        )
        yield press.page(page, "pages/moved.html", to=Link(title, address))


def withdrawn(press: Press) -> Iterator[Output]:
    """What a withdrawn entry leaves: that it stood here, that it is gone, and why, if that may be told."""
    for entry in press.site.withdrawn:
        assert entry.withdrawn
        page = Page(press.site.address(entry), "Withdrawn", "This story was withdrawn.", indexed=False)
        yield press.page(
            page,
            "pages/withdrawn.html",
            date=views.day_text(entry.withdrawn.date),
            reason=entry.withdrawn.reason or "",
            back=Link("All news", views.article_or_case(entry)),
        )
