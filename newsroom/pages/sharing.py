"""What a page says of itself where somebody passes it on, and to search engines: pictures, dates, who and what.

A person is a thing of schema.org, and their name stands in a picture, only with their consent: whoever collects
such things collects them for good.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from newsroom import addresses
from newsroom.content import ActionPlan, CaseStudy, Event, Person
from newsroom.content.entry import Entry
from newsroom.linking import units_of
from newsroom.pages import views
from newsroom.reading.spellings import Spelling, folded
from newsroom.render.sharing import LANGUAGE, Sharing, Thing, thing
from newsroom.render.social import Sheet, settable
from newsroom.render.templates import publishing, voice_of
from newsroom.settings import Link
from newsroom.site import Site

LONDON = ZoneInfo("Europe/London")
VOCABULARY = "https://schema.org/"


# -- Pictures


def sheet_of_site(site: Site) -> Sheet:
    """What stands for every page that has no sheet of its own."""
    return _sheet(site, "", site.settings.name, standfirst=site.institution.motto)


def sheet_of_entry(site: Site, entry: Entry) -> Sheet:
    units = [site.units[name] for name in units_of(entry) if name in site.units]
    leading = views.leading_unit(site, entry)
    return _sheet(
        site,
        views.kind_of(entry),
        entry.title,
        subject=entry.subject.person or "" if isinstance(entry, CaseStudy) else "",
        when=str(entry.date.year),
        unit=units[0].name if len(units) == 1 else ", ".join(unit.short for unit in units),
        accent=leading.accent if leading else "blueprint",
    )


def sheet_of_plan(site: Site, plan: ActionPlan) -> Sheet:
    when = f"{plan.period.start.year} to {plan.period.to.year}"
    return _sheet(site, "Action plan", plan.title, when=when)


def _sheet(
    site: Site,
    kind: str,
    title: str,
    *,
    subject: str = "",
    standfirst: str = "",
    when: str = "",
    unit: str = "",
    accent: str = "blueprint",
) -> Sheet:
    """With the title as its headline, if that may stand in a picture and the typeface has all its letters.

    `subject` is the id of a person who agreed to be told of.
    """
    headline = title if settable(title) and not _names_somebody(site, title, subject) else ""
    return Sheet(
        headline=headline,
        standfirst=standfirst,
        kind=kind,
        when=when,
        unit=unit,
        accent=accent,
        site=site.settings.name,
        voice=voice_of(site),
    )


def _names_somebody(site: Site, title: str, subject: str) -> bool:
    """Whether it tells the name of a person who did not agree to a page; `subject` agreed to this story."""
    haystack = folded(title)
    spellings = site.once("names without consent", "", lambda: tuple(_without_consent(site)))
    return any(person != subject and spelling.stands_in(haystack) for person, spelling in spellings)


def _without_consent(site: Site) -> Iterator[tuple[str, Spelling]]:
    """By first name and last; first names alone name nobody, and “Dr” and “Sir” may be left out."""
    for person in site.content.of(Person):
        if not site.has_page(person) and not person.withhold:
            for name in person.names:
                words = name.split()[-2:]
                if len(words) == 2:
                    yield person.id, Spelling.of(" ".join(words))


def alt_of(sheet: Sheet) -> str:
    """What can be read on it."""
    told = ", ".join(filter(None, (sheet.kind, sheet.when, sheet.unit)))
    headline = f": “{sheet.headline}”" if sheet.headline else ""
    return f"Drawing sheet of {sheet.site}{headline}{f' ({told})' if told else ''}. {sheet.voice}".strip()


# -- Pages


def of_entry(site: Site, entry: Entry) -> Sharing:
    """What it tells of may be long ago, and known less exactly than the day on which it came here."""
    published = entry.first_published.isoformat()
    authors = [site.people[name] for name in entry.authors if name in site.people]
    agreed = tuple(_person(site, author) for author in authors if site.has_page(author))
    return Sharing(
        type="article",
        picture=addresses.social_picture(site.address(entry)),
        alt=alt_of(sheet_of_entry(site, entry)),
        published=published,
        modified=entry.last_changed.isoformat(),
        story="Article" if isinstance(entry, CaseStudy) else "NewsArticle",
        tells_of=entry.date.iso if entry.date.iso != published else "",
        authors=agreed,
        with_publisher=not authors,
        person=_subject(site, entry),
    )


def _subject(site: Site, entry: Entry) -> Link | None:
    if isinstance(entry, CaseStudy) and entry.subject.person and entry.consent:
        return _person(site, site.people[entry.subject.person])
    return None


def _person(site: Site, person: Person) -> Link:
    return Link(person.name, addresses.person(person.id) if site.has_page(person) else "")


def of_plan(site: Site, plan: ActionPlan) -> Sharing:
    picture = addresses.social_picture(addresses.action_plan(plan.id))
    return Sharing(picture=picture, alt=alt_of(sheet_of_plan(site, plan)))


def of_person(site: Site, person: Person) -> Sharing:
    """For the page of somebody who agreed to have one."""
    return Sharing(type="profile", person=_person(site, person))


def of_home(site: Site) -> Sharing:
    publisher = publishing(site)
    website = thing(
        "WebSite",
        name=site.settings.name,
        url=site.settings.url,
        description=site.settings.description,
        publisher=publisher,
        inLanguage=LANGUAGE,
    )
    return Sharing(things=(website, publisher))


# -- Events


def of_events(site: Site, events: Iterable[Event]) -> Sharing:
    """With those of `events` of which it is known when they start."""
    return Sharing(things=tuple(_event(site, event) for event in events if event.start))


STATUS = {"postponed": "EventPostponed", "cancelled": "EventCancelled"}
"""What schema.org calls the state of an event; all others take place as they were told."""


def _event(site: Site, event: Event) -> Thing:
    address = site.settings.absolute(addresses.event(event.id))
    here = (thing("Place", name=event.place),) if event.place else ()
    online = (thing("VirtualLocation", url=address),) if event.online else ()
    mode = {(True, False): "Offline", (False, True): "Online", (True, True): "Mixed"}.get((bool(here), bool(online)))
    return thing(
        "Event",
        name=event.title,
        url=address,
        description=event.summary or "",
        startDate=_start(event),
        endDate=_end(event),
        eventStatus=VOCABULARY + STATUS.get(event.status or "", "EventScheduled"),
        eventAttendanceMode=f"{VOCABULARY}{mode}EventAttendanceMode" if mode else "",
        location=here + online,
        organizer=thing("Organization", name=event.host) if event.host else (),
        inLanguage=LANGUAGE,
    )


def _start(event: Event) -> str:
    """The moment, the day, the month or the year: as exactly as it is known."""
    assert event.start
    day = event.start.exact
    return _moment(day, event.time) if day and event.time else event.start.iso


def _end(event: Event) -> str:
    """Nothing where neither its last day nor its last hour is told."""
    last = event.end or (event.start if event.end_time else None)
    if last is None:
        return ""
    return _moment(last.exact, event.end_time) if last.exact and event.end_time else last.iso


def _moment(day: dt.date, time: str) -> str:
    return dt.datetime.combine(day, dt.time.fromisoformat(time), LONDON).isoformat()
