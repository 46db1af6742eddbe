"""Lists of entries by what they name: case studies, faculties, themes, tags and people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from newsroom import addresses
from newsroom.content import ActionPlan, Person, Theme, Unit
from newsroom.content.data import Role
from newsroom.content.entry import Entry
from newsroom.output import Output
from newsroom.pages import sharing, views
from newsroom.render.templates import Page, Press
from newsroom.settings import Link
from newsroom.site import PER_PAGE, Site

A_YEAR = 366
"""Days."""


@dataclass(frozen=True)
class Counted:
    """One thing of an index with the number of its stories."""

    link: Link
    count: int
    summary: str = ""
    accent: str = "blueprint"
    short: str = ""
    figures: tuple[views.FigureView, ...] = ()


@dataclass(frozen=True)
class RoleView:
    label: str
    person: views.PersonView
    as_at: str
    old: bool
    """Whether so long ago that somebody else may hold it."""


@dataclass(frozen=True)
class UnitView:
    name: str
    short: str
    accent: str
    summary: str
    as_at: str
    figures: tuple[views.FigureView, ...]
    roles: tuple[RoleView, ...]
    schools: tuple[str, ...]
    note: str
    awards: tuple[views.AwardView, ...]
    sources: tuple[views.SourceView, ...]


@dataclass(frozen=True)
class Stories:
    """The newest stories of a list, and how many there are in all."""

    cards: tuple[views.Card, ...]
    total: int
    search: str
    """The address of the search that finds them all."""


def stories(site: Site, entries: Iterable[Entry], filter_name: str, value: str) -> Stories:
    found = tuple(entries)
    search = f"{addresses.SEARCH}?{filter_name}={addresses.slugify(value)}"
    return Stories(views.cards(site, found[:PER_PAGE]), len(found), search)


def case_studies(press: Press) -> Iterator[Output]:
    site = press.site
    people = [case for case in site.case_studies if case.subject.kind == "person"]
    others = [case for case in site.case_studies if case.subject.kind != "person"]
    page = Page(
        addresses.CASE_STUDIES,
        "Careers",
        f"How technicians at {site.institution.short} came to do what they do, and the schemes that helped.",
        kind="Careers",
        source="",
        feeds=views.feeds_of(addresses.CASE_STUDIES, "Careers"),
    )
    yield press.page(
        page,
        "pages/case-studies.html",
        people=views.cards(site, people),
        others=views.cards(site, others),
        promised=views.case_studies_promised(site),
    )


def faculties(press: Press) -> Iterator[Output]:
    site = press.site
    page = Page(
        addresses.FACULTIES,
        "Faculties and units",
        f"Where technicians at {site.institution.short} work, with dated figures and their stories.",
        kind="Faculties",
        source="data/faculties.yml",
        indexed=False,
    )
    groups: dict[str, list[Counted]] = {"faculty": [], "unit": []}
    for unit in site.units.values():
        groups[unit.sort].append(_counted_unit(site, unit))
    yield press.page(page, "pages/faculties.html", faculties=tuple(groups["faculty"]), units=tuple(groups["unit"]))
    for unit in site.units.values():
        yield Output.later(addresses.file_of(addresses.faculty(unit.id)), partial(_faculty, press, unit))


def _counted_unit(site: Site, unit: Unit) -> Counted:
    return Counted(
        Link(unit.name, addresses.faculty(unit.id)),
        len(site.by_faculty.get(unit.id, ())),
        unit.summary or "",
        unit.accent,
        unit.abbreviation or "",
        tuple(views.figure(item, unit.as_at.text if unit.as_at else "") for item in unit.figures[:1]),
    )


def _faculty(press: Press, unit: Unit) -> Output:
    site = press.site
    address = addresses.faculty(unit.id)
    page = Page(
        address,
        unit.name,
        unit.summary or f"Stories, figures and awards of the technicians in the {unit.name}.",
        kind="Faculty" if unit.sort == "faculty" else "Unit",
        crumbs=(Link("Faculties and units", addresses.FACULTIES),),
        source="data/faculties.yml",
        feeds=views.feeds_of(address, unit.name),
    )
    found = stories(site, site.by_faculty.get(unit.id, ()), "faculty", unit.short)
    return press.page(page, "pages/faculty.html", unit=_unit(site, unit), stories=found)


def _unit(site: Site, unit: Unit) -> UnitView:
    awards = [award for award in site.awards.values() if unit.id in award.faculties]
    as_at = unit.as_at.text if unit.as_at else ""
    return UnitView(
        unit.name,
        unit.short,
        unit.accent,
        unit.summary or "",
        as_at,
        tuple(map(views.figure, unit.figures)),
        tuple(_unit_roles(site, unit)),
        unit.schools,
        unit.note or "",
        tuple(views.award_view(site, award) for award in awards),
        views.sources_of(site, unit.sources),
    )


def _unit_roles(site: Site, unit: Unit) -> Iterator[RoleView]:
    for label, identifier in (("Technician Champion", unit.champion), ("Technical Services Manager", unit.manager)):
        if identifier and identifier in site.people:
            person = site.people[identifier]
            last_word = label.rpartition(" ")[2].lower()
            dates = [role.as_at for role in person.roles if last_word in role.role.lower()]
            as_at = max(dates, default=unit.as_at)
            old = as_at is None or (site.today - as_at.end).days > A_YEAR
            yield RoleView(label, views.person_view(site, person), as_at.text if as_at else "", old)


def themes(press: Press) -> Iterator[Output]:
    site = press.site
    counted = [
        Counted(Link(theme.name, addresses.theme(theme.id)), len(site.by_theme.get(theme.id, ())), theme.summary or "")
        for theme in site.themes.values()
    ]
    page = Page(
        addresses.THEMES,
        "Themes",
        "What the Technician Commitment is about, and the stories that show it.",
        kind="Themes",
        source="data/themes.yml",
        indexed=False,
    )
    yield press.page(page, "pages/index.html", counted=tuple(counted), nothing="No theme is recorded yet.")
    for theme in site.themes.values():
        yield Output.later(addresses.file_of(addresses.theme(theme.id)), partial(_theme, press, theme))


def _theme(press: Press, theme: Theme) -> Output:
    site = press.site
    address = addresses.theme(theme.id)
    page = Page(
        address,
        theme.name,
        theme.summary or f"Stories and promises about {theme.name.lower()}.",
        kind="Theme",
        crumbs=(Link("Themes", addresses.THEMES),),
        source="data/themes.yml",
        feeds=views.feeds_of(address, theme.name),
    )
    promises = tuple((plan.title, tuple(_promised(plan, theme))) for plan in site.plans)
    found = stories(site, site.by_theme.get(theme.id, ()), "theme", theme.name)
    return press.page(page, "pages/theme.html", name=theme.name, covers=theme.covers, promises=promises, stories=found)


def _promised(plan: ActionPlan, theme: Theme) -> Iterator[Link]:
    for action in plan.actions:
        if theme.id in action.themes:
            yield Link(action.title, addresses.action(plan.id, action.codes[0]))


def tags(press: Press) -> Iterator[Output]:
    site = press.site
    used = [tag for tag in sorted(site.by_tag) if site.by_tag[tag]]
    counted = [Counted(Link(site.tag_names[tag], addresses.tag(tag)), len(site.by_tag[tag])) for tag in used]
    page = Page(addresses.TAGS, "Tags", "Every subject that our stories are filed under.", kind="Tags", indexed=False)
    yield press.page(page, "pages/index.html", counted=tuple(counted), nothing="No story carries a tag yet.")
    for tag in site.by_tag:
        yield Output.later(addresses.file_of(addresses.tag(tag)), partial(_tag, press, tag))


def _tag(press: Press, tag: str) -> Output:
    site = press.site
    address, name = addresses.tag(tag), site.tag_names[tag]
    page = Page(
        address,
        f"Tagged “{name}”",
        f"Stories about {name}, newest first.",
        kind="Tag",
        crumbs=(Link("Tags", addresses.TAGS),),
        feeds=views.feeds_of(address, f"Tagged “{name}”"),
        indexed=False,
    )
    return press.page(page, "pages/tag.html", stories=stories(site, site.by_tag[tag], "tag", name))


def people(press: Press) -> Iterator[Output]:
    site = press.site
    page = Page(
        addresses.PEOPLE,
        "People",
        "Technicians who agreed to have a page of their own here.",
        kind="People",
    )
    listed = tuple(views.person_view(site, person) for person in site.people_with_pages)
    yield press.page(page, "pages/people.html", people=listed)
    for person in site.people_with_pages:
        yield Output.later(addresses.file_of(addresses.person(person.id)), partial(_person, press, person))


def _person(press: Press, person: Person) -> Output:
    site = press.site
    address = addresses.person(person.id)
    awards = [a for a in site.awards.values() if any(r.person == person.id for r in a.recipients)]
    roles = sorted(person.roles, key=lambda role: role.as_at, reverse=True)
    page = Page(
        address,
        person.name,
        f"{person.name}: roles, awards and stories on {site.settings.name}.",
        kind="Person",
        crumbs=(Link("People", addresses.PEOPLE),),
        source=person.path,
        feeds=views.feeds_of(address, person.name),
        sharing=sharing.of_person(site, person),
    )
    return press.page(
        page,
        "pages/person.html",
        roles=tuple((role.role, _period(role), role.as_at.text) for role in roles),
        contact=(person.contact.role, person.contact.mailbox or "") if person.contact else None,
        contact_checked=views.day_text(person.contact.checked) if person.contact else "",
        awards=tuple(views.award_view(site, award) for award in awards),
        cards=views.cards(site, site.by_person.get(person.id, ())),
    )


def _period(role: Role) -> str:
    """From when to when, as far as that is known; a role without an end is only known as at a date."""
    return f"{role.start} to {role.to}" if role.start and role.to else ""
