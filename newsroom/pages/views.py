"""What templates are shown: small plain things made from the site, so that a page depends on nothing else."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from newsroom import addresses
from newsroom.content import Article, Award, CaseStudy, Opportunity, Person, Unit
from newsroom.content.base import PartialDate
from newsroom.content.data import SMALLEST_GROUP, Figure, Role
from newsroom.content.entry import Entry
from newsroom.linking import units_of
from newsroom.render.markdown import minutes_to_read
from newsroom.render.pictures import Picture, picture_at
from newsroom.render.templates import CoverSpec, FeedLink, Shared
from newsroom.settings import Link
from newsroom.site import Site

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
NOT_RECORDED = "not recorded"


@dataclass(frozen=True)
class Chip:
    text: str
    title: str
    address: str
    accent: str


@dataclass(frozen=True)
class Card(Shared):
    """An entry as lists show it."""

    kind: str
    title: str
    address: str
    summary: str
    date: str
    iso: str
    chips: tuple[Chip, ...]
    minutes: int
    by: str
    """Who wrote it, by name; empty where nobody is told."""
    accent: str
    cover: CoverSpec
    picture: Picture | None = None
    unpublished: str = ""
    """Why nobody else sees it yet, where a preview shows what is not published: “Draft”, “From 5 May 2027”."""


@dataclass(frozen=True)
class PersonView:
    """A person as one story or list may name them: with a role and the date that it is known for."""

    name: str
    role: str = ""
    as_at: str = ""
    address: str = ""
    """Only where they agreed to a page."""


@dataclass(frozen=True)
class FigureView:
    what: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class SourceView:
    title: str
    publisher: str
    date: str
    doubt: str
    author: str
    url: str


@dataclass(frozen=True)
class AwardView:
    id: str
    scheme: str
    by: str
    result: str
    category: str
    recipients: tuple[PersonView, ...]
    reason: str
    year: str
    scope: str
    chips: tuple[Chip, ...]
    note: str
    stories: tuple[Link, ...]
    edit: str


@dataclass(frozen=True)
class OpportunityView:
    id: str
    title: str
    state: str
    open: bool
    deadline: str
    iso: str
    who: str
    amount: str
    how: str
    helps: str
    scheme: str
    as_of: str
    edit: str


def kind_of(entry: Entry) -> str:
    if isinstance(entry, CaseStudy):
        return "Career" if entry.subject.kind == "person" else "Case study"
    return "News"


def chip(unit: Unit) -> Chip:
    return Chip(unit.short, unit.name, addresses.faculty(unit.id), unit.accent)


def chips(site: Site, ids: Iterable[str]) -> tuple[Chip, ...]:
    return tuple(chip(site.units[unit]) for unit in ids if unit in site.units)


def card(site: Site, entry: Entry) -> Card:
    return site.once("card", entry.path, lambda: _card(site, entry))


def _card(site: Site, entry: Entry) -> Card:
    unit = leading_unit(site, entry)
    return Card(
        kind=kind_of(entry),
        title=entry.title,
        address=site.address(entry),
        summary=entry.summary,
        date=entry.date.text,
        iso=entry.date.iso,
        chips=chips(site, units_of(entry)),
        minutes=minutes_to_read(entry.body),
        by=_by(site, entry),
        accent=unit.accent if unit else "blueprint",
        cover=cover_of(site, entry),
        picture=picture_of(site, entry),
        unpublished=_unpublished(site, entry),
    )


def _by(site: Site, entry: Entry) -> str:
    names = [site.people[name].name for name in entry.authors if name in site.people]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _unpublished(site: Site, entry: Entry) -> str:
    if not entry.is_unpublished_on(site.today):
        return ""
    return "Draft" if entry.draft else f"From {day_text(entry.begins)}"


def cards(site: Site, entries: Iterable[Entry]) -> tuple[Card, ...]:
    return tuple(card(site, entry) for entry in entries)


def leading_unit(site: Site, entry: Entry) -> Unit | None:
    """Whose drawing and ink stand for an entry. A story of three or more belongs to none of them."""
    units = [site.units[name] for name in units_of(entry) if name in site.units]
    return units[0] if 0 < len(units) <= 2 else None


def cover_of(site: Site, entry: Entry) -> CoverSpec:
    unit = leading_unit(site, entry)
    return CoverSpec(
        seed=site.address(entry),
        motif=unit.motif if unit else "construction",
        kind=kind_of(entry),
        year=str(entry.date.year),
        unit=unit.abbreviation or "" if unit else "",
        initials=_initials(site, entry),
    )


def _initials(site: Site, entry: Entry) -> str:
    """Drawn only for the person whom a case study is about, and only because they agreed."""
    if not isinstance(entry, CaseStudy) or not entry.subject.person or not entry.consent:
        return ""
    words = site.people[entry.subject.person].name.split()
    return "".join(word[0] for word in (words[0], words[-1])).upper() if len(words) > 1 else ""


def picture_of(site: Site, entry: Entry) -> Picture | None:
    if entry.image is None:
        return None
    path = f"{entry.path.rpartition('/')[0]}/{entry.image.src}"
    image = entry.image
    words = ("" if image.decorative else image.alt.strip(), image.caption or "", image.credit)
    return picture_at(site.pictures[path], site.content.pictures[path], *words)


def entry_link(site: Site, entry: Entry) -> Link:
    return Link(entry.title, site.address(entry))


def person_view(
    site: Site, person: Person, near: PartialDate | None = None, documents: Collection[str] = ()
) -> PersonView:
    """With the role that fits: of `documents`, then nearest to `near`; told as at its date, never as now."""
    role = _role(person, near, documents)
    return PersonView(
        person.name,
        role_text(site, role) if role else "",
        role.as_at.text if role else "",
        addresses.person(person.id) if site.has_page(person) else "",
    )


def role_text(site: Site, role: Role) -> str:
    """The role with the office held: “Technician Champion, FBS; Chair, TCWG”."""
    if not role.office or role.office in role.role:
        return role.role
    body = site.bodies.get(role.body or "")
    return f"{role.role}; {role.office}" + (f", {body.abbreviation or body.name}" if body else "")


def _role(person: Person, near: PartialDate | None, documents: Collection[str]) -> Role | None:
    fitting = [role for role in person.roles if role.source in documents] or list(person.roles)
    if not fitting:
        return None
    if near is None:
        return max(fitting, key=lambda role: role.as_at)
    return min(fitting, key=lambda role: (abs((role.as_at.end - near.end).days), not role.office))


def people_views(
    site: Site, ids: Iterable[str], near: PartialDate | None = None, documents: Collection[str] = ()
) -> tuple[PersonView, ...]:
    return tuple(person_view(site, site.people[name], near, documents) for name in ids if name in site.people)


def figure(item: Figure, note: str = "") -> FigureView:
    return FigureView(item.what, count_text(item.value, item.people), note)


def count_text(value: str | int | float, people: bool) -> str:
    """A figure as it is told: with a comma in thousands, and small groups of people not exactly."""
    if people and _is_small(value):
        return f"fewer than {SMALLEST_GROUP}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _is_small(value: str | int | float) -> bool:
    """Also where the number is written as text."""
    try:
        return 0 < float(value) < SMALLEST_GROUP
    except ValueError:
        return False


def sources_of(site: Site, ids: Iterable[str]) -> tuple[SourceView, ...]:
    found = [site.sources[source] for source in ids if source in site.sources]
    return tuple(
        SourceView(
            title=source.title,
            publisher=source.publisher,
            date=source.date.text if source.date else "undated",
            doubt=source.doubt or "",
            author=source.author or "",
            url=source.url or "",
        )
        for source in found
    )


def award_view(site: Site, award: Award) -> AwardView:
    scheme = site.schemes.get(award.scheme or "")
    return AwardView(
        id=award.id,
        scheme=scheme.name if scheme else f"scheme {NOT_RECORDED}",
        by=scheme.by or "" if scheme else "",
        result=award.result,
        category=award.category or "",
        recipients=tuple(_recipients(site, award)),
        reason=award.reason or "",
        year=award.year.text if award.year else "",
        scope=award.scope or "",
        chips=chips(site, award.faculties),
        note=award.note or "",
        stories=tuple(entry_link(site, entry) for entry in site.by_award.get(award.id, ())),
        edit=site.settings.edit_link(award.path),
    )


def _recipients(site: Site, award: Award) -> Iterable[PersonView]:
    for recipient in award.recipients:
        if recipient.person:
            yield person_view(site, site.people[recipient.person], award.year)
        else:
            count = f" ({count_text(recipient.count, people=True)})" if recipient.count else ""
            yield PersonView(f"{recipient.name}{count}")


def opportunity_view(site: Site, item: Opportunity) -> OpportunityView:
    scheme = site.schemes.get(item.scheme or "")
    return OpportunityView(
        id=item.id,
        title=item.title,
        state=_state(site, item),
        open=item.is_open(site.today),
        deadline=item.deadline.text if item.deadline else NOT_RECORDED,
        iso=item.deadline.iso if item.deadline else "",
        who=item.who,
        amount=item.amount or "",
        how=item.how or "",
        helps=item.helps or "",
        scheme=scheme.name if scheme else "",
        as_of=item.as_of.text if item.as_of else "",
        edit=site.settings.edit_link(item.path),
    )


def _state(site: Site, item: Opportunity) -> str:
    if item.is_open(site.today):
        return "Open"
    if item.status == "closed":
        return "Closed"
    if item.opens and item.opens > site.today:
        return f"Opens {PartialDate.parse(item.opens.isoformat()).text}"
    if item.deadline:
        return f"Closed {item.deadline.text}"
    return "Not known to be open now"


def feeds_of(address: str, title: str) -> tuple[FeedLink, ...]:
    """The links to the RSS, Atom and JSON feeds beside a page."""
    found = zip(FEED_TYPES, addresses.feeds_beside(address), strict=True)
    return tuple(FeedLink(title, kind, feed) for kind, feed in found)


def search_filters(site: Site, entry: Entry) -> Mapping[str, tuple[str, ...]]:
    return {
        "kind": (kind_of(entry),),
        "faculty": tuple(site.units[unit].short for unit in units_of(entry)),
        "theme": tuple(site.themes[theme].name for theme in entry.themes),
        "tag": tuple(site.tag_names[tag] for tag in site.tags_of(entry)),
        "year": (str(entry.date.year),),
    }


def case_studies_promised(site: Site) -> int | None:
    """How many case studies a year the newest plan that says so promised."""
    measures = (measure for plan in site.plans for action in plan.actions for measure in action.measures)
    return next((measure.target for measure in measures if measure.counts == "case studies"), None)


def series_rows(site: Site) -> tuple[tuple[str, str, str, str], ...]:
    """What happens regularly: title, how often, as at when, note."""
    unknown = f"how often is {NOT_RECORDED}"
    return tuple((item.title, item.frequency or unknown, item.as_at.text, item.note or "") for item in site.series)


def day_text(iso_day: object) -> str:
    """A `datetime.date` as people write it."""
    return PartialDate.parse(str(iso_day)).text


def article_or_case(entry: Entry) -> str:
    return addresses.NEWS if isinstance(entry, Article) else addresses.CASE_STUDIES
